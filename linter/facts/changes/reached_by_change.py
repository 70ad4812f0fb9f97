"""Reached by a change: 升至0.5%，较上年下降0.1个百分点, where the word before the value and that of its change differ.

Only the two words are held against each other: whoever writes 升至 and goes on with the change means one movement.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.states.same_matter import PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REACHED = regex(
    "(?P<word>(?P<up>提高|提升|上升|升高|攀升|跃升|增加|增长|扩大|上涨|延长|(?<![加提回上攀跃跌])[升增涨])"
    "|(?P<down>下降|降低|减少|压降|压减|缩小|缩短|收窄|下滑|下跌|压缩|(?<![下上])[降减跌缩]))(?:到了?|至了?|为)(?:了)?约?$"
)
"""Without 回升 and 回落, which tell of a movement before: 9月回升至50.2%，同比下降0.3个百分点."""
_CHANGED = regex(
    r"\s*[，,（(]\s*(?:同比|[比较](?:上年度?|去年|上一年度?|前年|年初|上年末|(?:20)?\d\d年)(?:同期|[末底初])?|[比较](?:上年)?同期)"
    r"(?:又|也|均|略|有所|再|继续|累计|净|大幅|小幅)*"
    "(?P<word>(?P<up>提高|提升|上升|升高|攀升|增加|增长|扩大|上涨|延长|[升增涨])"
    "|(?P<down>下降|降低|减少|回落|压降|压减|缩小|缩短|收窄|下滑|下跌|压缩|[降减跌缩]))了?(?:近|约|超过?)?\\s*$"
)
_FROM = regex(r"[由从](?![事业此])[^，,。；;]*$")
_MIDST = regex(r"\d月|季度?|旬|当[月周日]|本[月周]|一度|最[高低]|以来|年来|年间|峰值|其间|期间|中旬|先|后又|由于")
"""Told within the year, where a value may rise from one month to the next and stand below last year's."""
_LONGEST = 26


class ReachedByChange(NamedTuple):
    """Two words of one movement that go different ways."""

    value: Quantity
    change: Quantity
    reached: Span
    changed: Span


def find_reached_by_change(ledger: Ledger) -> Iterator[ReachedByChange]:
    """Every value said to be reached by a rise with a fall right behind it, or the other way round."""
    for one, two in pairwise(ledger.quantities):
        if one.sentence != two.sentence or two.span.start - one.span.end > _LONGEST:
            continue
        first = max(ledger.sentences[one.sentence].span.start, one.span.start - _LONGEST)
        reached = _REACHED.search(ledger.text, first, one.span.start)
        changed = reached and _CHANGED.fullmatch(ledger.text, one.span.end, two.span.start)
        if reached is None or not changed or bool(reached["up"]) == bool(changed["up"]) or not two.value:
            continue
        points = two.kind in ("points", "percent") and one.kind == "percent"
        if not points and two.kind != "percent" and not comparable(one, two):
            continue
        lead = ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]
        if not (PROMISED.search(lead) or _MIDST.search(lead) or _FROM.search(lead)):
            yield ReachedByChange(one, two, Span(*reached.span("word")), Span(*changed.span("word")))
