"""Lost in parallels: 对邢某以行政处罚 among sentences that end with 予以行政处罚, a verb that lacks one half."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_VERB = regex("(?:予以|加以|进行|作出|得以|难以|提出|采取|开展|实施|完成)[一-鿿]{2,10}$")
"""Verbs of which neither half is one by itself, with what they do at the end of a sentence."""
_SENTENCE = regex("[^。；;\\n]+(?=[。；;])")
_OFTEN = 3
"""Sentences that end with the whole verb."""
_START = 2
"""Characters that the sentences begin with alike."""
_KEY = 2
"""Characters at their end by which they are looked up."""


def find_lost_in_parallels(text: str) -> Iterator[tuple[Span, Span]]:
    """The end that lacks a character, and that of a sentence with it."""
    whole: dict[str, list[Span]] = {}
    rest: dict[str, list[Span]] = {}
    for match in _SENTENCE.finditer(text):
        span = Span(*match.span())
        verb = _VERB.search(text, max(span.start, span.end - 12), span.end)
        if verb:
            whole.setdefault(verb.group(), []).append(span)
        else:
            rest.setdefault(text[span.end - _KEY : span.end], []).append(span)
    for phrase, spans in whole.items():
        if len(spans) < _OFTEN:
            continue
        for span in rest.get(phrase[-_KEY:], ()):
            start = text[span.start : span.start + _START]
            alike = [one for one in spans if text.startswith(start, one.start)]
            kept = next(
                (at for at in (1, 0) if text.endswith(phrase[at] + phrase[2:], span.start + _START, span.end)), -1
            )
            at = span.end - len(phrase) + 1
            if len(alike) >= _OFTEN and kept >= 0 and word_around(text, at) == (at, at + 1):
                yield Span(at, span.end), Span(alike[0].end - len(phrase), alike[0].end)
