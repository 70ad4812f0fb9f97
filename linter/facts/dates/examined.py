"""Examined periods: the term or the years that an audit looks at, 对某同志2021年3月至2024年10月任职期间….

They say nothing of the year in which the audit itself goes on.
"""

from __future__ import annotations

from linter.offsets import Span
from linter.patterns import regex

_BEHIND = regex(r"[^，,。；;\n]{0,40}?(?:期间|情况|收支|责任|履职)")
_OFFICE = regex("(?<!责)任(?!务)")
_TURNS_TO = regex("[对就](?!于)")
_OBJECT = regex(r"[对就][^，,。；;\n]*$")
_LEAD = 30
"""Characters before a period in which 对 or 就 makes it a part of what is examined."""


def is_examined(text: str, period: Span) -> bool:
    """True for a period of office, and for one behind 对 or 就 whose 情况, 收支 … are looked at."""
    behind = _BEHIND.match(text, period.end)
    if behind is None:
        return False
    # 6月12日至8月25日对某同志任职期间的责任进行审计: the time of the audit itself, with its object behind it.
    return (_OFFICE.search(behind.group()) is not None and _TURNS_TO.search(behind.group()) is None) or _OBJECT.search(
        text, max(0, period.start - _LEAD), period.start
    ) is not None
