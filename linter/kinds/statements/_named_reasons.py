"""Named reasons: 财政拨款支出…比上年预算减少216万元。财政拨款支出增加的主要原因是…, the change named again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_WAY = "(?:(?P<up>增长|增加|上升|提高|上涨)|(?P<down>下降|减少|降低|下滑))"
_REASON = regex(
    r"(?<![^。；;\n \u3000])(?P<name>[一-鿿（）()]{4,24}?)"
    rf"(?:[预决]算数?|金额|同比|[比较]上年)?(?:大幅|有所|略有)?{_WAY}的?(?:主要)?原因"
)
_CHANGE = regex(rf"[比较](?!重)[^，,。；;：:\n]{{2,16}}?{_WAY}了?(?P<value>\d[\d,，.]*)")
_STOP = regex("[。；;\n]")
_BOTH = regex("(?P<before>.*?)收入、?支出$")
"""财政拨款收入支出: what came in and what went out, told apart before."""
_REACH = 3
"""Paragraphs up to and with that of the reason in which the change is told."""


class NamedReason(NamedTuple):
    """A reason for a change that went the other way."""

    told: Span
    change: Span


def find_named_reasons(ledger: Ledger) -> Iterator[NamedReason]:
    """Every reason that names its change, all tellings of which right before it go the other way."""
    for match in matches_on_lines(_REASON, "原因", ledger.text):
        block = ledger.document.block_index(match.start())
        start = ledger.document.blocks[max(0, block - _REACH + 1)].span.start
        both = _BOTH.fullmatch(match["name"])
        names = [both["before"] + sort for sort in ("收入", "支出")] if both else [match["name"]]
        told = [change for name in names for change in _told(ledger.text, name, start, match.start())]
        if told and all(up != (match["up"] is not None) for up, _ in told):
            yield NamedReason(Span(*match.span()), told[0][1])


def _told(text: str, name: str, start: int, end: int) -> Iterator[tuple[bool, Span]]:
    """Each change told behind a name up to the next full stop or semicolon, and whether it goes up."""
    at = text.find(name, start, end)
    while at >= 0:
        stop = _STOP.search(text, at, end)
        for change in _CHANGE.finditer(text, at, stop.start() if stop else end):
            if change["value"].strip("0.,，"):
                word = "up" if change["up"] else "down"
                yield change["up"] is not None, Span(change.start(word), change.end("value"))
        at = text.find(name, at + len(name), end)
