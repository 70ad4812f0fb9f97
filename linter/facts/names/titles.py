"""Titles: the line that names the report, and the year that it names the report by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

TITLE_BLOCKS = 8
"""Blocks from the start among which the title is looked for; residue of a web page may precede it."""
_LONGEST_TITLE = 90
"""Characters of a title; longer blocks are text."""
_SORT = "(?:报告|通报|公告|通告|公示|情况|总结|计划|方案|意见|通知|决定|公报|说明|结果|进展)"
_BRACKET = "(?:（[^（）]{1,12}）|[(][^()]{1,12}[)])?"
_TITLE = regex(rf"[^。；！？：:]*{_SORT}{_BRACKET}$")
YEAR = regex(r"(?P<year>20\d\d)年(?:度)?(?!\d|以来|至|—|-)")


_ANY_SORT = regex(
    r"(?!附件|附表|第?[一二三四五六七八九十]{1,2}[、.])[^。；！？：:，,]*"
    r"(?:报告|通报|公告|通告|公示|情况|总结|计划|方案|意见|通知|决定|公报|说明|结果|进展|分析|汇报|简报|反馈|问题|案例|台账|小结|综述)"
    r"(?:（[^（）]{1,12}）|[(][^()]{1,12}[)])?"
)


def find_title(ledger: Ledger) -> Span | None:
    """The first line that names the report, whatever sort of report it is; None where none does."""
    for block in ledger.document.blocks[:TITLE_BLOCKS]:
        start, end = block.span
        if end - start <= _LONGEST_TITLE and _ANY_SORT.fullmatch(ledger.text, start, end):
            return block.span
    return None


def find_title_year(ledger: Ledger) -> Span | None:
    """The only year of the title; None where it has none or several."""
    for block in ledger.document.blocks[:TITLE_BLOCKS]:
        span = block.span
        if span.end - span.start > _LONGEST_TITLE or not _TITLE.fullmatch(ledger.text, span.start, span.end):
            continue
        years = list(YEAR.finditer(ledger.text, span.start, span.end))
        return Span(*years[0].span()) if len(years) == 1 else None
    return None
