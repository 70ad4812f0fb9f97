"""Tiled terms: 一年以内, 一年至三年, 三年以上 adjoin between two open ends, so that each member stands in just one.

What is due, how long a lift has run, what a loan comes to: a list by such terms holds all of the number before it,
whether or not 按账龄分 says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import same_unit
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.slips import slipped
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUM = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_UNIT = "(?:个月|小时|万元|公里|平方米|[年月天日周岁元亩人分米])期?"
_NOT_IN = r"(?<![\d.第一二两三四五六七八九十])"
_ASIDE = r"(?:[（(]不?含[^（()）]{0,6}[)）]|含)?"
_TERM = regex(
    rf"{_NOT_IN}(?P<from>{_NUM})(?P<from_unit>{_UNIT})?{_ASIDE}(?:以上)?(?:[-—－–~～至到]{{1,2}}|[、，,]?(?:不足|不满|未满)|(?<=以上)(?={_NUM}{_UNIT}{_ASIDE}以[内下]))"
    rf"(?P<to>{_NUM})(?P<to_unit>{_UNIT}){_ASIDE}(?:以[内下])?{_ASIDE}"
    rf"|{_NOT_IN}(?P<most>{_NUM})(?P<most_unit>{_UNIT}){_ASIDE}(?:及?以[内下]|之内)"
    rf"|(?:不足|不满|未满|低于|少于)(?P<below>{_NUM})(?P<below_unit>{_UNIT})"
    rf"|{_NOT_IN}(?P<least>{_NUM})(?P<least_unit>{_UNIT}){_ASIDE}及?以上"
    rf"|(?:超过|高于|大于)(?P<above>{_NUM})(?P<above_unit>{_UNIT})"
)
_SIGN = regex("以[上下内]|不足|不满|未满|低于|少于|之内|超过|高于|大于|[至到—－–~～-]")
_TO_NUMBER = regex(r"(?:的)?(?:[（(][^（()）\d]{1,10}[)）])?[^，,。；;、：:\d（(]{0,6}")
"""Between a term and its number: 1年以内的316万元, 10年以下电梯58台."""
_NO_LEVEL = regex("均|增|减|比|占|升|降|每|最|率")
_TO_NEXT = regex(
    r"(?:[（(][^（()）\n]{1,24}[)）])?(?:[，,]占[^，,、；;。]{0,10}?\d+(?:\.\d+)?[%％])?[，,、；;和及与]{1,2}[^，,。；;、：:\d]{0,6}"
)
_TO_FIRST = regex(r"[^。；;\d\n]{0,24}|[。；;](?=按|从|分|以)[^。；;\d\n]{2,20}")
"""Between the whole and its list."""
_NOT_OF_IT = regex("另|新增|同比|[比较]|增|减|计提|扣除|抽|不含|除")
_REST = regex(r"[，,、；;][^，,。；;]{0,6}(?:其余|其他|其它|剩余|另有?|不详|无法|尚未|未)")
_FEWEST = 3
_FROM, _TO = Decimal("0.9"), Decimal("1.1")
"""Shares of a whole between which the list speaks of it, unless a slip of the pen explains the sum."""


class _Bounds(NamedTuple):
    """The lowest and the highest of a term, each with its unit; None for an open end."""

    low: tuple[int, str] | None
    high: tuple[int, str] | None


def find_tiled_terms(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of terms that adjoin from one open end to the other, with the number it all but comes to."""
    if "以上" not in ledger.text and "超过" not in ledger.text:
        return
    for names, parts in _runs(ledger):
        whole = _whole(ledger, names, parts)
        if whole:
            last = parts[-1].span.end
            tail = ledger.text[last : ledger.sentences[parts[-1].sentence].span.end]
            yield by_slip(whole, tuple(parts), tuple(name.group() for name in names), tail=tail)


def _runs(ledger: Ledger) -> Iterator[tuple[list[re.Match[str]], list[Quantity]]]:
    """Terms that adjoin, in either direction, each with the number right behind it."""
    names: list[re.Match[str]] = []
    parts: list[Quantity] = []
    for term in matches_on_lines(_TERM, _SIGN, ledger.text):
        part = _behind(ledger, term.end())
        if part is None:
            continue
        goes_on = bool(
            parts
            and same_unit(part, parts[0])
            and _TO_NEXT.fullmatch(ledger.text, parts[-1].span.end, term.start())
            and _adjoin(_bounds(names[-1]), _bounds(term))
        )
        if not goes_on:
            names, parts = [], []
        names.append(term)
        parts.append(part)
        if len(names) >= _FEWEST and _is_open(_bounds(names[0])) and _is_open(_bounds(term)):
            yield names, parts
            names, parts = [], []


def _behind(ledger: Ledger, at: int) -> Quantity | None:
    one = quantity_from(ledger, at)
    if one is None or one.approximate or not one.is_amount or not _TO_NUMBER.fullmatch(ledger.text, at, one.span.start):
        return None
    return None if _NO_LEVEL.search(ledger.text, at, one.span.start) else one


def _bounds(term: re.Match[str]) -> _Bounds:
    if term["to"]:
        unit = term["to_unit"]
        return _Bounds(_bound(term["from"], term["from_unit"] or unit), _bound(term["to"], unit))
    if term["most"] or term["below"]:
        return _Bounds(None, _bound(term["most"] or term["below"], term["most_unit"] or term["below_unit"]))
    return _Bounds(_bound(term["least"] or term["above"], term["least_unit"] or term["above_unit"]), None)


def _bound(numeral: str, unit: str) -> tuple[int, str]:
    unit = unit.removesuffix("期").replace("日", "天").removeprefix("个")
    value = whole_number(numeral.replace("两", "二"))
    return (value * 12, "月") if unit == "年" else (value, unit)


def _is_open(bounds: _Bounds) -> bool:
    return bounds.low is None or bounds.high is None


def _adjoin(one: _Bounds, other: _Bounds) -> bool:
    """True for 1至3年 and 3年以上, and for 60岁以上 and 40—59岁, in either order."""
    return any(
        first is not None and then is not None and first[1] == then[1] and 0 <= then[0] - first[0] <= (first[1] == "岁")
        for first, then in ((one.high, other.low), (other.high, one.low))
    )


def _whole(ledger: Ledger, names: Sequence[re.Match[str]], parts: Sequence[Quantity]) -> Quantity | None:
    """The last number of the unit before the list, where the sum misses it by little and no other number is it."""
    said = sum((part.value for part in parts), Decimal(0))
    index = ledger.quantity_index(names[0].start())
    whole = next(
        (one for one in reversed(ledger.quantities[max(0, index - _BACK) : index]) if same_unit(one, parts[0])), None
    )
    if whole is None or whole.approximate or whole.role in ("change", "each", "limit") or said == whole.value:
        return None
    between = ledger.text[whole.span.end : names[0].start()]
    if not _TO_FIRST.fullmatch(between) or _NOT_OF_IT.search(between):
        return None
    near = whole.value * _FROM <= said <= whole.value * _TO and whole.value > max(part.value for part in parts)
    if not near and not slipped(whole, said):
        return None
    block = ledger.paragraph(whole)
    told = ledger.quantities[ledger.quantity_index(block.start) : ledger.quantity_index(block.end)]
    if any(one.interval.holds(said) for one in told if same_unit(one, whole)):
        return None
    behind = ledger.text[parts[-1].span.end : parts[-1].span.end + _TAIL]
    return None if said < whole.value and _REST.match(behind) else whole


_BACK = 3
"""Numbers before the list among which its whole is looked for."""
_TAIL = 24
