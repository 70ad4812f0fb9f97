"""Words: what the segmenter proposes, a word with its part of speech."""

from __future__ import annotations

from collections.abc import Sequence

from linter.offsets import Span

Word = tuple[str, str]
"""A word of the segmenter, and its part of speech; a plain pair as it comes, for a report has as many as letters."""


def tag_pieces(pieces: Sequence[str]) -> list[list[Word]]:
    """Words and tags of many short texts, in one call of the segmenter (each call has a price)."""
    import rjieba  # 0.1 s to import

    pairs = rjieba.tag("\n".join(pieces))
    result: list[list[Word]] = [[]]
    at = 0
    for end in [index for index, pair in enumerate(pairs) if "\n" in pair[0]]:
        result[-1] += pairs[at:end]
        at = end + 1
        text, tag = pairs[end]
        if text == "\n":
            result.append([])
            continue
        head, *rest = text.split("\n")
        if head:
            result[-1].append((head, tag))
        result.extend([(piece, tag)] if piece else [] for piece in rest)
    result[-1].extend(pairs[at:])
    return result


_AROUND = 8
"""Characters on both sides that the segmenter is given to find one word."""


def word_around(text: str, at: int) -> Span:
    """The word of the dictionary that holds the character at `at`; the character alone where there is none."""
    import rjieba

    start = max(0, at - _AROUND)
    for word in rjieba.cut(text[start : at + _AROUND + 1], hmm=False):
        if start <= at < start + len(word):
            return Span(start, start + len(word))
        start += len(word)
    return Span(at, at + 1)
