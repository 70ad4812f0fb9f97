"""The list of facts also shows dates told from the day of writing, and numbered parts of a month or year."""

from __future__ import annotations

from datetime import date

import pytest

from linter.extraction import extract_facts
from linter.facts.dates.listed_dates import recognise

TUESDAY = date(2021, 6, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("昨日", "2021-06-14", "2021-06-14"),
        ("本周", "2021-06-14", "2021-06-20"),
        ("上周三", "2021-06-09", "2021-06-09"),
        ("下周周六", "2021-06-26", "2021-06-26"),
        ("周二", "2021-06-22", "2021-06-22"),
        ("近三年", "2018-06-15", "2021-06-15"),
        ("近两个月", "2021-04-15", "2021-06-15"),
        ("近三月", "2021-03-15", "2021-06-15"),
        ("过去30天", "2021-05-16", "2021-06-15"),
        ("未来五年", "2021-06-15", "2026-06-15"),
        ("前两年", "2019-01-01", "2020-12-31"),
        ("下三个月", "2021-07-01", "2021-09-30"),
        ("5天前", "2021-06-10", "2021-06-10"),
        ("今明两年", "2021-01-01", "2022-12-31"),
        ("20世纪80年代", "1980-01-01", "1989-12-31"),
        ("3月第三周", "2021-03-15", "2021-03-21"),
        ("明年第九个月", "2022-09-01", "2022-09-30"),
        ("去年的前10天", "2020-01-01", "2020-01-10"),
        ("上周星期三到这周二", "2021-06-09", "2021-06-15"),
        ("昨天下午两点到明天", "2021-06-14", "2021-06-16"),
    ],
)
def test_bounds_count_from_the_day_of_writing(text: str, first: str, last: str) -> None:
    facts = recognise(text, TUESDAY)
    assert [(text[f.span.start : f.span.end], str(f.first), str(f.last)) for f in facts] == [(text, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "目前天气转凉",
        "创造更加美好的明天",
        "历时近三年",
        "每周三公示",
        "抓好本周期任务",
        "《明日之后》",
        "工期后三年质保",
    ],
)
def test_words_that_only_look_like_such_dates_are_none(text: str) -> None:
    assert recognise(text, TUESDAY) == ()


def test_without_a_signing_date_nothing_is_counted_from_it() -> None:
    assert [f.text for f in extract_facts("近三年成效明显，20世纪80年代建成") if f.kind == "period"] == ["20世纪80年代"]


def test_a_recent_period_is_listed_once() -> None:
    facts = [(f.kind, f.text) for f in extract_facts("近三年投入5亿元", "2021-06-15")]
    assert facts == [("period", "近三年"), ("money", "5亿元")]
