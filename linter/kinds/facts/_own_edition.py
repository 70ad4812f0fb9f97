"""The edition that is the report's own: 第七届“匠人杯”竞赛 in its title, and 本次第六届“匠人杯” further down.

Who says 本次 speaks of the event at hand, whatever else the sentence holds it against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_THING = (
    rf"第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})(?P<unit>[届轮次批期])"
    r"(?P<name>[“\"《]?(?:(?!精神|要求|以来)[一-鿿A-Za-z]){2,12})"
)
_NUMBERED = regex(_THING)
_OWN = regex(rf"(?:本|此|这)(?:次|届|轮|批|期)(?:的)?{_THING}")
_SIGN = regex("[本此这][次届轮批期]的?第")
_NOT_YET = regex("筹[备办]|申办|征集|预备|推荐|报名|意见的|转发|下一")
_HEAD = 4
"""Blocks from the start among which the title is looked for."""
_SHARED = 3
"""Characters of a name by which it is the same."""


def own_edition(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The edition in the title, that which the text calls its own, and the name of both."""
    if not _SIGN.search(ledger.text):
        return
    titled = _titled(ledger)
    for match in _OWN.finditer(ledger.text) if titled else ():
        of_it = [one for one in titled if one["unit"] == match["unit"] and _named(one) == _named(match)]
        numbers = {whole_number(one["number"]) for one in of_it}
        if len(numbers) == 1 and whole_number(match["number"]) not in numbers:
            yield _numbered(of_it[0]), _numbered(match), match["name"].strip('“"《')


def _titled(ledger: Ledger) -> list[re.Match[str]]:
    """What the lines above the text number."""
    found: list[re.Match[str]] = []
    for block in ledger.document.blocks[:_HEAD]:
        line = ledger.read(block.span)
        if block.kind != "cell" and "。" not in line and not _NOT_YET.search(line):
            found += _NUMBERED.finditer(ledger.text, *block.span)
    return found


def _named(match: re.Match[str]) -> str:
    return match["name"].strip('“"《')[:_SHARED]


def _numbered(match: re.Match[str]) -> Span:
    return Span(match.start("number") - 1, match.end("unit"))
