"""Rates by place: a share or rate right behind its part that no two numbers near by give, and one other key would.

评为甲级的41处，占25.4%, with the whole somewhere before it in the paragraph: no words need tell of what. In 1.5 million
characters of right reports what no two numbers around it give is hardly ever one key off the share of any of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import is_near
from linter.facts.rates.chained_parts import chained_part, is_aside, is_change, is_growth
from linter.facts.rates.named_wholes import names_whole, of_another_time
from linter.facts.rates.one_key_rates import explained, mended
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_by_slip import of_a_class
from linter.facts.rates.wider_base import wider_than
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BACK, _BEHIND = 10, 4
"""Numbers of the paragraph before and behind a rate that may be what it is of."""
_FAR, _CLOSE = 300, 30
"""Characters between a whole and its rate, and between part and rate."""
_TELLING, _OF_NAMED = 3, 2
"""Digits of a rate below which one key makes any pair right by chance; and where the words name the whole."""
_MOST = 2
"""Rates above 200 % are of something else."""
_TO = r"(?:约|仅|只|则|也|已经?)?(?:为|达到?|是|有|升至|降至|降到|升到|提高到|：|:)?$"
_RATE = regex(
    rf"(?:^|[，,、；;（(])(?P<name>[^，,。；;：:、（()]{{1,14}}?(?:率|面|度|比例))(?:（[^（）]{{1,8}}）)?(?:仅|已经?|就|均|只有?)?{_TO}"
)
_SHARE = regex(rf"占(?:比|总数|总量|总额|全部)?(?P<of>[^，,。；;、：:\d]{{0,14}}?)(?:的?(?:比重|比例|份额)?){_TO}")
_PLAN = regex(r"(?:为|占|完成|达到?|是|相当于|及)(?:了|到)?(?P<of>[^，,。；;、：:\d]{2,14}?)的$")
_BARE = regex(r"^(?:件|个|的)?[，,（(](?:仅|只|已经?|约)?(?:为|达到?|完成|完成了)?$")
"""Nothing but what says that it is reckoned: （24处中抽查19处，79.2%）."""
_GENERAL = regex(
    r"其|总[数量额]?|全部|的|比|重|例|年度|全[年市县区州旗镇乡]|[我本][市县区州]|当年|今年|[）)]|[数量额]$|(?<=能)力|长$"
)
_NO_RATIO = regex(
    "增(?!长面)|降(?!至|到)|升(?!至|到)|提高(?!到)|同比|环比|涨|跌|幅|[快高低多少]于|超|较|上年|去年|平均|分别|利率|税率|汇率"
    "|贡献|失业|知晓|森林|林木|绿化|出生|死亡|城镇化|[又再另]|均|计划|目标|任务|预算"
)
_PLANS = regex("(?:预算|计划|目标|任务|概算)(?=$|数|总?额|投资|安排)")
_PLANNED = regex(
    "(?:预算|计划|目标|任务|概算)(?:数|总?额|指标|投资|资金|安排|调整|变更|调[增减]|合计|总计|至|到|为|是|共|约|：|:)*$"
)
_ADJUSTED = regex("调整|变更|变动|调增|调减|追加")
_DONE = regex("完成|已经?|实际|累计|建成")
_LISTED = regex(r"[一-鿿]{0,6}、")
"""Before the last of a list, of which any may be the one that is told of."""
_WHOLE = regex("共|总|合计|现有|全部")
_AMONG = regex("[^，。；、（）()]{0,14}(?:中|里)(?![心央小学型])")
_MARK = regex("[，,、（(]")
_BREAK = regex("[。；;！？\n]")
_BESIDE = frozenset(["、", "，", ",", "（", "(", "和"])
_PAIR = 2


class _Told(NamedTuple):
    """What the words before a rate say."""

    name: str
    """The name of a rate; empty for a share."""
    of: str
    """Of what it is a share; empty where the words do not say."""
    bare: bool
    """True where there is nothing but the number."""
    base: str = ""
    """The same as written, 占总户数的."""
    part: str = ""
    """Who has the share, where another word than the number tells it: 散客占."""


def find_rates_by_place(ledger: Ledger, found: Sequence[Rate]) -> Iterator[Rate]:
    """Every rate right behind its part that no two numbers near it give, but one key would.

    `found` are the rates that words or form have told: those that their numbers come near are not looked at again.
    """
    told = {rate.stated.span.start for rate in found if rate.numerator and _comes_near(rate, rate.numerator)}
    values: dict[str, list[Decimal]] | None = None
    for numbers in ledger.by_block.values():
        for at in range(_PAIR, len(numbers)):
            rate = numbers[at]
            if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
                continue
            if not 0 < rate.value < _MOST:
                continue
            one = _found(ledger, numbers, at)
            if one is None:
                continue
            if values is None:
                values = _by_unit(ledger)
            if not _told_elsewhere(one, values):
                yield one


def _comes_near(rate: Rate, part: Quantity) -> bool:
    return rate.denominator.value > 0 and is_near(rate.stated, part.value / rate.denominator.value)


def _is_level(one: Quantity) -> bool:
    return one.is_amount and bool(one.unit) and one.value > 0


def _by_unit(ledger: Ledger) -> dict[str, list[Decimal]]:
    """The values told in each unit, in order of size."""
    told: dict[str, list[Decimal]] = {}
    for one in ledger.quantities:
        if _is_level(one):
            told.setdefault(one.unit, []).append(one.value)
    return {unit: sorted(values) for unit, values in told.items()}


def _told_elsewhere(rate: Rate, told: Mapping[str, Sequence[Decimal]]) -> bool:
    """True where a whole anywhere else in the report, or another part of the same whole, gives the rate."""
    part, whole, said = rate.numerator, rate.denominator, rate.stated.interval
    if part is None or said.low <= 0:
        return False
    values = told[part.unit]
    bounds = (
        (part.interval.low / said.high, part.interval.high / said.low),
        (whole.interval.low * said.low, whole.interval.high * said.high),
    )
    return any(bisect_left(values, low) < bisect_right(values, high) for low, high in bounds)


def _told(gap: str) -> _Told | None:
    """What the words between the last number and a rate say; None where they tell no ratio of levels."""
    share = _SHARE.search(gap) or _PLAN.search(gap)
    if share:
        if _NO_RATIO.search(gap, 0, share.start("of")):
            return None
        part = _MARK.split(gap[: share.start()])[-1] if _MARK.search(gap) else ""
        return _Told("", _GENERAL.sub("", share["of"]), False, share["of"], part)
    if _NO_RATIO.search(gap):
        return None
    named = _RATE.search(gap)
    if named:
        return _Told(named["name"], "", False)
    return _Told("", "", True) if _BARE.search(gap) else None


def _near(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> list[Quantity]:
    """The levels around a rate, without those of brackets that have closed again before it."""
    start = numbers[at].span.start
    first = max(0, at - _BACK)
    told = [*range(first, at), *range(at + 1, min(len(numbers), at + _BEHIND))]
    return [
        one
        for index in told
        if _is_level(one := numbers[index])
        and abs(one.span.start - start) < _FAR
        and not is_change(one)
        and not (index < at and is_aside(ledger, numbers, index, at))
    ]


def _found(ledger: Ledger, numbers: Sequence[Quantity], at: int) -> Rate | None:
    rate, last = numbers[at], numbers[at - 1]
    if ledger.text.startswith("、", rate.span.end):
        return None  # 分别占16.1%、17.1%: one for each of several
    gap = ledger.text[last.span.end : rate.span.start]
    told = _told(gap) if len(gap) <= _CLOSE and not _BREAK.search(gap) else None
    if told is None or len(plain(rate.value / rate.step)) < (_OF_NAMED if told.of else _TELLING):
        return None
    near = _near(ledger, numbers, at)
    for part in _parts(ledger, numbers, at, told):
        before = [one for one in near if one.span.end <= part.span.start and one.unit == part.unit]
        if told.bare:
            before = [one for one in before[-1:] if one.sentence == rate.sentence]
        wholes = [one for one in before if not one.approximate and (not told.of or _is_named(told.of, one, part))]
        wholes = [one for one in wholes if mended(rate, part, one) and not explained(near, rate, part, one)]
        wholes = [one for one in wholes if not (_is_member(ledger, one, part, gap) or of_another_time(one, part))]
        if not wholes or (_is_listed(ledger, before[-1], part) and not share_a_bigram(told.part, part.before)):
            continue
        if _PLANS.search(told.of) and told.base in ledger.text[wholes[-1].span.end : part.span.start]:
            continue  # 完成预算的69%，其中接待15万元，完成预算的70%: the rate of that plan is told, this is of its own
        if _PLANS.search(told.of) and {_side(ledger, part), _side(ledger, wholes[-1])} == _SIDES:
            continue  # 收入5.1亿元，为年初预算10.0亿元的51%。…支出21.5亿元，为年初预算的54%
        if not told.name and not _is_its_share(near, numbers, part, wholes[-1], told):
            continue
        if told.name and not _is_its_rate(ledger, numbers[max(0, at - _BACK) : at], part, wholes[-1], told.name):
            continue
        whole = wholes[-1]
        if told.name:
            return Rate(rate, part, whole, "named", told.name, (part, whole), False, slip=True)
        return Rate(rate, part, whole, "share", "占", (part, whole), False, slip=True)
    return None


def _side(ledger: Ledger, one: Quantity) -> str:
    """收入 or 支出, whichever its sentence names last before it."""
    told = _SIDE.findall(ledger.text, ledger.sentences[one.sentence].span.start, one.span.start)
    return told[-1] if told else ""


_SIDE, _SIDES = regex("收入|支出"), {"收入", "支出"}


def _is_member(ledger: Ledger, whole: Quantity, part: Quantity, gap: str) -> bool:
    """True for a part itself: 甲206人，占总数的60%，乙39人，占总数的13%; 其中轻症40人。…治愈24人，治愈率."""
    if whole.sentence != part.sentence and "其中" in ledger.lead(whole):
        return True
    return "占" in gap and ledger.text.startswith(gap, whole.span.end)


def _is_listed(ledger: Ledger, before: Quantity, part: Quantity) -> bool:
    listed = _LISTED.match(ledger.text, before.span.end, part.span.start)
    return listed is not None or ledger.text[part.span.start - 1] == "、"


def _is_its_rate(ledger: Ledger, before: Sequence[Quantity], part: Quantity, whole: Quantity, name: str) -> bool:
    """False where another rate stands between the numbers, or the name tells a class that no word before it does."""
    rates = (one for one in before if one.kind == "percent" and not is_growth(one))
    if any(one.span.start > whole.span.start for one in rates):
        return False
    words = ledger.text[whole.clause.start : part.span.end] + part.after
    # 培训303人次，满意率99.6%: of those who were asked, whose number is not told.
    asked = _OPINION in name and _OPINION not in words
    return not asked and not of_a_class(words, name)


_OPINION = "满意"


def _is_its_share(
    near: Sequence[Quantity], numbers: Sequence[Quantity], part: Quantity, whole: Quantity, told: _Told
) -> bool:
    """False where the words mean more than the whole, or nothing ties a part to the whole of another sentence."""
    if wider_than(told.base, whole.before, part.before):
        return False
    if len(told.part) >= _PAIR and not share_a_bigram(told.part, part.before + "|" + part.after):
        return False
    if told.of or whole.sentence == part.sentence or _WHOLE.search(whole.before) or _AMONG.match(whole.after):
        return True
    rates = [one.interval for one in numbers if one.kind == "percent" and abs(one.span.start - part.span.start) < _FAR]
    shares = [one.interval.over(whole.interval) for one in near if one.unit == whole.unit and one.value < whole.value]
    return any(share is not None and share.meets(one) for share in shares for one in rates)


def _parts(ledger: Ledger, numbers: Sequence[Quantity], at: int, told: _Told) -> Iterator[Quantity]:
    """The number right before the rate, and the one that it stands beside: 62户、310万元，欠租户占."""
    last, before = numbers[at - 1], numbers[at - 2]
    between = ledger.text[before.span.end : last.span.start]
    chained = None if told.bare else chained_part(ledger, numbers, at)
    if chained:
        if not told.name or (share_a_bigram(told.name, chained.before) and not told.name.startswith(("不", "未"))):
            yield chained
        return
    if _is_level(last):
        if not last.approximate:
            yield last
        if between in _BESIDE and _is_level(before) and before.unit != last.unit and not before.approximate:
            yield before


def _is_named(of: str, whole: Quantity, part: Quantity) -> bool:
    """True where every two characters of the words stand at the whole, and the plan is told as one."""
    plans = _PLANS.findall(of)
    if plans:
        if _PLANNED.search(whole.before):
            adjusted = _ADJUSTED.search(whole.before) is not None
            return adjusted == bool(_ADJUSTED.search(of)) and all(word in whole.before for word in plans)
        return "预算" not in of and all(word in whole.before for word in plans) and bool(_DONE.search(part.before))
    return names_whole(of, whole)
