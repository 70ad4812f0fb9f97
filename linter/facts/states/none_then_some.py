"""None, then some: 没有发现白条入账现象 here, 六笔开支以白条列支 there, by the characters that both tell of it in.

What is denied is known by its form, and so is the number that counts it: no verb and no noun need be known, but what
both share must stand nowhere else in the text, or be most of what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.states.denials import Denial, phases_apart
from linter.facts.states.matters import EXCEPT, of_other_times, set_apart, telling, unshared
from linter.facts.states.part_told import of_a_part
from linter.facts.states.same_matter import ELSEWHERE, HELD, LOOKED_AGAIN, PROMISED, in_report_year, lead_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NONE = regex(
    r"(?:(?:均?未|没有?|均?无|未曾)(?:再?(?:发生|发现|出现|检出|收到|接到|查出|存在|产生))+(?:一[起例笔件名宗次个])?|不存在|没有人|均无"
    r"|(?:没有|无)一[起例笔件名宗次个户家人]|(?<![千百万亿\d])(?:实现|保持)?零)(?P<what>[一-鿿“”]{2,16})(?=[，,。；;、\n]|$)"
    r"|(?P<before>[一-鿿“”]{2,12}?)(?:发生)?(?:[件起]?数|率)?(?:均?为零|一[起例笔件名宗次]也没有)(?=[，,。；;\n]|$)"
)
_SIGN = regex("未|没|无|均[未无]|不存在|零")
_LESS = regex(
    "较大|重大|特大|以上|其他|其它|新增|新的|再次|反弹|同类|大面积|系统性|区域性|明显|严重|异常|确保|防止|避免|杜绝|力争|目标|基本"
    f"|{EXCEPT}"
)
"""What is denied of the worst, of the others or of the future only."""
_AFFIRMED_NOT = regex(
    "未|没|无|零|不(?!动产)|防[范止控]|避免|杜绝|隐患|风险|整治|演练|举报|疑似|涉嫌|失实|如|若|外地|案例|学习|下降|减少|同比|比上年"
    f"|培训|宣传|检查(?!发现)|查处率|{EXCEPT}"
)
"""What tells of a thing that it did not happen, or of what is done against it."""
_BROAD = han_bigrams(
    "安全生产事故，安全事故，死亡，伤亡，投诉举报，处分，案件，事件，水体，违约，申请，差错，查处，问题线索，人员，干部，交通"
)
"""Pairs of characters that many kinds of one thing share."""
_ALL_YEARS = regex("近[两三四五\\d]年|历年|[以年]来")
_KIND = regex("(?:的|案件|事故|现象|行为|情况|情形|问题|数|率)+$")
_LINK = regex("[以因被受在]")
_OTHER_LOOK = regex("审计|督[察查]|巡[察视]|上级|[省市]级|群众|近[两三五\\d]年|历年|往年")
_UNITS = frozenset([*"起件例人名次笔处家批个户宗条元", "批次", "人次"])
_FARTHEST, _NEAR = 1500, 24
"""Characters between the two, and between a number and what it counts."""
_MOST = 3 / 5
"""Of the characters of what is denied, those that the number's clause must hold."""


def find_none_then_some(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of something that a later sentence counts."""
    text, last = ledger.text, -1
    for sign in _SIGN.finditer(text):
        start = text.rfind("，", 0, sign.start()) + 1
        match = _NONE.match(text, sign.start()) or (
            _NONE.search(text, max(start, sign.start() - 16), sign.end() + 8)
            if sign.group() in ("零", "为0", "没")
            else None
        )
        if match is None or match.start() < last:
            continue
        last = match.end()
        found = _some(ledger, match)
        if found:
            yield found


def _some(ledger: Ledger, match: re.Match[str]) -> Denial | None:
    what = match["what"] or match["before"]
    pairs = telling(what)
    lead = lead_of(ledger, match.start())
    if not pairs or _LESS.search(lead[-20:] + match.group()) or PROMISED.search(lead) or HELD.search(lead):
        return None
    index = ledger.sentence_at(match.start())
    end = ledger.sentences[index].span.end
    first, final = (ledger.quantity_index(at) for at in (end, end + _FARTHEST))
    for quantity in ledger.quantities[first:final]:
        counted = _counted(ledger, match, pairs, quantity)
        if counted and _is_same(ledger, match, lead, quantity, counted):
            return Denial(Span(*match.span()), quantity, counted)
    return None


def _counted(ledger: Ledger, match: re.Match[str], pairs: frozenset[str], quantity: Quantity) -> Span | None:
    """The clause of a number that tells of what is denied."""
    if not quantity.value or quantity.unit not in _UNITS or quantity.role in ("change", "rank", "each", "rate"):
        return None
    words = ledger.read(quantity.clause)
    shared = (pairs & telling(words)) - _BROAD
    if not shared or _AFFIRMED_NOT.search(words):
        return None
    at = quantity.clause.start + max(words.rfind(pair) for pair in shared)
    own = ledger.read(ledger.sentences[ledger.sentence_at(match.start())].span)
    between = unshared(ledger.text[quantity.span.end : max(quantity.span.end, at)], own)
    if at > quantity.span.end and len(between.replace("|", "")) > 1 and not _LINK.search(between):
        return None
    if abs(at - quantity.span.start) > _NEAR:
        return None
    what = match["what"] or match["before"]
    held = {char for pair in pairs for char in pair}
    if len(shared) > 1 and len(held & {*words}) >= len(held) * _MOST:
        return quantity.clause
    rare = any(ledger.text.count(pair) == match.group().count(pair) + words.count(pair) for pair in shared)
    subject = telling(lead_of(ledger, match.start())) & telling(words)
    ends = _KIND.sub("", what)[-2:] in shared
    return quantity.clause if rare and (ends or subject or len(shared) > 1) else None


def _is_same(ledger: Ledger, match: re.Match[str], lead: str, quantity: Quantity, counted: Span) -> bool:
    sentence = ledger.sentences[quantity.sentence].span
    said = ledger.text[sentence.start : counted.end]
    where = lead + match.group()
    if ELSEWHERE.search(said) or LOOKED_AGAIN.search(said) or LOOKED_AGAIN.search(lead) or phases_apart(where, said):
        return False
    if not (_ALL_YEARS.search(where) or in_report_year(ledger, said, where)) or of_a_part(ledger, match.start(), said):
        return False
    if set(_OTHER_LOOK.findall(said)) - set(_OTHER_LOOK.findall(where)):
        return False
    near = ledger.sentences[ledger.sentence_at(match.start())].block == ledger.sentences[quantity.sentence].block
    return not set_apart(where, said, "", near=near) and not of_other_times(ledger, Span(*match.span()), counted)
