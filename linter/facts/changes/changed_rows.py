"""Changed rows: 受理97件134人，去年同期为197件375人，同比分别下降50.8%、64.3%: each rate with the pair in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import DOWN, OTHER_BASIS, REAL_TERMS, UP
from linter.facts.changes.changes import Change, Step
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BASE = regex(
    "[，,（(；;。]?(?:而|[与同比较])?(?:[上去]年(?:同期|同月|度)?|同期)(?:数|的)?[共分别]{0,2}(?P<what>[一-鿿]{0,6}?)(?:为|是)?"
)
_NEXT = regex("[、，,和及]?[^\\W\\d多少减增]{0,6}")
_WAY = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?"
_NAME = "(?P<name>(?:[一-鿿]{0,4}[件起人户宗次案]数?[、和及与]?){0,4}?)"
_COMPARED = "(?:同比|[比较与](?:[上去]年)?同期(?:相比)?)?"
_FIRST = regex(rf"[）)]?(?:相比)?[，,]?{_COMPARED}{_NAME}{_COMPARED}(?P<each>分别|各)?{_WAY}")
_LATER = regex(rf"[、，,和及]?(?:{_NAME}{_COMPARED}{_WAY})?")
_OTHER_BASIS = regex(f"{OTHER_BASIS.pattern}|价格|实际|{REAL_TERMS.pattern}|计价")
_JOINT = regex("[、和及与]")
_GRADE = regex("[较重特]大|亡人事|工矿|一般")
PART_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}")
_FEWEST, _MOST = 2, 4
"""Numbers in a row; one by itself is read as any other change."""


def find_changed_rows(ledger: Ledger) -> Iterator[Change]:
    """The change of each number in a row to which as many of last year and as many rates stand behind it."""
    if "同期" not in ledger.text and "年" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            base = _BASE.fullmatch(cell.gap) if at >= _FEWEST and cell.quantity.is_amount else None
            if base:
                count = _length(row.cells, at)
                now = _level(row.cells, at, count, base["what"]) if _FEWEST <= count <= min(at, _MOST) else None
                if now:
                    yield from _changes(now, row.cells[at : at + count], row.cells[at + count : at + 2 * count])


def _length(cells: Sequence[Cell], at: int) -> int:
    """How many amounts stand side by side from `at` on."""
    end = at + 1
    while end < len(cells) and cells[end].quantity.is_amount and _NEXT.fullmatch(cells[end].gap):
        end += 1
    return end - at


def _level(cells: Sequence[Cell], at: int, count: int, what: str) -> Sequence[Cell] | None:
    """The numbers before `at` that those from it on stand for: 事故14起，死亡9人，受伤11人。上年同期20起、死亡12人.

    Those right before, unless the words of the base name them: then the nearest that stand in the same words.
    """
    then = cells[at : at + count]
    for first in range(at - count, max(-1, at - count - _MOST) if what else at - count - 1, -1):
        now = cells[first : first + count]
        if [cell.quantity.unit for cell in now] != [cell.quantity.unit for cell in then]:
            continue
        if not what or (share_a_bigram(what, now[0].gap) and all(map(_named_alike, then[1:], now[1:]))):
            return now
    return None


def _named_alike(then: Cell, now: Cell) -> bool:
    """True for 、死亡12人 and ，死亡9人, and where the base has no words."""
    return len(then.gap) <= 1 or share_a_bigram(then.gap, now.gap)


def _changes(now: Sequence[Cell], then: Sequence[Cell], rates: Sequence[Cell]) -> Iterator[Change]:
    count = len(then)
    units = [cell.quantity.unit for cell in then]
    if len(rates) < count:
        return
    if len(set(units)) < count and "分别" not in then[0].gap:
        return
    if any(not _NEXT.fullmatch(cell.gap) for cell in now[1:]):
        return
    if any(cell.quantity.approximate for cell in (*now, *then)) or not all(_is_rate(cell) for cell in rates):
        return
    first = way = _FIRST.fullmatch(rates[0].gap)
    words = "".join(cell.gap for cell in (*now, *then, *rates))
    if first is None or way is None or _OTHER_BASIS.search(words) or not _in_order(first["name"], now):
        return
    if set(_GRADE.findall("".join(cell.gap for cell in rates))) - set(_GRADE.findall(now[0].gap + then[0].gap)):
        return  # 事故12起、死亡3人，…，较大事故起数下降50%: of some of them
    if "同期" not in then[0].gap and PART_YEAR.search(now[0].gap):
        return  # 上半年97件134人，上年为197件375人: a half against a year
    for base, level, rate in zip(then, now, rates, strict=True):
        told = first if rate is rates[0] else _LATER.fullmatch(rate.gap)
        if told is None or not (told["up"] or told["down"] or first["each"]):
            return
        if told is not first and told["name"] and base.quantity.unit not in told["name"]:
            return
        way = told if told["up"] or told["down"] else way
        step = Step(rate.quantity, way["up"] is not None, way["up"] or way["down"])
        yield Change(base.quantity, level.quantity, None, (step,))


def _in_order(name: str, now: Sequence[Cell]) -> bool:
    """False for 人数、件数分别下降 behind 97件134人: the names of both stand the other way round, or of one alone."""
    units = [cell.quantity.unit for cell in now]
    if len(set(units)) < len(now) and name:
        # 立案97件、结案80件, 立案数、结案数: of one unit, each is named by what was done.
        done = [one.rstrip("数件起人次") for one in _JOINT.split(name)]
        return len(done) == len(now) and all(one and one in cell.gap for one, cell in zip(done, now, strict=True))
    told = [name.find(unit) for unit in units]
    if not _JOINT.search(name):
        return not name or told[0] >= 0
    return all(at >= 0 for at in told) and told == sorted(told)


def _is_rate(cell: Cell) -> bool:
    return cell.quantity.printed_unit == "%" and not cell.quantity.approximate
