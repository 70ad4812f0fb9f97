"""Paid back: what came back or was settled, with what was owed under the same words: 拖欠工程款120万元 … 已支付."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from linter.fact import Quantity
from linter.facts.quantities.mentions import shared as longest_shared
from linter.facts.quantities.rows import Cell, Row
from linter.facts.states.outcomes import Outcome
from linter.ledger import Ledger
from linter.patterns import regex

# What came back or was settled, and what it came back from.
_RETURNED = regex(
    "(?:收回|追回|追缴|退缴|清退|退还|上缴|收缴|归还|补缴|补收|扣回|兑付|清偿|(?<![多超])支付)(?:兑付|[了的]|到位|到账|入库|完成)*"
    "(?P<noun>[一-鿿]{0,12}?)(?:共计|共|合计|达|本金)*$"
)
_OWED = regex(
    "(?P<owed>出借|借出|拖欠|欠缴|欠付|欠交|少收|少征|漏征|未收|应收未收|多支付|多支|超额支付|重复支付|侵占|挪用|截留|套取|骗取|违规发放|超标准|少缴|漏缴|多付|多计|多领|超付"
    "|未上缴|应缴未缴|坐支)(?P<noun>[一-鿿、]{0,20}?)(?:共计|共|合计|达)*$"
)
_CAME_BACK = regex(
    "(?<![未应须需待])(?:收回|追回|追缴|追讨|讨回|退缴|清退|退还|上缴|收缴|归还|补缴|补发|补收|扣回|兑付|清偿|清欠|(?<![多超])支付|发放|化解|解决)(?:了|到)?"
    "(?:被|其|因|所|各类|历史|[一-鿿]{0,6}(?:农民工|职工|工人|劳动者|企业))?$"
)
# 存量资金1587万元未及时上缴: what was owed, told behind the amount.
_NOT_PAID = regex(
    "[一-鿿]{0,4}?未(?:及时|按规定|按时|足额|全额|予以|完全){0,2}(?P<verb>上缴|收缴|缴纳|归还|退还|清退|追缴|收回|兑付|支付)"
)
_MORE = regex("累计|利息|罚款|本息|含|滞纳金|违约金|(?<!按)核[实定]|举一反三|自查|排查")
"""What says that more came back than was owed."""
_AND = regex("[及和、]")
_BARE = regex("(?:^|[，,。；;：:])(?:目前|现|截至目前[，,]?|共|合计)*已?[一-鿿]{2,6}$")
"""A clause that says what came back and not of what: 目前已追缴到账."""
_NEAR = 24
"""Characters before an amount that may name what it is."""
_GENERIC = ("资金", "金额", "问题", "问题资金", "涉及", "共计")
_VERBS = frozenset(
    ["收回", "追回", "追缴", "退缴", "清退", "退还", "上缴", "收缴", "归还", "补缴", "扣回", "支付", "兑付"]
)
"""Shared by two amounts they say little of what was owed."""
_SHORTEST_WORD = 2
_SPECIFIC = 4
"""Characters of a word that is found again further away too: 工程价款."""
_FARTHEST_BLOCKS = 12
"""Blocks from a list of all problems to the measures, where both share such a word."""
_NEAREST_BLOCKS = 3
"""Blocks from a problem to the measure that answers it: problem, heading of the measure, measure."""


def find_paid_back(ledger: Ledger) -> Iterator[Outcome]:
    """Every amount that came back, with the one that was owed."""
    owed: list[tuple[int, Quantity, str]] = []
    for row in ledger.rows:
        for cell in row.cells:
            if cell.quantity.approximate or cell.quantity.kind != "money":
                continue
            debt = _answered(ledger, row, cell, owed)
            if debt is not None:
                yield Outcome(debt, cell.quantity)
            told = _OWED.search(cell.gap)
            if told and _CAME_BACK.search(cell.gap, 0, told.start()):
                told = None  # 已追回拖欠工资5600万元: this is what came back, not what was owed
            unpaid = _NOT_PAID.match(cell.quantity.after)
            if told or unpaid:
                words = told["owed"] + told["noun"] if told else ""
                owed.append((row.block, cell.quantity, words + (unpaid["verb"] if unpaid else "")))


def _answered(ledger: Ledger, row: Row, cell: Cell, owed: Sequence[tuple[int, Quantity, str]]) -> Quantity | None:
    """What was owed under the words that tell what was paid back."""
    back = _RETURNED.search(cell.gap)
    if back is None or _MORE.search(cell.gap[-20:]) or _AND.search(back["noun"]):
        return None
    # 多支付的工程款已扣回36.2万元: the noun may stand before the verb, or be left to the problem.
    words = back.group() if back["noun"] else cell.gap[-_NEAR:]
    recent = takewhile(lambda debt: row.block - debt[0] <= _FARTHEST_BLOCKS, reversed(owed))
    known = list(recent)
    near = {
        debt.value for block, debt, _ in known if row.block - block <= _NEAREST_BLOCKS
    }  # told again, it is one debt
    for block, debt, noun in known:
        shared = longest_shared(words, noun)
        if row.block - block > (_FARTHEST_BLOCKS if len(shared) >= _SPECIFIC else _NEAREST_BLOCKS):
            continue
        bare = len(near) == 1 and not back["noun"] and _BARE.search(cell.gap)
        if not bare and (len(shared) < _SHORTEST_WORD or shared in _GENERIC):
            continue
        if shared in _VERBS and _told_again(ledger, debt, cell.quantity):
            continue
        if bare and row.block > block and _own_whole(ledger, debt, cell.quantity):
            return None
        closer = (one for _, one, other in known if len(longest_shared(words, other)) > len(shared))
        return debt if bare else next(closer, debt)
    return None


def _own_whole(ledger: Ledger, debt: Quantity, part: Quantity) -> bool:
    """True for 应收款余额210万元…收回150万元: a later paragraph tells what this came back from."""
    behind = ledger.document.blocks[ledger.sentences[debt.sentence].block].span.end
    return any(
        one.unit == part.unit and one.value >= part.value and behind <= one.span.start < part.span.start
        for sentence in range(debt.sentence + 1, part.sentence + 1)
        for one in ledger.by_sentence.get(sentence, ())
    )


def _told_again(ledger: Ledger, debt: Quantity, before: Quantity) -> bool:
    """True where the amount owed is told again before another one: it has been settled."""
    return any(
        one.value == debt.value and one.unit == debt.unit
        for sentence in range(debt.sentence, before.sentence + 1)
        for one in ledger.by_sentence.get(sentence, ())
        if debt.span.end <= one.span.start < before.span.start
    )
