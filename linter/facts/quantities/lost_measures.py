"""Lost measure words: 5支综合应急救援队伍和17专业应急救援队伍, of two things of one kind one lacks its measure word."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_MEASURES = "支个家所名项座处条件户台辆批场艘架栋套"
_NUMBER = r"(?<![\d.])\d{1,4}"
_NO_NUMBER = r"(?:(?:19|20)\d\d|1(?:1[0249]|2[02]))"
"""A year, and the number that is called in need: 120急救指挥中心."""
_UNITS = "年月日号元万亿人次起份种类级期吨千兆公平立米亩度床路强"
"""What is counted or measured without a measure word: 5000亩高标准农田示范区."""
_PAIR = regex(
    rf"{_NUMBER}[{_MEASURES}][一-鿿]{{1,6}}?(?P<kind>[一-鿿]{{4,8}})[^。；;\n]{{0,30}}?[、，和]"
    rf"(?P<lost>(?!{_NO_NUMBER}(?!\d)){_NUMBER}(?![{_UNITS}{_MEASURES}]|小时|分钟)[一-鿿]{{1,6}}?(?P=kind))"
)


def find_lost_measures(text: str) -> Iterator[Span]:
    """Every number, with its noun, right before a noun whose kind is counted with a measure word beside it."""
    for match in _PAIR.finditer(text):
        yield Span(*match.span("lost"))
