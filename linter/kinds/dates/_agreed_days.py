"""Agreed days: 2022年9月30日竣工，比计划的8月31日提前30天, and a contract of August whose works were due in July."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.fact import DateFact
from linter.facts.states.ended import ENDED, ENDS_WORK
from linter.finding import Hit
from linter.kinds.dates._told_back import too_early
from linter.ledger import Ledger
from linter.patterns import regex

_THAN = regex(rf"[^，,。；\d]{{0,12}}{ENDS_WORK}[^，,。；\d]{{0,8}}[，,](?:较|比)[^，,。；\d]{{0,14}}")
"""Between the day on which something ended and the one that was planned."""
_WAY = regex(r"[^，,。；\d]{0,6}(?:(?P<ahead>提前|提早)|(?P<behind>推迟|延后|延迟|滞后|超期|逾期|晚))")
_AGREED = regex(
    r"[^，,。；\d]{0,10}(?:签订|签署)[^。；\d]{0,24}(?:约定|要求|规定)[^，,。；\d]{0,12}"
    r"|[，,]?[^，,。；\d]{0,6}(?:约定|要求|规定)[^，,。；\d]{0,12}"
)
"""Between the day of a contract and that on which its works are due."""
_SIGNED = regex("(?:合同|协议|协议书)[^，,。；\\d]{0,12}(?:签订|签署|订立)于$")
_DUE = regex(rf"(?:前|之前|以前)?(?:全部|全面)?(?:{ENDED}|交工|交货|供货|进场|开工)")
_ELSEWHERE = regex("修订|修改|补签|补办|补充|重新|此前|之前|原|曾|早在|续签|已")
_LEAD = 100
"""Characters of the sentence before a day that tell what was signed on it."""
_FINE = ("day", "ten-days", "month")
_BACK = 800
"""Days between the two up to which one is a slip for the other; further apart they are of two contracts."""


def against_agreed_days(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day on the wrong side of the one that it is told by."""
    text = ledger.text
    for one, other in pairwise(ledger.dates):
        if one.sentence == other.sentence and is_day(one) and is_day(other):
            between = text[one.span.end : other.span.start]
            if _THAN.fullmatch(between):
                yield from _ahead(ledger, one, other)
            elif _is_agreed(ledger, one, between) and _DUE.match(text, other.span.end):
                yield from _early(ledger, other, one)


def is_day(one: DateFact) -> bool:
    """True for a day, a ten-day part or a month of the calendar, without 前 or 以来."""
    return one.granularity in _FINE and not one.ends and not one.impossible and one.first is not None


def _ahead(ledger: Ledger, ended: DateFact, planned: DateFact) -> Iterator[Hit]:
    way = _WAY.match(ledger.text, planned.span.end)
    if way is None or ended.first is None or planned.last is None or ended.last is None or planned.first is None:
        return
    wrong = ended.first > planned.last if way["ahead"] else ended.last < planned.first
    if wrong:
        days = {"later": ledger.quote(ended.span), "earlier": ledger.quote(planned.span)}
        late, early = (ended.first, planned.last) if way["ahead"] else (planned.first, ended.last)
        calculation = f"{late.isoformat()} > {early.isoformat()}"
        values = {**days, "way": way["ahead"] or way["behind"]}
        yield Hit((ended.span, planned.span), values, calculation, severity="warning", variant="ahead")


def _is_agreed(ledger: Ledger, signed: DateFact, between: str) -> bool:
    """True for 合同于8月20日签订，约定, and for 合同签订于8月20日，约定."""
    start = ledger.sentences[signed.sentence].span.start
    if not _AGREED.fullmatch(between) or _ELSEWHERE.search(between):
        return False
    lead = ledger.text[max(start, signed.span.start - _LEAD) : signed.span.start]
    return "签" in between or _SIGNED.search(lead) is not None


def _early(ledger: Ledger, due: DateFact, signed: DateFact) -> Iterator[Hit]:
    if due.last and signed.first and due.last < signed.first and (signed.first - due.last).days <= _BACK:
        yield too_early(ledger, due, signed, (due.last, signed.first))
