"""Wrapped lines: a text whose paragraphs were broken at a fixed width, as out of a mail, a PDF or a scanner."""

from __future__ import annotations

import re
from collections.abc import Container

from linter.offsets import Span
from linter.patterns import regex

__all__ = ["wrapped_ends"]

_LINE = regex(r"[^\r\n]+")
_WIDEST = 80
"""Characters of a line at most; a paragraph that was not broken is mostly longer."""
_UNBROKEN = regex(rf"[^\r\n]{{{_WIDEST + 1}}}")
_NARROWEST = 18
_FEWEST = 6
"""Full lines that show a width."""
_SHORT_OF = 5
"""Ems or characters by which a line may fall short of the width: a number that could not stay goes to the next one."""
_WIDE = regex("[\u2014-\u2026\u2e80-\uffe6]")
_STOPS = tuple("。！？；：!?;:")
_MARGIN = " \u3000\t"
_PAGE = regex(r"[\s—\-–－~·.]{0,6}(?:第 ?)?\d{1,4}(?: ?页)?[\s—\-–－~·.]{0,6}")
_STARTS_ANEW = regex(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳•●◆■—-]|#|\||>"
    r"|第[一二三四五六七八九十百]{1,3}[章节条部]|附件|附表|[表图]\d"
)


def wrapped_ends(source: str, cells: Container[int] = ()) -> list[Span]:
    """What parts the lines of one paragraph, in order: line ends and the page numbers between; mostly nothing.

    `cells` are the offsets of lines that belong to a table.
    """
    if not cells and _UNBROKEN.search(source):
        return []
    lines = [line for line in _LINE.finditer(source) if line.start() not in cells]
    if len(lines) <= _FEWEST or any(line.end() - line.start() > _WIDEST for line in lines):
        return []
    words = [line.group().rstrip() for line in lines]
    filled: list[int] = []
    # By the paper or by the count of characters, whichever fills more lines.
    for sizes in ([_ems(line) for line in words], [len(line) for line in words]):
        width = max(sizes)
        full = [at for at, size in enumerate(sizes) if size >= width - _SHORT_OF and not _is_page(words[at])]
        cut = sum(not words[at].endswith(_STOPS) for at in full)
        enough = cut >= _FEWEST and 2 * cut >= len(full) and 2 * sum(sizes[at] for at in full) >= sum(sizes)
        if width >= _NARROWEST and enough and len(full) > len(filled):
            filled = full
    if not filled:
        return []
    indented = any(line.group()[0] in _MARGIN for line in lines)
    ends = []
    for at in filled:
        following = at + 1
        while following < len(lines) and _is_page(words[following]):
            following += 1
        if following < len(lines) and _goes_on(source, lines[at], lines[following], indented):
            ends.append(Span(lines[at].end(), lines[following].start()))
    return ends


def _goes_on(source: str, line: re.Match[str], below: re.Match[str], indented: bool) -> bool:
    """True where the line below is of the same paragraph: no blank line, no indent, no mark of its own."""
    between = source[line.end() : below.start()].replace("\r\n", "\n")
    if between.count("\n") > 1 and not _PAGE.fullmatch(between):
        return False
    words, more = line.group().rstrip(), below.group()
    if more[0] in _MARGIN or (words.endswith(_STOPS) and not indented):
        return False
    if words[-1:].isascii() and words[-1:].isalnum() and more[0].isascii() and more[0].isalpha():
        return False
    return _STARTS_ANEW.match(more) is None or words.endswith(("、", "，", "第"))


def _is_page(line: str) -> bool:
    return _PAGE.fullmatch(line) is not None


def _ems(line: str) -> float:
    """How wide a line is, in Han characters; others take half of one."""
    wide = len(_WIDE.findall(line))
    return wide + (len(line) - wide) / 2
