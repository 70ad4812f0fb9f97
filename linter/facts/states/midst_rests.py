"""Rests in the midst: 民生实事中，康复楼等2件…未能交付, 冒名贷款中尚有3笔…仍在诉讼: out of a name, and not over.

The clause of the number need not say that they are not: why they are left may stand between. 列入民生实事的康复楼等2件
takes them out of the name, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.ended import ENDED
from linter.facts.states.named_remainders import NamedRest, core_name
from linter.facts.states.plans import in_plans
from linter.facts.states.remainders import Said
from linter.facts.states.same_matter import FORMERLY, PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OUT_OF = regex(
    r"(?:^|[，,；;：:])(?P<name>[^，,；;：:]{2,24}?)(?<![其当])中(?:[，,][^，,；;：:\d]{2,30}|的?[^，,；;：:\d]{2,14}(?:、[^，,；;：:\d]{2,14}){1,3}等?|(?:目前|现)?(?:仍|尚|还)有|[，,](?:目前|现)?(?:仍|尚|还)有)$"
)
_ENTERED = regex(
    r"(?:列入|纳入|属于)(?P<name>[^，,；;：:\d]{2,24}?)(?:项目|计划|清单|盘子|范围)?的"
    r"(?P<items>[^，,；;：:\d的]{2,14}(?:、[^，,；;：:\d的]{2,14}){0,3}等?)$"
)
"""列入上年度民生实事的步道、敬老院: those left are named themselves, and what they were to be is told before."""
_NO_TIME = regex("(?<=入)(?:[上去]年度?|上一年度?)|计划(?=的)")
"""列入上年度实事计划的: what was planned last year is told of in the report on that year, and is no promise."""
_IN_COURT = "诉讼|执行|仲裁|审理|侦办|协商|追讨|追缴"
_OPEN = regex(
    rf"(?:[仍尚]在|正在|[仍尚还]未|未能|至今未|迟迟未)能?(?:按期|按时|如期|全部|完全)*(?P<verb>(?:{_IN_COURT}|{ENDED}|开工|动工|启动)[一-鿿]{{0,4}})"
)
_DEED = regex(
    "(?:[检督抽巡审复核调排普]查|督察|巡[察视]|审计|调研|走访|整治|行动|工作|过程|推进|建设|实施|改造|治理|会议|活动|监测|评估|考核|整改)$"
)
"""Names of what was done, in the course of which something was found: 专项检查中，3个项目尚未竣工."""
_SENTENCE = regex("[。；;！？!?\n]")
_NEAR = 48
"""Characters before a number in which the name stands that it is taken out of, and behind it those that say so."""


def find_midst_rests(ledger: Ledger) -> Iterator[NamedRest]:
    """Every number of some that are not over, told out of the name of all."""
    for quantity in ledger.quantities:
        if quantity.kind == "count" and not quantity.approximate:
            rest = _rest(ledger, quantity)
            if rest:
                yield rest


def _rest(ledger: Ledger, quantity: Quantity) -> NamedRest | None:
    text, (start, end) = ledger.text, quantity.span
    sentence = ledger.sentences[quantity.sentence].span
    first = max(sentence.start, start - _NEAR)
    lead = text[first:start]
    if "中" not in lead and "列入" not in lead and "纳入" not in lead and "属于" not in lead:
        return None
    among = _OUT_OF.search(lead if first == sentence.start else f"，{lead}") or _ENTERED.search(lead)
    words = _NO_TIME.sub("", lead)
    if among is None or FORMERLY.search(words) or PROMISED.search(words) or in_plans(ledger, start):
        return None
    behind = _SENTENCE.split(text[end : min(sentence.end, end + _NEAR)])[0]
    left = _OPEN.search(behind)
    name = core_name(ledger, among["name"]) if left else ""
    items = "items" in among.groupdict() or "、" in among.string[among.end("name") :]
    if (
        left is None
        or not name
        or _DEED.search(name)
        or any(char.isdigit() for char in behind[: left.start()].partition("、")[0])
    ):
        return None
    said = Said(Span(start, end + left.end()), quantity, name, frozenset(), frozenset(), quantity.sentence, still=True)
    return NamedRest(said, quantity, name, left["verb"], frozenset(), items)
