"""How many an attachment holds: 名单见附件，共23人 in the body, and 附件：…名单（32人） below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.facts.quantities.labels import unit_class
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNT = regex(r"[一-鿿”》][（(](?:共计?|合计|计)?(?P<count>\d[\d,]*[一-鿿]{1,2})[^（）()\d]{0,6}[）)][；;。]?$")
_MARK = regex(rf"[#*\s【]*附[件表](?P<number>{SMALL_NUMERAL})?[】*:：.．、\s]*")
_ENTRY = regex(rf"[ 　]*(?:附[件表][:：])?[ 　]*(?P<number>{SMALL_NUMERAL})[.．、]")
_LONGEST = 60
"""Characters of a line that may be the title of an attachment."""
_CALLED = regex(
    rf"(?:见|附)附[件表](?P<number>{SMALL_NUMERAL})?|[附列]后|后附|见附|详见附[件表](?P<other>{SMALL_NUMERAL})?"
)
_IN_ALL = regex(r"(?:[（(，,、；]|^)(?:总?共计?|合计|总计|计|一共)?$|(?:总?共计?|合计|总计)(?:有|为)?$")
_NEAR = 24
"""Characters between a number and the word that sends to the attachment."""
_MOST = 40
"""Attachments with a number in their titles; nobody has more."""
_NOT_ALL = regex(r"其中|新增|另有|余|剩|首批|上批|原")


class _Titled(NamedTuple):
    """A title of an attachment, and how many it says to hold."""

    quantity: Quantity
    number: int
    """Of the attachment; 0 where it has none."""


def counts_differ(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each attachment that says to hold another number than the sentence that sends to it."""
    if "附" not in ledger.text:
        return
    titled = list(islice(_titled(ledger), _MOST))
    if not titled:
        return
    first = min(one.quantity.span.start for one in titled)
    for match in _CALLED.finditer(ledger.text, 0, first):
        numeral = match["number"] or match["other"]
        number = whole_number(numeral) if numeral else 0
        meant = [one for one in titled if one.number == number or not (number and one.number)]
        if len({one.quantity.value for one in meant}) != 1:
            continue
        index = ledger.sentence_at(match.start())
        unit = unit_class(meant[0].quantity)
        near = [
            quantity
            for quantity in ledger.by_sentence.get(index, ())
            if unit_class(quantity) == unit and quantity.kind == "count" and not quantity.approximate
        ]
        if any(quantity.value == meant[0].quantity.value for quantity in near):
            continue
        told = [quantity for quantity in near if _sums_up(ledger, quantity, Span(*match.span()))]
        if len(told) == 1:
            spans = told[0].span, meant[0].quantity.span
            values = {"listed": ledger.quote(spans[0]), "title": ledger.quote(spans[1])}
            yield Hit(spans, values, severity="warning", variant="held")


def _titled(ledger: Ledger) -> Iterator[_Titled]:
    blocks = ledger.document.blocks
    listed = ledger.attachments.list_span
    for index, block in enumerate(blocks):
        start, end = block.span
        count = _COUNT.search(ledger.text, start, end) if end - start <= _LONGEST else None
        following = blocks[index + 1].span if index + 1 < len(blocks) else None
        if count is None or block.kind == "cell" or (following and _goes_on(ledger, *following)):
            continue
        mark = _MARK.match(ledger.text, start, end)
        above = _MARK.fullmatch(ledger.text, *blocks[index - 1].span) if index else None
        entry = _ENTRY.match(ledger.text, start, end)
        if not mark and not above and not (entry and listed.start <= start < listed.end):
            continue
        numeral = next((one["number"] for one in (entry, mark, above) if one and one["number"]), None)
        inside = Span(*count.span("count"))
        for quantity in ledger.by_sentence.get(ledger.sentence_at(inside.start), ()):
            if inside.contains(quantity.span):
                yield _Titled(quantity, whole_number(numeral) if numeral else 0)


def _goes_on(ledger: Ledger, start: int, end: int) -> bool:
    """True for a second title without a number below the first: the two hold what is told together."""
    numbered = _MARK.match(ledger.text, start, end) or _ENTRY.match(ledger.text, start, end)
    return not numbered and end - start <= _LONGEST and _COUNT.search(ledger.text, start, end) is not None


def _sums_up(ledger: Ledger, quantity: Quantity, called: Span) -> bool:
    """True for the number beside the word that sends to the attachment: all that it holds."""
    gap = max(called.start - quantity.span.end, quantity.span.start - called.end)
    if gap > _NEAR:
        return False
    before = ledger.text[max(0, quantity.span.start - 6) : quantity.span.start]
    if _NOT_ALL.search(before):
        return False
    return bool(_IN_ALL.search(before) or _THEN_LIST.fullmatch(ledger.text, quantity.span.end, called.start))


_THEN_LIST = regex(r"(?![中里内之])[一-鿿]{0,8}[，,（(][^，,。；\d]{0,10}")
