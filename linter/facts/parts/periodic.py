"""Rates for each and for a time, 每人每月3200元，全年需138.24万元, and averages over months, 全年1284件，月均107件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.products import Takers, counts
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Periodic:
    """So much for each, those who get it, how often, and what it comes to."""

    each: Quantity
    takers: tuple[Quantity, ...]
    """The counts that may be meant, the nearest first."""
    times: tuple[Decimal, ...]
    """How often it may be paid, what the text tells first."""
    whole: Quantity


@dataclass(frozen=True, slots=True)
class Mean:
    """What comes to a month, a quarter or a year on average, and what it is the average of."""

    average: Quantity
    whole: Quantity
    parts: Decimal
    """Months, quarters or years of the whole."""


_RATE = regex(
    r"每(?P<unit>人次|平方米|公里|[户人亩名家个村所座件例辆台套头只棵株吨位张间])(?:每(?P<period>[月年天日]|季度?))?(?!次)[一-鿿]{0,8}$"
)
_BY_RULE = regex(r"(?:按|以|执行)[^，,。；]{0,6}每")
_STANDARD = regex(r"(?:的?标准)?(?:予以|进行)?(?:计算|核算|计|发放|补助|补偿|测算|支付|计发|兑付|执行)?")
_COMES_TO = regex(
    r"[，,、]?[^，,。；;：:]{0,6}[，,]?(?:全年|年度|[一二三四五六七八九十\d]+(?:个月|年))?(?:[^，,。；;：:每]{0,8})?"
    r"(?:共|合计|总计|需|支付|发放|兑付|拨付|支出|投入|安排|补偿|补助|补贴|资金|费用|经费|金额)[^，,。；;：:每]{0,8}"
)
_OTHER = regex(
    r"其中|约|左右|近|余|不超|不低|以[上下内]|最[高低]|提高|增|减|降|部分|分期|首批|首期|剩|另外|不足|预付|已经?拨|已经?支付|累计|[自从]\d{1,2}月"
)
_ALL_YEAR = regex(r"全年|年度|一年|每年|年需|年支出|本年|当年")
_PER_PERIOD = {"月": {"月": Decimal(1), "年": Decimal(12)}, "年": {"年": Decimal(1)}, "季": {"年": Decimal(4)}}
_MEAN = regex(r"(?:^|平均)(?P<period>[月季])均(?:[一-鿿]{0,4})?$|^平均每(?:个)?(?P<each>[月季])(?:度)?[一-鿿]{0,4}$")
_SPAN = regex(
    r"(?P<year>全年|(?:19|20)\d\d年(?:度)?(?![\d末底初]|[一二三四上下前]))|(?P<half>[上下]?半年)|(?P<three>前三季度)|(?P<quarter>[一二三四]季度)"
    r"|(?P<first>\d{1,2})月?(?:至|到|—|-|－|~|～)(?P<last>\d{1,2})月"
)
_MONTHS = {"year": 12, "half": 6, "three": 9, "quarter": 3}
_NOT_ALL = regex(
    r"其中|约|左右|近|余|多|月均增|[比较]|同比|增长|下降|(?<!月)累计|最|截至|以来|年(?:度|内)?[还尚仍][需要须差有剩]"
)


def find_periodic(ledger: Ledger) -> Iterator[Periodic]:
    """Every rate with the sum behind it in its sentence, and those who get it in front of it in its block."""
    if "每" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for at, rate in enumerate(quantities):
            told = _RATE.search(rate.before) if "每" in rate.before else None
            if told and not rate.approximate and at + 1 < len(quantities) and rate.kind == "money":
                found = _periodic(ledger, index, quantities, at, told)
                if found:
                    yield found


def _periodic(
    ledger: Ledger, index: int, quantities: Sequence[Quantity], at: int, told: re.Match[str]
) -> Periodic | None:
    rate = quantities[at]
    whole = next((q for q in quantities[at + 1 :] if q.kind == "money"), None)
    span = ledger.sentences[index].span
    if whole is None or whole.approximate or whole.unit != rate.unit or whole.value <= rate.value:
        return None
    between = quantities[at + 1 : quantities.index(whole)]
    if any(q.kind not in ("count", "duration") for q in between):
        return None
    last = between[-1] if between else rate
    gap = _STANDARD.sub("", ledger.text[last.span.end : whole.span.start], count=1)
    if not _COMES_TO.fullmatch(gap) or _OTHER.search(ledger.text, span.start, whole.span.end):
        return None
    takers = [q for q in quantities if q is not rate and counts(q, told["unit"])]
    before = [q for q in _before_in_block(ledger, index) if counts(q, told["unit"])]
    if not told["period"] and (takers or not _BY_RULE.search(rate.before)):
        return None  # 每户3000元，20户共6万元 is a plain product
    takers = takers or before
    times = _times(ledger, quantities, span.start, span.end, told["period"] or "")
    if not takers or not times or any(q.approximate for q in takers):
        return None
    return Periodic(rate, (*takers, *before), times, whole)


def _before_in_block(ledger: Ledger, index: int) -> Iterator[Quantity]:
    """The quantities of the sentences of the same block before a sentence, the nearest sentence first."""
    block = ledger.sentences[index].block
    for before in range(index - 1, -1, -1):
        if ledger.sentences[before].block != block:
            return
        yield from ledger.by_sentence.get(before, ())


def _times(ledger: Ledger, quantities: Sequence[Quantity], start: int, end: int, period: str) -> tuple[Decimal, ...]:
    """How often a rate for a time is paid; for one that tells no time once, and as often as a duration says."""
    spans = [q for q in quantities if q.kind == "duration" and not q.approximate]
    per = _PER_PERIOD.get(period[:1], {})
    if not period:
        return () if spans else (Decimal(1),)
    told = [per[q.unit] * q.value for q in spans if q.unit in per]
    if not told and "年" in per and _ALL_YEAR.search(ledger.text, start, end):
        told.append(per["年"])
    return tuple(told)


def come_to(found: Periodic) -> Iterator[tuple[Takers, Decimal]]:
    """The readings of what it comes to, the likeliest first."""
    takers = [Takers.counted(taker) for taker in found.takers]
    everyone = Takers(
        sum((taker.value for taker in takers), Decimal(0)),
        total(taker.interval for taker in takers),
        tuple(span for taker in takers for span in taker.spans),
    )
    for times in found.times:
        for reading in (*takers, everyone):
            yield reading, times


def _months(span: re.Match[str]) -> int:
    """How many months a stretch has."""
    if span["first"]:
        return int(span["last"]) - int(span["first"]) + 1
    return _MONTHS[span.lastgroup or ""]


def find_means(ledger: Ledger) -> Iterator[Mean]:
    """Every average over months or quarters with the only other number of its unit in the sentence."""
    if "均" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for average in quantities:
            told = _MEAN.search(average.before) if "均" in average.before else None
            sentence = ledger.sentences[index].span
            if told is None or average.approximate or _NOT_ALL.search(ledger.text, *sentence):
                continue
            wholes = [q for q in quantities if q is not average and q.unit == average.unit]
            spans = {_months(match) for match in _SPAN.finditer(ledger.text, *sentence)}
            if (
                len(wholes) == len(spans) == 1
                and min(spans) > 0
                and not wholes[0].approximate
                and wholes[0].span.start < average.span.start
            ):
                months = Decimal(spans.pop())
                yield Mean(average, wholes[0], months if (told["period"] or told["each"]) == "月" else months / 3)
