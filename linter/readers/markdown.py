"""Markdown: its blocks and tables, with positions in the file as it is; markup and code are shown but not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.document import Block, Comment, Document, Span
from linter.drawn_tables import cells_between_pipes
from linter.patterns import regex
from linter.readers.comments import SIGN, markdown_comments
from linter.readers.text import decode

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = regex(r"\A---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*---[ \t]*(?:\r?\n|\Z)")
_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TAG = regex(r"(?s)<!--.*?(?:-->|\Z)|<[^<>]*>")
_QUOTE = regex(r"(?:[ \t]*>)*[ \t]*")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with tables, without indented code: reports indent their paragraphs."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("code")


def read_markdown(data: bytes, name: str) -> Document:
    """The document of a Markdown file; its offsets are those of the file."""
    source, _ = decode(data, name)
    reader = _Reader(source)
    blocks = list(reader.blocks())
    read: list[Span] = []
    for block, visible in blocks:
        read.extend(visible or [block.span])
    document = Document.from_blocks(source, [block for block, _ in blocks], name, "md", _complement(source, read))
    return replace(document, comments=tuple(reader.comments())) if SIGN in source else document


def _complement(source: str, read: Sequence[Span]) -> list[Span]:
    """What is not read, line ends excepted: they part the blocks."""
    left_out: list[Span] = []
    last = 0
    for span in [*read, Span(len(source), len(source))]:
        for piece in re.finditer(r"[^\r\n]+", source[last : span.start]):
            left_out.append(Span(last + piece.start(), last + piece.end()))
        last = max(last, span.end)
    return left_out


class _Reader:
    """Walks the tokens of one file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = [Span(*match.span()) for match in _LINE.finditer(source) if match.group()]
        front = _FRONT_MATTER.match(source)
        self.first_line = source[: front.end()].count("\n") if front else 0
        # One line end for each of the file's lines, as the parser counts them.
        body = [source[start:end].rstrip("\r\n") for start, end in self.lines[self.first_line :]]
        self.tokens = _parser().parse("\n".join(line.replace("\x00", "�") for line in body))

    def comments(self) -> Iterator[Comment]:
        """The comments that speak to hegao."""
        return markdown_comments(self.source, self.tokens, self.lines[self.first_line :])

    def blocks(self) -> Iterator[tuple[Block, list[Span]]]:
        """Every block with the stretches of it that are read."""
        tokens = self.tokens
        numbers = _numbered_items(tokens)
        table = row = column = level = -1
        for token in tokens:
            kind = token.type
            if kind == "table_open":
                table, row = table + 1, -1
            elif kind == "tr_open":
                row, column = row + 1, -1
            elif kind in ("td_open", "th_open"):
                column += 1
            elif kind == "table_close":
                column = -1
            elif kind in ("heading_open", "heading_close"):
                level = int(token.tag[1]) if kind == "heading_open" else -1
            elif kind == "inline" and token.map:
                yield from (
                    self._cell(token, table, row, column)
                    if column >= 0
                    else self._paragraph(token, max(level, 0), numbers)
                )
            elif kind == "html_block":
                yield from self._html(token)

    def _span(self, line: int) -> Span:
        """A line of the parser's text, without its end."""
        start, end = self.lines[line + self.first_line]
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def _cell(self, token: Token, table: int, row: int, column: int) -> Iterator[tuple[Block, list[Span]]]:
        assert token.map is not None
        start, end = self._span(token.map[0])
        line = self.source[start:end]
        lead = _QUOTE.match(line)
        skip = lead.end() if lead else 0
        cells = cells_between_pipes(line[skip:], start + skip)
        if column < len(cells) and cells[column].end > cells[column].start:
            block = Block(cells[column], "cell", table=table, row=row, column=column)
            yield block, list(_visible(self.source, cells[column]))

    def _paragraph(self, token: Token, level: int, numbers: set[int]) -> Iterator[tuple[Block, list[Span]]]:
        """Each line is a block: drafters write one paragraph a line, with or without a blank line between."""
        assert token.map is not None
        first, last = token.map
        for line, content in zip(range(first, last), token.content.split("\n"), strict=False):
            start, end = self._span(line)
            text = self.source[start:end]
            # The parser strips marks and blanks at both sides, and nothing inside.
            at = text.rfind(content.strip())
            begin = start + max(0, at)
            span = Span(begin, begin + len(content.strip()))
            visible = list(_visible(self.source, span))
            if line == first and line in numbers:
                lead = _QUOTE.match(text)
                mark = Span(start + (lead.end() if lead else 0), begin)
                visible, span = [mark, *visible], Span(mark.start, span.end)
            if span.end > span.start and visible:
                yield Block(span, "heading" if level else "paragraph", level=level), visible

    def _html(self, token: Token) -> Iterator[tuple[Block, list[Span]]]:
        assert token.map is not None
        if re.match(r"\s*<(?:script|style|pre|\?|!\[)", token.content, re.IGNORECASE):
            return
        lines = [self._span(line) for line in range(*token.map)]
        tags = [Span(*tag.span()) for tag in _TAG.finditer(self.source, lines[0].start, lines[-1].end)]
        for span in lines:
            visible, last = [], span.start
            for tag in (*tags, Span(span.end, span.end)):
                if tag.end < last or tag.start > span.end:
                    continue
                if self.source[last : max(last, tag.start)].strip():
                    visible.append(Span(last, tag.start))
                last = min(tag.end, span.end)
            if visible:
                yield Block(Span(visible[0].start, visible[-1].end)), visible


def _numbered_items(tokens: Sequence[Token]) -> set[int]:
    """The first lines of the numbered list items whose numbers are read.

    The numbers are read, as they are part of what the report says; where all are the same (1. 1. 1.) they
    are Markdown's way to leave the counting to the machine.
    """
    found: set[int] = set()
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open" and token.info:
            open_lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = open_lists.pop()
            if len(items) == 1 or len({item.info for item in items}) > 1:
                for item in items:
                    if item.map:
                        found.add(item.map[0])
    return found


_MARKUP = regex(
    r"`(?P<code>[^`\n]*)`"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\)"
    r"|\[(?=[^\[\]\n]{0,300}\]\([^()\n]{0,500}\))"
    r"|\]\([^()\n]{0,500}\)"
    r"|<!--[^\n]*?-->|</?[A-Za-z][^<>\n]{0,300}>"
    r"|\[\^[^\]\n]{1,40}\]:?"
    r"|\*{2,3}|~~|(?<![*\w])\*(?=[^\s*][^*\n]{0,300}\*)|(?<=[^\s*\d])\*(?![*\d])"
)
"""Inline markup. Stars are left out in pairs of two even where CommonMark would show them: between Chinese
characters and full-width marks it often does not take them as emphasis, and they are never part of a fact."""


def _visible(source: str, span: Span) -> Iterator[Span]:
    """The stretches of an inline text that a reader sees: no emphasis marks, link targets or tags."""
    last = span.start
    for mark in _MARKUP.finditer(source, *span):
        start, end = mark.span("code") if mark["code"] is not None else (mark.end(), mark.end())
        for piece in (Span(last, mark.start()), Span(start, end)):
            if piece.end > piece.start:
                yield piece
        last = mark.end()
    if span.end > last:
        yield Span(last, span.end)
