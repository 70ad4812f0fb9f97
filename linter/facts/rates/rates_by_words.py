"""Rates by words: what the words of a rate say of both its numbers, whatever stands between and however far it is off.

查出视力不良者4807名…；戴镜的2644名，占视力不良人数的55.0% names the whole; 调解撤诉率39.0%…审结3640件，其中调解、
撤诉1420件 names the part, which the text itself puts among the whole. The two are the only ones that it can mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.stated import stated
from linter.facts.rates.named_wholes import of_another_time
from linter.facts.rates.one_key_rates import explained
from linter.facts.rates.rate import Rate
from linter.facts.rates.wider_base import wider_than
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(
    r"^(?:[一-鿿]{0,2})[，,（(](?:约|仅|只)?占(?P<base>(?:全部|所有|其|该|上述|这些)?(?P<of>[一-鿿]{2,12}?))(?:的(?:比重|比例|份额)?)?(?:仅|约)?(?:为|达到?)?$"
)
_NAMED = regex(
    r"(?:^|[，,、；;：:。（(])(?:总体|综合|全[市县区镇院校]|[我本][市县区镇院校])?(?P<name>[一-鿿]{4,14}?)率(?:目前|仅|已经?|就|均)?(?:为|达到了?|达|是|：|:|有|只有)?$"
)
_COUNTER = regex("总人数|总户数|总[量数额]|人数|户数|[件家户个批宗起]数|数量|数$|人员$|者$|的$")
_NO_SHARE = regex("全[国省市县区]|同期|上年|去年|[其另]他|计划|目标|预算|任务|新增|人口|生产总值|面积|收入|支出|[总应]")
_NO_RATE = regex(
    "[增减升降涨跌]|同比|环比|贡献|[利税汇]率|负债|覆盖|满意|知晓|平均|均|首次|一次|及时|[按限][时期]|限内|目标|自[动行]|[和与及、或]|出生|死亡|参保|就业|入学"
)
_NO_PART = regex("[增减升降]|[比较]|上年|去年|同期|每|均|约|预计|计划|目标|另|新增")
_NOT = regex("未|不|没有|尚|待|无")
_AMONG = regex(r"[^。；;！？\n]{0,12}[，,；;。]?(?:其中|当中|里面)[，,：:]?[^，,。；;：:\d]{0,20}$")
_SENTENCES, _MOST, _CLOSE = 2, 60, 12
"""Sentences around a rate in which its numbers stand, numbers in them, and characters between a part and its share."""
_PAIR, _TELLING = 2, 10
_ALL = Interval.exactly(Decimal(1))


def find_rates_by_words(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every share of a whole by its name, and every rate of a part by its name that the text puts among the whole."""
    values: dict[str, list[Quantity]] | None = None
    for at, rate in enumerate(ledger.quantities):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        if not 0 < rate.value < 1:
            continue
        found = _share(ledger, at, rate) or _named(ledger, rate)
        found = found or _proportion(ledger, at, rate) or _cut(ledger, at, rate)
        if found is None or found.numerator is None:
            continue
        values = _by_unit(ledger) if values is None else values
        if not _told_elsewhere(found, found.numerator, values[found.denominator.unit]):
            yield found


def _by_unit(ledger: Ledger) -> dict[str, list[Quantity]]:
    units: dict[str, list[Quantity]] = {}
    for one in ledger.quantities:
        if one.is_amount and one.value > 0:
            units.setdefault(one.unit, []).append(one)
    return units


def _told_elsewhere(found: Rate, part: Quantity, alike: Sequence[Quantity]) -> bool:
    """True where another whole or another part of the document gives the rate."""
    said = stated(found.stated)
    for one in alike:
        for share in (part.interval.over(one.interval), one.interval.over(found.denominator.interval)):
            if share is not None and (share.meets(said) or _ALL.minus(share).meets(said)):
                return True
    return False


def _share(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    """The number right before 占…的, of the only number before it that bears the name."""
    part = ledger.quantities[at - 1] if at else None
    if part is None or part.sentence != rate.sentence or not _is_count(part) or _NO_PART.search(part.before):
        return None
    gap = ledger.text[part.span.end : rate.span.start]
    share = _SHARE.match(gap)
    if share is None or _NO_SHARE.search(share["of"]):
        return None
    name = _COUNTER.sub("", share["of"])
    if len(name) < _PAIR or len(gap) > _CLOSE + len(share["base"]):
        return None
    near = _near(ledger, rate)
    wholes = [
        one for one in near if one.span.end <= part.span.start and comparable(one, part) and _bears(ledger, one, name)
    ]
    if len({one.value for one in wholes}) != 1 or wholes[-1].value <= part.value or name in part.before:
        return None
    whole = wholes[-1]
    if of_another_time(whole, part) or wider_than(share["base"], whole.before, part.before):
        return None
    return _rate(near, rate, part, whole, "")


def _named(ledger: Ledger, rate: Quantity) -> Rate | None:
    """The only part of a whole, 其中, that what the rate is named after is told of."""
    told = _NAMED.search(rate.before)
    name = told["name"] if told else ""
    if not name or _NO_RATE.search(rate.before):
        return None
    near = _near(ledger, rate)
    pairs = [
        (part, whole)
        for whole, part in pairwise(near)
        if _is_count(part)
        and comparable(whole, part)
        and part.value < whole.value
        and _AMONG.fullmatch(ledger.text, whole.span.end, part.span.start)
        and _says(ledger.text[whole.span.end : part.span.start] + "|" + part.after[:_CLOSE], name)
    ]
    if len(pairs) != 1:
        return None
    part, whole = pairs[0]
    alike = [one for one in near if one.unit == part.unit and one.is_level and not _NO_PART.search(one.before)]
    among = ledger.text[whole.span.end : part.span.start]
    if len(alike) > _PAIR + 1 or _NOT.search(among) or _NO_PART.search(whole.before):
        return None
    return _rate(near, rate, part, whole, name + "率")


def _proportion(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    """核查3420户，清退171户，清退比例5.0%: the two numbers right before it, the part told with the same word."""
    told = _PROPORTION.search(rate.before)
    if told is None or at < _PAIR or _NO_RATE.search(rate.before):
        return None
    whole, part = ledger.quantities[at - _PAIR : at]
    if part.sentence != rate.sentence or rate.sentence - whole.sentence > 1 or not comparable(whole, part):
        return None
    between = ledger.text[whole.span.end : part.span.start]
    if not _is_count(part) or part.value >= whole.value or len(between) > _CLOSE * _PAIR or "\n" in between:
        return None
    act = told["name"][:_PAIR]
    denied = f"不{act}" in between or _DENIED.search(between)
    if act not in between or denied or _NO_PART.search(between + whole.before):
        return None
    if ledger.text[part.span.end : rate.span.start].count("，") > 1 or act in whole.before:
        return None
    return _rate(_near(ledger, rate), rate, part, whole, told["name"] + "比例")


_DENIED = regex("未|尚|待|没有")
_PROPORTION = regex(r"(?:^|[，,（(])(?P<name>[一-鿿]{2,4}?)(?:比例|占比|面)(?:仅|约|已)?(?:为|达到?|是|：|:)?$")


def _cut(ledger: Ledger, at: int, rate: Quantity) -> Rate | None:
    """核减工程款126万元，送审造价1680万元，核减率7.5%: part first, then the amount that went in."""
    told = _CUT.search(rate.before)
    if told is None or at < _PAIR:
        return None
    part, whole = ledger.quantities[at - _PAIR : at]
    if not part.sentence == whole.sentence == rate.sentence or not comparable(whole, part) or part.approximate:
        return None
    between = ledger.text[part.span.end : whole.span.start]
    if told["act"] not in part.before or not _WENT_IN.search(between) or _NO_PART.search(between):
        return None
    beside = ledger.text[whole.span.end : rate.span.start].count("，") <= 1
    if part.value >= whole.value or len(between) > _CLOSE or not beside:
        return None
    return _rate(_near(ledger, rate), rate, part, whole, told["act"] + "率")


_CUT = regex(
    r"(?:^|[，,（(])(?:平均|综合)?(?P<act>核减|审减|压减|节约|节支|追回|收回|清退|退还|抽检|抽查)率(?:仅|约|已)?(?:为|达到?|是|：|:)?$"
)
_WENT_IN = regex("^[，,、（(](?:而)?(?:送审|报审|原报|申报|预算|控制价|应[追收退]|总)[一-鿿]{0,8}$")


def _rate(near: Sequence[Quantity], rate: Quantity, part: Quantity, whole: Quantity, name: str) -> Rate | None:
    if whole.value < _TELLING or not is_near(rate, part.value / whole.value):
        return None
    if explained([one for one in near if one is not rate], rate, part, whole):
        return None
    others = (part, whole)
    return Rate(rate, part, whole, "named" if name else "share", name or "占", others, certain=False, slip=True)


def _near(ledger: Ledger, rate: Quantity) -> list[Quantity]:
    """The amounts of the sentences around a rate, in its paragraph; none where they are a table lost in lines."""
    around = in_sentences(ledger, rate.sentence, _SENTENCES, _SENTENCES)
    found = [one for one in around if one.is_amount and one.value > 0]
    return found if len(found) <= _MOST else []


def _is_count(one: Quantity) -> bool:
    return one.kind == "count" and one.exact and one.value > 1


def _bears(ledger: Ledger, one: Quantity, name: str) -> bool:
    """True where the name stands right at a number: 视力不良 of 查出视力不良者4807名, and of 4807名视力不良学生."""
    lead = ledger.text[one.clause.start : one.span.start]
    tail = _COUNTER.sub("", lead)
    if _NO_PART.search(lead):
        return False
    return tail.endswith(name) or one.after.startswith(name) or one.head == name


def _says(words: str, name: str) -> bool:
    """True where the words at the part tell what the rate is named after, 调解 and 撤诉 of 民事案件调解撤诉率."""
    # 解撤 of 调解撤诉 is no word: every second pair tells a word of two.
    act = name[-_PAIR * _PAIR :]
    return all(act[at : at + _PAIR] in words for at in range(0, len(act) - 1, _PAIR))
