"""hegao (核稿): finds where a Chinese official report contradicts itself.

    from linter import lint_text
    for finding in lint_text(text).findings:
        print(finding.severity, finding.message["zh"], finding.calculation)

Nothing heavy is imported before the first call, and what the first call loads serves all that follow.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.engine import Linter, Report
    from linter.extraction import Fact

__all__ = ["__version__", "extract", "lint_path", "lint_text"]

__version__ = "0.1.0"

_LINTERS_KEPT = 8
"""Linters kept ready, one for each signing date asked for."""


def lint_text(text: str, as_of: str = "") -> Report:
    """Findings and coverage of a text. `as_of` gives the signing date (YYYY-MM-DD) where the text has none."""
    from linter.document import Document

    return _linter(as_of).lint(Document.from_text(text))


def lint_path(path: str | Path, as_of: str = "") -> Report:
    """Findings and coverage of a file. Raises ReadError where it cannot be read."""
    from linter.readers import read_path

    return _linter(as_of).lint(read_path(Path(path)))


def extract(text: str) -> tuple[Fact, ...]:
    """The facts of a text in reading order: quantities and dates, with spans in code points of the text."""
    from linter.extraction import extract_facts

    return extract_facts(text)


@lru_cache(maxsize=_LINTERS_KEPT)
def _linter(as_of: str) -> Linter:
    from linter.engine import Linter

    return Linter.with_options(as_of=as_of)
