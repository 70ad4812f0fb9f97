"""Opposite kinds: 公务用车19辆，在用17辆，封存3辆: a number and two kinds, each of which is what the other is not.

No word says that the two are all. But a vehicle is in use or put away, a person a man or a woman, a pupil
a boarder or not: where a sentence holds the three numbers and no other of their unit, the two come to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.members import Member, counts_by_sentence
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.slips import one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STRICT = (
    ("男", "女"),
    ("住校|住宿|寄宿|内宿", "走读|通学|外宿"),
    ("集中供养|集中安置", "分散供养|分散安置"),
)
"""Kinds that leave nothing out, told first in their names."""
_OPEN = (("公办|公立", "民办|民营|私立"), ("城镇|城市|城区", "农村|乡村"))
"""Kinds beside which reports leave the few of a third untold: 公建民营, 县直."""
_LOOSE = (
    *_OPEN,
    ("在用|使用中|正常使用|启用", "封存|停用|未使用|未启用|闲置|损坏|报废"),
    (
        "正常运[行营转]|正常使用|正常开放|运行正常|正常|完好",
        "异常|不正常|停运|停用|停开|停业|未运行|未开放|故障|损坏|报废|停产",
    ),
    ("专职", "兼职"),
    ("在编|编制内|有编制", "编外|非在编|编制外|聘用"),
    ("室内", "室外|户外"),
    ("实名|署名", "匿名"),
    ("初次|首次|初信初访|初件", "重复|重信重访|重件"),
    ("持证|有证", "无证|未持证"),
    ("有人值守", "无人值守"),
)
"""Kinds beside which a third may stand, so that only a sum above the whole proves a slip."""
_PAIRS = tuple((regex(one), regex(other)) for one, other in _STRICT)
_KINDS = tuple(regex(kind) for pair in (*_STRICT, *_OPEN) for kind in pair)
_LOOSE_PAIRS = tuple((regex(one), regex(other)) for one, other in _LOOSE)
_BOUND = regex("^(?P<what>[一-鿿\\d]{1,8}?)(?P<up>及?以[上下])(?:的|学历|文化程度)*$")
_LED = regex("^(?:[一-鿿]{0,10}[，,：:])?(?:其中[，,：:]?)?[^，,。；;：:、（(]{2,14}$")
_PLAN = regex("编制|核定|额定|限额|计划|目标|任务|上年|去年|同期|[较比]|累计|平均|每|均|率|增|减|新|其余|另|约|兼")
_EXPLAINED = regex(
    "[，,。；;（(]?[^。；;\\n]{0,20}?(?:重复|同步|兼|交叉|其中|含|既|同时|跨|取缔|退出|转|两[次种类]|其余|其[他它]|另|还有|待核|部分)"
)
"""Behind the two, what stands in both of them or in neither."""
_NO_NAME = regex("[的性类生孩有为式制者]{1,2}")
"""What one of two names may have more than the other."""
_THREE = 3
_NEXT = 2
"""By how much a sum of small counts is off at most where no single key explains it."""
_LOW, _HIGH = Decimal("0.8"), Decimal("1.25")


def find_opposite_kinds(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every number that its two kinds miss by so little."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        if len(row.cells) < _THREE or row.host:
            continue
        for sentence in counts_by_sentence(row):
            for members in sentence.values():
                if len(members) == _THREE and _are_opposite(members) and members[0].quantity.span not in taken:
                    whole, one, other = (member.quantity for member in members)
                    yield by_slip(whole, (one, other), (members[1].name, members[2].name))


def _are_opposite(members: Sequence[Member]) -> bool:
    """True for a whole and two kinds side by side, which come near it."""
    whole, one, other = members
    if not (one.level and other.level and whole.level) or whole.others or one.others or len(set(other.others)) > 1:
        return False
    numbers = [member.quantity for member in members]
    if any(not number.exact or number.value <= 0 for number in numbers) or not _LED.match(one.words):
        return False
    if any(_PLAN.search(words) for words in (whole.quantity.before, one.name, other.name)):
        return False
    said = one.quantity.value + other.quantity.value
    over = said - whole.quantity.value
    if not over or not whole.quantity.value * _LOW <= said <= whole.quantity.value * _HIGH:
        return False
    if abs(over) > _NEXT and not (
        one_key(numbers[0], said) or any(one_key(number, number.value - over) for number in numbers[1:])
    ):
        return False
    if _EXPLAINED.match(numbers[2].text, numbers[2].span.end) or _is_kind(whole.quantity.before):
        return False
    names = one.name.removeprefix("其中"), other.name
    return _named(_PAIRS, *names) or _bounds(*names) or (over > 0 and _named(_LOOSE_PAIRS, *names))


def _named(pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], one: str, other: str) -> bool:
    """True where the names begin with the two kinds of a pair, whichever comes first, and go on alike."""
    for a, b in pairs:
        for first, second in ((a, b), (b, a)):
            kind, opposite = first.match(one), second.match(other)
            if kind and opposite:
                rest, more = one[kind.end() :], other[opposite.end() :]
                if rest == more or (not (rest and more) and _NO_NAME.fullmatch(rest + more)):
                    return True
    return False


def _is_kind(words: str) -> bool:
    """True for 公办学校17所: the whole is one of such a pair itself."""
    return any(kind.search(words) for kind in _KINDS)


def _bounds(one: str, other: str) -> bool:
    """True for 大专以下 and 大专及以上, one of which holds what the other leaves out."""
    low, high = _BOUND.match(one), _BOUND.match(other)
    if low is None or high is None or low["what"] != high["what"]:
        return False
    ups = (low["up"], high["up"])
    return {up[-1] for up in ups} == {"上", "下"} and sum("及" in up for up in ups) == 1
