"""Averages: 户均3000元 against the count and the amount beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain

from linter.fact import Quantity
from linter.facts.changes.own_subjects import of_a_class
from linter.facts.parts.about_averages import find_about_averages
from linter.facts.parts.averages import find_adjacent_averages, find_later_averages
from linter.facts.parts.counted_averages import find_counted_averages
from linter.facts.parts.each_by_slip import find_each_by_slip
from linter.facts.parts.evident_products import find_evident_products
from linter.facts.parts.held_averages import find_held_averages
from linter.facts.parts.listed_means import find_listed_means, outside
from linter.facts.parts.lost_means import find_lost_means
from linter.facts.parts.months_by_name import find_months_by_name
from linter.facts.parts.named_means import find_means_of_same_count, find_named_means
from linter.facts.parts.paragraph_means import find_paragraph_means
from linter.facts.parts.periodic import Mean, find_means
from linter.facts.parts.prices import find_prices
from linter.facts.parts.products import Takers
from linter.facts.parts.recounted_means import RecountedMean, find_recounted_means
from linter.facts.parts.tiny_areas import find_tiny_areas
from linter.facts.parts.unit_values import UnitValue, find_unit_values
from linter.facts.parts.values_apart import find_values_apart
from linter.facts.parts.yearly_means import find_yearly_means
from linter.facts.quantities.slips import is_near, slipped
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.interval import Interval, plain, rounded_to
from linter.kinds._show import plain_places
from linter.kinds._sums import in_unit_of, scale_of, written
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_EARNED, _PRODUCED = regex("均(?:年|可支配|纯|总)?收入"), regex("产值|产出|生产总值|增加值|销售|营业|营收")
"""农业总产值2.45亿元，人均收入1.1万元: what people earn is not what is produced among them."""


class AverageDiffers:
    """Reports 30户发放6万元，户均3000元; silent where more than one count or amount might be meant."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every average that its count and amount do not give."""
        told: set[Span] = set()
        for hit in self._by_words(ledger):
            told.update(hit.spans)
            yield hit
        for found in find_evident_products(ledger) if "均" in ledger.text else ():
            if found.mean and found.each.span not in told:
                ledger.note_compared(found.each, found.takers, found.whole)
                yield _of_many(ledger, found.each, found.takers, found.whole, found.many)

    def _by_words(self, ledger: Ledger) -> Iterator[Hit]:
        """Those whose words tell that they belong together."""
        yield from _too_small(ledger)
        yield from _outside(ledger)
        for mean_of in find_about_averages(ledger):
            hit = _recounted(ledger, mean_of)
            if hit:
                yield hit
        if "均" not in ledger.text:
            return
        told, counts = set(), _counts(ledger)
        found_apart = (
            find_adjacent_averages,
            find_later_averages,
            find_held_averages,
            find_named_means,
            find_lost_means,
            find_paragraph_means,
        )
        for average, count, amount in (one for find in found_apart for one in find(ledger)):
            hit = _compared(ledger, average, count, amount, counts) if average.span not in told else None
            told.add(average.span)
            if hit:
                yield hit
        for average, count, amount in find_means_of_same_count(ledger):
            # Which count is meant is told: what another one would give explains nothing.
            hit = _compared(ledger, average, count, amount, {}) if average.span not in told else None
            told.add(average.span)
            if hit:
                yield hit
        for mean in (*find_means(ledger), *find_yearly_means(ledger), *find_months_by_name(ledger)):
            hit = _over_time(ledger, mean)
            if hit:
                yield hit
        for found in find_unit_values(ledger):
            if found.mean and found.each.span not in told:
                hit = _compared(ledger, found.each, found.takers, found.whole, counts) if _near(found) else None
                if hit:
                    yield hit
                told.add(found.each.span)
        for found in find_prices(ledger):
            if found.each.span not in told:
                # 每平方米 right before the price is what it is for, and no subject of its own.
                per = found.each.before.endswith(found.takers.printed_unit.lstrip("万亿"))
                hit = _compared(ledger, found.each, found.takers, found.whole, counts, own=not per)
                if hit:
                    yield hit
                told.add(found.each.span)
        for average, count, amount in find_counted_averages(ledger):
            if average.span not in told:
                hit = _compared(ledger, average, count, amount, counts)
                if hit:
                    yield hit
                told.add(average.span)
        for slip in find_each_by_slip(ledger):
            if slip.mean and slip.times == 1 and slip.each.span not in told:
                hit = _compared(ledger, slip.each, slip.takers, slip.whole, counts)
                if hit:
                    yield hit
                told.add(slip.each.span)
        for apart in find_values_apart(ledger):
            if apart.mean and apart.each.span not in told:
                hit = _compared(ledger, apart.each, apart.takers, apart.whole, counts)
                if hit:
                    yield hit
        for mean_of in find_recounted_means(ledger):
            hit = _recounted(ledger, mean_of) if mean_of.average.span not in told else None
            if hit:
                yield hit


def _recounted(ledger: Ledger, found: RecountedMean) -> Hit | None:
    """上述126个泵站平均每个投资约300万元, by 泵站126个，完成投资2.5亿元 of another sentence."""
    average, count, amount = found.average, found.things, found.whole
    ledger.note_compared(average, count, amount)
    many = Takers.counted(count)
    share = stated(amount).over(many.interval)
    if share is None or share.meets(found.meant):
        return None
    scale = scale_of(ledger, (average,))
    value = rounded_to(amount.value / many.value, scale / 100)
    whole, each, said = written([amount.value, value, average.value], scale)
    actual = written([value], scale)[0]
    return Hit(
        (average.span, amount.span, count.span),
        {"average": ledger.quote(average.span), "actual": in_unit_of(ledger, actual, average)},
        f"{whole} ÷ {plain(many.value)} = {each} ≠ {said}",
        severity="warning",
    )


def _too_small(ledger: Ledger) -> Iterator[Hit]:
    """One hit for all buildings of a report with less room than anybody could stand in: it lost the 万 throughout."""
    found = list(find_tiny_areas(ledger))
    if found:
        first = found[0]
        values = {"average": ledger.quote(first.area), "count": ledger.quote(first.pieces)}
        spans = [first.area, first.pieces, *(one.area for one in found[1:])]
        calculation = f"{ledger.quote(first.area)} ÷ {ledger.quote(first.pieces)} = {plain_places(first.each, 2)}平方米"
        yield Hit(tuple(spans), values, calculation, variant="size")


def _outside(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each mean that is above or below all those listed before it."""
    for mean, members in find_listed_means(ledger):
        ledger.note_compared(mean, *members)
        bound = outside(mean, members)
        if bound is not None:
            values = {"average": ledger.quote(mean.span), "count": ledger.quote(bound.span)}
            sign = ">" if mean.value > bound.value else "<"
            spans = (mean.span, *(one.span for one in members))
            yield Hit(spans, values, f"{ledger.quote(mean.span)} {sign} {ledger.quote(bound.span)}", variant="listed")


def _near(found: UnitValue) -> bool:
    """False where the three numbers are so far from each other that they tell of different things."""
    many = Takers.counted(found.takers).value
    slip = many > 0 and slipped(found.each, found.whole.value / many)
    return slip or is_near(found.whole, found.each.value * many)


def _counts(ledger: Ledger) -> dict[str, set[Interval]]:
    """What is counted in the whole text, by unit."""
    counts: dict[str, set[Interval]] = {}
    for quantity in ledger.quantities:
        if quantity.kind == "count" and not quantity.approximate:
            counts.setdefault(quantity.unit, set()).add(quantity.interval)
    return counts


def _compared(
    ledger: Ledger,
    average: Quantity,
    count: Quantity,
    amount: Quantity,
    counts: Mapping[str, Iterable[Interval]],
    *,
    own: bool = True,
) -> Hit | None:
    ledger.note_compared(average, count, amount)
    many = Takers.counted(count)
    share = stated(amount).over(many.interval)
    if (
        share is None
        or average.approximate
        or (_EARNED.search(average.before) and _PRODUCED.search(amount.before))
        or share.meets(stated(average))
        or (amount.unit == "次" and count.printed_unit.endswith("人次"))  # 活动25次，参加25人次，人均5次
        or (own and of_a_class(ledger, average, count.before + count.after))
    ):
        return None
    # 整理档案5400卷，转接关系1320人，拨付经费216万元，人均400元: of those whom another sentence counts.
    elsewhere = counts.get(count.unit, ())
    # 覆盖脱贫户36户；33名入股农户分红3.96万元，户均1200元: of those who are told between.
    between = (
        other.interval
        for other in ledger.by_sentence.get(average.sentence, ())
        if other.kind == "count"
        and other.exact
        and other.value
        and count.span.end <= other.span.start < average.span.start
    )
    shares = (stated(amount).over(other) for other in chain(elsewhere, between))
    if any(share and share.meets(stated(average)) for share in shares):
        return None
    return _of_many(ledger, average, count, amount, many.value)


def _of_many(ledger: Ledger, average: Quantity, count: Quantity, amount: Quantity, many: Decimal) -> Hit:
    value = amount.value / many
    sums = [amount.value, rounded_to(value, scale_of(ledger, (average,)) / 100), average.value]
    whole, each, said = written(sums, scale_of(ledger, (average, amount)))
    actual = written(sums[1:2], scale_of(ledger, (average,)))[0]
    return Hit(
        (average.span, amount.span, count.span),
        {"average": ledger.quote(average.span), "actual": in_unit_of(ledger, actual, average)},
        f"{whole} ÷ {plain(many)} = {each} ≠ {said}",
        severity="warning",
    )


def _over_time(ledger: Ledger, mean: Mean) -> Hit | None:
    """全年1284件，月均117件."""
    ledger.note_compared(mean.average, mean.whole)
    actual = stated(mean.whole).times(1 / mean.parts)
    # Whole things are told rounded to whole ones: 107件 for 106.7.
    if actual.widened(mean.average.step).meets(stated(mean.average)):
        return None
    scale = scale_of(ledger, (mean.whole, mean.average))
    each = rounded_to(mean.whole.value / mean.parts, (scale / 100).normalize())
    whole, value, average = written([mean.whole.value, each, mean.average.value], scale)
    own = written([each], scale_of(ledger, (mean.average,)))[0]
    return Hit(
        (mean.average.span, mean.whole.span),
        {"average": ledger.quote(mean.average.span), "actual": in_unit_of(ledger, own, mean.average)},
        f"{whole} ÷ {plain(mean.parts)} = {value} ≠ {average}",
        severity="warning",
        variant="period",
    )
