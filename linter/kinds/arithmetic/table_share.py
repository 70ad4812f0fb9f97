"""Shares of a table against the figures beside them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.reach import slips_into
from linter.facts.tables.table_shares import TableShare as Share
from linter.facts.tables.table_shares import TableWhole, find_broken_shares, find_broken_wholes
from linter.finding import Hit
from linter.interval import plain, rounded
from linter.kinds._show import HUNDRED, RESIDUE, percent
from linter.ledger import Ledger

_SURE = 3
"""Rows in which a relation holds from which nobody doubts that it is meant in the other ones."""


class TableShare:
    """Reports 280 | 26.0% under a total of 1000 where the other rows show the last column to be shares of it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every share that differs from its figures by more than rounding leaves."""
        for table in ledger.tables:
            for share, holding in find_broken_shares(table):
                near = share.said.widened(share.stated.step * RESIDUE / HUNDRED)
                if not near.meets(share.actual):
                    yield _hit(ledger, share, holding)
            for whole in find_broken_wholes(table):
                cell = whole.cell
                assert cell.value is not None
                if slips_into(cell.value, cell.step, whole.needed):
                    yield _whole_hit(ledger, whole)


def _whole_hit(ledger: Ledger, whole: TableWhole) -> Hit:
    cell, first = whole.cell, whole.parts[0]
    assert first.part.value is not None
    ledger.compared.update(one.span.start for one in (cell, *(share.part for share in whole.parts)))
    places = max(0, -int(cell.step.as_tuple().exponent))
    actual = plain(rounded((whole.needed.low + whole.needed.high) / 2, places))
    said = first.stated.text.removesuffix("%") + "%"
    return Hit(
        (cell.span, first.part.span, first.stated.span),
        {"stated": cell.text, "actual": actual, "rows": len(whole.parts)},
        f"{first.part.text} ÷ {said} ≈ {actual} ≠ {cell.text}",
        variant="whole",
    )


def _hit(ledger: Ledger, share: Share, holding: int) -> Hit:
    part, whole, stated = share.part, share.whole, share.stated
    assert part.value is not None
    assert whole.value is not None
    ledger.compared.update(cell.span.start for cell in (part, whole, stated))
    places = max(1, -int(stated.step.as_tuple().exponent))
    actual, said = percent(part.value / whole.value, places), stated.text.removesuffix("%") + "%"
    return Hit(
        (stated.span, part.span, whole.span),
        {"label": share.label, "stated": said, "actual": actual, "rows": holding},
        f"{part.text} ÷ {whole.text} = {actual} ≠ {said}",
        severity="error" if holding >= _SURE else "warning",
    )
