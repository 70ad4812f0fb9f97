"""Town and country: what all residents have per head, beside what those of towns and of the country have.

Growth rates are left alone: where people move to town, all may gain more than either class.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.numbers.lines import start_behind
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
    r"(?<![-－—~至\d比较于与是为])(?:19|20)\d\d年(?![-－—~至])|上半年|下半年|[一二三四]季度|前三季度|\d月|“?十[二三四五]五”?|上年同期"
    r"|(?<![比较于与是为])(?:去年|[上前]年|\d{1,3}年前|[一二三四五六七八九十]年前)|之初|目前|当前|如今|今年|全年"
)
_YEARLY = regex(r"(?:19|20)\d\d年|今年|去年")
_SAME = regex(r"年|生活|性(?=支出)")
_FAR = 700
"""Characters over which the whole and both classes are told."""
_TOWNS = regex(r"(?:[^，,。；;\n]*(?:城镇|城市)(?:常住)?(?:居民)?、)?$")
_LEAD = 30
"""Characters before a clause in which its first class stands."""
_NEAR = 120
"""Characters over which what is not told again is taken from the value before."""
_COMPARED = regex(r"预期|目标|计划|力争|左右|以上|确保|争取|有望|需要?达|将达|翻番")
# 全市, 我县: where everybody lives; 老年居民, 主城区居民 and 西部五县居民 are some of them.
_HERE = regex("[全我本][国省市县区州旗镇]|全自治[区州县]")
_OURS = regex("[我本][市县区州旗镇]")
_BEST = regex("其中[^，,。；;]{0,10}(?:最|的)[^，,。；;]{0,8}[，,]")
_WIDER = frozenset(("全国", "全省", "全自治区"))
_SPLIT = regex(r"其中|[分按从](?:城乡|常住地)")
"""What tells that the classes are those of the whole before them."""
_ELSEWHERE = regex(
    r"[省市县州旗](?![级定委内外场长民域])|区(?!生产总值|域)|(?<!城)乡(?!村|居民|收入)|(?<!城)镇(?!居民|常住|化|[、和与及])"
    "|搬迁|安置|移民"
)
"""Other places than that of the whole, once 全市 and the like are taken out."""
_OF_SOME = regex(r"的|[（(](?:不?含|不?包括|剔除|扣除)")
"""Behind a value that is no plain mean: 1.9万元的村有12个."""
_OF_BOTH = regex(r"[、和与及]")


@dataclass(frozen=True)
class Told:
    """A value per head: 农村居民人均可支配收入23100元."""

    value: Quantity
    who: Class
    what: str
    """人均可支配收入, 恩格尔系数."""
    place: str
    """Before the residents: 全市, 东垄区; empty where none is told."""


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
    blocks = {ledger.sentences[value.sentence].block for value in values}
    if len(blocks) > 1 and not _goes_on(ledger, whole, sorted(blocks)):
        return False
    if len({value.period for value in values} - {""}) > 1:
        return False
    opening = min((whole, town, country), key=lambda told: told.value.span.start)
    places = {told.place for told in (whole, town, country)}
    if not places <= {opening.place, ""} or (opening is not whole and not _follows(ledger, whole, town)):
        return False
    classes = min(town.value.span.start, country.value.span.start)
    if not (opening is whole and _SPLIT.search(ledger.text, whole.value.span.end, classes)) and not (
        (not opening.place or _HERE.fullmatch(opening.place)) and (whole.place not in _WIDER or town.place)
    ):
        return False
    floor, clause = max(0, opening.value.clause.start - _FAR), opening.value.clause.start
    start = start_behind("。\n", ledger.text, floor, clause)
    before = ledger.text[start : opening.value.span.start]
    between = ledger.text[opening.value.span.start : max(value.span.end for value in values)]
    if not _one_period(before, between) or _COMPARED.search(before + between):
        return False
    return not _other_place(before + between, opening.place)


def _goes_on(ledger: Ledger, whole: Told, blocks: Sequence[int]) -> bool:
    """True where the classes open the paragraph behind the one that tells the whole."""
    if len(blocks) > _PAIR or blocks[1] - blocks[0] > 1 or ledger.sentences[whole.value.sentence].block != blocks[0]:
        return False
    return _CLASSES_OPEN.match(ledger.text, ledger.document.blocks[blocks[1]].span.start) is not None


_PAIR = 2
_CLASSES_OPEN = regex(r"[ 　]*(?:其中[，：:]?|[分按从][一-鿿]{1,6}[分看][，：:]?)?(?:城镇|城市|农村|乡村)(?:常住)?居民")


def _follows(ledger: Ledger, whole: Told, town: Told) -> bool:
    """True where all residents, told behind a class, are those of its place."""
    return whole.place == town.place or (not whole.place and whole.value.sentence == town.value.sentence)


def _one_period(before: str, between: str) -> bool:
    """True where no period but that of the first value is named; one that is first named behind it may be another."""
    told = set(_PERIOD.findall(before))
    if any(_YEARLY.fullmatch(period) for period in told):
        told.add("全年")
    return len(told - {"全年"}) <= 1 and set(_PERIOD.findall(between)) <= told


def _other_place(between: str, place: str) -> bool:
    """True where another place is spoken of between the values: 高于东垄区, 本县 beside 全市, 最高的是东垄."""
    own = between.replace(place, "") if place else between
    ours = {here[1] for here in _OURS.findall(own)} - {place[-1:]}
    return bool(ours or _BEST.search(own) or _ELSEWHERE.search(_HERE.sub("", own)))


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
            if not _OF_SOME.match(ledger.text, quantity.span.end) and not (
                "城乡" in before and _OF_BOTH.match(ledger.text, quantity.span.end)
            ):
                yield told


def _told(ledger: Ledger, quantity: Quantity, before: str, last: Told | None) -> Told | None:
    """What a number tells: 城镇居民人均消费支出; 人均消费支出 or 农村居民, the rest as it was told before."""
    near = last is not None and quantity.span.start - last.value.span.end <= _NEAR
    gap = ledger.text[last.value.span.end : quantity.span.start] if last and near else "。"
    named = _NAMED.match(before)
    if named:
        what = named["what"]
    elif last is None or ("。" in gap and not (last.who == "all" and _split_behind(ledger, last.value, gap))):
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


def _split_behind(ledger: Ledger, whole: Quantity, gap: str) -> bool:
    """True for 。按常住地分，城镇常住居民: the next sentence begins with a class of what was just told."""
    opens = _CLASSES_OPEN.match(ledger.text, whole.span.end + gap.index("。") + 1)
    return gap.count("。") == 1 and opens is not None


def _place(lead: str) -> str:
    """Before the residents, but for the words that tell of a time or of a view."""
    return _NEUTRAL.sub("", lead)
