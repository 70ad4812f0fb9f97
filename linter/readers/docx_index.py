"""DocxIndex: a Word document with the way back from every character to its run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from linter.document import Document


class Piece(NamedTuple):
    """A stretch of `Document.source` and where the file holds it."""

    start: int
    """Offset in `Document.source`; the next piece's start ends it."""
    part: str
    """Part of the package: word/document.xml."""
    paragraph: Any
    """The `w:p` element."""
    run: Any
    """The `w:r` element; None for an automatic number, which stands in no run."""
    text: Any
    """The `w:t` or other element that holds the characters; None for an automatic number."""
    offset: int
    """Offset of the first character in the element's text."""


@dataclass
class DocxIndex:
    """A Word document with the way back from offsets of `document.source` to the elements of the file."""

    data: bytes
    """The file as it was read."""
    document: Document
    roots: dict[str, Any]
    """The parsed parts that were read, by their name in the package: the trees that `pieces` point into."""
    pieces: list[Piece]
    """In order of their start."""
