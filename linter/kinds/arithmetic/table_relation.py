"""Table relations: the one row whose figures do not give what they give in all the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.tables.row_sums import find_row_sums
from linter.facts.tables.table_relations import Relation, find_relations
from linter.facts.tables.weighted import Weighted, find_weighted
from linter.finding import Hit
from linter.interval import plain, rounded
from linter.ledger import Ledger

_HUNDRED = Decimal(100)


class TableRelation:
    """Works out again what the other rows show to be worked out: 结余, 完成率, 户均, 增长率, 期末结余."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each row that breaks a relation, the first relation that it breaks."""
        for table in ledger.tables:
            told = set()
            across = [(relation, "") for relation in find_relations(table)]
            for relation, variant in (*across, *((relation, "columns") for relation in find_row_sums(table))):
                result = relation.cells[0]
                if result.span in told:
                    continue
                told.add(result.span)
                ledger.summed.update(cell.span.start for cell in relation.cells)
                formula, calculation = _written(relation)
                values = {"row": relation.row, "column": relation.names[0], "formula": formula}
                spans = tuple(cell.span for cell in relation.cells)
                yield Hit(spans, values, calculation, "warning", variant)
            yield from (_of_weights(found) for found in find_weighted(table) if found.cells[0].span not in told)


def _of_weights(found: Weighted) -> Hit:
    """总成绩 = 笔试成绩 × 40% + 面试成绩 × 60%."""
    weights = [found.weight, 1 - found.weight]
    shown = [plain((weight * _HUNDRED).normalize()) + "%" for weight in weights]
    result, *scores = (cell.value or Decimal(0) for cell in found.cells)
    value = sum((score * weight for score, weight in zip(scores, weights, strict=True)), Decimal(0))
    formula, left = (
        " + ".join(f"{one} × {weight}" for one, weight in zip(some, shown, strict=True))
        for some in (found.names[1:], [plain(score) for score in scores])
    )
    places = max(0, -int(found.cells[0].step.as_tuple().exponent))
    return Hit(
        tuple(cell.span for cell in found.cells),
        {"row": found.row, "column": found.names[0], "formula": f"{found.names[0]} = {formula}"},
        f"{left} = {plain(rounded(value, places))} ≠ {plain(result)}",
        severity="warning",
    )


def _written(relation: Relation) -> tuple[str, str]:
    """The formula in the names of the columns, and in the figures of the row."""
    values = [cell.value or Decimal(0) for cell in relation.cells]
    result, *others = (_signed(cell.value or Decimal(0), cell.text) for cell in relation.cells)
    name, *names = relation.names
    if relation.form == "sum":
        formula, left, value = " + ".join(names), " + ".join(others), values[1] + values[2]
    elif relation.form == "balance":
        formula, left = (f"{a} + {b} − {c}" for a, b, c in (names, others))
        value = values[1] + values[2] - values[3]
    elif relation.form == "growth":
        formula, left = (f"({a} − {b}) ÷ {b}" for a, b in (names, others))
        value = (values[1] - values[2]) / values[2] * _HUNDRED
    else:
        formula, left = (f"{a} ÷ {b}" for a, b in (names, others))
        value = values[1] / values[2] * relation.scale
    places = max(0, -int(relation.cells[0].step.as_tuple().exponent))
    exact = relation.form in ("sum", "balance")
    percent = "%" if relation.form == "growth" or relation.scale == _HUNDRED else ""
    worked_out = plain(value) if exact else plain(rounded(value, places)) + percent
    said = result if exact else plain(values[0]) + percent
    return f"{name} = {formula}", f"{left} = {worked_out} ≠ {said}"


def _signed(value: Decimal, text: str) -> str:
    return f"({text})" if value < 0 else text
