"""Excel: each sheet as one table of the values that were last calculated and shown."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from linter.document import Block, Document, Locator, Span
from linter.errors import ReadError
from linter.readers.limits import MAX_CELLS, member, need, open_package, parse_xml


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
    if isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "General")
    return " ".join(str(value).split())


_MOST_DIGITS = 12
"""Significant digits of a number without a format: 0.1 + 0.2 is shown as 0.3."""


def _number(value: float, form: str) -> str:
    try:
        exact = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return ""
    form = form.split(";", maxsplit=1)[0]
    percent = "%" in form
    if percent:
        exact *= 100
    if form == "General" or not any(mark in form for mark in "0#"):
        exact = +exact.quantize(Decimal(1).scaleb(exact.adjusted() + 1 - _MOST_DIGITS)) if exact else exact
        text = format(exact, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    decimals = form.partition(".")[2]
    places = len(decimals) - len(decimals.lstrip("0#?"))
    text = format(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), ",f" if "," in form else "f")
    return text + "%" if percent else text
