"""All beyond: 治理率全部超过60%，其中甲区82%、乙县57%: a bound, or an average, that a whole list is said to pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.thresholds import Relation, Threshold, limits_of, own_relation
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.value_lists import ValueList, find_value_lists
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("[均都][一-鿿]{0,4}[超高低达在不突符满]|全部|全都|普遍|一律|[低高]于|超过|不足|不及|未达")
_ALL = regex("(?<![平人户亩])均(?!值)|都(?!市|会|江)|全部|全都|普遍|一律")
_COUNTED = regex(r"(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})[个家项所类座处](?!百分)")
_ALL_BEHIND = regex("[）)]?[，,；;](?:[一-鿿]{0,6}?)(?:均|都|全部|全都)(?:已经?|稳定|保持|维持|控制)*(?:在)?")
_BRIDGE = regex(
    r"的?[一-鿿]{0,6}(?:[：:（(]|[，,。；;](?:其中|具体(?:为|是|看|来看)?|分别(?:为|是)?|依次(?:为|是)?|分(?:县|区|镇|乡)+看|[从由]高到低[一-鿿]{0,4})+[，,：:]?)"
)
_NOT_ALL = regex("除|之外|以外|外[，,]|个别|部分|大多|多数|绝大|基本|目标|要求|力争|确保|计划|将|应|须|需|标准|任务|未")
_AVERAGE = regex(
    r"(?P<way>低于|不及|落后于|未达到?|没有达到|高于|超过|超出|好于)(?P<whose>全[国省市县区州镇]|总体|整体)?[一-鿿]{0,6}?(?:平均(?:水平|值|数|线|进度)?|均值)"
    r"(?:的(?:有|是|为)?)?[^，,。；;\d]{0,14}[，,：:]?(?:分别|依次|其中)?(?:为|是|有)?[：:]?$"
)
_BELOW = ("低于", "不及", "落后于", "未达", "未达到", "没有达到")
_WHOSE = regex("全[国省市县区州镇]")
_MEAN = regex("平均|均值|全[国省市县区州]")
_KINDS = frozenset(["percent", "measure", "money", "count"])
_ZONE = 90
"""Characters before a list, or its first value, in which it is told how all of them compare with the average."""
_REACH = 30
"""Characters between a bound and the list behind it."""
_CLOSE = 7
"""Characters between 均 behind a list and the bound."""


def find_lists_beyond(ledger: Ledger) -> Iterator[Threshold]:
    """Every value of a list that lies on the other side of what is said of all of them."""
    blocks = sorted({ledger.document.block_index(sign.start()) for sign in _SIGN.finditer(ledger.text)})
    for found in find_value_lists(ledger, blocks) if blocks else ():
        if found.items[0].value.kind not in _KINDS:
            continue
        told = _one_sided(ledger, found) or _kept(ledger, found) or _mean(ledger, found)
        if told is None:
            continue
        bound, relation = told
        limits = limits_of(bound.value, relation)
        for item in found.items:
            yield Threshold(item.value, item.value.interval, bound.span, limits, relation)


def _one_sided(ledger: Ledger, found: ValueList) -> tuple[Quantity, Relation] | None:
    """The bound of 全部超过60% or 均在5%以下, right before the list or right behind it."""
    bound = _before(ledger, found) or _behind(ledger, found)
    relation = own_relation(bound) if bound else None
    return (bound, relation) if bound and relation else None


def _before(ledger: Ledger, found: ValueList) -> Quantity | None:
    """What all are said to pass right before the list."""
    at = ledger.quantity_index(found.span.start) - 1
    bound = ledger.quantities[at] if at >= 0 else None
    if bound is not None and at and bound.kind == "count" and bound.value == len(found.items):
        # 不足80分的有三个：…: how many there are stands between the bound and their values.
        some = _BETWEEN.fullmatch(ledger.text, ledger.quantities[at - 1].span.end, found.span.start)
        if some and _alike(ledger.quantities[at - 1], found):
            return ledger.quantities[at - 1]
    if bound is None or not _alike(bound, found) or found.span.start - bound.span.end > _REACH:
        return None
    between = ledger.text[bound.span.end : found.span.start]
    said = ledger.text[ledger.sentences[bound.sentence].span.start : bound.span.end]
    if "\n" in between or not _BRIDGE.fullmatch(between) or _NOT_ALL.search(said + between):
        return None
    # 有5个镇超过90%，分别为…: as many as are listed.
    counted = [whole_number(match["number"]) for match in _COUNTED.finditer(said)]
    return bound if _ALL.search(said) or counted[-1:] == [len(found.items)] else None


_BETWEEN = regex(
    r"的?(?:单位|乡镇|[县区镇村])?(?:共|只)?有[一二两三四五六七八九十\d]{1,3}[个家所名位][一-鿿]{0,3}"
    r"[：:，,]?(?:分别为|分别是|即|为)?[：:]?"
)
"""Between a bound and those beyond it, as many as are listed."""


def _kept(ledger: Ledger, found: ValueList) -> tuple[Quantity, Relation] | None:
    """The bound of 不低于…5%, told before a list all of which is said to keep to what is set."""
    if not _KEPT.match(ledger.text, found.span.end):
        return None
    before = _of_unit_before(ledger, found)
    said = _BOUNDED.search(ledger.text[before[-1].clause.start : before[-1].number.start]) if before else None
    return (before[-1], "above" if said["least"] else "below") if said else None


_KEPT = regex(
    "[，,]均(?:已|都)?(?:符合|达到|满足|高于|超过|控制在)(?:了)?(?:规定|要求|标准|上级|政策)[一-鿿]{0,6}(?=[，,。；;])"
)
_BOUNDED = regex(
    r"(?:(?P<least>不低于|不少于|不得低于|不得少于|至少)|不高于|不超过|不得超过|不得高于)"
    r"[^，,。；;\d]{0,12}$"
)


def _behind(ledger: Ledger, found: ValueList) -> Quantity | None:
    """What all are said to pass right behind the list."""
    bound = quantity_from(ledger, found.span.end)
    if bound is None or not _alike(bound, found):
        return None
    gap = ledger.text[found.span.end : bound.number.start]
    said = _ALL_BEHIND.match(gap)
    if said is None or len(gap) - said.end() > _CLOSE or _NOT_ALL.search(gap + bound.after[:6]):
        return None
    return bound


def _alike(bound: Quantity, found: ValueList) -> bool:
    first = found.items[0].value
    return (bound.unit, bound.kind) == (first.unit, first.kind)


def _of_unit_before(ledger: Ledger, found: ValueList) -> list[Quantity]:
    """The numbers of the list's unit before it in its paragraph."""
    told = ledger.by_block.get(ledger.document.block_index(found.span.start), ())
    return [one for one in told if one.span.end <= found.span.start and _alike(one, found)]


def _mean(ledger: Ledger, found: ValueList) -> tuple[Quantity, Relation] | None:
    """The average that all of the list are said to miss or to pass, told before it in the paragraph."""
    first = found.items[0].value
    floor = ledger.document.blocks[ledger.document.block_index(found.span.start)].span.start
    zone = ledger.text[max(floor, first.span.start - _ZONE) : first.span.start]
    # The names may stand before the words that say how all of them compare, or right before their values.
    told = _AVERAGE.search(ledger.text[max(floor, found.span.start - _ZONE) : found.span.start]) or _AVERAGE.search(
        zone
    )
    if told is None or _NOT_ALL.search(told.group().replace("未达到", "").replace("未达", "")):
        return None
    before = _of_unit_before(ledger, found)
    if not before or not _MEAN.search(before[-1].before) or before[-1].approximate:
        return None
    whose = _WHOSE.search(before[-1].before)
    if whose and told["whose"] and whose.group() != told["whose"]:
        return None
    if any(_MEAN.search(one.before) for one in before[:-1]):
        return None
    return before[-1], "below" if told["way"] in _BELOW else "above"
