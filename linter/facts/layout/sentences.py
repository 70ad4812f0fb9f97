"""Sentences and clauses: the stretches inside which words belong to a number."""

from __future__ import annotations

from bisect import bisect_left

from linter.document import Document
from linter.fact import Sentence
from linter.offsets import Span
from linter.patterns import regex
from linter.second_names import second_name_at

LONGEST_SENTENCE = 2000
"""Characters after which a text without a stop is cut; the longest sentence of the reports measured has 465."""
_LONGEST_CLAUSE = 500
"""Characters on each side of a number that belong to its clause; the longest clause of the reports measured has 220."""
_SENTENCE = regex(rf"[^。！？；;!?]{{1,{LONGEST_SENTENCE}}}[。！？；;!?]*[”’」』）)》]*")
_CLAUSE_END = regex(r"[，,：:。；;！？!?（）()\[\]【】、\n\r]")


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every block, in order."""
    text = document.text
    found = []
    for index, block in enumerate(document.blocks):
        start, last = block.span
        for match in _SENTENCE.finditer(text, start, last):
            # Sentences stand side by side: an end that is also a beginning is one object, which saves 32 bytes each.
            start = start if match.start() == start else match.start()
            end = last if match.end() == last else match.end()
            span = block.span if block.span == (start, end) else Span(start, end)
            found.append(Sentence(span, index))
            start = end
    return tuple(found)


class Clauses:
    """The clause around one number after another, in reading order: the bounds in a sentence are found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._limit = Span(0, 0)
        self._bounds: list[int] = []
        self._last = Span(0, 0)

    def around(self, span: Span, limit: Span) -> Span:
        """The clause that holds `span`: up to the nearest comma, colon, bracket or stop inside `limit`."""
        if limit != self._limit:
            self._limit, self._bounds = limit, _bounds(self._text, limit)
        bounds = self._bounds
        left, right = bisect_left(bounds, span.start), bisect_left(bounds, span.end)
        start = bounds[left - 1] + 1 if left else min(limit.start, span.start)
        end = bounds[right] if right < len(bounds) else max(limit.end, span.end)
        clause = Span(max(start, span.start - _LONGEST_CLAUSE), min(end, span.end + _LONGEST_CLAUSE))
        if clause != self._last:
            self._last = clause
        return self._last  # one object for all numbers of a clause


def _bounds(text: str, limit: Span) -> list[int]:
    """Where the marks between clauses stand; a comma between digits belongs to a number, as in 13,060."""
    bounds: list[int] = []
    inside = limit.start
    for mark in _CLAUSE_END.finditer(text, *limit):
        at = mark.start()
        if at < inside or (text[at] in ",，" and text[at + 1 : at + 4].isdigit() and text[at - 1].isdigit()):
            continue
        end = second_name_at(text, at) if text[at] in "（(" else at
        if end > at:
            inside = end
        else:
            bounds.append(at)
    return bounds
