"""Names in the order of their ranks: 前五位依次是甲、乙、丙、丁; 前三名为甲（96分）、乙（95分）; 甲、乙、丙分获前四名.

A rank has one holder, so such a list is whole: whoever is left out of it was forgotten. Those who got into the first
ten of a wider field are told in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

_SIGN = regex("[前后末][二两三四五六七八九十1-9]")
_COUNT = (
    r"[前后末](?P<count>(?P<number>十|[二两三四五六七八九]|10|[2-9])(?:名|位|强(?![化制度调县镇市省企]))?)"
    r"(?![个项年月天日季期次轮批成\d]|分(?!别))"
)
_ITEM = r"[^、，,。；;：:（）()\n]{2,24}(?:[（(][^（）()\n]{1,24}[）)])?"
_ROW = rf"(?P<row>{_ITEM}(?:、{_ITEM}){{1,9}})"
_BEHIND = regex(
    rf"{_COUNT}(?P<middle>[^，,。；;：:、（）()\n\d]{{0,12}}?)(?:(?:依次|分别)(?:[是为][:：]?|[:：])|[是为][:：]?|[:：]){_ROW}"
    r"(?=[。；;\n]|$|[，,](?:排[名在]?|得分)?[后末倒])"
)
_BEFORE = regex(
    rf"{_ROW[:-1]}?)(?:依次|分别|分|包揽|囊括)(?:获得?|荣获|夺得?|取得|摘得)?了?"
    rf"[^，,。；;：:、（）()\n\d]{{0,8}}?{_COUNT}(?=[，,。；;\n]|$)"
)
_CLAUSE = regex("[^，,。；;：:\n]*$")
_OTHERS = regex("等|并列|空缺|其[余他中]|另|进入|跻身|挤进|迈入|入围|稳居|均|均居|还|含|主要|[与同]一|除|候选|有的")
_JOINT = regex("以及|[和及与]")
_COUNT_HERE = regex(_COUNT)
_LEAD, _REACH = 12, 160
_FEWEST = 2


def find_ranked_names(text: str) -> Iterator[NamedList]:
    """Every list of those who hold the first or last ranks, parted by 、 alone."""
    for sign in _SIGN.finditer(text):
        match = _BEHIND.match(text, sign.start())
        if match and not _OTHERS.search(text, max(0, sign.start() - _LEAD), match.end()):
            yield from _listed(match)
        behind = None if match else _COUNT_HERE.match(text, sign.start())
        clause = _CLAUSE.search(text, max(0, sign.start() - _REACH), sign.start()) if behind else None
        if clause and "、" in clause.group():
            match = _BEFORE.match(text, clause.start())
            if match and match.start("count") == sign.start() + 1 and not _OTHERS.search(match.group()):
                yield from _listed(match)


def _listed(match: re.Match[str]) -> Iterator[NamedList]:
    names = match["row"].split("、")
    number = whole_number(match["number"])
    joints = len(_JOINT.findall(names[-1]))
    readings = frozenset(range(len(names), len(names) + joints + 1))
    if len(names) < _FEWEST or min(abs(number - one) for one in readings) > 1:
        return
    items, at = [], match.start("row")
    for name in names:
        items.append(Span(at, at + len(name)))
        at += len(name) + 1
    yield NamedList(number, Span(*match.span("count")), tuple(items), readings, open=False)
