"""Attachments (附件): the list of them above the signature, and the headings under which they follow.

GB/T 9704—2012 (7.3.4, 7.4): the list stands below the body as 附件：1.…, each attachment begins with 附件1 and its
title, and number and title agree with the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.document import Document
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.offsets import Span
from linter.patterns import regex

_LIST = regex(r"[#*\s]*附(?:件|表)?(?:目录|清单)?[:：](?!附件[:：])")
_ENTRY = regex(
    rf"(?P<word>附[件表])?(?P<number>{SMALL_NUMERAL})(?:[.．、:：](?!\d)|[.．](?=20\d\d年)|(?(word)(?!\d)|(?!)))"
)
_HEADED = regex(rf"[#*\s【]*附[件表](?P<number>{SMALL_NUMERAL})?[】*:：.．、]*(?P<title>.*)")
_NUMBERED_FIRST = regex(r"1[.．]\d")
"""A first entry that begins with a number, 1.13座矿山…: told from a decimal by the 2. of the next line."""
_REMARK = regex(
    r"[（(](?:(?:共计?|合计)?\d+[一-鿿]{1,2}(?:[，,][^（）()]{1,6})?|另附|另发|略|附后|样表|样式|样本|模板|参考|空表|网上下载)[)）]$"
)
_NOT_TITLE = regex(r"[^\w（）()]+")
_STOPS = ("。", "；", "！", "？", "：", "，")
_LONGEST = 60
"""Characters of a line that may still be the title of an attachment."""
_TITLE_LINES = 3
"""Lines over which a title may run."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment where it is listed or where it begins."""

    number: int
    span: Span
    """Number and title in the list; number where the attachment begins."""
    titles: tuple[str, ...]
    """The title without marks; where the attachment begins, one reading for each line that it may run over."""
    title_span: Span
    """The title, or its first line."""


@dataclass(frozen=True, slots=True)
class Attachments:
    """What a document says of its attachments."""

    listed: tuple[Attachment, ...]
    """Empty where there is no list."""
    list_span: Span
    headed: tuple[Attachment, ...]
    """The attachments that follow in the same document."""


def find_attachments(document: Document) -> Attachments:
    """The list of attachments and the attachments behind it."""
    lines = [block.span for block in document.blocks if block.kind in ("paragraph", "heading")]
    # A first line 附件： tells that all below is an attachment, which may have a list of its own.
    marked = [index for index, line in enumerate(lines) if _LIST.match(document.text, *line)]
    at = next((index for index in marked if index or len(marked) == 1), -1)
    listed: list[Attachment] = []
    end = at
    if at >= 0:
        listed, end = _listed(document.text, lines, at)
    else:
        at, end = _run_of_headed(document.text, lines)
        listed = [found for line in lines[at:end] if (found := _headed(document.text, [line])) is not None]
    if not listed:
        return Attachments((), Span(0, 0), ())
    headed = []
    for index in range(end, len(lines)):
        found = _headed(document.text, lines[index : index + 1 + _TITLE_LINES])
        if found is not None and (found.number or len(listed) == 1):
            headed.append(found)
    return Attachments(tuple(listed), Span(lines[at].start, listed[-1].title_span.end), tuple(headed))


def _listed(text: str, lines: list[Span], at: int) -> tuple[list[Attachment], int]:
    """The entries of the list that begins in a line, and the line behind it."""
    mark = _LIST.match(text, *lines[at])
    assert mark is not None
    rest = Span(mark.end(), lines[at].end)
    listed = list(_entries(text, rest))
    if not listed and _NUMBERED_FIRST.match(text, *rest) and at + 1 < len(lines):
        second = next(_entries(text, lines[at + 1]), None)
        if second is not None and second.number == 2:
            listed = [_entry(text, 1, rest.start, Span(rest.start + len("1."), rest.end))]
    if not listed and rest.start < rest.end:
        return [_entry(text, 1, rest.start, rest)], at + 1
    end = at + 1
    while end < len(lines):
        entries = list(_entries(text, lines[end]))
        # An attachment that begins right below the list has a number of the list again, or no title in its line.
        last = listed[-1].number if listed else 0
        if not entries or not entries[0].titles[0] or entries[0].number < last + (text[lines[end].start] == "附"):
            break
        listed += entries
        end += 1
    return listed, end


def _entries(text: str, line: Span) -> Iterator[Attachment]:
    """The numbered entries of a line that begins with a number; several may share it."""
    first = _ENTRY.match(text, *line)
    if first is None:
        return
    marks = [first]
    for match in _ENTRY.finditer(text, first.end(), line.end):
        step = whole_number(match["number"]) - whole_number(marks[-1]["number"])
        if match["number"].isdigit() and (step == 1 or (step == 2 and text[match.start() - 1] in "；;。")):
            marks.append(match)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else line.end
        yield _entry(text, whole_number(mark["number"]), mark.start(), Span(mark.end(), end))


def _entry(text: str, number: int, start: int, title: Span) -> Attachment:
    end = title.end
    while end > title.start and text[end - 1] in "；;。，, ":
        end -= 1
    title = Span(title.start, end)
    return Attachment(number, Span(start, end), (bare(text[title.start : end]),), title)


def _run_of_headed(text: str, lines: list[Span]) -> tuple[int, int]:
    """Lines 附件1：… 附件2：… that stand right below each other: a list written without 附件： above it."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (found := _headed(text, [lines[end]])) and found.titles and found.number:
            if found.number != end - at + 1:
                break
            end += 1
        if end - at > 1:
            return at, end
        at = end + 1
    return 0, 0


def _headed(text: str, lines: list[Span]) -> Attachment | None:
    """The attachment that begins in the first of some lines."""
    match = _HEADED.fullmatch(text, *lines[0])
    if match is None or len(match.group()) > _LONGEST or match["title"].endswith(_STOPS):
        return None
    number = whole_number(match["number"]) if match["number"] else 0
    mark = Span(match.start(), match.start("title"))
    if match["title"]:
        if not match["number"]:
            return None
        title = Span(*match.span("title"))
        return Attachment(number, mark, (bare(match["title"]),), title)
    readings: list[str] = []
    for line in lines[1:]:
        words = text[line.start : line.end]
        if len(words) > _LONGEST or words.endswith(_STOPS) or _HEADED.match(words):
            break
        readings.append((readings[-1] if readings else "") + bare(words))
    if not readings:
        return Attachment(number, mark, (), mark)
    return Attachment(number, mark, tuple(readings), lines[1])


def bare(title: str) -> str:
    """A title without its marks and without （另附） behind it."""
    return _NOT_TITLE.sub("", _REMARK.sub("", title.strip(" 。；;"))).strip("_")
