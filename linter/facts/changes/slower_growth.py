"""Slower growth: 居民收入增长8%，慢于经济增长, and 农村居民收入慢于城镇: a rate said to stay behind another one told.

The names decide which two rates are meant: towns and the country, the economy, imports and exports. Each must be told
with one rate in the text before, or in the sentence of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.thresholds import Relation, Threshold, limits_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = ("慢于", "低于", "快于", "高于")
_OF = "(?:(?:常住)?居民)?(?:人均)?(?:可支配)?(?:收入)?(?:市场)?(?:消费)?的?(?:增速|增幅|增长速度|增长)?"
_STEADY = r"(?:均|都|仍|明显|略|持续|继续|连续[一-鿿\d]{1,3}年)*"
_NAME = "城镇|农村|乡村|进口|出口|经济|GDP|地区生产总值|国内生产总值|城乡"
_CLAIM = regex(
    rf"(?:(?<![一-鿿])(?P<one>城镇|农村|乡村|进口|出口){_OF}|[，,、（(](?:其?(?:增速|增幅))?){_STEADY}"
    rf"(?:(?P<below>[慢低]于)|(?P<above>[快高]于))(?:同期)?(?:[全我本][国省市县区州])?(?P<other>{_NAME}){_OF}"
)
_PAIRS = {"城镇": ("城镇",), "农村": ("农村", "乡村"), "乡村": ("乡村", "农村"), "进口": ("进口",), "出口": ("出口",)}
_ECONOMY = ("地区生产总值", "国内生产总值", "GDP", "经济总量")
_GROWN = regex(r"(?:分别)?(?:比上年|同比|较上年|实际|按[可不]变?比?价格?计算[，,]?)*(?:增长|提高)了?$")
_AIM = regex("目标|计划|预期|力争|确保|将|要|争取|预计|左右|拟|名义|以上|五年|年均|累计|季度|半年|月|上年同期|去年|曾")
_BACK = 120
_LIST = regex(r"(?P<first>城镇|农村)(?:居民)?[、和与](?P<second>城镇|农村)(?:常住)?居民人均可支配收入分别增长$")


def find_slower_growth(ledger: Ledger) -> Iterator[Threshold]:
    """Every rate said to be slower or faster than another one, where the two rates told say otherwise."""
    text = ledger.text
    if not any(sign in text for sign in _SIGN) or "%" not in text:
        return
    for claim in _CLAIM.finditer(text):
        sentence = ledger.sentences[ledger.sentence_at(claim.start())]
        start, end = sentence.span.start, claim.start()
        if _AIM.search(text, max(start, end - _BACK // 4), claim.end()):
            continue
        own = _named(ledger, claim["one"], claim) if claim["one"] else _right_before(ledger, claim)
        other = _named(ledger, claim["other"], claim)
        if own is None or other is None or own.value == other.value or own is other:
            continue
        above = claim["above"] is not None
        if (own.value > other.value) != above:
            relation: Relation = "above" if above else "below"
            spans = Span(claim.start() + (claim.group()[0] in "，,、（("), claim.end())
            yield Threshold(own, own.interval, other.span, limits_of(other.value, relation), relation, claim=spans)


def _right_before(ledger: Ledger, claim: re.Match[str]) -> Quantity | None:
    """The rate of growth right before a claim that names nothing of its own."""
    near = ledger.by_sentence.get(ledger.sentence_at(claim.start()), ())
    rates = [one for one in near if one.kind == "percent" and one.span.end == claim.start()]
    if not rates or rates[0].approximate or not _GROWN.search(rates[0].before):
        return None
    return None if "分别" in rates[0].before else rates[0]


def _named(ledger: Ledger, name: str, claim: re.Match[str]) -> Quantity | None:
    """The one rate of growth told near a claim of what it names; None where there is none, or more than one."""
    sentence = ledger.sentence_at(claim.start())
    block = ledger.sentences[sentence].block
    names = _PAIRS.get(name, _ECONOMY)
    found: list[Quantity] = []
    for rate in ledger.by_block.get(block, ()):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate:
            continue
        start = ledger.sentences[rate.sentence].span.start
        lead = ledger.text[max(start, rate.span.start - _BACK) : rate.span.start]
        listed = _listed(ledger, rate, lead)
        if listed:
            if listed in names:
                found.append(rate)
            continue
        if not _GROWN.search(lead) or _AIM.search(_last(lead)):
            continue
        subject = _subject(lead)
        if any(subject.startswith(one) for one in names) and _alike(subject, name, claim):
            found.append(rate)
    return found[0] if len({one.value for one in found}) == 1 else None


def _listed(ledger: Ledger, rate: Quantity, lead: str) -> str:
    """城镇 for the first rate of 城镇、农村收入分别增长4%、6%, 农村 for the second; else empty."""
    told = _LIST.search(lead)
    if told:
        return told["first"]
    before = _SECOND.search(lead)
    told = _LIST.search(lead[: before.start()]) if before else None
    return told["second"] if told else ""


_SECOND = regex(r"\d[\d.]*%[、和]$")


def _last(lead: str) -> str:
    return _CLAUSE.split(lead)[-1]


_CLAUSE = regex("[。；;：:\n]")
_COMMA = regex("[，,。；;：:、\n]")
_OPENING = regex(r"^(?:其中|全年|(?:19|20)\d\d年|[全我本][国省市县区州]|按.{1,4}分|实现|完成|货物)+")
_CONSUMPTION = regex("消费|零售|支出|投资")


def _subject(lead: str) -> str:
    """The clause of a rate that names what grew, without what opens it: 农村居民人均可支配收入18423元，增长6.0%."""
    pieces = [one for one in _COMMA.split(_GROWN.sub("", lead)) if one]
    for piece in reversed(pieces[-2:]):
        bare = _OPENING.sub("", piece)
        if bare and not bare[0].isdigit():
            return bare
    return ""


def _alike(subject: str, name: str, claim: re.Match[str]) -> bool:
    """True where a rate is of incomes and the claim of nothing else, or of markets in both."""
    if name not in ("城镇", "农村", "乡村"):
        return not _CONSUMPTION.search(subject)
    other = _CONSUMPTION.search(claim.group()) is not None or "市场" in claim.group()
    return other or not _CONSUMPTION.search(subject)
