"""Anchor: a finding known by its content, so that what was decided about it stays with the words it was decided on.

An anchor is the rule and, for every place, its quote with a few characters of the words around it. Blanks, line ends
and the width of digits do not count: a report keeps its anchors when it is re-wrapped or saved in another format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from linter.document import Document, leave_out, narrow
from linter.engine import Report
from linter.finding import Finding, Place
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["Anchored", "Around", "Key", "Marked", "Plain", "Shape", "anchors_of", "read_marked"]

Key = tuple[str, tuple[str, ...]]
"""Rule and quotes: what two findings must have in common to be taken for the same."""
Around = tuple[tuple[str, str], ...]
"""The words before and behind each place."""
Shape = tuple[tuple[int, int], ...]
"""How many characters they are."""

_WIDTHS = (10, 40, 160)
"""Code points of context on each side of a quote, within its paragraph: as many as tell it from its like."""
_WIDER = (20, 100, 400)
"""The same beyond the paragraph, for what is told apart in no other way."""
_UNSEEN = regex("[\\s‹›\u200b\ufeff]+")
"""What does not count: what is not seen, and the marks that are set around a quote."""
_MARKED = regex("([^‹›]*)‹([^‹›]+)›([^‹›]*)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote with the words around it."""

    before: str
    quote: str
    after: str

    def __str__(self) -> str:
        """As it is written: 共制定整改措施‹112条›，其中党建类46条."""
        return f"{self.before}‹{self.quote}›{self.after}"


def plain(text: str) -> str:
    """The text with narrow digits and nothing that is not seen: no blanks, no line ends."""
    return _UNSEEN.sub("", narrow(text))


def read_marked(text: str) -> Marked | None:
    """What was written with one quote between ‹ and ›; None where there is none."""
    parts = _MARKED.fullmatch(text.strip())
    if parts is None or not plain(parts[2]):
        return None
    return Marked(*map(plain, parts.groups()))


class Plain:
    """A document's text without blanks and line ends, block behind block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.text, self._offsets = leave_out(document.text, list(_unseen(document)))

    def span(self, place: Place) -> Span:
        """A place here."""
        view = self._view(place)
        start = self._offsets.to_view(view.start)
        return Span(start, max(start, self._offsets.to_view(view.end)))

    def paragraphs(self, place: Place) -> Span:
        """From the beginning of the paragraph in which a place begins to the end of that in which it ends."""
        blocks, view = self._document.blocks, self._view(place)
        first = blocks[max(0, self._document.block_index(view.start))].span
        last = blocks[max(0, self._document.block_index(max(view.start, view.end - 1)))].span
        return Span(self._offsets.to_view(first.start), self._offsets.to_view(last.end))

    def _view(self, place: Place) -> Span:
        """A place in `Document.text`."""
        offsets = self._document.offsets
        start = offsets.to_view(place.span.start)
        return Span(start, max(start, offsets.to_view(max(place.span.end - 1, place.span.start)) + 1))


def _unseen(document: Document) -> Iterator[Span]:
    """What does not count, in order: blanks, line ends, and what stands between the blocks."""
    last = 0
    for block in document.blocks:
        if block.span.start > last:
            yield Span(last, block.span.start)
        yield from (Span(*blank.span()) for blank in _UNSEEN.finditer(document.text, *block.span))
        last = block.span.end
    if last < len(document.text):
        yield Span(last, len(document.text))


class Anchored:
    """The findings of a report, as anchors know them."""

    def __init__(self, report: Report) -> None:
        self._documents = {document.name: document for document in (*report.others, report.document)}
        self._plain: dict[str, Plain] = {}

    def _of(self, place: Place) -> Plain:
        if place.document not in self._plain:
            self._plain[place.document] = Plain(self._documents[place.document])
        return self._plain[place.document]

    def key(self, finding: Finding) -> Key:
        """Rule and quotes."""
        return finding.rule, tuple(self.marked(place, 0).quote for place in finding.places)

    def marked(self, place: Place, width: int, beyond: bool = False) -> Marked:
        """The quote with `width` characters on each side, at most those of its paragraph unless `beyond` it."""
        text = self._of(place)
        start, end = text.span(place)
        first, last = (0, len(text.text)) if beyond else text.paragraphs(place)
        return Marked(
            text.text[max(first, start - width) : start], text.text[start:end], text.text[end : min(last, end + width)]
        )

    def around(self, finding: Finding, shape: Shape) -> Around:
        """As many characters before and behind each place as `shape` says, whatever paragraph they stand in."""
        said = []
        for place, (before, after) in zip(finding.places, shape, strict=True):
            text = self._of(place)
            start, end = text.span(place)
            said.append((text.text[max(0, start - before) : start], text.text[end : end + after]))
        return tuple(said)


def anchors_of(report: Report) -> Iterator[tuple[Marked, ...]]:
    """For each finding of a report, its places in as little context as tells it from the other findings."""
    anchored = Anchored(report)
    found: dict[int, tuple[Marked, ...]] = {}
    left = list(range(len(report.findings)))
    for width, beyond in (*((width, False) for width in _WIDTHS), *((width, True) for width in _WIDER)):
        tried = {
            index: tuple(anchored.marked(place, width, beyond) for place in report.findings[index].places)
            for index in left
        }
        times = Counter((report.findings[index].rule, anchor) for index, anchor in tried.items())
        found.update(tried)
        left = [index for index in left if times[report.findings[index].rule, tried[index]] > 1]
    return (found[index] for index in range(len(report.findings)))
