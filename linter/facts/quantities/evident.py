"""Evident numbers: those near a claim that it can rest on, each with the words that are its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Told(NamedTuple):
    """A number of how much there is, with the words that tell of it and of no other."""

    quantity: Quantity
    words: str
    """From the number before it, or the start of its clause, to the number behind it, or the end; | for its place."""

    @property
    def lead(self) -> str:
        """The words before the number."""
        return self.words.partition("|")[0]


_FAR = 24
"""Characters before and behind a number that tell of it."""
_NO_LEVELS = frozenset(("", "级", "分", "届", "版", "期", "年", "岁"))
"""Units of what is no part of anything."""
_GENERIC = regex(
    "[的为是了有已达到仅只约均占率比全市县区镇乡村年月底截至和与及以在中由从向把将被]"
    "|累计|实际|目前|其中|数量|总数|工作|情况|单位|部门|开展|完成"
)


def telling(words: str) -> frozenset[str]:
    """Every two neighbouring characters but those that stand with any number."""
    return frozenset(two for two in han_bigrams(words) if not _GENERIC.search(two))


def window(ledger: Ledger, sentence: int, back: int, ahead: int) -> list[Quantity]:
    """The quantities of a sentence and of so many before and behind it in its paragraph.

    Where it opens its paragraph, those that the one before ends with stand in for what came before.
    """
    block = ledger.sentences[sentence].block
    first, last = max(0, sentence - back), min(len(ledger.sentences) - 1, sentence + ahead)
    opens = sentence == 0 or ledger.sentences[sentence - 1].block != block
    return [
        one
        for index in range(first, last + 1)
        if ledger.sentences[index].block == block or (opens and ledger.sentences[index].block == block - 1)
        for one in ledger.by_sentence.get(index, ())
    ]


def levels_told(near: Sequence[Quantity]) -> list[Told]:
    """The counts, amounts and days among neighbouring numbers, each with its own words."""
    found = []
    for at, one in enumerate(near):
        if not (one.is_amount or one.unit == "日") or one.unit in _NO_LEVELS:
            continue
        if one.value <= 0 or one.role == "change":
            continue
        start, end = one.clause.start, one.clause.end
        if at and near[at - 1].span.end > start:
            start = near[at - 1].span.end
        if at + 1 < len(near) and near[at + 1].span.start < end:
            end = near[at + 1].span.start
        start, end = max(start, one.span.start - _FAR), min(end, one.span.end + _FAR)
        found.append(Told(one, f"{one.text[start : one.span.start]}|{one.text[one.span.end : end]}"))
    return found
