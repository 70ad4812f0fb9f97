"""Other terms: 一季度查出的40个问题, which are none of the 73 of a report on the months that followed."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.names.titles import find_title
from linter.ledger import Ledger
from linter.patterns import regex

_PERIOD = regex(r"第?(?P<own>[一二三四]季度|[上下]半年|\d{1,2}月份|[去上前]年)")
_CLAUSE = regex("[，,。；;：:、（(]")


def other_term(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the words right before the later number name a period that stands nowhere before the first one."""
    told = _PERIOD.search(_CLAUSE.split(later.before)[-1])
    if told is None:
        return False
    title = find_title(ledger)
    words = ledger.text[ledger.paragraph(first).start : first.span.start] + (ledger.read(title) if title else "")
    return told["own"] not in words
