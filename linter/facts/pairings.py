"""Pairings: the names before 分别 and the values behind it, which belong together one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers import HAN_DIGITS, HAN_UNITS, han_value
from linter.facts.rows import Cell, Row
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Names:
    """What a clause names: 东河镇、西山镇, 三镇, 3个乡镇, or values of their own."""

    count: int
    """How many are named, or how many the number word says."""
    spans: tuple[Span, ...]
    """The list, or each value in it; empty where they are not located."""
    certain: bool
    """True when a number word, values of their own or equal endings leave no doubt how many are named."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """甲镇、乙镇、丙镇分别为18户、20户、9户: so many names, so many values."""

    names: Names
    values: tuple[Quantity, ...]
    """The first quantity of each value: 3户 of 3户12人."""


_MARK = "#"
"""Stands for a quantity in the words of a clause."""
_STOP = re.compile(r"[，,；;。：:！？!?\n]")
_JOINTS = ("、", "和", "及", "与", "以及")
_LONGEST_VERB = 20
"""Characters between 分别 and the first value."""
# 和 may join two names or belong to one; 等 and 其 leave names out; 同比、环比 multiplies the values by the bases.
_UNCLEAR = re.compile(r"[和及与等其或兼共]|同比|环比|城乡|工农|各|均|[（(]")
_COMPARED = re.compile(r"(?:同比|环比|(?:比|较)(?:上年|去年|上年同期|去年同期|同期)|依次)+")
_GROUPS = (
    "镇|乡|村|县|区|市|省|局|项|类|大|次产业|片区|街道|社区|企业|公司|部门|单位|学校"
    "|标段|批次|季度|年度|阶段|工程|组|级"
)
_ARITY = re.compile(
    rf"(?P<number>[{HAN_DIGITS}{HAN_UNITS}]{{1,3}}|{_MARK})(?:个|家|所)?(?:{_GROUPS})[^、{_MARK}{HAN_DIGITS}]{{0,10}}$"
)
_STAGE = "批次?|期|次|轮|步|阶段|年度?|档|组|路"
# 分四批下达，分别为…: so many stages, so many values.
_STAGES = re.compile(
    rf"分(?P<number>[{HAN_DIGITS}{HAN_UNITS}]{{1,2}}个?(?:{_STAGE})|{_MARK}(?:{_STAGE})?)[^、{_MARK}和及与{HAN_DIGITS}]{{0,6}}$"
)
_MOST_NAMED = 6
"""Number words above it are rarely paired one by one: 对30个项目分别补助5万元、3万元 tells classes."""
_REST = re.compile(r"[，,；;]?(?:其余|剩余|余下|其他|另)")
_MOST_NAMES = 24
"""Quantities that a list before 分别 may hold."""
_FEWEST = 2
"""Values from which 分别 tells them apart; 分别增长5% means each of them."""


def find_pairings(ledger: Ledger) -> Iterator[Pairing]:
    """Every 分别 between a list of names and a list of bare values whose lengths can be counted."""
    for row in ledger.rows:
        for at, (_, gap) in enumerate(row.cells):
            if "分别" not in gap:
                continue
            before, _, verb = gap.rpartition("分别")
            values = values_from(row, at)
            if len(values) < _FEWEST or len(verb) > _LONGEST_VERB or _STOP.search(verb) or "、" in verb:
                continue
            if _COMPARED.fullmatch(clause_before(row.cells, at, before)[0] or "依次"):
                names = _values_before(row.cells, at, before)
                # 甲镇18户，乙镇20户、丙镇9户，分别…: a list that began a clause earlier has more values.
                names = names if names and len(values) < names.count else None
                names = names or _in_stages(row.cells, at, before, values)
                names = names or _named_before(ledger.text, row.cells, at, before, len(values))
            else:
                names = names_before(ledger.text, row.cells, at, before)
            if names:
                yield Pairing(names, values)


def values_from(row: Row, at: int) -> tuple[Quantity, ...]:
    """The run of bare values from cell `at` on; empty where the list goes on in words, in a range or with the rest."""
    cells = row.cells
    values = [cells[at].quantity]
    end = at + 1
    while end < len(cells) and (cells[end].gap in _JOINTS or not cells[end].gap):
        if cells[end].gap or cells[end].quantity.unit == values[-1].unit:
            values.append(cells[end].quantity)
        end += 1
    behind = cells[end].gap if end < len(cells) else row.tail
    goes_on = behind.startswith(("、", "和", "及", "与", "至", "到", "—", "-", "~", "等", "/"))
    again = (end < len(cells) and behind in ("，", ",")) or _REST.match(behind)
    return () if goes_on or again else tuple(values)


def clause_before(cells: Sequence[Cell], at: int, before: str) -> tuple[str, list[Quantity]]:
    """The words of the clause that ends with `before` at cell `at`, quantities marked, and the quantities in it."""
    inside: list[Quantity] = []
    clause = before
    floor = max(0, at - _MOST_NAMES)
    while not _STOP.search(clause) and at > floor:
        at -= 1
        inside.insert(0, cells[at].quantity)
        clause = cells[at].gap + _MARK + clause
    last = _STOP.split(clause)[-1]
    return last, inside[len(inside) - last.count(_MARK) :]


def names_before(text: str, cells: Sequence[Cell], at: int, before: str) -> Names | None:
    """What the clause before 分别 or 各 names, `before` being the words of cell `at` up to that word."""
    clause, inside = clause_before(cells, at, before)
    items = clause.split("、")
    own = tuple(quantity.span for quantity in inside)
    if all(_MARK in item for item in items) and len(items) > 1:
        return Names(len(items), own, not _UNCLEAR.search(clause))
    said = _said(items[-1], inside)
    if _MARK in clause and not said:
        return None
    spans = own or _place(text, clause, cells[at].quantity.span.start - len(cells[at].gap) + len(before))
    if said and len(items) in (1, said):
        return Names(said, spans, True)
    if said or _UNCLEAR.search(clause) or len(items) == 1 or any(len(item) == 1 for item in items):
        return None
    return Names(len(items), spans, _alike(items))


def _place(text: str, clause: str, end: int) -> tuple[Span, ...]:
    """Where the clause stands that ends at `end`; empty where a bracket was left out of its words."""
    start = end - len(clause)
    return (Span(start, end),) if text[max(0, start) : end] == clause else ()


def _said(item: str, inside: list[Quantity]) -> int:
    """The number that 三镇 or 3个镇 says at the end of the names; 0 where there is none."""
    arity = _ARITY.search(item)
    if arity is None or (arity.start() and item[arity.start() - 1] in "第每"):
        return 0
    if arity["number"] == _MARK:
        number = int(inside[-1].value) if inside[-1].exact and inside[-1].kind == "count" else 0
    else:
        number = int(han_value(arity["number"]) or 0)
    return number if number <= _MOST_NAMED else 0


def _alike(items: list[str]) -> bool:
    """True for names of one kind: 东河镇、西山镇、柳泉镇."""
    return len({item[-1:] for item in items}) == 1


def _values_before(cells: Sequence[Cell], at: int, before: str) -> Names | None:
    """甲镇18户、乙镇20户、丙镇9户，分别增长…: the values of the clause before are what is paired."""
    ended = _STOP.split(before)
    if len(ended) != 2:
        return None
    clause, inside = clause_before(cells, at, ended[0])
    items = clause.split("、")
    if len(items) < _FEWEST or any(item.count(_MARK) != 1 for item in items) or _UNCLEAR.search(clause):
        return None
    return Names(len(items), tuple(quantity.span for quantity in inside), True)


def _named_before(text: str, cells: Sequence[Cell], at: int, before: str, values: int) -> Names | None:
    """省级、市级、县级培训，分别为18人次、56人次: names of one kind in the clause before, more of them than values."""
    if before[-1:] not in ("，", ","):
        return None
    names = names_before(text, cells, at, before[:-1])
    items = clause_before(cells, at, before[:-1])[0].split("、")
    if names is None or not names.spans or len(items) != names.count or not _alike(items[:-1]):
        return None
    return names if values < names.count and len(items) > _FEWEST else None


def _in_stages(cells: Sequence[Cell], at: int, before: str, values: Sequence[Quantity]) -> Names | None:
    """分四批下达，分别为800万元、900万元: stages counted in the clause before, where the values are of one unit."""
    if before[-1:] not in ("，", ",") or len({value.unit for value in values}) > 1:
        return None
    clause, inside = clause_before(cells, at, before[:-1])
    stages = _STAGES.search(clause)
    if stages is None:
        return None
    end = cells[at].quantity.span.start - len(cells[at].gap) + len(before) - 1
    if stages["number"].startswith(_MARK):
        said = inside[-1] if inside else None
        if said is None or not said.exact or not re.fullmatch(f"(?:{_STAGE})?", said.printed_unit.removeprefix("个")):
            return None
        number, start = int(said.value), said.span.start
    else:
        number = int(han_value(re.split(f"个?(?:{_STAGE})", stages["number"])[0]) or 0)
        start = end - len(stages.group()) + 1
    return Names(number, (Span(start, end),), True) if 1 < number <= _MOST_NAMED else None
