"""How many an attachment holds: 名单见附件，共23人 in the body, and 附件：…名单（32人） below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.slips import one_key
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
    yield from _never_told(ledger)
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


def _never_told(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each title of an attachment that counts what the text counts otherwise, again and again.

    附件：检查发现的35个隐患清单, where the text has 36个隐患 throughout and 35 stands nowhere.
    """
    entries = list(islice(_entries(ledger), _MOST))
    inside = {quantity.span for quantity, _ in entries}
    for quantity, title in entries:
        body = [
            one
            for one in ledger.quantities
            if one.unit == quantity.unit and one.kind == "count" and one.span not in inside
        ]
        cells = (cell.value for table in ledger.tables for cell in table.cells)
        if any(one.value == quantity.value for one in body) or quantity.value in cells:
            continue
        named = han_bigrams(title)
        told: dict[Decimal, list[Quantity]] = {}
        for one in body:
            beside = _DIGIT.split(one.before[-_BESIDE:])[-1] + "|" + _DIGIT.split(one.after[:_BESIDE])[0]
            if not named.isdisjoint(han_bigrams(beside)) and one_key(quantity, one.value):
                told.setdefault(one.value, []).append(one)
        # The largest is all of them: of the smaller ones, each part of it is one.
        most = told[max(told)] if told else []
        if len(most) >= _OFTEN and not _made(ledger, quantity, body):
            spans = most[0].span, quantity.span
            values = {"listed": ledger.quote(spans[0]), "title": ledger.quote(spans[1])}
            yield Hit(spans, values, severity="warning", variant="held")


def _made(ledger: Ledger, quantity: Quantity, body: list[Quantity]) -> bool:
    """True where two numbers that stand together make the one of the title: 验收41个、待验收3个, and a list of 44."""
    for one, other in pairwise(body):
        near = other.sentence - one.sentence <= 1
        rest = abs(one.value - other.value) if min(one.value, other.value) >= _TELLING else 0
        if near and quantity.value in (one.value + other.value, rest):
            return True
    return False


def _entries(ledger: Ledger) -> Iterator[tuple[Quantity, str]]:
    """The counts in titles of attachments, with the title."""
    listed = ledger.attachments.list_span
    for block in ledger.document.blocks:
        start, end = block.span
        if end - start > _LONGEST or block.kind == "cell":
            continue
        entry = _ENTRY.match(ledger.text, start, end)
        if not _MARK.match(ledger.text, start, end) and not (entry and listed.start <= start < listed.end):
            continue
        for quantity in ledger.by_sentence.get(ledger.sentence_at(start), ()):
            inside = start <= quantity.span.start < end and quantity.kind == "count" and quantity.exact
            if inside and quantity.value >= _FEWEST:
                yield quantity, ledger.text[start:end]


_TELLING = 3
"""Fewer stand beside every number."""
_FEWEST = 10
"""Of fewer things another list may well be made."""
_OFTEN = 2
"""Times that the text tells a number before the title's is taken for a slip."""
_BESIDE = 8
"""Characters beside a number that say what it counts."""
_DIGIT = regex(r"\d")


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
