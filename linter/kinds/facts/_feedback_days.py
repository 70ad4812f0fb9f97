"""Feedback on two days: 于12月21日反馈了巡察意见, and 12月19日反馈会议结束当晚 where it is taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import SURE_YEARS, DateFact
from linter.kinds.facts._days import day_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OF = "(?:巡察|巡视|审计|督察|督查|检查|考核|评估|集中|现场|正式|情况|意见|问题)*"
_GAVE = regex(rf"[，,]?(?:[^，,。；]{{2,20}}?)?{_OF}反馈了?{_OF}(?:意见|情况|问题|结果|报告)")
_TAKEN_UP = regex(
    rf"(?:[上下]午|晚上?)?{_OF}反馈(?:会议?|大会)(?:一?结束|召开|散会|闭会)?(?:后|之后|以后|当[天日晚]|一?结束)"
)
_SIGN = "反馈会"
_APART = regex(
    "书记|主要(?:负责|领导)|负责人|分别|先后|再次|另|二次|回头看|书面|个别"
    "|口头|上一?轮|[去上前]年|第[一二三四五六七八九十]轮|计划|拟|将于"
)
"""Words by which there was more than one feedback, as to the head alone, or one of another round."""


def feedback_on_two_days(ledger: Ledger) -> Iterator[tuple[DateFact, DateFact]]:
    """The one day on which findings were fed back, and the day that the meeting told further on has instead."""
    if _SIGN not in ledger.text:
        return
    gave = list(_told(ledger, _GAVE, _TAKEN_UP))
    if len({day_of(date) for date in gave}) != 1:
        return
    for date in _told(ledger, _TAKEN_UP, None):
        if date.sentence != gave[0].sentence and _differ(gave[0], date):
            yield gave[0], date
            return


def _told(ledger: Ledger, words: re.Pattern[str], but: re.Pattern[str] | None) -> Iterator[DateFact]:
    for date in ledger.dates:
        if date.day is None or date.ends or date.impossible or date.relation:
            continue
        sentence = ledger.sentences[date.sentence].span
        behind = Span(date.span.end, sentence.end)
        if not words.match(ledger.text, *behind) or (but and but.match(ledger.text, *behind)):
            continue
        if not _APART.search(ledger.text, *sentence):
            yield date


def _differ(one: DateFact, other: DateFact) -> bool:
    """True for two days, of one year as far as both tell it."""
    if one.year != other.year and one.year_source in SURE_YEARS and other.year_source in SURE_YEARS:
        return False
    return day_of(one) != day_of(other)
