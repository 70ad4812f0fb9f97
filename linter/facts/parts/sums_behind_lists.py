"""Sums behind lists: A线14.2公里，B线9.6公里，总长24.8公里: what a sentence ends with, of all numbers of its unit.

Totals ask for words that are known; here the numbers are all of their unit in the sentence, each in a clause of its
own, and the last one, told as a sum or as all there is, misses what they come to by little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.not_closed import not_closed
from linter.facts.quantities.of_a_unit import amounts_of_a_unit
from linter.facts.quantities.slips import sum_mended
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class SumBehind(NamedTuple):
    """A list, and what it is said to come to."""

    whole: Quantity
    parts: tuple[Quantity, ...]


_SAID = regex(
    "^(?:以上|上述)?(?:[两二三四五六七八九十几\\d]{0,2}[项期类批次笔年镇乡村县区市个家所处者级部分条线段标]{0,3})?[一-鿿]{0,6}?"
    "(?:合计|总计|共计|总共|小计|相加)(?P<what>[一-鿿]{0,6})$|^共$"
)
_ALL = regex(
    "^(?:工程|项目|[全我本][省市县区镇乡村校院所局年]|[一二三四]季度|[上下]半年)?[一-鿿]{0,4}?(?:总[一-鿿]{1,5}|共(?P<what>[一-鿿]{0,4}?))(?:为|达|有|计)?$"
)
_NOT = regex(
    "每|均|最|单价|标准|同时|兼|重复|交叉|其中|包括|含|比例|超|差|剩|余|累计|占|上年|去年|同期|[较比]|增|减|升|降|计划|目标|预算|另|还|再|加|未|除|等|主要|人次|下达|平均|不"
)
_CLOSED = (
    (regex("县城|城[区镇市]|街道"), regex("乡[镇村]|农村|村级")),
    (regex("男"), regex("女")),
    (regex("一(?:期|季度|标段|组)|上半|1月"), regex("二(?:期|季度|标段|组)|下半|2月")),
    (regex("[1一]月?[至到—-][36三六]月"), regex("")),
    (regex("主"), regex("[附辅副次]")),
    (regex("左"), regex("右")),
)
"""What leaves nothing out, so that all there is is the sum."""
_SIDES = ((regex("东"), regex("西")), (regex("南"), regex("北")))
_EVERYWHERE = regex("[全我本][省市县区镇乡村]")
_FUNDS = regex("中央|[省市县区镇村]级|配套|财政|资金|自筹|补助")
"""Sources of money, of which a list seldom tells every one."""
_PLAIN = regex("(?:为|达|有|面积|里程|资金|金额|投资|人数|数量|总数|总量)+")
_ENDS = regex("[。！？!?；;\n]|$")
_MARK = regex("[，,。；;：:、（(\n]")
_FEWEST, _MOST = 2, 7
_FAR, _LEAD = 30, 24
_NEAR = Decimal("0.1")
"""Part of the sum by which a total that is told as one may be off."""


def find_sums_behind_lists(ledger: Ledger) -> Iterator[SumBehind]:
    """Every last number of a sentence that the others of its unit miss."""
    for group in amounts_of_a_unit(ledger):
        if _FEWEST < len(group) <= _MOST:
            whole, parts = group[-1], group[:-1]
            if _misses(whole, parts) and _is_sum(ledger, whole, parts) and not not_closed(ledger, whole, parts):
                yield SumBehind(whole, parts)


def _misses(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    told = sum((one.value for one in parts), Decimal(0))
    if whole.value <= max(one.value for one in parts) or total(one.interval for one in parts).meets(whole.interval):
        return False
    if any(told - one.value == whole.value for one in parts) or 2 * max(one.value for one in parts) == told:
        return False
    return abs(told - whole.value) <= told * _NEAR


def _is_sum(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    text = ledger.text
    clause = _lead(ledger, whole)
    said = _SAID.match(clause)
    summed = said or _ALL.match(clause)
    if not summed or _NOT.search(clause) or whole.after:
        return False
    if text[whole.span.start - len(clause) - 1] not in "，,；;":
        return False
    numbers = [*parts, whole]
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(numbers)]
    if any(len(gap) > _FAR or not gap or gap[0] not in "，,、；;和及与" for gap in gaps):
        return False
    begin = ledger.sentences[whole.sentence].span.start
    lead = text[max(begin, parts[0].span.start - _LEAD) : parts[0].span.start].replace("包括", "")
    if _NOT.search(lead) or _NOT.search("".join(gaps)):
        return False
    words = (lead, *gaps[:-1])
    # 东河镇一户: a count that is not read. 立案45件，合计结案42件: another deed.
    if any(re.search(rf"[一二两三四五六七八九十]{re.escape(whole.printed_unit)}", word) for word in words):
        return False
    told = "".join(words)
    if "收入" in told and "支出" in told:
        return False
    # 第一期48人，第二期52人，两期共结业97人: another deed, which may be done to some of them.
    what = summed["what"] or ""
    if what and not _PLAIN.fullmatch(what) and not any(what in word for word in words):
        return False
    if said:
        return True
    # 全县学校 may be more than its middle and its primary schools.
    if not sum_mended(whole, parts) or not _ENDS.match(text, whole.span.end):
        return False
    if any(map(_FUNDS.search, words)) or (_EVERYWHERE.match(clause) and len(parts) > _FEWEST):
        return False
    closed = any(
        any(one.search(word) for word in words) and any(other.search(word) for word in words)
        for one, other in (_CLOSED if _EVERYWHERE.match(clause) else (*_CLOSED, *_SIDES))
    )
    return closed or (len(parts) > _FEWEST and whole.kind in ("money", "measure"))


def _lead(ledger: Ledger, one: Quantity) -> str:
    return _MARK.split(ledger.lead(one, _LEAD))[-1]
