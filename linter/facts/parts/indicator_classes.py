"""Indicator classes: 教职工1860人，专任教师1920人: part of an indicator by what both are, though no word says so.

In 1.7 million characters of public reports 220 such parts stand behind their wholes; one is larger, and was wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.parts.identities import SCOPE
from linter.facts.parts.wholes import tells_level
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


class _Body(NamedTuple):
    """The names of an indicator and of what is part of it."""

    whole: str
    parts: str


_BODIES = (
    _Body("教职工", "专任教师"),
    _Body("移动电话用户", "5G(?:移动)?(?:电话)?用户"),
    _Body("房地产开发投资额?", "住宅投资"),
    _Body("房屋施工面积", "(?:房屋)?新开工面积"),
    _Body("商品房销售面积", "住宅销售面积"),
    _Body("商品房销售额", "住宅销售额"),
    _Body("(?:民用)?汽车保有量", "(?:私人汽车|私家车)(?:保有量)?"),
    _Body("全社会用电量", "(?:规模以上)?工业用电量?|第[一二三]产业用电量?"),
    _Body("一般公共预算收入", "税收收入"),
    _Body("常住人口", "城镇(?:常住)?人口"),
    _Body("公路(?:通车)?里程", "高速公路(?:通车)?(?:里程)?"),
    _Body("卫生技术人员", "执业(?:助理|[（(]助理[)）])?医师|注册护士"),
    _Body("税收收入", "增值税|企业所得税|个人所得税"),
    _Body("一般公共预算支出", "(?:教育|科学技术|卫生健康|社会保障和就业|农林水|公共安全|一般公共服务)支出"),
    _Body("粮食总?产量", "(?:小麦|玉米|稻谷|夏粮|秋粮)产量"),
    _Body("粮食(?:播种|种植)?面积", "(?:小麦|玉米|稻谷)(?:播种|种植)?面积"),
    _Body("肉类总?产量", "[猪牛羊]肉产量"),
    _Body("(?:地区)?生产总值", "第[一二三]产业增加值"),
    _Body("第二产业增加值", "(?:工业|建筑业)增加值"),
)
_VERB = "(?:总?数|人数|总量)?(?:完成|实现|达到?|共|为|是|有|：|:)*"
_CLAUSE = regex("[，,。；;：:、（(]|其中")
_APART = regex(
    r"[上去前]年(?!同?期?[相增下减])|本级|[省市县区]级|目标|计划|预算数|年均|累计|\d月|季度|半年|限[额上]|同口径"
)
"""Between a whole and its part: another time, another level."""
_FARTHEST = 8
"""Numbers from a whole to its part."""
_TIMES = 10
"""How many times the whole a part may be that belongs to it: beyond, another one is told of."""


def find_larger_parts(ledger: Ledger) -> Iterator[Outcome]:
    """Every part that is larger than the nearest whole before it in its paragraph."""
    bodies = [body for body in _BODIES if re.search(body.whole, ledger.text)]
    for row in ledger.rows if bodies else ():
        if row.host:
            continue
        names = [_CLAUSE.split("".join(gap.split()))[-1] for _, gap in row.cells]
        for body in bodies:
            whole_name, part_name, sign = _patterns(body)
            last, told = -1, set[str]()
            for at, name in enumerate(names):
                if not sign.search(name):
                    continue
                if whole_name.fullmatch(name):
                    last, told = at, set()
                elif 0 <= last < at <= last + _FARTHEST and part_name.fullmatch(name) and name not in told:
                    told.add(name)
                    whole, part = row.cells[last].quantity, row.cells[at].quantity
                    if _is_larger(part, whole) and not _APART.search(ledger.text, whole.span.end, part.span.start):
                        yield Outcome(whole, part)


def _is_larger(part: Quantity, whole: Quantity) -> bool:
    if not (part.is_amount and part.unit == whole.unit and whole.interval.high < part.interval.low):
        return False
    told = all(tells_level(one.before[-16:]) and not one.approximate for one in (part, whole))
    return told and part.value <= whole.value * _TIMES


@cache
def _patterns(body: _Body) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The names of the whole and of its parts with the words around them, and what finds either without them."""
    whole, parts = (regex(f"{SCOPE}(?:{names}){_VERB}") for names in body)
    return whole, parts, regex(f"{body.whole}|{body.parts}")
