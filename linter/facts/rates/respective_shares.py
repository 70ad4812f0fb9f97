"""Respective shares: 木船1734吨、钢船5204吨、其他1322吨，分别占总吨位的21.0%、63.0%、16.0%, told of a list one by one.

Which number the whole is the shares themselves show: they are shares of it, all but one or two that changed places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.slips import printed_digits
from linter.facts.quantities.stated import stated
from linter.facts.rates.chained_parts import is_change
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CUE = regex(
    r"[，,。；;（(](?:(?:其|所|各自?|三者|两者|它们)?(?:分别|依次|各)占[^，,。；;：:、\d]{0,16}?(?:的?(?:比重|比例|份额))?"
    r"|(?:其|所|各自?)?占[^，,。；;：:、\d]{0,16}?的?(?:比重?|比例|份额)(?:分别|依次))(?:的|约|为|达到?|是)*$"
)
_OTHER = regex("上年|去年|同期|[全我本][国省]|计划|目标|任务|预算")
"""What names another whole than the one of the list."""
_JOINTS = ("、", "和", "与", "及", "以及", "，", ",")
_ENDS = regex("[。\n]")
_PAIR = 2
_MOST = 8
_BACK = 12
"""Numbers before the shares among which their parts and the whole stand."""
_PROOF = 4
"""Digits of the fitting shares that prove a whole."""


def find_respective_shares(ledger: Ledger) -> Iterator[Rate]:
    """Every share of such a list that is not of the number which the others are shares of."""
    if "占" not in ledger.text or not ("分别" in ledger.text or "依次" in ledger.text or "各占" in ledger.text):
        return
    for numbers in ledger.by_block.values():
        for at in range(_PAIR, len(numbers)):
            share = numbers[at]
            if share.kind == "percent" and share.printed_unit == "%" and _CUE.search(_gap(ledger, numbers, at)):
                yield from _odd(ledger, numbers, at)
                yield from _of_two_counts(ledger, numbers, at)


def _of_two_counts(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> Iterator[Rate]:
    """事故6起、死亡29人，其中瓦斯事故2起、死亡14人，分别占33.3%、48.3%: each count is of the one in its unit before."""
    shares = _run(ledger, numbers, at)
    four = numbers[max(0, at - 2 * _PAIR) : at]
    if len(shares) != _PAIR or len(four) != 2 * _PAIR or len({one.sentence for one in four}) > 1:
        return
    wholes, parts = four[:_PAIR], four[_PAIR:]
    units = [one.unit for one in four]
    if units[0] == units[1] or units[:_PAIR] != units[_PAIR:] or any(one.approximate or is_change(one) for one in four):
        return
    if not _AMONG.search(ledger.text, wholes[-1].span.end, parts[0].span.start):
        return
    pairs = list(zip(parts, shares, wholes, strict=True))
    off = [one for one in pairs if not _is(*one)]
    if len(off) == 1 and off[0][0].value < off[0][2].value:
        part, share, whole = off[0]
        yield Rate(share, part, whole, "share", "占", (part, whole), False, slip=True)


_AMONG = regex("其中")


def _gap(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> str:
    return ledger.text[numbers[at - 1].span.end : numbers[at].span.start]


def _odd(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> Iterator[Rate]:
    shares = _run(ledger, numbers, at)
    if not _PAIR <= len(shares) <= _MOST or _OTHER.search(_gap(ledger, numbers, at)):
        return
    parts = _parts(ledger, numbers, at, len(shares))
    if not parts:
        return
    first = next(index for index in range(at - 1, -1, -1) if numbers[index] is parts[0])
    alike = [one for one in numbers[max(0, first - _BACK) : first] if one.unit == parts[0].unit and not one.approximate]
    pairs = list(zip(parts, shares, strict=True))
    for whole in reversed(alike):
        if is_change(whole) or whole.value <= max(part.value for part in parts):
            continue
        off = [place for place, (part, share) in enumerate(pairs) if not _is(part, share, whole)]
        if not off:
            return
        if _proved(pairs, off, whole) and not _evened(pairs, off, whole):
            part, share = pairs[off[0]]
            yield Rate(share, part, whole, "share", "占", (part, whole), False, slip=True)
            return


def _run(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> list[Quantity]:
    """The percentages that follow one another from `at` on."""
    run = [numbers[at]]
    for index in range(at + 1, len(numbers)):
        one = numbers[index]
        if one.printed_unit != "%" or one.approximate or _gap(ledger, numbers, index) not in _JOINTS:
            break
        run.append(one)
    return run if all(0 < one.value < 1 for one in run) else []


def _parts(ledger: Ledger, numbers: Sequence[Quantity], at: int, many: int) -> list[Quantity]:
    """As many amounts of one unit right before the shares; what grew by how much may be told between them."""
    parts: list[Quantity] = []
    unit = ""
    for one in reversed(numbers[max(0, at - 2 * many - 1) : at]):
        if one.kind == "percent" or is_change(one):
            continue
        if not one.is_amount or one.approximate or not one.unit or one.unit != (unit or one.unit):
            break
        behind = parts[-1].span.start if parts else numbers[at].span.start
        if len(parts) == many or (parts and _ENDS.search(ledger.text, one.span.end, behind)):
            break
        parts.append(one)
        unit = one.unit
    return parts[::-1] if len(parts) == many else []


def _proved(pairs: Sequence[tuple[Quantity, Quantity]], off: Sequence[int], whole: Quantity) -> bool:
    """True where the other shares are of the whole, and one key or the exchange of two makes these so as well."""
    fitting = sum(len(printed_digits(share)) for at, (_, share) in enumerate(pairs) if at not in off)
    if len(off) == _PAIR:
        one, other = (pairs[at] for at in off)
        told = fitting + min(len(printed_digits(share)) for _, share in (one, other))
        return told > _PAIR and _is(one[0], other[1], whole) and _is(other[0], one[1], whole)
    if len(off) != 1:
        return False
    part, share = pairs[off[0]]
    return fitting >= _PROOF or (fitting >= _PAIR and mended(share, part, whole))


def _evened(pairs: Sequence[tuple[Quantity, Quantity]], off: Sequence[int], whole: Quantity) -> bool:
    """True for 33.3%、33.3%、33.4%: the last place was moved so that the shares come to 100."""
    part, share = pairs[off[0]]
    near = len(off) == 1 and abs(part.value / whole.value - share.value) < 2 * share.step
    return near and sum(one.value for _, one in pairs) == 1


def _is(part: Quantity, share: Quantity, whole: Quantity) -> bool:
    ratio = stated(part).over(stated(whole))
    return ratio is not None and ratio.meets(stated(share))
