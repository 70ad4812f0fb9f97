"""Covered: 应种尽种，一个不落 here, 1730名适龄女生未接种 there: what reached all, and those whom it did not reach.

The words of covering name no number; what they cover is the deed of their sentence, and those left out are told by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.following import quantity_from
from linter.facts.states.all_but import AllBut
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, lead_of, other_times, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_DEEDS = (
    "巡视|巡察|审计|检查|排查|走访|体检|接种|培训|检测|监测|普查|登记|核查|宣讲|轮训|签约"
    "|采集|投保|参保|入学|安装|改造|抽检|评估|清查|建档|筛查|救助|帮扶|观看|学习|谈话|述职|考核"
)
_COVERS = regex(
    rf"应(?P<must>[一-鿿])尽(?P=must)|(?P<deed>{_DEEDS})[^，,。；;\n]{{0,6}}?(?:全覆盖|(?:无|没有|不留|不存在)(?:任何)?(?:死角|空白|盲区|盲点|遗漏))"
    r"|(?:一[个户人项]不[落漏少剩])"
)
_SIGN = regex("应[一-鿿]尽|全覆盖|死角|空白|盲[区点]|遗漏|不[落漏少剩]")
_MUST = {"种": "接种", "保": "参保", "拆": "拆除"}
"""What is left undone where 应X尽X is denied, where its one character would be told of other things too."""
_LEFT_BEFORE = r"(?:尚未|还未|仍未|未(?!来)|没有?)(?:能|被|及时|得到|进行|开展|接受|纳入|完成)*"
_NOT_DUE = regex(
    "因(?:病|外出|禁忌|怀孕|死亡|过敏|身体|年龄|超龄|在外|去世)|禁忌|不(?:符合|适宜|属|宜|需)|无需|暂缓|不在|放弃|自愿"
)
_SOME_ELSE = regex("其他|其它|外[省市县]|全国|全省|新增|下一?[届轮批]|另|[如若]|计划|防止")
_REACH = 30
"""Characters from the number of those left out to what was not done."""
_SENTENCES = 12
"""Sentences behind the words of covering in which those left out may stand."""


def find_covered(ledger: Ledger) -> Iterator[AllBut]:
    """Every deed that is said to have reached all, with the number of those that it did not reach."""
    for match in matches_on_lines(_COVERS, _SIGN, ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        lead = ledger.text[sentence.start : match.start()]
        if PROMISED.search(lead) or in_plans(ledger, match.start()) or _SOME_ELSE.search(lead[-12:]):
            continue
        for deed in _deeds(match, lead):
            found = _left(ledger, match, lead, deed)
            if found:
                yield AllBut(Span(*match.span()), found)
                break


def _deeds(match: re.Match[str], lead: str) -> tuple[str, ...]:
    """The deeds that the words speak of."""
    if match["must"]:
        return (_MUST.get(match["must"], match["must"]),)
    if match["deed"]:
        return (match["deed"],)
    return tuple(re.findall(_DEEDS, lead)[-1:])


def _left(ledger: Ledger, match: re.Match[str], lead: str, deed: str) -> Span | None:
    """Those whom the deed did not reach, by their number: 未接种的120人, 还有120名女生未接种."""
    here = ledger.sentence_at(match.start())
    sentence = ledger.sentences[here].span
    last = ledger.sentences[min(len(ledger.sentences) - 1, here + _SENTENCES)].span.end
    for other in _undone(deed).finditer(ledger.text, match.end(), last):
        told = lead_of(ledger, other.start())
        attribute = ledger.text[other.end() : other.end() + 2].lstrip("到过").startswith("的")
        if (
            FORMERLY.search(told)
            or (PROMISED.search(told) and not attribute)
            or _SOME_ELSE.search(re.split("[，,]", told)[-1])
        ):
            continue
        if _NOT_DUE.search(ledger.text, other.start() - len(told), other.end() + _REACH // 2):
            continue
        quantity = _number(ledger, other)
        if quantity is None or other_times(told, lead):
            continue
        if classes_in(told) - classes_in(lead) or told_earlier(ledger, quantity.sentence, here):
            continue
        noun = (quantity.after[:8] if quantity.span.end <= other.start() else quantity.after[:12]) or quantity.head
        words = _NOUN.match(noun)
        if words and share_a_bigram(words.group(), ledger.read(sentence)):
            start, end = min(other.start(), quantity.span.start), max(other.end(), quantity.span.end)
            return Span(start, end)
    return None


_NOUN = regex("[一-鿿]{2,8}")


@lru_cache
def _undone(deed: str) -> re.Pattern[str]:
    """What says that a deed was not done."""
    return regex(rf"{_LEFT_BEFORE}{deed if len(deed) > 1 else f'[一-鿿]?{deed}'}")


def _number(ledger: Ledger, other: re.Match[str]) -> Quantity | None:
    """The count before what is denied, in its clause, or right behind 的."""
    behind = quantity_from(ledger, other.end())
    if behind and behind.kind == "count" and _ATTRIBUTE.fullmatch(ledger.text, other.end(), behind.span.start):
        return behind
    at = ledger.quantity_index(other.start())
    told = (one for one in reversed(ledger.quantities[max(0, at - 2) : at]) if one.span.end <= other.start())
    before = next(told, None)
    if before is None or before.kind != "count" or other.start() - before.span.end > _REACH:
        return None
    return None if _STOP.search(ledger.text, before.span.end, other.start()) else before


_ATTRIBUTE = regex("[到过]?的")
_STOP = regex("[，,。；;\n]")
