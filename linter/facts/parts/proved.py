"""Proved lists: parts that no word calls complete, but that come to more than their whole, or miss it by one key."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import one_key
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.parts import Breakdown

_TELLING = 1000
"""A number of so many steps (four digits) is hit by a slip of another by chance once in a hundred lists."""
_PAIR, _FEWEST = 2, 3
_SIDE = regex("[对由向在属从按]")
"""What the names of a list that tells whose each member is all begin with: 对处室的34条、对个人的19条."""
_SELECTS = regex("累计|新增|新[建开]|同比|平均|各|每|又|再|最|重[复叠点]")


def proved_by_slip(found: Breakdown) -> Breakdown:
    """The list as one that is all of its whole, where a slip of one key is all that keeps it from coming to it."""
    if found.complete or found.open or found.extra or found.inside or any(map(_SELECTS.search, found.names)):
        return found
    numbers = (found.whole, *found.parts)
    if any(one.approximate or one.value <= 0 for one in numbers) or len(set(found.names)) < len(found.names):
        return found
    over = sum((part.value for part in found.parts), Decimal(0)) - found.whole.value
    if adds_up(found):
        return found
    if max(part.value for part in found.parts) >= found.whole.value:
        return found
    if not one_key(found.whole, found.whole.value + over) and not any(
        one_key(part, part.value - over) for part in found.parts
    ):
        return found
    many = all(one.value / one.step >= _TELLING for one in numbers)
    sides = {name[0] for name in found.names if _SIDE.match(name) and name.endswith("的")}
    one_side = over > 0 and len(sides) == 1 and all(_SIDE.match(name) for name in found.names)
    if (many and len(found.parts) == _PAIR and found.introduced == "中") or (one_side and found.separator == "、"):
        return replace(found, complete="slip", inferred=True)
    return found


def kinds_of_it(found: Breakdown) -> bool:
    """True for 规程14部，含国家规程3部、行业规程5部、地方规程7部: kinds of one noun that together are too many."""
    value = sum((part.value for part in found.parts), Decimal(0))
    if len(found.parts) < _FEWEST or found.separator != "、" or found.open or value <= found.whole.value:
        return False
    ends = {name[-2:] for name in found.names}
    noun = next(iter(ends))
    return len(ends) == 1 and len(noun) > 1 and share_a_bigram(noun, found.whole_words[-6:] + found.whole.after[:6])


def adds_up(breakdown: Breakdown) -> bool:
    """True where the parts, as far as they are printed, may come to the whole."""
    return total(part.interval for part in breakdown.parts).meets(breakdown.whole.interval)
