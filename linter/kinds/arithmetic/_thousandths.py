"""Thousandths: 死亡率6.21%，比上年降低0.47个千分点: per cent beside points of a thousandth."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RATE = regex(
    r"(?<![\d.])(?P<rate>\d+(?:\.\d+)?[%％])(?P<between>[，,、（(](?:同比|环比|[比较][^。；;，,、\n\d%％‰]{1,8}|[上下提降升增减回][^。；;，,、\n\d%％‰]{0,4}))(?P<by>\d+(?:\.\d+)?个?千分点)"
)


def find_thousandths(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each rate whose sign and whose change are of two scales."""
    if "千分点" in ledger.text:
        for match in _RATE.finditer(ledger.text):
            spans = (Span(*match.span("rate")), Span(*match.span("by")))
            yield Hit(spans, {"rate": match["rate"], "stated": match["by"]}, variant="thousandths", severity="warning")
