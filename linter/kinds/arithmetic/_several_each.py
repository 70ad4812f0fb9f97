"""Several for each: 书记、主任各1名，26个村共52名, where the total holds more than one number times the takers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.names.pairing_names import AND, STOP
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.products import Product
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TO_EACH = regex("[各每]")
_TWO = regex("正副|男女|城乡|早晚|昼夜|党政|县乡|镇村|乡村两|上下[半午]")
_NUMERAL = regex(r"(?<![第\d.])(?P<number>\d{1,3}|[两二三四五六七八九十])(?![\d.])(?=[一-鿿])")
_LEVELS = regex("(?P<number>[两二三四])级")
_BESIDE = regex("[、，,和及与]+(?![^、]*(?:[各每共]|合计|总计|累计|其中|另))[一-鿿“”（）()A-Za-z]{0,14}")
_HELD = regex("[，,、（(](?:其中[：:]?|(?:均|已经?|还|也)?(?:含|包括|包含|加上|连同|算上|计入))[一-鿿]{0,12}")


def several_each(ledger: Ledger, product: Product) -> bool:
    """True where several kinds for each, several units above them, or one more giver make up the total."""
    once, whole = product.takers.interval.times(product.each.value), stated(product.whole)
    if any(once.times(factor).meets(whole) for factor in _factors(ledger, product)):
        return True
    if any(product.takers.interval.times(value).meets(whole) for value in _with_others(ledger, product)):
        return True
    return any(once.plus(further).meets(whole) for further in _givers(ledger, product))


def _factors(ledger: Ledger, product: Product) -> Iterator[Decimal]:
    """How many kinds each gets, 正、副组长各1名, and how many have such takers, 东、西两路各设4个点，每点3人."""
    spans = product.takers.spans
    lead = _before_each(ledger, product.each.span)
    if lead and not any(span.start < lead.end and lead.start < span.end for span in spans):
        yield from _counted(ledger.read(lead))
    above = _before_each(ledger, spans[0]) if spans[0].end <= product.each.span.start else None
    if above:
        yield from _counted(ledger.read(above))


def _before_each(ledger: Ledger, value: Span) -> Span | None:
    """The words of the clause of a value up to 各 or 每."""
    start = ledger.sentences[ledger.sentence_at(value.start)].span.start
    words = STOP.split(ledger.text[start : value.start])[-1]
    told = _TO_EACH.search(words)
    begin = value.start - len(words)
    return Span(begin, begin + told.start()) if told and told.start() else None


def _counted(words: str) -> Iterator[Decimal]:
    listed = [piece for item in words.split("、") for piece in AND.split(item)]
    if len(listed) > 1 and all(listed):
        yield Decimal(len(listed))
    if _TWO.search(words):
        yield Decimal(2)
    for told in _NUMERAL.finditer(words):
        yield Decimal(whole_number(told["number"]))


def _with_others(ledger: Ledger, product: Product) -> Iterator[Decimal]:
    """What each gets of several goods together: 血压计2台、血糖仪1台."""
    value, end = product.each.value, product.each.span.end
    for one in _behind(ledger, product.each):
        if one is product.whole or one.unit != product.each.unit or one.span in product.takers.spans:
            return
        if not _BESIDE.fullmatch(ledger.text, end, one.span.start):
            return
        value, end = value + one.value, one.span.end
        yield value


def _givers(ledger: Ledger, product: Product) -> Iterator[Interval]:
    """What the level above gives as well: 县乡两级各派2名，16个乡镇共34名, and 共34名，含县级2名."""
    lead = _before_each(ledger, product.each.span)
    levels = _LEVELS.search(ledger.read(lead)) if lead else None
    for more in range(1, whole_number(levels["number"]) if levels else 0):
        yield Interval.exactly(product.each.value * more)
    for one in _behind(ledger, product.whole)[:1]:
        if one.unit == product.whole.unit and _HELD.fullmatch(ledger.text, product.whole.span.end, one.span.start):
            yield one.interval


def _behind(ledger: Ledger, quantity: Quantity) -> list[Quantity]:
    return [one for one in ledger.by_sentence[quantity.sentence] if one.span.start >= quantity.span.end]
