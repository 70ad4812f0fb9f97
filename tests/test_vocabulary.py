"""rules/lexicon/vocabulary.yaml: every line is of use, and none contradicts another."""

from __future__ import annotations

import re

from linter.lexicon import words

TERMS, PHRASES, COMPOUNDS = (
    frozenset(" ".join(words("vocabulary", key)).split()) for key in ("terms", "phrases", "compounds")
)
SAID_TWICE = frozenset(" ".join(words("vocabulary", "said_twice")).split())
BOUND, SELDOM, ALONE = ("".join(words("vocabulary", key)) for key in ("bound", "seldom", "alone"))


def test_words_have_two_to_four_han_characters():
    assert {word for word in TERMS | PHRASES | COMPOUNDS if not re.fullmatch("[一-鿿]{2,4}", word)} == set()


def test_phrases_are_two_words_and_no_terms():
    assert {word for word in PHRASES if word[:2] not in TERMS or word[2:] not in TERMS} == set()
    assert set() == PHRASES & TERMS


def test_what_is_no_word_is_no_term():
    assert set() == COMPOUNDS & TERMS


def test_a_character_stands_alone_often_or_seldom_or_hardly_ever():
    assert set(BOUND) & set(SELDOM) == set(BOUND) & set(ALONE) == set(SELDOM) & set(ALONE) == set()
    assert all(len(row) == len(set(row)) for row in (BOUND, SELDOM, ALONE))


def test_what_may_stand_twice_would_be_told_otherwise():
    assert set() == SAID_TWICE - TERMS
    assert SAID_TWICE & {word for key in ("always", "verbs") for word in words("doubled", key)} == set()
    assert set("".join(words("vocabulary", "meets"))) - set(BOUND) - set(SELDOM) == set()
