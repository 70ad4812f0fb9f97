"""Moved prices: 鱼塘360亩，租金由每亩850元涨到1120元，每年增收9.72万元: what a change of price comes to for all.

Price before, price after, the number of things priced and the gain stand in one or two sentences. A gain may have other
causes, so one key must mend one of the four, or the words say that this alone brings it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.products import ABOUT, Takers, counts
from linter.facts.quantities.rows import Cell
from linter.facts.quantities.slips import exchanged, is_near, one_key, printed_digits
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class MovedPrice(NamedTuple):
    """A price for each before and after, how many there are, how often it is paid, and what the change comes to."""

    before: Quantity
    after: Quantity
    takers: Quantity
    times: Decimal
    """12 where the price is one of a month and the gain one of a year."""
    whole: Quantity

    @property
    def gain(self) -> Decimal:
        """What the change of price comes to for all of them."""
        return abs(self.after.value - self.before.value) * Takers.counted(self.takers).value * self.times


_UNIT = (
    "人次|户次|车次|班次|平方米|立方米|公里|千瓦时|公斤|千克"
    "|[户人亩名家个村座间台辆吨件头只套份张例栋条艘组盏株棵斤米床箱桶袋车方度趟架羽匹]"
)
_EACH = regex(
    rf"(?:每(?P<first>[年月])(?:度)?每|每)(?P<unit>{_UNIT})(?:每(?:个)?(?P<period>[年月日天季周]))?"
    r"(?P<words>[^。；;\n\d]{0,24})$"
)
_BEHIND = regex(rf"[/／](?P<unit>{_UNIT})(?:[/／·.]?(?P<period>[年月日天季周]))?")
_MOVES = regex(
    r"(?:[/／][^，,。；;/／]{1,6})?(?:的[^，,。；;\d]{0,8})?(?:逐步|逐年|平均|统一|一次性|大幅|再|又|都|均|已|直接)?"
    r"(?:(?P<up>提高|提升|上调|上涨|上升|增加|增长|涨|升)|(?P<down>降低|下降|下调|下浮|减少|压减|压缩|压降|缩减|降|减)|调整?|变)"
    rf"(?:到了?|至|为|成)(?:每(?:{_UNIT})(?:每[年月])?)?"
)
_FROM = regex("[由从](?P<words>[^，,。；;由从]{0,16})$")
_GAIN = regex(
    "(?:(?P<up>增收|增加|增产|增效|增值|创收|多收|多支|多付|多产|多得|多发)|(?P<down>节约|节省|节支|减少|减支|减负|降低|降本|少收|少支|少付|少缴|省下|让利))"
    "(?P<words>[^，,。；;：:\\d]{0,10})$"
)
"""What a change of price brings, or saves, right before its amount."""
_ALONE = regex("仅此|单此|这一项|此一项|仅这|由此|据此|按此|以此|照此|因此|一项就|光这|单这")
"""Words by which nothing else adds to the gain."""
_WHEN = regex("每个?(?P<each>[年月])|(?P<month>月均|月)|(?P<year>年均|年[可约共增节多少减]|全年|一年|[年]度)")
"""How often the gain comes."""
_OTHER = regex(
    rf"其中|另(?!行)|{ABOUT}|左右|部分|首批|分别|扣除|优惠|连同|加上|加之|再加|其余|其他|其它|同时|月份?起|起执行|[二两三四五六七八九十\d]年[间来共内]|累计|首年|前[两三]年|不等|最[高低多少]"
    "|以[上下内]|平均.{0,6}不|以及|季度|半年|[\\d一二三四五六七八九十]+个月|试点|超过|不足"
)
"""What may change the number, or the time, that the price is paid for."""
_NO_COUNT = regex("每|均|存栏|常住|其中|约|近|余|较|比|增|减|新|原|另|首批|剩|第")
_STOP = regex("[。！？!?\n]")
_MONTHS = Decimal(12)
_REACH = 5
"""Numbers before the two prices, and behind them, among which the others stand."""
_TELLING = 2
"""Digits of a number that a slip explains."""


def find_moved_prices(ledger: Ledger) -> Iterator[MovedPrice]:
    """Every change of a price whose gain is not what it comes to for all of them."""
    if "每" not in ledger.text and "/" not in ledger.text and "／" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(len(row.cells) - 2):
            one, other = row.cells[at].quantity, row.cells[at + 1].quantity
            if one.kind not in ("money", "measure") or one.unit != other.unit or one.value == other.value:
                continue
            moves = _MOVES.fullmatch(row.cells[at + 1].gap)
            if moves and _FROM.search(row.cells[at].gap) and not (one.approximate or other.approximate):
                found = _of(ledger, row.cells, at, moves)
                if found:
                    yield found


def _of(ledger: Ledger, cells: Sequence[Cell], at: int, moves: re.Match[str]) -> MovedPrice | None:
    before, after = cells[at].quantity, cells[at + 1].quantity
    each = _EACH.search(cells[at].gap) or _BEHIND.match(ledger.text, before.span.end)
    if each is None or (moves["up"] and after.value < before.value) or (moves["down"] and after.value > before.value):
        return None
    whole = _gain(cells, at, after.value > before.value)
    takers = _takers(cells, at, each["unit"])
    if whole is None or takers is None:
        return None
    first, last = min(takers.span.start, before.span.start), whole.quantity.span.start
    said = ledger.text[max(0, first - 2) : last]
    if _OTHER.search(said):
        return None
    period = each["period"] or each.groupdict().get("first")
    told = list(_WHEN.finditer(whole.gap))
    paid = "月" if told and (told[-1]["month"] or told[-1]["each"] == "月") else "年" if told else None
    if period not in (None, "年", "月") or (period == "月" and paid is None) or (period != "月" and paid == "月"):
        return None
    times = _MONTHS if period == "月" and paid == "年" else Decimal(1)
    found = MovedPrice(before, after, takers, times, whole.quantity)
    return found if _differs(ledger, cells, at, found) and (_slip(found) or _of_this_alone(found, said)) else None


def _gain(cells: Sequence[Cell], at: int, rises: bool) -> Cell | None:
    """The gain in the rest of the sentence, in the unit of the prices; none where there are two of them."""
    price = cells[at].quantity
    found: list[Cell] = []
    for cell in cells[at + 2 : at + 2 + _REACH]:
        if _STOP.search(cell.gap):
            break
        gain = _GAIN.search(cell.gap)
        if gain and cell.quantity.kind == price.kind and cell.quantity.unit == price.unit:
            if (gain["up"] is not None) != rises or cell.quantity.approximate or _NOT_OF_IT.search(cell.gap):
                continue
            found.append(cell)
    return found[0] if len(found) == 1 else None


_NOT_OF_IT = regex(rf"每(?:{_UNIT})|[户人亩]均|[和及与、][一-鿿]{{1,8}}$")
"""Before a gain: it is one for each, or one of several things together."""


def _takers(cells: Sequence[Cell], at: int, unit: str) -> Quantity | None:
    """The one count of what is priced around the prices, in their sentence or the one before."""
    near: list[Quantity] = []
    stops = 0
    for index in range(at, max(-1, at - _REACH), -1):
        stops += _STOP.search(cells[index].gap) is not None
        if index == 0 or stops > 1:
            break
        before = cells[index - 1]
        if _counted(before, unit):
            near.append(before.quantity)
    for cell in cells[at + 2 : at + 2 + _REACH]:
        if _STOP.search(cell.gap):
            break
        if _counted(cell, unit):
            near.append(cell.quantity)
    return near[0] if len({one.value for one in near}) == 1 and not near[0].approximate else None


def _counted(cell: Cell, unit: str) -> bool:
    return counts(cell.quantity, unit) and not _NO_COUNT.search(re.split("[，,。；;、]", cell.gap)[-1])


def _differs(ledger: Ledger, cells: Sequence[Cell], at: int, found: MovedPrice) -> bool:
    """False where the gain is just what they come to, by itself or with another number beside it."""
    gain, whole = found.gain, found.whole.interval.truncated_too(found.whole.step)
    rest = [cell.quantity for cell in cells[max(0, at - _REACH) : at + 2 + _REACH]]
    others = [one.value for one in rest if one.unit == found.whole.unit and one is not found.whole]
    widest = Interval(gain, gain)
    if any("." in ledger.read(one.number) for one in (found.before, found.after)):
        spread = (found.before.step + found.after.step) / 2 * Takers.counted(found.takers).value * found.times
        widest = widest.widened(spread)
    counted = [one.value for one in rest if one.unit == found.takers.unit and one.value]
    by_count = [gain / found.takers.value * value for value in counted]
    return not (
        widest.meets(whole) or any(whole.holds(gain + one) for one in others) or any(map(whole.holds, by_count))
    )


def _of_this_alone(found: MovedPrice, said: str) -> bool:
    return _ALONE.search(said) is not None and is_near(found.whole, found.gain)


def _slip(found: MovedPrice) -> bool:
    """True where one key in one of the four numbers makes the others give it."""
    many = Takers.counted(found.takers).value * found.times
    if not many:
        return False
    change = found.whole.value / many * (1 if found.after.value > found.before.value else -1)
    count = found.whole.value / abs(found.after.value - found.before.value) / found.times
    printed = found.takers.value / Takers.counted(found.takers).value
    rounded = (found.gain / found.whole.step).to_integral_value() * found.whole.step
    needed = [(found.whole, rounded), (found.before, found.after.value - change)]
    needed += [(found.after, found.before.value + change), (found.takers, count * printed)]
    return any(
        value > 0
        and value % one.step == 0
        and len(printed_digits(one)) >= _TELLING
        and (one_key(one, value) or exchanged(one, value))
        for one, value in needed
    )
