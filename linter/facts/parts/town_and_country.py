"""Town and country: what all residents have per head, beside what those of towns and of the country have.

Growth rates are left alone: where people move to town, all may gain more than either class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Class = Literal["all", "town", "country"]

_IS = r"(?:实现|完成|达到?|为|是|有|：|:)*$"
_WHO = (
    r"(?P<lead>[^居]*?)(?:(?P<town>城镇|城市)|(?P<country>农村|乡村|农牧区)|全体|城乡|全部)?"
    r"(?:常住)?(?:居民|(?<=城镇)|(?<=城市)|(?<=农村)|(?<=乡村))(?:家庭)?的?"
)
_WHAT = r"(?P<what>(?:人均|户均|平均每人)(?:(?![增减差分高低多少超比])[一-鿿]){2,10}?|恩格尔系数)"
_NAMED = regex(rf"^{_WHO}{_WHAT}{_IS}")
_CARRIED = regex(rf"^(?:其中[，：:]?)?{_WHAT}{_IS}")
_BARE = regex(rf"^{_WHO}{_IS}")
_BOTH = regex(
    r"^(?P<lead>[^居]*?)(?:城镇|城市)(?:常住)?(?:居民)?[、和与及](?:农村|乡村|农牧区)(?:常住)?居民(?:家庭)?的?"
    rf"{_WHAT}分别{_IS}"
)
_AND = regex(r"^(?:[、和与及，,]|以及)$")
# 2025年, 全年, 其中, 按常住地分: they name no other residents.
_NEUTRAL = regex(
    r"(?:20\d\d)?年?(?:全年|上半年|下半年|[一二三四]季度|前三季度|\d{1,2}(?:[-－—~至]\d{1,2})?月(?:份|末)?)?"
    r"(?:其中|分城乡看|[按从分][一-鿿]{1,6}[分看]|初步核算|据[一-鿿]{2,8}调查)?[，,：:]?"
)
_PERIOD = regex(
    r"(?<![-－—~至\d比较于])20\d\d年(?![-－—~至])|上半年|下半年|[一二三四]季度|前三季度|\d月|全年|去年|“?十[二三四五]五”?|上年同期"
)
_SAME = regex(r"年|生活|性(?=支出)")
_FAR = 700
"""Characters over which the whole and both classes are told."""
_TOWNS = regex(r"(?:[^，,。；;\n]*(?:城镇|城市)(?:常住)?(?:居民)?、)?$")
_LEAD = 30
"""Characters before a clause in which its first class stands."""
_NEAR = 120
"""Characters over which what is not told again is taken from the value before."""
_COMPARED = regex(r"预期|目标|计划|力争|左右|以上")


@dataclass(frozen=True)
class Told:
    """A value per head: 农村居民人均可支配收入23100元."""

    value: Quantity
    who: Class
    what: str
    """人均可支配收入, 恩格尔系数."""
    place: str
    """Before the residents: 全市, 东陵区; empty where none is told."""


@dataclass
class _Telling:
    """What is told of one measure since it was last complete."""

    one: dict[Class, list[Told]] = field(default_factory=lambda: {"all": [], "town": [], "country": []})


def find_town_and_country(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """What all have, those of towns and those of the country; each as near to the others as they stand."""
    if "农" not in ledger.text and "乡村" not in ledger.text:
        return
    telling: dict[str, _Telling] = {}
    for told in _all_told(ledger):
        group = telling.setdefault(told.what, _Telling()).one
        for who, others in group.items():
            group[who] = [one for one in others if told.value.span.end - one.value.span.start < _FAR]
        group[told.who].append(told)
        if all(len(found) == 1 for found in group.values()):
            whole, town, country = group["all"][0], group["town"][0], group["country"][0]
            if _of_one(ledger, whole, town, country):
                yield whole.value, town.value, country.value
                for found in group.values():
                    found.clear()


def _of_one(ledger: Ledger, whole: Told, town: Told, country: Told) -> bool:
    """True where they tell of the same residents, in the same period."""
    values = [whole.value, town.value, country.value]
    if len({value.unit for value in values}) > 1 or any(value.approximate for value in values):
        return False
    first = whole.value.span.start < min(town.value.span.start, country.value.span.start)
    others = {town.place, country.place}
    if not others <= {whole.place, ""} or (not first and town.place != whole.place):
        return False
    start = min(value.clause.start for value in values)
    between = ledger.text[start : max(value.span.end for value in values)]
    return len(set(_PERIOD.findall(between))) <= 1 and not _COMPARED.search(between)


def _all_told(ledger: Ledger) -> Iterator[Told]:
    """Every value per head with the residents it is told of, in order."""
    last: Told | None = None
    second: tuple[Quantity, str, str] | None = None
    for quantity in ledger.quantities:
        if second is not None:
            first, what, place = second
            second = None
            if _AND.match(ledger.text[first.span.end : quantity.span.start]) and quantity.unit == first.unit:
                yield Told(first, "town", what, place)
                last = Told(quantity, "country", what, place)
                yield last
                continue
        before = quantity.before
        if quantity.kind not in ("money", "measure", "percent") or not before or quantity.role == "change":
            continue
        if "居民" not in before and (last is None or quantity.span.start - last.value.span.end > _NEAR):
            continue
        before = before.replace(" ", "")
        if "分别" in before:
            # 城镇、农村居民人均消费支出分别为: the clause begins behind the 、.
            start = quantity.clause.start
            towns = _TOWNS.search(ledger.text[max(0, start - _LEAD) : start])
            before = (towns.group() if towns else "") + before
        both = _BOTH.match(before)
        if both:
            second = quantity, _SAME.sub("", both["what"]), _place(both["lead"])
            continue
        told = _told(ledger, quantity, before, last)
        if told:
            last = told
            yield told


def _told(ledger: Ledger, quantity: Quantity, before: str, last: Told | None) -> Told | None:
    """What a number tells: 城镇居民人均消费支出; 人均消费支出 or 农村居民, the rest as it was told before."""
    near = last is not None and quantity.span.start - last.value.span.end <= _NEAR
    gap = ledger.text[last.value.span.end : quantity.span.start] if last and near else "。"
    named = _NAMED.match(before)
    if named:
        what = named["what"]
    elif last is None or "。" in gap:
        return None
    else:
        carried = _CARRIED.match(before)
        # 农村居民…；人均消费支出: it may be that of all again.
        if carried and ("；" not in gap or last.who == "all"):
            return Told(quantity, last.who, _SAME.sub("", carried["what"]), last.place)
        named = _BARE.match(before)
        if not named or quantity.unit != last.value.unit:
            return None
        what = last.what
    who: Class = "town" if named["town"] else "country" if named["country"] else "all"
    return Told(quantity, who, _SAME.sub("", what), _place(named["lead"]))


def _place(lead: str) -> str:
    """Before the residents, but for the words that tell of a time or of a view."""
    return _NEUTRAL.sub("", lead)
