"""Scale slips: 5.36亿元 … 中央1.42亿元，省级7800万元，自筹3.16万元: all digits agree, one part has 万 for 亿.

One part is out of all proportion to the others, and in the next scale of 元, 万元 and 亿元 it makes them come to a
whole told before them; or the whole is below each of its parts, and in another scale it is what they come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.wholes import SENTENCE_END, is_base, tells_level
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import printed_digits
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_POWERS = (Decimal(10_000), Decimal("0.0001"), Decimal(10) ** 8, Decimal(10) ** -8)
_FEWEST, _MOST = 2, 8
"""Parts of a list; two of them only where words introduce it."""
_APART = 40
"""How many times smaller, or larger, than any other part one part is that has another scale."""
_TELLING = 2
"""Digits of the part, and of the whole, that do not agree by chance."""
_LEAST_SHARE = Decimal("0.02")
"""Share of the whole that the part makes up once it is mended: less would be lost in the rounding."""
_INTRODUCED = regex("其中|包括|包含|分别|来源|[构组]成|[：:]|由|[中里内][，,]")
_BACK = regex("上述|前述|以上|这|该|所[需投筹获用]|[来分]?看|来源|[构组]成|资金中|投[入资]中")
"""In what stands before a list whose whole is told sentences ago."""
_NO_PART = regex("[每均各]|最[高低大小多少]|单[户价个笔人次]|标准|人次|罚|奖励?金?$|率|不足|超过?")
_OPEN = regex(rf"{ET_CETERA}|主要|[，,；;]?(?:其余|其他|其它|另|还有|此外)")
_NEXT, _FAR = 1, 300
"""Sentences to a whole that needs no word back to it, and numbers to one that has."""
_BEFORE = 12
"""Characters before a whole that name it."""
_COMMON = han_bigrams(
    "资金|金额|累计|投入|全市|全县|全区|全镇|共计|合计|其中|安排|完成|实现|到位|收入|支出|项目|专项|补助|工作|来源|支持|落实"
)


class ScaleSlip(NamedTuple):
    """A whole, its parts, the one of these numbers in the wrong scale, and what it was meant to be."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    odd: Quantity
    meant: Decimal


def find_scale_slips(ledger: Ledger) -> Iterator[ScaleSlip]:
    """Every list of amounts that one of another scale keeps from its whole."""
    for row in ledger.rows:
        money = [one.value for one, _ in row.cells if one.kind == "money" and one.value > 0]
        if len(money) < _FEWEST or max(money) < min(money) * _APART:
            continue
        for run in _statements(row):
            values = [row.cells[at].quantity.value for at in run]
            if max(values) >= min(values) * _APART:
                found = next(_readings(ledger, row, run), None)
                if found:
                    yield found


def _statements(row: Row) -> Iterator[list[int]]:
    """The cells of each sentence that tell amounts of money."""
    run: list[int] = []
    for at, (quantity, gap) in enumerate(row.cells):
        if at and SENTENCE_END.search(gap):
            if len(run) >= _FEWEST:
                yield run
            run = []
        money = quantity.kind == "money" and not quantity.approximate and quantity.value > 0
        if money and tells_level(gap) and not is_base(row, at):
            run.append(at)
    if len(run) >= _FEWEST:
        yield run


def _readings(ledger: Ledger, row: Row, run: Sequence[int]) -> Iterator[ScaleSlip]:
    """The list behind each number of its sentence, and all of it behind one that was told before."""
    for first in range(min(len(run), _MOST)):
        at = run[first:]
        if not _FEWEST <= len(at) <= _MOST or not _all_parts(row, at):
            continue
        introduced = _INTRODUCED.search(row.cells[at[0]].gap) is not None
        if len(at) == _FEWEST and not introduced:
            continue
        parts = tuple(row.cells[i].quantity for i in at)
        odd = _odd(parts)
        if odd is None:
            whole = row.cells[run[first - 1]].quantity if first else None
            meant = _whole_mended(whole, parts) if whole and introduced else None
            if whole and meant:
                yield ScaleSlip(whole, parts, whole, meant)
                return
            continue
        wholes = [row.cells[run[first - 1]].quantity] if first else list(_before(ledger, row, at[0]))
        for whole in wholes:
            meant = _mended(whole, parts, odd)
            if meant is not None and not _closed(ledger, whole, parts):
                yield ScaleSlip(whole, parts, odd, meant)
                return


def _all_parts(row: Row, at: Sequence[int]) -> bool:
    """True where every number of the list may be a part, and the list ends with its sentence."""
    if any(_NO_PART.search(SENTENCE_END.split(row.cells[i].gap)[-1][-_BEFORE:]) for i in at):
        return False
    behind = [row.behind(i) for i in at]
    return not any(_OPEN.match(words) for words in behind) and not any("其中" in words for words in behind[:-1])


def _odd(parts: Sequence[Quantity]) -> Quantity | None:
    """The one part that is out of all proportion to the others."""
    ordered = sorted(parts, key=lambda one: one.value)
    if ordered[0].value * _APART < ordered[1].value:
        odd = ordered[0]
        # Of two either may be the one.
        if len(parts) > _FEWEST and ordered[1].value * _APART < ordered[-1].value:
            return None
    elif ordered[-1].value > ordered[-2].value * _APART:
        odd = ordered[-1]
    else:
        return None
    return odd if len(printed_digits(odd)) >= _TELLING else None


def _before(ledger: Ledger, row: Row, at: int) -> Iterator[Quantity]:
    """The amounts before a list that may be its whole, the nearest first."""
    first = row.cells[at].quantity
    if row.host and at == 0:
        yield row.host[-1].quantity
        return
    lead = ledger.lead(first)
    back = _BACK.search(lead) is not None
    words = han_bigrams(lead) - _COMMON
    end = ledger.quantity_index(ledger.sentences[first.sentence].span.start)
    for one in reversed(ledger.quantities[max(0, end - _FAR) : end]):
        if one.kind != "money" or one.approximate or not tells_level(one.before):
            continue
        named = han_bigrams(one.before[-_BEFORE:])
        if (first.sentence - one.sentence <= _NEXT and (back or named & words)) or (back and named & words - _COMMON):
            yield one


def _mended(whole: Quantity, parts: Sequence[Quantity], odd: Quantity) -> Decimal | None:
    """What the odd part is in the scale in which all come to the whole; None where they do in none."""
    if whole.approximate or len(printed_digits(whole)) < _TELLING:
        return None
    if any(one.value >= whole.value for one in parts if one is not odd):
        return None
    others = total(one.interval for one in parts if one is not odd)
    if others.plus(odd.interval).meets(whole.interval):
        return None
    for power in _POWERS:
        meant = odd.value * power
        if whole.value * _LEAST_SHARE <= meant < whole.value and others.plus(odd.interval.times(power)).meets(
            whole.interval
        ):
            return meant
    return None


def _whole_mended(whole: Quantity, parts: Sequence[Quantity]) -> Decimal | None:
    """What a whole below each of its parts is in the scale in which they come to it: 217元中，甲142亿元、乙75亿元."""
    if _NO_PART.search(whole.before[-_BEFORE:]):
        return None  # 每人补助386元
    if len(printed_digits(whole)) <= _TELLING or min(one.value for one in parts) < whole.value * _APART:
        return None
    said = total(one.interval for one in parts)
    return next((whole.value * power for power in _POWERS if said.meets(whole.interval.times(power))), None)


def _closed(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the list as it stands comes to another number near by."""
    said = total(part.interval for part in parts)
    at = ledger.quantity_index(parts[0].span.start)
    near = ledger.quantities[max(0, at - _AROUND) : at + _AROUND]
    return any(one.unit == whole.unit and one not in parts and one.interval.meets(said) for one in near)


_AROUND = 8
"""Numbers around a list that may be its whole as it stands."""
