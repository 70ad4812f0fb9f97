"""How kinds find the words that two stretches of text share."""

from __future__ import annotations

from collections.abc import Iterator


def shared_runs(one: str, other: str, shortest: int) -> Iterator[str]:
    """The longest runs of Han characters that begin at each place of one text and stand in the other."""
    at = 0
    while at + shortest <= len(one):
        end = at
        while end < len(one) and "\u4e00" <= one[end] <= "\u9fff" and one[at : end + 1] in other:
            end += 1
        if end - at >= shortest:
            yield one[at:end]
        at = max(at + 1, end - shortest + 1)
