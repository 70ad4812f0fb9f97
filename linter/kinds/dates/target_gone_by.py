"""Targets gone by: 到2022年，要建成…, 力争2022年底前完成… in a report of 2024, where the year is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.signing import HEAD
from linter.facts.states.plans import headings_over, in_plans, looks_back
from linter.finding import Hit
from linter.kinds.dates._terms import OF_OLD
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_AIMED = "确保|力争|争取|努力|务必|目标是|奋力"
_MEANT = "计划|预计|有望|可望|拟"
_REACH = (
    "建成|形成|实现|达到?|超过|突破|建立|完成|提[高升]到|提[高升]至|降[到至]|压减到|控制在|保持在"
    "|翻一番|覆盖|消除|培育|打造|新增|建设|力争|取得|基本"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)年"
_END = "(?:年?[底末]|度)?(?:之?前|以前|内)?"
_SIGN = regex(r"[到于在争保取力划计望拟必是](?=(?:19|20)\d\d年)")
"""The character right before a year that may set a target."""
_AHEAD = regex(rf"(?:(?P<aim>{_AIMED})|(?P<meant>{_MEANT}))(?:实现)?(?P<on>[到于在])?$")
_LONGEST_AIM = 8
_BY = regex(rf"{_YEAR}{_END}(?![初至到—～~\d-]|同期|以来|起)(?P<behind>[^。；;\n]{{0,60}})")
_BEFORE_IT = regex(
    rf"{_YEAR}(?:年?[底末]|[上下]半年|第?[一二三四]季度|\d{{1,2}}月(?:[底末初]|[上中下]旬)?)?(?:之?前|以前|内)"
    r"(?P<behind>[^。；;\n]{0,60})"
)
_IN_IT = regex(rf"{_YEAR}(?P<behind>(?:建成|形成|实现|达到|超过|突破|覆盖|消除|基本)[^。；;\n]{{0,60}})")
"""力争2023年建成: behind what is aimed at, the year alone is its term."""
_MUST = regex(
    rf"[，,]?[^，,。；]{{0,12}}?(?:(?<![主重需])要(?![素求点闻道])|必须|务必|{_AIMED}|将(?:达到?|实现|建成|形成|完成|基本|全面|超过|突破|建立))"
)
_TARGET = regex(rf"[，,]?[^，,。；]{{0,24}}?(?:{_REACH}|明显|显著|更加|大幅)")
_DONE = regex(
    r"已经?|(?<![为除])了(?![解])|仍|实际|累计|(?:共|先后|相继|连续|成功)(?!同|建)|如期实现(?!计划|目标)|较?上年|同比|的(?:目标|要求|任务)"
)
"""What tells of how things came, or speaks of a target by its name."""
_QUOTED = regex(
    r"提出|明确|曾|规定|要求|确定|部署|原[定计]|此前|当时|历史|[去上]年|回顾|承诺|约定|合同|批复|决定|会议|滞后|未能?|没有|落实|距|对照|评估|根据|按照|依据|国家|全国(?!平均)|军令状|誓|主线"
)
"""What tells a target as it once was set."""
_MISSED = regex("[^。；]{0,40}(?:推迟|后因|未能|没能|延期|滞后)")
"""A target told together with its miss."""
_FROM = regex(r"从|由|自|[比较]|相当|恢复|回[到落]|达|[升降增减提长缩]$|推迟|延[期长]|年$|[、和]$")
_ELSEWHERE = regex("省(?:委|政府|[一-鿿]{1,4}[厅局委])|国务院|中央")
"""省水利厅力争…: another body's target."""
_STOP = regex("[，,；;：:]")
_PLANNED = regex(r"(?:主要|发展|总体|工作|预期|阶段|战略)目标|总体要求|主要任务|重点任务|目标任务|重大举措|战略任务")
_PLAN_TITLE = regex("(?:规划|方案|计划|意见|纲要)(?:的通知|（[^（）]{1,12}）)?$")
_THEN = regex("(?:当年|那年|当时|那时|彼时|最初|起初|早在|曾|就任之初|上任之初|吹响)")
_SAID_YEAR = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
_STATE = regex("上一?[轮期个]|上一?届|原|现状|基础|成[效就绩]|背景|形势|进展|回顾|总结|情况|问题|短板")
_EARLY = 3
"""Months at the start of a year in which a draft of the year before may still stand."""


class _Own(NamedTuple):
    """The year of the report, and whether the year before is surely over in it."""

    year: int
    span: Span | None
    late: bool


class TargetGoneBy:
    """Reports a target that is set for a year before the one in which the report is dated."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every such target."""
        own: _Own | None = None
        text = ledger.text
        for sign in _SIGN.finditer(text):
            ahead = _AHEAD.search(text, max(0, sign.start() - _LONGEST_AIM), sign.end())
            pattern = _BY if sign.group() == "到" else _BEFORE_IT
            match = pattern.match(text, sign.end()) if ahead or pattern is _BY else None
            if match is None and ahead and ahead["aim"]:
                match = _IN_IT.match(text, sign.end())
            own = own or (_own_year(ledger) if match else None)
            if match is None or own is None:
                continue
            ago = own.year - int(match["year"])
            sure = ago > 1 or (own.late and not (ahead and ahead["meant"]))
            if ago > 0 and sure and _is_target(ledger, match, ahead.start() if ahead else sign.start(), bool(ahead)):
                year = Span(match.start("year"), match.end("year") + 1)
                values = {"year": ledger.quote(year), "own": str(own.year)}
                yield Hit((year, own.span) if own.span else (year,), values, f"{match['year']} < {own.year}")


def _own_year(ledger: Ledger) -> _Own | None:
    """The year in which the report is dated: its signature's, else that of the latest day told above it."""
    if ledger.signing and not ledger.signing.posted:
        return _Own(ledger.signing.day.year, ledger.signing.span, ledger.signing.day.month > _EARLY)
    blocks = ledger.document.blocks
    end = blocks[min(HEAD, len(blocks)) - 1].span.end if blocks else 0
    dated = [one for one in ledger.date_pieces if one.span.start < end and one.year and one.month and one.day]
    latest = max(dated, key=lambda one: (one.year or 0, one.month or 0), default=None)
    return _Own(latest.year or 0, latest.span, (latest.month or 0) > _EARLY) if latest else None


def _is_target(ledger: Ledger, match: re.Match[str], start: int, aimed: bool) -> bool:
    """True where the words set a target themselves, or stand among those of a plan."""
    behind = match["behind"]
    lead = ledger.text[ledger.sentences[ledger.sentence_at(start)].span.start : start]
    clause = _STOP.split(lead)[-1]
    if OF_OLD.match(behind) or _MISSED.match(behind) or _QUOTED.search(ledger.text[start - len(lead) : match.start()]):
        return False
    if clause.endswith(("为", "为了")) or _THEN.search(lead):
        return False
    # 2021年启动，力争2022年清零: told of the year in which it was set.
    if any(int(told["year"]) <= int(match["year"]) for told in _SAID_YEAR.finditer(lead)):
        return False
    if _ELSEWHERE.search(clause) or _FROM.search(clause) or _DONE.search(clause + _STOP.split(behind.lstrip("，,"))[0]):
        return False
    if aimed:
        return True
    if _MUST.match(behind):
        return True
    if clause or not _TARGET.match(behind):
        return False
    titles = headings_over(ledger, start)
    if looks_back(titles) or "评估" in ledger.identity.title or _STATE.search(titles):
        return False
    return bool(_PLANNED.search(titles) or _PLAN_TITLE.search(ledger.identity.title)) or in_plans(ledger, start)
