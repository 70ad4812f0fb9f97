"""Strands: the quantities that follow one another in a sentence, brackets apart, with the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

DATE_MARK = "◇"
"""Stands for every character of a date in the words of a link, so that its digits are not taken for numbers."""

PERIOD_MARK = "◆"
"""Stands for every character of a period that only says how long: 四年增长4倍, 两年间由42家增至63家."""


class Link(NamedTuple):
    """A quantity and the words between the one before it and itself."""

    quantity: Quantity
    gap: str
    """From the end of the quantity before it (or the start of the sentence) up to it, dates marked, asides left out."""
    known: bool
    """False where the gap holds digits that are no quantity and no date: what stands there is not understood."""


class Strand(NamedTuple):
    """Links in order, all at one bracket depth of one sentence."""

    links: tuple[Link, ...]
    sentence: int
    tail: str
    """The words behind the last quantity."""


# A bracket that goes on speaking of the number before it belongs to the sentence: （上年为5万元）, （增长3%）.
_GOES_ON = regex(
    rf"同比|环比|[比较]|上年|去年|{DATE_MARK}+(?:同期|末|底)?(?:仅|只有|为|是)|增[长加收支幅]|减[少收支]|下降|上升|提高"
    r"|占|净增|为|由|[一-鿿]{2,8}率"
)
_BRACKET = regex(r"[（(）)]")
DURING = "(?:时间[里内]?|期间|下来|以来|[间来内里中])"
"""Behind a length of time: within it, 一年里, 三年下来."""
_CHANGES = regex(
    "(?:共计?|累计|总共|合计|净|实际)*"
    r"(?:增|减|下[降滑调浮跌]|降|提[高升]|上[升涨调浮]|升|涨|抬|扩|缩|压|回[升落]|翻|[多少]了?(?=\d))"
)
_DURING = regex(f"{DURING}(?:[，,由从]|{_CHANGES.pattern})")
_FROM, _AGO = frozenset("由从比较"), ("前的", "之前的", "以前的")
_PAUSES = "，,。；;：:（( 、\n"


def _asides(text: str, span: Span) -> list[Span]:
    """The outermost brackets of a sentence whose content is told beside it: （其中：本级3项）."""
    found: list[Span] = []
    depth = 0
    opened = span.start
    for mark in _BRACKET.finditer(text, span.start, span.end):
        if mark.group() in "（(":
            if depth == 0:
                opened = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not _GOES_ON.match(text, opened + 1):
                found.append(Span(opened, mark.end()))
    return found


def find_strands(ledger: Ledger) -> Iterator[Strand]:
    """Every strand of two or more quantities."""
    periods = {q.span for q in ledger.quantities if q.kind == "duration" and says_how_long(ledger.text, q)}
    text = _with_dates_marked(ledger, periods)
    for index, found in ledger.by_sentence.items():
        quantities = [q for q in found if q.span not in periods] if periods else found
        if len(quantities) < 2:
            continue
        span = ledger.sentences[index].span
        asides = _asides(text, span)
        if not asides:
            yield _strand(text, quantities, span, (), index)
            continue
        outer = [q for q in quantities if not any(aside.contains(q.span) for aside in asides)]
        if len(outer) > 1:
            yield _strand(text, outer, span, asides, index)
        for aside in asides:
            inner = [q for q in quantities if aside.contains(q.span)]
            if len(inner) > 1:
                yield _strand(text, inner, Span(aside.start + 1, aside.end - 1), (), index)


def says_how_long(text: str, duration: Quantity) -> bool:
    """True for 四年增长4倍, 两年间由42家增至63家 and 由三年前的42家, where the period is no value that changes."""
    start, end = duration.span
    if duration.unit not in ("年", "月"):
        return False
    if text[start - 1 : start] in _FROM and text.startswith(_AGO, end):
        return True
    return bool(_DURING.match(text, end) or (text[start - 1 : start] in _PAUSES and _CHANGES.match(text, end)))


def _with_dates_marked(ledger: Ledger, periods: AbstractSet[Span]) -> str:
    pieces = []
    at = 0
    marks = [(date.span, DATE_MARK) for date in ledger.dates] + [(period, PERIOD_MARK) for period in periods]
    for (start, end), mark in sorted(marks) if periods else marks:
        # 上年 and 年初 hold no digits and say what a change is measured from: they stay readable.
        if start >= at and (mark == PERIOD_MARK or any(map(str.isdigit, ledger.text[start:end]))):
            pieces += [ledger.text[at:start], mark * (end - start)]
            at = end
    return "".join([*pieces, ledger.text[at:]])


def _strand(text: str, quantities: Sequence[Quantity], span: Span, asides: Sequence[Span], sentence: int) -> Strand:
    links = []
    at = span.start
    for quantity in quantities:
        gap = intern(_between(text, at, quantity.span.start, asides))
        links.append(Link(quantity, gap, not any(map(str.isdigit, gap))))
        at = quantity.span.end
    return Strand(tuple(links), sentence, _between(text, at, span.end, asides))


def _between(text: str, start: int, end: int, asides: Sequence[Span]) -> str:
    for aside in reversed(asides):
        if start <= aside.start and aside.end <= end:
            return text[start : aside.start] + _between(text, aside.end, end, asides)
    return text[start:end]
