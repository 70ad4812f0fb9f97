"""By places told: 小区42个…。分布在甲、乙、丙三个街道，小区数依次为18个、14个、9个 — a number for each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import han_value
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("(?:依次|分别)(?:为|是|有)")
_PLACES = regex(
    r"(?:^|[。；;，,\n])(?P<lead>(?P<what>[^。；;，,、\d]{0,10}?)(?:分布|安排|分配|分解|落实?|位于|涉及|覆盖|下达|布局|分属)[在于到至]?)"
    r"(?P<names>[一-鿿]{1,8}(?:、[一-鿿]{1,8}){1,7})(?P<number>[二两三四五六七八]|[2-8])个?(?:街道|乡镇|镇|乡|县|区|市|村|片区|社区|园区|单位|部门)"
    r"[，,](?P<noun>[一-鿿]{0,12}?)$"
)
"""Before the numbers: what was spread over which places, how many these are, and what each number counts."""
_NO_ALL = regex("其中|主要|居前|前[二三四五]|等|未|已|余|剩|的(?:分布|安排)|部分|第[一二三四五]")
_GENERAL = regex("^(?:这些|上述|各|全部|具体|年度)+|(?:任务|项目|工程|资金|指标|名额|计划|对象)$")
"""What says no more of what is spread than the number before: 整修任务, but not 试点社区, which are some of all."""
_NUMBER_OF = regex("(?:总|个|户|人|件|宗|处|项)?数量?$|数$")
_LOOK_BACK = 120
_NEAR = (Decimal("0.75"), Decimal("1.3"))
"""Shares of the whole between which the sum is one of it."""
_EARLIER, _SENTENCES = 12, 3
"""Numbers and sentences back to the whole."""


def find_by_places_told(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of as many numbers as places were announced, with the number before it that it is spread from."""
    for sign in _SIGN.finditer(ledger.text):
        start = ledger.sentences[ledger.sentence_at(sign.start())].span.start
        told = _PLACES.search(ledger.text, max(start - 1, 0, sign.start() - _LOOK_BACK), sign.start())
        if told is None or _NO_ALL.search(told["lead"] + told["noun"]):
            continue
        names = told["names"].split("、")
        number = told["number"]
        if (int(number) if number.isdigit() else han_value(number)) != len(names):
            continue
        parts = _values(ledger, sign.end(), len(names))
        whole = _whole(ledger, told, parts[0]) if parts else None
        if whole and _NEAR[0] <= sum(part.value for part in parts) / whole.value <= _NEAR[1]:
            yield by_slip(whole, parts, tuple(names))


def _values(ledger: Ledger, at: int, number: int) -> tuple[Quantity, ...]:
    """So many numbers of one unit in a row, and no more."""
    first = ledger.quantity_index(at)
    run = ledger.quantities[first : first + number]
    if len(run) < number or run[0].span.start - at > 1 or any(one.approximate or not one.is_amount for one in run):
        return ()
    joined = all(
        ledger.text[one.span.end : other.span.start] in ("、", "，", "和", "及") for one, other in pairwise(run)
    )
    following = ledger.text[run[-1].span.end : run[-1].span.end + 1]
    return tuple(run) if joined and len({one.unit for one in run}) == 1 and following not in ("、", "等") else ()


def _whole(ledger: Ledger, told: re.Match[str], part: Quantity) -> Quantity | None:
    """The nearest number before in the unit whose things the numbers count."""
    begin = told.start("lead")
    end = ledger.quantity_index(begin)
    noun = _NUMBER_OF.sub("", told["noun"])
    for one in reversed(ledger.quantities[max(0, end - _EARLIER) : end]):
        if part.sentence - one.sentence > _SENTENCES:
            return None
        if one.unit != part.unit or one.kind != part.kind or one.approximate:
            continue
        if _GENERAL.sub("", told["what"]) not in one.before + one.head + one.after:
            return None
        if not noun or part.kind != "count" or share_a_bigram(noun, one.head + one.before):
            return one if one.value > part.value else None
        return None
    return None
