"""Heading sequence: numbers of headings that are missing, repeated or out of order, and damaged marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from linter.fact import Heading
from linter.facts.layout.headings import written
from linter.finding import Hit, Severity, quieter
from linter.kinds.structure._lost_marks import lost_marks
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class HeadingSequence:
    """Walks every run of headings of one style under one parent."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every break of a run; a break and the damaged marks that cause it are one hit."""
        runs = [[ledger.headings[index] for index in indexes] for indexes in ledger.outline.runs]
        shuffled = _shuffled(runs)
        places: dict[tuple[str, int], list[list[Heading]]] = {}
        for run in runs:
            places.setdefault(_place(run), []).append(run)
            severity: Severity = "note" if _place(run) in shuffled else "error"
            kept = _keeps_numbers(ledger, run)
            several = () if kept or not _excerpt(ledger, run) else _jumps(run)
            for hit in _Walk(ledger, run).hits():
                if hit.variant != "gap" or not (kept or hit.spans[0] in several):
                    yield replace(hit, severity=quieter(hit.severity, severity))
            if run[0].number > 1 and not run[0].style.startswith("第") and not kept:
                yield from _first_lost(ledger, run, severity)
        yield from lost_marks(ledger, runs)
        for same in places.values():
            if len(same) == 2:
                yield from _first_twice(ledger, *same)


def _place(run: list[Heading]) -> tuple[str, int]:
    """Style and parent: what makes two runs look like one that was restarted."""
    return run[0].style, run[0].parent


def _shuffled(runs: list[list[Heading]]) -> set[tuple[str, int]]:
    """Places whose sections stand in no order at all, as in a page put together by a machine.

    There the numbers that one run jumps over stand in another run under the same parent.
    """
    numbers: dict[tuple[str, int], set[int]] = {}
    for run in runs:
        numbers.setdefault(_place(run), set()).update(heading.number for heading in run)
    found = set()
    for run in runs:
        elsewhere = numbers[_place(run)]
        for one, other in pairwise(run):
            jumped = range(one.number + 1, other.number)
            if len(jumped) >= _JUMP and 2 * len(elsewhere.intersection(jumped)) > len(jumped):
                found.add(_place(run))
    return found


def _keeps_numbers(ledger: Ledger, run: list[Heading]) -> bool:
    """True where headings of a longer list kept their numbers: it is said, or there is a jump before each of them."""
    start = ledger.headings[run[0].parent].span.start if run[0].parent >= 0 else 0
    if _KEPT.search(ledger.text, max(start, run[0].marker.start - _LEAD), run[0].marker.start):
        return True
    # 3. 8. 17.: a drafter loses headings once, not every time.
    return len(run) > _SINGLE and len(_jumps(run)) == len(run) - 1


def _jumps(run: list[Heading]) -> list[Span]:
    """The marks of headings before which two numbers or more are missing."""
    return [other.marker for one, other in pairwise(run) if other.number - one.number > _SINGLE]


def _excerpt(ledger: Ledger, run: list[Heading]) -> bool:
    """True where one of the first lines says that the text was taken out of a longer one."""
    lines = ledger.document.blocks[: min(run[0].block, _OPENING)]
    return any(
        _EXCERPT.search(ledger.text, line.span.start, min(line.span.end, line.span.start + _TITLE)) for line in lines
    )


def _first_lost(ledger: Ledger, run: list[Heading], severity: Severity) -> Iterator[Hit]:
    """A run that begins with （二）: its first heading was lost, unless it stands inside a paragraph."""
    first = run[0]
    start = ledger.headings[first.parent].span.start if first.parent >= 0 else 0
    before = ledger.text[start : first.marker.start]
    if _stands_in(before, first.style, first.number - 1):
        return
    found = ledger.text[first.marker.start : first.marker.end]
    lost = [number for number in range(1, first.number) if not _stands_in(before, first.style, number)]
    missing = "".join(written(first.style, number) for number in lost)
    if len(lost) > _OVERLOOKED or (first.parent < 0 and not _complete(ledger, run)):
        severity = "note"
    yield Hit((first.marker,), {"found": found, "missing": missing}, severity=severity, variant="start")


def _complete(ledger: Ledger, run: list[Heading]) -> bool:
    """True for a report from its beginning: a title, whom it is for or a first paragraph, then several headings.

    An excerpt goes from its title right to the heading that it takes out, or opens in the middle, with prose.
    """
    if len(run) == 1:
        return False
    titled = False
    for block in ledger.document.blocks[: run[0].block]:
        opening = ledger.text[block.span.start : block.span.end]
        if _EXCERPT.search(opening):
            return False
        if titled and opening[-1] in "。：:":
            return True
        if opening[-1] in "。；！？":
            return False
        titled = titled or len(opening) <= _TITLE
    return False


def _first_twice(ledger: Ledger, before: list[Heading], run: list[Heading]) -> Iterator[Hit]:
    """（一） and again （一）, each alone and side by side: the second one was meant as （二）."""
    one, other = before[-1], run[0]
    if len(before) == len(run) == one.number == other.number == 1:
        if _stands_in(ledger.text[one.marker.end : other.marker.start], one.style, 2):
            return  # 1.水库。2.堤防。 in one paragraph is a list of its own
        if _titled_anew(ledger, other):
            return
        found = ledger.text[other.marker.start : other.marker.end]
        values = {"found": found, "expected": written(other.style, 2), "before": found}
        yield Hit((other.marker, one.marker), values, severity="warning", variant="repeat")


def _titled_anew(ledger: Ledger, heading: Heading) -> bool:
    """True where the title of another document stands right above a heading, or a line above that."""
    above = ledger.document.blocks[max(0, heading.block - _TITLE_LINES) : heading.block]
    return any(_NEW_TITLE.fullmatch(ledger.read(block.span).strip()) for block in above)


class _Walk:
    """One run of headings, with what is needed to say what is wrong."""

    def __init__(self, ledger: Ledger, run: list[Heading]) -> None:
        self.text = ledger.text
        self.run = run

    def hits(self) -> Iterator[Hit]:
        """Every break, in order."""
        damaged = [at for at, heading in enumerate(self.run) if not heading.whole]
        yield from self._damaged(damaged)
        last = self.run[0].number
        skip = -1
        for at in range(1, len(self.run)):
            heading = self.run[at]
            following = self.run[at + 1].number if at + 1 < len(self.run) else 0
            if at == skip or heading.number == last + 1:
                last = heading.number
                continue
            if following == last + 1 and heading.number == last + 2:
                yield self._hit("order", at, (at - 1, at + 1), last + 1)
                skip, last = at + 1, heading.number
                continue
            if heading.number <= last and self._begun_inline(at):
                last = heading.number
                continue
            if heading.number == last:
                yield self._hit("repeat", at, (at - 1,), last + 1)
            elif heading.number > last + 1:
                if not self._stands_inline(at, last):
                    yield self._hit("gap", at, (at - 1,), last + 1)
            else:
                yield self._hit("back", at, (at - 1,), last + 1)
            # A single wrong number is told once: the next heading shows that this one was meant as the next.
            last = last + 1 if following == last + 2 else max(last, heading.number)

    def _damaged(self, damaged: list[int]) -> Iterator[Hit]:
        """One hit for neighbouring headings whose marks are damaged, with the whole ones around them."""
        while damaged:
            group = [damaged.pop(0)]
            while damaged and damaged[0] == group[-1] + 1:
                group.append(damaged.pop(0))
            around = [at for at in (group[0] - 1, group[-1] + 1) if 0 <= at < len(self.run)]
            style = self.run[group[0]].style
            spans = [self._label(at) for at in group] + [self.run[at].marker for at in around]
            yield Hit(
                tuple(spans),
                {
                    "expected": "".join(written(style, self.run[at].number) for at in group),
                    "found": "、".join(f"“{self._quote(self._label(at))}”" for at in group),
                },
                variant="damaged",
            )

    def _label(self, at: int) -> Span:
        """The damaged mark with the first words behind it, so that there is something to see."""
        heading = self.run[at]
        return Span(heading.marker.start, min(heading.marker.end + _SHOWN, heading.span.end))

    def _quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _hit(self, variant: str, at: int, others: tuple[int, ...], expected: int) -> Hit:
        heading = self.run[at]
        missing = range(expected, heading.number) if variant == "gap" else ()
        return Hit(
            (heading.marker, *(self.run[other].marker for other in others)),
            {
                "found": self._quote(heading.marker),
                "before": self._quote(self.run[at - 1].marker),
                "expected": written(heading.style, expected),
                "missing": "".join(written(heading.style, number) for number in missing),
            },
            variant=variant,
        )

    def _begun_inline(self, at: int) -> bool:
        """True where a new list began inside a paragraph: 整改措施：1.制定计划。 and 2.集中学习。 on the next line."""
        number, style = self.run[at].number, self.run[at].style
        between = self.text[self.run[at - 1].marker.end : self.run[at].marker.start]
        return number > 1 and all(_stands_in(between, style, before) for before in range(1, number))

    def _stands_inline(self, at: int, last: int) -> bool:
        """True when the missing headings stand inside the paragraphs between the two."""
        between = _ROW.sub("", self.text[self.run[at - 1].marker.end : self.run[at].marker.start])
        style = self.run[at].style
        return all(_stands_in(between, style, number) for number in range(last + 1, self.run[at].number))


def _stands_in(text: str, style: str, number: int) -> bool:
    """True where a heading's mark stands in a text; the 2. of 12.5 and the 二、 of 第二、三产业 are none."""
    mark = re.escape(written(style, number))
    if mark[0] not in "（第":
        # 注：1.一季度数据为快报数: behind an Arabic mark a numeral may begin the words.
        numerals = r"\d" if mark[0].isdigit() else rf"\d{_HAN}"
        mark = rf"^[ ]*{mark}|(?<![\d{_HAN}第、，,.]){mark}(?![{numerals}])"
    return re.search(mark, text.translate(_WIDE), re.MULTILINE) is not None


_HAN = "一二三四五六七八九十百"
_ROW = regex(r"^[^\n]*\d [\d.,]+$", re.MULTILINE)
"""A line with the figures of a table: its number is that of a row."""
_NEW_TITLE = regex(
    r"附件?[一二三四五六七八九十\d]{0,2}[：:]?[^。；;，,：:]{0,40}"
    r"|[^。；;，,：:、（(]{4,40}(?:白皮书|报告|通报|总结|方案|年报|要点|汇报|办法|细则|规定|纪要|公报|公告)(?:[（(][^（()）]{1,12}[）)])?"
)
_TITLE_LINES = 2
"""Lines of a title, the second of which may tell the day."""
_TITLE = 60
"""Longest first line, in characters, that is still taken as a title."""
_OVERLOOKED = 2
"""Headings that are lost together at most; a run that begins with （五） was taken out of its report."""
_EXCERPT = regex("节选|摘录|节录|摘编|摘要|选登|片段|部分内容")
_KEPT = regex(
    r"(?:序号|编号|题号)[^。；;\n]{0,8}(?:原|(?:保持)?不变|与[^。；;\n]{1,12}(?:一致|相同|对应))"
    r"|(?:保留|沿用|采用)[^。；;，,\n]{0,8}(?:序号|编号)"
)
"""What says that the numbers are those of another list."""
_LEAD = 200
"""Characters before the first heading in which that is said."""
_SINGLE = 2
"""How far two numbers are apart between which one alone is missing."""
_OPENING = 3
"""Paragraphs at the beginning that may say that the text is an excerpt."""
_JUMP = 3
"""Headings jumped over at once that no drafter overlooks: one lost heading is a slip, three are a shuffled page."""
_SHOWN = 4
"""Characters shown behind a damaged mark."""
_WIDE = {ord("("): "（", ord(")"): "）", ord("．"): "."}
