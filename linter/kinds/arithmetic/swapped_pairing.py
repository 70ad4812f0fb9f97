"""Swapped pairings: 甲村、乙村分别安置107户、86户, where the text or a table elsewhere gives 乙村 the 107."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.fact import Quantity
from linter.facts.names.pairing_names import AND
from linter.facts.names.pairings import Pairing
from linter.facts.numbers.lines import places_of
from linter.facts.numbers.numbers import HAN_DIGITS
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.tables.tables import Cell
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNTED = regex(rf"(?:[{HAN_DIGITS}十\d]+[个家处所座项类批期]|[{HAN_DIGITS}十](?=[镇乡村县区市])).*$")
_SHORTEST = 2
_FARTHEST = 24
"""Characters from a name to the number that is told of it."""
_OTHER = regex(r"[。；;！？!?\n]|分别|计划|预计|目标|上年|去年|同期|增|减|降|比|其中|累计")
_OTHER_TIME = regex(
    r"(?:[上去前]年|上[月期]|同期|计划|目标|[一二三四五六]期|第[一二三四五六][批轮次期]|(?:19|20)\d\d年)"
)
_MOST = 60
"""Pairings of a document whose names are looked up in all of its text."""
_SMALLEST = 10
"""Values below it recur by chance."""


class SwappedPairing:
    """Looks up each name of a pairing elsewhere, and which of the values stands there."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each value that another place gives to the name beside it."""
        told: set[Span] = set()
        for pairing in ledger.pairings[:_MOST]:
            names = _names(ledger, pairing)
            values = [value for value in pairing.values if isinstance(value, Quantity) and not value.approximate]
            if len(names) != len(pairing.values) or len(values) != len(names) or len({v.value for v in values}) == 1:
                continue
            for hit in _in_text(ledger, names, values):
                if hit.spans[-1] not in told:
                    told.add(hit.spans[-1])
                    yield hit
            yield from _in_tables(ledger, names, values)


def _names(ledger: Ledger, pairing: Pairing) -> list[Span]:
    """Each of the names that stand in one list; none where their number is not that of the values."""
    if len(pairing.names.spans) != 1:
        return []
    where = pairing.names.spans[0]
    found: list[Span] = []
    at = where.start
    marks = [m.span() for m in re.finditer(f"、|{AND.pattern}", ledger.read(where))]
    for start, end in [*((where.start + a, where.start + b) for a, b in marks), (where.end, where.end)]:
        counted = _COUNTED.search(ledger.text, at, start)
        found.append(Span(at, counted.start() if counted else start))
        at = end
    return found if all(name.end - name.start >= _SHORTEST for name in found) else []


def _partner(values: Sequence[Quantity], at: int, value: object) -> int | None:
    """Which other name has this value, where it is not the value of the name at `at`."""
    if values[at].value == value or values[at].value < _SMALLEST:
        return None
    return next((other for other, told in enumerate(values) if told.value == value), None)


def _in_text(ledger: Ledger, names: Sequence[Span], values: Sequence[Quantity]) -> Iterator[Hit]:
    told = Span(names[0].start, values[-1].span.end)
    verb = ledger.text[names[-1].end : values[0].span.start]
    for at, name in enumerate(names):
        for begin in places_of(ledger.read(name), ledger.text):
            end = begin + name.end - name.start
            if told.start <= begin < told.end:
                continue
            quantity = _first_behind(ledger, end, values[at])
            other = None if quantity is None else _partner(values, at, quantity.value)
            if quantity is None or other is None:
                continue
            between = ledger.text[end : quantity.span.start]
            start = ledger.sentences[ledger.sentence_at(begin)].span.start
            if _OTHER_TIME.search(ledger.text, start, begin):
                continue
            if _OTHER.search(between) or not _shares(verb, between + quantity.head):
                continue
            if any(ledger.read(one) in between for one in names):
                continue
            ledger.note_compared(values[at], quantity)
            yield _hit(ledger, name, values[at], values[other], quantity.span)


def _first_behind(ledger: Ledger, offset: int, like: Quantity) -> Quantity | None:
    """The first number behind a name in its sentence, where it is of the unit of the pairing's value."""
    for quantity in ledger.by_sentence.get(ledger.sentence_at(offset), ()):
        if quantity.span.start >= offset:
            near = quantity.span.start - offset <= _FARTHEST
            return quantity if near and quantity.unit == like.unit and not quantity.approximate else None
    return None


def _shares(verb: str, words: str) -> bool:
    """True where the two places have a word in common, or the pairing has no verb of its own."""
    plain = re.sub("分别|依次|[为是有达到、，]", "", verb)
    return len(plain) < _SHORTEST or share_a_bigram(plain, words)


def _in_tables(ledger: Ledger, names: Sequence[Span], values: Sequence[Quantity]) -> Iterator[Hit]:
    """Two rows of a table that have each other's value in one column."""
    labels = [ledger.read(name) for name in names]
    for table in ledger.tables:
        rows = {line.label: line for line in table.rows if line.label in labels}
        if len(rows) < len(labels):
            continue
        for one, first in enumerate(labels):
            for two in range(one + 1, len(labels)):
                cells = rows[first].figures, rows[labels[two]].figures
                for column, cell in cells[0].items():
                    facing = cells[1].get(column)
                    swapped = facing and _is(ledger, cell, values[two]) and _is(ledger, facing, values[one])
                    if swapped and values[one].value != values[two].value and not _is(ledger, cell, values[one]):
                        yield _hit(ledger, names[one], values[one], values[two], cell.span)


def _is(ledger: Ledger, cell: Cell, value: Quantity) -> bool:
    """True where the cell prints the number of the sentence, in whatever unit the column has."""
    number = ledger.read(value.number).replace(",", "").replace("，", "").replace(" ", "")
    return cell.value is not None and cell.value >= _SMALLEST and cell.text.replace(",", "") == number


def _hit(ledger: Ledger, name: Span, own: Quantity, other: Quantity, place: Span) -> Hit:
    return Hit(
        (own.span, name, place),
        {"name": ledger.quote(name), "one": ledger.quote(own.span), "other": ledger.quote(other.span)},
        severity="warning",
    )
