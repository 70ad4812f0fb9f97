"""Falls told in times: 下降2倍 would leave less than nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.lines import matches_on_lines
from linter.facts.numbers import han_value
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_FALL = re.compile(
    r"(?P<fall>(?:下降|减少|降低|缩短|缩小|缩减|压减|压缩|下滑|下跌|减)(?:幅度|率)?(?:了|近|约|超过?|达到?|为|将近|整整){0,2}"
    r"(?P<times>\d{1,4}(?:\.\d{1,3})?|[一二两三四五六七八九十]{1,3})(?:多|余)?倍)(?!镜|率)"
)
_SIGN = re.compile(r"[\d一二两三四五六七八九十多余]倍")
_MULTIPLES = re.compile(r"倍(?!以上)")
_BEFORE = 24
"""Characters before a fall in which its levels may be multiples themselves: 市盈率由15倍降至13倍，下降2倍."""


@dataclass(frozen=True)
class FallByTimes:
    """Reports every fall by one time its own value or more."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each; none where the levels are multiples, since those can fall by two."""
        text = ledger.text
        for match in matches_on_lines(_FALL, _SIGN, text):
            times = match["times"]
            value = Decimal(times) if times[0].isdigit() else han_value(times)
            if value is None or value < 1 or _MULTIPLES.search(text, max(0, match.start() - _BEFORE), match.start()):
                continue
            yield Hit((Span(*match.span("fall")),), {"fall": match["fall"], "times": times})
