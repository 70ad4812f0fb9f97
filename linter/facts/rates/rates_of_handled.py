"""Rates of all that was handled: 办结建议提案268件，满意率99.8%; 18个断面中，达到Ⅲ类的比例为96.4%.

Each proposal is answered and judged once, each section of a river has one class: the rate is of their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HANDLED = regex("(?:建议|提案|议案|意见|批评|答复件|办理件)[”》）)]?(?:共|合计|累计|总计|各|分别|为|有|计)*$")
_HANDLED_BEHIND = regex("的?(?:省|市|县|区|人大|政协|代表|委员|重点|[、和及])*(?:建议|提案|议案)")
_JUDGED = regex(
    r"[^。；;\n\d%]{0,40}?[，,、（(](?:实现|其中|且|并|做到|达到)?(?:人大|政协|代表|委员|[、和及])*(?:对?[^，,。；;\d]{0,8})?"
    r"(?P<name>(?:满意|基本满意|好评|办结|办复|答复|采纳|按期办结|按时办结|面商|走访|见面|沟通)率)(?:均|都|为|达到?了?|是|已|:|：)*$"
)
_WATER = regex("(?:断面|点位|监测点|水源地?|站点|湖泊|水库|水体|河流|河段|水质)(?:水质)?")
_OF_WATER = regex(
    r"(?:[一-鿿、（）()]{0,16}?)(?:当中|之中|中)?[，,、]?(?:水质)?(?:[^，,。；;\n\d%]{0,24}?)(?:的?(?:断面|水体|水质|点位))?"
    r"(?:的?(?:比例|比率|占比)|(?:优良|达标|合格|达优|好转)率|占)(?:为|达到?|是)*$"
)
_STATE = regex("优良|达标|合格|好于|优于|劣于|达到|Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|劣[Ⅴ五V]|[一二三四五]类|消除|I+类")
_OTHER = regex(
    "海域|站位|面积|其中|分别|各[市县区]|平均|均值|考核得分|同比|上年|去年|目标|计划|年度|天数|月均|次数|测次|综合"
)
_JOINED = regex("[、，,和及与]")
_PAIR = regex("[、，,和及与]{1,2}[^，,。；;：:、\\d]{0,10}(?:建议|提案|议案)")
_FEWEST, _MOST, _MOST_WATER = 3, 500, 200
_FARTHEST = 70


def find_rates_of_handled(ledger: Ledger) -> Iterator[Rate]:
    """Every such rate right behind the number of what it is of."""
    if "率" not in ledger.text and "比例" not in ledger.text and "占" not in ledger.text:
        return
    for at, rate in enumerate(ledger.quantities):
        base = ledger.quantities[at - 1] if at else None
        if base is None or rate.printed_unit != "%" or rate.approximate or not 0 < rate.value < 1:
            continue
        if not base.exact or base.kind != "count" or rate.span.start - base.span.end > _FARTHEST:
            continue
        if base.sentence != rate.sentence or not _FEWEST <= base.value <= _MOST or base.role in ("change", "each"):
            continue
        between = ledger.text[base.span.end : rate.span.start]
        if _OTHER.search(between):
            continue
        name = _of_proposals(base, between)
        whole = _together(ledger, at - 1) if name else base
        if not name and _of_water(base, between) and not _of_more(ledger, at - 1):
            name = "比例"
        if name:
            near = ledger.by_block.get(ledger.sentences[rate.sentence].block, ())
            others = tuple(one for one in near if one.kind == "count" and one.unit == base.unit)
            yield Rate(rate, None, whole, "named", name, others, False)


def _of_proposals(base: Quantity, between: str) -> str:
    """What the rate of proposals is called; empty where it is of anything else."""
    if base.printed_unit not in ("件", "条", "份", "项", "个"):
        return ""
    judged = _JUDGED.fullmatch(between)
    if judged is None or "、" in between.partition("率")[0][-8:]:
        return ""
    return judged["name"] if _HANDLED.search(base.before) or _HANDLED_BEHIND.match(between) else ""


def _of_water(base: Quantity, between: str) -> bool:
    """True for a share of sections of rivers, or of places where water is looked at."""
    if base.value > _MOST_WATER or not _WATER.search(between[:14]):
        return False
    told = _OF_WATER.fullmatch(between)
    return told is not None and _STATE.search(between) is not None


def _of_more(ledger: Ledger, at: int) -> bool:
    """True for 9个考核断面、12个监测点位: which of them the rate is of is not said."""
    base, before = ledger.quantities[at], _one_before(ledger, at)
    return before is not None and _JOINED.search(ledger.text, before.span.end, base.span.start) is not None


def _together(ledger: Ledger, at: int) -> Quantity:
    """建议42件、提案38件: both, as one number."""
    base, before = ledger.quantities[at], _one_before(ledger, at)
    if before is None or not before.exact or not _PAIR.fullmatch(ledger.text, before.span.end, base.span.start):
        return base
    both = before.value + base.value
    return replace(base, value=both, interval=Interval.exactly(both))


def _one_before(ledger: Ledger, at: int) -> Quantity | None:
    """The number right before one, where it is of the same unit and sentence."""
    base, before = ledger.quantities[at], ledger.quantities[at - 1] if at else None
    alike = before is not None and before.unit == base.unit and before.sentence == base.sentence
    return before if alike else None
