"""Bodies before their number: 县林业局、县水利局、县司法局3家单位, 青山小学、南塘中学2所学校."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex

_ENDS = (
    r"(?:局|委|办|院|所|站|中心|公司|厂|矿|校|小学|中学|初中|高中|大学|学院|幼儿园|医院|银行|协会|学会|工会|[妇工残科文侨]联|联合会|法院|检察院|支行|林场|农场|电站|水库|镇|乡|街道|村|社区|县|市|区"
    r"|合作社|支部|党委|党组|总队|支队|大队|中队|商会|集团|超市|酒店|宾馆|小区|园|馆)"
)
_SIGN = regex(r"[二两三四五六七八九十\d](?=[十二三四五六七八九\d]?[个家所座处])")
_UNITS = regex(
    r"(?<=[、一-鿿）])(?P<count>(?P<number>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个|家|所|座|处)"
    r"(?:[县市省区][直属级])?(?P<noun>单位|部门|学校|乡镇|镇街|企业|公司|机构|医院|医疗机构|村|社区|小区|中小学|幼儿园|场馆|酒店|合作社|支部|党组织))"
)
_NAME = rf"[一-鿿]{{1,14}}?{_ENDS}(?:（[一-鿿]{{1,10}}）)?"
_ROW = regex(rf"(?P<run>(?:{_NAME}、){{2,14}}{_NAME})$")
_PLACES = regex("单位|部门|乡镇|镇街")
_OF_TOWNS = regex("村|社区|小区|支部|党组织")
_PLACE_ENDS = frozenset("县市区镇乡村道")
_TOWN = regex("(?:(?<![小社])区|[县市镇乡道])$")
_CLAUSE = regex(r"[，,。；;：:！？“”\n\d]")
_JOINT = regex("和|及|与|等")
_LONGEST = 180
"""Characters of a list at most."""


def find_listed_bodies(text: str) -> Iterator[NamedList]:
    """Every clause that ends a list of bodies, parted by 、 alone, with how many they are."""
    if "、" not in text:
        return
    for match in matches_from(_UNITS, _SIGN, text):
        end = match.start("count")
        start = max(0, end - _LONGEST)
        clause = _CLAUSE.split(text[start:end])[-1]
        # …等4个部门 behind five of them: there are more, and never fewer.
        is_open = clause.endswith("等")
        clause = clause.removesuffix("等")
        row = _ROW.search(clause) if clause.count("、") > 1 and not _JOINT.search(clause) else None
        if row is None or row["run"].count("、") != clause.count("、"):
            continue
        names = row["run"].split("、")
        noun = match["noun"]
        # 青石县、柳湾县、白塔县4家企业 are the firms of three counties, 青石镇、柳湾镇4个村 the villages of towns.
        if _OF_TOWNS.search(noun):
            if any(_TOWN.search(name) for name in names):
                continue
        elif not _PLACES.search(noun) and any(name[-1] in _PLACE_ENDS for name in names):
            continue
        at = end - is_open - len(row["run"])
        items = []
        for name in names:
            items.append(Span(at, at + len(name)))
            at += len(name) + 1
        number = int(match["number"]) if match["number"].isdigit() else _han(match["number"])
        # 县水利局下属8家单位, of which the names are no list: many more than are named.
        near = abs(number - len(items)) <= 1 + len(items) // 4
        if near:
            yield NamedList(number, Span(*match.span("count")), tuple(items), frozenset([len(items)]), is_open)


def _han(numeral: str) -> int:
    return 2 if numeral == "两" else int(han_value(numeral) or 0)
