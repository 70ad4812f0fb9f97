"""Rolled surpluses: 本年收支结余-836万元，加上年结余4127万元，年末滚存结余3291万元: a year and those before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.flows import Balance, Flow
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NOW = "(?:为|是|达|预算|预计|合计|累计|共)*"
_OF_THE_YEAR = regex(
    rf"(?:当年|本年|年度|当期|本期)(?:预算|预计|收支|基金)*(?:结余|(?P<lack>缺口|赤字|亏空)){_NOW}[-－−]?$"
)
_ADDED = regex(
    r"[，,、；;]?(?:再|并)?(?:加上?|连同)(?:上年?|年初|历年|以前年度|期初)(?:末|度)?(?:滚存|累计|结转|净|收支|的)*"
    rf"结[余转存]{_NOW}"
)
_ROLLED = regex(
    rf"(?:后)?[，,；;](?:预计|预算)?(?:年[末终底]|期末|累计|历年|本年|当年)(?:预算|预计)*(?:滚存|累计)(?:收支|净)*结[余存]{_NOW}"
)
_MINUS = frozenset("-－−")


def find_rolled_surpluses(ledger: Ledger) -> Iterator[Balance]:
    """Every surplus of a year to which what was left before is added right behind it."""
    if "结余" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            year, before, rolled = row.cells[at - 2 : at + 1]
            told = _OF_THE_YEAR.search(year.gap) if "结" in rolled.gap else None
            if told is None or not (_ADDED.fullmatch(before.gap) and _ROLLED.fullmatch(rolled.gap)):
                continue
            numbers = (year.quantity, before.quantity, rolled.quantity)
            if any(one.kind != "money" or one.approximate for one in numbers):
                continue
            fell = year.quantity.value > 0 and (told["lack"] is not None or year.gap[-1] in _MINUS)
            yield Balance(before.quantity, (Flow(year.quantity, not fell),), rolled.quantity)
