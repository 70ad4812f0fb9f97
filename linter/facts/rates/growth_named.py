"""Growth named: 各项贷款余额…，同比增长13.6% … 各项贷款增幅16.3%: a verb and again a noun, digits exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.retold import both_told_again, in_parallel
from linter.facts.quantities.slips import swapped
from linter.facts.rates.tellings import Telling, apart, footings_differ, indicator
from linter.facts.states.plans import in_plans
from linter.interval import plain
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class GrowthPair(NamedTuple):
    """The growth of one indicator, told as a verb and as a noun."""

    name: str
    one: Quantity
    other: Quantity


class Growth(NamedTuple):
    """A rate by which something has grown or fallen, under its name."""

    rate: Quantity
    name: str
    up: bool


_NOUN = r"(?:(?P<up>增[速幅]|增长率|涨幅|升幅)|(?P<down>[降减跌]幅|下降率))"
_HOW = "(?:同比|年度?|全年|实际)*"
_NAMED = regex(
    rf"(?P<name>[一-鿿A-Za-z“”\d—～至-]{{2,24}}?)的?{_HOW}{_NOUN}(?:(?:达到?|为|是|只有|仅有?|高达|保持在|居|录得)*|[一-鿿]{{0,3}}(?:至|到))$"
)
_BEHIND = regex(rf"的(?P<name>[一-鿿A-Za-z“”]{{2,14}}?){_HOW}{_NOUN}(?![一-鿿]{{0,4}}(?:目标|计划))")
_HAS = regex("(?:虽然?|尽管|仍|也|均|再次)?(?:有|达到?|取得|实现|录得|保持|以)(?:了)?$")
_LONGEST = 3
"""Characters behind a rate that are 的 and its noun: 的增幅."""
_SUBJECT = regex(
    "(?P<name>[一-鿿A-Za-z“”]{3,20}?)(?:迈上|迈过|迈入|突破|跨上|跨越|跨入|站上|登上|再上|再创|跃上|首次|首破|连续|继续|持续|稳步|稳定|保持|总量|由|从|为|达到?|完成|实现)"
)
_BARE = regex("(?:同比|比上年|较上年|比去年)?(?:(?P<up>增长|增加|上升)|下降|减少)(?:了)?")
_MONTHS = regex(
    r"\d{1,2}[—～至-]\d{1,2}月份?|前[一二三四五六七八九十]+个?月|前三季度|[一二三四]季度|[上下]半年|\d{1,2}月份?"
)
_THREE_QUARTERS = regex(r"^(?:1[—～至-]9月份?|前九个?月)$")
_HALF = regex(r"^(?:1[—～至-]6月份?|前六个?月)$")
_OTHERS = regex(
    "目标|预期|力争|预计|计划|全国|全省|全市(?=平均)|平均|去年|上年(?!同期)|前年|累计|两年|五年|年均|高于|低于|快于|(?<!同)比(?![上去])|左右|(?<!规模)以上|拉动|贡献|分别|其中|剔除|扣除|可比|名义|第[一二三四]"
)
_ALIASES = (
    ("GDP", "地区生产总值"),
    ("gdp", "地区生产总值"),
    ("社零", "社会消费品零售"),
    ("固投", "固定资产投资"),
    ("总额", ""),
    ("余额", ""),
    ("人次", ""),
)
_SHORTEST, _FEWEST = 4, 2
"""Characters of a name, and digits of a rate."""
_MOST = 4
"""Tellings of the growth of one name beyond which they are of many times and places."""


def find_growth_named(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[GrowthPair]:
    """Each noun whose rate is that of the one verb of its name, in `tellings` or alone, with two digits exchanged."""
    nouns = growths_by_noun(ledger)
    if not nouns:
        return
    verbs = list(_by_verb(ledger, tellings))
    years = LevelYears(ledger)
    alike: dict[tuple[Decimal, str], list[Growth]] = {}
    for verb in verbs:
        alike.setdefault(_figures(verb.rate), []).append(verb)
    for noun in nouns:
        # The digits are asked first, for few rates have those of another one.
        if not any(_one_name(one.name, noun.name) for one in alike.get(_figures(noun.rate), ())):
            continue
        same = [one for one in verbs if _one_name(one.name, noun.name) and one.up == noun.up]
        if not 0 < len(same) <= _MOST or len({one.rate.value for one in same}) > 1:
            continue
        one, other = sorted((same[0].rate, noun.rate), key=lambda quantity: quantity.span)
        if one.sentence != other.sentence and _exchanged(one, other) and not _set_apart(ledger, years, one, other):
            yield GrowthPair(noun.name, one, other)


@once
def growths_by_noun(ledger: Ledger) -> Iterator[Growth]:
    """Every growth that is told by a noun: 增幅为9.2%."""
    if any(word in ledger.text for word in ("幅", "增速", "增长率", "下降率")):
        yield from (growth for quantity in ledger.quantities if (growth := _by_noun(quantity)))


def _figures(rate: Quantity) -> tuple[Decimal, str]:
    """What two rates have in common whose digits are exchanged: how finely they are told, and the digits in order."""
    return rate.step, "".join(sorted(plain(rate.value / rate.step)))


def _exchanged(one: Quantity, other: Quantity) -> bool:
    first, second = (plain(quantity.value / quantity.step) for quantity in (one, other))
    return one.step == other.step and len(first) == len(second) and first != second and swapped(first, second, _FEWEST)


def _by_noun(quantity: Quantity) -> Growth | None:
    if quantity.printed_unit != "%" or quantity.approximate or _OTHERS.search(quantity.before):
        return None
    found = _NAMED.search(quantity.before) or _BEHIND.match(quantity.after) or _with_growth(quantity)
    if found is None:
        return None
    name = _name(found["name"])
    return Growth(quantity, name, found["up"] is not None) if len(name) >= _SHORTEST else None


def _with_growth(quantity: Quantity) -> re.Match[str] | None:
    """接待游客虽有32.6%的增幅: the name stands before the rate, the noun behind it."""
    if not _HAS.search(quantity.before):
        return None
    words = _HAS.sub("", quantity.before)
    return _NAMED.search(words + quantity.after[1:_LONGEST]) if quantity.after.startswith("的") else None


def _by_verb(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[Growth]:
    told = set()
    for telling in tellings:
        told.add(telling.rate.span)
        if telling.sort in ("增长", "下降") and not _OTHERS.search(telling.rate.before):
            name = _name(telling.label)
            if len(name) >= _SHORTEST:
                yield Growth(telling.rate, name, telling.sort == "增长")
    for quantity in ledger.quantities:
        way = _BARE.fullmatch(quantity.before) if quantity.printed_unit == "%" and not quantity.approximate else None
        if way and quantity.span not in told and (name := _subject(ledger, quantity)):
            yield Growth(quantity, name, way["up"] is not None)


def _name(words: str) -> str:
    words = indicator(_MONTHS.sub("", words))
    for name, known in _ALIASES:
        words = words.replace(name, known)
    return words.removesuffix("的")


def _subject(ledger: Ledger, rate: Quantity) -> str:
    """What the sentence begins with: 地区生产总值迈上600亿元台阶，达到612.7亿元，增长6.4%."""
    found = _SUBJECT.match(ledger.lead(rate))
    return _name(found["name"]) if found else ""


def _one_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long.startswith(short)


def _set_apart(ledger: Ledger, years: LevelYears, one: Quantity, other: Quantity) -> bool:
    told = {years.year_of(one), years.year_of(other)} - {0}
    if len(told) > 1 or _of_two_months(ledger, one, other):
        return True
    if in_plans(ledger, one.span.start) or in_plans(ledger, other.span.start):
        return True
    if apart(ledger, one, other) or footings_differ(ledger, one, other, times=False):
        return True
    return both_told_again(ledger, one, other) or in_parallel(ledger, one, other)


def _of_two_months(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for two parts of the year; a later one that is told of none is of the only one told of so far."""
    first, second = _months(ledger, one), _months(ledger, other)
    if first == second:
        return False
    so_far = {_part(words) for words in _MONTHS.findall(ledger.text, 0, other.span.end)}
    return bool(second) or len(so_far) > 1


def _part(words: str) -> str:
    return str(_HALF.sub("上半年", _THREE_QUARTERS.sub("前三季度", words)))


def _months(ledger: Ledger, quantity: Quantity) -> set[str]:
    """The parts of the year before a rate: 1至9月 is 前三季度."""
    found = _MONTHS.findall(ledger.lead(quantity))
    return {_part(words) for words in found[-1:]}
