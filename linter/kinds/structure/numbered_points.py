"""Numbered points: paragraphs that open with 问题一, 问题二, 问题四, or with 1.1, 1.2, 1.4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HAN = "一二三四五六七八九十"
_WORDS = "问题|任务|措施|建议|事项|线索|案例"
_COUNTED = "亿万千百元个户人项米吨亩倍家名次台套辆件起度级平立月年日"
"""Characters behind 1.4 that make it a quantity."""
_POINT = regex(
    rf"^[# 　]*(?:(?P<word>{_WORDS})(?P<number>[{_HAN}]{{1,3}}|\d{{1,2}})(?=[：:、.．。，,\s（(])"
    rf"|(?P<section>\d{{1,2}})\.(?P<point>\d{{1,2}})(?=[ 　、]?[一-鿿])(?![ 　]?(?:[{_COUNTED}]|公[里斤顷])))",
    re.MULTILINE,
)
_CONTIGUOUS = 2
"""Points that follow each other from the first before a gap: 1.1 and 1.2, then 1.4."""


class NumberedPoints:
    """Reports the one number that a run of such paragraphs lost."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each point after which one is missing; none where the missing mark stands in between."""
        points: dict[str, list[tuple[int, Span]]] = {}
        for match in _POINT.finditer(ledger.text):
            if ledger.document.blocks[ledger.document.block_index(match.end() - 1)].kind == "cell":
                continue
            name = match["word"] or f"{match['section']}."
            numeral = match["number"] or match["point"]
            number = whole_number(numeral)
            span = Span(match.start("word") if match["word"] else match.start("section"), match.end())
            points.setdefault(name, []).append((number, span))
        for name, found in points.items():
            yield from _gaps(ledger, name, found)


def _gaps(ledger: Ledger, name: str, found: list[tuple[int, Span]]) -> Iterator[Hit]:
    run = 1 if found[0][0] == 1 else 0
    for (before, one), (number, other) in pairwise(found):
        if number == 1:
            run = 1
        elif run and number == before + 1:
            run += 1
        elif run >= _CONTIGUOUS and number == before + 2:
            run = 0
            written = f"{before + 1}" if ledger.read(other)[-1].isdigit() else _han(before + 1)
            if f"{name}{written}" not in ledger.text[one.end : other.start]:
                yield Hit(
                    (one, other),
                    {"before": ledger.quote(one), "mark": ledger.quote(other), "lost": f"{name}{written}"},
                    severity="warning",
                )
        else:
            run = 0


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens - 1]) + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")
