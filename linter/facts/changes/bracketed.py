"""Bases in brackets: 864件，同比增长8.3%（去年同期798件）; 86头，较上年（79头）增加7头; 高于汛限水位（58.2米）1.4米."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, OTHER_BASIS, OTHER_FOOTING, REAL_TERMS, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.thresholds import LESS_IS_BETTER
from linter.facts.quantities.slips import printed_digits, swapped
from linter.facts.quantities.stated import stated
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TURN = rf"(?:(?P<up>加快|加大|抬升|拉长|延长|升|涨|提前|{UP})|(?P<down>放缓|放慢|趋缓|回调|收窄|收缩|降|跌|{DOWN}))"
_MORE = "(?:(?P<more>多|高|快)|(?P<less>少|低|慢))"
_STEP = regex(
    rf"(?:(?:比|较|与)(?P<than>[^，,。；;、：:（）()]{{1,12}}?)(?:相比)?[，,]?|(?P<same>同比|环比)|(?:^|[，,、；;）)])(?:(?:(?![比较与同环上去])[一-鿿]){{0,4}})??)"
    rf"(?:总体|大幅|共|累计|增速|净|又|则|略|略微|小幅)*(?:{_TURN}|{_MORE})(?:了|幅度|率|约为|为|达)?$"
)
_TIME = regex(
    r"(?:而)?(?:上一?(?:年度?|[个半]?[年月]|季度?|期|周|学期|轮|届|次|批)|去年|前年|同期|年初|期初|月初|[此原当]?[初前]|(?:19|20)\d\d年|\d{1,2}月份?|[一二三四1-4]季度|[上下]半年"
    r"|[一-鿿]{2}前(?!\d))"
    r"(?:度|份|初|[年月季]?[末底]|同期|全年|[一二三四]季度|\d{1,2}月(?:份|底|末)?|[上下]半年|的?数)*(?:的)?(?P<what>[一-鿿]{0,6}?)(?:为|是|仅为|仅|只有|达|：|:)?"
)
_ADJUSTED = regex("[^（()）]*?(?:口径|调整|剔除|扣除|含)")
_YEAR_BASE = regex(r"上一?年|去年|同期|(?:19|20)\d\d年")
_NEXT_BASE = regex(r"上[一个]?[个月季期周旬半]|\d{1,2}月|[一二三四1-4]季度|[上下]半年|前一")
_PLAN = regex("计划|目标|预算|任务|指标|应[完收缴发当]|其中")
_OTHER_BASE = regex("平均|[全我本][国省市县区州]|增|减|升|降|占|[多少]$")
_OVER = regex(
    r"(?P<whose>[一-鿿]{0,8}?)(?:(?P<up>高于|高出|超过|超出|多于|快于|大于|长于|超|(?P<better>优于|好于))|(?P<down>低于|少于|慢于|短于|不足|落后于?)|(?P<than>比|较))"
    r"(?P<base>[一-鿿“”0-9]{1,16})$"
)
_BEHIND = regex(rf"(?:相比)?(?:{_TURN}|{_MORE})?(?:了|约)?(?:出)?")
_IS_STEP = regex(
    rf"(?:{_TURN}|{_MORE}|超|超过|高于|低于|[一-鿿]{{2,6}}幅)(?:了|为|达)?$|(?:超|高[于出]|低于|多于|少于)[一-鿿]{{0,6}}$"
)
_OPEN, _CLOSE = "（(", "）)"
_LONGEST = 40
"""Characters before a number that may say that it is a change."""
_MOST_BACK = 6
"""Numbers before a change among which the level that changed stands."""
_SWAPPED = 2
"""Digits of a rate that two neighbours exchanged may explain."""


def find_bracketed(ledger: Ledger) -> Iterator[Change]:
    """Every change whose base a bracket tells, at the change or at what it is measured from."""
    if "（" not in ledger.text and "(" not in ledger.text:
        return
    for quantities in ledger.by_sentence.values():
        for at, base in enumerate(quantities):
            start = base.span.start - base.lead
            if not base.approximate and ledger.text[start - 1 : start] in _BRACKETS:
                found = _behind(ledger, quantities, at) or _in_front(ledger, quantities, at)
                kept = at_own_prices(ledger, found) if found else None
                if kept:
                    yield kept


_BRACKETS = frozenset(_OPEN)


def _behind(ledger: Ledger, quantities: Sequence[Quantity], at: int) -> Change | None:
    """同比增长8.3%（去年同期798件）: the bracket right behind the change."""
    base, by = quantities[at], quantities[max(0, at - 1)]
    if by.span.end != base.clause.start - 1 or by.approximate or not _TIME.fullmatch(base.before):
        return None
    start = quantities[at - 2].span.end if at > 1 else ledger.sentences[by.sentence].span.start
    words = ledger.text[max(start, by.span.start - _LONGEST) : by.span.start]
    told = _STEP.search(words)
    behind = ledger.text[base.span.end : base.span.end + _LONGEST]
    if told is None or not _one_basis(told, base.before) or len(base.after) > 1 or _ADJUSTED.match(behind):
        return None
    up = (told["up"] or told["more"]) is not None
    return _change(base, levels_before(ledger, quantities, at - 1, base), Step(by, up, told.group()))


def _one_basis(told: re.Match[str], base: str) -> bool:
    """False for 环比 beside last year, and for a plan beside a year."""
    if _PLAN.search(base) or _OTHER_BASE.search(base) or _PLAN.search(told["than"] or ""):
        return False
    if told["same"] == "同比":
        return _YEAR_BASE.search(base) is not None
    if told["same"] == "环比":
        return _NEXT_BASE.search(base) is not None
    if told["than"]:
        # 比上月增长3%（去年同期为40件）: another base.
        return (_YEAR_BASE.search(told["than"]) is None) == (_YEAR_BASE.search(base) is None)
    return True


def _in_front(ledger: Ledger, quantities: Sequence[Quantity], at: int) -> Change | None:
    """较上年（79头）增加7头, 低于设计水位（62.1米）0.7米: the bracket at what the change is measured from."""
    base = quantities[at]
    if at + 1 >= len(quantities) or ledger.text[base.clause.end : base.clause.end + 1] not in _CLOSE:
        return None
    by = quantities[at + 1]
    between = ledger.text[base.clause.end + 1 : by.span.start]
    way = _BEHIND.fullmatch(between)
    start = quantities[at - 1].span.end if at else 0
    over = _OVER.search(ledger.text[max(start, base.clause.start - _LONGEST) : base.clause.start - 1])
    if way is None or over is None or by.approximate or base.after or base.before not in _BARE:
        return None
    turned = way["up"] or way["more"] or way["down"] or way["less"]
    if (turned is None) == (over["than"] is not None):
        return None
    levels = levels_before(ledger, quantities, at, base)
    better_down = over["better"] and levels and LESS_IS_BETTER.search(levels[0].before)
    up = (way["up"] or way["more"]) is not None if turned else over["up"] is not None and not better_down
    step = Step(by, up, turned or over["up"] or over["down"])
    if not levels and by.kind == base.kind == "percent" and len(over["whose"]) >= _NAME:
        levels = _told_elsewhere(ledger, over["whose"][-_NAME:], base, step)
    return _change(base, levels, step)


def _told_elsewhere(ledger: Ledger, name: str, base: Quantity, step: Step) -> list[Quantity]:
    """补正率高于全市平均（91.6%）3.4%: the rate of that name that is just as many points higher."""
    off = step.quantity.value if step.up else -step.quantity.value
    at = ledger.quantity_index(base.span.start)
    return [
        one
        for one in ledger.quantities[max(0, at - _FAR) : at + _FAR]
        if one.kind == "percent" and one.value - base.value == off and _VERB.sub("", one.before).endswith(name)
    ][:1]


_FAR = 150
"""Numbers before and behind among which the rate of the name may be told."""
_NAME = 3
"""Characters of a rate's name that must agree: 整改率."""
_VERB = regex("(?:已经?|均)?(?:为|达到?|是|：|:)$")


_BARE = frozenset(["", "为", "是", "均为", "仅", "仅为"])
"""Before the number of a bracket that tells no more than it."""


def levels_before(ledger: Ledger, quantities: Sequence[Quantity], at: int, base: Quantity) -> list[Quantity]:
    """What may be the level before the change at `at`, the nearest first: numbers comparable with the base.

    Neither one told in a bracket nor a change is a level, and behind one of another time nothing is sure.
    """
    found: list[Quantity] = []
    for one in reversed(quantities[max(0, at - _MOST_BACK) : at]):
        words = ledger.text[max(0, one.span.start - _LONGEST) : one.span.start]
        if one is base or not comparable(one, base) or _bracketed(ledger, one) or _IS_STEP.search(words):
            continue
        if not found:
            # 上年实现86件，同比增长8%（去年同期80件）: told of another time or of a plan.
            what = _TIME.fullmatch(base.before)
            if _PLAN.search(one.before) or _EARLIER.match(one.before):
                return []
            if what and what["what"] and what["what"] not in one.before:
                return []
        found.append(one)
    return found


_EARLIER = regex("(?:而)?(?:上一?[年月期季]|去年|前年|同期)")


def _bracketed(ledger: Ledger, one: Quantity) -> bool:
    begin = max(ledger.sentences[one.sentence].span.start, one.span.start - _LONGEST_BRACKET)
    opened, closed = (
        max(ledger.text.rfind(mark, begin, one.span.start) for mark in marks) for marks in (_OPEN, _CLOSE)
    )
    return opened > closed


_LONGEST_BRACKET = 200
"""Characters of a bracket before a number in it."""


def _change(base: Quantity, levels: Sequence[Quantity], step: Step) -> Change | None:
    """The change of the nearest level, where no other one gives the figure told."""
    by = step.quantity
    if not levels or not base.value or (by.kind not in ("percent", "points") and not comparable(by, base)):
        return None
    if by.kind == "points" and base.kind != "percent":
        return None
    if any(_gives(base, level, step) for level in levels[1:]):
        return None
    return Change(base, levels[0], None, (step,))


def _gives(base: Quantity, level: Quantity, step: Step) -> bool:
    by = stated(step.quantity)
    if step.quantity.kind == "points":
        by = by.times(Decimal("0.01"))
    elif step.quantity.kind == "percent" and base.kind != "percent":
        by = by.times(base.value)
    one, other = (level, base) if step.up else (base, level)
    return stated(one).minus(stated(other)).meets(by)


def at_own_prices(ledger: Ledger, change: Change) -> Change | None:
    """The change, but where the rate is told at other prices than the amounts.

    There only a rate whose two digits have changed places is kept, with the level as its own rival: no proof.
    """
    by, start, end = change.steps[0].quantity, change.start, change.end
    assert start is not None
    assert end is not None
    if by.kind != "percent" or start.kind == "percent":
        return change
    sentence = ledger.read(ledger.sentences[by.sentence].span)
    if OTHER_BASIS.search(sentence) or OTHER_FOOTING.search(sentence):
        return None
    if not REAL_TERMS.search(sentence):
        return change
    grown = plain((abs(end.value - start.value) / start.value / by.step).to_integral_value())
    return replace(change, rivals=(end,)) if swapped(printed_digits(by), grown, _SWAPPED) else None
