"""Paid back: what came back or was settled, with what was owed under the same words: 拖欠工程款120万元 … 已支付."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.mentions import shared as longest_shared
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import slip_of_the_pen
from linter.facts.states.outcomes import Outcome
from linter.ledger import Ledger
from linter.patterns import regex

# What came back or was settled, and what it came back from.
_RETURNED = regex(
    "(?P<back>收回|追回|追缴|退缴|清退|退还|退回|退赔|缴回|上缴|收缴|归还|补缴|补收|扣回|兑付|清偿|(?<=已)入库|(?<![多超])支付)(?:兑付|[了的其]|到位|到账|入库|完成)*"
    "(?P<noun>[一-鿿]{0,12}?)(?:共计|共|合计|达|本金)*$"
)
_OWED_VERBS = (
    "出借|借出|拖欠|欠缴|欠付|欠交|少收|少征|漏征|未收|应收未收|多支付|多支|超额支付|重复支付|侵占|挪用|截留|套取|骗取|违规发放|超标准|少缴|漏缴|多付|多计|多领|超付"
    "|造成(?=[一-鿿]{2,12}损失)|未上缴|应缴未缴|坐支|违规(?:使用|领取|支付|收取|享受|列支|报销|收费|金额|资金)|应(?:征缴|追缴|补缴|清退|退还)"
)
_OWED = regex(f"(?P<owed>{_OWED_VERBS})(?P<noun>[一-鿿、]{{0,20}}?)(?:共计|共|合计|达)*$")
_OWED_BEFORE = regex(f"(?P<owed>{_OWED_VERBS})(?P<noun>[一-鿿]{{2,10}})[，,][^，,。；;]{{0,16}}[，,]?$")
_IN_ALL = regex("[，,](?:合计|共计|总计|涉及金额|金额)(?:达|为)?$")
"""欠缴租金，最长的欠了5年，合计918万元: what was owed, told two clauses before the amount."""
_CAME_BACK = regex(
    "(?<![未应须需待])(?:收回|追回|追缴|追讨|讨回|退缴|清退|退还|上缴|收缴|归还|补缴|补发|补收|扣回|兑付|清偿|清欠|抵[顶偿扣]|(?<![多超])支付|发放|化解|解决)(?:了|到)?"
    "(?:被|其|因|所|各类|历史|政府|[一-鿿]{0,6}(?:农民工|职工|工人|劳动者|企业))?$"
)
# 存量资金1587万元未及时上缴: what was owed, told behind the amount.
_NOT_PAID = regex(
    "[一-鿿]{0,4}?未(?:及时|按规定|按时|足额|全额|予以|完全){0,2}(?P<verb>上缴|收缴|缴纳|归还|退还|清退|追缴|收回|兑付|支付)"
)
_MORE = regex(
    "累计|各[类项]|所有|[全我本][省市县区州]|同类|延伸|倒查|往年|历年|以前年度|追溯|全年|年度|利息|罚款|本息|含|滞纳金|违约金|(?<!按)核[实定]|举一反三|自查|排查"
)
"""What says that more came back than was owed."""
_ALL_OF_THEM = regex(
    r"(?:以上|上述|前述|这|[，,。；;])(?:[两二三四五六七八九十]|\d{1,2})[笔项批处类](?:[一-鿿]{0,4}?)共[一-鿿]{0,6}$"
)
"""以上两笔共追回29.95万元: what came back of more than one."""
_WIDER = regex(
    "全面|全系统|系统内|所有|清[查理]|核查|排查|自查|比对|扩大|延伸|进一步|举一反三|倒查|[近自][一二三四五两\\d]+年|(?:19|20)\\d\\d年以来"
)
"""Before what came back of a fault, that more was looked at than where the fault was found."""
_OF_A_FAULT = regex("违规(?:使用|领取|支付|收取|享受|列支|报销|收费|金额|资金)|应(?:征缴|追缴|补缴|清退|退还)")
_FARTHEST = Decimal("1.1")
"""Times of what was to be collected up to which what came in may be meant to be the same."""
_WITH_MORE = regex("[（(，,](?:其中|含|包括|包含)[^，,。；;\\d]{0,8}(?:利息|违约金|滞纳金|罚款|罚没|罚金)")
_AND = regex("[及和、]")
_BARE = regex("(?:^|[，,。；;：:])(?:目前|现|截至目前[，,]?|共|合计)*(?:已经?)?[一-鿿]{2,6}$")
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
            if debt is not None and not _WITH_MORE.match(ledger.text, cell.quantity.span.end):
                yield Outcome(debt, cell.quantity)
            told = _OWED.search(cell.gap) or _owed_before(ledger, cell)
            if told and told.string is cell.gap and _CAME_BACK.search(cell.gap, 0, told.start()):
                told = None  # 已追回拖欠工资5600万元: this is what came back, not what was owed
            unpaid = _NOT_PAID.match(cell.quantity.after)
            if told or unpaid:
                words = told["owed"] + told["noun"] if told else ""
                owed.append((row.block, cell.quantity, words + (unpaid["verb"] if unpaid else "")))


def _owed_before(ledger: Ledger, cell: Cell) -> re.Match[str] | None:
    """欠缴租金，最长的欠了5年，合计918万元: the words that name what was owed, where the amount sums it up."""
    summed = _IN_ALL.search(cell.gap)
    if summed is None:
        return None
    start = ledger.sentences[cell.quantity.sentence].span.start
    lead = ledger.text[max(start, cell.quantity.span.start - _LEAD) : cell.quantity.span.start - len(summed.group())]
    return None if "元" in lead else _OWED_BEFORE.search(f"{lead}，")


_LEAD = 48
"""Characters of the sentence before an amount."""


def _answered(ledger: Ledger, row: Row, cell: Cell, owed: Sequence[tuple[int, Quantity, str]]) -> Quantity | None:
    """What was owed under the words that tell what was paid back."""
    back = _RETURNED.search(cell.gap)
    if back is None or _MORE.search(cell.gap[-20:]) or _AND.search(back["noun"]):
        return None
    start = cell.quantity.span.start
    if _ALL_OF_THEM.search(ledger.text, max(0, start - _NEAR), start):
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
        if back["back"] == "入库" and (len(shared) < _SPECIFIC or not _near(cell.quantity, debt)):
            continue  # 税款已入库: most of it was never owed
        if not _in_one_case(ledger, back, noun, debt, cell.quantity):
            continue
        at = -1 if bare else back["noun"].find(shared)
        if at > 0 and _of_another_kind(ledger, back["noun"][:at], debt):
            continue
        if shared in _VERBS and _told_again(ledger, debt, cell.quantity):
            continue
        if bare and row.block > block and _own_whole(ledger, debt, cell.quantity):
            return None
        if _looked_wider(ledger, cell.quantity, noun):
            continue
        if _OF_A_FAULT.match(noun) and not _surely(ledger, back["back"], cell.quantity, (debt, noun, words), known):
            continue
        closer = (one for _, one, other in known if len(longest_shared(words, other)) > len(shared))
        return debt if bare else next(closer, debt)
    return None


def _of_another_kind(ledger: Ledger, kind: str, debt: Quantity) -> bool:
    """True for 收回的养殖补贴 behind 超标准发放交通补贴: what was owed is not said to be of that kind."""
    kind = _NO_KIND.sub("", kind)
    sentence = ledger.read(ledger.sentences[debt.sentence].span)
    return len(kind) >= _SHORTEST_WORD and not share_a_bigram(kind, sentence)


_NO_KIND = regex(f"{_OWED_VERBS}|[的了被其因所各欠]|全部|相应|相关|有关|上述|前述|以上|违规|违纪|问题")


def _in_one_case(ledger: Ledger, back: re.Match[str], noun: str, debt: Quantity, part: Quantity) -> bool:
    """False for 造成基金损失 and what came back elsewhere: a loss and what is given back are told in one paragraph.

    So they are where 退回 tells it, unless it names again how it was taken: 退回骗取的补贴.
    """
    if noun.startswith(_LOSS):
        if back["back"] not in _VERBS_OF_LOSS or part.value > debt.value * _MOST_TIMES:
            return False
    elif back["back"] not in _GIVEN_BACK or noun[:_SHORTEST_WORD] in back["noun"]:
        return True
    blocks = {ledger.sentences[one.sentence].block for one in (debt, part)}
    between = ledger.text[debt.span.end : part.span.start]
    start = ledger.document.blocks[min(blocks)].span.start
    named = (one.group() for one in _TURNS_TO.finditer(between))
    return len(blocks) == 1 and all(one in ledger.text[start : debt.span.start] for one in named)


_TURNS_TO = regex(
    "另[一外有]|其[他它]|案[例件][一二三四五六七八九十]|[甲乙丙丁]|某?[一-鿿]{1,3}[镇乡村]|某[一-鿿]{1,4}"
)
"""What begins another case in the paragraph, unless the one before was told by it too."""
_LOSS = "造成"
_GIVEN_BACK = ("退回", "退赔", "缴回")
_VERBS_OF_LOSS = (*_GIVEN_BACK, "收回", "追回", "追缴", "退缴", "清退", "退还", "归还", "扣回")
_MOST_TIMES = Decimal("1.5")
"""Times of the loss of one case up to which what is given back may be meant to be the same."""


def _looked_wider(ledger: Ledger, back: Quantity, noun: str) -> bool:
    """True for 经全面清查，已清退违规领取的补贴13.2万元: more was looked at than where a fault was found."""
    if not (_OF_A_FAULT.match(noun) or noun.startswith("超标准")):
        return False
    return _WIDER.search(ledger.text, ledger.sentences[back.sentence].span.start, back.span.start) is not None


def _surely(
    ledger: Ledger,
    verb: str,
    part: Quantity,
    owed: tuple[Quantity, str, str],
    known: Sequence[tuple[int, Quantity, str]],
) -> bool:
    """True where what was used, taken or to be collected wrongly came back in the same words, and in one sum.

    违规使用的医保基金已追回 names the fault or four characters of the thing; a wider look at it brings back more.
    """
    debt, noun, words = owed
    fault = _OF_A_FAULT.match(noun)
    if fault is None or verb == "支付":
        return False
    # 应征缴 is a sum once for all, and so is what 4家医院 took where the same four gave it back.
    settled = fault.group().startswith("应") or _of_the_same(ledger, part, debt)
    if not (_near(part, debt) if settled else slip_of_the_pen(part, debt.value)):
        return False
    shared = len(longest_shared(words, noun))
    if fault.group() not in words and shared < (_SHORTEST_WORD if settled else _SPECIFIC):
        return False
    others = sum(one.value for _, one, other in known if other.startswith(fault.group()) and one.unit == debt.unit)
    return part.value > max(others if len(known) > 1 else 0, sum_beside(ledger, debt))


def _of_the_same(ledger: Ledger, part: Quantity, debt: Quantity) -> bool:
    """True where the sentences of two amounts begin with one count: 4家医院 … 4家医院违规使用的基金已追回."""
    counts = [
        {(one.value, one.unit) for one in ledger.by_sentence.get(amount.sentence, ()) if one.kind == "count"}
        for amount in (part, debt)
    ]
    return not counts[0].isdisjoint(counts[1])


def _near(part: Quantity, debt: Quantity) -> bool:
    return part.value <= debt.value * _FARTHEST or slip_of_the_pen(part, debt.value)


def sum_beside(ledger: Ledger, debt: Quantity) -> Decimal:
    """What the amounts of a sentence come to together: 接待费12.6万元、培训费3.4万元; 0 where there is but one."""
    beside = [one.value for one in ledger.by_sentence.get(debt.sentence, ()) if one.unit == debt.unit]
    return sum(beside, Decimal(0)) if len(beside) > 1 else Decimal(0)


def _own_whole(ledger: Ledger, debt: Quantity, part: Quantity) -> bool:
    """True for 应收款余额210万元…收回150万元: a later paragraph tells what this came back from."""
    behind = ledger.paragraph(debt).end
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
