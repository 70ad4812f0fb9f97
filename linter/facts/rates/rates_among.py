"""Rates among what was counted right before: 6家企业中，通过认证的占70.0%; 回访60名群众，其中表示满意的占94.6%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EARLIER = r"(?:[^。；;\n\d]{1,24}?占?\d{1,2}(?:\.\d+)?%[，,、])*"
"""Shares of the same things told before: 非常满意的占71.7%，."""
_MIDST = r"(?P<noun>[一-鿿]{1,14}?)(?<![其高初集年月期途空])(?:当中|之中|中(?![心小型等层央共高级学]))"
_AMONG = regex(
    rf"{_MIDST}[，,]?{_EARLIER}(?P<state>[^，,。；;\n\d]{{2,40}}?)的(?P<again>[一-鿿]{{0,6}}?)占(?:比|到|了)?(?:仅|只有)?(?:为|达)?"
)
_ASKED_OF_THEM = regex(
    rf"(?P<noun>[一-鿿]{{0,20}})[，,。；;](?:其中[，,：:]?)?{_EARLIER}(?P<state>[^，,。；;\n\d]{{0,24}}?)的(?P<again>[一-鿿]{{0,4}}?)占(?:比|到|了)?(?:仅|只有)?(?:为|达)?"
)
_SHARE_FIRST = regex(rf"{_MIDST}[，,]?(?:有|仅有|只有)?")
_SAY = regex(
    "的?(?:人|群众|受访者|被访者|受访群众|对象)?(?:表示|认为|觉得|感到|希望|选择|评价|反映|对[^，,。；;\n]{1,16}满意)"
)
_OPINION = regex("满意|认可|知晓|知道|了解|认为|表示|觉得|感到|支持|赞成|好评|肯定|评价|选择|希望")
_ASKING = regex("回访|走访|调查|访谈|问卷|测评|抽访|访问|受访|座谈|评议")
_PEOPLE = frozenset("名人位户")
_VOICES = frozenset("名人位户件起宗份张")
"""Units of which each one gives one opinion; a firm or a village asks many."""
_MEMBERS = frozenset("名人位户件起宗份张家个所项台辆座处条")
_OF_EACH = regex("每$|[每各][一-鿿]{0,3}$")
_PLACE = regex("(?:[村乡镇县区市州街]|街道|社区|系统|行业|领域)$")
_OF_MONEY = regex(
    "投资|金额|资金|面积|产值|收入|产量|支出|额|量|营收|税|里程|分值|土地|均|比例|[率度]|累计|同比|分别|部分|样|抽|随机"
)
_OF_OTHERS = regex(
    "务工|外出|岁|文化|学历|低保|脱贫|患|就业|老[年人]|[男女]|学生|工|人员|参保|户|产品|处方|病历|批|商品|车|设备|教师|医[生师]"
)
"""What villages and firms have many of, so that the share is of those."""
_FEWEST, _MOST = 3, 500
"""Of the things counted: beyond the upper one any rate with one decimal comes."""
_FEWEST_ASKED = 8
"""Of those asked: fewer are hardly told of by shares."""
_ASKED = regex("(?:对|向|与|给|请|抽取|抽选|选取|挑选|从)[^，,。；;]*$")
_LET_THEM = regex("受访|接受|参加|参与")
_STOP = regex("[，,。；;：:\n]")
_MOST_SHARES = 4
"""Shares in a row, the rate among them, behind the number that they are of."""
_FARTHEST = 120
"""Characters between a base and its rate."""


def find_rates_among(ledger: Ledger) -> Iterator[Rate]:
    """Every share of the things counted right before it, which its own words go back to."""
    for at, rate in enumerate(ledger.quantities):
        if rate.printed_unit != "%" or rate.approximate or not 0 < rate.value < 1:
            continue
        first = at - 1
        while first > 0 and ledger.quantities[first].printed_unit == "%" and at - first < _MOST_SHARES:
            first -= 1
        base = ledger.quantities[first] if first >= 0 else None
        if base is None or not _is_base(base) or rate.span.start - base.span.end > _FARTHEST:
            continue
        name = _named(ledger, base, rate)
        if name:
            near = ledger.by_block.get(ledger.sentences[rate.sentence].block, ())
            # Of those asked some may not have answered, and a part may be told beside its whole.
            others = tuple(one for one in near if one.unit == base.unit and one.kind == "count")
            yield Rate(rate, None, base, "named", name, others, False)


def _is_base(base: Quantity) -> bool:
    return base.kind == "count" and base.exact and base.printed_unit in _MEMBERS and _FEWEST <= base.value <= _MOST


def _named(ledger: Ledger, base: Quantity, rate: Quantity) -> str:
    """What the rate is called; empty where its words do not go back to the base."""
    start, end = base.span.end, rate.span.start
    if _OF_EACH.search(base.before):
        return ""
    told = _AMONG.fullmatch(ledger.text, start, end)
    if told:
        whose, state, again = told["noun"], told["state"], told["again"]
        many = base.printed_unit not in _PEOPLE
        if _OF_MONEY.search(state) or (many and _OF_OTHERS.search(state)):
            return ""
        if many and _OPINION.search(state) and base.printed_unit not in _VOICES:
            return ""
        fits = whose.endswith(again[-2:]) if again else not _PLACE.search(whose)
        return "占比" if fits else ""
    asked = _ASKED_OF_THEM.fullmatch(ledger.text, start, end)
    if asked:
        fits = base.printed_unit in _VOICES and base.value >= _FEWEST_ASKED and _were_asked(base, asked["noun"])
        fits = fits and _OPINION.search(asked["state"]) is not None and not _OF_MONEY.search(asked["state"])
        return "占比" if fits and (not asked["again"] or asked["noun"].endswith(asked["again"][-2:])) else ""
    first = _SHARE_FIRST.fullmatch(ledger.text, start, end)
    if first and base.printed_unit in _PEOPLE and _SAY.match(ledger.text, rate.span.end):
        return "占比"
    return ""


def _were_asked(base: Quantity, behind: str) -> bool:
    """True for 回访60名群众, 对60名群众进行了回访 and 60名群众接受回访; 10名干部开展回访 are those who asked."""
    lead = _STOP.split(base.before)[-1]
    if _ASKING.search(lead):
        return True
    return _ASKING.search(behind) is not None and bool(_ASKED.search(lead) or _LET_THEM.search(behind))
