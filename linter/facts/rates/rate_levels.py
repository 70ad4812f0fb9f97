"""Rates told twice: 森林覆盖率为63.45% … 森林覆盖率升至64.35%, of one place and year, with a slip of the pen between.

A rate bears its own name (…率) or is the share of something: 65岁及以上人口1.2万人，占20.47% and 65岁及以上人口占比.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.retold import both_told_again, in_parallel
from linter.facts.quantities.slips import slip_of_the_pen, swapped
from linter.facts.rates.tellings import indicator, place_of
from linter.facts.states.plans import in_plans
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Named(NamedTuple):
    """What a rate is told of."""

    name: str
    base: str
    """Of what it is a share; empty for the whole that anybody would think of, and for rates of their own name."""
    start: int
    """Where the name begins in the words before the rate."""
    course: bool
    """True for what a course reaches: 由5.23%下降为3.42%."""


class RatePair(NamedTuple):
    """Two values of one rate."""

    name: str
    one: Quantity
    other: Quantity


_ASIDE = regex(r"[（(〔\[][^（()）〔〕\[\]\n]{1,30}[）)〕\]]")
_TO = (
    r"(?:目前|现已?|已经?|均|也|仍|就|[：:，,]|(?:高|多)?达到?|为|是|仅|只有|(?:稳定|保持|维持|控制)?在"
    r"|(?:继续|稳步|稳定|持续|逐步|进一步|大幅)*(?:提高|提升|上升|升高|升|增长|增加|增|扩大|下降|降低|降|回落|跃升|攀升)(?:到|至|为))*"
)
_FROM = r"(?P<course>[由从][^，,。；;]{0,12}?[\d.]+[%％])?"
_WHAT = r"(?:^|(?<=[，,；;。：:、]))(?P<name>[一-鿿\d至]{3,22}?)"
_RATE = regex(rf"(?:^|(?<=[，,；;。：:、\d%％]))(?P<name>[一-鿿]{{2,20}}率){_FROM}{_TO}$")
_SHARE = regex(
    rf"{_WHAT}(?:的?(?:比重|比例|占比)|占比例?|占(?P<base>[一-鿿]{{0,12}}?)(?:的(?:比重|比例)?|比重|比例)){_FROM}{_TO}$"
)
_COUNTED_SHARE = regex(
    rf"{_WHAT}(?:为|有|达到?|共有?)?\d[\d.]*[万亿]?[一-鿿]{{1,2}}[，,]"
    rf"(?:占比例?|占(?P<base>[一-鿿]{{0,12}}?)(?:的(?:比重|比例)?|比重|比例)?|(?:所占)?(?:比重|比例)){_TO}$"
)
_WHOLE = regex("全[市县区省镇乡州国旗]|[我本][市县区省镇乡州旗]|全部|所有|常住|总人口|人口(?:总数|总量)?|总[数量]")
_RESIDENT = regex("^(?:常住人口|常住)(?=城[镇市]化率)")
"""城镇化率 is that of the residents, unless it says 户籍."""
_OF_A_PLACE = regex(
    r"[一-鿿]{0,12}(?:城[镇市]化|覆盖|绿[地化]|文盲|出生|死亡|自然增长|入学|入园|巩固|普及|参保|硬化|通畅|机械化|集中处理|综合利用|无害化处理"
    r"|资源化利用|户籍化|抚养|劳动参与|贫困发生|垦殖|开发利用)率"
)
"""Rates that a place has just one of; 合格率 and 满意率 are found anew by every inspection and every survey."""
_SHORTEST, _LONGEST = 6, 90
"""Characters of the name of a share, and before a rate that are read for it."""
_AHEAD = regex(r"目标|力争|计划|规划|预计|预期|确保|争取|要求|任务|指标|标准|(?<!已经)将|到20\d\d年|上限|下限|控制数")
_OTHER = regex(
    r"平均|同期|[上去前往历]年|全国|全省|季度|半年|\d月|[首末上]次|[两三四五六七八九]普|口径|剔除|扣除|最[高低]|其[他余]|折算|测算|初步|[年期]初|年来|以来|此前|过去|经过?|努力|整改|治理|改造|实施|通过|[巡审督普]查?[察计]?时|[以之]?[前后](?=[，,])"
)
_LEVEL = regex("[省市州县区旗镇乡](?:本级|级|直)|全[省市州县区旗镇乡]|[一-鿿]{2}(?:(?<!城)[镇乡]|街道|社区|片区)")
_GROUP = regex(r"第[一二三四五六七八九十\d]+[批轮期次]|[首上下][批轮期次]|[男女]性?|城镇|农村|乡村")
_FEWEST, _MANY = 3, 4
"""Digits between which two exchanged neighbours, and any slip, are no coincidence under one name."""
_MOST = 6
"""Rates of the same digits beyond which they are no two tellings of one."""


def find_rate_pairs(ledger: Ledger) -> Iterator[RatePair]:
    """Each pair once, in the order of the text."""
    alike: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.kind != "percent" or quantity.printed_unit not in ("%", "％") or quantity.approximate:
            continue
        figures = plain(quantity.value / quantity.step)
        if len(figures) < _FEWEST or not 0 < quantity.value < 1:
            continue
        alike.setdefault((quantity.step, "".join(sorted(figures))), []).append(quantity)
        if len(figures) >= _MANY:
            for at in range(len(figures) - 1):
                alike.setdefault((quantity.step, at, figures[:at] + figures[at + 1 :]), []).append(quantity)
    years, seen = LevelYears(ledger), set()
    for group in alike.values():
        if not 1 < len(group) <= _MOST:
            continue
        for one, other in combinations(group, 2):
            if one.sentence == other.sentence or (one.span, other.span) in seen or not _slipped(one, other):
                continue
            seen.add((one.span, other.span))
            leads = [_lead(ledger, quantity) for quantity in (one, other)]
            named = [_named(lead) for lead in leads]
            first, second = named
            if first is None or second is None or (first.name, first.base) != (second.name, second.base):
                continue
            told = {_year(years, *each) for each in zip((first, second), leads, (one, other), strict=True)} - {0}
            # Words of another time or group are looked for behind the last figure that is told before the name.
            scopes = [own_words(lead, each.start) for lead, each in zip(leads, (first, second), strict=True)]
            if len(told) < _TWO and not worded_apart(*scopes) and not _apart(ledger, one, other):
                yield RatePair(first.name, one, other)


def _slipped(one: Quantity, other: Quantity) -> bool:
    first, second = (plain(quantity.value / quantity.step) for quantity in (one, other))
    if len(first) != len(second):
        return False
    return swapped(first, second, _FEWEST) or (len(first) >= _MANY and slip_of_the_pen(one, other.value))


_TWO = 2


def own_words(lead: str, start: int) -> str:
    """The words behind the last figure that is told before `start`."""
    figures = [match.end() for match in _FIGURE.finditer(lead, 0, start)]
    return lead[figures[-1] if figures else 0 :]


_FIGURE = regex(r"\d[\d.]*[万亿]?[一-鿿%％‰]{1,4}[，,；;。：:]")


def worded_apart(one: str, other: str) -> bool:
    """True where one tells another time or group than the other."""
    return any(set(words.findall(one)) != set(words.findall(other)) for words in (_OTHER, _GROUP))


def _lead(ledger: Ledger, quantity: Quantity) -> str:
    start = ledger.sentences[quantity.sentence].span.start
    words = ledger.text[max(start, quantity.span.start - _LONGEST) : quantity.span.start]
    return _as_range(_ASIDE.sub("", words))


def _as_range(words: str) -> str:
    """15—59岁 as 15至59岁, so that a range of ages stays in one piece."""
    return words.replace("—", "至").replace("～", "至").replace("-", "至").replace("－", "至").replace("–", "至")


def _named(lead: str) -> _Named | None:
    """The name of the rate that these words lead to."""
    found = _RATE.search(lead)
    if found:
        name = _RESIDENT.sub("", indicator(found["name"]))
        if not _OF_A_PLACE.fullmatch(name):
            return None
        return _Named(name, "", found.start("name"), bool(found["course"]))
    found = _COUNTED_SHARE.search(lead) or _SHARE.search(lead)
    if found is None:
        return None
    name = indicator(found["name"])
    course = "course" in found.re.groupindex and bool(found["course"])
    base = _WHOLE.sub("", found["base"] or "")
    return _Named(name + "占比", base, found.start("name"), course) if len(name) >= _SHORTEST else None


def _year(years: LevelYears, named: _Named, lead: str, quantity: Quantity) -> int:
    """The year for which a rate is told; what a course begins with is told for another."""
    if not named.course:
        return years.year_of(quantity)
    found = YEAR.findall(lead[: named.start])
    return int(found[-1]) if found else 0


def _apart(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where anything sets the two apart: an aim, another time, place or group, or the points between them."""
    leads = [ledger.lead(quantity) for quantity in (one, other)]
    if any(_AHEAD.search(lead) or in_plans(ledger, q.span.start) for lead, q in zip(leads, (one, other), strict=True)):
        return True
    first, second = (set(_LEVEL.findall(lead)) for lead in leads)
    if first and second and first.isdisjoint(second):
        return True
    places = {place_of(ledger, one), place_of(ledger, other)} - {""}
    if len({place for place in places if not place.endswith("城镇")}) > 1:  # 人口城镇化 names no town
        return True
    if points_apart(ledger, one, other) or both_told_again(ledger, one, other) or in_parallel(ledger, one, other):
        return True
    return any(ledger.document.blocks[ledger.sentences[q.sentence].block].kind == "cell" for q in (one, other))


def points_apart(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the text tells by how many points two rates differ, 比上年提高0.90个百分点: they are of two years."""
    rest = abs(one.value - other.value)
    return any(told.kind == "points" and abs(told.value) in (rest, rest * 100) for told in ledger.quantities)
