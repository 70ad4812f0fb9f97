"""OffsetMap: where each code point of the text that is read stands in the text that is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of text, counted in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class Covered:
    """The characters of spans told so far, which may be as many as a text has: each question takes no longer for it."""

    __slots__ = ("_offsets",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._offsets = {offset for span in spans for offset in range(*span)}

    def add(self, span: Span) -> None:
        """Its characters are told from now on."""
        self._offsets.update(range(*span))

    def touches(self, span: Span) -> bool:
        """True where one of its characters is told."""
        return not self._offsets.isdisjoint(range(*span))


class OffsetMap:
    """A monotone map from offsets of a view to offsets of its source.

    The view is the source with some stretches left out, so the map is a list of anchors: from view
    offset `anchors[i]` on, `shifts[i]` code points of the source have been left out.
    """

    __slots__ = ("_anchors", "_shifts")

    def __init__(self, anchors: list[int] | None = None, shifts: list[int] | None = None) -> None:
        self._anchors = anchors or [0]
        self._shifts = shifts or [0]

    @property
    def is_identity(self) -> bool:
        """True when nothing was left out."""
        return self._shifts == [0]

    def steps(self) -> Iterator[tuple[int, int]]:
        """View offsets with how many code points of the source have been left out from there on."""
        return zip(self._anchors, self._shifts, strict=True)

    def to_source(self, offset: int) -> int:
        """The source offset of the code point at `offset` of the view."""
        return offset + self._shifts[bisect_right(self._anchors, offset) - 1]

    def span_to_source(self, span: Span) -> Span:
        """The source stretch from the first to the last code point of a view span."""
        if span.end <= span.start:
            at = self.to_source(span.start)
            return Span(at, at)
        return Span(self.to_source(span.start), self.to_source(span.end - 1) + 1)

    def stretches(self, span: Span) -> Iterator[Span]:
        """The source stretches that a view span was made of, in order; what lies between them was left out."""
        at = span.start
        for anchor in self._anchors[bisect_right(self._anchors, span.start) : bisect_left(self._anchors, span.end)]:
            yield self.span_to_source(Span(at, anchor))
            at = anchor
        yield self.span_to_source(Span(at, span.end))

    def to_view(self, offset: int) -> int:
        """The first view offset whose source offset is not before `offset`."""
        low, high = 0, len(self._anchors) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._anchors[middle] + self._shifts[middle] <= offset:
                low = middle
            else:
                high = middle - 1
        at = max(0, offset - self._shifts[low])
        return min(at, self._anchors[low + 1]) if low + 1 < len(self._anchors) else at

    def then(self, outer: OffsetMap) -> OffsetMap:
        """The map from this view to the source of `outer`, whose view is this map's source."""
        if outer.is_identity:
            return self
        starts = {*self._anchors, *(self.to_view(anchor) for anchor in outer._anchors)}
        anchors = sorted(starts)
        return OffsetMap(anchors, [outer.to_source(self.to_source(at)) - at for at in anchors])
