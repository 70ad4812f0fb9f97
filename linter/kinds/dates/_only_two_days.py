"""Only two days: a paragraph that tells two days and one length of time, in whatever words, and the length is of them.

4月15日开挖，10月12日并网，工期总计120天: no way to count makes 120 days of the only two days told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from decimal import Decimal

from linter.fact import DateFact, Quantity
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.dates._lengths import said
from linter.kinds.dates._told_back import days_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OTHER = regex(
    r"(?:每隔?|[约近余第前后][这那]?|提前|推迟|延长|延期|延迟|顺延|缩短|节省|停工|暂停|另|其中|计划|要求|规定|约定|合同工期|法定|标准|限期|限[在于]|未来|今后|"
    r"不超过|不少于|至少|最多|超过|比|较|平均|有效期|质保期?|保修期?|追溯|工龄|[党教军]龄|有期徒刑|缓刑|拘役|禁[用渔]|预计|已满?|成立|连续|上[升涨]|"
    r"满|距|离|(?<=[天月年日\d])[、至到—]|不足|不到|再|又|还)[^，,。；;]{0,3}$"
)
_SPAN_OF = regex(
    r"(?:时|间|期|长|达|任|共|计|总|用|经|续|在|外|持|的|了|后|驻|为|[到至]|过渡|前后|其间|期限|封闭|任职|逗留|工期|历|闭)[^，,。；;]{0,4}$"
)
_BEHIND = regex("[以之]?[内后前上下]|[多余左]|期限?满|来|以来|龄|级|期[的国]|一次|一届|计划|行动|规划|[、至到—]")
_ELSEWHERE = regex(
    "扣除|剔除|其中|停工|停业|暂停|中断|顺延|分别|第[二三四]批|工作日|实际施工|加上|连同|合同工期|计划工期|再次|预计|(?<!比)计划|拟于|有效"
)
_LOWEST, _HIGHEST = Decimal("0.55"), Decimal("1.8")
"""Shares of the true length within which a wrong one is told; further off it is of something else."""
_FEWEST = {"日": 8, "月": 2, "年": 2}
"""Lengths from which a wrong one is no rounding."""
_FARTHEST = 2
"""Sentences between the later day and the length, and before the days."""


def only_two_days(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each length, but those told, that the only two days of its paragraph do not make."""
    for quantities in ledger.by_block.values():
        lengths = [one for one in quantities if one.kind == "duration"]
        fitting = [one for one in lengths if _is_span(ledger, one)]
        if len(fitting) != 1 or any(fitting[0].span.overlaps(span) for span in told):
            continue
        length = fitting[0]
        days = _two_days(ledger, length)
        if days is None or any(one is not length and one.unit == length.unit for one in lengths):
            continue
        (one, other), (first, last) = days
        actual = _actual(length, one, first, last)
        if actual is not None:
            values = {"stated": ledger.quote(length.span), "actual": said(actual, _UNIT[length.unit])}
            calculation = f"{first.isoformat()} — {last.isoformat()}: {plain(Decimal(actual))}{_UNIT[length.unit]}"
            yield Hit((length.span, one.span, other.span), values, calculation, severity="warning")


_UNIT = {"日": "天", "月": "个月", "年": "年"}


def _is_span(ledger: Ledger, length: Quantity) -> bool:
    """True for a whole length told of a stretch: 用时七个月, 过渡期被拉长到六年."""
    if length.approximate or length.unit not in _FEWEST or length.value != int(length.value):
        return False
    if length.value < _FEWEST[length.unit] or length.role in ("each", "limit", "rank", "rate"):
        return False
    lead = ledger.lead(length, 16)
    if _OTHER.search(lead) or _BEHIND.match(ledger.text, length.span.end):
        return False
    return _SPAN_OF.search(lead) is not None


def _two_days(ledger: Ledger, length: Quantity) -> tuple[tuple[DateFact, DateFact], tuple[Day, Day]] | None:
    """The only two days of the paragraph, near the length, with what they are in the calendar."""
    block = ledger.paragraph(length)
    if _ELSEWHERE.search(ledger.text, *block):
        return None
    dates: dict[tuple[int | None, int | None, int | None], DateFact] = {}
    for date in ledger.dates_in(block):
        if date.ends and length.unit == "日":
            return None  # 8月1日至9月30日，历时44天 may count working days
        for end in date.ends or (date,):
            if end.granularity not in ("day", "month") or end.impossible or end.relation not in ("", "since"):
                return None
            dates.setdefault((end.year, end.month, end.day), end)
    if len(dates) != 2:
        return None
    one, other = dates.values()
    if one.granularity != other.granularity:
        return None
    days = days_of(one, other)
    if days is None or days[0] >= days[1]:
        return None
    near = abs(length.sentence - other.sentence) <= _FARTHEST and other.sentence - one.sentence <= 1
    return ((one, other), days) if near else None


def _actual(length: Quantity, one: DateFact, first: Day, last: Day) -> int | None:
    """The whole number of units between two days that the length misses; None where some way of counting gives it."""
    number = int(length.value)
    months = (last.year - first.year) * 12 + last.month - first.month
    days = (last - first).days
    if length.unit == "日":
        if one.granularity != "day":
            return None
        near, actual = {days - 1, days, days + 1, days + 2}, days
    elif length.unit == "月":
        exact = months + Decimal(last.day - first.day) / 30 if one.granularity == "day" else Decimal(months)
        near = {int(exact), int(exact) + 1, round(exact)} | ({months + 1} if one.granularity == "month" else set())
        actual = int(exact + Decimal("0.1"))
    else:
        exact = Decimal(months) / 12 + (Decimal(last.day - first.day) / 365 if one.granularity == "day" else 0)
        near = {round(exact), int(exact + Decimal("0.1"))}
        near |= {int(exact) + 1} if exact - int(exact) > Decimal("0.4") else set()
        actual = round(exact)
    if actual < 1 or number in near or abs(number - actual) < (6 if length.unit == "日" else 1):
        return None
    return actual if _LOWEST <= Decimal(number) / actual <= _HIGHEST else None
