"""In the midst: 12个未完工项目中，已复工13个 and 50名受访群众中，53人: out of so many, nothing else said between.

`of_them` asks for the head of the whole, which a modifier may hide: 未完工项目.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.states.ended import ENDED
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_BETWEEN = regex(
    rf"(?P<noun>(?:[一-鿿“”]{{2,12}}?)?)(?<![其心年期途集空高初])(?:中|里|内)(?:的|[，,])?(?:已经?|目前|现|有|共|就|先后)*(?:{ENDED}|复工|开工|启动|通过|实现|达标)?(?:的|有|了)?"
)
_JOINED = regex("[、和及与]|等$|家庭|班组|小组$|单位$|人次|抽|外$")
"""What makes the things before 中 more than those counted, or others than those behind it."""
_PEOPLE = frozenset("人名位")
_NOTHING = regex(
    "[，,。；;、（(）)\n]|$|(?:属于?|[是为因由系在]|来自|存在|已经?|[尚仍]?未|被|达到?|没有|超[过出标]|不(?!足)|需要?|有(?=[一-鿿])|[一-鿿]{1,3}[了过])"
)
"""Behind a part: the end of what is told, or what is told of it."""
_OUTSIDE = ("不在", "不在上述", "除", "除上述")
_LONGEST = 24
_TIMES = 2


def find_in_midst(ledger: Ledger) -> Iterator[Outcome]:
    """Every number told right behind 中 of the one before it, that is larger than that."""
    for quantities in ledger.by_sentence.values():
        for whole, part in pairwise(quantities):
            counts = whole.kind == part.kind == "count" and whole.exact and part.exact
            larger = counts and whole.value < part.value < whole.value * _TIMES
            near = part.span.start - whole.span.end <= _LONGEST
            if larger and near and _is_midst(ledger, whole, part):
                yield Outcome(whole, part)


def _is_midst(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    text = ledger.text
    between = _BETWEEN.fullmatch(text, whole.span.end, part.span.start)
    if (
        between is None
        or whole.before.endswith(_OUTSIDE)
        or _JOINED.search(between["noun"])
        or HOLDS_MORE.match(text, part.span.end)
    ):
        return False
    if whole.unit in _PEOPLE and part.unit in _PEOPLE:
        # 这46人中: of the number before, which others read.
        return bool(between["noun"]) or not whole.before.endswith(("这", "该", "上述", "此"))
    if len(between["noun"]) < _TAIL:
        return False
    # 12个乡镇中，13个村: other things, where no noun or the same one stands behind.
    behind = part.after
    same = behind.startswith((between["noun"], between["noun"][-_TAIL:]))
    return whole.unit == part.unit and (same or _NOTHING.match(behind) is not None)


_TAIL = 2
"""Characters at the end of a noun by which it is told again: 项目 of 未完工项目."""
