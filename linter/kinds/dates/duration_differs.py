"""Durations: a stated length of time against the two dates it stretches between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from linter.fact import SURE_YEARS, DateFact
from linter.facts.dates import calendar
from linter.facts.dates.hour_spans import find_hour_spans
from linter.facts.dates.weekdays import weekday_behind
from linter.finding import Hit, Severity
from linter.kinds.dates._clock import by_the_clock
from linter.kinds.dates._lengths import DAYS, NUMBER, UNIT, by_months, differs_from, stated_span, unit_of, value_of
from linter.kinds.dates._lengths_by_pairs import lengths_by_pairs
from linter.kinds.dates._lengths_retold import campaigns, months_beside, retold
from linter.kinds.dates._lengths_spent import longer_spent
from linter.kinds.dates._moments import by_moments
from linter.kinds.dates._more_than_dates import of_more
from linter.kinds.dates._moved import moved
from linter.kinds.dates._named_periods import named_periods
from linter.kinds.dates._only_stretch import only_stretches
from linter.kinds.dates._only_two_days import only_two_days
from linter.kinds.dates._plans_titled import plans_titled
from linter.kinds.dates._stage_lengths import stage_lengths
from linter.kinds.dates._stages_added import stages_added
from linter.kinds.dates._stays_told import stays_told
from linter.kinds.dates._stretches import of_a_row
from linter.kinds.dates._terms_between import terms_between
from linter.kinds.dates._terms_ended import terms_ended
from linter.kinds.dates._terms_told import terms_told
from linter.kinds.dates._told_stretches import told_stretches
from linter.kinds.dates._whole_months import EDGE, of_whole_months
from linter.kinds.dates._years_later import due_within, later_by
from linter.kinds.dates._years_running import years_running
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TERM = "(?:合作|合同|协议|服务|承包|租赁|经营|托管|管护|养护|质保|授权|履行|帮扶|共建|代管)期"
_LENGTH = regex(
    rf"(?P<word>{_TERM}限?|历时|为期|历经|用时|耗时|时长|持续|前后|(?:建设|施工|实际)工期|欠缴|断缴|停缴|欠发|任职|闲置)(?:了|达|为|用|时间|整整|共计?|总计|合计|长达)*"
    rf"{NUMBER}{UNIT}(?![余多左底初末以内]|来)"
)
_LENGTH_FIRST = regex(
    r"(?P<word>[一-鿿](?:期限?|时限)|公示时间|历时|为期|利用|用|^|[，,。；])"
    rf"(?:为|共|：|:)?{NUMBER}{UNIT}(?:的?时间|以?来|间)?[，,（(：:]?即?"
    r"(?:(?:具体|起止|公示|公告|整治|开展|实施)?(?:时间|日期|期限|起止)(?:为|是|：|:)?)?(?:自|从|由|于)?$"
)
_LENGTH_OF = regex(
    rf"(?P<word>为期|历时|(?:开展|举办|组织|进行|实施|参加)了?){NUMBER}{UNIT}的(?!时间)[一-鿿“”]{{2,12}}[（(](?:自|从|即|时间[为：:]?)?$"
)
"""为期5天的轮训班（6月3日至7日）."""
_YEARS_BESIDE = regex(rf"(?P<word>[，,]?(?:的|这|共|前后)?){NUMBER}{UNIT}(?:间|来|时间|累计|共|合计|行动)")
_YEARS_FIRST = regex(
    rf"(?P<word>(?<![第近前后\d十])){NUMBER}{UNIT}(?:行动|规划|攻坚|任期|滚动|建设)[^，。；（()《》\d]{{0,8}}》?[（(]$"
)
"""2019年至2021年五年间, and 三年行动计划（2020—2022年）."""
_LENGTH_AT_ONCE = regex(
    rf"(?P<word>(?:止)?(?:[，,（(]|的)?(?:共计?|合计|为期)?){NUMBER}{UNIT}(?=集中|的?(?:时间|整改|专项|巡|督|审|公示)|[）)])"
)
_TERM_OF = regex(
    rf"(?P<word>[，,](?:在|这)?){NUMBER}{UNIT}的?(?:合作|合同|协议|服务|承包|租赁|经营|试运[行营]|过渡|公示|整改|整治)期[内里间]"
)
"""自2024年1月1日起至2028年12月31日止，四年合作期内."""
_IN_ALL = regex(rf"(?P<word>(?:止|结束)?[，,](?:前后|一共|总共|共)计?){NUMBER}{UNIT}(?=[，,。；])")
"""…起至7月15日止，共计15天。"""
_LENGTH_NEXT = regex(
    rf"(?P<word>在?(?:这|上述|这次|这场)?(?:为期|历时)?){NUMBER}{UNIT}"
    "(?:以?来|间|里|中|的?时间[里内]|期间|的[一-鿿]{1,6}(?:里|中|内|间|期间))[，,]"
)
"""三个月来，… behind a sentence that tells the two dates."""
_LESS = regex(r"其中|每|扣除|剔除|除去|停工|停业|实际|净|有效|累计|暂停|中断|全年|[两三四五六七八九]轮")
"""What takes days out of a stretch: 其中停工12天，实际用时79天."""
_FIGURE = regex(r"\d")
_OF_A_STAGE = regex("的[一-鿿]{2,8}阶段")
"""Behind a length, what it is of: 历时三个月的集中整治阶段."""
_REACH = 90
"""Characters behind a range in which its length may be told."""
_LOOK_BACK = 24
"""Characters before a range in which its length may be told: 公示期10天，自…至…."""


class DurationDiffers:
    """Reports 3月1日至4月15日，历时三个月; 近三个月 and 为期一个半月 are fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every stated length that the two dates beside it contradict."""
        yield from stages_added(ledger)
        told: list[Span] = []
        for hit in self._beside(ledger):
            told.append(hit.spans[0])
            if not of_more(ledger, hit):
                yield hit
        finders = (
            by_moments,
            only_stretches,
            terms_told,
            terms_ended,
            later_by,
            due_within,
            lengths_by_pairs,
            plans_titled,
            stays_told,
        )
        found: list[Span] = []
        for hit in (hit for find in finders for hit in find(ledger, told)):
            found.append(hit.spans[0])
            if not of_more(ledger, hit):
                yield hit
        yield from (hit for hit in only_two_days(ledger, [*told, *found]) if not of_more(ledger, hit))

    def _beside(self, ledger: Ledger) -> Iterator[Hit]:
        yield from _by_the_hour(ledger)
        yield from by_the_clock(ledger)
        yield from moved(ledger)
        yield from named_periods(ledger)
        yield from terms_between(ledger)
        yield from years_running(ledger)
        ranges = [
            _dated(ledger, d)
            for d in map(partial(of_whole_months, ledger), told_stretches(ledger))
            if d.ends and d.ends[1].granularity in ("day", "month", "year")
        ]
        # The years that something is about, 对2022年至2023年收费情况审计, are no stretch of the work itself.
        stretches = [d.span.start for d in ranges if d.ends and d.ends[1].granularity != "year"]
        for index, fact in enumerate(ranges):
            at = bisect_right(stretches, fact.span.start)
            following = stretches[at] if at < len(stretches) else len(ledger.text)
            told = _length(ledger, fact, following)
            match = told or months_beside(ledger, fact, min(following, fact.span.end + _REACH))
            if match is None or fact.ends is None or fact.first is None or fact.last is None:
                continue
            if fact.first > fact.last or fact.ends[0].granularity != fact.ends[1].granularity:
                continue
            if by_months(fact.first, fact.last, match, ledger.read(fact.span)):
                continue
            edged = fact.ends[1].relation == EDGE
            if edged and unit_of(match["unit"]) not in ("月", "年"):
                continue
            differs = differs_from(fact.first, fact.last, match, _year_is_sure(ledger, fact))
            if differs is None or _within(fact, match) or _OF_A_STAGE.match(ledger.text, match.end()):
                continue
            if _of_a_row(ranges[max(0, index - _ROW) : index + 1], match):
                continue
            guessed = told is None or edged or fact.year_source in ("loose", "section")
            guessed = guessed or differs_from(fact.first, fact.last, match) is None
            severity: Severity = "warning" if guessed else "error"
            stated = stated_span(match)
            days = (fact.last - fact.first).days + 1
            yield Hit(
                (stated, fact.span),
                {"stated": ledger.read(stated), "actual": differs},
                f"{fact.last.isoformat()} − {fact.first.isoformat()} + 1 = {days}天 ≠ {ledger.read(stated)}",
                severity=severity,
            )
        yield from retold(ledger, ranges)
        yield from campaigns(ledger, ranges)
        yield from stage_lengths(ledger, ranges)


_ROW = 8
"""Stretches of a sentence that a length behind the last of them may be told of."""


def _of_a_row(ranges: Sequence[DateFact], match: re.Match[str]) -> bool:
    """True where the last stretches of one sentence have the length together."""
    row = [(one.first, one.last) for one in ranges if one.sentence == ranges[-1].sentence and one.first and one.last]
    return of_a_row(row, lambda first, last: differs_from(first, last, match) is None)


def _by_the_hour(ledger: Ledger) -> Iterator[Hit]:
    """6月3日8时至6月5日8时，历时72小时."""
    for stretch in find_hour_spans(ledger.text):
        if abs(stretch.actual - stretch.stated) > 1:
            stated = ledger.quote(stretch.length)
            actual = {"zh": f"{stretch.actual}小时", "en": f"{stretch.actual} hours"}
            calculation = f"{ledger.quote(stretch.told)} = {stretch.actual}小时 ≠ {stated}"
            yield Hit((stretch.length, stretch.told), {"stated": stated, "actual": actual}, calculation)


def _year_is_sure(ledger: Ledger, fact: DateFact) -> bool:
    """True where the year, and so the weekends, are known: told, or those of a day close to the signature."""
    signed, first = ledger.signing_date, fact.first
    return fact.year_source in SURE_YEARS or bool(signed and first and abs((first - signed).days) <= _CLOSE)


_CLOSE = 60
"""Days from the signature within which a day without a year is one of its year."""


def _dated(ledger: Ledger, fact: DateFact) -> DateFact:
    """A range without a year, put into one: 3月1日到6月30日 is as long in any year."""
    if fact.first or fact.year or fact.impossible or fact.ends is None:
        return fact
    (one, two) = fact.ends
    if one.year or two.year or not (one.month and two.month and one.day and two.day):
        return fact
    # 11月15日至次年3月15日
    later = _ANY_YEAR + bool(_NEXT_YEAR.search(ledger.read(fact.span)))
    turned = (one.month, one.day) > (two.month, two.day)
    if turned is not (later > _ANY_YEAR) or not calendar.exists(later, two.month, two.day):
        return fact
    if not calendar.exists(_ANY_YEAR, one.month, one.day):
        return fact
    return replace(fact, first=date(_ANY_YEAR, one.month, one.day), last=date(later, two.month, two.day))


_ANY_YEAR = 2021
_NEXT_YEAR = regex("次年|翌年|第二年|明年|来年")


def _within(fact: DateFact, match: re.Match[str]) -> bool:
    """True where the stretch is told in another way: a training of 15 days may lie anywhere between the two dates."""
    if fact.first is None or fact.last is None:
        return False
    if fact.ends and fact.ends[1].granularity == "year":
        # 2019年到2021年: three years, or two from one figure to the other.
        return value_of(match["n"]) == fact.last.year - fact.first.year
    if match["word"] != "为期" or match["unit"].removeprefix("个") in ("月", "年"):
        return False
    number = value_of(match["n"]) if match["n"] != "半" else None
    return number is None or 2 * number * DAYS.get(match["unit"], DAYS["天"]) < (fact.last - fact.first).days


def _length(ledger: Ledger, fact: DateFact, following: int) -> re.Match[str] | None:
    sentence = ledger.sentences[fact.sentence].span
    start, end = fact.span
    weekday = weekday_behind(ledger.text, end)
    end = weekday.end() if weekday else end
    stop = min(sentence.end, end + _REACH, following)
    if fact.ends and fact.ends[1].granularity == "year":
        beside = _YEARS_BESIDE.match(ledger.text, end, stop)
        return beside or _YEARS_FIRST.search(ledger.text, max(sentence.start, start - _LOOK_BACK), start)
    at_once = _LENGTH_AT_ONCE.match(ledger.text, end, stop) or longer_spent(ledger, fact, end, stop)
    if at_once:
        return at_once
    behind = _IN_ALL.match(ledger.text, end, stop) or _LENGTH.search(ledger.text, end, stop)
    behind = behind or _TERM_OF.search(ledger.text, end, stop)
    if behind and _LESS.search(ledger.text, end, behind.start("n")):
        return None
    # 1～5月，发传单700份，河西镇出板报2期，前后持续15天: days within months of which more is told.
    by_day = behind and behind["unit"] in "天日" and fact.ends and fact.ends[1].granularity == "month"
    if behind and by_day and _FIGURE.search(ledger.text, end, behind.start()):
        return None
    # Another date between the two has a length of its own.
    if behind and not any(end <= d.span.start < behind.start() for d in _dates_of(ledger, fact)):
        return behind
    floor = max(sentence.start, start - _LOOK_BACK)
    first = _LENGTH_FIRST.search(ledger.text, floor, start) or _LENGTH_OF.search(ledger.text, floor, start)
    return first or _in_next_sentence(ledger, fact, following)


def _in_next_sentence(ledger: Ledger, fact: DateFact, following: int) -> re.Match[str] | None:
    """三个月来 at the start of the sentence behind the one that tells this stretch and no other."""
    at = fact.sentence
    if at + 1 >= len(ledger.sentences) or ledger.sentences[at + 1].block != ledger.sentences[at].block:
        return None
    beside = ledger.sentences[at + 1].span
    if following < beside.start or any(d.span.start >= fact.span.end for d in _dates_of(ledger, fact)):
        return None
    found = _LENGTH_NEXT.match(ledger.text, *beside)
    return None if found and found["unit"] == "年" else found


def _dates_of(ledger: Ledger, fact: DateFact) -> list[DateFact]:
    at = bisect_left(ledger.dates, fact.span, key=lambda date: date.span)
    return [d for d in ledger.dates[at + 1 : at + 3] if d.sentence == fact.sentence]
