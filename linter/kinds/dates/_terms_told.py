"""Terms told away from their days: a contract's 工期, 距…还有N天, and the years of a span of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, UNIT, differs_from, value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


def terms_told(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each term that the days told for it elsewhere in its paragraph contradict."""
    for hit in (*_building_terms(ledger), *_countdowns(ledger), *_years_told_on(ledger), *_years_from_to(ledger)):
        if not any(hit.spans[0].overlaps(span) for span in told):
            yield hit


_TERM = regex(rf"(?:合同|计划|约定|总)?工期(?:为|是|共|：|:)*{NUMBER}{UNIT}(?=[，,。；;、）)])")
_BEGUN = regex(r"[^，,。；;\d]{0,4}(?:开工|进场|动工|破土)")
_DUE = regex(r"(?:应|须|需|计划|约定|要求|合同)[^，,。；;\d]{0,6}$")
_DONE = regex(r"[^，,。；;\d]{0,6}(?:建成|完工|竣工|交付|交工|完成)")
_MOVED = regex("延|调整|停工|暂停|顺延|变更|补充协议")


def _building_terms(ledger: Ledger) -> Iterator[Hit]:
    """合同工期30个月 of a work begun on one day and due on another."""
    if "工期" not in ledger.text:
        return
    terms: dict[int, list[re.Match[str]]] = {}
    for match in _TERM.finditer(ledger.text):
        terms.setdefault(ledger.document.block_index(match.start()), []).append(match)
    for at, (match, *more) in terms.items():
        block = ledger.document.blocks[at].span
        dates = [d for d in ledger.dates_in(block) if not d.ends and d.first and d.granularity in ("day", "month")]
        begun = [d for d in dates if _BEGUN.match(ledger.text, d.span.end)]
        due = [
            d
            for d in dates
            if _DUE.search(ledger.text, max(block.start, d.span.start - 12), d.span.start)
            and _DONE.match(ledger.text, d.span.end)
        ]
        if len(begun) != 1 or len(due) != 1 or more:
            continue
        one, other = begun[0], due[0]
        if one.first is None or other.last is None or one.first >= other.last or _MOVED.search(ledger.text, *block):
            continue
        differs = differs_from(one.first, other.last, match)
        if differs:
            stated = Span(match.start("n"), match.end())
            days = (other.last - one.first).days + 1
            calculation = f"{other.last} − {one.first} + 1 = {days}天 ≠ {ledger.quote(stated)}"
            values = {"stated": ledger.quote(stated), "actual": differs}
            yield Hit((stated, one.span, other.span), values, calculation, severity="warning")


_COUNTDOWN = regex(r"距(?:离)?(?:今年|明年)?$")
_LEFT = regex(
    r"[^，,。；;\d]{0,16}?[，,]?(?:还有|尚有|仅有|仅剩|只剩|还剩|剩余|只有)(?P<n>\d{1,3})天(?![以之内前后多余左])"
)


def _countdowns(ledger: Ledger) -> Iterator[Hit]:
    """截至3月31日，距5月10日竣工还有50天: the days between the two days told."""
    if "距" not in ledger.text:
        return
    for one, other in pairwise(ledger.dates):
        if other.ends or one.ends or one.granularity != "day" or other.granularity != "day":
            continue
        if one.sentence != other.sentence or not _COUNTDOWN.search(ledger.text, one.span.end, other.span.start):
            continue
        left = _LEFT.match(ledger.text, other.span.end)
        days = _days_to(one, other) if left else None
        if left is None or days is None or abs(days - int(left["n"])) <= 1:
            continue
        stated = Span(left.start("n"), left.end())
        values = {"stated": ledger.quote(stated), "actual": {"zh": f"{days}天", "en": f"{days} days"}}
        calculation = f"{ledger.quote(other.span)} − {ledger.quote(one.span)} = {days}天 ≠ {ledger.quote(stated)}"
        yield Hit((stated, one.span, other.span), values, calculation, severity="warning")


def _days_to(one: DateFact, other: DateFact) -> int | None:
    """Days from the one day to the other, the first one like it; None where either may not exist."""
    if one.first and other.first:
        return (other.first - one.first).days if one.first < other.first else None
    if not (one.month and one.day and other.month and other.day):
        return None
    turned = (one.month, one.day) > (other.month, other.day)
    year = other.year or one.year or _ANY_YEAR + turned
    begin = (one.year or year - turned, one.month, one.day)
    if not calendar.exists(*begin) or not calendar.exists(year, other.month, other.day):
        return None
    return (date(year, other.month, other.day) - date(*begin)).days


_ANY_YEAR = 2021
_YEARS_TOLD = regex(
    r"(?:^|[。；;])(?:这)?(?P<n>[三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?)年(?:来|间|里)[，,]"
)


_LONGEST = 1500
"""Characters of a paragraph that tells one span of years only."""


def _years_told_on(ledger: Ledger) -> Iterator[Hit]:
    """2016年至2019年…。六年来，…: the only years of the paragraph, and a sentence that tells another number of them."""
    if not any(sign in ledger.text for sign in ("年来", "年间", "年里")):
        return
    spans = [d.last.year - d.first.year for d in ledger.dates if d.ends and d.first and d.last]
    known = {years + more for years in spans for more in (0, 1)}
    for match in _YEARS_TOLD.finditer(ledger.text):
        block = ledger.document.blocks[ledger.document.block_index(match.start("n"))].span
        if block.end - block.start > _LONGEST:
            continue
        dates = ledger.dates_in(block)
        ends = _only_years(dates)
        stated = value_of(match["n"])
        if ends is None or stated is None or dates[-1].span.end > match.start():
            continue
        apart = ends[1] - ends[0]
        # Another span of years in the text may be the one meant.
        if stated in known or stated in (apart, apart + 1) or not apart < 2 * stated < 4 * (apart + 1):
            continue
        span = Span(match.start("n"), match.end("n") + 1)
        values = {"stated": ledger.quote(span), "actual": {"zh": f"{apart + 1}年", "en": f"{apart + 1} years"}}
        calculation = f"{ends[1]} − {ends[0]} + 1 = {apart + 1} ≠ {match['n']}"
        yield Hit((span, dates[0].span), values, calculation, severity="warning")


_YEARS_FROM = regex(
    r"(?<![第近\d])(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})年(?:间|来|里)?[，,（(：:](?:即|自|从|由)+(?P<a>(?:19|20)\d\d)年[^，,。；\d]{0,6}[，,]?(?:到|至|—)(?P<b>(?:19|20)\d\d)年(?!\d)"
)
_FROM_A_YEAR = regex(r"年(?:间|来|里)?[，,（(：:](?:即|自|从|由)+(?:19|20)\d\d年")


def _years_from_to(ledger: Ledger) -> Iterator[Hit]:
    """实施六年，从2016年起步到2020年收官: the years of a span told right behind their number."""
    for match in matches_on_lines(_YEARS_FROM, _FROM_A_YEAR, ledger.text):
        stated, apart = value_of(match["n"]), int(match["b"]) - int(match["a"])
        if stated is None or apart <= 0 or stated in (apart, apart + 1):
            continue
        span, whole = Span(match.start("n"), match.end("n") + 1), Span(match.start("a"), match.end("b") + 1)
        values = {"stated": ledger.quote(span), "actual": {"zh": f"{apart + 1}年", "en": f"{apart + 1} years"}}
        calculation = f"{match['b']} − {match['a']} + 1 = {apart + 1} ≠ {match['n']}"
        yield Hit((span, whole), values, calculation, severity="warning")


def _only_years(dates: Sequence[DateFact]) -> tuple[int, int] | None:
    """The first and the last year of a paragraph that tells one span of years, or two years, and no other date."""
    if len(dates) == 1 and dates[0].ends and dates[0].ends[1].granularity == "year":
        first, last = dates[0].first, dates[0].last
        return (first.year, last.year) if first and last and first < last else None
    both = [d.year for d in dates if d.granularity == "year" and not d.ends and d.year_source == "said"]
    if len(dates) != 2 or len(both) != 2 or both[0] is None or both[1] is None:
        return None
    return (both[0], both[1]) if both[0] < both[1] else None
