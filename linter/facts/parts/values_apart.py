"""Values apart: so much for each, whose number or sum another sentence tells: 惠及645户。每户180元，发放11.61万元.

The unit behind 每 names what is counted; there is one such count and one larger sum near by, and one key makes the
three agree. In 1.39 million characters of right reports that holds nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.products import ABOUT, Takers
from linter.facts.parts.unit_values import UnitValue
from linter.facts.quantities.slips import exchanged, one_key, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH = regex(
    r"(?:平均)?每一?(?P<unit>人次|立方米|平方米|千瓦时|公斤|千克|公里|公顷|[一-鿿])(?P<yearly>每年|年)?(?:平均)?[一-鿿]{0,6}$|(?P<mean>[户人亩村校件笔次所个台场])均[一-鿿]{0,6}$"
    r"|每(?:新|成功)?(?:吸纳|吸收|招用|新增|培训|转移|引进|改造|建成|新建|培育|认定|完成|安置|输送|孵化)(?:1|一)(?P<one>[一-鿿])[一-鿿]{0,10}$"
)
_NO_SHARE = regex(r"每[年月日天季周学]|收入|支配|生产总值|面积|占有|最|不|增|降|提高|减|[比较]")
_REDUCED = regex(
    rf"其中|第|[比较]|[上下]浮|优惠|让利|折|减免|扣|部分|不足|以[上下内]|分别|分期|左右|(?<!不)另|剩|先行|首批|预计|计划|{ABOUT}|再|同类|各地|周边|市场价|往年|历年|近年|上年|去年|同期"
)
_APART = regex("差异|退费|联系不上|另有|不[含计]|不包括|[以之]外|其余|剩余|余下|尾款")
"""Behind the sum, in its sentence: it is of fewer or of more."""
_WITH_MORE = regex("[一-鿿][和及](?!第)|连同|加上|运费|运输费|安装费|备件|配件|税费")
"""Before the sum, or behind it with 含: it pays for more than the things."""
_HOLDS = regex("[，,（(](?:其中)?(?:还|已|均)?(?:含|包括|包含)")
_DUE = regex("应(?:[收付缴补退发得]|支付|缴纳|发放)[^，,。；;]{0,8}$")
_YEARLY = regex("每年|一年|全年|年度|年")
_PERSONS = ("人", "名", "位")
_NUMBERS, _SENTENCES = 6, 2
"""Numbers and sentences before and behind a value for each among which its count and its sum stand."""
_LEAD, _LONG_LEAD = 14, 24
_PER_ACT = regex("每[一-鿿]{2,5}(?:1|一)[一-鿿]")
_TELLING, _LONG = 2, 3


def find_values_apart(ledger: Ledger) -> Iterator[UnitValue]:
    """Every value for each that the one count and the one sum around it give but for one key."""
    if "每" not in ledger.text and "均" not in ledger.text:
        return
    for at, each in enumerate(ledger.quantities):
        if not each.is_amount or each.approximate or each.value <= 0:
            continue
        lead = each.before[-_LONG_LEAD:] if _PER_ACT.search(each.before) else each.before[-_LEAD:]
        told = _EACH.search(lead) if "每" in lead or "均" in lead else None
        if told is None or _NO_SHARE.search(told.group().replace("每年", "", 1)):
            continue
        near = _near(ledger, at, each)
        unit = told["unit"] or told["mean"] or told["one"]
        takers = [one for one in near if _counts(one, unit)] or _one_each(ledger, near, unit)
        wholes = [one for one in near if one.unit == each.unit and one.kind == each.kind and one.value > each.value]
        if len(wholes) > 1:  # 应收水费198万元，实际收缴165万元: what is due is the product, whatever was paid
            wholes = [one for one in wholes if _DUE.search(one.before)]
        if len(takers) != 1 or len(wholes) != 1 or takers[0] is wholes[0]:
            continue
        mean = "均" in told.group()
        if told["yearly"] and not _YEARLY.search(wholes[0].before):
            continue
        reduced = _REDUCED.search(_words(ledger, (each, takers[0], wholes[0])))
        behind = (wholes[0].span.end, ledger.sentences[wholes[0].sentence].span.end)
        more = _WITH_MORE.search(wholes[0].before) or _HOLDS.match(ledger.text, behind[0])
        if not (reduced or more or _APART.search(ledger.text, *behind)) and _slip(each, takers[0], wholes[0], mean):
            yield UnitValue(each, takers[0], wholes[0], mean)


def _near(ledger: Ledger, at: int, each: Quantity) -> list[Quantity]:
    block = ledger.sentences[each.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, at - _NUMBERS) : at + 1 + _NUMBERS]
        if one is not each
        and one.value > 0
        and not one.approximate
        and abs(one.sentence - each.sentence) <= _SENTENCES
        and abs(ledger.sentences[one.sentence].block - block) <= 1
    ]


def _counts(one: Quantity, unit: str) -> bool:
    if one.kind not in ("count", "measure") or Takers.counted(one).value <= 1:
        return False
    printed = one.printed_unit.lstrip("万亿")
    return printed == unit or (unit in _PERSONS and printed in _PERSONS)


def _one_each(ledger: Ledger, near: Sequence[Quantity], unit: str) -> list[Quantity]:
    """The 13个 of 为13个村各配备1台: as many as there are who get one each."""
    counted = (one for one in near if one.kind == "count" and one.exact and one.value > 1)
    got = ((one, _ONE_EACH.match(ledger.text, one.span.end)) for one in counted)
    return [one for one, match in got if match and match["unit"] == unit]


_ONE_EACH = regex(r"[一-鿿]{0,6}各[一-鿿]{0,8}?(?:一|1 ?)(?P<unit>[一-鿿])(?![多几])")


def _words(ledger: Ledger, three: Sequence[Quantity]) -> str:
    """The clauses of the three and all that stands between them."""
    start = min(one.clause.start for one in three)
    return ledger.text[start : max(one.span.end for one in three)]


def _slip(each: Quantity, takers: Quantity, whole: Quantity, mean: bool) -> bool:
    """True where the three do not agree, and one key in one of them is why."""
    many = Takers.counted(takers)
    share = whole.interval.over(many.interval)
    # 每台4.8万元 is agreed on, and no mean of many: it is rounded once at most.
    if share is None or (share.widened(each.step) if mean else share).meets(each.interval):
        return False
    if many.interval.times(each.value).meets(whole.interval.truncated_too(whole.step)):
        return False
    right = (whole.value / many.value / each.step).to_integral_value() * each.step
    exact = mean or right * many.value == whole.value
    if exact and len(printed_digits(each)) >= _TELLING and (one_key(each, right) or exchanged(each, right)):
        return True
    needed = (each.value * many.value / whole.step).to_integral_value() * whole.step
    return not mean and len(printed_digits(whole)) >= _LONG and (one_key(whole, needed) or exchanged(whole, needed))
