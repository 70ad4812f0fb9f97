"""Shares of a few: 居前三位的是甲类783件、乙类579件、丙类562件，占工单总量的77%: of what the last numbers come to.

That they are taken together is told by 合计占 or by the number of places, and the whole by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.chained_parts import is_change
from linter.facts.rates.named_wholes import names_whole, of_another_time
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.rate import Rate
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMERAL = "[二两三四五六七八九十]|1?\\d"
_SHARE = regex(
    rf"^[^，,。；;、：:\d]{{0,6}}[）)]?[，,；;]?(?:(?:以上|上述|这|前)?(?P<count>{_NUMERAL})[项类者个家种方面大]{{1,2}})?(?:问题|诉求|案件|投诉|事项|原因)?"
    r"(?P<sum>合计|共计|总共|累计|共|合)?(?:约)?占(?:到)?(?:了)?(?P<of>[^，,。；;、：:占\d]{1,14}?)的?(?:比重|比例)?(?:为|达到?)?$"
)
_TOP = regex(rf"(?:[居排列名]|排名|数量)?前(?P<count>{_NUMERAL})(?:[位名类项大个种]|的|依次)?")
_GENERAL = regex("总[数量件额]?|全部|[全我本][市县区州省]|的|[数量]$|其")
_JOINT = regex("[）)]?[、，,和及][^，,。；;、：:\\d]{1,20}[（(]?")
_COUNTS = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LEAD, _BACK, _FAR = 60, 16, 400
"""Characters before the first number that tell how many there are; numbers and characters back to the whole."""
_PAIR, _MOST = 2, 10


def find_shares_of_a_few(ledger: Ledger) -> Iterator[Rate]:
    """Every share of what a few numbers before it come to, which one key would make that of a whole of its name."""
    if "占" not in ledger.text:
        return
    for numbers in ledger.by_block.values():
        for at in range(_PAIR, len(numbers)):
            share = numbers[at]
            if share.printed_unit == "%" and not share.approximate and 0 < share.value < 1:
                found = _found(ledger, numbers, at)
                if found:
                    yield found


def _found(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> Rate | None:
    gap = ledger.text[numbers[at - 1].span.end : numbers[at].span.start]
    told = _SHARE.search(gap) if "占" in gap else None
    if told is None:
        return None
    few = _few(ledger, numbers, at)
    if not _PAIR <= len(few) <= _MOST:
        return None
    lead = ledger.text[max(0, few[0].span.start - _LEAD) : few[0].span.start].rpartition("。")[2]
    top = _TOP.search(lead)
    count = _count(told["count"] or (top["count"] if top else ""))
    if count != len(few) or not (top or told["sum"] or told["count"]):
        return None
    together = replace(
        few[0],
        value=sum((one.value for one in few), Decimal(0)),
        interval=total(one.interval for one in few),
        span=Span(few[0].span.start, few[-1].span.end),
    )
    return _of_whole(numbers, at, few, together, _GENERAL.sub("", told["of"]))


def _few(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> list[Quantity]:
    """The numbers of one unit that follow one another up to number `at`."""
    few = [numbers[at - 1]]
    for before in reversed(numbers[: at - 1]):
        joint = _JOINT.fullmatch(ledger.text, before.span.end, few[0].span.start)
        if joint is None or before.unit != few[0].unit:
            break
        few.insert(0, before)
    good = all(one.is_amount and one.unit and not one.approximate and not is_change(one) for one in few)
    return few if good else []


def _count(told: str) -> int:
    return int(told) if told.isdigit() else _COUNTS.get(told, 0)


def _of_whole(
    numbers: Sequence[Quantity], at: int, few: Sequence[Quantity], together: Quantity, of: str
) -> Rate | None:
    share, first = numbers[at], at - len(few)
    before = [
        one
        for one in numbers[max(0, first - _BACK) : first]
        if one.unit == few[0].unit and one.value > together.value and few[0].span.start - one.span.start < _FAR
    ]
    parts = (together, *few)
    if any(share.interval.holds(part.value / one.value) for one in before for part in parts):
        return None
    wholes = [one for one in before if not one.approximate and not is_change(one)]
    # 占总量的: of the number that tells all, which is the first one and the largest
    wholes = [one for one in wholes if names_whole(of, one)] if of else _all_of(numbers, wholes)
    wholes = [one for one in wholes if not of_another_time(one, few[0])]
    if len({one.value for one in wholes}) != 1 or not mended(share, together, wholes[0]):
        return None
    return Rate(share, together, wholes[0], "share", "占", (), False, slip=True, terms=tuple(few))


def _all_of(numbers: Sequence[Quantity], wholes: Sequence[Quantity]) -> list[Quantity]:
    if not wholes:
        return []
    first = next(one for one in numbers if one.unit == wholes[0].unit)
    return [first] if first is wholes[0] and all(first.value > one.value for one in wholes[1:]) else []
