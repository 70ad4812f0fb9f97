"""Announced classes: 8类产品抽查结果如下：涂料抽查12批次、…, with other numbers beside each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import HAN_DIGITS, whole_number
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.nearby import in_sentences
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ANNOUNCED = regex(
    rf"(?P<number>\d{{1,2}}|[{HAN_DIGITS}十]{{1,3}})(?:个?(?:大|小)?(?:类|种|品种|类别|领域|行业|环节|乡镇|镇|街道|县区))"
    r"[^，,。；;：:\d]{0,20}$"
)
_COLON = regex("(?:如下|分别为|分别是|具体为)[：:]")
_FRONT = 32
"""Characters before such a colon in which the classes are announced."""
_ALL = regex(r"(?:共|累计|合计|总计|一共|总共)(?:计|有)?$")
_FEWEST = 3
_MOST = 80
"""Numbers of a list at most."""
_SENTENCES_BACK = 4
_LONGEST = 8
"""Characters of the verb and of what it is done to before the number of all: 抽检食品."""
_SOME = regex("重点|主要|部分|典型|其中|较[多大高]|突出|代表")
_VERB = 2
"""Characters of what is done, 抽查, which stands before the whole and before each part."""


def find_announced_classes(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of so many classes as are announced, with the number of all before it in its paragraph."""
    if "如下" not in ledger.text and "分别" not in ledger.text and "具体为" not in ledger.text:
        return
    for colon in _COLON.finditer(ledger.text):
        match = _ANNOUNCED.search(ledger.text[max(0, colon.start() - _FRONT) : colon.start()])
        if match is None or _SOME.search(match.group()):
            continue
        many = whole_number(match["number"])
        index = ledger.sentence_at(colon.end() - 1)
        listed = list(_behind(ledger, colon.end())) if many >= _FEWEST else []
        found = _list(ledger, index, colon.start(), many, listed) if listed else None
        if found:
            yield found


def _behind(ledger: Ledger, start: int) -> Iterator[Quantity]:
    """The numbers up to the full stop, or to the end of the paragraph."""
    end = ledger.document.blocks[ledger.document.block_index(start - 1)].span.end
    stop = ledger.text.find("。", start, end)
    end = end if stop < 0 else stop
    first = ledger.quantity_index(start)
    for quantity in ledger.quantities[first : first + _MOST]:
        if quantity.span.end > end:
            return
        yield quantity


def _list(ledger: Ledger, index: int, start: int, many: int, listed: list[Quantity]) -> Breakdown | None:
    verb = listed[0].before[-_VERB:]
    parts = [q for q in listed if q.unit == listed[0].unit and q.before.endswith(verb)]
    if len(parts) != many or len(verb) < _VERB or any(_unlike(part) for part in parts):
        return None
    names = tuple(part.before for part in parts)
    if len(set(names)) < len(names):
        return None
    whole = _whole(ledger, index, start, parts[0], verb)
    if whole is None:
        return None
    return Breakdown(
        whole, whole.before, tuple(parts), names, "among", "，", False, "", "", "announced", True, inferred=True
    )


def _unlike(quantity: Quantity) -> bool:
    return quantity.approximate or not tells_level(quantity.before)


def _whole(ledger: Ledger, index: int, start: int, part: Quantity, verb: str) -> Quantity | None:
    """The one number before the list that tells in the same words of all: 共抽查105批次."""
    found = []
    for quantity in in_sentences(ledger, index, _SENTENCES_BACK, 0):
        verbs = quantity.before.rfind(verb)
        told = verbs > 0 and len(quantity.before) - verbs <= _LONGEST and _ALL.search(quantity.before[:verbs])
        if told and quantity.unit == part.unit and quantity.span.end <= start and not quantity.approximate:
            found.append(quantity)
    return found[0] if len({quantity.value for quantity in found}) == 1 else None
