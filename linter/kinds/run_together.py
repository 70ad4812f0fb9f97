"""Sentences run together: a full stop lost before the date that opens the next sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_CLAUSE = re.compile(r"[^，,。；;：:！？\n（）()“”《》]*$")
_LOOK_BACK = 60
"""Characters before a date in which its clause begins."""
_ACT = re.compile(
    r"(?:进行|开展|召开|完成|举行|印发|作出|组织|通过|反馈|实施|制定)了?[^，。]{0,14}"
    r"(?:巡察|巡视|督察|督查|督导|审计|检查|调研|考核|会议|会|工作|整改|活动|培训|方案|意见|验收|评估|学习|调查|核查)$"
)
_HAND_OVER = re.compile(r"[,，][一-鿿]{2,}")


@dataclass(frozen=True)
class RunTogether:
    """Reports 开展专项巡察2020年12月18日，市委…: the act is told, and a new one begins with its date."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every full date that follows a finished clause without a stop."""
        for fact in ledger.dates:
            date = fact.ends[0] if fact.ends else fact
            if date.day is None or date.year_source != "said":
                continue
            start = date.span.start
            clause = _CLAUSE.search(ledger.text[max(0, start - _LOOK_BACK) : start])
            act = _ACT.search(clause.group()) if clause else None
            if act is None or not _HAND_OVER.match(ledger.text, fact.span.end):
                continue
            yield Hit((Span(start, fact.span.end),), {"date": ledger.quote(date.span)})
