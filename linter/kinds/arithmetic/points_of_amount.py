"""Points of an amount: 支出12.6亿元，增长4.1个百分点 tells an amount, which grows by per cent, not by points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Quantity
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._show import HUNDRED
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_THAN = (
    r"(?:(?:同比|环比|同口径|可比口径|按可比[价格口径]{1,3}(?:计算)?"
    r"|(?:比|较|与)[^，,。；;：:（）()、]{1,14}?(?:相比)?)[，,]?)"
)
_MOVED = (
    r"(?:实际|名义|平均|年均|累计|共|净|约|各|均|分别|大幅|略有?|小幅)*(?:增[长加产]|减[少产]|下降|上升|增|减|降)了?"
)
# Only how it moved stands between the amount and the points: no 增速, no 占比 of its own.
_BEHIND = regex(rf"[ 　]*[，,、；; 　（(]?[ 　]*{_THAN}{{0,2}}{_MOVED}[ 　]*")
# 规模以上工业增加值增长4.5个百分点: no amount told
_NAMED = regex(
    rf"(?:^|[。；;，,、：:\n])(?:其中[，,：:]?|[全我本][国省市县区州镇]|本级|完成|实现){{0,3}}"
    r"(?P<name>[一-鿿]{0,8}(?:生产总值|总产值|增加值|固定资产投资|零售总额|预算收入|预算支出|税收收入|可支配收入|产量|销售额|营业收入|用电量"
    rf"|进出口总额|存款余额|贷款余额)){_THAN}{{0,2}}{_MOVED}$"
)
# 占总人口的74.0个百分点, 完成预算的98.2个百分点, 城镇化率为58.3个百分点: in public reports no share is told so.
_SHARE = regex(
    r"占[^，,。；;\d比增降率分]{0,16}(?:人口|总数|人数|总量|总额|收入|支出|面积|户数|投资|产值)数?的(?:比重|比例)?(?:为|达到?)?$"
    r"|(?:^|[，,])(?:为|完成|占)[一-鿿]{0,6}预算数?的$"
    r"|(?:城镇化|覆盖|普及|合格|完成|办结|整改|入学|参保|达标|优良|入户|通过|完好|执行|使用)率(?:为|达到?|是)$"
)
# What has points although an amount stands before them: a rate or a share that the clause speaks of.
_RATE = regex(r"比重|占比|比[例值]|[一-鿿]率|增[速幅]|增长速度|份额|强度|指数|程度|系数|水平|弹性|[快高低慢]于|覆盖面")
_MOVES = regex(r"拉动|带动|贡献|影响|推动|支撑|拉[低高]|促进|助推|百分点")
_NO_AMOUNT = frozenset("分点位名倍天日年月折度级")
"""Units of what is a degree or a time rather than an amount."""
_GOES_ON = regex("[，,]?(?:可|就|能|将|会)?(?:拉动|带动|影响)|以上的|的")
_SHARED = 2
"""Numbers before a count in which its whole may stand."""
_LEAD = 60
"""Characters before the amount that may speak of a rate."""


class PointsOfAmount:
    """Reports 支出12.6亿元，增长4.1个百分点."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every amount that is said to have grown by points."""
        if "个百分点" not in ledger.text:
            return
        told = _told_by_growth(ledger)
        last: Quantity | None = None
        for quantity in ledger.quantities:
            if quantity.kind == "points" and quantity.span not in told:
                level = _level(ledger, last, quantity) if last else None
                if level:
                    ledger.note_compared(level, quantity)
                    values = {"stated": plain(quantity.value), "what": ledger.quote(level.span)}
                    yield Hit((quantity.span, level.span), values, severity="warning")
                elif _SHARE.search(quantity.before):
                    values = {"stated": plain(quantity.value), "what": ledger.quote(quantity.span)}
                    yield Hit((quantity.span,), values, severity="warning", variant="share")
                elif last is None or not _touching(ledger, last, quantity):
                    yield from _of_named(ledger, quantity)
            last = quantity


def _told_by_growth(ledger: Ledger) -> set[Span]:
    """Points that the amounts before and after give as per cent: the rule of points and per cent shows how."""
    found: set[Span] = set()
    for change in ledger.changes:
        if change.start and change.end and change.start.kind != "percent" and change.start.value:
            grown = abs(change.end.value / change.start.value - 1) * HUNDRED
            points = (step.quantity for step in change.steps if step.quantity.kind == "points")
            found.update(one.span for one in points if abs(grown - one.value) < 1)
    return found


def _touching(ledger: Ledger, last: Quantity, points: Quantity) -> bool:
    return bool(_BEHIND.fullmatch(ledger.text, last.span.end, points.span.start))


def _level(ledger: Ledger, last: Quantity, points: Quantity) -> Quantity | None:
    """The amount right before the points, where its sentence speaks of no rate."""
    if not last.is_amount or last.sentence != points.sentence:
        return None
    if last.printed_unit[-1:] in _NO_AMOUNT or not _touching(ledger, last, points):
        return None
    at = ledger.quantity_index(last.span.start)
    told = ledger.quantities[at - 1].span.end if at else 0
    start = max(told, ledger.sentences[last.sentence].span.start, last.span.start - _LEAD)
    lead = re.split("[；;]", ledger.text[start : last.span.start])[-1]
    return None if _RATE.search(lead) or _goes_on(ledger.text, points) or _of_more(ledger, at, last) else last


def _of_more(ledger: Ledger, at: int, part: Quantity) -> bool:
    """True for 52个断面中达标48个，上升7.7个百分点: the whole of a count stands before it, and its share is meant."""
    before = ledger.quantities[max(0, at - _SHARED) : at]
    return part.exact and any(
        one.sentence == part.sentence and one.unit == part.unit and one.exact and one.value > part.value
        for one in before
    )


def _of_named(ledger: Ledger, points: Quantity) -> Iterator[Hit]:
    """规模以上工业增加值增长4.5个百分点: the amount is named, not told."""
    lead = ledger.lead(points, _LEAD)
    told = _NAMED.search(lead)
    if told and not (_RATE.search(lead) or _MOVES.search(lead) or _goes_on(ledger.text, points)):
        values = {"stated": plain(points.value), "what": told["name"]}
        yield Hit((points.span,), values, severity="warning")


def _goes_on(text: str, points: Quantity) -> bool:
    """True where the points are no number of their own: 增长1个百分点以上的, 增长1个百分点可拉动."""
    return bool(_GOES_ON.match(text, points.span.end))
