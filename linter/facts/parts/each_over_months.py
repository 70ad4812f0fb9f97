"""So much for each and every month, whose number of takers, months and sum other clauses tell.

续聘护林员240人，补助为每人每月600元，全年共12个月。…全年需支出补助172.8万元; 河长318名，上半年巡河11448次，
平均每名河长每月巡河6次: each is the only one of its kind near by, so nothing else is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.each_by_slip import EachBySlip, holds, times_paid
from linter.facts.parts.products import counts
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH = regex(
    r"(?:平均)?每一?(?P<unit>[一-鿿])[一-鿿]{0,6}?(?:平均)?每(?:个)?(?P<period>月|季度?|[天日周])[一-鿿]{0,8}$"
)
_TO_EACH = regex(r"每(?:个)?(?P<period>月|季度?|[天日周])每一?(?P<unit>[人户名位岗家村])[一-鿿]{0,8}$")
_LIMIT = regex("不[低少高超]|至少|最|不得|应|须|必须|要求|需要|原则|限|增[长加]|减少|提高|达到以上|[比较]")
_OTHER = regex(
    r"其中|[上下]浮|分别|不等|左右|以[上下内]|[自从]\d{1,2}月|月起|起执行|起调|标准由|提高到|提高至|调整为|陆续|先后|(?<!无人)中途|到岗|离岗|新增|首批|部分|另|剩余|不足|每(?:户|个?村)另"
)
_NO_LEVEL = regex("增|减|[比较]|上年|去年|同期|计划|预算|目标|另|其余|预[计拨]|每|均|最|剩|结余|缺口|约")
_SPANS = (
    (regex("全年|年度|一年|当年|本年|(?:19|20)\\d\\d年(?!\\d|[末底初上下前一二三四])"), 12),
    (regex("[上下]半年|半年"), 6),
    (regex("前三季度"), 9),
    (regex("[一二三四]季度(?!末)"), 3),
)
_RANGE = regex(r"(?P<first>1?\d)月?[至到—\-－~～]+(?P<last>1?\d)月")
_IN_PERIOD = {"月": 1, "季": 3}
_SIGNS = ("每月", "每个月", "每季", "每天", "每日", "每周")
_UNITS = {"天": "日", "日": "日", "周": "周"}
"""What a stretch is counted in that pays for each day or week."""
_SENTENCES = 2
"""Sentences before and behind one that tells so much for each in which the others stand."""
_MOST = 40
"""Numbers in those sentences; more are a table lost in lines."""


def find_each_over_months(ledger: Ledger) -> Iterator[EachBySlip]:
    """Every value for each and every month that the one number of takers, of months and the one sum do not give."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for sentence, quantities in ledger.by_sentence.items():
        for each in quantities:
            told = (_EACH.search(each.before) or _TO_EACH.search(each.before)) if "每" in each.before else None
            if told is None or not each.is_amount or each.approximate or each.value <= 0:
                continue
            if _LIMIT.search(told.group()) or _LIMIT.match(each.after):
                continue
            found = _found(ledger, sentence, each, told)
            if found:
                yield found


def _found(ledger: Ledger, sentence: int, each: Quantity, told: re.Match[str]) -> EachBySlip | None:
    near = in_sentences(ledger, sentence, _SENTENCES, _SENTENCES)
    if len(near) > _MOST or any("每" in one.before and one.unit == each.unit for one in near if one is not each):
        return None
    others = [one for one in near if one is not each and one.value > 0 and not one.approximate]
    takers = [one for one in others if counts(one, told["unit"]) and one.value > 1 and not _NO_LEVEL.search(one.before)]
    wholes = [one for one in others if one.unit == each.unit and one.value > each.value and one not in takers]
    if len(takers) != 1 or len(wholes) != 1 or _NO_LEVEL.search(wholes[0].before):
        return None
    three = (each, takers[0], wholes[0])
    start, end = min(one.clause.start for one in three), max(one.span.end for one in three)
    if _OTHER.search(ledger.text, start, end):
        return None
    period = told["period"][0]
    end = max(one.clause.end for one in three)
    if period in _UNITS:
        often = {int(one.value) for one in near if one.kind == "duration" and one.unit == _UNITS[period]}
    else:
        often = _months(ledger, near, start, end)
    if len(often) != 1:
        return None
    times = Decimal(often.pop()) / _IN_PERIOD.get(period, 1)
    return _differing(EachBySlip(each, takers[0], times, wholes[0], "平均" in told.group()))


def _months(ledger: Ledger, near: Sequence[Quantity], start: int, end: int) -> set[int]:
    """How many months the words around the three tell of."""
    told = {
        int(one.value) for one in near if one.kind == "duration" and one.unit == "月" and start <= one.span.start < end
    }
    for span, months in _SPANS:
        if span.search(ledger.text, start, end):
            told.add(months)
            break
    for stretch in _RANGE.finditer(ledger.text, start, end):
        told.add(int(stretch["last"]) - int(stretch["first"]) + 1)
    return told if all(one > 0 for one in told) else set()


def _differing(found: EachBySlip) -> EachBySlip | None:
    """The finding where the sum is not what each, takers and months give, nor what only one month or one year does."""
    whole = found.whole.interval.truncated_too(found.whole.step)
    if holds(found, whole) or holds(found._replace(times=Decimal(1)), whole):
        return None
    return found if is_near(found.whole, found.each.value * times_paid(found)) else None
