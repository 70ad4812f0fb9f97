"""Words: what the segmenter proposes, a word with its part of speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """A word of the segmenter with its part of speech."""

    text: str
    tag: str


def tag_pieces(pieces: Sequence[str]) -> list[list[Word]]:
    """Words and tags of many short texts, in one call of the segmenter (each call has a price)."""
    import rjieba  # 0.1 s to import

    result: list[list[Word]] = [[]]
    for text, tag in rjieba.tag("\n".join(pieces)):
        if "\n" in text:
            head, *rest = text.split("\n")
            if head:
                result[-1].append(Word(head, tag))
            for piece in rest:
                result.append([Word(piece, tag)] if piece else [])
        else:
            result[-1].append(Word(text, tag))
    return result
