"""An office's own words work end to end: units, phrases, short forms, organisations, status words."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main

pytestmark = pytest.mark.usefixtures("here")

ITEMS = """反馈的4个问题已整改到位3个，正在整改1个。
1.台账缺失。已补建。已完成整改。
2.水池渗漏。已修补。已完成整改。
3.路灯不亮。已更换。{closing}。
4.井盖破损。正在采购。正在整改。
"""


def hegao(command: str, text: str, lexicon: str) -> list[dict[str, str]]:
    """The first document's findings, or facts, with these words in hegao.yaml."""
    Path("hegao.yaml").write_text(f"lexicon: {lexicon}\n" if lexicon else "", encoding="utf-8")
    log = json.loads(CliRunner().invoke(main, [command, "-", "--format", "json"], input=text).stdout)
    listed: list[dict[str, str]] = log["documents"][0]["findings" if command == "lint" else "facts"]
    return listed


def rules_found(text: str, lexicon: str = "") -> list[str]:
    return [finding["rule"] for finding in hegao("lint", text, lexicon)]


def test_a_unit_of_the_office_is_read_and_added_up() -> None:
    text = "全县共120圩田，其中东河镇62圩田、西山镇19圩田、柳泉镇24圩田、石桥镇12圩田。\n"
    assert rules_found(text) == []
    assert rules_found(text, "{units: {count: [圩田]}}") == ["parts-differ-from-total"]


def test_a_unit_of_measure_is_converted() -> None:
    (fact,) = hegao("facts", "新增菜园10分地。\n", "{units: {measure: {平方米: {分地: 66.6}}}}")
    assert (fact["text"], fact["unit"], Decimal(fact["value"])) == ("10分地", "平方米", 666)


def test_the_numerals_of_a_fixed_phrase_count_nothing() -> None:
    text = "推行六项先行工作法，成效明显。\n"
    assert [fact["text"] for fact in hegao("facts", text, "")] == ["六项"]
    assert hegao("facts", text, "{phrases: [六项先行工作法]}") == []


def test_a_short_form_of_the_office_is_no_variant() -> None:
    text = "区住房建局牵头整改。区住建局已完成验收。区住建局继续跟进。\n"
    assert rules_found(text) == ["department-written-irregularly"]
    assert rules_found(text, "{abbreviations: {区住房和城乡建设局: [区住房建局]}}") == []
    assert rules_found(text, "{organisations: [区住房建局]}") == []


def test_an_organisation_is_who_and_never_what_is_counted() -> None:
    text = "招商先锋营35名干部到岗，项目已开工。\n"
    assert hegao("facts", text, "")[0]["scope"] is None
    assert hegao("facts", text, "{organisations: [招商先锋营]}")[0]["scope"] == "招商先锋营"


@pytest.mark.parametrize("state", ["done", "underway"])
def test_a_status_word_counts_as_its_state(state: str) -> None:
    assert rules_found(ITEMS.format(closing="已完成整改")) == []
    assert rules_found(ITEMS.format(closing="予以摘牌"), f"{{status: {{{state}: [予以摘牌]}}}}") == (
        ["summary-differs-from-items"] if state == "underway" else []
    )


def test_a_status_word_of_the_office_splits_a_batch() -> None:
    text = "46项整改任务中，已翻绿38项，正在推进10项。\n"
    assert "status-counts-differ-from-total" not in rules_found(text)
    assert "status-counts-differ-from-total" in rules_found(text, "{status: {done: [已翻绿]}}")
