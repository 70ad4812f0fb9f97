"""Pairs at one bound: 在库项目141个，5000万元以上的76个，…；5000万元以下的74个: what is not above a bound is below it.

Numbers of other units may stand between the two. Where one key keeps them from their whole, one of the three is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.slips import one_key
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.facts.quantities.rows import Row
    from linter.ledger import Ledger

_BOUND = regex(
    r"(?P<bound>\d[\d.]*[百千万亿]*(?:立?平?方米|公里|[元人吨亩岁米年户张])?|[百千万亿]+元|规模|限额)(?:[（(]不?含[^（()）]{0,8}[)）])?以(?P<side>[上下])"
)
_BESIDE = regex(f"{ET_CETERA}|其余|其[他它]|重复|交叉|另[有计外]|[未不]计|兼|左右")
_BEHIND = regex(rf"[^。；;\n\d]{{0,16}}?(?:{_BESIDE.pattern})")
"""What tells of members beside the two, or of some in both."""
_MEASURED = regex("金额|收入|产值|营收|面积|成绩|年龄")
"""What is above or below the bound, which of some is not known: 经营性收入10万元以上的256个."""
_APART = regex("同期|上年|去年|计划|目标|比例|率")
_THREE = 3
_FARTHEST = 80
"""Characters from the whole to the first of the two, and from that to the second."""


def find_bound_pairs(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every whole with what is above and what is below one bound, that one key keeps from adding up."""
    if "以上" not in ledger.text or "以下" not in ledger.text:
        return
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    for row in ledger.rows:
        if len(row.cells) < _THREE:
            continue
        for numbers in _sentences(row):
            for at in range(len(numbers) - _THREE + 1):
                whole, first, second = numbers[at : at + _THREE]
                if not {whole.span, first.span, second.span} & taken and _slipped(whole, first, second):
                    names = _names(ledger, whole, first, second)
                    if names:
                        yield by_slip(whole, (first, second), names)


def _sentences(row: Row) -> Iterator[list[Quantity]]:
    """The counts of each unit in each sentence, those of bounds left out."""
    groups: dict[str, list[Quantity]] = {}
    for quantity, gap in row.cells:
        if SENTENCE_END.search(gap):
            yield from groups.values()
            groups = {}
        bound = quantity.text.startswith("以", quantity.span.end) or quantity.approximate
        if quantity.unit and quantity.is_amount and tells_level(gap.removesuffix("占")) and not bound:
            groups.setdefault(quantity.unit, []).append(quantity)
    yield from groups.values()


def _slipped(whole: Quantity, first: Quantity, second: Quantity) -> bool:
    """True where one key struck wrongly in one of the three keeps the two from making up the whole."""
    if total((first.interval, second.interval)).meets(whole.interval):
        return False
    return (
        one_key(whole, first.value + second.value)
        or one_key(first, whole.value - second.value)
        or one_key(second, whole.value - first.value)
    )


def _names(ledger: Ledger, whole: Quantity, first: Quantity, second: Quantity) -> tuple[str, ...]:
    """What the two are called, where they stand above and below one bound; empty where they do not."""
    before = ledger.text[whole.span.end : first.span.start]
    between = ledger.text[first.span.end : second.span.start]
    if max(len(before), len(between)) > _FARTHEST or _APART.search(before + between):
        return ()
    if _BEHIND.match(ledger.text, second.span.end) or _BESIDE.search(between):
        return ()
    if _MEASURED.search(before) and first.value + second.value < whole.value:
        return ()
    one, other = (list(_BOUND.finditer(words)) for words in (before, between))
    if len(one) != 1 or len(other) != 1 or one[0]["bound"] != other[0]["bound"] or one[0]["side"] == other[0]["side"]:
        return ()
    return (one[0].group(), other[0].group())
