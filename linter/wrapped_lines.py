"""Wrapped lines: a text whose paragraphs were broken at a fixed width, as out of a mail, a PDF or a scanner.

A list, a chronicle or the rows of a table may have lines of one length too, so one sign is never enough. Lines are
joined only where most of the text stands in them, none had room for what the next one begins with, the paragraphs
end in a stop, one of them in a shorter line, and some lines end in the middle of what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from linter.offsets import Span
from linter.patterns import regex

__all__ = ["PAGE_NUMBER", "wrapped_ends"]

_LINE = regex(r"[^\r\n]+")
_WIDEST = 80
"""Characters of a line at most; a paragraph that was not broken is mostly longer."""
_NARROWEST = 18
_FEWEST = 6
"""Full lines that show a width."""
_SHORT_OF = 5
"""Ems or characters by which a line may fall short of the width: a number that could not stay goes to the next one."""
_INDENT = 2
"""Ems or characters of an indent that was lost: the first line of a paragraph is shorter by them."""
_STOPS = tuple("。！？；：!?;:")
_MARKS = regex("[，、。；：]")
_CLOSERS = "”’）)》」"
_MARGIN = " \u3000\t"
PAGE_NUMBER = regex(r"[\s·.]*(?:[—–－~-]+ *\d{1,4} *[—–－~-]+|第 ?\d{1,4} ?页)[\s·.]*")
_NUMBER = regex(r"\s*(\d{1,4})\s*")
_STARTS_ANEW = regex(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．、](?!\d)|[)）])|[①-⑳•●◆■★☆○◎√▲*+—-]|#|\||>"
    r"|第[一二三四五六七八九十百]{1,3}[章节条部]|附件|附表|[表图]\d|[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,2}[，,、]|[首其]先"
    r"|(?:(?:19|20)\d\d[年.-]\d{1,2}[月.-]|\d{1,2}月\d{1,2}日)|[一-鿿]{2,6}[：:]"
)
_LABEL = regex(r"\s*[一-鿿]{2,6}[：:]")
_DIGITS = regex(r"\d+")
_COLONS = ("：", ":")
_AWAITS = ("、", "，", "第", "于", "至", "自")
"""Behind these a line begins with no mark of its own: 截至 and then a date."""
_HEAD = regex(r"[（《“‘〔【(\[]*(?:[A-Za-z0-9.,:/+-]+|.)[，。、；：！？）》”’〕】)\],.;:!?%％]*")
"""What a line begins with that cannot be divided."""
_TORN_BEHIND = regex(r"[的和与及为在由向把被从将以对并]$|[，、；][一-鿿]$|。[^。]+$|《[^》]*$|（[^）]*$|“[^”]*$")
_TORN_BEFORE = regex(r"[的了和与及等，。、；：）》”％%]|[一-鿿][，。、；]")
_UNIT = regex("[个户家座亩处项件起名人次万亿元年月日吨]")
_PROVED = 40
"""Line ends that are looked at for a proof."""
_TORN = 6
"""One line end in so many, and two at least, stands in the middle of what is said."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text without the numbers of its pages."""

    lines: list[re.Match[str]]
    words: list[str]
    indented: bool
    source: str
    alike: dict[int, bool] = field(default_factory=dict)
    """Whether a line and the next one are entries of one list, as far as it was looked at."""


def wrapped_ends(source: str, cells: Container[int] = ()) -> list[Span]:
    """What parts the lines of one paragraph, in order: line ends and the page numbers between; mostly nothing.

    `cells` are the offsets of lines that belong to a table.
    """
    if not cells and any(len(line) > _WIDEST for line in source.splitlines()):
        return []
    lines = [line for line in _LINE.finditer(source) if line.start() not in cells]
    if len(lines) <= _FEWEST or any(line.end() - line.start() > _WIDEST for line in lines):
        return []
    lines = _without_pages(lines)
    page = _Page(lines, [line.group().rstrip() for line in lines], any(line[0][0] in _MARGIN for line in lines), source)
    # By the paper or by the count of characters, whichever joins more.
    by_paper, by_count = (
        _joined(page, sizes) for sizes in ([_ems(line) for line in page.words], [*map(len, page.words)])
    )
    ends = max(by_paper, by_count, key=len)
    return [Span(lines[at].end(), lines[at + 1].start()) for at in ends]


def _joined(page: _Page, sizes: Sequence[float]) -> list[int]:
    """The lines that go on in the next one, by their places; none where a proof is wanting."""
    width = max(sizes, default=0)
    full = [at for at, size in enumerate(sizes) if size >= width - _SHORT_OF and not _is_row(page.words[at])]
    cut = [at for at in full if not page.words[at].endswith(_STOPS)]
    if width < _NARROWEST or len(cut) < _FEWEST or 2 * len(cut) < len(full):
        return []
    if 2 * sum(sizes[at] for at in full) < sum(sizes):
        return []
    going = [at for at in full if at + 1 < len(sizes) and _goes_on(page, at)]
    filled = [at for at in going if sizes[at] + _room(page, at, sizes) >= width]
    if _FEWEST * (len(going) - len(filled)) > len(going):
        return []
    paragraphs = [run for run in (_without_title(page, run) for run in _runs(filled)) if run]
    ended = [run for run in paragraphs if _is_ended(page.words[run[-1] + 1]) and not _is_list(page, run)]
    if 4 * len(ended) < 3 * len(paragraphs) or all(sizes[run[-1] + 1] >= width - _SHORT_OF for run in ended):
        return []
    proved = [at for run in ended for at in run][:_PROVED]
    torn = sum(_is_torn(page, at) for at in proved)
    return [at for run in ended for at in run] if torn >= max(2, len(proved) // _TORN) else []


def _without_pages(lines: list[re.Match[str]]) -> list[re.Match[str]]:
    """The lines but the numbers of pages: marked as such, or bare ones that count up through the whole text."""
    bare = [int(found[1]) for line in lines if (found := _NUMBER.fullmatch(line[0]))]
    counted = len(bare) > 1 and bare == list(range(bare[0], bare[0] + len(bare)))
    return [line for line in lines if not (PAGE_NUMBER.fullmatch(line[0]) or (counted and _NUMBER.fullmatch(line[0])))]


def _goes_on(page: _Page, at: int) -> bool:
    """True where the line below may be of the same paragraph: no blank line, no indent, no mark of its own."""
    words, more = page.words[at], page.words[at + 1]
    between = page.source[page.lines[at].end() : page.lines[at + 1].start()].replace("\r\n", "\n")
    if between.count("\n") > 1 and not between.strip():
        return False
    if more[:1] in _MARGIN or _is_row(more) or (words.endswith(_STOPS) and not page.indented):
        return False
    # Behind a full stop whom the text is for stands alone.
    if (words.endswith(_STOPS) and more.endswith(_COLONS)) or _is_entry(page, at):
        return False
    if words[:2] == more[:2] or (
        words[-1].isascii() and words[-1].isalnum() and more[0].isascii() and more[0].isalnum()
    ):
        return False
    return _STARTS_ANEW.match(more) is None or words.endswith(_AWAITS)


def _is_entry(page: _Page, at: int) -> bool:
    """True for a line of a form or a list, where the one above or below is made in the same way."""
    for first in (at - 1, at):
        if first >= 0:
            if first not in page.alike:
                page.alike[first] = _made_alike(page.words[first], page.words[first + 1])
            if page.alike[first]:
                return True
    return False


def _made_alike(one: str, other: str) -> bool:
    """True for two labels, and where the lines have the same marks and half of their pairs of characters in common."""
    if _LABEL.match(one) and _LABEL.match(other):
        return True
    marks = _MARKS.findall(one)
    if not marks or marks != _MARKS.findall(other):
        return False
    pairs, others = (set(map("".join, pairwise(_DIGITS.sub("0", line.strip())))) for line in (one, other))
    return 2 * len(pairs & others) >= max(len(pairs), len(others))


def _room(page: _Page, at: int, sizes: Sequence[float]) -> float:
    """How much more a line would hold with the first word of the next one."""
    head = _HEAD.match(page.words[at + 1])
    more = head.group() if head else ""
    first = at == 0 or _is_ended(page.words[at - 1])
    size = _ems(more) if isinstance(sizes[at], float) else len(more)
    return size + (_INDENT if first and page.words[at][0] not in _MARGIN else 0)


def _runs(places: list[int]) -> list[list[int]]:
    """Places that follow each other, together."""
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _without_title(page: _Page, run: list[int]) -> list[int]:
    """The lines but a first one without any mark that ends by itself: it may be a heading."""
    return run if _MARKS.search(page.words[run[0]]) or _is_torn(page, run[0]) else run[1:]


def _is_row(line: str) -> bool:
    """True for the cells of a table, which stand apart."""
    inner = line.strip()
    return "  " in inner or "\t" in inner or "\u3000" in inner


def _is_ended(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def _is_list(page: _Page, run: list[int]) -> bool:
    """True for lines of which three, and a third, begin alike or end alike."""
    lines = [page.words[at].strip() for at in (*run, run[-1] + 1)]
    alike = max(*Counter(line[:2] for line in lines).values(), *Counter(line[-2:] for line in lines).values())
    return alike > 2 and 3 * alike >= len(lines)


def _is_torn(page: _Page, at: int) -> bool:
    """True where a line ends in the middle: in a bracket, before a unit, in a word that stands whole elsewhere."""
    words, more = page.words[at], page.words[at + 1]
    if _TORN_BEHIND.search(words) or (words[-1].isdigit() and _UNIT.match(more)) or _TORN_BEFORE.match(more):
        return True
    return words[-1].isalpha() and more[0].isalpha() and words[-1] + more[0] in page.source


def _ems(line: str) -> float:
    """How wide a line is, in Han characters, which take three bytes; others take half of one."""
    return (len(line) + (len(line.encode("utf-8", "surrogatepass")) - len(line)) // 2) / 2
