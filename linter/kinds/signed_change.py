"""Signed changes: a verb of change with a minus sign behind it, which says the direction twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_SIGNED = re.compile(
    r"(?P<verb>下降|减少|降低|回落|减收|下滑|负增长)(?:了|约|为|幅度为)?"
    r"(?P<number>[-−]\d+(?:\.\d+)?(?:%|个百分点|[万亿]?[元个户件人家项]))(?![\-—~至到])"
)


@dataclass(frozen=True)
class SignedChange:
    """Reports 下降-3% and 减少-5个; 增长-2.1% is how statistics tables write a fall."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every fall by a negative number."""
        for match in _SIGNED.finditer(ledger.text):
            yield Hit((Span(*match.span("number")),), {"verb": match["verb"], "number": match["number"]})
