"""Doublings beside what tells them otherwise: 从38万元增加到52万元、翻了一番; 增长46%，实现翻番.

Behind a course of two values the claim may name a measure, 数量翻了一番, or what the course is of; in front of it, it
names what the course goes on with. A rate tells of the same only where nothing but the claim stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.changes.multiples import LOOSE, Multiple, doubled, from_to
from linter.facts.quantities.strands import Strand
from linter.interval import INFINITY, Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class GrownTwice(NamedTuple):
    """A rate of growth, and the doubling that the clause beside it claims of the same."""

    span: Span
    rate: Quantity
    least: Decimal
    """The growth from which on writers speak of it."""


_CLAIM = r"(?P<claim>翻了?(?P<number>[一二两三四])番|(?:翻番|翻倍|倍增|成倍(?:增长|增加|提高|提升|扩大)|翻了?一倍)了?)"
_END = r"(?=[，,。；;、：:）)！\n]|$)"
_SOME = r"[一二两三四五六七八九十几\d]{1,3}"
_SPAN = (
    rf"(?:(?:这|过去|短短)?{_SOME}年(?:时间|间|来|内|里)?[，,]?|期间[，,]?"
    rf"|[比较](?:(?:19|20)\d\d年|上年|去年|{_SOME}年前|“?十[一-鿿]五”?末)(?:同期|末|底)?)?"
)
_MEASURE = (
    "(?:其?(?:总?[数量]|总数量|数量|总?规模|总?面积|总?金额|能力|增幅|整体|总体))?"
    "(?:均|也|已经?|又|顺利|成功|提前)?(?:实现)?了?"
)
_YEARLY = r"(?:[，,、]年均(?:增长|递增|增幅达?)\d[\d.]*%(?:左右)?)?"
_BEHIND = regex(rf"{_YEARLY}[，,、；;]?{_SPAN}(?P<own>[一-鿿]{{0,12}}?){_MEASURE}{_SPAN}{_CLAIM}{_END}")
_BEFORE = regex(rf"(?P<own>[一-鿿]{{2,20}}?){_SPAN}{_MEASURE}{_CLAIM}[，,、：:（(](?:已?经?)(?:由|从)$")
_NO_CLAIM = regex(
    "力争|争取|计划|规划|目标|明年|有望|将|[要拟欲]|努力|推动|推进|未|没有|不到|近|接近|约|期待|确保|保证|差|距|不足|即将|预计|预期|可望|向|为了|围绕|每|如果"
)
_LEAD = regex(r"[。；;：:！\n]")
_RATE = regex(
    r"(?:(?:同比|[比较](?:上年|去年)(?:同期)?))?(?:大幅|快速|实际)?(?:增长|增加|上升|增幅|增幅达|提高)(?:了|达到?|为)*$"
)
_TWICE = "(?P<claim>翻了?一番|翻番|翻倍|倍增|成倍(?:增长|增加))"
_RATE_ON = regex(rf"[，,、](?:实现)?了?{_TWICE}{_END}")
_RATE_AHEAD = regex(rf"{_TWICE}[，,、](?:同比|[比较](?:上年|去年)(?:同期)?)?(?:增长|增幅达?|增幅为)了?$")
_OTHER_BASE = regex(
    r"[一二两三四五六七八九十\d]年|年前|以前|(?:19|20)\d\d|“?十[一二三四五]五”?|年均|平均|累计|末期|期初|任期|年初|换届|环比|其中|[和与及]|分别"
)
_STRICT, _MANIFOLD = regex("翻"), Decimal("1.7")
"""倍增 and 成倍增长 are said of more than twice as well, and of a little less."""
_MOST = 36
_ONE = Decimal(1)


def find_doublings(ledger: Ledger) -> Iterator[Multiple]:
    """Every doubling claimed beside a course of two values, which its finder by commas leaves out."""
    if not _SIGN.search(ledger.text):
        return
    for strand in ledger.strands:
        links = strand.links
        for at, link in enumerate(links[1:], 1):
            if not from_to(links, at) or not comparable(links[at - 1].quantity, link.quantity):
                continue
            start, end = links[at - 1].quantity, link.quantity
            told = _behind(ledger, strand, at) or _in_front(ledger, strand, at)
            if told and start.value:
                yield Multiple(told[0], told[1], start, end, "doubled")


_SIGN = regex("番|翻倍|倍增|成倍|一倍")


def _behind(ledger: Ledger, strand: Strand, at: int) -> tuple[Span, Interval] | None:
    """The claim behind a course, over 年均增长6.7%."""
    links = strand.links
    found = _BEHIND.match(ledger.text, links[at].quantity.span.end)
    if found is None or _NO_CLAIM.search(found["own"]):
        return None
    return None if found["own"] and found["own"] not in links[at - 1].gap else _claim(found)


def _in_front(ledger: Ledger, strand: Strand, at: int) -> tuple[Span, Interval] | None:
    """The claim before a course: 公园数量翻了一番，由14个增加到19个."""
    start, end = ledger.sentences[strand.sentence].span.start, strand.links[at - 1].quantity.span.start
    found = _BEFORE.search(ledger.text, max(start, end - _MOST), end)
    return None if found is None or _NO_CLAIM.search(ledger.text, start, found.start("claim")) else _claim(found)


def _claim(found: re.Match[str]) -> tuple[Span, Interval]:
    span = Span(*found.span("claim"))
    if not _STRICT.search(found["claim"]):
        return span, Interval(_MANIFOLD, INFINITY)
    return span, doubled(found["number"])


def find_grown_twice(ledger: Ledger) -> Iterator[GrownTwice]:
    """Every rate of growth right beside the claim that the same has doubled."""
    if not _SIGN.search(ledger.text):
        return
    text = ledger.text
    for rate in ledger.quantities:
        if rate.kind != "percent" or (rate.approximate and rate.value >= _ONE):
            continue
        start = ledger.sentences[rate.sentence].span.start
        ahead = _RATE_AHEAD.search(text, max(start, rate.span.start - _MOST), rate.span.start)
        told = _RATE.search(text, max(start, rate.span.start - _MOST), rate.span.start)
        found = ahead or (_RATE_ON.match(text, rate.span.end) if told else None)
        if found is None:
            continue
        lead = _LEAD.split(text[start : min(found.start("claim"), rate.span.start)])[-1]
        if _OTHER_BASE.search(lead) or _NO_CLAIM.search(lead) or _OTHER_BASE.match(rate.after):
            continue
        yield GrownTwice(Span(*found.span("claim")), rate, 2 * LOOSE - _ONE)
