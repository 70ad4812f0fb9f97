"""Paces by name: 网上零售额增长3.4%，快于全省1.3个百分点 here, 全省网上零售额增长4.1% in another sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from linter.facts.changes.changes import Change, Step
from linter.facts.numbers.lines import places_of
from linter.facts.quantities.following import quantity_at
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OTHERS = regex(
    r"(?:^|[，,]|同期|而|据统计)(?P<place>全国|全省|全市)的?(?P<name>[一-鿿]{4,20}?)(?:同口径|平均|同比)*(?:增速|增幅|增长率?|涨幅)(?:为|是|达到?|约)?$"
)
_OTHER_TIME = regex(r"[上去前明]年|季度|半年|\d月|目标|预期|计划|力争|年均|累计|[五三两]年")
_OWN = regex(
    r"(?:同比|比上年)?(?:增长|增速为?|增幅为?)(?P<own>\d+(?:\.\d+)?)[%％][、，,](?:比(?P<than>全国|全省|全市)(?:平均)?(?:水平|增速)?(?P<by>[高快低慢])出?|(?P<way>[高快低慢])(?:于|出)"
    r"(?P<place>全国|全省|全市)(?:平均)?(?:水平|增速)?)(?P<step>\d+(?:\.\d+)?)个百分点"
)
_FEW = 12
"""Mentions of a name that are looked at."""


def find_paces_by_name(ledger: Ledger) -> Iterator[Change]:
    """Every rate of a wider place with the own rate told against it, by its full name, in another sentence."""
    if "个百分点" not in ledger.text:
        return
    for other in ledger.quantities:
        if other.kind != "percent" or other.approximate or other.before[-1:] not in _ENDS:
            continue
        lead = ledger.lead(other)
        claim = _OTHERS.search(lead)
        if claim is None or _OTHER_TIME.search(lead):
            continue
        told = [
            match
            for at in islice(places_of(claim["name"], ledger.text), _FEW)
            if (match := _OWN.match(ledger.text, at + len(claim["name"])))
        ]
        if len(told) != 1 or claim["place"] not in (told[0]["than"], told[0]["place"]):
            continue
        own, step = (quantity_at(ledger, told[0].start(one)) for one in ("own", "step"))
        if own is None or step is None or own.sentence == other.sentence or _OTHER_TIME.search(ledger.lead(own)):
            continue
        up = (told[0]["by"] or told[0]["way"]) in "高快"
        yield Change(other, own, None, (Step(step, up, "高" if up else "低"),), inferred=True)


_ENDS = frozenset("长速幅率为是达到约")
"""What stands right before the rate: asked first."""
