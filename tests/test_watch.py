"""--watch: lints again what changed, and tells how things stand now."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import commands
import pytest
from click.testing import Result
from commands import DECISION, ERROR, hegao

from linter import watch
from linter.config import Configs
from linter.watch import Change, changes

FINE = "会议于2021年2月3日召开。\n"
Step = Callable[[], object]


@pytest.fixture(autouse=True)
def two_reports(here: Path) -> None:
    write("a.txt", ERROR)
    write("b.txt", FINE)


_clock = itertools.count(1_700_000_000)


def write(name: str, text: str) -> None:
    """A file that is newer than all before it, however coarse the clock of the file system is."""
    commands.write(name, text)
    turn = next(_clock)
    os.utime(name, (turn, turn))


def during_pauses(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    """Between two looks one step is taken; after the last one and a look in peace somebody presses Ctrl-C."""
    waiting: Iterator[Step | None] = iter([step for each in steps for step in (each, None, None)])

    def sleep(seconds: float) -> None:
        assert seconds >= watch.PAUSE
        try:
            step = next(waiting)
        except StopIteration:
            raise KeyboardInterrupt from None
        if step:
            step()

    monkeypatch.setattr(time, "sleep", sleep)


def lint(*arguments: str) -> Result:
    return hegao("lint", "--watch", *arguments)


@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
def test_only_what_changed_is_linted_again_and_all_is_told(
    cache: str, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    during_pauses(monkeypatch, lambda: write("b.txt", ERROR * 2), lambda: write("a.txt", FINE * 3), lambda: None)
    result = lint(".", cache)
    assert linted == ["a.txt", "b.txt", "b.txt", "a.txt"]
    told = [line.partition("，")[0] for line in result.stdout.splitlines() if line.startswith("2份文稿：")]
    assert told == ["2份文稿：错误1处", "2份文稿：错误3处", "2份文稿：错误2处"]
    assert result.exit_code == 1


def test_it_ends_with_the_exit_code_of_the_last_run(monkeypatch: pytest.MonkeyPatch) -> None:
    during_pauses(monkeypatch)
    assert lint(".").exit_code == 1
    during_pauses(monkeypatch, lambda: write("a.txt", FINE))
    assert lint(".").exit_code == 0
    during_pauses(monkeypatch, lambda: Path("a.txt").unlink())
    assert lint("a.txt").exit_code == 2


def test_new_and_deleted_files_are_seen(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    during_pauses(monkeypatch, lambda: write("deep/c.txt", ERROR), lambda: Path("a.txt").unlink())
    result = lint(".", "--no-cache")
    assert linted == ["a.txt", "b.txt", "deep/c.txt"]
    assert result.stdout.count("a.txt:1:4") == 2
    assert result.stdout.count("deep/c.txt:1:4") == 2


def test_a_configuration_that_changes_holds_for_all(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def loosened() -> None:
        write("hegao.yaml", "ignore: [impossible-date]\n")

    def wrong() -> None:
        write("hegao.yaml", "ignore: 1\n")

    during_pauses(monkeypatch, loosened, wrong, lambda: Path("hegao.yaml").unlink())
    result = lint(".", "--no-cache")
    assert linted == ["a.txt", "b.txt"] * 3
    assert result.stdout.count("错误[impossible-date]") == 2
    assert result.stderr.count("hegao: hegao.yaml:1: expected a list (- item)\n") == 1
    assert result.exit_code == 1


def test_a_decision_is_told_without_linting_again(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    during_pauses(monkeypatch, lambda: write("hegao-decisions.yaml", DECISION.format("a.txt")))
    assert lint(".", "--no-cache").exit_code == 0
    assert linted == ["a.txt", "b.txt"]


def test_the_release_that_files_are_held_against_is_watched_too(monkeypatch: pytest.MonkeyPatch) -> None:
    write("old/r.txt", "关于2023年工作的报告\n全县新建农村供水管网120公里。\n2023年12月1日\n")
    write("a.txt", "关于2023年工作的报告\n全县新建农村供水管网130公里。\n2023年12月1日\n")
    same = Path("a.txt").read_text(encoding="utf-8")
    during_pauses(monkeypatch, lambda: write("old/r.txt", same))
    assert lint("a.txt", "--against", "old/r.txt").stdout.count("警告[") == 1


def test_what_is_half_written_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = iter([lambda: write("b.txt", "会"), lambda: write("b.txt", "会议"), lambda: write("b.txt", ERROR)])

    def sleep(seconds: float) -> None:
        next(pauses, lambda: None)()

    monkeypatch.setattr(time, "sleep", sleep)
    seen = changes([Path()], Configs())
    assert next(seen).same == frozenset()
    change = next(seen)
    assert Path("b.txt").read_text(encoding="utf-8") == ERROR
    assert isinstance(change, Change)
    assert change.same == {Path("a.txt")}


def test_a_look_that_takes_long_is_followed_by_a_long_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        write("a.txt", FINE)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    ticks = itertools.count(0.0, 2.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(ticks))
    monkeypatch.setattr(time, "sleep", sleep)
    seen = changes([Path()], Configs())
    next(seen)
    with pytest.raises(KeyboardInterrupt):
        next(seen)
    assert pauses == [40.0, 40.0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--watch: standard input does not change: give files or folders"),
        ([".", "--output", "out.html"], "out.html: is in a folder that is watched, and would be read: "
         "put it elsewhere"),
        ([".", "--ignore", "no-such-rule-at-all"], "there is no rule 'no-such-rule-at-all'; allowed: "),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line(arguments: list[str], said: str) -> None:
    result = lint(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"hegao: {said}")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_in_a_terminal_it_ends_by_ctrl_c() -> None:
    # A shell has what it starts in the background ignore Ctrl-C, and that would be inherited.
    program = """
import signal
from linter.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(["lint", "--watch", "--lang", "en", "."])
"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr
            assert process.stderr.readline() == "waiting for changes, Ctrl-C ends\n"
            write("a.txt", FINE)
            assert process.stderr.readline() == "waiting for changes, Ctrl-C ends\n"
            process.send_signal(signal.SIGINT)
            said, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")
    assert said.count("error[impossible-date]") == 1
