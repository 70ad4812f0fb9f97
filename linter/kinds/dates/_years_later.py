"""Later: 自2020年3月1日起，四年后的2022年2月28日到期: how far a day is said to lie behind the one told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.fact import SURE_YEARS
from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, differs_from, in_days, said, stated_span, unit_of, value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LATER = regex(
    rf"(?:^|[，,。；;：:]|时隔|相隔|过了|仅|短短|不到)(?:[^，,。；;\d]{{0,4}}?)(?<![近约第]){NUMBER}(?P<half>个半)?(?P<unit>个?月|年|天|周)(?P<tail>半)?"
    r"(?:之后|以后|后|过去)?(?:的|[，,](?:即|也就是)?|，?直到|，?于)$"
)
_REACH = 24
_FEWEST = 2
"""Years or months from which a stated length may be compared; one is told of anything from eight to sixteen."""


_WITHIN = regex(
    rf"(?<![近约第]){NUMBER}(?P<unit>日|天|个?工作日|个月)(?:之内|以内|内)[^，,。；;\d]{{0,12}}[，,（(](?:也?即|就是|应|须|最迟|最晚|不迟于|不晚于|截止)+(?:于|在|到|至)?$"
)
"""应于60日内办结，即最迟1月19日前: the day that the term leads to."""
_OFF = {"天": (1, 1), "月": (3, 3), "工作日": (2, 14)}
"""Days by which the day told may come before the one counted, and behind it."""


def due_within(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each day that a term is said to lead to and does not, counted from the only day told before it."""
    if "内" not in ledger.text:
        return
    for one, other in pairwise(ledger.dates):
        if one.ends or other.ends or one.granularity != "day" or other.granularity != "day":
            continue
        if one.first is None or other.last is None or one.first >= other.last or other.sentence - one.sentence > 1:
            continue
        match = _WITHIN.search(ledger.text, max(one.span.end, other.span.start - _WORDS), other.span.start)
        if match is None:
            continue
        apart, stated = (other.last - one.first).days, Span(match.start("n"), match.end("unit"))
        early, late = _OFF[unit_of(match["unit"])]
        counted = int(in_days(value_of(match["n"]) or Decimal(0), match["unit"]))
        if -early <= apart - counted <= late or any(stated.overlaps(span) for span in told):
            continue
        values = {"stated": ledger.quote(stated), "actual": said(apart, "天")}
        calculation = f"{other.last} − {one.first} = {apart}天 ≠ {values['stated']}"
        yield Hit((stated, one.span, other.span), values, calculation, severity="warning")


_WORDS = 40
"""Characters before the day that a term leads to in which the term is told."""


def later_by(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each day that lies much nearer to the one before it, or much further, than the words between say."""
    if "后" not in ledger.text and "时隔" not in ledger.text:
        return
    for one, other in pairwise(ledger.dates):
        near = 0 <= other.sentence - one.sentence <= 1
        if not near or one.ends or other.ends or one.granularity != other.granularity or one.first is None:
            continue
        if ledger.sentences[one.sentence].block != ledger.sentences[other.sentence].block:
            continue
        start = max(one.span.end, other.span.start - _REACH)
        match = _LATER.search(ledger.text, start, other.span.start)
        if match is None or not match.group().rstrip("，,的").endswith(("后", "去", "即", "是", "到", "于")):
            continue
        number = value_of(match["n"])
        if number is None or number < _FEWEST or other.last is None or one.granularity not in ("day", "month"):
            continue
        if other.year_source not in SURE_YEARS or one.year_source not in SURE_YEARS or one.first >= other.last:
            continue
        stated = stated_span(match)
        differs = differs_from(one.first, other.last, match)
        if differs and not any(stated.overlaps(span) for span in told):
            values = {"stated": ledger.quote(stated), "actual": differs}
            days = (other.last - one.first).days
            calculation = f"{other.last} − {one.first} = {days}天 ≠ {values['stated']}"
            yield Hit((stated, one.span, other.span), values, calculation, severity="warning")
