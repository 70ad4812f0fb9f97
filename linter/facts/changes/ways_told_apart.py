"""Ways told apart: 蜂蜜产量1.36万吨，增长4.2% here, 蜂蜜产量较上年有所减少 or 2024年蜂蜜产量为1.52万吨 there.

Both tell which way one indicator went in one year. That they speak of one thing is known by its name in full, and by
the text telling no other level and no other way of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.change_words import DOWN, REAL_TERMS, UP
from linter.facts.dates.years import YEAR, years_told
from linter.facts.numbers.lines import matches_on_lines, places_of
from linter.facts.quantities.following import quantity_at
from linter.facts.quantities.levels import LevelYears
from linter.facts.rates.tellings import place_at
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import PROMISED, lead_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class WayToldApart(NamedTuple):
    """What is said of an indicator, and the level with its change that the same report tells of it."""

    name: str
    said: Span
    moved: Span


class _Claim(NamedTuple):
    name: str
    span: Span
    """With its name, as far as it is the claim."""
    up: bool
    year: int
    """The year in which it went so; 0 where none is named."""
    other: tuple[str, str] = ("", "")
    """A level and its unit: that before, where the way is known by comparing it, or that after of a course."""
    before: bool = False
    """True for a level of the year before, whose way only the level told elsewhere shows."""


_LAST = "(?:上年度?|去年|上一年度?)"
_HOW = "(?:均|也|都|有所|略有|明显|大幅|小幅|略|继续|持续|稍有|仍|又|呈|呈现)*"
_SAID = regex(
    rf"(?:[比较]{_LAST}(?:同期|末)?(?:相比)?[，,]?|与{_LAST}(?:同期|末)?相比[，,]?|同比){_HOW}(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:态势|趋势)?"
    rf"|(?:(?P<above>高于|多于|超过|超出|好于)|[低少]于){_LAST}(?:同期|末)?(?:水平)?"
    r"|(?P<kept>(?:继续|依然|仍然?|总体)?(?:保持|实现|延续|呈现?)了?(?:稳步|平稳|较快|稳定|持续|正|快速|良好)*(?:的)?(?:增长|增势|上升|上涨)(?:态势|势头|趋势)?)"
    r"|(?:未能?延续[一-鿿]{1,6}[，,])?(?:(?P<turned>由[降减负]转[升增正])|由[升增正]转[降减负]|不[升增]反[降减]|出现(?:负增长|下降|下滑|萎缩|回落))"
)
_SAID_SIGN = regex("上年|去年|上一年|同比|保持|实现|延续|呈|转[升增正降减负]|反[降减]|出现[负下萎回]")
_BEHIND = regex(r"了?(?=[，,；;。]|$)", re.MULTILINE)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"[十百千]?[万亿]{0,2}(?:[%％‰]|[一-鿿]{1,4}(?:[/／][一-鿿]{1,4})?)"
_EARLIER = regex(
    rf"(?P<when>(?P<year>(?:19|20)\d\d)年(?:度|全年|年?(?P<edge>[初末底]))?|{_LAST}末?)[，,]?(?P<name>[一-鿿（）“”]{{4,32}}?)"
    rf"(?:仅|只|才)?(?:为|是|达到?|完成|实现)(?P<level>{_NUMBER})(?P<unit>{_UNIT})(?=[，,；;。）\n]|$)(?![，,；;](?:[比较与同环]|增|[上下]|提高|减|占))"
)
_COURSE = regex(
    rf"(?P<name>[一-鿿（）“”]{{4,32}})[由从](?:(?P<year>(?:19|20)\d\d)年[末底]?的?|{_LAST}末?的?)(?P<from>{_NUMBER})(?P<unit>{_UNIT}?)"
    rf"(?:[一-鿿]{{1,4}}[至到为])(?P<level>{_NUMBER})(?P<same>{_UNIT}?)(?=[，,；;。）\n]|$)"
)
_MOVED = regex(
    r"(?:（[^（）\n]{1,24}）)?(?:共计|总计|累计|合计|达到|达|为|完成|实现|是|共|[：:])*"
    rf"(?P<level>{_NUMBER})(?P<unit>{_UNIT}?)(?:（[^（）\n]{{1,24}}）)?(?P<step>[，,](?:[为占完成]{{1,2}}[一-鿿]{{0,10}}的{_NUMBER}[%％][，,])?"
    rf"(?P<base>[比较](?:{_LAST}(?:同期|末|底)?|年初)|同比)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?(?P<by>{_NUMBER})(?P<in>[%％]|个百分点|{_UNIT}))?"
)
"""What stands behind a name: its level, and the step that led there."""
_WAY = regex(
    rf"(?:（[^（）\n]{{1,24}}）)?(?:[比较与]{_LAST}(?:同期|末)?(?:相比)?[，,]?|同比|[，,])*{_HOW}(?:(?P<up>{UP})|(?P<down>{DOWN}))"
)
_MARK = regex(r"[，,。；;：:\n\s！？]")
_LEADS = regex(
    r"^(?:其中|而|但|且|同时|截至|到|(?:19|20)\d\d年(?:度|全年|[末底])?|[今当本全]年度?|年[末内]|[全我本][市省县区州旗国]|共|实现|完成|[的、（])+"
)
_SHORTEST, _LONGEST, _MOST = 4, 26, 30
"""Characters of a name that no two things bear by chance, and the most; occurrences beyond which it tells nothing."""
_CLAUSE = 40
"""Characters before a claim that hold its name."""
_WITHIN = regex(r"季度|[上下]半年|\d月|月份|当月|本月|上月|环比|以来|累计|[上中下]旬|节|假期")
"""What tells of another time than a year."""
_APART = regex(
    r"可比|口径|剔除|扣除|预算|计划|目标|预计|预期|力争|增[速幅长]|降幅|涨幅|增量|增额|排名|位次|贡献|[省国]均|平均|[五三四十两]年|将|如|若|不[再得能是]|没有|并未|未(?!能?延续)"
    "|有望|可能|确保|应|连续|部分|多数|个别|一些|哪|是否"
)
_PAST = regex("前年|去年|上年|上一年|往年")
_FOOTING = regex("可比|口径|剔除|扣除|不变价|名义|计价|美元|如果|若|假如|原因")
"""What a whole sentence is told under."""
_OFTEN = 2
"""Mentions of a year by which it is that of the report."""
_SAME_SUFFIX = regex(r"[市县区州省镇乡级旗国]$")


def find_ways_told_apart(ledger: Ledger) -> Iterator[WayToldApart]:
    """Every claim about the way of an indicator that the one change told of its name denies."""
    years = LevelYears(ledger)
    seen: set[Span] = set()
    for claim in _claims(ledger):
        sentence = _sentence(ledger, claim.span)
        if claim.span in seen or PROMISED.search(sentence) or _FOOTING.search(sentence):
            continue
        if in_plans(ledger, claim.span.start):
            continue
        seen.add(claim.span)
        moved = _denied_by(ledger, years, claim)
        if moved:
            yield WayToldApart(claim.name, claim.span, moved)


def _claims(ledger: Ledger) -> Iterator[_Claim]:
    text = ledger.text
    for match in matches_on_lines(_SAID, _SAID_SIGN, text):
        if not _BEHIND.match(text, match.end()):
            continue
        lead = _MARK.split(text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
        named = _claimed(ledger, lead, match.start())
        if named and not _PAST.search(lead_of(ledger, match.start())):
            up = any(match[one] for one in ("up", "above", "kept", "turned"))
            years = YEAR.findall(lead_of(ledger, match.start()))
            year = int(years[-1]) if years else 0
            yield _Claim(named, Span(match.start() - len(named), match.end()), up, year)
    for match in matches_on_lines(_EARLIER, "年", text):
        named = _claimed(ledger, match["name"], match.end("name"))
        if named and match["unit"] and not REAL_TERMS.search(named):
            year = int(match["year"]) + (match["edge"] != "初") if match["year"] else 0
            span = Span(match.end("name") - len(named), match.end("unit"))
            yield _Claim(named, span, False, year, (match["level"], match["unit"]), before=True)
    for match in matches_on_lines(_COURSE, regex("[由从](?:[上去12])"), text):
        named = _claimed(ledger, match["name"], match.end("name"))
        unit = match["same"] or match["unit"]
        first, last = _value(match["from"]), _value(match["level"])
        if named and unit and (match["unit"] or unit) == unit and first != last:
            year = int(match["year"]) + 1 if match["year"] else 0
            span = Span(match.end("name") - len(named), match.end("same"))
            yield _Claim(named, span, last > first, year, (match["level"], unit))


def _claimed(ledger: Ledger, lead: str, end: int) -> str:
    """The name at the end of the words before a claim; empty where they tell more, or of another time or footing."""
    name = _LEADS.sub("", lead)
    if not _SHORTEST <= len(name) <= _LONGEST or _APART.search(name.replace("公共预算", "").replace("预算收支", "")):
        return ""
    if re.search(r"[\d、]|[和与及]", name) or _WITHIN.search(lead_of(ledger, end)):
        return ""
    return name


def _sentence(ledger: Ledger, span: Span) -> str:
    return ledger.read(ledger.sentences[ledger.sentence_at(span.start)].span)


def _denied_by(ledger: Ledger, years: LevelYears, claim: _Claim) -> Span | None:
    """The one level with its change that the text tells of the claim's name, where it went the other way."""
    text = ledger.text
    found: Span | None = None
    level: tuple[Decimal, str] | None = None
    for count, at in enumerate(places_of(claim.name, text)):
        if count >= _MOST:
            return None
        end = at + len(claim.name)
        if at == claim.span.start:
            continue
        lead = _LEADS.sub("", _MARK.split(text[max(0, at - _CLAUSE) : at])[-1])
        moved = _MOVED.match(text, end)
        if moved is None or not moved["step"]:
            way = _WAY.match(text, end)
            if way and _says(claim, way["up"] is not None):
                return None
        if moved is None:
            continue
        if lead:
            # 市本级非税收入: the claim may be about it, where it went that way.
            if moved["step"] and (_SAME_SUFFIX.search(lead) or claim.before) and _agrees(claim, moved):
                return None
            continue
        told = _value(moved["level"]), moved["unit"]
        if level is None:
            level = told
        if told != level:
            return None  # two levels of one name: of two places, or of two years
        if not moved["step"]:
            continue
        if _agrees(claim, moved) or not _one_year(ledger, years, claim, at, moved):
            return None
        found = Span(at, moved.end())
    return found


def _says(claim: _Claim, up: bool) -> bool:
    return not claim.before and claim.up == up


def _agrees(claim: _Claim, moved: re.Match[str]) -> bool:
    """True where a change is no denial: it goes the same way, or is too small, or of another unit, to tell."""
    up = moved["up"] is not None
    if not _value(moved["by"]):
        return True
    other, unit = claim.other
    if not other:
        return claim.up == up
    if unit != moved["unit"]:
        return True
    if not claim.before:
        return claim.up == up or _value(other) != _value(moved["level"])
    first, last = _value(other), _value(moved["level"])
    return first == last or (last > first) == up


def _one_year(ledger: Ledger, years: LevelYears, claim: _Claim, at: int, moved: re.Match[str]) -> bool:
    """True where the change is of the claim's year and place, and not one within the year."""
    quantity = quantity_at(ledger, moved.start("level"))
    if quantity is None or quantity.approximate:
        return False
    before = lead_of(ledger, at)
    if any(words.search(before) for words in (_WITHIN, _FOOTING, PROMISED)) or in_plans(ledger, at):
        return False
    if not claim.year and _PAST.search(before):
        return False
    most = _year_told_most(ledger)
    if (claim.year or _year_over(ledger, years, claim.span) or most) != (years.year_of(quantity) or most):
        return False
    one, other = place_at(ledger, claim.span.start), place_at(ledger, at)
    return not (one and other and one != other)


def _year_over(ledger: Ledger, years: LevelYears, span: Span) -> int:
    """The year of the section of a claim, else that of the bulletin; 0 where unknown."""
    block = ledger.sentences[ledger.sentence_at(span.start)].block
    above = (years.sections.get(heading.block, 0) for heading in reversed(ledger.section_of(block)))
    return next((year for year in above if year), years.title)


def _year_told_most(ledger: Ledger) -> int:
    """The year that a report without a year in its title names most, where it is the last or the last but one of it."""
    known = ledger.identity.year or 0
    if ledger.identity.period:
        return known
    year, times = next(iter(years_told(ledger)), (0, 0))
    return year if times >= _OFTEN and year in (known, known - 1) else 0


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
