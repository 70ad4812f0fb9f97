"""Accidents without deaths: 全年生产安全事故未造成人员死亡 here, 发生生产安全事故50起，死亡54人 there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.layout.sentences import LONGEST_SENTENCE
from linter.facts.numbers.lines import start_behind
from linter.facts.states.denials import Denial
from linter.facts.states.same_matter import ELSEWHERE, LOOKED_AGAIN, PROMISED, in_report_year, own_place, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WHAT = r"(?P<name>(?:(?:19|20)\d\d年)?[一-鿿]{0,16}?(?:事故|火灾))(?!率|隐患|风险)"
_NONE = regex(
    rf"{_WHAT}(?:中|均|都|全部|也|起数|总量|\d|起|[，,])*?"
    r"(?P<none>(?:未|没有|没|无)(?:再)?(?:造成|发生|出现|导致|致)?(?:任何|[1一]名|[1一])?(?:人员|人)?的?(?:死亡|伤亡|亡人)"
    r"|(?:继续|连续|全部|均|都)?(?:实现|保持|做到|为)?“?零”?“?(?:死亡|伤亡|亡人)"
    r"|死亡人数(?:均|都)?(?:为|是|归)零)(?:”|情况|现象|发生|记录)*(?=[，,。；;、\n]|$)"
)
_SIGN = regex("[未没无零]")
_DEAD = regex(r"(?:死亡|遇难|亡)(?:总)?(?:人数|人员)?(?:总数|总计|共计?|累计|为|达|有|[：:])*$")
_DEAD_BEHIND = regex("^(?:不幸|先后)?(?:死亡|遇难|身亡)")
_ACCIDENT = regex(_WHAT)
_NOT_ALL = regex(
    r"其中|万车|亿元|百万|十万|万人|每|率|下降|减少|增加|上升|少死|多死|比|较|同期|模拟|演练|案例|通报|转发|曾|历史|受|因"
)
"""Between an accident and its dead, or in front of both: shares, changes, parts of them, others."""
_NARROW = regex(
    r"\d{1,2}月|\d{1,2}日|季度|上半年|下半年|节|期间|连续|当[天日月]|目前|截至|以来|[如若]|春运|汛|来，|起，[^，]{0,8}起"
)
_SOME = regex("[一二两三四五六七八九十\\d]起|[该此这]|上[述次]|较大|重大|特大|以上|一般|部分|个别|同类")
"""A claim about one accident, or about those of a class."""
_GENERAL = regex(
    "(?:19|20)\\d\\d年度?|全年度?|年内|今年|[全我本][省市县区州国镇乡旗盟]|共|累计|总体|发生|各类|所有|全部|各|性|类|亡人|伤亡|死亡|造成|的|型|事故"
)
_AT_WORK = regex("生产经营|安全生产|生产安全|安全")
_BUSINESS = "生产经营"


def find_without_deaths(ledger: Ledger) -> Iterator[Denial]:
    """Every sort of accident that is said to have killed nobody, and whose dead are counted for the same time."""
    text = ledger.text
    if "死亡" not in text or not ("事故" in text or "火灾" in text):
        return
    dead: list[tuple[Quantity, str, str]] | None = None
    for claim in _claims(text):
        lead = _lead(text, claim.start("none"))
        if _NARROW.search(lead) or PROMISED.search(lead) or ELSEWHERE.search(lead) or LOOKED_AGAIN.search(lead):
            continue
        if _SOME.search(lead):
            continue
        dead = list(_dead(ledger)) if dead is None else dead
        for quantity, name, said in dead:
            if _same_sort(claim["name"], name, said) and _same_time_and_place(ledger, lead, said, quantity):
                yield Denial(Span(claim.start("name"), claim.end()), quantity, quantity.clause)
                break


def _claims(text: str) -> Iterator[re.Match[str]]:
    """Each clause in which accidents are said to have killed nobody, read from its own sentence on."""
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < at:
            continue
        start = sign.start() - len(_lead(text, sign.start()))
        for claim in _NONE.finditer(text, max(start, sign.start() - _LONGEST), sign.end() + _LONGEST):
            if claim.start("none") <= sign.start() < claim.end():
                at = claim.end()
                yield claim
                break


_LONGEST = 30
"""Characters from the name of an accident to the words that deny its dead."""


def _lead(text: str, offset: int) -> str:
    """The words of a sentence before a place in it, whatever ； stands in between."""
    return text[start_behind("。\n", text, max(0, offset - LONGEST_SENTENCE), offset) : offset]


def _dead(ledger: Ledger) -> Iterator[tuple[Quantity, str, str]]:
    """Each number of people killed, with the accidents told last before it and the words of its sentence."""
    for quantity in ledger.quantities:
        if quantity.unit != "人" or not quantity.exact or quantity.value < 1 or quantity.value % 1:
            continue
        if not (_DEAD.search(quantity.before) or _DEAD_BEHIND.match(quantity.after)):
            continue
        said = _lead(ledger.text, quantity.span.start)
        told = [one for one in _ACCIDENT.finditer(said) if one["name"] not in _BARE]
        if told and quantity.role != "change" and not _NOT_ALL.search(_CHANGE.sub("", said[told[-1].end() :])):
            yield quantity, told[-1]["name"], _CHANGE.sub("", said)


_BARE = ("事故", "各类事故")
"""Those just told: 事故64起，事故死亡人数61人."""
_CHANGE = regex(
    r"[，,]?(?:起数)?(?:同比|比上年|较上年|比去年)?(?:同期)?[分别]*(?:下降|减少|增加|上升|增长)[\d.]+(?:%|起|个百分点)[^，,；;。]{0,6}(?=[，,；;])"
    r"|[（(][^（）()]{0,20}[）)]|\[\d+\]"
)
"""How the accidents grew, between them and their dead: 事故41起，比上年下降4.7%；死亡43人."""


def _same_sort(denied: str, told: str, said: str) -> bool:
    """True for accidents of one name; 生产经营性 ones are a part of those at work."""
    if (_BUSINESS in denied and _BUSINESS not in said) or bool(_AT_WORK.search(denied)) != bool(_AT_WORK.search(told)):
        return False
    return _AT_WORK.sub("", _GENERAL.sub("", denied)) == _AT_WORK.sub("", _GENERAL.sub("", told))


def _same_time_and_place(ledger: Ledger, lead: str, said: str, quantity: Quantity) -> bool:
    if _NARROW.search(said) or ELSEWHERE.search(said) or PROMISED.search(said):
        return False
    here, there = places(lead), places(said)
    return in_report_year(ledger, said, lead) and own_place(ledger, here ^ there, "", quantity.span.start)
