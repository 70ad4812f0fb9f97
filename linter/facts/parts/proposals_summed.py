"""Proposals summed: 办理代表建议154件、委员提案192件 here, 建议和提案两项共383件 there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MOTION, _PROPOSAL = regex("建议(?:意见)?[共为]?$"), regex("提案[共为]?$")
_BOTH = regex(
    "(?:建议|议案)(?:意见)?[和与及、]?(?:(?:政协)?委员|政协)?提案(?:这?[两二](?:项|类|者))?[^，,。；;]{0,4}[，,]?[^，,。；;]{0,6}?(?:合计|总计|总共|共计|共|累计|总数|总量)"
)
_OTHER = regex(
    "[二三四五六七八九十]年|届以?来|上年|去年|主办|会办|协办|分办|重点|全国|其中|采纳|立案|集体|闭会|计划|交办"
)
_FEWEST, _MOST = 2, 5


def find_proposals_summed(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every number of motions and proposals together that none of those told one by one come to, with these."""
    if "提案" not in ledger.text or "建议" not in ledger.text:
        return
    lists, claims = [], []
    for quantities in ledger.by_sentence.values():
        told = [one for one in quantities if one.unit == "件"]
        if not told:
            continue
        motions = [one for one in told if _MOTION.search(one.before)]
        proposals = [one for one in told if _PROPOSAL.search(one.before)]
        if motions and proposals:
            lists.append((*motions, *proposals))
            continue
        first = told[0]
        lead = ledger.lead(first)
        if first is quantities[0] and _BOTH.search(lead) and not _OTHER.search(lead):
            claims.append(first)
    if len(lists) != 1 or not _FEWEST <= len(lists[0]) <= _MOST:
        return
    parts = lists[0]
    if any(one.approximate or not one.exact for one in parts) or _OTHER_LIST.search(ledger.lead(parts[0])):
        return
    sums = {sum(one.value for one in some) for size in range(1, len(parts) + 1) for some in combinations(parts, size)}
    for claim in claims:
        if claim.exact and claim.value not in sums:
            yield claim, parts


_OTHER_LIST = regex("[二三四五六七八九十]年来?(?!$)|届以?来|上年|去年")
"""A list of another time than the year of the report."""
