"""National ranks: 增速居全国第12位 in the report of a province, of which GB/T 2260 has thirty-four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.ranks import NUMERAL, Rank
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

PROVINCES = 34
"""Provinces, autonomous regions, municipalities and special regions of GB/T 2260."""

_NAMES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|内蒙古|广西壮族|广西|西藏|宁夏回族|宁夏|新疆维吾尔|新疆"
)
_OWN = regex(
    rf"(?:{_NAMES})(?:省|市|自治区)?(?:人民)?(?:政府工作报告|第?[一二三四五六七八九十]{{1,3}}届人民代表大会|(?:(?:19|20)\d\d年)?国民经济和社会发展)"
    r"|(?<=代表)(?:省|自治区)人民政府"
)
_HEAD = 2000
"""Characters from the start that may name whose report it is; a page's residue may precede the title."""
_PLACE = regex(
    rf"全国(?:各?省[（(]?[区市、]*[）)]?|各地)?(?:中|排名|排在|排|位列|位居|列|居){{0,2}}第(?P<place>{NUMERAL})(?:位|名)"
)
_NEXT = regex(rf"(?:[、和]|以及)第(?P<place>{NUMERAL})(?:位|名)")
# Others than the province may be ranked among more: its towns, schools, firms, and what is called by its own name.
_OTHERS = regex(
    r"县|(?<!全)(?<!省、)市(?!场)|(?<![治地全])区|镇|乡(?!村)|州|校|大学|学院|医院|企业|公司|集团|港|机场|车站|银行|百强|强榜|品牌|景点|实验室|平台|基地|团队"
    r"|[一-鿿][队馆社](?!会)|城(?!镇|乡)|选手|代表团|[\d一二三四五六七八九十][所家名座支]|[\d一二三四五六七八九十]个(?!百分点)"
)
_LEAD = 40
"""Characters before a rank that may say whose it is."""


def find_national_ranks(ledger: Ledger) -> Iterator[Rank]:
    """Every place among all provinces that the report of one tells of it."""
    text = ledger.text
    if "全国" not in text or not _provincial(ledger):
        return
    for first in _PLACE.finditer(text):
        start = ledger.sentences[ledger.sentence_at(first.start())].span.start
        lead = re.split("[；;]", text[max(start, first.start() - _LEAD) : first.start()])[-1]
        if _OTHERS.search(lead):
            continue
        told: re.Match[str] | None = first
        while told:
            yield Rank(Span(*told.span("place")), whole_number(told["place"]) or 0)
            told = _NEXT.match(text, told.end())


def _provincial(ledger: Ledger) -> bool:
    return bool(_OWN.search(ledger.text, 0, _HEAD))
