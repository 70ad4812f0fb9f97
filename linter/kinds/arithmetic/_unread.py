"""Unread members: a number of a list that was not understood, 手机APP28 935件, so that the others cannot be all."""

from __future__ import annotations

import re

from linter.facts.parts.parts import Breakdown
from linter.interval import total
from linter.kinds.arithmetic._counted_twice import counted_twice
from linter.kinds.arithmetic._not_all import not_all
from linter.kinds.arithmetic._told_over import told_over
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


def not_each_once(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where a member counts for two parts, one was not read, or each has a second number that makes them right."""
    return (
        counted_twice(ledger, breakdown)
        or _has_unread(ledger, breakdown)
        or _goes_on(ledger, breakdown)
        or _by_second_numbers(ledger, breakdown)
        or _passed_over(ledger, breakdown)
        or not_all(ledger, breakdown)
        or told_over(ledger, breakdown)
    )


def _by_second_numbers(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 得分93分：制度20分得18分，成效80分得75分: what stands behind each part comes to the whole."""
    first, last = breakdown.parts[0], breakdown.parts[-1]
    if first.sentence != last.sentence:
        return False
    parts = {part.span for part in breakdown.parts}
    beside = [
        one
        for one in ledger.by_sentence.get(first.sentence, ())
        if one.span.start >= first.span.end and one.unit == first.unit and one.span not in parts
    ]
    second = beside[: len(parts)]
    return len(second) == len(parts) and total(one.interval for one in second).meets(breakdown.whole.interval)


def _passed_over(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where numbers between the first part and the last that were taken for none bring the list to its whole."""
    first, last = (ledger.quantity_index(breakdown.parts[at].span.start) for at in (0, -1))
    parts = {part.span for part in breakdown.parts}
    between = ledger.quantities[min(first, last) : max(first, last)]
    passed = [one.interval for one in between if one.unit == breakdown.whole.unit and one.span not in parts]
    said = total(part.interval for part in breakdown.parts)
    return any(said.plus(some).meets(breakdown.whole.interval) for some in (*passed, total(passed)) if passed)


_REST = regex("[，,、；;]?(?:其余|其他|其它|剩余|余下|剩下|另有?)[^，,。；;\n]{1,12}")


def _goes_on(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the rest that makes the list come to its whole stands right behind it: 其余6个项目0.80亿元."""
    last = breakdown.parts[-1]
    rest = _REST.match(ledger.text, last.span.end)
    if rest is None:
        return False
    said = total(part.interval for part in breakdown.parts)
    return any(
        last.span.end < one.span.start <= rest.end() and said.plus(one.interval).meets(breakdown.whole.interval)
        for one in ledger.by_sentence.get(last.sentence, ())
    )


def _has_unread(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where more numbers stand before the unit of the parts, from the first part to the last, than were read."""
    first, last = breakdown.parts[0], breakdown.parts[-1]
    stretch = Span(min(first.span.start, last.span.start), max(first.span.end, last.span.end))
    unit = first.printed_unit
    if not unit:
        return False
    written = len(re.findall(rf"\d ?{re.escape(unit)}", ledger.text[stretch.start : stretch.end]))
    sentences = range(first.sentence, last.sentence + 1)
    told = (one for index in sentences for one in ledger.by_sentence.get(index, ()))
    read = sum(stretch.start <= one.span.start and one.span.end <= stretch.end for one in told)
    return written > read
