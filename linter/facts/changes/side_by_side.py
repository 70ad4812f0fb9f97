"""Changes of several numbers in a row: 事故64起、死亡19人，上年分别为75起、24人，起数减少11起，死亡人数减少5人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.directions import HOW, TREND, WAY, Direction
from linter.facts.quantities.rows import Cell
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BEFORE = regex(r"(?:[上去]年(?:同期|同月)?|上月|同期)(?:数)?(?:分别)?(?:为|是)")
_WAY = regex(
    r"(?:(?P<up>增加|增长|上升|提高|增多|扩大|净?增|升|多)|(?P<down>减少|下降|降低|回落|缩小|净?减|降|少))(?:了)?$"
)
_JOINT = regex(r"[、，,和及]{1,2}[一-鿿]{0,8}")
_FEWEST = 2
"""Numbers in a row; one by itself is read as any other change."""


def find_side_by_side(ledger: Ledger) -> Iterator[Direction]:
    """Each change of a row that has the size of its two values, or is told without one, whichever way it goes."""
    for now, bases, behind in _of_two_times(ledger):
        yield from _in_words(ledger, now, bases)
        for index, change, up, span in _changes(ledger, behind, bases):
            if not _is_named(ledger, change, now[index], span):
                continue
            start, end = bases[index], now[index]
            if abs(end.value - start.value) == change.value and change.value:
                yield Direction(span, up, start, end)


def _of_two_times(ledger: Ledger) -> Iterator[tuple[list[Quantity], list[Quantity], list[Quantity]]]:
    """The numbers of a row, what they were before, and the other numbers behind in the sentence."""
    for match in _BEFORE.finditer(ledger.text):
        here = ledger.by_sentence.get(ledger.sentence_at(match.start()), ())
        told = [one for one in here if one.span.end <= match.start() and one.kind != "duration"]
        behind = [one for one in here if one.span.start >= match.end()]
        bases = _row(ledger, behind, match.end())
        now = told[-len(bases) :] if bases else []
        if len(bases) >= _FEWEST and [one.unit for one in now] == [one.unit for one in bases]:
            yield now, bases, behind[len(bases) :]


_LAST_YEAR = "(?:同比|[比较](?:上年|去年)(?:同期)?(?:相比)?)"
_SAID = regex(
    rf"[，,；;、](?:但|而)?(?P<names>[一-鿿、]{{0,20}}?)(?P<all>[均都双两]|全部|实现[“\"]?双)?"
    rf"(?:{_LAST_YEAR}|(?={HOW})|(?<=[双数额量]))(?:{HOW})?(?P<word>{WAY}){TREND}(?=[，,。；;、”\"）)]|$)"
)
"""起数和死亡人数均同比下降, 起数有所上升, “双下降”: which way a row has gone, without an amount."""
_AND = regex("[、和与及]")


def _in_words(ledger: Ledger, now: Sequence[Quantity], bases: Sequence[Quantity]) -> Iterator[Direction]:
    """The directions told in words of numbers in a row, each by its name, or of both at once."""
    last = bases[-1].span.end
    said = list(_SAID.finditer(ledger.text, last, ledger.sentences[bases[-1].sentence].span.end))
    if not said or _OTHER_BASE.search(_LAST_YEAR_SAID.sub("", ledger.text[last : said[0].end()])):
        return
    for told in said:
        named = [_index(name, now) for name in _AND.split(told["names"])] if told["names"] else []
        if not told["names"] and told["all"] and len(now) == _FEWEST:
            named = list(range(len(now)))
        for index in named if None not in named else ():
            if index is not None:
                yield Direction(Span(*told.span("word")), told["up"] is not None, bases[index], now[index])


def _index(name: str, row: Sequence[Quantity]) -> int | None:
    """The number of a row that a name means: its unit counted, 起数, or what stands before it: 死亡人数 of 死亡10人."""
    core = _COUNT.sub("", name)
    found = [
        at
        for at, one in enumerate(row)
        if (name == f"{core}{one.unit}数" and (not core or one.before.endswith(core)))
        or (len(core) > 1 and one.before.endswith(core))
    ]
    return found[0] if len(found) == 1 else None


_TO = regex(
    "[，,]?(?:分别|各|均|都|逐步)*(?P<word>(?P<up>提高|提升|上升|增加|增长|上调|扩大|升|增|涨)"
    "|(?P<down>降低|下降|减少|下调|压减|缩短|缩减|压缩|降|减))[到至为]"
)
_FROM = regex("[从由][^，,。；;：:、从由]{0,14}$")
_NEXT = regex("[、，,和及]{1,2}[一-鿿]{0,8}")
_MOST = 4
"""Numbers of such a row."""


def find_row_to_row(ledger: Ledger) -> Iterator[Direction]:
    """从202元、270元提高到219元、290元: each number of the first row with the one in its place in the second."""
    for row in ledger.rows:
        cells = row.cells
        for at in range(_FEWEST, len(cells) - 1):
            match = _TO.fullmatch(cells[at].gap)
            first = _first_of_row(cells, at) if match else at
            if match is None or at - first < _FEWEST:
                continue
            behind = cells[at : at + at - first]
            if len(behind) < at - first or not all(_NEXT.fullmatch(cell.gap) for cell in behind[1:]):
                continue
            start = ledger.text.find(match["word"], cells[at - 1].quantity.span.end)
            word = Span(start, start + len(match["word"]))
            for old, new in zip(cells[first:at], behind, strict=True):
                one, other = old.quantity, new.quantity
                if (one.unit, one.kind) == (other.unit, other.kind) and not one.approximate and not other.approximate:
                    yield Direction(word, match["up"] is not None, one, other)


def _first_of_row(cells: Sequence[Cell], at: int) -> int:
    """Where the row of numbers that ends before `at` begins behind 从 or 由; `at` where it does not."""
    for first in range(at - 1, max(-1, at - 1 - _MOST), -1):
        if _FROM.search(cells[first].gap):
            return first
        if not _NEXT.fullmatch(cells[first].gap):
            break
    return at


_OTHER_BASE = regex("[比较与]|其中|[其另]|环比|[不未没]")
_LAST_YEAR_SAID = regex(_LAST_YEAR)
_COUNT = regex("[起件宗户家个人批次例]?次?(?:总?[数量额])$")
_LABEL = regex("[一-鿿]*$")


def _is_named(ledger: Ledger, change: Quantity, now: Quantity, way: Span) -> bool:
    """True for 死亡人数减少5人 of 死亡19人 and 起数减少11起: the change bears a word, or the unit, of its number."""
    label = _LABEL.search(ledger.text, change.clause.start, way.start)
    words = label.group() if label else ""
    if _OTHER_BASE.search(ledger.text, change.clause.start, way.start):
        return False
    named = words.removesuffix("分别")
    if not named or named in (f"{now.unit}数", f"{now.unit}次", "人数"):
        return True
    before = ledger.text[max(now.clause.start, now.span.start - _NAME) : now.span.start]
    # 投资缺口 is another matter than 投资.
    known = all(letter in before or letter in _ANY_NUMBER for letter in named)
    return known and any(named[at : at + 2] in before for at in range(len(named) - 1))


_ANY_NUMBER = "数量额人起件次批总金分别也均则"


_NAME = 12
"""Characters before a number that name it."""


def _row(ledger: Ledger, behind: Sequence[Quantity], at: int) -> list[Quantity]:
    """The numbers that stand in a row from a place on, up to the first that tells a change."""
    row: list[Quantity] = []
    for quantity in behind:
        between = ledger.text[row[-1].span.end if row else at : quantity.span.start]
        if _WAY.search(between) or not (_JOINT.fullmatch(between) if row else not between):
            break
        row.append(quantity)
    return row


def _changes(
    ledger: Ledger, behind: Sequence[Quantity], bases: Sequence[Quantity]
) -> Iterator[tuple[int, Quantity, bool, Span]]:
    """Each change behind the row, with the place in the row that it belongs to, and its word."""
    told = []
    for quantity in behind:
        way = _WAY.search(ledger.text, max(quantity.clause.start, quantity.span.start - 4), quantity.span.start)
        if way:
            told.append((quantity, way["up"] is not None, Span(*way.span())))
    whole = len(told) == len(bases) and all(one[0].unit == base.unit for one, base in zip(told, bases, strict=True))
    units = [base.unit for base in bases]
    for index, (quantity, up, span) in enumerate(told):
        if whole:
            yield index, quantity, up, span
        elif units.count(quantity.unit) == 1:
            yield units.index(quantity.unit), quantity, up, span
