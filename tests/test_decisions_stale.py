"""Decisions that nothing needs any more: told, listed, taken out, and a reason to fail where that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import hegao, log_of
from decided import DECIDED, ENTRY, SUM, decide, found, write_lines

pytestmark = pytest.mark.usefixtures("a_report")


def test_a_decision_that_nothing_needs_any_more_is_told_in_a_line() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("a.txt", SUM)
    result = hegao("lint", "a.txt")
    line = "hegao-decisions.yaml:5：这条意见（非错误）已不再需要，文稿中没有对应的发现：impossible-date“2021年2月30日”"
    assert line in result.stdout.splitlines()
    assert result.exit_code == 0
    assert log_of("a.txt")["stale_decisions"] == [
        {
            "origin": "hegao-decisions.yaml:5",
            "decision": "not-an-error",
            "rule": "impossible-date",
            "quote": "2021年2月30日",
        }
    ]
    write_lines("b.txt", SUM)
    assert log_of("b.txt")["stale_decisions"] == []
    assert log_of("a.txt", "--ignore", "impossible-date")["stale_decisions"] == []


def test_stale_ones_are_listed_and_taken_out_on_demand() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    decide("a.txt", "parts-differ-from-total", "not-an-error")
    by_hand = ENTRY.partition("  file")[0] + "  places: [2021年2月29日]\n"
    path = Path("hegao-decisions.yaml")
    path.write_text(path.read_text(encoding="utf-8") + "# 手写\n" + by_hand, encoding="utf-8")
    write_lines("a.txt", SUM)
    one = "hegao-decisions.yaml:5：这条意见（非错误）已不再需要，文稿中没有对应的发现：impossible-date“2021年2月30日”\n"
    assert hegao("decide", "a.txt", "--stale").stdout == one
    both = hegao("decide", ".", "--stale").stdout
    assert both.startswith(one)
    assert "impossible-date“2021年2月29日”" in both
    assert hegao("decide", "--prune").stdout == both
    assert "impossible-date" not in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").endswith("# 手写\n")
    assert found("a.txt") == [("parts-differ-from-total", DECIDED)]
    assert hegao("decide", "--stale").stdout == "没有不再需要的意见\n"


def test_a_run_fails_on_stale_decisions_only_where_it_is_asked_to() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("a.txt", SUM)
    assert hegao("lint", "a.txt").exit_code == 0
    assert hegao("lint", "a.txt", "--fail-on-stale").exit_code == 1
