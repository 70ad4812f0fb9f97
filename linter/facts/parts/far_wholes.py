"""Far wholes: the number of the things that a list names paragraphs later.

梳理问题97个 … 交办问题中，已办结68个、正在办理23个. Where a list stands far from its whole, its first words must say
what it is a list of: 上述线索中, 从问题性质看, 已挂牌的重大隐患. What they say besides the noun must stand in the
paragraph of the whole too, or the one number is not that of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.not_closed import GOES_ON
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.slips import one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LOW, _HIGH = Decimal("0.88"), Decimal("1.13")
"""Between these shares of a number the list may be meant as all of it; else it is one of something else."""
_BACK, _BEHIND = 400, 30
"""Numbers before and behind a list among which its whole, or what it comes to, is looked for."""
_NOUN, _LONG_NOUN = 2, 4
"""Characters by which a noun is known, and from which on it holds a word that sets its things apart."""
_TELLING = 100
"""What a list by a view comes to, from which on one key tells its whole, whatever it is called."""
_ALL_SHARES = Decimal("1.02")
"""What shares of one whole come to at most, each of them rounded."""
_LEAD = 36
"""Characters before a list in which it is said what it is a list of."""
_ENDS_NOUN = regex(
    "(?:当中|之?中|里|以?内|[，,：:]|已经?|均|正|共|现|目前|[来分]?看|$"
    "|的?(?:性质|类[型别]|来源|原因|成因|内容|领域|级别|等[级次]|程度|形态|分布))"
)
_ALL = regex("共(?!同)|合计|总计|总数|总共")
_NEUTRAL = regex(
    "截[至止]到?[^，,]{2,12}[，,]|(?:19|20)?\\d{0,4}年?\\d{1,2}月(?:\\d{1,2}日|[底末])[，,]?"
    "|目前|其中|上述|以上|前述|这些|这批|所有|全部|本次|此次|该|各[类级项]?|[全我][省市州县区镇乡村院校司局委办]"
    "|排查|检查|督查|巡[察视]|审计|检[测验]|抽[查检]|核查|摸排|清查|调查|梳理|[查找认确]定?出|发现|指出|提出|形成|存在|涉及"
    "|[在从就按对以被已出的到至由有共将，,：:]"
)
"""What may stand before the noun without setting its things apart from others of that noun."""
_PLANNED = regex("计划|目标|任务数|拟|预计|上年|去年|同期|往年|平均|每|其余|剩余|剩下|尚有|仍有|另[有外]")
"""Before or around a number that is no whole of what is told later."""
_TWICE = regex("兼|(?<!不)重[复叠合]|(?<!不)交叉|两[种类者方]|多[种类项方]|同时|既|合并")
"""In the sentence of a list, that one thing may stand in two of its parts."""
_QUARTER = regex("第?[一二三四]季度")
_VIEW = regex("[来分]?看|而言|来[说讲]|划分|[，,：:]")
_VIEW_KIND = regex(
    "性质|类[型别]|种类|内容|来源|渠道|[形方]式|领域|行业|[区地]域|地区|级别|等级|程度|[原成]因|形成|诉求|结构|构成|分布|情况"
    "|年龄|性别|时间|阶段|主体|部门|层级|形态|用途|规模|季度|月份|问题"
)
"""By what things are sorted: no word of which things they are."""
_DAY = regex("截[至止]到?[^，,。；;]{2,12}")
"""The day of the count: what was found by another one may be more or fewer."""
_HAN = regex("[一-鿿]{2,8}$")
_SENTENCE = regex("[。！？；;]")


def far_whole(ledger: Ledger, parts: Sequence[Quantity], *, view: bool = False) -> Quantity | None:
    """The number of the things named before a list which one key sets apart from its sum; None where another is near.

    A `view`, 就形成原因而言, may leave them to the first words of its paragraph.
    """
    if any(not part.exact or part.kind != "count" for part in parts):
        return None
    end = ledger.sentences[parts[-1].sentence].span.end
    if _shared_above_all(ledger, parts):
        return None
    if _TWICE.search(ledger.text, parts[0].span.start, end) or GOES_ON.match(ledger.text, parts[-1].span.end):
        return None
    lead = _lead(ledger, parts[0])
    said = sum((part.value for part in parts), Decimal(0))
    end = ledger.quantity_index(parts[0].span.start)
    same = [one for one in ledger.quantities[max(0, end - _BACK) : end + _BEHIND] if one.unit == parts[0].unit]
    if any(one.value == said for one in same):
        return None
    before = [one for one in same if one.span.end < parts[0].span.start and _may_be_whole(one)]
    named = [one for one in before if _is_named(ledger, one, parts[0], lead)]
    if view and not named:
        viewed = _VIEW_KIND.sub("，", _VIEW.split(lead)[0])
        seen = [one for one in before if _known(viewed, ledger.read(ledger.paragraph(one)))]
        named = [one for one in seen if _is_subject(ledger, one, parts[0])]
        named = named or [one for one in seen if said >= _TELLING and _slipped(one, parts, said)]
    if any(one.value + other.value == said for one, other in combinations({q.value: q for q in named}.values(), 2)):
        return None
    near = [one for one in named if one.value * _LOW <= said <= one.value * _HIGH]
    if len({one.value for one in near}) > 1:
        largest = max(one.value for one in near)
        near = [one for one in near if _ALL.search(one.before)]  # 共排查隐患247项，其中一般隐患241项
        near = [] if any(one.value < largest for one in near) else near
    whole = near[-1] if near else None
    if whole is None or whole.value <= max(part.value for part in parts) or not _slipped(whole, parts, said):
        return None
    return None if any(_makes_up(one, whole, said) for one in same if one not in parts) else whole


def _shared_above_all(ledger: Ledger, parts: Sequence[Quantity]) -> bool:
    """True for 违反廉洁纪律132件，占34%；…, whose shares come to more than all: a thing may stand in several parts."""
    first, end = parts[0].sentence, ledger.sentences[parts[-1].sentence].span.end
    told = (one for at in range(first, parts[-1].sentence + 1) for one in ledger.by_sentence.get(at, ()))
    shares = [one.value for one in told if one.kind == "percent" and parts[0].span.end < one.span.start < end]
    return len(shares) >= len(parts) and sum(shares) > _ALL_SHARES


def _makes_up(one: Quantity, whole: Quantity, said: Decimal) -> bool:
    """True for a number of what a list leaves out, wherever it is told, and for a rounded one that may be its sum."""
    if one.approximate:
        return said * _LOW <= one.value <= said * _HIGH
    return one.value == whole.value - said and (not one.head or one.head[-_NOUN:] == whole.head[-_NOUN:])


def _lead(ledger: Ledger, first: Quantity) -> str:
    """What its sentence says before a list."""
    start = ledger.sentences[first.sentence].span.start
    return ledger.text[max(start, first.span.start - _LEAD) : first.span.start]


def _slipped(whole: Quantity, parts: Sequence[Quantity], said: Decimal) -> bool:
    """True where one key makes the list and its whole agree."""
    over = said - whole.value
    return one_key(whole, said) or any(one_key(part, part.value - over) for part in parts)


def _may_be_whole(one: Quantity) -> bool:
    """True for a number of things as they are, no plan, no earlier year and no rest of them."""
    if len(_noun(one)) < _NOUN or one.approximate or not one.is_level or not tells_level(one.before):
        return False
    return one.status in ("", "found") and not (_PLANNED.search(one.before) or one.after.startswith("以"))


def _is_named(ledger: Ledger, one: Quantity, part: Quantity, lead: str) -> bool:
    """True for a number of the things with which a list begins, and of no more and no fewer of them."""
    told = ledger.read(ledger.paragraph(one))
    days = [set(_DAY.findall(words)) for words in (ledger.lead(one), lead)]
    if all(days) and days[0] != days[1]:
        return False
    if one.period and part.period:
        if one.period != part.period:
            return False
        lead = _QUARTER.sub("，", lead)
    return any(_known(lead[:at], told) for at in _places(lead, _noun(one)[-_NOUN:]))


def _is_subject(ledger: Ledger, one: Quantity, part: Quantity) -> bool:
    """True for 闲置土地32宗 where the paragraph of the list begins with 闲置成因错综复杂。"""
    words = _SENTENCE.split(ledger.read(ledger.paragraph(part)))[0]
    name = one.head if len(one.head) >= _LONG_NOUN else one.before[-_LONG_NOUN:]
    return len(name) >= _LONG_NOUN and name[:_NOUN] in words


def _noun(one: Quantity) -> str:
    """What a number counts; the words right before it where no noun is known."""
    words = _HAN.search(one.before)
    return one.head or (words.group() if words else "")


def _places(lead: str, core: str) -> Iterator[int]:
    """Where the noun stands at the end of its phrase."""
    at = lead.find(core)
    while at >= 0:
        if _ENDS_NOUN.match(lead, at + len(core)):
            yield at
        at = lead.find(core, at + 1)


def _known(words: str, told: str) -> bool:
    """True where the words before a noun hold nothing that the paragraph of its number does not tell."""
    pieces = _NEUTRAL.sub("，", words).split("，")
    return all(pair in told for piece in pieces for pair in bigrams(piece)) and all(
        len(piece) != 1 or piece in told for piece in pieces
    )
