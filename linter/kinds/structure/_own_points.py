"""References to a point of the text itself that is not there: 第二部分第（五）项 of a part with three points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.fact import Heading
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._own_text import OWN, means_itself
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_BRACKET = rf"[（(](?P<point>{_HAN})[)）]"
_OTHERS = rf"(?P<more>(?:[项点条]?[、和及与至到]第?[（(]{_HAN}[)）])*)"
_POINT = regex(
    rf"(?P<own>{OWN})?(?:本(?P<here>部分)|第(?P<part>{_HAN})部分|(?(own)|(?<=[（(见]))(?P<top>{_HAN})、)"
    rf"(?:中|里)?的?第?{_BRACKET}{_OTHERS}(?!之)[项点条]?"
)
_POINT_SIGN = regex(r"部分(?:中|里)?的?第?[（(]|、[（(]")
# 第（八）条 counts the points of a text that numbers them on through all its parts; 第八条 may be a law's.
_THROUGHOUT = regex(rf"(?:(?P<own>{OWN})第?|第(?=[（(]{_HAN}[)）]条)){_BRACKET}{_OTHERS}(?!之)[项点条]?")
_THROUGHOUT_SIGN = regex(r"第[（(]|本[一-鿿]{1,3}[（(]")
_NUMERAL = regex(rf"[（(](?P<number>{_HAN})[)）]")
_FEWEST = 2
"""Points of one part that show that it is divided into points."""


def missing_points(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each point beyond the last one of its part, or of all parts where no part is named."""
    points = [one for one in ledger.headings if one.style == "（一）"]
    if len(points) < _FEWEST:
        return
    seen: set[int] = set()
    for match in _referring(ledger, _POINT, _POINT_SIGN):
        own = _points_of(ledger, match, points)
        number = _highest(match)
        if len(own) < _FEWEST or number <= len(own) or not _in_turn(own) or _is_written(ledger, own, number):
            continue
        seen.add(match.start("point"))
        yield _hit(match, own[-1], len(own), ledger)
    last = max(points, key=lambda one: (one.number, one.span.start))
    onward = _in_turn(points)
    for match in _referring(ledger, _THROUGHOUT, _THROUGHOUT_SIGN):
        if match.start("point") in seen or _highest(match) <= last.number or not (match["own"] or onward):
            continue
        if all(_in_turn(run) for run in _runs(points)) and not _is_written(ledger, points, _highest(match)):
            yield _hit(match, last, last.number, ledger)


def _referring(ledger: Ledger, form: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What refers to this very text: under its own name, or behind a word that sends to what it has."""
    return (match for match in matches_on_lines(form, sign, ledger.text) if means_itself(ledger, match))


def _highest(match: re.Match[str]) -> int:
    numbers = [whole_number(one["number"]) for one in _NUMERAL.finditer(match.group())]
    return max(numbers, default=0)


def _points_of(ledger: Ledger, match: re.Match[str], points: Sequence[Heading]) -> list[Heading]:
    """The points of the part that a reference names; none where it is not one part of the text."""
    headings = ledger.headings
    style = "第一部分" if any(one.style == "第一部分" for one in headings) else "一、"
    numeral = match["part"] or match["top"]
    if match["here"]:
        return _points_around(ledger, match.start())
    tops = [at for at, one in enumerate(headings) if one.style == (style if match["part"] else "一、")]
    named = [at for at in tops if headings[at].number == whole_number(numeral)]
    return [one for one in points if one.parent == named[0]] if len(named) == 1 else []


def _points_around(ledger: Ledger, at: int) -> list[Heading]:
    """The points among which a place stands: those of the nearest heading above it that has any and is a part."""
    headings = ledger.headings
    above = bisect_right([one.span.start for one in headings], at) - 1
    while above >= 0:
        own = [one for one in headings[above:] if one.parent == above and one.style == "（一）"]
        if own and headings[above].style in ("一、", "第一部分"):
            return own
        above = headings[above].parent
    return []


def _in_turn(points: Sequence[Heading]) -> bool:
    return [one.number for one in points] == list(range(1, len(points) + 1))


def _runs(points: Sequence[Heading]) -> Iterator[Sequence[Heading]]:
    """The points from each （一） on."""
    starts = [at for at, one in enumerate(points) if one.number == 1]
    if not starts or starts[0]:
        yield points[: starts[0] if starts else None]
    for start, end in pairwise([*starts, len(points)]):
        yield points[start:end]


def _is_written(ledger: Ledger, points: Sequence[Heading], number: int) -> bool:
    """True where a point of the number begins among them within a line, which makes it no heading."""
    level = min(one.level for one in points)
    behind = bisect_right([one.span.start for one in ledger.headings], points[-1].span.start)
    after = next((one for one in ledger.headings[behind:] if one.level < level), None)
    end = after.span.start if after else len(ledger.text)
    written = _BEGUN.finditer(ledger.text, points[0].marker.start, end)
    return any(whole_number(match["number"]) == number for match in written)


_BEGUN = regex(rf"(?:^|[。；;：:])[ 　#*]*[（(](?P<number>{_HAN})[)）]", re.MULTILINE)


def _hit(match: re.Match[str], last: Heading, count: int, ledger: Ledger) -> Hit:
    span = Span(*match.span())
    values = {"reference": ledger.quote(span), "division": "项", "last": ledger.quote(last.marker), "count": count}
    return Hit((span, last.marker), values, severity="warning")
