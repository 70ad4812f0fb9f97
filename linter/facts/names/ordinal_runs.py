"""Things numbered one by one behind how many they are: 成立6个督导组，第一组…，第五组…; 第一至第六督查组共5个组."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linter.facts.layout.headings import written
from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.offsets import Span
from linter.patterns import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_GROUPS = regex(
    rf"(?P<count>(?<![\d.第十百千万数几余])(?P<number>\d{{1,2}}|{_HAN})(?:个[一-鿿]{{0,6}}?(?P<thing>组|小组|专班|队|标段|网格|片区|阶段)|(?P<piece>[期批轮]|(?<=分[\d一二三四五六七八九十])[组路])))"
    rf"(?=[^。\n]{{0,12}}[，,。；;：:\n])"
)
_RANGE = regex(
    rf"第(?P<low>{_HAN}|\d{{1,3}})(?:号|个)?(?:至|到|—|–|-)第?(?P<high>{_HAN}|\d{{1,3}})[号个]?"
    rf"[一-鿿]{{0,6}}?(?P<thing>组|批次|[批轮期号]|标段|网格|片区)[，,]?[共合]计?"
    rf"(?P<count>(?P<number>{SMALL_NUMERAL}|\d{{1,3}})(?:个(?P=thing)|(?P<piece>[件份])|(?P=thing))(?!次|[成组]?[员长]|织))"
)
_RANGE_BEHIND = regex(
    rf"(?P<count>(?P<number>(?<![\d.第])(?:{_HAN}|\d{{1,3}}))(?P<thing>[期批轮号次]|个?标段))"
    rf"[（(]第(?P<low>{_HAN}|\d{{1,3}})(?P=thing)?(?:至|到|—|–|-)第?(?P<high>{_HAN}|\d{{1,3}})(?P=thing)?(?P<piece>)[）)]"
)
_FROM_TO = regex(r"第[一二三四五六七八九十\d]{1,3}[一-鿿]{0,2}[至到—–-]")
_THIRD = regex("第[三3]")
_FEWEST = 3
_AFTER = 900
"""Characters behind a number of groups in which they are told one by one."""


def find_ordinal_runs(text: str) -> Iterator[NamedList]:
    """Every run 第一组, 第二组, … that ends its paragraph, and every range with its number."""
    if "第" not in text:
        return
    for pattern in (_RANGE, _RANGE_BEHIND):
        for match in matches_on_lines(pattern, _FROM_TO, text):
            yield from _ranged(match)
    for match in matches_on_lines(_GROUPS, _THIRD, text):
        yield from _numbered(text, match)


def _ranged(match: re.Match[str]) -> Iterator[NamedList]:
    low, high = whole_number(match["low"]), whole_number(match["high"])
    items = (Span(*match.span("low")), Span(*match.span("high")))
    # 第1号至第36号共35件: what has no number of its own is counted by pieces only where each piece is numbered.
    if low < high and (not match["piece"] or match["thing"] == "号"):
        count = Span(*match.span("count"))
        yield NamedList(whole_number(match["number"]), count, items, frozenset([high - low + 1]), open=False)


def _numbered(text: str, match: re.Match[str]) -> Iterator[NamedList]:
    """第一组 to 第五组 behind 6个组, each at the head of its clause and once, and no other group in the paragraph."""
    stop = text.find("\n", match.end())
    end = min(len(text) if stop < 0 else stop, match.end() + _AFTER)
    thing = match["thing"] or match["piece"]
    found = list(_each(thing).finditer(text, match.end(), end))
    numbers = [whole_number(one["nth"]) for one in found]
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return
    if _another(thing).search(text, found[-1].end(), end):
        return
    number = whole_number(match["number"])
    behind = text[found[-1].end() : end]
    if number > len(numbers) + 1 or (number > len(numbers) and _is_named(behind, thing)):
        return
    if number < len(numbers) and _TO_COME.search(behind.split("。", 1)[0]):
        return  # 已开展2轮巡察，…，第三轮巡察于明年启动
    next_one = rf"第(?:{number}|{written('一、', number).rstrip('、')})[一-鿿]{{0,4}}{thing}"
    if number > len(numbers) and regex(next_one).search(text, end):
        return  # the last one has a paragraph of its own
    yield NamedList(
        number,
        Span(*match.span("count")),
        tuple(Span(*one.span()) for one in found),
        frozenset([len(numbers)]),
        open=False,
    )


def _is_named(behind: str, thing: str) -> bool:
    """True where what lacks a number of its own is told behind the others: 其余各组, 综合组, 最后一个标段."""
    return _OTHERS.search(behind) is not None or _unnumbered(thing).search(behind) is not None


@cache
def _each(thing: str) -> re.Pattern[str]:
    """第一组 and 第二督查组 at the head of a clause."""
    return regex(rf"(?<=[，,。；;：:（(、])第(?P<nth>{_HAN}|\d{{1,2}})(?:{thing}|[一-鿿]{{2,4}}{thing})")


@cache
def _another(thing: str) -> re.Pattern[str]:
    """One more, wherever it stands."""
    return regex(rf"第(?:{_HAN}|\d{{1,2}})[^，。；]{{0,6}}{thing}")


@cache
def _unnumbered(thing: str) -> re.Pattern[str]:
    """综合组, which bears a name."""
    return regex(rf"[，,；;。](?!各|每|该|本|上述)(?:[一-鿿]{{2,4}}|{_HAN}|\d{{1,2}}){thing}")


_OTHERS = regex("等|其[余他]|另|剩余|余下|最[后末]|机动|末[一个期批轮组]")
_TO_COME = regex("待|将|拟|计划|正在|推迟|延[期至后]|[明下次]年|启动|追加|另行|尚未|筹备|谋划|取消")
