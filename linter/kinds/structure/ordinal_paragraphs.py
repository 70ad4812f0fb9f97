"""Ordinal paragraphs: 派出3个督导组, and paragraphs that begin with 第一督导组 to 第四督导组."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NTH = regex(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<noun>[一-鿿]{1,6})")
_NUMERAL = r"(?<![第\d一二三四五六七八九十])(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})"
_MEASURES = "件条项点步类种方"
_BLOCKS = 3
"""Paragraphs back from the first to the number of all."""
_OPEN = regex("等|首批|其中")
_LONGEST = 6


class OrdinalParagraphs:
    """Counts the paragraphs of a run that begin with ordinals of one noun."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each run whose number is told otherwise just before it."""
        run: list[re.Match[str]] = []
        for match in [*_opening(ledger), None]:
            follows = match is not None and run and whole_number(match["number"]) == len(run) + 1
            if follows and match is not None and _shared([*run, match]):
                run.append(match)
                continue
            hit = _compared(ledger, run) if len(run) > 1 else None
            if hit:
                yield hit
            run = [match] if match is not None and whole_number(match["number"]) == 1 else []


def _opening(ledger: Ledger) -> Iterator[re.Match[str]]:
    """The ordinals with which paragraphs begin."""
    if "\n第" not in ledger.text:
        return
    for block in ledger.document.blocks:
        match = _NTH.match(ledger.text, *block.span) if block.kind != "cell" else None
        if match:
            yield match


def _shared(run: Sequence[re.Match[str]]) -> str:
    """The noun that all ordinals of a run have: 督导组; of a measure one character: 件."""
    noun = run[0]["noun"]
    for match in run[1:]:
        while not match["noun"].startswith(noun):
            noun = noun[:-1]
    return noun if len(noun) > 1 or noun in _MEASURES else ""


def _compared(ledger: Ledger, run: Sequence[re.Match[str]]) -> Hit | None:
    block = ledger.document.block_index(run[0].start())
    start = ledger.document.blocks[max(0, block - _BLOCKS)].span.start
    noun = _shared(run)
    for length in range(min(len(noun), _LONGEST), 0, -1):
        if length == 1 and noun[0] not in _MEASURES:
            break
        told = list(re.finditer(rf"{_NUMERAL}[个大]?{re.escape(noun[:length])}", ledger.text[start : run[0].start()]))
        if told:
            last = told[-1]
            clause = ledger.text[start + last.start() : run[0].start()].split("。")[0]
            number = whole_number(last["number"])
            if number == len(run) or number < 2 or _OPEN.search(clause):
                return None
            span = Span(start + last.start(), start + last.end())
            spans = [Span(match.start(), match.end("number") + length) for match in run]
            return Hit((span, *spans), {"announced": last.group(), "listed": len(run)}, severity="warning")
    return None
