"""Asides: what a text says by the way, in round brackets."""

from __future__ import annotations

from linter.patterns import regex

ASIDE = regex(r"[（(][^（）()]*[)）]")
"""A bracket within a bracket is one too; the outer one, then, is none."""


def without_asides(words: str) -> str:
    """The words with every aside left out."""
    return ASIDE.sub("", words)


def masked_asides(words: str, mark: str) -> str:
    """The words with every character of an aside replaced by `mark`, so that all places stay what they are."""
    return ASIDE.sub(lambda aside: mark * len(aside.group()), words)
