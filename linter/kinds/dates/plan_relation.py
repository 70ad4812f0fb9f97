"""Plan relations: one five-year plan beside another, or beside the number of its years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import numeral
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PLAN = r"[“\"](?P<{0}>十?[一二三四五六七八九]|十)五[”\"]"
_WITHIN = r"[^。；\n“”\"]"
_SIGN = regex(r"五[”\"]")
# “十三五”顺利收官，为“十五五”开局: what follows the plan that closes is the next one.
_CLOSES = r"[^。；，\n“”\"]{0,14}?(?:收官|收尾|圆满完成|圆满结束|胜利完成|最后一年|末年)"
_OPENS = (
    r"[^。；，、\n“”\"]{0,14}?(?:开局|开好局|起好步|起步|第一年|首年|谋篇|谋划|布局|蓄势|编制之年|启幕|奠基|开启)"
    "(?!的|时|以来|之初)"
)
_TOWARDS = r"(?:谋划|谋深|编制|制定|迈[向入进]|开启|迎接|备战|衔接|奋进|布局)(?:好)?"
_FOLLOWED = regex(
    rf"{_PLAN.format('one')}{_CLOSES}(?P<between>{_WITHIN}{{0,24}}?)(?:{_PLAN.format('two')}{_OPENS}"
    rf"|{_TOWARDS}{_PLAN.format('three')}(?!{_WITHIN}{{0,8}}(?:收官|评估|总结|中期|终期|完成)))"
)
# “十四五”时期支出872亿元，较“十三五”时期增长6%
_STRETCH = r"(?:规划)?(?:时期|期间|以来|的?五年)?"
_BASE = "(?:时期|期间|的?五年|同期|年均|平均|总量|总额)*"
_CHANGED = (
    "(?:累计|总体|整体|实现|大幅|明显|均|分别|年均|平均|共|净)*(?:增|提[高升]|翻|减|下降|上升|扩|缩|多|少|高|低|快|慢|改善)"
    r"|[^。；，,“”\"\n]{0,6}(?:增长|增加|提高|下降|减少|翻番|上升|降低)"
)
_COMPARED = regex(
    rf"{_PLAN.format('one')}{_STRETCH}(?![初末前后头中目])(?P<between>[^。；\n]{{0,60}}?)"
    rf"(?:[较比](?:上个?)?{_PLAN.format('two')}{_BASE}(?:相比)?[，,]?(?={_CHANGED})|[与同和]{_PLAN.format('with')}{_BASE}相比)"
)
_HALVES = regex("[前后头]|初|末|目标|预期|规划(?!时期|期间)|第[一二三四五]年")
# “十四五”时期是…极不平凡的五年
_YEARS = regex(
    rf"{_PLAN.format('one')}(?:规划)?(?:时期|期间)?(?:这五年)?[，,]?(?:既|也|正)?是(?P<between>[^。；\n]{{0,60}}?)"
    r"(?<![第前后头这过去近一二三四五六七八九十余来\d])(?P<n>[两二三四六七八]|[2-46-8])年(?=[。；，,、！!\n]|$)"
)
_NO_WHOLE = regex("最后|剩余|剩下|其余|还有|开局|收官|关键期|连续|之后|已经?过|过半|用")


class PlanRelation:
    """Reports “十四五”收官、“十四五”开局, “十四五”较“十四五”增长, and “十四五”时期是…的四年."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every plan that stands in a relation that it cannot have."""
        text = ledger.text
        yield from _by_number(ledger)
        if _SIGN.search(text) is None:
            return
        for match in matches_on_lines(_FOLLOWED, _SIGN, text):
            group = "two" if match["two"] else "three"
            first, then = numeral(match["one"]), numeral(match[group])
            if then != first + 1 and not _HALVES.match(match["between"]):
                yield _hit(match, "one", group, calendar.plan_years(first)[1] + 1, "error", "")
        for match in matches_on_lines(_COMPARED, _SIGN, text):
            group = "two" if match["two"] else "with"
            first, then = numeral(match["one"]), numeral(match[group])
            told = match["between"]
            if first <= then and not _HALVES.search(told) and not _SIGN.search(told):
                yield _hit(match, "one", group, 0, "error" if first == then else "warning", "compared")
        for match in matches_on_lines(_YEARS, _SIGN, text):
            if not _NO_WHOLE.search(match["between"]):
                stated = Span(match.start("n"), match.end("n") + 1)
                plan = Span(match.start("one") - 1, match.end("one") + 2)
                values = {"plan": f"“{match['one']}五”", "other": ledger.quote(stated)}
                yield Hit((stated, plan), values, variant="years")


def _hit(match: re.Match[str], one: str, two: str, year: int, severity: Severity, variant: str) -> Hit:
    spans = tuple(Span(match.start(group) - 1, match.end(group) + 2) for group in (two, one))
    values = {"plan": f"“{match[one]}五”", "other": f"“{match[two]}五”", "year": str(year)}
    return Hit(spans, values, severity=severity, variant=variant)


_ORDINAL = r"第(?P<{0}>十?[一二三四五六七八九]|十)个五年(?:规划|计划)"
_MADE = regex(
    # 根据《…第十五个五年规划的建议》，编制了“十五五”规划纲要; the proposal and what is made of it are of one plan
    rf"(?:根据|按照|依据|围绕|贯彻|落实){_WITHIN}{{0,40}}?{_ORDINAL.format('one')}{_WITHIN}{{0,24}}?(?:的建议|纲要)[^。；\n]{{0,70}}?"
    rf"(?:(?:编制|制定|起草|形成|拟[定订制]|研究提出|提出)了?[^。；\n“”\"]{{0,28}}?(?:{_PLAN.format('two')}(?:时期)?(?:规划|目标|经济|发展)|{_ORDINAL.format('three')})"
    rf"|(?:实现|完成|落实|推动|服务|助力)[^。；\n“”\"]{{0,10}}?{_PLAN.format('four')}(?:时期|规划)?[^。；，\n]{{0,6}}?(?:目标|任务|蓝图))"
)
_DRAFT = regex(
    rf"{_ORDINAL.format('one')}(?:和[^。；，\n]{{2,16}}目标)?(?:纲要)?(?:[》]?[（(](?:草案|送审稿|审议稿)[）)]|的建议》)"
)
_NUMBERED = "个五年"


def _by_number(ledger: Ledger) -> Iterator[Hit]:
    """第十四个五年规划 that “十五五” is made from, or that is a draft when the next one begins."""
    if _NUMBERED not in ledger.text:
        return
    seen: set[int] = set()
    for match in matches_on_lines(_MADE, _NUMBERED, ledger.text):
        other = next(group for group in ("two", "three", "four") if match[group])
        if numeral(match["one"]) != numeral(match[other]):
            seen.update((match.start("one"), match.start(other)))
            spans = Span(*match.span("one")), Span(*match.span(other))
            values = {"plan": match["one"], "other": match[other]}
            yield Hit(spans, values, severity="warning", variant="made")
    signing = ledger.signing
    for match in matches_on_lines(_DRAFT, _NUMBERED, ledger.text) if signing and not signing.posted else ():
        first = calendar.plan_years(numeral(match["one"]))[0]
        if signing and match.start("one") not in seen and not first - 2 <= signing.day.year <= first:
            where = (Span(*match.span()), *([signing.span] if signing.span else []))
            values = {"plan": match["one"], "other": str(signing.day.year), "year": str(first)}
            yield Hit(where, values, severity="warning", variant="draft")
