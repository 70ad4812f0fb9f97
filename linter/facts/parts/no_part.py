"""No parts: numbers behind 其中 that are counted apart, that tell a price, or what a balance is the balance of.

新建公园12个，其中口袋公园26个另计; 起拍价1.2亿元，其中成交价款1.5亿元; 顺差12.6亿元，其中出口36.2亿元，进口23.6亿元.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise, product
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import SENTENCE_END, same_unit, tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import digits
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.parts import Breakdown
    from linter.ledger import Ledger

_COUNTED_APART = regex(
    r"[一-鿿]{0,6}(?:(?:另|单独|单)(?:行|外|作)?[计列统算核汇报考]|[未不](?:再|予)?(?:计(?!划)|含|包|列入|纳入|统计|算在|重复计)"
    r"|不在[一-鿿]{0,6}(?:内|范围|之列|口径|其中))"
)
_PRICE = regex(r"(?P<price>[一-鿿]{2}(?:总)?(?<!评)价)(?:格|款|金|额)?(?:为|达到?|是|共|共计|合计)?$")


_NET = regex("净(?:增|减|利|流[入出]|迁|投放|新增|值)|利润|[顺逆]差|盈余|盈利|亏损")
"""A balance, of which a part may be larger than the whole where another goes the other way."""
_LEFT = regex("结余|结转|赤字|缺口|差额|新增|增量")
"""What may be one."""
_MOST_TERMS = 4
_TELLING = 3
"""Digits of a whole that the numbers behind it do not come to by chance, with whatever signs."""
_NAME = 12
"""Characters before a number that name it."""


def is_balance(row: Row, at: int, whole: int) -> bool:
    """True where cell `whole` tells a balance by its name, or the cells from `at` on come to it by plus and minus."""
    cell = row.cells[whole]
    terms = [row.cells[at].quantity]
    for following in row.cells[at + 1 : at + _MOST_TERMS]:
        if SENTENCE_END.search(following.gap) or not same_unit(following.quantity, cell.quantity):
            break
        terms.append(following.quantity)
    return _NET.search(cell.gap[-_NAME:]) is not None or nets_out(cell.quantity, cell.gap, terms)


def nets_out(whole: Quantity, words: str, terms: Sequence[Quantity]) -> bool:
    """True where the numbers, some of them taken away, come to the whole; `words` are those before the whole."""
    named = _NET.search(words[-_NAME:]) or _LEFT.search(words[-_NAME:])
    if not named and len(digits(whole.value)) < _TELLING:
        return False
    for count in range(1, min(len(terms), _MOST_TERMS)):
        for taken in product((True, False), repeat=count):
            said, value = terms[0].interval, terms[0].value
            for one, away in zip(terms[1:], taken, strict=False):
                said = said.minus(one.interval) if away else said.plus(one.interval)
                value += -one.value if away else one.value
            # 净亏损27万元，其中甲净收益6万元、乙净亏损33万元: the loss is told without its sign.
            if any(taken) and (abs(value) == whole.value or (named and said.meets(whole.interval))):
                return True
    return False


def takes_in_more(one: Quantity) -> bool:
    """True for 全年完成53.1亿元（含代管工程1.1亿元）: what it holds that others do not."""
    return _WITH_MORE.match(one.text, one.span.end) is not None


_WITH_MORE = regex("[（(][^（()）]{0,4}含")


def counted_apart(behind: str) -> bool:
    """True where the words behind a number leave it out of the whole: 未计入, 另行核算, 不含在内."""
    return _COUNTED_APART.match(behind) is not None


def measured_otherwise(whole: str, part: str) -> bool:
    """True where a part is named as a price, 成交价, which its whole is not, or not the same one: 起拍价.

    So is 规上工业实现产值, which is no part of the 工业增加值: what is made is worth more than what was added to it.
    """
    price, told = _PRICE.search(part), _PRICE.search(whole)
    if price is not None and (told is None or told["price"] != price["price"]):
        return True
    return _ADDED_VALUE.search(whole) is not None and _OUTPUT.search(part) is not None


_ADDED_VALUE = regex("增加值(?:为|达到?|完成|实现)*$")
_OUTPUT = regex("(?:产值|收入|销售额|营业额|投资)(?:为|达到?|完成|实现)*$")


_LEFT_OF_IT = regex("[一-鿿]{0,8}?(?:尚|还|仍)有")


def left_of_a_part(ledger: Ledger, parts: Sequence[Quantity]) -> bool:
    """True for 第二批12个项目尚有3个未完工: no mark parts the number left from the one that it is left of."""
    return any(_LEFT_OF_IT.fullmatch(ledger.text, one.span.end, other.span.start) for one, other in pairwise(parts))


def late_ones(ledger: Ledger, parts: Sequence[Quantity]) -> bool:
    """True for 办理答复1379件，按期答复率99.9%，逾期1件: the last are some of those answered."""
    return any(
        _LATE.search(other.before) is not None and _ON_TIME.search(ledger.text, one.span.end, other.span.start)
        for one, other in pairwise(parts)
    )


_LATE = regex("[逾超]期$")
_ON_TIME = regex("按[期时][一-鿿]{0,4}率")


def the_other(part: Quantity) -> bool:
    """True for 另一个未完成的: one more than was spoken of before."""
    return part.before.endswith("另") and part.value == 1 and part.text[part.span.start] == "一"


def holds_another(parts: Sequence[Quantity], held: Mapping[Span, Set[Span]]) -> bool:
    """True where one of the parts holds another one by a list of its own; `held` has the parts of each whole."""
    spans = {part.span for part in parts}
    return any(not spans.isdisjoint(held.get(span, ())) for span in spans)


def left_of(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 招聘57人（计划60人，核减3人）: the bracket tells what the number is left of."""
    first, *others = (part.interval for part in parts)
    return first.minus(total(others)).meets(whole.interval)


def in_brackets(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers of the unit in brackets behind the parts: 新开工41个（计划44个，尚有3个未开工），续建52个 of 96."""
    for one in ledger.by_sentence[parts[-1].sentence]:
        if one.unit == whole.unit and one.span.start > whole.span.end and one not in parts:
            opened = ledger.text.rfind("（", whole.span.end, one.span.start)
            if opened >= 0 and "）" not in ledger.text[opened : one.span.start]:
                yield one


def of_the_list(row: Row, last: int, part: Quantity) -> bool:
    """True for 一级8人，二级12人，三级11人，其中重度20人: of all that are listed, not of the last."""
    listed = [row.cells[last].quantity] if last >= 0 else []
    for at in range(last, 0, -1):
        before = row.cells[at - 1].quantity
        if before.unit != part.unit or _ONE_MORE.fullmatch(row.cells[at].gap) is None:
            break
        listed.append(before)
    return len(listed) >= _LIST and sum(one.value for one in listed) >= part.value


_ONE_MORE = regex("[，,、；;][一-鿿]{2,10}")
_LIST = 3
"""Numbers of a list that 其中 may go back to."""


def held_before(row: Row, at: int, part: Quantity, whole: Quantity) -> bool:
    """True for 收到812条，市直部门500条，其中咨询530条: a number of the sentence that may be meant holds it."""
    for cell in reversed(row.cells[:at]):
        one = cell.quantity
        if one is not whole and one.unit == part.unit and one.value >= part.value:
            return tells_level(cell.gap)
        if "。" in cell.gap:
            break
    return False


_OF_ANOTHER = regex(r"\s*(?P<of>(?!其|这|上述|以上)[一-鿿]{2,10})[中内里][，,]")
_TWO = 2


def of_another(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 其他类616件。城乡建设类中，主要涉及…, and for 第一次6个，第二次9个，其中2个两次均到，实际13个.

    What the one list is of stands before it; the other tells those in both, and what the two come to without them.
    """
    first = ledger.sentences[breakdown.parts[0].sentence].span.start
    told = _OF_ANOTHER.match(ledger.text, first) if first > breakdown.whole.span.start else None
    if told and not share_a_bigram(told["of"], breakdown.whole_words + breakdown.whole.head):
        return True
    if len(breakdown.parts) != _TWO:
        return False
    both, net = (part.value for part in breakdown.parts)
    return any(one.value + breakdown.whole.value - both == net for one in breakdown.rivals)
