"""Comments that speak to hegao: <!-- hegao: … --> in Markdown and HTML. They are never part of what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.document import Comment
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["SIGN", "addressed", "markdown_comments"]

SIGN = "hegao:"
"""What such a comment begins with."""
_COMMENT = regex(r"(?s)(?P<code>`[^`\n]*`)|<!--(?P<said>(?:(?!-->).)*)(?P<end>-->)?")


def addressed(comment: str) -> str | None:
    """What a comment says to hegao; None where it is not meant for it."""
    said = comment.strip()
    return said[len(SIGN) :].strip() if said.startswith(SIGN) else None


def markdown_comments(source: str, tokens: Sequence[Token], lines: Sequence[Span]) -> Iterator[Comment]:
    """The comments of a Markdown text, those in code left out; `lines` are the lines that the tokens count."""
    seen: set[int] = set()
    for token in tokens:
        if token.type not in ("inline", "html_block") or not token.map or SIGN not in token.content:
            continue
        if re.match(r"\s*<(?:script|style|pre|textarea)\b", token.content, re.IGNORECASE):
            continue
        first, last = token.map
        for match in _COMMENT.finditer(source, lines[first].start, lines[last - 1].end):
            said = addressed(match["said"]) if match["end"] else None
            if said is not None and match.start() not in seen:
                seen.add(match.start())
                yield Comment(said, Span(*match.span()))
