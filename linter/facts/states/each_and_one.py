"""Each and one: 21个村个个设有公开栏 here, 松岭村至今没有设立公开栏 there: said of every one, denied of one by name.

`remainders` and `lots` need a number of those left; here the one is named. One that is told by what it has instead is
found by `each_value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import matches_from, start_behind
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.all_but import AllBut
from linter.facts.states.deeds import same_deed
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, lead_of, other_times, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALL = "清一色地?|均|都|全部|全数|悉数|个个|人人|户户|村村|家家|件件|一律|无一例外地?|毫无例外地?|无一遗漏地?|全都|逐一"
_EACH = regex(
    rf"(?:(?:所有|各|每一?[个家所座名位]|全部(?=\d?[一-鿿]))的?|[\d一二三四五六七八九十]+[个家所座名位户条处])(?P<who>[一-鿿（）、“”]{{0,14}}?)"
    rf"(?:目前|现|已经?|也)*(?P<all>{_ALL})(?:已经?|能|能够|按[时期]|如期|实现了?|做到)*(?P<what>[一-鿿“”ⅠⅡⅢⅣⅤ\d%.]{{2,24}})"
)
_SIGN_EACH = regex("所有|各|每|全部|[\\d一二三四五六七八九十]{1,6}[个家所座名位户条处]")
_LACKS = regex(
    r"(?P<still>(?:至今|目前|眼下|迄今|仍然?|尚|还|一直|迟迟|依然|依旧|却|并)*)(?:没有|没|未能|未(?!来)|尚无|无|不(?=设|配|具备|安排))(?P<what>[一-鿿“”]{2,16})"
)
_SIGN = regex("没|未|尚无|仍无|还无|至今无|不[设配具安]")
_STILL = regex("至今|目前|仍|尚|还|一直|迟迟|依然|依旧|眼下|迄今")
_WHO_ENDS = (
    "村",
    "社区",
    "县",
    "区",
    "镇",
    "乡",
    "校",
    "院",
    "局",
    "站",
    "所",
    "厂",
    "店",
    "小区",
    "公司",
    "企业",
    "部门",
    "单位",
    "街道",
    "园",
    "馆",
    "中心",
    "支部",
    "组",
    "家",
    "人",
    "名",
)
_TOWNS = regex("[县市区乡镇村]")
_TOWN = 2
"""Characters of 乡镇 and 县区, of which the one is either."""
_NOT = regex("未|没|不|无(?!一)|拟|将|计划|待|正在|确保|力争|可以|应|要(?!求)|须|需|可")
_NOT_OF_THEM = regex(
    "[邻外][乡县村镇区市]|相邻|毗邻|兄弟|其他|其它|外[省市县]|全国|全省|去年|上年|[如若]|防止|避免|是否|有无|凡|对.{0,4}$|除"
)
_NUMBER = regex(r"\d")
_TAIL = 2
"""Characters at the end of what one lacks by which it is known for what each has."""
_LACK = 20
"""Characters behind the sign of a lack in which it is told."""
_REACH = 1200
"""Characters behind what is said of each in which the one may stand."""
_MOST = 40
"""Statements about each that are looked at."""


class _Each(NamedTuple):
    span: Span
    who: str
    what: str
    lead: str


def find_each_and_one(ledger: Ledger) -> Iterator[AllBut]:
    """Every statement about each of some things that what is said of one of them denies."""
    for each in islice(_eaches(ledger), _MOST):
        found = _lacking(ledger, each)
        if found:
            yield AllBut(each.span, found)


def _eaches(ledger: Ledger) -> Iterator[_Each]:
    for match in matches_from(_EACH, _SIGN_EACH, ledger.text):
        lead = lead_of(ledger, match.start())
        words = match["who"] + match["what"]
        if PROMISED.search(lead) or _NOT.search(words) or in_plans(ledger, match.start()) or _NOT_OF_THEM.search(lead):
            continue
        yield _Each(
            Span(*match.span()), match["who"] or ledger.text[match.start() : match.start("all")], match["what"], lead
        )


def _lacking(ledger: Ledger, each: _Each) -> Span | None:
    """One of them of which the very thing is denied."""
    text, end = ledger.text, each.span.end + _REACH
    for sign in _SIGN.finditer(text, each.span.end, end):
        start = start_behind("，,。；;：:\n", text, each.span.end, sign.start())
        match = _LACKS.search(text, start, min(end, sign.end() + _LACK))
        if match is None or match.end() <= sign.start():
            continue
        what = match["what"]
        if not _same_thing(each, what):
            continue
        who = text[start : match.start()]
        # 6个小区未完成改造 is for those who count what is left.
        if not _NUMBER.search(who) and _one_of_them(ledger, each, who, start, match):
            return Span(start, match.end())
    return None


def _same_thing(each: _Each, what: str) -> bool:
    """True where what one lacks is what each has: the same object, or the same deed without one."""
    shared = bigrams(what) & bigrams(each.what)
    tail = what[-_TAIL:] in each.what
    bare = each.what.endswith(what) and len(what) > _TAIL
    return tail and (bare or len(shared) > _TAIL or (len(shared) == _TAIL and same_deed(what, each.what)))


def _one_of_them(ledger: Ledger, each: _Each, who: str, start: int, match: re.Match[str]) -> bool:
    lead = lead_of(ledger, start) + who
    if FORMERLY.search(lead) or _NOT_OF_THEM.search(who) or PROMISED.search(lead):
        return False
    here, there = ledger.sentence_at(start), ledger.sentence_at(each.span.start)
    near = ledger.sentences[here].block == ledger.sentences[there].block
    if not near and not _STILL.search(match["still"] + who):
        return False
    if other_times(lead, each.lead) or classes_in(who) - classes_in(each.lead + each.who):
        return False
    if told_earlier(ledger, here, there):
        return False
    named = re.sub(r"[（(].*?[)）]", "", each.who).removesuffix("的")
    nouns = _TOWNS.findall(named[-_TOWN:]) if _TOWNS.search(named[-1:]) else ()
    nouns = nouns or next(([end] for end in _WHO_ENDS if named.endswith(end)), [named[-2:]])
    return bool(named) and any(noun in who for noun in nouns)
