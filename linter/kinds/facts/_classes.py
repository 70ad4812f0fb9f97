"""Classes: whether a number that takes up others, or the one told before, counts one class of them only."""

from __future__ import annotations

from itertools import pairwise

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.retaken import nouns
from linter.ledger import Ledger
from linter.patterns import regex


def of_a_class(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 执行公办标准的246万名学生全部…, which words of their own set apart from a larger number of students."""
    told = _CLASS.search(later.before) if later.value < first.value else None
    return told is not None and not any(told[word] in ledger.lead(first) + first.after for word in ("verb", "end"))


_CLASS = regex("(?:上述|前述|以上|这些|已经?|被|所|经)*(?P<verb>[一-鿿]{2})[一-鿿]+(?P<end>[一-鿿]{2})的$")


def one_of_classes(ledger: Ledger, first: Quantity, later: Quantity, noun: str) -> bool:
    """True for 涉氨企业9家、涉酸企业37家 where 14家受检企业 are told: a class of a row, by a name that they lack."""
    name = nouns(first)[0]
    own = _HAS.split(name.removesuffix(noun))[-1] if noun and name.endswith(noun) else ""
    if not own or share_a_bigram(own, ledger.lead(later) + later.after[:_CLASS_NAME]):
        return False
    at = ledger.quantity_index(first.span.start)
    row = [one for one in ledger.quantities[max(0, at - 1) : at + 2] if one.unit == first.unit]
    return any(_NEXT_CLASS.fullmatch(ledger.text, one.span.end, other.span.start) for one, other in pairwise(row))


_HAS = regex("有|包括|[含设辖建共计]|其中")
"""Between whose they are and the name of a class: 全县有一级粮库."""
_CLASS_NAME = 12
"""Characters behind a number that may name its class."""
_NEXT_CLASS = regex("、[一-鿿“”]{2,14}")
"""Between two numbers of a row of classes."""


def part_of_others(ledger: Ledger, first: Quantity) -> bool:
    """True for 涉及单位22个，其中乡镇8个: those that something concerns; so are 养老机构9家未备案."""
    start = ledger.sentences[first.sentence].span.start
    if _LACK.match(first.after):
        return True
    concerned = _CONCERNED.search(ledger.text, start, first.span.start)
    if not concerned and not any(part.span == first.span for found in ledger.breakdowns for part in found.parts):
        return False
    return _ALL_THERE_ARE.search(ledger.text, start, first.span.start) is None


_LACK = regex("(?:尚|仍|还)?(?:[未没不无缺]|存在|违规)")
_CONCERNED = regex("(?:涉及|抽[取查调]|选[取派]|参加|参与|承担|包保|走访)[^。；;]*$")
_ALL_THERE_ARE = regex("[全我本][省市县区州旗镇乡村院校]|[现共辖设建拥]有|下辖|在册|登记")
