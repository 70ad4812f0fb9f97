"""Retold: whether two numbers written in two ways, 1.25亿元 and 12500万元, may be one told twice."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from linter.fact import Heading, Quantity
from linter.facts.parts.proved import adds_up
from linter.facts.quantities.labels import one_scope, unit_class
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.slips import printed_digits
from linter.facts.quantities.sorts_of_money import of_two_sorts
from linter.facts.quantities.takeup import words_around
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_YEARS = regex(r"(?:19|20)\d\d(?=年)|[上去前明次]年|同期")
_PERIODS = regex(r"[上下]半年|[一二三四]季度|(?<!\d)\d{1,2}月份|[上中下]旬|第[一二三四五六七八九十\d]+[批期轮次]")
_LESS = regex(r"(?:[核审压调削扣]减|减[少征免])[一-鿿]{0,8}$")
"""What is taken away from a sum is not the sum, however much their words are alike."""
_MANY = 5
"""Digits from which swapped ones are no coincidence even between a plan and what came of it."""
_SAYS_NOTHING = frozenset(["预算", "计划", "目标", "预计", "安排", "完成", "支出", "收入", "资金", "年初"])
"""Words of any budget."""
_PLAN = regex(r"预算(?!支出|收入|执行)|计划|目标|概算|预计|预期|拟")
_LEAD = 30
"""Characters before a number that may name its year."""


def retold(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where nothing in the words sets the two apart, and they share some; lengths and areas need share none.

    In the 69 reports measured no two numbers of swapped digits are written in two ways, where 19 are in one.
    """
    leads = [ledger.lead(quantity, _LEAD) for quantity in (one, other)]
    for words in (_YEARS, _PERIODS):
        times = [set(words.findall(lead)) for lead in leads]
        if all(times) and times[0] != times[1]:
            return False
    if bool(_LESS.search(one.before)) != bool(_LESS.search(other.before)):
        return False
    planned = [bool(_PLAN.search(quantity.before)) for quantity in (one, other)]
    # 拟发放1 263 500元 and 本批补贴126.53万元: what has so many digits is one sum, planned or not.
    few = len(printed_digits(one)) < _MANY or unit_class(one) != unit_class(other)
    if (planned[0] != planned[1] and few) or not one_scope(one, other):
        return False
    if in_parallel(ledger, one, other) or of_two_sorts(ledger, one, other):
        return False
    if one.kind == other.kind == "measure":
        return True
    return bool((words_around(ledger, one) & words_around(ledger, other)) - _SAYS_NOTHING)


def in_parallel(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for two sections side by side on things of one kind: （一）水利建设基金, （二）林业建设基金."""
    if of_two_members(ledger, one, other) or under_one_title(ledger, one, other):
        return True
    items = _items(ledger, one, other)
    if items is None or items[0].parent != items[1].parent:
        return False
    titles = [_title(ledger, heading) for heading in items]
    return titles[0] != titles[1] and titles[0][-_KIND:] == titles[1][-_KIND:]


def under_one_title(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for items of one title in two sections side by side: 1、接力 of （一）学生组 and 2、接力 of （二）职工组."""
    items = _items(ledger, one, other)
    if items is None or any(heading.parent < 0 for heading in items) or items[0].parent == items[1].parent:
        return False
    over = [ledger.headings[heading.parent] for heading in items]
    return (
        _title(ledger, items[0]) == _title(ledger, items[1])
        and over[0].parent == over[1].parent
        and over[0].style == over[1].style
    )


def _items(ledger: Ledger, one: Quantity, other: Quantity) -> tuple[Heading, Heading] | None:
    """The headings right above two numbers, where both are written in one style."""
    chains = [ledger.section_of(ledger.sentences[quantity.sentence].block) for quantity in (one, other)]
    if not all(chains) or chains[0][-1].style != chains[1][-1].style:
        return None
    return chains[0][-1], chains[1][-1]


def _title(ledger: Ledger, heading: Heading) -> str:
    return ledger.text[heading.marker.end : heading.span.end].strip(" 。：:，,")


_VERB_OF = regex(r"([一-鿿]{2})的$")
_LIST_MARK = regex(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十])"
)


def taken_up_by(quantity: Quantity) -> str:
    """The verb by which a number takes up an earlier one, 查出 of 查出的31个问题; empty where there is none."""
    verb = _VERB_OF.search(quantity.before)
    return verb[1] if verb else ""


def each_of_its_own(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for （一）…查出的31个问题 … （二）…查出的42个问题: each numbered paragraph takes up its own.

    So do 该领域未到位的3个 and 该领域未到位的4个 of two paragraphs, whose 领域 are not one.
    """
    if of_two_members(ledger, one, other):
        return True
    if (
        _OF_THIS.search(one.before)
        and _OF_THIS.search(other.before)
        and ledger.paragraph(one) != ledger.paragraph(other)
    ):
        return True
    verb = taken_up_by(one)
    if not verb or verb != taken_up_by(other):
        return False
    blocks = [ledger.sentences[quantity.sentence].block for quantity in (one, other)]
    starts = [ledger.document.blocks[block].span.start for block in blocks]
    return blocks[0] != blocks[1] and all(_LIST_MARK.match(ledger.text, start) for start in starts)


_OF_THIS = regex("[该此](?:领域|方面|类别?|部分|板块|环节|条线)[^，,。；;]*$")

_KIND = 2
"""Last characters of a title that say of which kind its thing is."""


def both_told_again(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the text tells each of the two more than once, or its parts as well: a slip is made once."""
    times = _TIMES.get(ledger)
    if times is None:
        times = _TIMES[ledger] = Counter((told.value, unit_class(told)) for told in ledger.quantities)
        times.update((told.whole.value, unit_class(told.whole)) for told in ledger.breakdowns if adds_up(told))
    return min(times[quantity.value, unit_class(quantity)] for quantity in (one, other)) > 1


_TIMES: WeakKeyDictionary[Ledger, Counter[tuple[Decimal, str]]] = WeakKeyDictionary()
"""How often the text of a ledger tells each value of each unit: counted once, for many pairs may ask."""
