"""Bases of changes: what a step is measured from, and whether two steps in a row are measured from the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import GRADES, LAST_YEAR, SAME_LAST_YEAR, STEP, THAN
from linter.facts.changes.origins import begins_elsewhere
from linter.facts.dates.years import YEAR
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.strands import DATE_MARK, Link
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.changes.changes import Step
    from linter.ledger import Ledger

_LAST_YEAR = regex("上年|去年|上一年")
_PLAN = regex("预算|计划|目标|任务")
_SAME = "同比"
_NEXT = "环比"
_YEAR_START = "年初"
_TURN = regex("年初|(?:上一?|去)年年?[末底]")
"""One day, by the name of either year."""
_TIMES = regex(
    r"(?P<end>(?<![上去前距])年年?[末底](?![前将任贷目考冲])|12月(?:31日|[末底]))|\d{1,2}月(?!份?环比)|季度?末?|半年|全年|目前|[当眼]前|至今|当[年月季]|(?:19|20)\d\d年(?!年?[末底])"
)
_FAR = 160
"""Characters of a paragraph before a level in which its day is told last."""
_PERIOD = regex(f"上(?:个?月|季度?|期|周|旬|半年|学期)|{DATE_MARK}$")
_WITHIN_YEAR = regex("上(?:个?月|季度?|期|半年|学期)|年初")
_SHARE_OF = regex(r"的?(?:比例|比重|比率)?(?:为|达|达到)?")


def basis_of(match: re.Match[str], link: Link, before: Quantity | None, level: Quantity | None) -> str:
    """What a step is measured from: 上年, 2020, 2023预算, another basis in its own words, or empty where not said.

    `before` is the quantity in front of the step, from which the words with their dates begin; `level` has changed, and
    年末存款余额96亿元，比年初增加8亿元，同比增长9% is measured twice from the same day.
    """
    than = match["than"]
    if match["same"] == _SAME or than is None:
        return match["same"] or ""
    if _TURN.fullmatch(than):
        return "上年" if level and _told_at_year_end(level) else _YEAR_START
    return _footing(than, link.quantity, before)


def _told_at_year_end(level: Quantity) -> bool:
    words = level.text[max(0, level.span.start - _FAR) : level.span.start].split("\n")[-1]
    told = list(_TIMES.finditer(words))
    return bool(told) and told[-1]["end"] is not None


def value_now(
    ledger: Ledger, links: Sequence[Link], at: int, steps: Sequence[Step], level: Quantity | None
) -> Quantity | None:
    """What the value at `at` has become, where it is that of a time before: 2023年1260万元，2022年1186万元，增加74万元.

    Also where what it became stands sentences before: 学生2684人。…上次普查时为2500人，三年增加184人.
    """
    by = [step for step in steps if level and comparable(step.quantity, level)]
    if len(by) != 1 or level is not links[at].quantity or not _EARLIER.search(links[at].gap):
        return None
    if at and DATE_MARK in links[at].gap and _leads_to(level, by[0], links[at - 1].quantity):
        return links[at - 1].quantity
    last = ledger.quantity_index(level.span.start)
    before = reversed(ledger.quantities[max(0, last - _MOST_BACK) : last])
    return next((one for one in before if _exactly(one, level) and _leads_to(level, by[0], one)), None)


def _leads_to(level: Quantity, step: Step, now: Quantity) -> bool:
    """True where the step takes the value to the one told now."""
    if not comparable(now, level):
        return False
    one, other = (now, level) if step.up else (level, now)
    return one.interval.minus(other.interval).meets(step.quantity.interval)


def _exactly(one: Quantity, other: Quantity) -> bool:
    """True for numbers of so many digits that no third one is their difference by chance."""
    return min(one.value / one.step, other.value / other.step) >= _TELLING


_EARLIER = regex(f"{DATE_MARK}|第[一二三四五六七八九十]{{1,2}}[次届]|上[一两]?[次届年期]|去年|前年|同期|当时|原来")
_MOST_BACK = 12
"""Numbers before a value of an earlier time among which the one that it became may stand."""
_TELLING = 1000


def comparable(one: Quantity, other: Quantity) -> bool:
    """True when two values are of one kind and unit, both stated exactly, and more is more."""
    if one.kind != other.kind or one.approximate or other.approximate or one.kind in ("points", "times"):
        return False
    alike = one.unit == other.unit or unit_class(one) == unit_class(other)
    return alike and not (_is_grade(one) or _is_grade(other))


def _is_grade(one: Quantity) -> bool:
    """True for 第3位 and Ⅱ类, not for 86位老人."""
    return one.unit in GRADES and (one.unit != "位" or one.role == "rank" or _RANKED.search(one.before) is not None)


_RANKED = regex("(?:[第前居列排升降移进退]|名次|位次|提高|下滑)[^，,。；;]{0,4}$")


def told_base(links: Sequence[Link], at: int) -> str:
    """The basis of steps right behind a base that is told with its number: 比2023年年初预算55.9亿元增长4.4%."""
    if not at or at > len(links):
        return ""
    told = THAN.search(links[at - 1].gap)
    if told is None and LAST_YEAR.search(links[at - 1].gap):
        # 683件，上半年为629件，同比增加: from another time than the number beside it.
        within = _WITHIN_YEAR.search(links[at - 1].gap)
        return within.group() if within else ""
    before = links[at - 2].quantity if at > 1 else None
    return _footing(told["what"], links[at - 1].quantity, before) if told else ""


def within_year(basis: str) -> bool:
    """True for a base of the same year, 上半年, from which nothing is told 同比."""
    return _WITHIN_YEAR.fullmatch(basis) is not None


_AIM_BEHIND = regex("的(?:年度|总体|既定|预期)?(?:目标|任务|要求)")
_TIME = regex(f"[上去前今同往当初原]|此前|之前|改革|调整|[年月]|期|{DATE_MARK}")
_NO_TIME = regex("基准|目标|计划|预算|任务|要求|规定|标准|平均")


def from_elsewhere(links: Sequence[Link], at: int) -> bool:
    """True for 由5.2%降至4.8%，比控制目标低0.7个百分点: the step at `at` is from another value than the first."""
    told = STEP.fullmatch(links[at].gap)
    than = told["than"] if told else None
    step, start = links[at].quantity, links[at - 2].quantity if at > 1 else None
    if _AIM_BEHIND.match(step.text, step.span.end):
        return True  # 提升4.8个百分点的目标
    if told and start is not None and begins_elsewhere(start, links[at - 1].quantity, told):
        return True
    if than and DATE_MARK in than and start is not None:
        since = YEAR.findall(step.text, links[at - 1].quantity.span.end, step.span.start)
        begun = YEAR.findall(step.text, start.clause.start, start.span.start)
        if since and begun and since[-1] != begun[-1]:
            return True
    return bool(than) and (_NO_TIME.search(than or "") is not None or _TIME.search(than or "") is None)


def _footing(than: str, quantity: Quantity, before: Quantity | None) -> str:
    plan = _PLAN.search(than)
    which = plan.group() if plan else ""
    if _LAST_YEAR.match(than):
        return "上年" + which
    if than.startswith(DATE_MARK):
        start = before.span.end if before else max(0, quantity.span.start - len(than) - 4)
        years = YEAR.findall(quantity.text, start, quantity.span.start)
        return (years[-1] if years else DATE_MARK) + which
    return than


def is_mean(quantity: Quantity) -> bool:
    """True for 日均101件, 次均1.2万元: what is told beside a level, and no level that has changed."""
    return _MEAN.search(quantity.before) is not None


_MEAN = regex("(?:[日月周户人车次批亩]均|平均(?:每[^，,。；;]{1,4})?|每[^，,。；;]{1,3})(?:为|达|约)?$")


def is_year(basis: str) -> bool:
    """True for a basis that is the year before, or the same figure of another year."""
    return basis == _SAME or basis.startswith(("上年", DATE_MARK)) or basis[:4].isdigit()


def one_basis(one: str, other: str) -> bool:
    """True where two steps may be measured from the same.

    同比 is from the year before and 环比 from the period before, whichever way it was named.
    """
    if _NEXT in (one, other):
        return one == other or _PERIOD.match(one if other == _NEXT else other) is not None
    if _SAME in (one, other):
        if (one + other).replace(_SAME, "", 1)[:4].isdigit():
            return False  # 较2019年同期增加5.2万人次，同比增长12.6%
        return is_year(one) and is_year(other) and not (_PLAN.search(one) or _PLAN.search(other))
    return one == other


def same_last_year(links: Sequence[Link], at: int) -> re.Match[str] | None:
    """受伤6人，上年受伤9人: the value before, told in the words of the value after."""
    told = SAME_LAST_YEAR.search(links[at].gap)
    return told if told and told["verb"] in links[at - 1].gap else None


def share_is_of(links: Sequence[Link], at: int) -> bool:
    """True for 为调整预算96500万元的102.4%: the number is what a share is of, and nothing that changed."""
    behind = links[at + 1] if at + 1 < len(links) else None
    if behind is None or behind.quantity.kind != "percent" or not behind.gap.startswith("的"):
        return False
    return _SHARE_OF.fullmatch(behind.gap) is not None


def points_behind(links: Sequence[Link], at: int) -> bool:
    """True for 负债率63.8%，上年为61.2%，上升2.6个百分点: two rates of one name, and how far they are apart."""
    behind = links[at + 1] if at + 1 < len(links) else None
    if behind is None or behind.quantity.kind != "points":
        return False
    if _THAN_THEN.search(links[at].gap):
        return True  # 88.5%，较上年86.2%上升2.3个百分点
    if not LAST_YEAR.search(links[at].gap):
        return False
    return links[at].gap.count("，") + links[at].gap.count("（") == 1


_THAN_THEN = regex(
    "^[，,（(][^，,。；;]{0,6}[比较]"
    f"(?:上年|去年|上一年|前年|年初|上月|上季度|{DATE_MARK}+)(?:同期|[末底初]|同月)?为?$"
)


def behind_bracket(links: Sequence[Link], at: int) -> bool:
    """True for 普惠率88.5%（上年86.2%），提高2.3个百分点: the points right behind the bracket with the rate before."""
    if not at or links[at].quantity.kind != "points" or not links[at].gap.startswith("）"):
        return False
    base = links[at - 1].gap
    return base.startswith("（") and LAST_YEAR.fullmatch(base) is not None and _from_one_time(links[at], base)


def _from_one_time(step: Link, base: str) -> bool:
    """False where a step is measured from another time, or anything else, than the value told in the words `base`."""
    told = STEP.fullmatch(step.gap.lstrip("）"))
    if told is None:
        return False
    than = "上年" if told["same"] == _SAME else told["same"] or told["than"]
    time = next((words for words in _BACK_THEN if words.search(base)), None)
    return than is None or (time is not None and time.search(than) is not None)


_BACK_THEN = tuple(
    map(regex, ("年初|(?:上年|去年)[末底]", "上(?:个?月|月)", "上季|上期", "上半年|上学期", "上年|去年|上一年|同期"))
)
"""The times before, those within 上年 first."""


def is_that_year(links: Sequence[Link], at: int) -> bool:
    """True for 15.6亿元，2022年为13.0亿元，同比增长20%, and 比2020年净增20家，2020年为71家: whose value it is."""
    if f"比{DATE_MARK}" in links[at - 1].gap:
        return True
    step = STEP.fullmatch(links[at + 1].gap) if at + 1 < len(links) else None
    if step is None or step["same"] != _SAME or _WITHIN_YEAR.search(links[at - 1].gap):
        return False
    text, level, base = links[at].quantity.text, links[at - 1].quantity, links[at].quantity
    told = YEAR.findall(text, level.clause.start, level.span.start)
    past = YEAR.findall(text, level.span.end, base.span.start)
    year = told[-1] if told else level.period[:4]
    return year.isdigit() and bool(past) and int(year) - int(past[-1]) == 1


def is_rate_before(links: Sequence[Link], at: int, level: Quantity, told: str) -> bool:
    """True where the rate at `at`, behind the words `told`, is what that of `level` was before."""
    if level is not links[at - 1].quantity:
        return _points_before(links, at)
    return told.endswith("的") or points_behind(links, at)


def _points_before(links: Sequence[Link], at: int) -> bool:
    """True for 参保率93.2%，同比提高1.3个百分点，上年为91.9%: the rate before is told behind the points."""
    step = links[at - 1]
    if at < 2 or step.quantity.kind != "points" or not LAST_YEAR.fullmatch(links[at].gap):
        return False
    return links[at - 2].quantity.kind == "percent" and _from_one_time(step, links[at].gap)


def of_one_time(links: Sequence[Link], at: int, first: int) -> bool:
    """False for 比上月增长7.5%（去年同期742家）: the steps from `first` to the base at `at` are from another time."""
    step, base = links[at - 1].gap, links[at].gap
    if first < at - 1 and not _from_one_time(links[first], base):
        return False
    return not (
        (_MONTH_STEP.search(step) and _YEAR_AGO.search(base)) or (_YEAR_STEP.search(step) and _MONTH_AGO.search(base))
    )


_MONTH_STEP, _YEAR_AGO = regex("环比|上(?:个?月|季|周|旬)|年初"), regex("(?:上年|去年)(?![末底])|同期")
_YEAR_STEP, _MONTH_AGO = regex("同比|上年(?!末)|去年(?!末)"), regex("上(?:个?月|季|周|旬)(?!同)|年初|上年末|去年末")


_SPENT = "决算"


def is_plan(link: Link, base: Link, levels: Sequence[Link]) -> bool:
    """True for the plan of 预算52万元，决算57万元，较上年决算44万元: what was spent is held against its like."""
    return _SPENT in base.gap and _SPENT in levels[-1].gap and _SPENT not in link.gap
