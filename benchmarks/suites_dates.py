"""The suites of dates: a case passes when the first and the last day of everything stated are found.

The reference date is the moment at which the case is told. Times of day count as their day. Authors write an end
in several ways, and a case passes with any of them: Recognizers-Text gives the end of a range now as its last day,
now as the day after, now as the beginning of the month or year that ends it; where a date is a bound (以前, 以来, 之后)
the date named and the direction count, because authors differ on whether the date itself belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from suite import Case, Suite, first_reason

from linter.facts.dates.calendar import month_end
from linter.facts.dates.listed_dates import recognise

DUCKLING_TOLD = date(2013, 2, 12)
"""The moment of all cases of Duckling."""
_JIONLP_TOLD = {"_ts_1": date(2021, 6, 14), "_ts_2": date(2021, 9, 2)}
_DAY = timedelta(days=1)
_YEAR_END = (12, 31)


class Stated(NamedTuple):
    """First and last day; None where it is open."""

    first: date | None
    last: date | None


Answers = frozenset[Stated]
"""What one date may be taken for."""
Reader = Callable[[Case], list[Answers]]

LEFT_OUT = (
    (
        "festivals, solar terms, seasons and holidays",
        re.compile("节|除夕|国庆|圣诞|新年|大寒|芒种|[春夏秋冬]季|[寒暑]假|七夕|^十一$"),
    ),
    (
        "lunar calendar and reigns",
        re.compile("农历|[阴阳]历|腊月|正月|闰|廿|初[一二三四五六七八九十0-9]|月十五|四月十三|康熙|雍正|神龙|世纪初"),
    ),
    ("counted from now in hours, minutes or seconds", re.compile("秒|分钟|小时|钟头|现在|此刻|而家|马上")),
    (
        "spoken days: 礼拜, 大后天, 今晚, 半夜",
        re.compile("礼拜|大+[前后]天|今[晚晨]|[半午]夜|午后|后半夜|夜里|周末|当晚"),
    ),
    (
        "days in foreign order, without 日 or in eight digits",
        re.compile(r"\d/\d|^\d{8}$|(?<!\d)\d\d-\d\d[- ]\d\d|(?:^|= ?)\d{4}$|月\d{1,2}$"),
    ),
)
_NO_DAY = re.compile(r"^[^年月日天周号今昨明/.-]*$")
_CLOCK = re.compile(r"点|时|[:：]\d|上午|下午|晚上|早晨|中午|pm|PM")
_NO_DAYS = ("set", "duration", "time", "timerange")
"""Types of Recognizers-Text without a day."""


def told(case: Case) -> date:
    """The day on which a case is told."""
    moment = case.told
    if case.name.startswith("duckling"):
        return DUCKLING_TOLD
    if isinstance(moment, dict):
        return date(moment["year"], moment.get("month", 1), moment.get("day", 1))
    if isinstance(moment, int | float):
        return datetime.utcfromtimestamp(moment).date()
    if moment in _JIONLP_TOLD or moment is None:
        return _JIONLP_TOLD.get(str(moment), _JIONLP_TOLD["_ts_1"])
    numbers = re.findall(r"\d+", moment)
    return date(int(numbers[0]), int(numbers[1]), int(numbers[2]))


def hegao(case: Case) -> list[Answers]:
    """What hegao finds; a bound is open on one side."""
    found = []
    for fact in recognise(case.text, told(case)):
        before, since = fact.relation in ("before", "as-of"), fact.relation == "since"
        open_end = since and fact.granularity != "range"
        found.append(frozenset({Stated(None if before else fact.first, None if open_end else fact.last)}))
    return found


def agree(found: list[Answers], expected: list[Answers]) -> bool:
    """True when each date found is what is expected in its place."""
    return len(found) == len(expected) and all(map(frozenset.intersection, found, expected))


def _answers(firsts: set[date | None], lasts: set[date | None]) -> Answers:
    return frozenset(Stated(first, last) for first in firsts for last in lasts)


def _recognizers(case: Case) -> list[Answers] | None:
    """The dates of a Recognizers-Text case; where it offers two years, either passes."""
    items = [item for item in case.expected if item["type"].rpartition(".")[2] not in _NO_DAYS]
    if case.expected and not items:
        return None
    return [
        frozenset(answer for value in item["res"]["values"] for answer in _recognizers_value(value)) for item in items
    ]


def _recognizers_value(value: dict[str, str]) -> Answers:
    if value.get("value") == "not resolved":
        return frozenset({Stated(None, None)})
    if "value" in value:
        day = date.fromisoformat(value["value"][:10])
        return frozenset({Stated(day, day)})
    first = date.fromisoformat(value["start"][:10]) if "start" in value else None
    end = date.fromisoformat(value["end"][:10]) if "end" in value else None
    firsts: set[date | None] = {first}
    if value.get("Mod") == "after" and first:
        # 07年以后 begins in 2008 there, 2012年1月1日之后 on that very day.
        firsts |= {first - _DAY, date(first.year - 1, 1, 1)}
    if end is None:
        return _answers(firsts, {None})
    if value["type"] == "datetimerange":
        return _answers(firsts, {end})
    lasts: set[date | None] = {end, end - _DAY}
    timex = value["timex"]
    if re.search(r"P\d+Y", timex) or re.fullmatch(r"\d{4}", timex):
        lasts.add(date(end.year, *_YEAR_END))
    elif re.search(r"P\d+M", timex):
        lasts.add(month_end(end.year, end.month))
    return _answers(firsts, lasts)


def _moment(text: str) -> datetime | None:
    return None if "inf" in text else datetime.fromisoformat(text)


def _jionlp(case: Case) -> list[Answers] | None:
    if case.expected["type"] not in _JIONLP_DAYS:
        return None
    return [_jionlp_value(case.expected["time"], told(case))]


_JIONLP_DAYS = ("time_point", "time_span")


def _jionlp_value(time: list[str], today: date) -> Answers:
    """The days of a span of JioNLP. An end that is the moment of the telling may as well be left open."""
    start, end = map(_moment, time)
    if start and end and end > start and end.time() == datetime.min.time():
        end -= timedelta(seconds=1)  # 24时 is the end of its day
    firsts = {start.date() if start else None}
    lasts = {end.date() if end else None}
    if start and start.date() == today and start.time() != datetime.min.time():
        firsts.add(None)
    if end and end.date() == today and end.time().replace(microsecond=0).isoformat() != "23:59:59":
        lasts.add(None)
    return _answers(firsts, lasts)


_DUCKLING = re.compile(r"\((\d+), (\d+), (\d+), \d+, \d+, \d+\)")


def _duckling(case: Case) -> list[Answers] | None:
    """The days of a Duckling case: of its unit, or up to the beginning of the second moment."""
    moments = [
        date(int(year), max(1, int(month)), max(1, int(day))) for year, month, day in _DUCKLING.findall(case.expected)
    ]
    if not moments:
        return None
    first = moments[0]
    if len(moments) == 2:
        same_day = case.expected.endswith(("Hour", "Minute", "Second"))
        return [frozenset({Stated(first, first if same_day else moments[1] - _DAY)})]
    grain = case.expected.split()[-1]
    last = {
        "Year": date(first.year, *_YEAR_END),
        "Month": month_end(first.year, first.month),
        "Week": first + 6 * _DAY,
    }.get(grain, first)
    return [frozenset({Stated(first, last)})]


def recognised_dates() -> Reader | None:
    """Recognizers-Text, where it is installed."""
    try:
        from recognizers_date_time import recognize_datetime
    except ImportError:
        return None

    def read(case: Case) -> list[Answers]:
        moment = datetime.combine(told(case), datetime.min.time())
        items = recognize_datetime(case.text, "zh-cn", reference=moment)
        return [
            frozenset(answer for value in item.resolution["values"] for answer in _recognizers_value(value))
            for item in items
            if item.type_name.rpartition(".")[2] not in _NO_DAYS
        ]

    return read


def jionlp_dates() -> Reader | None:
    """JioNLP, where it is installed."""
    try:
        import jionlp
    except ImportError:
        return None

    def read(case: Case) -> list[Answers]:
        today = told(case)
        moment = datetime.combine(today, datetime.min.time()).replace(hour=1)
        found = jionlp.ner.extract_time(case.text, time_base=moment, with_parsing=True)
        return [_jionlp_value(item["detail"]["time"], today) for item in found if item["type"] in _JIONLP_DAYS]

    return read


def reason_left_out(case: Case) -> str:
    """Why a case does not occur in reports; empty where it does."""
    if case.told == "time.time()":
        return "told at the moment of the run"
    if "Holiday" in str(case.expected):
        return LEFT_OUT[0][0]
    if _CLOCK.search(case.text) and _NO_DAY.search(case.text):
        return "times of day without a day"
    return first_reason(case.text, LEFT_OUT)


def _suite(title: str, file: str, wanted: Callable[[Case], list[Answers] | None]) -> Suite:
    others = {"jionlp": jionlp_dates(), "recognizers": recognised_dates()}
    readers = {"hegao": hegao, **{name: reader for name, reader in others.items() if reader is not None}}
    return Suite(title, file, wanted, reason_left_out, agree, readers)


def _jionlp_places(case: Case) -> list[tuple[int, int]]:
    return [tuple(item["offset"]) for item in case.expected]


def hegao_places(case: Case) -> list[tuple[int, int]]:
    """Where hegao finds dates."""
    return [tuple(fact.span) for fact in recognise(case.text, told(case))]


_PLACES = Suite(
    "JioNLP places of dates",
    "jionlp_time_extract",
    _jionlp_places,
    reason_left_out,
    lambda found, expected: found == expected,
    {"hegao": hegao_places},
)
"""What is a date and where it begins and ends; the cases state no days."""

SUITES = (
    _suite("Recognizers dates", "rt_DateTime_DateTimeModel", _recognizers),
    _suite("JioNLP dates", "jionlp_time", _jionlp),
    _suite("Duckling dates", "duckling_Time", _duckling),
    _PLACES,
)
