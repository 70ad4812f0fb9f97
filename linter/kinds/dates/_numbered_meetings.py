"""Numbered meetings: 3月12日，召开第5次党组会, and 4月2日，召开第4次党组会: the later has the smaller number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import DateFact
    from linter.ledger import Ledger

_MEETING = regex(
    r"(?P<before>[^，,。；、：\n\d]{0,10})第(?P<number>\d{1,3}|[一二三四五六七八九十]{1,4})次(?P<behind>[^，,。；、：（）()\n\d]{0,8}?(?:会议|会(?!议)))"
)
_BODY = regex(
    "党组|党委|党工委|常委|常务|办公|领导小组|理论学习中心组|班子|主席团?|支部|局务|院务|校务|行长|董事|理事|业主"
)
_TERM = regex("届|代表大会|人大|政协|全[会体委]")
"""What numbers its sessions by terms, which begin anew."""
_OWNER = regex(
    "[一-鿿]{2,8}?(?:[局委办厅院镇乡校所站]|街道|公司|中心|集团|医院|学校|学院)(?![一-鿿]{0,2}(?:主任|院长)会)"
)
_LEAD = 40
"""Characters of the sentence before the number in which its day and its body are told."""
_FEWEST = 3
"""The number of a meeting below which a new count may have begun."""
_ANEW = regex("换届|改选|新一届|重新组建|改组|改制|重新编号")
"""Between two meetings: their numbers begin anew."""


class _Meeting(NamedTuple):
    owner: str
    """市住建局; empty where its sentence names none."""
    body: str
    """What meets, in the words before and behind the number: 召开 and 党组会."""
    block: int
    """The paragraph: in another one another body of the sort may meet."""
    number: int
    date: DateFact
    span: Span


def numbered_against_days(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each meeting of a body that has a smaller number than one held before it in the year."""
    if "次" not in ledger.text or "会" not in ledger.text:
        return
    held: dict[tuple[str, int, int], list[_Meeting]] = {}
    for one in _meetings(ledger):
        held.setdefault((one.body, one.date.year or 0, one.block), []).append(one)
    for meetings in held.values():
        if len({one.owner for one in meetings if one.owner}) > 1:
            continue  # the party groups of two bureaus count their own meetings
        meetings.sort(key=lambda one: (str(one.date.first), one.number))
        for earlier, later in pairwise(meetings):
            first, then = earlier.date.last, later.date.first
            smaller = first and then and first < then and _FEWEST <= later.number < earlier.number
            if first and then and smaller and not _begun_anew(ledger, earlier, later):
                values = {"earlier": ledger.quote(earlier.span), "later": ledger.quote(later.span)}
                calculation = f"{first.isoformat()} < {then.isoformat()}, {earlier.number} > {later.number}"
                spans = (later.span, earlier.span, later.date.span, earlier.date.span)
                yield Hit(spans, values, calculation, severity="warning", variant="sessions")


def _begun_anew(ledger: Ledger, earlier: _Meeting, later: _Meeting) -> bool:
    start, end = sorted((earlier.span.start, later.span.start))
    return _ANEW.search(ledger.text, start, end) is not None


def _meetings(ledger: Ledger) -> Iterator[_Meeting]:
    """Every numbered meeting of a body, with the one day told in its sentence before it."""
    for match in _MEETING.finditer(ledger.text):
        body = _BODY.search(match["before"] + match["behind"])
        if body is None or _TERM.search(match["before"] + match["behind"]):
            continue
        sentence = ledger.sentences[ledger.sentence_at(match.start("number"))].span
        start = max(sentence.start, match.start() - _LEAD)
        days = [day for day in ledger.dates_in(Span(start, match.start("number"))) if day.first and not day.ends]
        if days and days[-1].year and days[-1].granularity in ("day", "month") and not days[-1].relation:
            span = Span(match.start("number") - 1, match.end())
            owners = _OWNER.findall(ledger.text, days[-1].span.end, match.start("number"))
            words = f"{match['before']}|{match['behind']}"
            block = ledger.document.block_index(match.start())
            yield _Meeting(owners[-1] if owners else "", words, block, whole_number(match["number"]), days[-1], span)
