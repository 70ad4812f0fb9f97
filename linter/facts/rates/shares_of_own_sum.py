"""Shares of their own sum: 利用1587吨，处置1535吨，贮存381吨。利用占45.3%，处置和贮存分别占43.8%和10.9%.

The whole is told nowhere: it is what the numbers come to, and all shares but one fit it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.shared_parts import SharedPart, shared_runs
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.slips import one_key, printed_digits
from linter.facts.quantities.stated import stated
from linter.facts.rates.odd_shares import OddShare
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST = 3
"""Shares in a row: two that fit the sum of three numbers do not fit it by chance."""
_PAIR, _MOST = 2, 12
_EACH, _LAST = regex("分别占(?:总[数量]的?|总人口的?)?$"), 8
"""Two shares told behind their two parts, and numbers before these among which one may be what they come to."""
_FAR = 2
"""Last places between a share and the right one that rounding does not leave."""
_OF_PLAN = regex("任务|计划|目标|预算")
"""上半年完成330件，占全年任务的55%: of what was planned, not of what was done."""
_AGREED = regex("占股|股份|持股|计划|预计")
"""Shares in a firm are agreed, not reckoned; what is planned is not yet."""
_PLACE = regex("^[^，,]{0,4}[村镇乡县区市](?!道)|^县直|^市直|乡镇|街道")
"""甲村1200亩，占60%；乙村1000亩，占40%: each of its own."""
_CHANGED = regex("增长|下降|上升|同比|环比|提高|降低|减少|增加")


def find_shares_of_own_sum(ledger: Ledger) -> Iterator[OddShare]:
    """Every row of numbers and, behind them, of as many shares, of which one is no share of what they come to."""
    if "占" not in ledger.text:
        return
    for row in ledger.rows:
        for run in shared_runs(row, _PAIR, rounded=True):
            by_turns = _of_two(run) if len(run) == _PAIR else _by_turns(run)
            if by_turns:
                yield by_turns
        at = 0
        while at < len(row.cells):
            end = at
            while end < len(row.cells) and row.cells[end].quantity.kind == "percent":
                end += 1
            fewest = _PAIR if _EACH.search(row.cells[at].gap) else _FEWEST
            if fewest <= end - at <= min(at, _MOST) and any("占" in cell.gap for cell in row.cells[at:end]):
                found = _odd(row.cells[:at], row.cells[at:end])
                if found:
                    yield found
            at = max(end, at + 1)


def _odd(before: Sequence[Cell], told: Sequence[Cell]) -> OddShare | None:
    shares = [cell.quantity for cell in told]
    cells = before[-len(shares) :]
    parts = [cell.quantity for cell in cells]
    if len({part.unit for part in parts}) > 1 or any(_CHANGED.search(cell.gap) for cell in (*cells[1:], *told)):
        return None
    if any(one.approximate or one.value <= 0 for one in (*parts, *shares)):
        return None
    if not parts[0].is_amount:
        return None
    whole = sum((part.value for part in parts), Decimal(0))
    odd = [at for at, (part, share) in enumerate(zip(parts, shares, strict=True)) if not _is(part, share, whole)]
    if len(odd) != 1 or (len(shares) == _PAIR and not _told(before[: -len(shares)], parts[0], whole)):
        return None
    part, share = parts[odd[0]], shares[odd[0]]
    if abs(part.value / whole - share.value) < share.step * _FAR:
        return None
    return OddShare(part, share, whole, len(shares) - 1)


def _told(before: Sequence[Cell], part: Quantity, whole: Decimal) -> bool:
    """True where a number before two parts is what they come to: 人口46.4万人…男23.8万人，女22.6万人，分别占."""
    return any(cell.quantity.value == whole and cell.quantity.unit == part.unit for cell in before[-_LAST:])


def _by_turns(run: Sequence[SharedPart]) -> OddShare | None:
    """Of 利用62件，占54.32%；处置31件，占26.72%；贮存23件，占19.83%, the share that one key sets apart."""
    parts, shares = [one.part for one in run], [one.share for one in run]
    whole = sum((part.value for part in parts), Decimal(0))
    if any(one.approximate or one.value <= 0 for one in (*parts, *shares)):
        return None
    if any(_CHANGED.search(one.words + one.gap) for one in run) or _come_to_all(shares):
        return None
    right = [part.value / whole for part in parts]
    # The others may be cut off at their last place.
    rounded = Decimal(0) if all(part.exact for part in parts) else parts[0].step / whole
    odd = [at for at, share in enumerate(shares) if abs(right[at] - share.value) >= share.step + rounded]
    if len(odd) != 1 or not one_key(shares[odd[0]], right[odd[0]]) or len(printed_digits(shares[odd[0]])) < _FEWEST:
        return None
    return OddShare(parts[odd[0]], shares[odd[0]], whole, len(run) - 1)


def _of_two(run: Sequence[SharedPart]) -> OddShare | None:
    """Of 男生330人，占55%；女生340人，占45% the first: two shares that come to 100 % are those of the sum of both.

    Of 73 such pairs in four million characters none was otherwise.
    """
    one, other = run
    if one.share.value + other.share.value != 1 or one.base != other.base or _OF_PLAN.search(one.base):
        return None
    if any(_AGREED.search(told.words + told.gap) for told in run) or all(_PLACE.search(told.name) for told in run):
        return None
    name = one.name.removeprefix("其中")
    if len(name) >= len("案件") and name in other.words:
        return None  # 盗窃案80件，占25%；盗窃案已破获60件，占75%
    if any(told.share.approximate or _CHANGED.search(told.words + told.gap) for told in run):
        return None
    whole = one.part.value + other.part.value
    off = abs(one.part.value / whole - one.share.value)
    rounded = Decimal(0) if one.part.exact else one.part.step / whole
    return None if off < one.share.step * _FAR + rounded else OddShare(one.part, one.share, whole, 1)


def _come_to_all(shares: Sequence[Quantity]) -> bool:
    """True where they leave nothing but rounding to 100 %: then a count is wrong, or none is."""
    off = sum((one.value for one in shares), Decimal(0)) - 1
    return abs(off) <= sum((one.step for one in shares), Decimal(0)) / 2


def _is(part: Quantity, share: Quantity, whole: Decimal) -> bool:
    return stated(share).holds(part.value / whole)
