"""Joined documents: several reports behind each other in one text, so that what they state can be compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import Document
from linter.offsets import OffsetMap, Span

__all__ = ["JoinedDocument", "Part", "join", "split"]

BETWEEN = "\n" * 500
"""No kind looks so far around a number, so that nothing is near across documents."""
ANOTHER_FILE = "\n〔另一文件〕\n"
"""The line that parts the files in an example of a rule."""


@dataclass(frozen=True)
class Part:
    """One document in the joined text."""

    document: Document
    start: int
    """Where it begins in the joined `text`."""
    source_start: int
    """Where it begins in the joined `source`."""


@dataclass(frozen=True)
class JoinedDocument(Document):
    """Documents behind each other."""

    parts: tuple[Part, ...] = ()
    """In the order in which they were given."""
    versions: bool = False
    """True for two releases of one report, False for a report and what belongs to it."""

    def part_at(self, offset: int) -> int:
        """Index of the part that holds an offset of `text`."""
        return bisect_right(self.parts, offset, key=lambda part: part.start) - 1

    def located(self, span: Span) -> tuple[Document, Span]:
        """The document and the span in its source, of a span in the joined `source`."""
        part = self.parts[bisect_right(self.parts, span.start, key=lambda part: part.source_start) - 1]
        return part.document, span.shifted(-part.source_start)


def join(documents: Sequence[Document], versions: bool = False, between: str = BETWEEN) -> JoinedDocument:
    """The documents in one, in order; blocks, tables and offsets lead back to each."""
    parts: list[Part] = []
    blocks, anchors, shifts = [], [], []
    text = source = ""
    tables = 0
    for document in documents:
        if parts:
            text, source = text + between, source + between
        parts.append(Part(document, len(text), len(source)))
        for anchor, shift in document.offsets.steps():
            anchors.append(anchor + len(text))
            shifts.append(shift + len(source) - len(text))
        for block in document.blocks:
            table = block.table + tables if block.table >= 0 else block.table
            blocks.append(block._replace(span=block.span.shifted(len(text)), table=table))
        tables += 1 + max((block.table for block in document.blocks), default=-1)
        text, source = text + document.text, source + document.source
    name = " + ".join(document.name for document in documents)
    return JoinedDocument(
        source, text, OffsetMap(anchors, shifts), tuple(blocks), name, parts=tuple(parts), versions=versions
    )


def split(example: str) -> Document:
    """The document of an example: several files parted by a line 〔另一文件〕, Markdown where it has comments."""
    if "<!--" in example:
        from linter.readers.markdown import read_markdown

        return read_markdown(example.encode(), "<text>")
    if ANOTHER_FILE not in example:
        return Document.from_text(example)
    files = example.split(ANOTHER_FILE)
    documents = [Document.from_text(text, f"<{number}>") for number, text in enumerate(files, start=1)]
    return join(documents, between=ANOTHER_FILE)
