"""What a decision of each kind does to its finding, in every format."""

from __future__ import annotations

import json

import pytest
from commands import hegao, log_of
from decided import BASIS, DECIDED, ENTRY, decide, entries, found, id_of

pytestmark = pytest.mark.usefixtures("a_report")


def test_a_decision_is_kept_in_words_and_takes_the_finding_out_of_the_way() -> None:
    assert hegao("lint", "a.txt").exit_code == 1
    decide("a.txt", "impossible-date", "not-an-error")
    assert entries() == ENTRY
    result = hegao("lint", "a.txt")
    assert result.exit_code == 0
    assert "impossible-date" not in result.stdout
    assert "1份文稿：错误0处，警告1处，提示0处，已处理1处\n" in result.stdout
    shown = hegao("lint", "a.txt", "--show-decided").stdout
    assert shown.startswith("已处理 错误[impossible-date] ")
    assert "  意见  非错误：含街道办（王某，2024-06-25）\n" in shown
    assert found("a.txt") == [("impossible-date", DECIDED), ("parts-differ-from-total", None)]


def test_sarif_marks_it_as_suppressed_from_outside() -> None:
    decide("a.txt", "impossible-date", "different-scope")
    decide("a.txt", "parts-differ-from-total", "confirmed")
    first, second = json.loads(hegao("lint", "a.txt", "--format", "sarif").stdout)["runs"][0]["results"]
    why = "含街道办 (different-scope, 王某, 2024-06-25)"
    assert first["suppressions"] == [{"kind": "external", "status": "accepted", "justification": why}]
    assert first["properties"]["decision"]["origin"] == "hegao-decisions.yaml:5"
    assert "suppressions" not in second
    assert second["properties"]["decision"]["as"] == "confirmed"


def test_what_is_confirmed_is_still_told_and_still_fails() -> None:
    decide("a.txt", "impossible-date", "confirmed")
    result = hegao("lint", "a.txt")
    assert result.exit_code == 1
    assert "  意见  确认：含街道办（王某，2024-06-25）\n" in result.stdout


def test_what_will_be_mended_is_quiet_until_its_day_is_over_and_says_so_then() -> None:
    refused = hegao("decide", "a.txt", id_of("a.txt", "impossible-date"), "--as", "will-fix", *BASIS)
    assert refused.exit_code == 2
    assert refused.stderr == "hegao: will-fix needs --until, the day by which it is to be mended\n"
    decide("a.txt", "impossible-date", "will-fix", "--until", "2024-07-01")
    assert hegao("lint", "a.txt", "--today", "2024-07-01").exit_code == 0
    late = hegao("lint", "a.txt", "--today", "2024-07-02")
    assert late.exit_code == 1
    assert "  意见  拟修改：含街道办（王某，2024-06-25，已于2024-07-01到期）\n" in late.stdout
    (first, _) = log_of("a.txt", "--today", "2024-07-02")["documents"][0]["findings"]
    assert first["suppressed"] is None
    assert first["decision"] == {
        "as": "will-fix", "reason": "含街道办", "by": "王某", "date": "2024-06-25", "until": "2024-07-01",
        "expired": True, "origin": "hegao-decisions.yaml:5",
    }  # fmt: skip


def test_other_formats_count_what_was_decided_and_show_it_on_demand() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    hidden, shown = (hegao("lint", "a.txt", "--format", "html", *more).stdout for more in ((), ("--show-decided",)))
    assert "，已处理1处" in hidden
    assert "日历上没有" not in hidden
    assert "已处理 · 日历上没有" in shown
    assert "非错误：含街道办（王某，2024-06-25）" in shown
    assert hegao("lint", "a.txt", "--format", "github", "--show-decided").stdout.count("::") == 2
    rows = hegao("lint", "a.txt", "--format", "csv").stdout.splitlines()
    assert rows[1].endswith(",非错误,王某,已处理：非错误：含街道办（王某，2024-06-25）")
