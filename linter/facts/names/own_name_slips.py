"""Slips in a report's own name: 云州特色 with another character of one sound or shape, in a report of that place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.alike import alike
from linter.facts.names.own_place import find_own_places
from linter.facts.names.pieces import alone
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LENGTH = 2
"""Characters of a name that is compared: one of them is right, the other one is not."""
_OFTEN = 4
"""Times that the right name stands in the text."""
_ANOTHER = regex(
    "[省市县区州旗镇乡村街路桥河江湖山岛港湾寺庙庄屯坝沟堡社园杯]|水库|大道|花园|家园"
    "|[一-鿿]{0,4}(?:公司|集团|科技|电子|机械|材料|农机|合作社|物流|实业|药业|食品|建材|高速|铁路|隧道)"
)
"""What is behind the name of another place, or of a firm."""
_COUNTED = regex("[一二两三四五六七八九十双]")
"""三园 in a report of 三源 counts them."""
_HAN = regex("[一-鿿]")


def find_own_name_slips(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The wrong writing, once in the text, and where the head gives the right one."""
    own = next((place for place in find_own_places(ledger) if place.name and place.sort != "ritual"), None)
    if own is None or len(own.name) < _LENGTH:
        return
    text, end = ledger.text, own.span.start + len(own.name)
    right = Span(end - _LENGTH, end)
    name = ledger.read(right)
    if text.count(name) < _OFTEN or _COUNTED.search(name):
        return
    for kept in range(_LENGTH):
        at = text.find(name[kept])
        while at >= 0:
            start = at - kept
            wrong = text[start : start + _LENGTH] if start >= 0 else ""
            if len(wrong) == _LENGTH and wrong != name and _is_slip(text, start, name, 1 - kept, own.level):
                yield Span(start, start + _LENGTH), right
            at = text.find(name[kept], at + 1)


def _is_slip(text: str, start: int, name: str, at: int, level: str) -> bool:
    """True where the other character sounds or looks like the right one, and the two make no word."""
    wrong = text[start : start + _LENGTH]
    one, other = wrong[at], name[at]
    behind = start + _LENGTH
    return (
        _HAN.match(one) is not None
        and alike(other, one)
        and text.count(wrong) == 1
        # “福见康养” plays with the name, and 环评、安评、能评 is a row.
        and text[start - 1 : start] not in ("“", "、")
        and text[behind : behind + 1] != "、"
        and alone(text, start)
        and alone(text, start + 1)
        and (text.startswith(level, behind) or _ANOTHER.match(text, behind) is None)
    )
