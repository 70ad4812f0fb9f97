"""One paper: 《方案》8月18日印发, and pages on 经8月25日会议审定后下发的《方案》: passed after it was issued."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import days_of, too_early
from linter.ledger import Ledger
from linter.patterns import regex

_PASSED = r"(?:审定|审议(?:并)?通过|研究通过|讨论通过|审议批准|审定通过)"
_ISSUED = r"(?:正式)?(?:印发|下发|出台|颁布|发布)"
_TITLE = r"《(?P<title>[^《》\n]{4,40})》"
_END = r"(?:（[^（）]{0,30}）)?(?=[，,。；;\n]|$)"
_PASSED_IT = regex(
    rf"[^，,。；《》]{{0,20}}(?:会议?|党组|党委)[^，,。；《》]{{0,8}}?{_PASSED}(?:了|并|后|，|、|随后|{_ISSUED}|执行|实施|的)*{_TITLE}{_END}"
)
_ISSUED_IT = regex(rf"(?P<who>[^，,。；《》]{{0,16}}?){_ISSUED}(?:实施)?了?{_TITLE}{_END}")
_ISSUED_BEHIND = regex(rf"[^，,。；《》]{{0,6}}?{_ISSUED}(?=[^，,。；《》的]{{0,8}}[，,。；])")
_PASSED_BEHIND = regex(rf"[^，,。；《》]{{0,20}}(?:会议?|党组|党委)[^，,。；《》]{{0,8}}?{_PASSED}(?!的)")
_TITLE_BEFORE = regex(rf"{_TITLE}(?:（[^（）]{{0,30}}）)?(?:已经?|并|也)?(?:经|于|在)?$")
_BODY = regex("[委厅局办院部会府组]")
_ANOTHER = regex(
    "人大|人代会|代表大会|修[订改]|征求意见|草案|初稿|送审|讨论稿|试行|重新|再次|第[二三]次|废止|转发|补充|调整"
)
_LEAD = 60
_NEAR = 40
"""Days by which a paper that is issued before it is passed betrays a slip."""


class _Act(NamedTuple):
    title: str
    date: DateFact
    passed: bool


def passed_after_issue(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each paper that is told to have been issued on one day, and passed on a later one only."""
    if "《" not in ledger.text:
        return
    acts: dict[str, list[_Act]] = {}
    for date in ledger.dates:
        act = _act(ledger, date)
        if act:
            acts.setdefault(act.title, []).append(act)
    for told in acts.values():
        passed, issued = ([one.date for one in told if one.passed is which] for which in (True, False))
        if not passed or not issued or any(len({(d.month, d.day) for d in days}) > 1 for days in (passed, issued)):
            continue
        days = days_of(issued[0], passed[0])
        if not days or not 0 < (days[1] - days[0]).days <= _NEAR or _of_a_town(ledger, issued[0], passed[0]):
            continue
        if passed[0].sentence != issued[0].sentence:
            yield too_early(ledger, issued[0], passed[0], days)


def _of_a_town(ledger: Ledger, issued: DateFact, passed: DateFact) -> bool:
    """True where a town passes the paper that is told without it as issued: it has a plan of its own."""
    sentence = ledger.sentences[passed.sentence].span
    town = _TOWN.search(ledger.text, sentence.start, passed.span.end + _BEHIND)
    return town is not None and town.group() not in ledger.read(ledger.sentences[issued.sentence].span)


_TOWN = regex("[一-鿿]{1,2}(?:[镇乡]|街道|社区)(?=党委|政府|党工委|于|在|召开|\\d)")
_BEHIND = 8
"""Characters behind a day in which a town is named."""
_BY_A_BODY = regex("[委厅局办院部会府组](?:于|在|已经?)?$")


def _act(ledger: Ledger, date: DateFact) -> _Act | None:
    """What a day tells of one paper."""
    if date.relation or date.ends or date.impossible or not date.day:
        return None
    text, sentence = ledger.text, ledger.sentences[date.sentence].span
    if "《" not in text[sentence.start : sentence.end] or _ANOTHER.search(text, sentence.start, sentence.end):
        return None
    before = _TITLE_BEFORE.search(text, max(sentence.start, date.span.start - _LEAD), date.span.start)
    if before:
        if _PASSED_BEHIND.match(text, date.span.end, sentence.end):
            return _Act(before["title"], date, passed=True)
        issued = _ISSUED_BEHIND.match(text, date.span.end, sentence.end)
        return _Act(before["title"], date, passed=False) if issued else None
    for pattern, passed in ((_PASSED_IT, True), (_ISSUED_IT, False)):
        told = pattern.match(text, date.span.end, sentence.end)
        who = _BY_A_BODY.search(text, sentence.start, date.span.start)
        if told and not (passed or who or _BODY.search(told["who"])):
            return _Act(told["title"], date, passed=False)
        if told and passed:
            return _Act(told["title"], date, passed=True)
    return None
