"""Years by word: 比上年（2022年） told of 2024, 去年即2021年 where this year is 2024."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.titles import find_title_year
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?<!\d)(?:19|20)\d\d年"
_WORD = "[今本去前上明来]年|[上前下]一年|头年"
_IS = "(?:也?即|也就是|亦即|就是|指的?是|[是为])"
_WORD_FIRST = rf"(?P<word>{_WORD})度?(?:[，,]?{_IS}[（(]?|[（(]{_IS}?)(?P<year>{_YEAR})"
_YEAR_FIRST = rf"(?P<year2>{_YEAR})度?(?:[，,（(]?也?(?:即|就是)|[（(])(?P<word2>{_WORD})(?!度?[初末底中])"
_TOLD = regex(f"{_WORD_FIRST}|{_YEAR_FIRST}")
_SIGN = regex(rf"(?:{_WORD})度?[，,]?[（(也亦即就指是为]|[（(即是](?:{_WORD})")
_ON = {"今": 0, "本": 0, "去": -1, "上": -1, "头": -1, "明": 1, "来": 1, "下": 1, "前年": -2, "前一年": -1}
_ANY = regex(_YEAR)
_SPRING = 3
"""Up to this month the year that a text calls this one may be the one before its signature."""
_FARTHEST = 3
"""Years by which a year left in from an older text is off."""
_NOW = regex("[今本]年")


class ByWord(NamedTuple):
    """A year that a word names and figures tell otherwise."""

    word: Span
    year: Span
    by: int
    """How many years the word is on from the one it is told in."""


class _Bases(NamedTuple):
    """The years that a word may be counted from."""

    known: set[int]
    evident: tuple[int, Span | None] | None
    """The only one, with where it stands; None for the signature's place."""


def years_by_word(ledger: Ledger) -> Iterator[tuple[ByWord, int, Span | None]]:
    """Each year in figures beside 去年 or 上年 that no base gives, with the year meant and where its base stands."""
    told = list(_told(ledger)) if _SIGN.search(ledger.text) else []
    for one in told:
        written = _year(ledger, one.year)
        later = {other.year for other in told if other.year.start > one.year.start}
        bases = _from_sentence(ledger, one) or _from_now(ledger, one, told)
        if bases.evident is None or written - one.by in bases.known:
            continue
        meant, where = bases.evident[0] + one.by, bases.evident[1]
        # Of two that disagree the later one is told; what is told of the title's year may stand anywhere.
        if abs(written - meant) <= _FARTHEST and not (where and where in later):
            yield one, meant, where


def _year(ledger: Ledger, span: Span) -> int:
    return int(ledger.read(span).removesuffix("年"))


def _told(ledger: Ledger) -> Iterator[ByWord]:
    for match in _TOLD.finditer(ledger.text):
        word, year = ("word", "year") if match["word"] else ("word2", "year2")
        by = _ON.get(match[word], _ON.get(match[word][0]))
        if by is not None:
            yield ByWord(Span(*match.span(word)), Span(*match.span(year)), by)


def _from_sentence(ledger: Ledger, one: ByWord) -> _Bases | None:
    """What 上年 is counted from: the years its sentence tells, else its paragraph; None for 去年, told from now."""
    word = ledger.read(one.word)
    sentence = ledger.sentences[ledger.sentence_at(one.word.start)]
    if word == "前年" or word[0] not in "上前下" or _NOW.search(ledger.text, *sentence.span):
        return None
    for window in (sentence.span, ledger.document.blocks[sentence.block].span):
        years = {
            int(found.group()[:-1]): Span(*found.span())
            for found in _ANY.finditer(ledger.text, *window)
            if found.start() != one.year.start
        }
        if years:
            return _Bases(set(years), next(iter(years.items())) if len(years) == 1 else None)
    return None


def _from_now(ledger: Ledger, one: ByWord, told: list[ByWord]) -> _Bases:
    """The year that the text calls this one, as it says itself, by its title, or by its signature."""
    others = {_year(ledger, other.year) - other.by: other.year for other in reversed(told) if other is not one}
    known = set(others)
    evident: tuple[int, Span | None] | None = next(iter(others.items())) if len(others) == 1 else None
    if titled := find_title_year(ledger):
        named = int(ledger.text[titled.start : titled.start + 4])
        # A report on 2022, written in 2023, may call either of them this year.
        known |= {named, named + 1}
        evident = evident or (named, titled)
    if signing := ledger.signing:
        known |= {signing.day.year, signing.day.year - (signing.day.month <= _SPRING)}
        evident = evident or (signing.day.year, signing.span)
    return _Bases(known, evident)
