"""Courses by name: 管网长度从86公里增加到124公里 and, pages on, 前后相比，管网长度增加48公里 or 翻了一番."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, FROM, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.multiples import times_doubled
from linter.facts.dates.years import YEAR
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import bare_name
from linter.facts.rates.tellings import place_at, place_of
from linter.interval import INFINITY, Interval
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Course(NamedTuple):
    """From one value of a name to another."""

    start: Quantity
    end: Quantity


class TimesTold(NamedTuple):
    """How many times as much something became, told far from its two values."""

    span: Span
    """翻了一番, 增长到原来的三倍多."""
    factor: Interval
    course: Course


_ENDS_MEANT = regex(
    r"(?:前后|首尾|起止|始末)(?:相[比较差]|对[比照]|比较|两个|合?共|累计|总共|净?[增提减降扩])|期初|期始|起点|基期|起步(?:时|之初|阶段)|原来|原先|当初"
    r"|[前上]述(?:变化|基数|起止|两个时点)|两个时点|[三四五六七八九十]年前"
)
"""Words by which a change is meant to be that between the two values told."""
_SINCE_YEAR = regex(r"(?:比|较|与|同|和|相对于?)(?P<year>(?:19|20)\d\d)年(?:度|末|底)?(?:相比|比较)?")
_OVER_PERIOD = regex(
    "(?:[过这]去?)?(?P<period>[三四五六七八九十]年)(?:时?间|以?来|里|当中|(?=累计|总?共|净|[增提扩翻减降]|$))|“?(?P<plan>十[二三四五]五)”?(?:期间|时期|以来)"
)
_MARKS = regex(
    rf"(?:[与和同较比跟从]|相对于?|对照|对比|回顾)?(?:{_ENDS_MEANT.pattern})(?:来|的|时|相比较?|比较?|以来|看)*|{_SINCE_YEAR.pattern}"
    rf"|(?:在|整个)?{_OVER_PERIOD.pattern.replace('?P<period>', '?:').replace('?P<plan>', '?:')}"
)
_ADVERBS = regex(
    r"(?:累计|总共|一共|合计|总计|共计|共|净|实际|已经?|总体|大幅|大大|明显|显著|仅仅|仅|只|又|也|均|都|实现了?|来|的|数|量|前后|则|合)+$|^的+"
)
_STEP = regex(rf"(?:(?P<up>{UP}|多出?)|(?P<down>{DOWN}))(?:了|额|数|量|幅度?|值)?(?:为|达到?|是|约|共)*$")
_BECAME = regex(
    r"(?:(?:增长|增加|提高|扩大|提升|上升|发展|跃升|攀升|增|升|扩)?(?:到了?|至|为|达到?|是|相当于|不足|不到|(?=原|当初|期初|起点|基期))+"
    r"(?:了|原来|原先|当初|期初|基期|起点|起步时|五年前|十年前)*的?(?:约|将?近)?)$"
)
_GREW = regex(r"(?:增长|增加|提高|扩大|提升|上升|增幅|涨幅|升幅|增)(?:了|仅|只|为|有|达到?|约|将?近|幅度)*$")
_FELL = regex(r"(?:下降|减少|降低|缩减|压减|降幅|减幅)(?:了|仅|只|为|有|达到?|约|将?近|幅度)*$")
_DOUBLED = regex(
    r"(?:实现了?)?(?:翻了?(?P<number>[一二两三四])番|(?P<once>翻番|翻倍|翻了?一倍))(?P<more>以上|还多|有余|多)?(?=[，,。；;、\n]|$)"
)
_BELOW, _ABOVE, _ABOUT = regex("不到|不足|不及|以[下内]"), regex("[多余超]|以上|突破|不止"), regex("[近约]|左右|上下")
_OTHER = regex(
    r"计划|目标|力争|预计|预期|任务|拟|确保|争取|有望|将|同比|环比|[上去]年|季度|半年|\d月|年均|平均|每年|每月|可比|不变价|口径|其中|各"
    r"|新增|下一步|今后|未来|(?:到|至)(?:19|20)\d\d年"
)
"""What makes a change that of another time, or no change between two levels."""
_PLANNED = regex("计划|目标|力争|预计|预期|任务|拟|确保|争取|有望|将(?=[从由达提增继进再])")
_TAKEN = regex("^[将把]")
"""将补助标准从50元提高到55元."""
_REAL = regex("生产总值|GDP|增加值|产值|经济总量|居民[^，,]{0,6}收入")
"""What is also told at constant prices."""
_PRICES = Decimal("1.3")
"""By how much prices may have changed meanwhile, as a factor."""
_SIGNS = (
    *("前后", "首尾", "起止", "始末", "期初", "期始", "起点", "基期", "起步", "原来", "原先", "当初", "述", "时点"),
    *("年前", "年来", "年以来", "年间", "年时", "年里", "年当中", "年累", "年共", "年总", "年净", "五期间"),
    *("年增", "年提", "年扩", "年翻", "年减", "年降", "五”期间", "五时期", "五”时期", "五以来", "五”以来"),
    *("比20", "较20", "与20", "同20", "和20", "于20", "比19", "较19", "与19", "同19", "和19", "于19"),
)
"""One of which stands before every claim: asked first."""
_CUT = regex(r"[，,。；;：:\n]")
_SHORTEST, _LEAD, _CONTEXT = 3, 90, 300
_MORE_OR_LESS = Decimal("0.1")
_ROUGHLY = Decimal("0.7")
"""Part by which a factor or a growth may be told too high or too low, and how much of it is still 近三倍."""


@once
def _courses(ledger: Ledger) -> Iterator[tuple[str, Course]]:
    """Every 从A到B with the name right before 从."""
    for change in ledger.changes:
        start, end = change.start, change.end
        if start is None or end is None or change.rivals or change.inferred or start.approximate or end.approximate:
            continue
        if start.span.start > end.span.start or start.sentence != end.sentence or start.value <= 0:
            continue
        lead = ledger.lead(start)
        origin = FROM.search(lead)
        name = _TAKEN.sub("", bare_name(lead[: origin.start()])) if origin and not _PLANNED.search(lead) else ""
        if len(name) >= _SHORTEST and comparable(start, end):
            yield name, Course(start, end)


def find_steps_by_name(ledger: Ledger) -> Iterator[Change]:
    """Every 前后相比，…增加V that is not the difference of the two values told under the same name."""
    courses = _by_name(ledger)
    known = {step.quantity.span for one in ledger.changes if one.start and one.end for step in one.steps}
    for told in ledger.quantities if courses else ():
        if not (told.is_amount or told.kind == "points") or told.approximate or told.span in known:
            continue
        lead = ledger.lead(told, _LEAD)
        verb = _STEP.search(lead)
        course = _course(ledger, courses, lead[: verb.start()], told.sentence, lead) if verb else None
        if verb is None or course is None:
            continue
        start, end = course
        scale = Decimal(100) if told.kind == "points" else Decimal(1)
        if not (comparable(told, end) and start.kind != "percent" if told.is_amount else start.kind == "percent"):
            continue
        moved = stated(end).minus(stated(start)).times(scale)
        moved = moved if verb["up"] else Interval(-moved.high, -moved.low)
        if not moved.meets(stated(told).widened(max(told.step, end.step * scale, start.step * scale))):
            yield Change(start, end, None, (Step(told, bool(verb["up"]), verb["up"] or verb["down"]),), inferred=True)


def find_times_by_name(ledger: Ledger) -> Iterator[TimesTold]:
    """Every 翻了一番, 增长到原来的三倍 and 增幅不到五成 that the two values told under the same name deny."""
    courses = _by_name(ledger)
    if not courses:
        return
    for told in ledger.quantities:
        if told.unit != "倍" and told.printed_unit not in ("%", "％", "成"):
            continue
        lead = ledger.lead(told, _LEAD)
        became = _BECAME.search(lead) if told.unit == "倍" else None
        verb = became or _GREW.search(lead) or (_FELL.search(lead) if told.unit != "倍" else None)
        course = _course(ledger, courses, lead[: verb.start()], told.sentence, lead) if verb else None
        if verb and course:
            loose = _meant(told, verb.group()[-10:] + ledger.read(told.span))
            if became is None:
                if told.unit != "倍" and _REAL.search(lead):
                    continue
                if verb.re.pattern == _FELL.pattern:
                    loose = Interval(-loose.high, -loose.low)
                # 增长3倍 is said of three times as much and of four times as much.
                loose = Interval(loose.low + 1 - (told.unit == "倍"), loose.high + 1)
            span = Span(told.span.start - len(lead) + verb.start(), told.span.end)
            yield from _denied(TimesTold(span, loose, course), lead)
    for match in _DOUBLED.finditer(ledger.text) if "番" in ledger.text or "翻" in ledger.text else ():
        at = ledger.sentence_at(match.start())
        begin = ledger.sentences[at].span.start
        lead = ledger.text[max(begin, match.start() - _LEAD) : match.start()]
        course = _course(ledger, courses, lead, at, lead + match.group())
        if course:
            least = times_doubled(match["number"])
            factor = Interval(least * (1 - _MORE_OR_LESS), INFINITY if match["more"] else least * 2)
            yield from _denied(TimesTold(Span(*match.span()), factor, course), lead)


def _meant(told: Quantity, words: str) -> Interval:
    """The factors or parts that these words may be meant for at their loosest: 近三倍, 不到五成."""
    value = told.value
    if _BELOW.search(words):
        return Interval(Decimal(0), value * (1 + _MORE_OR_LESS))
    if _ABOVE.search(words):
        most = value + 1 + _MORE_OR_LESS if told.unit == "倍" else INFINITY
        return Interval(value * (1 - _MORE_OR_LESS), most)
    if told.approximate or _ABOUT.search(words):
        return Interval(value * _ROUGHLY, value * (2 - _ROUGHLY))
    return told.interval.widened(max(told.step / 2, value * _MORE_OR_LESS))


def _denied(told: TimesTold, lead: str) -> Iterator[TimesTold]:
    start, end = told.course
    ratio = stated(end).over(stated(start)) if start.is_amount else None
    if ratio and _REAL.search(lead):
        ratio = Interval(ratio.low / _PRICES, ratio.high * _PRICES)
    if ratio and not ratio.meets(told.factor):
        yield told


def _by_name(ledger: Ledger) -> dict[str, list[Course]]:
    found: dict[str, list[Course]] = {}
    for name, course in _courses(ledger):
        found.setdefault(name, []).append(course)
    return found


def _course(ledger: Ledger, courses: dict[str, list[Course]], words: str, at: int, lead: str) -> Course | None:
    """The one course told under the name with which the words end, where the claim is of its two ends."""
    if not any(sign in lead for sign in _SIGNS):
        return None
    clause = _CUT.split(words)[-1]
    bare = bare_name(_MARKS.sub("", clause))
    names = (bare, _ADVERBS.sub("", bare), _ADVERBS.sub("", bare) + bare[-1:])
    name = next((name for name in names if name in courses), "")
    told = courses.get(name, [])
    if len({(one.start.value, one.end.value, one.start.unit) for one in told}) != 1:
        return None
    course = told[0]
    if _OTHER.search(lead) or _meant_there(ledger, courses, name, at):
        return None
    if not _of_its_ends(ledger, course, lead):
        return None
    places = {place_of(ledger, course.start), place_at(ledger, ledger.sentences[at].span.end - 1)}
    return course if places <= {"", "全"} else None


def _meant_there(ledger: Ledger, courses: dict[str, list[Course]], name: str, at: int) -> bool:
    """True where the sentence tells a course itself, or its paragraph that of 东河片区供水管网, of which it may be."""
    block = ledger.sentences[at].block
    return any(
        one.start.sentence == at
        or (other != name and other.endswith(name) and ledger.sentences[one.start.sentence].block == block)
        for other, told in courses.items()
        for one in told
    )


def _of_its_ends(ledger: Ledger, course: Course, lead: str) -> bool:
    """True where the words before a claim measure it from the first value to the second."""
    start = course.start
    told = ledger.text[ledger.sentences[start.sentence].span.start : course.end.span.end]
    years = set(YEAR.findall(lead))
    if years - set(YEAR.findall(told)):
        return False
    since = _SINCE_YEAR.search(lead)
    if since:
        own = YEAR.findall(ledger.lead(start, len("从2020年末的")))
        return own == [since["year"]]
    if _ENDS_MEANT.search(lead):
        return True
    over = _OVER_PERIOD.search(lead)
    if over is None:
        return False
    block = ledger.paragraph(start)
    context = ledger.text[max(block.start, start.span.start - _CONTEXT) : start.span.start]
    return over["plan"] in context if over["plan"] else over["period"] in context
