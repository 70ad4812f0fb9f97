"""The list of attachments against the attachments that follow: numbers and titles agree, or one of them is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.facts.layout.attachments import Attachment, Attachments, bare
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import han_bigrams
from linter.finding import Hit
from linter.kinds._names import difference
from linter.kinds.structure._attachment_counts import counts_differ
from linter.kinds.structure._attachment_names import called_otherwise, counted_otherwise
from linter.kinds.structure._attachment_rows import rows_out_of_order
from linter.kinds.structure._named_targets import named_instead
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CITED = regex(r"《(?P<title>[^《》\n]{4,60})》[（(](?:详?见)?(?P<target>附件(?P<number>\d{1,2}))[)）]")
_NAMED = regex(
    r"(?P<words>[^，,。；;：:、《》\n]{3,30}?)(?:分?别?(?:详?见|参见)|[（(](?:详?见)?)(?P<target>附件(?P<number>\d{1,2}))(?![\d、和及至—-])"
)
"""评分细则见附件2 and 自查表（附件1）."""
_SORT = regex(
    r"(?:表|方案|清单|名单|办法|细则|规定|报告|说明|计划|台账|目录|指南|标准|情况|要点|流程图?|示意图|通知|意见|模板|要求)$"
)
_SHORT_FORM = 4
"""Characters from which a title inside the other one is its short form."""
_SHORTEST_END = 2
"""Characters that say nothing at a title's end: 清单."""


class AttachmentList:
    """Compares each attachment with its entry in the list, and each cited title with the number it is cited under."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each attachment whose number or title is another one, and for each gap in the list."""
        yield from counts_differ(ledger)
        attachments = ledger.attachments
        listed: dict[int, Attachment] = {}
        for entry in attachments.listed:
            listed.setdefault(entry.number, entry)
        gaps = list(_gaps(attachments.listed))
        yield from gaps
        if not gaps:
            yield from rows_out_of_order(ledger)
        if not listed:
            yield from _headed_gaps(ledger)
            return
        for begun in attachments.headed:
            number = begun.number or 1
            hit = self._begun(ledger, listed, begun, number)
            if hit is not None:
                yield hit
        yield from self._cited(ledger, attachments, listed)
        yield from counted_otherwise(ledger, listed)

    def _begun(self, ledger: Ledger, listed: dict[int, Attachment], begun: Attachment, number: int) -> Hit | None:
        """The hit for an attachment that begins under another number or title than the list gives it."""
        entry = listed.get(number)
        if entry is None and _listed_otherwise(ledger, listed, begun):
            return None
        if entry is None:
            where = Span(ledger.attachments.list_span.start, ledger.attachments.list_span.end)
            values = {"number": number, "count": len(listed)}
            return Hit((begun.span, where), values, severity="warning", variant="unlisted")
        if not begun.titles or any(_same(reading, entry.titles[0]) for reading in begun.titles):
            return None
        quoted = {"number": number, "title": begun.titles[0], "listed": entry.titles[0]}
        for other in listed.values():
            if any(reading == other.titles[0] for reading in begun.titles):
                quoted["listed"] = other.number
                return Hit((begun.span, other.span), quoted, severity="warning", variant="number")
        if any(_alike(reading, entry.titles[0]) for reading in begun.titles):
            return Hit((begun.title_span, entry.title_span), quoted, severity="warning")
        return None

    def _cited(self, ledger: Ledger, attachments: Attachments, listed: dict[int, Attachment]) -> Iterator[Hit]:
        """《…》（附件2） in the body, where the list has that very title under another number."""
        for match in _CITED.finditer(ledger.text, 0, attachments.list_span.start):
            title, number = bare(match["title"]), int(match["number"])
            entry = listed.get(number)
            if entry is None or _same(title, entry.titles[0]):
                continue
            other = next((one for one in listed.values() if one.titles[0] == title), None)
            if other is not None:
                values = {"number": number, "title": title, "listed": other.number}
                yield Hit((Span(*match.span("target")), other.span), values, severity="warning", variant="number")
            elif not any(_same(title, one.titles[0]) for one in listed.values()) and _another(title, entry.titles[0]):
                values = {"number": number, "title": title, "listed": entry.titles[0]}
                yield Hit((Span(*match.span("title")), entry.title_span), values, severity="warning", variant="cited")
        told: set[int] = set()
        titles = {str(one.number): one.titles[0] for one in listed.values()}
        for match in matches_on_lines(_NAMED, "附件", ledger.text[: attachments.list_span.start]):
            found = named_instead(match["words"], match["number"], titles)
            if found:
                told.add(match.start("target"))
                spans = Span(*match.span("target")), listed[int(found)].span
                values = {"number": match["number"], "title": titles[found], "listed": found}
                yield Hit(spans, values, severity="warning", variant="number")
        yield from called_otherwise(ledger, listed, told)


def _another(one: str, other: str) -> bool:
    """True for two titles of one sort of paper with subjects of their own: …三年规划表 and …经费预算表, not …申请表."""
    gap = difference(one, other)
    if min(len(gap.one), len(gap.other)) < _SUBJECT or not gap.behind:
        return False
    return not han_bigrams(gap.one) & han_bigrams(gap.other) and bool(_SORT.search(one) and _SORT.search(other))


_SUBJECT = 3
"""Characters of a subject that another one stands for."""
_FURTHER = regex(r"^[#* \t　]*附件[:：]", re.MULTILINE)
"""An attachment may have attachments and a list of its own."""
_RANGE = regex(r"(?:附件[:：])?\d{1,2}\s*[—–~～至-]\s*\d")


def _listed_otherwise(ledger: Ledger, listed: dict[int, Attachment], begun: Attachment) -> bool:
    """True for an attachment of an attachment, and for a list that goes 1—3."""
    further = _FURTHER.search(ledger.text, ledger.attachments.list_span.end, begun.span.start)
    return further is not None or any(_RANGE.match(ledger.quote(entry.span)) for entry in listed.values())


def _gaps(listed: tuple[Attachment, ...]) -> Iterator[Hit]:
    """Numbers that are missing from the list."""
    for one, other in pairwise(listed):
        if other.number != one.number + 1:
            values = {"number": other.number, "before": one.number}
            yield Hit((other.span, one.span), values, variant="gap")


_HEADED = regex(
    r"^(?:[#*【]|[^\S\n])*附(?P<word>[件表])(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"(?:[^\d\n][^\n]{0,50})?(?<![，,。；;])$",
    re.MULTILINE,
)


def _headed_gaps(ledger: Ledger) -> Iterator[Hit]:
    """附件1 and 附件3 as headings behind a text without a list, which says nothing of 附件2."""
    text = ledger.text
    if "\n附" not in text:
        return
    for word in ("件", "表"):
        found = [match for match in _HEADED.finditer(text) if match["word"] == word]
        numbers = [whole_number(match["number"]) for match in found]
        rises = numbers[:1] == [1] and all(one < other for one, other in pairwise(numbers))
        # Attachments alone may be pages taken from a whole that has the others.
        if not rises or "。" not in text[: found[0].start()]:
            continue
        for one, other in pairwise(found):
            before, number = whole_number(one["number"]), whole_number(other["number"])
            if number == before + 2 and f"附{word}{before + 1}" not in text:
                spans = (_mark(other), _mark(one))
                yield Hit(spans, {"number": number, "before": before}, severity="warning", variant="gap")


def _mark(match: re.Match[str]) -> Span:
    """附件1, without its title."""
    return Span(match.start("word") - 1, match.end("number"))


def _same(one: str, other: str) -> bool:
    """True when one title is the other, or its short form."""
    short, whole = sorted((one, other), key=len)
    if short == whole or (len(short) > _SHORTEST_END and whole.endswith(short)):
        return True
    return len(short) >= _SHORT_FORM and short in whole


def _alike(one: str, other: str) -> bool:
    """True when a line is a title, and so can only be meant as the listed one."""
    gap = difference(one, other)
    shared = len(gap.before) + len(gap.behind)
    return 2 * shared >= max(len(one), len(other)) or bool(_SORT.search(one) and _SORT.search(other))
