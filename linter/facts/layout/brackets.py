"""Brackets and quotes: which closing mark belongs to which opening one, and the marks left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PAIRS = ("（）", "()", "【】", "［］", "[]", "〔〕", "﹝﹞", "《》", "〈〉", "“”", "‘’", "「」", "『』")
_FAMILY = dict.fromkeys("()（）", "（") | dict.fromkeys("［］[]〔〕﹝﹞【】", "［")
"""Marks that may close each other: (…） and [2021〕 are a matter of form, not of meaning."""
_OPENING = {pair[0]: _FAMILY.get(pair[0], pair[0]) for pair in _PAIRS}
_CLOSING = {pair[1]: _FAMILY.get(pair[1], pair[0]) for pair in _PAIRS}
_ANY = regex("[" + re.escape("".join(_PAIRS)) + "]")
_HAN = regex("[一-鿿]+")
_QUOTES = ("“", "‘", "「", "『")

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])"
_LIST_HALF = regex(rf"(?:^|(?<=[。；;，,、：:！？!?.”）)》])){_NUMBER}[)）]", re.M)
"""1）, a) and 一） at the start of a block or behind a stop: a list mark, which needs no opening bracket."""
_LINE_END = regex("\n")
_LIST_LOOSE = regex(r"(?<![\dA-Za-z])[\dA-Za-z][)）]")
_LIST_WHOLE = regex(rf"[(（]{_NUMBER}[)）]")
_INTERVAL = regex(r"[(（\[［]-?\d[\d.]*%?[,，]-?(?:\d[\d.]*%?|∞|\+∞)[)）\]］]")
"""[0,60) — a mathematical interval."""
_NEAR = regex(r"[^，。；！？,;\n]*")
_LONGEST = 40
"""Characters of a stretch that are shown beside a mark that was left alone."""
_STOPS = "，。；！？,;\n"
_ENDS = "。！？；：!?;:…"
_DEBRIS = regex(r"[(（][%％]|[(（【［《〈](?=$)|(?:(?<=》)》|》(?=》)|(?<=《)《|《(?=《)|(?<=〉)〉|〉(?=〉))", re.M)
"""(% of a table taken apart, an opening mark at the end of a line, 》》 as an arrow."""
_BUTTONS = regex(r"[【\[［]\s*(?:字[体号]|阅读|浏览|点击|访问)[^\n】]{0,4}?[：:]")
"""【字体：大 of a web page, whose buttons a copy leaves out."""
_APART = 40
"""Characters between the halves of a bracket whose content a web page set on lines of their own."""
_QUOTATION = 8
"""Paragraphs over which a quotation may run."""
_DEGREE = 12
_DEGREES = regex(r"[°度]\d{1,2}(?:[′'‘’分][\d.]{0,5})?$")
"""北纬34°36‘: a mark set for that of minutes or seconds."""
_PROSE = 3
"""A block of prose holds at most three other characters for each Han one; program code holds more."""


@dataclass(frozen=True, slots=True)
class LoneMark:
    """An opening or closing mark without its other half."""

    mark: Span
    stretch: Span
    """The words that it may have enclosed, up to the next comma; the mark included."""
    opening: bool
    family: str
    """The full-width opening mark of its kind."""
    paragraph: int
    """Number of its paragraph, where lines that run on count as one."""
    first: bool
    """True at the very start of its paragraph."""


def find_lone_marks(ledger: Ledger) -> tuple[LoneMark, ...]:
    """The marks left alone, in order; a line that a page break cut in two is read with the next one."""
    text = ledger.text
    found: list[LoneMark] = []
    paragraphs = list(_paragraphs(ledger))
    for number, stretch in enumerate(paragraphs):
        following = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        for lone in _lone_marks(text, stretch, number):
            goes_on = lone.opening and lone.family in _QUOTES and following == lone.family
            if not goes_on and not _DEBRIS.match(text, lone.mark.start):
                found.append(lone)
    return tuple(lone for lone in _without_halves_apart(found) if not _BUTTONS.match(text, lone.mark.start))


def _paragraphs(ledger: Ledger) -> Iterator[Span]:
    """Blocks, joined where one ends in the middle of a sentence and the next does not begin a heading."""
    text, blocks = ledger.text, ledger.document.blocks
    headings = {heading.block for heading in ledger.headings}
    start = 0
    while start < len(blocks):
        end = start
        if blocks[start].kind == "paragraph":
            while end + 1 < len(blocks) and _runs_on(text, blocks[end].span):
                if end + 1 in headings or blocks[end + 1].kind != "paragraph":
                    break
                end += 1
        if blocks[start].kind != "code":
            yield Span(blocks[start].span.start, blocks[end].span.end)
        start = end + 1


def _runs_on(text: str, block: Span) -> bool:
    last = text[block.end - 1]
    return last not in _ENDS and not (last in "”）》)" and text[block.end - 2] in _ENDS)


def _is_prose(text: str, where: Span) -> bool:
    """False for what a web page left behind: scripts, styles, addresses, English."""
    stretch = text[where.start : where.end]
    han = len(stretch) - len(_HAN.sub("", stretch))
    return len(stretch) <= (1 + _PROSE) * han + 1


def _lone_marks(text: str, where: Span, number: int) -> Iterator[LoneMark]:
    marks = list(_ANY.finditer(text, where.start, where.end))
    if _all_paired(marks) or not _is_prose(text, where):
        return
    intervals = {at for match in _INTERVAL.finditer(text, *where) for at in (match.start(), match.end() - 1)}
    open_marks: list[tuple[str, int]] = []
    lone: list[tuple[int, str, bool]] = []
    for match in marks:
        at, mark = match.start(), match.group()
        if at in intervals or (mark in "‘’" and _is_apostrophe(text, at)):
            continue
        if mark in "‘’“”" and _DEGREES.search(text, max(0, at - _DEGREE), at):
            continue
        family = _OPENING.get(mark)
        if family:
            open_marks.append((family, at))
            continue
        family = _CLOSING[mark]
        depth = next((d for d in range(len(open_marks) - 1, -1, -1) if open_marks[d][0] == family), -1)
        if depth >= 0:
            lone.extend((left, other, True) for other, left in open_marks[depth + 1 :])
            del open_marks[depth:]
        else:
            lone.append((at, family, False))
    lone.extend((left, family, True) for family, left in open_marks)
    if lone:
        halves = _list_halves(text, where)
        for at, family, opening in sorted(lone):
            if at not in halves:
                yield _lone(text, where, number, at, family, opening)


def _all_paired(marks: list[re.Match[str]]) -> bool:
    """True where every mark closes the one opened last, as in nearly every paragraph."""
    open_families: list[str] = []
    for match in marks:
        family = _OPENING.get(match[0])
        if family:
            open_families.append(family)
        elif not open_families or open_families.pop() != _CLOSING[match[0]]:
            return False
    return not open_families


def _is_apostrophe(text: str, at: int) -> bool:
    """True in It’s and ’98."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalnum() and before == " ")


def _list_halves(text: str, where: Span) -> set[int]:
    """Where the bracket of 1） stands; in a paragraph that writes （1） as well, only at the start of a line."""
    if _LIST_WHOLE.search(text, *where):
        starts = (where.start, *(line.end() for line in _LINE_END.finditer(text, *where)))
        return {half.end() - 1 for half in _LIST_HALF.finditer(text, *where) if half.start() in starts}
    halves = {half.end() - 1 for half in _LIST_HALF.finditer(text, *where)}
    if halves:
        # a）…b）…, parted by blanks: each is the next one.
        following = ord(text[min(halves) - 1]) + 1
        for half in _LIST_LOOSE.finditer(text, min(halves), where.end):
            if ord(half.group()[-2]) == following:
                halves.add(half.end() - 1)
                following += 1
    return halves


def _lone(text: str, where: Span, number: int, at: int, family: str, opening: bool) -> LoneMark:
    if opening:
        match = _NEAR.match(text, at + 1, min(where.end, at + _LONGEST))
        assert match is not None
        stretch = Span(at, match.end())
    else:
        start, floor = at, max(where.start, at - _LONGEST)
        while start > floor and text[start - 1] not in _STOPS:
            start -= 1
        stretch = Span(start, at + 1)
    first = at == where.start or text[at - 1] == "\n"
    return LoneMark(Span(at, at + 1), stretch, opening, family, number, first)


def _without_halves_apart(marks: list[LoneMark]) -> Iterator[LoneMark]:
    """The marks without those whose halves stand in different paragraphs, such as a long quotation's."""
    at = 0
    while at < len(marks):
        end = _other_half(marks, at)
        if end < 0:
            yield marks[at]
            end = at
        yield from (mark for mark in marks[at + 1 : end] if mark.family not in _QUOTES)
        at = end + 1


def _other_half(marks: list[LoneMark], at: int) -> int:
    """Index of the closing mark in a later paragraph; -1 where there is none.

    Each paragraph of a quotation may open it anew.
    """
    opener = marks[at]
    if not opener.opening:
        return -1
    if opener.family not in _QUOTES:
        following = marks[at + 1] if at + 1 < len(marks) else opener
        near = following.mark.start - opener.mark.end <= _APART
        return at + 1 if near and not following.opening and following.family == opener.family else -1
    for other in range(at + 1, len(marks)):
        mark = marks[other]
        if mark.paragraph - opener.paragraph > _QUOTATION:
            return -1
        if mark.family == opener.family:
            if not mark.opening:
                return other if mark.paragraph > opener.paragraph else -1
            if not mark.first:
                return -1
    return -1
