"""Rates of far wholes: a rate or share right behind its part whose whole another paragraph counts by name.

共派单8640件 … 重复工单1270件，占派单总量的17.4%; 筹集帮扶资金620万元 … 帮扶资金累计支付496万元，支付进度82.0%.
Only one whole may have the name, no number of the report may give the rate with the part, and one key must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.rates.footing import is_qualified
from linter.facts.rates.one_key_rates import one_key_off
from linter.facts.rates.one_matter import name_of, of_one_owner, of_one_year, takes_up
from linter.facts.rates.rate import Rate
from linter.facts.rates.told_values import ToldValues
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(
    r"^(?:[一-鿿]{0,6}[，,、（(])?占(?:全部|全年)?(?P<of>[一-鿿]{2,8}?)总(?:[量数额]|[件户人]数)的?(?:比重|比例)?(?:仅|已经?|约)?(?:为|达到|达)?$"
)
_NAMED = regex(
    r"^[一-鿿]{0,6}[，,（(](?P<name>[一-鿿]{2,8}?(?:率|进度))(?:目前|仅|已经?|只|就|均|也|约)*(?:有|为|达到|达|是|：|:)?$"
)
_NO_RATE = regex("[增减升降涨跌]|环比|贡献|利率|税率|负债|平均|均|满意|序时|计划|目标")
_SPENT = regex("支付|支出|拨付|使用|执行|发放|兑付|下达")
_ALL = regex("共|总|合计|累计|全年")
_RAISED = regex("共|总|筹集|安排|收到|到位|争取|下达|拨入|投入|归集|计划|预算|应")
_NO_LEVEL = regex("[增减比较超]|上年|去年|同期|明年|每|均|约|其中|预计|拟|未|尚|待|另|新|分别|首批|第")
_WORD = 2
_MOST = 60
"""Numbers of one unit beyond which nobody can tell which is meant."""


def find_rates_of_far_wholes(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate right behind its part whose whole is the only one of that name in the report."""
    values = ToldValues(ledger)
    by_unit: dict[str, list[Quantity]] = {}
    for at, rate in enumerate(ledger.quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        part = ledger.quantities[at - 1] if at else None
        if part is None or part.sentence != rate.sentence or not 0 < rate.value < 1 or not _is_part(part):
            continue
        gap = ledger.text[part.span.end : rate.span.start]
        share = _SHARE.search(gap)
        named = None if share or _NO_RATE.search(gap) else _NAMED.search(gap)
        if (share is None and named is None) or is_qualified(rate):
            continue
        if not by_unit:
            by_unit = _by_unit(ledger)
        larger = (one for one in by_unit.get(part.unit, ()) if one.value > part.value and comparable(one, part))
        wholes = list(islice(larger, _MOST + 1))
        if len(wholes) > _MOST:
            continue
        fit = _of_share(wholes, share["of"]) if share else _of_name(ledger, wholes, part, named)
        fit = [one for one in fit if one.sentence != rate.sentence and of_one_year(ledger, rate, one)]
        if named:
            fit = [one for one in fit if of_one_owner(ledger, part, one)]
        if len({one.value for one in fit}) != 1 or not one_key_off(rate, part, fit[0]):
            continue
        if not values.explain(part, fit[0], rate):
            name = named["name"] if named else "占"
            yield Rate(rate, part, fit[0], "named" if named else "share", name, (part, fit[0]), False, slip=True)


def _is_part(part: Quantity) -> bool:
    return part.is_amount and bool(part.unit) and not part.approximate and tells_level(part.before)


def _by_unit(ledger: Ledger) -> dict[str, list[Quantity]]:
    found: dict[str, list[Quantity]] = {}
    for one in ledger.quantities:
        if _is_part(one) and not _NO_LEVEL.search(one.before):
            found.setdefault(one.unit, []).append(one)
    return found


def _of_share(wholes: Sequence[Quantity], of: str) -> list[Quantity]:
    """共派单8640件, 派单总量8640件 and 共受理工单8640件 for 占派单总量 and 占工单总量."""
    return [
        one for one in wholes if _ALL.search(one.before) and (name_of(one).endswith(of) or one.after.startswith(of))
    ]


def _of_name(ledger: Ledger, wholes: Sequence[Quantity], part: Quantity, named: re.Match[str] | None) -> list[Quantity]:
    """Those whose name the clause of the part takes up: 帮扶资金, where what was done with it is told at the part."""
    assert named is not None
    act = named["name"][:_WORD]
    if act not in part.before or not _SPENT.fullmatch(act):
        return []
    if any(comparable(one, part) and one is not part for one in ledger.by_sentence[part.sentence]):
        return []
    return [one for one in wholes if _RAISED.search(one.before) and takes_up(part.before, name_of(one))]
