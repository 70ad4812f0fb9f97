"""References to tables and figures that the document does not have: 详见表4, and captions 表1 to 表3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from linter.facts.layout.captions import NUMBER, SORT, plain_number
from linter.finding import Hit, Severity
from linter.kinds.structure._named_targets import named_instead
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_REFERENCE = regex(
    rf"(?:见|如|参照|参考|由|从|据|对照|列入|填(?:写|报(?!表)|入))(?:本报告|本方案|本通知|下|后|上)?(?P<target>{SORT}{NUMBER})"
    r"(?!\s\d{3}(?!\d))(?=[^\d.%\-—年月个项条种类份张块套批人户家]|$)"
)
_ELSEWHERE = regex(
    r"》[^，。；]{0,12}$|附件\d{0,2}$|(?:标准|规范|规程|导则|年报|季报|[A-Z]{2} ?[\d.]+[—-]\d{4}).{0,2}$"
)
_APART = regex(r"[（(]?(?:另[发附册行见]|单独|略)")
_LOOK_BACK = 24
"""Characters before a reference in which the title of another document may stand."""


class CaptionReference:
    """Holds references to tables and figures against the captions; where there are none, in a signed report only."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each reference to a table or figure that has no caption among its like."""
        captions = _captions(ledger)
        if not captions:
            yield from _without_any(ledger)
            return
        for match in _REFERENCE.finditer(ledger.text):
            there = captions.get(match["sort"], {})
            number = plain_number(match["number"])
            if number in there and not _elsewhere(ledger, match):
                yield from _misnamed(ledger, match, number)
            if not there or _is_there(number, there) or _elsewhere(ledger, match):
                continue
            last = list(there.values())[-1]
            values = {"reference": match["target"], "last": ledger.quote(last), "count": len(there)}
            yield Hit((Span(*match.span("target")), last), values)


def _without_any(ledger: Ledger) -> Iterator[Hit]:
    """The first reference of a signed report that has neither a caption nor a table nor an attachment.

    Where several are referred to, they were left out when the text was copied; and a picture, with the caption drawn
    into it, is lost where a report is kept as text alone.
    """
    if not _signed_below(ledger) or ledger.tables or "附件" in ledger.text:
        return
    wanted: dict[str, re.Match[str]] = {}
    for match in _REFERENCE.finditer(ledger.text):
        if match["sort"] in _IN_TEXT and not _elsewhere(ledger, match):
            wanted.setdefault(match["target"], match)
    for match in islice(wanted.values(), 1):
        severity: Severity = "note" if match["sort"] == "图" or len(wanted) > 1 else "warning"
        yield Hit((Span(*match.span("target")),), {"reference": match["target"]}, severity=severity, variant="none")


def _misnamed(ledger: Ledger, match: re.Match[str], number: str) -> Iterator[Hit]:
    """各县改厕情况见表2, which is the title of 表1."""
    words = _WORDS.search(ledger.text, max(0, match.start() - _LOOK_BACK), match.start())
    captions = [one for one in ledger.captions if one.sort == match["sort"] and not one.continued and one.title]
    titles = {one.number: one.title for one in captions}
    found = named_instead(words.group(), number, titles) if words and len(titles) == len(captions) else ""
    if found:
        other = next(one for one in captions if one.number == found)
        values = {
            "reference": match["target"],
            "title": words.group() if words else "",
            "other": ledger.quote(other.span),
        }
        yield Hit((Span(*match.span("target")), other.span), values, severity="warning", variant="named")


_WORDS = regex(r"[^，,。；;：:、\n]{3,24}?(?=详?$)")
"""What a reference is made for: 各县改厕情况 before 见表1."""


def _is_there(number: str, there: dict[str, Span]) -> bool:
    """True for a caption's own number, a chapter's, and 表1-3 for 表1 to 表3 where no caption has a chapter."""
    ends = number.split("-")
    runs = len(ends) > 1 and not any("-" in caption for caption in there)
    return number in there or f"{number}-1" in there or (runs and all(end in there for end in ends))


def _signed_below(ledger: Ledger) -> bool:
    """True for a report with its date below: a day under the title does not say that the text has come to its end."""
    signing = ledger.signing
    if signing is None or signing.posted:
        return False
    return signing.span is None or signing.span.start * 2 > len(ledger.text)


def _elsewhere(ledger: Ledger, match: re.Match[str]) -> bool:
    """True for a table of another document: 《清源县统计手册》表4, 附件2表4, 附表3（另发）."""
    if _APART.match(ledger.text, match.end()):
        return True
    return _ELSEWHERE.search(ledger.text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


_IN_TEXT = ("表", "图", "图表", "专栏")
"""What stands in the text itself; 附表 and 附图 may be files of their own."""


def _captions(ledger: Ledger) -> dict[str, dict[str, Span]]:
    """Where each table and figure has its caption, by sort and number."""
    found: dict[str, dict[str, Span]] = {}
    for caption in ledger.captions:
        found.setdefault(caption.sort, {}).setdefault(caption.number, caption.span)
    return found
