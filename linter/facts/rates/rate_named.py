"""Named rates: 已完成N，完成率P%, whose name tells the counted half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.slips import exchanged
from linter.facts.quantities.strands import Strand
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_bases import base_only
from linter.facts.rates.rate_words import of_a_class, owed, owes, status_of, tells
from linter.patterns import regex

# Rates whose base is an area, a population or another stock that stands elsewhere.
BASE_ELSEWHERE = regex(
    r"覆盖|利用|出栏率|商品率|出生|死亡|绿化|贡献|失业|参保|普及|城镇化|利率|税率|汇率"
    r"|增[长加幅收产减率]|同比|环比|递[增减]|[上提]升率|下降|减少|涨|降幅"
)
_TWO_RATES = regex("[和与、或]|(?<!普)及(?![格时])")
_IN_TIME = regex("限内")
"""审限内结案率: of those ended, how many in time, which is another count."""
_ON_TIME = regex("按时|按期|限时|如期|准时")
_ORDERED = regex("限期|责令|要求|督促")
"""限期整改21项: what is still to be done."""
_OF_PLAN = regex(r"(?:计划|预算|任务|目标)[^，。；、：:]{0,6}的$")
_PLANNED = regex(r"计划|预算|任务|目标|指标|应")
_URBAN = regex(r"城镇化率$")
_OF_AMOUNT = regex("面积|[田林草耕]地|土地|金额|资金|投资|款")
"""面积盘活率, 资金整改率: what the rate is of is measured, not counted."""
_CUMULATED = regex(r"[，,；;、](?:[^，,；;。\d]{0,4}(?:累计|合计|总计|共计)|共)[^，,；;。\d]{0,4}$")


def of_measure(name: str, numerator: Quantity) -> bool:
    """False for 盘活41处、2.96万平方米，面积盘活率69.3%, whose name says that the areas are compared."""
    return numerator.kind != "count" or _OF_AMOUNT.search(name) is None


def named_rate(strand: Strand, at: int, name: str) -> Iterator[Rate]:
    """已完成N，完成率P%: the name tells the counted half, the number before that is the base."""
    links = strand.links[:at]
    if (
        "其中" in name
        or _TWO_RATES.search(name)
        or (_IN_TIME.search(name) and not any("限内" in link.gap for link in links))
    ):
        return
    if BASE_ELSEWHERE.search(name) and not _URBAN.search(name) and not owed(links, name):
        return
    counted = [i for i, link in enumerate(links) if tells(strand, i, name)]
    if _ON_TIME.search(name):  # 办结3.12万件，按时办结率98.7%: how many of them in time is not told
        counted = [i for i in counted if _ON_TIME.search(links[i].gap)]
        if not counted:
            return
    if len(counted) > 1 and owes(links[counted[-1]], name):
        counted.pop()
    if not counted or not any(tells(strand, i, status_of(name)) for i in counted):
        yield from base_only(links, strand.links[at], name)
        return
    if _ORDERED.search(links[counted[-1]].gap):
        return
    numerator = links[counted[-1]].quantity
    if not of_measure(name, numerator) or of_a_class(name, "".join(link.gap for link in links)):
        return
    # 甲类完成9个，乙类完成2个，累计45个，完成率77.6%: the rate is that of the sum.
    if any(_CUMULATED.search(x.gap) and comparable(x.quantity, numerator) for x in links[counted[-1] + 1 :]):
        return
    same = [i for i, link in enumerate(links) if comparable(link.quantity, numerator)]
    bases = [i for i in same if i < counted[-1] and _may_hold(strand, i, numerator, strand.links[at].quantity)]
    if not bases or numerator.kind in ("percent", "plain", "duration"):
        return
    base = bases[-1]
    own = links[counted[-1]].gap if base == counted[-1] - 1 else ""
    between = "".join(link.gap for link in links[base + 1 : counted[-1] + 1]).removesuffix(own)
    if "其中" in between or re.search(r"[；;]", between + own):
        return
    # 整合36.4亿元，为计划的101.7%，支出34.1亿元，支出进度95.2%: the base may be the plan, which is not told.
    if any(x.quantity.kind == "percent" and _OF_PLAN.search(x.gap) for x in links[base + 1 : counted[-1]]):
        return
    if _URBAN.search(name) and not _same_population(name, links[base].gap, own):
        return
    everything = tuple(links[i].quantity for i in same)
    rate = strand.links[at].quantity
    beside = _beside(strand, base, counted[-1], at)
    if beside is None or not _fits(*beside, rate):
        told = (numerator, links[base].quantity)
        if beside and _off(*beside, rate) < _off(*told, rate):
            told = beside
            everything = tuple(link.quantity for link in links if comparable(link.quantity, told[0]))
        swapped = rate.value == 1 and told[0].value > told[1].value
        yield Rate(rate, *told, "named", name, everything, len(same) == 2, slip=swapped)


def _beside(strand: Strand, base: int, part: int, at: int) -> tuple[Quantity, Quantity] | None:
    """The part and the whole in the second unit that both are told in: 受理400件500人，起诉374件450人，起诉率90%."""
    links = strand.links
    if part + 1 >= at or any(_BESIDE.fullmatch(links[i + 1].gap) is None for i in (base, part)):
        return None
    whole, done = links[base + 1].quantity, links[part + 1].quantity
    if base + 1 == part or not comparable(whole, done) or whole.kind == "percent" or not whole.value:
        return None
    return done, whole


def _fits(done: Quantity, whole: Quantity, said: Quantity) -> bool:
    share = done.interval.over(whole.interval)
    return share is not None and share.meets(said.interval.truncated_too(said.step))


def _off(done: Quantity, whole: Quantity, said: Quantity) -> Decimal:
    """How far a rate is from the one that two numbers give."""
    return abs(done.value / whole.value - said.value) if whole.value else abs(said.value)


_BESIDE = regex("[、，,（(/]?(?:共|涉及|涉)?(?:资金|金额|面积|人员|人数|户数)?")


_STOCK = regex(
    r"结转|转入|旧[存案]|存量|积存|积压|遗留|上年|去年|往年|累计|历年|往期|前期|[（(]含|连同|加上|线上|网上|另|\d月|季度|半年"
)
"""What came before the number of all that came in: of 受理236件 and what was left, 办结263件 are all."""


def _holds_stock(strand: Strand) -> bool:
    first, last = strand.links[0].quantity, strand.links[-1].quantity
    words = first.text[first.clause.start : last.span.end] + strand.tail  # with the brackets
    return any(_STOCK.search(told) for told in (words, *(link.gap for link in strand.links)))


def _may_hold(strand: Strand, at: int, part: Quantity, rate: Quantity) -> bool:
    """False for 新增销号19处 before 累计销号206处: a rate below 100 % has a larger base, but for a plan surpassed.

    受理236件，办结263件，办结率100%: the two are one number, of which two digits changed places.
    """
    base = strand.links[at]
    if base.quantity.value >= part.value or rate.value > 1 or _PLANNED.search(base.gap):
        return True
    return rate.value == 1 and exchanged(part, base.quantity.value) and not _holds_stock(strand)


def _same_population(name: str, base: str, own: str) -> bool:
    """True when 城镇化率 is told of the residents (常住) or of the registered (户籍) that the base counts."""
    if "人口" not in base or "其中" not in own:
        return False
    kinds = [{kind for kind in ("常住", "户籍") if kind in words} for words in (name, base + own)]
    return kinds[0] == kinds[1] or (not kinds[0] and kinds[1] == {"常住"})
