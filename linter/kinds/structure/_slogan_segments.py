"""Segments behind a slogan: “五到位”。组织到位，建组13人；制度到位，…, and dashed lines that each end with its word."""

from __future__ import annotations

import re

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OPENING = regex("[。：:]")
_SEGMENT = regex("[^；;。\n]+")
_CLAUSE = regex("[^，,。；;：:\n]+")
_DASHED = regex("[ 　]*(?:——|—|–|[-·●◆■]|第[一二三四五六七八九十](?:场|个|张|篇|道|项|大)?[，,：:])[ 　]*")
_MORE = regex("。.|第[一二三四五六七八九十]项|另|其余|见附件")
_SHORTEST, _FEWEST = 2, 2
"""Characters of the word and items of a row by which it is told."""
_NAME = 10
"""Characters of an item at most, its word with them: 设施到位."""
_TAIL = 2
"""Characters behind a slogan that ends its line: a colon."""
_SOME = regex("中|部分|主要|重点|先行|除|未|不|等|个|项")


def segments_behind(ledger: Ledger, slogan: re.Match[str]) -> list[Span]:
    """The items of a row right behind a slogan, or on the dashed lines below it, that all end with its word."""
    if len(slogan["word"]) < _SHORTEST or _SOME.search(slogan.group().rpartition("”")[2]):
        return []
    at = ledger.document.block_index(slogan.start())
    block = ledger.document.blocks[at].span
    if block.end - slogan.end() <= _TAIL:
        return _dashed(ledger, at, slogan["word"])
    opening = _OPENING.match(ledger.text, slogan.end())
    return _in_line(ledger, Span(opening.end(), block.end), slogan["word"]) if opening else []


def _in_line(ledger: Ledger, stretch: Span, word: str) -> list[Span]:
    items: list[Span] = []
    for segment in _SEGMENT.finditer(ledger.text, *stretch):
        item = _item(ledger, segment.start(), word)
        if item is None:
            break
        items.append(item)
    if len(items) <= _FEWEST:
        return []
    rest = ledger.text[items[-1].end : stretch.end]
    # Another sentence, or a row that goes on in the next paragraph, may tell of the one that is missing.
    closed = rest.rstrip(" 　").endswith("。") and not _MORE.search(rest)
    return items if closed and word not in rest else []


def _dashed(ledger: Ledger, at: int, word: str) -> list[Span]:
    items: list[Span] = []
    for block in ledger.document.blocks[at + 1 :]:
        mark = _DASHED.match(ledger.text, *block.span)
        if mark is None:
            # A line without its dash may be the one that is missing.
            return items if len(items) > _FEWEST and word not in ledger.read(block.span) else []
        item = _item(ledger, mark.end(), word)
        if item is None:
            return []
        items.append(item)
    return items if len(items) > _FEWEST else []


def _item(ledger: Ledger, start: int, word: str) -> Span | None:
    clause = _CLAUSE.match(ledger.text, start)
    if clause is None or not clause.group().endswith(word) or not len(word) < len(clause.group()) <= _NAME + len(word):
        return None
    return Span(*clause.span())
