"""Glue: words that the segmenter cuts in two or takes for another part of speech, put right by the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from linter import lexicon
from linter.facts.quantities.words import Word


class _Lists(NamedTuple):
    terms: dict[str, tuple[str, ...]]
    """Terms by their first character, longest first."""
    tags: dict[str, str]
    """The part of speech of words that the segmenter takes for another."""
    suffixes: frozenset[str]
    starts: frozenset[str]
    """Words at which something is put right: suffixes, words of another part of speech, and what terms begin with."""


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    terms: dict[str, tuple[str, ...]] = {}
    for term in sorted(lexicon.words("heads", "terms"), key=len, reverse=True):
        terms[term[0]] = (*terms.get(term[0], ()), term)
    tags = {word: tag for tag, key in (("n", "nouns"), ("d", "adverbs")) for word in lexicon.words("heads", key)}
    suffixes = frozenset(lexicon.words("heads", "suffixes"))
    begins = {term[:length] for same in terms.values() for term in same for length in range(1, len(term) + 1)}
    return _Lists(terms, tags, suffixes, frozenset({*suffixes, *tags, *begins}))


def glued(words: Sequence[Word]) -> list[Word]:
    """The words with terms put together, 可/支配/收入, and suffixes on their verbs, 办结/率."""
    terms, tags, suffixes, starts = _lists()
    result: list[Word] = []
    skip = 0
    for index, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        text = word[0]
        if text not in starts:
            result.append(word)
            continue
        if text in suffixes and result and result[-1][1] in ("v", "vn", "vi"):
            result[-1] = (result[-1][0] + text, "n")
            continue
        for term in terms.get(text[0], ()):
            count = _length_in_words(words, index, term)
            if count:
                result.append((term, "n"))
                skip = count - 1
                break
        else:
            result.append((text, tags[text]) if text in tags else word)
    return result


def _length_in_words(words: Sequence[Word], at: int, term: str) -> int:
    """How many words from `at` on spell the term; 0 where they do not."""
    rest = term
    for index in range(at, len(words)):
        text = words[index][0]
        if not rest.startswith(text):
            return 0
        rest = rest[len(text) :]
        if not rest:
            return index - at + 1
    return 0
