"""Issued behind: 《…》（云纪发〔2023〕11号），2022年8月印发, when it was issued or in force, behind the number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ISSUED = regex(
    r"(?:[）)》]|文件|文)*[，,]?(?:由[^，,。；\d]{2,14}|经[^，,。；\d]{2,20}[，,]?|[该本]?(?:文件|办法|通知|方案|意见|规定|制度|细则)|已|并|于|自|在|是|系)*"
    r"(?P<span>(?P<year>(?:19|20)\d\d)年)(?P<month>\d{1,2})月(?:\d{1,2}日|[上中下]旬|[底初])?[，,]?(?:由[^，,。；\d]{2,14}|正式|起|以[^，,。；]{2,10}名义)*"
    r"(?:(?P<issued>印发|签发|下发|发布|公布|颁布|制发|出台|发文|印制)|(?:正式|起|开始)*(?P<kept>施行|实施|执行|生效))(?!的|后|前|[^，。；]{0,8}(?:修订|补充|细则|方案|配套|清单|《))"
)
_REVISED = regex("修[订改正]|重新|再次|补充|废止|转发|续")
LATE = 2
"""The last month in which a number of the year before may be printed."""


class IssuedBehind(NamedTuple):
    """A number, and the year told as that of its issue, or as one in which it was in force."""

    number: Span
    own: str
    """The year in the number."""
    year: Span
    told: str
    """The year told beside it, as digits."""
    variant: str
    """issued, kept or filed: what is told of the year."""


def find_issued_behind(ledger: Ledger) -> Iterator[IssuedBehind]:
    """Every number behind which another year of issue stands, or a year before its own in which it was in force."""
    for number in ledger.document_numbers:
        told = _ISSUED.match(ledger.text, number.span.end)
        if told is None or _REVISED.search(told.group()):
            continue
        years = int(told["year"]) - int(number.year)
        if years < 0 or (told["issued"] and (years > 1 or (years == 1 and int(told["month"]) > LATE))):
            variant = "issued" if told["issued"] else "kept"
            yield IssuedBehind(number.span, number.year, Span(*told.span("span")), told["year"], variant)
