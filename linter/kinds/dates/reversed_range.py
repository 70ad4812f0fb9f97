"""Reversed ranges: a stretch of time that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import DateFact
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_from
from linter.finding import Hit, Severity
from linter.kinds.dates._told_stretches import told_stretches
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

AUTUMN, SPRING = 9, 5
"""11月至3月 without 次年 is how winters, heating periods and school years are told: from September to May."""


_YEAR = r"(?:19|20)\d\d|二[〇零○一二三四五六七八九]{3}"
_WHEN = r"年(?:度|底|末|初|(?P<{0}>\d{{1,2}})月(?:份|底|末)?)?"
_COURSE = regex(
    rf"[从由自](?P<left>{_YEAR}){_WHEN.format('early')}(?!\d{{1,2}}[月日])(?P<between>[^。；\n]{{0,48}}?)"
    rf"(?:[到至为]|(?:增|涨|升|降|减|长|高|大|加|少)[到至为])(?P<right>{_YEAR}){_WHEN.format('late')}"
)
_FROM = regex(r"[从由自](?=19|20|二)")
_MOVED = regex("溯|提前|推前|前移|前推|调整|压缩|缩短|倒|退回|截[至止]|[从由自]|分别|改")
"""由2027年提前到2025年 moves a term; 从…由… begins another course."""


class ReversedRange:
    """Reports 11月13日至9月7日; 11月至次年2月 is fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every range whose right end lies before its left one."""
        for date in told_stretches(ledger):
            if date.ends is None:
                continue
            left, right = date.ends
            if _by_verbs(ledger, left, right) and not _campaign(ledger, left, right):
                continue
            severity = _reversed(ledger, left, right)
            if severity:
                yield Hit(
                    (date.span,),
                    {"start": ledger.quote(left.span), "end": ledger.quote(right.span)},
                    severity=severity,
                )
        yield from _courses(ledger)


def _by_verbs(ledger: Ledger, left: DateFact, right: DateFact) -> bool:
    """True for 9月10日启动，至7月5日: what happened stands between the two days."""
    return _MARK.search(ledger.text, left.span.end, right.span.start) is not None


def _campaign(ledger: Ledger, left: DateFact, right: DateFact) -> bool:
    """True for 9月10日启动，至7月5日结束; what is built on may well be finished the year after."""
    if not (left.day and right.day):
        return False
    begun = _BEGUN.match(ledger.text, left.span.end, right.span.start)
    return begun is not None and _ENDED.match(ledger.text, right.span.end) is not None


_MARK = regex("[，,、]")
_BEGUN = regex("(?:[，,]?[一-鿿“”]{2,14}?)?(?:正式|全面)*(?:启动|开始|开展|展开|进驻|开幕|开赛|开班|起步|实施)")
_ENDED = regex("(?:全面|正式|圆满|全部|顺利)*(?:结束|完成|闭幕|撤离|收官|结业)")


def _courses(ledger: Ledger) -> Iterator[Hit]:
    """从2025年的8.1%提高到2020年的9.2%: the figures of two years, told from the later to the earlier."""
    for match in matches_from(_COURSE, _FROM, ledger.text):
        left, right = ((numeral(match[year]), int(match[month] or 0)) for year, month in _ENDS)
        if not left[1] or not right[1]:
            left, right = (left[0], 0), (right[0], 0)
        if left <= right or not _HAS_FIGURE.search(match["between"]) or _MOVED.search(match["between"]):
            continue
        ends = [Span(match.start(year), match.end(year) + 1) for year, _ in _ENDS]
        values = {"start": ledger.quote(ends[0]), "end": ledger.quote(ends[1])}
        yield Hit((ends[0], ends[1]), values)


_ENDS = (("left", "early"), ("right", "late"))
_HAS_FIGURE = regex(r"\d|的")


def _reversed(ledger: Ledger, left: DateFact, right: DateFact) -> Severity | None:
    if left.impossible or right.impossible:
        return None
    if right.day and ledger.read(left.span).isdigit():
        return None  # 9月10—9月25日: the 10 is a day, and no month
    if left.first and right.last:
        if left.first <= right.last:
            return None
        if left.year_source == "said" and right.year_source == "said":
            return "error"
        if "年" in ledger.read(right.span):
            return None if left.year_source != "said" and _year_before_told(ledger, left, right) else "warning"
    elif left.year or right.year or "年" in ledger.read(left.span) + ledger.read(right.span):
        return None
    if left.month is None or right.month is None:
        return None
    if (left.month, left.day or 0) <= (right.month, right.day or 31):
        return None
    if left.month >= AUTUMN and right.month <= SPRING:
        return "note" if left.day and left.year_source == "said" else None
    return "error" if left.day and right.day else "warning"


def _year_before_told(ledger: Ledger, left: DateFact, right: DateFact) -> bool:
    """True for 7月12日至2025年1月12日 behind a day of 2024: it began in that year."""
    return any(
        one.year is not None and right.year is not None and one.year + 1 == right.year
        for one in ledger.dates
        if one.span.end <= left.span.start
    )
