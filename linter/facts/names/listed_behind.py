"""Names listed behind their number, whatever they are names of: 3个需长期坚持，分别是库区清淤、旧渠改造、界桩补设.

Of 31 such lists in four million characters 28 had as many names as the number says, and two told of a number before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_OPENING = regex(
    r"(?=[为，,分依具：:])(?:(?<=个[镇乡村县区市])为|(?<=个乡镇)为|(?<=个街道)为|(?<=个社区)为|[，,]?(?:分别|依次|具体)[是为][：:]?|[，,]?分别(?:位于|设在|布设在)|[，,]即[：:]?|[，,]是指|[：:])(?=[^、，,。；;：:\n]{2,24}、)"
)
_UNITS = "[个项家所处条道座户名位种类件组支部篇镇村县乡]"
_COUNTED = regex(
    rf"(?<![\d.．第近约余上十百千万数几好])(?P<count>(?P<number>\d{{1,2}}|[二两三四五六七八九]|十[一二三四五六]?){_UNITS})"
    r"(?![多余]|以[上下内])(?:县?（市、区）)?(?P<middle>[^，,。；;：:、（）()“”\d\n]{0,14})$"
)
_LIST = regex(
    r"(?:[^，,。；;：:（）()\n“”《》\d]|(?:19|20)\d\d年|“[一-鿿]{1,10}”){4,160}(?=[。；;\n]|$"
    # What goes on to tell of all of them, a new total or another number, ends the list as well.
    r"|[，,](?:均|全部|都|累计|至此|其[他余]|[一-鿿]{0,10}(?:总数|总量|累计)|(?![和及与])[一-鿿]{0,8}[约近]?\d[^、，,。；;：:\n]*[，,。；;\n]))"
)
_OPEN = regex(f"{ET_CETERA}|其[他它余]|主要|包括|[例诸]?如|之类|另|还|[每各]|部分|问题|不足|短板|现象")
MARKED = regex("行业|门类|产业|三公")
"""What is listed by names that hold the mark themselves: 交通运输、仓储和邮政业 (GB/T 4754)."""
_OTHER = regex(rf"(?<![\d.第])(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}){_UNITS}")
_JOINT = regex("以及|[和及与]|城乡|收支|进出口|存贷款|上下游|三公")
_GOES_ON = regex("[未不为由均已]|[中里]的")
"""Behind the first characters of the last name: the sentence goes on, 总磷、总氮未超标."""
_PLACE = regex("(?:街道|[县区镇乡村市])$")
_FEWEST, _LONGEST = 2, 24
_OFF = 2
"""Names by which a slip misses the number at most."""
_LOOK_BACK = 20
_NEAR = 12
_SENTENCE = regex("[^。；;\n]*$")
_FAR = 60
"""Characters back to another number that the list may tell of."""


def find_listed_behind(text: str) -> Iterator[NamedList]:
    """Every list parted by 、 alone that ends its statement, with the number right before it."""
    if "、" not in text:
        return
    for opening in _OPENING.finditer(text):
        counted = _COUNTED.search(text, max(0, opening.start() - _LOOK_BACK), opening.start())
        told = _LIST.match(text, opening.end()) if counted else None
        found = _listed(counted, told) if counted and told else None
        if found and not (
            _of_another(text, found) or MARKED.search(text, max(0, found.count.start - _NEAR), opening.end())
        ):
            yield found


def _listed(counted: re.Match[str], told: re.Match[str]) -> NamedList | None:
    if _OPEN.search(told.group()) or _OPEN.search(counted["middle"]):
        return None
    names = told.group().split("、")
    if len(names) < _FEWEST or "的" in names[-1] or not all(_FEWEST <= len(name) <= _LONGEST for name in names):
        return None
    items, at = [], told.start()
    for name in names:
        items.append(Span(at, at + len(name)))
        at += len(name) + 1
    ends = [name[-1] for name in names]
    if any(ends.count(end) > 1 for end in ends) and any(
        len(name) == _FEWEST and ends.count(name[-1]) == 1 for name in names
    ):
        return None  # 办公室、安全、应急科、监督科: a name may hold the mark itself
    if goes_on_behind(names):
        return None
    joints = sum(_joints(name, ends) for name in names)
    # 城镇、农村居民收入: a short one shares what the next one ends with; 平埠、柘林、荆滩街道 share what they all are.
    longest = max(len(_PLACE.sub("", name)) for name in names)
    short = sum(len(name) <= _FEWEST for name in names) if longest > _FEWEST + 1 else 0
    readings = frozenset(range(len(names) - short, len(names) + joints + 1))
    number = whole_number(counted["number"])
    if min(abs(number - one) for one in readings) > _OFF:
        return None
    return NamedList(number, Span(*counted.span("count")), tuple(items), readings, False)


def _joints(name: str, ends: list[str]) -> int:
    """How many names a joint may part one into: none inside 县发展和改革局 among names of offices."""
    joints = list(_JOINT.finditer(name))
    if not all(end in _OFFICES for end in ends):
        return len(joints)
    return sum(name[joint.start() - 1] in _OFFICES for joint in joints if joint.start())


_OFFICES = frozenset("局委办院会部站所社校队室厅司处府关")
"""What names of offices end with."""


def goes_on_behind(names: list[str]) -> bool:
    """True for 石桥镇、白塔镇、柳湾镇先行试点 and 总磷、总氮未超标: the sentence goes on behind the last name."""
    if _GOES_ON.search(names[-1], _FEWEST) and not _GOES_ON.search(names[0], _FEWEST):
        return True
    ends = {name[-1] for name in names[:-1]}
    return len(ends) == 1 and len(names) > _FEWEST and names[-1][-1] not in ends and ends.pop() in names[-1]


def _of_another(text: str, found: NamedList) -> bool:
    """True for 剩下3个，机关1个、企业2个，分别是…: as many names as a number before says, alone or with it."""
    before = _SENTENCE.search(text, max(0, found.count.start - _FAR), found.count.start)
    assert before is not None
    told = [whole_number(one[1]) for one in _OTHER.finditer(before.group())]
    together = accumulate(reversed(told), initial=found.number)
    return not found.readings.isdisjoint({*told, *list(together)[1:]})
