"""Names of rows: what the rows and columns of tables are called, and which names stand for one row only."""

from __future__ import annotations

from collections.abc import Iterable

from linter.facts.tables.table_names import bare_label
from linter.facts.tables.tables import Line, Table

Named = dict[str, list[tuple[Table, Line]]]
"""The rows that bear each name, each with its table."""
_SHORTEST = 2
"""Characters of a name that can be looked for in a text."""


def named_rows(tables: Iterable[Table]) -> Named:
    """The rows of the tables by their names, without the totals."""
    rows: Named = {}
    for table in tables:
        for line in table.rows:
            name = bare_label(line.label)
            if len(name) >= _SHORTEST and not line.is_total and not line.is_subtotal:
                rows.setdefault(name, []).append((table, line))
    return rows


def only_rows(rows: Named) -> dict[str, tuple[Table, Line]]:
    """Those whose name no other row bears: the same name again may be told as of another day."""
    return {name: of[0] for name, of in rows.items() if len(of) == 1}


def column_name(table: Table, column: int) -> str:
    """What the heading right above the figures of a column says."""
    return bare_label(table.heading[column].split(" ")[-1])
