"""Moved on: 未完成14户 … 新增8户，完成3户，未完成的19户: what came and went between makes the later number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CAME = regex(r"新[一-鿿]{1,4}|[又再]次?[一-鿿]{1,4}|漏[一-鿿]|增[加补]|追加|补[充录报登]|转入|纳入")
_FROM = regex(
    r"[^，,。；;：:\d]{0,12}?(?:调整|优化|整合|合并|重组|压[减缩]|精简|缩减|扩[大充展增]|拆分|改[组建设]|增加|减少|归并|撤并|[减降缩增扩升])"
    r"[一-鿿]{0,4}?[为到至成]了?[\d一二两三四五六七八九十]"
)
"""Behind a number from which a change of the things sets out: 将16个班组调整优化为21个."""
_CLAUSE = regex(r"[，,。；;：:、\d]")
_MOST = 6
"""Numbers between the two that may tell how the one became the other."""


def moved_on(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where one number between the two that came, less one that went, leads from the first to the later."""
    if sets_out(later) or _left_out(ledger, first, later):
        return True
    between = [
        one
        for sentence in range(first.sentence, later.sentence + 1)
        for one in ledger.by_sentence.get(sentence, ())
        if first.span.end <= one.span.start < later.span.start and one.unit == later.unit
    ][-_MOST:]
    came = [one for one in between if _CAME.search(_CLAUSE.split(one.before)[-1])]
    went = [Decimal(0), *(one.value for one in between if one not in came)]
    return any(first.value + one.value - gone == later.value for one in came for gone in went)


_LEFT_OUT = regex("(?:调|移|划|剔)出|核减|剔除|取消|撤销|终止|退出|不再(?:实施|建设|列入|纳入)")
_A_FEW = 2
"""Things that may leave a lot without being counted."""


def _left_out(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 27个项目…，其中停车楼经批准调出计划…。目前26个项目中: one of them, told by name, was taken out."""
    start = ledger.paragraph(later).start
    fewer = 0 < first.value - later.value <= _A_FEW
    if not fewer or first.span.start < start:
        return False
    return _LEFT_OUT.search(ledger.text, first.span.end, later.span.start) is not None


def sets_out(quantity: Quantity) -> bool:
    """True where a change of the things begins with a number: it need not have been told before."""
    return _FROM.match(quantity.after) is not None
