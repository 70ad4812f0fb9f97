"""Comparisons by name: 县城水价比集镇水价高0.6元, where 县城水价3.1元 and 集镇水价2.9元 stand pages apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import ValuesByName, bare_name, values_by_name
from linter.interval import Interval
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Compared(NamedTuple):
    """Two values told by their full names, and what a third place says of them."""

    span: Span
    """Where it says so: the difference, the factor, or the words of an order."""
    one: Quantity
    other: Quantity
    told: Quantity | None
    """The difference or the factor; None for an order."""
    more: bool = True
    """True where the first one is said to be more."""


_VERY = (
    r"(?:已经?|首次|再次|仍然?|依然|继续|明显|大幅|大大|远远?|略|稍|显著|整体|总体|则|也|又|均|都|仅|只|将近|接近"
    r"|之间|两者|二者|两项|的)*"
)
_ABOUT = r"(?:达到?|为|是|有|约|大约|近|仅|了)*"
_MORE = regex(rf"{_VERY}(?:(?P<more>多|高|大|超)|少|低|小)出?{_ABOUT}$")
_APART = regex(rf"{_VERY}(?:绝对)?(?:相差|差距|差额|之差|差值|落差|相距){_ABOUT}$")
_BEYOND = regex(
    rf"{_VERY}(?P<way>(?:高|多|超)(?:出|过|于)|(?:少|低)于|不及)了?(?P<other>[^，,。；;：:]{{2,24}}?){_ABOUT}$"
)
"""a高出b十元, the joint of which is the verb."""
_TIMES = regex(rf"的{_ABOUT}$")
_ORDER = regex("(?:(?P<more>反?超过|多于|高于|大于|反超|赶超)|少于|低于|小于|不及)了?")
_THAN, _WITH, _AS = regex("比(?![率例值重])|较"), regex("[和与同跟、]"), regex("相当于|达到?|折合|等于|是|为|约")
"""What joins two names: a比b多, a与b相差, a相当于b的3倍."""
_AROUND = regex(rf"^{_VERY}|{_VERY}$")
_CUT = regex(r"[，,。；;：:\n]")
_BEHIND = regex(r"[^，,。；;：:\n\d]{2,24}(?=[，,。；;\n]|$)")
_OF_BOTH = "城乡居民"
_ENDS = regex("(?:数量|数额|金额|规模|总量|水平)$")
_INCOME = regex("(?<=居民)收入$")
_LEAD, _NEAR = 80, 26
_SIGNS = ("多", "高", "大", "超", "少", "低", "小", "差", "距", "落", "的")
_NOT_ALL = regex("全国|我国|全省|同比|环比|增[速幅长量]|降幅|速度|占比|比重|平均水平|如果|若|预算|一样")
"""What makes the words of a comparison those of other values."""


@once
def find_compared(ledger: Ledger) -> Iterator[Compared]:
    """Every difference, factor and order of two values that bear their names alone, which the values deny."""
    for told in ledger.quantities:
        lead = ledger.lead(told, _LEAD)
        if not any(sign in lead[-_NEAR:] for sign in _SIGNS) or _NOT_ALL.search(lead):
            continue
        if told.is_amount:
            compared = _of_difference(ledger, told, lead)
        elif told.printed_unit in ("倍", "%", "％", "成"):
            compared = _of_times(ledger, told, lead)
        else:
            continue
        if compared:
            yield compared
    yield from _orders(ledger)


def _of_difference(ledger: Ledger, told: Quantity, lead: str) -> Compared | None:
    clause = _CUT.split(lead)[-1]
    if beyond := _BEYOND.search(clause):
        one, other = (_AROUND.sub("", words) for words in (clause[: beyond.start()], beyond["other"]))
        pair = _values(ledger, one, other, told.sentence, lead, told.unit)
        way = 1 if beyond["way"][0] in "高多超" else -1
        return Compared(told.span, *pair, told, way > 0) if pair and not _differs_by(*pair, told, way) else None
    match = (more := _MORE.search(clause)) or _APART.search(clause)
    pair = _pair(ledger, clause[: match.start()], _THAN if more else _WITH, told, lead) if match else None
    if pair is None:
        return None
    ways = (1,) if more and more["more"] else (-1,) if more else (1, -1)
    return None if any(_differs_by(*pair, told, way) for way in ways) else Compared(told.span, *pair, told, 1 in ways)


def _of_times(ledger: Ledger, told: Quantity, lead: str) -> Compared | None:
    clause = _CUT.split(lead)[-1]
    match = _TIMES.search(clause)
    pair = _pair(ledger, clause[: match.start()], _AS, told, lead) if match else None
    quotient = stated(pair[0]).over(stated(pair[1])) if pair else None
    return Compared(told.span, *pair, told) if pair and quotient and not quotient.meets(_loose(told)) else None


def _orders(ledger: Ledger) -> Iterator[Compared]:
    """农村存款已超过城镇存款。"""
    for match in _ORDER.finditer(ledger.text):
        at = ledger.sentence_at(match.start())
        span = ledger.sentences[at].span
        lead = ledger.text[max(span.start, match.start() - _LEAD) : match.start()]
        behind = _BEHIND.match(ledger.text, match.end(), span.end)
        if behind is None or _NOT_ALL.search(lead + behind.group()):
            continue
        clause = _CUT.split(lead)[-1]
        one = _AROUND.sub("", clause)
        pair = _values(ledger, one, _AROUND.sub("", behind.group()), at, lead)
        if pair is None:
            continue
        high, low = pair if match["more"] else (pair[1], pair[0])
        if stated(high).high < stated(low).low:
            begin = match.start() - len(clause) + max(0, clause.find(bare_name(one)))
            yield Compared(Span(begin, behind.end()), *pair, None, more=bool(match["more"]))


def _pair(
    ledger: Ledger, words: str, joint: re.Pattern[str], told: Quantity, lead: str
) -> tuple[Quantity, Quantity] | None:
    """The values of the two names that are joined in these words."""
    unit = told.unit if told.is_amount else ""
    if joint is _WITH and _OF_BOTH in words:
        rest = words.partition(_OF_BOTH)[2]
        rest = _ENDS.sub("", _AROUND.sub("", rest))
        return _values(ledger, "城镇居民" + rest, "农村居民" + rest, told.sentence, lead, unit)
    for join in joint.finditer(words):
        one, other = (_AROUND.sub("", name) for name in (words[: join.start()], words[join.end() :]))
        pair = _values(ledger, one, other, told.sentence, lead, unit) if one and other else None
        if pair:
            return pair
    return None


def _values(
    ledger: Ledger, one: str, other: str, at: int, lead: str, unit: str = ""
) -> tuple[Quantity, Quantity] | None:
    """The one value of each of two names, the shorter of which may leave out how the longer one ends."""
    values = values_by_name(ledger)
    names = _full(bare_name(one), bare_name(other), values)
    if names is None or names[0] == names[1]:
        return None
    first, second = (values.only(name, at, unit) for name in names)
    if first is None or second is None or first.unit != second.unit:
        return None
    return (first, second) if values.together((first, second), at, lead) else None


def _full(one: str, other: str, values: ValuesByName) -> tuple[str, str] | None:
    """Both names in full: 城镇居民人均可支配收入 and 农村居民 of which the end is left out."""
    one, other = (name if name in values else _ENDS.sub("", name) for name in (one, other))
    one, other = (name if name in values else _INCOME.sub("人均可支配收入", name) for name in (one, other))
    if one in values and other in values:
        return one, other
    for long, short in ((one, other), (other, one)):
        ends = (short + long[cut:] for cut in range(2, len(long) - 1)) if long in values and len(short) > 1 else ()
        found = next((name for name in ends if name != long and name in values), None)
        if found:
            return (one, found) if long == one else (found, other)
    return None


def _differs_by(one: Quantity, other: Quantity, told: Quantity, way: int) -> bool:
    """True where the two values may differ by what is told, the way it is told."""
    difference = stated(one).minus(stated(other))
    turned = Interval(-difference.high, -difference.low)
    aim = _loose(told).widened(max(one.step, other.step))
    return (way >= 0 and difference.meets(aim)) or (way <= 0 and turned.meets(aim))


def _loose(told: Quantity) -> Interval:
    """What is told, as loosely as it may be read."""
    spare = told.value / _SPARE if told.approximate else told.step
    return stated(told).widened(spare)


_SPARE = 20
"""Part of a round number, 近12万吨, by which it may miss."""
