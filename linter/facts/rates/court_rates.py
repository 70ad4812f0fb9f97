"""Court rates: 受理刑事案件139件，其中旧存47件，新收92件，结案78件，结案率56.12%: what was ended of all that there was.

Between the two stand what was left from the year before and what came in, and by how much each number changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.rates.chained_parts import is_aside, is_change
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RATE = regex(r"^(?:总体|综合|案件|整体|总)*(?P<name>(?:结案|审结|执结|办结|审执结|检结)率)(?:为|达到?|是|：|:)?$")
_ENDED = regex(r"(?:审结|执结|结案|办结|检结|结)(?:各类)?[一-鿿]{0,6}$")
_CAME = regex(r"(?:受理|收案|收)(?:各类)?[一-鿿]{0,8}$")
_NEW, _OLD = regex("新收|新受理"), regex("旧存|存案|未结|结转|上年|去年|同期")
_NO_BASE = regex("其中|[未不拟]|申请")
_BACK = 10
_STOP = regex("[。\n]")
_PAIR = 2


def find_court_rates(ledger: Ledger) -> Iterator[Rate]:
    """Every 结案率 that is not what the cases ended are of those that were there, where one key would make it so."""
    if "结率" not in ledger.text and "结案率" not in ledger.text:
        return
    for numbers in ledger.by_block.values():
        for at in range(_PAIR, len(numbers)):
            rate = numbers[at]
            named = _RATE.search(rate.before) if rate.printed_unit == "%" and not rate.approximate else None
            if named:
                found = _found(ledger, numbers, at, named["name"])
                if found:
                    yield found


def _found(ledger: Ledger, numbers: Sequence[Quantity], at: int, name: str) -> Rate | None:
    rate, end = numbers[at], at - 1
    while end and (numbers[end].kind in ("percent", "points") or is_change(numbers[end])):
        end -= 1
    part = numbers[end]
    if part.kind != "count" or part.approximate or not _ENDED.search(part.before):
        return None
    if _STOP.search(ledger.text, part.span.end, rate.span.start):
        return None
    between: list[Quantity] = []
    for index in range(end - 1, max(-1, end - 1 - _BACK), -1):
        one = numbers[index]
        if _STOP.search(ledger.text, one.span.end, part.span.start):
            return None
        if is_aside(ledger, numbers, index, end):
            continue
        if one.kind in ("percent", "points") or is_change(one):
            continue
        if one.unit != part.unit or one.approximate:
            return None
        if _CAME.search(one.before) and not _NEW.search(one.before) and not _NO_BASE.search(one.before):
            return _of(rate, part, one, between, name)
        if not (_NEW.search(one.before) or _OLD.search(one.before)):
            return None
        between.append(one)
    return None


def _of(rate: Quantity, part: Quantity, whole: Quantity, between: Sequence[Quantity], name: str) -> Rate | None:
    """The rate; None where new and old ones do not come to the whole, or another of the numbers gives it."""
    if not 0 < part.value <= whole.value or not mended(rate, part, whole):
        return None
    own = [one for one in between if one.value < whole.value]
    if len(own) == _PAIR and own[0].value + own[1].value != whole.value:
        return None
    for one in (*between, whole):
        share = stated(part).over(stated(one))
        if share is not None and share.meets(stated(rate)):
            return None
    return Rate(rate, part, whole, "named", name, (part, whole), False, slip=True)
