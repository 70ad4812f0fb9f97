"""Faster growth: 居民收入增长4.9%，高于经济增长, and 农村快于城镇: a rate said to pass another one told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.thresholds import Threshold, limits_of
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ECONOMY = r"(?:经济|GDP|(?:地区|国内)?生产总值)"
_HOW = r"(?:收入)?(?:增速|增幅|增长)?(?:均|都|持续|继续|稳定|连续[一-鿿\d]{1,3}年)?"
_FASTER = rf"[，,、（(]{_HOW}(?:[快高]于|超过|跑赢)了?"
_PAST_ECONOMY = regex(rf"{_FASTER}(?:同期)?(?:[全我本][国省市县区州])?{_ECONOMY}(?:的)?(?:增长速度|增速|增幅|增长)")
_OF_ECONOMY = regex(
    r"(?:生产总值|GDP)(?:[（(][^（()）]{1,8}[)）])?(?:[^，,。；;：:（()）\d]{0,6}[\d.,]+(?:万亿|亿|万)元){0,2}[，,、]?"
    r"(?:按[可不]变?比?价格?计算[，,]?|同比|比上年|较上年|年均|实际|平均)*增长(?:了|率为|到)?$"
)
_TOWN, _COUNTRY = "城镇", "农村"
_COUNTRY_PAST_TOWN = regex(
    rf"农村(?<![是让使]..)(?:常住)?(?:居民)?(?:人均)?(?:可支配)?(?:收入)?{_HOW}[快高]于城镇(?:居民|常住居民)?"
)
_INCOME = regex(
    f"(?:{_TOWN}|{_COUNTRY})(?:(?:常住)?居民)?(?:[、和与](?:{_TOWN}|{_COUNTRY}))?(?:常住)?居民人均可支配收入"
)
_APART = regex("[。；;\n]")
_GROWN = regex("(?:增长|提高)(?:了|到)?$")
_AIM = regex("目标|计划|预期|力争|确保|将|要|争取|预计|左右|拟|名义")
_BOTH = 2
_NEAR = 4
"""Characters between a rate and the words that hold it against another."""
_SENTENCE = 60
"""Characters before a rate in which its name stands."""


def find_faster_growth(ledger: Ledger) -> Iterator[Threshold]:
    """Every rate said to pass the growth of the economy, or that of the towns, with the slowest growth of these."""
    yield from _past_economy(ledger)
    yield from _past_town(ledger)


def _past_economy(ledger: Ledger) -> Iterator[Threshold]:
    """Held against all rates told of the economy: the claim fails only where it passes none of them."""
    claims = list(_PAST_ECONOMY.finditer(ledger.text))
    told = [rate for rate in ledger.quantities if _is_growth(ledger, rate, _OF_ECONOMY)] if claims else []
    if not told:
        return
    slowest = min(told, key=lambda rate: rate.interval.low)
    for claim in claims:
        own = _before(ledger, claim)
        if own is not None and not _AIM.search(own.before):
            yield Threshold(own, own.interval, slowest.span, limits_of(slowest.interval.low, "above"), "above")


def _before(ledger: Ledger, claim: re.Match[str]) -> Quantity | None:
    """The growth that stands right before the claim; none where two are told at once."""
    near = ledger.by_sentence.get(ledger.sentence_at(claim.start()), ())
    rates = [one for one in near if one.kind == "percent" and claim.start() - _NEAR <= one.span.end <= claim.start()]
    own = rates[-1] if rates else None
    if own is None or own.approximate:
        return None
    if not _GROWN.search(own.before):
        # 分别增长4.4%、7.1%，均快于经济增长: the slower one must be faster, too.
        pair = near[near.index(own) - 1 : near.index(own) + 1]
        told = (
            len(pair) > 1 and _GROWN.search(pair[0].before) and "分别" in pair[0].before and pair[0].kind == "percent"
        )
        return min(pair, key=lambda one: one.value) if told else None
    return own


def _past_town(ledger: Ledger) -> Iterator[Threshold]:
    """农村居民收入增速快于城镇, held against the two rates of its sentence."""
    for claim in _COUNTRY_PAST_TOWN.finditer(ledger.text):
        sentence = ledger.sentence_at(claim.start())
        rates = [one for one in ledger.by_sentence.get(sentence, ()) if one.kind == "percent" and not one.approximate]
        rates = [one for one in rates if one.span.end <= claim.start()][-2:]
        if len(rates) < _BOTH or _APART.search(ledger.text, rates[0].span.end, claim.start()):
            continue
        first, second = rates
        named = list(_INCOME.finditer(ledger.text, ledger.sentences[sentence].span.start, first.span.start))
        lead = ledger.text[named[-1].start() : second.span.start] if named else ""
        if _AIM.search(lead) or lead.count(_TOWN) != 1 or lead.count(_COUNTRY) != 1:
            continue
        if not _GROWN.search(first.before) or not (_GROWN.search(second.before) or "分别" in first.before):
            continue
        country, town = (second, first) if lead.index(_TOWN) < lead.index(_COUNTRY) else (first, second)
        yield Threshold(country, country.interval, town.span, limits_of(town.interval.low, "above"), "above")


def _is_growth(ledger: Ledger, rate: Quantity, name: re.Pattern[str]) -> bool:
    """True for a growth that follows its name within the sentence, as a result and not as a target."""
    if rate.kind != "percent" or rate.approximate or _AIM.search(rate.before):
        return False
    start = max(ledger.sentences[rate.sentence].span.start, rate.span.start - _SENTENCE)
    return name.search(ledger.text, start, rate.span.start) is not None
