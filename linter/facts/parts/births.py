"""Births and deaths: 人口自然减少1.2万人 and 自然增长率为正, pages from 出生人口2.1万人 and 死亡人口2.8万人."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import ValuesByName, values_by_name
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Natural(NamedTuple):
    """What is said of how the people grew by births and deaths, which the two deny."""

    span: Span
    told: Quantity | None
    """By how many; None for a direction alone."""
    births: Quantity
    deaths: Quantity


_BY = regex(r"自然(?:(?P<up>增长|增加|净增加?)|减少|净减少)(?:人[口数]|人口数)?(?:了|达到?|为|约|共|近)*$")
_RATE = regex(r"自然增长率(?:约|为|是|达到?|有|：|:)*(?P<minus>[-－−–负])?$")
_VERY = r"(?:继续|仍然?|再次|首次|依然|保持|持续|连续[两三四五六]年|已经?|开始|总体|全年|也|均)*"
_WAY = regex(
    rf"自然(?:增长率|变动率)(?:数值)?{_VERY}(?:(?:为|是|呈现?|转为?|由[正负]转)(?:(?P<plus>正)|负)(?:值|数|增长)?|(?:小|低)于零|(?P<over>大于零))"
    rf"|人口(?:总量|总数)?{_VERY}(?:出现|呈现?|延续|保持|实现|处于|进入)?了?{_VERY}(?:自然(?P<up>增长|增加|正增长)|自然(?:负增长|减少|下降))"
    r"(?:态势|趋势|势头|状态|区间|阶段|格局)?(?=[，,。；;、\n]|$)"
)
_LEAD = 80
_OTHER = regex(
    "户籍|全国|我国|全省|[上去前]年|同期|预计|预测|如果|若|将|未来|明年|十[二三四五]五|以来|(?:19|20)\\d\\d年[^，,]{0,3}起"
)
"""Of other people, or of another time."""
_BIRTHS, _DEATHS = ("出生人口", "出生人数"), ("死亡人口", "死亡人数")


def find_natural(ledger: Ledger) -> Iterator[Natural]:
    """Every number and direction of the natural growth that births and deaths, told once each, do not give."""
    if "自然" not in ledger.text or "出生" not in ledger.text or "死亡" not in ledger.text:
        return
    values = values_by_name(ledger)
    for told in ledger.quantities:
        if told.kind == "percent" and "自然增长率" in told.before:
            yield from _rate(ledger, values, told)
        if told.unit != "人":
            continue
        lead = ledger.lead(told, _LEAD)
        way = _BY.search(lead) if "自然" in lead[-14:] else None
        pair = _pair(ledger, values, told.sentence, lead) if way else None
        if way and pair:
            births, deaths = pair
            more, less = (births, deaths) if way["up"] else (deaths, births)
            aim = told.interval.widened(max(told.step, births.step, deaths.step))
            if not stated(more).minus(stated(less)).meets(aim):
                yield Natural(told.span, told, births, deaths)
    for match in _WAY.finditer(ledger.text):
        at = ledger.sentence_at(match.start())
        start = ledger.sentences[at].span.start
        pair = _pair(ledger, values, at, ledger.text[max(start, match.start() - _LEAD) : match.end()])
        if pair is None:
            continue
        grows = bool(match["plus"] or match["over"] or match["up"])
        more, less = pair if grows else (pair[1], pair[0])
        if stated(more).high < stated(less).low:
            yield Natural(Span(*match.span()), None, *pair)


def _rate(ledger: Ledger, values: ValuesByName, told: Quantity) -> Iterator[Natural]:
    """自然增长率1.6‰ where more have died than were born, and −1.6‰ where fewer have; all may stand in one sentence."""
    lead = ledger.lead(told, _LEAD)
    rate = _RATE.search(lead)
    pair = _pair(ledger, values, told.sentence, lead, _NOWHERE) if rate and told.value else None
    if rate and pair:
        grows = rate["minus"] is None and told.value > 0
        more, less = pair if grows else (pair[1], pair[0])
        if stated(more).high < stated(less).low:
            yield Natural(told.span, None, *pair)


_NOWHERE = -1


def _pair(
    ledger: Ledger, values: ValuesByName, at: int, lead: str, but: int | None = None
) -> tuple[Quantity, Quantity] | None:
    """The births and the deaths of the report, each told once, and not in the sentence `but`, that of the claim."""
    if _OTHER.search(lead):
        return None
    own = at if but is None else but
    found = [[one for name in names if (one := values.only(name, own, "人"))] for names in (_BIRTHS, _DEATHS)]
    if any(len(told) != 1 for told in found):
        return None
    births, deaths = found[0][0], found[1][0]
    # 生产安全事故死亡人数: the deaths of the people stand beside the births.
    near = abs(ledger.sentences[births.sentence].block - ledger.sentences[deaths.sentence].block) <= 1
    return (births, deaths) if near and values.together((births, deaths), at, lead) else None
