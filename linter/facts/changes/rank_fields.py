"""Fields of ranks told elsewhere: 市直37个部门 … 市直各部门中，市文旅局排第三十九位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.ranks import HOLDS, NUMERAL
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Field(NamedTuple):
    """How many are ranked, told in another sentence than the rank."""

    field: Span
    size: int
    rank: Span
    place: int


_COUNTY = r"(?:县[（(]市、区[)）]|县[（(]市[)）]区|县[（(]区[)）]|县市区|县区|区县|市县区|市区县|区市县)"
_TOWN = r"(?:乡镇[（(]街道[)）]|镇[（(]街道[)）]|乡镇街道|镇街道?|街镇|乡镇|街道)"
_OFFICE = "(?:部门|单位)"
_CITY = r"(?:设区的?市|地级市|地市|市[（(]州[)）]|市州|州市)"
_GROUPS = {"county": _COUNTY, "town": _TOWN, "office": _OFFICE, "city": _CITY}
_LEVEL = "[省市县区州]"
# Looked at from 个 and 中， backwards: few texts rank anybody, and all are full of numerals.
_COUNTED = regex(
    rf"个(?P<direct>{_LEVEL}直)?(?:(?P<county>{_COUNTY})|(?P<town>{_TOWN})|(?P<office>{_OFFICE})|(?P<city>{_CITY}))"
)
_SIZE = regex(
    rf"(?P<scope>全{_LEVEL}|{_LEVEL}直)?(?:(?:共|现|下)?[有辖]|共|的|参评|参加[^，。；]{{2,8}}的)*(?P<size>{NUMERAL})$"
)
# 市直各部门中，市文旅局得分排第三十九位; 乡镇（街道）考核中，石门乡列第12名
_AMONG = regex(rf"(?:中|里|方面)(?:[，,]|(?=(?:{HOLDS}(?:为|在)?|[由从][^，,。第\d]{{0,5}})第))")
_TOPIC = regex(
    rf"(?:(?P<direct>{_LEVEL}直)(?:各)?(?P<office>{_OFFICE})|(?P<county>{_COUNTY})|(?P<town>{_TOWN})|(?P<city>{_CITY}))"
    rf"(?:考核|评价|评比|序列|排名|测评|评估)?$"
)
_WIDER = regex("(?P<scope>全[国省市县区州])(?:各|所有|的)*$")
"""全省各县区中: not among those of 全市."""
_LEAD = 24
"""Characters before 个 and 中， that may name what is ranked."""
# 增速列全市第10位 of our county, where 全市 has nine.
_OF_SCOPE = regex(
    rf"(?P<scope>全{_LEVEL})(?:(?:各个?|所有)(?:(?P<county>{_COUNTY})|(?P<town>{_TOWN})|(?P<city>{_CITY}))[中里内的]*)?"
    rf"(?:综合|总分|得分|考核)?[仅只才暂]?(?:{HOLDS}(?:为|在)?)?第(?P<place>{NUMERAL})(?:位|名)(?!出场|登场|上场|发言|抵达)"
)
_RANKED = regex(rf"第(?:(?<=[排列居名次位]第)|(?={NUMERAL}[位名]))[\d一二三四五六七八九十]")
# 由上年的第9位升至第3位 tells two places in the field.
_PLACE = regex(
    rf"(?:{HOLDS}(?:为|在)?|[由从](?:上年|去年|上月|上季度|上次|上期|前一年)?的?)"
    rf"第(?P<place>{NUMERAL})(?:位|名)?(?![一-鿿]?[批次季届个])"
)
_OTHER = regex(rf"全[国省市县区州]|{_COUNTY}|{_TOWN}|{_LEVEL}直|[第甲乙丙丁][一二三四]?组")
_IS_CITY = regex(r"[全我]市[^，。；\n]{0,8}县[区市（(]|各县[区市（(]|[县区]级财政")
"""A city that has counties ranks among the cities of its province."""
_OWN = {"county": "县区市", "town": "镇乡道"}
"""Last characters of the places whose ranks are told in such a field."""
_RANKED_ABOVE = {"county": "市州省", "town": "县区市", "city": "省"}
"""Levels among whose parts they are ranked."""


def find_fields(ledger: Ledger) -> Iterator[Field]:
    """Every rank with the only size that the text tells for its field."""
    text = ledger.text
    if "个" not in text or not _RANKED.search(text):
        return
    sizes = _sizes(text)
    if not sizes:
        return
    for among in _AMONG.finditer(text):
        topic = _TOPIC.search(text[max(0, among.start() - _LEAD) : among.start()])
        if topic:
            group = next(name for name in _GROUPS if topic[name])
            scope = _WIDER.search(text[max(0, among.start() - _LEAD) : among.start()][: topic.start()])
            known = sizes.get((topic["direct"] or (scope["scope"] if scope else ""), group))
            if known:
                yield from _in_sentence(ledger, among.end(), *known)
    own = _own_groups(ledger)
    if ("全省", "city") in sizes and _IS_CITY.search(text) and all(one[-1] in "市州" for one in ledger.identity.places):
        own.append("city")
    for rank in _OF_SCOPE.finditer(text):
        for group in own:
            known = sizes.get((rank["scope"], group))
            if known and rank["scope"][1] in _RANKED_ABOVE[group] and _of_own(text, rank.start()):
                yield Field(*known, Span(*rank.span("place")), whole_number(rank["place"]))
    for rank in _OF_SCOPE.finditer(text):
        # 排在全市各县区的第12位: whoever holds it is one of them.
        named = next((name for name in ("county", "town", "city") if rank[name]), None)
        known = sizes.get((rank["scope"], named)) if named else None
        told = [ledger.sentences[ledger.sentence_at(at)].span for at in (known[0].start, rank.start())] if known else []
        if known and not any(_MORE_RANKED.search(text, *span) for span in told):
            yield Field(*known, Span(*rank.span("place")), whole_number(rank["place"]))
            continue
        group = _group_of_ours(text, rank.start()) or _group_of_named(ledger, rank.start())
        known = sizes.get((rank["scope"], group)) if group else None
        if known and rank["scope"][1] in _RANKED_ABOVE[group] and not _MORE_RANKED.search(text):
            yield Field(*known, Span(*rank.span("place")), whole_number(rank["place"]))


# 全市11个县（市、区）平均得分91分，…；石桥县得78分，排在全市第13位: a named one of them, with nothing else ranked.
_NAMED = regex(
    r"(?:其中|但是?|而)?(?!地区|[全我该各本对在较比向为将把经和与及其])(?![一-鿿]?[高经开新]{2,3}区)[一-鿿]{1,4}?"
    r"(?:(?P<county>[县区])|(?P<town>镇|乡|街道))(?![域内级直人民政党委府局公法检医中小城乡镇道区]|[一-鿿]{1,4}[镇乡村])"
)
_NOT_A_PLACE = regex(
    r"[局院校站所馆园企村厂店]|公司|[中小]学|社区|景区|支队|大队|[县区市镇乡]的|其中|该|全[国省市县区州]|第|[\d一二三四五六七八九十](?:[家所名人]|个(?!百分))|同志|选手"
)
"""Between the name of a place and a rank: something else may hold it."""
_MORE_RANKED = regex("开发区|高新区|经开区|管委会|功能区|示范区|园区|新区|管理区|农场")
"""Bodies that may be ranked with the counties or towns of a place and are none of them."""
_CLAUSES = 3
"""Clauses up to a rank, one of which begins with the place that holds it."""


def _group_of_named(ledger: Ledger, at: int) -> str:
    """The group of the place told right before a rank; empty where something else may hold the rank."""
    lead = ledger.text[ledger.sentences[ledger.sentence_at(at)].span.start : at]
    between = ""
    for clause in reversed(re.split("[，,]", re.split("[；;：:]", lead)[-1])[-_CLAUSES:]):
        named = _NAMED.match(clause.strip())
        between = clause.strip()[named.end() if named else 0 :] + "，" + between
        if _NOT_A_PLACE.search(between):
            return ""
        if named:
            return "county" if named["county"] else "town"
    return ""


_OURS_FIRST = regex(
    r"(?:^|[，,：:])[^，,：:]{0,4}?[我本](?:(?P<county>[县区])|(?P<town>镇|乡|街道))(?!级|委|政|城|人|长)"
)
"""我县投资增速仅为2.1%，位列全市第9位: the sentence tells of the own place."""
_OURS = regex(r"我(?:(?P<county>[县区])|(?P<town>镇|乡|街道))(?:的|[一-鿿]{2,6})?$")
"""将我县整改质量列全市第8位: what is ranked is told by whose it is."""


def _group_of_ours(text: str, at: int) -> str:
    """The group of the own place right before a rank; empty where it is not named."""
    ours = _OURS.search(text, max(0, at - _LEAD), at)
    if ours is None:
        lead = re.split(r"[。；;\n]", text[max(0, at - _OWN_SENTENCE) : at])[-1]
        ours = _OURS_FIRST.search(lead)
        if ours and _NOT_A_PLACE.search(lead[ours.end() :]):
            return ""
    return "" if ours is None else "county" if ours["county"] else "town"


_OWN_SENTENCE = 80
"""Characters before a rank in which its sentence may begin with the own place."""


def _sizes(text: str) -> dict[tuple[str, str], tuple[Span, int]]:
    """The one size of each field that is told, by its scope and group."""
    found: dict[tuple[str, str], set[tuple[Span, int]]] = {}
    whole: set[tuple[Span, int]] = set()
    for counted in _COUNTED.finditer(text):
        begin = max(0, counted.start() - _LEAD)
        match = _SIZE.search(text[begin : counted.start()])
        if match is None:
            continue
        group = next(name for name in _GROUPS if counted[name])
        scope = counted["direct"] or match["scope"] or ""
        if group == "office" and not scope.endswith("直"):
            continue
        # 全市9个县区 is the field of 全市; 12个乡镇 without a scope is that of 乡镇中.
        keys = {(scope, group), ("", group)} if group != "office" else {(scope, group)}
        if not scope and group in _ABOVE and _of_all(text, begin + match.start("size"), counted.end()):
            keys |= {(above, group) for above in _ABOVE[group]}
        for key in keys:
            told = (Span(begin + match.start("size"), counted.start()), whole_number(match["size"]))
            found.setdefault(key, set()).add(told)
            if match["scope"] and not key[0]:
                whole.add(told)
    return {key: size for key, told in found.items() if (size := _one_size(told, whole))}


def _one_size(told: set[tuple[Span, int]], whole: set[tuple[Span, int]]) -> tuple[Span, int] | None:
    """The one size told, or that of 全县18个乡镇 where all others are of fewer: 其余6个乡镇, 柳泉镇等4个乡镇."""
    first = min(told)
    if len({size for _, size in told}) > 1:
        wholes = whole & told
        if len({size for _, size in wholes}) != 1:
            return None
        first = min(wholes)
    return first if first[1] and first[1] >= max(size for _, size in told) else None


_ABOVE = {"county": ("全市", "全州"), "town": ("全县", "全区")}
_ALL_BEFORE = regex("(?:下辖|所辖|[市县区]辖|覆盖了?(?:全部|所有)|走遍了?|跑遍了?)[共有的]{0,2}$")
_ALL_BEHIND = regex(
    r"[^，。；;\n\d]{0,6}(?:全覆盖|无一遗漏|一个不[漏落])"
    # 对14个乡镇进行了量化评分: whoever is ranked has been marked with them.
    r"|[^，。；;\n\d]{0,8}?(?:进行|开展|实施|作|做|予以)了?[^，。；;\n\d]{0,8}?(?:评分|打分|计分|排名|排序|排位|排队|赋分)"
)
_SOME = regex(r"抽|选|其中|中的|部分|重点|等|另|余下|其余|试点|[上去]年|第[一二三四五六\d]+[轮批次期]|委托")
_STOP = regex(r"[。；;\n]")


def _of_all(text: str, start: int, end: int) -> bool:
    """True for 辖7个县（市、区） and 对7个县（市、区）全覆盖督查: those are all that the city has."""
    before, behind = text[max(0, start - _LEAD) : start], text[end : end + _LEAD]
    told = _ALL_BEFORE.search(before) or _ALL_BEHIND.match(behind)
    return told is not None and not _SOME.search(_STOP.split(before)[-1] + _STOP.split(behind)[0])


def _in_sentence(ledger: Ledger, start: int, span: Span, size: int) -> Iterator[Field]:
    end = ledger.sentences[ledger.sentence_at(start - 1)].span.end
    other = _OTHER.search(ledger.text, start, end)
    for rank in _PLACE.finditer(ledger.text, start, other.start() if other else end):
        yield Field(span, size, Span(*rank.span("place")), whole_number(rank["place"]))
        more = _MORE_PLACES.match(ledger.text, rank.end())
        for place in _ONE_PLACE.finditer(ledger.text, rank.end(), more.end() if more else rank.end()):
            yield Field(span, size, Span(*place.span("place")), whole_number(place["place"]))


_ONE_PLACE = regex(rf"第(?P<place>{NUMERAL})(?:位|名)")
_MORE_PLACES = regex(rf"(?:[、和及与]第{NUMERAL}(?:位|名))+")
"""依次排在第12位、第13位和第15位: each of them is a place in the field."""


def _own_groups(ledger: Ledger) -> list[str]:
    """The groups that the report's own place belongs to: a county's report tells the county's ranks."""
    places = ledger.identity.places
    return [group for group, ends in _OWN.items() if places and all(place[-1] in ends for place in places)]


def _of_own(text: str, at: int) -> bool:
    """True where the clause before names no one else who is ranked."""
    clause = re.split(r"[。；;\n]", text[max(0, at - 60) : at])[-1]
    return not re.search(
        r"(?<![我本全])[一-鿿]{2}(?:县|区|镇|乡|街道|局|村|社区|公司|学校|医院)(?![域内级直人民])", clause
    )
