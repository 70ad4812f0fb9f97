"""Moves of a rank: 前移4位，由第9位跃居第6位, and 由第6位上升到第9位."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.changes.ranks import Move, find_moves
from linter.finding import Hit
from linter.ledger import Ledger


class RankMove:
    """Recomputes how many places a rank moved, and which way; a smaller number is a higher place."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every move that its two places do not give."""
        for move in find_moves(ledger):
            if not move.before.place or not move.after.place:
                continue
            hit = _differs(ledger, move) or _wrong_way(move)
            if hit:
                yield hit


def _differs(ledger: Ledger, move: Move) -> Hit | None:
    moved = abs(move.before.place - move.after.place)
    if move.said is None or not move.by or move.by == moved:
        return None
    high, low = sorted((move.before.place, move.after.place), reverse=True)
    return Hit(
        (move.said, move.before.span, move.after.span),
        {"stated": ledger.quote(move.said), "moved": moved},
        f"{high} − {low} = {moved} ≠ {move.by}",
    )


def _wrong_way(move: Move) -> Hit | None:
    risen = move.after.place < move.before.place
    if move.up is None or move.up == risen or move.after.place == move.before.place:
        return None
    spans = [move.before.span, move.after.span]
    return Hit(
        (move.said, *spans) if move.said else (spans[1], spans[0]),
        {
            "verb": move.verb,
            "actual": {"zh": "前移" if risen else "后退", "en": "rises" if risen else "falls"},
        },
        f"{move.before.place} → {move.after.place}",
        severity="warning",
        variant="direction",
    )
