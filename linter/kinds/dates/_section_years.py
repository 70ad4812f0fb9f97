"""Headings of another year than title and section: 一、2023年财政决算情况 over 2024年…, in a report on 2024."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.finding import Hit
from linter.kinds.dates._titled_years import YEAR, against_own
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEADING = regex(
    r"[ 　]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）]"
    r"|第[一二三四五六七八九]部分)"
    rf"[ 　]*(?:关于)?[一-鿿]{{0,24}}[ 　]?(?P<year>{YEAR})[ ]?年(?:度)?[ ]?(?P<theme>[^\n。；：，\d]{{2,30}})"
)
_THEME = regex(
    "决算|预算|收支|执行情况|完成情况|计划执行|审计情况|工作(?:开展|完成|推进|主要)?(?:情况|回顾|总结|成效)|主要(?:情况|工作|做法)"
)
_BACK = regex("决算|执行|完成|回顾|总结|成效|审计")
_OTHER = regex(
    "结转|结余|调整|整改|问题|债券|提前|编制|中期|以来|上年|对比|比较|变动|变化|批复|备案|审查|评审|考核|评价"
)
"""Themes of the year before, in a report on this one."""
_TOLD = regex(rf"(?P<year>{YEAR})[ ]?年(?P<span>[—\-－~～至到和、]|以来|末|底|初|\d{{1,2}}月)?")
_COMPARED = regex("(?:比|较|与|对比|同|上年)[^，。；\n]{0,8}$")
_OPENING = 400
"""Characters below a heading within which its section names its own year."""
_FRONT = 600
"""Characters from the start in which a report names what it is on."""
_LONGEST = 60
_APART = 2
"""Years by which a heading that was left over, or mistyped, is off."""


def headed_of_another_year(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each heading whose year neither the front of the report nor its own section names.

    The section opens with a year that the front names; the one of the heading it only compares with.
    """
    front = ledger.text[:_FRONT]
    if not _TOLD.search(front):
        return
    for block in ledger.document.blocks:
        start, end = block.span
        if end - start > _LONGEST or block.kind == "cell" or "年" not in ledger.text[start:end]:
            continue
        heading = _HEADING.fullmatch(ledger.text, start, end)
        if heading is None or not _THEME.search(heading["theme"]) or _OTHER.search(heading["theme"]):
            continue
        year = numeral(heading["year"])
        before = list(_TOLD.finditer(front, 0, min(start, _FRONT)))
        told = _first_told(ledger, end, year)
        if told is None or year in (numeral(match["year"]) for match in before):
            continue
        below = numeral(ledger.text[told.start : told.end])
        # The day on which a report is read out is no year that it is on.
        if below not in (numeral(match["year"]) for match in before if not match["span"]):
            continue
        apart = below - year
        # What is planned for the next year may begin with this one.
        if 0 < apart <= _APART or (apart == -1 and _BACK.search(heading["theme"])):
            yield against_own(ledger, Span(*heading.span("year")), told, "opening")


def _first_told(ledger: Ledger, start: int, year: int) -> Span | None:
    """The year with which a section opens; None where it speaks of the one of its heading, or opens with a stretch."""
    found: Span | None = None
    for match in _TOLD.finditer(ledger.text, start, start + _OPENING):
        line = ledger.text.rfind("\n", start, match.start()) + 1
        if line and _HEADING.match(ledger.text, line, match.end() + _LONGEST):
            break
        compared = _COMPARED.search(ledger.text, max(start, match.start() - _NEAR), match.start())
        if numeral(match["year"]) == year:
            if not compared:
                return None
        elif found is None:
            if match["span"] or compared:
                return None
            found = Span(*match.span("year"))
    return found


_NEAR = 12
"""Characters before a year in which it is said to be compared with."""
