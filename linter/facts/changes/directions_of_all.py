"""Directions of all: 来访412批次，上年同期455批次；来信683件，上年同期590件，实现“双下降”: one word for several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.changes.changes import Change
from linter.facts.changes.directions import Direction
from linter.facts.numbers.lines import start_behind
from linter.facts.quantities.slips import is_near
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALL = regex(
    r"[）)]?[，,；;、。\n](?P<names>[^，,。；;：:（）()\d\n]{0,24}?)"
    r"(?:(?:实现)?(?:了)?[“\"]?(?P<number>[双两二三四])(?:项|个)?(?:指标|数|者)?(?:均|都|全部|同步|同比|呈)*|均|都|全部|全面|同步)"
    r"(?:实现|呈现?|有所|明显|同比|较[上去]年|比[上去]年|同期|持续|大幅|稳步|不同程度)*[“”\"]?"
    r"(?P<word>(?P<up>上升|增长|增加|提高|提升|上涨|[升增涨])|(?P<down>下降|减少|降低|回落|下滑|压减|[降减]))"
    r"(?![至到为幅速低减量])"
)
_NUMBERS = {"双": 2, "两": 2, "二": 2, "三": 3, "四": 4}


def find_directions_of_all(ledger: Ledger) -> Iterator[Direction]:
    """Every change of a row, or of two named together, that goes another way than one word says of all of them."""
    # What was inferred from its direction proves nothing of it.
    sure = [one for one in ledger.changes if one.start and one.end and not one.rivals and not one.inferred]
    if not sure:
        return
    sure.sort(key=_begin)
    begins = [_begin(change) for change in sure]
    for match in _ALL.finditer(ledger.text):
        start = start_behind("。\n", ledger.text, 0, match.start())
        near = sure[bisect_left(begins, start) : bisect_left(begins, match.start())]
        row = [change for change in near if all(one.start < match.start() for one in _places(change))]
        after = max((one.end for change in row for one in _places(change)), default=0)
        behind = match.start() == after and match.group()[0] not in "。\n"
        if match["number"] and (not behind or _NUMBERS[match["number"]] != len(row)):
            row = _named(match["names"], sure) if match["number"] in "双两二" else []
        elif not behind:
            continue
        if len(row) < len("双降") or not all(map(_is_pair, row)):
            continue
        up = match["up"] is not None
        wrong = [change for change in row if not _goes(change, up=up)]
        if len(wrong) < len(row):
            for change in wrong:
                assert change.start is not None
                assert change.end is not None
                yield Direction(Span(*match.span("word")), up, change.start, change.end)


_AND = regex("[、和与及]")
_WHOSE = regex(
    "(?:全年|[今本]年|[全我本][省市县区州镇乡]|[省市县区]属|国有|监管|各|企业|主要|经营|在|的|各项)*(?P<name>[一-鿿]{2,6})"
)
_LAST = regex("(?P<name>[一-鿿]{2,6}?)(?:[两二]个?[大项]?(?:主要)?(?:指标|数据)?)?(?:方面|上)?")


def _named(names: str, sure: Sequence[Change]) -> list[Change]:
    """The changes that 生猪、肉羊 of 生猪、肉羊两项指标上实现“双增长” names; none where one is told of two things."""
    told = _AND.split(names)
    first, last = _WHOSE.fullmatch(told[0]), _LAST.fullmatch(told[-1])
    if len(told) != len("双降") or not first or not last:
        return []
    row = []
    for name in (first["name"], last["name"]):
        found = [one for one in sure if one.end and name in one.end.before and _is_pair(one)]
        if len({one.end.span for one in found if one.end}) != 1:
            return []
        row.append(found[0])
    return row


def _begin(change: Change) -> int:
    return min(one.start for one in _places(change))


def _places(change: Change) -> Iterator[Span]:
    for one in (change.start, change.end, *(step.quantity for step in change.steps)):
        if one:
            yield one.span


def _is_pair(change: Change) -> bool:
    """True for two values of one thing and of two times, neither of which is far from the other."""
    start, end = change.start, change.end
    if not start or not end or start.sentence != end.sentence or start.value <= 0 or end.value <= 0:
        return False
    return start.is_level and end.is_level and is_near(end, start.value)


def _goes(change: Change, *, up: bool) -> bool:
    assert change.start is not None
    assert change.end is not None
    return change.start.value == change.end.value or (change.end.value > change.start.value) == up
