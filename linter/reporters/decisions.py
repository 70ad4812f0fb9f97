"""Decisions, listed for a person: a line each."""

from __future__ import annotations

from collections.abc import Sequence

from linter.decisions import Decision
from linter.reporters.wording import decided_words
from linter.reporters.words import say

__all__ = ["listed_decisions"]


def listed_decisions(decisions: Sequence[Decision], today: str, language: str) -> str:
    """Where each stands, its rule and main quote, what was decided, and how many there are."""
    lines = []
    for each in decisions:
        words = decided_words(each.decided(today), language)
        lines.append(f"{each.origin} {each.rule} “{each.places[0].quote}” {words}")
    lines.append(say("decisions", language, count=len(decisions)))
    return "".join(f"{line}\n" for line in lines)
