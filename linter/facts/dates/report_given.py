"""The day of a report: ——2026年1月20日在…会议上 in its head, and another day on which it is said to be given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.facts.names.own_place import ADDRESS, LONGEST_HEAD
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DELIVERED = regex(r"[^。；\n]{0,16}在[^。；]{4,50}?(?:会议|大会)上")
_OWN = "(?:本|这份|这个|此份|本份|本次)(?:工作)?报告"
_AT = "(?:[，,]?(?:在|向|提请|提交)(?:本次|这次|此次)?(?:大会|会议|全会|人代会|常委会)上?)?"
_GIVEN = "(?:所?作出?的|提请(?:审议|审查)的|提交的|宣读的|报告的)"
_TO_BE_HEARD = r"(?:提请|提交|交付)(?:本次|这次|此次)?(?:大会|会议|审议|审查|常委会)"
_BEHIND = regex(
    rf"{_AT}{_GIVEN}{_OWN}|{_OWN}(?:已|正式|开始)?{_TO_BE_HEARD}"
    r"|[，,](?:我|本人)(?:受[^，,。；\n]{2,14}委托[，,])?(?:代表[^，,。；\n]{2,14})?(?:向|在)(?:本次|这次|此次)?(?:大会|会议|常委会)上?(?:作|报告)"
)
"""2月5日在大会上宣读的这份报告, 2月8日本报告提交大会."""
_BEFORE = regex(
    rf"(?:(?:大会|会议|常委会)(?:听取|审议){_OWN}|{_OWN}(?:提请|提交|交付)?(?:大会|会议|常委会)?(?:听取|审议|报告)?)的?(?:时间|日期|日子)?"
    r"(?:已经?)?(?:为|是|于|在|定在|安排在|作于)+$"
)
"""会议审议本报告的日子定在."""
_TODAY = regex("今[天日][（(]$")
_OTHER = regex("[去上前明次]年|[上下]次|[上下]一?[届次]|拟|原定|原计划|征求|初稿|草案稿|数据|截[至止]|印发|公布|发布")
_LEAD = 40


def find_given_apart(ledger: Ledger) -> Iterator[tuple[DateFact, DateFact]]:
    """The day in the head of a report and each other day on which that very report is said to be given."""
    head = _delivered(ledger)
    if head is None:
        return
    for told in ledger.dates:
        if told.span.start <= head.span.end or not _is_day(told) or (told.month, told.day) == (head.month, head.day):
            continue
        lead = ledger.lead(told, _LEAD)
        if _OTHER.search(lead) or told.relation in ("before", "around", "as-of"):
            continue
        if _BEHIND.match(ledger.text, told.span.end) or _BEFORE.search(lead) or _TODAY.search(lead):
            yield head, told


def _delivered(ledger: Ledger) -> DateFact | None:
    """The day in the line of delivery, where the address closes the head."""
    address = ADDRESS.search(ledger.text, 0, LONGEST_HEAD)
    end = address.start() if address else LONGEST_HEAD
    days = [day for day in ledger.dates if day.span.end <= end and _is_day(day) and not day.inherited_year]
    given = [
        day for day in days if _DELIVERED.match(ledger.text, day.span.end) and (address or _opens_line(ledger, day))
    ]
    return given[0] if len({day.first for day in given}) == 1 else None


def _opens_line(ledger: Ledger, day: DateFact) -> bool:
    """True for ——2021年12月21日在…会议上, a line of its own."""
    block = ledger.document.blocks[ledger.document.block_index(day.span.start)].span
    return not ledger.text[block.start : day.span.start].strip("—－-（( 　") and "。" not in ledger.read(block)


def _is_day(day: DateFact) -> bool:
    return day.granularity == "day" and day.month is not None and day.day is not None
