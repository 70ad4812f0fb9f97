"""Far anchors: 收到反馈意见书后，8月30日, 公示期间…于2月2日复核, 本次督查的结果, with days told paragraphs before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import FARTHEST, days_of, too_early
from linter.ledger import Ledger
from linter.patterns import regex

_RECEIVED = regex(r"(?:收到|接到)(?:该|上述|了)?(?P<what>[一-鿿]{4,10})后[，,]?(?:[^，,。；：\d]{0,10}?)?(?:于|在)?$")
_HANDED_OVER = "下发|印发|送达|发出|出具|反馈|移送|移交|交办|转办|转来|下达|制发|发来"
_TILL = regex(r"(?P<what>[一-鿿]{2,4})期(?:间|内)(?:共)?(?:收到|接到|受理|征集到?|反映|提出|接获)[^。；]{0,40}$")
_DEALT_WITH = regex(r"[^，,。；]{0,8}?(?:复核|核实|核查|查核|办结|答复|处理|回复|采纳|调查)")
_IT = regex(
    r"^(?:该|本)?(?P<what>文件|(?<=[该本])(?:办法|方案|规划|意见|预案|细则|条例|规定))(?:以[^，,。；]{4,24}?)?(?:已经?|正式)*(?:于|在)?$"
)
_ISSUED = regex(r"(?:正式)?(?:印发|公布|发布|下发|颁布|出台)(?![后的前]|以来|之后)")
_PASSED = regex(r"[^。；]{0,40}?(?:审议(?:并)?通过|审定|表决通过|讨论通过)")
_RESULTS = regex(
    r"[，,]?[^。；\n]{0,24}?(?:本次|此次|这次|该次)(?:[一-鿿]{0,2})"
    r"(?P<act>督查|督导|检查|核查|抽查|复查|暗访|巡察|巡视|审计|考核|评估|评审|验收|普查|调研|测评|评议|摸底)(?:的)?(?:结果|发现|报告|情况)"
)
"""What has come of a look: it cannot be told before the look."""
_APART = regex(
    r"拟|将|计划|预计|原|旧|修订|另|其他|上一?年|去年|上一?轮|此前|曾|再次|二次|第[一二三四]|[首前]批|征求意见|初稿"
)
_LEAD = 44
_BEHIND = 48
_FEW_BLOCKS = 2
"""Paragraphs between what was passed and how it was issued, told as 文件以…印发."""


def too_early_for_far(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day that lies before what it is said to follow on, wherever that has its own day."""
    for at, date in enumerate(ledger.dates):
        if date.relation or date.ends or date.impossible or not date.day:
            continue
        sentence = ledger.sentences[date.sentence].span
        front = ledger.text[max(sentence.start, date.span.start - _LEAD) : date.span.start]
        found = _anchor(ledger, date, at, front)
        if found is None:
            continue
        anchor, days = found
        if 0 < (days[1] - days[0]).days <= FARTHEST and not _APART.search(_last_clauses(front)):
            yield too_early(ledger, date, anchor, days)


def _last_clauses(front: str) -> str:
    return "，".join(re.split("[，,。；]", front)[-2:])


def _anchor(ledger: Ledger, date: DateFact, at: int, front: str) -> tuple[DateFact, tuple[Day, Day]] | None:
    """What the words before a day rest it on, and both days, its own first."""
    if (received := _RECEIVED.search(front)) is not None:
        one = _handed_over(ledger, received["what"], ledger.dates[:at])
        return _with_days(one, date)
    if (till := _TILL.search(front)) is not None and _DEALT_WITH.match(ledger.text, date.span.end):
        return _with_days(_stretch(ledger, till["what"], date, ledger.dates[:at]), date)
    its = _IT.match(front) if front and "。" not in front else None
    if its is not None and _ISSUED.match(ledger.text, date.span.end):
        return _with_days(_passed(ledger, date, ledger.dates[:at]), date)
    results = _RESULTS.match(ledger.text, date.span.end)
    if results is None or not _behind(ledger, date).startswith(results.group()):
        return None
    return _with_days(_looked(ledger, results["act"], ledger.dates[:at]), date)


def _with_days(one: DateFact | None, date: DateFact) -> tuple[DateFact, tuple[Day, Day]] | None:
    days = days_of(one.ends[0] if one.ends else one, date) if one else None
    return (one, (days[1], days[0])) if one and days else None


def _handed_over(ledger: Ledger, what: str, told: tuple[DateFact, ...]) -> DateFact | None:
    """The only day told before on which the paper was handed over."""
    act = re.compile(
        rf"[^。；]{{0,30}}?(?:{_HANDED_OVER})[^，,。；]{{0,12}}{what}|[^，,。；]{{0,16}}{what}[^，,。；]{{0,12}}(?:{_HANDED_OVER})"
    )
    found = [
        one
        for one in told
        if one.day and not one.ends and not one.relation and act.match(_behind(ledger, one)) is not None
    ]
    return found[0] if len({(one.month, one.day) for one in found}) == 1 else None


def _stretch(ledger: Ledger, what: str, date: DateFact, told: tuple[DateFact, ...]) -> DateFact | None:
    """The only stretch of the paragraph, not far before, on which what is named went on: 2月6日至2月19日公示."""
    block = ledger.sentences[date.sentence].block
    found = [
        one
        for one in told
        if one.ends
        and one.ends[0].day
        and ledger.sentences[one.sentence].block == block
        and what[-2:] in ledger.lead(one, 12) + _behind(ledger, one)
    ]
    return found[0] if len(found) == 1 else None


def _looked(ledger: Ledger, act: str, told: tuple[DateFact, ...]) -> DateFact | None:
    """The only day or stretch told before on which there was such a look."""
    look = regex(
        rf"[，,]?(?!.*(?:本次|此次|这次|该次)).*?(?:开展|组织|进行|实施|启动|对|赴).*?{act}(?!的?结果|通报|报告)"
    )
    days = (one for one in told if one.day or (one.ends and one.ends[0].day))
    found = [one for one in days if look.match(ledger.text, one.span.end, _end_of_sentence(ledger, one))]
    return found[0] if len(found) == 1 and not _APART.search(ledger.lead(found[0], _LEAD)) else None


def _passed(ledger: Ledger, date: DateFact, told: tuple[DateFact, ...]) -> DateFact | None:
    """The day on which what is issued was passed, told last before it."""
    block = ledger.sentences[date.sentence].block
    for one in reversed(told):
        if block - ledger.sentences[one.sentence].block > _FEW_BLOCKS or one.relation or one.ends:
            return None
        if one.day and _PASSED.match(_behind(ledger, one)):
            return None if _APART.search(_behind(ledger, one)) else one
    return None


def _end_of_sentence(ledger: Ledger, one: DateFact) -> int:
    return min(ledger.sentences[one.sentence].span.end, one.span.end + _LONGEST)


_LONGEST = 120
"""Characters behind a day in which its sentence still tells of it."""


def _behind(ledger: Ledger, one: DateFact) -> str:
    """The words of its sentence behind a day, up to the next day."""
    end = min(ledger.sentences[one.sentence].span.end, one.span.end + _BEHIND)
    following = (other.span.start for other in ledger.dates_in(ledger.sentences[one.sentence].span))
    end = min([end, *(start for start in following if start > one.span.start)])
    return ledger.text[one.span.end : end]
