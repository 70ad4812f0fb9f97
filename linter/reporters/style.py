"""Style: colours for a terminal, and nothing for a file."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TextIO

from linter.reporters.excerpt import cells

_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "good": "32", "place": "36"}
NARROWEST, WIDEST = 40, 120
"""Below 40 cells an excerpt says nothing; beyond 120 the eye loses the caret."""
UNKNOWN_WIDTH = 100
"""Cells taken for a file or a pipe, whose width nobody knows."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text is drawn."""

    colour: bool = False
    width: int = UNKNOWN_WIDTH
    """Cells of a line."""

    @classmethod
    def of(cls, stream: TextIO) -> Style:
        """Colours only on a terminal that has them, and never where NO_COLOR is set to anything."""
        terminal = stream.isatty()
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns if terminal else UNKNOWN_WIDTH
        return cls(colour, max(NARROWEST, min(width, WIDEST)))

    def __call__(self, text: str, name: str) -> str:
        """The text in the colour called `name`."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour and text else text


def wrap(text: str, width: int, indent: str) -> str:
    """`text` broken to `width` cells; lines after the first begin with `indent`."""
    lines: list[str] = []
    current, taken = "", 0
    for word in _pieces(text):
        size = cells(word)
        # A mark that closes never begins a line.
        if taken and taken + size > width and word not in "，。；：、！？）》】”’":
            lines.append(current.rstrip())
            current, taken = "", 0
        current += word if current else word.lstrip()
        taken += size
    lines.append(current)
    return f"\n{indent}".join(lines)


def _pieces(text: str) -> list[str]:
    """Where a line may break: between wide characters, and at the blanks of everything else."""
    pieces: list[str] = []
    for char in text:
        joins = pieces and char.isascii() and not char.isspace() and pieces[-1][-1].isascii()
        if joins and not pieces[-1][-1].isspace():
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
