"""Change direction: a rise that falls, a fall that rises, or both at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise

from linter.fact import Quantity
from linter.facts.changes.budget_and_outcome import find_budgets_and_outcomes
from linter.facts.changes.change_words import DOWN, FIRST_STEP, OTHER_BASIS, REAL_TERMS, STEP, STEP_BEFORE, UP
from linter.facts.changes.changes import Change, Step
from linter.facts.changes.directions import find_directions
from linter.facts.changes.directions_by_numbers import find_directions_by_numbers
from linter.facts.changes.directions_in_a_row import find_directions_in_a_row
from linter.facts.changes.directions_of_all import find_directions_of_all
from linter.facts.changes.reached_beside import find_reached_beside
from linter.facts.changes.reached_by_change import find_reached_by_change
from linter.facts.changes.reached_in_years import find_reached_in_years
from linter.facts.changes.side_by_side import find_row_to_row, find_side_by_side
from linter.finding import Hit
from linter.kinds._show import printed
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class ChangeDirection:
    """Reports 由754项下降至783项, and 增加5万元、下降3% of one change."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every change whose words and numbers go different ways."""
        for change in ledger.changes:
            hit = _against_verb(ledger, change) or _two_ways(ledger, change)
            if hit:
                yield hit
        yield from _two_ways_of_none(ledger)
        for move in find_reached_by_change(ledger):
            ledger.note_compared(move.value, move.change)
            words = {"one": ledger.read(move.reached), "other": ledger.read(move.changed)}
            spans = (move.reached, move.value.span, move.change.span, move.changed)
            yield Hit(spans, words, severity="warning", variant="two-ways")
        finders = (find_directions, find_side_by_side, find_row_to_row, find_budgets_and_outcomes)
        for told in (one for find in finders for one in find(ledger)):
            hit = _wrong_way(ledger, told.start, told.end, told.up, told.span)
            if hit:
                yield hit
        inferred = (
            find_directions_in_a_row,
            find_directions_of_all,
            find_directions_by_numbers,
            find_reached_beside,
            find_reached_in_years,
        )
        for told in (one for find in inferred for one in find(ledger)):
            hit = _wrong_way(ledger, told.start, told.end, told.up, told.span)
            if hit:
                yield replace(hit, severity="warning")  # what the direction is told of had to be inferred


def _against_verb(ledger: Ledger, change: Change) -> Hit | None:
    start, end = change.start, change.end
    if start is None or end is None or change.up is None:
        return None
    return _wrong_way(ledger, start, end, change.up, *_turn_between(ledger, start, end))


_TURN = regex(f"{UP}|{DOWN}")
_NEAR = 8
"""Characters before a number in which its verb begins."""


def _turn_between(ledger: Ledger, one: Quantity, other: Quantity) -> tuple[Span, ...]:
    """The verb between two values, the last word that tells a direction there: 由754项‹上升›至683项."""
    first, second = sorted((one.span, other.span))
    turns = list(_TURN.finditer(ledger.text, first.end, second.start)) if one.sentence == other.sentence else []
    return (Span(*turns[-1].span()),) if turns else ()


def _verb_of(ledger: Ledger, number: Quantity, verb: str) -> tuple[Span, ...]:
    """Where the verb of a step stands, right before its number: ‹增加›4.14万吨."""
    at = ledger.text.rfind(verb, max(0, number.span.start - _NEAR), number.span.start) if verb else -1
    return (Span(at, at + len(verb)),) if at >= 0 else ()


_LESS_IS_MORE = regex("[越愈][小低少短][一-鿿]{0,6}?(?:[越愈]|好|优|佳)")
_MEAN = regex("(?:[日周月年户人村亩笔单次件例]均|平均(?:每[^，,。；;]{1,4})?)$")


def _wrong_way(ledger: Ledger, start: Quantity, end: Quantity, up: bool, *told: Span) -> Hit | None:
    """A hit where `end` lies on the other side of `start`; `told` is a word apart that says the direction."""
    if _MEAN.search(end.before) and not _MEAN.search(start.before):
        return None  # 受理诉求18250件，日均50件，比上年的15000件增长21.7%: all of them have grown
    if _LESS_IS_MORE.search(ledger.read(ledger.sentences[end.sentence].span)):
        return None  # 由5.62等提升至5.17等，等数越小质量越高
    if up and end.value < start.value and _BETTER_BY_LESS.search(ledger.lead(start)):
        return None  # 响应速度由30分钟提高到15分钟, 排名由第20名提升到第10名
    said = up
    if start.value < 0 and end.value < 0:
        # 负增长由-6.2%缩小到-1.1%, 跌幅由-0.2%扩大到-0.3%: a loss that shrinks or grows.
        if _OF_SIZE.search(ledger.text, start.span.end, end.span.start):
            said = not up
        elif not up or _LOSS.search(ledger.text, start.clause.start, start.span.start):
            return None
    ledger.note_compared(start, end)
    if start.value == end.value or (end.value > start.value) == said:
        return None
    bounded = _BOUNDED.search(ledger.read(end.span)) is not None and start.is_level and not start.approximate
    bounded = bounded and not _OF_BOUND.match(end.after)
    if start.interval.meets(end.interval) and not bounded:
        return None
    old, new = printed(ledger, start, end)
    sign = "<" if end.value < start.value else ">"
    return Hit(
        (*told, end.span, start.span),
        {
            "verb": {"zh": "上升" if up else "下降", "en": "rise" if up else "fall"},
            "actual": {"zh": "下降" if up else "上升", "en": "falls" if up else "rises"},
        },
        f"{new} {sign} {old}",
        severity="warning" if bounded else "error",
    )


_BOUNDED = regex("以[上下内]$")
"""由48%提升至37%以上: a bound that the value before had passed already."""
_OF_BOUND = regex("的|区间|地区|目标|水平")
_BETTER_BY_LESS = regex("时效|速度|效率|排名|名次|位次|精度|频次|班次|分辨率|便利|及时性")
"""What is better where the number is smaller."""
_OF_SIZE = regex("扩大|拉大|加大|放大|加深|加剧|扩至|收窄|缩小|收缩")
_LOSS = regex("[降跌减]幅|亏损|逆差|赤字|缺口|负增长|净流出")


def _two_ways(ledger: Ledger, change: Change) -> Hit | None:
    steps = [step for step in change.steps if step.quantity.value > 0]
    if change.end is None or len(steps) < 2 or STEP_BEFORE.search(change.end.before):
        return None  # 死亡减少2人、下降66.7%，受伤增加1人: what was taken for a level is a change itself
    first = steps[0]
    for other in steps[1:]:
        # 分别下降0.6个、提高0.8个百分点: of two things, in one unit told behind the last.
        one_unit = first.quantity.kind == "count" and other.quantity.kind == "points"
        if other.up != first.up and other.quantity.kind != first.quantity.kind and not one_unit:
            return _hit_two_ways(ledger, first, other)
    return None


def _hit_two_ways(ledger: Ledger, one: Step, other: Step) -> Hit:
    spans = (other.quantity.span, one.quantity.span)
    verbs = (_verb_of(ledger, step.quantity, step.verb) for step in (other, one))
    return Hit((*spans, *chain(*verbs)), {"one": one.verb, "other": other.verb}, variant="two-ways")


_SAME_BASE = regex("[比较](?:上年|去年|上一年)(?:同期)?[^年期末底]|同比")
_OF_PERIOD = "环比"
_YEAR_ON_YEAR = regex(f"(?<![增减升降][幅速])同比(?:(?P<up>{UP})|(?P<down>{DOWN}))$")
_FOOTING = 16
"""Characters behind a rate in which it may be said to be at constant prices."""


def _two_ways_of_none(ledger: Ledger) -> Iterator[Hit]:
    """办公费比上年减少4万元，增长1%: an amount and the rate right behind it, of a value that is not told."""
    for strand in ledger.strands:
        for one, two in pairwise(strand.links):
            if two.quantity.kind != "percent" or not one.quantity.is_amount:
                continue
            first, second = FIRST_STEP.search(one.gap) or _YEAR_ON_YEAR.search(one.gap), STEP.fullmatch(two.gap)
            if first is None or second is None or second["than"] or not two.gap.startswith(("，", ",")):
                continue
            # 余额比年初减少4亿元，同比增长1%: from another day. 同比增加186万元，环比下降4.2%: so it is here.
            if second["same"] == _OF_PERIOD or (second["same"] and not _SAME_BASE.match(first.group())):
                continue
            behind = ledger.text[two.quantity.span.end : two.quantity.span.end + _FOOTING]
            if REAL_TERMS.search(one.gap) or OTHER_BASIS.search(one.gap + behind) or behind.startswith("的"):
                continue
            if (first["up"] is None) != (second["up"] is None) and one.quantity.value and two.quantity.value:
                ledger.note_compared(one.quantity, two.quantity)
                steps = (
                    Step(link.quantity, match["up"] is not None, match["up"] or match["down"])
                    for link, match in ((one, first), (two, second))
                )
                yield _hit_two_ways(ledger, *steps)
