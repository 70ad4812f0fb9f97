"""Carried: the stock that a fund closes one year with, and the next one, planned, of which it is the opening.

年末滚存结余67.2亿元 … 下年收入安排92.1亿元，支出安排86.3亿元，年末滚存结余73亿元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.parts.budget_words import EXPENSE, FARTHEST_SIDE, INCOME, LEFT_OVER, OF_ONE_YEAR, TOLD
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Carried:
    """Two closings of one fund and what the second of the two years adds."""

    opening: Quantity
    """What was left at the end of the first year."""
    closing: Quantity
    """What is left at the end of the second."""
    gains: tuple[Quantity, ...]
    """The surplus of the second year, or its income and its expense."""


class _Year(NamedTuple):
    """A fund's closing with the flows told before it."""

    fund: str
    planned: bool
    closing: Quantity
    gains: tuple[Quantity, ...]
    income: Quantity
    """Its income, with which what is told of the year begins."""


_CLOSING = regex(r"(?:^|[，,；;。])[^，,。；;]{0,8}(?:滚存|累计|年[末终])[^，,。；;]{0,4}结[余存](?:为|达|是|共)*$")
_SURPLUS = regex(OF_ONE_YEAR + LEFT_OVER)
_PLANNED = regex(r"安排|预[期计]|拟|计划|代编|草案")
_INCOME = regex(rf"(?P<fund>(?:保险|社保|医保)(?:基金)?){TOLD}{INCOME.pattern}")
# What else stands between: rates and changes, parts, and what the totals hold.
_BESIDE = regex(r"(?:占|[为成比较]|增|减|下降|其中|包括|加上|上年|收入总|收入合|支出总|支出合)[^。；;]{0,24}$")
_MOVED = regex(r"调出|补助|转移|上解|划转|下拨")
_BARE = regex(r"^.*[。；;，,：:、\n]|(?:19|20)\d\d年|[上下今明本当]年度?|[全我本][省市县区州]|预[计期]|完成|实现|\s")
"""What does not belong to the name of a fund; those of all the city need not say so."""
_ADJUSTED = regex(
    r"剔除|扣除|不含|不包括|上解|上缴|上划|划转|并入|移交|统筹|调[剂整出]|清算|核[减销]|储备金|年初[^，,。；;\d]{0,6}结[余存]"
)
"""What keeps the opening from being the closing of the year before."""
_BEHIND, _BACK = 30, 200


def find_carried(ledger: Ledger) -> Iterator[Carried]:
    """Every fund that closes one year told and one year planned."""
    if "结余" not in ledger.text and "结存" not in ledger.text:
        return
    funds: dict[str, list[_Year]] = {}
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            if at and cell.quantity.kind == "money" and "结" in cell.gap and _CLOSING.search(cell.gap):
                year = _year(row.cells, at)
                if year:
                    funds.setdefault(year.fund, []).append(year)
    # The plan stands behind what was done, and need not call every number a planned one.
    plan = min((year.closing.span.start for years in funds.values() for year in years if year.planned), default=None)
    for years in funds.values():
        if len(years) < 2:
            continue
        starts = years[1].closing.span.start if plan is None else plan
        # The fund of all the city stands before those of its parts, which may go by the same name.
        done = [year for year in years if year.closing.span.start < starts]
        later = [year for year in years if year.closing.span.start >= starts]
        if len(done) == 1 and later and later[0].gains and _meet(ledger, done[0], later[0]):
            yield Carried(done[0].closing, later[0].closing, later[0].gains)


def _meet(ledger: Ledger, done: _Year, later: _Year) -> bool:
    """True where the later year is the next one, and nothing is said to be moved between the two or left out."""
    first, second = (_calendar_year(ledger, year) for year in (done, later))
    if first and second and second != first + 1:
        return False
    text, end = ledger.text, done.closing.span.end
    before, after = done.income.span.start, max(end, later.income.span.start - 2 * _BEHIND)
    told = text[before : end + _BEHIND], text[after : later.closing.span.end + _BEHIND]
    return not any(_ADJUSTED.search(words) for words in told)


def _calendar_year(ledger: Ledger, year: _Year) -> int:
    """The year named last before its income in the paragraph; 0 where none is."""
    at = year.income.span.start
    block = ledger.document.blocks[ledger.document.block_index(at)].span
    named = YEAR.findall(ledger.text, max(block.start, at - _BACK), at)
    return int(named[-1]) if named else 0


def _year(cells: Sequence[Cell], at: int) -> _Year | None:
    closing = cells[at].quantity
    surplus = cells[at - 1].quantity if _SURPLUS.search(cells[at - 1].gap) else None
    expense: Quantity | None = None
    planned = False
    for index in range(at - 1, max(-1, at - 1 - FARTHEST_SIDE), -1):
        quantity, gap = cells[index]
        if quantity.kind != "money" or quantity is surplus:
            continue
        income = _INCOME.search(gap)
        if income:
            gains: tuple[Quantity, ...] = (surplus,) if surplus else (quantity, expense) if expense else ()
            fund = _BARE.sub("", gap[: income.end("fund")])
            planned = planned or _PLANNED.search(gap[income.start() :]) is not None
            if quantity.approximate or closing.approximate:
                return None
            return _Year(fund, planned, closing, gains, quantity)
        if _CLOSING.search(gap):
            return None
        if EXPENSE.search(gap) and not _BESIDE.search(gap):
            if expense is not None and surplus is None:
                return None
            expense = quantity
            planned = planned or _PLANNED.search(gap) is not None
        elif surplus is None and (not _BESIDE.search(gap) or _MOVED.search(gap)):
            return None
    return None
