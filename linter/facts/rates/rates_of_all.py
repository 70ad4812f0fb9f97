"""Rates of all: 共接诉求13499件，其中投诉9880件，举报3618件。办结13043件，办结率97%: of the number that tells all.

However many stand between, the first and largest number of the paragraph is what the rate right behind its part is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.rates.chained_parts import is_aside, is_change
from linter.facts.rates.named_wholes import of_another_time
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RATE = regex(
    r"^(?:总体|综合|整体|总|问题)*(?P<name>"
    r"(?P<act>办结|整改|办复|答复|回复|解决|化解|销号|处置|调解|受理|回访|完成|审结)(?:完成)?率)(?:为|达到?|是|：|:)?$"
)
_BEHIND = regex(r"^[^，,。；;：:、（()]{0,4}[，,、（(][^，,。；;：:、（()]*$")
_ALL = regex("(?:[共接收]|合计|总计|累计|受理|排查|发现|查出|反馈|反映|交办)[^，,。；;]{0,14}$")
"""Before the number that tells all."""
_NOT = regex("未|尚|不|待|正在|按[时期]|其中")
_NEW = regex("另|此外|[上去]年|同期|历年|新增|累计")
_APART = regex("另|此外|重大|难点|(?:今|本)年")
"""What begins another matter, or tells of some of all."""
_MOST = 30
"""Numbers of a paragraph behind which nobody looks back to its first one."""
_PAIR = 2


def find_rates_of_all(ledger: Ledger) -> Iterator[Rate]:
    """Every rate named after its part that one key would make that of the first and largest number before it."""
    for numbers in ledger.by_block.values():
        for at in range(_PAIR, min(len(numbers), _MOST)):
            rate = numbers[at]
            if rate.printed_unit != "%" or rate.approximate or not rate.before.endswith(("率", "为", "达", "到", "是")):
                continue
            named = _RATE.search(rate.before)
            if named and 0 < rate.value < 1:
                found = _found(ledger, numbers, at, named["name"], named["act"])
                if found:
                    yield found


def _found(ledger: Ledger, numbers: Sequence[Quantity], at: int, name: str, act: str) -> Rate | None:
    rate, part = numbers[at], numbers[at - 1]
    gap = ledger.text[part.span.end : rate.span.start]
    if part.kind != "count" or part.approximate or is_change(part) or not _BEHIND.search(gap):
        return None
    if act not in part.before or _NOT.search(part.before):
        return None
    alike = [
        one
        for index, one in enumerate(numbers[: at - 1])
        if one.unit == part.unit and not is_change(one) and not is_aside(ledger, numbers, index, at)
    ]
    if not alike or not _is_all(ledger, alike, part) or not mended(rate, part, alike[0]):
        return None
    pairs = ((few, many) for few in (part, *alike[1:]) for many in alike if few is part or many is alike[0])
    shares = (stated(few).over(stated(many)) for few, many in pairs)
    if any(share is not None and share.meets(stated(rate)) for share in shares):
        return None
    return Rate(rate, part, alike[0], "named", name, (part, alike[0]), False, slip=True)


def _is_all(ledger: Ledger, alike: Sequence[Quantity], part: Quantity) -> bool:
    """True where the first number is the largest and tells all that there was, and no other matter follows."""
    whole = alike[0]
    if whole.approximate or whole.value < part.value or any(one.value >= whole.value for one in alike[1:]):
        return False
    if not _ALL.search(whole.before) or _NEW.search(whole.before) or of_another_time(whole, part):
        return False
    if any(_NEW.search(one.before) for one in (*alike[1:], part)):
        return False
    return _APART.search(ledger.text, whole.span.end, part.span.start) is None
