"""Ignores: <!-- hegao: ignore RULE reason --> in a text, for the findings in the same block or in the next one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from linter.document import Comment, Document
from linter.finding import Decided, Finding, Hit
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["IGNORED", "RULE", "heeded"]

IGNORED = "ignored"
"""What is decided about a finding by a comment in the text."""
RULE = "needless-ignore"
"""The rule that tells comments which are wrong or no longer needed."""
_IGNORE = regex(r"ignore\s+(?P<rule>\S+)\s*(?P<reason>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Ignore:
    """A comment with the blocks it is about."""

    comment: Comment
    rule: str
    """The rule it names; empty where it cannot be understood."""
    reason: str
    blocks: frozenset[int]
    """Indexes of the blocks."""
    shown: Span
    """Where it is shown, in `Document.source`: itself, or the block it is about where the source does not hold it."""


def heeded(
    document: Document,
    findings: Iterable[Finding],
    ran: Iterable[str],
    is_rule: Callable[[str], bool],
) -> tuple[list[Finding], list[tuple[Hit, Span]]]:
    """The findings, those that a comment names marked; and what is to be said of the comments themselves.

    A comment about a rule that did not run is taken as needed.
    """
    ignores = [_ignore(document, comment) for comment in document.comments]
    used: set[int] = set()
    kept = []
    for finding in findings:
        blocks = {_block(document, place.span.start) for place in finding.places if place.document == document.name}
        about = [i for i, each in enumerate(ignores) if each.rule == finding.rule and each.blocks & blocks]
        used.update(about)
        kept.append(_ignored(finding, ignores[about[0]].reason) if about else finding)
    names = set(ran)
    hits: list[tuple[Hit, Span]] = []
    for index, each in enumerate(ignores):
        is_needed = index in used or each.rule not in names
        hits.extend((hit, each.shown) for hit in _remarks(each, is_needed, is_rule))
    return kept, hits


def _ignored(finding: Finding, reason: str) -> Finding:
    return replace(finding, suppressed=reason or IGNORED, decided=Decided(IGNORED, reason))


def _remarks(ignore: _Ignore, is_needed: bool, is_rule: Callable[[str], bool]) -> Iterator[Hit]:
    values: dict[str, Any] = {"said": ignore.comment.text[:80], "rule": ignore.rule}
    if not ignore.rule:
        yield Hit((), values, variant="unclear")
    elif not is_rule(ignore.rule):
        yield Hit((), values, variant="unknown")
    else:
        if not ignore.reason:
            yield Hit((), values, variant="reasonless")
        if not is_needed:
            yield Hit((), values)


def _ignore(document: Document, comment: Comment) -> _Ignore:
    parts = _IGNORE.fullmatch(comment.text)
    blocks = _covered(document, comment.span)
    shown = comment.span
    if shown.end == shown.start and document.blocks:
        # The source was drawn without the comment.
        first = min(blocks, default=len(document.blocks) - 1)
        shown = document.offsets.span_to_source(document.blocks[first].span)
    if parts is None:
        return _Ignore(comment, "", "", frozenset(), shown)
    return _Ignore(comment, parts["rule"], " ".join(parts["reason"].split()), blocks, shown)


def _covered(document: Document, span: Span) -> frozenset[int]:
    """The blocks on the line of a comment, else the next one; of a table, all cells."""
    source = document.source
    start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    end = min((at for at in (source.find("\n", span.end), source.find("\r", span.end)) if at >= 0), default=len(source))
    starts = _Starts(document)
    first = bisect_left(starts, start)
    covered = set(range(first, bisect_left(starts, end)))
    if not covered and first < len(document.blocks):
        covered = {first}
    tables = {document.blocks[index].table for index in covered} - {-1}
    if tables:
        covered.update(index for index, block in enumerate(document.blocks) if block.table in tables)
    return frozenset(covered)


class _Starts:
    """Where the blocks begin in the source, as far as it is asked."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document.blocks)

    def __getitem__(self, index: int) -> int:
        return self._document.offsets.to_source(self._document.blocks[index].span.start)


def _block(document: Document, offset: int) -> int:
    """Index of the block that holds an offset of the source."""
    return document.block_index(document.offsets.to_view(offset))
