"""Words in the midst: “三个一律”：凡甲一律报批，凡乙一律公示, each clause with the word once."""

from __future__ import annotations

import re

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SENTENCE = regex(r"[：:，,](?P<row>[^。：:（()）“”\n]{1,300})。")
_MARKS = regex("[、，,；;]")
_OPEN = regex("等|[一1①]是|第一|其中|同时|还要|以及|另外|此外")
_SOME = regex("[，,](?:重点|主要|着力|突出|先|优先|率先)")
"""What begins a row of some of them: 深化“四个…”，重点做好…."""
_SHORTEST, _FEWEST = 2, 3
"""Characters of the word and clauses of a row by which it is told."""
_LONGEST = 30
"""Characters of a clause at most."""


def word_in_midst(ledger: Ledger, slogan: re.Match[str]) -> list[Span]:
    """The clauses of the sentence right behind a slogan, parted by one mark, that each hold its word behind others."""
    word = slogan["word"]
    if len(word) < _SHORTEST or not slogan.group().endswith("”"):
        return []
    found = _SENTENCE.match(ledger.text, slogan.end())
    if found is None or found["row"].count(word) < _FEWEST or _OPEN.search(found["row"]) or _SOME.match(found.group()):
        return []
    if len({mark.replace(",", "，").replace(";", "；") for mark in _MARKS.findall(found["row"])}) != 1:
        return []  # 一律招标、一律备案 may be one of them
    items: list[Span] = []
    at = found.start("row")
    for clause in _MARKS.split(found["row"]):
        if clause.count(word) != 1 or clause.startswith(word) or len(clause) > _LONGEST:
            return []
        items.append(Span(at, at + len(clause)))
        at += len(clause) + 1
    # The word told again further on may be the one that is missing here.
    block = ledger.document.blocks[ledger.document.block_index(slogan.start())].span
    return [] if word in ledger.text[found.end() : block.end] else items
