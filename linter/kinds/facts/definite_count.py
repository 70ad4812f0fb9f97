"""Definite counts: 未签约26户 here, 未签约的28户 there, where nothing else in the report counts 28."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity, start_of
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import one_digit, swapped
from linter.facts.states.givers import givers_differ
from linter.facts.states.known_states import KnownState, given_state, says, says_heading
from linter.facts.states.moved_on import moved_on, sets_out
from linter.facts.states.named_more import names_more
from linter.facts.states.retaken import kind_of_unit
from linter.facts.states.states_told import order_of, when_told
from linter.facts.tables.table_units import unit_of
from linter.facts.tables.tables import Table
from linter.finding import Hit
from linter.kinds.facts._bare_again import bare_again
from linter.kinds.facts._explained import rest_beside, set_apart
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


@dataclass(frozen=True)
class DefiniteCount:
    """Compares a number whose things are known by their state with the one number told of things in that state.

    Who writes 未签约的28户 means those that were told before. Where 28 is told nowhere, and no two numbers of that
    state make it, and one number of that state is one key away, one of the two is wrong.
    """

    smallest: int = 3
    """Numbers below stand everywhere."""
    pool: int = 300
    """Numbers of a unit before and behind a place that are looked at."""
    tables: int = 20
    """Tables whose columns are looked at."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number taken up that was told otherwise."""
        for earlier, taken in bare_again(ledger):
            if of_two_members(ledger, earlier, taken) or sets_out(taken):
                continue
            ledger.note_compared(earlier, taken)
            values = {"one": ledger.quote(earlier.span), "other": ledger.quote(taken.span)}
            yield Hit((taken.span, earlier.span), values, severity="warning", variant="bare")
        counted = [
            q for q in ledger.quantities if q.kind == "count" and q.exact and q.is_level and q.value >= self.smallest
        ]
        given = [(q, state) for q in counted if (state := given_state(q))]
        if not given:
            return
        pools: dict[str, list[Quantity]] = {}
        for quantity in counted:
            pools.setdefault(kind_of_unit(quantity), []).append(quantity)
        cells, totals = _cell_values(ledger)
        said: dict[tuple[str, str, int], bool] = {}
        for later, state in given:
            pool = pools[kind_of_unit(later)]
            at = bisect_left(pool, later.span.start, key=start_of)
            pool = pool[max(0, at - self.pool) : at + self.pool]
            beside = [q for q in pool if q.unit == later.unit and q.sentence != later.sentence]
            # Many are known by one state, 发现的 or 未整改的: what tells it is read once.
            for q in beside:
                if (key := (state.sort, state.verb, q.span.start)) not in said:
                    said[key] = says(q, state)
            told = [q for q in beside if said[state.sort, state.verb, q.span.start]]
            headed = list(_headed(ledger.tables[: self.tables], state)) if told or state.sort in ("not", "done") else []
            first = self._first(
                ledger, later, state, told, headed, pool, cells if state.sort == "found" else cells | totals
            )
            if first is not None:
                values = {"one": ledger.quote(first), "other": ledger.quote(later.span)}
                yield Hit((later.span, first), values, severity="warning")

    def _first(
        self,
        ledger: Ledger,
        later: Quantity,
        state: KnownState,
        told: Sequence[Quantity],
        headed: Sequence[tuple[Span, Decimal]],
        pool: Sequence[Quantity],
        cells: set[Decimal],
    ) -> Span | None:
        """Where the one number stands that the later one was copied from with a slip."""
        values = [*(q.value for q in told), *(value for _, value in headed)]
        value = later.value
        if value in values or (
            value > _ONE_DIGIT and (value in cells or any(q.value == value for q in pool if q is not later))
        ):
            return None
        if value <= _ONE_DIGIT and not _SAID_BEFORE.search(later.before):
            return None
        near = {one for one in values if _one_key(value, one)}
        if len(near) != 1 or self._made(ledger, later, values):
            return None
        [one] = near
        said = [q for q in told if q.value == one]
        quantities = [
            q
            for q in said
            if _of_topic(ledger, q, state.topic) and not _another(ledger, q, later, state.sort == "left")
        ]
        if (said and not quantities) or any(moved_on(ledger, q, later) for q in quantities):
            return None
        if quantities:
            ledger.note_compared(later, *quantities)
            return quantities[-1].span
        # A cell alone may be of another whole: the total that a rate or a row makes is told once more in the text.
        again = [span for span, headed_value in headed if headed_value == one]
        return again[-1]

    def _made(self, ledger: Ledger, later: Quantity, values: Sequence[Decimal]) -> bool:
        """True where two numbers of that state, or two of the sentence, make the number, or its sentence splits it."""
        if any(later.value - one in values for one in values):
            return True
        beside = [
            q.value
            for index in (later.sentence, later.sentence + 1)
            for q in ledger.by_sentence.get(index, ())
            if q is not later and q.unit == later.unit and q.value > 0
        ]
        wanted = set(beside)
        return any(abs(later.value - one) in wanted - {one} or later.value + one in wanted for one in beside)


_ONE_DIGIT = 9
"""A number up to this is one key from any other, and stands everywhere: it takes up those told by words alone."""
_SAID_BEFORE = regex("[前上]述|以上|[这该]|上列|前列")


def _one_key(one: Decimal, other: Decimal) -> bool:
    """True where one figure was struck wrongly, lost or doubled, or two changed places."""
    first, second = str(one.to_integral_value()), str(other.to_integral_value())
    if one == other:
        return False
    if len(first) == len(second):
        return one_digit(first, second, 1) or swapped(first, second, 2)
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _of_topic(ledger: Ledger, first: Quantity, topic: str) -> bool:
    """False for 复议案件未办结的48件 where the paragraph of the first number tells of no 复议案件."""
    block = ledger.paragraph(first)
    start = max(block.start, first.span.start - _LEAD)
    return len(topic) <= 1 or not bigrams(topic).isdisjoint(bigrams(ledger.text[start : first.span.end + _LEAD]))


_LEAD = 60
"""Characters around a number in which it is told of what."""


def _another(ledger: Ledger, first: Quantity, later: Quantity, left: bool) -> bool:
    """True where the words place the two in two times, rounds, places or items."""
    when = when_told(ledger, later)
    dated = bool(when[1]) and "未" not in later.before
    return (
        (dated and order_of(when_told(ledger, first), when) != "same")
        # 结转的18处8月底前修复: the day is that of what will be done to them.
        or not (left or one_time(ledger, first, later, plans=False, spans=False))
        or rest_beside(ledger, first, later)
        or each_of_its_own(ledger, first, later)
        or names_more(ledger, first, later)
        or givers_differ(_lead(ledger, first), _lead(ledger, later))
        or _of_months(first) != _of_months(later)
        or set_apart(ledger, first, later)
    )


def _of_months(quantity: Quantity) -> str:
    """The months that a number covers, 1月至6月完成7个; empty for one of a whole year, or of none."""
    return "" if quantity.period.endswith("-12-31") and "-01-01/" in quantity.period else quantity.period


def _lead(ledger: Ledger, quantity: Quantity) -> str:
    """The words of its clause before a number, which may name who gave it: 市级交办的62件."""
    words = ledger.lead(quantity)
    return _CLAUSE.split(words)[-1]


_CLAUSE = regex("[，,。；;：:、\\d]")


def _cell_values(ledger: Ledger) -> tuple[set[Decimal], set[Decimal]]:
    """The figures of tables, and those of their totals, which are no other things than those that the text found."""
    parts: set[Decimal] = set()
    totals: set[Decimal] = set()
    for table in ledger.tables:
        for row in table.rows:
            (totals if row.is_total else parts).update(
                cell.value for cell in row.figures.values() if cell.value is not None
            )
    return parts, totals


_MONEY = "元"


def _headed(tables: Sequence[Table], state: KnownState) -> Iterator[tuple[Span, Decimal]]:
    """The figures of the columns that are headed by the state."""
    for table in tables:
        columns = [column for column, words in table.heading.items() if says_heading(words, state)]
        rows = [row for row in table.rows if row.is_total] or table.rows
        for column in columns:
            for row in rows:
                cell = row.figures.get(column)
                if cell is None or cell.value is None or cell.ratio:
                    continue
                unit = unit_of(table, cell, column)
                if unit is None or unit.base != _MONEY:  # 未整改 in 万元 counts nothing
                    yield cell.span, cell.value
