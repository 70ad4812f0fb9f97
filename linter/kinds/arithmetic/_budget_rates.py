"""Budget rates: 调整预算3707万元，实际完成3690万元，为调整预算的500%, where nothing else can be meant."""

from __future__ import annotations

from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.ledger import Ledger
from linter.patterns import regex

_BASIS = "(?:年初|调整|变动|全年|年度|[本当]年|汇总)*(?:预算|计划|任务|目标)"
_BASE = regex(rf"{_BASIS}数?(?:合计|共计)?(?:为|是)?$")
_DONE = regex(r"[，,][^，,。；;\d]{0,10}(?:完成|执行|实现|支出|收入)[^，,。；;\d]{0,4}")
_RATE = regex(rf"[，,](?:为|完成|达到?|占|是)了?{_BASIS}数?的")


def of_budget_beside(ledger: Ledger, rate: Rate) -> bool:
    """True where budget, result and rate follow each other with nothing between, and the rate is not theirs."""
    part, base = rate.numerator, rate.denominator
    if rate.how != "of" or part is None or rate.stated.sentence != base.sentence:
        return False
    own = stated(part).over(stated(base))
    return (
        own is not None
        and not own.meets(stated(rate.stated))
        and _BASE.search(base.before) is not None
        and _DONE.fullmatch(ledger.text, base.span.end, part.span.start) is not None
        and _RATE.fullmatch(ledger.text, part.span.end, rate.stated.span.start) is not None
    )
