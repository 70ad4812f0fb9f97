"""Sums by name: 羊肉产量与禽肉产量两项合计11.9万吨, where 羊肉产量2.6万吨、禽肉产量7.3万吨 stand pages apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.slips import sum_mended
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import values_by_name
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAIM = regex(
    r"(?P<lead>[^。；;！？\n]*?(?:(?:19|20)\d\d年度?)?)(?P<names>[^，,。；;：:\n\d]{7,60}?)"
    r"(?:这?(?P<number>[二两三四])(?:项|者|类)(?:数额|数量|金额|资金)?(?:加总|相加|加起来|合计|合并|之和|总和|共计?|总计|累计)"
    r"|(?:相加|加起来|加总|之和|总和)|(?P<bare>合计|共计|总计))"
    r"(?:后|的?(?:总量|总额|总数))?(?:约|共|仅)?(?:达到?|为|是|有)?(?:约)?$"
)
_OPEN = regex(r"(?:[^，,\d]{0,4}(?:(?:19|20)\d\d年)?[^，,\d]{0,8}[，,])?(?:(?:19|20)\d\d年度?)?(?:其中[：:，,]?)?")
"""All that may stand before the names of a sum that does not say how many they are: a phrase without a number."""
_PAIR, _LEAD = 2, 110
_SIGNS = ("合计", "相加", "加起来", "之和", "总和", "加总", "项共", "者共", "类共", "共计", "总计", "合并", "项累计")
_SPARE = Decimal("0.05")
"""Share by which a round sum, 近12万吨, may miss."""
_WITHOUT = regex("扣除|剔除|不含|除外|等|净|差")


def find_sums_by_name(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every sum of values told by their full names, each with one value in the text, that they do not come to."""
    for whole in ledger.quantities:
        if not whole.is_amount or whole.value <= 0:
            continue
        lead = ledger.lead(whole, _LEAD)
        if not any(sign in lead[-12:] for sign in _SIGNS):
            continue
        told = _CLAIM.fullmatch(lead)
        if told is None or _WITHOUT.search(told["names"]):
            continue
        if told["bare"] and not _OPEN.fullmatch(told["lead"]):
            continue
        values = values_by_name(ledger)
        names = values.names_in(told["names"])
        number = whole_number(told["number"]) if told["number"] else len(names)
        if len(names) < _PAIR or len(names) != number or len(set(names)) != len(names):
            continue
        parts = tuple(one for name in names if (one := values.only(name, whole.sentence, whole.unit)))
        if len(parts) != len(names) or not values.together(parts, whole.sentence, lead):
            continue
        aim = stated(whole).widened(max(one.step for one in (whole, *parts)))
        if whole.approximate:
            aim = aim.widened(whole.value * _SPARE)
        if not total(stated(part) for part in parts).meets(aim) and sum_mended(whole, parts):
            yield whole, parts
