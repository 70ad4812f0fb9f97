"""Evident products: so much for each, so many of them and the whole, where no other three numbers near by can be meant.

渔业社拿出72.8万元，分给364名社员…。按人头算，平均每人2600元: whatever words tell the three, no whole and no number near
by give what each has, and just one whole and one number come close to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from linter import lexicon
from linter.fact import Quantity
from linter.facts.changes.own_subjects import of_a_class
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.evident import telling, window
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.nearby import is_listed_part
from linter.facts.quantities.slips import mends
from linter.facts.quantities.stated import stated
from linter.facts.rates.share_names import covers
from linter.facts.states.plans import some_are_ahead
from linter.interval import Interval, rounded_to
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class EvidentProduct(NamedTuple):
    """What each has, how many there are, and the whole, which do not agree."""

    each: Quantity
    takers: Quantity
    many: Decimal
    """How many there are in the unit of which each is one, times the months or days that each is paid for."""
    whole: Quantity
    mean: bool
    """True for 户均, which may be rounded; false for 每户 and 单价."""


_BACK, _AHEAD, _MOST = 3, 2, 9
"""Sentences of the paragraph around what each has, and numbers there of which some pair gives anything."""
_CLOSE = Decimal("1.3")
"""How many times the right number a wrong one may be."""
_FAR = 24
"""Characters before a number that tell what it is."""
_NEAR = 8
"""Characters between 每 and a count, which is told of many other things."""
_PER = regex(
    "单价|均价|(?<!高)标准|(?:每(?:[一-鿿]{0,3}[一1])?|单(?=[人户台套亩辆件]))(?P<per>平方米|平方公里|公里|公斤|人次|[一-鿿])|(?P<own>[一-鿿])均"
)
_MONTHLY = regex("[每/]个?月|月[均人补]")
_LIMIT = regex(
    "最[高低多少大]|不[超低少高]|至少|以[上下内]|封顶|上限|起(?![用动])|增|减|升|降|提高|比|较|上年|去年|同期|计划|目标|预[算计]|分别"
    "|[至到]少|每年|年均|每日|每天.*每|原|另|国家|全国|全省|收入"
)
"""In the words before what each has: it is a bound, a change or told of another time."""
_NO_WHOLE = regex("增|减|升|降|同比|上年|去年|同期|比|较|每|均|另|其中|计划|单|最|预[算计]|控制价|收入$")
_CLAUSE, _SIGNS = regex("[，,。；;：:、（）()\n]"), "每均单准"
_MANY = 10
"""The fewest that a price is multiplied by where nothing says of what it is."""
_OTHERWISE = regex(
    "折[后扣价]|[按以][^，,。；;]{0,4}[%％]|连同|[一二三]等奖|第[一二三四五六七八九十\\d]+[批次期轮类]"
    "|优惠|加上|抽调|(?<!改善|行动|支持|培养|扶持|资助)计划(?![内单])|[两三]类|一类"
)
"""In the sentences of the three: not all of them have as much each."""
_WHOM = regex("(?:^|的)(?!平均|折合|算下来)(?P<whom>[一-鿿]{2,6}?)(?:平均每|[一-鿿]均)")
"""Of whom an average is told."""
_NOT_ALL = regex("首[批笔期付]|预付|先行|其余|剩余|尾款")
_ELSEWHERE = regex("节假日|各地|同类|近年|抽查")
"""Before what each has: it is told of others."""
_LISTED = regex("[一-鿿]{0,8}[、和及与][一-鿿]{0,8}")
_DAYS = ("天", "日")
_NO_THING = frozenset("一年月次日期级个分度项方平批")
"""What 每 and 均 stand beside that is no unit of those who have."""


@once
def find_evident_products(ledger: Ledger) -> Iterator[EvidentProduct]:
    """Every three of them, told just once in their paragraph, that do not agree."""
    for one in ledger.quantities:
        if not one.is_amount or one.approximate or one.value <= 0 or one.unit == "分":
            continue
        lead = _lead(ledger, one)
        if not any(sign in lead for sign in _SIGNS) or _LIMIT.search(lead):
            continue
        told = [each for each in _PER.finditer(lead) if (each["per"] or each["own"]) not in _NO_THING]
        if not told:
            continue
        daily = len(told) > 1 and told[-1]["per"] in _DAYS  # 每生每天5元: of each pupil, and of each day
        per = told[-2 if daily else -1]["per"] or told[-2 if daily else -1]["own"] or ""
        if one.kind == "count" and (not per or len(lead) - told[-1].end() > _NEAR):
            continue
        found = _product(ledger, one, lead, per, "日" if daily else "月" if _MONTHLY.search(lead) else "")
        if found:
            yield found


def _lead(ledger: Ledger, one: Quantity) -> str:
    """The words of its sentence before a number, from the number before it."""
    start = ledger.sentences[one.sentence].span.start
    at = ledger.quantity_index(one.span.start)
    if at:
        start = max(start, ledger.quantities[at - 1].span.end)
    lead = ledger.text[max(start, one.span.start - _FAR) : one.span.start]
    clauses = _CLAUSE.split(lead)
    own = clauses[-1]
    if not any(sign in own for sign in _SIGNS) and len(clauses) > 1:
        own = clauses[-2] + own
    return own


def _product(ledger: Ledger, each: Quantity, lead: str, per: str, period: str) -> EvidentProduct | None:
    near = [one for one in window(ledger, each.sentence, _BACK, _AHEAD) if one is not each]
    wholes = [
        one
        for one in near
        if one.unit == each.unit and one.kind == each.kind and one.value > each.value and one.role != "change"
    ]
    takers = [(one, many) for one in near if one.unit != each.unit and (many := _many(one, per)) is not None]
    if not wholes or not takers or len(wholes) * len(takers) > _MOST:
        return None
    told = stated(each) if "均" in lead else Interval.exactly(each.value)  # a price is what it is
    if any(_gives(told, whole, one) for whole in wholes for one in near if one.unit != each.unit):
        return None
    periods = [one.value for one in near if one.kind == "duration" and one.unit == period]
    if period and len(periods) != 1:
        return None
    if _explained(near, told, wholes, [one for one, _ in takers]):
        return None
    often = periods[0] if period else Decimal(1)
    found: dict[Decimal, EvidentProduct] = {}
    for whole in wholes:
        for one, many in takers:
            times = many * often
            share = stated(whole).over(_about(one, times))
            if share is None or share.meets(told):
                return None
            if one.approximate or whole.approximate:
                continue
            words = _lead(ledger, whole)
            if _NO_WHOLE.search(words) or not _is_close(each, whole, times):
                continue
            found.setdefault(times, EvidentProduct(each, one, times, whole, "均" in lead))
    if len(found) != 1:
        return None
    (only,) = found.values()
    stretch = sorted((only.each.sentence, only.takers.sentence, only.whole.sentence))
    start, end = ledger.sentences[stretch[0]].span.start, ledger.sentences[stretch[-1]].span.end
    if _OTHERWISE.search(ledger.text, start, end) or _NOT_ALL.search(ledger.text, start, end):
        return None
    if _ELSEWHERE.search(ledger.text, start, each.span.start) or of_a_class(
        ledger, each, only.takers.before + only.takers.after
    ):
        return None
    if any(one.unit == each.unit and one.is_amount and _PER.search(_lead(ledger, one)) for one in near):
        return None  # 一等奖每人2000元，二等奖每人1000元
    if any("其中" in one.before and one.unit == only.takers.unit for one in near) or is_listed_part(ledger, only.whole):
        return None
    whom = _WHOM.search(lead)
    if whom and not covers(ledger.text[start : each.span.start - len(lead)], whom["whom"]):
        return None  # 困难学生人均
    ends = (only.takers.span.end, only.takers.span.start)
    listed = (one for one in near if one.kind == "count" and one.unit == only.takers.unit and one is not only.takers)
    if any(_LISTED.fullmatch(ledger.text, min(one.span.end, ends[0]), max(one.span.start, ends[1])) for one in listed):
        return None
    ahead = some_are_ahead(ledger, (only.each, only.takers, only.whole))
    return only if _together(ledger, only) and not ahead else None


def _explained(
    near: Sequence[Quantity], told: Interval, wholes: Sequence[Quantity], takers: Sequence[Quantity]
) -> bool:
    """True where two wholes or two numbers together, or what one leaves of the other, give what each has."""
    unit = wholes[0].unit
    alike = [one.value for one in near if one.unit == unit and one.role != "change"]
    amounts = {(one.value + sign * other, one.step / 2) for one in wholes for other in alike for sign in (1, -1)}
    counts = {one.value + sign * other.value for one, other in permutations(takers, 2) for sign in (1, -1)}
    counts |= {one.value - 1 for one in takers}  # the head of them has more
    amounts |= {(one.value, one.step / 2) for one in wholes}
    counts |= {one.value for one in takers}
    return any(
        told.meets(Interval((amount - half) / many, (amount + half) / many))
        for many in counts
        for amount, half in amounts
        if many > 0
    )


def _gives(told: Interval, whole: Quantity, one: Quantity) -> bool:
    """True where any number, whatever it counts, makes the one the other's part for each."""
    share = stated(whole).over(one.interval) if one.kind in ("count", "measure") and one.value > 1 else None
    return share is not None and share.meets(told)


def _about(one: Quantity, many: Decimal) -> Interval:
    if one.exact:
        return Interval.exactly(many)
    return stated(one).times(many / one.value)


def _many(one: Quantity, per: str) -> Decimal | None:
    """How many units of `per` a number is; None where it counts something else."""
    if (
        one.value <= 0
        or one.role == "change"
        or (one.role == "each" and "人口" not in one.before)
        or one.kind in ("percent", "points", "money", "times")
    ):
        return None
    if per in _DAYS:
        return one.value if one.unit == "日" else None
    unit = lexicon.units().get(per)
    if unit is not None and unit.kind == "measure":
        return one.value / unit.factor if one.unit == unit.base else None
    if per in ("人", "名", "位", "生"):
        return one.value if unit_class(one) == "人" or (one.kind == "plain" and one.value > 1) else None
    if one.kind != "count":
        return None
    if per:
        same = unit_name(one) == per or one.after.startswith(per) or one.head.endswith(per)
        return one.value if same else None
    return one.value if one.value >= _MANY else None


def _is_close(each: Quantity, whole: Quantity, many: Decimal) -> bool:
    right = whole.value / many
    if right / _CLOSE <= each.value <= right * _CLOSE:
        return True
    return mends(each, rounded_to(right, each.step)) or mends(whole, rounded_to(each.value * many, whole.step))


def _together(ledger: Ledger, found: EvidentProduct) -> bool:
    """True where what each has is told with one of the two in one sentence, or shares words with both."""
    words = [f"{one.before[-_FAR:]}{one.after[:_FAR]}" for one in (found.each, found.takers, found.whole)]
    at = [one.sentence for one in (found.each, found.takers, found.whole)]
    own = telling(words[0])
    if at[0] in (at[1], at[2]):
        return at[1] == at[2] or any(two in words[2] or two in words[1] for two in own | telling(words[2]))
    return at[1] == at[2] or any(two in words[2] for two in own)
