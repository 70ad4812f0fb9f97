"""Rates of a sample told elsewhere: 随机抽取60名患者进行电话回访 … 上述接受电话回访的患者，表示满意的占96.4%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ACTS = (("回访", "打电话", "电话", "抽访"), ("抽检", "抽测"), ("抽查",), ("问卷", "测评", "调查"))
"""What is done with a sample, in the words that may take each other's place."""
_ACT = "回访|抽访|抽检|抽测|抽查|问卷|测评|调查"
_BACK = regex(
    rf"(?:上述|前述|前面|上面|该次|此次|这次|这[一些项]|所述|该项|该[轮批])[^，,。；;\d]{{0,8}}?(?P<act>{_ACT})"
    r"[^。；;\d]{0,20}?(?P<name>(?:满意|认可|知晓|合格|达标|优良|好评)(?:率|的占))(?:为|达到?|是|只有|仅为?)*$"
)
_DRAWN = regex(
    r"(?:随机|现场|飞行|抽样|分别|共|又|再)*(?:抽取|抽选|抽出|挑出|挑选|选取|抽检|抽查|抽测|抽访|回访)了?[一-鿿]{0,8}$"
)
_OTHERS_ASKED = regex(
    r"各项|逐项|项目合格|产品|样品|批次|接通|打分|平均|综合|得分|[一二三四五六七八九十\d]+[轮次批]|各[市县区镇乡]|分别"
)
_SEVERAL_EACH = regex("每[名人户份个件家]|逐项|若干|样品|批次|接通率")
_UNITS = frozenset(["名", "人", "位", "件", "份", "户", "处", "起", "宗", "个"])
_FEWEST, _MOST = 8, 500
"""Of a sample: beyond the upper one any rate with one decimal comes."""
_LEFT = Decimal("0.5")
"""Of the sample: who answered may be fewer, down to this many."""


def find_rates_of_samples(ledger: Ledger) -> Iterator[Rate]:
    """Every rate that goes back by its words to a sample, where the document tells only one that they can mean."""
    samples: list[Quantity] | None = None
    for stated, start in _shares(ledger):
        back = _BACK.search(ledger.text, start, stated.span.start)
        if back is None or _OTHERS_ASKED.search(back.group()):
            continue
        if samples is None:
            samples = [one for one in ledger.quantities if _is_sample(one)]
        acts = next(words for words in _ACTS if back["act"] in words)
        meant = [one for one in samples if one.span.end < start and _done_with(ledger, one, acts)]
        if any(_SEVERAL_EACH.search(ledger.read(ledger.sentences[one.sentence].span)) for one in meant):
            continue
        if len({one.value for one in meant}) != 1:
            continue
        base = meant[-1]
        others = tuple(
            one
            for block in {ledger.sentences[told.sentence].block for told in (base, stated)}
            for one in ledger.by_block.get(block, ())
            if one.unit == base.unit and base.value * _LEFT <= one.value <= base.value
        )
        yield Rate(stated, None, base, "named", back["name"], others, False)


_OF_THEM = regex(
    r"(?:上述|前述)(?P<noun>[一-鿿]{2,4}?)(?:案件|项目|样品|企业|事项)?[中里]?[，,](?P<name>[^。；;，,\d]{2,20}?)的(?:案件|项目)?占$"
)
_COUNTED_MOST = 60


def find_rates_of_named(ledger: Ledger) -> Iterator[Rate]:
    """上述听证案件中，意见被采纳的占94.7%, where the text tells once how many those are: 公开听证32件."""
    for stated, start in _shares(ledger):
        told = _OF_THEM.search(ledger.text, start, stated.span.start)
        if told is None:
            continue
        meant = [
            one
            for one in ledger.quantities
            if one.kind == "count"
            and one.exact
            and one.span.end < start
            and (one.before.endswith(told["noun"]) or one.after.startswith(told["noun"]))
        ]
        if len({one.value for one in meant}) == 1 and _FEWEST <= meant[0].value <= _COUNTED_MOST:
            near = ledger.by_block.get(ledger.sentences[stated.sentence].block, ())
            others = tuple(one for one in near if one.unit == meant[0].unit and one.value <= meant[0].value)
            yield Rate(stated, None, meant[-1], "named", told["name"], others, False)


def _shares(ledger: Ledger) -> Iterator[tuple[Quantity, int]]:
    """Every exact percentage between none and all, and where its sentence starts."""
    for one in ledger.quantities:
        if one.printed_unit == "%" and not one.approximate and 0 < one.value < 1:
            yield one, ledger.sentences[one.sentence].span.start


def _is_sample(quantity: Quantity) -> bool:
    return (
        quantity.kind == "count"
        and quantity.exact
        and quantity.printed_unit in _UNITS
        and _FEWEST <= quantity.value <= _MOST
        and _DRAWN.search(quantity.before) is not None
    )


def _done_with(ledger: Ledger, sample: Quantity, acts: tuple[str, ...]) -> bool:
    sentence = ledger.read(ledger.sentences[sample.sentence].span)
    return any(word in sentence for word in acts)
