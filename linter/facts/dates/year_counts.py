"""How many years a change took: 由2020年的…到2025年的, 五年来, “十四五”时期, 2021—2025年."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity, start_of
from linter.facts.dates.years import YEAR
from linter.facts.numbers.numbers import han_value
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Years(NamedTuple):
    """The years that a change may have taken."""

    counts: tuple[int, ...]
    """What the text tells comes first."""
    told: bool
    """True where the words at the values tell it; false where their surroundings do, or nothing."""


_NUMBER = r"(?:[两二三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})"
PERIOD = (
    rf"(?:[近过去这前后头]{{0,3}}{_NUMBER}年(?:[来间]|时间|期间)?"
    r"|(?:19|20)\d\d年?[—–\-－~～至到]+(?:19|20)\d\d年(?:期?间)?|[“\"]?十[一二三四]五[”\"]?(?:时期|期间|以来)?)"
)
"""The words for so many years."""
_SPAN = regex(r"(?<!\d)(?P<first>(?:19|20)\d\d)年?[—–\-－~～至到]+(?P<last>(?:19|20)\d\d)年")
_COUNTED = regex(rf"[近去这](?P<lately>{_NUMBER})年|(?<![\d第十])(?P<n>{_NUMBER})年(?=[来间时期以累共，,均年平多总]|$)")
_PLAN = regex(r"十[一二三四]五[”\"]?(?:时期|期间|规划|以来|$|(?=[，,。]))|五年规划|本届")
_PLAN_YEARS = 5
_BASED = regex(r"(?:[比较]|[与同和]|以)(?P<year>(?:19|20)\d\d)年")
_OPEN = tuple(range(2, 11))
"""Years that an average may cover where the text does not say."""
_NEAR = 24
"""Characters before a value that may date it."""


def years_between(ledger: Ledger, start: Quantity, end: Quantity, period: str) -> Years | None:
    """The years from one value to another; None where the average is told of other years than they are.

    `period`: the words for so many years right before the average.
    """
    text = ledger.text
    began = ledger.sentences[start.sentence].span.start
    one, other = sorted((start, end), key=start_of)
    ahead, between = text[max(began, one.span.start - _NEAR) : one.span.start], text[one.span.end : other.span.start]
    earlier, later = (ahead, between) if one is start else (between, ahead)
    said = _counts(period)
    first, last = YEAR.findall(earlier), YEAR.findall(later)
    if first and last:
        count = int(last[-1]) - int(first[-1])
        return Years((count,), told=True) if count > 1 and (not said or count in said) else None
    return _told_around(ledger, start.sentence, start.span.start, said, int(first[-1]) if first else 0)


def years_of_whole(ledger: Ledger, grown: Quantity, period: str) -> Years | None:
    """The years over which something grew by so much in all; None where nothing says that it took years."""
    text = ledger.text
    began = ledger.sentences[grown.sentence].span.start
    lead = text[max(began, grown.span.start - 2 * _NEAR) : grown.span.start]
    based = _BASED.search(lead)
    said = _counts(period)
    if based:
        base = int(based["year"])
        counts = tuple({int(year) - base for year in YEAR.findall(text[began : grown.span.start]) if int(year) > base})
        if len(counts) == 1:
            return Years(counts, told=True) if not said or counts[0] in said else None
        return _told_around(ledger, grown.sentence, grown.span.start, said, base)
    told = _counts(grown.before) if "累计" in grown.before or "共" in grown.before else ()
    return Years(told, told=True) if told and (not said or said == told) else None


def _told_around(ledger: Ledger, sentence: int, at: int, said: tuple[int, ...], base: int) -> Years:
    """The years that the period, the sentence, the report or else the paragraph and its headings tell."""
    span = ledger.sentences[sentence].span
    counts = said or _counts(ledger.text[span.start : at])
    if counts:
        return Years(counts, told=True)
    if base and ledger.identity.year and ledger.identity.year > base + 1:
        years = ledger.identity.year - base
        return Years((years, years - 1, years + 1), told=False)
    block = ledger.sentences[sentence].block
    start = ledger.document.blocks[block].span.start
    headings = "".join(ledger.read(heading.span) + "，" for heading in ledger.section_of(block))
    return Years(_counts(headings + ledger.text[start : span.end]) or _OPEN, told=False)


def _counts(words: str) -> tuple[int, ...]:
    """The numbers of years that words tell, those meant first; 五年来 may mean four steps."""
    found = list(dict.fromkeys(_read(words)))
    return tuple(dict.fromkeys([*found, *(count - 1 for count in found if count > 2)]))


def _read(words: str) -> Iterator[int]:
    for span in _SPAN.finditer(words):
        between = int(span["last"]) - int(span["first"])
        # 2021—2025年 are five years, which begin with the end of 2020.
        yield from (between + 1, between) if between > 0 else ()
    for counted in _COUNTED.finditer(words):
        number = counted["lately"] or counted["n"]
        value = int(number) if number.isdigit() else han_value(number)
        if value and 1 < value <= max(_OPEN) * 2:
            yield int(value)
    if _PLAN.search(words):
        yield _PLAN_YEARS
