"""Worst water: 劣Ⅴ类断面全面消除 against 2个断面为劣Ⅴ类: the lowest grade of 《地表水环境质量标准》 GB 3838."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.denials import Denial
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import ELSEWHERE, FORMERLY, PROMISED, in_report_year, lead_of, own_place, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WORST = "劣[ⅤV五5]类?"
_WATER = "断面|水体|水质|河流|河段|点位|湖库"
_GONE = regex(
    rf"(?=[国省市县劣消无没未])(?:(?:(?:国|省|市|县)[控考])*{_WORST}[^，,。；;\d]{{0,12}}?(?:首次|全面|全部|动态|历史性|实现|保持)*[“]?(?:清零|消除|归零|为零)"
    rf"|(?:消除了?|无|没有|未出现)[^，,。；;\d]{{0,8}}?{_WORST}(?:{_WATER}))"
)
_BEHIND = regex(
    rf"[^，,。；;\d]{{0,12}}?(?:{_WATER})[^，,。；;\d]{{0,6}}?{_WORST}|[^，,。；;\d]{{0,8}}?{_WORST}(?:{_WATER})"
)
_LEVEL = regex("[国省市县][控考]|入河|入海|农村|城市|城区|地下水")
_NO_CLAIM = regex("基本|减少|下降|[较比]|部分|[消清]除?(?:了)?[^，,]{0,2}$|由|从|原|整治|治理|退出|减")
_UNITS = frozenset("个条处座")


def find_worst_water(ledger: Ledger) -> Iterator[Denial]:
    """Every place that says there is no water of the worst grade, with the first number that counts some."""
    if "劣" not in ledger.text:
        return
    for match in _GONE.finditer(ledger.text):
        lead = lead_of(ledger, match.start())
        clause = re.split("[，,；;]", lead)[-1] + match.group()
        if PROMISED.search(lead) or FORMERLY.search(clause) or "基本" in clause or in_plans(ledger, match.start()):
            continue
        for quantity in ledger.quantities:
            counted = _BEHIND.match(quantity.after) if quantity.unit in _UNITS and quantity.value else None
            if counted is None or not quantity.exact or match.start() <= quantity.span.start < match.end():
                continue
            said = lead_of(ledger, quantity.span.start)
            near = re.split("[，,；;]", said)[-1]
            levels = set(_LEVEL.findall(near + counted.group()))
            if _NO_CLAIM.search(near) or PROMISED.search(said) or FORMERLY.search(near) or ELSEWHERE.search(said):
                continue
            alike = levels <= set(_LEVEL.findall(clause)) if _LEVEL.search(clause) else True
            at_home = own_place(ledger, places(lead) ^ places(said), "", min(match.start(), quantity.span.start))
            if alike and at_home and in_report_year(ledger, said, lead):
                yield Denial(
                    Span(*match.span()), quantity, Span(quantity.span.start, quantity.span.end + counted.end())
                )
                break
