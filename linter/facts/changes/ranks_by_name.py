"""Ranks by name: 技改投资增速居全省第4位 in one place and 技改投资增速在全省排第六位 in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.ranks import NUMERAL, Rank
from linter.facts.dates.years import YEAR
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.values_by_name import bare_name
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Ranked(NamedTuple):
    """One thing told to hold two places in one field."""

    name: str
    field: str
    first: Rank
    again: Rank


class _Told(NamedTuple):
    rank: Rank
    sentence: int
    years: frozenset[str]
    place: str


_FIELD = "全[国省市州区县](?:各?[省市州县区地]{1,2}|同类[一-鿿]{2,4}|[一-鿿]{0,4}城市|[一-鿿]{0,4}部门)?"
_HOLDS = "(?:排名|排位|位次)?(?:位居|位列|名列|排名|排在|排到|稳居|保持|居|列|排|处于?)(?:于|在|为)?"
_NUMBER = rf"(?:第(?P<place>{NUMERAL})(?:位|名)?(?![一-鿿]?[批次季届个期])|(?P<first>首位|榜首))"
_TOLD = regex(
    rf"(?:{_HOLDS}(?P<held>{_FIELD})(?:的|中)?"
    rf"|在(?P<among>{_FIELD})(?:(?:中|里)?{_HOLDS}|的?(?:位次|排名|名次|排位)(?:为|是|居|列|在)?)"
    rf"|的?(?P<place_in>{_FIELD})(?:的?(?:位次|排名|名次|排位))(?:为|是|居|列|在|：)?){_NUMBER}"
    r"(?=[，,。；;：:、！（(\n \t]|$|[，,]|，)"
)
_SIGN = regex("全[国省市州区县]")
_MARK = regex("[，,。；;：:、！？\n\t |（）()]")
_PLAIN = regex(
    "(?:综合|考核|整体|总体|主要|总|平均|年度|工作|指标|成绩|排名|评价|得分|规模|数量|数|增[速幅长]|产[量值]|面积|占比|质量|水平|满意[度率]|实力"
    "|完成|指数|情况|进度|率|量|额|值|均|分别|也|都|位次|各项|多项|两项|三项|其|该|收入|支出|投资|单位|[我本全][省市县区州]|[一二三四五]产|项目)+"
)
"""Names that say only that something is ranked: of what, the words before have told."""
_ONE_OF = regex("均|分别|双双|都$|各项|由|从|升|降|跃|进位|前移|后移|退|曾|倒数|并列|之一|依次|累计|连续|年均")
_OTHER_TIME = regex(
    "(?<![比较与同])(?:上年|去年|前年|上一年)|同期|目标|力争|预计|预期|冲刺|有望|将|季度|[上下]半年|\\d月|月份|五年|[三四]年[来间]|以来"
    "|“?十[一二三四五]五”?(?:期间|时期)|当时|曾"
)
_PLANS = regex("目标|安排|打算|建议|计划|思路")
_WHOSE = regex(
    "[一-鿿]{2}(?:[县州盟旗](?!级)|[市镇乡](?![场值民域政级容县区化街村愁土镇])|(?<![治地园景山社小灾片特范发护林库牧湾])区"
    "|大学|学院|公司|集团|医院|学校|港)(?<![全我本各].)"
)
"""Others than the report's own place whose rank may be told: 青石镇, 柳湾新区, 水务公司."""
_LONGEST, _SHORTEST = 30, 5
_BACK = 60
"""Characters before a rank that may hold its name."""
_TWO = 2


def find_ranks_by_name(ledger: Ledger) -> Iterator[Ranked]:
    """Every thing that two sentences rank in one field, with two places in all."""
    told: dict[tuple[str, str], list[_Told]] = {}
    text, end = ledger.text, 0
    for sign in _SIGN.finditer(text):
        floor = max(end, sign.start() - 8)
        match = _TOLD.search(text, floor, sign.end() + 30)
        if match is None or not match.start() <= sign.start() < match.end():
            continue
        end = match.end()
        found = _told(ledger, match)
        if found:
            field = match["held"] or match["among"] or match["place_in"]
            told.setdefault((found[0], field), []).append(found[1])
    for (name, field), ranks in told.items():
        if len({one.rank.place for one in ranks}) != _TWO:
            continue
        first, again = ranks[0], next(one for one in ranks if one.rank.place != ranks[0].rank.place)
        years = [one.years for one in ranks if one.years]
        if len({one.place for one in ranks}) > 1 or len(set(years)) > 1 or first.sentence == again.sentence:
            continue
        yield Ranked(name, field, first.rank, again.rank)


def _told(ledger: Ledger, match: re.Match[str]) -> tuple[str, _Told] | None:
    text = ledger.text
    at = ledger.sentence_at(match.start())
    sentence = ledger.sentences[at]
    lead = text[sentence.span.start : match.start()]
    clause = _MARK.split(lead[-_BACK:])[-1]
    name = bare_name(clause)
    if not _SHORTEST <= len(name) <= _LONGEST or _PLAIN.fullmatch(name) or _ONE_OF.search(clause + match.group()):
        return None
    block = ledger.document.blocks[sentence.block].span.start
    if _OTHER_TIME.search(lead) or "五年" in text[block : block + _BACK] or text.startswith("左右", match.end()):
        return None
    above = "".join(ledger.read(one.span) for one in ledger.section_of(sentence.block))
    if "五年" in above or _PLANS.search(above):
        return None
    number = match["place"]
    span = Span(*match.span("place" if number else "first"))
    place = whole_number(number) if number else 1
    years = frozenset(YEAR.findall(lead) or YEAR.findall(above))
    return name, _Told(Rank(span, place), at, years, _whose(lead))


def _whose(lead: str) -> str:
    found = _WHOSE.findall(lead)
    return found[-1] if found else ""
