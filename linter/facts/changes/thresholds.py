"""Thresholds: 优良比例87.5%，超过85%的目标: a value, and a bound beside it that it is said to pass or to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import han_value, magnitude
from linter.facts.quantities.rows import Cell, Row
from linter.interval import INFINITY, Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Relation = Literal["above", "below", "within"]


class Threshold(NamedTuple):
    """A value and the bound that the words set beside it."""

    value: Quantity
    reach: Interval
    """What the value may stand for at most: 超143万 is less than 144万."""
    bound: Span
    """Where the bound is written."""
    limits: Interval
    """The values that the words allow."""
    relation: Relation
    equal: bool = False
    """True where the value is said to be better than the bound, which it equals as printed."""
    claim: Span | None = None
    """Where it is said, if not between the two."""


_SIGN = (
    *("超额", "超过", "高于", "多于", "大于", "低于", "少于", "小于", "不足"),
    *("优于", "好于"),
    *("突破", "跨", "迈", "跃上", "站上", "控制在", "保持在", "稳定在", "维持在", "符合", "达到", "满足"),
)
"""Looked for first in the words between two numbers."""
_HOW = (
    "(?:以上|左右)?[，,、]"
    "(?:均|已经?|也|又|都|全部|仍|远|大幅|大大|明显|显著|首次|再次|连续|总体|圆满|顺利|成功|一举|历史性地?|提前|继续|始终|严格|完全|高质量)*"
)
_WHOSE = (
    "(?!每|人均|户均)(?:国家|省|市|县|区|上级|全国|全省|全市|全县)?[一-鿿]{0,3}?"
    "(?:下达|核定|确定|规定|批准|要求|法定|定|预期|年初|年度|设定|明确|法)*的?"
)
_GOAL = regex(
    "(?:左右|以上|以内|以下|之内)?的?(?:个?(?:事项|项目|任务)的)?(?:年度|年初|全年|当年|预期|控制|规划|约束性|考核|预定|既定|最低|法定|规定|预算法|国家|省|市|县|上级|定)*"
    "(?:目标|任务|要求|标准|底线|红线|门槛|预期|上限|下限|限额|限值|控制数|比例|区间|范围|水平|计划)(?:任务|要求|[值数线])?(?:(?:以|之)?内)?(?=[，,。；;、！：]|$)"
)
# Nothing behind the bound that it could belong to: 超过100人的企业.
_ALONE = regex("(?:大关|关口|台阶|新台阶)?(?:[，,。；;、！!：]|$)")
_ABOVE = regex(f"{_HOW}(?:超额完成|超过|高于|多于|大于|超出)了?(?P<whose>{_WHOSE})")
_BELOW = regex(f"{_HOW}(?:低于|少于|小于)了?(?P<whose>{_WHOSE})")
_BETTER = regex(f"{_HOW}(?:优于|好于)了?(?P<whose>{_WHOSE})")
_KEPT = regex(f"{_HOW}(?:被?控制|保持|稳定|维持|处)在(?P<whose>{_WHOSE})")
_MET = regex(f"{_HOW}(?:符合|达到|满足)了?(?P<whose>{_WHOSE})(?:不低于|不少于|不高于|不超过|至少)?")
_CROSSED = "(?:突破|跨越|跨过|跨上|迈上|迈过|跃上|跃过|站上|冲上|超过)了?"
_MILESTONE = regex(f"{_HOW}{_CROSSED}")
_MILESTONE_BEFORE = regex(f"(?:^|[^的力争将要拟望]{{2}}){_CROSSED}$")
_PLANNED = regex("力争|确保|争取|有望|目标|将|拟|预期|计划|规划|要|[去前上]年|曾|继")
_COMES_TO = regex("(?:大关|关口|新?台阶)?[，,、](?:总量|总额|规模)?(?:已经?|并|实际)?(?:达到?|为|实现|完成|增至|升至)")
# 首次突破百亿大关: a round number without a unit.
_ROUND = regex(
    f"(?P<claim>{_HOW}{_CROSSED})(?P<round>[一二两三四五六七八九]?[十百千]?[万亿])元?(?:大关|关口|台阶)(?=[，,。；;、！!：]|$)"
)
_WITHIN = regex("的?[一-鿿]{0,2}(?:限额|控制数|上限|红线|目标|标准|范围)(?:以|之)?内")
# What is the better the less of it there is: a goal is passed from above.
LESS_IS_BETTER = regex(
    "降|减|压|控|耗|浓度|[伤死]亡|事故|失业|债|漏损|不良|排放|赤字|缺口|欠|成本|[时年]限|(?:办理|办结|等候|等待|审批|平均|处置)时间|时长|用时|工期|周期|天$|日$|PM|费用|消费总量"
    "|(?<![a-zA-Z])O3|臭氧|二氧化[硫氮]|一氧化碳|投诉|信访|案件|[发立]案|警情|起数|辍学|流失|返贫|差错|误差|逾期|超期|库存|亏|空置|闲置|发病|火灾"
)
MORE_IS_BETTER = regex(
    "优良|达标|合格|办结|办理率|覆盖|知晓|满意|巩固|(?:下降|降低|减少|削减|压减|降幅|减幅)[率幅度了]*[为达到是]*$"
)
"""More of it is better, whatever else the name holds: 国控断面优良比例, 能耗下降."""
_FALL = regex("降|减|缩|滑|跌|[负亏]|回落|短[收缺]|缺口|欠")
# 控制在9%以内，难度较大: it is not said to be kept.
_UNREACHED = regex("[^。；;\\n]{0,8}?(?:未|没|难|压力|差距|还差|仅差|努力|发力|落空|在望|可待|不[符达合]|冲刺|力争)")
# What came in is told beside what there is: 新增12万户，突破100万户.
_FLOW = regex("新增|净增|增[加长收支幅]?|新建|新开|当[年月]|本[月季]|其中|下降|[减少]|占")
_FARTHEST = 3
"""How many times a bound and its value may differ and still be of one thing."""


def find_thresholds(ledger: Ledger) -> Iterator[Threshold]:
    """Every value with a bound right behind it, and every milestone with the value it led to."""
    for row in ledger.rows:
        for at in range(len(row.cells)):
            behind = row.behind(at)
            if at + 1 < len(row.cells):
                found = _beside(row.cells, at, row.behind(at + 1)) or _for_years(row, at)
                if found:
                    yield found
            if "大关" in behind or "台阶" in behind or "关口" in behind:
                yield from _of_round(ledger, row, at)


def _beside(cells: Sequence[Cell], at: int, behind: str) -> Threshold | None:
    value, (bound, gap) = cells[at].quantity, cells[at + 1]
    if value.unit != bound.unit or value.kind != bound.kind or not value.unit or len(gap) > 24:
        return None
    words = gap + bound.text[bound.span.start : bound.number.start]
    front = cells[at].gap[-16:]
    if _COMES_TO.fullmatch(words) and _ALONE.match(behind):
        found = _reached(cells, at)
        if found:
            return found
    if not any(sign in words for sign in _SIGN):
        return None
    goal = _GOAL.match(behind)
    relation, limits = _allowed(words, behind, bound, goal is not None)
    if (
        goal
        and _BETTER.fullmatch(words)
        and (MORE_IS_BETTER.search(front) or LESS_IS_BETTER.search(front))
        and "劣" not in front
    ):
        relation = "above" if MORE_IS_BETTER.search(front) else "below"
        limits = limits_of(bound.value, relation)
    if limits is None or relation is None or not _comparable(value, bound):
        return None
    if _UNREACHED.match(behind) or (
        relation == "below" and not (goal or _ALONE.match(behind) or _WITHIN.match(behind))
    ):
        return None
    if relation == "above" and goal and "超额" in words and LESS_IS_BETTER.search(front + behind[:12]):
        return None
    if relation == "above" and not goal and (not _ALONE.match(behind) or _FLOW.search(front)):
        return None
    if "于" in words and relation == "below" and _FALL.search(front[-6:]):
        return None
    return Threshold(value, _reach(value), _printed(bound), limits, relation)


_IN_A_ROW = regex("[，,、](?:已经?|实现|并|均|仍)*连续$")


def _for_years(row: Row, at: int) -> Threshold | None:
    """总产86亿斤，连续七年稳定在90亿斤以上: the years between the value and its bound are none of them."""
    cells = row.cells
    if at + 2 >= len(cells) or cells[at + 1].quantity.kind != "duration" or not _IN_A_ROW.fullmatch(cells[at + 1].gap):
        return None
    if _FLOW.search(cells[at].gap[-16:]):
        return None
    bound = Cell(cells[at + 2].quantity, cells[at + 1].gap + cells[at + 2].gap)
    return _beside((cells[at], bound), 0, row.behind(at + 2))


def limits_of(bound: Decimal, relation: Relation) -> Interval:
    """The values above a bound, or below it, the bound among them."""
    return Interval(-INFINITY, bound) if relation == "below" else Interval(bound, INFINITY)


def own_relation(bound: Quantity) -> Relation | None:
    """Above for 超过60% and 88%以上, below for 不超过5%; none for a number that sets no bound by itself."""
    low, high = bound.interval.low, bound.interval.high
    if high == INFINITY:
        return "above"
    return "below" if low < high == bound.value else None


def _allowed(words: str, tail: str, bound: Quantity, goal: bool) -> tuple[Relation | None, Interval | None]:
    """What the words say of a value beside a bound: how they stand, and the values that are allowed."""
    if bound.interval.low == bound.value and bound.interval.high not in (bound.value, INFINITY):
        # 1%—3%
        if not goal or not (_MET.fullmatch(words) or _KEPT.fullmatch(words)):
            return None, None
        # 达到5%—6%的目标: more is no less.
        return "within", Interval(bound.interval.low, INFINITY) if "达到" in words else bound.interval
    above, below = limits_of(bound.value, "above"), limits_of(bound.value, "below")
    if (match := _ABOVE.fullmatch(words)) and (goal or not match["whose"]):
        return "above", above
    if _MILESTONE.fullmatch(words):
        return "above", above
    if (match := _BELOW.fullmatch(words)) and goal:
        return "below", below
    if not (_KEPT.fullmatch(words) or _MET.fullmatch(words)):
        return None, None
    own = own_relation(bound)
    if own == "above" and not words.endswith(("超过", "高于")):
        return "above", above
    if own == "below":
        return "below", below
    return ("below", below) if _WITHIN.match(tail) and _KEPT.fullmatch(words) else (None, None)


def _reached(cells: Sequence[Cell], at: int) -> Threshold | None:
    """跨越300亿元大关，达到317.4亿元: the milestone stands first."""
    (bound, gap), value = cells[at], cells[at + 1].quantity
    if at and gap in ("、", "和") and cells[at - 1].quantity.unit == bound.unit:
        bound, gap = cells[at - 1].quantity, cells[at - 1].gap  # 接连突破400亿元、500亿元大关
    claim = gap + bound.text[bound.span.start : bound.number.start]
    bound = cells[at].quantity
    if not _MILESTONE_BEFORE.search(claim) or not _comparable(value, bound):
        return None
    if _PLANNED.search(claim.split("，")[-1]):
        return None
    return Threshold(value, _reach(value), _printed(bound), limits_of(bound.value, "above"), "above")


def _of_round(ledger: Ledger, row: Row, at: int) -> Iterator[Threshold]:
    """收入95亿元，首次突破百亿大关."""
    value, gap = row.cells[at]
    match = _ROUND.match(row.behind(at))
    if match is None or value.kind not in ("money", "count") or _FLOW.search(gap[-16:]):
        return
    bound = han_value(match["round"] if match["round"][0] not in "十百千万亿" else "一" + match["round"])
    start = ledger.text.find(match["round"], value.span.end)
    if bound and _near(value.value, Decimal(bound)):
        span = Span(start, start + len(match["round"]))
        yield Threshold(value, _reach(value), span, limits_of(Decimal(bound), "above"), "above")


def _reach(value: Quantity) -> Interval:
    if value.interval.high == INFINITY:
        return Interval(value.value, value.value + magnitude(value.value, value.step))
    return value.interval


def _comparable(value: Quantity, bound: Quantity) -> bool:
    ends = (bound.interval.high, bound.value)
    return any(_near(value.value, end) for end in ends if end < INFINITY)


def _near(value: Decimal, bound: Decimal) -> bool:
    return value > 0 and bound > 0 and value <= bound * _FARTHEST and bound <= value * _FARTHEST


def _printed(bound: Quantity) -> Span:
    """Where number and unit stand, without the words before them that the claim is made of."""
    return Span(bound.number.start, bound.span.end)
