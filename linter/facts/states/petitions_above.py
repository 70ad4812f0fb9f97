"""Petitions above: 全县没有发生赴省上访 here, 5月，12名村民直接到省信访局反映 there: nobody went, and some who did.

Where those went is told by what stands there, 省信访局 or 北京, and what they did by any of a dozen words, so that the
denial and the event need no word in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.same_matter import ELSEWHERE, LOOKED_AGAIN, PROMISED, lead_of, places
from linter.facts.states.told_events import Told
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import DateFact
    from linter.ledger import Ledger

_GONE = (
    r"(?:进京|(?:赴|到|去|上|来)(?:京(?!东|剧)|北京)"
    r"|(?:赴|到|去|来|进)(?:省(?!(?:外|内|际|直|级))|市(?![场民区]))(?:城|里)?)"
)
_PETITION = "(?:上访|走访|信访|集访|群访|非访|集体访|访)"
_WHAT = rf"(?P<what>(?:{_GONE}|越级|非正常|集体|个人|重复|[、和及或])+{_PETITION})"
_NONE = (
    regex(
        rf"(?:未曾?|没有|没|无|零)(?:再)?(?:发生|出现|产生|有)?(?:过|任何|[一1][起例件次人批])*{_WHAT}"
        r"(?:的)?(?:事件|现象|问题|行为|情况|情形|案件)?(?=的?发生|[，,。；;、\n]|$)"
    ),
    regex(
        rf"(?P<what>(?:{_GONE}|越级|非正常|集体|[、和及])+{_PETITION}?)(?:实现|保持|均?为|继续)*零(?:发生|上访|走访|非访|集体访|登记|[。，,；;])"
    ),
)
_WENT = regex(
    r"(?P<how>(?:直接|越级|径直|集体|结伴|相约|先后|多次|自行|乘车|驾车|擅自)*)(?:到|赴|去|进|前往|奔赴|跑到)(?P<level>省|国家|北京|京|市)"
    r"(?!场|民|区|外|内|直|级(?!机关)|际)(?:委|政府|信访局|信访中心|信访部门|接待(?:中心|场所|大厅)|联席办|直属|级|机关|有关|相关|部门"
    r"|[一-鿿]{1,4}?[厅局委]|大院|城|里|门口|和|、)*(?:就|针对|因)?[一-鿿]{0,8}?"
    r"(?P<act>越级上访|越级走访|集体(?:上访|走访|访)|非访|非正常上访|上访|走访|信访(?!局|中心|接待|部门|办|大厅)|集访|群访|聚集|反映)"
)
_WHO = regex(r"(?:\d+|[一二三四五六七八九十几数]+)(?:多|余)?(?:名|人|户|批|起|位|个村)|部分(?:群众|业主|职工)")
_BEFORE_NEXT = regex("越级|未向|未经|没有向|没向|绕过|直接|径直|跳过")
"""What makes a visit one over the heads of those who are next."""
_CROWD = regex("集体|集访|群访|聚集|(?:[5-9]|\\d{2,})(?:多|余)?(?:名|人|户)|[十百]")
_UNRULY = regex("非正常|非访|缠访|闹访|聚集|滞留")
_NOT_DONE = regex(
    "拟|扬言|准备|企图|欲|打算|意图|险些|劝返|劝阻|拦截|防止|避免|杜绝|化解在|苗头性|可能|风险|如|若|不得|不再|未(?:再|到|赴|进|发生)|没有(?:再|到|赴|进|发生)"
    "|[去上前往]年|往年|曾|多年|此前|历史|长期|同期|[0-9]年前|以前|案例|模拟|演练|引导|陪同|组织|干部|带队|接访|接回|下降|减少"
)
"""What keeps a visit from being one of this time, or one at all."""
_ALL_ALONG = regex("全年|[今本]年(?:以来)?|年内|一年来")
_SINCE = regex("以来")
_A_WHILE = regex("期间|两会|节|敏感|特护|会议|当[天日]|连续|季度|半年|[重关]要时")
_BEGAN = regex("部署|启动|开展|打响|动员|印发")
_REACH = 70
"""Characters before a visit among which it is told who went."""


def find_petitions_above(ledger: Ledger) -> Iterator[Told]:
    """Every denial of petitions to a higher level, with one that went there in the time and place denied."""
    if "访" not in ledger.text:
        return
    events = [one for one in matches_on_lines(_WENT, _WENT_SIGN, ledger.text) if _happened(ledger, one)]
    if not events:
        return
    for pattern in _NONE:
        for none in matches_on_lines(pattern, "访" if pattern is _NONE[0] else "零", ledger.text):
            lead = lead_of(ledger, none.start())
            if PROMISED.search(lead) or LOOKED_AGAIN.search(lead):
                continue
            event = next((one for one in events if _of_one(ledger, none, lead, one)), None)
            if event is not None:
                yield Told(Span(*none.span()), Span(event.start(), event.end()))


_WENT_SIGN = regex("[到赴去进往](?:省|国家|北京|京|市)")


def _happened(ledger: Ledger, event: re.Match[str]) -> bool:
    """True where somebody went, and it is not told of another year or as what is to be kept from happening."""
    sentence = ledger.sentences[ledger.sentence_at(event.start())].span
    lead = ledger.text[max(sentence.start, event.start() - _REACH) : event.start()]
    if not _WHO.search(lead) or _NOT_DONE.search(lead) or _NOT_DONE.search(event["how"]):
        return False
    words = ledger.text[sentence.start : event.end()]
    return not (ELSEWHERE.search(words) or PROMISED.search(words) or LOOKED_AGAIN.search(words))


def _of_one(ledger: Ledger, none: re.Match[str], lead: str, event: re.Match[str]) -> bool:
    if none.start() < event.end() and event.start() < none.end():
        return False
    said = ledger.text[ledger.sentences[ledger.sentence_at(event.start())].span.start : event.end()]
    what = none["what"]
    levels = {level for level, words in _LEVELS.items() if words.search(what)}
    level = "京" if event["level"] in ("国家", "北京") else event["level"]
    if levels and level not in levels:
        return False
    if not levels and ("越级" not in what or level == "市"):
        return False  # to the next level is not over anyone's head
    if "越级" in what and not _BEFORE_NEXT.search(said):
        return False
    if "非正常" in what or "非访" in what:
        return _UNRULY.search(said) is not None and _in_time(ledger, none, lead, event)
    if "集" in what and not _CROWD.search(said):
        return False
    return places(lead) <= places(said) and _in_time(ledger, none, lead, event)


_LEVELS = {"京": regex("京"), "省": regex("省"), "市": regex("市")}


def _in_time(ledger: Ledger, none: re.Match[str], lead: str, event: re.Match[str]) -> bool:
    """True where the visit lies in the time of which there was none."""
    here = ledger.sentences[ledger.sentence_at(none.start())].span
    day = next((one for one in reversed(_dates(ledger, event)) if one.first), None)
    since = _SINCE.search(lead) and not _ALL_ALONG.search(lead)
    if since:
        began = _start(ledger, here.start)
        return bool(day and began and day.first and began <= day.first.toordinal())
    own = [one for one in ledger.dates_in(Span(here.start, none.start())) if one.first and one.last]
    if own and not _ALL_ALONG.search(lead):
        span = own[-1]
        return bool(
            day and day.first and day.last and span.first and span.last and span.first <= day.first <= span.last
        )
    if _A_WHILE.search(lead):
        return False
    year = ledger.identity.year
    return day is None or year is None or day.year in (None, year)


def _dates(ledger: Ledger, event: re.Match[str]) -> tuple[DateFact, ...]:
    start = ledger.sentences[ledger.sentence_at(event.start())].span.start
    return tuple(ledger.dates_in(Span(start, event.start())))


def _start(ledger: Ledger, before: int) -> int | None:
    """The first day before a place on which something is told to have begun."""
    for one in ledger.dates:
        if one.span.start >= before:
            return None
        sentence = ledger.sentences[one.sentence].span
        if one.first and one.month and _BEGAN.search(ledger.text, one.span.end, sentence.end):
            return one.first.toordinal()
    return None
