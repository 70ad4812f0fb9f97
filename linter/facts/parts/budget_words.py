"""Budget words: how income, expense and what one year leaves of them are told: 收入预算安排92亿元, 当年结余5亿元."""

from __future__ import annotations

from linter.facts.quantities.strands import DATE_MARK
from linter.patterns import regex

TOLD = (
    "(?:年初|调整后?|合计|总计|总量|总额|实际|预[算计期]|决算|安排|拟|计划|代编"
    "|完成|实现|执行|累计|为|达到?|共|数|相应|总)*"
)
"""What may stand between the name of a side and its amount."""
INCOME = regex(rf"收入{TOLD}$")
EXPENSE = regex(rf"支出{TOLD}$")
OF_ONE_YEAR = f"(?:当年|本年|年度|当期|全年|{DATE_MARK}年)(?:收支|基金)?"
"""Before 结余: that no other year is in it; a balance without these words may hold what was carried over."""
LEFT_OVER = "(?:净)?结余(?:为|是|达)?$"
FARTHEST_SIDE = 14
"""Numbers, rates counted, before what is left among which its income and expense stand."""
