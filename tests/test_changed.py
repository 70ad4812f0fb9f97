"""--changed-since: only the files of a git tree that differ from a revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from commands import ERROR, hegao, log_of, write


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git tree of four files and one commit; the working directory is its folder 稿."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = tmp_path / "tree" / "稿"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "--quiet", "..")
    for name in ("旧.txt", "改.txt", "移.txt", "删.txt"):
        write(name, ERROR)
    commit()
    return folder


def git(*arguments: str) -> None:
    who = ("-c", "user.name=tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all", "..")
    git("commit", "--quiet", "--message", "x")


def linted(*arguments: str) -> list[str]:
    return [document["path"] for document in log_of(*arguments)["documents"]]


def change() -> None:
    write("改.txt", ERROR * 2)
    git("mv", "移.txt", "已 移\n名.txt")
    Path("删.txt").unlink()
    write("新.txt", ERROR)


CHANGED = ["已 移\n名.txt", "改.txt", "新.txt"]


def test_changed_renamed_and_new_files_count_and_deleted_ones_do_not() -> None:
    assert linted(".", "--changed-since", "HEAD") == []
    change()
    assert linted(".", "--changed-since", "HEAD") == CHANGED
    assert len(linted(".")) == 4


def test_what_was_committed_since_counts_as_well() -> None:
    change()
    commit()
    assert linted(".", "--changed-since", "HEAD") == []
    assert linted(".", "--changed-since", "HEAD~1") == CHANGED


def test_ignored_files_and_files_elsewhere_do_not_count(tree: Path) -> None:
    write("新.txt", ERROR)
    write(".gitignore", "草*.txt\n")
    write("草稿.txt", ERROR)
    write("../外.txt", ERROR)
    assert linted(".", "--changed-since", "HEAD") == ["新.txt"]
    assert linted("新.txt", "旧.txt", "草稿.txt", "--changed-since", "HEAD") == ["新.txt"]
    assert linted(str(tree.parent), "--changed-since", "HEAD") == [
        str(tree.parent / "外.txt"),
        str(tree / "新.txt"),
    ]


def test_the_tree_is_that_of_the_file_not_of_the_working_directory(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("新.txt", ERROR)
    monkeypatch.chdir(tree.parent.parent)
    assert linted("tree", "--changed-since", "HEAD") == ["tree/稿/新.txt"]


def test_a_run_without_a_changed_file_ends_with_0() -> None:
    result = hegao("lint", ".", "--changed-since", "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_that_is_not_there_is_told_as_ever() -> None:
    result = hegao("lint", "没有.txt", "--changed-since", "HEAD")
    assert result.exit_code == 2
    assert "没有.txt: cannot be read" in result.stdout


@pytest.mark.parametrize("revision", ["no-such", "-x", "HEAD~9", "--output=x", "HEAD:稿/旧.txt"])
def test_a_revision_that_is_not_there_is_one_line(revision: str, tree: Path) -> None:
    result = hegao("lint", ".", f"--changed-since={revision}")
    expected = f"hegao: --changed-since: {tree.parent} has no revision {revision!r}\n"
    assert (result.exit_code, result.stderr) == (2, expected)
    assert not Path("x").exists()


def test_outside_a_tree_it_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    write("a.txt", ERROR)
    result = hegao("lint", "a.txt", "--changed-since", "HEAD")
    expected = f"hegao: --changed-since: {tmp_path / 'out'} is in no git tree\n"
    assert (result.exit_code, result.stderr) == (2, expected)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--changed-since: standard input is in no git tree: give files or folders"),
        ([".", "--together"], "--together holds all files against each other: leave out --changed-since"),
    ],
)
def test_what_makes_no_sense_is_one_line(arguments: list[str], said: str) -> None:
    result = hegao("lint", *arguments, "--changed-since", "HEAD")
    assert (result.exit_code, result.stderr) == (2, f"hegao: {said}\n")


def test_without_git_it_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = hegao("lint", ".", "--changed-since", "HEAD")
    expected = "hegao: --changed-since: git cannot be started: No such file or directory\n"
    assert (result.exit_code, result.stderr) == (2, expected)


def test_a_program_that_the_tree_names_is_not_started() -> None:
    git("config", "core.fsmonitor", "touch started; false")
    write("新.txt", ERROR)
    assert linted(".", "--changed-since", "HEAD") == ["新.txt"]
    assert not Path("started").exists()
    assert not Path("../started").exists()
