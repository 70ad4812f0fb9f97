"""XLSX: the issue ledger (问题台账) as a worksheet to be decided upon, filtered and filed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from linter.errors import HegaoError
from linter.patterns import regex
from linter.reporters import Setting
from linter.reporters.excerpt import cells
from linter.reporters.issues import COLUMNS, DECISIONS, Issue, issues_of
from linter.run import Outcome

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["to_xlsx"]

_TITLES = {"zh": "问题台账", "en": "Issues"}
_WIDTHS = {
    "number": 6, "file": 18, "severity": 9, "family": 11, "rule": 18, "message": 38, "calculation": 24, "quote": 20,
    "where": 13, "other_quote": 20, "other_where": 13, "further": 26, "reason": 30, "decision": 11,
    "responsible": 9, "state": 12,
}  # fmt: skip
"""Width of each column in Latin characters; a Chinese one takes two."""
_HEADING_FILL, _RULE = "DCE6F1", "BFBFBF"
"""Colours of the headings and of the lines between the cells (RGB)."""
_FILLS = {"error": "F8D7DA", "warning": "FFF3CD", "note": "D9EDF7"}
"""Colours of the severities, light enough to be printed."""
_MARGIN = 0.4
"""Inches left blank beside the printed page."""
_CLOCK = regex(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LINE, _TALLEST = 16.5, 409.0
"""Points that a line takes, and that Excel allows a row."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can hold."""


def to_xlsx(outcome: Outcome, setting: Setting) -> bytes:
    """A worksheet with a row for every finding and for every path that could not be read."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise HegaoError("xlsx needs openpyxl: pip install 'hegao[office]'") from error
    book = Workbook()
    sheet = book.active
    sheet.title = _TITLES[setting.language]
    sheet.append([heading[setting.language] for heading in COLUMNS.values()])
    severities = []
    for issue in issues_of(outcome, setting):
        severities.append(issue.severity)
        for column, cell in enumerate(issue.cells(), start=1):
            written = sheet.cell(len(severities) + 1, column, cell)
            if isinstance(cell, str):
                # Never a formula, whatever the report has at this place; nor does editing the cell make it one.
                written.data_type, written.quotePrefix = "s", cell.startswith(("=", "+", "-", "@"))
        sheet.row_dimensions[len(severities) + 1].height = _height(issue)
    _style(sheet, severities, setting.language)
    _arrange(sheet, setting.language)
    return _without_clock(book)


def _height(issue: Issue) -> float:
    """Points that the tallest cell of a row takes: Excel works it out by itself, WPS and LibreOffice do not."""
    lines = (
        sum(max(1, -(-cells(line) // (_WIDTHS[name] - 1))) for line in str(cell).split("\n"))
        for name, cell in zip(COLUMNS, issue.cells(), strict=True)
    )
    return min(_LINE * max(lines), _TALLEST)


def _style(sheet: Worksheet, severities: list[str], language: str) -> None:
    """Lines between the cells, long ones broken, headings and severities coloured."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    from linter.reporters.words import say

    side = Side(style="thin", color=_RULE)
    border, wrapped = Border(side, side, side, side), Alignment(vertical="top", wrap_text=True)
    fills = {say(name, language): PatternFill("solid", fgColor=colour) for name, colour in _FILLS.items()}
    for row in sheet.iter_rows():
        for cell in row:
            cell.border, cell.alignment = border, wrapped
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEADING_FILL)
    at = list(COLUMNS).index("severity") + 1
    for row_number, severity in enumerate(severities, start=2):
        if severity in fills:
            sheet.cell(row_number, at).fill = fills[severity]


def _arrange(sheet: Worksheet, language: str) -> None:
    """Widths, headings that stay, filters, the list of decisions, and a printed page of the width of all columns."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    if sheet.max_row > 1:
        choices = DataValidation("list", formula1=f'"{",".join(DECISIONS[language])}"', allow_blank=True)
        column = get_column_letter(list(COLUMNS).index("decision") + 1)
        choices.add(f"{column}2:{column}{sheet.max_row}")
        sheet.add_data_validation(choices)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.print_title_rows = "1:1"


def _without_clock(book: Workbook) -> bytes:
    """The file, with no time of day in it: two runs over the same reports give the same bytes."""
    drawn, still = io.BytesIO(), io.BytesIO()
    book.save(drawn)
    with zipfile.ZipFile(drawn) as old, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return still.getvalue()
