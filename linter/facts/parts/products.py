"""Products: so much for each of so many, and what it comes to: 东河镇、西山镇各2个，共4个; 每户3000元，20户共6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.pairing_names import clause_before, names_before
from linter.facts.numbers.units import unit_at
from linter.facts.parts.totals import counts_total, is_closed, is_told, statement_start
from linter.facts.quantities.rows import Cell
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


_SURVIVING = Context(prec=20)
"""Digits that survive 亩 → 平方米 → 亩, whose factor does not end."""


@dataclass(frozen=True, slots=True)
class Takers:
    """Those who get as much each: 20户, 46.2亩, or the names of a list."""

    value: Decimal
    interval: Interval
    spans: tuple[Span, ...]
    certain: bool = True
    """False where a list of names may be read in two ways."""

    @classmethod
    def counted(cls, quantity: Quantity) -> Takers:
        """Takers that a quantity counts, in its printed unit: a price for each 亩 is not one for each square metre."""
        found = unit_at(quantity.printed_unit, 0)
        printed = 1 / found[1].factor if found else Decimal(1)
        value = _SURVIVING.plus(quantity.value * printed).normalize()
        return cls(value, quantity.interval.times(printed), (quantity.span,))


@dataclass(frozen=True, slots=True)
class Product:
    """One rate, those who get it, one total."""

    each: Quantity
    takers: Takers
    whole: Quantity
    certain: bool
    """True when the total says that it is one."""


_EACH_OF = regex(r"各(?!自|类|级|地|项|种|税)[^，,、；;。：:各]{0,12}$")
_PER = regex(r"每(?P<unit>人次|平方米|公里|[户人亩名家个村所座件例辆台套头只棵株吨位])(?:每年)?(?!次)[一-鿿]{0,6}$")
_ONE = "[车台辆套件个张间只]"
_PRICE = regex(rf"(?:单{_ONE}?(?:价格?|成本|造价)|每{_ONE}(?:单价|价格|售价|造价))(?:均?为|是|：|:)?$")
_PER_YEAR = regex(r"(?<=每[户人亩名家个村所座台套头只位])每年")
_SAME_UNITS = {"人": "人名位", "名": "人名位", "位": "人名位", "家": "家个", "个": "个家"}
ABOUT = "(?<![合违签节预集履公条制特失])约(?![定束谈见请])"
"""The 约 of 约20户, not that of 未按合同约定扣留质量保证金."""
ON_ACCOUNT = "首付|预付|先行|先期|先付|定金|订金|预支|首期|进度款|余款|尾款"
"""What is paid of a price before all of it is."""
# Another period, a subset, a limit, a rate that changed: the total is then of something else.
_OTHER = regex(
    rf"每[年月日天季次学]|其中|[月年]均|{ABOUT}|左右|近[^日年期]|余|多|最|不超|不低|以[上下内]|提高|增|减|降|同比|累计|预计|已经?|另|分别"
    rf"|不足|部分|分期|承担|分担|剩|首批|结余|还|标准为|收入|等|下浮|优惠|折扣|让利|{ON_ACCOUNT}"
)
_SUMMED = regex(r"[，,]?(?:共|合计|总计)[^，,；;。：:]{0,8}")
# 每人次多收15元，共涉及1240人次，多收金额1.86万元: the count and the sum follow the rate at once.
_COUNTED = regex(r"[，,、](?:共|合计|总计|累计)?(?:涉及|惠及|收取|发放|补助|服务|检查)?")
_CAME_TO = regex(r"[，,](?:涉及|多收|少收|违规|收取|发放|补助|补贴|支付|支出)?(?:金额|资金|费用)(?:为|共|共计)?")
_TOTAL = regex(r"(?:共|合计|总计|总额|总共)[^，,；;。：:]{0,8}$")


def find_products(ledger: Ledger) -> Iterator[Product]:
    """Every rate for each whose takers and total stand beside it."""
    told: set[Span] = set()
    for row in ledger.rows:
        for at, (_, gap) in enumerate(row.cells):
            priced = _priced(row.cells, at) if "每" in gap else _unit_priced(row.cells, at) if "单" in gap else None
            if priced:
                told.add(priced.each.span)
                yield priced
            each = _EACH_OF.search(gap)
            found = _of_each(ledger, row.cells, at, gap[: each.start()]) if each else None
            if found:
                yield found
    for index, quantities in ledger.by_sentence.items():
        for rate in quantities if len(quantities) > 2 else ():
            per = _PER.search(rate.before)
            price = None if per else _PRICE.search(rate.before)
            if rate.approximate or rate.span in told or not (per or price):
                continue
            # 每人每年8000元，三年共108万元 is multiplied by the years as well: see periodic.
            if any(other.kind == "duration" for other in quantities):
                continue
            sentence = ledger.read(ledger.sentences[index].span)
            if not _OTHER.search(_PER_YEAR.sub("", sentence)):
                yield from _of_rate(rate, per["unit"] if per else "", quantities)


def _priced(cells: Sequence[Cell], at: int) -> Product | None:
    """每辆18.6万元，38辆合计706.8万元: the three numbers follow one another, whatever else the sentence tells."""
    per = _PER.search(cells[at].gap)
    if per is None or at + 2 >= len(cells) or not _COUNTED.fullmatch(cells[at + 1].gap):
        return None
    each, count, whole = (cell.quantity for cell in cells[at : at + 3])
    summed = bool(_SUMMED.fullmatch(cells[at + 2].gap))
    if (
        not (summed or _CAME_TO.fullmatch(cells[at + 2].gap))
        or not counts(count, per["unit"])
        or each.unit != whole.unit
    ):
        return None
    if any(quantity.approximate for quantity in (each, count, whole)):
        return None
    return Product(each, Takers.counted(count), whole, summed)


def _unit_priced(cells: Sequence[Cell], at: int) -> Product | None:
    """购置公交车24辆，单价62.5万元，总价1500万元: count, price and sum follow one another."""
    if (
        not 0 < at < len(cells) - 1
        or not _UNIT_PRICE.fullmatch(cells[at].gap)
        or not _CAME.fullmatch(cells[at + 1].gap)
    ):
        return None
    count, each, whole = (cell.quantity for cell in cells[at - 1 : at + 2])
    if count.kind not in ("count", "measure") or each.unit != whole.unit or _PART_OF.search(cells[at - 1].gap):
        return None
    if any(quantity.approximate for quantity in (count, each, whole)):
        return None
    return Product(each, Takers.counted(count), whole, certain=True)


_UNIT_PRICE = regex(
    r"(?:[一-鿿]{1,8})?[，,、（(](?:中标|采购|合同|平均|综合|含税)?(?:单[车台辆套件]?(?:价格?|成本|造价))(?:均?为|是|：|:)?"
)
_CAME = regex(
    r"[，,、；;](?:合同|采购|中标)?(?:总价款?|总额|总金额|金额|价款|总计|合计|共计?|货款|费用)(?:为|共计?|合计|达|支出|花费|支付|：|:)?"
)
_PART_OF = regex("其中|另|分别")


def _of_each(ledger: Ledger, cells: Sequence[Cell], at: int, before: str) -> Product | None:
    """7所学校各配备3名、共21名; 各2名，3个村共6名."""
    each = cells[at].quantity
    told = at + 1
    takers = _takers(ledger, cells, at, before)
    if told < len(cells) and counts_total(cells, told + 1):
        takers, told = Takers.counted(cells[told].quantity), told + 1
    elif told >= len(cells) or not is_told(cells[told].gap):
        return None
    whole = cells[told].quantity
    if takers is None or each.unit != whole.unit or each.approximate or not is_closed(cells, told, each):
        return None
    if whole.value > each.value * takers.value and _another_act(ledger, cells[at]):
        return None
    begin = statement_start(cells, at)
    # 东河镇5个，西山镇、柳泉镇各2个，共9个: the total holds more than the product.
    if any(c.quantity.unit == each.unit and c.quantity.span not in takers.spans for c in cells[begin:at]):
        return None
    return Product(each, takers, whole, takers.certain)


def _another_act(ledger: Ledger, cell: Cell) -> bool:
    """True for 新订《…办法》，修订甲、乙制度各1项，共3项: the act before, told without a number, is one of them too."""
    start = cell.quantity.span.start - len(cell.gap)
    clauses = re.split("[，,；;]", re.split("[。：:】\n]", ledger.text[start : cell.quantity.span.start])[-1])
    acts = [bool(_ACT.match(clause.strip())) for clause in clauses]
    return acts[-1] and any(acts[:-1])


_ACT = regex(
    r"(?:已经?|并|又|再|还|新)?(?:[新制修续改扩增添购更补重][订定建编造设配置购换补修聘招印]|废止|出台|印发|完善|健全|维修|修缮|配备|采购|聘请|招[聘录])"
)


def _takers(ledger: Ledger, cells: Sequence[Cell], at: int, before: str) -> Takers | None:
    """Those in the clause before 各: one count, or names that can be counted."""
    clause, inside = clause_before(cells, at, before)
    if len(inside) == 1 and "、" not in clause and inside[0].exact and inside[0].kind == "count":
        return Takers.counted(inside[0])
    end = cells[at].quantity.span.start - len(cells[at].gap) + len(before)
    names = names_before(ledger.text, cells, at, before, end)
    if names is None or names.least or names.open:
        return None
    return Takers(Decimal(names.count), Interval.exactly(Decimal(names.count)), names.spans, names.certain)


def _of_rate(rate: Quantity, unit: str, quantities: Sequence[Quantity]) -> Iterator[Product]:
    """每户3000元 with the only count of 户 and the only other amount of its sentence."""
    takers = [q for q in quantities if q is not rate and (counts(q, unit) if unit else q.kind == "count")]
    wholes = [q for q in quantities if q is not rate and q.unit == rate.unit and q not in takers]
    one_each = len(takers) == 1 and takers[0].value == 1  # 为11个村各购置1台，每台6800元
    if len(takers) == len(wholes) == 1 and not (one_each or takers[0].approximate or wholes[0].approximate):
        yield Product(rate, Takers.counted(takers[0]), wholes[0], bool(_TOTAL.search(wholes[0].before)))


def counts(quantity: Quantity, unit: str) -> bool:
    """True for 20户 where a rate says 每户, and for 3个村 where it says 每村."""
    if quantity.kind not in ("count", "measure"):
        return False
    if len(unit) > 1:
        return quantity.printed_unit == unit
    return quantity.printed_unit in _SAME_UNITS.get(unit, unit) or quantity.head[-1:] == unit
