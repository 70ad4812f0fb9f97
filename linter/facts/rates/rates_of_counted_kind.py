"""Rates of a kind counted elsewhere: 较大事故发生32起 … 在较大事故中，坍塌事故占总数的45.1%, which is of those 32."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = r"(?P<name>[一-鿿]{3,10}?)"
_STATE = r"(?P<state>[一-鿿、“”]{2,20}?)"
_FIRST = r"(?:^|[，,；;。：:])(?:(?:在|从)(?:这些|全部|所有|上述)?|(?:这些|全部|所有|上述))?"
_EARLIER = r"(?:[^占。；;\n\d]{1,20}占?(?:总数的)?\d{1,2}(?:\.\d+)?%[，,、])*"
_IS = r"的?(?:比重|比例)?(?:约?为|达到?)?"
_AMONG = regex(
    rf"{_FIRST}{_NAME}(?:当中|之中|中)[，,]{_EARLIER}{_STATE}占(?:比|(?:全部|其)?总[数量]|(?P<of>[一-鿿]{{3,10}})总[数量]){_IS}$"
)
_OF_TOTAL = regex(
    rf"(?:^|[，,；;。：:])(?:其中[，,：:]?)?{_STATE}占(?:全部|所有)?{_NAME}(?:总数|总量|总[件起户家处]数){_IS}$"
)
_COUNTED = regex("(?:(?:起|件|户|家|处|个|人|例|宗)数|数量|的)$")
"""Behind what a share is told of: how many there are of it."""
_OF_OTHERS = regex(
    "人数|死亡|伤|金额|资金|投资|面积|产[值量]|收入|支出|额|损失|里程|人口|率|均|同比|累计|上年|去年|同期|分别|合计|新增|其他年"
)
"""What is measured in another way than the things are counted, or at another time."""
_NOT_THE_KIND = regex("[市县区省乡镇村街州]$|街道$|社区$|系统$|领域$|行业$|工作$|过程$|期间$|总数$|^其|年|月")
_LEAD = regex(
    r"(?:^|[，,；;。：:、\n]|其中|[全我本][国省市县区州镇乡街]|[年月度]|发生|现有|共有?|办理|受理|查处|检查|排查|抽查|发现|通报|立案|建成|实施|登记|审结|办结|执结)$"
)
_TOLD = regex(r"(?:总数|总量|数量?|一?共有?|共计|合计|发生|为|有|达到?|：|:)*$")
_PART = regex("另[有外]?|上年|去年|同期|计划|目标|力争|预计|新增|[由从至到]$")
_PERIOD = regex(r"季度|[上下]半年|年来|近[两三四五]年|累计|\d月")
_FEWEST, _MOST = 3, 400
"""Things counted: beyond the upper one, any share with one decimal comes."""
_BACK, _NEAR = 60, 4


def find_rates_of_counted_kinds(ledger: Ledger) -> Iterator[Rate]:
    """Every share told without its number, of a kind that the text counts once, and by that name."""
    if "占" not in ledger.text:
        return
    for stated in ledger.quantities:
        if stated.printed_unit != "%" or stated.approximate or not 0 < stated.value < 1:
            continue
        sentence = ledger.sentences[stated.sentence]
        told = _kind(ledger.text[sentence.span.start : stated.span.start])
        if told is None:
            continue
        name = told["name"]
        counted = [one for one in ledger.quantities if one.kind == "count" and one.exact and _named(ledger, one, name)]
        wholes = [one for one in counted if _of_all(ledger, one, name)]
        if len({(one.value, one.unit) for one in wholes}) != 1 or wholes[0].span.start > stated.span.start:
            continue
        base = wholes[0]
        if not _FEWEST <= base.value <= _MOST or _PART.search(base.before):
            continue
        periods = [set(_PERIOD.findall(ledger.read(ledger.sentences[one.sentence].span))) for one in (base, stated)]
        if periods[1] and periods[0] != periods[1]:
            continue  # 一季度发生26起; 上半年，在较大事故中: of another time
        near = ledger.by_block.get(sentence.block, ())
        others = tuple(
            one for one in near if one.kind == "count" and one.unit == base.unit and one.value <= base.value * 2
        )
        yield Rate(stated, None, base, "named", "占比", (*counted, *others), False)


def _kind(lead: str) -> re.Match[str] | None:
    """What the words before a share say it is of, where it is of how many of them are so."""
    told = _AMONG.search(lead) or _OF_TOTAL.search(lead)
    if told is None or _NOT_THE_KIND.search(told["name"]) or _OF_OTHERS.search(told["state"]):
        return None
    if told.groupdict().get("of") not in (None, told["name"]):
        return None
    noun = told["name"][-2:]
    return told if noun in told["state"] or _COUNTED.search(told["state"]) else None


def _named(ledger: Ledger, one: Quantity, name: str) -> bool:
    """True for 较大事故发生32起 and 32起较大事故."""
    return _words(ledger, one).endswith(name) or ledger.text.startswith(name, one.span.end)


def _of_all(ledger: Ledger, one: Quantity, name: str) -> bool:
    """True for 较大事故发生32起, told of nothing narrower: 8起较大事故 may be some of them."""
    words = _words(ledger, one)
    return words.endswith(name) and _LEAD.search(words[: -len(name)][-_NEAR:]) is not None


def _words(ledger: Ledger, one: Quantity) -> str:
    return _TOLD.sub("", ledger.text[max(0, one.span.start - _BACK) : one.span.start])
