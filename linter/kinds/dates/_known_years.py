"""Founding years that everybody knows: 2021年是中国共产党成立99周年, 庆祝新中国成立70周年 in 2020."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FOUNDED = {
    "party": ("中国共产党(?:成立|建立|诞生)|建党", 1921),
    "state": ("(?:新中国|中华人民共和国|共和国|建国)(?:成立|建立)?", 1949),
    "army": ("(?:中国)?人民解放军(?:建军|成立)|建军", 1927),
    "league": ("(?:中国)?(?:共产主义青年团|共青团)(?:成立|建立)|建团", 1922),
    "reform": ("改革开放", 1978),
    "war": ("(?:中国人民)?抗日战争(?:暨世界反法西斯战争)?胜利|抗战胜利", 1945),
    "may4": ("五四运动", 1919),
    "march": ("(?:红军)?长征胜利", 1936),
}
"""What is celebrated, and its year."""
_NAMED = "|".join(f"(?P<{name}>{words})" for name, (words, _) in _FOUNDED.items())
_ANNIVERSARY = regex(rf"(?:{_NAMED})[”“]?(?P<n>\d{{2,3}}|[一二三四五六七八九十百]{{2,5}})[”“]?周年")
_YEAR = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[，,]?(?:我们)?[也正又既]?(?:是|恰逢|正值|适逢|喜?迎来|喜迎)(?:伟大的?|我国|纪念)?$"
)
"""2021年是, 7月1日，恰逢: it is said to be the year of the anniversary; a book of 2022 may be on that of 2021."""
_REACH = 24
"""Characters before an anniversary in which its year stands."""


class Known(NamedTuple):
    """An anniversary, its year, and how many years it was."""

    number: Span
    year: Span
    begun: int
    now: int
    stated: int


def find_known_anniversaries(ledger: Ledger) -> Iterator[Known]:
    """Every anniversary of a known founding that is told for another year than it fell in."""
    for match in matches_on_lines(_ANNIVERSARY, "周年", ledger.text):
        begun = next(year for name, (_, year) in _FOUNDED.items() if match[name])
        number = whole_number(match["n"])
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        year = _YEAR.search(ledger.text, max(sentence.start, match.start() - _REACH), match.start())
        if year is None:
            continue
        now = int(year["year"])
        if now > begun and 0 < abs(now - begun - number) <= _NEAR:
            yield Known(
                Span(match.start("n"), match.end()), Span(year.start(), year.end("year") + 1), begun, now, number
            )


_NEAR = 3
"""Years by which an old text, or a slip of one, is off."""
