"""Taken up: on a day a body hears, passes on or answers what was issued, found or handed over only on a later day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import FARTHEST, days_of, too_early
from linter.ledger import Ledger
from linter.patterns import regex

_TAKING = regex(
    r"(?P<verb>听取|传达|学习|收听|收看|观看|研究|讨论|审议|分析|通报|根据|按照?|依据|针对|对照|围绕|落实|贯彻|就|对|把|收到|接到|处理|处置|复盘|总结|印发|转发)"
    r"了?(?P<whose>[^，,。；：:、（）\d]{0,16})$"
)
_GIVEN = regex(
    r"(?:凌晨|清晨|[早晚]上?|[上下中]午|夜间)?[^，,。；：:、\d]{0,20}?"
    r"(?:印发|下发|发布|反馈|通报|作出|出具|发生|发现|查处|查获|查出|暗访|检查|巡查|抽查|督[查导察]|交办|移交|转办|提交|上报|公布|批复|下达|发出|送达|提出|指出|曝光|报道|受理)"
    r"(?:的(?!前|准备|筹备)|《|情况)"
)
_HEARD = regex(
    r"[^，,。；：:、\d]{0,16}?(?:完成|形成|汇总|测算|核算|做出|召开|举行)的(?!前|准备|筹备|任务|目标)|[^，,。；：:、\d]{0,24}?(?:会议?|大会|全会|讲话|批示|通报)精神"
)
"""What is heard or passed on at a meeting has been done, or held, by then: 通报6月3日完成的核算, 传达5月8日会议精神."""
_HEARING = frozenset(["听取", "传达", "学习", "通报"])
_AT_IT = regex(r"(?:会上|会议|大会|与会人员)[^，,。；：:\d]{0,6}$")
"""How the sentence behind the day of a meeting begins that tells what was heard there."""
_MEETING = regex(r"[^。；]{0,30}?(?:召开|举行|主持)[^。；]{0,30}?会")
_UNDER_WAY = regex("议程|安排|须知|征求意见|草案|推进|进展|方案")
"""What is heard of a meeting or a work that is still to come: 9月28日举行的旅游节筹备情况, 大会议程安排."""
_BY_WHAT = regex(
    r"[，,]?(?:[^，,。；：:\d]{0,12}?[，,]?)(?:按照?|根据|依据|依照|对照|针对|围绕)(?P<what>[一-鿿“”]{2,12}?)"
    r"(?P<act>审定|确定|议定|制定|通过|印发|部署|批准|反馈|交办|提出|指出|发现|明确|下达|通报|分派)的(?!目标|时限|要求)"
)
"""按照启动会审定的清单: what is done rests on what was told with a day of its own."""
_CLAUSE = regex("[，,。；\n]")
_LONGEST = 60
_NEAR = 24
_AHEAD = regex("拟|将|计划|预计|预定|定于|筹备|准备|预告|明[天日年]|下[周月]")


def taken_up_too_early(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day of what is taken up that lies behind the day on which it is."""
    for one, other in pairwise(ledger.dates):
        if _apart(one) or _apart(other):
            continue
        if one.sentence != other.sentence:
            if not _heard_there(ledger, one, other):
                continue
            given, taking = other, one
        elif _is_given(ledger, other, one.span.end):
            given, taking = other, one
        elif _is_given(ledger, one, ledger.sentences[one.sentence].span.start) and _then(ledger, one, other):
            given, taking = one, other
        else:
            continue
        days = days_of(taking, given)
        if days and 0 < (days[1] - days[0]).days <= FARTHEST:
            yield too_early(ledger, taking, given, days)


def done_by_it_too_early(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day, or stretch, on which something is done by what a later day, told just before, brought."""
    for one, other in pairwise(ledger.dates):
        last = other.ends[1] if other.ends else other
        if _apart(one) or other.relation or other.impossible or not last.day or other.sentence - one.sentence > 1:
            continue
        if ledger.sentences[one.sentence].block != ledger.sentences[other.sentence].block:
            continue
        by = _BY_WHAT.match(ledger.text, other.span.end, ledger.sentences[other.sentence].span.end)
        told = ledger.text[one.span.end : other.span.start]
        if by is None or by["act"] not in told or by["what"].strip("“”")[-_NOUN:] not in told or _AHEAD.search(told):
            continue
        days = days_of(last, one)
        if days and 0 < (days[1] - days[0]).days <= FARTHEST:
            yield too_early(ledger, other, one, days)


_NOUN = 2
"""Characters at the end of what brought it that must be told of the later day, too."""


def _apart(date: DateFact) -> bool:
    return bool(date.relation or date.ends or date.impossible or not date.day)


def _is_given(ledger: Ledger, date: DateFact, start: int) -> bool:
    """True for a day that only tells of which paper or event is spoken: 传达8月6日印发的《通知》."""
    text = ledger.text
    front = text[max(start, date.span.start - 24) : date.span.start]
    taking = _TAKING.search(front)
    if taking is None:
        return False
    rest = _CLAUSE.split(text[date.span.end : date.span.end + _LONGEST], 1)[0]
    if not _GIVEN.match(text, date.span.end):
        heard = taking["verb"] in _HEARING and _HEARD.match(text, date.span.end)
        if not heard or _UNDER_WAY.search(rest):
            return False
    told = text[start : date.span.start] + (rest if len(rest) > _NEAR else text[date.span.end : date.span.end + _NEAR])
    return _AHEAD.search(told) is None


def _heard_there(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 1月6日召开专题会议。会议传达了1月11日县委巡察组反馈会议精神."""
    if other.sentence - one.sentence != 1:
        return False
    here, there = ledger.sentences[one.sentence], ledger.sentences[other.sentence]
    if here.block != there.block or not _MEETING.match(ledger.text, one.span.end, here.span.end):
        return False
    front = ledger.text[there.span.start : other.span.start]
    taking = _TAKING.search(front)
    if taking is None or not _AT_IT.fullmatch(front[: taking.start()]):
        return False
    return _is_given(ledger, other, there.span.start)


_ITS_ACT = regex(
    r"[^，,。；的]{0,24}(?:召开|研究|制定|印发|作出|部署|约谈|下达|下发|组织|开展|立案|处理|答复|通过|传达|听取|完成)"
)


def _then(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the day behind is that of the main clause: 针对8月6日反馈的问题，我局于8月2日召开会议."""
    between = ledger.text[one.span.end : other.span.start]
    return (
        between.count("，") == 1
        and not any(mark in between for mark in "。；：、")
        and bool(_ITS_ACT.match(ledger.text, other.span.end))
    )
