"""How kinds count the points that follow an announcement: 一是 to 四是 behind it, or headings below its paragraph."""

from __future__ import annotations

from bisect import bisect_left

from linter.facts.layout.lists import InlineList
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FARTHEST = 40
"""Characters between the announcement and the first mark of its list."""

_HEADING = regex(r"[（(][一二三四五六七八九十]{1,3}[)）]")


class Listed:
    """The lists of a document, by where they begin."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._lists: dict[int, InlineList] = {
            found.marks[0].span.start: found for found in ledger.lists if found.marks[0].number == 1
        }
        self.starts = sorted(self._lists)
        """Where each list begins, in order."""

    def after(self, offset: int, farthest: int = _FARTHEST) -> list[Span]:
        """The marks of the points that follow the words ending at `offset`; empty where no list follows them."""
        return self.headings(offset) or self.inline(offset, farthest)

    def inline(self, offset: int, farthest: int = _FARTHEST) -> list[Span]:
        """The marks of the list that begins right behind `offset`."""
        at = bisect_left(self.starts, offset)
        if at == len(self.starts) or self.starts[at] - offset > farthest:
            return []
        # （四）加强管理。一是…: the list belongs to a heading that begins in between.
        if _HEADING.search(self.ledger.text, offset, self.starts[at]):
            return []
        marks = self._lists[self.starts[at]].marks
        numbers = [mark.number for mark in marks]
        if len(numbers) < 2 or numbers != sorted(set(numbers)):
            return []
        return [mark.span for mark in marks]

    def headings(self, offset: int) -> list[Span]:
        """The headings right below a paragraph that ends at `offset`."""
        document = self.ledger.document
        block = document.block_index(offset - 1)
        if document.blocks[block].span.end - offset > 1:
            return []
        headings = self.ledger.headings
        first = bisect_left(self.ledger.outline.blocks, block + 1)
        if first == len(headings) or headings[first].block != block + 1 or headings[first].number != 1:
            return []
        parent, style = headings[first].parent, headings[first].style
        markers: list[Span] = []
        for heading in headings[first:]:
            if heading.parent == parent and heading.style == style:
                if heading.number != len(markers) + 1:
                    break
                markers.append(heading.marker)
        return markers
