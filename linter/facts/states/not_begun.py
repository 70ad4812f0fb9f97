"""Not begun: an item whose verdict is 已开工, and whose own text says 施工单位计划11月中旬进场, weeks ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.unfinished import lies_ahead
from linter.facts.states.verdicts import Verdict
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAIM = regex(
    r"(?<=[。；\n])[ 　]*(?:综合|总体|进度|目前)?(?:评定|状态|进度|结论|评价|评估|现状|认定|进展)[】]?[：:][ 　]*"
    r"(?P<claim>(?:目前|现)?已(?:经|正式|全面|如期|按期)*(?:开工|动工|进场)(?:建设|施工)?)(?=[，,。；\n]|$)"
)
_LEFT = regex(
    r"(?:^|(?<=[，,。；\n]))(?:施工单位|施工方|施工队伍?|总包单位|承建单位|中标单位|项目|工程|该项目|该工程)?"
    r"(?:计划|预计|拟|定于|将于|力争)(?:在|于)?(?P<when>[^，,。；]{2,12}?)(?:前后|左右|之?前)?(?:正式|全面|方能|才能)?"
    r"(?:进场|开工|动工|破土)(?:建设|施工)?(?=[，,。；]|$)"
)
_SIGN = regex("已[^，。；\n]{0,6}?(?:开工|动工|进场)")
_BEGUN = regex(
    r"已(?:经|全面)?(?:开工|动工|进场)|启动|奠基|年初|原计划"
    r"|(?<!计划)(?<!预计)(?<!拟)(?<![定将]于)(?<!\d)\d{1,2}月[^，,。；\d]{0,4}(?:开工|动工|进场)"
)
"""What tells that something of it was begun, or that the plan is an old one."""
_APART = regex("[一二三四]期|剩[下余]|部分|标段|主体|桩基|子项|配套|其余|另|单体|片区|复工|续建")
"""What tells of more things than one, some of which may have begun."""


def find_not_begun(ledger: Ledger) -> Iterator[Verdict]:
    """Every item said to have been begun that its own text only means to begin on a day ahead."""
    day = ledger.state_day
    if day is None:
        return
    for match in matches_on_lines(_CLAIM, _SIGN, ledger.text):
        block = ledger.document.blocks[ledger.document.block_index(match.start("claim"))].span
        if _APART.search(ledger.text, block.start, match.start()):
            continue
        if _BEGUN.search(ledger.text, block.start, match.start()):
            continue
        for left in _LEFT.finditer(ledger.text, block.start, match.start()):
            if any(lies_ahead(fact, day) for fact in ledger.dates_in(Span(*left.span("when")))):
                yield Verdict(Span(*match.span("claim")), Span(*left.span()))
