"""List marks inside paragraphs: 一是 二是, 第一 第二, 首先 其次, ① ②, 其一 其二."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import ListMark
from linter.facts.layout.headings import written
from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HAN = "[一二三四五六七八九十]{1,3}"
_ALSO = rf"(?:{_HAN}[、和及与至到])*{_HAN}(?![一二三四五六七八九十个是要百千万])"
"""第一、二组 and 第一、二、三产业: the numbers of several things, and no mark before the first of them."""
# What a mark begins with is said first: the scan passes over everything else at once.
_BEGIN = r"(?=[一二三四五六七八九十第其①②③④⑤⑥⑦⑧⑨⑩（(\d])"
_START = r"(?:(?<=[。；;：:，,.!！?？）)”\n])|(?<=其中)|^)"
_MARK = regex(
    rf"{_BEGIN}(?:(?<=、)(?P<joined>{_HAN})是"
    rf"|{_START}(?:(?P<is>{_HAN})(?:是|要(?![素点件害务]))|第(?P<ordinal>{_HAN})(?:[，,是]|、(?!{_ALSO}))(?!第)"
    rf"|其(?P<its>{_HAN})(?:[，,、是]|(?=位于|设在|设于|来自|系|为))|(?P<circle>[①②③④⑤⑥⑦⑧⑨⑩])(?![①-⑩项条款类、至和])|(?<!其中)[（(](?P<bracket>\d{{1,2}})[)）](?![两三四五六七八九十\d]{{1,2}}[条项点款](?:已经?|均|都|尚|仍|问题|意见|建议))(?=[一-鿿“《]|20\d\d年|\d{{1,2}}月)"
    # At the start of a line these three are headings.
    # and behind the point of a decimal, 0.43、初中, stands none.
    rf"|(?<!^)(?<!\d[.．:：])(?:(?P<half>\d{{1,2}})[)）](?=[一-鿿])|[（(](?P<hanbracket>{_HAN})[)）]|(?P<dot>\d{{1,2}})[.．、])(?=[一-鿿“《]|20\d\d年)))",
    re.MULTILINE,
)
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
_STYLES = {"is": "一是", "joined": "一是", "ordinal": "第一", "its": "其一", "circle": "①", "bracket": "（1）"} | {
    "hanbracket": "（一）",
    "dot": "1.",
    "half": "1）",
}


@dataclass(frozen=True, slots=True)
class InlineList:
    """One enumeration: marks of one style that belong together."""

    marks: tuple[ListMark, ...]


def find_list_marks(ledger: Ledger) -> tuple[ListMark, ...]:
    """Every mark of an enumeration that stands at the start of a clause, in order."""
    found = []
    for match in _MARK.finditer(ledger.text):
        style = match.lastgroup or ""
        numeral = match[style]
        if style == "circle":
            number = _CIRCLES.index(numeral) + 1
        elif style in ("bracket", "dot", "half"):
            number = int(numeral)
        else:
            value = han_value(numeral)
            if value is None:
                continue
            number = int(value)
        block = ledger.document.block_index(match.start())
        found.append(ListMark(Span(*match.span()), block, _STYLES[style], number))
    return tuple(found)


def find_lists(ledger: Ledger) -> tuple[InlineList, ...]:
    """The enumerations: a first mark opens a new one, and so does a new section."""
    return tuple(_lists(ledger, ledger.list_marks))


def _lists(ledger: Ledger, marks: Sequence[ListMark]) -> Iterator[InlineList]:
    """Marks of one style in one paragraph; paragraphs that follow each other may share a list."""
    open_lists: dict[str, list[ListMark]] = {}
    outer: dict[str, list[ListMark]] = {}
    for mark in marks:
        current = open_lists.get(mark.style)
        around = outer.get(mark.style)
        if current and around and _goes_on(around, mark) and not _goes_on_within(ledger, current, around, mark):
            # 一是…：一是…，二是…；二是…: the list around it goes on.
            yield InlineList(tuple(current))
            open_lists[mark.style] = current = outer.pop(mark.style)
        if current and (mark.number == 1 or not _follows(ledger, current[-1], mark)):
            if around:
                yield InlineList(tuple(outer.pop(mark.style)))
            outer[mark.style] = current
            current = None
        if current is None:
            open_lists[mark.style] = [mark]
        else:
            current.append(mark)
    for current in (*outer.values(), *open_lists.values()):
        yield InlineList(tuple(current))


_APART = 10
"""Paragraphs from one point to the next where each point has paragraphs of its own."""


def _follows(ledger: Ledger, before: ListMark, mark: ListMark) -> bool:
    """True for a mark of the next paragraph, and for the next number at the head of one further below."""
    apart = mark.block - before.block
    if apart <= 1:
        return True
    heads = all(one.span.start == ledger.document.blocks[one.block].span.start for one in (before, mark))
    return (
        heads
        and apart <= _APART
        and mark.number == before.number + 1
        and ledger.section_of(before.block) == ledger.section_of(mark.block)
    )


def unheard_mark(ledger: Ledger, before: ListMark, mark: ListMark) -> Span | None:
    """The one mark missing between two, where it stands behind a clause whose stop was lost: 限期销号二是查封."""
    if mark.style != "一是" or mark.number != before.number + 2:
        return None
    numeral = re.escape(written("一、", before.number + 1).rstrip("、"))
    lost = rf"(?<=[一-鿿\d%％ ])(?<![第其之十百]){numeral}(?:是|要(?![素点件害务]))"
    found = regex(lost).search(ledger.text, before.span.end, mark.span.start)
    return Span(*found.span()) if found else None


def _goes_on_within(ledger: Ledger, inner: list[ListMark], around: list[ListMark], mark: ListMark) -> bool:
    """True where the next number is the inner list's by its build as well: 一要…，二要…。三是 is the outer one's."""
    if inner[-1].number + 1 != mark.number:
        return False
    word, outer_word, inner_word = (ledger.read(one.span)[-1] for one in (mark, around[-1], inner[-1]))
    # The word behind the numeral is that of the outer list alone: 一是…：一要…，二要…。二是
    of_the_outer = word == outer_word != inner_word
    # The inner list runs on within one sentence, and this mark begins the next one: 一是…，二是…。三是
    after_a_stop, inner_after_a_stop = (ledger.text[one.span.start - 1] == "。" for one in (mark, inner[-1]))
    leaves_the_sentence = after_a_stop and not inner_after_a_stop
    like_the_inner = word == inner_word and len(inner) > 1
    return not of_the_outer and not (like_the_inner and leaves_the_sentence)


def _goes_on(around: list[ListMark], mark: ListMark) -> bool:
    return around[-1].block == mark.block and around[-1].number + 1 == mark.number
