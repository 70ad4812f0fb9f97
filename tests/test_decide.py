"""hegao decide: one finding by its id, all that are open in turn, and the list of what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from commands import hegao
from decided import BASIS, DAY, ENTRY, decide, entries, write_lines

pytestmark = pytest.mark.usefixtures("a_report")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.txt", "beef"), "a.txt: there is no finding beef; hegao lint a.txt --show-notes shows the ids of all"),
        (("a.txt", "第一处"), "'第一处' is not the id of a finding"),
        ((".", "beef"), ".: give one file: what is decided is kept beside it"),
        (("none.txt", "beef"), "none.txt: "),
    ],
)
def test_a_wrong_call_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    result = hegao("decide", *arguments, "--as", "confirmed", *BASIS)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"hegao: {message}")
    assert result.stderr.count("\n") == 1
    assert not Path("hegao-decisions.yaml").exists()


def test_a_decision_needs_all_of_as_reason_and_by() -> None:
    result = hegao("decide", "a.txt", "beef", "--as", "confirmed")
    assert result.stderr == "hegao: --reason, --by missing: a decision needs --as, --reason and --by\n"
    assert result.exit_code == 2


def walk(name: str, *typed: str, options: tuple[str, ...] = ()) -> Result:
    return hegao("decide", name, "--today", "2024-06-25", *options, stdin="\n".join(typed) + "\n")


def test_going_through_the_open_findings_asks_about_each() -> None:
    result = walk("a.txt", "n", "含街道办", "王某", "w", "  下稿 改 ", "2024-06-24", "2024-07-01")
    assert result.exit_code == 0
    assert "\n[1/2]\n错误[impossible-date] " in result.stdout
    assert "\n[2/2]\n警告[parts-differ-from-total] " in result.stdout
    assert "请写作 YYYY-MM-DD，不早于2024-06-25" in result.output
    assert result.stdout.endswith("hegao-decisions.yaml：已记入2处\n")
    assert entries().startswith(ENTRY)
    assert "  as: will-fix\n  reason: 下稿 改\n  by: 王某\n  date: 2024-06-25\n  until: 2024-07-01\n" in entries()
    assert walk("a.txt").stdout == "hegao-decisions.yaml：已记入0处\n"


def test_one_may_skip_go_back_and_quit_and_what_is_decided_is_kept() -> None:
    result = walk("a.txt", "s", "b", "c", "笔误", "s", options=("--by", "王某"))
    assert [line for line in result.stdout.splitlines() if line.startswith("[")] == ["[1/2]", "[2/2]", "[1/2]", "[2/2]"]
    assert "  as: confirmed\n" in entries()
    anew = walk("a.txt", "x", "c", "", "多算了", "b", "q", options=("--by", "王某"))
    assert anew.stdout.endswith("已记入1处\n")
    assert "rule: parts-differ-from-total\n  as: confirmed\n  reason: 多算了\n" in entries()
    assert walk("a.txt").stdout == "hegao-decisions.yaml：已记入0处\n"


def test_going_back_and_deciding_otherwise_leaves_one_entry() -> None:
    walk("a.txt", "c", "笔误", "b", "n", "含街道办", "q", options=("--by", "王某"))
    assert entries() == ENTRY


def test_the_end_of_the_input_ends_the_walk_and_keeps_what_was_decided() -> None:
    result = walk("a.txt", "n", "含街道办", "王某")
    assert result.exit_code == 0
    assert result.stdout.endswith("已记入1处\n")
    assert entries() == ENTRY


def test_what_ended_is_open_again() -> None:
    decide("a.txt", "impossible-date", "will-fix", "--until", "2024-07-01")
    assert "[impossible-date]" not in walk("a.txt", "q").stdout
    late = hegao("decide", "a.txt", "--today", "2024-07-02", stdin="q\n")
    assert "\n[1/2]\n错误[impossible-date] " in late.stdout


def test_decisions_are_listed_a_line_each() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("b.txt", DAY)
    line = "hegao-decisions.yaml:5 impossible-date “2021年2月30日” 非错误：含街道办（王某，2024-06-25）\n"
    assert hegao("decide", "--list").stdout == line + "共1条意见\n"
    assert hegao("decide", "a.txt", "--list").stdout == line + "共1条意见\n"
    assert hegao("decide", "b.txt", "--list").stdout == "共0条意见\n"
