"""Afterwards: 检查结束后，3月1日 and 收到通知后第三天，即8月10日, held against the day of what came before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._bounded import ENDED_AT_ONCE
from linter.kinds.dates._ended_stretches import ended_elsewhere
from linter.kinds.dates._held_before import held_before
from linter.kinds.dates._lengths import value_of
from linter.kinds.dates._told_back import FARTHEST, NO_AFTER, days_of, if_too_early
from linter.ledger import Ledger
from linter.patterns import regex

_WHAT = regex(
    rf"(?:^|[，,。；;：:\n）])(?:在|待|经|自|于)?(?P<what>[^，,。；;：:\d（）\n]{{2,14}}?){NO_AFTER}(?:之|以)?后"
    r"(?:的?第(?P<nth>[二三四五六七八九十]|\d{1,2})个?[天日]|(?P<next>次日)|(?P<same>当[天日]))?"
    r"(?P<namely>[，,]?[即也](?:就是)?)?(?:[，,](?:[^，,。；：:\d的后]{0,14}?)?)?(?:于|在|已经?于)?$"
)
_THEN = regex(
    r"(?:^|[，,。；;：:\n）])(?:并|又|而)?(?:随后|之后|其后|尔后|而后|继而|接着|然后|后)(?:又|再)?[，,]?(?:于|在)?$"
)
_NEXT = regex(r"(?:^|[，,。；;])(?:次日|第二[天日])[，,]?即(?:于|在)?$")
_ON_IT = regex(
    rf"[^，,。；：:、（）\d]{{2,24}}{NO_AFTER}(?:之|以)?后[，,](?:[^，,。；：:\d的后将拟]{{0,10}}?)?(?:又|再)?(?:于|在)?"
)
"""8月30日召开启动会后，于8月21日: from the day of what came first to that of what follows on it."""
_END = regex(r"结束|期满|完成|到期|完毕|闭幕|届满|终了|收尾|收官|落幕|截止|告一段落")
_PART = regex("第[一二三四五六]|首[日次批轮]|当日|每|各|部分|其中")
"""In what ended: a part of it, which ended before the whole."""
_ENDED_BEHIND = regex(
    rf"(?:[上下]午|当[天日]|晚)?[，,](?:在|待)?(?P<what>[^，,。；;：:\d（）\n]{{2,12}}?(?:{_END.pattern})){NO_AFTER}(?:之|以)?后[，,]"
)
"""8月30日，在全部检查结束后，召开会议: what the day follows on stands behind it."""
_ANCHORS = 3
"""Days told before, among which the one that is meant is looked for."""
_FAR_ANCHORS = 8
"""The same for a day that is counted: 收到报告后第三天."""


def too_early_afterwards(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day said to follow on another that does not."""
    if "后" not in ledger.text and "即" not in ledger.text:
        return
    for at, date in enumerate(ledger.dates):
        if date.relation not in ("", "since") or date.impossible:
            continue
        if at and (found := _on_it(ledger, ledger.dates[at - 1], date)):
            yield found
            continue
        if date.granularity != "day" or date.ends:
            continue
        front = ledger.lead(date, 40)
        what = _WHAT.search(front) if "后" in front else None
        if what is None and "即" in front and _NEXT.search(front):
            found = _next_day(ledger, ledger.dates[at - 1], date) if at else None
        elif what is None:
            found = (
                _before(ledger, date, ledger.dates[max(0, at - 1) : at])
                if "后" in front and _THEN.search(front)
                else None
            )
        else:
            counted = bool(what["nth"] or what["next"] or what["same"])
            reach = _FAR_ANCHORS if counted else _ANCHORS
            found = _anchored(ledger, date, ledger.dates[max(0, at - reach) : at], what)
            if found is None and not counted:
                found = ended_elsewhere(ledger, date, at, what["what"])
        if what is None and found is None and (ended := _ENDED_BEHIND.match(ledger.text, date.span.end)):
            found = ended_elsewhere(ledger, date, at, ended["what"])
        if found is None and "会" in front and "后" in front:
            found = held_before(ledger, date, at)
        if found:
            yield found


def _on_it(ledger: Ledger, one: DateFact, date: DateFact) -> Hit | None:
    """A hit where a day, or a stretch, lies before the day that its sentence says it follows on."""
    first, last = one.ends[1] if one.ends else one, date.ends[1] if date.ends else date
    if one.relation or one.sentence != date.sentence or first.granularity != "day" or last.granularity != "day":
        return None
    if _ON_IT.fullmatch(ledger.text, one.span.end, date.span.start) is None:
        return None
    return if_too_early(ledger, date, one)


def _next_day(ledger: Ledger, one: DateFact, date: DateFact) -> Hit | None:
    """A hit where 次日，即 a day is not the one behind that told just before."""
    if one.relation or one.ends or one.granularity != "day" or not _near(ledger, one, date):
        return None
    return _counted(ledger, one, date, 1, (1,))


def _counted(ledger: Ledger, one: DateFact, date: DateFact, number: int, fits: tuple[int, ...]) -> Hit | None:
    """A hit where a day is not as many days behind another as it is said to be."""
    days = days_of(one.ends[1] if one.ends else one, date)
    apart = (days[1] - days[0]).days if days else 0
    if days is None or apart in fits or abs(apart) > FARTHEST:
        return None
    meant = days[0] + timedelta(days=number)
    return Hit(
        (date.span, one.span),
        {"later": ledger.quote(date.span), "earlier": ledger.quote(one.span)},
        f"{days[0].isoformat()} + {number}天 = {meant.isoformat()} ≠ {days[1].isoformat()}",
        severity="warning",
        variant="counted",
    )


def _before(ledger: Ledger, date: DateFact, told: tuple[DateFact, ...]) -> Hit | None:
    """A hit where a day that comes afterwards is before the only one told just before it."""
    for one in told:
        if one.relation or one.granularity not in ("day", "range") or not _near(ledger, one, date):
            return None
        return if_too_early(ledger, date, one)
    return None


def _near(ledger: Ledger, one: DateFact, date: DateFact) -> bool:
    same = ledger.sentences[one.sentence].block == ledger.sentences[date.sentence].block
    return same and date.sentence - one.sentence <= 2


def _anchored(ledger: Ledger, date: DateFact, told: tuple[DateFact, ...], what: re.Match[str]) -> Hit | None:
    """A hit where the day follows on something that was told with its own, later day."""
    words = what["what"]
    ended = _END.search(words)
    keys = {words[at : at + 2] for at in range(len(words) - 1)} - ({ended.group()} if ended else set())
    counted = what["nth"] or what["next"] or what["same"]
    part = _PART.search(words)
    anchors: list[tuple[int, DateFact]] = []
    for at, one in enumerate(told):
        if one.relation or one.impossible or one.granularity not in ("day", "range"):
            continue
        until = told[at + 1].span.start if at + 1 < len(told) else ledger.sentences[one.sentence].span.end
        around = _BROKEN.split(ledger.text[one.span.start : min(until, one.span.end + 60)], 1)[0]
        around = ledger.text[_begins(ledger, told, at) : one.span.start] + around
        if not part or part.group() in around:
            anchors.append((sum(key in around for key in keys), one))
    most = max((known for known, _ in anchors), default=0)
    if not most:
        return None
    meant_by = [one for known, one in anchors if known == most]
    one = meant_by[-1]
    if not counted:
        return if_too_early(ledger, date, one) if _near(ledger, one, date) and (ended or not one.ends) else None
    if (one.ends and not ended) or len({other.first for other in meant_by}) > 1:
        return None
    number = 0 if what["same"] else 1 if what["next"] else int(value_of(what["nth"]) or 0)
    return _counted(ledger, one, date, number, (number - 1, number) if what["nth"] else (number,))


_BROKEN = regex("[；;]")
_CLOSES = "，,。；;、）)\n"


def _begins(ledger: Ledger, told: tuple[DateFact, ...], at: int) -> int:
    """Where what is told with a day begins: for one that only ends something, before the day on which it began."""
    one, begun = told[at], told[at - 1] if at else None
    ended = ENDED_AT_ONCE.match(ledger.text, one.span.end)
    if begun is None or begun.sentence != one.sentence or not ended or ledger.text[ended.end()] not in _CLOSES:
        return max(0, one.span.start - 10)
    floor = max(told[at - 2].span.end if at > 1 else 0, begun.span.start - _SUBJECT)
    front = _BROKEN.split(ledger.lead(begun, begun.span.start - floor))[-1]
    return begun.span.start - len(front)


_SUBJECT = 30
"""Characters before the day on which something began in which it is named."""
