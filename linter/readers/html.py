"""HTML: the text of a page as it is read, without menus, scripts and what stands around the article."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from linter.document import Block, BlockKind, Comment, Document, Locator, Span, address, raise_digits
from linter.errors import ReadError
from linter.patterns import regex
from linter.readers.comments import SIGN, addressed
from linter.readers.html_elements import DROPPED, FURNITURE, INLINE, is_chrome, weight
from linter.readers.limits import MAX_DEPTH, need
from linter.readers.text import decode

_CHARSET = regex(
    rb"<(?:meta[^>]{0,300}?charset\s*=\s*[\"']?|\?xml[^>]{0,100}?encoding=[\"'])([\w-]{1,40})", re.IGNORECASE
)
_BLANKS = regex(r"[ \t\r\n\f]+")
_HEAD = 65_536
"""Bytes in which a page declares its charset: scripts may stand before it."""


def read_html(data: bytes, name: str) -> Document:
    """The document of an HTML page. Its source is the text that was drawn from it."""
    html = need("lxml.html", name)
    text = _decode(data, name)
    if not text.strip():
        return Document.from_text("", name, "html")
    # An XML declaration that names an encoding is refused for text that is decoded already.
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    silent = SIGN not in text
    parser = html.HTMLParser(no_network=True, remove_pis=True, remove_comments=silent, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except Exception as error:  # lxml raises several, all for a page without any element
        raise ReadError(f"{name}: no text could be read from this HTML") from error
    article = _article(root)
    drawer = _Drawer(name, weight(article))
    drawer.walk(article)
    drawer.close()
    document = Document.from_blocks("".join(drawer.drawn), drawer.blocks, name, "html")
    return document if silent else replace(document, comments=tuple(drawer.all_comments(root)))


def _decode(data: bytes, name: str) -> str:
    """The page's text: by its byte order mark, as UTF-8, by its declared charset, else as plain text is decoded."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)[0]
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not _is_utf8(data):
        charset = declared[1].decode("ascii").lower()
        charset = "gb18030" if charset in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else charset
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)[0]


def _is_utf8(data: bytes) -> bool:
    """True for bytes that only UTF-8 gives: a page saved anew keeps the charset that it declared before."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _article(root: Any) -> Any:
    """The element that holds the report: a single <article> or <main>, else the body."""
    for tag in ("article", "main"):
        found = root.findall(f".//{tag}")
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


_NO_CELL = (-1, -1, -1, 1, 1)


class _Drawer:
    """Walks the elements and draws their text, a block at a time."""

    def __init__(self, name: str, whole: int) -> None:
        self.name = name
        self.whole = whole
        """Characters of the page."""
        self.drawn: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pending: list[str] = []
        self.level = 0
        self.raised = False
        """True inside what is set above the line."""
        self.kept_lines = False
        """True where line ends are shown."""
        self.tables = 0
        self.paragraphs = 0
        self.cell: tuple[int, int, int, int, int] | None = None
        """Table, row, column, rows and columns covered, inside a cell."""
        self.comments: dict[Any, Comment] = {}
        """The comments that speak to hegao, by their element."""

    def walk(self, element: Any, depth: int = 0) -> None:
        """Draw an element's text and what it holds."""
        if depth > MAX_DEPTH:
            raise ReadError(f"{self.name}: refused: elements nested deeper than {MAX_DEPTH}")
        tag = element.tag
        if not isinstance(tag, str):
            self._hear(element)
            return
        if tag in DROPPED or (depth and is_chrome(element, self.whole)):
            return
        if tag == "br":
            self.close()
            return
        if tag in ("rt", "rp"):
            return
        inline = tag in INLINE
        if not inline:
            self.close()
        if tag == "table" and _is_data(element):
            self._table(element, depth)
            return
        outer = self.level
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.level = int(tag[1])
        state = self.raised, self.kept_lines
        self.raised, self.kept_lines = self.raised or tag == "sup", self.kept_lines or tag == "pre"
        self._inside(element, depth)
        self.raised, self.kept_lines = state
        if not inline:
            self.close()
        self.level = outer

    def _hear(self, element: Any) -> None:
        """Note a comment that stands in the block that is being drawn, or before the next one."""
        said = addressed(element.text or "")
        if said is not None and element not in self.comments:
            self.comments[element] = Comment(said, Span(self.length, self.length))

    def all_comments(self, root: Any) -> list[Comment]:
        """The comments of the page; those outside of the article stand behind it, those before the page first."""
        self._hear_all(root.iter())
        end, self.length = self.length, 0
        self._hear_all(root.itersiblings(preceding=True))
        self.length = end
        return list(self.comments.values())

    def _hear_all(self, elements: Iterable[Any]) -> None:
        for element in elements:
            if not isinstance(element.tag, str):
                self._hear(element)

    def _inside(self, element: Any, depth: int) -> None:
        self._add(element.text or "")
        for child in element:
            self.walk(child, depth + 1)
            self._add(child.tail or "")

    def _add(self, text: str) -> None:
        first, *lines = text.split("\n") if self.kept_lines else [text]
        self.pending.append(raise_digits(first) if self.raised else first)
        for line in lines:
            self.close()
            self.pending.append(line)

    def _table(self, table: Any, depth: int) -> None:
        number, self.tables = self.tables, self.tables + 1
        caption = table.find("caption")
        if caption is not None:
            self._inside(caption, depth + 1)
            self.close()
        # Comments are about the table as a whole, and may stand between its rows.
        self._hear_all(table.iter())
        outer = self.cell
        covered: dict[tuple[int, int], bool] = {}
        for row, line in enumerate(_rows(table)):
            column = 0
            for cell in line:
                if cell.tag not in ("td", "th"):
                    continue
                while (row, column) in covered:
                    column += 1
                height, width = _covers(cell, "rowspan"), _covers(cell, "colspan")
                for down in range(1, height):
                    for right in range(width):
                        covered[row + down, column + right] = True
                self.cell = (number, row, column, height, width)
                self._inside(cell, depth + 3)
                self.close()
                column += width
        self.cell = outer

    def close(self) -> None:
        """End the block that is being drawn."""
        text = _BLANKS.sub(" ", "".join(self.pending)).strip(" ")
        self.pending = []
        if not text.strip() or FURNITURE.match(text.lstrip()):
            return
        span = Span(self.length, self.length + len(text))
        kind: BlockKind = "cell" if self.cell else "heading" if self.level else "paragraph"
        level = self.level if kind == "heading" else 0
        self.paragraphs += self.cell is None
        where = (
            Locator(cell=address(self.cell[1], self.cell[2]), table=self.cell[0] + 1)
            if self.cell
            else Locator(paragraph=self.paragraphs)
        )
        self.blocks.append(Block(span, kind, level, *(self.cell or _NO_CELL), locator=where))
        self.drawn.append(text + "\n")
        self.length += len(text) + 1


def _rows(table: Any) -> list[Any]:
    """The rows of a table, not those of tables inside it."""
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(line for line in child if line.tag == "tr")
    return rows


def _is_data(table: Any) -> bool:
    """False for a table that only lays out the page: one column, or tables inside it."""
    rows = _rows(table)
    if table.find(".//table") is not None:
        return False
    return any(sum(1 for cell in row if cell.tag in ("td", "th")) > 1 for row in rows)


_MOST_COVERED = 500
"""Rows or columns that one cell may cover; more is an attack or a slip."""


def _covers(cell: Any, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return max(1, min(int(text), _MOST_COVERED)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
