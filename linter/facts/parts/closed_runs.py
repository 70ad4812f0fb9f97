"""Closed runs: numbers of one unit that stand together, the first of which is the others' sum but for one key.

Hundreds of words tell what a number falls into, what is settled of it and what is left of it. Where numbers of three
digits stand by themselves no word is needed: in 1.3 million characters of right reports nearly all such runs that miss
their sum by one key were selections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import not_closed
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.slips import one_digit, one_key, printed_digits
from linter.interval import plain
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST, _MOST = 3, 7
_TELLING = 3
"""Digits of the two longest numbers of a run, below which one key makes any sum right by chance."""
_SURE = 4
"""Digits of the longest one where a list that comes to less may be a selection."""
_CLOSE, _FIRST = 26, 40
"""Characters between two numbers that stand together, and between the first one and the others."""
_ROUNDED = 10
"""Last places by which a rounded sum may be off, or that a small class left out may bring."""
_COARSER = 10
_AROUND = 3
"""Numbers on each side that may explain the ones of a run."""
_TWO = 2
_SIGNED = 5
"""Numbers of a row of which some may have been taken off."""
_ENDS = regex("[。！？!?\n]")
_AMONG = regex("[^。！？!?\n]{0,16}[。，]?(?:其中|按[^，,。；;]{1,10}分)[^。！？!?\n]*")
_STEP = regex(
    r"[，,、（(](?:同比|环比|比上[年月季]|较上[年月季]|比去年同?期?)?(?:实际|名义)?(?:增长|下降|上升|回落|增加|减少|占(?!全)[^，,；;。、（）()]{0,8}?)"
    r"[约为]?\d[\d.,]*(?:%|个百分点)[)）]?|[（(][^（()）\n]{1,12}[)）]"
)
_NO_LEVEL = regex(
    r"增[长加速幅]|下降|减少|同比|上年|去年|每|人均|户均|平均|均|比|较|计划|目标|最|率|累计|\d{4}年|年[初末底]|[期月]末|新[增建]|至今|分别|以上|以下"
)
_REST = regex("余|剩|尚|未|缺|差|欠|空|没|不(?!含)|另|结[余存转]|其他|其它|合并|净|待|退回")
_INTRODUCED = regex("其中|[：:]|分")
_OF_OTHERS = regex("上年|去年|同期|往年|[较比][^，,。；;]{0,8}$|计划|目标|年初")
_OF_THEM = regex("其中|(?<![其集])中[，,有的]|[（(]")
_LISTED = "、"


def find_closed_runs(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every run whose first number is the sum of the others but for one key, and that nothing near by explains."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        groups: dict[str, list[int]] = {}
        for at, (quantity, _) in enumerate(row.cells):
            if quantity.unit and quantity.is_amount:
                groups.setdefault(quantity.unit, []).append(at)
        for group in groups.values():
            if len(group) >= _FEWEST:
                for found in _in_group(ledger, [row.cells[at].quantity for at in group], taken):
                    # 应退, 已退 and 未退 are compared by their words.
                    if not any((*left.settled, left.left) == found.parts for left in leftovers_in(row)):
                        yield found


def _in_group(ledger: Ledger, numbers: Sequence[Quantity], taken: Set[Span]) -> Iterator[Breakdown]:
    gaps = [_STEP.sub("", ledger.text[one.span.end : other.span.start]) for one, other in pairwise(numbers)]
    close = [len(gap) <= _CLOSE and not _ENDS.search(gap) and not _NO_LEVEL.search(gap) for gap in gaps]
    for start, whole in enumerate(numbers[: 1 - _FEWEST]):
        end = start + 1
        if not (close[start] or (len(gaps[start]) <= _FIRST and _opens(gaps[start]))):
            continue
        while (
            end < min(len(gaps), start + _MOST)
            and close[end]
            and (end == start + 1 or gaps[end][:1] == gaps[end - 1][:1])
        ):
            end += 1
        parts = numbers[start + 1 : end + 1]
        if not _FEWEST - 1 <= len(parts) < _MOST or (end < len(gaps) and _goes_on(gaps[end - 1], gaps[end])):
            continue
        if any(map(_OF_THEM.search, gaps[start + 1 : end])) or not _listed(gaps[start:end]):
            continue
        if start and close[start - 1] and gaps[start - 1][:1] == gaps[start][:1]:
            continue  # in the midst of a list
        if gaps[start].startswith(_LISTED):
            continue  # 行道树731棵、灌木168棵、绿篱560棵: members of one list
        if any("；" in gap or ";" in gap for gap in gaps[start + 1 : end]) and not _INTRODUCED.search(gaps[start]):
            continue  # 自查隐患21.4万条，整改20.9万条；检查…发现隐患6.52万条: another statement
        if whole.span in taken or parts[0].span in taken or not _slipped(whole, parts, gaps[start:end]):
            continue
        around = numbers[max(0, start - _AROUND) : end + 1 + _AROUND]
        # 吞吐量1264万吨，上年同期为1164万吨。按货种分: the list is of another number before it.
        if _OF_OTHERS.search(whole.before) or sum(one.value for one in parts) in {one.value for one in around}:
            continue
        if not explained(around, {id(one) for one in (whole, *parts)}) and not not_closed(ledger, whole, parts):
            names = tuple(gap.lstrip("，,；;。、（(") for gap in gaps[start:end])
            tail = gaps[end] if end < len(gaps) else ""
            yield by_slip(whole, tuple(parts), names, tail=tail)


def _opens(gap: str) -> bool:
    return not _NO_LEVEL.search(gap) and (not _ENDS.search(gap) or _AMONG.fullmatch(gap) is not None)


def _listed(gaps: Sequence[str]) -> bool:
    """True for two parts, for more behind 、, and for more behind commas where a whole opens and a rest ends them.

    种植业318个，养殖业124个，加工业97个，其他89个 has no whole; 民生262亿元，教育68亿元，社保56亿元 hold one another.
    """
    if len(gaps) < _FEWEST or all(gap.startswith(_LISTED) for gap in gaps[1:]):
        return True
    return _INTRODUCED.search(gaps[0]) is not None and _REST.search(gaps[-1]) is not None


def _goes_on(mark: str, gap: str) -> bool:
    """True where the list has another member: the next number stands near, behind the mark of the list."""
    if len(gap) > _CLOSE or _ENDS.search(gap) or _OF_THEM.search(gap):
        return False
    return mark[:1] == gap[:1] or gap[:1] == _LISTED


def _slipped(whole: Quantity, parts: Sequence[Quantity], gaps: Sequence[str]) -> bool:
    """True where one key is all that keeps the parts from coming to the whole."""
    numbers = (whole, *parts)
    if any(one.approximate or one.value <= 0 for one in numbers) or max(one.value for one in parts) >= whole.value:
        return False
    steps = [one.step for one in numbers]
    if max(steps) > min(steps) * _COARSER:
        return False
    over = sum((one.value for one in parts), Decimal(0)) - whole.value
    counted = all(one.kind == "count" and one.step == 1 for one in numbers)
    if not counted and abs(over) < max(steps) * _ROUNDED:
        return False
    longest, second, *_ = sorted((len(printed_digits(one)) for one in numbers), reverse=True)
    selection = over < 0 and longest < _SURE and not _REST.search(gaps[-1])
    if second < _TELLING or (selection and any(gap[:1] != _LISTED for gap in gaps[1:])):
        return False
    return _mended(whole, whole.value + over) or any(
        _mended(one, one.value - over) for one in parts if one.value > over
    )


def _mended(written: Quantity, needed: Decimal) -> bool:
    """True where one key is wrong; in a number of four digits the first one, too, which doubles it or more."""
    if one_key(written, needed):
        return True
    said, right = (plain((value / written.step).to_integral_value()) for value in (written.value, needed))
    return one_digit(said, right, _SURE)


def explained(around: Sequence[Quantity], run: Set[int]) -> bool:
    """True where two of the numbers, or a row of them, come to another one near by: 212户，退出5户、新增8户, 215户."""
    for first, second, third in combinations(around, 3):
        if sum(id(one) in run for one in (first, second, third)) >= _TWO:
            low, middle, high = sorted(one.value for one in (first, second, third))
            if low + middle == high:
                return True
    for start in range(len(around)):
        for end in range(start + _FEWEST, min(start + _MOST, len(around)) + 1):
            row = around[start:end]
            if sum(id(one) in run for one in row) >= _TWO and _add_up([one.value for one in row]):
                return True
    return False


def _add_up(values: Sequence[Decimal]) -> bool:
    """True where the first or the last of a row is the sum of the others, some of them taken off."""
    if len(values) > _SIGNED:
        return sum(values) in (2 * values[0], 2 * values[-1])
    return any(
        end == other + sum(sign * value for sign, value in zip(signs, values[1:-1], strict=True))
        for end, other in ((values[0], values[-1]), (values[-1], values[0]))
        for signs in product((1, -1), repeat=len(values) - 2)
    )
