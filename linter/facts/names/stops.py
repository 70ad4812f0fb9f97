"""Stops: where the sentence of a name begins, and whether two names share one, by the marks of the text alone."""

from __future__ import annotations


def sentence_start(text: str, at: int) -> int:
    """Where the sentence, the clause behind a semicolon or the line of a place begins."""
    line = text.rfind("\n", 0, at) + 1
    return max(line, text.rfind("。", line, at) + 1, text.rfind("；", line, at) + 1)


def sentence_end(text: str, at: int) -> int:
    """Where it ends."""
    end = text.find("\n", at)
    for mark in "。；":
        stop = text.find(mark, at, end if end >= 0 else None)
        end = stop if stop >= 0 else end
    return end if end >= 0 else len(text)


def is_parted(text: str, one: int, other: int) -> bool:
    """True where a sentence ends between two places, the first of which is told first."""
    return sentence_end(text, one) < other
