"""Dates beside the story: deadlines ahead, and those by which a paper is named; neither says when the story goes on.

余下的5座限2025年3月底前改完。7月14日…: and 按照2022年5月印发的办法，7月15日….
"""

from __future__ import annotations

from datetime import date

from linter.fact import DateFact
from linter.patterns import regex

_PLANNED = regex(
    r"(?:限|拟|计划|预计|力争|确保|承诺|须|需|应|定|要求|有效|到期|截止|延[长期]?|顺延|展期|推迟|宽限)[^，,。；;：:（）()\n\d]{0,8}$"
    r"|(?:将|期限?|约定)(?:于|在|至|到|为)?$"
)
_LEAD = 14
"""Characters before a date in which such a word may stand."""
_PAPER = regex(
    r"[一-鿿]{0,6}?(?:印发|下发|发布|颁布|出台|制定|修订|签订|签署|下达|批复|通过|公布|实施|施行|备案|批准|核准|订立)的"
)


def is_beside(text: str, fact: DateFact, told: int | None, signing: date | None) -> bool:
    """True for a date that names a paper of another year than the signature's, and for one ahead of the story."""
    if fact.year is None:
        return False
    if _PAPER.match(text, fact.span.end):
        return signing is None or fact.year != signing.year
    if told is not None and fact.year <= told:
        return False
    start = fact.span.start
    if told is None and signing is not None and fact.year < signing.year:
        return False
    return fact.relation == "before" or _PLANNED.search(text, max(0, start - _LEAD), start) is not None
