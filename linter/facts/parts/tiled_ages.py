"""Tiled ages: 0—17岁, 18—34岁, 35—59岁, 60岁及以上 adjoin up to the open end, so that everybody stands in one of them.

Bulletins tell them far from the number of inhabitants, often behind other splits of it: they are all of the number that
their sum misses by next to nothing or by one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.slips import one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_AGE = regex(
    r"(?P<first>\d{1,3})(?:周?岁)?[-—－–~～至到]{1,2}(?P<last>\d{1,3})周?岁|(?P<above>\d{1,3})周?岁(?:[（(]?[及含][)）]?)?以上"
)
_FEWEST = 3
_APART = 60
"""Characters from one age to the next: its number and its share stand between."""
_BEHIND = 12
"""Characters from an age to its number."""
_RESPECTIVE = regex(r"[^，,。；;：:\d]{0,12}分别(?:为|是|有)?")
_JOINT = regex("[、，,和及与]|以及")
_NO_LEVEL = regex("比重|占|增|减|上升|下降|比")
_PEOPLE = regex("人口[^，,。；;：:\n]{0,6}$")
_OTHERS = regex("增|减|平均|[上去]年|同期|比|出生|死亡")
_FAR = 400
"""Numbers before and behind the ages among which those of all people are looked for."""
_NEAR = Decimal("0.001")
"""Share of all inhabitants by which no other number of theirs that the text tells is off."""


def find_tiled_ages(ledger: Ledger) -> Iterator[Breakdown]:
    """Every split by ages that adjoin, with the number of people that it all but comes to."""
    if "岁" not in ledger.text or "以上" not in ledger.text:
        return
    for run in _runs(ledger.text):
        parts = _numbers(ledger, run)
        whole = _whole(ledger, parts) if parts else None
        if whole:
            names = tuple(age.group() for age in run)
            yield by_slip(whole, parts, names)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The ages that adjoin, from 0 or 1 on."""
    run: list[re.Match[str]] = []
    for age in matches_on_lines(_AGE, "岁", text):
        lowest = int(age["first"] or age["above"])
        adjoins = run and lowest == int(run[-1]["last"]) + 1 and age.start() - run[-1].end() <= _APART
        if not adjoins or "\n" in text[run[-1].end() : age.start()]:
            run = []
            if lowest > 1 or age["above"]:
                continue
        run.append(age)
        if age["above"]:
            if len(run) >= _FEWEST:
                yield run
            run = []


def _numbers(ledger: Ledger, run: Sequence[re.Match[str]]) -> tuple[Quantity, ...]:
    """The number behind each age, or the list behind 分别; empty where one of them has none."""
    text = ledger.text
    gaps = [text[one.end() : other.start()] for one, other in pairwise(run)]
    listed = _RESPECTIVE.match(text, run[-1].end()) if all(map(_JOINT.fullmatch, gaps)) else None
    if listed:
        at = ledger.quantity_index(listed.end())
        parts = ledger.quantities[at : at + len(run)]
        between = [text[one.span.end : other.span.start] for one, other in pairwise(parts)]
        if not parts or ledger.quantities[at].span.start != listed.end() or not all(map(_JOINT.fullmatch, between)):
            return ()
    else:
        ends = [*(age.start() for age in run[1:]), run[-1].end() + _APART]
        found = [_behind(ledger, age.end(), end) for age, end in zip(run, ends, strict=True)]
        parts = tuple(one for one in found if one)
    alike = len(parts) == len(run) and len({one.unit for one in parts}) == 1
    return parts if alike and all(one.exact and one.kind == "count" for one in parts) else ()


def _behind(ledger: Ledger, start: int, end: int) -> Quantity | None:
    one = quantity_from(ledger, start)
    if one is None or one.span.start > min(end, start + _BEHIND):
        return None
    return None if _NO_LEVEL.search(ledger.text, start, one.span.start) else one


def _whole(ledger: Ledger, parts: Sequence[Quantity]) -> Quantity | None:
    """The number of people told last before the ages that they miss by so little; None where they come to another."""
    said = sum((part.value for part in parts), Decimal(0))
    at = ledger.quantity_index(parts[0].span.start)
    around = ledger.quantities[max(0, at - _FAR) : at + _FAR]
    numbers = [one for one in around if one.unit == parts[0].unit]
    if any(one.value == said for one in numbers):
        return None
    block = ledger.sentences[parts[0].sentence].block
    for one in reversed(numbers):
        if one.span.start >= parts[0].span.start or not one.exact or one.value <= max(part.value for part in parts):
            continue
        if not _PEOPLE.search(one.before) or _OTHERS.search(one.before):
            continue
        over = said - one.value
        near = abs(over) <= one.value * _NEAR
        slip = one_key(one, said) or any(one_key(part, part.value - over) for part in parts)
        if near or (slip and ledger.sentences[one.sentence].block == block):
            return one
    return None
