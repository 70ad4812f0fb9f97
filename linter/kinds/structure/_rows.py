"""Rows behind their number that each have a figure in one unit, or divide a whole: 支出分为四块：甲20万元、乙30万元."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.layout.asides import masked_asides
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CLASS = "大块|大类|大项|块|类|项|种|部分|方面|板块|笔|片区|片|批次|批|阶段|环节|层次|档次|档|个[一-鿿]{1,6}"
_ROW = regex(
    rf"(?<![第\d一二三四五六七八九十前后])"
    rf"(?P<count>(?P<number>[二两三四五六七八九十]|[2-9]|1\d)(?:{_CLASS})[一-鿿]{{0,6}}?)[：:](?P<row>[^。；：:\n]+)[。；]"
)
_SIGN = regex(r"[一-鿿][：:]")
_FIGURED = regex(
    r"(?P<name>[一-鿿“”（）()A-Za-z]{2,16}?)(?:共|为|有|计|各|安排|投入|支出|占)?(?P<figure>\d[\d,，.]*)(?P<unit>[万亿]?[一-鿿%％]{1,4})"
)
_PLAIN = regex(r"[一-鿿“”]{2,12}")
_DIVIDES = regex(r"(?:分为|分成|划分为|划为|细分为|归纳为|归并为|概括为)$")
_PLACED = regex(
    r"(?:前|后|达|位列|增加|减少|新增|其中|主要|包括|有|另|各|至少|近|约|余|超|每|上述|以上|其他|其余|另外)$|主要|突出|典型|重点|例如|比如"
)
_OPEN = regex(rf"{ET_CETERA}|比|同比|增长|下降|其中|分别|以及|之和|合计|共计|小计|另有|其余")
_CLAUSE = regex("[，,。；：:\n]")
_LEAD = 12
"""Characters before the number that tell whether the row is all of it."""
_FEWEST, _FARTHEST = 3, 1
"""Items of a row at least; a row that misses its number by more counts something else."""


def rows_of_kind(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each row with one item more or less than announced."""
    for match in matches_on_lines(_ROW, _SIGN, ledger.text):
        row = masked_asides(match["row"], "（")
        lead = _CLAUSE.split(ledger.text[max(0, match.start() - _LEAD) : match.start()])[-1]
        if _OPEN.search(row) or _PLACED.search(lead) or "、" not in row:
            continue
        items = _items(row, match["count"], lead)
        number = whole_number(match["number"])
        if len(items) < _FEWEST or not 0 < abs(len(items) - number) <= _FARTHEST:
            continue
        start = match.start("row")
        first, last = (Span(start + span.start, start + span.end) for span in (items[0], items[-1]))
        yield Hit(
            (Span(*match.span("count")), first, last),
            {"announced": match["count"], "listed": len(items)},
            severity="warning",
        )


def _items(row: str, count: str, lead: str) -> list[Span]:
    """The items of a row that is of one form all through; none where it may be told in another way."""
    spans, at = [], 0
    for word in row.split("、"):
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    figured = [_FIGURED.fullmatch(row, *span) for span in spans]
    whole = [match for match in figured if match]
    if len(whole) == len(spans):
        units = {match["unit"] for match in whole}
        # 8个项目：挂牌3个、约谈5个 divides what was counted.
        return spans if len(units) == 1 and units.pop()[0] not in count else []
    if _DIVIDES.search(lead) and all(_PLAIN.fullmatch(row, *span) for span in spans):
        joined = any(sign in row[span.start : span.end] for span in spans for sign in "和与及或")
        return [] if joined else spans
    return []
