"""How kinds find the words that two stretches of text share."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


def shared_runs(one: str, other: str, shortest: int) -> Iterator[str]:
    """The longest runs of Han characters that begin at each place of one text and stand in the other."""
    at = 0
    while at + shortest <= len(one):
        end = at
        while end < len(one) and "\u4e00" <= one[end] <= "\u9fff" and one[at : end + 1] in other:
            end += 1
        if end - at >= shortest:
            yield one[at:end]
        at = max(at + 1, end - shortest + 1)


_OPENING = regex(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?(?:[一-鿿]{1,3}[省市县区镇乡])?"
)
"""What stands before a name that opens its sentence: the number of an item, the place that it belongs to."""
_NEAR = 3
"""Sentences from one item to another one of its list."""
_ALIKE = 2
_TELLING = 10


def items_of_a_list(ledger: Ledger, one: Span, other: Span, skipped: int = 0) -> bool:
    """True for names that open sentences near each other and are told of in the same words, with other figures.

    三合村位于县城北部。三河村位于县城南部: who tells of one village twice does not begin anew with its name. The
    words are those `skipped` characters behind where the names begin, or right behind them.
    """
    text = ledger.text
    places = [ledger.sentence_at(span.start) for span in (one, other)]
    if not 0 < abs(places[0] - places[1]) <= _NEAR:
        return False
    after = []
    for span, place in zip((one, other), places, strict=True):
        if not _OPENING.fullmatch(text, ledger.sentences[place].span.start, span.start):
            return False
        behind = span.start + skipped if skipped else span.end
        after.append(text[behind : behind + _ALIKE])
    figures = [{(q.value, q.unit) for q in ledger.by_sentence.get(place, ()) if _tells(q)} for place in places]
    return after[0] == after[1] and after[0].isalpha() and figures[0].isdisjoint(figures[1])


def _tells(quantity: Quantity) -> bool:
    return quantity.value >= _TELLING or quantity.value % 1 != 0
