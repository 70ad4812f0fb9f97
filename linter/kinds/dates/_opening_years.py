"""Opening years: 一、2019年预算执行情况, and below it 2016年，面对…: a section opens with another year.

Of 156 headings with one year above a paragraph that begins with one, in public and invented reports, one named
another, and it was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?:19|20)\d\d"
_HEADING = regex(
    rf"[^\n。；;]{{0,20}}?(?P<year>{_YEAR})年(?:度|上半年|全年)?(?!\d|[至到—\-]|以来|[前后末底初])(?P<theme>[^\n。；;\d]{{2,30}})"
)
_THEME = regex(
    "执行|完成|决算|运行|公报|总结|回顾|工作(?:情况|开展|成效|报告)|主要工作|收支情况|经济社会发展|基本情况|进展"
)
_OF_MORE = regex(
    r"反馈|整改|督[察查]|巡[视察]|审计|汇算|年报|公开|债券|项目|资金|课题|建议|提案|普查|调查|高考|征兵|考核|冬修|以来|实事"
    r"|规划|计划|安排|打算|草案|思路|重点|任务|目标|历年|对比|十[一二三四五]五|近[三五]|(?:19|20)\d\d[^\n]*(?:19|20)\d\d"
)
_OPENING = regex(
    rf"[ 　]*(?P<year>{_YEAR})年(?:度)?(?=[，,](?!根据|按照|经|省|国|中央)|全[省市县区州镇乡]|我[省市县区州镇乡局院校])"
)
_AHEAD = regex("将|拟|继续|之年|批准|审议|批复")
"""The year behind the one reported, of which the section goes on to tell."""
_LONGEST = 46
"""Characters of a heading."""


def find_opening_years(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The year that a section opens with, and the other one of its heading, which the paragraph does not name."""
    for head, first in pairwise(ledger.document.blocks):
        if head.span.end - head.span.start > _LONGEST or head.kind == "cell" or first.kind != "paragraph":
            continue
        headed = _HEADING.fullmatch(ledger.text, *head.span)
        if headed is None or not _THEME.search(headed["theme"]) or _OF_MORE.search(headed.group()):
            continue
        opened = _OPENING.match(ledger.text, *first.span)
        ahead = opened and _AHEAD.search(ledger.text, opened.end(), min(first.span.end, opened.end() + _LONGEST))
        if (
            opened
            and not ahead
            and opened["year"] != headed["year"]
            and f"{headed['year']}年" not in ledger.read(first.span)
        ):
            yield Span(*opened.span("year")), Span(*headed.span("year"))
