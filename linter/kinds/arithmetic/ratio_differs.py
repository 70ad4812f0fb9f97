"""Defined ratios: 城镇化率 against the people counted, 人均生产总值 against the GDP and the people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.reach import reaches, slips_into
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.stated import stated
from linter.facts.rates.dailies import Daily, find_dailies
from linter.facts.rates.defined import DefinedRatio, find_defined_ratios
from linter.facts.rates.defined_more import DayShare, IncomeRatio, find_day_shares, find_income_ratios
from linter.facts.rates.per_thousand import find_penetration, find_per_thousand
from linter.facts.rates.quotient import Quotient
from linter.facts.rates.quotients import find_quotients
from linter.facts.rates.yields import find_yields
from linter.facts.states.plans import some_are_ahead
from linter.finding import Hit
from linter.interval import Interval, plain, rounded
from linter.kinds._show import percent, places_of
from linter.kinds._sums import in_unit_of, scale, scale_of, written
from linter.kinds.arithmetic._contributions import find_uneven_contributions
from linter.kinds.arithmetic._head_growth import find_uneven_head_growth
from linter.ledger import Ledger
from linter.patterns import regex

_OF_A_YEAR = Decimal("0.03")
"""Share by which the people on the last day of a year differ from those who lived there during it, at most."""
_NEAR = Decimal("0.25")
"""Share by which a figure of another year, left in by mistake, misses at most."""
_FAR_OFF = Decimal("0.05")
"""Share beyond which neither rounding nor 约 nor another day explains a quotient of two indicators told once."""
_FEWEST = 2
_OPEN_DAYS = tuple((Decimal(low), Decimal(high)) for low, high in (("0.62", "0.73"), ("0.8", "0.88")))
"""Shares of all days on which a hall is open five and six days a week, feasts left out."""
_EVERY_DAY = regex("发生|警情|用[水电气]|客运|旅客|污水|垃圾|游客|发电|供[水电气]")
"""What goes on every day."""
_YEAR = Decimal(366)
"""Days of a year, at most."""
_MEASURED = Decimal(345)
"""Days of a year on which the air is measured, at least."""
_FARTHEST = Decimal("0.5")
"""Share by which the ratio of two incomes misses at most: farther off, they are other ones."""


class RatioDiffers:
    """Recomputes indicators that are the quotient of two others by definition."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every indicator that no telling of the two others gives."""
        for ratio in find_defined_ratios(ledger):
            for triple in ratio.triples:
                ledger.note_compared(*triple)
            if ratio.name == "urban":
                yield from _urban(ledger, ratio)
            else:
                yield from _per_head(ledger, ratio)
        quotients = tuple(find_quotients(ledger))
        told = {quotient.triples[0][0].span for quotient in quotients}
        for quotient in (*quotients, *(one for one in find_yields(ledger) if one.triples[0][0].span not in told)):
            yield from _of_two(ledger, quotient)
        for per in (*find_per_thousand(ledger), *find_penetration(ledger)):
            yield from _of_two(ledger, per)
        for daily in find_dailies(ledger):
            yield from _of_a_day(ledger, daily)
        for days in find_day_shares(ledger):
            yield from _of_days(ledger, days)
        for incomes in find_income_ratios(ledger):
            yield from _of_incomes(ledger, incomes)
        yield from find_uneven_contributions(ledger)
        yield from find_uneven_head_growth(ledger)


def _urban(ledger: Ledger, ratio: DefinedRatio) -> Iterator[Hit]:
    result, town, people = ratio.triples[0]
    share = stated(town).over(stated(people))
    if share is None or share.meets(stated(result).widened(result.step)):
        return
    told, whole = written([town.value, people.value], scale_of(ledger, (town, people)))
    places = max(1, places_of(result))
    actual = percent(town.value / people.value, places)
    yield Hit(
        (result.span, town.span, people.span),
        {"name": "城镇化率", "stated": ledger.quote(result.span), "actual": actual},
        f"{told} ÷ {whole} = {actual} ≠ {percent(result.value, places_of(result))}",
    )


def _per_head(ledger: Ledger, ratio: DefinedRatio) -> Iterator[Hit]:
    """Silent where any telling gives it, and where neither a slip nor a number of another year explains it."""
    if any(_comes(*triple) for triple in ratio.triples):
        return
    result, product, people = ratio.triples[0]
    if not people.value or not _explained(result, product, people):
        return
    value = product.value / people.value
    one = scale(ledger, result)
    each = in_unit_of(ledger, str(rounded(value / one, 0 if one == 1 else _FEWEST)), result)
    yield Hit(
        (result.span, product.span, people.span),
        {"name": "人均生产总值", "stated": ledger.quote(result.span), "actual": each},
        f"{ledger.quote(product.span)} ÷ {ledger.quote(people.span)} = {each} ≠ {ledger.quote(result.span)}",
        "warning",
        "average",
    )


def _of_two(ledger: Ledger, told: Quotient) -> Iterator[Hit]:
    """Silent where any telling gives it, and where no slip explains it, but for those told once and far off."""
    if some_are_ahead(ledger, told.triples[0]):
        return
    for result, part, whole in told.triples:
        ledger.note_compared(result, part, whole)
        each = part.interval.over(whole.interval)
        spread = each.widened(each.high * told.spare).times(told.per) if each and each.low > 0 else None
        if spread is None or spread.meets(stated(result).widened(result.step)):
            return
    result, part, whole = told.triples[0]
    value = part.value / whole.value * told.per
    if not _off(told, value):
        return
    one = scale(ledger, result)
    actual = in_unit_of(ledger, plain(rounded(value / one, _FEWEST)), result)
    yield Hit(
        (result.span, part.span, whole.span),
        {"name": told.name, "stated": ledger.quote(result.span), "actual": actual},
        f"{ledger.quote(part.span)} ÷ {ledger.quote(whole.span)} = {actual} ≠ {ledger.quote(result.span)}",
        "warning",
        "quotient",
    )


def _off(told: Quotient, value: Decimal) -> bool:
    """True where a result told once is far off, where three in one sentence nearly fit or where a slip explains it."""
    result, part, whole = told.triples[0]
    if told.alone and abs(result.value / value - 1) > _FAR_OFF:
        return True
    if result.approximate:
        return False
    return (told.together and is_near(result, value)) or any(
        reaches(one, Interval.exactly(aim).widened(aim * told.spare))
        for one, aim in (
            (result, value),
            (part, result.value * whole.value / told.per),
            (whole, part.value / result.value * told.per),
        )
    )


def _of_a_day(ledger: Ledger, told: Daily) -> Iterator[Hit]:
    """全年2.99亿人次，日均91.8万人次: over 365 or 366 days; over 30 where the text says 30天."""
    average, whole = told.average, told.whole
    ledger.note_compared(average, whole)
    about = average.value * _FAR_OFF if average.approximate else Decimal(0)
    said = Interval.printed(average.value, average.step).widened(max(average.step, about))
    everything = Interval.printed(whole.value, whole.step).widened(whole.step)
    day = Interval(everything.low / told.most, everything.high / told.fewest)
    year = Interval(said.low * told.fewest, said.high * told.most)
    days = whole.value / average.value if average.value else Decimal(0)
    every_day = _EVERY_DAY.search(ledger.read(ledger.sentences[average.sentence].span))
    if not every_day and any(low * told.fewest <= days <= high * told.most for low, high in _OPEN_DAYS):
        return  # 上半年大厅接待3.6万人次，日均298人次: over the days on which it is open
    if day.meets(said) or (not reaches(average, day) and not reaches(whole, year)):
        return
    value = whole.value / told.fewest
    actual = in_unit_of(ledger, plain(rounded(value / scale(ledger, average), _FEWEST)), average)
    yield Hit(
        (average.span, whole.span),
        {"name": "日均", "stated": ledger.quote(average.span), "actual": actual},
        f"{ledger.quote(whole.span)} ÷ {told.fewest} = {actual} ≠ {ledger.quote(average.span)}",
        "warning",
        "quotient",
    )


def _of_days(ledger: Ledger, told: DayShare) -> Iterator[Hit]:
    """253天，占64.3%: of 393 days; a year has 366 at most, and few of its days are not measured."""
    ledger.note_compared(told.days, told.share)
    days, share = told.days.value, stated(told.share)
    if told.measured:
        yield from _of_measured(ledger, told, told.measured)
        return
    most, fewest = days / share.low if share.low > 0 else _YEAR, days / share.high
    if days > told.most or (fewest <= told.most and (most >= _MEASURED or not told.whole_year)):
        return
    whole = told.most if told.most < _YEAR else _YEAR - 1
    actual = percent(days / whole, places_of(told.share))
    said = percent(told.share.value, places_of(told.share))
    yield Hit(
        (told.share.span, told.days.span),
        {"name": "优良天数占比", "stated": said, "actual": actual},
        f"{plain(days)} ÷ {whole} = {actual} ≠ {said}",
        "error" if fewest > told.most else "warning",
        "days",
    )


def _of_measured(ledger: Ledger, told: DayShare, measured: Quantity) -> Iterator[Hit]:
    """有效监测213天，优良187天，占91.3%: of the days that were measured, which the sentence tells."""
    ledger.note_compared(measured)
    days = told.days.value
    if days > measured.value or stated(told.share).widened(told.share.step).holds(days / measured.value):
        return
    actual, said = (percent(value, places_of(told.share)) for value in (days / measured.value, told.share.value))
    yield Hit(
        (told.share.span, told.days.span, measured.span),
        {"name": "优良天数占比", "stated": said, "actual": actual},
        f"{plain(days)} ÷ {plain(measured.value)} = {actual} ≠ {said}",
        "error",
        "measured",
    )


def _of_incomes(ledger: Ledger, told: IncomeRatio) -> Iterator[Hit]:
    """Silent where any pair of the incomes told gives the ratio."""
    said = Interval.exactly(told.value).widened(told.step)
    pairs = [(town, village) for town in told.towns for village in told.villages if town.value and village.value]
    quotients = [stated(town).over(stated(village)) for town, village in pairs]
    if not pairs or not told.value or any(one is None or one.meets(said) for one in quotients):
        return
    town, village = pairs[0]
    value = town.value / village.value
    if abs(value / told.value - 1) > _FARTHEST and not _one_slip(told, town, village):
        return
    ledger.note_compared(town, village)
    actual = plain(rounded(value, _FEWEST))
    whole, part = written([town.value, village.value], scale_of(ledger, (town, village)))
    yield Hit(
        (told.span, town.span, village.span),
        {"name": "城乡居民收入比", "stated": plain(told.value), "actual": actual},
        f"{whole} ÷ {part} = {actual} ≠ {plain(told.value)}",
        "warning",
        "incomes",
    )


def _one_slip(told: IncomeRatio, town: Quantity, village: Quantity) -> bool:
    """True where one slip in the ratio or in one of the first two incomes makes them fit."""
    said = Interval.printed(told.value, told.step)
    return (
        slips_into(told.value, told.step, _rounded(town.value / village.value, told.step))
        or reaches(town, said.times(village.value))
        or reaches(village, Interval(town.value / said.high, town.value / said.low))
    )


def _rounded(value: Decimal, step: Decimal) -> Interval:
    return Interval.exactly(value).widened(step)


def _comes(result: Quantity, product: Quantity, people: Quantity) -> bool:
    each = stated(product).over(stated(people))
    return each is not None and each.widened(each.high * _OF_A_YEAR).meets(stated(result))


def _explained(result: Quantity, product: Quantity, people: Quantity) -> bool:
    """True where the numbers nearly fit, or one digit of one of them, or two that change places, make them fit."""
    if not result.value or not product.value:
        return False
    value = product.value / people.value
    if abs(result.value / value - 1) <= _NEAR:
        return True
    return any(
        reaches(one, around)
        for one, around in (
            (result, _around(value)),
            (product, _around(result.value * people.value)),
            (people, _around(product.value / result.value)),
        )
    )


def _around(value: Decimal) -> Interval:
    return Interval.exactly(value).widened(value * _OF_A_YEAR)
