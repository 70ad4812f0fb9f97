"""What a notice issues: 关于印发…规划的通知 above, 《…规划》 in its sentence, and the head of the text itself."""

from __future__ import annotations

from itertools import combinations

from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HEAD = 1500
"""Characters from the start within which a notice names what it issues."""
_TITLE = regex(
    r"(?:关于)?(?:印发|转发|批转|公布|发布|修订印发|修订)(?:[^《》。；，\n]{0,20}(?=《))?\s{0,3}《?"
    r"(?P<named>[^《》。；，\n][^《》。；，\n]{4,60}(?:\n[^《》。；，\n]{2,40})?)》?\s{0,3}的(?:通知|公告|通告|决定)(?=\s|$)"
)
_ISSUED = regex(
    r"(?:现将|将|[：:\n。，,])\s*(?:[^《》。；：:，,、和与及\n]{2,24}(?=《))?《(?P<named>[^《》\n]{5,70})》"
    r"(?:已经?|印发|转发|[，,]?现)[^。；\n]{0,60}?(?:印发|转发|公布|发布|同意|通过|给你们)"
)
_SIGN = regex("[印转]发|公布|发布|修订")
_BLANK = regex(r"[\s　]+")
_SHORTEST = 8
"""Characters of a title from which one that differs within is a slip."""
_APART = 2
"""Characters that differ."""
_END = regex(
    "(?:的?(?:实施|行动|工作|指导|管理|暂行|试行|总体|专项|应急|若干))*的?(?P<sort>方案|计划|意见|办法|规定|细则|要点|规划|预案|制度|措施|条例|规则|规程)$"
)
_BRACKETS = regex(r"[（(][^（()）]{1,14}[)）]$")
_YEAR = regex(r"(?:19|20)\d\d")
_STEM = 6
"""Characters before the sort that two titles of one paper share."""
_SEVERAL = regex(r"附件?[:：]?[ 　]*(?:1|１|一)[、.．\s：:]")
"""Several papers go with the notice, and what is headed otherwise may be another of them."""
_LINES = 24
"""Lines behind the sentence that issues a text within which the text begins."""
_LONGEST = 70
_PROSE = regex("[，。；：:]|^附|^第?[一二三四五六七八九十\\d]{1,3}[、.．章条]")


def issued_otherwise(ledger: Ledger) -> tuple[Span, Span] | None:
    """Where two of title, sentence and head of the text name in two ways what a notice issues.

    A title leaves out the place before, or the years behind, what it names; within it nothing is left out. The sort of
    paper it ends with is never told in two ways, nor its years in two.
    """
    if not _SIGN.search(ledger.text, 0, _HEAD):
        return None
    title = _TITLE.search(ledger.text, 0, _HEAD)
    told = _ISSUED.search(ledger.text, title.end(), title.end() + _HEAD) if title else None
    if title is None or told is None:
        return None
    places = [Span(*told.span("named")), Span(*title.span("named"))]
    headed = _headed(ledger, places)
    if headed:
        places.insert(0, headed)
    names = [_BLANK.sub("", ledger.text[place.start : place.end]) for place in places]
    for one, other in combinations(range(len(places)), 2):
        slip = places[one] != headed and _slipped(names[one], names[other])
        if slip or _of_another_sort(names[one], names[other]) or _of_other_years(names[one], names[other]):
            return places[one], places[other]
    return None


def _slipped(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    gap = difference(one, other)
    within = len(gap.before) >= _APART and len(gap.behind) >= _APART
    return within and max(len(gap.one), len(gap.other)) <= _APART


def _headed(ledger: Ledger, places: list[Span]) -> Span | None:
    """The head of the text that a notice issues, where it is not written as the notice names it."""
    named = {_BLANK.sub("", ledger.text[place.start : place.end]) for place in places}
    blocks = ledger.document.blocks
    first = ledger.document.block_index(places[0].start) + 1
    start = blocks[first].span.start if first < len(blocks) else len(ledger.text)
    found: Span | None = None
    for at in range(first, min(first + _LINES, len(blocks))):
        span = blocks[at].span
        below = blocks[at + 1].span if at + 1 < len(blocks) else span
        line, behind = (_BLANK.sub("", ledger.read(one)) for one in (span, below))
        if named & {line, line + behind}:
            return None
        if found or blocks[at].kind == "cell" or not _SHORTEST <= len(line) <= _LONGEST or _PROSE.search(line):
            continue
        if _SEVERAL.search(ledger.text, start, span.start):
            return None
        if any(_of_other_years(name, line + behind) for name in named):
            found = Span(span.start, below.end)
        elif any(_of_another_sort(name, line) or _of_other_years(name, line) for name in named):
            found = span
    return found


def _of_another_sort(one: str, other: str) -> bool:
    """True for …岸线清理实施方案 and …岸线清理行动计划, whatever stands in brackets behind them."""
    bare = [_BRACKETS.sub("", name) for name in (one, other)]
    ends = [_END.search(name) for name in bare]
    if ends[0] is None or ends[1] is None or ends[0].group() == ends[1].group():
        return False
    stems = [name[: end.start()].rstrip("的") for name, end in zip(bare, ends, strict=True) if end]
    return len(stems[0]) >= _STEM and stems[0] == stems[1]


def _of_other_years(one: str, other: str) -> bool:
    """True for …行动计划（2023—2025年） and …行动计划（2022—2024年）."""
    years = [_YEAR.findall(name) for name in (one, other)]
    if not (years[0] and years[1]) or len(years[0]) != len(years[1]) or years[0] == years[1]:
        return False
    bare = [_YEAR.sub("", name) for name in (one, other)]
    return bare[0] == bare[1] and len(bare[0]) >= _SHORTEST
