"""hegao (核稿): finds where a Chinese official report contradicts itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.engine import Report
    from linter.fact import DateFact, Quantity

__all__ = ["extract", "lint_path", "lint_text"]

__version__ = "0.1.0"


def lint_text(text: str, as_of: str = "") -> Report:
    """Findings and coverage of a text. `as_of` gives the signing date (YYYY-MM-DD) where the text has none."""
    from linter.document import Document

    return _linter(as_of).lint(Document.from_text(text))


def lint_path(path: str | Path, as_of: str = "") -> Report:
    """Findings and coverage of a file. Raises ReadError where it cannot be read."""
    from linter.readers import read_path

    return _linter(as_of).lint(read_path(Path(path)))


def extract(text: str) -> tuple[Quantity | DateFact, ...]:
    """The facts of a text in reading order: quantities and dates, with spans in code points of the text."""
    from linter.extraction import extract_facts

    return extract_facts(text)


def _linter(as_of: str):  # type: ignore[no-untyped-def]
    from functools import lru_cache

    global _cached
    try:
        return _cached(as_of)
    except NameError:
        from linter.engine import Linter

        _cached = lru_cache(maxsize=8)(lambda day: Linter(as_of=day))
        return _cached(as_of)
