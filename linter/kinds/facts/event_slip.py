"""One event, two days that differ by a slip: opened on 28 September, and later on 18 September."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from linter.fact import SURE_YEARS, DateFact, Quantity
from linter.facts.dates.events import DONE_TO, Event, find_events
from linter.finding import Hit
from linter.kinds.facts._days import day_of, one_figure, slip
from linter.kinds.facts._disaster_days import disasters_on_two_days
from linter.kinds.facts._feedback_days import feedback_on_two_days
from linter.kinds.facts._numbered_again import numbered_again
from linter.kinds.facts._pointed_back import pointed_back
from linter.kinds.facts._recalled_days import referred_to
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_DISASTER = (
    "事故|事件|暴雨|强降雨|降雨|洪水|洪涝|地震|火灾|爆炸|坍塌|垮塌|滑坡|泥石流"
    "|溃坝|决口|灾害|台风|风雹|冰雹|案件|案|专案|行动"
)
_NAMED = regex(
    rf"[“\"](?P<month>1[0-2]|0?[1-9])[·•・.．](?P<day>[12]\d|3[01]|0?[1-9])[”\"][一-鿿]{{0,8}}?(?:{_DISASTER})"
)
_STRUCK = regex(
    r"(?:[上下]午|凌晨|夜间|晚|至|当[天日]|\d|[日时分]|左右|许)*[，,]?[^。；\n]{0,30}?(?:遭遇|遭受|发生|突降|突发|普降|出现|暴发|爆发|迎来|引发|酿成|诱发)"
)
_ONCE_MORE = regex("再次|再度|又|第[二三四]|二次|复[燃发]|余震|另|重新")
"""What tells of a second one, days after the one that the name is of."""
_FEWEST = 2
"""Characters of a subject by which an event is known."""


class EventSlip:
    """Compares the days of what happens once, where the two days are one slip apart."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each event with exactly two days."""
        acts: dict[str, list[Event]] = {}
        for event in find_events(ledger):
            acts.setdefault(event.act, []).append(event)
        for events in acts.values():
            for group in _alike(ledger, events):
                yield from _compared(ledger, group)
        yield from _named_byday_of(ledger)
        told = [*referred_to(ledger)]
        yield from told
        known = {span for hit in told for span in hit.spans}
        pairs = (*feedback_on_two_days(ledger), *pointed_back(ledger), *numbered_again(ledger))
        more = (pair for pair in disasters_on_two_days(ledger) if pair[1].span not in known)
        for first, again in (*pairs, *more):
            values = {"one": ledger.quote(first.span), "other": ledger.quote(again.span)}
            yield Hit((again.span, first.span), values, severity="warning")


def _alike(ledger: Ledger, events: list[Event]) -> list[list[Event]]:
    """Events of one act with one subject: the name of the shorter ends the longer one."""
    groups: list[list[Event]] = []
    brief = []
    for event in events:
        if len(event.subject) < (_NAME if event.act in DONE_TO else _FEWEST):
            brief += [event] if event.subject else []
            continue
        for group in groups:
            if _same_subject(group[0], event):
                group.append(event)
                break
        else:
            groups.append([event])
    if len(groups) == len(brief) == 1 and brief[0].act in DONE_TO:
        # 而合同于5月7日签订, behind the one that was told with its name: 三年期服务合同.
        named = _LEADS.sub("", brief[0].subject)
        alone = len(named) >= _FEWEST and not _named_otherwise(ledger.text, groups[0][0].subject, named)
        if alone and groups[0][0].subject.endswith(named):
            return [[*groups[0], replace(brief[0], refers=True)]]
    # 自11月16日下闸蓄水起: what is told without a subject is told of the only one.
    unnamed = [event for event in events if not event.subject and event.act not in {"会", *DONE_TO}]
    if len(groups) + len(brief) < len(("one", "other")) and unnamed:
        told = (*(event for group in groups for event in group), *brief, *unnamed)
        return [sorted(told, key=lambda e: e.date.span)]
    return groups


def _named_otherwise(text: str, subject: str, named: str) -> bool:
    """True for 正式协议 in a text on a 框架协议: 协议 alone may mean either."""
    at = text.find(named)
    while at >= 0:
        leads = text[max(0, at - 2) : at]
        if _MODIFIER.fullmatch(leads) and not subject.endswith(leads + named):
            return True
        at = text.find(named, at + 1)
    return False


_MODIFIER = regex("(?:(?![的该此上述本而但且其订署于与及])[一-鿿]){2}")
_LEADS = regex("^(?:而|但|且|其|该|此|上述|本)+")


def _same_subject(one: Event, other: Event) -> bool:
    short, long = sorted((one, other), key=lambda event: len(event.subject))
    begins = long.open_ended and (
        any(long.subject.startswith(short.subject[at:]) for at in range(max(1, len(short.subject) - _NAME + 1)))
        or (len(short.subject) >= _NAME and short.subject in long.subject)
    )
    return begins or long.subject.endswith(short.subject)


def _compared(ledger: Ledger, group: list[Event]) -> Iterator[Hit]:
    """One hit for a group whose days fall into exactly two that exclude each other."""
    kinds: list[list[Event]] = []
    of_day: dict[tuple[object, ...], list[Event]] = {}
    for event in group:
        date = event.date
        day = (date.year, date.year_source in SURE_YEARS, date.month, date.day)
        kind = of_day.get(day) or next((k for k in kinds if all(_compatible(date, known.date) for known in k)), None)
        if kind is None:
            kind = []
            kinds.append(kind)
        kind.append(event)
        of_day[day] = kind
    if len(kinds) != len(("one", "other")):
        return
    first, second = kinds
    one, other = first[0].date, second[0].date
    year_slipped = _year_slipped(first[0], second[0])
    if one.sentence == other.sentence or _of_other_parties(ledger, one, other):
        return
    if _both_kept(ledger, one, other) and not year_slipped:
        return
    if _of_two_lots(ledger, first[0], second[0]):
        return
    if first[0].act in {"会", *DONE_TO} and not any(event.refers for event in group):
        return
    named = min(len(event.subject) for event in group) >= _NAME
    referred = all(event.refers for event in second) or all(event.refers for event in first)
    sure = slip(one, other) or year_slipped or (referred and _near(one, other))
    if sure or (named and first[0].act != "会" and _near(one, other)):
        values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
        yield Hit((other.span, one.span), values, severity="warning")


def _of_two_lots(ledger: Ledger, one: Event, other: Event) -> bool:
    """True for 前年批准的渠道9公里 and 去年批准的渠道12公里: each day only says which lot is meant.

    A year does so whatever the lots' sizes; a day or month where these differ.
    """
    if not (one.open_ended and other.open_ended and one.refers and other.refers):
        return False
    if not (one.date.month or other.date.month):
        return True
    first, second = (_amount_behind(ledger, event) for event in (one, other))
    return first is not None and second is not None and first.unit == second.unit and first.value != second.value


def _amount_behind(ledger: Ledger, event: Event) -> Quantity | None:
    """The amount in the clause of the event that its name leads to."""
    at = ledger.quantity_index(event.date.span.end)
    found = ledger.quantities[at] if at < len(ledger.quantities) else None
    own = found is not None and found.is_amount and found.clause.start <= event.date.span.start
    return found if own else None


_EVERY_YEAR = frozenset(["会", "开学", "开幕", "闭幕", "启动", "开工", *DONE_TO])


def _year_slipped(one: Event, other: Event) -> bool:
    """True for 2021年10月26日挂牌 and 2022年10月26日挂牌: what happens once, on one day of two years."""
    same_day = one.date.month and one.date.day and day_of(one.date) == day_of(other.date)
    if not same_day or one.act in _EVERY_YEAR or not (one.refers or other.refers):
        return False
    return one.date.year is not None and other.date.year is not None and abs(one.date.year - other.date.year) <= 1


_NAME = 4
"""Characters of a subject that name one thing: 芦荻大桥."""
_FAR = 60
"""Days between two tellings of one event at most."""


def _compatible(one: DateFact, other: DateFact) -> bool:
    """False where a year, month or day that both state differs."""
    if one.year != other.year and one.year_source in SURE_YEARS and other.year_source in SURE_YEARS:
        return False
    if one.month and other.month and one.month != other.month:
        return False
    return not (one.month and other.month and one.day and other.day) or one.day == other.day


def _near(one: DateFact, other: DateFact) -> bool:
    """True for days, or months, of one year that are not far apart; years without a month may be any."""
    if not (one.month and other.month):
        return True
    if one.year != other.year and one.year_source in SURE_YEARS and other.year_source in SURE_YEARS:
        return False
    return abs((one.month - other.month) * _MONTH + (one.day or 1) - (other.day or 1)) <= _FAR


_MONTH = 30
"""Days of a month, about."""


_PARTIES = regex("([一-鿿]{2})两(?:国|省|市|县|区|州|镇|乡|村|校|院|家)")


def _of_other_parties(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 东江两市签订协议 and 东河两市签署协议: what two agreed is not what another two did."""
    first, second = (set(_PARTIES.findall(ledger.read(ledger.sentences[date.sentence].span))) for date in (one, other))
    return bool(first and second) and not first & second


def _both_kept(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the text tells both days more than once: two events."""
    if not (one.day and other.day):
        return False
    times = Counter(day_of(date) for date in ledger.dates if date.ends is None)
    return min(times[day_of(one)], times[day_of(other)]) > 1


def _named_byday_of(ledger: Ledger) -> Iterator[Hit]:
    """“6·13”暴雨 in a text whose only such day is 6月23日."""
    if "·" not in ledger.text and "•" not in ledger.text:
        return
    named = list(_NAMED.finditer(ledger.text))
    if len({(match["month"], match["day"]) for match in named}) != 1:
        return
    month, day = int(named[0]["month"]), int(named[0]["day"])
    told = [date.ends[0] if date.ends else date for date in ledger.dates]
    told = [date for date in told if date.month and date.day]
    if any(day_of(date) == (month, day) for date in told):
        return
    for date in told:
        near = (date.month == month and one_figure(str(date.day), str(day))) or (
            date.day == day and one_figure(str(date.month), str(month))
        )
        sentence = ledger.sentences[date.sentence].span
        struck = _STRUCK.match(ledger.text, date.span.end, sentence.end) if near else None
        if struck and not _ONCE_MORE.search(struck.group()):
            name = Span(named[0].start(), named[0].end())
            values = {"one": ledger.quote(date.span), "other": ledger.quote(name)}
            yield Hit((name, date.span), values, severity="warning")
            return
