"""Long sums: a number of four digits or more, and those of its unit beside it that come to it but for one digit.

总收入86215万元，增长4.1%；乡镇上缴51340万元，下降2.3%；本级34875万元 needs no 其中, and other words and numbers may
stand anywhere between them. Such rows come out to the last digit in right reports; those that one digit keeps from it
have a further member, whose number stands near by, or are off by what rounding brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.closed_runs import explained
from linter.facts.parts.closed_triples import mended
from linter.facts.parts.identities import find_identities
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import of_one_business, rated, sisters
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import SENTENCE_END, is_base, tells_level
from linter.facts.quantities.bigrams import shared_tail
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.facts.quantities.rows import Row
    from linter.ledger import Ledger
    from linter.offsets import Span

_FEWEST, _MOST, _MOST_BEFORE = 2, 5, 9
"""Parts of a whole told before them, and of a total told behind them."""
_TELLING, _AMONG_TELLING, _SELECTED, _LEAST = 4, 3, 5, 2
"""Digits of the second longest number, below which chance brings too many near; the same behind 其中 where the parts
are more than the whole; those of a whole of which 其中 may select some; those of the shortest number."""
_ROUNDER, _SMALL_CLASS = 2, 20
"""Places by which a shortfall is rounder than every part, and how many times it goes into the whole at most."""
_ROUNDED = 10
"""Last places by which rounding, or a small class left out, may put a sum off."""
_COARSER = 10
_AROUND = 8
"""Numbers on each side that may explain those of a sum."""
AMONG = regex("其中|中[，,]|包括|包含|[内下]?含|涉及")
_ASIDE = regex(r"[（(][^（()）\n]*[)）]")
_NESTED = regex("其中|包括|包含|(?<!不)含|[中内](?=[，,有的])")
"""Between two parts: the second one is part of the first."""
_LEAD, _OF_LIST = 24, regex("(?:其中|包括|分别)[^。；;\n、]*$")
"""Characters before a number, and what stands in them where it is the first member of a list."""
_SELECTS = regex("主要|重点|例如|如[:：]|等[，,；;。、]?$")
_OPEN = regex(f"{ET_CETERA}|左右|以上")
_NO_PART = regex("每|[^，,。；;]均|平均|最|单价|限额|上限|归属|少数股东|国有(?:资本)?(?:权益|净资产)")
"""Before a number that neither has parts nor is one: a mean, a price, a limit, the equity of one owner alone."""
_INVESTED = regex("总?投资|投入")
_OWN = regex("自筹|企业|社会|群众|业主|银行|贷款")
"""The payers that a list of public funds may leave out."""
_PLAN = regex("计划|目标|任务|预算(?:数|安排|为)|年初预算|[预概]计|应(?!急)")
_REST = regex("余|剩|未|尚|缺|差|欠|节约|核减|审减")
_OPEN_END = regex(
    r"[^。；;\n\d]{0,16}?(?:其余|其[他它]|余下|另[计行算外]|[不未]计|都有|[兼另]有|重复|交叉|重叠|同时|两[种类项]|部分)"
)
"""Behind the last part: a class without a number, or members that stand in two of them."""
_TOTAL = regex("(?:合计|总计|共计|(?<!公)共|总(?!局|部|队|会|站|工)[一-鿿]{0,4}?)(?:为|达到?|是|有|完成|实现)*$")
_TOTAL_APART = regex("(?:[一-鿿]{0,6}(?:收入|支出|收支))?(?:合计|总计|总量|共计)(?:为|达)?")


class Sum(NamedTuple):
    """A whole and what may be its parts, in the order of the text."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    among: bool
    """True where 其中 or the like stands between them."""
    behind: Quantity | None
    """The next number of the unit in their sentence."""

    @property
    def over(self) -> Decimal:
        """By how much the parts come to more than the whole."""
        return sum((one.value for one in self.parts), Decimal(0)) - self.whole.value

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)


def find_long_sums(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every row of long numbers one of which is the others' sum but for one digit."""
    full = [told for told in known if told.complete and not any(map(_NO_PART.search, told.names))]
    taken = {one.span for told in full for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        for numbers in levels_by_sentence(row):
            told = next((one for one in _sums(ledger, numbers) if _is_wrong(ledger, one, taken)), None)
            # 已退, 上缴 and 未收回 are compared by their words.
            if told and not any((*left.settled, left.left) == told.parts for left in leftovers_in(row)):
                yield by_slip(told.whole, told.parts, tuple(one.before for one in told.parts))


def levels_by_sentence(row: Row, through: re.Pattern[str] | None = None) -> Iterator[list[Quantity]]:
    """The levels of each unit in each sentence; a total behind a full stop belongs to the sentence before it.

    So does what `through` matches where it is given.
    """
    groups: dict[str, list[Quantity]] = {}
    for cell in row.host:  # 开工1617套，开工率110.6%（其中：…）: the last number of the unit before a bracket
        groups[cell.quantity.unit] = [cell.quantity]
    for at, (quantity, gap) in enumerate(row.cells):
        goes_on = _TOTAL_APART.fullmatch(gap.lstrip("。\n")) or (through and through.match(gap))
        if SENTENCE_END.search(gap) and not goes_on:
            yield from groups.values()
            groups = {}
        if not quantity.unit or not quantity.is_amount or _NO_PART.search(quantity.before):
            continue
        if tells_level(gap) and not is_base(row, at):
            groups.setdefault(quantity.unit, []).append(quantity)
    yield from groups.values()


def _sums(ledger: Ledger, numbers: Sequence[Quantity]) -> Iterator[Sum]:
    """Every number with those behind it, and every total with those before it, that one digit may keep from it."""
    if sum(one.value / one.step >= 10 ** (_AMONG_TELLING - 1) for one in numbers) < _FEWEST:
        return
    for at, whole in enumerate(numbers):
        for count in range(_FEWEST, min(_MOST, len(numbers) - at - 1) + 1):
            parts = tuple(numbers[at + 1 : at + 1 + count])
            if _is_near(whole, parts):
                between = ledger.text[whole.span.end : parts[0].span.start]
                behind = numbers[at + 1 + count] if at + 1 + count < len(numbers) else None
                yield Sum(whole, parts, AMONG.search(between) is not None, behind)
        if _TOTAL.search(whole.before):
            for count in range(_FEWEST, min(_MOST_BEFORE, at) + 1):
                parts = tuple(numbers[at - count : at])
                if _is_near(whole, parts):
                    yield Sum(whole, parts, False, None)


def _is_near(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where one digit of one of the numbers is all that keeps the parts from coming to the whole."""
    numbers = (whole, *parts)
    over = sum((one.value for one in parts), Decimal(0)) - whole.value
    steps = [one.step for one in numbers]
    if abs(over) < max(steps) * _ROUNDED or max(steps) > min(steps) * _COARSER:
        return False
    return not any(one.approximate or one.value <= 0 for one in numbers) and any(
        _mended(numbers, one, over) for one in numbers
    )


def _mended(numbers: Sequence[Quantity], one: Quantity, over: Decimal) -> bool:
    """True where `one` with another digit makes the sum right, and none of the parts its whole."""
    needed = one.value + (over if one is numbers[0] else -over)
    if not mended(one, needed):
        return False
    told = [needed if other is one else other.value for other in numbers]
    return max(told[1:]) < told[0]


def _is_wrong(ledger: Ledger, told: Sum, taken: Set[Span]) -> bool:
    return (
        _tells(told)
        and not _of_another(ledger, told)
        and not any(one.span in taken for one in told.numbers)
        and not (told.over < 0 and _selects(ledger, told))
        and (told.among or not _heads_a_list(ledger, told.whole))
        and not goes_on_openly(ledger, told)
        and not nested_parts(ledger, told)
        and (told.among or not (_mixes_plans(told) or _rated(ledger, told) or of_one_business(told.whole, told.parts)))
        and not told_near(ledger, told)
        and not told_by_law(ledger, told)
        and (told.among or not sisters(ledger, told.whole, told.parts))
    )


def nested_parts(ledger: Ledger, told: Sum) -> bool:
    """True where one of the parts holds the next."""
    return bool(_NESTED.search(_ASIDE.sub("", ledger.text[told.parts[0].span.end : told.parts[-1].span.start])))


def goes_on_openly(ledger: Ledger, told: Sum) -> bool:
    """True where a class without a number, or members that stand in two, are told behind the last part."""
    return _OPEN_END.match(ledger.text, max(one.span.end for one in told.numbers)) is not None


def _of_another(ledger: Ledger, told: Sum) -> bool:
    """True for 甲类利税总额63亿元，利润2亿元；乙类营业收入1036亿元，利税总额1106亿元: the same of another class.

    So it is for 原煤产量312万吨，其中地方矿产量285万吨；年末库存量47万吨，其中…: behind ； another matter.
    """
    pairs = pairwise(told.parts)
    behind = [one for last, one in pairs if "；" in ledger.text[min(last.span.end, one.span.start) : one.span.start]]
    if told.among and any(_HEADS.match(ledger.text, one.span.end) or _AT_THE_END.match(one.before) for one in behind):
        return True
    alike = [len(shared_tail(one.before, told.whole.before)) >= _INDICATOR for one in told.parts]
    return bool(behind or not told.among) and any(alike) and not all(alike)


_HEADS = regex("[，,（(]其中")
_AT_THE_END = regex("[年期月]末|[年月]底|截至|同期")


_INDICATOR = 4
"""Characters in which the names of two values of one indicator end."""


def _tells(told: Sum) -> bool:
    """True where the numbers are so long that chance brings no others near."""
    texts = [plain(one.value / min(other.step for other in told.numbers)) for one in told.numbers]
    round_to = min(len(text) - len(text.rstrip("0")) for text in texts)
    digits = sorted(len(text) - round_to for text in texts)
    if digits[0] < _LEAST:
        return False
    if not told.among:
        return digits[-2] >= _TELLING and not _of_payers(told)
    if not _is_rounder(told):
        return False
    least = _AMONG_TELLING if told.over > 0 and len(told.parts) == _FEWEST else _TELLING
    return digits[-2] >= least and (told.over > 0 or digits[-1] >= _SELECTED)


def _is_rounder(told: Sum) -> bool:
    """True where what parts behind 其中 are off by is much rounder than they: no further part, none told twice.

    A class left out is mostly small, and as round as those beside it: 中央资金15368万元、省级资金7200万元 of 23568万元.
    """
    step = min(one.step for one in told.numbers)
    off, *parts = (
        len(text) - len(text.rstrip("0"))
        for text in (plain(abs(value) / step) for value in (told.over, *(one.value for one in told.parts)))
    )
    if told.over > 0:
        return off > max(parts)
    return off >= max(parts) + _ROUNDER and -told.over * _SMALL_CLASS >= told.whole.value


def _of_payers(told: Sum) -> bool:
    """True for 中央资金3256万元、省级资金1256万元，总投资5172万元: who built it may have paid the rest."""
    names = "".join(one.before for one in told.parts)
    return told.over < 0 and _INVESTED.search(told.whole.before) is not None and not _OWN.search(names)


def _heads_a_list(ledger: Ledger, whole: Quantity) -> bool:
    return _OF_LIST.search(ledger.text, max(0, whole.span.start - _LEAD), whole.span.start) is not None


def _mixes_plans(told: Sum) -> bool:
    """True where some of the numbers are planned and no word tells what is left of a plan."""
    planned = [_PLAN.search(one.before) is not None for one in told.numbers]
    return any(planned[1:]) or (planned[0] and not _REST.search(told.parts[-1].before))


def _rated(ledger: Ledger, told: Sum) -> bool:
    """True for 登记1264人，参加1138人，参加率90.0%，领取补贴116人: the rate is right, and the last ones are no rest."""
    rest = _REST.search(told.parts[-1].before) is not None
    return len(told.parts) == _FEWEST and not rest and rated(ledger, told.whole, told.parts)


def _selects(ledger: Ledger, told: Sum) -> bool:
    """True where parts that come to less may be a selection, or the next number finds room among them."""
    begin, last = told.whole.span.end, told.parts[-1]
    if told.behind and told.over + told.behind.value <= 0:
        return True
    between = ledger.text[begin : told.parts[0].span.start] if begin < told.parts[0].span.start else ""
    return bool(_SELECTS.search(between) or _OPEN.match(ledger.text, last.span.end))


def told_near(ledger: Ledger, told: Sum) -> bool:
    """True where a number near by is what the sum is off by, or where others explain the numbers."""
    own = {one.span for one in told.numbers}
    begin = ledger.quantity_index(min(span.start for span in own))
    end = ledger.quantity_index(max(span.end for span in own))
    near = [
        one
        for one in ledger.quantities[max(0, begin - 2 * _AROUND) : end + 2 * _AROUND]
        if one.unit == told.whole.unit and one.is_amount
    ]
    if any(one.value == abs(told.over) and one.span not in own for one in near):
        return True
    held = [at for at, one in enumerate(near) if one.span in own]
    around = near[max(0, held[0] - _AROUND) : held[-1] + 1 + _AROUND]
    return explained(around, {id(one) for one in around if one.span in own})


def told_by_law(ledger: Ledger, told: Sum) -> bool:
    """True for 出口 and 进口, which are compared by what they are."""
    among = {one.span for one in told.parts}
    return any(among <= {one.span for one in (law.result, *law.added, *law.taken)} for law in find_identities(ledger))
