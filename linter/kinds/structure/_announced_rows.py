"""Rows announced: 独立核算单位共4个，编制情况如下：, and below it a table that names three of them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.tables.tables import Line, Table
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BELOW = regex("(?:如下|见下表?|列示如下)[：:。]?[ 　]*$")
_NAMES = regex("(?:单位|乡镇|镇街|镇|街道|村|社区|学校|医院|企业|公司|项目|部门|小区|标段|片区|水库|名称)+(?:名称)?")
"""How the column is headed that names what was announced, one a row."""
_SOME = regex("其中|部分|主要|重点|前|典型")
_FEWEST = 3


def announced_rows(ledger: Ledger) -> Iterator[tuple[Quantity, list[Span]]]:
    """The one number of the paragraph right above a table, and the labels of its rows where they are another number."""
    for table in ledger.tables:
        first = ledger.document.block_index(table.cells[0].span.start)
        if not first:
            continue
        above = ledger.document.blocks[first - 1].span
        if not _BELOW.search(ledger.text, *above) or _SOME.search(ledger.text, *above):
            continue
        counted = [one for one in ledger.by_block.get(first - 1, ()) if one.kind == "count" and one.exact]
        rows = _named(table) if len(counted) == 1 and _counts_rows(counted[0], table) else []
        if len(counted) == 1 and len(rows) >= _FEWEST and counted[0].value != len(rows) and _near(counted[0], rows):
            yield counted[0], [row.label_span for row in rows]


def _named(table: Table) -> list[Line]:
    """The rows that name one thing each; none where the table is of something else, or has groups."""
    corner = table.at.get((0, 0))
    if corner is None or not _NAMES.fullmatch("".join(corner.text.split())):
        return []
    rows = [row for row in table.rows if row.label and not row.is_total]
    labels = {row.label for row in rows}
    grouped = any(row.is_subtotal or row.begins_among or _SEVERAL.search(row.label) for row in rows)
    grouped = grouped or len(labels) < len(rows)
    return [] if grouped or not any(row.is_total for row in table.rows) else rows


_SEVERAL = regex("[及和与、（(]|含|本级|直属|县直|市直|其他")
"""A label that names two things, or a row that is none of them."""


def _counts_rows(counted: Quantity, table: Table) -> bool:
    """True where the words at the number say what the first column names: 独立核算单位共4个, 单位名称."""
    noun = _NAME.sub("", "".join(table.at[0, 0].text.split())) if (0, 0) in table.at else ""
    lead = _LINK.sub("", counted.before)
    return len(noun) > 1 and (lead.endswith(noun) or counted.after.startswith(noun))


_NAME = regex("名称$")
_LINK = regex("(?:共计?|合计|总计|一共|有|为|是)+$")


def _near(counted: Quantity, rows: list[Line]) -> bool:
    """True where a row or two more or fewer would do: a number far off counts something else."""
    return abs(int(counted.value) - len(rows)) <= max(1, len(rows) // 5)
