"""Proofs: what their own surroundings prove is not called a slip; what they do not prove still is."""

from __future__ import annotations

from linter import lint_text

_BOTH = "年初在编职工142人，其中机关38人、事业单位{}人。截至9月末在编职工145人，其中机关35人、事业单位110人。"
_RATES = (
    "2023年查出问题126个。已整改的113个问题占查出问题的89.7%，其中当年整改的占多数。\n\n"
    "上年度整改更慢：已整改的{}个问题占那一年138个问题的85.5%。"
)


def _rules(text: str) -> list[str]:
    return [finding.rule for finding in lint_text(text).findings]


def test_numbers_that_sums_prove_are_no_slips_of_one_another() -> None:
    assert not _rules(_BOTH.format(104))


def test_a_number_that_no_sum_proves_is_told() -> None:
    assert _rules(_BOTH.format(114))


def test_numbers_that_rates_prove_are_no_slips_of_one_another() -> None:
    assert not _rules(_RATES.format(118))


def test_seventeen_done_and_eight_left_still_differ_from_eighteen_and_seven() -> None:
    text = "25项任务已完成17项，正在推进8项。\n\n二、进展\n25项任务已完成18项，正在推进7项。"
    assert "status-told-twice-differs" in _rules(text)


def test_parts_of_two_sums_are_no_sum_of_their_own() -> None:
    text = (
        "计划招聘护士84人，分两批组织：第一批面向应届生计划{}人，录用47人；第二批面向社会计划34人，录用30人。"
        "两批录用的77人已经报到。"
    )
    assert not _rules(text.format(50))
    assert _rules(text.format(60))


def test_the_second_list_of_a_whole_is_not_held_against_its_first() -> None:
    text = (
        "前三季度减免各项税费3.07亿元，其中研发扣除1.12亿元、留抵退税0.84亿元、其他优惠{}亿元。"
        "按季度划分，一季度1.31亿元、二季度0.92亿元、三季度0.84亿元。"
    )
    assert not _rules(text.format("1.11"))
    assert _rules(text.format("0.61"))


def test_quarters_make_up_the_halves_told_behind_them() -> None:
    text = (
        "一季度接待41.7万人次，二季度接待66.4万人次，三季度接待74.2万人次，四季度接待58.6万人次。"
        "上半年合计108.1万人次，下半年合计{}万人次。"
    )
    assert not _rules(text.format("132.8"))
    assert _rules(text.format("123.8"))


def test_a_number_whose_unit_stands_before_it_proves_its_parts() -> None:
    text = "全年总诊疗人次73.26万，其中门诊61.84万人次、急诊11.42万人次。按院区分，东院54.9{}万人次、西院18.35万人次。"
    assert not _rules(text.format(1))
    assert _rules(text.format(4))
