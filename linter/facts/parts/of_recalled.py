"""Parts of what a text goes back to: 31份合同的价款总额为286万元 … 前述合同已支付价款305万元."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import places_of
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DONE = (
    "执行|缴纳|缴存|上缴|收缴|缴清|缴|到账|入库|支付|兑付|兑现|拨付|支出|使用|发放|追回|收回|回收"
    "|归还|偿还|退还|清退|清偿|到位|结算|报销|收取"
)
_BACK = regex(
    r"(?:前述|上述|前列|以上|这些|这批|该批|这?\d+[份件起宗笔项个户家名])(?P<what>[一-鿿]{2,8}?)"
    r"(?:[，,]?(?:目前|现|中|共|实际|累计)){0,2}(?:均?已经?|实际)"
    rf"(?:{_DONE})(?:到位|完毕|了)?(?P<noun>[一-鿿]{{0,8}}?)(?:共计?|合计|达|为)?$"
)
_SIGNS = ("前述", "上述", "前列", "以上", "这些", "这批", "该批")
_IN_ALL = regex(
    r"(?:总额|合计|共计?|总计|总价款?|总投资|总金额|金额|应[缴付收补退还][一-鿿]{0,6}|核定[一-鿿]{0,6}|罚没款?|罚款|价款|货款|工程款|补助款?|补偿款?)"
    r"(?:共计?|合计|达|为|是|：|:)*$"
)
_ANY_SUM = regex("(?:合同|涉及|涉案|协议|总)(?:金|价)?[额款](?:合计|共计?|为|是|达)*$")
_MORE = regex(
    "利息|本息|滞纳|违约金|加处|加收|罚息|往年|历年|以前年度|[上去]年|此前|结转|含|包括|连同|另|追加|增补|变更|调整|同比|比|平均|每|分别|各"
)
"""What makes what was done more than what was told, or tells it of one of many."""
_SHORTEST = 2
_STOP = regex("[，,。；;：:\n]")
_BEFORE = 48
"""Characters before an amount that lead back."""
_FARTHEST = 160
"""Numbers back to the whole."""


def find_parts_of_recalled(ledger: Ledger) -> Iterator[Outcome]:
    """Every amount done of what the text goes back to, with the largest that it told of that."""
    told: set[int] = set()
    for sign in _SIGNS:
        for at in places_of(sign, ledger.text):
            index = ledger.quantity_index(at)
            if index >= len(ledger.quantities) or index in told:
                continue
            part = ledger.quantities[index]
            if part.kind == "money" and not part.approximate and part.span.start - at <= _BEFORE:
                told.add(index)
                yield from _of_whole(ledger, part, index, at)


def _of_whole(ledger: Ledger, part: Quantity, index: int, at: int) -> Iterator[Outcome]:
    back = _BACK.fullmatch(ledger.text, at, part.span.start)
    if back is None or _MORE.search(ledger.read(ledger.sentences[part.sentence].span)):
        return
    wholes = [
        one
        for one in ledger.quantities[max(0, index - _FARTHEST) : index]
        if one.kind == "money" and one.unit == part.unit and _is_whole(ledger, one, back["what"], back["noun"])
    ]
    # 一期合同426万元、二期合同512万元: 上述合同 may be those of both.
    if wholes and sum({one.value for one in wholes}) < part.value:
        yield Outcome(max(wholes, key=lambda one: one.value), part)


def _is_whole(ledger: Ledger, one: Quantity, what: str, noun: str) -> bool:
    """True for an amount told of those things in all, and under the noun of the part where that has one."""
    sentence = ledger.sentences[one.sentence].span
    lead = ledger.text[sentence.start : one.span.start]
    clause = _STOP.split(lead)[-1]
    if one.approximate or what not in lead or not _IN_ALL.search(clause):
        return False
    named = len(noun) < _SHORTEST or share_a_bigram(noun, clause) or _ANY_SUM.search(clause)
    return bool(named) and not _MORE.search(clause)
