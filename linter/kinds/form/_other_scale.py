"""Other scale: 一般公共预算收入192.68万元 of a city whose other totals are in 亿元, or 469,712亿元 among 万元.

In 2.4 million characters of reports no total stood so: what a place takes, makes or owes is told in one scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.patterns import regex

_TOTAL = regex(
    r"(?:生产总值|一般公共预算总?(?:收入|支出)|固定资产投资|零售总额|[存贷]款余额|增加值|进出口总?额|保费收入|税收收入"
    r"|基金(?:预算)?(?:收入|支出)|总收入|财政收入|总产值|旅游(?:总|综合)?收入|债务限额|债务余额)(?:[^，,。；;、：:\d]{0,6})$"
)
"""What a county or a city has in all."""
_OF_FEW = regex(
    r"[人户亩日月年次]均|平均|每|镇|乡(?!村)|街道|村|社区|企业|公司|学校|医院|单位|家庭|合作社|园区|项目|其中|新增|净增|增加|减少|[增减][收支]|[去上]年"
)
"""Totals of small places and of one office, and changes."""
_FEWEST = 3
_MOST_OTHERS = 5
"""One total in so many at most may be told in another scale."""
_TINY = Decimal(10) ** 7
_HUGE = 200
"""Times the largest of the other totals."""
_CLAUSE = 24


def find_other_scales(text: str, told: Sequence[tuple[Quantity, str]]) -> Iterator[Quantity]:
    """Every total far out of the scale of the others; `told` are amounts with the 万 or 亿 of each."""
    totals = [(one, char) for one, char in told if _TOTAL.search(one.before)]
    large = [one for one, char in totals if char == "亿"]
    small = [one for one, char in totals if char == "万"]
    for usual, odd in ((large, small), (small, large)):
        if len(usual) < _FEWEST or len(odd) * _MOST_OTHERS > len(totals) + 1:
            continue
        most = max(one.value for one in usual)
        for one in odd:
            out = one.value < _TINY if odd is small else one.value > most * _HUGE
            front = text[max(0, one.span.start - _CLAUSE) : one.span.start]
            if out and not one.approximate and one.value > 0 and not _OF_FEW.search(front):
                yield one
