"""Decimals again: 4836.27万元奖补资金拨付到企业 … 实际奖补4836.00万元: told again, and the decimals lost.

Whoever prints two decimals does not round; an amount whose decimals are noughts, while another of the same thing has
the same whole number before its point, was cut and filled up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from linter.fact import Quantity, start_of
from linter.facts.dates.years import in_two_years
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import one_scope
from linter.kinds.facts._explained import told_as_two
from linter.ledger import Ledger
from linter.patterns import regex

_NUMBER = regex(r"(?P<whole>\d[\d,，]*)\.(?P<rest>\d\d)(?P<unit>\D*)")
_FEWEST = 4
"""Digits before the point that no two sums have in common by chance."""
_MOST = 6
"""Times that such a number is told: more, and it stands in a table."""
_LEAD, _BEHIND = 14, 8
_ANY_SUM = han_bigrams(
    "资金|全县|全市|全区|全镇|全年|累计|完成|共计|合计|总计|其中|达到|实现|实施|项目|投入|总额|金额|安排|今年|本年|截至"
    "|增长|同比|收入|支出|亿元|万元|专项|到位|年度|涉及|财政|经费|实际"
)
"""Pairs of characters that stand beside any sum."""
_PLAN = regex("预算|计划|概算|批复|下达|核定|审批|申请|申报|目标|应[收付缴]|合同|[约近均]|送审|审定|限价|中标")
_SIDES = ("收入", "支出", "资产", "负债", "上年", "年初", "年末", "借方", "贷方", "原值", "净值")
_MARKS = regex("[，,；;：:。、\n]")


def decimals_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each pair of one sum of which the one lost its decimals."""
    if ".00" not in ledger.text:
        return
    told: dict[tuple[str, str], dict[bool, list[Quantity]]] = {}
    for one in ledger.quantities:
        if one.kind != "money" or one.approximate or not one.is_level:
            continue
        number = _NUMBER.fullmatch(ledger.text, one.number.start, one.number.end)
        whole = number["whole"].replace(",", "").replace("，", "") if number else ""
        if number and len(whole) >= _FEWEST and not whole.endswith("0"):
            key = (whole, number["unit"] + one.printed_unit)
            told.setdefault(key, {}).setdefault(number["rest"] == "00", []).append(one)
    for sides in told.values():
        bare, full = sides.get(True, ()), sides.get(False, ())
        if len(bare) + len(full) > _MOST or len({one.value for one in full}) != 1:
            continue
        for one, other in product(full, bare):
            first, later = sorted((one, other), key=start_of)
            rest = abs(one.value - other.value)
            if told_as_two(ledger, first, later) or any(told.value == rest for told in ledger.quantities):
                continue  # 余下0.27万元因账户错误退回: the text knows why
            if _one_thing(_words(ledger, one), _words(ledger, other)) and _one_telling(ledger, first, later):
                yield first, later
                break


def _words(ledger: Ledger, one: Quantity) -> str:
    before = _MARKS.split(ledger.text[max(0, one.span.start - _LEAD) : one.span.start])[-1]
    return before + "|" + _MARKS.split(ledger.text[one.span.end : one.span.end + _BEHIND])[0]


def _one_thing(one: str, other: str) -> bool:
    """True where both are called by one name, and neither was planned, nor is on another side of an account."""
    if _PLAN.search(one) or _PLAN.search(other) or any((side in one) != (side in other) for side in _SIDES):
        return False
    return bool((han_bigrams(one) & han_bigrams(other)) - _ANY_SUM)


def _one_telling(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where nothing says that the two are of two places or two years."""
    return one_scope(one, other) and not in_two_years(ledger, one, other)
