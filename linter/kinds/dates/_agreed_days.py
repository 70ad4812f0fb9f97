"""Agreed days: what came before the paper it is done by, or after the day that it is said to be ahead of.

2022年9月30日竣工，比计划的8月31日提前30天; a contract signed in August whose works were due in July; and what was begun
in 2022 as a paper of 2023 asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import too_early
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ENDED = "竣工|完工|交付|建成|完成|通车|投产|投用|验收|交工"
_THAN = regex(rf"[^，,。；\d]{{0,12}}(?:{_ENDED})[^，,。；\d]{{0,8}}[，,](?:较|比)[^，,。；\d]{{0,14}}")
"""Between the day on which something ended and the one that was planned."""
_WAY = regex(r"[^，,。；\d]{0,6}(?:(?P<ahead>提前|提早)|(?P<behind>推迟|延后|延迟|滞后|超期|逾期|晚))")
_AGREED = regex(
    r"[^，,。；\d]{0,10}(?:签订|签署)[^。；\d]{0,24}(?:约定|要求|规定)[^，,。；\d]{0,12}"
    r"|[，,]?[^，,。；\d]{0,6}(?:约定|要求|规定)[^，,。；\d]{0,12}"
)
"""Between the day of a contract and that on which its works are due."""
_SIGNED = regex("(?:合同|协议|协议书)[^，,。；\\d]{0,12}(?:签订|签署|订立)于$")
_DUE = regex(rf"(?:前|之前|以前)?(?:全部|全面)?(?:{_ENDED}|交货|供货|进场|开工)")
_PAPER = regex(
    r"(?:按照|根据|依据|依照)[^。；\n]{0,60}?(?P<number>〔(?P<year>20\d\d)〕\d{1,4}号)[）)]?[^，,。；\n\d]{0,12}[，,](?!对|将|就|针对)[^，,。；\d\n]{0,14}$"
)
_BEGUN = regex("[^，,。；\\d]{0,6}(?:启动|开展|组织|召开|制定|印发|成立|部署|出台|下发)(?![^，,。；]{0,4}的)")
_ELSEWHERE = regex("修订|修改|补签|补办|补充|重新|此前|之前|原|曾|早在|续签|已")
_LEAD = 100
_FINE = ("day", "ten-days", "month")
_BACK = 800
"""Days between the two from which a year is told rather than mistaken."""


def against_agreed_days(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day on the wrong side of the one that it is told by."""
    text = ledger.text
    for one, other in pairwise(ledger.dates):
        if one.sentence == other.sentence and _is_day(one) and _is_day(other):
            between = text[one.span.end : other.span.start]
            if _THAN.fullmatch(between):
                yield from _ahead(ledger, one, other)
            elif _is_agreed(ledger, one, between) and _DUE.match(text, other.span.end):
                yield from _early(ledger, other, one)
    if "〔" in text:
        yield from _before_paper(ledger)


def _is_day(one: DateFact) -> bool:
    return one.granularity in _FINE and not one.ends and not one.impossible and one.first is not None


def _ahead(ledger: Ledger, ended: DateFact, planned: DateFact) -> Iterator[Hit]:
    way = _WAY.match(ledger.text, planned.span.end)
    if way is None or ended.first is None or planned.last is None or ended.last is None or planned.first is None:
        return
    wrong = ended.first > planned.last if way["ahead"] else ended.last < planned.first
    if wrong:
        days = {"later": ledger.quote(ended.span), "earlier": ledger.quote(planned.span)}
        sign = ">" if way["ahead"] else "<"
        calculation = f"{ended.first.isoformat()} {sign} {planned.last.isoformat()}"
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


def _before_paper(ledger: Ledger) -> Iterator[Hit]:
    """按照…〔2023〕12号要求，2022年11月启动: a paper of a year in which it had been done."""
    for one in ledger.dates:
        if not _is_day(one) or one.year_source != "said" or not one.year:
            continue
        start = max(ledger.sentences[one.sentence].span.start, one.span.start - _LEAD)
        paper = _PAPER.search(ledger.text, start, one.span.start)
        if paper is None or int(paper["year"]) <= one.year or not _BEGUN.match(ledger.text, one.span.end):
            continue
        if not _ELSEWHERE.search(ledger.text, paper.end("number"), one.span.end):
            number = Span(*paper.span("number"))
            values = {"later": ledger.quote(one.span), "earlier": ledger.quote(number)}
            yield Hit((one.span, number), values, f"{one.year} < {paper['year']}", severity="warning")
