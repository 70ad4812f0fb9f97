"""Works awaited: 大桥建成通车 here, 正在架设主梁的大桥 there, and 待停车楼启用后: told in passing as not finished.

`works` hears sentences about a work; here it is only named on the way, behind what is being done with it, or by what
is to follow when it will be finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import places_of
from linter.facts.states.deeds import BUILDING, DEEDS, deeds_in
from linter.facts.states.same_matter import FORMERLY
from linter.facts.states.told_undone import find_done, names_a_part
from linter.facts.states.works import ANY_NAME, APART, KIND, WORKING, Works
from linter.lexicon import either
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_END = either(chain.from_iterable(DEEDS[1:BUILDING]))
_WORKING = f"{WORKING}|铺设|联调|打桩|开挖|砌筑|布展|装饰|设计|招标|报批"
_NAME = rf"(?P<name>[一-鿿“”A-Z\d]{{0,16}}?(?:{KIND})(?:新[馆址楼院厂]|[一二三四]期|[东南西北]延(?:伸)?[段线])?)"
_BY = (
    r"(?:[今明本当]?年|(?:19|20)\d\d年|[上下]半年|[一二三四]季度|\d{1,2}月"
    r"|国庆|中秋|春节|元旦|[“‘]?[五十]一[”’]?|暑[假期]|寒假|开学|汛期)"
)
_AIM = rf"(?:力争|确保|争取|预计|有望|可望|计划|拟|保证)(?:于|在|到)?[^，,。；;\n]{{0,4}}?{_BY}[^，,。；;\n]{{0,10}}?"
_STOPPED = r"(?:^|(?<=[，,。；;：:\n]))"
_BEHIND = (
    regex(rf"(?:正在|[仍尚还]在|正)(?:加紧|抓紧|加快|全力|有序)?(?P<what>{_WORKING})[一-鿿]{{0,6}}?的{_NAME}"),
    regex(rf"(?:尚未|[还仍]未|[还尚]没有?|未能)(?:正式|全面|如期)?(?P<what>{_END})[一-鿿]{{0,4}}?的{_NAME}"),
    regex(rf"在建的{_NAME}(?P<what>)"),
    regex(
        rf"(?:(?<=[，,。；;\n])[待等在至]到?|有待){_NAME}(?:正式|全面|全部)?(?P<what>(?:{_END}|和|并|、)+)(?:之?[后前]|以[前后])"
    ),
)
"""Each begins with the words that say that it is not finished, so a scan costs little."""
_AHEAD = (
    (
        regex(rf"(?:力争|确保|争取|预计|有望|可望|计划|拟|保证)[^，,。；;\n]{{2,16}}?(?:{_END})"),
        regex(
            rf"{_STOPPED}[一-鿿]{{0,6}}?(?:抓紧|加快|推进|抓好|做好|对|完成)?{_NAME}"
            rf"(?:[一-鿿、]{{0,4}}(?:{_WORKING})[一-鿿、]{{0,10}}[，,])?{_AIM}(?P<what>{_END})"
        ),
    ),
    (
        regex(rf"[，,]{_BY}(?:内|底|[上下]旬|前)?(?:力争|实现|完成|正式|全线|建成)*试?(?:{_END})"),
        regex(
            rf"{_STOPPED}(?:加快|抓紧|推进|全力推进){_NAME}[一-鿿、]{{0,4}}(?:{_WORKING})[一-鿿、]{{0,4}}[，,]"
            rf"{_BY}(?:内|底|[上下]旬|前)?(?:力争|实现|完成|正式|全线|建成)*试?(?P<what>{_END})"
        ),
    ),
    (
        regex("[仅只刚才](?:刚)?(?:完成|开始|启动|进入)"),
        regex(
            rf"{_NAME}(?:目前|现|眼下|才|也)*(?:仅|只|刚刚?|才)(?:完成了?|开始|启动了?|进入)(?P<what>)"
            rf"(?:桩基|基础|主体|地基|围挡|场平|场地平整|土方|选址|立项|可研|前期|{_WORKING})"
        ),
    ),
    (
        regex(rf"(?:正在|[仍尚还](?:处)?[在于]|正)(?:进行|加紧|抓紧)?[一-鿿]{{0,4}}?(?:{_WORKING})"),
        regex(
            rf"{_STOPPED}{_NAME}(?:目前|现|眼下|[一-鿿]{{0,4}})(?:正在|[仍尚还](?:处)?[在于]|正)(?:进行|加紧|抓紧)?"
            rf"[一-鿿]{{0,4}}?(?P<what>{_WORKING})"
        ),
    ),
)
"""Each with the sign that is looked for first: the name stands before it, in its sentence."""
_LEADS = regex("^(?:.*(?:抓紧|加快|推进|抓好|做好|完成|对|要|将|把|了|的|是|下半年|上半年|今年|明年))(?=[一-鿿]{3})")
_BUILT, _USED = frozenset([1]), frozenset([2])
_TRIED = ("调试", "联调", "试验", "布展")
_SHORTEST = 3
_LEAD = 40
"""Characters before a work as it is named, in its sentence, in which it may be told of an earlier day."""
_REACH, _MORE = 60, 12
"""Characters before a sign in which the work is named, and behind it."""
_SOME = regex("[、和及与]|等$|首批|[一二三]期|部分|个别")


def find_awaited(ledger: Ledger) -> Iterator[Works]:
    """Every named work told as finished that is named further down as one that is not."""
    for match in _pending(ledger):
        found = _awaited(ledger, match)
        if found:
            yield found


def _pending(ledger: Ledger) -> Iterator[re.Match[str]]:
    """Every place that names a work as one that is not finished."""
    text = ledger.text
    for form in _BEHIND:
        yield from form.finditer(text)
    for sign, form in _AHEAD:
        last = -1
        for found in sign.finditer(text):
            start = max(ledger.sentences[ledger.sentence_at(found.start())].span.start, found.start() - _REACH)
            match = form.search(text, start, found.end() + _MORE)
            if match and match.start() > last:
                last = match.start()
                yield match


def _awaited(ledger: Ledger, match: re.Match[str]) -> Works | None:
    name = _LEADS.sub("", match["name"])
    start = match.end("name") - len(name)
    sentence = ledger.sentences[ledger.sentence_at(start)].span
    lead = ledger.text[max(sentence.start, match.start() - _LEAD) : match.start()]
    general = ANY_NAME.fullmatch(name) and not _is_the_only(ledger, name, sentence.start)
    if len(name) < _SHORTEST or general or _SOME.search(name):
        return None
    near = ledger.text[match.start() : start] + ledger.text[match.end("name") : match.end() + _LEAD // 4]
    if FORMERLY.search(lead) or APART.search(near):
        return None
    if match.end("name") < match.start("what") and names_a_part(ledger.text[match.end("name") : match.start("what")]):
        return None
    deeds = deeds_in(match["what"])
    undone = deeds[0].kinds if deeds else _USED if match["what"] in _TRIED else _BUILT
    return find_done(ledger, name, Span(min(match.start(), start), match.end()), undone, lead)


def _is_the_only(ledger: Ledger, name: str, before: int) -> bool:
    """True for 停车楼 where all that is told before is one 立体停车楼."""
    told = {ledger.text[max(0, at - 2) : at] for at in places_of(name, ledger.text, 0, before)}
    return len(told) == 1 and _COMMON.fullmatch(name) is None and _HAN.fullmatch(min(told)) is not None


_HAN = regex("[一-鿿]{2}")
_COMMON = regex(
    "幼儿园|卫生院|敬老院|养老院|产业园|博物馆|图书馆|文化馆|体育馆|停车场|火车站|变电站|处理厂|高速公路|快速路|地铁.*|.*号线|.*线"
)
"""Kinds of which a place has several."""
