"""Bases told before: 整合前有热线32部…现有11部，比整合前减少65.6%; 去年查出137处…今年86处，比去年下降37.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, OTHER_BASIS, OTHER_FOOTING, REAL_TERMS, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.quantities.slips import one_key
from linter.facts.quantities.strands import Link
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEP = regex(
    rf"[，,、（(](?:(?:比|较)(?P<than>[^，,。；;、：:（）()比较]{{2,10}}?)(?:相比)?|同比|环比)[，,]?(?:总体|共|净|又|则|大幅|略)*"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅度)?$"
)
_NO_LEVEL = regex(rf"计划|目标|预算|任务|其中|(?:{UP}|{DOWN}|超)了?$|(?:上一?[年月期季次]|去年|前年|同期)[^，,。；;]*$")
_PLAN = regex("计划|目标|预算|任务|平均|[全我本][国省市县区]")
_MOST_BACK = 12
"""Numbers of a paragraph before a level among which its base may stand."""
_SURE = 100
"""Printed steps of a rate, three digits, from which on no other pair of numbers gives it by chance."""
_WIDE = 8
"""Printed steps of a rate that two values leave open at most: more, and a rate fits the two by chance."""
_ONE = Decimal(1)


def find_echoed(ledger: Ledger) -> Iterator[Change]:
    """Every rate of change whose base the paragraph tells before, and which that base gives but for one slip."""
    for strand in ledger.strands:
        for at in range(1, len(strand.links)):
            link = strand.links[at]
            if link.quantity.kind == "percent" and link.known and not link.quantity.approximate:
                told = _STEP.fullmatch(link.gap) or _STEP.search(link.gap)
                found = _of_before(ledger, strand.links, at, told) if told else None
                if found:
                    yield found


def _of_before(ledger: Ledger, links: Sequence[Link], at: int, told: re.Match[str]) -> Change | None:
    rate, level = links[at].quantity, links[at - 1].quantity
    if not level.is_amount or level.approximate or not level.value:
        return None
    if _NO_LEVEL.search(links[at - 1].gap) or _PLAN.search(told["than"] or ""):
        return None
    sentence = ledger.sentences[level.sentence]
    words = ledger.read(sentence.span)
    if OTHER_BASIS.search(words) or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    start = ledger.document.blocks[sentence.block].span.start
    last = ledger.quantity_index(level.span.start)
    before = [
        one
        for one in ledger.quantities[max(0, last - _MOST_BACK) : last]
        if one.span.start >= start and comparable(one, level) and one.value
    ]
    step = Step(rate, told["up"] is not None, told["up"] or told["down"])
    if not before or any(_gives(one, level, step.up, rate) for one in before):
        return None
    base = _echoed(ledger, before, told["than"], level, start)
    if base is not None and not one_key_off(base, level, step):
        base = None
    if base is None and rate.value / rate.step >= _SURE:
        turned = [one for one in before if _tells(one, level, rate) and _gives(one, level, not step.up, rate)]
        base = turned[-1] if len({one.value for one in turned}) == 1 else None
    return Change(base, level, None, (step,), (level,)) if base else None


def _gives(base: Quantity, level: Quantity, up: bool, rate: Quantity) -> bool:
    ratio = level.interval.over(base.interval)
    if ratio is None:
        return False
    grown = ratio.minus(Interval.exactly(_ONE))
    said = rate.interval.truncated_too(rate.step)
    return grown.meets(said if up else Interval(-said.high, -said.low, said.high_open, said.low_open))


def _tells(base: Quantity, level: Quantity, rate: Quantity) -> bool:
    """False for 利润2.10亿元；净利润1.61亿元，增长23.45%: values of three digits give many a rate of four."""
    ratio = level.interval.over(base.interval)
    return ratio is not None and ratio.high - ratio.low <= rate.step * _WIDE


def _echoed(
    ledger: Ledger, before: Sequence[Quantity], than: str | None, level: Quantity, start: int
) -> Quantity | None:
    """The first number behind the words that the change takes up: 整合前有热线32部 for 比整合前."""
    found = ledger.text.rfind(than, start, level.span.start) if than else -1
    end = ledger.sentences[ledger.sentence_at(found)].span.end if found >= 0 else -1
    return next((one for one in before if found < one.span.start < end), None) if found >= 0 else None


def one_key_off(base: Quantity, level: Quantity, step: Step) -> bool:
    """True where one key, or the direction, is all that is wrong with the rate."""
    grown = level.value / base.value - _ONE
    needed = (abs(grown) / step.quantity.step).to_integral_value() * step.quantity.step
    return (grown > 0) == step.up and one_key(step.quantity, needed)
