"""Account balances: 市级一般公共预算支出总计大于收入总计, of an account whose two totals are told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import last_match
from linter.facts.quantities.following import quantity_at
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Balance(NamedTuple):
    """What is said of the two totals of an account, and the totals, which say otherwise."""

    claim: Span
    income: Quantity
    expense: Quantity
    by: Quantity | None
    """By how much one is said to exceed the other; None where it is not told."""


class _Account(NamedTuple):
    level: str
    fund: str
    how: str
    """总计, 合计: two words that a budget may use for two sums."""
    year: str
    """The first that its paragraph or its heading names; those behind it are compared with."""
    income: Quantity
    expense: Quantity


_FUND = "一般公共预算|政府性基金|国有资本经营|社会保险基金|社保基金"
_LEVEL = "全[省市州县区]|[省市州县区](?:本级|级)|本级"
_OWNER = regex(rf"(?P<level>{_LEVEL})(?:地方)?(?P<fund>{_FUND})")
_TOTAL = regex(r"(?P<side>收入|支出)(?P<how>总计|合计|总量|总额)(?:预计|安排|完成|实现|为|达到?|共|：|:|数)*$")
_MORE, _LESS = (
    "大于|高于|多于|超过|超出",
    "小于|低于|少于|不及|不足以?(?:覆盖|满足|弥补|抵补|支撑|抵消|冲抵)|不抵|不敷|[难无](?:以|法)(?:覆盖|满足|抵补)|覆盖不了|抵不上",
)
_SIGN = regex(f"(?:总计|合计|总量|总额)(?:明显|略|稍|仍|也|已|均|要|尚|依然|还)*(?:{_MORE}|{_LESS}|比)")
_CLAIM = regex(
    rf"(?P<first>收入|支出)(?P<how>总计|合计|总量|总额)(?:明显|略|稍|仍|也|已|均|要|尚|依然|还)*(?:(?P<more>{_MORE})|(?P<less>{_LESS})|比)"
    r"(?:了|当年|同期|其)*(?P<second>收入|支出)(?P=how)"
    r"(?:(?:要|还|略|仍)*(?:(?P<above>[多高大])|(?P<below>[少低小]))(?:出|了|约)*)?"
)
_PLANNED = regex("力争|确保|争取|将|应|须|如果|若|一旦|可能|原则|不得|风险|避免|防止|[去上前]年")
_BACK = 60
"""Characters before a claim that say of which account it is."""
_ON = 12


def find_denied_balances(ledger: Ledger) -> Iterator[Balance]:
    """Every claim of one total above the other that every account told under its name denies."""
    accounts: list[_Account] | None = None
    for sign in _SIGN.finditer(ledger.text):
        match = _CLAIM.match(ledger.text, sign.start() - 2)
        if match is None or match["first"] == match["second"]:
            continue
        above = bool(match["more"] or match["above"])
        if not above and not match["less"] and not match["below"]:
            continue
        start = ledger.sentences[ledger.sentence_at(match.start())].span.start
        lead = ledger.text[max(start, match.start() - _BACK) : match.start()]
        owner = last_match(_OWNER, lead)
        if owner is None or _PLANNED.search(lead):
            continue
        accounts = list(_accounts(ledger)) if accounts is None else accounts
        year = (YEAR.findall(lead) or [""])[-1]
        level, fund = _level(owner["level"]), owner["fund"]
        meant = [
            one
            for one in accounts
            if (one.level, one.fund, one.how) == (level, fund, match["how"]) and (not year or one.year in ("", year))
        ]
        by = _by(ledger, match)
        # 收入总计多于支出总计 has the same sense as 支出总计少于收入总计.
        surplus = above == (match["first"] == "收入")
        if meant and all(_denies(one, surplus, by) for one in meant):
            begin = match.start() - len(lead) + owner.start()
            yield Balance(Span(begin, match.end()), meant[0].income, meant[0].expense, by)


def _by(ledger: Ledger, match: re.Match[str]) -> Quantity | None:
    """The amount right behind 比支出总计多."""
    if not (match["above"] or match["below"]):
        return None
    one = quantity_at(ledger, match.end())
    return one if one and one.kind == "money" and not one.approximate else None


def _denies(account: _Account, surplus: bool, by: Quantity | None) -> bool:
    income, expense = account.income, account.expense
    high, low = (income, expense) if surplus else (expense, income)
    if high.value <= low.value:
        return True
    if by is None:
        return False
    step = max(high.step, low.step, by.step)
    return not high.interval.minus(low.interval).widened(step).meets(by.interval)


def _accounts(ledger: Ledger) -> Iterator[_Account]:
    """The accounts of a budget: the total of the incomes, and right behind it that of the expenses."""
    income: tuple[Quantity, re.Match[str]] | None = None
    for one in ledger.quantities:
        if one.kind != "money":
            continue
        told = _TOTAL.search(ledger.text, max(0, one.span.start - _ON), one.span.start)
        if told is None:
            continue
        if told["side"] == "收入":
            income = (one, told)
            continue
        if income and income[1]["how"] == told["how"] and not (one.approximate or income[0].approximate):
            account = _account(ledger, income[0], one, told["how"])
            if account:
                yield account
        income = None


def _account(ledger: Ledger, income: Quantity, expense: Quantity, how: str) -> _Account | None:
    first, last = (ledger.sentences[one.sentence].block for one in (income, expense))
    if last - first > 1:
        return None
    blocks = ledger.document.blocks
    # （1）全区预算收入完成4.2亿元，…: what a heading goes on to tell is not its own.
    above = [re.split("[，,。：:]", ledger.read(one.span))[0] for one in ledger.section_of(first)]
    lead = ledger.text[blocks[first].span.start : income.span.start]
    told = (lead, *reversed(above))
    owner = next(filter(None, (last_match(_OWNER, words) for words in told)), None)
    if owner is None:
        return None
    between = last_match(_OWNER, ledger.text, income.span.end, expense.span.start)
    level = _level(owner["level"])
    if between and (_level(between["level"]), between["fund"]) != (level, owner["fund"]):
        return None
    years = next(filter(None, map(YEAR.findall, told)), [])
    return _Account(level, owner["fund"], how, years[0] if years else "", income, expense)


def _level(words: str) -> str:
    """全 for that of all of a place; what is told of the place itself is called 本级 or 级."""
    return "全" if words[0] == "全" else words.replace("本", "")[-2:]
