"""Kept counts: 资金1.86亿元，安排项目52个 … 52个项目安排资金1.68亿元: so many of one name, with a sum mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.retold import in_parallel
from linter.facts.quantities.slips import copied, printed_digits
from linter.kinds.facts._kept_amounts import BESIDE, DIGITS, FARTHEST, NAMELESS, PAIR, STOP, explained
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_ROUND = 10
"""Counts up to here, and multiples of it, are of many things."""
_NEAR_BY = 8
"""Characters on each side of a count that tell what it counts."""
_PARTLY = regex(
    "预算|概算|计划|拟|批复|下达|调整|追加|结余|节约|中标|合同|决算|审减|送审|[上去]年|同期|首批|部分|其余|另"
)
"""What tells that a sum may be another of the same things: what they were to cost, and what they did."""
_GENERAL = han_bigrams(
    "资金 投入 安排 共计 合计 金额 项目 花费 总计 涉及 支出 使用 落实 完成 到位 累计 总额 工作 开展 用于 经费 问题 任务"
)
"""What is said of any sum: that two have it in common tells nothing."""


def find_kept_counts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity]]:
    """The two amounts, one a slip of the other, and the two places of the count that both are told with."""
    told: dict[tuple[str, Decimal], list[tuple[Quantity, Quantity]]] = {}
    for quantities in ledger.by_sentence.values():
        for one, other in pairwise(quantities):
            amount, count = (one, other) if one.kind == "money" else (other, one)
            gap = ledger.text[one.span.end : other.span.start]
            if amount.kind != "money" or amount.approximate or count.kind != "count" or not count.exact:
                continue
            if _is_telling(count) and len(gap) <= FARTHEST and not STOP.search(gap):
                told.setdefault((count.unit, count.value), []).append((amount, count))
    for pairs in told.values():
        if len(pairs) == PAIR:
            (first, kept), (later, again) = pairs
            # 涉及45人 does not say of whom: then what the sums are of must be told in both sentences.
            words = ledger.read(ledger.sentences[later.sentence].span) if kept.unit in NAMELESS else ""
            named = _share_a_name(_around(kept), _around(again)) or _share_a_name(first.before[-BESIDE:], words)
            apart = first.sentence != later.sentence and first.unit == later.unit
            if named and apart and _is_slip(first, later) and _of_one_time(ledger, first, later):
                yield first, later, kept, again


def _share_a_name(one: str, other: str) -> bool:
    return bool((han_bigrams(one) & han_bigrams(other)) - _GENERAL)


def _around(count: Quantity) -> str:
    return f"{count.before[-_NEAR_BY:]}|{count.after[:_NEAR_BY]}"


def _is_telling(count: Quantity) -> bool:
    """False for 10个 and 120人: round numbers are of many things."""
    return count.value > _ROUND and count.value % _ROUND != 0


def _is_slip(one: Quantity, other: Quantity) -> bool:
    here, there = printed_digits(one), printed_digits(other)
    return one.step == other.step and copied(here, there, DIGITS)


def _of_one_time(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    # 安排项目52个 has been done, whatever else 安排 says.
    if not one_time(ledger, first, later, plans=False) or not one_scope(first, later):
        return False
    if in_parallel(ledger, first, later):
        return False
    spans = (ledger.sentences[one.sentence].span for one in (first, later))
    return not (explained(ledger, first, later) or any(_PARTLY.search(ledger.read(span)) for span in spans))
