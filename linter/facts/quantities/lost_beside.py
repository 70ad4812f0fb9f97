"""Numbers lost beside one that is told: 新增就业万人，转移就业12.6万人: only the next one has its own."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

# What comes to a number year by year; 带动万人 and 面积万亩 tell that a mark was reached.
_FLOW = (
    "新增就业|转移就业|就业|新增|净增|减少|脱贫|减贫|搬迁|参保|培训|接待|总产量?|产量|销量|出栏|存栏|装机|发电|完成投资"
    "|造林|新建|改造|发放|种植|支出|投入|下达|拨付|总额|余额|增加值"
)
_LOST = regex(
    rf"(?<![均每])(?<!带动)(?<!吸纳)(?<!惠及)(?<!促进)(?<!拉动)(?:{_FLOW})"
    r"(?P<unit>(?:万(?:人次?|户|亩|吨|千瓦时?|套|台|辆|头|只|公里|平方米|立方米|斤|元)|万?亿(?:元|斤|千瓦时|人次|立方米)))"
    r"(?=[，,。；;、])"
)
_SIGN = regex("[一-鿿](?:万|亿)[人户亩吨千套台辆头只公平立斤元亿]")
_AROUND = 70
"""Characters around in which the same unit stands with its number."""


def find_lost_beside(text: str) -> Iterator[Span]:
    """Every unit of ten thousands that no number stands before, near to one that has its number to the point."""
    at = 0
    while found := _SIGN.search(text, at):
        at = found.end()
        match = _LOST.search(text, max(0, found.start() - 5), min(len(text), at + 8))
        if match is None or match.start("unit") != found.start() + 1:
            continue
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if regex(rf"\d[\d.]*{match['unit']}").search(around) and not _HEADS.search(around):
            yield Span(*match.span())


_HEADS = regex("[:：（(][^，,。；;]{0,6}$|单位|级|规模|大关|目标线|[超破过]万|梯队|千亿|百亿|万亩方")
"""What speaks of marks and sizes, 亿元级企业, and heads of columns."""
