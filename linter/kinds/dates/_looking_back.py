"""Looking back: reports, by their titles, of what was done; not programmes of what is to come."""

from __future__ import annotations

from linter.ledger import Ledger
from linter.patterns import regex

_REPORT = regex("报告|通报|总结|小结|情况|纪要|汇报|简报|动态|整改|督查|公报|述职")
_NO_REPORT = regex("预告|邀请|日程|安排|关于召开|筹备|征集|招聘|报名|预案|方案|计划|通知|须知|指南")
_WORK_REPORT = "政府工作报告"
_HEAD = 10
"""Blocks in which such a title is looked for, behind what a web page puts above it."""
_LONGEST_TITLE = 60


def looks_back(ledger: Ledger) -> bool:
    """True for a report by its title, which may stand in one of the first two lines."""
    heads = (ledger.read(block.span) for block in ledger.document.blocks[: _HEAD if _WORK_REPORT in ledger.text else 2])
    title = ledger.identity.title or "".join(head for head in heads if len(head) <= _LONGEST_TITLE)
    return _REPORT.search(title) is not None and _NO_REPORT.search(title) is None
