"""References to attachments that the document does not list: 详见附件3 with two attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_REFERENCE = regex(
    rf"(?:(?:(?<!意)见|参见|参照|对照|依照|依据|根据|如|按照?|填[写报入]|[将把请](?:填[写报])?)(?P<target>附件(?P<number>{SMALL_NUMERAL}))(?!\d)"
    rf"|[（(](?:另附)?(?P<aside>附件(?P<bracket>{SMALL_NUMERAL}))[)）])"
)
_ELSEWHERE = regex(r"》的?$")


@dataclass(frozen=True)
class AttachmentReference:
    """Holds references to attachments against the list of attachments."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each reference to an attachment that is not listed; none without a list."""
        attachments = ledger.attachments
        listed = {one.number for one in attachments.listed}
        known = listed | {one.number for one in attachments.headed}
        for match in _REFERENCE.finditer(ledger.text) if listed else ():
            numeral = match["number"] or match["bracket"]
            number = whole_number(numeral)
            other_document = match["target"] and _ELSEWHERE.search(
                ledger.text, max(0, match.start() - 2), match.start()
            )
            if number in known or other_document:
                continue
            span = Span(*match.span()) if match["target"] else Span(*match.span("aside"))
            values = {"reference": f"附件{numeral}", "count": len(listed)}
            yield Hit((span, attachments.list_span), values)
