"""Plans made upon findings, and meetings named by them: 《落实反馈意见整改方案》5月26日印发, 反馈意见学习会召开."""

from __future__ import annotations

import re

from linter.fact import DateFact
from linter.kinds.dates._stage_words import OF_ANOTHER
from linter.ledger import Ledger
from linter.patterns import regex

_ON_FINDINGS = "反馈|巡[察视]|督[察导查]|审计|检查|考核|评估"
_PLAN = "(?:实施|工作|落实)?(?:方案|台账|清单|措施|计划|任务书|责任书)"
_TITLE = rf"《[^《》\n]{{0,40}}(?:{_ON_FINDINGS})[^《》\n]{{0,24}}整改[^《》\n]{{0,10}}{_PLAN}》"
_NAMED = regex(
    rf"(?:{_TITLE}|(?:{_ON_FINDINGS})[^，,。；《》]{{0,8}}整改{_PLAN}|(?<![一-鿿])(?P<plain>(?:上述|该)?整改{_PLAN}))"
    r"(?P<between>[^。；《》\d]{0,16})$"
)
"""The plan before its day: 《整改方案》几易其稿，5月26日…, 整改方案经5月26日…."""
_MADE = regex(
    r"[^，,。；《》]{0,24}?(?:审议(?!会)|审定|通过(?!验收)|印发|下发|出台|制定|建立|发布|定稿|报送|上报|报[省市县区州]|备案|签发)"
    r"(?![一-鿿]{0,6}(?:意见|通知|征求))"
)
_MADE_BEHIND = regex(
    rf"[^。；《》]{{0,36}}?(?:审议(?:并|后)?(?:原则)?(?:通过|印发)?|审定|通过|印发|下发|出台|制定|形成|研究)了?[^，,。；《》]{{0,10}}?{_TITLE}(?!的)"
)
_STEPS = regex(
    "起草|着手|启动|征求|初稿|讨论稿|送审|修订|调整|完善|再次|第[二三]|落实到位|完成|销号|对照|按照?|根据|围绕"
)
"""The plan is only begun, told of again or worked by."""
_BY_IT = regex("(?:对照|按照?|根据|依据|围绕|落实|细化|针对)[^，,。；]{0,12}$")
_WORD = "整改"
_MEETING = (
    "反馈(?:意见|问题|的问题)(?:整改|落实)?(?:工作)?(?:集中|专题|专项)*"
    "(?:学习|部署|布置|推进|动员|研讨|研究|分析|剖析|调度|落实)(?:专题|讨论|部署)?大?会议?"
)
_MEETING_BEFORE = regex(rf"[^，,。；《》]{{0,16}}?{_MEETING}(?:已经?)?[于在]?$")
_MEETING_BEHIND = regex(
    rf"(?P<at>(?:召开|举行|举办)的)?[，,]?[^，,。；《》]{{0,16}}?{_MEETING}(?(at)上|[^，,。；]{{0,16}}?(?:召开|举行))"
)
_HELD = regex("[^，,。；]{0,14}?(?:召开|举行|举办)")
_MEETING_SIGN = regex(_MEETING)


def taken_up(ledger: Ledger, date: DateFact) -> str:
    """The plan made, or the meeting held, on a day upon what an inspection fed back; empty where there was none."""
    return _plan_made(ledger, date) or _meeting_held(ledger, date)


def _meeting_held(ledger: Ledger, date: DateFact) -> str:
    sentence = ledger.sentences[date.sentence].span
    if date.ends or not _MEETING_SIGN.search(ledger.text, *sentence):
        return ""
    named = _MEETING_BEHIND.match(ledger.text, date.span.end, sentence.end)
    if named is None and _HELD.match(ledger.text, date.span.end, sentence.end):
        named = _MEETING_BEFORE.search(ledger.text, max(sentence.start, date.span.start - _LEAD), date.span.start)
    told = named.group() if named else ""
    return "" if _OF_OTHERS.search(told) or OF_ANOTHER.search(told) else told


def _plan_made(ledger: Ledger, date: DateFact) -> str:
    """The plan to mend what an inspection fed back that was passed or issued on a day; empty where none was."""
    sentence = ledger.sentences[date.sentence].span
    text = ledger.text
    if date.ends or _WORD not in text[sentence.start : sentence.end]:
        return ""
    behind = _MADE_BEHIND.match(text, date.span.end, sentence.end)
    if behind:
        return "" if _STEPS.search(text, date.span.end, text.index("《", date.span.end)) else behind.group()
    named = _NAMED.search(text, max(sentence.start, date.span.start - _LEAD), date.span.start)
    made = _MADE.match(text, date.span.end, sentence.end) if named else None
    if named and (_BY_IT.search(text, sentence.start, named.start()) or _OF_OTHERS.search(text, *_name(named))):
        return ""
    if named is None or made is None or _STEPS.search(named["between"] + made.group()):
        return ""
    # 整改方案 alone may be of anything, unless the sentence says what was fed back.
    told = named["plain"] is None or "反馈" in text[sentence.start : sentence.end]
    return named.group() if told else ""


def _name(named: re.Match[str]) -> tuple[int, int]:
    """Where the name of a plan stands, with the word before it that may say whose: 村级巡察整改方案."""
    return max(0, named.start() - 2), named.start("between")


_OF_OTHERS = regex("村级|提级|延伸|专项检查|选人用人|上一?轮|立行立改")
_LEAD = 80
"""Characters before a day in which the name of the plan stands."""
