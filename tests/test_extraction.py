"""Extraction: spans count in the source, values in the base unit."""

from __future__ import annotations

import pytest

from linter import extract


def only(text: str, kind: str) -> object:
    found = [fact for fact in extract(text) if fact.kind == kind]
    assert len(found) == 1, found
    return found[0]


def test_spans_count_in_the_source_when_blanks_were_left_out() -> None:
    text = "全镇　共有 25 项 整改任务。"
    (fact,) = extract(text)
    assert text[fact.start : fact.end] == fact.text == "25 项"
    assert (fact.value, fact.unit, fact.head, fact.role) == ("25", "项", "整改任务", "whole")


@pytest.mark.parametrize(
    ("text", "kind", "value", "low", "high"),
    [
        ("投入1.5万元", "money", "15000", "14500", "15500"),
        ("占比43%", "percent", "0.43", "0.425", "0.435"),
        ("下降-3%", "percent", "-0.03", "-0.035", "-0.025"),
        ("不少于20户", "quantity", "20", "20", None),
        ("十几个村", "quantity", "10", "10", "20"),
        ("三五个村", "quantity", "3", "3", "5"),
        ("50元6角3分", "money", "50.63", "50.625", "50.635"),
        ("两个半小时", "duration", "2.5", "2", "3"),
        ("名列第三", "ordinal", "3", "3", "3"),
        ("百分之三到五", "percent", "0.03", "0.03", "0.05"),
        ("3—5万元", "money", "30000", "30000", "50000"),
        ("387万亩", "quantity", "2580000000", "2576666666.6666666667", "2583333333.3333333333"),
        ("接种250ml", "quantity", "0.00025", "0.0002495", "0.0002505"),
    ],
)
def test_values_are_in_the_base_unit(text: str, kind: str, value: str, low: str | None, high: str | None) -> None:
    fact = only(text, kind)
    assert (fact.value, fact.low, fact.high) == (value, low, high)  # type: ignore[attr-defined]


def test_a_date_is_iso_as_far_as_stated() -> None:
    fact = only("2021年5月印发。", "period")
    assert (fact.value, fact.low, fact.high) == ("2021-05", "2021-05-01", "2021-05-31")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "1.落实责任",
        "（2）压实责任",
        "X305线改造",
        "PM2.5浓度下降",
        "咨询电话：0731-5550123",
        "三级联动",
        "统一部署",
        "15:30开会",
        "一切从实际出发",
        "长5mol",
    ],
)
def test_marks_codes_and_words_are_no_facts(text: str) -> None:
    assert extract(text) == ()


def test_a_bare_count_takes_over_the_noun_of_the_count_before_it() -> None:
    first, second = extract("反馈的25项整改任务已按期完成17项。")
    assert (first.head, first.filled["head"]) == ("整改任务", "said")
    assert (second.head, second.filled["head"], second.status) == ("整改任务", "inherited", "done")


def test_a_place_before_a_bare_count_is_its_scope_and_not_its_noun() -> None:
    _, part = extract("全县共120个村小组，其中柳河镇62个。")
    assert (part.scope, part.head, part.role) == ("柳河镇", "村小组", "part")
