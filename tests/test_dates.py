"""Dates are read as written, joined into ranges, and given the year that stands before them."""

from __future__ import annotations

from datetime import date

import pytest

from linter.document import Document
from linter.facts.dates.calendar import exists, plan_years
from linter.facts.dates.listed_dates import recognise
from linter.ledger import Ledger

REFERENCE = date(2021, 6, 25)


def bounds(text: str) -> list[tuple[str, str, str]]:
    return [(text[d.span.start : d.span.end], str(d.first), str(d.last)) for d in recognise(text, REFERENCE)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年6月25日", "2021-06-25", "2021-06-25"),
        ("二○二一年六月二十五日", "2021-06-25", "2021-06-25"),
        ("2021-06-28", "2021-06-28", "2021-06-28"),
        ("2021.6.25", "2021-06-25", "2021-06-25"),
        ("去年底", "2020-12-01", "2020-12-31"),
        ("2021年第三季度", "2021-07-01", "2021-09-30"),
        ("2022年上半年", "2022-01-01", "2022-06-30"),
        ("今年3月下旬", "2021-03-21", "2021-03-31"),
        ("2018—2021年", "2018-01-01", "2021-12-31"),
        ("2022年1—9月", "2022-01-01", "2022-09-30"),
        ("2020年9月7日至11月13日", "2020-09-07", "2020-11-13"),
        ("2020年11月至次年2月", "2020-11-01", "2021-02-28"),
        ("2020年8月25日-28日", "2020-08-25", "2020-08-28"),
        ("2018年至今", "2018-01-01", "2021-06-25"),
        ("“十四五”", "2021-01-01", "2025-12-31"),
        ("上半年", "2021-01-01", "2021-06-30"),
        ("2022年首季度", "2022-01-01", "2022-03-31"),
        ("2020年三季度末", "2020-09-01", "2020-09-30"),
        ("上季度末", "2021-03-01", "2021-03-31"),
        ("本季度", "2021-04-01", "2021-06-30"),
        ("上月末", "2021-05-21", "2021-05-31"),
        ("本月十日", "2021-06-10", "2021-06-10"),
        ("今年3月上半月", "2021-03-01", "2021-03-15"),
        ("2021年4月前10天", "2021-04-01", "2021-04-10"),
        ("今年后半年", "2021-07-01", "2021-12-31"),
        ("1998年前两月", "1998-01-01", "1998-02-28"),
        ("19年底", "2019-12-01", "2019-12-31"),
        ("08年", "2008-01-01", "2008-12-31"),
        ("零七年八月二十九号", "2007-08-29", "2007-08-29"),
        ("2012.07-2015.03", "2012-07-01", "2015-03-31"),
        ("2021.06.01-2021.06.30", "2021-06-01", "2021-06-30"),
        ("2016年一月十日到十二日", "2016-01-10", "2016-01-12"),
        ("2020年12月9日0时至12月16日", "2020-12-09", "2020-12-16"),
    ],
)
def test_bounds_of_a_writing(text: str, first: str, last: str) -> None:
    assert bounds(text + ("期间" if "五" in text and "“" in text else "")) == [(text, first, last)]


def test_a_stretch_of_time_is_no_date() -> None:
    assert bounds("历时3个月，工期20年，15日内办结，每月一调度，一月一次") == []


def test_a_bare_day_belongs_to_the_month_before_it() -> None:
    assert bounds("2021年1月14日、21日完成")[1] == ("21日", "2021-01-21", "2021-01-21")


def test_an_inherited_year_is_marked_with_its_source() -> None:
    said, near = recognise("2020年3月5日启动，6月1日收尾", REFERENCE)
    assert (said.year_source, near.year_source, near.inherited_year) == ("said", "near", True)
    assert near.first == date(2020, 6, 1)


def test_the_year_may_turn_unsaid_between_december_and_january() -> None:
    _, later = recognise("2020年12月28日反馈，1月5日召开会议", REFERENCE)
    assert (later.first, later.year_source) == (date(2021, 1, 5), "loose")


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("关于整改的通报\n正文。\n柏溪县林业局\n2021年6月25日\n来源: 县林业局", date(2021, 6, 25)),
        ("关于整改的通报\n（2021年6月25日）\n正文。", date(2021, 6, 25)),
        ("关于整改的通报\n正文。\n柏溪县林业局 二〇二一年六月二十五日", date(2021, 6, 25)),
        ("发布日期：2021-06-28\n正文。", date(2021, 6, 28)),
        ("发布日期：2021-06-28\n正文。\n柏溪县林业局\n2021年6月25日", date(2021, 6, 25)),
        ("督查通报\n第3期 县督查室 签发日期：2021年6月25日\n正文。", date(2021, 6, 25)),
        ("会议纪要\n正文。\n柏溪县林业局办公室2021年6月25日印发", date(2021, 6, 25)),
        ("关于整改的通报\n正文。\n柏溪县林业局\n2021年6月", date(2021, 6, 30)),
        ("抓取时间：2021-06-28\n正文。", None),
        ("正文。\n《办法》2021年6月25日印发", None),
    ],
)
def test_the_signing_date_stands_at_the_end_or_under_the_title(text: str, signed: date | None) -> None:
    assert Ledger(Document.from_text(text)).signing_date == signed


def test_the_callers_date_comes_before_the_signature() -> None:
    document = Document.from_text("柏溪县林业局\n2021年6月25日")
    assert Ledger(document, "2022-01-01").signing_date == date(2022, 1, 1)


def test_the_calendar_knows_leap_years_and_plans() -> None:
    assert exists(2020, 2, 29)
    assert not exists(2021, 2, 29)
    assert exists(None, 2, 29)
    assert plan_years(11) == (2006, 2010)


@pytest.mark.parametrize(
    "text", ["2021年初步建成", "建设用房20年底数不清", "用10年初步形成", "第一季日", "结转下年支出", "提前半年完成"]
)
def test_words_that_look_like_parts_of_a_year_are_none(text: str) -> None:
    assert not [found for found in bounds(text) if found[0].endswith(("初", "底", "半年", "季"))]


def test_two_dates_with_between_are_a_range() -> None:
    assert bounds("2015年和2018年之间的收入") == [("2015年和2018年", "2015-01-01", "2018-12-31")]
    assert len(bounds("2015年和2018年的收入")) == 2


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("2018年7月9日或之前", "before"),
        ("2018年7月9日及以后", "since"),
        ("自2018年7月9日起", "since"),
        ("截至2018年7月9日", "as-of"),
    ],
)
def test_the_direction_of_a_bound_is_told(text: str, relation: str) -> None:
    assert [date.relation for date in recognise(text, REFERENCE)] == [relation]


def test_the_month_after_december_lies_in_the_next_year() -> None:
    assert bounds("2020年12月5日立案，次月办结")[1] == ("次月", "2021-01-01", "2021-01-31")
