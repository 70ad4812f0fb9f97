"""Averages: 户均3000元 against the only count and the only amount of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.facts.averages import find_adjacent_averages, find_later_averages
from linter.facts.periodic import Mean, find_means
from linter.facts.products import Takers
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._show import stated
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger

_EACH = re.compile(
    r"(?:^|平均)(?P<unit>[户人村])均(?:发放|补助|补贴|兑现|分红|增收|投入|养[一-鿿]?|种植|领取|缴纳)?(?:为|达到|达|约)?$"
)
# Another period, a subset or a limit: the average is then told of something else.
_OTHER = re.compile(
    r"每[年月日人户]|其中|月均|年均|约|左右|近|余|多|最高|最低|同比|增长|增加|收入|可支配|累计|已(?!有|为)|预计"
)


@dataclass(frozen=True)
class AverageDiffers:
    """Reports 30户发放6万元，户均3000元; silent where more than one count or amount might be meant."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every average that its count and amount do not give."""
        if "均" not in ledger.text:
            return
        told = set()
        for average, count, amount in (*find_adjacent_averages(ledger), *find_later_averages(ledger)):
            told.add(average.span)
            hit = _compared(ledger, average, count, amount)
            if hit:
                yield hit
        for mean in find_means(ledger):
            hit = _over_time(ledger, mean)
            if hit:
                yield hit
        for index, row in ledger.by_sentence.items():
            for average in row:
                each = _EACH.search(average.before) if average.kind in ("money", "count", "measure") else None
                sentence = ledger.sentences[index].span
                if each is None or average.span in told or _OTHER.search(ledger.text, sentence.start, sentence.end):
                    continue
                counts = [q for q in row if q.unit == each["unit"]]
                amounts = [q for q in row if q.unit == average.unit and q is not average]
                if len(counts) == len(amounts) == 1:
                    hit = _compared(ledger, average, counts[0], amounts[0])
                    if hit:
                        yield hit


def _compared(ledger: Ledger, average: Quantity, count: Quantity, amount: Quantity) -> Hit | None:
    ledger.note_compared(average, count, amount)
    many = Takers.counted(count)
    actual = stated(amount).over(many.interval)
    if actual is None or average.approximate or actual.meets(stated(average)):
        return None
    # 整理档案5400卷，转接关系1320人，拨付经费216万元，人均400元: of those whom another sentence counts.
    for other in ledger.quantities:
        each = stated(amount).over(other.interval) if other.kind == "count" and other.unit == count.unit else None
        if each is not None and not other.approximate and each.meets(stated(average)):
            return None
    value = plain(round(amount.value / many.value, 2))
    return Hit(
        (average.span, amount.span, count.span),
        {"average": ledger.quote(average.span), "actual": value},
        f"{plain(amount.value)} ÷ {plain(many.value)} = {value} ≠ {plain(average.value)}",
        severity="warning",
    )


def _over_time(ledger: Ledger, mean: Mean) -> Hit | None:
    """全年1284件，月均117件."""
    ledger.note_compared(mean.average, mean.whole)
    actual = stated(mean.whole).times(1 / mean.parts)
    # Whole things are told rounded to whole ones: 107件 for 106.7.
    if actual.widened(mean.average.step).meets(stated(mean.average)):
        return None
    whole, value, average = written(
        [mean.whole.value, round(mean.whole.value / mean.parts, 2), mean.average.value],
        scale_of(ledger, (mean.whole, mean.average)),
    )
    return Hit(
        (mean.average.span, mean.whole.span),
        {"average": ledger.quote(mean.average.span), "actual": value},
        f"{whole} ÷ {plain(mean.parts)} = {value} ≠ {average}",
        severity="warning",
        variant="period",
    )
