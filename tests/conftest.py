"""Fixtures of several tests: reports kept in a folder of their own, a folder to work in, what was really linted."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import ERROR, WARNING, write
from decided import DAY, SUM, write_lines

from linter.document import Document
from linter.engine import Linter, Report


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds or leaves anything in the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: an empty folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def a_report(here: Path) -> None:
    """a.txt in the working directory, with an error and a warning to decide upon."""
    write_lines("a.txt", DAY, SUM)


@pytest.fixture
def error(tmp_path: Path) -> Path:
    """A report that has one error."""
    return write(tmp_path / "error.txt", ERROR)


@pytest.fixture
def warning(tmp_path: Path) -> Path:
    """A report that has one warning."""
    return write(tmp_path / "warning.txt", WARNING)


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were really linted."""
    names: list[str] = []
    lint = Linter.lint

    def recorded(self: Linter, document: Document, forgiving: bool = False) -> Report:
        names.append(document.name)
        return lint(self, document, forgiving)

    monkeypatch.setattr(Linter, "lint", recorded)
    return names
