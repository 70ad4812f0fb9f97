"""Multiples: 是原来的3倍, 是2018年1.8亿元的4.5倍, 翻一番: what a value is so many times of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.changes.times_between import is_earlier, time_told
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.strands import DATE_MARK, PERIOD_MARK, Link
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Multiple:
    """A value, what it is measured against, and the factor told."""

    span: Span
    """Where the factor stands: 3倍, 两番."""
    factor: Interval
    """The factor told; for doublings the lowest value that is one and the lowest that is one more."""
    base: Quantity
    reached: Quantity
    how: Literal["of", "by", "doubled"]
    """of: reached ÷ base; by: so many times more; doubled: so many doublings."""


_OF_AMOUNT = regex(r"(?:是|为|相当于|达到|达)[^，。；、：:（）()]{0,16}$")
_OF_BEFORE = regex(
    rf"[，,](?:已经?|约|正好|恰好)?(?:(?:增长|增加|提高|扩大|上升)[到至为]|增至|是|为|相当于|达到|达)"
    rf"(?:原来|原先|以前|过去|当初|起初|上年|去年|上年同期|去年同期|年初|整改前|改造前|前一年|{DATE_MARK}+)的$"
)
# 是上年的3.2倍（2021年仅1.5亿元）: the base is told behind the factor.
_BASE_BEHIND = regex(
    rf"[（(，,](?:而)?(?:上年|去年|前一年|{DATE_MARK}+)(?:同期)?(?:仅|只有|仅有|为|是|仅为|只|完成|实现)*$"
)
# 上年1.5亿元，今年4.2亿元，是上年的3.2倍
_BASE_AHEAD = regex(rf"(?:上年|去年|前一年|{DATE_MARK})[^，。；、：:（）()]{{0,12}}$")
_NEXT_LEVEL = regex(
    rf"[，,](?:而)?(?:今年|本年|当年|{DATE_MARK}+)(?:则|已经?|为|达|达到|增至|增加到|增长到|完成|实现|突破)*$"
)
_DOUBLED = regex(
    rf"(?:[，,](?:实现|总量|总数|总额|[{PERIOD_MARK}一二三四五六七八九十]+年?(?:时间|间|来|内)?[，,]?)?|实现)?(?:翻了?(?P<times>(?P<number>[一二两三四])番)"
    r"|(?:成功|顺利|提前|基本)?(?:实现)?了?(?P<once>翻番|翻倍|翻了?一倍))"
    r"(?:以上|还多|有余|多|了)*(?![一-鿿])"
)
_THAN = regex(r"(?:比|较)[^，。；、：:（）()]{1,16}$")
_REACHED = regex(r"[，,](?:达到|达|增至|增加到|增长到)")
_REACHED_FROM = regex(rf"(?:[到至]|为)(?:{DATE_MARK}+的?)?(?:每[人户亩月年天个])*$")
_FROM = regex(r"(?:由|从)[^，。；、：:（）()]{0,18}$")
_FALLS = regex(r"(?:下降|减少|降低|缩减|压缩|回落|缩短|缩小|下跌|减小)(?:了)?(?:近|约)?$")
# Figures that are multiples themselves fall by parts of a multiple.
_MULTIPLE_ITSELF = regex(r"倍数|倍率|比值|杠杆|收入比|之比|市盈|倍[降减到至]")
_BASE = r"(?:(?:19|20)\d\d年|上年|去年|五年前|十年前)(?:同期|[末底])?"
_TO_OR_BY = regex(
    rf"(?:(?:达到|达|是|为|相当于|增长到|增加到|扩大到)(?P<base>{_BASE})的|[比较](?P<than>{_BASE})(?:增长|增加|提高|扩大|上升)了?)$"
)
_OF = regex(r"[是为达][^，,]{0,12}(?:\d{4}年|上年|去年|同期)[^，,]{0,20}的$")
_PARTLY = regex("的|以上|以下|于")
_AND_BY = regex("[，,、]?即?(?:增长|增加|提高|扩大)了?")
"""Between 是上年1.2亿元的3倍 and the 3倍 that it is told to have grown by, in one breath."""
_RUN = regex(r"(?:(?![全年比较达到是为])[一-鿿])+")
_RUN_LENGTH = 4
"""Characters that both sentences must share: 研发投入."""
_MOST_PAIRS = 4
"""Multiples of one base that one of them is held against."""
_STEP = regex(r"(?:增加|增长|增收|增支|提高|上升|净增|多增|扩大)了?$")
_LEVEL_AND_STEP = 3
"""Links before a factor that a level, its change and its base take."""
LOOSE = Decimal("0.95")
"""Part of a doubling from which on writers speak of one."""
_ONCE_MORE = Decimal(2)
"""Times a doubling from which on it is one more."""
_NEAR = 60
"""Characters before 下降2倍 that may speak of a multiple."""


def find_falls(ledger: Ledger) -> Iterator[Quantity]:
    """Every fall told in times, 下降2倍, which nothing can do."""
    if "倍" not in ledger.text:
        return
    for quantity in ledger.quantities:
        if quantity.unit == "倍" and quantity.value >= 1 and _FALLS.search(quantity.before):
            front = ledger.text[max(0, quantity.clause.start - _NEAR) : quantity.span.start]
            if not _MULTIPLE_ITSELF.search(front) and not quantity.after.startswith("标准差"):
                yield quantity


def find_confused(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """A multiple reached and one grown by, told of one thing against one year: 达到2019年的3倍 … 比2019年增长3倍."""
    told: dict[tuple[str, bool], list[Quantity]] = {}
    for quantity in ledger.quantities if "倍" in ledger.text else ():
        way = _TO_OR_BY.search(quantity.before) if quantity.unit == "倍" and not quantity.approximate else None
        if way:
            told.setdefault((way["base"] or way["than"], way["than"] is not None), []).append(quantity)
    for to, by in pairwise(ledger.quantities) if "倍" in ledger.text else ():
        told_of = to.unit == by.unit == "倍" and _OF.search(ledger.text, to.clause.start, to.span.start)
        whole = not _PARTLY.match(by.after)
        if told_of and whole and not to.approximate and _AND_BY.fullmatch(ledger.text, to.span.end, by.span.start):
            yield to, by
    for (base, grown), quantities in told.items():
        for to in () if grown else quantities:
            for by in told.get((base, True), ())[:_MOST_PAIRS]:
                if _words(ledger, to) & _words(ledger, by):
                    yield to, by


def _words(ledger: Ledger, quantity: Quantity) -> set[str]:
    """The runs of characters before a multiple in its sentence, long enough to name what multiplied."""
    start = ledger.sentences[quantity.sentence].span.start
    runs = _RUN.findall(ledger.text, start, quantity.span.start)
    return {run[at : at + _RUN_LENGTH] for run in runs for at in range(len(run) - _RUN_LENGTH + 1)}


def find_multiples(ledger: Ledger) -> Iterator[Multiple]:
    """Every factor whose two values stand beside it."""
    if "倍" not in ledger.text and "番" not in ledger.text:
        return
    for strand in ledger.strands:
        links = strand.links
        for at, link in enumerate(links):
            if link.quantity.unit == "倍" and at and link.known:
                yield from _of(links, at) if at > 1 else ()
                yield from _of_dated(links, at)
            behind = links[at + 1].gap if at + 1 < len(links) else strand.tail
            if at + 1 < len(links) and links[at + 1].quantity.value == 1 and links[at + 1].quantity.unit == "倍":
                behind += "一倍"
            told = _DOUBLED.match(behind) if "翻" in behind else None
            if told:
                yield from _doubled(ledger, links, at, told)


def _of(links: tuple[Link, ...], at: int) -> Iterator[Multiple]:
    """N，是D的K倍, and 由D增长到N，是原来的K倍."""
    here, before, earlier = links[at], links[at - 1], links[at - 2]
    if _STEP.search(earlier.gap):
        # 4.4亿元，比上年增加2.2亿元，是上年2.2亿元的2倍: the level stands before its change.
        if at < _LEVEL_AND_STEP:
            return
        earlier = links[at - 3]
    if here.quantity.approximate or not before.known or "其中" in before.gap:
        return
    if not comparable(before.quantity, earlier.quantity):
        return
    span, factor = here.quantity.span, here.quantity.interval.truncated_too(here.quantity.step)
    if here.gap == "的" and _OF_AMOUNT.search(before.gap):
        yield Multiple(span, factor, before.quantity, earlier.quantity, "of")
    elif _OF_BEFORE.fullmatch(here.gap) and from_to(links, at - 1):
        yield Multiple(span, factor, earlier.quantity, before.quantity, "of")


def _of_dated(links: tuple[Link, ...], at: int) -> Iterator[Multiple]:
    """N，是上年的K倍，上年为D, and 上年D，今年N，是上年的K倍."""
    here, before = links[at], links[at - 1]
    if here.quantity.approximate or not before.known or not _OF_BEFORE.fullmatch(here.gap):
        return
    behind = links[at + 1] if at + 1 < len(links) else None
    span, factor = here.quantity.span, here.quantity.interval.truncated_too(here.quantity.step)
    # 是上年的3.2倍（2021年…) explains which year that is; 是2018年的3.2倍，2021年… tells another one.
    explains = behind and (DATE_MARK not in here.gap or behind.gap.startswith(("（", "(")))
    if behind and explains and _BASE_BEHIND.fullmatch(behind.gap) and comparable(before.quantity, behind.quantity):
        yield Multiple(span, factor, behind.quantity, before.quantity, "of")
    elif at > 1 and _NEXT_LEVEL.fullmatch(before.gap) and _BASE_AHEAD.search(links[at - 2].gap):
        base = links[at - 2].quantity
        if DATE_MARK not in here.gap and comparable(before.quantity, base):
            yield Multiple(span, factor, base, before.quantity, "of")


def from_to(links: tuple[Link, ...], at: int) -> bool:
    """True for 由D增长到N with N at `at`."""
    return bool(at and _FROM.search(links[at - 1].gap) and _REACHED_FROM.search(links[at].gap))


def doubled(number: str | None, most: Decimal = _ONCE_MORE) -> Interval:
    """What so many doublings may be told of, up to `most` times that: 翻两番, and 翻番 without a number."""
    least = times_doubled(number)
    return Interval(least * LOOSE, least * most, False, True)


def times_doubled(number: str | None) -> Decimal:
    """How many times as much it is after so many doublings; after one where no number is told."""
    return Decimal(2) ** (whole_number(number) if number else 1)


def _doubled(ledger: Ledger, links: tuple[Link, ...], at: int, told: re.Match[str]) -> Iterator[Multiple]:
    """由D增长到N，翻两番; 比上年的D翻一番，达到N."""
    words = told["times"] or told["once"]
    start = ledger.text.index(words, links[at].quantity.span.end)
    span = Span(start, start + len(words))
    factor = doubled(told["number"])
    here, behind = links[at].quantity, links[at + 1] if at + 1 < len(links) else None
    if from_to(links, at) and comparable(links[at - 1].quantity, here):
        yield Multiple(span, factor, links[at - 1].quantity, here, "doubled")
    elif behind and _THAN.search(links[at].gap) and _reached(here, behind, told.end()):
        yield Multiple(span, factor, here, behind.quantity, "doubled")
    elif at and comparable(_as_passed(links[at - 1].quantity), here) and links[at].known:
        yield from _doubled_in_a_row(ledger, links, at, span, factor)


def _doubled_in_a_row(
    ledger: Ledger, links: tuple[Link, ...], at: int, span: Span, factor: Interval
) -> Iterator[Multiple]:
    """2018年0.6亿元，2022年达到2.4亿元，四年翻两番, and 2.4亿元，而2018年仅有0.6亿元: two values of two times."""
    one, two = _as_passed(links[at - 1].quantity), links[at].quantity
    if not _at_the_next(links, at) or _NO_LEVEL.search(one.before) or not two.value or not one.value:
        return
    if any(comparable(link.quantity, two) for link in links[: at - 1]):
        return  # 2019年3.2亿元，2021年5.1亿元，2023年6.4亿元，四年翻一番: from the first of them
    times = time_told(ledger, one), time_told(ledger, two)
    if is_earlier(*times) and two.value > one.value:
        yield Multiple(span, factor, one, two, "doubled")
    elif one.value > two.value and (
        is_earlier(times[1], times[0]) or (times[1].kind == "year" and times[0].kind in ("", "past", "now"))
    ):
        yield Multiple(span, factor, two, one, "doubled")


def _at_the_next(links: tuple[Link, ...], at: int) -> bool:
    """True where nothing but its time stands before a value, or the name of the one before it again."""
    if _NEXT_TIME.fullmatch(links[at].gap):
        return True
    again = _NAMED_AGAIN.fullmatch(links[at].gap)
    if again is None:
        return False
    first = _CLAUSE.split(links[at - 1].gap)[-1]
    return first.rstrip("为是达到").endswith(again["name"])


def _as_passed(number: Quantity) -> Quantity:
    """突破2.4亿元 as 2.4亿元 and a little more: who passed 2.5亿元 says so."""
    if not number.approximate or not _PASSED.match(number.text, number.span.start):
        return number
    return replace(number, approximate=False, interval=Interval(number.value, number.value * _LITTLE_MORE))


_PASSED = regex("突破|超过|超")
_LITTLE_MORE = Decimal("1.1")
_NEXT_TIME = regex(
    rf"[，,；;（(](?:而|但|到|至)?(?:[一-鿿]{{0,10}}的)?(?:{DATE_MARK}+|上年|去年|今年|本年|目前)(?:同期|[末底])?"
    r"(?:时|的)?[，,]?(?:[这该此][一]?(?:个|项)?(?:数字?|数据|指标|数值|规模|金额)(?:还|则)?)?"
    r"(?:则|已经?|还|只|仅|就)*(?:为|有|是|达到?|增至|增加到|增长到|突破|完成|实现)?[）)]?$"
)
"""Nothing but the time of the second value and that it was reached."""
_CLAUSE = regex(f"[，,；;{DATE_MARK}]")
_NAMED_AGAIN = regex(rf"[，,；;](?:到|至)?{DATE_MARK}+(?P<name>[一-鿿]{{2,12}}?)(?:已?达到?|增至|为|是|突破)?")
"""The time and the name of the first again: 2020年研发投入2.6亿元，2025年研发投入3.9亿元."""
_NO_LEVEL = regex("[增减升降]|其中|计划|目标|预算|任务|平均|每|均|新")


def _reached(base: Quantity, link: Link, start: int) -> bool:
    """True for ，达到14.2亿元 from `start` of the link's gap on."""
    return bool(_REACHED.fullmatch(link.gap[start:])) and comparable(base, link.quantity)
