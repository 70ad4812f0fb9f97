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
"""Linters kept ready, one for each signing date and configuration asked for."""


def lint_text(text: str, as_of: str = "", config: str | Path | None = None) -> Report:
    """Findings and coverage of a text. `as_of` gives the signing date (YYYY-MM-DD) where the text has none.

    `config` names a configuration file, read once; none is looked for. Raises ConfigError where it is wrong.
    """
    from linter.document import Document

    return _linter(as_of, config).lint(Document.from_text(text))


def lint_path(path: str | Path, as_of: str = "", config: str | Path | None = None) -> Report:
    """Findings and coverage of a file, as lint_text gives them. Raises ReadError where it cannot be read."""
    from linter.readers import read_path

    linter = _linter(as_of, config)
    return linter.lint(read_path(Path(path), linter.config.changes))


def extract(text: str) -> tuple[Fact, ...]:
    """The facts of a text in reading order: quantities and dates, with spans in code points of the text."""
    from linter.extraction import extract_facts

    return extract_facts(text)


@lru_cache(maxsize=_LINTERS_KEPT)
def _linter(as_of: str, config: str | Path | None) -> Linter:
    from linter.config import Config, Configs
    from linter.engine import Linter

    given = {"as_of": as_of} if as_of else {}
    return Linter.configured(Configs(Path(config), given).at(Path()) if config else Config().with_given(given))
