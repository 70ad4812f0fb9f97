"""Persons named right behind how many they are: 先进工作者3名：李一、王二、张三."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from linter.facts.names.named_lists import NamedList
from linter.facts.names.suffixed_rows import BEFORE, FARTHEST, SOME
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_PERSONS = regex(
    r"(?<![\d.第])(?P<count>(?P<number>\d{1,2}|[二两三四五六七八九十]{1,2})[名人位](?:同志|教师|干部|个人|党员|代表|委员|队员|学生|职工)?)"
    r"(?:[，,]?(?:即|分别(?:是|为)|名单如下|如下))?[：:](?P<row>[一-鿿·]{2,6}(?:、[一-鿿·]{2,6}){2,29})(?:[。；;]|$)"
)
_SIGN = regex("[名人位](?:[一-鿿]{2,4})?[：:]")
_LONGEST = 4
"""Characters of the longest name of a person without a point."""


def find_persons_named(text: str) -> Iterator[NamedList]:
    """Every row of persons, where a slip can have made its number."""
    for match in matches_on_lines(_PERSONS, _SIGN, text):
        names = match["row"].split("、")
        if len({*names}) < len(names) or any(len(name) > _LONGEST and "·" not in name for name in names):
            continue
        lead = text[max(0, match.start() - BEFORE) : match.start()]
        number = whole_number(match["number"])
        if SOME.search(lead) or "等" in names[-1] or not 0 < abs(number - len(names)) <= FARTHEST:
            continue
        ends = accumulate(len(name) + 1 for name in names)
        at = match.start("row") - 1
        spans = tuple(Span(at + end - len(name), at + end) for name, end in zip(names, ends, strict=True))
        yield NamedList(number, Span(*match.span("count")), spans, frozenset({len(names)}), open=False)
