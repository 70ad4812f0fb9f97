"""Lists of values: 甲窗口98分，乙窗口97分，丙窗口95分: names that each have one value of one unit beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import DateFact, Quantity
from linter.facts.names.pairing_names import AND
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Valued(NamedTuple):
    """A name and its value."""

    name: str
    """Empty where the names stand too far from their values to tell which is whose."""
    value: Quantity


class ValueList(NamedTuple):
    """Three names or more, with their values."""

    items: tuple[Valued, ...]
    span: Span
    """From the first name, or the first value where the names stand apart, to the last value."""
    lead: str
    """The words before the list, from the start of its sentence on."""

    @property
    def told(self) -> str:
        """Every word that may say what the values are of."""
        return self.lead + "，".join(item.name for item in self.items)


_GAP = regex(
    r"(?:[（(][^（()）\n\d]{0,12}[）)])?[）)]?(?:[、，,；;]|以及|[和及])?(?:其中|而|其次(?:是|为)?)?(?P<name>[一-鿿A-Za-z·“”]{2,18})[：:（(]?"
)
_FIRST = regex(r"(?P<name>[一-鿿A-Za-z·“”]{2,18})[：:（(]?$")
_LED = regex("[一-鿿]*(?:分别|依次)(?:[为是]|有)?(?=[一-鿿]{2})|[一-鿿]*?(?:其中|而|即)(?=[一-鿿]{2})")
"""各镇入户率分别为, before the first name of a list."""
_TAIL = regex(
    r"(?:得分|均分|平均分|总分|评分|分数|得|分别|同比|环比|增[长幅速]|上[涨升]|下[降跌]|提高|减少|实现|完成|达到?|[为是有占计共约]|比例|[一-鿿]{1,4}[率额量数])+$"
)
"""What is told of a name, right behind it."""
_OTHER = regex("合计|总计|小计|共计|平均|均值|全[国省市县区]|其余|其他|目标|计划|上年|去年|同期|比")
"""What is no name of the list."""
_FEWEST = 3
_LONGEST = 20
"""Characters before a value in which its name stands."""
_LEAD = 120
"""Characters before a list in which its sentence begins."""


def find_value_lists(ledger: Ledger, blocks: Sequence[int]) -> Iterator[ValueList]:
    """Every list in these blocks, those of 分别 among them."""
    for block in blocks:
        run: list[Valued] = []
        start = 0
        for quantity in ledger.by_block.get(block, ()):
            goes_on = bool(run) and _of_one(run[0].value, quantity)
            gap = ledger.text[run[-1].value.span.end : quantity.span.start] if goes_on else ""
            match = _GAP.fullmatch(gap) if gap else None
            if match and not _OTHER.search(match["name"]):
                run.append(Valued(match["name"], quantity))
                continue
            if len(run) >= _FEWEST:
                yield _list(ledger, run, start)
            run = []
            first = _first(ledger, quantity)
            if first is not None:
                led = _LED.match(first["name"])
                start = first.start("name") + (led.end() if led else 0)
                run = [Valued(ledger.text[start : first.end("name")], quantity)]
        if len(run) >= _FEWEST:
            yield _list(ledger, run, start)
    wanted = set(blocks)
    for pairing in ledger.pairings:
        names, values = pairing.names, pairing.values
        if len(names.spans) != 1 or len(values) < _FEWEST or any(isinstance(value, DateFact) for value in values):
            continue
        quantities = [value for value in values if isinstance(value, Quantity)]
        if ledger.sentences[quantities[0].sentence].block not in wanted or not _all_of_one(quantities):
            continue
        told = [piece for item in ledger.read(names.spans[0]).split("、") for piece in AND.split(item)]
        if len(told) != len(quantities) or not all(len(name) > 1 for name in told):
            if names.count != len(quantities):
                continue
            told = [""] * len(quantities)
        items = [Valued(*pair) for pair in zip(told, quantities, strict=True)]
        yield _list(ledger, items, names.spans[0].start)


def _first(ledger: Ledger, quantity: Quantity) -> re.Match[str] | None:
    floor = ledger.sentences[quantity.sentence].span.start
    match = _FIRST.search(ledger.text, max(floor, quantity.span.start - _LONGEST), quantity.span.start)
    return match if match and not quantity.approximate and not _OTHER.search(match["name"]) else None


def _of_one(first: Quantity, other: Quantity) -> bool:
    return (first.unit, first.kind) == (other.unit, other.kind) and not other.approximate and bool(first.unit)


def _all_of_one(quantities: Sequence[Quantity]) -> bool:
    return not quantities[0].approximate and all(_of_one(quantities[0], other) for other in quantities)


def _list(ledger: Ledger, items: Sequence[Valued], start: int) -> ValueList:
    floor = max(ledger.document.blocks[ledger.document.block_index(start)].span.start, start - _LEAD)
    lead = re.split(r"[。！？\n]", ledger.text[floor:start])[-1]
    named = tuple(Valued(bare(item.name), item.value) for item in items)
    return ValueList(named, Span(start, items[-1].value.span.end), lead)


def bare(name: str) -> str:
    """A name without what is told of it: 税务窗口 of 税务窗口得分."""
    short = _TAIL.sub("", name)
    return short if len(short) > 1 else name
