"""Parts of a sum named by what was done with it: 追回基金1286万元。…追回资金中，医疗机构967万元、药店214万元.

Likewise what came back of a sum: 多计工程款218万元 … 多计的工程款已扣回205万元.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.rows import Row
from linter.facts.states.outcomes import Outcome
from linter.interval import total
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SUM = regex(
    r"(?:^|[。；;：:，,\n])(?:全年|当年|年内|其间|本次|上述|前述|已经?|所|这些)?(?P<act>[一-鿿]{2,4}?)的?"
    r"(?:各类|违[规纪法]|违规违纪)?(?:医保|财政|专项|项目|扶贫|工程)?(?:资金|金额|款项?|基金)(?:当)?中[，,：:]?"
    r"(?P<name>[^，,。；;：:、\n]{0,20})$"
)
_NO_ACT = regex("其中|[项专投贷奖补社财各基公债自到该]|结余|剩余|闲置|财政|上级|本级|中央|市级|县级|省级|支出|收入")
_RETURNED = regex(
    r"(?P<act>[一-鿿]{2,4})的(?P<what>[一-鿿]{2,8}?)(?:已经?|现已经?|均已经?|已经)(?:全部|全额|足额)?"
    r"(?:追回|收回|退回|上缴|清退|缴回|归还|退还|追缴|归垫|补缴|扣回)(?:了|资金|金额)?$"
)
_OWN = regex("[局委办院校厂企镇乡村街县区市社司站所馆各全]$")
_NEXT = regex("[、，,；;和及](?!另|还|此外|其中)[^。]{1,24}")
_OTHERWISE = regex(
    r"[全我本][市县区省镇乡]|自查|举一反三|排查|以来|20\d\d年|核实|(?<!按)核定|滞纳金|利息|违约金|罚款|[（(]含|其中"
)
"""What else came back than that sum: of more of them, by another count, with the fine."""
_PART_YEAR = regex(r"季度|半年|\d月")
_FARTHEST = 120
"""Numbers back to the sum."""
_NAMED = 16
"""Characters before it that hold the act."""
_PAIR = 2


def find_parts_of_named_sums(ledger: Ledger) -> Iterator[Outcome]:
    """Every such sum with each of its parts; the larger ones are wrong."""
    for whole, parts, _ in _named_sums(ledger):
        for part in parts:
            yield Outcome(whole, part)
    for quantity in ledger.quantities:
        told = _RETURNED.search(quantity.before) if quantity.kind == "money" and "已" in quantity.before else None
        # 乙局违规发放的津补贴, 各校挪用的经费: whose it is may be another one.
        if told is None or _OWN.search(quantity.before, 0, told.start()):
            continue
        if _OTHERWISE.search(ledger.read(ledger.sentences[quantity.sentence].span)):
            continue
        base = _whole(ledger, quantity, told["act"], told["what"])
        if base is not None:
            yield Outcome(base, quantity)


def find_named_sum_slips(ledger: Ledger) -> Iterator[Breakdown]:
    """Every such sum that its parts, two or more, miss by one slip of the pen."""
    for whole, parts, names in _named_sums(ledger):
        said = total(part.interval for part in parts)
        exactly = sum((part.value for part in parts), Decimal(0))
        if len(parts) >= _PAIR and not said.meets(whole.interval) and exactly and reaches(whole, said):
            yield by_slip(whole, parts, names)


@once
def _named_sums(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...], tuple[str, ...]]]:
    """The sum, which no other number of that act rivals, its parts and their names."""
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            told = _SUM.search(gap) if quantity.kind == "money" and "中" in gap else None
            if told is None or _NO_ACT.match(told["act"]):
                continue
            whole = _whole(ledger, quantity, told["act"])
            if whole is not None:
                parts, names = listed_from(row, at, told["name"], _is_money)
                yield whole, parts, names


def _whole(ledger: Ledger, part: Quantity, act: str, what: str = "") -> Quantity | None:
    """The only sum before it that was told with the act, and of the thing where that is named."""
    end = ledger.quantity_index(part.span.start)
    named = [
        one
        for one in ledger.quantities[max(0, end - _FARTHEST) : end]
        if one.kind == "money"
        and not one.approximate
        and act in one.before[-_NAMED:]
        and what in one.before + one.after[:_NAMED]
        and tells_level(one.before)
    ]
    own = ledger.read(ledger.sentences[part.sentence].span)
    if len(named) != 1 or (_PART_YEAR.search(named[0].before) and not _PART_YEAR.search(own)):
        return None
    return named[0]


def listed_from(
    row: Row, at: int, name: str, alike: Callable[[Quantity], bool]
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """The parts from cell `at` on to the end of the sentence, of those that are `alike`, and their names."""
    parts: list[Quantity] = [row.cells[at].quantity]
    names = [name]
    for cell in row.cells[at + 1 :]:
        if SENTENCE_END.search(cell.gap):
            break
        if alike(cell.quantity) and _NEXT.fullmatch(cell.gap) and tells_level(cell.gap):
            parts.append(cell.quantity)
            names.append(cell.gap[1:])
    return tuple(parts), tuple(names)


def _is_money(quantity: Quantity) -> bool:
    return quantity.kind == "money"
