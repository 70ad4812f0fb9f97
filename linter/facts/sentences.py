"""Sentences and clauses: the stretches inside which words belong to a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.document import Document
from linter.fact import Sentence
from linter.offsets import Span

_SENTENCE = re.compile(r"[^。！？；;!?]+[。！？；;!?]*[”’」』）)》]*")
_CLAUSE_END = "，,：:。；;！？!?（）()[]【】、\n\r"


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every block, in order."""
    text = document.text
    found = []
    for index, block in enumerate(document.blocks):
        for match in _SENTENCE.finditer(text, block.span.start, block.span.end):
            found.append(Sentence(Span(match.start(), match.end()), index))
    return tuple(found)


def clause_around(text: str, span: Span, limit: Span) -> Span:
    """The clause that holds `span`: up to the nearest comma, colon, bracket or stop inside `limit`.

    A comma between digits belongs to a number, as in 13,060; `span` never ends inside one.
    """
    start, end = span
    while start > limit.start and not _ends_clause(text, start - 1):
        start -= 1
    while end < limit.end and not _ends_clause(text, end):
        end += 1
    return Span(start, end)


def _ends_clause(text: str, at: int) -> bool:
    if text[at] not in _CLAUSE_END:
        return False
    return not (text[at] in ",，" and text[at + 1 : at + 4].isdigit() and text[at - 1].isdigit())


def sentence_of(sentences: Sequence[Sentence], starts: list[int], offset: int) -> int:
    """Index of the sentence that holds `offset`, or of the last one before it; -1 before the first."""
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1
