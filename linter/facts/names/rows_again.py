"""Rows told again: 白鹿洞、三叉口2处 and then 白鹿洞30亩、三叉沟20亩, names of any sort that the text counts itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_COUNT = regex(r"(?P<number>\d{1,2}|[两二三四五六七八九十])(?:[座处条家所户名人位个口眼艘辆])")
_SIGN = regex(r"、[一-鿿]{2,5}(?=[两二三四五六七八九十\d])")
_PART = "(?:(?![和与及])[一-鿿]){2,5}"
_ROW = regex(rf"(?P<row>(?:{_PART}[、和与及])+{_PART})$")
_JOINT = regex("[、和与及]")
_LEAD = "其中|包括|分别为|对|将|把"
_BEGINS = regex(rf"(?<=[，,、；;：:（(和与及。])(?:{_LEAD})?")
"""Where a name may begin that is told again."""
_ENDS = regex(r"各?[一-鿿]?\d|[（(、，,；;和与及]")
"""What stands behind a name that is told with its figure, or in a row."""
_PERSONS = "名人位"
_REACH = 60
"""Characters before a number in which its row begins."""
_BEHIND = 300
"""Characters behind it in which the row is told again."""


class RowAgain(NamedTuple):
    """A counted row and one name of it that comes again with another character."""

    name: Span
    again: Span


def find_rows_again(text: str) -> Iterator[RowAgain]:
    """Every name of a counted row whose place another one takes when the row is told again in the paragraph."""
    for sign in _SIGN.finditer(text):
        count = _COUNT.match(text, sign.end())
        if count is None:
            continue
        row = _ROW.search(text, max(0, sign.end() - _REACH), sign.end())
        if row is None:
            continue
        names = _JOINT.split(row["row"])
        if len(names) != whole_number(count["number"]):
            continue
        end = text.find("\n", count.end())
        rest = text[count.end() : min(count.end() + _BEHIND, end if end >= 0 else len(text))]
        at = row.start()
        spans = []
        for name in names:
            spans.append(Span(at, at + len(name)))
            at += len(name) + 1
        # Words may stand before the first name, which is as long as the others: 位于青石、柳湾2处.
        longest = max(len(name) for name in names[1:])
        names[0] = names[0][-longest:]
        spans[0] = Span(spans[0].end - len(names[0]), spans[0].end)
        missing = [index for index, name in enumerate(names) if name not in rest]
        if len(missing) != 1:
            continue
        lost = names[missing[0]]
        places = [count.end() + begin.end() for begin in _BEGINS.finditer(rest)]
        if not any(text.startswith(name, at) for name in names if name != lost for at in places):
            continue
        person = count.group()[-1] in _PERSONS and len(lost) > _PAIR
        for at in places:
            again = text[at : at + len(lost)]
            sure = again[:1] == lost[0] if person else _ENDS.match(text, at + len(lost)) is not None
            if sure and one_apart(again, lost) and _NAME.fullmatch(again):
                yield RowAgain(spans[missing[0]], Span(at, at + len(lost)))


_NAME = regex("[一-鿿]+")
_PAIR = 2
"""Characters of a name that is too short to be known by all but one of them."""


def one_apart(one: str, other: str) -> bool:
    """True for two words of one length that differ by one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
