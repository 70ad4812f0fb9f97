"""So much for each and month, paid for the months named: 新纳入137人…按人均每月386元补发7、8两个月，共补发12.58万元.

Rate, months and sum follow one another in one sentence; those who get it are told in it, or in the two before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.each_by_slip import EachBySlip, holds, times_paid
from linter.facts.parts.products import counts
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RATE = regex(
    "(?:(?P<mean>[人户])均(?:每(?:个)?月|月)|每一?(?P<unit>[人户名位岗家村])(?:平均)?每(?:个)?月|每(?:个)?月每一?(?P<each>[人户名位岗家村]))"
    "(?![^，,。；]*[不最增减提])[一-鿿]{0,6}$"
)
_PAID = "(?:计发|补发|补缴|发放|补助|补贴|支付|兑付|拨付|支出|缴纳|发|补)"
_MONTH = r"(?:20\d\d年)?1?\d月?(?:份)?"
_THEN = regex(
    rf"(?:的?标准)?[，,]?(?:[从自]{_MONTH}起)?[，,]?{_PAID}?(?:了|[一-鿿]{{2,6}})?"
    rf"(?:(?:{_MONTH}(?:[、和及至到—－~～-]{_MONTH})*[，,]?(?:共计?|这|等|合计)?)?(?P<number>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})个月"
    rf"|(?P<first>1?\d)月?[至到—－~～-](?P<last>1?\d)月(?:份)?)(?:的?[一-鿿]{{2,8}})?"
    rf"[，,、]?(?:一?共计?|合计|总计|总共|累计)?{_PAID}?(?:资金|金额|补贴|补助|低保金|津贴|费用|经费)*(?:共计?|合计|为)?"
)
_LISTED = regex(r"1?\d(?=月?[、和及])")
_OTHER = regex(
    r"一次性|其中|另[发补行]|扣|分别|不等|部分|陆续|先后|中途|首批|约|左右|以[上下内]|预[计拨]|减|剩余|按实际|据实"
)
_NO_TAKERS = regex("其中|其余|另有?|剩余|上年|去年|同期|计划|预计|每|均|减少|停发$")
_SENTENCES = 2
"""Sentences before that of the rate in which those who get it are told."""
_MOST = 12
"""Numbers of the unit in those sentences; of more nobody can tell who is meant."""


def find_paid_for_months(ledger: Ledger) -> Iterator[EachBySlip]:
    """Every rate whose months and takers do not give the sum behind it, whoever of those told before gets it."""
    if "月" not in ledger.text or not ("每" in ledger.text or "均" in ledger.text):
        return
    for sentence, quantities in ledger.by_sentence.items():
        for at, each in enumerate(quantities[:-1]):
            told = _RATE.search(each.before) if each.kind == "money" and "月" in each.before[-12:] else None
            if told is None or each.approximate or each.value <= 0:
                continue
            whole = next((one for one in quantities[at + 1 :] if one.kind == "money"), None)
            then = _THEN.fullmatch(ledger.text, each.span.end, whole.span.start) if whole else None
            if whole is None or then is None or whole.approximate or whole.unit != each.unit:
                continue
            if _OTHER.search(ledger.text, ledger.sentences[sentence].span.start, whole.span.end):
                continue
            found = _found(ledger, each, whole, told, _months(then))
            if found:
                yield found


def _months(then: re.Match[str]) -> int:
    """How many months are paid; none where as many are named as are not counted."""
    if then["first"]:
        return int(then["last"]) - int(then["first"]) + 1
    number = whole_number(then["number"])
    listed = _LISTED.findall(then.group()) if "、" in then.group() else []
    return 0 if listed and len(listed) + 1 != number else number


def _found(ledger: Ledger, each: Quantity, whole: Quantity, told: re.Match[str], months: int) -> EachBySlip | None:
    unit = told["mean"] or told["unit"] or told["each"]
    near = in_sentences(ledger, each.sentence, _SENTENCES, 0)
    all_of_them = [one for one in near if counts(one, unit) and one.value > 1 and one.span.end <= each.span.start]
    takers = [one for one in all_of_them if not (one.approximate or _NO_TAKERS.search(one.before))]
    if months < 1 or not takers or len(all_of_them) > _MOST:
        return None
    last = takers[-1]
    if sum(one.sentence == last.sentence for one in takers) > 1:
        return None
    mean = told["mean"] is not None or "平均" in told.group()
    tried = [EachBySlip(each, one, Decimal(times), whole, mean) for one in all_of_them for times in {1, months}]
    given = whole.interval.truncated_too(whole.step)
    if any(holds(one, given) for one in tried):
        return None
    # 新增38人、复核纳入12人: two of those told before get it together.
    paid = each.value * months
    if any(given.meets(one.interval.plus(other.interval).times(paid)) for one, other in combinations(all_of_them, 2)):
        return None
    found = EachBySlip(each, last, Decimal(months), whole, mean)
    return found if is_near(whole, each.value * times_paid(found)) else None
