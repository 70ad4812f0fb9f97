"""Shares of taxes: 税收收入12.6亿元，非税收入5.2亿元，税收占比72.8%: revenue is made of these two and no third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.rows import Cell
from linter.facts.rates.rate import Rate
from linter.facts.rates.share_apart import VERB, bare
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(
    r"[，,、；;。（(](?:全[市县区年]|我[市县区])?(?P<what>税收|税|非税)(?:收入)?"
    r"(?:所?占比[重例]?|占(?:(?:地方)?(?:一般公共|公共财政)预算(?:总)?收入|财政收入)的?(?:比[重例]?)?)(?:约|已经?)?(?:为|达到?|是|：|:)?$"
)
_TAXES = regex(f"(?<!非)税收(?:收入)?(?:合计)?{VERB.pattern}")
_OTHERS = regex(f"非税收入{VERB.pattern}")
_WHOLE = regex(f"(?:一般公共预算|公共财政预算|财政)收入{VERB.pattern}")
_OTHER_TIME = regex("[上去前]年|同期|预算数|预期|预计|计划|目标|力争|[本市县区镇]级|其中[^，,。；;]{0,4}级")
_BACK = 12
"""Numbers before a share among which its two stand."""


def find_tax_shares(ledger: Ledger) -> Iterator[Rate]:
    """Every 税收占比 and 非税占比 with the only taxes and the only other revenue among the numbers before it."""
    if "税" not in ledger.text or "占" not in ledger.text:
        return
    for row in ledger.rows:
        for at, cell in enumerate(row.cells):
            told = _SHARE.search(cell.gap) if cell.quantity.printed_unit == "%" and "占" in cell.gap else None
            if told and not cell.quantity.approximate:
                rate = _rate(row.cells[max(0, at - _BACK) : at], cell.quantity, told)
                if rate:
                    yield rate


def _rate(before: Sequence[Cell], share: Quantity, told: re.Match[str]) -> Rate | None:
    taxes, others, wholes = (_named(before, name) for name in (_TAXES, _OTHERS, _WHOLE))
    if not len(taxes) == len(others) == 1 or len(wholes) > 1 or not all(map(_is_level, (*taxes, *others, *wholes))):
        return None
    part, rest = taxes[0].quantity, others[0].quantity
    if told["what"] == "非税":
        part, rest = rest, part
    both = part.interval.plus(rest.interval)
    if wholes and not wholes[0].quantity.interval.meets(both):
        return None
    whole = wholes[0].quantity if wholes else replace(rest, value=part.value + rest.value, interval=both)
    return Rate(share, part, whole, "share", told.group(), (part,), certain=True, rest=None if wholes else rest)


def _named(cells: Sequence[Cell], name: re.Pattern[str]) -> list[Cell]:
    return [cell for cell in cells if cell.quantity.kind == "money" and name.search(bare(cell.gap))]


def _is_level(cell: Cell) -> bool:
    gap = bare(cell.gap)
    return tells_level(gap) and not _OTHER_TIME.search(gap) and not cell.quantity.approximate
