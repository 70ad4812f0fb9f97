"""The meeting a report is read at: 第十六届 in the title, 第十七届 where the same meeting is named again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.facts.dates.years import YEAR_NAMED
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.kinds.dates._approved_budgets import approved_twice
from linter.kinds.dates._lots_of_sessions import lots_in_conflict
from linter.kinds.dates._one_agenda import matters_in_conflict
from linter.kinds.dates._own_meeting import heads, in_conflict, span_of
from linter.kinds.dates._plenaries import sessions_in_conflict
from linter.kinds.dates._said_of_itself import said_of_itself
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RECALLED = regex(
    rf"(?P<level>[省市县区州旗镇乡]?)第?(?P<term>{SMALL_NUMERAL})届"
    r"(?P<body>人民代表大会|人大|职工代表大会|职代会|会员代表大会|董事会|监事会|理事会)(?P<standing>常务委员会|常委会)?"
    rf"第?(?P<session>{SMALL_NUMERAL})次(?:全体)?会议"
)
# 中共石桥镇第十二次代表大会: a congress has a number of its own and no term.
_CONGRESS = regex(
    rf"(?P<body>(?:中国共产党|中共|共青团|工会|妇女|妇联)[一-鿿]{{2,12}}?|[一-鿿]{{2}}[省市县区州旗镇乡])第(?P<term>{SMALL_NUMERAL})次"
    r"(?P<kind>党员代表大会|代表大会|党代会|团代会|妇代会)"
)
_CONGRESS_SIGN = regex("次[党代团妇]")
_THIS_YEAR = regex(
    r"(?:今年|本年|近日|日前|本次|这次)(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底)?[，,])?[^，,。；\n]{0,14}$"
)
_OTHER_YEAR = regex(r"[去前上]年|曾|上一?届|此前|(?:19|20)\d\d年|[上历]次")
_ON_A_DAY = regex(r"[，,]?于(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_ITS_OUTCOME = regex(r"(?:通过|审议|批准|作出|确定|精神|闭幕|胜利|圆满|期间|收到|各项|决议)")
_DAY_BEFORE = regex(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?[，,]?[一-鿿]{0,6}$")
_MEETS = regex("(?:胜利|隆重|圆满|顺利)?(?:开幕|召开|举行|闭幕)|在[^，。；\\n]{2,14}(?:开幕|召开|举行)")
"""2月16日，县第十七届…第一次会议开幕."""
_ATTENDED = regex("的代表|期间|应到|实到|共收到|收到")
_NEAR = 20
"""Characters behind the second naming that may place it in another year."""


class MeetingSession:
    """Compares the meeting named above the report with its second naming there and where the report is submitted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each naming of the same body with another term, or another session when submitted."""
        if "代表大会" in ledger.text or "代会" in ledger.text:
            yield from _congresses(ledger)
        # Which sessions the body has held that the report is read to is told apart; a congress is none of its 常委会.
        own = {(_body(head), head["standing"] is not None) for head in heads(ledger)}
        hits = [*_recalled(ledger, own)]
        hits.extend(_hit(ledger, one, other) for one, other in in_conflict(ledger))
        for held, later in sessions_in_conflict(ledger):
            if not any(span.overlaps(later.span) for hit in hits for span in hit.spans[:1]):
                values = {"one": ledger.quote(held.span), "other": ledger.quote(later.span)}
                hits.append(Hit((later.span, held.span), values, severity="warning"))
        told = {span for hit in hits for span in hit.spans[:1]}
        hits.extend(
            _hit(ledger, one, other) for one, other in matters_in_conflict(ledger) if span_of(other) not in told
        )
        told = {span for hit in hits for span in hit.spans[:1]}
        for own_meeting, again, days in said_of_itself(ledger):
            if days is not None:
                values = {"one": ledger.quote(days[0]), "other": ledger.quote(days[1])}
                hits.append(Hit((days[1], days[0]), values, severity="warning"))
            elif span_of(again) not in told:
                hits.append(_hit(ledger, own_meeting, again))
        told |= {span for hit in hits for span in hit.spans[:1]}
        for first, other in (*approved_twice(ledger), *lots_in_conflict(ledger)):
            if other in told:
                continue
            values = {"one": ledger.quote(first), "other": ledger.quote(other)}
            hits.append(Hit((other, first), values, severity="warning"))
        yield from hits


def _body(naming: re.Match[str]) -> str:
    return str(naming["body"]).replace("人民代表大会", "人大").replace("职工代表大会", "职代会")


def _recalled(ledger: Ledger, own: set[tuple[str, bool]]) -> Iterator[Hit]:
    """One hit for each meeting of this year whose second naming has another term; a term lasts for years.

    Sessions of a body that is the report's `own` are compared only where they are told with their day.
    """
    named: dict[tuple[str, str, bool, int], list[re.Match[str]]] = {}
    for match in matches_on_lines(_RECALLED, "届", ledger.text):
        body = _body(match)
        # 省 and 市 have a congress each; a company has one.
        if match["level"] or body != "人大":
            key = (match["level"] if body == "人大" else "", body, match["standing"] is not None)
            named.setdefault((*key, whole_number(match["session"])), []).append(match)
    for (_, body, standing, _), matches in named.items():
        for one, other in pairwise(matches):
            before = [
                ledger.text[ledger.sentences[ledger.sentence_at(m.start())].span.start : m.start()]
                for m in (one, other)
            ]
            this_year = (body, standing) not in own and any(_THIS_YEAR.search(words) for words in before)
            if own and this_year:
                this_year = not any(_of_long_ago(ledger, match) for match in (one, other))
            this_year = this_year or _held(ledger, one, other)
            if _in_one_month(*before):
                this_year, before = True, ["", ""]
            before[0] = _DAY_BEFORE.sub("", before[0])
            if this_year and not _same(one, other, "term") and not any(map(_OTHER_YEAR.search, before)):
                yield _hit(ledger, one, other)


_LASTING = regex("规划|纲要|五年|决定(?!的)|条例|议案|方案")


def _of_long_ago(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where a session is told with another year, or with what is carried out for years."""
    behind = ledger.text[match.end() : match.end() + _NEAR]
    years = [int(year[:4]) for year in YEAR_NAMED.findall(behind)]
    return any(year != ledger.identity.year for year in years) or _LASTING.search(behind) is not None


_MONTH = regex(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:\d{1,2}日)?(?:召开的|举行的)?$")


def _in_one_month(first: str, second: str) -> bool:
    """True for 2022年2月市七届人大二次会议 and 2月市八届人大二次会议: one session of one month."""
    one, other = _MONTH.search(first), _MONTH.search(second)
    return bool(
        one and other and one["month"] == other["month"] and (not other["year"] or one["year"] == other["year"])
    )


def _congresses(ledger: Ledger) -> Iterator[Hit]:
    """第十二次代表大会于8月26日召开 here, and 第十三次代表大会精神, told without a year, there."""
    named: dict[str, list[re.Match[str]]] = {}
    for match in matches_on_lines(_CONGRESS, _CONGRESS_SIGN, ledger.text):
        named.setdefault(match["body"][-_PLACE:], []).append(match)
    for matches in named.values():
        held = [one for one in matches if _ON_A_DAY.match(ledger.text, one.end())]
        for other in matches if len(held) == 1 else ():
            if not _same(held[0], other, "term") and _same_meeting(ledger, held[0], other):
                spans = Span(*other.span()), Span(*held[0].span())
                values = {"one": ledger.quote(spans[1]), "other": ledger.quote(spans[0])}
                yield Hit(spans, values, severity="warning")


_PLACE = 3
"""Characters at the end of a body's name by which it is the same."""


def _same_meeting(ledger: Ledger, held: re.Match[str], other: re.Match[str]) -> bool:
    """True where what came of the other meeting is told, and no other year; 第十一次代表大会以来 is the one before."""
    behind = ledger.text[other.end() : other.end() + _NEAR]
    before = ledger.text[ledger.sentences[ledger.sentence_at(other.start())].span.start : other.start()]
    told_again = other.start() > held.end() and _ITS_OUTCOME.match(behind)
    return bool(told_again) and not (YEAR_NAMED.search(behind) or _OTHER_YEAR.search(before) or "以来" in behind[:8])


def _held(ledger: Ledger, one: re.Match[str], other: re.Match[str]) -> bool:
    """True for 县第六届…第四次会议于2024年1月8日召开, and 县五届…四次会议通过的决议 told without a year."""
    behind = ledger.text[other.end() : other.end() + _NEAR]
    before = ledger.text[ledger.sentences[ledger.sentence_at(one.start())].span.start : one.start()]
    held = _ON_A_DAY.match(ledger.text, one.end()) or (
        _DAY_BEFORE.match(before) and _MEETS.match(ledger.text, one.end())
    )
    again = _ITS_OUTCOME.match(behind) or (_ATTENDED.match(behind) and one.end() < other.start())
    return bool(held and again and not YEAR_NAMED.search(behind))


def _same(one: re.Match[str], other: re.Match[str], group: str) -> bool:
    return whole_number(one[group]) == whole_number(other[group])


def _hit(ledger: Ledger, own: re.Match[str], other: re.Match[str]) -> Hit:
    one, two = span_of(own), span_of(other)
    return Hit((two, one), {"one": ledger.quote(one), "other": ledger.quote(two)}, severity="warning")
