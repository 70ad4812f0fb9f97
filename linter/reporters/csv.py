"""CSV: the issue ledger (问题台账) as Excel and WPS open it by a double click."""

from __future__ import annotations

import csv
import io

from linter.reporters import Setting
from linter.reporters.issues import COLUMNS, issues_of
from linter.run import Outcome

__all__ = ["to_csv"]

BOM = "\ufeff"
"""Without it Excel on Windows reads the file as GBK."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection)."""


def to_csv(outcome: Outcome, setting: Setting) -> str:
    """A row for every finding and for every path that could not be read, below the headings."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heading[setting.language] for heading in COLUMNS.values())
    for issue in issues_of(outcome, setting):
        writer.writerow(_harmless(cell) if isinstance(cell, str) else cell for cell in issue.cells())
    return BOM + stream.getvalue()


def _harmless(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
