"""Classes beside one another: 刑事未结20件，民商事未结150件, each with a number of its own, are none told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE_BEHIND = regex(r"[^，,。；;\d]{0,10}[，,（(]?占[^，,。；;\d]{0,10}(?P<share>\d+(?:\.\d+)?)[%％]")
_BRANCH = regex("民商?事|刑事|行政(?:诉讼|案件|审判|未)|执行(?:案件|未)|国家赔偿|非诉|破产|涉[一-鿿]{1,3}案")
"""Branches of what a court or an office has to do."""
_OPEN_WORDS = 2
"""Last characters before a number that say what is not done: 未结, 剩余."""


_EXCEPT = regex(
    r"(?:(?<![解消排清拆废删免切根])除(?P<one>[^，,。；]{1,20}?)(?:以外|之外|外)|(?:扣除|剔除|去掉|减去|不含|不计|不算)(?P<other>[^，,。；]{1,20}))"
    r"(?:后)?[，,]?[^，,。；\d]{0,14}$"
)
"""除取消的1个外，6个未开工: what the number does not hold."""
_EXCEPT_BEHIND = regex(r"[^，,。；（）\d]{0,12}[（(，,](?:不含|不包括|不计|不算|扣除|剔除)(?P<one>[^，,。；）)]{1,20})")
_NUMBER = regex(r"\d+(?:\.\d+)?")


def excepted(ledger: Ledger, told: Quantity, left: Quantity) -> bool:
    """True for 除取消的1个外，6个未开工 where 7 are left: those excepted make up the difference, or are not counted."""
    start = ledger.sentences[told.sentence].span.start
    found = _EXCEPT.search(ledger.text, start, told.span.start) or _EXCEPT_BEHIND.match(ledger.text, told.span.end)
    if found is None:
        return False
    numbers = _NUMBER.findall("".join(words or "" for words in found.groups()))
    gone = sum(one.value for one in ledger.by_sentence[told.sentence] if found.start() <= one.span.start < found.end())
    return not numbers or told.value + gone == left.value


def shares_of_their_own(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 当场办结的210件，占35%，三日内办结的240件，占40%: classes of one whole."""
    shares = [_SHARE_BEHIND.match(ledger.text, quantity.span.end) for quantity in (one, other)]
    return bool(shares[0] and shares[1] and shares[0]["share"] != shares[1]["share"])


def one_of_classes(ledger: Ledger, told: Quantity, left: Quantity) -> bool:
    """True for 刑事未结20件，民商事未结150件，执行未结30件 where 200 are left: what is left, class by class."""
    if _BRANCH.search(told.before) and not _BRANCH.search(left.before):
        return True
    beside = [one for one in ledger.by_sentence[told.sentence] if unit_class(one) == unit_class(told)]
    if len(beside) > 1 and total(one.interval for one in beside).meets(left.interval):
        return True
    verb = told.before[-_OPEN_WORDS:]
    return len(verb) == _OPEN_WORDS and any(
        one is not told and one.before != told.before and one.before.endswith(verb) and "其中" not in one.before
        for one in beside
    )


_FLOWS = ("收入", "支出")


def of_both_flows(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 基金收入完成 and 基金支出完成: two accounts of one fund."""
    return {_flow(ledger, one), _flow(ledger, other)} == set(_FLOWS)


def _flow(ledger: Ledger, quantity: Quantity) -> str:
    """Which way the money of a sentence went last."""
    if quantity.kind != "money":
        return ""
    start = ledger.sentences[quantity.sentence].span.start
    found = {flow: ledger.text.rfind(flow, start, quantity.span.start) for flow in _FLOWS}
    flow = max(_FLOWS, key=found.__getitem__)
    return flow if found[flow] >= 0 else ""
