"""Word: what a reader of the page sees, with a way back from every character to its run."""

from __future__ import annotations

from typing import Any, Literal

from linter.document import Document, raise_digits
from linter.patterns import regex
from linter.readers.docx_canvas import Canvas, Place
from linter.readers.docx_elements import (
    DELETED,
    GONE,
    INSERTED,
    MATH,
    MC,
    RELATION,
    TRANSPARENT,
    alternative,
    cells_of,
    continues_above,
    height,
    is_hidden,
    is_math,
    text_boxes,
    through,
)
from linter.readers.docx_fields import Fields
from linter.readers.docx_index import DocxIndex, Piece
from linter.readers.docx_numbering import Numbering, Styles, W, val
from linter.readers.docx_package import Parts
from linter.readers.limits import open_package

__all__ = ["Changes", "DocxIndex", "Piece", "open_docx", "read_docx"]

Changes = Literal["final", "original"]
"""How tracked changes are read: as if all were accepted, or as if all were rejected."""

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_PAGE_NUMBER = regex(r"[\s\d第页共/\-—–－~·.]*")


def read_docx(data: bytes, name: str, changes: Changes = "final") -> Document:
    """The document of a .docx file."""
    return open_docx(data, name, changes).document


def open_docx(data: bytes, name: str = "<docx>", changes: Changes = "final") -> DocxIndex:
    """The document of a .docx file, with its index. Raises ReadError where it cannot be read."""
    with open_package(data, name) as package:
        parts = Parts(package, name)
        reader = _Reader(parts, changes)
        reader.read()
        canvas = reader.canvas
        return DocxIndex(data, canvas.document(name), parts.roots, canvas.pieces)


class _Reader:
    """Walks through one document and draws what is seen."""

    def __init__(self, parts: Parts, changes: Changes) -> None:
        self.parts = parts
        self.kept = INSERTED if changes == "final" else DELETED
        self.gone = GONE[changes]
        """The marks of a paragraph end or table row that is not there."""
        self.fields = Fields()
        self.tables = 0
        self.text_tags = {f"{W}t", f"{MATH}t"} | ({f"{W}delText"} if changes == "original" else set())
        self.boxes: list[Any] = []
        """Text boxes anchored in the paragraph that is being drawn: they follow it."""
        self.joined: list[Any] = []
        """Paragraphs whose end is deleted: they run on into the next."""

    def read(self) -> None:
        """Draw the whole document."""
        main = self.parts.main()
        root = self.parts.root(main)
        body = root.find(f"{W}body") if root is not None else None
        links = self.parts.related(main)
        by_kind = {kind: target for target, kind in links.values()}
        self.styles = Styles(self.parts.root(by_kind.get("styles", "word/styles.xml")))
        self.numbering = Numbering(self.parts.root(by_kind.get("numbering", "word/numbering.xml")), self.styles)
        pages_known = root is not None and next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self.canvas = Canvas(pages_known)
        if body is not None:
            self.fields = Fields.of(body)
            self._flow(body, Place(main))
            self.fields = Fields()
            self._notes(by_kind)
            self._margins(body, links)

    # What a part holds, block by block.

    def _notes(self, by_kind: dict[str, str]) -> None:
        for part, tag in _NOTES:
            path = by_kind.get(part, "")
            root = self.parts.root(path)
            for note in root.iter(f"{W}{tag}") if root is not None else ():
                if note.get(f"{W}type") in (None, "normal"):
                    self._flow(note, Place(path, tag, "note"))

    def _margins(self, body: Any, links: dict[str, tuple[str, str]]) -> None:
        """Headers and footers, each text once, page numbers left out."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            for reference in body.iter(f"{W}{kind}Reference"):
                path, _ = links.get(reference.get(RELATION, ""), ("", ""))
                root = self.parts.root(path)
                text = "".join(t.text or "" for t in root.iter(f"{W}t")) if root is not None else ""
                if text not in seen and not _PAGE_NUMBER.fullmatch(text):
                    seen.add(text)
                    self._flow(root, Place(path, kind, "header"))

    def _flow(self, parent: Any, place: Place) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._table(child, place)
            elif tag in TRANSPARENT or tag in self.kept:
                self._flow(child, place)
            elif tag == f"{MC}AlternateContent":
                self._flow(alternative(child), place)
        if self.joined:
            self._draw(self.joined, None, place)

    def _table(self, table: Any, place: Place) -> None:
        rows = [row for row in through(table, f"{W}tr") if not self._is_gone(row.find(f"{W}trPr"))]
        grid = [list(cells_of(row)) for row in rows]
        if all(len(cells) <= 1 for cells in grid):
            # A frame around paragraphs, as letterheads have it.
            for cells in grid:
                for cell, _, _ in cells:
                    self._flow(cell, place)
            return
        number, self.tables = self.tables, self.tables + 1
        for row, cells in enumerate(grid):
            for cell, column, width in cells:
                if continues_above(cell):
                    continue
                merged = cell.find(f"{W}tcPr/{W}vMerge") is not None
                tall = height(grid, row, column) if merged else 1
                self._flow(cell, Place(place.part, place.label, "cell", number, row, column, tall, width))

    # A paragraph: runs become text, blocks end at its end and at line breaks.

    def _paragraph(self, paragraph: Any, place: Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and self._is_gone(properties.find(f"{W}rPr")):
            # Its end is not there: it runs on into the next one, whose number and style hold for both.
            self.joined.append(paragraph)
            return
        self._draw([*self.joined, paragraph], properties, place)

    def _draw(self, paragraphs: list[Any], properties: Any, place: Place) -> None:
        """Draw paragraphs that are one for the reader."""
        self.joined = []
        style = (val(properties, f"{W}pStyle") or "") if properties is not None else ""
        if self.styles.is_contents(style):
            return
        self.canvas.level = self._level(properties, style)
        self.canvas.mark = self.numbering.mark(properties) if properties is not None else ""
        for paragraph in paragraphs:
            self._inline(paragraph, paragraph, None, place)
        self.canvas.mark = ""
        self.canvas.close(place)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._flow(box, Place(place.part, "text box"))

    def _is_gone(self, properties: Any) -> bool:
        return properties is not None and any(properties.find(mark) is not None for mark in self.gone)

    def _level(self, properties: Any, style: str) -> int:
        outline = val(properties, f"{W}outlineLvl") if properties is not None else None
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        return self.styles.level(style)

    def _inline(self, parent: Any, paragraph: Any, run: Any, place: Place) -> None:
        for child in parent:
            tag = child.tag
            text = self._text(child)
            if text and not self.fields.hides:
                raised = run is not None and val(run, f"{W}rPr/{W}vertAlign") == "superscript"
                self.canvas.write(raise_digits(text) if raised else text, paragraph, run, child, place)
            elif tag in (f"{W}r", f"{MATH}r"):
                if not is_hidden(child):
                    self._inline(child, paragraph, child, place)
            elif tag in (f"{W}br", f"{W}cr"):
                if child.get(f"{W}type") == "page":
                    self.canvas.break_page()
                self.canvas.close(place)
            elif tag == f"{W}lastRenderedPageBreak":
                self.canvas.page += 1
            elif tag == f"{W}fldChar":
                self.fields.mark(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                self.fields.instruct(child.text or "")
            elif tag in TRANSPARENT or tag in self.kept or is_math(tag):
                self._inline(child, paragraph, run, place)
            elif tag == f"{MC}AlternateContent":
                self._inline(alternative(child), paragraph, run, place)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.boxes.extend(text_boxes(child))

    def _text(self, element: Any) -> str:
        """What an element of a run writes; empty for all others."""
        if element.tag in self.text_tags:
            return element.text or ""
        return _CHARACTERS.get(element.tag, "")


_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
"""Elements that stand for one character."""
