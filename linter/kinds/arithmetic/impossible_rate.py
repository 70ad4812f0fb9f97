"""Impossible rates: 共40件，满意率97.3%, which no whole number out of 40 gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.facts.rates.rates_among import find_rates_among
from linter.facts.rates.rates_of_counted_kind import find_rates_of_counted_kinds
from linter.facts.rates.rates_of_failed import find_rates_of_failed
from linter.facts.rates.rates_of_handled import find_rates_of_handled
from linter.facts.rates.rates_of_one_each import find_rates_of_one_each
from linter.facts.rates.rates_of_samples import find_rates_of_named, find_rates_of_samples
from linter.facts.rates.rates_one_by_one import find_rates_one_by_one
from linter.finding import Hit
from linter.interval import Interval, ceiling
from linter.kinds._show import percent, places_of
from linter.ledger import Ledger
from linter.patterns import regex


def _comes(said: Interval, base: Decimal) -> bool:
    """True when some whole number out of the base gives the rate."""
    return base > 0 and said.meets(Interval.exactly(ceiling(said.low * base) / base))


def _given_by_others(ledger: Ledger, rate: Rate) -> bool:
    """True where another pair of the paragraph gives the rate: 问卷64份，47份满意；另走访11户，8户满意。满意率73.4%."""
    told = ledger.by_block.get(ledger.sentences[rate.stated.sentence].block, ())
    counts = [one for one in told if one.kind == "count" and one.exact and one.value > 0]
    said = stated(rate.stated)
    return any(
        some.unit == whole.unit and some.value <= whole.value and said.meets(Interval.exactly(some.value / whole.value))
        for at, some in enumerate(counts)
        if "满意" in some.before[-_BESIDE:] + some.after[:_BESIDE]
        for whole in counts[max(0, at - _PAIRED) : at + _PAIRED]
        if whole is not some
    )


_BESIDE, _PAIRED = 8, 3
"""Characters beside a count in which it is told that they are content, and counts from it to that of all asked."""


def _nearer(ledger: Ledger, rate: Rate) -> list[Quantity]:
    """What is counted between a base and its rate, in whatever unit: 抽查40家理发店，检测毛巾60条，合格率93.3%."""
    if rate.denominator.sentence != rate.stated.sentence:
        return []
    first = ledger.quantity_index(rate.denominator.span.end)
    between = ledger.quantities[first : first + _NEARER]
    return [one for one in between if one.kind == "count" and one.span.end <= rate.stated.span.start]


def _is_part(ledger: Ledger, base: Quantity, said: Interval) -> bool:
    """True for 举报158条，其中查实64条，查实率40.5%: the rate is that of the 64 in what was told before."""
    in_block = ledger.by_block.get(ledger.sentences[base.sentence].block, [])
    wholes = (one for one in in_block if one.unit == base.unit and one.span < base.span and one.value > base.value)
    return any(said.meets(Interval.exactly(base.value / one.value)) for one in wholes)


_NEARER = 4
"""Numbers behind a base among which another one may be the base."""


_TIMES = frozenset(["轮", "次", "批", "遍", "届", "期"])
"""What is done so many times is no base: 两轮检查发现隐患350处，整改率97.1%."""


_ALL_TOLD = regex("[一-鿿]{1,6}?(?:合计|共计|总计|累计|总共|共)")
"""五个街道合计按时整改248份: what they have done together is counted, not they."""


_OPINION = regex("满意|认可|知晓|好评")
_PEOPLE = frozenset("人位户份")
_ON_THEM = regex("(?:对|就)(?:[这上所前]述?)?$")
"""对10件实事总体满意率: what people were asked about, and not those who were asked."""


def _rates(ledger: Ledger) -> Iterator[Rate]:
    """Every rate once, as the first finder reads it.

    Where each one asked gave one answer, those asked are the base, whatever else was counted before.
    """
    answers = {rate.stated.span: rate for rate in find_rates_of_one_each(ledger)}
    told = {rate.stated.span for rate in ledger.rates}
    for rate in ledger.rates:
        yield rate if rate.numerator else answers.get(rate.stated.span, rate)
    for rate in (
        *find_rates_of_samples(ledger),
        *find_rates_of_named(ledger),
        *answers.values(),
        *find_rates_among(ledger),
        *find_rates_of_failed(ledger),
        *find_rates_one_by_one(ledger),
        *find_rates_of_handled(ledger),
        *find_rates_of_counted_kinds(ledger),
    ):
        if rate.stated.span not in told:
            told.add(rate.stated.span)
            yield rate


_LAST_YEAR = regex("[上去前]年")


class ImpossibleRate:
    """Reports 共40件，满意率97.3%: no whole number out of 40 gives that rate."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every rate that no count out of its base gives."""
        for rate in _rates(ledger):
            if rate.numerator is not None or rate.denominator.value <= 0 or rate.denominator.unit in _TIMES:
                continue
            if _LAST_YEAR.match(rate.name):
                continue  # 上年群众满意度56.4%: of those who were asked then
            if _ALL_TOLD.match(rate.denominator.after) or (
                _OPINION.search(rate.name)
                and rate.denominator.unit not in _PEOPLE
                and _ON_THEM.search(rate.denominator.before)
            ):
                continue
            base, said = rate.denominator.value, stated(rate.stated)
            # Any count that may be meant instead, such as those of them who answered.
            if any(_comes(said, other.value) for other in (rate.denominator, *rate.others, *_nearer(ledger, rate))):
                continue
            if _OPINION.search(rate.name) and _given_by_others(ledger, rate):
                continue
            if _is_part(ledger, rate.denominator, said):
                continue
            nearest = ceiling(said.low * base)
            below, above = nearest - 1, nearest
            ledger.note_compared(rate.denominator, rate.stated)
            places = places_of(rate.stated)
            yield Hit(
                (rate.stated.span, rate.denominator.span),
                {"stated": percent(rate.stated.value, places), "base": base, "name": rate.name},
                f"{below}/{base} = {percent(below / base, places + 1)} < {percent(rate.stated.value, places)} "
                f"< {above}/{base} = {percent(above / base, places + 1)}",
            )
