"""Captions out of sequence: 图6, 图7, 图7, 图9, and 表1, 表2, 表4."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.facts.layout.captions import Caption
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_BEFORE_GAP = 2
"""Captions that follow each other from the first before a gap: a page that lost its first figures proves nothing."""
_PART_OF_ONE = ("（", "(", "续", "-", "—", ".", "之")
"""What may begin the title of a part of one figure: 图3（a）…"""
_GOES_ON = regex(r"[（(]续[^（()）]{0,3}[)）]$")
"""表2 指标（续一）, 表2 指标（续二）."""
_SAYS = regex(r"(?:的?数据|的?结果)?(?:显示|表明|反映|说明|可[以见知]|所示|所列|是|列出|给出)|.*[。；]$")
"""表1显示，东溪镇人口最多。 A sentence that begins with a table is no caption."""
_SHOWN = 24


class CaptionSequence:
    """Follows the numbers of the tables, and of the figures, through the report."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number that two captions have, and for each number left out."""
        runs: dict[tuple[str, str], list[tuple[int, Caption]]] = {}
        for caption in ledger.captions:
            if not caption.continued and not _SAYS.match(caption.title):
                chapter, _, number = caption.number.rpartition("-")
                runs.setdefault((caption.sort, chapter), []).append((int(number), caption))
        for run in runs.values():
            yield from _breaks(ledger, run)


def _breaks(ledger: Ledger, run: list[tuple[int, Caption]]) -> Iterator[Hit]:
    at_rest = 1 if run[0][0] == 1 else 0
    known = {number for number, _ in run}
    behind = [*run[2:], None]
    for ((before, one), (number, other)), after in zip(pairwise(run), behind, strict=False):
        if number == 1 and before != 1:
            at_rest = 1  # a list of tables is followed by the tables themselves
        elif number == before + 1:
            at_rest += 1 if at_rest else 0
        elif number == before:
            if not _same_table(one, other):
                yield _hit(ledger, one, other, after, "repeated")
        elif number == before + 2 and at_rest >= _BEFORE_GAP and before + 1 not in known:
            slip = after is not None and after[0] == number and not _same_table(other, after[1])
            if not slip:
                yield _hit(ledger, one, other, after, "")
            at_rest = 0
        else:
            at_rest = 0


def _same_table(one: Caption, other: Caption) -> bool:
    """True for a table that goes on under its own caption, and for parts of one figure."""
    titles = sorted((_GOES_ON.sub("", one.title), _GOES_ON.sub("", other.title)), key=len)
    return not titles[0] or titles[1].startswith(titles[0]) or other.title.startswith(_PART_OF_ONE)


def _hit(ledger: Ledger, one: Caption, other: Caption, after: tuple[int, Caption] | None, variant: str) -> Hit:
    number = int(one.number.rpartition("-")[2]) + 1
    values = {
        "before": ledger.quote(one.span),
        "mark": ledger.quote(other.span),
        "title": other.title.strip("：: 　")[:_SHOWN],
        "lost": f"{one.sort}{'-'.join([*one.number.split('-')[:-1], str(number)])}",
    }
    spans = (one.span, other.span) if after is None else (one.span, other.span, after[1].span)
    return Hit(spans, values, severity="warning", variant=variant)
