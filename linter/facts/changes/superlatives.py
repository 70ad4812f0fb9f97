"""Superlatives: 得分最高的是医保窗口, 居首位的甲公司, beside the values of all that are told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.value_lists import Valued, ValueList, find_value_lists
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Topped(NamedTuple):
    """One said to be the highest or the lowest, and another that is."""

    named: Quantity
    better: Quantity
    claim: Span
    """Where it is said."""
    highest: bool


_HIGH = "最[高多大快好优长早强重]|居首位?|位居首位|排名?第一|位列第一|位居第一|列第一|居第一|榜首|领跑|领先"
_LOW = "最[低少小慢差末短晚弱轻]|垫底|居末位?|末位|倒数第一|排名?最后"
_WAY = f"(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"
_SIGN = regex("最[高多大快好优长早强重低少小慢差末短晚弱轻]|居首|首位|第一|榜首|领跑|领先|垫底|末位|最后")
# 得分最高的是甲镇, 资产规模居首位的甲公司; 甲镇得分最高, 甲公司居首位.
_BEFORE = regex(
    rf"(?:^|[，,。；;：:、（(])(?:其中|而|但|从[一-鿿]{{2,6}}看[，,])?(?P<measure>[一-鿿]{{0,8}}?){_WAY}的(?:单位|窗口|是|为|[县区镇乡村]|乡镇)*(?P<rest>[一-鿿A-Za-z“”]{{2,16}})"
)
_BEHIND = regex(
    rf"(?:^|[，,。；;：:、（(])(?:其中|而|但)?(?P<rest>[一-鿿A-Za-z“”]{{2,16}}?)(?:的)?(?P<measure>(?:得分|增[幅速]|规模|总量|总额|占比|比重)?)(?:继续|仍|依然|连续|以)?{_WAY}(?=[，,。；;）)])"
)
_RANKS = regex("首|第一|领|垫底|末|最后")
"""Ways that say a place only: which end comes first, the values may leave open."""
_SCORE = "分"
_BARE = regex("(?:得分|分数|评分|总分|成绩|值|均分)$")
_OTHER = regex("除|之外|以外|外[，,]|并列|其次|次之|第二|之一|增[幅速量加长]|降幅|较|比|年|月|季|周|日|期|组|类|率先")
_ASIDE = regex("方面|来看|[看上][，,]|其中(?![，,])|同比|增[幅速]|降幅")
_OWN_VALUE = regex(r"[^，,。；;\d]{0,8}[，,（(]?(?:为|达到?|仅|只有|得分)[^，,。；;\d]{0,4}(?=\d)|[，,（(](?=\d)")
_OF_ITS_OWN = regex(r"[，,（(](?:为|达到?)?(?=\d)")
"""最低的是白石监狱，为78.6%, behind a list of how many: a rate, and no 专职人员仅2名."""
_LAST = 5
"""Characters at the end of the words before a list that name what it tells."""
_AHEAD = 60
"""Characters before the sentence of a list in which it is told."""
_REACH = 160
"""Characters behind a list in which it is told who is first."""


def find_topped(ledger: Ledger) -> Iterator[Topped]:
    """Every one of a list that is said to be its highest or lowest while another one is."""
    blocks = sorted({ledger.document.block_index(sign.start()) for sign in _SIGN.finditer(ledger.text)})
    told: set[Span] = set()
    for found in find_value_lists(ledger, blocks) if blocks else ():
        for claim in _claims(ledger, found):
            topped = _topped(ledger, found, claim)
            if topped and topped.claim not in told:
                told.add(topped.claim)
                yield topped


def _claims(ledger: Ledger, found: ValueList) -> Iterator[re.Match[str]]:
    """What is said to be first or last near a list."""
    block = ledger.document.blocks[ledger.document.block_index(found.span.start)].span
    ahead = found.span.start - len(found.lead)
    # 占比最高的是甲镇。各镇占比：…: told before the list, it must say of what.
    named = found.lead.rstrip("：:，,分别依次为是情况如下")[-_LAST:]
    for claim in _BEFORE.finditer(ledger.text, max(block.start, ahead - _AHEAD), ahead):
        if claim["measure"][-2:] and claim["measure"][-2:] in named:
            yield claim
    end = min(block.end, found.span.end + _REACH)
    yield from _BEFORE.finditer(ledger.text, found.span.end, end)
    yield from _BEHIND.finditer(ledger.text, found.span.end, end)


def _topped(ledger: Ledger, found: ValueList, claim: re.Match[str]) -> Topped | None:
    named = _named(found.items, claim["rest"])
    if named is None or _OTHER.search(claim["measure"]) or not _is_of(ledger, found, claim):
        return None
    highest = _is_highest(found, claim)
    if highest is None:
        return None
    values = sorted((item.value for item in found.items), key=lambda one: one.value, reverse=highest)
    better, worst = values[0], values[-1]
    if not _clear(named.value, better, highest):
        return None
    ranked = _RANKS.search(claim["high"] or claim["low"]) and better.unit != _SCORE
    if ranked and worst.value == named.value.value:
        return None  # 空气综合指数居首位: the less, the better
    way = claim.span("high" if claim["high"] is not None else "low")
    name = named.name.strip("“”")
    at = claim.start("rest") + claim["rest"].index(name)
    return Topped(named.value, better, Span(min(way[0], at), max(way[1], at + len(name))), highest)


def of_another_value(ledger: Ledger, top: Topped) -> bool:
    """True for 平均每家最多的是南塘镇，为4.5项, behind 南塘镇54项: what it is first in is told behind the claim."""
    if _OWN_VALUE.match(ledger.text, top.claim.end) is None:
        return False
    own = quantity_from(ledger, top.claim.end)
    if own is None or own.unit != top.named.unit:
        return own is not None and _OF_ITS_OWN.match(ledger.text, top.claim.end) is not None
    return own.value != top.named.value


def _is_highest(found: ValueList, claim: re.Match[str]) -> bool | None:
    """True where the largest value is meant, False for the smallest: 办理最快 is the shortest time; None if unknown."""
    word = claim["high"] or claim["low"]
    timed = found.items[0].value.kind == "duration" or _TIME.search(found.lead + claim["measure"])
    if not timed and not _COUNTS_AGAINST.search(found.lead + claim["measure"]):
        return claim["high"] is not None
    if _PLAIN.fullmatch(word):
        return claim["high"] is not None
    return {"最快": False, "最慢": True}.get(word) if timed else None


_TIME = regex("用时|耗时|时长|时限|时间|工期|周期")
_COUNTS_AGAINST = regex("扣分|失分|投诉|差评|逾期|违[规法纪]|隐患|事故|能耗|损耗|空置|欠")
_PLAIN = regex("最[高多大低少小长短]")
"""Words for the number itself; 最好, 最快 and 第一 say which end is good."""


def _clear(named: Quantity, better: Quantity, highest: bool) -> bool:
    return (
        better.interval.low > named.interval.high
        or (better.interval.low >= named.interval.high and better.value > named.value)
        if highest
        else better.interval.high < named.interval.low
        or (better.interval.high <= named.interval.low and better.value < named.value)
    )


def _named(items: Sequence[Valued], rest: str) -> Valued | None:
    """The one item that these words begin with; none where two may be meant."""
    rest = rest.strip("“”")
    found = [item for item in items if item.name and rest.startswith(item.name.strip("“”"))]
    longest = max(found, key=lambda item: len(item.name), default=None)
    return longest if longest and sum(item.name == longest.name for item in found) == 1 else None


_PACE = regex("[增涨降]|进度|速|用时|时间|时长|完成|推进")


def _of_another(found: ValueList, measure: str) -> bool:
    """True where the words that say of what one is first are not among those of the list."""
    if found.items[0].value.unit == _SCORE and measure and not _BARE.sub("", measure):
        return False
    pairs = {measure[at : at + 2] for at in range(len(measure) - 1)} or {measure}
    return bool(measure) and not any(pair in found.told for pair in pairs)


def _is_of(ledger: Ledger, found: ValueList, claim: re.Match[str]) -> bool:
    """True where the superlative is of what the list tells: it says the same, or nothing and stands right behind."""
    between = ledger.text[found.span.end : min(claim.start("measure"), claim.start("rest"))]
    if _ASIDE.search(between.rpartition("。")[2]) and not between.endswith("其中"):
        return False
    measure = claim["measure"]
    way = (claim["high"] or claim["low"])[-1]
    if way in "多少" and found.items[0].value.kind == "percent":
        return False  # 人口最多的是甲镇, behind the shares of the old
    if way in "快慢" and not _PACE.search(found.told):
        return False
    if any(_of_another(found, other["measure"]) for other in _BEFORE.finditer(between)):
        return False
    if measure:
        return not _of_another(found, measure)
    first, last = (ledger.quantity_index(at) for at in (found.span.end, claim.start()))
    return all(one.unit == found.items[0].value.unit for one in ledger.quantities[first:last])
