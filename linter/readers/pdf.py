"""PDF with a text layer: lines joined to paragraphs; page numbers, running headers and footers left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from linter.document import Block, Document, Locator, Span
from linter.errors import ReadError
from linter.patterns import regex
from linter.readers.limits import MAX_PAGES, need

_PAGE_NUMBER = regex(
    r"[\s—\-–－~·.]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,6})(?:\s*[/,，共]\s*共?\s*\d{1,4}\s*页?)?[\s—\-–－~·.]*"
)
_STARTS_ANEW = regex(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]{1,3}[章节条部]|附件|附表|表\d)"
)
_STOP = tuple("。！？；：!?;:")
_EDGE_LINES = 2
"""Lines at the top and bottom of a page that may be a running header or footer."""
_SLACK = 2
"""Em widths by which a line may fall short of the right margin and still be full."""
_FARTHEST = 6
"""Em widths behind the left margin at which a full line may begin: further right it is a date, a unit, a signature."""


@dataclass
class _Line:
    """One printed line; coordinates in points from the bottom left of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a PDF. Its source is the text drawn from its pages."""
    pdfium = need("pypdfium2", name)
    try:
        pdf = pdfium.PdfDocument(data)
        pages = len(pdf)
    except Exception as error:  # PdfiumError, for all that is wrong with a file
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError(f"{name}: encrypted: save it without a password and try again") from error
        raise ReadError(f"{name}: damaged or cut off: the PDF cannot be opened") from error
    try:
        if pages > MAX_PAGES:
            raise ReadError(f"{name}: refused: {pages} pages (limit {MAX_PAGES})")
        lines = [_lines(pdf, number, name) for number in range(pages)]
    finally:
        pdf.close()
    if not any(line.text.strip() for page in lines for line in page):
        raise ReadError(f"{name}: no text layer: a scan? Recognise its text (OCR) and try again")
    return _draw(_paragraphs(_without_margins(lines)), name)


def _lines(pdf: Any, number: int, name: str) -> list[_Line]:
    """The lines of a page, top to bottom, as the text layer has them."""
    try:
        page = pdf[number]
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        found = []
        for match in re.finditer(r"[^\r\n]+", text):
            if match.group().strip():
                found.append(_line(text_page, match, number))
        text_page.close()
        page.close()
    except Exception as error:
        raise ReadError(f"{name}: damaged: page {number + 1} cannot be read") from error
    return found


def _line(text_page: Any, match: re.Match[str], number: int) -> _Line:
    text = match.group()
    first = match.start() + len(text) - len(text.lstrip())
    last = match.start() + len(text.rstrip()) - 1
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    return _Line(text.strip(), number + 1, left, right, bottom, top - bottom)


def _without_margins(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without page numbers and without the lines that stand at the edge of most pages."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in {_running(line, len(pages)) for line in lines[0]})
    often = max(3, (len(pages) + 1) // 2) if len(pages) > 2 else 2
    kept = []
    for lines, (near, outermost) in zip(pages, edges, strict=True):
        left_out = [line for line in near if seen[_running(line, len(pages))] >= often]
        left_out += [line for line in outermost if _PAGE_NUMBER.fullmatch(line.text)]
        kept.append([line for line in lines if not any(line is each for each in left_out)])
    return kept


def _edges(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The lines near the edges of a page and the outermost of them: drawn last, a footer is still the lowest."""
    by_height = sorted(lines, key=lambda line: line.bottom)
    near = {id(line): line for line in (*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:])}
    return list(near.values()), by_height[:1] + by_height[-1:]


def _running(line: _Line, pages: int) -> tuple[str, int]:
    """What is the same of a running line on each page; two pages are few, there it must stand at one height too."""
    return _without_digits(line.text), round(line.bottom) if pages == 2 else 0


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", "".join(text.split()))


def _paragraphs(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Lines grouped to paragraphs: a line goes on where the one before it reaches the right margin."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    margin, begin = _right_margin(lines), _left_margin(lines)
    usual = median(line.height for line in lines) or 1.0
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        full = before.right >= margin - _SLACK * usual and before.left <= begin + _FARTHEST * usual
        same_size = abs(before.height - line.height) < usual * 0.25
        if (
            full
            and same_size
            and not _STARTS_ANEW.match(line.text)
            and not _is_indented(before, line, groups[-1], usual)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _right_margin(lines: list[_Line]) -> float:
    """Where full lines end: the right edge that a tenth of the lines reach."""
    edges = sorted(line.right for line in lines)
    return edges[int(len(edges) * 0.9)]


def _left_margin(lines: list[_Line]) -> float:
    """Where full lines begin: the left edge that a tenth of the lines keep to."""
    edges = sorted(line.left for line in lines)
    return edges[int(len(edges) * 0.1)]


def _is_indented(before: _Line, line: _Line, group: list[_Line], usual: float) -> bool:
    """True for a first line, which begins further right than the lines that continue a paragraph."""
    if len(group) == 1:
        return line.left >= before.left - usual * 0.5 and before.text.endswith(_STOP) and line.left > usual
    return line.left > group[-1].left + usual


def _draw(groups: list[list[_Line]], name: str) -> Document:
    drawn: list[str] = []
    blocks: list[Block] = []
    length = 0
    for number, group in enumerate(groups, 1):
        text = group[0].text
        for line in group[1:]:
            apart = text[-1:].isascii() and line.text[:1].isascii() and text[-1:].isalpha() and line.text[:1].isalpha()
            text += (" " if apart else "") + line.text
        blocks.append(Block(Span(length, length + len(text)), locator=Locator(page=group[0].page, paragraph=number)))
        drawn.append(text + "\n")
        length += len(text) + 1
    return Document.from_blocks("".join(drawn), blocks, name, "pdf")
