"""Matters told for another year: 2024年收入拟安排 in a draft budget for 2023, a text that tells of no 2023 at all."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.kinds.dates._titled_years import BY_SITTING, YEAR
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PLAN = regex(r"(?:预算(?:草案|方案|安排|编制)|计划(?:草案|安排)?|工作(?:要点|安排|打算|思路)|收支预算)")
_DONE = regex("执行|决算|完成|总结|回顾|情况|暨|调整|绩效|审查|公开")
_OPENS = regex(
    rf"(?:^|(?<=[。；;：:\n]))[ 　]*(?P<span>(?P<year>{YEAR})年)度?[^。；;\n]{{0,40}}?"
    "(?:拟|安排|预计|预期|计划|目标|力争)"
)


def planned_otherwise(ledger: Ledger, own: int, title: Span) -> Iterator[Span]:
    """The year that a budget or a plan is told for throughout, where that of its title is told nowhere."""
    words = ledger.read(title)
    if not _PLAN.search(words) or _DONE.search(words) or f"{own}年" in ledger.text[title.end :]:
        return
    opens = list(_OPENS.finditer(ledger.text, title.end))
    if {numeral(one["year"]) for one in opens} in ({own - 1}, {own + 1}):
        yield Span(*opens[0].span("span"))


_ANY = regex(rf"(?P<year>{YEAR})年")
_THEME = regex(r"年度?(?P<theme>[一-鿿“”]+)")
_AGAIN = regex(rf"(?P<span>(?P<year>{YEAR})年)度?(?P<theme>[一-鿿“”]{{4,24}})")
_SHARED = 4
"""Neighbouring characters of a title's matter by which it is known again: 公开招聘, 项目申报."""
_GENERAL = frozenset(
    ("工作情况", "情况报告", "工作报告", "工作总结", "完成情况", "情况通报", "情况汇报", "工作通知", "的总结的")
)


def labelled_otherwise(ledger: Ledger, own: int, title: Span) -> Iterator[Span]:
    """The year before or behind the title's under which its matter is told, the only one of the text."""
    words, text = ledger.read(title), ledger.text
    theme = _THEME.search(words)
    if theme is None or BY_SITTING.search(words) or f"{own}年" in text[title.end :]:
        return
    if {numeral(one["year"]) for one in _ANY.finditer(text, title.end)} not in ({own - 1}, {own + 1}):
        return
    named = theme["theme"]
    shared = {named[at : at + _SHARED] for at in range(len(named) - _SHARED + 1)} - _GENERAL
    for again in _AGAIN.finditer(text, title.end):
        sentence = ledger.sentences[ledger.sentence_at(again.start())].span
        aside = _BACK.search(text, *sentence) or _AHEAD.search(text, *sentence)
        if any(one in again["theme"] for one in shared) and not aside:
            yield Span(*again.span("span"))
            return


_BACK = regex("[比较]|同期|上一?年|去年|基期|对比|遗留|结转|整改|曾|以来|上[次轮届]|往年|修订|根据|按照|依据")
_AHEAD = regex("谋划|打算|下一步|明年|筹[备划]|将|拟")

_END = regex(rf"截[至止]到?(?P<span>(?P<year>{YEAR})年)(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|[底末])?")


def ended_otherwise(ledger: Ledger, own: int) -> Iterator[Span]:
    """截至2022年9月30日 in a report on the third quarter of 2023, whose own last day is told nowhere."""
    period = ledger.identity.period
    if period is None or period[1].year != own or (period[1].month, period[0].month) == (12, 1):
        return
    found: dict[int, Span] = {}
    for end in _END.finditer(ledger.text):
        if int(end["month"]) == period[1].month and int(end["day"] or period[1].day) == period[1].day:
            found.setdefault(numeral(end["year"]), Span(*end.span("span")))
    if len(found) == 1 and own not in found:
        ((year, span),) = found.items()
        sentence = ledger.sentences[ledger.sentence_at(span.start)].span
        if abs(year - own) == 1 and not _BACK.search(ledger.text, *sentence):
            yield span


def headed_plan_otherwise(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """2023年收入拟安排 below 二、2024年预算安排, in a section that tells of no 2024."""
    headings = ledger.headings
    for at, heading in enumerate(headings):
        years = list(_ANY.finditer(ledger.text, *heading.span))
        if len(years) != 1 or not _PLAN.search(ledger.text, *heading.span) or _DONE.search(ledger.text, *heading.span):
            continue
        later = (one.span.start for one in headings[at + 1 :] if one.level <= heading.level)
        end = next(later, len(ledger.text))
        own = numeral(years[0]["year"])
        if f"{own}年" in ledger.text[heading.span.end : end]:
            continue
        opens = list(_OPENS.finditer(ledger.text, heading.span.end, end))
        if {numeral(one["year"]) for one in opens} == {own - 1}:
            yield Span(*opens[0].span("span")), Span(*years[0].span())
