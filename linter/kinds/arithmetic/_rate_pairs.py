"""Rate pairs: whether the numbers of a sentence give a rate in another way than its words say."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_matter import narrowed
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_states import LEFT
from linter.facts.rates.rate_words import OTHER_WORDS
from linter.interval import plain, total
from linter.kinds._show import HUNDRED
from linter.patterns import regex

_FEW = 3
"""Numbers of a sentence up to which each pair of them may be what a rate was reckoned from."""
_PAIR = ("part", "whole")
"""The only two numbers of a sentence that tells a share."""


def explained(rate: Rate) -> bool:
    """True when the rate fits the pair, any other pair of the sentence, or a sum of two of its numbers."""
    assert rate.numerator is not None
    said = stated(rate.stated)
    single = [quantity.interval for quantity in {id(q): q for q in (*rate.others, rate.denominator)}.values()]
    if rate.certain and rate.how == "share" and len(single) == len(_PAIR):
        # 6家企业中，有4家…，占三分之一: the words leave no other pair, so what is left of the whole explains nothing.
        share = rate.numerator.interval.over(rate.denominator.interval)
        return share is not None and share.meets(said)
    if rate.how == "named" and _split(rate) and (rate.stated.value < 1 or _nearly_all(rate)):
        share = rate.numerator.interval.over(rate.denominator.interval)
        return share is not None and share.meets(said)
    # 收入预算105万元，完成305万元，为预算的100%: a number over itself gives 100 % whatever was reached, and the budget
    # over what was reached is no rate of the budget.
    strict = rate.certain and rate.how == "of" and rate.numerator.value != rate.denominator.value
    strict = strict or (rate.slip and rate.numerator.value > rate.denominator.value)  # 受理236件，办结263件，办结率100%
    strict = strict or (rate.how == "named" and _two(rate) and _of_plan(rate))
    sums = [total(pair) for pair in combinations(single, 2)]
    base, part = rate.denominator.interval, rate.numerator.interval
    pairs = [(a, b) for a in [*single, *sums] for b in [*single, *sums, total(single)]]
    if strict or _nearly_all(rate):
        # Nor is what was reached a part of itself and the budget together.
        other = ((base, part), (part, base.plus(part)), (base, base.plus(part)))
        pairs = [(a, b) for a, b in pairs if a != b and (a, b) not in other]
    pairs += [(base.minus(other), base) for other in single if base.low > other.high]
    if rate.how == "named":
        # 126处，建成106处，不具备条件的8处，建成率89.8%: out of those that remain without some that the sentence tells.
        pairs += [(part, base.minus(other)) for other in single if other != part and base.low - other.high >= part.low]
    if rate.how == "named" and len(single) > _FEW and rate.stated.value / rate.stated.step < HUNDRED:
        # Of five numbers some pair gives any rate of two digits: the part or the base must be in it.
        near = [part, *(part.plus(other) for other in single if other != part)]
        pairs = [(a, b) for a, b in pairs if a in near or b == base]
    ratios = (a.over(b) for a, b in pairs)
    return any(ratio is not None and ratio.meets(said) for ratio in ratios)


def _nearly_all(rate: Rate) -> bool:
    """True for 问题26个，已整改25个，整改率100%; of what was due by now, or of 重大隐患 alone, it may be right."""
    part, whole = rate.numerator, rate.denominator
    alone = part is not None and rate.how == "named" and (_split(rate) or (rate.certain and _two(rate)))
    if not (alone and part and rate.stated.value == 1 and whole.value * _MOST <= part.value < whole.value):
        return False
    sentence = _STOP.split(whole.text[max(0, whole.span.start - _REACH) : whole.span.start])[-1]
    sentence += _STOP.split(whole.text[whole.span.start : rate.stated.span.end + _REACH])[0]
    counted = whole.text[whole.span.start - len(whole.before) : rate.stated.span.start].rpartition(rate.name)[0]
    between = whole.text[whole.span.end : part.span.start]
    stem = _DONE.sub("", rate.name)
    words = (stem.removesuffix("率"), *OTHER_WORDS.get(stem.removesuffix("率"), ()))
    among = between.partition("其中")[2]
    act = next((word for word in words if word and word in among), "")
    if _ALL.search(between + part.after) or (among and (not act or narrowed(among, act, rate.name))):
        return False  # 其中建制村118个全部通硬化路, 其中项目支出780万元
    told = set(stem) <= set(counted) or any(word in counted for word in words[1:])
    if _left_out(rate, whole.value - part.value):
        return False
    return _IN_PART.search(_DUE.sub("", sentence)) is None and told


def _left_out(rate: Rate, left: Decimal) -> bool:
    """True for 参保率100%（4家停产企业不计入）: those not done are told behind, and not as still to be done."""
    end = rate.stated.span.end
    behind = rate.stated.text[end : end + _REACH].partition("\n")[0]
    told = re.search(rf"(?<![\d.]){re.escape(plain(left))}[一-鿿]", behind)
    return told is not None and _STILL.search(behind) is None


_STILL = regex("正在|推进|仍|未(?!到|满|达|按)")
_ALL = regex("全部|[均都皆]")


def _two(rate: Rate) -> bool:
    return len(rate.others) <= len(_PAIR)


def _of_plan(rate: Rate) -> bool:
    """True for 计划12个，实际完成14个，完成率…: the plan over what was reached is no rate of the plan."""
    assert rate.numerator is not None
    before, behind = rate.denominator.before, rate.numerator.before
    return "完成率" in rate.name and bool(_PLANNED.search(before)) and not _PLANNED.search(behind)


_PLANNED = regex("(?:目标|任务|计划)[^，,。；;]{0,8}$")
_DUE = regex("应(?:[参到]会?|出席|出勤|收|检|征|缴)")
"""Who or what is all of it: 应到36人，实到34人."""


_STOP = regex("[。；;\n]")
_REACH = 40
_DONE = regex("完成|到位|总体|[已率达到为]")
_IN_PART = regex(
    "[按到如]期|[按限及]时|时限|应|长期|其余|未到|阶段|计划|年度|年内|当年|序时|近期|条件|意愿|因|合并|重复|撤[回销]|搬迁|有效|回访|满意|报名|当场|即知即改|立行立改"
)
"""Why 100 % may be right: some were not due, not to be counted or not to be reached."""
_MOST = Decimal("0.8")


def _split(rate: Rate) -> bool:
    """True where another number is the rest of the whole: of 50, 43 and 7, nothing else can be meant."""
    assert rate.numerator is not None
    rest = rate.denominator.value - rate.numerator.value
    return rate.left is None and any(
        other.value == rest and other is not rate.numerator and (LEFT.search(other.before) or _between(rate, other))
        for other in rate.others
    )


def _between(rate: Rate, other: Quantity) -> bool:
    """True for 应到72名，请假5名，实到67名: what is told between whole and part is what the part lacks."""
    assert rate.numerator is not None
    return rate.denominator.span.end <= other.span.start < rate.numerator.span.start
