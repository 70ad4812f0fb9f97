"""None and some: 未查获一辆未密闭车辆 here, 查处的8辆未密闭车辆 there: what was not found is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.denials import Denial
from linter.facts.lines import matches_from
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MET = "接到|收到|受理|收悉"
"""Verbs of what comes in: 没有接到…举报, 收到的2件…举报."""
_NONE = re.compile(
    r"(?:未曾?|没有?|从未|并未|均未)(?P<verb>发现|查出|查获|查处|查实|查到|检出|抽检出|排查出|接到|收到|受理|收悉|存在)(?:过|有|到|存在)?"
    r"(?:任何|一切)?(?:[一1][起例件人名宗家户处笔次辆个箱台项条张份座批艘头])?(?:任何)?(?P<what>[一-鿿、“”]{4,20}?)(?=[，,。；;])"
)
_SIGN = re.compile("[未没]")
_GENERIC = re.compile("(?:的?(?:问题|现象|情况|行为|事件|事项|发生|线索))+$")
# What is left open by the words themselves: a class of them, or others than those told.
_SOME_CLASS = re.compile(
    r"重大|较大|特大|严重|以上|明显|其他|其它|新的|新增|同类|类似|另外|上述|以外|系统性|区域性|反弹|再次|复发|异常"
)
_AGAIN = re.compile(
    r"回头看|复查|复核|复检|再次|整改后|再未|确保|力争|目标|防止|杜绝|避免|要求|争取|努力|如果|其余|其他|其它|另[一外有]|除"
)
_TIME = re.compile(
    r"(?:19|20)\d\d年|[上去往前]年|上半年|下半年|[一二三四]季度|[春夏秋冬]季|\d{1,2}月|第[一二三四五六七八九十\d]+[次轮批期]|首[次轮批]|此前|历史|全年|累计|以来"
)
_ELSEWHERE = re.compile(r"全国|全省|外[省市县区单]|兄弟|转发|典型案例")
_PLACE = re.compile(r"[一-鿿]{2,5}?(?:镇|乡|村|街道|社区|县|市|区|公司|学校|中学|小学|医院|局|工地|小区|项目部)")
_NOT = re.compile(r"不属实|未|无|没有|不实|避免|防止|失实")
_SHORTEST = 3
_ALIKE = 0.7
"""Share of the characters of what is denied that the words at the number have too, for things that come in."""
_WORDS = 14
"""Characters behind a number in which what it counts stands."""


def find_none_and_some(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of what a number elsewhere counts in the same words, for the same time and place."""
    for match in matches_from(_NONE, _SIGN, ledger.text):
        core = _GENERIC.sub("", match["what"])
        start = ledger.sentences[ledger.sentence_at(match.start())].span.start
        lead = ledger.text[start : match.start()]
        if len(core) < _SHORTEST or _SOME_CLASS.search(core) or _AGAIN.search(lead):
            continue
        for quantity in ledger.quantities:
            if quantity.kind != "count" or not quantity.exact or quantity.value < 1:
                continue
            if match.start() <= quantity.span.start < match.end() or not _counts(quantity, core, match["verb"]):
                continue
            if _same_matter(ledger, lead, quantity):
                yield Denial(Span(*match.span()), quantity, quantity.clause)
                break


def _counts(quantity: Quantity, core: str, verb: str) -> bool:
    """True where the number counts what is denied: its words stand right at it."""
    before = _GENERIC.sub("", quantity.before.removesuffix("共"))
    behind = quantity.after.removeprefix("的")
    rest = (before.removesuffix(core) + behind) if before.endswith(core) else before + behind.removeprefix(core)
    if _NOT.search(rest):
        return False
    if before.endswith(core) or behind.startswith(core):
        return True
    if not re.search(_MET, verb) or not re.search(_MET, before):
        return False
    last = core.rpartition("、")[2]
    words = behind[:_WORDS] + before[-_WORDS:]
    alike = sum(char in words for char in last)
    return last[-2:] in words and len(last) >= _SHORTEST and alike >= len(last) * _ALIKE


def _same_matter(ledger: Ledger, lead: str, quantity: Quantity) -> bool:
    """False for another time or place: 东河镇未发现…, 西山镇…2起."""
    start = ledger.sentences[quantity.sentence].span.start
    said = ledger.text[start : quantity.span.start]
    if _ELSEWHERE.search(said) or _AGAIN.search(quantity.before) or set(_TIME.findall(said)) - set(_TIME.findall(lead)):
        return False
    title = ledger.text[: ledger.document.blocks[0].span.end]
    here, there = set(_PLACE.findall(lead)), set(_PLACE.findall(said))
    return all(place in title for place in here ^ there)
