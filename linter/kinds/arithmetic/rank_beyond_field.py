"""Ranks: a place that the field is too small for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.changes.fields_near import find_fields_near
from linter.facts.changes.named_fields import find_named_fields
from linter.facts.changes.national_ranks import PROVINCES, find_national_ranks
from linter.facts.changes.rank_fields import find_fields
from linter.facts.changes.ranks import NUMERAL
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNIT = (
    r"(?:个(?:设区的?市|地级市|地市|市州|州市|县|区|市|乡镇|街镇|镇街|镇|乡|街道|省|省份|城市|单位|部门|州|盟|旗|村|社区)|家(?:[省市县区]直)?(?:单位|企业|机构|部门|医院|学校))"
    r"(?:[、（(]{0,2}(?:市|州|县|区|镇|乡|街道)[）)]?){0,5}"
)
_HOLDS = "(?:综合排名|排名|排在|排|位列|位居|名列|列|居)(?:为|在)?"
_PLACE = rf"第(?P<rank>{NUMERAL})(?:位|名)?(?![一-鿿]?[批次季])"
_RANK = (
    regex(
        rf"(?P<field>{NUMERAL}){_UNIT}"
        rf"(?:中|里|内)?[，,]?(?:综合|总分|考核|总体)?{_HOLDS}{_PLACE}"
    ),
    # 全市共13个县区，我县满意度列第14位: whose place it is may stand between.
    regex(
        rf"(?:[全我][省市县区州]|参评|考核|下辖|所辖)(?:的|共|共有|现有|有){{0,2}}(?P<field>{NUMERAL}){_UNIT}"
        rf"(?:中|里|内)?[，,](?:[我本][县市区镇乡局院]|[一-鿿]{{2,4}}[县市区镇乡局])"
        rf"(?:(?!全[国省市县区州])[^，,。；;、\d第]){{0,12}}{_HOLDS}{_PLACE}"
    ),
    # 26支代表队参赛，我局获第28名; 全县18个乡镇综合排名中位列第20名
    regex(
        rf"(?P<field>{NUMERAL})[个家支名户所位][一-鿿（）、]{{1,12}}?(?:参加|参赛|参评|参与|竞赛|考[核评]|测评|评[比选估价]|综合|排名|中(?![心学小]))"
        rf"(?:(?!全[国省市县区州]|[十百]强)[^。；;\d第]){{0,24}}?(?:{_HOLDS}|获得?|得分)了?{_PLACE}"
    ),
    # 位列全省14个市州第15名
    regex(rf"{_HOLDS}[全我][省市县区州](?:的|参评|参加考核)*(?P<field>{NUMERAL}){_UNIT}(?:中|里|内)?的?{_PLACE}"),
)
# 全市6个县区工作考核中，甲县…，居第一位；乙县…，列第7位: the field holds for the whole sentence.
_FIELD = regex(
    rf"(?:[全我][省市县区州]|参评|(?:参加|参与|纳入|列入)(?:考核|排名|评比|评价|通报))(?:的|参评|参加考核)*(?P<field>{NUMERAL}){_UNIT}"
    r"[^，,。；;\d第]{0,16}?(?:中|里|内|考核|评价|排名|测评|评比|评估)[，,]"
)
_LATER = regex(rf"(?:{_HOLDS}|[退降跌滑落升进]{{1,2}}至|获)(?:末位的?是|倒数的?是)?(?:的是|是)?{_PLACE}")
# Another field, or a rank among other things, ends the sentence's own.
_OTHER_FIELD = regex(
    r"全[国省市县区州]|全球|世界|同类|各[省市县区]|百强|[\d一二三四五六七八九十][个家](?!月)|第[一二三四五六七八九十\d]+[批次届]"
)
_SENTENCE = regex(r"[^。！？!?\n]{1,200}")
_SIGN = regex(
    r"第(?<=[获得了排名在列居为县区市州省镇乡道部门位业构院校社）)中里内的旗盟村区份]第)[\d一二三四五六七八九十]"
)


class RankBeyondField:
    """Reports 全市9个县区中列第10位."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every rank below the last place of its field."""
        found = {m.start("rank"): m for rank in _RANK for m in matches_on_lines(rank, _SIGN, ledger.text)}
        pairs = {start: (match, match) for start, match in found.items()}
        pairs |= {rank.start("rank"): (field, rank) for field, rank in _over_clauses(ledger.text)}
        for _, (field, rank) in sorted(pairs.items()):
            yield from _beyond(field, rank)
        told = {Span(*rank.span("rank")) for _, rank in pairs.values()}
        for elsewhere in (*find_fields(ledger), *find_named_fields(ledger), *find_fields_near(ledger)):
            if elsewhere.place > elsewhere.size and elsewhere.rank not in told:
                told.add(elsewhere.rank)
                values = {"rank": elsewhere.place, "field": elsewhere.size}
                calculation = f"{elsewhere.place} > {elsewhere.size}"
                yield Hit((elsewhere.rank, elsewhere.field), values, calculation, severity="warning")
        for national in find_national_ranks(ledger):
            if national.place > PROVINCES and national.span not in told:
                values = {"rank": national.place, "field": PROVINCES}
                calculation = f"{national.place} > {PROVINCES}"
                yield Hit((national.span,), values, calculation, "warning", "provinces")


def _over_clauses(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Fields that a sentence opens with, and the ranks told in its later clauses."""
    for field in _FIELD.finditer(text):
        rest = _SENTENCE.match(text, field.end())
        if rest is None:
            continue
        other = _OTHER_FIELD.search(text, rest.start(), rest.end())
        for rank in _LATER.finditer(text, rest.start(), other.start() if other else rest.end()):
            yield field, rank


def _beyond(stated: re.Match[str], told: re.Match[str]) -> Iterator[Hit]:
    field, rank = whole_number(stated["field"]), whole_number(told["rank"])
    if field and rank and rank > field:
        spans = (Span(*told.span("rank")), Span(*stated.span("field")))
        yield Hit(spans, {"rank": rank, "field": field}, f"{rank} > {field}")
