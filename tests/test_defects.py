"""A rule that breaks down is named with its file, and every other finding is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import documents
import pytest
from commands import DECISION, ERROR, WARNING, hegao, write

from linter import lint_text
from linter.finding import Hit
from linter.rule import load_rules

BROKEN = "parts-differ-from-total"
SAID = f"findings of {BROKEN} are missing, a defect of hegao, please report it: ZeroDivisionError: no base"


@pytest.fixture(autouse=True)
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(self: object, ledger: object) -> Iterator[Hit]:
        raise ZeroDivisionError("no base")

    monkeypatch.setattr(type(load_rules()[BROKEN].checker), "check", check)


def test_the_other_findings_of_the_file_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "draft.txt", ERROR + WARNING)
    for _ in range(2):  # what is half read is not kept for the next run
        result = hegao("lint", path)
        assert result.exit_code == 2
        assert f"错误 {path}: {SAID}" in result.stdout.splitlines()
        assert "impossible-date" in result.stdout
        assert "未能读取" not in result.stdout


def test_files_held_together_tell_it_once_a_file_and_once_for_both(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, ERROR)
    result = hegao("lint", "--together", tmp_path)
    assert result.exit_code == 2
    assert result.stdout.count(SAID) == 3


def test_what_was_decided_about_its_findings_is_still_needed(tmp_path: Path) -> None:
    path = write(tmp_path / "draft.md", f"<!-- hegao: ignore {BROKEN} 各镇另有下文 -->\n{WARNING}")
    entry = DECISION.format("draft.md").replace("impossible-date", BROKEN).replace("‹2021年2月30日›", "‹120个›")
    write(tmp_path / "hegao-decisions.yaml", entry)
    result = hegao("lint", path)
    assert "可以删去" not in result.stdout
    assert "不再需要" not in result.stdout


def test_comments_go_into_the_word_file_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(documents.word_by_library([ERROR.strip(), WARNING.strip()]))
    assert hegao("lint", path, "--output", tmp_path / "out.docx").exit_code == 2
    assert (tmp_path / "out.docx").exists()


def test_a_program_that_lints_a_text_meets_the_error_itself() -> None:
    with pytest.raises(ZeroDivisionError):
        lint_text(WARNING)
