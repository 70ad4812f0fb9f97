"""Dates: impossible, on the wrong weekday, with a lost character, in the wrong order, of the wrong year or plan."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date

from .source import Plant, Source

_FULL = re.compile(r"(?<![0-9])(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = "一二三四五六日"


def impossible_date(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A day that its month does not have, or a thirteenth month and beyond."""
    for match in _DAY.finditer(source.text):
        month, day = int(match[1]), int(match[2])
        if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
            continue
        if rng.random() < 0.3:
            yield Plant(*match.span(1), str(rng.randint(13, 19)), (match.span(),))
        else:
            yield Plant(*match.span(2), str(rng.randint(_DAYS[month - 1] + 1, 39)), (match.span(),))


def wrong_weekday(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A full date on a weekday that it was not; where none is written, one is added in brackets."""
    for match in _FULL.finditer(source.text):
        try:
            right = date(int(match[1]), int(match[2]), int(match[3])).weekday()
        except ValueError:
            continue
        wrong = _WEEKDAYS[(right + rng.randint(1, 6)) % 7]
        written = re.compile(r"[（(](?:星期|周)([一二三四五六日])[)）]").match(source.text, match.end())
        if not written:
            yield Plant(match.end(), match.end(), f"（星期{wrong}）", (match.span(),))
        elif written[1] == _WEEKDAYS[right]:
            yield Plant(*written.span(1), wrong, (match.span(),))


def broken_date(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A full date without its 年 or 月, or without the number before 月 or 日."""
    for match in _FULL.finditer(source.text):
        year, month = match.end(1), match.end(2)
        lost = rng.choice(((year, year + 1), (month, month + 1), match.span(2), match.span(3)))
        yield Plant(*lost, "", (match.span(),))


_RANGE = re.compile(
    r"(?<![0-9.])((?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日|20[0-9]{2})(?:至|到|—|－|-|–|——)"
    r"((?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日|20[0-9]{2}(?=年))"
)


def reversed_range(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A range of dates or years from the later to the earlier."""
    del rng
    for match in _RANGE.finditer(source.text):
        first, last = _order(match[1]), _order(match[2])
        if len(first) == len(last) and first < last:
            between = source.text[match.end(1) : match.start(2)]
            yield Plant(match.start(), match.end(), match[2] + between + match[1])


def _order(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall("[0-9]+", words))


_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN = re.compile(
    r"[“\"]?(十[二三四五]五)[”\"]?(?:规划|时期|期间)?(?:[（(](20[0-9]{2})(?:年)?[-—–至]+(20[0-9]{2})年?[)）])?"
)
_PLAN_YEAR = re.compile(r"(20[0-9]{2})年?，?是[^，。；]{0,8}“(十[二三四五]五)”(?:规划)?[^，。；]{0,4}(收官|开局)之?年")


def plan_period(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A five-year plan with the years of another; where none are written, they are added in brackets."""
    for match in _PLAN.finditer(source.text):
        right = _PLANS[match[1]]
        wrong = right + rng.choice((-5, 5))
        if match[2] is None and match[0].endswith(("规划", "时期")):
            yield Plant(match.end(), match.end(), f"（{wrong}—{wrong + 4}年）", (match.span(),))
        elif match[2] and int(match[2]) == right:
            yield Plant(match.start(2), match.end(3), f"{wrong}—{wrong + 4}", (match.span(),))
    for match in _PLAN_YEAR.finditer(source.text):
        right = _PLANS[match[2]] + (4 if match[3] == "收官" else 0)
        if int(match[1]) == right:
            yield Plant(*match.span(1), str(right + rng.choice((-1, 1))), (match.span(),))


_REPORTS = re.compile(r"执行情况|总结|统计公报|整改|决算|考核|审计")


def title_year(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A title with a year that the body does not report on."""
    title = re.match(r"\s*([^\n。]{8,80})\n", source.text)
    years = re.findall("20[0-9]{2}", title[1]) if title else []
    if not title or len(years) != 1 or not _REPORTS.search(title[1]):
        return
    body = source.text[title.end() :]
    wrong = str(int(years[0]) + rng.choice((-1, 1)))
    if body.count(f"{years[0]}年") > 2 and body.count(f"{years[0]}年") > 2 * body.count(f"{wrong}年"):
        start = title.start(1) + title[1].index(years[0])
        end = title.end() + body.index(f"{years[0]}年")
        yield Plant(start, start + 4, wrong, (title.span(1), (end, end + 4)))


_DEADLINE = re.compile(
    r"(?:将|拟|计划|力争|确保|预计)[^。；\n]{0,40}?(20[0-9]{2})年[0-9]{1,2}月(?:底|末|[0-9]{1,2}日)?[以之]?前"
)
_AHEAD = re.compile(
    r"(20[0-9]{2})年[0-9]{1,2}月(?:底|末|[0-9]{1,2}日)?[以之]?前[^。；，\n]{0,12}(?:完成|整改到位|办结|建成|报告|报送)"
)


def past_deadline(source: Source, rng: random.Random) -> Iterator[Plant]:
    """What is still to be done, due before the day on which the report was signed."""
    signed = _signed(source.text)
    if not signed:
        return
    for pattern in (_DEADLINE, _AHEAD):
        for match in pattern.finditer(source.text):
            sentence = source.text[source.text.rfind("。", 0, match.start()) + 1 : match.end() + 20]
            if int(match[1]) >= signed[0].year and not re.search(r"已|完成了|要求|印发", sentence):
                yield Plant(*match.span(1), str(signed[0].year - rng.randint(1, 2)), (match.span(), signed[1]))


_EVENT = re.compile(
    r"(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日[^。；\n]{0,24}"
    r"(?:召开了?|印发了?|反馈了?|开展了?|完成了?|审议通过)"
)


def event_after_signing(source: Source, rng: random.Random) -> Iterator[Plant]:
    """What has happened, dated after the day on which the report was signed."""
    signed = _signed(source.text)
    if not signed:
        return
    for match in _EVENT.finditer(source.text):
        ahead = re.search(r"[将拟前起]|计划|预计|要求|力争", source.text[max(0, match.start() - 15) : match.end()])
        if not ahead and int(match[1]) <= signed[0].year:
            yield Plant(*match.span(1), str(signed[0].year + rng.randint(1, 2)), (match.span(), signed[1]))


def _signed(text: str) -> tuple[date, tuple[int, int]] | None:
    """The full date that stands alone on one of the last lines, or opens the report below its title."""
    for match in [*re.finditer(_FULL, text)][::-1]:
        line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
        alone = line.strip(" 　（）()") == match[0] and match.start() > len(text) - 300
        spoken = line.lstrip(" 　").startswith(("—", "（", "(")) and match.start() < 300 and "会议上" in line
        if alone or spoken:
            try:
                return date(int(match[1]), int(match[2]), int(match[3])), match.span()
            except ValueError:
                return None
    return None
