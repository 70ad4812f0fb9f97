"""Sites: where a work stands, told twice: 油茶基地位于大坪村, and 位于小坪村的油茶基地."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.names.stops import is_parted, sentence_start
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.bigrams import shared_tail
from linter.offsets import Span
from linter.patterns import regex

_AT = "(?:位于|坐落于|坐落在|地处|选址在|选址于|选址|建在|建于|落户于?|设在|布局在)"
_PLACE = (
    "(?P<place>(?:(?![的和与及、])[一-鿿]){1,12}?"
    "(?P<level>(?<![农乡中])村|社区|(?<![城乡])镇(?!政府)|街道|(?<![家本])乡(?!镇)|工业园|产业园|园区|[大中]道|路(?!口)|小区))"
)
_BEHIND = regex(rf"(?P<name>[一-鿿“”]{{4,24}}?)[，]?{_AT}{_PLACE}")
_BEFORE = regex(rf"{_AT}{_PLACE}(?:[^，,。；;\n]{{0,6}})?的(?P<name>[一-鿿“”]{{4,24}})")
_SIGN = regex(_AT)
_MOVED = regex(
    "搬迁|迁[至到建往址]|新址|旧址|原址|老址|分别|另[一外选]|调整为|改为|改选|变更|分[院校店部]|两处|多处|移至|由原"
)
_SHARED = 5
"""Characters of a name that two works do not share by chance."""
_GENERAL = regex("^(?:项目|工程|基地|中心|学校|公司|企业|养殖场|合作社|小学|中学|幼儿园|服务站|污水处理站)*$")
_MOST = 20


class Site(NamedTuple):
    """A work and its place."""

    name: str
    """Up to 24 characters right before the verb, or right behind 的."""
    ahead: bool
    """True where the name stands before its place, so that it ends where the name ends."""
    place: str
    level: str
    span: Span


def find_sites(text: str) -> Iterator[tuple[Site, Site]]:
    """Pairs of one work in two places of one level, in two sentences."""
    found: list[Site] = []
    for form, ahead in ((_BEHIND, True), (_BEFORE, False)):
        for match in matches_on_lines(form, _SIGN, text):
            if _MOVED.search(text, sentence_start(text, match.start()), match.end()):
                continue
            name = match["name"].replace("“", "").replace("”", "")
            found.append(Site(name, ahead, match["place"], match["level"], Span(*match.span("place"))))
    found = sorted(found, key=lambda site: site.span)[:_MOST]
    for one, other in combinations(found, 2):
        apart = one.level == other.level and _apart(one.place, other.place) and _one_work(one, other)
        if apart and is_parted(text, one.span.end, other.span.start) and not _of_two_years(text, one, other):
            yield one, other


def _of_two_years(text: str, one: Site, other: Site) -> bool:
    """True for 2022年农田建设项目位于大坪村 and 2023年农田建设项目位于小坪村: each year's own."""
    first, second = (set(YEAR.findall(text, sentence_start(text, at.span.start), at.span.end)) for at in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _apart(one: str, other: str) -> bool:
    """True for places of which neither is the other's short form: 石桥镇大坪村 and 大坪村."""
    return not one.endswith(other) and not other.endswith(one)


def _one_work(one: Site, other: Site) -> bool:
    """True where both name the work in the same words."""
    if one.ahead and other.ahead:
        word = shared_tail(one.name, other.name)
    elif not one.ahead and not other.ahead:
        word = shared_tail(one.name[::-1], other.name[::-1])[::-1]
    else:
        ahead, behind = (one.name, other.name) if one.ahead else (other.name, one.name)
        word = next((behind[:size] for size in range(len(behind), 0, -1) if ahead.endswith(behind[:size])), "")
    return len(word) >= _SHARED and not _GENERAL.match(word)
