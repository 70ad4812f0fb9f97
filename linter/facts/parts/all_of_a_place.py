"""All of a place: 县内13家乡镇卫生院均已达标 here, and 设点的乡镇卫生院14家 there: more than all there are.

Who says 均 or 全部 of a number of things of the whole place tells how many there are; any number of the same things is
a part of it, whatever was done with them. What lies at them, 广场31个，其中行政村29个, may be two at one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.declared_totals import OTHERS, WIDER
from linter.facts.quantities.owners import scopes_differ
from linter.facts.quantities.times import of_another_year
from linter.facts.states.same_matter import nearest
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_ALL = regex(
    r"(?:全(?P<whole>[省市县区州旗镇乡])|(?P<inside>[县市区州旗镇乡])(?:域)?(?:内|范围内)|辖区内?|境内)(?:的|共|现?有|所有|全部)*$"
)
_NAMED = regex(r"(?P<noun>[一-鿿]{3,10}?)(?:已|现|目前)?(?:均(?!衡|等|匀|价)|全部|都(?!市)|全都|无一例外|实现全覆盖)")
_LIKE = frozenset("个家所处座")
_GENERIC = regex(
    "问题|任务|事项|措施|意见|建议|线索|案件|隐患|提案|议题|活动|制度|指标|项目$|单位$|部门$|人员$|企业$|点位$|工程$|成员"
)
_HEAD = 4
"""Blocks from the start that tell whose report it is."""
_GOES_ON = regex("[、和及与（(次等]|以上|左右")
_LISTED, _ONE_AT_EACH = regex("其中|包括|[:：]|分布|位于"), regex("各[1一][个处]")
_OTHERWISE = regex("[（(次等]|以上|左右")
_TIMES = 1.5
_FEWEST = 5


def find_beyond_all(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number of all things of the place with the first larger one of the same things."""
    if not any(word in ledger.text for word in ("均", "全部", "都", "全覆盖")):
        return
    blocks = (ledger.read(block.span) for block in ledger.document.blocks[:_HEAD])
    head = "".join(line for line in blocks if "。" not in line)
    for total in ledger.quantities:
        if total.kind != "count" or not total.exact or total.value < _FEWEST or total.printed_unit not in _LIKE:
            continue
        told = _ALL.search(total.before)
        named = _NAMED.match(ledger.text, total.span.end) if told else None
        if not told or not named or _GENERIC.search(named["noun"]) or OTHERS.search(total.before[: told.start()]):
            continue
        level = told["whole"] or told["inside"] or ""
        if not _is_own(head, level, total.before[: told.start()]):
            continue
        for one in nearest(ledger.quantities, total.span.start):
            if total.value < one.value <= float(total.value) * _TIMES and _is_of(ledger, one, total, named["noun"]):
                yield total, one
                break


def _is_own(head: str, level: str, before: str) -> bool:
    """True for 县内 in a county's report; 石门镇内 is a town of it."""
    return (not level or level in head) and (not before or before[-1] in "，,、；;：:")


def _is_of(ledger: Ledger, one: Quantity, total: Quantity, noun: str) -> bool:
    """True for a number of the very things, of the same place and time."""
    if one.kind != "count" or not one.exact or one.printed_unit not in _LIKE or not one.is_level:
        return False
    behind = one.after.startswith(noun)
    end = one.span.end + (len(noun) if behind else 0)
    if not (behind or one.before.endswith(noun)) or one.sentence == total.sentence:
        return False
    if (_GOES_ON if behind else _OTHERWISE).match(ledger.text, end):
        return False
    if behind and len(one.after) > len(noun) and not _ENDS.match(one.after, len(noun)):
        return False
    sentence = ledger.read(ledger.sentences[one.sentence].span)
    lead = sentence[: one.span.start - ledger.sentences[one.sentence].span.start]
    if _LISTED.search(lead) and not _ONE_AT_EACH.search(lead):
        return False
    if OTHERS.search(one.before) or WIDER.search(sentence) or _APART.search(sentence):
        return False
    return not (scopes_differ(one, total) or of_another_year(one.before, total.before))


_ENDS = regex("[均全都已有被开完达通接实设建参纳列]")
_APART = regex("[去上前]年|同期|往年|年[初末底]|全[国省]|跨[省市县区]|[两三]地|其他[省市县区]")
