"""Rates around: a rate whose two numbers stand a sentence before or behind it: 清收率82.5%。应收324万元，收回275万元.

That they belong together is known by form: they are the only two of their unit there, a word of the rate's name is one
of theirs, no other percentage stands between or is what they give, and one key makes the three agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity, start_of
from linter.facts.quantities.slips import one_key, printed_digits
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_matter import act_and_thing, narrowed, tells_thing
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_by_slip import of_a_class
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = regex(
    r"(?P<name>[^，,。；;：:、（()]{1,14}?)(?P<sort>率|面|比例|比重|占比)(?:仅|已经?|就|均|高)?(?:为|达到|达|是|：|:|只有)?$"
    r"|占(?P<of>[^，,。；;、占]{0,12}?)(?:的(?:比例|比重)?)?(?:为|达到|达)?$"
)
_NO_RATE = regex(
    r"增|减|升|降|同比|提高|涨|跌|上年|去年|环比|贡献|利率|税率|汇率|负债|计划|预算|目标|平均|均|满意|知晓|[高低快慢]于|序时|自给|普及|[入升]学|毛|抽|出生|死亡|覆盖"
)
_NO_LEVEL = regex(r"增|减|升|降|新增|计划|预算|目标|上年|去年|同期|每|均|比|较|约|另")
_NO_WORD = frozenset(
    "率面度比占例重的为达到完成已共有全市县区镇村总数量是在和及等人个家户名件项其中仅就均实本年年月日今上去各类"
)
_KINDS = ("count", "money", "measure", "duration")
_REST = regex("[缺未不漏弃欠空]|流失|逾期|闲置")
"""What names a rate after those who did not."""
_SHARE_OF_IT = regex("[，,、]?(?:约|共)?占[^，,。；;、占]{0,16}")
"""合计98公里，占设计量的94%: from the number right before a share to it; it is what the share is taken of."""
_BACK, _BEHIND, _SENTENCES = 7, 3, 2
_AROUND = 10
_PAIR = 2
_ONE = Interval.exactly(Decimal(1))


def find_rates_around(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that the only two numbers of one unit around it give but for one key."""
    quantities = ledger.quantities
    for at, rate in enumerate(quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        named = _NAME.search(rate.before)
        if named is None or _NO_RATE.search(rate.before) or not 0 < rate.value < 1:
            continue
        name = named["name"] or named["of"] or ""
        own = quantities[at - 1] if at and named["of"] is not None else None
        if own and _SHARE_OF_IT.fullmatch(ledger.text, own.span.end, rate.span.start) is None:
            own = None
        for near in (_before(ledger, at, rate), _behind(ledger, at, rate)):
            found = _found(ledger, near, rate, name) if near else None
            if found and own in (None, found.numerator):
                yield found
                break


def _before(ledger: Ledger, at: int, rate: Quantity) -> list[Quantity]:
    block = ledger.sentences[rate.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, at - _BACK) : at]
        if rate.sentence - one.sentence <= _SENTENCES and block - ledger.sentences[one.sentence].block <= 1
    ]


def _behind(ledger: Ledger, at: int, rate: Quantity) -> list[Quantity]:
    block = ledger.sentences[rate.sentence].block
    return [
        one
        for one in ledger.quantities[at + 1 : at + 1 + _BEHIND]
        if one.sentence - rate.sentence <= 1 and ledger.sentences[one.sentence].block == block
    ]


def _found(ledger: Ledger, near: Sequence[Quantity], rate: Quantity, name: str) -> Rate | None:
    levels = [one for one in near if one.kind in _KINDS and one.unit and one.value > 0]
    percents = [one for one in near if one.kind == "percent"]
    pairs: list[tuple[Quantity, Quantity]] = []
    for unit in dict.fromkeys(one.unit for one in levels):
        alike = [one for one in levels if one.unit == unit]
        if any(_gives(one, other, rate) for one in alike for other in alike if one.value < other.value):
            return None
        if len(alike) == _PAIR and alike[0].value != alike[1].value and not any(one.approximate for one in alike):
            part, whole = sorted(alike, key=lambda one: one.value)
            pairs.append((part, whole))
    if len(pairs) != 1:
        return None
    part, whole = pairs[0]
    if (
        "其中" in whole.before
        or _NO_LEVEL.search(part.before)
        or _NO_LEVEL.search(whole.before)
        or not _names(ledger, part, whole, name)
    ):
        return None
    if part.sentence == whole.sentence == rate.sentence:
        return None
    first, last = sorted((part, whole, rate), key=start_of)[::_PAIR]
    if any(first.span.start < one.span.start < last.span.start or _gives(part, whole, one) for one in percents):
        return None
    if _block(ledger, part) != _block(ledger, rate) and not _of_them(ledger, part, whole, name):
        return None
    if _block(ledger, whole) != _block(ledger, rate) and not _of_whole(rate, whole):
        return None
    told = ledger.text[min(part.clause.start, whole.clause.start) : max(part.clause.end, whole.clause.end)]
    if of_a_class(told, name):
        return None
    rest = _is_rest(part, whole, rate)
    missing = _REST.search(name)
    if rest is None or rest != (missing is not None and missing.group() not in part.before + part.after):
        return None
    done = replace(part, value=whole.value - part.value, interval=whole.interval.minus(part.interval)) if rest else part
    return Rate(rate, done, whole, "named", name, (part, whole), False, part if rest else None, slip=True)


def _block(ledger: Ledger, one: Quantity) -> int:
    return ledger.sentences[one.sentence].block


def _of_whole(rate: Quantity, whole: Quantity) -> bool:
    """False for 占办结总量的 where the other paragraph counts 派单8640件."""
    told = _OF_TOTAL.search(rate.before)
    return told is None or told["of"] in whole.before + whole.after[:_AROUND]


_OF_TOTAL = regex("占(?P<of>[一-鿿]{2,8})总[量数额]")


def _of_them(ledger: Ledger, part: Quantity, whole: Quantity, name: str) -> bool:
    """False where the name of a rate of another paragraph has a word that is not told with the numbers: 重大隐患."""
    words = ledger.text[min(part.clause.start, whole.clause.start) : max(part.clause.end, whole.clause.end)]
    act, thing = act_and_thing(name)
    if act in part.before and narrowed(part.before, act, name):
        return False
    return not thing or tells_thing(words, thing)


def _names(ledger: Ledger, part: Quantity, whole: Quantity, name: str) -> bool:
    """True where a word of the rate's name stands with one of the numbers."""
    words = frozenset(name) - _NO_WORD
    around = "".join(one.before[-_AROUND:] + one.after[:_AROUND] + one.head for one in (part, whole))
    return bool(words & frozenset(around))


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    share = stated(part).over(stated(whole))
    if share is None:
        return False
    wide = stated(rate).widened(rate.step / 2)
    return share.meets(wide) or _ONE.minus(share).meets(wide)


def _is_rest(part: Quantity, whole: Quantity, rate: Quantity) -> bool | None:
    """False where one key makes the rate that of the part, True where it makes it that of the rest, else None."""
    share = part.value / whole.value
    for value, rest in ((share, False), (1 - share, True)):
        needed = (value / rate.step).to_integral_value() * rate.step
        if one_key(rate, needed) and len(printed_digits(rate)) + len(printed_digits(part)) >= _TELLING:
            return rest
    return None


_TELLING = 4
