"""Rows further on: 坚持“四个一批”。…按照立改一批、整治一批、建章一批的思路, whose names all have its word."""

from __future__ import annotations

import re

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NAME = r"[^，,。；;：:、“”（()）\d\n]{2,12}"
_REACH = 120
"""Characters behind a slogan in which the row stands."""
_OTHER = regex("“|其中|部分|主要|重点|首批|先行|除|等")
"""Between slogan and row: another slogan, or words by which the row names some of what it stands for."""
_OPEN = regex("等")
_LEAD = regex("(?:按照?|坚持|通过|采取|做到|做好|抓好|实行|推行|落实|推进|严格|全面|区分|分为|以)+")
_FEWEST = 3


def further_on(ledger: Ledger, slogan: re.Match[str]) -> list[Span]:
    """The names of the one row in the paragraph of a slogan that all end, or all begin, with its word."""
    word = slogan["word"]
    if len(word) == 1:
        return []
    text = ledger.text
    block = ledger.document.blocks[ledger.document.block_index(slogan.start())].span
    end = min(block.end, slogan.end() + _REACH)
    if text.count(word, slogan.end(), end) < _FEWEST:
        return []
    told = re.escape(word)
    ending = re.compile(rf"{_NAME}?{told}(?:、{_NAME}?{told}){{{_FEWEST - 1},}}")
    beginning = re.compile(rf"{told}{_NAME}(?:、{told}{_NAME}){{{_FEWEST - 1},}}")
    rows = [row for form in (ending, beginning) for row in form.finditer(text, slogan.end(), end)]
    if len(rows) != 1 or _OTHER.search(text, slogan.end("slogan") + 1, text.find(word, rows[0].start())):
        return []
    row = rows[0]
    # The word told again outside the row may be the one that is missing there.
    again = text.count(word, slogan.end(), block.end) != row.group().count(word)
    if (
        again
        or _OPEN.search(text, row.start(), row.end() + 1)
        or row.group().count(word) != row.group().count("、") + 1
    ):
        return []
    lead = _LEAD.match(row.group())
    at = row.start() + (lead.end() if lead else 0)
    spans = []
    for name in text[at : row.end()].split("、"):
        spans.append(Span(at, at + len(name)))
        at += len(name) + 1
    return spans
