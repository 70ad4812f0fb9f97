"""Thousandths: 死亡率6.21%，比上年降低0.47个千分点, and 出生人口0.31万人，出生率6.08% among 51.2万人: ‰ is meant.

A ratio of incomes, told to have changed by points, is on another scale than its change as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.finding import Hit
from linter.kinds._show import percent, printed
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RATE = regex(
    r"(?<![\d.])(?P<rate>\d+(?:\.\d+)?[%％])(?P<between>[，,、（(](?:同比|环比|[比较][^。；;，,、\n\d%％‰]{1,8}|[上下提降升增减回][^。；;，,、\n\d%％‰]{0,4}))(?P<by>\d+(?:\.\d+)?个?千分点)"
)
_RATIO = regex(
    r"(?:收入|支出|消费)(?:比值?|倍差|之比)(?:[（(][^（()）\n]{2,14}[）)])?[^，,。；;：:%\n\d]{0,8}"
    r"(?:\d+\.\d+(?:[:：∶]1)?[^，,。；;%\n\d]{1,8})?(?P<rate>(?<![\d.])\d\.\d+(?:[:：∶]1|倍)?)"
    r"[，,](?:比|较|同比)?[^，,。；;%\n\d]{0,8}(?:缩小|下降|降低|回落|减小|扩大|提高|上升)了?(?P<by>\d?\.\d+个百分点)"
)
"""收入比为2.41，比上年缩小0.05个百分点: a ratio of two incomes is no percentage."""


def find_thousandths(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each rate, or ratio, told on another scale than its change or its numbers."""
    if "千分点" in ledger.text:
        for match in _RATE.finditer(ledger.text):
            spans = (Span(*match.span("rate")), Span(*match.span("by")))
            yield Hit(spans, {"rate": match["rate"], "stated": match["by"]}, variant="thousandths", severity="warning")
    if "个百分点" in ledger.text:
        for match in _RATIO.finditer(ledger.text):
            spans = (Span(*match.span("rate")), Span(*match.span("by")))
            yield Hit(spans, {"rate": match["rate"], "stated": match["by"]}, variant="ratio", severity="warning")
    yield from _rates_of_life(ledger)


_OF_LIFE = regex("(?<!事故)(?<!婴儿)(?<!产妇)(?<!住院)(?P<what>出生|死亡)率(?:约?为|是|达到?|：)?$")
_PEOPLE = regex(r"(?:常住|户籍|总)人口[^，,。；;\d]{0,6}(?:\[\d+\])?$")
_NAMING = 16
"""Characters before the people that name them, a mark of a note among them."""
_FEWEST_PEOPLE = 50
"""Times those who were born or died that the people are at least; in no country of the world it was less."""
_OFF = Decimal("0.15")
"""How far the people at the end of a year are from those of whom the rate is taken."""


def _rates_of_life(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each rate of births or deaths in per cent that is, per thousand, what the numbers told give."""
    if "率" not in ledger.text or "人口" not in ledger.text:
        return
    everyone = [one for one in ledger.quantities if one.unit == "人" and _PEOPLE.search(ledger.lead(one, _NAMING))]
    for at, rate in enumerate(ledger.quantities[1:] if everyone else ()):
        told = _OF_LIFE.search(rate.before) if rate.kind == "percent" and rate.printed_unit == "%" else None
        count = ledger.quantities[at]
        if told is None or not (rate.value and count.value) or count.unit != "人" or count.sentence != rate.sentence:
            continue
        if told["what"] not in count.before:
            continue
        people = next((one for one in everyone if _gives(one, count, rate)), None)
        if people is not None:
            ledger.note_compared(rate, count, people)
            part, whole = printed(ledger, count, people)
            actual = percent(count.value / people.value, 2)
            stated = ledger.quote(rate.span)
            values = {"stated": stated, "rate": stated.rstrip("%％") + "‰", "name": told["what"] + "率"}
            calculation = f"{part} ÷ {whole} = {actual}"
            yield Hit((rate.span, count.span, people.span), values, calculation, variant="life", severity="warning")


def _gives(people: Quantity, count: Quantity, rate: Quantity) -> bool:
    """True for the people of whom so many make the rate, were it told per thousand."""
    if people.value < count.value * _FEWEST_PEOPLE:
        return False
    return abs(count.value / people.value * 10 / rate.value - 1) <= _OFF
