"""Defined ratios: 城镇化率 is 城镇人口 over 常住人口, 人均生产总值 the GDP per head, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.parts.wholes import tells_level
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class DefinedRatio:
    """An indicator with the two that it is the quotient of, in every way in which the text tells them."""

    name: Literal["urban", "per head"]
    """urban: of those counted on one day. per head: of those who lived there during the year, told as of its end."""
    triples: tuple[tuple[Quantity, Quantity, Quantity], ...]
    """Result, part and whole; those told first come first."""


# A name of its own, or one behind a place or a time: 海洋生产总值 and 城镇常住人口 are others.
_OWN = r"(?:^|[市县区省州旗域年乡盟末底日]|(?<!城)镇|其中|按|实现|完成|全国|我国|国家|核算|计算)"
_VERB = r"(?:实现|完成|数|总数|总量|达到了?|达|为|是|有|：|:)*$"
_RESIDENTS = regex(rf"{_OWN}常住(?:总)?人口{_VERB}")
_REGISTERED = regex(rf"户籍(?:总)?人口{_VERB}")
_TOWN = regex(
    rf"{_OWN}(?:居住在)?城镇(?:地区)?的?(?:常住|户籍)?(?:人口)?(?:[和与、及](?:居住在)?(?:乡村|农村)的?(?:常住|户籍)?(?:人口)?分别)?{_VERB}"
)
_URBAN = regex(rf"(?P<whose>户籍)?(?:人口)?城镇化(?:率|水平){_VERB}")
# 2025年清源地区生产总值: 地区 keeps what stands before it from being an industry.
_PRODUCT = regex(rf"(?:{_OWN}(?:地区|国内)?|(?<=年)[一-鿿]{{2,3}}地区)(?:生产总值|GDP){_VERB}")
_PER_HEAD = regex(rf"人均(?:(?:地区|国内)?生产总值|GDP){_VERB}")
# Also the mark of a note: 地区生产总值[2]8637亿元
_BRACKET = regex(r"[（(][^（）()]{0,40}[）)]|[\[［〔]\d{1,2}[\]］〕]")
_CLOSES = (")", "）", "]", "］", "〕")
_CLAUSE = regex(r"[。；;，,：:（）()!！?？]")
_OTHER_TIME = regex(r"[上去前]年|“?十[二三四]五|[由从比较](?:(?:19|20)\d\d年|[^，,。；;]{0,4}$)|目标|力争|预期|计划")
_FROM = regex(r"(?:由|从)[^，,。；;]{0,12}$")
_MOST = 6
"""Mentions of one indicator that are tried."""
_NEAR = 24
"""Characters of a clause that may name a number."""


def find_defined_ratios(ledger: Ledger) -> Iterator[DefinedRatio]:
    """Every 城镇化率 with the counts of its paragraph, and the 人均生产总值 of the report."""
    text = ledger.text
    if "常住" not in text and "户籍" not in text:
        return
    if "城镇化" in text:
        yield from _urban(ledger)
    if "人均" in text and ("生产总值" in text or "GDP" in text):
        yield from _per_head(ledger)


def in_order(ledger: Ledger) -> Iterator[tuple[int, Quantity]]:
    """The end of the quantity before, and each quantity."""
    ends = (0, *(one.span.end for one in ledger.quantities))
    return zip(ends, ledger.quantities, strict=False)


def clause_before(ledger: Ledger, end: int, one: Quantity) -> str:
    """The words of its clause before a quantity, without brackets and blanks; `end` is that of the quantity before."""
    gap = ledger.text[max(end, one.span.start - 2 * _NEAR) : one.span.start]
    bare = _BRACKET.sub("", gap) if any(mark in gap for mark in _CLOSES) else gap
    return "".join(_CLAUSE.split(bare.rstrip("：: "))[-1].split())[-_NEAR:]


def _urban(ledger: Ledger) -> Iterator[DefinedRatio]:
    """常住人口52.4万人。其中，城镇人口30.2万人，…，城镇化率57.6%; the rate may stand before the townspeople."""
    whole: Quantity | None = None
    town: Quantity | None = None
    early: Quantity | None = None
    registered = False
    block = -1
    for end, one in in_order(ledger):
        if one.unit != "人" and one.printed_unit != "%":
            continue
        here = ledger.sentences[one.sentence].block
        if here > block + 1:
            whole = town = early = None
        clause = clause_before(ledger, end, one)
        if "人口" not in clause and "城镇" not in clause:
            continue
        if one.approximate or not tells_level(clause) or _OTHER_TIME.search(clause):
            continue
        if one.printed_unit == "%":
            told = _URBAN.search(clause)
            if told and whole and bool(told["whose"]) == registered:
                if town and 0 < town.value < whole.value:
                    yield DefinedRatio("urban", ((one, town, whole),))
                early = None if town else one
            continue
        resident, register = _RESIDENTS.search(clause), _REGISTERED.search(clause)
        if (resident or register) and not _TOWN.search(clause):
            whole, town, early, registered, block = one, None, None, bool(register), here
        elif _TOWN.search(clause):
            town = one if whole else None
            if town and whole and early and here == block and town.value < whole.value:
                yield DefinedRatio("urban", ((early, town, whole),))
            early = None


def _per_head(ledger: Ledger) -> Iterator[DefinedRatio]:
    """GDP 186.5亿元 … 年末常住人口52.4万人 … 人均生产总值35600元, in whatever sections."""
    products: list[Quantity] = []
    people: list[Quantity] = []
    each: list[Quantity] = []
    risen = _risen(ledger)
    for end, one in in_order(ledger):
        if one.unit not in ("元", "人") or one.approximate:
            continue
        clause = risen.get(one.span) or clause_before(ledger, end, one)
        if "人口" not in clause if one.unit == "人" else "生产总值" not in clause and "GDP" not in clause:
            continue
        if _OTHER_TIME.search(clause):
            continue
        if one.unit == "人":
            _keep(people, one, _RESIDENTS, clause)
        elif "人均" in clause:
            _keep(each, one, _PER_HEAD, clause)
        else:
            _keep(products, one, _PRODUCT, clause)
    if products and people and each:
        yield DefinedRatio(
            "per head", tuple((result, part, whole) for result in each for part in products for whole in people)
        )


def _risen(ledger: Ledger) -> dict[Span, str]:
    """The names of values that something rose or fell to: 人均生产总值从5.6万元增至7.8万元."""
    found: dict[Span, str] = {}
    for change in ledger.changes:
        start, end = change.start, change.end
        if start and end and not change.rivals and "人" in start.before:
            told = _FROM.search(start.before)
            if told and not YEAR_NAMED.search(ledger.text, start.span.end, end.span.start):
                found[end.span] = "".join(start.before[: told.start()].split())[-_NEAR:]
    return found


def _keep(found: list[Quantity], one: Quantity, name: re.Pattern[str], clause: str) -> None:
    if len(found) < _MOST and name.search(clause):
        found.append(one)
