"""Headed columns: 东岭村（发现问题9个，已整改8个）, what each heading tells under the same words, and what all come to.

Where one column comes to what was told of all before the headings, they are all there is, and the others must too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.part_labels import stage_of
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HEAD = regex(
    r"\s*(?:(?P<mark>[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])|[—－-]+|[●■◆])?\s*[^，,。；;：:、（(）)\d\n]{2,20}(?P<opens>[（(：:])共?"
)
_CLOSES = regex("[）)。\n]")
_MARK = regex("[，,、；;]")
_NUMERAL = regex("[一二三四五六七八九十]+|\\d+")
_TELLS = regex("(?:共计?|合计|[为有是计：:])+$")
_FRONT, _LONGEST = 48, 60
"""Characters of a paragraph in which its heading tells its first number, and in which it ends."""
_FEWEST = 3
_APART = 6
"""Paragraphs from one heading to the next."""
_BLOCKS = 8
"""Paragraphs back from the first heading to the number of all."""
_BEFORE = 40
"""Numbers back to it."""
_FROM, _TO = Decimal("0.8"), Decimal("1.25")
_WORDS, _NOUN = 14, 6
"""Characters before a number and behind it that tell what it counts."""
_DONE_BEHIND = regex(r"[一-鿿]{2,12}(?=[，,。；;]|\Z)")
"""Words behind a number that tell no other: 41个问题已整改到位."""
_MORE = regex("(?:另|此外|还有|除(?:上述|以上|此之)[^，,。]{0,8}[外]|共性)[^。；;]*$")
"""Before a number behind the headings: what none of them holds."""
_BEHIND = 12


class _Headed(NamedTuple):
    """The numbers of one heading."""

    block: int
    ordinal: int
    """The number of its mark; 0 where it has none."""
    columns: dict[str, Quantity]
    """By the words told with each, its unit in front."""


def find_headed_columns(ledger: Ledger) -> Iterator[Breakdown]:
    """Every column of three headings or more, and the number before them that is told in its words."""
    for run in _runs(_headings(ledger)):
        columns = {
            label: tuple(one.columns[label] for one in run)
            for label in run[0].columns
            if all(label in one.columns for one in run)
        }
        before = _before(ledger, run[0])
        wholes = {label: _whole(label, parts, before) for label, parts in columns.items()}
        full = any(whole and whole.value == _sum(columns[label]) for label, whole in wholes.items())
        for label, parts in columns.items():
            whole = wholes[label]
            if whole is None or any(one.value == _sum(parts) for one in before if one.unit == whole.unit):
                continue
            if full or not _told_behind(ledger, whole, parts):
                names = tuple(f"{at}." for at in range(len(parts)))
                complete = "counted" if full else "paragraphs"
                yield Breakdown(
                    whole, whole.before, parts, names, "colon", "，", False, "", "", complete, True, inferred=True
                )


def _headings(ledger: Ledger) -> Iterator[_Headed]:
    """The paragraphs that begin with a name and its counts, in brackets or behind a colon."""
    seen = -1
    for at, quantity in enumerate(ledger.quantities):
        block = ledger.sentences[quantity.sentence].block
        if block == seen:
            continue
        seen = block
        where = ledger.document.blocks[block]
        if quantity.span.start - where.span.start > _FRONT or where.kind == "cell":
            continue
        head = _HEAD.match(ledger.text, where.span.start, min(where.span.end, where.span.start + _FRONT))
        found = _columns(ledger, at, head, where.span.end) if head else {}
        if head and found:
            mark = _NUMERAL.search(head["mark"] or "")
            yield _Headed(block, whole_number(mark.group()) if mark else 0, found)


def _columns(ledger: Ledger, first: int, head: re.Match[str], end: int) -> dict[str, Quantity]:
    """The counts behind the name by what is told of each; none where the heading tells a single one without words."""
    text, start = ledger.text, head.end()
    closes = _CLOSES.search(text, start, min(end, start + _LONGEST))
    stop = closes.start() if closes else min(end, start + _LONGEST)
    found: dict[str, Quantity] = {}
    named = False
    for one in ledger.quantities[first:]:
        if one.span.start >= stop:
            break
        if one.span.start < start:
            continue  # the mark of the heading
        words = _TELLS.sub("", _MARK.split(text[start : one.span.start])[-1])
        behind = _MARK.split(text[one.span.end : stop])[0]
        start = one.span.end
        if one.kind == "count" and one.exact and not re.search(r"\d", behind):
            named = named or bool(words)
            found.setdefault(f"{one.unit}{words or behind}", one)
    return found if named or len(found) > 1 else {}


def _runs(headings: Iterator[_Headed]) -> Iterator[list[_Headed]]:
    """Three headings or more, one after the other, numbered without a gap, that share a column."""
    run: list[_Headed] = []
    for one in headings:
        last = run[-1] if run else None
        follows = last is not None and one.block - last.block <= _APART and one.columns.keys() & last.columns.keys()
        if not (last and follows and one.ordinal == (last.ordinal and last.ordinal + 1)):
            if len(run) >= _FEWEST and run[0].ordinal <= 1:
                yield run
            run = []
        run.append(one)
    if len(run) >= _FEWEST and run[0].ordinal <= 1:
        yield run


def _before(ledger: Ledger, first: _Headed) -> list[Quantity]:
    """The exact counts of the paragraphs before the headings, the nearest first."""
    end = ledger.quantity_index(ledger.document.blocks[first.block].span.start)
    return [
        one
        for one in reversed(ledger.quantities[max(0, end - _BEFORE) : end])
        if one.kind == "count" and one.exact and ledger.sentences[one.sentence].block >= first.block - _BLOCKS
    ]


def _sum(parts: Sequence[Quantity]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _whole(label: str, parts: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    """The nearest number told in the words of a column, or else by its noun, that its sum comes near."""
    said, unit, largest = _sum(parts), parts[0].unit, max(part.value for part in parts)
    words = label.removeprefix(unit)
    for exact in (True, False):
        for one in before:
            if one.unit != unit or one.value <= largest or not one.value * _FROM <= said <= one.value * _TO:
                continue
            told = one.before[-_WORDS:]
            behind = _DONE_BEHIND.match(one.after)
            stage = stage_of(_MARK.split(told)[-1]) or stage_of(behind.group() if behind else "")
            if stage != stage_of(words):
                continue
            told += "，" + one.after[:_NOUN]
            if words in told if exact else share_a_bigram(words, told):
                return one
    return None


def _told_behind(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where what the headings lack is told behind them: 另有共性问题2个."""
    lacking = whole.value - _sum(parts)
    at = ledger.quantity_index(parts[-1].span.end)
    return any(
        one.value == lacking and one.unit == whole.unit and _MORE.search(ledger.lead(one))
        for one in ledger.quantities[at : at + _BEHIND]
    )
