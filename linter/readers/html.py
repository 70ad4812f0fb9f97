"""HTML: the text of a page as it is read, without menus, scripts and what stands around the article."""

from __future__ import annotations

import codecs
import re
from typing import Any

from linter.document import Block, BlockKind, Document, Span
from linter.errors import ReadError
from linter.readers.limits import MAX_DEPTH, need
from linter.readers.text import decode

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,300}?charset\s*=\s*[\"']?|\?xml[^>]{0,100}?encoding=[\"'])([\w-]{1,40})", re.IGNORECASE
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "head",
        "pre",
        "code",
        "del",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "o:p",
        "output",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|breadcrumb|crumbs?|footer|header-?(?:nav|top|bar)|copyright|share|toolbar|pager|"
    r"pagination|related|recommend|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, name: str) -> Document:
    """The document of an HTML page. Its source is the text that was drawn from it."""
    html = need("lxml.html", name)
    text = _decode(data, name)
    if not text.strip():
        return Document.from_text("", name, "html")
    # An XML declaration that names an encoding is refused for text that is decoded already.
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(no_network=True, remove_pis=True, remove_comments=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except Exception as error:  # lxml raises several, all for a page without any element
        raise ReadError(f"{name}: no text could be read from this HTML") from error
    drawer = _Drawer(name)
    drawer.walk(_article(root))
    drawer.close()
    return Document.from_blocks("".join(drawer.drawn), drawer.blocks, name, "html")


def _decode(data: bytes, name: str) -> str:
    """The page's text: by its byte order mark, its declared charset, else as plain text is decoded."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = declared[1].decode("ascii").lower()
        charset = "gb18030" if charset in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else charset
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)[0]


def _article(root: Any) -> Any:
    """The element that holds the report: a single <article> or <main>, else the body."""
    for tag in ("article", "main"):
        found = root.findall(f".//{tag}")
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _is_chrome(element: Any) -> bool:
    if element.tag in ("header", "footer") and element.getparent() is not None and element.getparent().tag == "body":
        return True
    if element.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary"):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    if element.tag not in ("div", "ul", "ol", "section", "span", "p"):
        return False
    return bool(_CHROME.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


class _Drawer:
    """Walks the elements and draws their text, a block at a time."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.drawn: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pending: list[str] = []
        self.level = 0
        self.tables = 0
        self.cell: tuple[int, int, int, int, int] | None = None
        """Table, row, column, rows and columns covered, inside a cell."""

    def walk(self, element: Any, depth: int = 0) -> None:
        """Draw an element's text and what it holds."""
        if depth > MAX_DEPTH:
            raise ReadError(f"{self.name}: refused: elements nested deeper than {MAX_DEPTH}")
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or (depth and _is_chrome(element)):
            return
        if tag == "br":
            self.close()
            return
        if tag in ("rt", "rp"):
            return
        inline = tag in _INLINE
        if not inline:
            self.close()
        if tag == "table" and _is_data(element):
            self._table(element, depth)
            return
        outer = self.level
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.level = int(tag[1])
        self._inside(element, depth)
        if not inline:
            self.close()
        self.level = outer

    def _inside(self, element: Any, depth: int) -> None:
        self.pending.append(element.text or "")
        for child in element:
            self.walk(child, depth + 1)
            self.pending.append(child.tail or "")

    def _table(self, table: Any, depth: int) -> None:
        number, self.tables = self.tables, self.tables + 1
        caption = table.find("caption")
        if caption is not None:
            self._inside(caption, depth + 1)
            self.close()
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
        if not text.strip():
            return
        span = Span(self.length, self.length + len(text))
        kind: BlockKind = "cell" if self.cell else "heading" if self.level else "paragraph"
        level = self.level if kind == "heading" else 0
        self.blocks.append(Block(span, kind, level, *(self.cell or ())))
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
