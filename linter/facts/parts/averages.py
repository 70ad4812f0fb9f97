"""Averages told right behind their count and their amount: 126名…领取补贴50.4万元，人均领取4000元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.units import without_powers
from linter.facts.parts.products import Takers, counts
from linter.facts.quantities.nearby import is_listed_part
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PERIOD = "(?P<period>每[月年季])?"
"""户均每月420元: held against what is told of all for a month, too."""
_EACH = regex(
    rf"[，,](?:平均)?(?P<unit>人次|次|[户人亩])均{_PERIOD}(?:旅游)?"
    r"(?:消费|花费|发放|补助|补贴|补偿|救助|报销|兑现|分红|投入|投资|领取|缴纳|支付|支出|获得|成本|造价|标准|金额)?"
    r"(?:为|达到|达)?$"
)
_PER = "人次|平方米|公里|[户人亩名家个村所座间台辆吨件起宗项处批期场只头套份张例栋条艘眼]"
_EACH_ONE = regex(
    rf"[，,](?:平均)?[每单](?P<unit>{_PER})(?:项目|工程|企业|农户)?{_PERIOD}(?:平均)?(?:补助|补贴|投资|投入|罚款|处罚|造价|成本|资金|金额|发放|奖补|融资|贷款|经费)?(?:为|达到|达)?$"
)
"""平均每起8万元 right behind 立案18起，罚款126万元."""
_COUNTED = {
    "人次": ("人次",),
    "次": ("次", "人次"),
    "人": ("人", "名", "位", "人次", "万人次"),
    "户": ("户",),
    "亩": ("亩",),
}
# Another period, a subset, a change, a plan: the three numbers are then not of one thing.
_OTHER = regex(r"[。；;！？!?\n]|其中|同比|增[长加]|下降|减少|比|较|均|每|累计|另|新增|计划|预计|(?<!签)约|近|余")
_LATER = regex(r"平均每(?P<unit>公里|平方米|人次|[户人亩名家个村所座间台辆吨])(?P<what>[一-鿿]{2})$")
_OTHER_BASE = regex(r"其中|按|不含|扣除|剔除|计算|折合|比|较|另|约|最|每年|每月")
_SENTENCES_BACK = 4
"""Sentences before an average that may tell what it is the average of."""
_ONE_BREATH = 16
"""Characters between a count and its amount."""


def find_adjacent_averages(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Every average with the count and the amount that are the two numbers right before it."""
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            gap = row.cells[at].gap
            each = (_EACH.fullmatch(gap) or _EACH_ONE.fullmatch(gap)) if "均" in gap else None
            found = _pair(row.cells, at, each["unit"], each["period"] or "") if each else None
            if found and not is_listed_part(ledger, found[0]):
                yield row.cells[at].quantity, *found


def find_later_averages(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Averages some sentences behind the count and the amount, where no two numbers in between give them.

    治理河道42公里，完成投资6720万元。…经测算，平均每公里投资180万元。
    """
    if "平均" not in ledger.text:
        return
    for index, quantities in ledger.by_sentence.items():
        for average in quantities if len(quantities) == 1 else ():
            each = _LATER.search(average.before) if average.kind == "money" and not average.approximate else None
            lead = ledger.text[ledger.sentences[index].span.start : average.span.start]
            if each and not _OTHER_BASE.search(lead):
                found = _before(ledger, index, average, each["unit"], each["what"])
                if found:
                    yield average, *found


def _before(ledger: Ledger, index: int, average: Quantity, unit: str, what: str) -> tuple[Quantity, Quantity] | None:
    """The nearest sentence that tells a count and an amount in one breath; none where any two of them fit."""
    near = [ledger.by_sentence.get(at, []) for at in range(index - 1, max(-1, index - 1 - _SENTENCES_BACK), -1)]
    counted = [q for group in near for q in group if counts(q, unit)]
    amounts = [q for group in near for q in group if q.kind == "money" and q.unit == average.unit]
    for count in counted:
        many = Takers.counted(count).interval
        for amount in amounts:
            each = amount.interval.over(many)
            if each is None or each.meets(average.interval.widened(average.step)) or amount.approximate:
                return None
    for count in counted:
        for amount in amounts:
            between = ledger.text[count.span.end : amount.span.start]
            if 0 < amount.span.start - count.span.end <= _ONE_BREATH and "其中" not in between and what in between:
                return count, amount
    return None


def _pair(cells: Sequence[Cell], at: int, unit: str, period: str) -> tuple[Quantity, Quantity] | None:
    one, other = cells[at - 2].quantity, cells[at - 1].quantity
    average = cells[at].quantity
    told = cells[at - 1].gap
    if (
        period not in told
        or _OTHER.search(told.replace(period, "", 1))
        or _OTHER.search(re.split("[，,。；;]", cells[at - 2].gap)[-1])
    ):
        return None
    if any(quantity.approximate for quantity in (one, other, average)):
        return None
    for count, amount in ((one, other), (other, one)):
        plain = without_powers(count.printed_unit) in _COUNTED.get(unit, ())
        if (
            (plain or (unit not in _COUNTED and counts(count, unit)))
            and count.value > 0
            and amount.unit == average.unit == "元"
        ):
            return count, amount
    return None
