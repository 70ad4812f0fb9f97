"""Flat claimed: 晚稻面积8.3万亩，与上年持平 here, 晚稻面积较上年减少0.9万亩 there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.change_words import DOWN, UP
from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.values_by_name import values_by_name
from linter.facts.states.claims_by_name import Denied, NamedClaim, bare, find_denied, name_before
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

_BASE = (
    r"(?:(?:上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?:[末底初]|同期|同月)?"
    r"(?P<account>(?:年初|调整)?(?:预算|决算|执行|预算执行)?)(?:安排)?(?:支出)?数?|同比)"
)
_LEVEL = r"\d[\d,]*(?:\.\d+)?[十百千]?[万亿]{0,2}(?:[%％‰]|[一-鿿]{1,5}?)"
_FLAT = regex(
    rf"(?:(?:共计|达到?|为|是|完成|安排|预算|支出|[：:])*{_LEVEL}[，,。]?)?(?:与|和|同|较|比)?{_BASE}(?:相比)?[，,]?(?P<about>基本|大体|总体|大致)?(?:保持)?持平(?=[，,。；;、！）\n]|$)"
)
_HOW = (
    r"(?:均|也|都|有所|略有|明显|大幅度?|小幅|略|继续|稍有|又|呈|出现|有较大幅度的?|有较大|较大幅度|显著|微|有|总体)*"
)
_BY = r"了?(?P<by>\d[\d,]*(?:\.\d+)?)?(?P<in>[%％]|个百分点|[万亿]?[一-鿿]{1,3}?)?"
_FROM = _BASE.replace("|同比", "")
_MOVED = regex(
    rf"(?:(?:共计|达到?|为|是|完成|安排|[：:])*{_LEVEL}[，,])?"
    rf"(?:(?:与|和|同|较|比|对比){_FROM}(?:相比)?[，,]?(?P<name>[^，,。；;：:\n\d]{{4,26}}?)??|同比)"
    rf"(?P<how>{_HOW})(?P<way>{UP}|{DOWN})(?![速幅到至]){_BY}(?=[，,。；;、！（）\n]|$)"
)
_LITTLE, _MUCH = regex("略|小幅|微|稍"), regex("大|显著|明显")
_ROUGH, _FINE = Decimal(5), Decimal(1)
"""Per cent by which what is 基本持平, and what is 持平, has not moved."""


def find_flat_denied(ledger: Ledger) -> Iterator[Denied]:
    """Every indicator said to be as it was, and elsewhere to have moved since the same time."""
    if "持平" not in ledger.text:
        return
    flat = [*_flat(ledger)]
    names = {claim.name for claim in flat}
    if names:
        for denied in find_denied(ledger, [*flat, *_moved(ledger, names)]):
            one_base = _one_base(*(YEAR.findall(ledger.read(claim.span)) for claim in denied))
            if one_base and not _of_two_items(ledger, *denied):
                yield denied


_OWN_NAME = 5
"""Characters of a name that says itself what it is of: 晚稻面积 is, 死亡人数 is that of the section."""


def _of_two_items(ledger: Ledger, one: NamedClaim, other: NamedClaim) -> bool:
    """True for two sections side by side, （二）建筑业 and （五）农业机械, that tell the same of each of them."""
    chains = [ledger.section_of(ledger.document.block_index(claim.span.start)) for claim in (one, other)]
    if len(one.name) > _OWN_NAME or not all(chains):
        return False
    first, second = chains[0][-1], chains[1][-1]
    return first is not second and (first.parent, first.style) == (second.parent, second.style)


def _flat(ledger: Ledger) -> Iterator[NamedClaim]:
    for match in matches_on_lines(_FLAT, "持平", ledger.text):
        name, start = name_before(ledger, match.start())
        if name and _one_level(ledger, name):
            most = _ROUGH if match["about"] else _FINE
            yield NamedClaim(name, Span(start, match.end()), _where(match), -most, most)


_SIGN_MOVED = regex("[比较与和同][上去12一比期]")


def _moved(ledger: Ledger, names: set[str]) -> Iterator[NamedClaim]:
    text = ledger.text
    for match in matches_on_lines(_MOVED, _SIGN_MOVED, text):
        own = match["name"]
        name, start = bare(own, match.start("name")) if own else name_before(ledger, match.start())
        if name not in names or _LITTLE.search(match["how"]):
            continue
        by = _by(match)
        way = -by if match["way"] in DOWN.split("|") else by
        low, high = (way, way + 1) if way > 0 else (way - 1, way)
        yield NamedClaim(name, Span(min(start, match.start()), match.end()), _where(match), low, high)


def _one_base(here: list[str], there: list[str]) -> bool:
    """True where both are held against one year by number, or neither tells one: 上年 may be that of another report."""
    return here[-1:] == there[-1:]


def _by(match: re.Match[str]) -> Decimal:
    """By how much something moved, in per cent as far as it is told."""
    if match["by"] and match["in"] in ("%", "％", "个百分点"):
        return Decimal(match["by"].replace(",", ""))
    return _ROUGH if _MUCH.search(match["how"]) else _FINE


def _where(match: re.Match[str]) -> str:
    """The account that something is held against: 上年预算 is another one than 上年决算."""
    return match["account"] or ""


def _one_level(ledger: Ledger, name: str) -> bool:
    """False where the text tells two values under a name: of two bodies, or of two years."""
    values = values_by_name(ledger)
    return name not in values or values.only(name, -1) is not None
