"""Terms that are moved: 由6月30日顺延至10月31日，推迟四个月; 约定5月1日竣工，实际5月31日竣工，逾期30天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit
from linter.interval import rounded
from linter.kinds.dates._lengths import DAYS, NUMBER, UNIT, number_of, said, unit_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MOVED = "顺延|推迟|推后|推延|延期|延长|延后|延迟|后延|拖延|拖期|提前|提早|展期|宽限"
_MOVED_TO = regex(rf"(?:[之以]?前|的)?[^，,。；：、\d]{{0,10}}?(?:{_MOVED}|延|调整|变更|修改|改期?)了?(?:至|到|为)")
_PLANNED = regex(
    r"(?:原定|原计划|原拟|计划|预定|约定|规定|要求|合同|应[于当在]?|时限|期限|限期|工期)[^，,。；：、\d]{0,12}$"
)
_REALLY = regex(
    r"[^。；\d]{0,24}?[，,、（(]?(?:实际|最终|直到|直至|拖至|拖到|延至|延到|才)[^，,。；、\d]{0,12}?(?:于|在|为|至|到|：)?"
)
_BY = regex(
    rf"(?P<word>{_MOVED}|逾期|超期|超时|滞后|误期|晚|早|迟)(?:了|时间|工期|达|共)*{NUMBER}{UNIT}(?![余多左以内]|来|半)"
)
_ABOUT = regex("近|约|将近|大约|超过|逾(?!期)|不足")
_STOPPED = regex("扣除|剔除|除去|顺延除外|工作日|累计|共计|其中|分别")
_SLACK = {"天": Decimal(1), "月": Decimal("0.6"), "周": Decimal("0.3"), "年": Decimal("0.3")}
"""How far a length may be off in its own unit: days may count both ends, months are rounded to whole ones."""


def moved(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each length by which a term is said to be moved that its two days contradict."""
    if not _BY.search(ledger.text):
        return
    for one, other in pairwise(ledger.dates):
        if one.sentence != other.sentence or one.ends or other.ends or one.last is None or other.last is None:
            continue
        if (one.granularity == "day") is not (other.granularity == "day") or one.granularity not in _FINE:
            continue
        if not _from_one_to_other(ledger, one, other):
            continue
        match = _length(ledger, one, other)
        actual = _differs(one, other, match) if match else None
        if match and actual:
            stated = Span(match.start("n"), match.end("unit"))
            yield Hit(
                (stated, Span(one.span.start, other.span.end)),
                {"stated": ledger.quote(stated), "actual": actual},
                f"{other.last.isoformat()} − {one.last.isoformat()} = {abs((other.last - one.last).days)}天"
                f" ≠ {ledger.quote(stated)}",
                severity="error" if "loose" not in (one.year_source, other.year_source) else "warning",
            )


def _from_one_to_other(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the term is moved from the first day to the second, or was the first and kept on the second."""
    if _MOVED_TO.fullmatch(ledger.text, one.span.end, other.span.start):
        return True
    start = ledger.sentences[one.sentence].span.start
    if not _PLANNED.search(ledger.text, max(start, one.span.start - _BEFORE), one.span.start):
        return False
    return _REALLY.fullmatch(ledger.text, one.span.end, other.span.start) is not None


_BEFORE = 20
_FINE = ("day", "month", "ten-days")


def _length(ledger: Ledger, one: DateFact, other: DateFact) -> re.Match[str] | None:
    """The only length of the sentence, with no third day in it."""
    sentence = ledger.sentences[one.sentence].span
    if len(list(ledger.dates_in(sentence))) != 2 or _STOPPED.search(ledger.text, *sentence):
        return None
    found = list(_BY.finditer(ledger.text, *sentence))
    if len(found) != 1 or _ABOUT.search(ledger.text, max(sentence.start, found[0].start() - 3), found[0].start("n")):
        return None
    return found[0]


def _differs(one: DateFact, other: DateFact, match: re.Match[str]) -> dict[str, str] | None:
    """How far the days are really apart; None where the length fits."""
    assert one.last is not None
    assert other.last is not None
    number, unit = number_of(match), unit_of(match["unit"])
    if number is None or unit not in DAYS or (match["unit"] == "月" and not match["half"]):
        return None
    days = abs((other.last - one.last).days)
    if unit == "天" and one.granularity != "day":
        return None
    whole = unit == "月" and one.granularity != "day"
    apart = abs((other.last.year - one.last.year) * 12 + other.last.month - one.last.month)
    real = Decimal(apart) if whole else Decimal(days) / DAYS[unit]
    if abs(real - number) <= (Decimal("0.5") if whole else _SLACK[unit]):
        return None
    return said(rounded(real, 1), "个月" if unit == "月" else unit)
