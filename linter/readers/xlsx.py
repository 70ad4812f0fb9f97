"""Excel: each sheet as one table of the values that were last calculated and shown."""

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
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        for (row, column), cell in sorted(sheet._cells.items()):
            text = _shown(cell)
            count += 1
            if count > MAX_CELLS:
                raise ReadError(f"{name}: refused: more than {MAX_CELLS} cells")
            if not text:
                continue
            area = merged.get((row, column))
            height, width = (area.size["rows"], area.size["columns"]) if area else (1, 1)
            where = Locator(sheet=sheet.title, cell=cell.coordinate)
            start = length
            blocks.append(
                Block(Span(start, start + len(text)), "cell", 0, table, row - 1, column - 1, height, width, where)
            )
            drawn.append(text + "\n")
            length += len(text) + 1
    return Document.from_blocks("".join(drawn), blocks, name, "xlsx")


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
