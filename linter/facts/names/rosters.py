"""Rosters: names of one sort that a passage or a table tells side by side: 东河县16件、西岭县13件、柳湾县9件.

Where a name begins is not marked; two characters before its ending are read, which are all of most such names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SORTS = {
    "county": "县区市旗",
    "town": "镇乡",
    "village": "村寨屯",
    "line": "线",
    "street": "路",
    "river": "河江溪湖渠沟",
    "reservoir": "库坝",
    "bridge": "桥",
    "station": "站",
    "works": "厂矿",
    "mountain": "山岭",
    "port": "港",
    "island": "岛",
    "farm": "场",
}
"""Endings by the sort of what is named: districts and counties stand in one row."""
_SORT_OF = {end: sort for sort, ends in _SORTS.items() for end in ends}
_LONG_ENDS = {
    "街道": "town",
    "公司": "company",
    "集团": "company",
    "社区": "village",
    "中学": "school",
    "小学": "school",
    "医院": "hospital",
}
_NAME = regex(
    f"(?:[{''.join(_SORT_OF)}](?<=(?P<short>[一-鿿]{{2}}.))"
    "|[道司团区学院](?<=(?P<long>[一-鿿]{2}(?:街道|公司|集团|社区|[中小]学|医院))))"
)
_GRAMMAR = regex(
    r"[的和与及在由对向将把为是从到至于被等各本该全每另其两个这那有以所按经即我市县区镇乡村第一二三四五六七八九十]"
    "|国家|行政|自然|建制|街道"
)
"""What no stem of a name holds, but other words that end alike do: 各乡镇, 全市, 建制镇."""


class Named(NamedTuple):
    """A name where it stands."""

    text: str
    span: Span
    sort: str


class Roster(NamedTuple):
    """Names of one sort in one passage, or down the first column of a table."""

    names: dict[str, Named]
    """Each with its first place."""
    passage: Span
    """From one full stop to the next; the first label of a table."""
    table: bool


def find_rosters(ledger: Ledger) -> Iterator[Roster]:
    """The names of each sort that a passage or a table tells, one or more."""
    text = ledger.text
    labels = {line.label_span.start: table for table in ledger.tables for line in table.rows}
    rows: dict[tuple[int, str], dict[str, Named]] = {}
    passage = Span(0, 0)
    passages: dict[int, Span] = {}
    for match in _NAME.finditer(text):
        name = match["short"] or match["long"]
        if _GRAMMAR.search(name, 0, 2):
            continue
        end = match.end()
        at = end - len(name)
        table = labels.get(at)
        if table is None and at >= passage.end:
            passage = _passage(ledger, at)
            passages[passage.start] = passage
        place = passage.start if table is None else -1 - table.number
        sort = _LONG_ENDS.get(name[2:]) or _SORT_OF[name[2:]]
        names = rows.setdefault((place, sort), {})
        if name not in names:
            names[name] = Named(name, Span(at, end), sort)
    for (place, _), names in rows.items():
        if place >= 0:
            yield Roster(names, passages[place], False)
        else:
            yield Roster(names, next(iter(names.values())).span, True)


def _passage(ledger: Ledger, at: int) -> Span:
    """From the full stop, or the beginning of the block, to the next one."""
    block = ledger.document.blocks[ledger.document.block_index(at)].span
    stop = ledger.text.find("。", at, block.end)
    return Span(ledger.text.rfind("。", block.start, at) + 1 or block.start, block.end if stop < 0 else stop)
