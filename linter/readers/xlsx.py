"""Excel: each sheet as one table of the values that were last calculated and shown, with what stands around it."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

from linter.document import Block, Document, Locator, Span
from linter.errors import ReadError
from linter.readers.limits import MAX_CELLS, member, need, open_package, parse_xml
from linter.readers.xlsx_format import shown_date, shown_number


def read_xlsx(data: bytes, name: str) -> Document:
    """The document of a workbook. Formulas are not calculated: their stored results are read."""
    with open_package(data, name) as package:
        for part in package.namelist():
            if part.endswith(".xml") and (
                "worksheets/" in part or part.endswith(("workbook.xml", "sharedStrings.xml"))
            ):
                parse_xml(member(package, part, name), name, part)
    openpyxl = need("openpyxl", name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets KeyError, TypeError and others through for damaged files
        raise ReadError(f"{name}: damaged: the workbook cannot be read ({type(error).__name__})") from error
    drawn: list[str] = []
    blocks: list[Block] = []
    length = count = 0
    for table, sheet in enumerate(book.worksheets):
        if sheet.sheet_state != "visible":
            continue
        count += len(sheet._cells)
        if count > MAX_CELLS:
            raise ReadError(f"{name}: refused: more than {MAX_CELLS} cells")
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        rows = _rows(sheet)
        around = _around(rows)
        for row, cells in rows.items():
            for cell, text in cells:
                where = Locator(sheet=sheet.title, cell=cell.coordinate)
                span = Span(length, length + len(text))
                if row in around:
                    blocks.append(Block(span, locator=where))
                else:
                    area = merged.get((row, cell.column))
                    height, width = (area.size["rows"], area.size["columns"]) if area else (1, 1)
                    place = (table, row - 1, cell.column - 1, height, width)
                    blocks.append(Block(span, "cell", 0, *place, locator=where))
                drawn.append(text + "\n")
                length += len(text) + 1
    return Document.from_blocks("".join(drawn), blocks, name, "xlsx")


def _rows(sheet: Any) -> dict[int, list[tuple[Any, str]]]:
    """The cells that show something, with what they show, by row from 1 and from left to right."""
    rows: dict[int, list[tuple[Any, str]]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        text = _shown(cell)
        if text:
            rows.setdefault(row, []).append((cell, text))
    return rows


def _around(rows: dict[int, list[tuple[Any, str]]]) -> set[int]:
    """The rows above and below the table: its title, its unit, who filled it in, its notes."""
    around: set[int] = set()
    for order in (list(rows), list(reversed(rows))):
        for row in order:
            if len(rows[row]) > 1 and not all("：" in text or ":" in text for _, text in rows[row]):
                break
            around.add(row)
    return around


def _shown(cell: Any) -> str:
    """A cell's value as its number format shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    form = cell.number_format or "General"
    if isinstance(value, (date, time)):
        return shown_date(value, form)
    if isinstance(value, (int, float)):
        return shown_number(value, form)
    return " ".join(str(value).split())
