"""Told events: 全年未发生生产安全事故 here, 7月5日，城南工地发生一起坍塌事故 there: one that is told, not counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.same_matter import ELSEWHERE, PROMISED, lead_of
from linter.facts.states.whom import narrower
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_KIND = "事故|火灾|险情|疫情"
_NONE = regex(
    rf"(?:未|没有|无|零)(?:再)?(?:发生|出现)?(?:过|任何|[一1][起例])*(?P<what>[一-鿿]{{0,8}}?(?P<kind>{_KIND}))(?=[，,。；;]|的?发生[，,。；;])"
)
_TOLD = regex(
    rf"(?P<day>\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬)?)(?P<where>[^。；;\n]{{0,30}}?)(?P<event>发生了?(?:[一1][起例次])?(?P<what>[一-鿿]{{0,10}}?(?P<kind>{_KIND})))"
    "(?!隐患|风险|苗头|演练|救援|处置|预案)"
)
_GENERAL = regex("(?:[安生]全|生产|责任|各类|亡人|死亡|一般|及?以上)+")
"""What an accident at work is called that names no way in which it happened."""
_GRADED = regex("[重特较]大|以上|亡|死|群死|有影响|严重|系统|责任")
"""A class that the one told need not belong to."""
_AT_WORK = regex("坍塌|垮塌|坠落|触电|机械|物体打击|中毒|窒息|爆炸|爆燃|起重|车辆伤害|淹溺|透水|冒顶|灼烫|安全|生产")
"""Ways in which an accident at work happens."""
_NOT_HERE = regex(
    "某|演练|模拟|假设|设定|案例|历史|曾|[上去前往]年|[如若]|险些|未遂|避免|防止|警示|外[省市县区]|兄弟|以前|此前"
)
_ALL_ALONG = regex("全年|年内|今年|以来|全[省市县区镇乡局系]|辖区")
_PART_OF_YEAR = regex(r"月|季度|半年|节|期间|连续|当[天日]|近")


class Told(NamedTuple):
    """Words that say that there was none, and the one that is told."""

    none: Span
    event: Span


def find_told_events(ledger: Ledger) -> Iterator[Told]:
    """Every denial of accidents in a year or a place as a whole, with one that is told with its day."""
    if "发生" not in ledger.text:
        return
    events = [one for one in matches_on_lines(_TOLD, "发生", ledger.text) if _happened(ledger, one)]
    if not events:
        return
    for none in _NONE.finditer(ledger.text):
        lead = lead_of(ledger, none.start())
        if not _ALL_ALONG.search(lead) or _PART_OF_YEAR.search(lead) or PROMISED.search(lead):
            continue
        if _GRADED.search(none["what"]):
            continue
        told = next((event for event in events if _of_one(ledger, none, lead, event)), None)
        if told is not None:
            yield Told(Span(*none.span()), Span(told.start("day"), told.end("event")))


def _happened(ledger: Ledger, event: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(event.start())].span
    words = ledger.text[sentence.start : event.end()]
    return not (_NOT_HERE.search(words) or ELSEWHERE.search(words) or PROMISED.search(words))


def _of_one(ledger: Ledger, none: re.Match[str], lead: str, event: re.Match[str]) -> bool:
    """True where the event is of the kind and field denied, in the time and place denied."""
    if none["kind"] != event["kind"] or (none.start() < event.end() and event.start() < none.end()):
        return False
    field = _GENERAL.sub("", none["what"].removesuffix(none["kind"]))
    named = event["what"].removesuffix(event["kind"])
    if field:
        if field not in event["where"] + named:
            return False
    elif none["kind"] == "事故" and not _AT_WORK.search(named):
        return False  # 未发生安全事故 says nothing of 交通事故
    years = set(YEAR.findall(lead_of(ledger, event.end()))) - set(YEAR.findall(lead))
    if years and (ledger.signing is None or years != {str(ledger.signing.day.year)}):
        return False
    return not narrower(lead + none["what"], none["what"], event["where"] + event["event"])
