"""Ended stretches: 现场审计结束后，5月12日, where pages before the text's only 现场审计 lasted until the 26th."""

from __future__ import annotations

import re
from datetime import date as Day  # noqa: N812 - the facts are called dates here

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import FARTHEST, days_of, too_early
from linter.ledger import Ledger
from linter.patterns import regex

_ENDED = regex(
    r"^(?:(?:本次|此次|这次|上述|该项?|全部|各项|所有|集中|整个|县级|市级|区级|省级)的?)*(?P<act>[一-鿿]{2,6}?)(?:工作|活动|任务)?(?:全部|全面|正式|顺利|圆满)*"
    r"(?:结束|期满|届满|完成|完毕|终了)$"
)
_PART = regex(
    r"第[一二三四五六七八九十\d]|[首前后上下]批|首轮|首期|上一?[轮次年]|各|每|分别|部分|阶段|初|预|一期|二期|以来|计划|预计|原定"
)
"""In what ended: there were more of the sort, or it was not all of it."""
_MOVED = regex("延[期长]|提前|顺延|推迟|调整为|中止|暂停|原定|[拟将][于在]|计划|预计|曾|去年|上年|上一?轮")
"""Around a stretch or the day: the stretch did not last as it is told, or was another one."""
_SCOPE = regex(
    "(?:[^，,。；]{0,16}?(?:期间|任期|在任|任职|以来|所属|发生)|的[^，,。；]{0,20}?(?:情况|收支|资金|账|业务))"
)
"""Behind a stretch that was looked at, and is no time of looking."""
_WAY = regex("^(?:实地|现场|入户|逐[户家个村站]|上门|进场)(?=[一-鿿]{2})")
"""How it was done, told where it ended and not where it went on: 开展检查 … 实地检查结束后."""
_BEHIND = 100
"""Characters behind a stretch in which its sentence tells what went on in it."""
_FRONT = 16
_LEAD = 24


def ended_elsewhere(ledger: Ledger, date: DateFact, at: int, words: str) -> Hit | None:
    """A hit where a day follows on the end of what another paragraph tells with a later last day."""
    ended = _ENDED.match(words)
    if ended is None or _PART.search(words) or _MOVED.search(ledger.lead(date, _LEAD)):
        return None
    told = [one for one in ledger.dates[:at] if one.ends and one.ends[1].day and not one.relation]
    found = [one for one in told if _is_of(ledger, one, ended["act"])]
    if len({(one.ends[1].month, one.ends[1].day) for one in found if one.ends}) != 1:
        return None
    one = found[-1]
    days = _days(one, date)
    return (
        too_early(ledger, date, one, (days[1], days[0])) if days and 0 < (days[0] - days[1]).days <= FARTHEST else None
    )


def _days(one: DateFact, date: DateFact) -> tuple[Day, Day] | None:
    """The last day of a stretch and the day that is to follow on it, which lies within it."""
    if one.ends is None:
        return None
    days, first = days_of(one.ends[1], date), days_of(one.ends[0], date)
    return days if days and first and first[0] <= first[1] else None


def _is_of(ledger: Ledger, one: DateFact, act: str) -> bool:
    """True for the stretch of which its sentence tells the act, 自3月6日至5月26日对…进行了现场审计."""
    sentence = ledger.sentences[one.sentence].span
    end = min(sentence.end, one.span.end + _BEHIND)
    later = [
        other.span.start
        for other in ledger.dates_in(sentence)
        if one.span.end <= other.span.start < end and (other.ends[1] if other.ends else other).day
    ]
    behind = ledger.text[one.span.end : min([end, *later])]
    front = re.split("[，,。；;：:]", ledger.text[max(sentence.start, one.span.start - _FRONT) : one.span.start])[-1]
    if _SCOPE.match(behind) or _MOVED.search(front + behind):
        return False
    return any(words in behind or words in front for words in (act, _WAY.sub("", act)))
