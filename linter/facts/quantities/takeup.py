"""Taking up: how a measure names again what the problem has counted, in other words and another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_COMMON_WORDS = (
    "问题|情况|单位|项目|整改|已经|全部|进行|完成|落实|工作|管理|建立|制度|要求|人员|部门|开展|督促|规范|按照|没有|未按|按规|规定|及时"
    "|比上|较上|上年|年末|末增|末减|增加|增长|减少|下降|同比"
    "|万元|亿元|万人|均已经?|已经?全|部已经?|不到|到位|措施|责任|逐一|抽查|发现|检查|涉及|存在|其中|目前|分别|共有|以及|相关|有关|对照|针对"
)
_COMMON = frozenset(_COMMON_WORDS.split("|"))
"""Pairs of characters that stand in any item and say nothing of one."""
_ALL = regex(r"[一-鿿]{0,14}?(?:全部|全额|均[已未]?|都已经?|逐[一个户项家笔人件]|一次性)")
_DEFINITE = regex(r"(?:(?<!相)对|将|把|就|针对|上述|该|这)(?:[一-鿿]{0,4}|[一-鿿、“”]{2,16}的)$")
_REST = regex(r"其余|剩余|另外?有?|还有|尚有|余下|又|再|新(?!区)|以来|先行|首批|第一批")
_SCOPE = regex(r"(?:全|我|本)[县市区镇乡村院校局省州旗](?:系统)?[共现已有]*$|累计$|共$|目前$")
SAMPLE = regex("抽查|抽取|抽样|抽检|随机|样本")
"""Some were looked at: there may be more of them."""
_CLAUSE_END = regex(r"[。；;！？\n]")


def words_around(ledger: Ledger, quantity: Quantity) -> frozenset[str]:
    """Pairs of neighbouring characters around a number, those that stand in any item left out."""
    start, end = ledger.sentences[quantity.sentence].span
    before = ledger.text[max(start, quantity.clause.start - 12) : quantity.span.start]
    behind = ledger.text[quantity.span.end : min(end, quantity.clause.end + 12)]
    return (han_bigrams(before) | han_bigrams(behind)) - _COMMON


def takes_up_all(ledger: Ledger, quantity: Quantity) -> bool:
    """True for 13家企业全部补缴 and 对8份…的合同, not for 又对8份 and not where 其余 follows."""
    end = _CLAUSE_END.search(ledger.text, quantity.span.end)
    tail = ledger.text[quantity.span.end : end.start() if end else len(ledger.text)]
    if _REST.search(quantity.before[-8:]) or _REST.search(tail) or _SCOPE.search(quantity.before):
        return False
    return bool(_ALL.match(quantity.after) or _DEFINITE.search(quantity.before))


def one_class(one: Quantity, other: Quantity) -> bool:
    """True when two exact counts are told in units that may count the same things."""
    return one.kind == other.kind == "count" and one.exact and other.exact and unit_class(one) == unit_class(other)


def one_noun_beside(one: Quantity, other: Quantity) -> bool:
    """True where the same word stands right before both numbers, or right behind both."""
    return one.before[-_WORD:] == other.before[-_WORD:] != "" or one.after[:_WORD] == other.after[:_WORD] != ""


_WORD = 2
"""Characters of a word beside a number."""
