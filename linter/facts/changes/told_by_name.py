"""Changes told by name: 出口176.4亿元。…上年出口147.0亿元。…出口增长22.0%: the three of them pages apart.

The name that all three bear alone ties them, so it must be that of one value of each time and of no other, and one key
struck otherwise, or the other direction, must make the three agree, where no other number of the text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import (
    ABOVE_LIMIT,
    ALL_OF,
    AT_CONSTANT_PRICES,
    CHANGED_BY,
    DOWN,
    ENDS,
    OTHER_FOOTING,
    OTHER_PLACE,
    REAL_TERMS,
    TURNS,
    UP,
    reckoned_otherwise,
)
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.growth_retold import explained_by, measures
from linter.facts.changes.paired_values import LEADS, MEASURE, name_of
from linter.facts.changes.told_years_apart import by_slip, turned
from linter.facts.quantities.slips import printed_digits
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THEN = regex(
    r"(?:上|去|前一?)一?年(?:度|同期|末|底)?|同期|上(?:一?个?)(?:月|季度|学期|学年|年度|周期|轮|期)|原[为有是]|(?:参照|对照|对比|相较|相比)(?:19|20)\d\d年|(?P<year>(?:19|20)\d\d)年"
)
_STRETCH = regex(
    r"(?P<quarters>前[两三])季度|(?P<half>(?<!下)半年)|(?:前|1[—－~～至-])(?P<months>\d{1,2})个?月"
    r"|下半年|[一二三四]季度|\d{1,2}月|\d个月|[—－~～-]\d{1,2}月"
)
_MONTHS = {"前两": "6", "前三": "9"}
_NOW = regex("[今本]年|本[月季期]|目前|现[有为在]|眼下|如今|年末")
_THAN = regex("(?:[比较与于]|同(?!期))[^，,。；;]{0,4}$")
"""比去年: what a change is measured from, and no time of the numbers behind it."""
_YEARLY = r"(?:一年[间来内]?|全年|(?:同比|环比)|[比较][^，,。；;、]{0,10}?(?:年|期|月|季度))?"
_STEP = regex(
    rf"(?P<name>[^，,。；;、：:（）()]{{0,18}}?){_YEARLY}(?:总体|共|净|又|则|也|大幅|略|再|均|都|[一二两]者)*"
    rf"(?:(?P<up>{UP}|多[用收支出]?|升|涨)|(?P<down>{DOWN}|少[用收支出]?|跌))(?:了|幅度|率)?(?:为|达到?)?$"
)
_PACE = regex(
    r"(?P<name>[一-鿿]{2,10})的?(?:(?P<up>增[速幅长]|涨幅|升幅)|(?P<down>降幅|减幅|跌幅))(?:最[快大高]|居[前首])(?:[，,]?)为?$"
)
"""无人机的增速最快，为25%."""
_LAST = ENDS | frozenset("了度率为达到用收支出快大高前首，,\n")
"""What stands right before the number of a step or a pace: asked first."""
_MARK = regex("[，,、；;：:。（）()\n|]")
_EMPTY = regex(
    "^(?:据此|可见|由此|其中|而|但|我[省市县区州镇乡校院局]|[全本][省市县区州镇乡校院局]|当[年期]|里|中|则|间|又|并|以及|及|和|与)+"
    "|(?:原|分别|依次|仍|则|数|值|额|总额|总量|量|[末底初])+$"
)
_NO_NAME = regex(
    "其[他它余中]|合计|总计|共计|小计|前者|后者|两者|分别|依次|上述|[一二三四五六七八九十]是|比例|占比|人均|户均|平均|每"
)
_PLANNED = regex("(?:计划|目标|预算(?!收|支)|任务|预计|力争|标准|限额|指标|确保)[^。；;]*$")
_OF_INDUSTRY = regex("[一二三]产|产业|(?:农|工|建筑|服务|金融|批发|零售|住宿|餐饮)业$")
_PLAN_BACK = 40
_SHORTEST = 2
_LONGEST = 12
_PACE_BACK = 24


class _Value(NamedTuple):
    """A value under its name, and the time that the words before it tell."""

    quantity: Quantity
    name: str
    then: bool
    """True for 上年 and 原为."""
    year: int
    """The year named before it; 0 for none."""


def find_told_by_name(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every change that the two values of its name give but for one key or the direction."""
    whole = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    level = {step.quantity.span: change.end for change in known if change.end for step in change.steps}
    values: dict[str, list[_Value]] | None = None
    names: dict[Span, str] = {}
    for at, told in enumerate(ledger.quantities):
        lead = ledger.lead(told, _PACE_BACK)
        if lead[-1:] not in _LAST or told.approximate or told.span in whole or not TURNS.search(lead):
            continue
        if not (told.is_amount or told.printed_unit == "%" or told.kind == "points"):
            continue
        step = (_PACE.search(lead) if "最" in lead or "居" in lead else None) or _STEP.search(_piece(ledger, at, told))
        if step is None:
            continue
        if values is None:
            values, names = _values(ledger)
        name = _bare(step["name"]) or _name_before(ledger, at, told, names)
        # What the industries bring forth is compared at constant prices, 三产678亿元、增长6.4%.
        if not _is_name(name) or _OF_INDUSTRY.search(name) or OTHER_PLACE.search(step.group()):
            continue
        pair = _pair(ledger, values.get(name, ()), told)
        own = level.get(told.span)
        if pair is None or (own is not None and own is not pair[1]):
            continue
        up = step["up"] is not None
        if not (by_slip(*pair, told, up) or _other_way(*pair, told, up)):
            continue
        if not explained_by(ledger, *pair, told, up):
            yield Change(*pair, None, (Step(told, up, step["up"] or step["down"]),), inferred=True)


def _other_way(base: Quantity, level: Quantity, told: Quantity, up: bool) -> bool:
    """True where the two differ by just that, the other way: 增加0.9亿元 from 17.7亿元 to 16.8亿元."""
    if turned(base, level, told, up):
        return True
    return told.is_amount and (level.value > base.value) != up and abs(level.value - base.value) == told.value


def _piece(ledger: Ledger, at: int, one: Quantity) -> str:
    """The words right before a number, behind the number and the mark before it."""
    before = ledger.quantities[at - 1] if at else None
    start = one.span.start - len(one.before)
    if before is not None and before.sentence == one.sentence:
        start = max(start, before.span.end)
    return _MARK.split(ledger.text[start : one.span.start])[-1]


def _bare(words: str) -> str:
    """A name without times, places of the whole, verbs and measures."""
    while (bare := MEASURE.sub("", _EMPTY.sub("", name_of(LEADS.sub("", words))))) != words:
        words = bare
    return words


def _is_name(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name.isalpha() and not _NO_NAME.search(name)


def _name_before(ledger: Ledger, at: int, told: Quantity, names: Mapping[Span, str]) -> str:
    """The name of the value right before a change without one: 死亡人口2022年为3900人，一年间上升5.0%."""
    last = next(
        (one for one in reversed(ledger.quantities[max(0, at - _SHORTEST) : at]) if one.kind != "duration"), None
    )
    return names.get(last.span, "") if last is not None and last.sentence == told.sentence else ""


def _values(ledger: Ledger) -> tuple[dict[str, list[_Value]], dict[Span, str]]:
    """The values of the text by their names; 上年同期24.6亿元 bears the name of the value before it."""
    found: dict[str, list[_Value]] = {}
    names: dict[Span, str] = {}
    last: _Value | None = None
    for at, one in enumerate(ledger.quantities):
        if one.approximate or not one.unit or not (one.is_amount or one.printed_unit == "%") or one.value <= 0:
            continue
        piece = _piece(ledger, at, one)
        if CHANGED_BY.search(piece) or _PLANNED.search(ledger.lead(one, _PLAN_BACK)) or not one.is_level:
            continue
        name = _bare(_NOW.sub("", _THEN.sub("", piece)))
        # Of a value whose name no change can bear only the name is asked again.
        then, year = _time(ledger, one) if not name or _is_name(name) else (False, 0)
        if not name and then and last is not None:
            beside = last.quantity.sentence == one.sentence and comparable(last.quantity, one)
            name = last.name if beside and _THEN.search(piece) and not _THAN.search(piece) else ""
        last = _Value(one, name, then, year)
        if _is_name(name):
            names[one.span] = name
            found.setdefault(name, []).append(last)
    return found, names


def _time(ledger: Ledger, one: Quantity) -> tuple[bool, int]:
    """Whether the last time named before a number in its sentence is a past one, and its year."""
    lead = ledger.lead(one)
    cues = [cue for cue in _THEN.finditer(lead) if not _THAN.search(lead, 0, cue.start())]
    if not cues or _NOW.search(lead, cues[-1].end()):
        return False, 0
    year = int(cues[-1]["year"] or 0)
    own = ledger.identity.year
    return not year or (own is not None and year < own), year


def _stretches(words: str) -> set[str]:
    """The parts of a year that words name: those from its beginning by their last month, 1—9月 as 前三季度."""
    found = set()
    for one in _STRETCH.finditer(words):
        half = "6" if one["half"] else ""
        found.add(_MONTHS.get(one["quarters"] or "", "") or half or one["months"] or one.group())
    return found


def _pair(ledger: Ledger, values: Sequence[_Value], told: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one value before and the one after under a name, where the three are of one stretch, place and footing."""
    alike = [one for one in values if measures(told, one.quantity) and one.quantity.span != told.span]
    years = sorted({one.year for one in alike if one.year})
    if len(years) > _SHORTEST:
        return None
    then: list[Quantity] = []
    now: list[Quantity] = []
    for one in alike:
        past = one.year == years[0] if len(years) > 1 else one.then
        (then if past else now).append(one.quantity)
    if len({one.value for one in then}) != 1 or len({one.value for one in now}) != 1:
        return None
    base, level = then[0], now[0]
    if not comparable(base, level):
        return None
    leads = [ledger.lead(one) for one in (base, level, told)]
    sentences = [ledger.read(ledger.sentences[one.sentence].span) for one in (base, level, told)]
    if any(OTHER_FOOTING.search(words) or REAL_TERMS.search(words) for words in sentences):
        return None
    if reckoned_otherwise(sentences[2], sentences[0]):
        return None
    if ABOVE_LIMIT.search("".join(leads)) or AT_CONSTANT_PRICES.search(base.before + level.before):
        return None
    first = ledger.document.blocks[0].span
    title = "" if first.end > min(base.span.start, level.span.start, told.span.start) else ledger.read(first)
    stretches = [_stretches(words) - _stretches(title) for words in leads]
    if any(one != other for one in stretches for other in stretches if one and other):
        return None
    if stretches[2] and not (stretches[0] or stretches[1]):
        return None
    if bool(stretches[0]) != bool(stretches[1]) and "同期" not in leads[0][-_PLAN_BACK:]:
        return None  # 去年接案220件，今年上半年接案260件
    places = [set(ALL_OF.findall(words)) for words in leads]
    if any(one != other for one in places for other in places if one and other):
        return None
    return (base, level) if len(printed_digits(level)) >= _SHORTEST else None
