"""More than all: 登记投诉98件 … 属首次来访的127件: a part that is larger than the only number it can be part of.

No list of verbs parts those that belong to others from those that do not. But where a paragraph tells one number of
a unit, and a later one takes its things up (其中, 党员中, 上述案件) or leaves their noun out behind 的, it is of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.means import LEVEL, MEAN
from linter.facts.parts.wholes import tells_level, unit_name
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.mentions import AMONG
from linter.facts.quantities.slips import printed_digits, swapped
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NEAR = Decimal("1.3")
"""Times of the whole up to which a part may be meant as one of it, where no two digits are exchanged."""
_MOST = 8
"""Numbers of a unit in a paragraph beyond which it tells of many things."""
_BLOCKS = 2
"""Paragraphs back in which a number as large as the part may be its whole."""
_LEAD = 30
"""Characters before a number that may name its things, a bracket among them."""
_CLAUSE = regex("[，,。；;：:、（()）\n]")
_SEASON = regex("[春夏秋冬]季|[上下]半年|[一二三四]季度|[上下本当]月")
_LINK = regex("(?:就|便|则|共|总共|已经?|达|达到|多达|高达|为|是|有|占了?)+$")
_OF_WHICH = regex(r"(?:^|[，,。；;、：:（(])其中(?P<rest>[^。；;\d]{0,24})$")
_MIDST = regex(
    rf"(?P<what>[^，,。；;：:、\d]{{2,16}}?)(?:[之当]{AMONG}|(?<![之当其]){AMONG}|里面|(?<=[一-鿿])内)"
    r"(?P<rest>(?=[，,的]|[^，,。；;\d]{2,24}$|$)[^。；;]{0,30})$"
)
_AGAIN = regex(r"(?:上述|前述|(?<![一-鿿\d])以上|这些|这批|该批)(?P<what>[一-鿿]{2,8}?)(?P<rest>[一-鿿]*)$")
_LEFT_OUT = regex("[一-鿿]的$")
_TERRITORY = regex("(?:总|[村区镇乡县]域|辖区|区域|国土|行政区[域划]|土地)(?:总)?面积(?:合计|共|为|约|达|有|共计)*$")
_LAND = regex("(?:[林耕园草]地|水域|水面|湿地|森林|建设用地|(?:工业|居住|商业)用地)(?:总?面积)?$")
"""A class of land is no more than all the land of a place."""
NO_WHOLE = regex(
    rf"[均每各]|平均|最|其中|其余|另|还有|新[增建]|上年|去年|同期|(?:计划|任务|目标|预算)$|价|以[上下内]|{MEAN}|{LEVEL}"
    r"|(?:第[一二三四五六七八九十\d]+|首)[批轮期次]$"
)
"""Words before a number that has no parts, or that others of its kind stand beside."""
NO_PART = regex(
    "[增升扩提减降压][^，,。；;]{0,4}[到至为加]|[均每各最]|另|又|还|再|新[增建]|累计|同[比期]"
    "|上年|去年|往年|计划(?![户内中的])|目标|任务|预计|分别|连同|加上|合计|超额|人次|与|含(?!量)|[两三四五][村镇乡县区]"
)

_BEYOND = regex("[^。；;]{0,8}超(?![标限重])|[^，,。；;]{0,4}[未不](?:包括|计|含|在)|[，,（(](?:含|包括|其中)")
"""Behind a part, that it is meant to be more than was asked for, or holds others."""
_PLUS = regex("连同|加上|算上|追加|另")
"""Between the two, what was added to the whole."""


def find_more_than_all(ledger: Ledger) -> Iterator[Outcome]:
    """Every part that is larger than the only number it can be part of."""
    for block, numbers in ledger.by_block.items():
        groups: dict[str, list[Quantity]] = {}
        for one in numbers if len(numbers) > 1 else ():
            if one.is_amount and one.unit:
                groups.setdefault(unit_name(one), []).append(one)
        for group in groups.values():
            for at in range(1, len(group)) if len(group) <= _MOST else ():
                whole = _whole(ledger, block, group, at)
                if whole:
                    yield Outcome(whole, group[at])


def _whole(ledger: Ledger, block: int, group: Sequence[Quantity], at: int) -> Quantity | None:
    """The number that number `at` is told to be part of, where that is smaller."""
    part, before = group[at], group[:at]
    if part.approximate or all(one.value >= part.value for one in before):
        return None
    lead = ledger.text[max(ledger.sentences[part.sentence].span.start, before[-1].span.end) : part.span.start]
    lead = _LINK.sub("", lead)
    taken = _OF_WHICH.search(lead) or _MIDST.search(lead) or _AGAIN.search(lead)
    what = (taken.groupdict().get("what") or "").rpartition("的")[2] if taken else ""
    wholes = [one for one in before if not what or share_a_bigram(what, _words(ledger, one))]
    if not wholes:
        return None
    season = _SEASON.search(lead)
    if season and not any(season.group() in _words(ledger, one) for one in wholes):
        return None  # 春季登记57种。秋季登记的候鸟中
    whole = max(wholes, key=lambda one: one.value)
    if taken and what and not taken.start() and part.sentence == before[-1].sentence:
        return None  # 12个小区中: of the number right before it, whose words others read
    own = taken["rest"] if taken else _CLAUSE.split(lead)[-1]
    if not _exceeds(whole, part) or not tells_level(own) or NO_WHOLE.search(whole.before):
        return None
    alone = len(group) == len((whole, part)) and _alone(ledger, whole, part)
    if NO_PART.search(own) and not alone:
        return None
    level = _LEVEL.match(own)
    if level and level.group() not in _words(ledger, whole):
        return None  # 乡镇储备点面积1960平方米；县级仓库2400平方米
    if not (taken or alone or _land(whole, part) or _nameless(whole, part)):
        return None
    if not taken and _DENIED.search(part.before):
        return None  # 对未鉴定的25户: others than those that were spoken of
    if taken and not what and part.sentence - whole.sentence > 1:
        return None  # 其中 is of what was told right before
    others = [one for one in group if one is not part and (one.span > part.span or one in wholes)]
    return None if _explained(ledger, block, others, whole, part) else whole


_LEVEL = regex("[省市县区镇乡村]级")


def _words(ledger: Ledger, one: Quantity) -> str:
    """The words around a number, from the number before it on."""
    at = ledger.quantity_index(one.span.start)
    end = ledger.quantities[at - 1].span.end if at else 0
    return ledger.lead(one, min(_LEAD, one.span.start - end)) + one.after


def _exceeds(whole: Quantity, part: Quantity) -> bool:
    """True where a part is larger than its whole, and yet so near that it may be meant as one of it."""
    if whole.approximate or part.value <= whole.value or whole.interval.meets(part.interval):
        return False
    return part.value <= whole.value * _NEAR or swapped(printed_digits(part), printed_digits(whole), 2)


def _nameless(whole: Quantity, part: Quantity) -> bool:
    """True for 登记投诉98件 and 属首次来访的有127件, whose noun is left out: it is that of the number before."""
    left_out = _LEFT_OUT.search(_LINK.sub("", part.before)) is not None and not _CLAUSE.split(part.after)[0]
    return left_out and whole.kind == "count" and not _LEFT_OUT.search(whole.before)


def _alone(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for 布设断面7处 … 达到Ⅲ类的断面有8处: the only two numbers of the unit, of things that bear one name.

    Nothing between tells of another time, of a plan, or of more that was added.
    """
    if whole.kind == "money" or _BASE.match(part.text, part.span.end):
        return False  # 报销3.6万元，清退4.1万元: with interest, or more that was found
    start = ledger.sentences[whole.sentence].span.start
    if _NOT_ALONE.search(ledger.text, start, part.span.end) or _BESIDE.search(
        ledger.text, whole.span.end, part.span.start
    ):
        return False
    between = ledger.text[whole.span.end : part.span.start]
    if whole.modifier and whole.modifier not in between:
        return False  # 18家欠薪的企业 are not all of them
    # 7个合作社的9个账户: the noun between the two is that of the first.
    before = part.before if _CLAUSE.search(between) else between.rpartition("的")[2]
    own = _LINK.sub("", before)[-_NAME:] + _CLAUSE.split(part.after)[0][:_NAME]
    name = _LINK.sub("", whole.before)[-_NAME:] + _CLAUSE.split(whole.after)[0][:_NAME]
    return share_a_bigram(own, name) and ("其中" in own or _CLASSED.search(own) is not None)


_BASE = regex(r"[一-鿿]{0,6}的?(?:\d[\d.]*[%％]|[一二三四五六七八九]成|百分之|半|[一二三四五]分之)")
"""占应参保3960户的95.0%: what a share is of."""
_NOT_ALONE = regex(
    r"[增升扩又再另还比较减降]|[同上一二三四五当]期|提高|同比|上年|去年|往年|计划|目标|任务|预计|预算|拟|将|分别|累计|全面|获|推荐|申报|[每均最约超余]|以上|多个|调整|应[到收]|\d{4}年|第[一二三四五六七八九十\d]"
)
"""What sets two numbers apart though they bear one name: times, plans, changes, rounds."""
_DENIED = regex("(?:[未没](?!来)|不曾|尚无)[^，,。；;]{0,12}的$")
_BESIDE = regex("^[^，,。；;]{0,10}、[^，,。；;]{0,12}$|红线|限|定额")
"""造林0.47万亩、抚育0.5万亩: side by side."""
_CLASSED = regex(r"的|类|级|[一二三四五六七八九十\d]至|一[家个所]|占")
"""What says that some of them are meant: 达到Ⅲ类的断面, 三、四级手术."""
_NAME = 14


def _land(whole: Quantity, part: Quantity) -> bool:
    return _TERRITORY.search(whole.before) is not None and _LAND.search(part.before) is not None


def _explained(ledger: Ledger, block: int, others: Sequence[Quantity], whole: Quantity, part: Quantity) -> bool:
    """True where another number near by may be the whole, or the sum of some is."""
    if any(one.value >= part.value for one in others):
        return True
    if any(HOLDS_MORE.match(ledger.text, one.span.end) for one in (whole, part)) or _BEYOND.match(
        part.text, part.span.end
    ):
        return True
    named = [one for one in others if not _LEFT_OUT.search(_LINK.sub("", one.before))]
    before = [one.value for one in named if one.span < part.span]
    if part.value <= sum(before) or _PLUS.search(ledger.text, whole.span.end, part.span.start):
        return True
    unit = unit_name(part)
    return any(
        unit_name(one) == unit and one.value >= part.value
        for back in range(1, _BLOCKS + 1)
        for one in ledger.by_block.get(block - back, ())
    )
