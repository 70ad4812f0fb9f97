"""None against a count: 未发现虚报问题 here, 发现的3个虚报问题 right after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_NOUN = "(?:问题线索|问题|情况|现象|线索|举报|隐患|行为)"
_NONE = re.compile(rf"(?:未|没有)(?:发现|查出|检出|排查出)(?:有|存在|任何)?(?P<what>[一-鿿]{{0,12}}?{_NOUN})")
_AGAIN = re.compile(r"回头看|复查|复核|再次|整改后|再未|未再|其他|其它|新的|新增|同类|类似|另|除|以来|期间")
"""A later look, or a remainder: none there is no contradiction."""
_FOUND = re.compile(r"(?:发现|查出|检出|排查出)(?:的|了)?$")
_NEXT_BLOCKS = 1
"""Blocks further on in which the count still speaks of the same inspection."""


@dataclass(frozen=True)
class NoneAgainstCount:
    """Looks behind each 未发现…问题 for the same problems counted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each nothing that is counted afterwards."""
        for match in _NONE.finditer(ledger.text):
            index = ledger.sentence_at(match.start())
            sentence = ledger.sentences[index]
            if _AGAIN.search(ledger.text, sentence.span.start, sentence.span.end):
                continue
            for quantity in _following(ledger, index, match.end()):
                behind = quantity.after.removeprefix("的")
                if _FOUND.search(quantity.before) and behind.startswith(match["what"]):
                    end = quantity.span.end + quantity.after.index(match["what"]) + len(match["what"])
                    ledger.note_compared(quantity)
                    counted = Span(quantity.span.start, end)
                    yield Hit(
                        (Span(*match.span()), counted),
                        {"none": match.group(), "counted": ledger.quote(counted)},
                        severity="warning",
                    )
                    break


def _following(ledger: Ledger, index: int, offset: int) -> Iterator[Quantity]:
    """Exact counts behind `offset` in the same block and the next, up to a later look at the same."""
    last = ledger.sentences[index].block + _NEXT_BLOCKS
    for at in range(index, len(ledger.sentences)):
        sentence = ledger.sentences[at]
        if sentence.block > last or (at > index and _AGAIN.search(ledger.text, *sentence.span)):
            return
        for quantity in ledger.by_sentence.get(at, []):
            if quantity.span.start >= offset and quantity.kind == "count" and quantity.exact and quantity.value:
                yield quantity
