"""Not one: 没有一名考生因交通问题迟到 here, 2名考生因公交晚点迟到 there: nobody, and so many of the same who did.

Who they are stands right behind 没有一名 and right behind the number, and both clauses end in what befell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.states.denials import Denial, phases_apart
from linter.facts.states.part_told import of_a_part, part_named
from linter.facts.states.same_matter import ELSEWHERE, LOOKED_AGAIN, PROMISED, in_report_year, lead_of, nearest, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NOT_ONE = regex(r"(?:没有|无)[一1](?P<unit>[名个人户家例起件辆处头台所])(?P<words>[一-鿿]{2,20}?)(?=[，,。；;\n]|$)")
_SIGN = regex("(?:没有|无)[一1][名个人户家例起件辆处头台所]")
_BEFELL = regex(
    "(?:迟到|早退|掉队|返贫|辍学|失学|漏网|落榜|脱逃|死亡|受伤|伤亡|投诉|上访|弃考|缺考|缺席|违纪|违规|违约|逾期|停产|停工|失联|走失|感染|滞留|中断|退学|流失|拒付|漏报|瞒报|漏检|漏保|断保|受损|倒塌|误工|延误|晚点|丢失|损毁|死淘|退货|退订|退费|被骗|受骗|举报|超标|撂荒|空置|离职|辞职|脱岗|扣分|翻车|停电|停水|断水|断电|受罚|被罚|落选|落水|溺水)$"
)
_NOT = regex("未|没|无|不|避免|防止|险些|疑似|其他|外[省市县]|全国|全省|去年|上年|往年|同期|[如若]|模拟|演练")
_UNITS = {"名": "名人个位", "人": "名人个位", "个": "名人个位家处", "家": "家个户"}
"""The units in which those may be counted of whom there is not one, where they are others too."""
_REACH = 24
"""Characters behind a number in which it is told what befell them."""
_LONGEST = 6
"""Characters of the noun of those of whom there is not one."""


def find_not_one(ledger: Ledger) -> Iterator[Denial]:
    """Every 没有一名 of whom a number tells that it befell so many, for the same time and place."""
    for match in matches_from(_NOT_ONE, _SIGN, ledger.text):
        befell = _BEFELL.search(match["words"])
        lead = lead_of(ledger, match.start())
        if befell is None or PROMISED.search(lead) or LOOKED_AGAIN.search(lead):
            continue
        who = re.split("因|在|由于|被", match["words"][: befell.start()])[0]
        if not 1 < len(who) <= _LONGEST:
            continue
        for quantity in nearest(ledger.quantities, match.start()):
            told = quantity.span.start >= match.end() and _told(ledger, match, who, befell.group(), quantity)
            if told and _same(ledger, lead, match.start(), lead_of(ledger, told.end)):
                yield Denial(Span(*match.span()), quantity, told)
                break


def _same(ledger: Ledger, lead: str, start: int, said: str) -> bool:
    """True for one time; the place of the few may lie within that of all, but not the other way."""
    # 公安、电力等部门全程护航，没有一名考生: those who helped are no part.
    part = "等" not in part_named(ledger, start) and of_a_part(ledger, start, said)
    if ELSEWHERE.search(said) or LOOKED_AGAIN.search(said) or part:
        return False
    return in_report_year(ledger, said, lead) and not phases_apart(lead, said) and places(lead) <= places(said)


def _told(ledger: Ledger, match: re.Match[str], who: str, befell: str, quantity: Quantity) -> Span | None:
    """From the number to what befell those that it counts."""
    if quantity.kind != "count" or quantity.unit not in _UNITS.get(match["unit"], match["unit"]):
        return None
    behind = ledger.text[quantity.span.end : quantity.span.end + _REACH]
    at = behind.find(befell)
    if at < 0 or (not behind.startswith(who[-2:]) and who not in behind[:at]):
        return None
    before = ledger.text[quantity.clause.start : quantity.span.start]
    if re.search("[，,。；;\n]", behind[:at]) or _NOT.search(before) or _NOT.search(behind[:at]):
        return None
    return Span(quantity.span.start, quantity.span.end + at + len(befell))
