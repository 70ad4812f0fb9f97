"""Rows of years: 逐年递增 in one clause, and 2021年2340万元，2022年2680万元，2023年2515万元 in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.changes.bases import comparable
from linter.facts.changes.directions import Direction
from linter.facts.changes.directions_by_numbers import clause_before, coverage, subject_of
from linter.facts.changes.two_times import Value, content, values_in
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEADILY = regex(
    r"(?:逐[年月季]|[连年]年|一年[比更]一年|节节|一路|步步|持续|连续[一-鿿\d]{1,2}年)(?:稳步|稳定|明显|大幅|不断|在|有|呈|保持|小幅|更|平稳){0,2}"
    r"(?:(?P<up>[走攀拔升抬提推增递上回跃爬][升高长涨多扬行加调增]|扩大|[多高增升涨长](?![一-鿿]))"
    r"|(?P<down>[走降压递下回缩][低少降滑落减跌]|减少|缩[短小减]|收窄|[少低减降跌](?![一-鿿])))"
)
_NOT = regex("未|没|不(?!断)|难|防|力争|确保|要|将|应|预[计期]|目标|增速|增幅|降幅|人均|占比")
_FEWEST = 3
"""Years that make a row."""
_NEAR = 1
"""Sentences between a row and what is said of it."""


def find_rows_of_years(ledger: Ledger) -> Iterator[Direction]:
    """The first step the other way of every row that is said to rise or to fall year by year."""
    for block in ledger.by_block:
        span = ledger.document.blocks[block].span
        claims = [turn for turn in _STEADILY.finditer(ledger.text, *span) if not _denied(ledger, turn.start())]
        rows = _rows(values_in(ledger, block)) if claims else []
        for claim in claims if rows else ():
            sentence = ledger.sentence_at(claim.start())
            subject = subject_of(ledger.read(clause_before(ledger, claim.start())))
            near = [row for row in rows if abs(row[0].quantity.sentence - sentence) <= _NEAR]
            of_it = [row for row in near if _is_of(subject, row, len(rows) == 1)]
            if len(of_it) != 1:
                continue
            up = claim["up"] is not None
            for one, other in pairwise(of_it[0]):
                first, later = one.quantity, other.quantity
                if not first.interval.meets(later.interval) and (later.value > first.value) != up:
                    yield Direction(Span(*claim.span()), up, first, later)
                    break


def _denied(ledger: Ledger, at: int) -> bool:
    return _NOT.search(ledger.read(clause_before(ledger, at))) is not None


def _is_of(subject: str, row: Sequence[Value], alone: bool) -> bool:
    """True where the row is of what the claim names; where nothing names it, the only one of its paragraph is."""
    label = "".join(dict.fromkeys(value.label for value in row))
    if not content(row[0].label):
        return alone
    return len(subject) > 1 and coverage(subject, label) == 1


def _rows(values: Sequence[Value]) -> list[list[Value]]:
    """Values of one unit and sentence told for one year after another."""
    rows: list[list[Value]] = []
    for value in values:
        last = rows[-1][-1] if rows else None
        if (
            last
            and last.time.scale == value.time.scale == "day"
            and value.said
            and value.bare
            and last.time.place < value.time.place
            and last.quantity.sentence == value.quantity.sentence
            and comparable(last.quantity, value.quantity)
        ):
            rows[-1].append(value)
        else:
            rows.append([value])
    return [row for row in rows if len(row) >= _FEWEST]
