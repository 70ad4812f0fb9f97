"""Alike: characters that a hand takes for each other, by their sound or by their shape."""

from __future__ import annotations

from linter.facts.names.names import lookalikes
from linter.facts.names.sounds import same_syllable


def alike(one: str, other: str) -> bool:
    """True for two characters of one sound or shape."""
    return other in lookalikes().get(one, ()) or same_syllable(one, other)
