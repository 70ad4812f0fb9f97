"""Limits of age told with the day of birth they come to: 35周岁以下（1988年5月22日以后出生） in a notice of 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.kinds.dates._lengths import value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_AGE = r"\d{1,2}|[二三四五六]?十[一二三四五六七八九]?"
_INCLUDED = r"(?:[（(]?含[^（()），,。；\d]{0,4}(?:\d{2}周?岁)?[）)]?)?"
_DAY = r"年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_SIDE = rf"{_INCLUDED}(?:及?以[上下内])?{_INCLUDED}"
_OPENED = r"[（(，,](?:即|指|系|须|应|为|在|于|要求|出生(?:日期|年月|时间)[为在须应]{0,2}[：:]?)*"
_FROM_OR_UNTIL = r"[（(]?(?:含)?[）)]?(?:及?[以之]?[后前])(?:[（(]含[^（()）]{0,4}[）)])?(?:出?生|期间出?生)"
_LIMIT = regex(
    rf"(?<![\d一二三四五六七八九十—~-])(?P<age>{_AGE})周?岁{_SIDE}{_OPENED}(?P<year>(?:19|20)\d\d){_DAY}{_FROM_OR_UNTIL}(?!的)"
)
_BORN_FIRST = regex(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d){_DAY}{_FROM_OR_UNTIL}的?[（(，,](?:即|年龄|须|应|在|为|不超过|年?满|未满|不满)*"
    rf"(?P<age>{_AGE})周?岁(?={_SIDE}[）)，,。；])"
)
_BETWEEN = regex(
    rf"(?<![\d一二三四五六七八九十])(?P<low>{_AGE})(?:周?岁)?{_SIDE}(?:至|到|[—~～-]+|[、，,])(?:不超过)?(?P<high>{_AGE})周?岁"
    rf"{_SIDE}{_OPENED}(?P<year>(?:19|20)\d\d){_DAY}(?:[（(]含[）)]|以?后)?(?:至|到|[—~～-]+|[、，,和])"
    rf"(?P<last>(?:19|20)\d\d){_DAY}(?:[（(]含[）)])?(?:期间|之间|以?前|间)?[内之]?出?生"
)
_TOLD = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=[年.-])")
_SLACK = 1
"""Years by which a limit may be off: whether a year that has begun counts, and notices of one year for the next."""


class AgeLimit(NamedTuple):
    """A limit of age, and a year of birth that gives it in no year of the text."""

    age: Span
    stated: int
    born: Span
    year: int
    now: int
    """The year that the text speaks of."""


def find_age_limits(ledger: Ledger) -> Iterator[AgeLimit]:
    """Every limit that nobody born then reaches or leaves in any year that the text tells."""
    pairs = sorted(_pairs(ledger.text))
    now = ledger.identity.year if pairs else None
    if now is None:
        return
    years = {int(told["year"]) for told in _TOLD.finditer(ledger.text)} | {now}
    for age, born in pairs:
        stated = value_of(ledger.read(age).removesuffix("岁").removesuffix("周"))
        year = int(ledger.read(born).removesuffix("年"))
        if stated is None or years & {year + int(stated) + off for off in range(-_SLACK, _SLACK + 1)}:
            continue
        yield AgeLimit(age, int(stated), born, year, now)


def _pairs(text: str) -> Iterator[tuple[Span, Span]]:
    """Each age with the year of birth beside it; of two, the higher age is that of who was born first."""
    for match in (*matches_on_lines(_LIMIT, "岁", text), *matches_on_lines(_BORN_FIRST, "岁", text)):
        yield _span(match, "age"), _span(match, "year")
    for match in matches_on_lines(_BETWEEN, "岁", text):
        yield _span(match, "high"), _span(match, "year")
        yield _span(match, "low"), _span(match, "last")


def _span(match: re.Match[str], group: str) -> Span:
    """An age up to 岁 where that is written, a year up to 年."""
    start, end = match.span(group)
    unit = _UNIT.match(match.string, end)
    return Span(start, unit.end() if unit else end)


_UNIT = regex("年|周?岁")
