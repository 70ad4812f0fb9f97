"""The paper itself: drafted after it was delivered, or finished before the year that it tells of was over."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import SURE_YEARS
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._own_years import FRONT, Years
from linter.kinds.dates._titled_years import YEAR, Heading, against_own, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

__all__ = ["own_paper"]

_ITSELF = regex(
    r"(?:本(?:次|份)?|这一?[份篇个]|提请(?:本次|大会|会议)?[^，。；\n\d]{0,8}?的?)(?:工作|政府工作|预算|统计|情况|调查|审计)?"
    r"(?:报告|公报|总结|通报|汇报|年报)(?![期书送单])|(?:报告|公报)的?(?:编制|起草|撰写|定稿)|(?:公报|报告)(?:所用|采用)的?全年数据"
    r"|上述全年(?:执行|决算|统计)?数"
)
_MADE = regex(
    "起草|撰写|编制|编写|定稿|成稿|审定|讨论通过|审议通过|审核|核定|征求意见|修改完善|送审|脱稿|汇总|印制|付印|校核"
)
_OTHER = regex("上年|去年|上一|往年|拟|将于|计划|以前|之前|截至|数据截止|半年|季度|根据|依据|按照")
_LATE = 11
"""From this month on a paper on the whole running year may be finished, with estimates for what is left of it."""


def own_paper(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """One hit for each day on which the paper is drafted after it was delivered, or done before its year was over."""
    day = delivery(ledger)
    told = _told(ledger, own, headings)
    if day is None and told is None:
        return
    for match in matches_on_lines(_ITSELF, _MADE, ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        if not _MADE.search(ledger.text, *sentence) or _OTHER.search(ledger.text, *sentence):
            continue
        for one in ledger.dates_in(sentence):
            if one.ends or one.granularity != "day" or one.first is None or one.year_source not in SURE_YEARS:
                continue
            if day and one.first > day[0] and day[1].start < min(FRONT, sentence.start):
                yield against_own(ledger, one.span, day[1], "drafted")
            elif told and (one.first.year, one.first.month) < (told[0], _LATE):
                yield against_own(ledger, one.span, told[1], "early")


_TITLE = regex(rf"(?P<year>{YEAR})年(?:国民经济和社会发展统计公报|政府信息公开工作年度报告)")


def _told(ledger: Ledger, own: Years | None, headings: list[Heading]) -> tuple[int, Span] | None:
    """The whole year that the report tells of, and where it says so."""
    if own:
        return own.told, own.told_span
    back = [one for one in headings if one.back]
    if len(back) == 1:
        return back[0].year, back[0].span
    title = _TITLE.search(ledger.text, 0, FRONT)
    return (numeral(title["year"]), Span(*title.span("year"))) if title else None
