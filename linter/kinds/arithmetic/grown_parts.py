"""Grown parts: how a whole has changed against how all its parts have changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from linter.fact import Quantity
from linter.facts.changes.change_words import REAL_TERMS
from linter.facts.changes.changes import Step
from linter.facts.changes.grown import Grown, GrownList, one_measure
from linter.facts.changes.growths_by_law import find_growths_by_law
from linter.facts.changes.parts_before import PartBefore, find_parts_before
from linter.facts.parts.classes import are_classes
from linter.facts.quantities.slips import slipped
from linter.finding import Hit, Severity
from linter.interval import Interval, plain, shortened, total
from linter.kinds._show import percent, places_of
from linter.kinds._sums import as_told, scale_of, written
from linter.kinds.arithmetic._moved_shares import moved_shares
from linter.kinds.arithmetic._town_changes import find_uneven_town_changes
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ONE = Decimal(1)
_STILL = Decimal("0.005")
"""How far 持平 may be from no change at all: half a per cent."""
# Told at constant prices or at prices of another year, beside values at current ones.
_REAL = regex(rf"{REAL_TERMS.pattern.replace('|零售总额', '')}|产值|总产出|业务总?量")
# 4G用户: a generation before it may have gone in the year, and taken from the whole what no part shows.
_GENERATION = regex(r"[2-6][GgＧ]|光纤|铜缆|燃油|模拟")


@dataclass(frozen=True)
class GrownParts:
    """Compares the change of a whole with those of its parts, where the parts come to it by their values."""

    figure: Literal["rate", "amount"] = "rate"
    """rate: 增长5%. amount: 增加3.2万人."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit at most for every whole."""
        told: set[Span] = set()
        for found in ledger.grown_lists:
            if found.whole.value.span in told or not one_measure(found):
                continue
            hit = _rate(ledger, found) if self.figure == "rate" else _amount(ledger, found)
            if hit:
                told.add(found.whole.value.span)
                yield hit
        if self.figure == "rate":
            yield from _of_names(ledger, told)
            yield from (_of_part_before(ledger, found) for found in find_parts_before(ledger))
        else:
            yield from find_uneven_town_changes(ledger)
            yield from moved_shares(ledger)


def _of_names(ledger: Ledger, told: set[Span]) -> Iterator[Hit]:
    """The wholes whose rates lie outside those of parts that are all of them by their names."""
    for whole, parts in find_growths_by_law(ledger):
        ledger.note_compared(whole.quantity, *(part.quantity for part in parts))
        rates = [_size(part) for part in parts]
        step = max(one.quantity.step for one in (whole, *parts))
        above, below = _size(whole) > max(rates) + step, _size(whole) < min(rates) - step
        if (above or below) and whole.quantity.span not in told:
            told.add(whole.quantity.span)
            yield _beyond(whole, parts, rates, above, "warning", "lawful")


def _of_part_before(ledger: Ledger, found: PartBefore) -> Hit:
    """A part that was more than its whole the year before."""
    steps = (found.whole_step.quantity, found.part_step.quantity)
    ledger.note_compared(found.whole.value, found.part.value, *steps)
    scale = scale_of(ledger, (found.whole.value, found.part.value))
    sums = []
    for one, step in ((found.whole, found.whole_step), (found.part, found.part_step)):
        now, by = written([one.value.value, step.quantity.value], scale)
        if step.quantity.kind == "percent":
            sums.append(f"{now} ÷ {plain(_ONE + _size(step))}")
        else:
            sums.append(f"{now} {'−' if step.up else '+'} {by}")
    like = found.whole.value
    before = (found.whole_before, found.part_before)
    whole, part = (_rounded(ledger, one, like, like.step) for one in before)
    if whole == part:
        whole, part = (_rounded(ledger, one, like, like.step / 100) for one in before)
    return Hit(
        (found.part.value.span, found.whole.value.span, steps[1].span, steps[0].span),
        {"stated": ledger.quote(found.part.value.span), "low": part, "high": whole},
        f"{sums[1]} > {sums[0]}",
        "warning",
        "before",
    )


def _rounded(ledger: Ledger, one: Interval, like: Quantity, step: Decimal) -> str:
    """The middle of what a number may have been, to a multiple of `step`, as the one beside it is told."""
    return as_told(ledger, ((one.low + one.high) / 2 / step).to_integral_value() * step, like)


def _rate(ledger: Ledger, found: GrownList) -> Hit | None:
    whole = found.whole.rate
    parts = [part.rate for part in found.parts]
    finest = _finest([told for told in (whole, *parts) if told])
    said = _signed(whole, None, finest)
    rates = [_signed(part.rate, _STILL if part.still else None, finest) for part in found.parts]
    known = [rate for rate in rates if rate]
    if whole is None or said is None or len(known) < len(rates):
        return None
    steps = [part for part in parts if part]
    ledger.note_compared(whole.quantity, *(part.quantity for part in steps))
    step = finest or max(part.quantity.step for part in (whole, *steps))
    low, high = min(rate.low for rate in known) - step, max(rate.high for rate in known) + step
    if said.low > high or (said.high < low and not _another_class(found)):
        return _outside(
            whole,
            steps,
            found,
            said.low > high,
            sure=_HUNDREDTH not in {one.quantity.step for one in (whole, *steps)} or not finest,
        )
    if not found.adds_up:
        return None
    return _weighed(ledger, whole, steps, found, known, said.widened(step))


def _finest(rates: Sequence[Step]) -> Decimal | None:
    """The last place of rates told to a tenth, and of whole ones among them: 14% beside 16.9% and 20.3% is 14.0%."""
    steps = [rate.quantity.step for rate in rates]
    told = 2 * steps.count(_TENTH) > len(steps) and steps.count(_TENTH) + steps.count(_HUNDREDTH) == len(steps)
    return _TENTH if told else None


_HUNDREDTH, _TENTH = Decimal("0.01"), Decimal("0.001")
"""Last places of 14% and of 14.0%."""


def _outside(whole: Step, parts: Sequence[Step], found: GrownList, above: bool, *, sure: bool) -> Hit:
    """A hit where the rate of the whole lies outside those of all its parts."""
    rates = [_size(part) for part in parts] + [Decimal(0)] * any(part.still for part in found.parts)
    severity: Severity = "error" if sure and found.opened and found.adds_up else "warning"
    return _beyond(whole, parts, rates, above, severity, "" if found.adds_up else "named")


def _beyond(
    whole: Step, parts: Sequence[Step], rates: Sequence[Decimal], above: bool, severity: Severity, variant: str
) -> Hit:
    bound = max(rates) if above else min(rates)
    places = max(places_of(step.quantity) for step in (whole, *parts))
    one, other, least, most = (percent(value, places) for value in (_size(whole), bound, min(rates), max(rates)))
    return Hit(
        (whole.quantity.span, *(part.quantity.span for part in parts)),
        {"stated": whole.verb + _printed(whole), "low": least, "high": most},
        f"{one} {'>' if above else '<'} {other}",
        severity,
        variant,
    )


def _weighed(
    ledger: Ledger,
    whole: Step,
    parts: Sequence[Step],
    found: GrownList,
    rates: Sequence[Interval],
    said: Interval,
) -> Hit | None:
    """A hit where the values and rates of the parts, all in money of the year, give the whole another rate."""
    if _REAL.search(found.whole.words) or len(parts) < len(rates) or _another_class(found):
        return None
    least = total(_base(part, rate.high, high=False) for part, rate in zip(found.parts, rates, strict=True))
    most = total(_base(part, rate.low, high=True) for part, rate in zip(found.parts, rates, strict=True))
    value = found.whole.value.interval
    if least.low <= 0 or any(_size(part) <= -_ONE for part in parts):
        return None  # 下降100%: of what is nothing now, no base can be told
    possible = Interval(value.low / most.high - _ONE, value.high / least.low - _ONE)
    if possible.meets(said):
        return None
    bases = [part.value.value / (_ONE + _size(rate)) for part, rate in zip(found.parts, parts, strict=True)]
    actual = found.whole.value.value / sum(bases, Decimal(0)) - _ONE
    places = max(1, places_of(whole.quantity))
    values = [found.whole.value, *(part.value for part in found.parts)]
    texts = written([one.value for one in values], scale_of(ledger, values))
    told = [f"{text} ÷ {plain(_ONE + _size(part))}" for text, part in zip(texts[1:], parts, strict=True)]
    return Hit(
        (whole.quantity.span, *(part.quantity.span for part in parts)),
        {"stated": whole.verb + _printed(whole), "actual": percent(actual, places)},
        f"{texts[0]} ÷ ({' + '.join(told)}) − 1 = {percent(actual, places)} ≠ {percent(_size(whole), places)}",
        "warning",
        "weighed",
    )


def _base(part: Grown, rate: Decimal, high: bool) -> Interval:
    """The value of a part a year ago, at one end of what it may have been."""
    value = part.value.interval.high if high else part.value.interval.low
    return Interval.exactly(value / (_ONE + rate)) if rate > -_ONE else Interval.exactly(Decimal(0))


def _another_class(found: GrownList) -> bool:
    """True where a class may have gone in the year: what it was then is lacking in the changes of the others."""
    return any(_GENERATION.search(part.words) for part in found.parts)


def _amount(ledger: Ledger, found: GrownList) -> Hit | None:
    whole = found.whole.amount
    said = _signed(whole)
    amounts = [_signed(part.amount, part.value.step / 2 if part.still else None) for part in found.parts]
    known = [amount for amount in amounts if amount]
    if whole is None or said is None or len(known) < len(amounts) or not found.adds_up:
        return None
    parts = [part.amount for part in found.parts if part.amount]
    ledger.note_summed(whole.quantity, *(part.quantity for part in parts))
    summed = total(known)
    if not all(step.quantity.exact for step in (whole, *parts)):
        summed = summed.widened(max(step.quantity.step for step in (whole, *parts)))
    if summed.meets(said):
        return None
    value = sum((_size(part) for part in parts), Decimal(0))
    needed = _size(whole) - value
    if needed < 0 and not _all_there(found) and not _slipped(whole, parts, needed):
        return None
    texts = [_plain(ledger, step, (whole, *parts)) for step in (whole, *parts)]
    scale = scale_of(ledger, [step.quantity for step in (whole, *parts)])
    added = plain(shortened(value / scale)).replace("-", "−")
    actual = ("−" if value < 0 else "") + as_told(ledger, abs(value), whole.quantity)
    return Hit(
        (whole.quantity.span, *(part.quantity.span for part in parts)),
        {"stated": whole.verb + ledger.quote(whole.quantity.span), "actual": actual},
        f"{' + '.join(texts[1:])} = {added} ≠ {texts[0].strip('()')}",
        _severity(found),
    )


def _severity(found: GrownList) -> Severity:
    return "error" if found.opened else "warning"


def _all_there(found: GrownList) -> bool:
    """True for 城镇 and 乡村, 男 and 女: no class can have gone."""
    return are_classes([part.words for part in found.parts])


def _slipped(whole: Step, parts: Sequence[Step], needed: Decimal) -> bool:
    """True when one number with a slip of the pen explains that they do not add up."""
    if slipped(whole.quantity, abs(_size(whole) - needed)):
        return True
    return any(slipped(part.quantity, abs(_size(part) + needed)) for part in parts)


def _size(step: Step) -> Decimal:
    return step.quantity.value if step.up else -step.quantity.value


def _printed(step: Step) -> str:
    return percent(step.quantity.value, places_of(step.quantity))


def _plain(ledger: Ledger, step: Step, all_of_them: Sequence[Step]) -> str:
    scale = scale_of(ledger, [one.quantity for one in all_of_them])
    text = plain(shortened(_size(step) / scale))
    return f"({text.replace('-', '−')})" if text.startswith("-") else text


def _signed(step: Step | None, still: Decimal | None = None, finest: Decimal | None = None) -> Interval | None:
    """What a change may stand for, a fall below zero; `still` is how far 持平 may be from none.

    `finest` is the last place of the rates told beside it, whose noughts it may have left out.
    """
    if step is None:
        return None if still is None else Interval(-still, still)
    low, high = step.quantity.interval.low, step.quantity.interval.high
    if finest and finest < step.quantity.step:
        low, high = step.quantity.value - finest / 2, step.quantity.value + finest / 2
    return Interval(low, high) if step.up else Interval(-high, -low)
