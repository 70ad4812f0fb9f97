"""Frames: sentences and clauses whose numbers were taken out, so that two files can be held together word for word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

SHORTEST_SENTENCE = 10
"""Chinese characters that make a sentence specific."""
SHORTEST_CLAUSE = 12
"""The same for a clause, which leaves out what the sentence says before it."""

BLANK = "#"
"""Stands for a number that was taken out."""
_HAN = regex(r"[一-鿿]")
_CLAUSE = regex(r"[，,：:（）()]")
_MARK = regex(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十][,，、])+"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence or clause whose numbers were taken out."""

    words: str
    """What is left; dates stay, so that equal frames tell of one day."""
    part: int
    """Index of its document."""
    quantities: tuple[Quantity, ...]
    """The numbers, in order."""

    def agrees(self, other: Frame) -> bool:
        """True when every number of two equal frames may be the same."""
        pairs = zip(self.quantities, other.quantities, strict=True)
        return all(mine.interval.meets(theirs.interval) for mine, theirs in pairs)


def find_shared_frames(ledger: Ledger) -> tuple[tuple[Frame, ...], ...]:
    """The frames that stand in several of the joined documents and once in each.

    Within one report the same words may tell of one village after another: what stands there twice is left out.
    """
    groups: dict[str, list[Frame]] = {}
    for frame in _frames(ledger):
        groups.setdefault(frame.words, []).append(frame)
    return tuple(tuple(group) for group in groups.values() if 1 < len(group) == len({frame.part for frame in group}))


def _frames(ledger: Ledger) -> Iterator[Frame]:
    starts = [part.start for part in ledger.parts]
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index].span
        part = bisect_right(starts, sentence.start) - 1
        words = _without_numbers(ledger, sentence, quantities)
        if len(_HAN.findall(words)) >= SHORTEST_SENTENCE:
            yield Frame(words, part, tuple(quantities))
        at = 0
        for clause in _CLAUSE.split(words):
            members = tuple(quantities[at : at + clause.count(BLANK)])
            at += len(members)
            if members and clause != words and len(_HAN.findall(clause)) >= SHORTEST_CLAUSE:
                yield Frame(clause, part, members)


def _without_numbers(ledger: Ledger, span: Span, quantities: Sequence[Quantity]) -> str:
    """The words of a sentence, with a mark for each number."""
    pieces, at = [], span.start
    for quantity in quantities:
        pieces.append(ledger.text[at : quantity.number.start])
        at = quantity.number.end
    pieces.append(ledger.text[at : span.end])
    pieces = [piece.replace(BLANK, "") for piece in pieces]
    return _MARK.sub("", BLANK.join(pieces).strip().rstrip("。；;"))
