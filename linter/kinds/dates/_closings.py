"""Closings: 以上为我县2023年上半年信访工作情况 at the end of a report whose title names 2024."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.quantities.bigrams import share_a_bigram
from linter.kinds.dates._titled_years import YEAR
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CLOSING = regex(
    r"(?:\n[ 　]*|各位(?:委员|代表)[，,：:！!])(?:以上|上述)(?:内容|报告)?(?:就?是|为|系|即|连同)?"
    rf"[^\n，,。；\d《》]{{0,14}}?(?P<span>(?P<year>{YEAR})年)"
    r"度?(?!以来|[至到—和、与及]|底|末)(?P<what>[^\n，,。；\d]{0,24}?)"
    r"(?:情况|总结|报告|小结|工作|通报|说明|方案|草案|决算)(?=[，,。；\n]|$)"
)
_LAST = 6
"""Blocks from the end among which a report closes."""


_OF_OLD = regex("审计|发现|整改|巡[察视]|问题|遗留|结转")
_OF_NEXT = regex("工作报告|要点|计划|安排|部门预算|预算(?!调整|执行)|打算|思路")
"""Titles with the year of the sitting or of what is planned, before which the year before is told."""
_BESIDE = regex("对[比照]|结余|附件|对账")
_ANY_WORK = regex("[上下]半年|[前一二三四]个?季度|工作|情况|开展|运行|进展|完成|全[县市区省镇]")


def closings(ledger: Ledger, own: int, title: str) -> Iterator[Span]:
    """The year of each closing sentence that sums the report up as one on the year beside that of its title."""
    blocks = ledger.document.blocks[-_LAST:]
    for match in _CLOSING.finditer(ledger.text, max(0, blocks[0].span.start - 1)) if blocks else ():
        if _OF_NEXT.search(title) or _BESIDE.search(ledger.text, match.start(), match.end() + len("对比说明")):
            continue
        what = _ANY_WORK.sub("，", match["what"])
        if abs(numeral(match["year"]) - own) == 1 and share_a_bigram(what, title) and not _OF_OLD.search(what):
            yield Span(*match.span("span"))
