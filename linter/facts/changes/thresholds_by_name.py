"""Thresholds by name: 渔业总产值首次迈上70亿元台阶, where another sentence tells that it was 63.58亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.thresholds import Threshold, limits_of
from linter.facts.quantities.stated import stated
from linter.facts.quantities.year_values import year_value
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CROSSED = regex(
    "(?:突破|跨越|跨过|跨上|跨入|迈上|迈过|迈入|跃上|跃过|跃升至|站上|站稳|登上|踏上|冲上|冲破|越过|攀上|超过|超越)了?(?:到|至)?新?的?$"
)
_SIGNS = frozenset("破越过上入至稳了的新到")
"""What the words before a bound end with: asked first."""
_ENDS = regex(
    "(?:整数|历史|新)?(?:的)?(?:大关|关口|台阶|平台|门槛|量级|高位|关|以上)?(?:[，,。；;、！!：\n]|$|标志|实现|成为|创)|(?:新)?(?:大关|关口|台阶|平台|门槛)"
)
_OVER_YEARS = regex(
    "累计|[两三四五六七八九十]年来?|每[年月]|年均|月均|日均|连续|在建|上[一]?年|去年|同比|环比|增长|增加|新增|净增|超过[^，,]*超过"
)
_LEAST = Decimal("0.4")
"""Part of the bound below which a value is told of something else."""


def find_thresholds_by_name(ledger: Ledger) -> Iterator[Threshold]:
    """Every bound that a year is said to have passed, with what another sentence tells under the same name."""
    for bound in ledger.quantities:
        if not bound.is_amount or bound.value <= 0 or ledger.text[bound.number.start - 1] not in _SIGNS:
            continue
        lead = ledger.text[ledger.sentences[bound.sentence].span.start : bound.number.start]
        crossed = _CROSSED.search(lead)
        if crossed is None or not _ENDS.match(ledger.text, bound.span.end):
            continue
        words = lead[: crossed.start()]
        if _OVER_YEARS.search(words):
            continue
        value = year_value(ledger, bound, words)
        if value is not None and value.value >= bound.value * _LEAST:
            span = Span(bound.number.start, bound.span.end)
            yield Threshold(value, stated(value), span, limits_of(bound.value, "above"), "above")
