"""More defined ratios: 优良率 is 优良天数 over the days of the year, 城乡居民收入比 the quotient of two incomes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.rates.defined import clause_before, in_order
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class DayShare(NamedTuple):
    """Days of good air and their share of all days."""

    days: Quantity
    share: Quantity
    whole_year: bool
    """True where the sentence says 全年 and tells no other number of days."""
    measured: Quantity | None = None
    """The days on which the air was measured, where the sentence tells them."""
    most: int = 366
    """Days of the part of a year that the sentence tells of."""


class IncomeRatio(NamedTuple):
    """城乡居民收入比, and what is told of the two incomes before it."""

    span: Span
    value: Decimal
    step: Decimal
    towns: tuple[Quantity, ...]
    villages: tuple[Quantity, ...]


_GOOD_DAYS = regex(
    r"(?:优良|良好|达标|二级|Ⅱ级|II级|2级)[^，,。；;]{0,12}(?:天数)?[^，,。；;]{0,6}$|优良天数[^，,。；;]{0,6}$"
)
_SHARE_OF_DAYS = regex(
    r"[，,（(、；; ]{0,3}(?:环境)?(?:空气)?(?:质量)?(?:(?:优良|达标)(?:天数)?(?:率|比[率例]|占比)"
    r"|占(?:比|(?:全年|有效|监测|总|的|有效监测){0,3}天数的?(?:比[重例])?)|比[率例])"
    r"(?:为|达到?|是|：|:)?[ —\-\d]{0,6}"
)
_DAYS_BEHIND = regex(r"[，,（(、 ]{0,2}(?:即|为|共|计|达到?|优良天数)*(?:为|达到?|共)? ?")
_GOOD_SHARE = regex(r"(?:优良|达标)(?:天数)?(?:率|比[率例]|占比)(?:为|达到?|是)?$")
_MEASURED = regex(
    r"(?:(?:有效|实际)(?:监测|评价)|监测有效|参与评价|(?<!无)有效)的?(?:总?天数|日数)?"
    r"(?:共计?|为|达到?|有|是|：|:)*[ （(]?$"
)
_PARTS = (
    (regex("前三季度|(?<!1)1月?[至到—－~～-]+9月"), 274),
    (regex("上半年|(?<!1)1月?[至到—－~～-]+6月"), 182),
    (regex("下半年|7月?[至到—－~～-]+12月"), 184),
    (regex("[一二三四1-4]季度"), 92),
)
"""Parts of a year and the most days that they have."""
_OTHERS = regex("分别|各|[站县区市镇]|点位|同期|[上去]年")
"""Between the days measured and the good ones: of another place or time."""
_SUMMED = regex(r"累计|合计|平均|各|以来|五年|年均|[由从比较]$|增加|减少|目标|提[高升]")

_RATIO = regex(
    r"城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之)?(?:比值|比例|比|倍差)(?:[（(][^（）()]{0,20}[）)])?"
    r"(?:由[^，,。；;]{1,14}?(?=缩小|下降|降|收窄|调整|变))?(?:进一步|继续|逐步)?(?:缩小|下降|降低|降|收窄|变|调整)?"
    r"(?:为|是|达到?|至|到|：|:)?了? ?"
    r"(?P<value>\d{1,2}\.\d{1,2})(?!\d|[个%％]|万)"
)
_TOWN = regex(r"城镇(?:常住)?居民(?:家庭)?人均(?:年)?可支配收入(?:实现|完成|达到|达|为|是|：|:)*$")
_VILLAGE = regex(r"农(?:村|牧区)(?:常住)?居民(?:家庭)?人均(?:年)?可支配收入(?:实现|完成|达到|达|为|是|：|:)*$")
_BOTH = regex(
    r"城镇(?:常住)?(?:居民)?(?:人均可支配收入)?[、和与]农村(?:常住)?居民人均(?:年)?可支配收入分别(?:实现|完成|增加到|达到|达|为|是)*$"
)
_OTHER_YEAR = regex(r"[上去前]年|十[二三四]五|[由从比较]|增长|增加|目标|预期|力争|计划|全国|全省")
_AIMED = regex("确保|力争|目标|争取|计划|预期|预计|到20")
_LIMIT = regex("以[内下上]|左右|之内")
"""A ratio that is to come is none of the incomes told."""
_MOST = 6


def find_day_shares(ledger: Ledger) -> Iterator[DayShare]:
    """Days and their share, one right behind the other."""
    text = ledger.text
    if "优良" not in text and "达标天数" not in text:
        return
    before: Quantity | None = None
    for one in ledger.quantities:
        if before and before.sentence == one.sentence:
            gap = text[before.span.end : one.span.start]
            if _is_days(before) and _is_share(one):
                good = _GOOD_DAYS.search(before.before) and not _SUMMED.search(before.before)
                if good and _SHARE_OF_DAYS.fullmatch(gap):
                    yield _day_share(ledger, before, one)
            elif _is_share(before) and _GOOD_SHARE.search(before.before) and _days_of(one, gap):
                yield _day_share(ledger, one, before)
        before = one


def _is_days(one: Quantity) -> bool:
    return one.printed_unit == "天" and not one.approximate and 0 < one.number.end - one.number.start <= len("366.5")


def _days_of(one: Quantity, gap: str) -> bool:
    """True for the days right behind their share: 优良率81.4%（297天）."""
    return _is_days(one) and bool(_DAYS_BEHIND.fullmatch(gap))


def _is_share(one: Quantity) -> bool:
    return one.printed_unit in ("%", "％") and not one.approximate and 0 < one.value <= 1


def _day_share(ledger: Ledger, days: Quantity, share: Quantity) -> DayShare:
    sentence = ledger.sentences[days.sentence].span
    told = [one for one in ledger.by_sentence.get(days.sentence, ()) if one.printed_unit == "天"]
    first = min(days.span.start, share.span.start)
    head = ledger.text[sentence.start : first]
    whole_year = "全年" in ledger.text[sentence.start : share.span.end] and "月" not in head
    bases = [one for one in told if one is not days and _MEASURED.search(ledger.text, sentence.start, one.span.start)]
    measured = bases[0] if len(bases) == 1 and _is_days(bases[0]) else None
    if measured and _OTHERS.search(ledger.text, *sorted((measured.span.end, days.span.start))):
        measured = None
    most = next((days for part, days in _PARTS if part.search(head)), 366)
    return DayShare(days, share, len(told) == 1 and whole_year, measured, most)


def find_income_ratios(ledger: Ledger) -> Iterator[IncomeRatio]:
    """Every 城乡居民收入比 with the incomes told in the paragraphs around it."""
    if "城乡" not in ledger.text:
        return
    ratios = list(_RATIO.finditer(ledger.text))
    if not ratios:
        return
    towns: list[Quantity] = []
    villages: list[Quantity] = []
    both: Quantity | None = None
    for end, one in in_order(ledger):
        if one.unit != "元" or one.approximate:
            continue
        clause = clause_before(ledger, end, one)
        if both and both.span.end == end and clause in ("和", "、", "与", ""):
            villages.append(one)
        both = None
        if "居民" not in clause or _OTHER_YEAR.search(clause):
            continue
        if _BOTH.search(clause):
            both = one
        if both or _TOWN.search(clause):
            towns.append(one)
        elif _VILLAGE.search(clause):
            villages.append(one)
    for ratio in ratios:
        value = Decimal(ratio["value"])
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        start = ledger.sentences[ledger.sentence_at(ratio.start())].span.start
        aimed = _AIMED.search(ledger.text, start, ratio.start()) or _LIMIT.match(ledger.text, ratio.end())
        if towns and villages and not aimed:
            yield IncomeRatio(Span(*ratio.span("value")), value, step, tuple(towns[:_MOST]), tuple(villages[:_MOST]))
