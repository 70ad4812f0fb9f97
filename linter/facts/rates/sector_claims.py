"""Sector claims: 第二产业占地区生产总值的比重不足三成, 第二产业份额最大, far from the proportion of the sectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.dates.years import YEAR, years_told
from linter.facts.quantities.values_by_name import values_by_name
from linter.facts.rates.sectors import proportions_told
from linter.facts.rates.share_words import find_shares_said
from linter.facts.rates.whole_place import of_whole_place
from linter.facts.states.plans import in_plans
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Proportion(NamedTuple):
    """The shares of the three sectors as a report tells them."""

    shares: tuple[Decimal, ...]
    """In percent."""
    spans: tuple[Span, ...]
    """Where each stands, or the value that it is reckoned from."""
    reach: Decimal
    """How far each may be off, in points."""


class SectorClaim(NamedTuple):
    """What a text says of the sectors, against their proportion."""

    span: Span
    said: Interval | None
    """The share told of a sector, in fractions of one; None where sectors are compared."""
    sectors: tuple[int, ...]
    """Those spoken of, by their place in the proportion; of several each is said to be larger than the next."""


class DeniedClaim(NamedTuple):
    """A claim with the sectors that deny it."""

    claim: SectorClaim
    sectors: tuple[int, ...]
    proportion: Proportion


_THREE = "一二三"
_SECTOR = "(?<![、一二三和及与第])(?:第?(?P<{0}>[一二三])次?产业?|(?P<{0}s>服)务业)(?:增加值)?"
_WHOLE = "(?:全[市省县区州旗]|[我本][市省县区州旗])?(?:的)?(?:地区生产总值|国内生产总值|生产总值|GDP|经济总量)"
_VERBS = "(?:就|也|还|均|仅仅|仅|只|才|已经?|高|大约|约|为|达到|达|是|有|到|至|了)*"
_SHARE = regex(
    rf"(?:{_SECTOR.format('a')}占{_WHOLE}的?(?:比重|比例|份额)?|{_SECTOR.format('b')}在{_WHOLE}[中里](?:所占)?的?(?:占比|比重|份额|比例|占)"
    rf"|{_WHOLE}(?:当|之)?[中里][，,]?{_SECTOR.format('c')}(?:所占)?的?(?:占比|比重|份额|比例|占)){_VERBS}$"
)
_STILL = "(?:仍然?|依然|依旧|继续|一直|始终|都|均|也|还|稳居|位居|居)*"
_MOST = regex(
    rf"{_SECTOR.format('a')}(?:在{_WHOLE}[中里])?(?:所占)?的?(?:份额|比重|占比|比例|体量){_STILL}(?:最(?P<top>大|高)|最(?P<low>小|低)|(?P<first>首位|第一))(?=[，,。；;、\n]|$)"
    rf"|(?:份额|比重|占比|比例|体量)最(?:(?P<tops>大|高)|(?P<lows>小|低))的{_STILL}(?:是|为|属){_SECTOR.format('b')}(?=[，,。；;、\n]|$)"
)
_AGAINST = regex(
    rf"{_SECTOR.format('a')}(?:的?(?:总量|规模|体量|比重|占比|份额))?(?:已经?|仍然?|依然|还|均|明显|略|大大|远远?|首次|继续|反而)*"
    rf"(?:(?P<less>低于|小于|少于|不及|不如|不敌)|(?P<more>高于|大于|多于|超过|超出))(?:了)?{_SECTOR.format('b')}(?:的?(?:总量|规模|体量|比重|占比|份额))?(?=[，,。；;、\n]|$)"
)
_ORDER = regex(
    '(?:产业|经济)[^，,。；;\n]{0,12}[“"‘]?(?<![一二三])(?P<order>[一二三]{3})(?![一二三次产])[”"’]?(?:型|的|产业|结构|发展)*(?:格局|结构|排序|序列|态势)'
)
_UNLIKE = regex(
    r"增[速长幅量]|速度|贡献|拉动|投资|就业|从业|劳动力|税|用电|能耗|贷款|企业|民营|非公|比上年|个百分点|目标|力争|确保|争取|努力|规定|要求|如果|倘若|剔除|不变价|可比|转变|转向|迈向|上年|去年|前年|同期|季度|半年|\d月|预[计期]|计划|规划|十[一二三四五]五|到(?:19|20)\d\d年|由"
)
"""In the sentence of a claim: it is about something else than the values of the sectors, or looks ahead."""
_MARGIN = Decimal("0.5")
"""Points by which a sector has to be behind another before it is called smaller."""
_HUNDRED, _TOLERANCE = Decimal(100), Decimal("0.2")
_ROUGHLY_ALL = Decimal(2)
"""Points by which the three may miss 100."""
_LONGEST, _FRONT = 60, 40
"""Characters of a claim before its share, and of what a proportion is told of."""
_OF_ELSE, _MARK = regex("民营|非公|税|能耗|贡献|拉动"), regex("[。；，,\n]")
_YEAR = regex(r"(?<![比较与同由从到])(?<!\d)((?:19|20)\d\d)年")


def find_sector_claims(ledger: Ledger) -> Iterator[DeniedClaim]:
    """Every claim on the sectors that the one proportion of the report, or else their values, denies."""
    text = ledger.text
    if not any(sign in text for sign in ("第二产业", "第三产业", "三次产业")):
        return
    told: list[Proportion] = []
    for number, claim in enumerate(
        claim for find in (_shares, _largest, _compared, _ordered) for claim in find(ledger)
    ):
        told = told if number else list(_proportions(ledger))
        # 民营经济三次产业结构: where several are told, a claim that one of them bears out may be on that.
        found = [*told, *_of_values(ledger, claim.span.start)]
        denied = [sectors for one in found if (sectors := _denied(claim, one))]
        if denied and len(denied) == len(found) and _comparable(ledger, claim.span, found[0]):
            yield DeniedClaim(claim, denied[0], found[0])


def _shares(ledger: Ledger) -> Iterator[SectorClaim]:
    """第二产业增加值占地区生产总值的比重不足三成."""
    for said in find_shares_said(ledger):
        match = (
            None if said.verb_to else _SHARE.search(ledger.text, max(0, said.span.start - _LONGEST), said.span.start)
        )
        if match:
            yield SectorClaim(said.span, said.means, (_sector(match, "a", "b", "c"),))


def _largest(ledger: Ledger) -> Iterator[SectorClaim]:
    """第二产业份额最大: larger than both others; the smallest is told as less than both."""
    for match in _MOST.finditer(ledger.text):
        sector = _sector(match, "a", "b")
        least = match["low"] or match["lows"]
        for other in range(len(_THREE)):
            if other != sector:
                yield SectorClaim(Span(*match.span()), None, (other, sector) if least else (sector, other))


def _compared(ledger: Ledger) -> Iterator[SectorClaim]:
    """第三产业增加值低于第二产业."""
    for match in _AGAINST.finditer(ledger.text):
        one, other = _sector(match, "a"), _sector(match, "b")
        if one != other:
            yield SectorClaim(Span(*match.span()), None, (other, one) if match["less"] else (one, other))


def _ordered(ledger: Ledger) -> Iterator[SectorClaim]:
    """产业结构呈“三二一”格局."""
    for match in _ORDER.finditer(ledger.text):
        order = match["order"]
        if len(set(order)) == len(_THREE):
            yield SectorClaim(Span(*match.span("order")), None, tuple(_THREE.index(one) for one in order))


def _sector(match: re.Match[str], *groups: str) -> int:
    """The sector that one of these groups names; 服务业 is the third."""
    name = next((match[group] for group in groups if match[group]), None)
    return _THREE.index(name) if name else len(_THREE) - 1


def _denied(claim: SectorClaim, proportion: Proportion) -> tuple[int, ...]:
    """The sectors whose shares the claim is not true of; empty where it may be."""
    shares, reach = proportion.shares, proportion.reach
    if claim.said is not None:
        share = shares[claim.sectors[0]]
        possible = Interval((share - reach) / _HUNDRED, (share + reach) / _HUNDRED)
        return () if possible.meets(claim.said) else claim.sectors
    for larger, smaller in pairwise(claim.sectors):
        if shares[smaller] - shares[larger] > max(_MARGIN, reach * 2):
            return larger, smaller
    return ()


def _proportions(ledger: Ledger) -> Iterator[Proportion]:
    """Every proportion that comes to 100."""
    for match in proportions_told(ledger.text):
        shares = tuple(Decimal(share) for share in match.groups())
        front = ledger.text[max(0, match.start() - _FRONT) : match.start()]
        if not _OF_ELSE.search(_MARK.split(front)[-1]) and abs(sum(shares) - _HUNDRED) <= _ROUGHLY_ALL:
            spans = tuple(Span(*match.span(group)) for group in range(1, len(_THREE) + 1))
            yield Proportion(shares, spans, _TOLERANCE if "." in match.group() else Decimal(1))


def _of_values(ledger: Ledger, offset: int) -> Iterator[Proportion]:
    """The proportion of the values that stand under the names of the three, each told once."""
    values, at = values_by_name(ledger), ledger.sentence_at(offset)
    told = [one for number in _THREE if (one := values.only(f"第{number}产业增加值", at, "元"))]
    whole = sum((one.value for one in told), Decimal(0))
    if len(told) == len(_THREE) and values.together(tuple(told), at, ""):
        shares = tuple(one.value / whole * _HUNDRED for one in told)
        yield Proportion(shares, tuple(one.span for one in told), _TOLERANCE)


def _year_of(ledger: Ledger, offset: int) -> str:
    """The last year of the sentence before an offset, the first of its paragraph, or that the report names most."""
    sentence = ledger.sentences[ledger.sentence_at(offset)]
    paragraph = ledger.document.blocks[sentence.block].span
    if own := YEAR.findall(ledger.text, sentence.span.start, offset):
        return str(own[-1])
    if above := _YEAR.findall(ledger.text, paragraph.start, offset):
        return str(above[0])
    return next((str(year) for year, _ in years_told(ledger)), "")


def _comparable(ledger: Ledger, span: Span, proportion: Proportion) -> bool:
    """False for a claim of another year or place than the proportion, or of another matter."""
    sentence = ledger.sentences[ledger.sentence_at(span.start)].span
    lead, words = ledger.text[sentence.start : span.start], ledger.text[sentence.start : span.end]
    if _UNLIKE.search(words) or in_plans(ledger, span.start):
        return False
    years = set(YEAR.findall(words))
    told = _year_of(ledger, proportion.spans[0].start)
    if len(years) > 1 or (years and told and told not in years):
        return False
    return all(of_whole_place(ledger, one, two) for one, two in ((span.start, lead), (proportion.spans[0].start, "")))
