"""Balanced totals: 收入总计86.4亿元，…支出总计84.6亿元。收支平衡 says of two different totals that they are equal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import Quantity
from linter.finding import Hit
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger
from linter.patterns import regex

# 基本平衡 and 紧平衡 leave room; 结转 or 结余 between the totals and these words is told by itself.
_BALANCED = regex(
    r"收支(?:预算)?(?:相抵[，,]?(?:后)?(?:实现|达到)?|实现|保持|总计|相等[，,]?)?(?:当年)?(?:预算)?(?:收支)?平衡"
)
_SINCE = regex(
    r"[。，,；; 　]{0,2}(?:收支(?:总计)?相抵(?:后)?[，,])?(?:当年|年终|年度|本年|当期|[全市区县州省本级年])*(?:预算)?"
)
_TOLD = r"(?:合计|安排|完成|实现|预计|拟|共计|为|达到?|：|:)*$"
_IN = regex(rf"(?:收入总[计量额]|总收入){_TOLD}")
_OUT = regex(rf"(?:支出总[计量额]|总支出){_TOLD}")
_OTHER = regex(r"[上去前]年|预算数|同期|结[余转]|净")
_MOST = 24
"""Numbers between the totals of the incomes and of the expenses, at most."""


@dataclass(frozen=True)
class BalancedTotals:
    """Reports 收入总计86.4亿元，支出总计84.6亿元，收支平衡."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every pair of totals that are called balanced and differ."""
        if "平衡" not in ledger.text or "总" not in ledger.text:
            return
        for said in _BALANCED.finditer(ledger.text):
            pair = _totals(ledger, said.start())
            if pair is None:
                continue
            income, expense = pair
            ledger.note_compared(income, expense)
            step = max(income.step, expense.step)
            if income.interval.widened(step).meets(expense.interval):
                continue
            came, went = written([income.value, expense.value], scale_of(ledger, (income, expense)))
            values = {"income": ledger.quote(income.span), "expense": ledger.quote(expense.span)}
            yield Hit((expense.span, income.span), values, f"{came} ≠ {went}")


def _totals(ledger: Ledger, at: int) -> tuple[Quantity, Quantity] | None:
    """The totals right before the words at `at`: nothing but the two and what makes up one of them."""
    end = bisect_left(ledger.quantities, at, key=lambda one: one.span.start)
    if not end:
        return None
    last = ledger.quantities[end - 1]
    if not _OUT.search(last.before) or not _SINCE.fullmatch(ledger.text, last.span.end, at):
        return None
    block = ledger.sentences[last.sentence].block
    for index in range(end - 2, max(-1, end - 2 - _MOST), -1):
        one = ledger.quantities[index]
        if block - ledger.sentences[one.sentence].block > 1 or _OUT.search(one.before):
            return None
        if _IN.search(one.before):
            usable = one.kind == last.kind == "money" and not (one.approximate or last.approximate)
            return (one, last) if usable and not _OTHER.search(one.before + last.before) else None
    return None
