"""The last of them: 18处堆场直至5月26日才最后一个拆完, and 5月12日验收组确认18处堆场均已拆净 further on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.fact import DateFact, Quantity
from linter.finding import Hit
from linter.kinds.dates._told_back import if_too_early
from linter.ledger import Ledger
from linter.patterns import regex

_ONE = "(?:[一1][处个家户座台宗起条辆艘片段栋间件项口所]|[一1]批)"
_LAST = regex(
    rf"(?:才|方才?|始)[^，,。；\d]{{0,6}}?(?:将?最后{_ONE})?(?P<done>[^，,。；的]{{2,10}})"
    rf"|(?:[^，,。；的]{{0,6}}?(?:全部|悉数|全面)|[，,]?[^，,。；的]{{0,6}}?最后{_ONE})(?P<all>[^，,。；的]{{2,12}})"
)
"""Behind the day on which the last was done: 才最后一个拆除完毕, 全部拆除."""
_LAST_BEFORE = regex(rf"(?:最后|余下|剩余的?)(?:的)?{_ONE}[^，,。；]{{0,12}}?(?:于|在|到|至|直到|直至)?$")
_LAST_DONE = regex("[^，,。；的]{0,4}?(?P<done>[^，,。；的]{2,10})")
_ALL = regex(
    r"(?P<head>[一-鿿]{0,8}?)(?:已经?|均已?|都已?|全部已?|悉数|一律)(?:均|都|全部|悉数|全数|经|被|予以|得到)*(?P<done>[一-鿿]{1,8})"
)
"""Behind a count, all of which are done: 18处堆场均已拆净."""
_WHOLE = regex("均|都|全部|悉数|全数")
_PLAIN = frozenset("已经均都全部完成毕结束到位了的第一最后于在其共个处家户座台批将被予以得按期顺利项目进行落地")
"""Characters that say no more than that something is over; what was done is told by the others."""
_OVER = frozenset({"完工"})
_TELLS_ENOUGH = frozenset("拆清搬迁封填拖腾退撤缴修栽种装换铺挖运")
_AHEAD = regex(
    "拟|将(?:于|在)|计划|预计|力争|确保|争取|要求|须|应[于在当]|限期|之?前|原定|第[一二三四五]批|首批|两批|分批|再次|反弹"
    "|复建|回潮"
)
_NEXT_STEP = regex("验收|销号|备案|登记|领证|发证|入住|投用|使用|复查|公示")
"""全部竣工验收: what comes behind what was done, which may be over long before."""
_PLACE = regex("[一-鿿]{2}(?:街道|[镇乡县区村])")
_SIGN = regex(f"最后{_ONE}|全部|悉数|才")
_TELLING = Decimal(3)
"""Fewer are told of in any report."""
_LEAD = 24


class _Done(NamedTuple):
    """A day by which all of so many things were done."""

    date: DateFact
    things: Quantity
    act: frozenset[str]
    """The words that tell what was done, by two characters each, and by one where it says enough: 拆."""


def checked_before_the_last(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day on which all of them are told as done, before the day on which the last one was."""
    if not _SIGN.search(ledger.text):
        return
    last: dict[tuple[Decimal, str], list[_Done]] = {}
    for one in _lasts(ledger):
        last.setdefault((one.things.value, one.things.printed_unit), []).append(one)
    for told in _all_done(ledger) if last else ():
        for one in last.get((told.things.value, told.things.printed_unit), ()):
            if one.date.sentence == told.date.sentence or not one.act & told.act or not _same(one.things, told.things):
                continue
            if found := if_too_early(ledger, told.date, one.date):
                yield found
                break


def _days(ledger: Ledger) -> Iterator[tuple[DateFact, str, str]]:
    """Each day with the words of its sentence before it, and those behind it up to the next day."""
    for at, date in enumerate(ledger.dates):
        if date.day is None or date.ends or date.impossible or date.relation not in ("", "as-of"):
            continue
        sentence = ledger.sentences[date.sentence].span
        after = ledger.dates[at + 1].span.start if at + 1 < len(ledger.dates) else sentence.end
        yield date, ledger.text[sentence.start : date.span.start], ledger.text[date.span.end : min(after, sentence.end)]


def _lasts(ledger: Ledger) -> Iterator[_Done]:
    """Each day on which the last of a count was done that its sentence names."""
    for date, before, behind in _days(ledger):
        if date.relation:
            continue
        clause = before[-_LEAD:]
        told = _LAST_DONE.match(behind) if _LAST_BEFORE.search(clause) else _LAST.match(behind)
        if told is None or _AHEAD.search(clause + told.group()):
            continue
        done = told.groupdict().get("done") or told.groupdict().get("all") or ""
        if _NEXT_STEP.search(done):
            continue
        act = _act(done)
        for count in _counts(ledger, date):
            yield _Done(date, count, act)


def _all_done(ledger: Ledger) -> Iterator[_Done]:
    """Each day for which all of a count are told as done."""
    for date, before, behind in _days(ledger):
        if not _WHOLE.search(behind) or _AHEAD.search(before[-_LEAD:]):
            continue
        for count in _counts(ledger, date):
            if not date.span.end <= count.span.start < date.span.end + len(behind):
                continue
            told = _ALL.match(ledger.text, count.span.end, date.span.end + len(behind))
            if told and _WHOLE.search(told.group()) and not _AHEAD.search(behind):
                yield _Done(date, count, _act(told["done"]))


def _counts(ledger: Ledger, date: DateFact) -> Iterator[Quantity]:
    for quantity in ledger.by_sentence.get(date.sentence, ()):
        if quantity.is_amount and quantity.exact and quantity.value >= _TELLING and quantity.value % 1 == 0:
            yield quantity


def _same(one: Quantity, other: Quantity) -> bool:
    """True for counts of one thing, of no two places that are told."""
    places = [_PLACE.findall(count.before[-_NEAR:]) for count in (one, other)]
    if all(places) and places[0][-1] != places[1][-1]:
        return False
    return not (one.head and other.head) or one.head[-2:] == other.head[-2:]


_NEAR = 10
"""Characters before a count in which its place is told."""


def _act(words: str) -> frozenset[str]:
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return frozenset(pair for pair in pairs if pair in _OVER or not set(pair) & _PLAIN) | (_TELLS_ENOUGH & set(words))
