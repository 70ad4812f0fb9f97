"""Fields of Word: an instruction that is hidden and a result that is shown, except the lines of a table of contents."""

from __future__ import annotations

import re
from typing import Any

from linter.patterns import regex
from linter.readers.docx_numbering import W

_CONTENTS = regex(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
"""Fields whose result repeats headings and captions with their pages."""


class _Field:
    """An open field."""

    def __init__(self) -> None:
        self.instruction = ""
        self.hides = True


class Fields:
    """The fields that are open at one point of the text, the innermost last."""

    def __init__(self, whole: bool = True) -> None:
        self.whole = whole
        """True where every field that begins also ends: else the rest of the text could be taken for contents."""
        self._open: list[_Field] = []

    @classmethod
    def of(cls, root: Any) -> Fields:
        """No field is open yet, before the text of a part."""
        kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
        return cls(kinds.count("begin") == kinds.count("end"))

    @property
    def hides(self) -> bool:
        """True inside an instruction and inside a table of contents."""
        return any(field.hides for field in self._open)

    def instruct(self, text: str) -> None:
        """Follow a `w:instrText`: an instruction may stand in several."""
        if self._open:
            self._open[-1].instruction += text

    def mark(self, kind: str) -> None:
        """Follow a `w:fldChar`."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.hides = self.whole and bool(_CONTENTS.match(field.instruction))
        elif kind == "end" and self._open:
            self._open.pop()
