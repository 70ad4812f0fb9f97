"""Where a report looks ahead: sections and paragraphs of what is to be done."""

from __future__ import annotations

import re

from linter.fact import DateFact
from linter.facts.states.plans import title_over
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEADED = (
    "下一步|下步|打算|今后|往后|后续|工作提示|温馨提示"
    "|(?:工作|整改|有关|几点|督办)要求|意见建议|工作建议|(?:工作|下段)(?:计划|安排|思路)"
)
_YEARS_WORK = r"\d{4}年(?:工作|重点|主要)"
_SECTION = regex(rf"{_HEADED}|{_YEARS_WORK}(?![^\n]{{0,24}}(?:回顾|总结|完成|情况|成效))")
_ANY_SECTION = regex(rf"{_HEADED}|{_YEARS_WORK}")
_YEAR = regex(r"(?P<year>\d{4})年")
_YEAR_AHEAD = regex(r"(?P<year>\d{4})年(?:度)?(?:工作|重点|主要)?[一-鿿]{0,6}(?:打算|计划|安排|思路|谋划|要点)")
FORWARD = regex("(?<![现已])将(?=[在于按继进加组持每])|后续|下一步|接下来|今后|往后")
"""Words in a sentence that take what it tells, where no year is named, into the time to come."""
_OUTCOME = regex(r"(?:情况|成效|进展|结果|总结|回顾)[：:。]?\s*$")
"""整改要求落实情况, 后续工作开展情况: titles of what was done."""
_OPENING = ("下一步", "下步")


def _of_a_year_gone_by(ledger: Ledger, heading: re.Match[str]) -> bool:
    """True for 一、2023年主要工作 before 三、2024年工作打算, signed in 2024: the report looks back at the one."""
    year = _YEAR.match(heading.group())
    signed = ledger.signing_date
    if year and signed and signed.year <= int(year["year"]):
        return False
    later = (_YEAR_AHEAD.search(ledger.read(one.span)) for one in ledger.headings) if year else ()
    return any(year and one and int(one["year"]) > int(year["year"]) for one in later)


def in_plans(ledger: Ledger, date: DateFact, *, surely: bool = False) -> bool:
    """True for a date under a heading such as 下一步打算, or in a paragraph that opens so.

    Surely, where 2025年工作情况 is none: below it a day without a word of plan is one on which something was done.
    """
    block = ledger.document.block_index(date.span.start)
    # 2025年工作回顾 looks back; 今年 below it may still be the year that it tells of.
    ahead = _SECTION if surely or date.year_source == "said" else _ANY_SECTION
    titles = [ledger.read(one.span) for one in ledger.section_of(block)]
    over = [match for title in titles if (match := ahead.search(title)) and not (surely and _OUTCOME.search(title))]
    # 今年6月投用 may be told as planned in any of its sections.
    if any(not (date.year_source == "said" and _of_a_year_gone_by(ledger, match)) for match in over):
        return True
    title = title_over(ledger, date.span.start)
    if ahead.search(title) and not (surely and _OUTCOME.search(title)):
        return True
    start = ledger.document.blocks[block].span.start
    if ledger.text.startswith(_OPENING, start) or (not surely and ends_a_measure(ledger, date.span)):
        return True
    return bool(_LABELLED.search(ledger.text, ledger.sentences[date.sentence].span.start, date.span.start))


_LABELLED = regex("(?:目标|节点|时间表|进度安排|日程|下一站)[：:]")
"""Before a day in its sentence: 决算公开另有节点：9月批复，10月集中挂网."""


def ends_a_measure(ledger: Ledger, day: Span) -> bool:
    """True for 加强站所建设，2026年底实现全覆盖: a measure, and by when it is to have come to its end."""
    sentence = ledger.sentences[ledger.sentence_at(day.start)].span
    if not ledger.read(day).endswith(("底", "末")):
        return False
    before, behind = ledger.text[sentence.start : day.start], ledger.text[day.end : sentence.end]
    return bool(_MEASURE.search(before) and _AIM.match(behind) and not _DONE.search(before + behind))


_MEASURE = regex(
    "(?:^|[，,；;：:、）) ])(?:大力|积极|持续|全面|深入|扎实|稳步|进一步|着力|切实|不断|继续|统筹|有序)*"
    "(?:加强|加快|加大|推进|推动|提高|提升|完善|健全|强化|落实|扶持|改善|建立|实施|开展|支持|巩固|扩大|优化|深化)"
    "[^，,。；;：:\\d]{2,30}[，,](?:到|至|在)?$"
)
_AIM = regex("前?[，,]?(?:全区|全市|全县|基本|全面|全部|总体)*(?:实现|达到|建成|完成)(?!了)")
_DONE = regex("已|[^为除不得]了|(?<!公)共(?![同享建治])|累计|目前|截[至止]|惠及|受到|好评|获")
"""What tells of things done in the sentence of such a measure."""
