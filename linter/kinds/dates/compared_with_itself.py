"""Compared with itself: 2025年产值较2025年增长9%, where a year is held against itself or against a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = "(?:19|20)\\d\\d年|今年|本年|去年"
_CHANGED = (
    "[增减降升涨跌提上下多少高低扩压缩翻回净持超]|大幅|小幅|明显|显著|略|稳步|实际"
    "|分别|同口径|同比|累计|平均|总体|实现|相比|有所|基本|[，,的]?\\d"
)
_MONTHS = "(?:\\d{1,2}月?[—–~～至到-]{1,2})?\\d{1,2}月"
_PART = f"(?:年?[初末底]|{_MONTHS}(?:份|末|底)?|[上下]半年|第?[一二三四]季度|前[一二三四]个?季度)"
_SORT = "预算|执行|决算|完成|实际"
_BASE = regex(
    rf"(?:(?:相?[比较]于?|对比)|(?P<with>[与同和]))(?P<base>{_YEAR})度?(?P<part>{_PART})?(?P<same>同期(?:数|水平)?)?"
    rf"(?P<sort>(?:年初)?(?:{_SORT})数?)?(?P<behind>[^，,。；;\n]{{0,12}})"
)
_SIGN = regex("[比较于与同和](?=(?:19|20)\\d\\d年|[今本去]年)")
_LIKE = regex("(?:数|水平)?(?:相比|持平|相当)")
_VERB = regex(_CHANGED)
_TOLD = regex(rf"(?P<year>{_YEAR})度?(?P<part>{_PART})?")
_STOPS = regex("[。；;\n]")
_AGAINST = regex(r"(?:[比较与同于自从以对由按距和、—至-]|基于|对照|参照|[（(])$")
"""Before a year: it is itself what something is held against, or where it begins."""
_NO_SUBJECT = regex(
    r"^(?:以来|起|开始|以后|之后|后|前|以前|之前|至|到|[—～~-]|[、和及与]|不变价|价格|可比价|为基|基[期数])"
)
_OTHER_TIME = regex(
    r"[今去前明后上次来翌当]年|本年|目前|现在|现有|至今|截[至止]|如今|当前|期末|以来|期间|时期|累计|[三五十两]年|近.年|基[础数期]|水平|五”"
)
"""Between the year and the comparison: what is compared may be of another time."""
# 共发生事故14起，去年17起，比去年减少3起: a year behind another value is what that one is held against.
_VALUE_FIRST = regex(r"\d[^，,\d]{0,6}[，,]$")
_VALUE_TOLD = regex(r"\d[^，,\d]{0,6}[，,]")
_MADE_THEN = regex(
    r"(?:建|成立|出台|启动|开工|投产|投用|实施|印发|签[约订]|引进|评|认定|入[库选]|确定|制定|新增|上市|批)[^，,。；]{0,8}的"
)
"""2020年建成的园区产值较2020年增长: when a thing was made says nothing of when it was looked at."""
_PLANNED = regex("安排|草案|预算数|拟")
_KNOWN = regex("执行|完成|决算|实际|实现|调整|追加|预计|中期|超收|短收|下达")
_LONGEST = 120
"""Characters from a year to the comparison that still speaks of it."""


class ComparedWithItself:
    """Reports a year that is compared with itself; its budget may be compared with what came of it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every such comparison."""
        text = ledger.text
        for sign in _SIGN.finditer(text):
            base = _BASE.match(text, max(0, sign.start() - 1)) or _BASE.match(text, sign.start())
            if base is None or (base["with"] and not _LIKE.match(base["behind"])):
                continue
            told = _subject(text, base)
            if told and _against(text, told, base):
                own, other = told["year"], base["base"]
                spans = (Span(*base.span("base")), Span(*told.span("year")))
                yield Hit(spans, {"own": own, "other": other}, variant="" if own == other else "later")


def _subject(text: str, base: re.Match[str]) -> re.Match[str] | None:
    """The only year of the sentence that stands before the comparison; None where it does not name the subject."""
    at = base.start()
    start = max(0, at - _LONGEST)
    for stop in _STOPS.finditer(text, start, at):
        start = stop.end()
    years = [one for one in _TOLD.finditer(text, start, at) if not _measured_by(text, one)]
    if not years or _AGAINST.search(text, max(0, years[-1].start() - 2), years[-1].start()):
        return None
    told = years[-1]
    between = text[told.end() : at]
    if _NO_SUBJECT.match(between) or _OTHER_TIME.search(between) or _MADE_THEN.search(between):
        return None
    if _VALUE_FIRST.search(text, start, told.start()) and _VALUE_TOLD.search(between):
        return None
    return told


def _measured_by(text: str, year: re.Match[str]) -> bool:
    """True for 是2015年的2倍, 相当于2015年总量的八成: what is held against that year's is of another one."""
    return bool(_TIMES_OF.match(text, year.end()) and _IS.search(text, max(0, year.start() - 4), year.start()))


_TIMES_OF = regex(
    r"[^，,。；;\n]{0,16}?的?(?:(?:近|约|整|将近|超过|不到)?(?:[\d.]+|[两二三四五六七八九十数几]+)(?:多|余)?(?:倍|成|%|％)"
    r"|(?:近|约|不到|超过)?(?:一半|[一二三四五六七八九十百]+分之[一二三四五六七八九十百]+))"
)
_IS = regex("(?:是|为|[即约占达到]|相当于|等于|超过|不[足到])$")


def _against(text: str, told: re.Match[str], base: re.Match[str]) -> bool:
    """True where the year is held against itself, or a later one, in what it is, by one and the same measure."""
    own, other = told["year"], base["base"]
    later = own[:4].isdigit() and other[:4].isdigit() and own < other
    if own != other and not later:
        return False
    # 2020年人口较2024年多, 2023年与2024年同期相比: looking back from a later year.
    if later and (_HELD.match(base["behind"]) or (base["with"] and told.end() == base.start())):
        return False
    if base["part"] and base["part"] != told["part"]:
        return later and _PART_OF_YEAR.match(base["part"]) is None
    if not base["part"] and told["part"] and told["part"].endswith("初"):
        return False
    if not base["with"] and not _VERB.match(base["behind"]):
        return False
    between = text[told.end() : base.start()]
    if not base["sort"]:
        return True
    # 2025年安排3亿元，比2025年预算增长: what was planned is held against the same plan.
    return "预算" in base["sort"] and bool(_PLANNED.search(between)) and not _KNOWN.search(between)


_HELD = regex("[高多低少]|[年月]?[末底]?的?(?:整改|完成|办结|规定|计划|目标|要求)?(?:时限|期限|节点)")
"""比2023年底的整改时限提前: a term is no figure of its year."""
_PART_OF_YEAR = regex("年?初")
