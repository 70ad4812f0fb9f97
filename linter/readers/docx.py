"""Word: what a reader of the page sees, with a way back from every character to its run."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from linter.document import Block, BlockKind, Document, Locator, Span
from linter.readers.docx_numbering import Numbering, Styles, W, val
from linter.readers.limits import member, open_package, parse_xml

__all__ = ["Changes", "DocxIndex", "Piece", "open_docx", "read_docx"]

Changes = Literal["final", "original"]
"""How tracked changes are read: as if all were accepted, or as if all were rejected."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_TRANSPARENT = {f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir",
                                          "customXml", "ruby", "rubyBase")}  # fmt: skip
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_MAIN = re.compile(r"officeDocument$")
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_PAGE_NUMBER = re.compile(r"[\s\d第页共/\-—–－~·.]*")


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

    def locate(self, offset: int) -> tuple[Piece, int] | None:
        """The piece that holds the character at a source offset, and how many characters into it; None before all."""
        at = bisect_right(self._starts, offset) - 1
        return (self.pieces[at], offset - self.pieces[at].start) if at >= 0 else None

    @property
    def _starts(self) -> list[int]:
        if not hasattr(self, "_known_starts"):
            self._known_starts = [piece.start for piece in self.pieces]
        return self._known_starts


def read_docx(data: bytes, name: str, changes: Changes = "final") -> Document:
    """The document of a .docx file."""
    return open_docx(data, name, changes).document


def open_docx(data: bytes, name: str = "<docx>", changes: Changes = "final") -> DocxIndex:
    """The document of a .docx file, with its index. Raises ReadError where it cannot be read."""
    with open_package(data, name) as package:
        parts = _Parts(package, name)
        return _Reader(parts, changes).read(data, name)


class _Parts:
    """The XML parts of a package, parsed when they are asked for."""

    def __init__(self, package: Any, name: str) -> None:
        self.package = package
        self.name = name
        self.names = set(package.namelist())
        self.roots: dict[str, Any] = {}

    def root(self, path: str) -> Any:
        """The root of a part; None where the package has none."""
        if path not in self.names:
            return None
        if path not in self.roots:
            self.roots[path] = parse_xml(member(self.package, path, self.name), self.name, path)
        return self.roots[path]

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Target and kind of every part that a part refers to, by the id of the reference; none outside the file."""
        folder, base = posixpath.split(path)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for link in root.iter(f"{_REL}Relationship") if root is not None else ():
            if link.get("TargetMode") != "External":
                target = link.get("Target", "")
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[link.get("Id", "")] = (target, posixpath.basename(link.get("Type", "")))
        return found


@dataclass
class _Place:
    """Where the walk is: what the blocks drawn there are."""

    part: str
    label: str = ""
    """Locator.part: empty for the body."""
    kind: BlockKind = "paragraph"
    table: int = -1
    row: int = -1
    column: int = -1
    row_span: int = 1
    column_span: int = 1


@dataclass
class _Fields:
    """Open fields: the instruction text is hidden, the result is shown."""

    hidden: list[bool] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """True inside the instruction of a field."""
        return any(self.hidden)

    def mark(self, kind: str) -> None:
        """Follow a `w:fldChar`."""
        if kind == "begin":
            self.hidden.append(True)
        elif kind == "separate" and self.hidden:
            self.hidden[-1] = False
        elif kind == "end" and self.hidden:
            self.hidden.pop()


class _Reader:
    """Draws the text of one document."""

    def __init__(self, parts: _Parts, changes: Changes) -> None:
        self.parts = parts
        self.kept = _INSERTED if changes == "final" else _DELETED
        self.gone = f"{W}del" if changes == "final" else f"{W}ins"
        """The mark of a paragraph end or table row that is not there."""
        self.drawn: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self.left_out: list[Span] = []
        self.fields = _Fields()
        self.paragraphs = self.tables = 0
        self.page = 1
        self.pages_known = False
        self.text_tags = {f"{W}t", f"{_MATH}t"} | ({f"{W}delText"} if changes == "original" else set())
        self.boxes: list[Any] = []
        """Text boxes anchored in the paragraph that is being drawn: they follow it."""
        self.joined: list[Any] = []
        """Paragraphs whose end is deleted: they run on into the next."""
        self.mark = ""
        """Automatic number that waits for the first character of its paragraph."""
        self.level = 0
        self.open_start = -1
        """Where the block that is being drawn began; -1 between blocks."""
        self.open_page = 1

    def read(self, data: bytes, name: str) -> DocxIndex:
        main = next((t for t, kind in self.parts.related("").values() if _MAIN.search(kind)), "word/document.xml")
        if self.parts.root(main) is None:
            main = "word/document.xml"
        root = self.parts.root(main)
        body = root.find(f"{W}body") if root is not None else None
        links = self.parts.related(main)
        by_kind = {kind: target for target, kind in links.values()}
        styles = Styles(self.parts.root(by_kind.get("styles", "word/styles.xml")))
        self.styles = styles
        self.numbering = Numbering(self.parts.root(by_kind.get("numbering", "word/numbering.xml")), styles)
        self.pages_known = root is not None and next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        if body is not None:
            self._flow(body, _Place(main))
            self._notes(by_kind)
            self._margins(body, links)
        document = Document.from_blocks("".join(self.drawn), self.blocks, name, "docx", self.left_out)
        return DocxIndex(data, document, self.parts.roots, self.pieces)

    # What a part holds, block by block.

    def _notes(self, by_kind: dict[str, str]) -> None:
        for part, tag in _NOTES:
            path = by_kind.get(part, "")
            root = self.parts.root(path)
            for note in root.iter(f"{W}{tag}") if root is not None else ():
                if note.get(f"{W}type") in (None, "normal"):
                    self._flow(note, _Place(path, tag, "note"))

    def _margins(self, body: Any, links: dict[str, tuple[str, str]]) -> None:
        """Headers and footers, each text once, page numbers left out."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            for reference in body.iter(f"{W}{kind}Reference"):
                path, _ = links.get(reference.get(f"{_R}id", ""), ("", ""))
                root = self.parts.root(path)
                text = "".join(t.text or "" for t in root.iter(f"{W}t")) if root is not None else ""
                if text not in seen and not _PAGE_NUMBER.fullmatch(text):
                    seen.add(text)
                    self._flow(root, _Place(path, kind, "header"))

    def _flow(self, parent: Any, place: _Place) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._table(child, place)
            elif tag in _TRANSPARENT or tag in self.kept:
                self._flow(child, place)
            elif tag == f"{_MC}AlternateContent":
                self._flow(_alternative(child), place)
        if self.joined:
            self._draw(self.joined, None, place)

    def _table(self, table: Any, place: _Place) -> None:
        rows = [row for row in _through(table, f"{W}tr") if row.find(f"{W}trPr/{self.gone}") is None]
        grid = [list(_cells(row)) for row in rows]
        if all(len(cells) <= 1 for cells in grid):
            # A frame around paragraphs, as letterheads have it.
            for cells in grid:
                for cell, _, _ in cells:
                    self._flow(cell, place)
            return
        number, self.tables = self.tables, self.tables + 1
        for row, cells in enumerate(grid):
            for cell, column, width in cells:
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                    continue
                height = _height(grid, row, column) if merge is not None else 1
                self._flow(cell, _Place(place.part, place.label, "cell", number, row, column, height, width))

    # A paragraph: runs become text, blocks end at its end and at line breaks.

    def _paragraph(self, paragraph: Any, place: _Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{self.gone}") is not None:
            # Its end is not there: it runs on into the next one, whose number and style hold for both.
            self.joined.append(paragraph)
            return
        self._draw([*self.joined, paragraph], properties, place)

    def _draw(self, paragraphs: list[Any], properties: Any, place: _Place) -> None:
        """Draw paragraphs that are one for the reader."""
        self.joined = []
        style = (val(properties, f"{W}pStyle") or "") if properties is not None else ""
        if self.styles.is_contents(style):
            return
        self.level = self._level(properties, style)
        self.mark = self.numbering.mark(properties) if properties is not None else ""
        for paragraph in paragraphs:
            self._inline(paragraph, paragraph, None, place)
        self.mark = ""
        self._close(place)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._flow(box, _Place(place.part, "text box"))

    def _level(self, properties: Any, style: str) -> int:
        outline = val(properties, f"{W}outlineLvl") if properties is not None else None
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        return self.styles.level(style)

    def _inline(self, parent: Any, paragraph: Any, run: Any, place: _Place) -> None:
        for child in parent:
            tag = child.tag
            if tag in self.text_tags:
                self._write(child.text or "", paragraph, run, child, place)
            elif tag in (f"{W}r", f"{_MATH}r"):
                if not _is_hidden(child):
                    self._inline(child, paragraph, child, place)
            elif tag in (f"{W}tab", f"{W}ptab"):
                self._write("\t", paragraph, run, child, place)
            elif tag == f"{W}noBreakHyphen":
                self._write("-", paragraph, run, child, place)
            elif tag in (f"{W}br", f"{W}cr"):
                if child.get(f"{W}type") == "page":
                    self.page += not self.pages_known
                self._close(place)
            elif tag == f"{W}lastRenderedPageBreak":
                self.page += 1
            elif tag == f"{W}fldChar":
                self.fields.mark(child.get(f"{W}fldCharType", ""))
            elif tag in _TRANSPARENT or tag in self.kept or _is_math(tag):
                self._inline(child, paragraph, run, place)
            elif tag == f"{_MC}AlternateContent":
                self._inline(_alternative(child), paragraph, run, place)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.boxes.extend(_boxes(child))

    def _write(self, text: str, paragraph: Any, run: Any, element: Any, place: _Place) -> None:
        """Draw the characters of one element; line ends inside it are blanks to Word."""
        if not text or self.fields.hides:
            return
        if self.open_start < 0:
            if not text.strip() and not self.mark:
                return
            self.open_start = self.length
            self.open_page = self.page
        if self.mark:
            self.pieces.append(Piece(self.length, place.part, paragraph, None, None, 0))
            self._append(self.mark)
            self.mark = ""
        self.pieces.append(Piece(self.length, place.part, paragraph, run, element, 0))
        for at, char in enumerate(text):
            if char in _INVISIBLE:
                self.left_out.append(Span(self.length + at, self.length + at + 1))
        self._append(_LINE_ENDS.sub(" ", text))

    def _append(self, text: str) -> None:
        self.drawn.append(text)
        self.length += len(text)

    def _close(self, place: _Place) -> None:
        """End the block that is being drawn."""
        if self.open_start < 0:
            return
        in_body = not place.label and place.kind == "paragraph"
        self.paragraphs += in_body
        locator = Locator(
            page=self.open_page if self.pages_known and not place.label else None,
            paragraph=self.paragraphs if in_body else None,
            part=place.label,
            cell=f"{letters(place.column)}{place.row + 1}" if place.kind == "cell" else "",
        )
        kind: BlockKind = "heading" if place.kind == "paragraph" and self.level else place.kind
        level = self.level if kind == "heading" else 0
        span = Span(self.open_start, self.length)
        where = (place.table, place.row, place.column, place.row_span, place.column_span)
        self.blocks.append(Block(span, kind, level, *where, locator))
        self._append("\n")
        self.open_start = -1


_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and joiners: shown as nothing, they part no number."""
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    text = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _is_math(tag: Any) -> bool:
    return isinstance(tag, str) and tag.startswith(_MATH) and not tag.endswith("Pr")


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")


def _alternative(element: Any) -> Any:
    """One of the versions of a drawing: they hold the same text."""
    choice = element.find(f"{_MC}Choice")
    if choice is None or not len(choice):
        choice = element.find(f"{_MC}Fallback")
    return () if choice is None else choice


def _boxes(element: Any) -> Iterator[Any]:
    """The outermost text boxes of a drawing, each once."""
    stack = [element]
    while stack:
        for child in reversed(list(stack.pop())):
            if child.tag == f"{W}txbxContent":
                yield child
            elif child.tag == f"{_MC}AlternateContent":
                stack.append(_alternative(child))
            else:
                stack.append(child)


def _through(parent: Any, tag: str) -> Iterator[Any]:
    """The children with a tag, content controls and the like looked through."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _through(child, tag)


def _cells(row: Any) -> Iterator[tuple[Any, int, int]]:
    """The cells of a row with the column they begin in and the columns they cover."""
    column = _number(val(row, f"{W}trPr/{W}gridBefore"), 0)
    for cell in _through(row, f"{W}tc"):
        width = max(1, _number(val(cell, f"{W}tcPr/{W}gridSpan"), 1))
        yield cell, column, width
        column += width


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else default


def _height(grid: list[list[tuple[Any, int, int]]], row: int, column: int) -> int:
    """Rows that a cell merged downwards covers."""
    height = 1
    for cells in grid[row + 1 :]:
        below = next((cell for cell, at, _ in cells if at == column), None)
        merge = below.find(f"{W}tcPr/{W}vMerge") if below is not None else None
        if merge is None or merge.get(f"{W}val", "continue") != "continue":
            break
        height += 1
    return height
