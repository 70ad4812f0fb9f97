"""Lengths that somebody spent in a stretch of days: 5月8日至26日，专班利用两个月时间逐户核对."""

from __future__ import annotations

import re

from linter.fact import DateFact
from linter.kinds.dates._lengths import DAYS, NUMBER, UNIT, value_of
from linter.kinds.dates._lengths_retold import another_length
from linter.ledger import Ledger
from linter.patterns import regex

_SPENT = regex(
    r"[，,](?P<word>(?:(?![将拟每各再曾原限应须需]|要求|计划|力争|预计|准备|打算|安排|明年|下|去年|上年|此前|其中)[一-鿿“”]){0,14}?"
    r"(?:利用|用|花费?|耗费|抽出|拿出|腾出|集中|投入)(?:了|整整|足足|前后|一共|总共|共)*)"
    rf"{NUMBER}{UNIT}(?=的?时间|的?[功工]夫|[对把逐]|完成|走访|集中)"
)
"""Right behind the dates, whoever it is that spent the time; 将, 要求 tell of time to come."""


def longer_spent(ledger: Ledger, fact: DateFact, end: int, stop: int) -> re.Match[str] | None:
    """The length right behind a stretch that ends at `end`, where it is more than all of it.

    3月至8月，局里用两个月时间排查: a part of the stretch may well be spent.
    """
    found = _SPENT.match(ledger.text, end, stop)
    if found is None or fact.first is None or fact.last is None or another_length(ledger, fact, found):
        return None
    number = value_of(found["n"]) if found["n"] != "半" else None
    days = (fact.last - fact.first).days + 1
    return found if number and number * DAYS.get(found["unit"].removeprefix("个"), DAYS["天"]) > days else None
