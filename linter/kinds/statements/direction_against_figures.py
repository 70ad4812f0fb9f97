"""Direction against figures: 比上年减少, yet 86万元 here and 上年为78万元 there; 逐年下降 over a rising row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.changes.all_grown import find_all_grown
from linter.facts.changes.change_words import DOWN, UP
from linter.facts.changes.income_gap import find_income_gaps
from linter.facts.changes.rows_of_years import find_rows_of_years
from linter.facts.changes.told_flat import find_told_flat
from linter.facts.changes.ways_told_apart import find_ways_told_apart
from linter.facts.states.same_matter import PROMISED
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BARE = regex(
    rf"(?:同比|[比较](?:上年度?|去年|上一年)(?:同期)?)(?:均|也|都|有所|略有|明显|大幅|小幅|略|继续|持续|稍有)*(?:(?P<up>{UP})|(?P<down>{DOWN}))(?=[，,；。（(])"
)
"""A direction without an amount."""
_STEADILY = regex(
    rf"(?:持续|逐年|连年|连续[三四五]年)(?:稳步|明显|大幅|平稳)?(?:(?P<up>{UP})|(?P<down>{DOWN}))(?![了到至额率幅]|\d)"
)
_PLAINLY = regex(
    rf"(?:稳步|稳中[有趋]|明显|大幅|显著|小幅|有所|有了|进一步|整体|总体|呈现?|实现|保持)(?:了|稳步|持续|明显|大幅|显著)*(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    r"(?:了|的?(?:态势|趋势|势头))?(?=[，,：:（(](?:19|20)\d\d年)"
)
"""A direction right before the levels of two years that it is told of."""
_LAST = regex(
    r"(?:而|其中)?(?:上年度?|去年|上一年)(?:同期)?(?P<name>[一-鿿“”]{0,10}?)(?:支出|收入|总量|总数)?(?:为|是|完成|只有|仅有|达)?$"
)
_YEAR = regex(r"(?:而|其中)?(?P<year>(?:19|20)\d\d)年?(?:度|同期|全年)?(?P<name>[一-鿿“”]{0,10}?)(?:为|是|完成|达)?$")
_MONEY = ("count", "measure", "money", "percent")
_REACH = 4
"""Sentences up to the one in which the base is told."""
_OTHER = regex("预算|计划|目标|调整|可比|剔除|扣除|口径|预计|其中|人均|户均|占比|比重|增[长减速幅]|降幅|折合|平均")
"""What makes a number another one than the level of the year."""


class DirectionAgainstFigures:
    """Reports a direction, told without an amount, that both levels or a row of years contradict."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each such direction."""
        told: set[Span] = set()
        for match in _BARE.finditer(ledger.text):
            found = _levels(ledger, match)
            if found:
                yield _hit(ledger, Span(*match.span()), *found)
        if any(word in ledger.text for word in ("持续", "逐年", "连年", "连续")):
            for match in _STEADILY.finditer(ledger.text):
                found = _row(ledger, match)
                if found:
                    told.add(found[1].span)
                    yield _hit(ledger, Span(*match.span()), *found)
        for row in find_rows_of_years(ledger):
            if row.end.span not in told:
                yield _hit(ledger, row.span, row.start, row.end)
        for match in _PLAINLY.finditer(ledger.text):
            found = _two_years(ledger, match)
            if found:
                yield _hit(ledger, Span(*match.span()), *found)
        for flat in find_told_flat(ledger):
            values = {"said": ledger.quote(flat.flat), "later": ledger.quote(flat.moved)}
            yield Hit((flat.flat, flat.moved), values, severity="warning", variant="flat")
        for apart in find_ways_told_apart(ledger):
            values = {"said": ledger.quote(apart.said), "later": ledger.quote(apart.moved)}
            yield Hit(tuple(sorted((apart.said, apart.moved))), values, severity="warning", variant="apart")
        for every in find_all_grown(ledger):
            places = (every.claim, *(one.span for one in every.against))
            values = {"said": ledger.quote(every.claim), "later": ledger.quote(every.against[0].span)}
            yield Hit(places, values, severity="warning", variant="all")
        for gap in find_income_gaps(ledger.text):
            town, country = ledger.quote(gap.town), ledger.quote(gap.country)
            yield Hit(
                (gap.way, gap.country, gap.town),
                {"said": ledger.quote(gap.way), "town": town, "country": country},
                f"{country}% {'>' if gap.country_faster else '<'} {town}%",
                variant="gap",
            )


def _hit(ledger: Ledger, said: Span, first: Quantity, later: Quantity) -> Hit:
    ledger.note_compared(first)
    ledger.note_compared(later)
    sign = ">" if later.value > first.value else "<"
    return Hit(
        (said, later.span, first.span),
        {"said": ledger.read(said), "later": ledger.quote(later.span), "first": ledger.quote(first.span)},
        f"{plain(later.value)} {sign} {plain(first.value)}",
    )


def _against(match: re.Match[str], first: Quantity, later: Quantity) -> bool:
    """True where the direction is not that from the first level to the later one; intervals must be apart."""
    if first.interval.meets(later.interval):
        return False
    return (later.value > first.value) is not bool(match["up"])


def _levels(ledger: Ledger, match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """The level of last year and that of this year, where the direction between them is another one."""
    index = ledger.sentence_at(match.start())
    start = ledger.sentences[index].span.start
    lead = ledger.text[start : match.start()]
    if PROMISED.search(lead):
        return None
    years = _of_years(ledger, match.end(), index)
    if len(years) > 1 and years[0][0] + 1 == years[1][0] and not _OTHER.search(lead):
        first, later = years[0][1], years[1][1]
        return (first, later) if _against(match, first, later) else None
    now = _level_before(ledger, match, index)
    if now is None:
        return None
    block = ledger.sentences[index].block
    for at in range(index, min(index + _REACH, len(ledger.sentences))):
        if ledger.sentences[at].block != block:
            break
        for one in ledger.by_sentence.get(at, ()):
            if one.span.start < match.end() or not _comparable(one, now):
                continue
            base = _LAST.search(one.before) or _YEAR.search(one.before)
            if base and one.before[: base.start()].strip() == "" and _same_name(base["name"], lead):
                year = base.groupdict().get("year")
                if year and "同期" not in base.group() and not _year_before(ledger, int(year), lead):
                    continue
                return (one, now) if _against(match, one, now) else None
    return None


def _year_before(ledger: Ledger, year: int, lead: str) -> bool:
    told = re.findall(r"(?:19|20)\d\d(?=年)", lead)
    own = int(told[-1]) if told else ledger.identity.year
    return own is None or year == own - 1


def _same_name(name: str, lead: str) -> bool:
    name = name.strip("“”")
    return not name or (name[:2] in lead and name[-2:] in lead)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return (
        one.kind == other.kind and one.unit == other.unit and not one.approximate and one.role not in ("change", "rank")
    )


def _level_before(ledger: Ledger, match: re.Match[str], index: int) -> Quantity | None:
    """The number whose clause the direction follows."""
    before = [one for one in ledger.by_sentence.get(index, ()) if one.span.end <= match.start()]
    now = before[-1] if before else None
    if now is None or now.kind not in _MONEY or now.approximate or now.role in ("change", "rank", "part"):
        return None
    between = ledger.text[now.span.end : match.start()]
    return now if between.strip("，,（(") == "" and not _OTHER.search(now.before) else None


def _of_years(ledger: Ledger, offset: int, index: int) -> list[tuple[int, Quantity]]:
    """The levels told year by year behind an offset, in its sentence: 2019年48.1%、2020年49.3%."""
    found: list[tuple[int, Quantity]] = []
    for one in ledger.by_sentence.get(index, ()):
        if one.span.start < offset:
            continue
        named = _YEAR.search(one.before)
        if named is None or named.start() or _OTHER.search(one.before) or (found and not _comparable(one, found[0][1])):
            break
        if not _same_name(named["name"], ledger.text[ledger.sentences[index].span.start : offset]):
            break  # 发病率比上年下降，2021年病例数为312例
        found.append((int(named["year"]), one))
    return found


def _row(ledger: Ledger, match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Two years beside one another between which the level goes the other way."""
    years = _of_years(ledger, match.end(), ledger.sentence_at(match.start()))
    if len(years) < _FEWEST or any(one[0] >= other[0] for one, other in pairwise(years)):
        return None
    return next(((first, later) for (_, first), (_, later) in pairwise(years) if _against(match, first, later)), None)


def _two_years(ledger: Ledger, match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """越级走访量稳步下降，2022年为46件，2023年为53件: the only levels of the sentence, of two years in a row."""
    index = ledger.sentence_at(match.start())
    lead = ledger.text[ledger.sentences[index].span.start : match.start()]
    if PROMISED.search(lead) or _OTHER.search(lead) or _UNCOUNTED.search(lead):
        return None
    years = _of_years(ledger, match.end(), index)
    if len(years) != _PAIR or years[0][0] + 1 != years[1][0]:
        return None
    first, later = years[0][1], years[1][1]
    return (first, later) if _against(match, first, later) else None


_PAIR = 2
_UNCOUNTED = regex("(?:质量|效率|效能|效果|能力|力度|水平|压力|负担|保障)[^，,。；;]{0,6}$")
"""What goes up or down without being what the numbers behind it count."""
_FEWEST = 3
"""Years that make a row."""
