"""Givers: who handed over a batch, so that two batches of one size are told apart: 国家交办57件, 省级交办57件."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, han_bigrams
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_GIVER = regex(
    r"(?P<who>(?:(?![对把将就由])[一-鿿]){2,10}?)(?P<verb>交办|转办|转交|移交|批转|派发|反馈|督办|指出|挂牌|下达|提出|查出|点名|通报|自收|自查|自办|牵头|负责|承担|承办|主办)"
)
_LEVELS = regex(r"中央|国家|全国|[省市县区镇乡州旗]")
_DEICTIC = regex(r"上级|上述|有关|本级|[全我本各]|涉及|已经?|共|所|对")
"""Words that name no giver of their own."""
_RECEIVER = regex(
    r"[向给对](?P<who>[一-鿿]{2,14}?)(?:交办|转办|转交|移交|派发|反馈|指出|下达|提出|发出|通报|开展|进行)"
)
_QUOTED = regex(r"[“《][^”》\n]{2,30}[”》]")
_ANY_NAME = han_bigrams("专项整治|三年行动方案|攻坚|活动|工作|工程|计划|通知|意见|办法|规划|实施方案")
"""Pairs of characters that the names of two campaigns share."""
_YEARS_BACK = regex("(?<![比较])(?:[去上前]年|往年)(?!同期)")
_THIS_YEAR = regex("[今本当全]年|一年来")
_SOURCE = regex(r"[省市县区州][级里委]|中央|国家|上级|[上首]一?[轮批次]|第[一二三四五六七八九十][轮批次]|(?<!\d)年度")
_TOGETHER = regex(r"(?:共|合计|总计|一并|两[类级批项者方][一-鿿]{0,8})[一-鿿]{0,3}$")


def givers_differ(one: str, other: str) -> bool:
    """True where the words before two batches name two givers: of two levels, or of no word in common.

    Two receivers, two quoted names and an earlier year beside this one tell two batches apart as well.
    """
    pairs = (one, other), (other, one)
    if any(of_an_earlier_year(*pair) for pair in pairs) or _named_apart(one, other):
        return True
    here, there = _GIVER.search(one), _GIVER.search(other)
    if here is None or there is None or _DEICTIC.search(here["who"]) or _DEICTIC.search(there["who"]):
        return False
    levels = set(_LEVELS.findall(here["who"])), set(_LEVELS.findall(there["who"]))
    if all(levels):
        return levels[0].isdisjoint(levels[1])
    return here["verb"] == there["verb"] and not bigrams(here["who"]) & bigrams(there["who"])


def of_an_earlier_year(told: str, again: str) -> bool:
    """True for 去年督查发现48处 and 今年督查发现的46处."""
    return _YEARS_BACK.search(told) is not None and _THIS_YEAR.search(again) is not None


def of_another_source(told: str, again: str) -> bool:
    """True where words that take things up name a level or a round that nothing told before names.

    省级方案确定的158条, 上一轮方案确定的158条: not those that the county drew up.
    """
    return any(source not in told for source in _SOURCE.findall(again))


def _named_apart(one: str, other: str) -> bool:
    """True for 向三汊街道反馈 beside 向城建集团反馈, and for “百日攻坚”行动 beside “决战四季度”行动."""
    here, there = _RECEIVER.search(one), _RECEIVER.search(other)
    if here and there and not bigrams(here["who"]) & bigrams(there["who"]):
        return True
    # “百日攻坚”行动 and “百日攻坚行动” are one, so they are compared by their words.
    quoted = [han_bigrams("|".join(_QUOTED.findall(words))) - _ANY_NAME for words in (one, other)]
    return all(quoted) and quoted[0].isdisjoint(quoted[1])


def added_up(ledger: Ledger, base: Quantity) -> bool:
    """True for 两处移交共114件 where 57 were told twice: the text itself takes them for two batches."""
    return (base.unit, 2 * base.value) in ledger.told_together


def find_told_together(ledger: Ledger) -> frozenset[tuple[str, Decimal]]:
    """Unit and value of what 共, 合计 or 两级 tells."""
    return frozenset((q.unit, q.value) for q in ledger.quantities if _TOGETHER.search(q.before))
