"""Ranks: a place that the field is too small for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.lines import matches_on_lines
from linter.facts.numbers import han_value
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十]{1,4})"
_RANK = re.compile(
    rf"(?P<field>{_NUMERAL})个(?:县|区|市|乡镇|镇|乡|街道|省|省份|城市|单位|部门|州|盟|旗|村|社区)(?:[、（(]?[市县区镇街道）)]){{0,5}}"
    rf"(?:中|里|内)?[，,]?(?:综合|总分|考核|总体)?(?:排名|排在|排|位列|位居|列|居)(?:为|在)?第(?P<rank>{_NUMERAL})(?:位|名)?"
)
_SIGN = re.compile(r"第(?<=[排名在列居为]第)[\d一二三四五六七八九十]")


@dataclass(frozen=True)
class RankBeyondField:
    """Reports 全市9个县区中列第10位."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every rank below the last place of its field."""
        for match in matches_on_lines(_RANK, _SIGN, ledger.text):
            field, rank = (_whole(match[name]) for name in ("field", "rank"))
            if field and rank and rank > field:
                spans = tuple(Span(*match.span(name)) for name in ("rank", "field"))
                yield Hit(spans, {"rank": rank, "field": field}, f"{rank} > {field}")


def _whole(text: str) -> int:
    """The numeral's value; 0 where it is not well formed."""
    if text.isdigit():
        return int(text)
    value = han_value(text)
    return int(value) if value is not None else 0
