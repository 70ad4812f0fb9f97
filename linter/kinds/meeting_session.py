"""The meeting a report is read at: 第十六届 in the title, 第十七届 where the same meeting is named again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linter.facts.lines import matches_on_lines
from linter.facts.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_SESSION = (
    rf"第?(?P<term>{_NUMBER})届(?P<body>人民代表大会|人大|(?:政协)?委员会)(?P<standing>常务委员会|常委会)?"
    rf"第?(?P<session>{_NUMBER})次(?:全体)?会议"
)
_NAMED = re.compile(_SESSION)
_SUBMITTED = re.compile(
    rf"(?:提请|请|提交|向)[^。；，]{{0,12}}?{_SESSION}(?:审议|审查|批准|报告|作[^。；，]{{0,12}}报告|汇报)"
)
_RECALLED = re.compile(
    rf"(?P<level>[省市县区州旗镇乡]?)第?(?P<term>{_NUMBER})届"
    r"(?P<body>人民代表大会|人大|职工代表大会|职代会|会员代表大会|董事会|监事会|理事会)(?P<standing>常务委员会|常委会)?"
    rf"第?(?P<session>{_NUMBER})次(?:全体)?会议"
)
_THIS_YEAR = re.compile(r"(?:今年|本年|近日|日前|本次|这次)[^，,。；\n]{0,14}$")
_OTHER_YEAR = re.compile(r"[去前上]年|上一?届|此前|(?:19|20)\d\d年|[上历]次")
_ON_A_DAY = re.compile(r"[，,]?于(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_ITS_OUTCOME = re.compile(r"(?:通过|审议|批准|作出|确定|精神|闭幕|胜利|圆满|期间|收到|各项|决议)")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NEAR = 20
"""Characters behind the second naming that may place it in another year."""
_HEAD = 14
"""Blocks from the start among which the meeting is named: the title, and the line 在…会议上."""
_LONGEST = 80
"""Characters of such a line."""


@dataclass(frozen=True)
class MeetingSession:
    """Compares the meeting named above the report with its second naming there and where the report is submitted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each naming of the same body with another term, or another session when submitted."""
        heads = list(_heads(ledger))
        if not heads:
            yield from _recalled(ledger)
            return
        yield from _recalled(ledger, by_day_only=True)
        own = heads[0]
        for other in heads[1:]:
            if _body(own) == _body(other) and _same(own, other, "session") and not _same(own, other, "term"):
                yield _hit(ledger, own, other)
        for match in _SUBMITTED.finditer(ledger.text, heads[-1].end()):
            if _body(own) == _body(match) and not (_same(own, match, "term") and _same(own, match, "session")):
                yield _hit(ledger, own, match)


def _recalled(ledger: Ledger, by_day_only: bool = False) -> Iterator[Hit]:
    """One hit for each meeting of this year whose second naming has another term; a term lasts for years."""
    named: dict[tuple[str, str, bool, int], list[re.Match[str]]] = {}
    for match in matches_on_lines(_RECALLED, "届", ledger.text):
        body = match["body"].replace("人民代表大会", "人大").replace("职工代表大会", "职代会")
        # 省 and 市 have a congress each; a company has one.
        if match["level"] or body != "人大":
            key = (match["level"] if body == "人大" else "", body, match["standing"] is not None)
            named.setdefault((*key, whole_number(match["session"])), []).append(match)
    for matches in named.values():
        for one, other in pairwise(matches):
            before = [
                ledger.text[ledger.sentences[ledger.sentence_at(m.start())].span.start : m.start()]
                for m in (one, other)
            ]
            this_year = not by_day_only and any(_THIS_YEAR.search(words) for words in before)
            this_year = this_year or _held(ledger, one, other)
            if this_year and not _same(one, other, "term") and not any(map(_OTHER_YEAR.search, before)):
                yield _hit(ledger, one, other)


def _held(ledger: Ledger, one: re.Match[str], other: re.Match[str]) -> bool:
    """True for 县第六届…第四次会议于2024年1月8日召开, and 县五届…四次会议通过的决议 told without a year."""
    behind = ledger.text[other.end() : other.end() + _NEAR]
    return bool(_ON_A_DAY.match(ledger.text, one.end()) and _ITS_OUTCOME.match(behind) and not _YEAR.search(behind))


def _heads(ledger: Ledger) -> Iterator[re.Match[str]]:
    for block in ledger.document.blocks[:_HEAD]:
        if block.span.end - block.span.start <= _LONGEST and ledger.text[block.span.end - 1] not in "。；，：":
            yield from _NAMED.finditer(ledger.text, *block.span)


def _body(match: re.Match[str]) -> tuple[str, bool]:
    return match["body"].replace("人民代表大会", "人大")[-2:], match["standing"] is not None


def _same(one: re.Match[str], other: re.Match[str], group: str) -> bool:
    return whole_number(one[group]) == whole_number(other[group])


def _hit(ledger: Ledger, own: re.Match[str], other: re.Match[str]) -> Hit:
    one, two = (
        Span(match.start("term"), ledger.text.index("会议", match.end("session")) + len("会议"))
        for match in (own, other)
    )
    return Hit((two, one), {"one": ledger.quote(one), "other": ledger.quote(two)}, severity="warning")
