"""Largest parts: 发放案款940万元，其中最大的一笔985万元, one of many that is told to be more than all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ONE = "一[笔个项起家处户单宗件批次]|单[笔个项]"
_LARGEST = regex(
    rf"[^，,。；;：:\d]{{0,12}}[，,（(。]其中[，,]?(?:(?:金额|数额|面积|规模|投资)?最[大高多]的?(?:{_ONE})|(?:{_ONE})(?:金额|数额|面积)?最[大高多])"
    r"[^，,。；;：:\d]{0,16}"
)
_ANOTHER = regex("标的|计划|总投资|涉案|投保|保额|保险|合同|面积|经营|收益|承诺|估|预计")
"""Behind the largest one, what of it is told instead: 其中最大的一个项目计划总投资18亿元."""
_ENDS = regex("$|[。；;）)]|[，,](?![^。；;]{0,12}(?:暂|承诺|移送|尚未|分[两三期]))")
_NO_SUM = regex("均|每|单|最|标准|限额|上限|同比|增|减|净|利润|损益")
"""Words before an amount that is a mean, a limit or a change, which the largest one may exceed."""


def find_largest_parts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each amount with its largest part."""
    if "其中" not in ledger.text:
        return
    for whole, part in pairwise(ledger.quantities):
        if whole.unit != part.unit or not (whole.is_amount and part.is_amount) or part.approximate:
            continue
        told = _LARGEST.fullmatch(ledger.text, whole.span.end, part.span.start)
        if told and not _ANOTHER.search(told.group()) and _ENDS.match(part.after):
            lead = ledger.text[whole.clause.start : whole.span.start]
            if not _NO_SUM.search(lead):
                yield whole, part
