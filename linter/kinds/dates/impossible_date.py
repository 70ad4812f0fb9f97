"""Impossible dates: a month or day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import DateFact
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Other calendars have other months; 第13月, 每12月 and 满18月 count months instead of naming one.
_OTHER_CALENDAR = regex(r"(?:[农阴旧藏傣回彝]历|闰|第|每|满|近|隔)(?:\d{4}年)?$")
_LOOK_BACK = 7
"""Characters before a date that may say it is of another calendar."""
# 1-10月份 without its dash.
_LOST_DASH = regex(r"(?<![\d.．])[1-9]1[0-2]月份")
_COUNTED = regex(r"[以之]?[内上下]|龄")
_VOUCHERS = regex("凭证|记账|传票")
"""3月56号、4月9号凭证: the numbers of vouchers, month by month, without a year."""
_NEAR = 200
"""Characters to both sides of such a number in which the list says what it is of."""


class ImpossibleDate:
    """Reports 2月30日, 13月 and 110月份; leap years count."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every date that does not exist, each end of a range by itself."""
        for fact in ledger.dates:
            for date in fact.ends or (fact,):
                if date.impossible and not _is_none(ledger, date):
                    yield Hit((date.span,), {"date": ledger.quote(date.span)})
        for match in _LOST_DASH.finditer(ledger.text) if "月份" in ledger.text else ():
            yield Hit((Span(*match.span()),), {"date": match.group()})
        for match in _FIFTH_QUARTER.finditer(ledger.text) if "季度" in ledger.text else ():
            yield Hit((Span(*match.span()),), {"date": match.group()})


_FIFTH_QUARTER = regex(
    r"(?:(?<![连续近的])第|(?<=[年比市县区省州])|(?<=[。；;\n，,]))(?<![近续一二三四\d])[五六七八九5-9]季度(?!的?时间|以来|来|假|播|内|里)"
)
"""连续五季度, 共五季度 and 创五季度新高 count quarters."""


def _is_none(ledger: Ledger, date: DateFact) -> bool:
    start, end = date.span
    if _OTHER_CALENDAR.search(ledger.text[max(0, start - _LOOK_BACK) : start]):
        return True
    if date.year_source == "said":
        return False
    if ledger.text[end - 1] == "号" and _VOUCHERS.search(ledger.text, max(0, start - _NEAR), end + _NEAR):
        return True
    return date.day is None and _COUNTED.match(ledger.text, end) is not None
