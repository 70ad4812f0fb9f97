"""Limit claims: 限额50亿元，余额40亿元，已突破债务限额, what is said of a balance and its limit, told before.

Both are taken as wholes of one place, so that what one town owes or one sort of debt is held against nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.changes.thresholds import Relation, Threshold, limits_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_WHOSE = "(?:[国省市县区]?(?:财政[部厅局]|政府|人大|级)?(?:核定|下达|批准|法定|规定|政府|地方|债务|总|的)*)"
_CLAIM = regex(
    r"(?:[均都皆已也]|已经|总体|总量)*"
    rf"(?:(?P<below>(?:[未没不](?:有|曾|得)?(?:突破|超过|超出|超|高于)|低于|小于|少于|保持在|控制在)了?{_WHOSE})"
    rf"|(?P<above>(?:突破|超过|超出|高于|大于|多于|超)了?{_WHOSE}))限额(?:(?:以|之)?内)?(?=[，,。；;、）)\n]|$)"
)
_SUBJECT = regex(
    r"(?:^|[，,。；;、：:）)\n])(?:(?:19|20)\d\d年)?(?:[各全我本项旗]|[省市县区州]|两级|本级|年[末底]|地方|政府|法定|债务|余额|规模"
    r"|总额|总量|总体|全部|截至目前|目前|均|和|、|级)*$"
)
"""The words of its clause before a claim about all that is owed; none where the clause before tells the balance."""
_LIMIT = regex(r"限额(?:总[计额])?(?:核定|控制|合计|共计)?(?:为|是|在|数)?$")
_BALANCE = regex(r"(?:余额|责任债务|政府债务)(?:执行数|合计|总计|总额|共计|决算数)?(?:为|是|达|达到)?$")
_PART = regex("一般|专项|其中|新增|本级|开发区|高新区|园区|县区|镇|乡|隐性|提前|再融资|结存|预留|剩余")
_ASIDE = regex("[（(][^（()）]*[）)]")
_CLAUSE = regex("[，,。；;：:（()）\n]")
_BLOCKS = 2
_NEAR = 40


def find_limit_claims(ledger: Ledger) -> Iterator[Threshold]:
    """Every claim that all debts pass or keep to their limit, where limit and balance say otherwise."""
    text = ledger.text
    if "限额" not in text or "债务" not in text:
        return
    for claim in _CLAIM.finditer(text):
        sentence = ledger.sentences[ledger.sentence_at(claim.start())]
        start = max(0, sentence.span.start - 1, claim.start() - _NEAR)
        if not _SUBJECT.search(text, start, claim.start()):
            continue
        found = _told_before(ledger, sentence.block, claim.start())
        if found is None:
            continue
        balance, limit = found
        above = claim["above"] is not None
        if balance.value != limit.value and (balance.value > limit.value) != above:
            relation: Relation = "above" if above else "below"
            limits = limits_of(limit.value, relation)
            yield Threshold(balance, balance.interval, limit.span, limits, relation, claim=Span(*claim.span()))


def _told_before(ledger: Ledger, block: int, end: int) -> tuple[Quantity, Quantity] | None:
    """The last balance and the last limit of a whole place in the paragraph before `end`, or in two before it."""
    balance = limit = None
    for index in range(max(0, block - _BLOCKS), block + 1):
        for one in ledger.by_block.get(index, ()):
            if one.span.start >= end or one.kind != "money" or one.approximate:
                continue
            # 市本级（含两个开发区）债务限额: whose it is stands before the bracket.
            told = _ASIDE.sub("", ledger.lead(one))
            words = _CLAUSE.split(told)[-1]
            if _PART.search(words):
                continue
            if _LIMIT.search(words):
                limit = one
            elif _BALANCE.search(words):
                balance = one
    if balance is None or limit is None or not comparable(balance, limit):
        return None
    return balance, limit
