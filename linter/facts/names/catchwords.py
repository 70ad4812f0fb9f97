"""Catchwords: numbered names of what a report works on: “三大目标”, 六大优势产业, “民生十大工程”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.words import tag_pieces
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"(?P<number>十[一二三四五六七八九]|[二两三四五六七八九十]{1,2}|\d{1,2})"
_QUOTED = regex(
    rf"“(?P<lead>[一-鿿]{{0,8}}?)(?<![第二三四五六七八九十百几数余]){_NUMBER}"
    r"(?P<unit>[大个项条场类件张种道座])(?P<word>[一-鿿]{2,10})”"
)
_HAN = "一二两三四五六七八九十"
# “三区一中心”: each number with its word, two or more of them; “一业一证” ends with its word, “三证合一” does not.
_ROW = regex(rf"“(?P<row>(?:[{_HAN}]{{1,2}}(?:(?![{_HAN}])[一-鿿]){{1,4}}){{2,5}})”")
_PAIR = regex(rf"(?P<number>[{_HAN}]{{1,2}})(?P<word>[^{_HAN}]+)")
_MEASURED = "大个项条场类件张种道座篇本把支批轮步级环年月日号届次名位家户所处起期件宗"
# “四下基层”: no word of measure, so that the number belongs to a name.
_BARE = regex(rf"“(?P<number>[二两三四五六七八九十]{{1,2}})(?P<word>(?![{_MEASURED}])(?:(?![{_HAN}])[一-鿿]){{2,8}})”")
_AHEAD = regex(
    r"(?:(?<![第百几数余前后“二三四五六七八九十])[二两三四五六七八九十]{1,2}"
    r"|(?<![\d“])(?<!\d\.)\d{1,2})$"
)
_WORD = regex(r"[一-鿿]{2,10}")
_MOST = 10
"""Counts of catchwords end here; 十九大 and 二十大 are congresses."""
_SHORTEST = 3
"""Characters that two unquoted names share."""


class Catchword(NamedTuple):
    """One mention of a numbered name."""

    number: int
    """What it counts."""
    name: str
    """The name without its number, with what stands before it in the quotation: 民生大工程; its unit included."""
    span: Span
    """Number, unit and name."""
    quoted: bool
    """True where it stands in quotation marks."""


def find_catchwords(text: str) -> dict[str, list[Catchword]]:
    """Every mention of each numbered name, in order, by the name; only names that bear two numbers."""
    if "大" not in text and "“" not in text:
        return {}
    quoted = [_quoted(match) for match in _QUOTED.finditer(text)] if "“" in text else []
    quoted += _rows(text) if "“" in text else []
    return {
        name: sorted(set(found), key=lambda one: one.span)
        for name, found in _grouped(
            [one for one in quoted if one.number > 1 or MARK in one.name], list(_plain(text))
        ).items()
        if len({one.number for one in found}) > 1
    }


def _quoted(match: re.Match[str]) -> Catchword:
    name = match["lead"] + match["unit"] + match["word"]
    return Catchword(whole_number(match["number"]), name, Span(match.start("lead"), match.end("word")), True)


def _rows(text: str) -> Iterator[Catchword]:
    """Names with several numbers, once for each number, the others being part of the name; and names without measure.

    #区一中心 is the name of the 三 in “三区一中心”.
    """
    for match in _ROW.finditer(text):
        row, span = match["row"], Span(*match.span("row"))
        pairs = list(_PAIR.finditer(row))
        for pair in pairs if not any(pair["word"][0] in _MEASURED for pair in pairs) else ():
            name = f"{row[: pair.start()]}{MARK}{row[pair.end('number') :]}"
            yield Catchword(whole_number(pair["number"]), name, span, True)
    for match in _BARE.finditer(text):
        name = MARK + match["word"] + _goes_on(text, match)
        yield Catchword(whole_number(match["number"]), name, Span(match.start("number"), match.end("word")), True)


MARK = "#"
"""Stands for the number in the name of a catchword that has others, or no word of measure."""


def _goes_on(text: str, match: re.Match[str]) -> str:
    """The name behind the quotation, where the quoted words alone are a distance or a time: “三公里”就业圈."""
    behind = _BEHIND.match(text, match.end()) if match["word"] in _LENGTHS else None
    return behind.group() if behind else ""


_LENGTHS = ("公里", "分钟", "小时", "华里")
_BEHIND = regex("[一-鿿]{3}")


def _plain(text: str) -> Iterator[Catchword]:
    """Every 大 with a number before it and words behind it."""
    at = text.find("大", 1)
    while at >= 0:
        if text[at - 1] in _DIGITS:
            number, word = _AHEAD.search(text, max(0, at - 2), at), _WORD.match(text, at + 1)
            if number and word and whole_number(number.group()) <= _MOST:
                yield Catchword(
                    whole_number(number.group()), "大" + word.group(), Span(number.start(), word.end()), False
                )
        at = text.find("大", at + 1)


_DIGITS = "二两三四五六七八九十0123456789"


def _grouped(quoted: list[Catchword], plain: list[Catchword]) -> dict[str, list[Catchword]]:
    groups: dict[str, list[Catchword]] = {}
    for one in quoted:
        groups.setdefault(one.name, []).append(one)
    by_start: dict[str, list[Catchword]] = {}
    for one in plain:
        by_start.setdefault(one.name[:_SHORTEST], []).append(one)
    for name, found in groups.items():
        same = [one for one in by_start.get(name[:_SHORTEST], ()) if one.name.startswith(name)]
        found.extend(cut for one in same if (cut := _cut(one, name)))
    for name, found in _shared_names(by_start):
        if name not in groups:
            groups[name] = found
    return groups


def _shared_names(by_start: dict[str, list[Catchword]]) -> Iterator[tuple[str, list[Catchword]]]:
    """What two unquoted names of two numbers have in common, as far as it is words: 大优势产业."""
    for found in by_start.values():
        shared = {
            _common(one.name, other.name) for one, other in combinations(found[:_FEW], 2) if one.number != other.number
        }
        for name in sorted(shared, key=len, reverse=True):
            if len(name) > _SHORTEST:
                cut = [made for one in found if one.name.startswith(name) and (made := _cut(one, name))]
                if len({one.number for one in cut}) > 1:
                    yield name, cut
                    break


_FEW = 12
"""Mentions of one beginning that are compared with one another."""


def _common(one: str, other: str) -> str:
    end = 0
    while end < min(len(one), len(other)) and one[end] == other[end]:
        end += 1
    return one[:end]


def _cut(one: Catchword, name: str) -> Catchword | None:
    """The mention with this name alone; None where its words go on with a longer name: 重点产业链 is no 重点产业."""
    rest = len(one.name) - len(name)
    if rest and not _ends_there(one.name[1:], len(name) - 1):
        return None
    return one._replace(name=name, span=Span(one.span.start, one.span.end - rest))


def _ends_there(words: str, end: int) -> bool:
    """True where a word ends there, and the next one makes no longer name."""
    if _LONGER.match(words, end):
        return False
    at = 0
    for word, _ in tag_pieces([words])[0]:
        at += len(word)
        if at >= end:
            return at == end
    return False


_LONGER = regex("链|[集城]?群|园区?|基地|体系|带|圈|区|行动|工程|平台|中心|企业|集团|公司|产业|品牌|领域|项目库|走廊")
"""What makes another name of one: 优势产业集群 are not the 优势产业."""
