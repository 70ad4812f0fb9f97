"""Changes told apart: 占比38.6%，比上年上升2.1%, where another sentence tells the value before: 上年占比为36.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import COMPARED, DOWN, OTHER_FOOTING, REAL_TERMS, STEP, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.echoed import one_key_off
from linter.facts.dates.years import YEAR
from linter.facts.quantities.bigrams import share_a_bigram
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RATE = r"(?:率|占比|比重|覆盖面|比例)"
_NAMED_STEP = regex(
    rf"(?P<name>[^，,。；;：:、（）()]{{1,20}}?{_RATE})(?:{COMPARED})?(?:共|累计|总体|大幅|又|则|已经?)*(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$"
)
_BARE_STEP = regex(rf"(?:{COMPARED})(?:共|累计|总体|大幅|又|则|已经?)*(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$")
_LEVEL = regex(rf"(?P<name>[^，,。；;：:、（）()]{{1,20}}?{_RATE})(?:仅|已经?)?(?:为|达到|达|是|：|:)?$")
_BEFORE = regex(r"上年|去年|上一年|同期")
_TIME = regex(
    r"(?:截至)?(?:今年|上年|去年|上一年|本年|全年|同期|[上下]半年|[12]\d{3}年|\d{1,2}月)(?:[年月底末初])*|[由从]$|[全我本][省市县区州镇乡]|其中|同期|的"
)
_REACHED = regex(r"(?:已经?|共|仅|累计|实际)*(?:为|是|达到?|完成|实现|有)?$")
_CHANGED = regex(rf"[比较与]|{UP}|{DOWN}")
_SAME_TIME = regex(r"(?:上年|去年)同期(?![^，,。；;]*(?:增|减|升|降))[^，,。；;]*$")
_BACK = 10
"""Numbers before a base among which its level stands."""
_SHORTEST = 2
_MOST = 40
"""Rates of like names that are looked through for one step: more are a list of places, not one rate."""
_FEWEST_SHARED = 3
"""Characters of a rate's name that must agree from its end on: 合格率 and 抽检合格率."""


def find_changes_apart(ledger: Ledger, told: Sequence[Change]) -> Iterator[Change]:
    """Changes of rates and of amounts whose value before another sentence tells under the same name."""
    known = {step.quantity.span for change in told if change.start and change.end for step in change.steps}
    yield from _of_rates(ledger, told, known)
    yield from _of_amounts(ledger, known)
    yield from _behind_base(ledger, known)


def _of_rates(ledger: Ledger, told: Sequence[Change], known: set[Span]) -> Iterator[Change]:
    """提高4%, where the two rates told elsewhere differ by just 4 points."""
    percents = [q for q in ledger.quantities if q.kind == "percent" and not q.approximate]
    pairs: dict[str, list[tuple[str, Quantity, Quantity]]] = {}
    priors: dict[str, list[tuple[str, Quantity]]] = {}
    for change in told:
        if change.start and change.end and change.start.kind == "percent":
            name = _name(change.start.before)
            pairs.setdefault(name[-_FEWEST_SHARED:], []).append((name, change.start, change.end))
    for quantity in percents:
        level = _LEVEL.search(quantity.before)
        if level and (_BEFORE.search(quantity.before) or YEAR.search(quantity.before)):
            name = _name(level["name"])
            priors.setdefault(name[-_FEWEST_SHARED:], []).append((name, quantity))
    previous: Quantity | None = None
    for quantity in percents:
        last, previous = previous, quantity
        if quantity.span in known or quantity.printed_unit != "%":
            continue
        named = _NAMED_STEP.search(quantity.before)
        if named:
            step = Step(quantity, named["up"] is not None, named["up"] or named["down"])
            own = _name(named["name"])
            for name, start, end in pairs.get(own[-_FEWEST_SHARED:], ())[:_MOST]:
                if _alike(name, own) and _is_points(start, end, step):
                    yield Change(start, end, None, (step,))
                    break
        elif last is not None:
            yield from _behind_level(quantity, last, priors)


def _behind_level(
    quantity: Quantity, level: Quantity, priors: Mapping[str, Sequence[tuple[str, Quantity]]]
) -> Iterator[Change]:
    """占比38.6%，比上年上升2.1%: the step right behind its level."""
    bare, told = _BARE_STEP.fullmatch(quantity.before), _LEVEL.search(level.before)
    if bare is None or told is None or quantity.span.start - level.span.end > len(quantity.before) + 1:
        return
    step = Step(quantity, bare["up"] is not None, bare["up"] or bare["down"])
    own = _name(told["name"])
    for name, prior in priors.get(own[-_FEWEST_SHARED:], ())[:_MOST]:
        if prior is not level and _alike(name, own) and _is_points(prior, level, step):
            yield Change(prior, level, None, (step,))
            return


def _is_points(start: Quantity, end: Quantity, step: Step) -> bool:
    """True where the two rates differ by just the figure that is told in per cent."""
    return end.value - start.value == (step.quantity.value if step.up else -step.quantity.value)


def _name(words: str) -> str:
    return _TIME.sub("", words)


def _alike(one: str, other: str) -> bool:
    """True where one name ends with the other."""
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST_SHARED and (one.endswith(other) or other.endswith(one))


def _of_amounts(ledger: Ledger, known: set[Span]) -> Iterator[Change]:
    """接待游客268万人次，同比增长31.7%, and elsewhere 上年同期接待游客为213万人次."""
    priors: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if not quantity.is_amount or not _BEFORE.search(quantity.before):
            continue
        if not _CHANGED.search(quantity.before):
            priors.setdefault((quantity.unit, _object(quantity.before)), []).append(quantity)
    for strand in ledger.strands if priors else ():
        for one, two in zip(strand.links, strand.links[1:], strict=False):
            told = (
                STEP.fullmatch(two.gap) if two.quantity.kind == "percent" and two.quantity.span not in known else None
            )
            if told is None or not _of_last_year(told) or OTHER_FOOTING.search(one.gap + two.gap):
                continue
            found = priors.get((one.quantity.unit, _object(one.quantity.before)), [])
            found = [q for q in found if comparable(q, one.quantity) and q.sentence != one.quantity.sentence]
            sentence = ledger.read(ledger.sentences[strand.sentence].span)
            if len({q.value for q in found}) != 1 or REAL_TERMS.search(sentence) or OTHER_FOOTING.search(sentence):
                continue
            if _BEFORE.search(one.quantity.before):
                continue
            step = Step(two.quantity, told["up"] is not None, told["up"] or told["down"])
            # The value after is a rival of itself: what is inferred over sentences is no proof.
            yield Change(found[0], one.quantity, None, (step,), (one.quantity,))


def _behind_base(ledger: Ledger, known: set[Span]) -> Iterator[Change]:
    """发放补贴86万元，其中春季41万元、秋季45万元；上年同期发放74万元，同比增长16.2%: behind its base."""
    if not _BEFORE.search(ledger.text):
        return
    for strand in ledger.strands:
        for one, two in pairwise(strand.links):
            rate, base = two.quantity, one.quantity
            if rate.kind != "percent" or not base.value or rate.span in known or not _SAME_TIME.search(base.before):
                continue
            told = STEP.fullmatch(two.gap)
            if told is None or told["same"] != "同比" or OTHER_FOOTING.search(one.gap + two.gap):
                continue
            level = _level_before(ledger, base)
            step = Step(rate, told["up"] is not None, told["up"] or told["down"])
            # 去年同期完成74万元，同比增长9.5% may tell how last year grew: only a slip shows that it does not.
            if level and (one_key_off(base, level, step) or _of_the_level(base, level, rate)):
                yield Change(base, level, None, (step,), (level,))


def _of_the_level(base: Quantity, level: Quantity, rate: Quantity) -> bool:
    """True where the difference was divided by the value after it."""
    return abs(abs(level.value - base.value) / level.value - rate.value) * 2 <= rate.step


def _level_before(ledger: Ledger, base: Quantity) -> Quantity | None:
    """The one level of the same thing told before its base; None where there are several."""
    last = ledger.quantity_index(base.span.start)
    found = [
        one
        for one in ledger.quantities[max(0, last - _BACK) : last]
        if one.span not in ledger.parts_told
        and ledger.sentences[base.sentence].block == ledger.sentences[one.sentence].block
        and comparable(base, one)
        and one.value > 0
        and not _BEFORE.search(one.before)
        and share_a_bigram(_object(base.before), _object(one.before))
    ]
    return found[0] if len(found) == 1 and found[0].is_amount else None


def _of_last_year(told: re.Match[str]) -> bool:
    return told["same"] == "同比" or re.match("上年|去年|上一年", told["than"] or "") is not None


def _object(words: str) -> str:
    """接待游客 of 上年同期接待游客为 and of 全区接待游客; a name of one character is none."""
    name = _REACHED.sub("", _name(words))
    return name if len(name) >= _SHORTEST else words
