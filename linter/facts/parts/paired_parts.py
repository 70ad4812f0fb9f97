"""Paired parts: 项目86个，总投资215.6亿元，其中亿元以上项目32个，总投资226.3亿元.

Fewer of them cannot cost more than all, nor can fewer households have more people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.parts.no_part import takes_in_more
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Cell
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SECOND = regex("[，,、（(]?(?P<name>[一-鿿]{0,8})")
"""Between the two numbers of a pair: 86个，总投资215.6亿元, 4256户6892人."""
_AMONG = regex("[，,；;。（(]?其中[：:，,]?(?P<name>[^，,。；;：:、\\d]{1,16})")
_STATE = regex(
    "到位|完成|实际|概算|签约|注册|合同|入库|兑[现付]|拨付|支[付出]|争取|总(?=投资)|涉[案及]|立案|追[回缴]|挽[回损]"
)
"""Words that tell one amount of a thing from another: 到位资金 is less than 总投资."""
_GENERAL = regex("总|共|合计|达到?|为|有|金额|资金")
_CLASS = "大"
"""Stands for the words of a class: its number is no number of the row."""
_NAME = regex("的?[一-鿿]{2,8}$")
_OTHER = regex("[户人亩村]均|每|平均|累计|[上去]年|同期|计划|预计|目标|最|利润|净|增|减|[全我本][国省市]")
_PAIR = 2


def find_paired_parts(ledger: Ledger) -> Iterator[Outcome]:
    """Every second number of a pair with that of the part of it told right behind; a larger one is wrong."""
    for row in ledger.rows:
        cells = _without_classes(row.cells)
        for at in range(len(cells) - 2 * _PAIR + 1):
            if "其中" in cells[at + _PAIR].gap:
                found = _pairs(cells[at : at + 2 * _PAIR])
                if found:
                    yield found


def _without_classes(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without the 亿元以上 of 亿元以上项目32个, which is part of a name."""
    found: list[Cell] = []
    lead = ""
    for at, cell in enumerate(cells):
        behind = cells[at + 1].gap if at + 1 < len(cells) else ""
        if cell.quantity.approximate and _NAME.match(behind):
            lead += cell.gap + _CLASS
        else:
            found.append(cell._replace(gap=lead + cell.gap))
            lead = ""
    return found


def _pairs(cells: Sequence[Cell]) -> Outcome | None:
    many, all_of_it, fewer, part = (cell.quantity for cell in cells)
    if many.kind != "count" or all_of_it.kind == "percent" or comparable(many, all_of_it):
        return None
    if not (comparable(many, fewer) and comparable(all_of_it, part) and fewer.value <= many.value):
        return None
    first, among, second = (cell.gap for cell in cells[1:])
    one, other = _SECOND.fullmatch(first), _SECOND.fullmatch(second)
    if one is None or other is None or not _AMONG.fullmatch(among) or not tells_level(first + second):
        return None
    if any(_OTHER.search(gap) for gap in (first, among, second)) or takes_in_more(part):
        return None
    return Outcome(all_of_it, part) if _of_one_kind(one["name"], other["name"]) else None


def _of_one_kind(one: str, other: str) -> bool:
    if not other:
        return True
    if _STATE.findall(one) != _STATE.findall(other):
        return False
    one, other = _GENERAL.sub("", one), _GENERAL.sub("", other)
    return one == other or share_a_bigram(one, other)
