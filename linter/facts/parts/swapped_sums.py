"""Swapped sums: a list that comes to a number told before it, but for two neighbouring digits that changed places.

收到信件8647件 … 信件中，咨询5368件，求助2417件，建议488件，投诉203件，其余153件: whatever words part the list, two
digits exchanged in one of its numbers, or in the whole, bring a sum about by chance in one list of some hundred;
where the last part is the rest, or the list names what the whole counts, hardly ever.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import not_closed
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import bigrams, han_bigrams
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import swapped
from linter.interval import plain, shortened
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST, _MOST = 3, 8
_DIGITS = 3
"""Digits of a number in which two are exchanged; fewer are hit by chance."""
_LEAST = Decimal("0.9")
"""Share of the whole that the list comes to, at least; and the whole of the list."""
_BACK = 12
"""Numbers of the unit before a list among which its whole is looked for."""
_NEAR = 60
"""Characters between two parts at most."""
_LEAD, _NAME = 24, 14
"""Characters before a list that introduce it, and those around a whole that name it."""
_REST = regex("其余|其[他它]|剩余|余下|另外|未(?!成年)|没有|待|暂")
_RESTS = regex("其[余他它][一-鿿]{0,6}?[共合]计")
_SPLITS = regex("[，,。；;：:、（(\n]")
_NO_LEVEL = regex(
    r"增[长加速幅]|下降|减少|同比|上年|去年|每|均|比|较|计划|目标|最|率|累计|\d{4}年|[年月期][初末底]|新[增建]|至今|以上|以下|共|合计|总|抽"
)
_COMMON = bigrams("情况工作资金金额问题其中") | han_bigrams(
    "产量|产值|面积|人数|全市|全县|全区|全镇|全年|合计|完成|收入|支出|万元|亿元|全部|累计|实现"
)


def find_swapped_sums(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every list of three or more numbers that an exchange of two digits brings to one before it."""
    taken = {span for told in known if told.complete for span in (told.whole.span, *(one.span for one in told.parts))}
    values: dict[str, set[Decimal]] = {}
    levels: dict[str, list[Quantity]] = {}
    for one in ledger.quantities:
        if one.is_amount and one.unit:
            values.setdefault(one.unit, set()).add(one.value)
            if not one.approximate and one.is_level and one.value > 0:
                levels.setdefault(one.unit, []).append(one)
    for row in ledger.rows:
        for unit, run in _runs(ledger, row):
            for parts in _lists(run):
                if any(one.span in taken for one in parts):
                    continue
                whole = _whole(ledger, parts, levels.get(unit, ()), values[unit])
                if whole is None or whole.span in taken or _is_leftover(row, parts):
                    continue
                if not not_closed(ledger, whole, parts):
                    yield by_slip(whole, tuple(parts), tuple(_clause(ledger, one) for one in parts))
                    break


def _is_leftover(row: Row, parts: Sequence[Quantity]) -> bool:
    """True for a list that ends in what is left of a number, which is compared as such."""
    return any((*left.settled, left.left) == tuple(parts) for left in leftovers_in(row))


def _lists(run: list[Quantity]) -> Iterator[list[Quantity]]:
    """The numbers of a sentence, and those behind its first or its second one, which may be what they are of."""
    for start in range(3):
        if _FEWEST <= len(run) - start <= _MOST:
            yield run[start:]


def _runs(ledger: Ledger, row: Row) -> Iterator[tuple[str, list[Quantity]]]:
    """The numbers of one unit in each sentence of a row that stand near each other and tell levels."""
    groups: dict[str, list[Quantity]] = {}
    for one, _ in row.cells:
        if one.is_amount and one.unit:
            groups.setdefault(one.unit, []).append(one)
    for unit, numbers in groups.items():
        start = 0
        for end in range(1, len(numbers) + 1):
            gap = ledger.text[numbers[end - 1].span.end : numbers[end].span.start] if end < len(numbers) else "。"
            if "。" not in gap and len(gap) <= _NEAR:
                continue
            run = numbers[start:end]
            start = end
            if len(run) >= _FEWEST and all(_is_part(ledger, one) for one in run):
                yield unit, run


def _is_part(ledger: Ledger, one: Quantity) -> bool:
    clause = _clause(ledger, one)
    return (
        not one.approximate and one.value > 0 and tells_level(clause) and not _NO_LEVEL.search(_RESTS.sub("", clause))
    )


def _clause(ledger: Ledger, one: Quantity) -> str:
    return _SPLITS.split(ledger.text[max(0, one.span.start - _NAME) : one.span.start])[-1]


def _whole(ledger: Ledger, parts: list[Quantity], levels: Sequence[Quantity], values: Set[Decimal]) -> Quantity | None:
    """The one number before the list that an exchange makes its sum; None where the text explains the sum."""
    said = sum((one.value for one in parts), Decimal(0))
    upto = bisect_right(levels, parts[0].span.start, key=lambda one: one.span.end)
    before = levels[max(0, upto - _BACK) : upto]
    if said in values or any(abs(one.value - said) in values for one in before if one.value != said):
        return None
    largest = max(one.value for one in parts)
    larger = [one for one in before if one.value > largest]
    found = [one for one in larger if _mended(one, parts, said) and _of_it(ledger, one, larger[-1], parts)]
    return found[0] if len({one.value for one in found}) == 1 else None


def _mended(whole: Quantity, parts: Sequence[Quantity], said: Decimal) -> bool:
    low, high = sorted((whole.value, said))
    if low < high * _LEAST:
        return False
    over = said - whole.value
    return _exchanged(whole, said) or any(_exchanged(one, one.value - over) for one in parts)


def _exchanged(one: Quantity, right: Decimal) -> bool:
    """As slips.exchanged, and for 120 in the place of 102 too: the list and its whole speak for it."""
    printed, needed = shortened(one.value / one.step), shortened(right / one.step)
    return right > 0 and needed % 1 == 0 and swapped(plain(printed), plain(needed), _DIGITS)


def _of_it(ledger: Ledger, whole: Quantity, nearest: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the last part is told as the rest, or the words before the list name what the number before counts."""
    if _REST.search(ledger.text, parts[-2].span.end, parts[-1].span.start):
        return True
    if whole is not nearest:
        return False
    first = parts[0].span.start
    lead = ledger.text[max(whole.span.end, first - _LEAD) : first]
    name = ledger.text[max(0, whole.span.start - _NAME) : whole.span.start] + "|" + whole.after[:_NAME]
    return bool(bigrams(lead) & bigrams(name) - _COMMON)
