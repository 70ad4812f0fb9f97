"""The command line as a user meets it: what is said, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import ERROR, WARNING, hegao, log_of, write

from linter import run
from linter.rule import load_rules

FINE = "全县共117个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"


def findings(*arguments: str | Path) -> list[tuple[str, str]]:
    documents = log_of(*arguments)["documents"]
    return [(finding["rule"], finding["severity"]) for report in documents for finding in report["findings"]]


def test_a_report_without_contradiction_ends_with_0(tmp_path: Path) -> None:
    write(tmp_path / "fine.txt", FINE)
    result = hegao("lint", tmp_path / "fine.txt")
    assert result.exit_code == 0
    assert "错误0处，警告0处" in result.stdout


def test_an_error_ends_with_1(error: Path) -> None:
    result = hegao("lint", error)
    assert result.exit_code == 1
    assert f"{error}:1:4" in result.stdout


@pytest.mark.parametrize(
    ("threshold", "for_an_error", "for_a_warning"),
    [("error", 1, 0), ("warning", 1, 1), ("note", 1, 1), ("never", 0, 0)],
)
def test_fail_on_says_how_loud_a_finding_fails_a_run(
    error: Path, warning: Path, threshold: str, for_an_error: int, for_a_warning: int
) -> None:
    assert hegao("lint", error, "--fail-on", threshold).exit_code == for_an_error
    assert hegao("lint", warning, "--fail-on", threshold).exit_code == for_a_warning


def test_select_runs_only_these_rules_and_ignore_all_but_these(error: Path, warning: Path) -> None:
    impossible, parts = ("impossible-date", "error"), ("parts-differ-from-total", "warning")
    both = (error, warning)
    assert findings(*both) == [impossible, parts]
    assert findings(*both, "--select", "impossible-date") == [impossible]
    assert findings(*both, "--ignore", "impossible-date") == [parts]
    assert findings(*both, "--select", "impossible-date", "--ignore", "impossible-date") == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_those_there_are(error: Path, option: str) -> None:
    result = hegao("lint", error, option, "no-such-rule")
    assert result.exit_code == 2
    assert result.stderr.startswith("hegao: there is no rule 'no-such-rule'; allowed: ")
    assert "impossible-date" in result.stderr
    assert result.stderr.count("\n") == 1


def test_findings_are_told_in_the_language_asked_for(warning: Path) -> None:
    assert "警告[parts-differ-from-total]" in hegao("lint", warning).stdout
    english = hegao("lint", warning, "--lang", "en").stdout
    assert "warning[parts-differ-from-total]" in english
    assert "The whole is given as" in english


def test_as_of_is_the_signing_date_of_a_report_that_states_none(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan.txt", "该项目计划于2021年6月30日前完成整改。\n")
    assert findings(plan) == []
    assert findings(plan, "--as-of", "2022-01-10") == [("announced-for-a-day-gone-by", "warning")]
    assert findings(plan, "--as-of", "2021-01-10") == []


@pytest.mark.parametrize("day", ["2021-2-3", "20210203", "2021-02-30", "gestern"])
def test_as_of_takes_a_day_and_nothing_else(error: Path, day: str) -> None:
    result = hegao("lint", error, "--as-of", day)
    assert result.exit_code == 2
    assert "write YYYY-MM-DD" in result.stderr


def test_two_runs_say_the_same_also_in_several_processes(tmp_path: Path) -> None:
    for number in range(2 * run.FILES_PER_JOB):
        write(tmp_path / f"{number:02}.txt", ERROR if number % 2 else WARNING)
    one, two = (hegao("lint", tmp_path, "--format", "json", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two
    assert json.loads(one)["summary"]["error"] == run.FILES_PER_JOB


def test_rules_lists_every_rule_and_explain_its_page() -> None:
    listed = [line.split()[0] for line in hegao("rules").stdout.splitlines()]
    assert sorted(listed) == sorted(load_rules())
    assert hegao("explain", "impossible-date").stdout.startswith("impossible-date  错误  不存在的日期\n\n为什么\n")
    unknown = hegao("explain", "no-such-rule")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("hegao: there is no rule 'no-such-rule'")
    assert hegao("explain", "impossible-*").stderr.startswith("hegao: there is no rule 'impossible-*'")


def test_a_page_is_told_whatever_stands_in_the_files_of_other_rules(tmp_path: Path) -> None:
    write(tmp_path / "half-a-rule.yaml", "id: half-a-rule\n")
    assert hegao("explain", "impossible-date", "--rules", tmp_path).exit_code == 0
    assert "key 'kind' is missing" in hegao("explain", "half-a-rule", "--rules", tmp_path).stderr


def test_diff_tells_what_came_and_what_went(error: Path, warning: Path) -> None:
    old, new = error.parent / "old.sarif", error.parent / "new.sarif"
    hegao("lint", warning, "--format", "sarif", "--output", old)
    hegao("lint", error, "--format", "sarif", "--output", new)
    came = hegao("diff", old, new)
    assert came.exit_code == 1
    added, gone, summary = came.stdout.splitlines()
    assert added.startswith(f"+ {error.as_uri()}:1:4 错误[impossible-date] ")
    assert gone.startswith(f"- {warning.as_uri()}:1:4 警告[parts-differ-from-total] ")
    assert summary == "新增1处，消失1处，不变0处"
    assert hegao("diff", old, old).exit_code == 0
    assert hegao("diff", warning, old).exit_code == 2
