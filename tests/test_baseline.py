"""hegao baseline: what was found when it was set is out of the way, what is new is told."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from commands import hegao, log_of
from decided import BASIS, DAY, SUM, decide, found, write_lines

pytestmark = pytest.mark.usefixtures("a_report")


def test_after_a_baseline_only_what_is_new_is_told() -> None:
    write_lines("reports/deep/b.txt", DAY)
    write_lines("reports/c.txt", SUM)
    assert hegao("baseline", "reports", "a.txt").stdout == (
        "reports/hegao-baseline.yaml：收入2处，去掉0处，共2处\nhegao-baseline.yaml：收入2处，去掉0处，共2处\n"
    )
    assert hegao("lint", ".").exit_code == 0
    write_lines("reports/deep/b.txt", "项目已于2021年4月31日竣工。", DAY)
    assert found("reports/deep/b.txt") == [("impossible-date", None), ("impossible-date", "baseline")]
    assert hegao("lint", ".").exit_code == 1


def test_a_copy_of_what_the_baseline_has_is_new() -> None:
    hegao("baseline", "a.txt")
    write_lines("a.txt", DAY, SUM, DAY)
    assert sorted(why or "" for rule, why in found("a.txt") if rule == "impossible-date") == ["", "baseline"]


def test_setting_the_baseline_again_takes_out_what_went_and_keeps_other_files() -> None:
    write_lines("b.txt", DAY.replace("会议", "培训班"))
    hegao("baseline", ".")
    before = Path("hegao-baseline.yaml").read_text(encoding="utf-8")
    write_lines("a.txt", SUM, "项目已于2021年4月31日竣工。")
    stale = "hegao-baseline.yaml：基线中有1处已不再出现，可重新运行 hegao baseline"
    assert stale in hegao("lint", "a.txt").stdout.splitlines()
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入1处，去掉1处，共3处\n"
    after = Path("hegao-baseline.yaml").read_text(encoding="utf-8")
    assert before.count("file: b.txt") == after.count("file: b.txt") == 1
    assert "‹2021年4月31日›" in after
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入0处，去掉0处，共3处\n"
    assert Path("hegao-baseline.yaml").read_text(encoding="utf-8") == after


def test_a_baseline_of_files_compared_with_each_other_keeps_those_findings() -> None:
    line = "截至2024年6月底，全县共建成高标准农田12.5万亩，完成投资3.2亿元。"
    write_lines("a.txt", line)
    write_lines("b.txt", line.replace("12.5", "12.8"))
    assert hegao("baseline", "a.txt", "b.txt", "--together").stdout.endswith("收入1处，去掉0处，共1处\n")
    assert hegao("baseline", "a.txt", "b.txt").stdout.endswith("收入0处，去掉0处，共1处\n")
    assert [why for _, why in found("a.txt", "b.txt", "--together")] == ["baseline"]


def test_what_was_decided_stays_out_of_the_baseline() -> None:
    decide("a.txt", "impossible-date", "confirmed")
    hegao("baseline", "a.txt")
    assert found("a.txt") == [("impossible-date", None), ("parts-differ-from-total", "baseline")]


def test_a_decision_beats_the_baseline() -> None:
    hegao("baseline", "a.txt")
    name = json.loads(hegao("lint", "a.txt", "--format", "json").stdout)["documents"][0]["findings"][0]["fingerprint"]
    assert hegao("decide", "a.txt", name, "--as", "confirmed", *BASIS).exit_code == 0
    assert found("a.txt") == [("impossible-date", None), ("parts-differ-from-total", "baseline")]
    assert log_of("a.txt")["stale_decisions"] == []


def test_a_baseline_of_thousands_of_copies_is_met_in_linear_time() -> None:
    write_lines("a.txt", *(f"第{number}项工作于2021年2月30日启动，由第{number % 7}组负责。" for number in range(4000)))
    start = time.process_time()
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入4000处，去掉0处，共4000处\n"
    assert hegao("lint", "a.txt").exit_code == 0
    # Compared in pairs it takes minutes.
    assert time.process_time() - start < 25
