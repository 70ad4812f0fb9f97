"""Stacked approximations: two words at one number that widen it twice, or bound it and widen it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.lines import matches_on_lines
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

# A word is named twice only where both are read at the number: 近年来 and 约定 never stand right before one.
_ABOUT = r"(?:大约|约为|约有|约占|约合|约需|大概|将近|接近|约|(?<![最附就新相临邻])近|几乎)"
_OVER = r"(?:(?<!不)超过了?|突破|(?<!不)高于|(?<!不)大于|至少|不少于|不低于|高达|多达|逾)"
_UNDER = r"(?:不足|不到|(?<!不)低于|少于|最多|至多|不超过|不高于)"
_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千两]{1,6})[万亿千百]*"
_UNIT = r"[一-鿿%‰]{0,3}?"
_BEGIN = r"(?=[大约将接近几超突高至不逾低少最多\d一二三四五六七八九十百千两])"
"""What every alternative begins with: the scan passes over everything else at once."""
_STACKED = re.compile(
    rf"{_BEGIN}(?:{_ABOUT}{_NUMBER}[余多][万亿]?{_UNIT}(?:左右|上下)"
    rf"|{_ABOUT}{_NUMBER}(?:余[一-鿿]|多(?![年少数方])[一-鿿]|{_UNIT}(?:左右|上下|以[上下]))"
    rf"|{_NUMBER}[余多][万亿]?{_UNIT}(?:左右|上下)"
    rf"|{_OVER}{_NUMBER}[余多]?{_UNIT}以上"
    rf"|{_UNDER}{_NUMBER}{_UNIT}以[下内])"
)
_SIGN = re.compile(r"[左上以余多](?:(?<=左)右|(?<=上)下|(?<=以)[上下内]|(?<=[\d一二三四五六七八九十百千万亿两][余多]))")


@dataclass(frozen=True)
class StackedApproximation:
    """Reports 约300多人左右, 近200余家, 超过50%以上 and 不足30%以下."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every number that is widened twice."""
        for match in matches_on_lines(_STACKED, _SIGN, ledger.text):
            yield Hit((Span(*match.span()),), {"words": match.group()}, severity="note")
