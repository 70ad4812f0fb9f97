"""Declared totals: 镇辖行政村18个 here, and 已有19个行政村接入管网 there: more than there are, whatever they did.

No word ties the two numbers but the noun. The first says how many of its things there are (辖, 现有, 共有), so
that any number of the same things, of the same place and time, is a part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.owners import scopes_differ
from linter.facts.quantities.times import of_another_year
from linter.facts.states.moved_on import sets_out
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DECLARES = regex("(?:下?辖|现有|共有|实有|总数为?)(?P<noun>[一-鿿]{0,10})$")
_SCOPED = regex(
    "(?:全[国省市州县区旗镇乡村校院局]|[我本][省市州县区旗镇乡村校院局]|辖区内?|境内)(?:内|范围内|目前|现)?(?:有)?"
    "(?P<noun>[一-鿿]{2,10}?)(?:总数|一?共计?|总共|合计)(?:为|有|达)?$"
)
"""全市农贸市场共84个: how many there are of a place."""
_GENERIC = regex(
    "问题|任务|事项|措施|意见|建议|线索|案件|举报|信访|整改|隐患|投诉|提案|议题|会议|活动|培训|文件|制度|指标|荣誉|奖|人$|人员$|单位$|部门$|项目$|工作$|情况$"
)
"""Things of which there are others as well: nobody says of how many in all."""
OTHERS = regex(
    "编制|核定|核编|应[有配]|定员|[全我本][国省市州]|累计|历年|历次|新增|新建|新[设办开]|净增|次数|计划|拟|将|目标|力争|规划|达到|增至|扩大|原有|原来|撤并|合并前|改革前|每|均|周边|辖区外|外地|外[省市县]|邻|对口|结对|上级|其他"
)
"""Of another place or another time, or counted by how often."""
_GOES_ON = regex("[、和及与（(次等]")
"""Behind a number, what makes it one of more things, or of times."""
_NEXT = 1
"""Sentences between a total that is named narrowly and a number of its things."""
_FARTHEST = 2
"""How many times the total a number may be; beyond, others are counted."""
_FEWEST = 5
"""A total of fewer things is told of the office that writes as often as of its place."""


def find_beyond_declared(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each declared total with the first number of its things behind it that is larger."""
    counts = [one for one in ledger.quantities if one.kind == "count" and one.exact and not one.approximate]
    declared = [one for one in counts if one.value >= _FEWEST and _declares(one)]
    heads = Counter(one.head for one in declared)
    for total in declared:
        if heads[total.head] > 1:
            continue  # 全县312个村, 全镇18个村: of which of them the others are is not told
        for one in counts:
            if one.span > total.span and one.value > total.value and _is_of(ledger, one, total):
                yield total, one
                break


def _declares(one: Quantity) -> bool:
    if len(one.head) < len("学校") or _GENERIC.search(one.head):
        return False
    told = _declaring(one)
    # 全市农贸市场共84个: whose they are is no other place, for it holds the report's.
    if OTHERS.search(told["noun"] if told and told.re.pattern == _SCOPED.pattern else one.before):
        return False
    if told is None or (told["noun"] and not told["noun"].endswith(one.head)):
        return False
    # 现有规模养殖场64家, and 现有64家规模养殖场.
    if told["noun"]:
        return True
    # 共有12个社区入选: so many were chosen, whatever number there is.
    return one.after.startswith(one.head) and not one.after.removeprefix(one.head)


def _declaring(one: Quantity) -> re.Match[str] | None:
    """The words that make a number all there are of its things."""
    return _DECLARES.search(one.before) or _SCOPED.fullmatch(one.before)


def _is_bare(total: Quantity) -> bool:
    """True for 现有卫生院15所, whose noun is the whole name of what is counted."""
    told = _declaring(total)
    return told is not None and told["noun"] in ("", total.head)


def _is_of(ledger: Ledger, one: Quantity, total: Quantity) -> bool:
    """True where the number counts things of the total's noun, in its place and time."""
    named = one.head.endswith(total.head) and one.filled.get("head") == "said"
    if one.unit != total.unit or not (named or _is_elided(ledger, one, total)) or one.value >= total.value * _FARTHEST:
        return False
    if not one.is_level or OTHERS.search(one.before) or sets_out(one):
        return False
    behind = one.span.end + (len(one.head) if one.after.startswith(one.head) else 0)
    if _GOES_ON.match(ledger.text, behind):
        return False
    # 现有在编护士210名: of those alone, unless they are told of in the next breath.
    if not _is_bare(total) and one.sentence - total.sentence > _NEXT:
        return False
    # 家庭农场和合作社共382家: those of two kinds.
    if named and not one.after.startswith(one.head) and _JOINT.search(one.before[: one.before.rfind(total.head)]):
        return False
    # People come from elsewhere, too; a woman among the officials does not.
    if unit_name(one) == "人" and one.head == total.head:
        return False
    sentence = ledger.read(ledger.sentences[one.sentence].span)
    if WIDER.search(sentence) or scopes_differ(one, total) or of_another_year(one.before, total.before):
        return False
    # Told of as many before: it is the total that stands alone. So is 另有货车34辆 behind it, when 34辆 come again.
    return not any(
        other.unit == one.unit
        and (
            (other.head == total.head and other.value >= one.value and other.span < total.span)
            or (
                other.value == one.value
                and total.span < other.span < one.span
                and share_a_bigram(_words(other), _words(one))
            )
        )
        for other in ledger.quantities
    )


def _words(one: Quantity) -> str:
    return one.before[-_NEAR_BY:] + one.after[:_NEAR_BY]


_NEAR_BY = 8
"""Characters on each side of a number that name its things."""


def _is_elided(ledger: Ledger, one: Quantity, total: Quantity) -> bool:
    """True for 装上直饮水的多达92所 behind 现有小学86所: the noun is left out, and no other one was told of."""
    if not _OF_SUCH.search(one.before) or one.after or unit_name(one) == "人":
        return False
    blocks = {ledger.sentences[which.sentence].block for which in (one, total)}
    if len(blocks) > 1 or one.sentence - total.sentence > _FARTHEST:
        return False
    at, end = ledger.quantity_index(total.span.end), ledger.quantity_index(one.span.start)
    return all(
        other.unit != one.unit or _OF_SUCH.search(other.before) or (other.head and total.head.endswith(other.head))
        for other in ledger.quantities[at:end]
    )


_OF_SUCH = regex("[一-鿿]{3}的(?:多达|高达|达到?|已?有|共有?|为)*$")
_JOINT = regex("[和与及、][一-鿿]{0,4}$")


WIDER = regex(
    "先后|含|外来|外地|临时|季节|旺季|节假日|退休|聘用|借调|兼职|邀请|到会|参展|其中有|[近这上前]?[一二两三四五六七八九十0-9]+年[来间内里前以]|近[一二两三四五六七八九十0-9]+年"
    "|全[院校局体]|[国省市][内级]|邻|其他[县市区镇乡]|周边|对口|历年|上届|撤并|合并|启用|投用|投入使用|扩建|新[院校楼馆]|可[用开]|联[盟动片勤合]|参[与加]|听课|增援|支援"
    "|志愿|跨|共建|开放日|对接会|上下游|流域|沿线|走[进访]|开到|送到|跟班|外出|一遍|[两三]轮|上半年和下半年|上岗|高峰|就读|比赛|会议|大会"
)
"""In its sentence: things of others, of another time, or taken more than once."""
