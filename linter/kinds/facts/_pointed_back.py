"""Days that point back: 8月21日那场决赛, 钟某落网的六月九日当天, 该仪式即5月20日直播的…, and the day told before.

Such a day says by its form that what happened on it is known. No word but those of the event need be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import SURE_YEARS, DateFact
from linter.facts.dates.events import SAME_ACTS
from linter.kinds.facts._days import day_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class _Pointing(NamedTuple):
    """What a day points back to."""

    what: str
    """The words for it: 钟某落网, 决赛, 第2号令."""
    act: str
    """The act that must be told of the other day as well; empty where the words name an event."""


_OF_A_DAY = regex(r"(?:^|[，,。；;：:、\n])(?P<what>[^，,。；;：:、\n\d的]{4,20})的$")
_ON_IT = regex(
    r"(?:[（(](?:星期|周)[一二三四五六日天][)）])?(?:当[天日晚]|那[一]?[天日晚]|[上下]午|凌晨|傍晚|晚上?|[，,])"
)
"""钟某落网的六月九日当天."""
_THAT_ONE = regex(
    r"(?:[（(](?:星期|周)[一二三四五六日天][)）])?(?:[上下]午|晚上?)?的?[那这]一?[场次个回届轮趟](?P<what>[一-鿿“”]{2,14})"
)
"""8月21日（星期日）那场决赛."""
_IS_THE_SAME = regex(
    r"(?:该|这[一]?[场次个项届]?|此[次项]?)(?P<what>[一-鿿]{2,10}?)(?:也就是|也即|亦即|即是?|就是|正是)[在于]?$"
)
"""该仪式也就是5月20日直播的…."""
_CLEFT = regex(r"(?:^|[，,。；;：:、\n])(?P<what>[^，,。；;：:、\n\d]{5,20}?)(?:就|便)?是[在于]?$")
_DONE_OF_IT = regex(r"(?:[上下]午|晚上?)?(?!以[前后来])[^，,。；;\d]{2,12}的(?=[，,。；;])")
"""云湖大桥的荷载试验是5月15日做完的."""
_AS_FOR = regex(
    r"(?:^|[，,。；;：:、\n])(?:就拿?|拿|以|至于)?(?P<what>[^，,。；;：:、\n]{4,16}?)(?:来说|而言|来讲|来看)[，,]$"
)
_DONE_THEN = regex(r"(?P<act>[一-鿿]{2,6}?)(?:之后|以后|以来|后|时|起)(?![续勤])")
"""就拿第2号令来说，10月14日签发后."""
_BRACKETED = regex(r"(?:^|[，,。；;：:、\n])(?P<what>[一-鿿“”]{2,14}?)(?:首日|当[天日晚]|之日)?[（(]$")
_CLOSED = regex("[）)](?:[之以]?后|当[天日晚]|首日|[，,]|结束|召开|[一二两三四五六七八九十]个?月后)")
"""签约（3月18日）后, 新规施行首日（9月16日）."""
_LABELLED = regex(
    r"(?:^|[，,。；;：:、\n的])(?P<what>[^，,。；;：:、\n的]{2,16}?)(?P<act>收文|收到|签收|接收|发文|签发|印发|送达|召开|举行|签订|签约|发生|立案|受理|出具|移交|交办)(?:的)?(?:日期|时间)(?:却|则|才)?(?:写|记|填|标|载明|登记|显示)?(?:的)?[为是]$"
)
"""监督建议书收文日期为8月12日."""
_ORDINAL = regex(
    r"第[一二三四五六七八九十百\d]{1,4}|首[次场批轮期届个]|[一二三四五六七八九两][期标]|[甲乙丙丁东南西北上下左右新老旧](?=[一-鿿])|再次|再度|重新|二次|又|另|分别|先后|陆续|[上下每各]"
)
NOT_YET = regex(
    "拟|计划|预计|原定|定于|将[于在举召]|延期|推迟|改期|改为|报名|截止|彩排|预演|演练|筹备|[去上前明次]年|农历|重播|回放"
)
_OF_SEVERAL = regex("(?:第[一二三四五六七八九十\\d]{1,3}|首|[上下每各])[场次轮批站]")
_LIGHT = regex("(?:发生|召开|举行|举办|进行|开展|到来|出现|开始)$")
"""Verbs that say no more than that it was: 停电发生的."""
_PART_OF_IT = "半复初预总副准"
"""Right before 决赛, 赛, 会: what makes it another one."""
_FRONT, _BEHIND = 34, 60
_MOST = 120
"""Dates on either side among which the event was told."""
_FAR = 62
_MONTH = 31


def pointed_back(ledger: Ledger) -> Iterator[tuple[DateFact, DateFact]]:
    """The only other day on which something was told, and each day that points back to it."""
    for at, date in enumerate(ledger.dates):
        pointing = _pointing(ledger, date) if _is_day(date) else None
        if pointing is None:
            continue
        near = ledger.dates[max(0, at - _MOST) : at + _MOST]
        others = [other for other in near if other.span != date.span]
        if any(day_of(other) == day_of(date) for other in others):
            continue  # a day told of its own as well is that of another event
        told = [other for other in others if _tells(ledger, other, pointing, date)]
        days = {day_of(other) for other in told}
        if len(days) != 1 or any(other.ends or _THAT_ONE.match(ledger.text, other.span.end) for other in told):
            continue
        if near_each_other(told[0], date):
            yield told[0], date


def _is_day(date: DateFact) -> bool:
    return bool(date.month and date.day and not date.ends and not date.impossible and date.relation in ("", "since"))


def _pointing(ledger: Ledger, date: DateFact) -> _Pointing | None:
    """What the words around a day say that it points back to; None for a day that is news."""
    text, sentence = ledger.text, ledger.sentences[date.sentence].span
    front = text[max(sentence.start, date.span.start - _FRONT) : date.span.start]
    if NOT_YET.search(front[-_NEAR:]) or NOT_YET.search(ledger.read(date.span)):
        return None
    last = front[-1:]
    if last == "的":
        of = _OF_A_DAY.search(front)
        if of and _ON_IT.match(text, date.span.end, sentence.end):
            return _Pointing(of["what"], "" if _LIGHT.search(of["what"]) else of["what"][-2:])
    if last in _SAYS_SO:
        same = _IS_THE_SAME.search(front)
        if same:
            return _Pointing(same["what"], "")
    if last in ("是", "于", "在"):
        cleft = _CLEFT.search(front)
        if cleft and _DONE_OF_IT.match(text, date.span.end, sentence.end):
            what = cleft["what"].replace("的", "")
            return _Pointing(what, what[-4:])
    if last in ("，", ","):
        topic, act = _AS_FOR.search(front), _DONE_THEN.match(text, date.span.end, sentence.end)
        if topic and act:
            return _Pointing(topic["what"], act["act"][-2:])
    if last in ("（", "("):
        beside = _BRACKETED.search(front)
        if beside and _CLOSED.match(text, date.span.end, sentence.end) and _OF_EVENTS.search(beside["what"]):
            return _Pointing(beside["what"], "" if _LIGHT.search(beside["what"]) else beside["what"][-2:])
    if last in ("为", "是"):
        label = _LABELLED.search(front)
        if label and not _OF_PLANS.search(front):
            return _Pointing(label["what"][-_NOUN:], label["act"])
    that = _THAT_ONE.match(text, date.span.end, min(sentence.end, date.span.end + _FRONT))
    return _Pointing(that["what"], "") if that else None


_NOUN = 3
"""Characters at the end of what a label names: 建议书 of 区纪委监督建议书."""
_OF_EVENTS = regex(
    "[会式典赛]$|[一-鿿]{2,}(?:施行|开通|签约|启用|开工|通车|开馆|开业|投产|上线|挂牌|成立|开放|发生|入驻)$|^签约$|^事发$"
)
_OF_PLANS = regex("计划|合同|约定|要求|应|原定|预计|限期|目标|规定|最[迟晚]|公示|有效|截[至止]|生产|出生|打印|落款")
_SAYS_SO = tuple("是即于在")
_NEAR = 8


def _tells(ledger: Ledger, other: DateFact, pointing: _Pointing, date: DateFact) -> bool:
    """True where a day, or a stretch, is told of what another one points back to; the same day counts as well."""
    first, last = other.ends or (other, other)
    if not (first.day and last.day) or other.relation not in ("", "since"):
        return False
    words = words_of(ledger, other, date)
    if NOT_YET.search(words) or NOT_YET.search(ledger.read(other.span)):
        return False
    what = pointing.what
    if pointing.act:
        named = what[:2] in words and _one_act(pointing.act, words)
        return named and set(_ORDINAL.findall(what)) == set(_ORDINAL.findall(words)) & _all_of(what, words)
    if _LIGHT.search(what):
        what = what[:-2]
    name = next((what[:size] for size in range(len(what), 1, -1) if what[:size] in words), "")
    at = words.find(name)
    return bool(name) and words[max(0, at - 1) : at] not in tuple(_PART_OF_IT) and not _OF_SEVERAL.search(words, 0, at)


def _all_of(what: str, words: str) -> set[str]:
    """The ordinals of the words told that belong to what is pointed back to: those before its last word there."""
    at = words.rfind(what[-2:])
    return set(_ORDINAL.findall(words[: at + 2] if at >= 0 else words))


def _one_act(act: str, words: str) -> bool:
    """True where the act is told in its own word or in another one for the same: 落网 and 抓获."""
    if act in words:
        return True
    return any(same.search(act) and same.search(words) for same in SAME_ACTS)


def words_of(ledger: Ledger, date: DateFact, but: DateFact) -> str:
    """What a sentence tells of a day: from the clause before it to the next day, or to the one that points back."""
    text, sentence = ledger.text, ledger.sentences[date.sentence].span
    before = re.split("[，,。；;：:\n]", text[max(sentence.start, date.span.start - _FRONT) : date.span.start])[-1]
    end = min(sentence.end, date.span.end + _BEHIND)
    later = [one.span.start for one in ledger.dates_in(Span(date.span.end, end)) if (one.ends or (one,))[0].day]
    behind = text[date.span.end : min([end, *later])]
    if but.sentence == date.sentence and but.span.start > date.span.end:
        behind = behind.rpartition("，")[0] or behind
    return f"{before}|{behind}"


def near_each_other(one: DateFact, other: DateFact) -> bool:
    """True for two days of one year, no further apart than a slip leads."""
    if day_of(one) == day_of(other):
        return False
    if one.year != other.year and one.year_source in SURE_YEARS and other.year_source in SURE_YEARS:
        return False
    first, second = day_of(one), day_of(other)
    return abs((first[0] - second[0]) * _MONTH + first[1] - second[1]) <= _FAR
