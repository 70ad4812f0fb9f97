"""Lost in parallels: 对邢某以行政处罚 among sentences that end with 予以行政处罚, a verb that lacks one half."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_VERB = regex("(?:予以|加以|进行|作出|得以|难以|提出|采取|开展|实施|完成)[一-鿿]{2,10}$")
"""Verbs of which neither half is one by itself, with what they do at the end of a sentence."""
_SENTENCE = regex("(?<![^。；;\\n])[^。；;\\n]+(?=[。；;])")
_OFTEN = 3
"""Sentences that end with the whole verb."""
_START = 2
"""Characters that the sentences begin with alike."""
_WITH = frozenset("并则另再辅改转又先后处施课")
"""What 以 follows as a word of its own: 并以行政处罚, 辅以宣传教育."""
_LONGEST = 12
"""Characters of a verb and what it does."""


def find_lost_in_parallels(text: str) -> Iterator[tuple[Span, Span]]:
    """The end that lacks a character, and that of a sentence with it."""
    whole: dict[tuple[str, str], list[int]] = {}
    rest: list[Span] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        verb = _VERB.search(text, max(start, end - _LONGEST), end)
        if verb:
            whole.setdefault((text[start : start + _START], verb.group()), []).append(end)
        else:
            rest.append(Span(start, end))
    broken = {
        (start, half + phrase[2:]): Span(ends[0] - len(phrase), ends[0])
        for (start, phrase), ends in whole.items()
        if len(ends) >= _OFTEN
        for half in phrase[:2]
    }
    for start, end in rest if broken else ():
        for at in range(max(start + _START, end - _LONGEST), end - 2):
            right = broken.get((text[start : start + _START], text[at:end]))
            if right and word_around(text, at) == (at, at + 1) and text[at - 1] not in _WITH:
                yield Span(at, end), right
