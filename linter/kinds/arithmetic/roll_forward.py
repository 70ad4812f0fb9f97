"""Stocks: the opening balance with what came in and went out against the closing balance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, product

from linter.fact import Quantity
from linter.facts.parts.carried import Carried, find_carried
from linter.facts.parts.changed_stocks import find_changed_stocks
from linter.facts.parts.flows import Balance, Flow, find_balances
from linter.facts.parts.grown_to import find_grown_to
from linter.facts.parts.plain_stocks import find_plain_stocks
from linter.facts.parts.rolled_surpluses import find_rolled_surpluses
from linter.facts.parts.slipped_stocks import find_slipped_stocks
from linter.facts.parts.stocks_by_numbers import find_stocks_by_numbers
from linter.facts.parts.stocks_on_base import find_stocks_on_base
from linter.facts.parts.surpluses import Surplus, find_surpluses
from linter.facts.quantities.slips import is_near, struck
from linter.finding import Hit
from linter.interval import ZERO, Interval, total
from linter.kinds._sums import as_told, scale_of, written
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class RollForward:
    """Recomputes 年初余额 + 新增 − 偿还 = 年末余额."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each closing balance that its flows do not give."""
        told: set[Span] = set()
        for balance in chain(find_balances(ledger), find_rolled_surpluses(ledger)):
            hit = _compare(ledger, balance)
            if hit and balance.closing.span not in told:
                told.add(balance.closing.span)
                yield hit
        for balance in chain.from_iterable(find(ledger) for find in _TURNED):
            hit = _compare(ledger, balance)
            if hit and balance.closing.span not in told:
                told.add(balance.closing.span)
                yield replace(hit, variant="turned")
        for surplus in find_surpluses(ledger):
            hit = _left(ledger, surplus)
            if hit:
                yield hit
        for carried in find_carried(ledger):
            hit = _next_year(ledger, carried)
            if hit:
                yield hit


_TURNED = (
    find_changed_stocks,
    find_grown_to,
    find_plain_stocks,
    find_slipped_stocks,
    find_stocks_on_base,
    find_stocks_by_numbers,
)
"""What finds a stock that was turned into another one, whatever words tell of it."""
_FEWEST_DIGITS = 3
_FEWEST_PERCENT = 2
"""Of the closing; adjustments after the accounts are closed make smaller differences."""


def _next_year(ledger: Ledger, carried: Carried) -> Hit | None:
    """What one year leaves, with the surplus planned for the next, against what that one is to leave."""
    opening, closing, gains = carried.opening, carried.closing, carried.gains
    added = gains[0].interval if len(gains) == 1 else gains[0].interval.minus(gains[1].interval)
    ledger.note_summed(opening, *gains, closing)
    step = max(one.step for one in (opening, closing, *gains))
    reached = opening.interval.plus(added).widened(step)
    value = opening.value + gains[0].value - (gains[1].value if len(gains) > 1 else 0)
    if reached.meets(closing.interval) or abs(value - closing.value) * 100 < closing.value * _FEWEST_PERCENT:
        return None
    # By how much the closing is above what the others give, and which way each of them would have to go.
    over = closing.value - value
    needed = [(closing, -over), (opening, over), (gains[0], over), *((one, -over) for one in gains[1:])]
    exchanged = [(one, Interval(one.value + by - step, one.value + by + step)) for one, by in needed]
    if not any(_exchanged(one, aim) or _one_digit(one, aim) for one, aim in exchanged):
        return None
    texts = written(
        [opening.value, *(one.value for one in gains), value, closing.value],
        scale_of(ledger, (opening, *gains, closing)),
    )
    flows = "".join(f" {sign} {text}" for sign, text in zip("+−", texts[1:-2], strict=False))
    return Hit(
        (closing.span, opening.span, *(one.span for one in gains)),
        {"closing": ledger.quote(closing.span), "sum": as_told(ledger, value, closing)},
        f"{texts[0]}{flows} = {texts[-2]} ≠ {texts[-1]}",
        severity="warning",
    )


def _exchanged(one: Quantity, aim: Interval) -> bool:
    """True where two neighbouring digits that change places take the number to where the others put it."""
    figures = str(int(one.value / one.step))
    if len(figures) < _FEWEST_DIGITS:
        return False
    turned = (figures[:at] + figures[at + 1] + figures[at] + figures[at + 2 :] for at in range(len(figures) - 1))
    return any(other != figures and aim.holds(int(other) * one.step) for other in turned)


def _one_digit(one: Quantity, aim: Interval) -> bool:
    """True where one digit, not the last, put right takes a number of many digits to where the others put it."""
    figures = str(int(one.value / one.step))
    if len(figures) < _MANY_DIGITS:
        return False
    return any(aim.holds(int(other) * one.step) for other in struck(figures))


_MANY_DIGITS = 4


def _left(ledger: Ledger, surplus: Surplus) -> Hit | None:
    """当年结余 against income less expense; silent where any income and any expense give it."""
    income, expense, left = surplus.incomes[0], surplus.expenses[0], surplus.left
    ledger.note_summed(income, expense, left)
    for one in surplus.incomes:
        for other in surplus.expenses:
            if one.interval.minus(other.interval).meets(left.interval):
                return None
    # 基金收入8.6亿元，财政补贴收入2.1亿元，支出10.2亿元: two incomes that come together.
    if total(one.interval for one in surplus.incomes).minus(expense.interval).meets(left.interval):
        return None
    # 居民支出214630万元，职工支出188000万元: two expenses that come together.
    if income.interval.minus(total(one.interval for one in surplus.expenses)).meets(left.interval):
        return None
    value = income.value - expense.value
    texts = written([income.value, expense.value, value, left.value], scale_of(ledger, (income, expense, left)))
    certain = surplus.sure and len(surplus.incomes) == len(surplus.expenses) == 1
    return Hit(
        (left.span, income.span, expense.span),
        {"closing": ledger.quote(left.span), "sum": as_told(ledger, value, left)},
        f"{texts[0]} − {texts[1]} = {texts[2]} ≠ {texts[3]}",
        severity="error" if certain else "warning",
        variant="left",
    )


def _compare(ledger: Ledger, balance: Balance) -> Hit | None:
    """Silent where the closing stock is what some of the flows give: the others may be parts of them."""
    opening, closing, flows = balance.opening, balance.closing, balance.flows
    if any(_NO_FLOW.search(flow.quantity.before) for flow in flows) or _COMPARED_WITH.match(closing.after):
        return None
    parts = [*([opening] if opening else []), *(flow.quantity for flow in flows)]
    ledger.note_summed(*parts, closing)
    said = closing.interval if not balance.falls else Interval.exactly(ZERO).minus(closing.interval)
    signs = list(product(*(_signs(flows, at) for at in range(len(flows)))))
    if any(_sum(opening, flows, chosen).meets(said) for chosen in signs):
        return None
    goal = said.low
    told = min(
        (chosen for chosen in signs if 0 not in chosen),
        key=lambda chosen: abs(_sum(opening, flows, chosen).low - goal),
    )
    value = _sum(opening, flows, told, exact=True).low
    if not is_near(closing, abs(value)) or (value < 0) != balance.falls:
        return None
    texts = written(
        [*(abs(part.value) for part in parts), abs(value), closing.value], scale_of(ledger, (*parts, closing))
    )
    terms = [
        ("+" if sign > 0 else "−") + " " + text for sign, text in zip(told, texts[-2 - len(flows) : -2], strict=True)
    ]
    text = " ".join([texts[0], *terms] if opening else sorted(terms)).removeprefix("+ ")
    came_to = ("−" if value < 0 else "") + texts[-2]
    return Hit(
        (closing.span, *(part.span for part in parts)),
        {
            "closing": ledger.quote(closing.span),
            "sum": ("−" if value < 0 else "") + as_told(ledger, abs(value), closing),
        },
        f"{text} = {came_to} ≠ {'−' if balance.falls else ''}{texts[-1]}",
        severity="warning",
        variant="" if opening else "net",
    )


_NO_FLOW = regex(
    "(?:资产|负债|权益|欠款)(?:总额|合计)?为?$|(?:^|[，,、（(])含[一-鿿]{0,8}$"
    "|(?:[各均每](?![类种项级地])|分别)[一-鿿]{0,12}$"
)
"""资产3.24亿元、负债0.87亿元、净资产2.37亿元: what there is beside a stock flows neither in nor out.

Nor is 3月、5月各新增2家 a flow: it came in more than once.
"""


_COMPARED_WITH = regex("[一-鿿]{0,4}相[比较]")
"""与2020年末的14万头相比: what others are held against closes nothing."""


def _signs(flows: Sequence[Flow], at: int) -> tuple[int, ...]:
    """The ways a flow may count: in, out, or not at all where it may be a part of a larger one before it."""
    flow = flows[at]
    known = (1, -1) if flow.into is None else (1,) if flow.into else (-1,)
    part = any(
        (whole.into is None or flow.into is None or whole.into == flow.into)
        and whole.quantity.value > flow.quantity.value
        for whole in flows[:at]
    )
    return (*known, 0) if part else known


def _sum(opening: Quantity | None, flows: Sequence[Flow], signs: Sequence[int], exact: bool = False) -> Interval:
    """What opening stock and flows come to, each flow with its sign."""
    result = Interval.exactly(ZERO)
    for quantity, sign in [
        *([(opening, 1)] if opening else []),
        *((f.quantity, s) for f, s in zip(flows, signs, strict=True)),
    ]:
        term = Interval.exactly(quantity.value) if exact else quantity.interval
        result = result.plus(term) if sign > 0 else result.minus(term) if sign < 0 else result
    return result
