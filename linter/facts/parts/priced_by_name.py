"""Priced by name: 白内障复明手术按每例900元的标准补助，拨付58.14万元, where pages before 完成白内障复明手术636例.

What is paid for bears a name, and elsewhere the one count in the unit of the price has that name right before or behind
it. One key makes the three agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.products import Takers
from linter.facts.parts.unit_values import UnitValue
from linter.facts.quantities.slips import exchanged, one_key, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_UNIT = "人次|人|名|位|户|例|件|台|亩|个|辆|头|只|场|份|套|座|所|栋|口|盏|棵|株|吨|公里|平方米|床|张|次|班|篇|副"
_EACH = regex(
    rf"(?P<name>[一-鿿A-Za-z“”]{{3,14}}?)(?:均|都|统一|一律|全部)?(?:是|则)?(?:按照?)?每一?(?P<unit>{_UNIT})"
    r"(?:定额)?(?:补助|补贴|奖补|奖励|补偿|结算|收费|收取|给予)?$"
)
_LEAD = regex("^(?:其中|对于?|以及|并|因|为|将|把|完成|实施|开展)+")
_BETWEEN = regex(
    r"(?:元|万元)?(?:的)?(?:统一|固定|最高)?(?:标准|单价|价格|定额)?(?:[一-鿿]{0,6})?[，,]?"
    r"(?:[一-鿿]{0,4}?)(?:支付|发放|拨付|兑付|兑现|结算|支出|补助|补贴|奖补|奖励|补偿|收取|收入|安排|下达|落实|付|拨|发|需|计|共)"
    r"(?:到位)?(?:资金|补助金?|补贴|奖补|费用?|经费|金额|款|货款)?(?:共计?|合计|为)?"
)
_OTHER = regex(
    r"其中|另|部分|首批|分期|预计|计划|任务|目标|应|拟|减|扣|剩|[上去]年|历年|累计|平均|约|近|余|以[上下内]|最|首付|预拨|预付|优惠|让利|折|浮|[%％]"
    "|不超|每[年月日天季]|试点|尾款|增|年初|比|未|分别"
)
_MORE_TO_COME = regex("[^。\n]{0,30}?(?:其余|剩余|余下|尚|未|仍|还有|另)")
_TELLING, _TWICE = 3, 2
"""Characters of a name, and digits of a sum, that are no coincidence; how often a name stands that is told twice."""
_LONGEST = 36
"""Characters from a price to its sum."""
_NEAR = 8
"""Characters between a name and the count before which it stands."""
_PERSONS = frozenset("人名位")


def find_priced_by_name(ledger: Ledger) -> Iterator[UnitValue]:
    """Every price told of a name, with the sum right behind it and the one count of that name elsewhere."""
    if "每" not in ledger.text:
        return
    for each, whole in zip(ledger.quantities, ledger.quantities[1:], strict=False):
        if each.kind != "money" or each.approximate or "每" not in each.before or each.value <= 0:
            continue
        told = _EACH.search(each.before)
        if told is None or whole.sentence != each.sentence or whole.kind != "money" or whole.approximate:
            continue
        if whole.span.start - each.span.end > _LONGEST or whole.value <= each.value:
            continue
        said = ledger.text[each.span.end : whole.span.start]
        if not _BETWEEN.fullmatch(said) or _OTHER.search(said) or _OTHER.search(told.group()):
            continue
        takers = _counted(ledger, each, _LEAD.sub("", told["name"]), told["unit"])
        if takers and not _MORE_TO_COME.match(ledger.text, whole.span.end) and _slip(whole, each, takers):
            yield UnitValue(each, takers, whole, False)


def _counted(ledger: Ledger, each: Quantity, name: str, unit: str) -> Quantity | None:
    """The one count in that unit with that name at it, in another sentence; none where there are two."""
    if len(name) < _TELLING or ledger.text.count(name) < _TWICE:
        return None
    units = _PERSONS if unit in _PERSONS else {unit}
    found = [
        one
        for one in ledger.quantities
        if one.sentence != each.sentence
        and one.kind in ("count", "measure")
        and one.printed_unit in units
        and (name in one.before[-len(name) - _NEAR :] or one.after.startswith(name))
    ]
    if len({one.value for one in found}) != 1 or not found[0].exact:
        return None
    return found[0] if not any(_OTHER.search(one.before) for one in found) else None


def _slip(whole: Quantity, each: Quantity, takers: Quantity) -> bool:
    needed = each.value * Takers.counted(takers).value
    if len(printed_digits(whole)) < _TELLING:
        return False
    # 60.564万元 is told as 60.56万元.
    rounded = (needed / whole.step).to_integral_value() * whole.step
    if whole.interval.truncated_too(whole.step).holds(needed) or rounded == whole.value:
        return False
    return one_key(whole, rounded) or exchanged(whole, rounded)
