"""Sectors: the three numbers of 三次产业结构为3.7：40.1：56.2 come to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RATIO = regex(r"(?<!\d)([-−]?\d+(?:\.\d+)?)[:：∶]([-−]?\d+(?:\.\d+)?)[:：∶]([-−]?\d+(?:\.\d+)?)(?![:：∶\d])")
_ADDS = regex(r"贡献[^。；\n]{0,20}$")
# 10:40:35 behind a date, or on a line that tells no proportion: the time of day.
_CLOCK = regex(r"(?:[01]?\d|2[0-3])[:：∶][0-5]\d[:：∶][0-5]\d")
_PROPORTION = regex(r"产业[^。；\n]{0,12}(?:结构|比|构成)[^。；\n]{0,16}$")
_DAY = regex(r"(?:\d[-/.．年月]\d{1,2}日?|时间|时刻|星期.|周.|[上下]午)\s*[T:：）)]?\s*$")
_SIGN = regex(r"[:：∶](?<=\d.)[-−]?\d")
# 分别拉动0.3:4.1:5.2个百分点: what each adds to the growth, and no share.
_POINTS = regex("(?:拉动|增[长速幅]|上升|提高|下降|回落|增减)[^。；，,占]{0,12}$")
_UNIT = regex("个?(?:百分)点|[万亿]?元|[万亿]?人|倍")
_WHOLE = Decimal(100)
_NEAR = Decimal(30)
"""Points from 100 within which three numbers are the shares of the sectors, rather than a ratio such as 5:3:2."""


def find_uneven_sectors(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each proportion of the three sectors that does not come to 100."""
    for match in matches_on_lines(_RATIO, _SIGN, ledger.text):
        front = ledger.text[max(0, match.start() - 40) : match.start()]
        if not re.search(r"产业[^。；]*$", front) or _POINTS.search(front) or _UNIT.match(ledger.text, match.end()):
            continue
        clock = _CLOCK.fullmatch(match.group())
        if clock and (_DAY.search(front) or not _PROPORTION.search(front)):
            continue
        # A sector that shrank contributes less than nothing; a dash before any other proportion is no sign.
        told = [text if _ADDS.search(front) else text.lstrip("-−") for text in match.groups()]
        shares = [Decimal(text.replace("−", "-")) for text in told]
        said = sum(shares, Decimal(0))
        step = max(Decimal(1).scaleb(int(share.as_tuple().exponent)) for share in shares)
        off = abs(said - _WHOLE)
        fine = any("." in text for text in told)
        if off > step * 3 / 2 and (off <= _NEAR or (fine and off <= _WHOLE)):
            span = Span(*match.span())
            sign = ">" if said > _WHOLE else "<"
            calculation = f"{' + '.join(told)} = {plain(said)} {sign} 100"
            yield Hit((span,), {"sum": plain(said)}, calculation, "error", "sectors")
