"""Names of what was done in a year: 新建成高标准农田 as 新建高标准农田, 老旧管网改造 as 改造老旧管网."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.labels import SHORTEST, Label, before, planned, unit_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DEEDS = {
    "建": ("新建成", "新建设", "新建", "建成", "新修", "修建", "新改建", "建设"),
    "增": ("净新增", "新增加", "新增"),
    "改": ("改造提升", "提升改造", "完成改造", "改造"),
    "引": ("新引进", "引进", "招引"),
    "签": ("新签约", "签约"),
    "开": ("新开工", "开工建设", "开工"),
    "训": ("培训",),
    "育": ("新培育", "培育"),
    "认": ("新认定", "认定"),
    "发": ("发放", "投放"),
    "治": ("治理", "整治"),
    "修": ("修复",),
    "聘": ("新招聘", "招聘"),
}
"""The deeds of a report by what they come to: the two words of one row are told of one thing."""
_CLASS = {word: deed for deed, words in _DEEDS.items() for word in words}
_DEED = "|".join(sorted(_CLASS, key=len, reverse=True))
_FRONT = regex(
    r"(?:[一二三四五六七八九十]是|全[年市县区省乡镇州旗]|[我本][市县区镇乡州旗]|年内|今年|当年|过去一年|一年来|[一共已]|累计|先后|完成|实现|总共|20\d\d年)*"
)
_FIRST = regex(rf"(?P<deed>{_DEED})(?:了|各类|各级)?(?P<noun>[一-鿿“”]+)")
_LAST = regex(rf"(?P<noun>[一-鿿“”]+?)(?P<deed>{_DEED})(?:面积|里程|数量?|人数|任务|总?额)?")
_MIDST = regex("(?P<noun>[一-鿿]{2})(?P<deed>新增)(?P<rest>[一-鿿]{2,4})")


_MOST = 6
"""Numbers of one deed beyond which it is told of many places or years."""


def labels_by_deed(ledger: Ledger) -> Iterator[list[Label]]:
    """Numbers of what was done, under one deed and one noun in whatever order; what is planned is another number."""
    groups: dict[tuple[str, str, str], list[Label]] = {}
    for quantity in ledger.quantities:
        if quantity.is_amount and not quantity.approximate and quantity.is_level and quantity.role != "part":
            label = deed_label(quantity)
            if label is not None:
                groups.setdefault((unit_class(quantity), label.verb, label.name), []).append(label)
    for group in groups.values():
        if 1 < len(group) <= _MOST and len({label.quantity.value for label in group}) > 1:
            yield [label for label in group if not planned(ledger, label.quantity)]


_IN_THE_YEAR = regex("[全今当本]年|年内")


def deed_label(quantity: Quantity) -> Label | None:
    """The name of what was done, with the deed as its verb; None where the words before the number tell no deed."""
    words = before(quantity)
    front = _FRONT.match(words)
    if "累计" in quantity.before and not _IN_THE_YEAR.search(quantity.before):
        return None  # what there is by now
    words = words[front.end() :] if front else words
    found = _FIRST.fullmatch(words) or _LAST.fullmatch(words) or _MIDST.fullmatch(words)
    if found is None:
        return None
    noun = found["noun"] + found.groupdict().get("rest", "")
    return Label(quantity, noun, _CLASS[found["deed"]]) if len(noun) >= SHORTEST else None
