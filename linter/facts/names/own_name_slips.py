"""Slips in a report's own name: 云州特色 with another character of one sound or shape, in a report of that place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.names import lookalikes
from linter.facts.names.own_place import find_own_places
from linter.facts.names.pieces import alone
from linter.facts.names.sounds import same_syllable
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LENGTH = 2
"""Characters of a name that is compared: one of them is right, the other one is not."""
_OFTEN = 4
"""Times that the right name stands in the text."""
_OTHER_PLACE = regex("[镇乡村街路桥河江湖山岛港湾寺庙庄屯坝沟堡社园]|水库|大道")
"""What is behind the name of another place."""
_HAN = regex("[一-鿿]")


def find_own_name_slips(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The wrong writing, once in the text, and where the head gives the right one."""
    text, right = ledger.text, _own_name(ledger)
    name = ledger.quote(right) if right else ""
    if right is None or text.count(name) < _OFTEN:
        return
    for kept in range(_LENGTH):
        at = text.find(name[kept])
        while at >= 0:
            start = at - kept
            wrong = text[start : start + _LENGTH] if start >= 0 else ""
            if len(wrong) == _LENGTH and wrong != name and _is_slip(text, start, wrong, name, 1 - kept):
                yield Span(start, start + _LENGTH), right
            at = text.find(name[kept], at + 1)


def _own_name(ledger: Ledger) -> Span | None:
    """The last two characters of the name in the head."""
    own = next((place for place in find_own_places(ledger) if place.name and place.sort != "ritual"), None)
    if own is None or len(own.name) < _LENGTH:
        return None
    end = own.span.start + len(own.name)
    return Span(end - _LENGTH, end)


def _is_slip(text: str, start: int, wrong: str, name: str, at: int) -> bool:
    """True where the other character sounds or looks like the right one, and the two make no word."""
    one, other = wrong[at], name[at]
    return (
        _HAN.match(one) is not None
        and (one in lookalikes().get(other, ()) or same_syllable(one, other))
        and text.count(wrong) == 1
        and text[start - 1 : start] != "“"  # “福见康养” plays with the name
        and alone(text, start)
        and alone(text, start + 1)
        and _OTHER_PLACE.match(text, start + _LENGTH) is None
    )
