"""Headings: the numbered headings of a report, their runs, and marks that lost a number or a bracket.

A report states its structure by numbers at the start of a block: 一、 （一） 1. 1） （1） ①, the order that
GB/T 9704—2012 (7.3.3) gives for the first four, and any other order that drafters choose. The depth of a
style is therefore read from the document itself: a style that is open continues there, another one opens below.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from linter.document import Document
from linter.fact import Heading
from linter.facts.numbers.lines import start_behind
from linter.facts.numbers.numbers import mark_number, whole_number
from linter.offsets import Span
from linter.patterns import regex

_HAN = r"[一二三四五六七八九十百]{1,4}"
_MARK = regex(
    rf"[#*>\s]*(?P<mark>"
    rf"第(?P<part>{_HAN}|\d{{1,3}})(?P<division>编|篇|章|节|条|部分)(?=[^\S\n]|[:：、，,一-鿿（(《“]|$)"
    rf"|(?P<han>{_HAN})(?:、|[.．:：](?=[一-鿿“《（(\s]))"
    rf"|[（(](?P<hanbracket>{_HAN})[)）]"
    rf"|[（(](?P<bracket>\d{{1,2}})[)）]"
    rf"|(?P<half>\d{{1,2}})[)）]"
    rf"|(?P<digit>\d{{1,2}})(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、)"
    rf"|(?P<circle>[①-⑳])"
    rf"|(?P<hanhalf>{_HAN})[)）]"
    rf"|[（(](?P<hanopen>{_HAN})(?=[一-鿿])"
    rf"|(?P<bare>[)）]|[（(][)）]|、|[.．](?=[一-鿿])))"
)
# 四、结转下年度办理 9 3 12: a table's row, its cells parted by tabs, blanks or strokes; merged cells leave it uneven.
_ROW = regex(
    r"(?=\s)(?<=\S)(?:[^\S\n]+\|(?:\s|$)|\t[^\t]*\S\t|(?:\t|\s{2,})[\d.,]+\s*$|\s-?[\d.,]+[%％]?\s+-?[\d.,]+[%％]?\s*$)"
)
_FIRST_SENTENCE = regex(r"[^。！？；]*[。！？；]?")
_STYLE = {
    "han": "一、",
    "hanbracket": "（一）",
    "bracket": "（1）",
    "half": "1）",
    "digit": "1.",
    "circle": "①",
}
_BARE_STYLES = {")": ("（一）", "（1）", "1）"), "、": ("一、", "1."), ".": ("1.",)}
# 第二十条第（一）项, 第五条规定, 第三条之一: an article is cited, or put in behind another one.
_CITED = regex(
    rf"\s*(?:第?[（(]?(?:{_HAN}|\d{{1,2}})[）)]?[款项目]|[至到和及与、]?第(?:{_HAN}|\d{{1,3}})[条款项目]"
    rf"|[至到]第|的?(?:有关|相关)?规定|之[一二三四五六七八九十])"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading mark as it stands, before its place in the order is known."""

    block: int
    span: Span
    styles: tuple[str, ...]
    """The styles it may belong to; more than one where only `）` is left."""
    number: int
    """0 where the number is lost."""
    whole: bool


def _mark(text: str, block: int, span: Span) -> _Mark | None:
    match = _MARK.match(text, span.start, span.end)
    if match is None:
        return None
    where = Span(*match.span("mark"))
    if where.end == span.end and match["division"] is None:
        return None
    for group, style in _STYLE.items():
        numeral = match[group]
        if numeral is not None:
            number = mark_number(numeral)
            return _Mark(block, where, (style,), number, True) if number else None
    if match["division"]:
        if match["division"] == "条" and _CITED.match(text, where.end, span.end):
            return None
        return _Mark(block, where, (f"第一{match['division']}",), whole_number(match["part"]), True)
    if match["hanhalf"]:
        return _Mark(block, where, ("（一）",), whole_number(match["hanhalf"]), False)
    if match["hanopen"]:
        rest = text[where.end : span.end]
        if sum(map(rest.count, ")）")) > sum(map(rest.count, "(（")):
            return None
        return _Mark(block, where, ("（一）",), whole_number(match["hanopen"]), False)
    mark = match["bare"].translate({ord("）"): ")", ord("．"): "."})[-1]
    return _Mark(block, where, _BARE_STYLES[mark], 0, False)


def _marks(document: Document) -> Iterator[_Mark]:
    """The marks of a document; `一）` counts as a style of its own where the whole document writes it so."""
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind in ("paragraph", "heading"):
            mark = _mark(document.text, index, block.span)
            if mark is None or _ROW.search(document.quote(Span(mark.span.end, block.span.end))):
                continue
            if mark.number or not _goes_on(document, index):
                found.append(mark)
    halves = [mark for mark in found if not mark.whole and mark.number and document.text[mark.span.start] not in "（("]
    own_style = len(halves) > 1 and any(mark.number == 1 for mark in halves)
    for mark in found:
        yield _Mark(mark.block, mark.span, ("一）",), mark.number, True) if own_style and mark in halves else mark


def _goes_on(document: Document, index: int) -> bool:
    """True where the block before, running text without a mark of its own, broke off in the middle of a sentence."""
    if index == 0 or document.blocks[index - 1].kind != "paragraph":
        return False
    span = document.blocks[index - 1].span
    words = document.text[span.start : span.end].rstrip()
    last = start_behind("。！？", words, 0, len(words))
    if words[-1:] in _ENDS or (last == 0 and _MARK.match(words)):
        return False
    return any(pause in words[last:] for pause in "，,、；;")


_ENDS = frozenset("。！？；：.!?;:”》")
"""Marks behind which a line has come to its end."""
_INTERRUPTED = 100
"""Interrupted runs of one style that a heading may still go on from: of restarts without end, the last ones."""


class _Outline:
    """The headings that are open at a place, outermost first."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.runs: list[list[int]] = []
        self._open: list[tuple[str, int]] = []
        """Style and run of each open level."""
        self._outer: dict[int, list[int]] = {}
        """Runs of the same style that a restart interrupted, by the run that interrupted them."""
        self._latest: dict[str, int] = {}
        """The last run of each style."""

    def _depth(self, style: str) -> int:
        return next((depth for depth, (open_style, _) in enumerate(self._open) if open_style == style), -1)

    def _last(self, run: int) -> Heading:
        return self.headings[self.runs[run][-1]]

    def settle(self, mark: _Mark) -> tuple[str, int] | None:
        """Style and number of a mark; None where a damaged mark continues no open run."""
        if mark.whole:
            return mark.styles[0], mark.number
        for style, run in reversed(self._open):
            if style in mark.styles:
                expected = self._last(run).number + 1
                if mark.number in (0, expected, expected + 1):
                    return style, mark.number or expected
        return None

    def run_of(self, style: str, number: int) -> int:
        """The run that a heading continues, or a new one."""
        depth = self._depth(style)
        if depth < 0:
            latest = self._latest.get(style)
            goes_on = latest is not None and number > 1 and self._last(latest).number + 1 == number
            if goes_on and latest is not None:
                self._open.append((style, latest))
                return latest
            return self._start(style)
        del self._open[depth + 1 :]
        run = self._open[depth][1]
        if number == 1:
            del self._open[depth:]
            return self._start(style, [*self._outer.get(run, []), run][-_INTERRUPTED:])
        if number != self._last(run).number + 1:
            for outer in self._outer.get(run, []):
                if self._last(outer).number + 1 == number:
                    self._open[depth] = (style, outer)
                    return outer
        return run

    def _start(self, style: str, outer: list[int] | None = None) -> int:
        self.runs.append([])
        run = len(self.runs) - 1
        self._open.append((style, run))
        self._outer[run] = outer or []
        self._latest[style] = run
        return run

    def add(self, mark: _Mark, style: str, number: int, span: Span) -> None:
        """Append a heading where it belongs."""
        run = self.run_of(style, number)
        depth = self._depth(style)
        above = self._open[depth - 1][1] if depth > 0 else -1
        parent = self.runs[above][-1] if above >= 0 else -1
        index = len(self.headings)
        self.headings.append(
            Heading(span, mark.block, mark.span, style, number, depth + 1, parent, mark.whole),
        )
        self.runs[run].append(index)


@dataclass(frozen=True)
class Outline:
    """The headings of a document and how they follow each other."""

    headings: tuple[Heading, ...]
    runs: tuple[tuple[int, ...], ...]
    """Headings of one style under one parent, in order, as indexes of `headings`."""

    @cached_property
    def blocks(self) -> list[int]:
        """The block of each heading, in order."""
        return [heading.block for heading in self.headings]

    @cached_property
    def _chains(self) -> list[tuple[Heading, ...]]:
        """Each heading below those above it, outermost first."""
        chains: list[tuple[Heading, ...]] = []
        for heading in self.headings:
            above = chains[heading.parent] if heading.parent >= 0 else ()
            chains.append((*above, heading))
        return chains

    def holds(self, block: int) -> bool:
        """True for a block that is a heading."""
        at = bisect_left(self.blocks, block)
        return at < len(self.blocks) and self.blocks[at] == block

    def above(self, block: int) -> tuple[Heading, ...]:
        """The headings above a block, outermost first; a heading's own block counts as below it."""
        index = bisect_right(self.blocks, block) - 1
        return self._chains[index] if index >= 0 else ()


def find_outline(document: Document, list_of_attachments: Span) -> Outline:
    """Every numbered heading, in order, with its level and its run; the numbers of attachments are no headings."""
    outline = _Outline()
    for mark in _marks(document):
        settled = outline.settle(mark)
        if settled is None or list_of_attachments.start <= mark.span.start < list_of_attachments.end:
            continue
        sentence = _FIRST_SENTENCE.match(document.text, mark.span.start, document.blocks[mark.block].span.end)
        assert sentence is not None
        outline.add(mark, *settled, Span(mark.span.start, sentence.end()))
    return Outline(tuple(outline.headings), tuple(tuple(run) for run in outline.runs))


def written(style: str, number: int) -> str:
    """A number in the writing of a style: （三） for the third of `（一）`."""
    if style == "①":
        return chr(ord("①") + number - 1)
    if "1" in style:
        return style.replace("1", str(number))
    return style.replace("一", in_han(number))


def in_han(number: int) -> str:
    """A number below 1000 in Han numerals."""
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{digits[hundreds]}百" if hundreds else ""
    middle = ("一" if tens == 1 and hundreds else "" if tens < 2 else digits[tens]) + "十" if tens else ""
    zero = "零" if hundreds and ones and not tens else ""
    return head + middle + zero + (digits[ones] if ones else "")
