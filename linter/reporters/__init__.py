"""Reporters: findings -> text, json, sarif …, one module per format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from linter.reporters.style import Style
    from linter.rule import Rule
    from linter.run import Outcome

__all__ = ["FORMATS", "Format", "Setting"]


@dataclass(frozen=True)
class Setting:
    """What a reporter is told besides the outcome."""

    language: str = "zh"
    """Language of what is said: one of LANGUAGES."""
    exit_code: int = 0
    """How the run ends: see Outcome.exit_code."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The rules that were run, by id."""
    notes: bool = False
    """True when formats for people list notes, too."""
    decided: bool = False
    """True when formats for people list what somebody decided upon, too."""
    style: Style | None = None
    """How text is drawn on the terminal; None for a file."""


class Format(NamedTuple):
    """A format of `hegao lint`."""

    function: str
    """module:function, loaded when it is asked for: (Outcome, Setting) -> str, or bytes."""
    suffix: str = ""
    """Suffix of an output that means this format; empty where only --format can ask for it."""
    binary: bool = False
    """True when it gives bytes, which no screen shows."""

    def load(self) -> Callable[[Outcome, Setting], str | bytes]:
        """The function itself."""
        module, _, function = self.function.partition(":")
        loaded: Callable[[Outcome, Setting], str | bytes] = getattr(import_module(module), function)
        return loaded


FORMATS: dict[str, Format] = {
    "text": Format("linter.reporters.text:to_text", ".txt"),
    "html": Format("linter.reporters.html:to_html", ".html"),
    "docx": Format("linter.reporters.docx:to_docx", ".docx", binary=True),
    "json": Format("linter.reporters.json:to_json", ".json"),
    "sarif": Format("linter.reporters.sarif:to_sarif", ".sarif"),
    "junit": Format("linter.reporters.junit:to_junit", ".xml"),
    "github": Format("linter.reporters.github:to_github"),
    "gitlab": Format("linter.reporters.gitlab:to_gitlab"),
    "csv": Format("linter.reporters.csv:to_csv", ".csv"),
    "xlsx": Format("linter.reporters.xlsx:to_xlsx", ".xlsx", binary=True),
}
"""Every format by the name it is asked for, in the order in which the help tells them."""
