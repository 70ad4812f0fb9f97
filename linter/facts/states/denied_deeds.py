"""Denied deeds: 不存在统一征订教辅的行为 here, 统一征订教辅收取的7.4万元 there, and 会议费超出规定标准列支1.32万元.

`plain_denials` looks for the very name right at a count; a deed is told with an amount too, some words before it, and
its words may stand in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.denials import Denial, of_the_same
from linter.facts.states.part_told import of_a_part, part_named
from linter.facts.states.same_matter import LOOKED_AGAIN, PROMISED, TIME, lead_of, nearest
from linter.facts.states.whom import narrower
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NONE = regex(
    r"(?:(?:未曾?|没有?|并未|均未|不|从未|从没有?)(?:发现|查出|查见|查到|检出|存在|发生|出现|见)(?:过(?![期载量度])|有|到)?|从未有?过?|从没有?|(?:并|均|都|也)(?:没有|未))"
    r"(?:任何|[一1][起例件名户处人次])?(?P<what>[一-鿿“”][一-鿿“”、]{1,22}?)(?=[，,。；;：:\n]|$)"
)
_SIGN = regex("[未没从不](?:[曾有未]|发现|查|检出|存在|发生|出现|见)|[并均都也][没未]")
_GENERAL = regex("(?:的|之|问题线索|问题|现象|情况|情形|行为|事项|线索|做法|之处)+$")
_WORDS_BEFORE = regex("^(?:有|任何)+")
_ITEMS = regex("[、或]|以及|[和及与](?=[一-鿿]{4})")
_OPEN = regex(
    "其他|其它|新的|新增|同类|类似|另外|上述|以外|反弹|复发|再次|重大|特大|较大|以上|严重|明显|系统性|区域性|异常|特别|普遍|大面积|集中|影响|变化|相应|及时|完全|全部|按[时期规]|到位|达到|足额"
)
"""Others than those told, what a few do not make up, and what was left undone rather than done."""
_DEED = regex(
    "[超多虚套截挪侵冒骗私乱强违滥擅搭摊占垫借漏瞒欠]|无[证照票牌]|公款|吃喝|送礼|礼品|礼金|征订|收费|收取|开支|列支|报销|发放|转包|分包|串标|围标|兼职|经商|补课|推销|购买|接受|参与|出租|处置|使用|倾倒|排放|迟报|谎报|舍近"
)
"""What is a deed: it is done with money, or is against a rule."""
_MISDEED = regex(
    "脱岗|空岗|串岗|离岗|旷工|酒驾|吃请|截留|挪用|挤占|侵占|虚报|冒领|漏报|瞒报|谎报|迟报|串标|围标|转包|挂证|超编|超载|超限|偷排|漏排|直排|欠薪|欠税|逃税|逾期|占道|超占|抛荒|违建|强拆|克扣|套取|骗取|乱收费|吃空饷"
)
"""Wrongs that two characters name."""
_NOT_TOLD = regex(
    "不属实|不实|失实|未发现|不存在|避免|防止|预防|制止|杜绝|没有|未(?!经|按)|上年|去年|往年|全国|全省|外[省市县]|典型|案例|警示|疑似|拟|[如若]|举报|反映|预算|合同|规定(?!标准)|标准为|下降|减少|压减|比"
)
_LATER = regex("[^，,。；;\n]{0,12}(?:不属实|系(?:误|正常|合规)|符合规定|经查实?无)")
_SHORTEST = 4
"""Characters of a deed that is no wrong of two."""
_LONGER = 6
"""Characters from which the words of a deed may be told in another order."""
_ALIKE = 0.6
"""Share of the pairs of characters that are kept in another order."""
_REACH = 30
"""Characters before a number in which the deed is told."""
_DOERS = "人名位户家个所"
_WHO = regex("[一-鿿]{4,16}$")
_UNITS = "起例件人名宗家户处笔次辆个箱台项条张份座批艘头吨"
_DEICTIC = regex("(?:该|其|本|我|各级|各|全体|历届)[一-鿿]{0,4}$")
_DEICTIC_ENDS = ("该", "本", "我")
"""Whom the denial speaks of, where it is the one that all of the text is about: 该校, 各级班子."""


def find_denied_deeds(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of a deed that is told with its number or amount elsewhere, for the same time and place."""
    counts: list[Quantity] | None = None
    for match in matches_from(_NONE, _SIGN, ledger.text):
        items = _items(match["what"])
        if not items:
            continue
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead) or LOOKED_AGAIN.search(lead + match["what"]):
            continue
        if counts is None:
            counts = [one for one in ledger.quantities if _counts(one)]
        for quantity in nearest(counts, match.start()):
            told = quantity.span.start >= match.end() and _told(ledger, items, quantity)
            if told and _same(ledger, lead, match, quantity):
                yield Denial(Span(*match.span()), quantity, told)
                break


def _items(what: str) -> list[str]:
    if _OPEN.search(what) or what.count("“") != what.count("”"):
        return []
    items = (_WORDS_BEFORE.sub("", _GENERAL.sub("", part)) for part in _ITEMS.split(what))
    return [item for item in items if _MISDEED.fullmatch(item) or (len(item) >= _SHORTEST and _DEED.search(item))]


def _counts(quantity: Quantity) -> bool:
    things = quantity.kind in ("money", "duration") or (quantity.kind == "count" and quantity.unit in _UNITS)
    return things and quantity.value > 0 and quantity.role not in ("change", "rank", "each", "limit")


def _told(ledger: Ledger, items: list[str], quantity: Quantity) -> Span | None:
    """From the words of the deed to its number; None where they do not stand before it."""
    start = max(quantity.clause.start, quantity.span.start - _REACH)
    before = ledger.text[start : quantity.span.start]
    at = next((at for item in items if (at := _place_of(item, before)) >= 0), -1)
    if _NOT_TOLD.search(before):
        return None
    if at < 0 and quantity.kind == "count" and quantity.unit in _DOERS:
        # 2名电工无证上岗: who did it stands between.
        behind = ledger.text[quantity.span.end : quantity.span.end + _REACH]
        end = next((behind.find(item) + len(item) for item in items if item in behind), 0)
        return Span(quantity.span.start, quantity.span.end + end) if end and _WHO.match(behind[:end]) else None
    return Span(start + at, quantity.span.end) if at >= 0 else None


def _place_of(item: str, before: str) -> int:
    """Where the words of a deed begin, in whatever order a longer one is told; -1 where they are not all there."""
    if item in before or len(item) < _LONGER or not set(item) <= set(before):
        return before.find(item)
    pairs = bigrams(item)
    alike = len(pairs & bigrams(before)) >= _ALIKE * len(pairs)
    return min(before.index(char) for char in item) if alike else -1


def _same(ledger: Ledger, lead: str, match: re.Match[str], quantity: Quantity) -> bool:
    said = ledger.text[quantity.clause.start : quantity.span.start]
    if _LATER.match(ledger.text, quantity.span.end):
        return False
    own = _DEICTIC.sub("", lead)
    if narrower(own + match["what"], match["what"], said, closely=True):
        return False
    if of_a_part(ledger, match.start(), said) and not part_named(ledger, match.start()).startswith(_DEICTIC_ENDS):
        return False
    # 6月8日脱岗2小时 tells the day of what is denied without one.
    days = "" if TIME.search(lead) else "".join(_MONTH.findall(lead_of(ledger, quantity.span.start)))
    return of_the_same(ledger, lead + days, match.start(), quantity)


_MONTH = regex(r"\d{1,2}月")
