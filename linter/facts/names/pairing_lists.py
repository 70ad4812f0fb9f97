"""Pairings of names with names: 供水、供电、供气改造分别由水务集团、供电公司负责, and 3个项目分别位于甲镇、乙镇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.names.pairing_names import AND, STOP, Names, clause_before, names_before
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class NamePairing(NamedTuple):
    """Two lists that belong together one by one."""

    names: Names
    """What stands before 分别."""
    others: tuple[Span, ...]
    """The names behind it; where 和 may belong to one of them, the pieces."""
    fewest: int
    """The names behind it where no 和 parts two of them."""

    @property
    def uneven(self) -> bool:
        """True when no reading gives the two lists one length, or one of them a multiple of the other."""
        return not any(self.names.pairs_with(count) for count in range(self.fewest, len(self.others) + 1))


_VERB = regex(
    r"分别(?:(?:交)?由|位于|来自|分布[在于]|设[在于]|属于|隶属于?|归|用于|投向|拨付给|安排给|落户|坐落[在于]|涉及|对应|牵头|是|为)"
)
# What the last name is followed by: 负责 of 由供电公司负责.
_END = regex(
    r"(?:具体)?(?:负责|牵头|承担|承办|承建|实施|组织|落实|管理|主持|担任|主办|协办|督办|包联|包抓|联系|建设|施工|运营|管护|监理|配合)(?=[^、]*$)"
)
_LONGEST = 90
"""Characters of the list behind 分别."""
_UNCLEAR = regex(r"[等其兼共各\d（()“”《》]|以下|上述|联合|共同|会同|我[省市县区镇]")
_SHORTEST = 2
_LONGEST_NAME = 16


def find_name_pairings(ledger: Ledger) -> Iterator[NamePairing]:
    """Every 分别由, 分别位于 … between two lists of names in one sentence."""
    text = ledger.text
    if "分别" not in text:
        return
    rows = {row.block: row for row in ledger.rows if not row.host}
    for told in _VERB.finditer(text):
        others = _names_behind(text, told.end())
        if not others:
            continue
        block = ledger.document.block_index(told.start())
        row = rows.get(block)
        cells = row.cells if row else ()
        at = sum(cell.quantity.span.start < told.start() for cell in cells)
        before = text[
            cells[at - 1].quantity.span.end if at else ledger.document.blocks[block].span.start : told.start()
        ]
        if not clause_before(cells, at, before)[0]:
            continue
        names = names_before(text, cells, at, before, told.start())
        if names:
            by_comma = text[others[0].start : others[-1].end].count("、") + 1
            yield NamePairing(names, others, by_comma)


def _names_behind(text: str, start: int) -> tuple[Span, ...]:
    """The names from `start` to the end of their clause; empty where the list goes on or cannot be counted."""
    stop = STOP.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    told = text[start:end]
    verb = _END.search(told)
    if "、" not in told or _UNCLEAR.search(told) or (stop and stop.group() in "，," and not verb):
        return ()
    end = start + verb.start() if verb else end
    found = []
    at = start
    for joint in re.finditer(f"、|{AND.pattern}", text[start:end]):
        found.append(Span(at, start + joint.start()))
        at = start + joint.end()
    found.append(Span(at, end))
    named = all(_SHORTEST <= name.end - name.start <= _LONGEST_NAME for name in found)
    return tuple(found) if named else ()
