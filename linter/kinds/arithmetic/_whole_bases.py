"""Whole bases: 新批企业5家，比上年下降55.0%: no whole number of firms falls so; 11 falls by 54.5%, 12 by 58.3%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._show import HUNDRED, places_of
from linter.ledger import Ledger
from linter.patterns import regex

_STEP = regex(
    r"[，,、]?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)?(?:(?P<up>增长|上升|增加|提高)|(?P<down>下降|减少|降低))(?:了|约)?"
)
_UNITS = frozenset("个家件名人户起项宗例辆艘所座台套只头")
_ROUND = 10
"""Counts that end in 0 may be rounded."""
_ROUNDED_FROM = 100
_COARSE = 8
"""Neighbouring bases lie so many times further apart than the rate is exact, or a whole base proves nothing."""
_CHANGED = regex(r"[增减多少升降]|净")
_CLAUSE = 24


def find_no_whole_base(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every small count whose growth no whole number before it gives, rounded or cut off."""
    before: Quantity | None = None
    for count, rate in pairwise(ledger.quantities):
        other, before = before, count
        if rate.kind != "percent" or rate.printed_unit != "%" or count.sentence != rate.sentence or rate.approximate:
            continue
        if count.printed_unit not in _UNITS or count.approximate or count.value <= 0 or count.value % 1:
            continue
        if count.value >= _ROUNDED_FROM and count.value % _ROUND == 0:
            continue
        between = _STEP.fullmatch(ledger.text[count.span.end : rate.span.start])
        if between is None or _SECOND_RATE.match(ledger.text, rate.span.end) or _shares_its_rate(ledger, other, count):
            continue
        clause = re.split("[，,。；;\n]", ledger.text[max(0, count.span.start - _CLAUSE) : count.span.start])[-1]
        if not count.is_level or not tells_level(count.before) or _CHANGED.search(clause.replace("新增", "")):
            continue  # 减少3起、2人，下降21.4%: the count is the change itself
        sentence = ledger.sentences[count.sentence].span
        if _VALUED.search(ledger.text, sentence.start, count.span.start) or _FOOTED.match(ledger.text, rate.span.end):
            continue
        if _PER_HEAD.search(clause) or rate.value % 1 == 0:
            continue  # 3件，增长100%: offices write so of what there was none of
        found = _bases(count.value, rate, bool(between["up"]))
        if found:
            values = {"stated": ledger.quote(rate.span), "count": ledger.quote(count.span)}
            shown = "，".join(f"{plain(count.value)} ÷ {base} − 1 = {change}%" for base, change in found)
            yield Hit((rate.span, count.span), values, shown, severity="warning", variant="whole")


def _shares_its_rate(ledger: Ledger, other: Quantity | None, count: Quantity) -> bool:
    """True for 批捕25件37人，同比上升13.64% and 发放贷款2360万元，扶持137人，增长13.5%: that of the first."""
    if other is None or other.sentence != count.sentence or other.kind == "percent":
        return False
    return "；" not in ledger.text[other.span.end : count.span.start]


_VALUED = regex(r"产值|营业收入|销售额|出口额|零售额|(?<!商)投资(?!企业)|用电|客流|门诊|存栏|分[行规业类]")
"""What it is that grew, where the count only tells of how many: 产值分规模看，大型企业7家，增长8.2%."""
_FOOTED = regex(r"（|[，,](?:按|剔除|扣除|存栏|达)|的")
_SECOND_RATE = regex(r"[、和及与，,](?:[增下上]?[长降升])?\d")
_PER_HEAD = regex(
    r"[十百千万亿]+(?:名|户|人口?|车|元)|[日每]|均|密度|比为|折合|当量|单位|目标|力争|预计|计划|监测|重点|可比|口径|累计|余|约|近|多"
    r"|(?<!企)业(?:有|共)?$"
)
"""What is told of a thousand heads or a day, a goal, and a group whose output grew: 纺织业23家，增长12.6%."""


def _bases(count: Decimal, rate: Quantity, up: bool) -> list[tuple[int, Decimal]]:
    """The two whole bases next to the one that the rate asks for; empty where one of them gives it."""
    factor = 1 + rate.value if up else 1 - rate.value
    if factor <= 0:
        return []
    step = Decimal(1).scaleb(-places_of(rate))
    meant = count / factor
    if HUNDRED * count / (meant * meant) < _COARSE * step:
        return []
    near = [int(meant), int(meant) + 1]
    stated = rate.value * HUNDRED * (1 if up else -1)
    changes = [(base, (count / base - 1) * HUNDRED) for base in near if base > 0]
    if any(abs(change - stated) <= step for _, change in changes):
        return []
    return [(base, change.quantize(step)) for base, change in changes]
