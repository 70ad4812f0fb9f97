"""Same name: amounts a slip apart whose names are one, with or without what was done: 基本农田面积, 年末基本农田."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from linter.fact import Quantity
from linter.facts.numbers.endings import Ending
from linter.facts.quantities.head import head_words
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.retold import both_told_again
from linter.facts.quantities.slips import printed_digits
from linter.facts.rates.tellings import indicator, place_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHORTEST = 4
"""Characters of a name that says what is told."""
_LONG = 7
"""Characters of a name that is told in one section of one thing."""
_FEWEST = 3
"""Digits of an amount that is told in one section."""
_TELLING = 4
"""Digits of an amount before two that are a slip apart are no coincidence wherever they stand."""
_TAIL = Ending(r"(?:面积|资金|经费|数额?|总额|规模|完成|执行|实绩|共|为|达)+$", last="积金费数额模成行绩共为达")
_OF_ANY_FUND = regex(
    r"(?:总量|总计|合计|小计|结余|结转|结存|余额|调[入出]资金|[上下]级|上解|补助收入|转移|还本支出|转贷)"
)
"""What each fund of a budget has."""


def slipped_pairs(quantities: list[Quantity]) -> Iterator[tuple[int, int]]:
    """Which amounts of one unit and size differ in one digit or in the order of two neighbours; by their places."""
    sizes: dict[tuple[object, ...], list[tuple[int, str]]] = {}
    for index, quantity in enumerate(quantities):
        figures = printed_digits(quantity)
        if len(figures) >= _FEWEST and not quantity.approximate and quantity.role != "change":
            size = quantity.unit, quantity.step, quantity.value.adjusted(), len(figures)
            sizes.setdefault(size, []).append((index, figures))
    for told in sizes.values():
        if len(told) > 1:
            yield from _slipped(told)


def _slipped(told: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """The pairs among numbers of as many digits, each by its place and its digits."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, figures in told:
        for at in range(len(figures)):
            alike.setdefault((figures[:at], figures[at + 1 :]), []).append(index)
            one, other = figures[at], figures[at + 1 : at + 2]
            if other and one != other:
                pair = one + other if one < other else other + one
                alike.setdefault((figures[:at], pair, figures[at + 2 :]), []).append(index)
    for indexes in alike.values():
        if len(indexes) > 1:
            yield from combinations(indexes[:_MOST], 2)


_MOST = 6
"""Amounts a slip apart beyond which they are a series."""


def one_name(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for amounts of one name and one place; without their place, where the report tells no third under it."""
    # Asked first: it turns away two thirds of the pairs.
    if one.sentence == other.sentence or both_told_again(ledger, one, other):
        return False
    short, long = sorted((_stem(ledger, one), _stem(ledger, other)), key=len)
    if len(short) < _SHORTEST or not long.endswith(short) or _OF_ANY_FUND.search(short):
        return False
    if not _done().fullmatch(long, 0, len(long) - len(short)):
        return False
    if not one_time(ledger, one, other):
        return False
    places = [place_of(ledger, quantity) for quantity in (one, other)]
    length = len(printed_digits(one))
    if length < _TELLING:
        blocks = [ledger.sentences[quantity.sentence].block for quantity in (one, other)]
        one_section = ledger.section_of(blocks[0]) == ledger.section_of(blocks[1]) != ()
        return places[0] == places[1] != "" and one_section and len(short) >= _LONG
    if places[0] and places[1]:
        return places[0] == places[1]
    if length > _TELLING:
        return True  # no two of 22 budgets have such amounts a slip apart
    values = {one.value, other.value}
    return all(
        quantity.value in values or quantity.unit != one.unit or not name_of(ledger, quantity).endswith(short)
        for quantity in ledger.quantities
        if quantity.kind == one.kind
    )


def _stem(ledger: Ledger, quantity: Quantity) -> str:
    """The name of an amount without 资金, 完成 and the like."""
    name = name_of(ledger, quantity)
    tail = _TAIL.search(name)
    return name[: tail.start()] if tail else name


def of_two_names(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for amounts whose names begin or end otherwise, 直接损失 and 间接损失, or are told of two places."""
    places = [place_of(ledger, quantity) for quantity in (one, other)]
    if places[0] and places[1] and places[0] != places[1]:
        return True
    bodies = [_BODY.match(ledger.text, ledger.sentences[quantity.sentence].span.start) for quantity in (one, other)]
    if bodies[0] and bodies[1] and not bodies[0].group().endswith(bodies[1].group()):
        return not bodies[1].group().endswith(bodies[0].group())
    first, second = (_LINKED.sub("", name_of(ledger, quantity)) for quantity in (one, other))
    levels = [set(_LEVEL.findall(quantity.before)) for quantity in (one, other)]
    if all(levels) and levels[0].isdisjoint(levels[1]):
        return True
    if min(len(first), len(second)) < _SHORTEST:
        return False
    alike = _alike_at_end(first, second)
    if "非" in (first.removesuffix(second)[-1:], second.removesuffix(first)[-1:]):
        return True
    if alike < _NAMED:
        heads = [_HEAD.search(name) for name in (first, second)]
        return bool(heads[0] and heads[1])
    own = [name[: len(name) - alike] for name in (first, second)]
    return alike >= _ENDING and all(words and not _done().fullmatch(words) for words in own)


_BODY = regex("[一-鿿]{2,12}?(?:公司|集团|厂|医院|学校|[中小]学|银行|合作社)")
"""Who a sentence begins with."""


def _alike_at_end(one: str, other: str) -> int:
    """How many characters two names have in common at their end."""
    alike = 0
    while alike < min(len(one), len(other)) and one[-alike - 1] == other[-alike - 1]:
        alike += 1
    return alike


_ENDING, _NAMED = 4, 2
_LINKED = regex(r"(?:完成|执行|实绩|共|为|达)+$")
_LEVEL = regex("中央|国家|[省市县区镇乡]级")
_HEAD = regex(
    "(?:收入|支出|产值|增加值|利润|税金|资产|负债|权益|余额|限额|结余|长度|面积|产量|销量|投资)(?:总额|总量|规模)?$"
)
"""What amounts are, told at the end of their names."""


@lru_cache(maxsize=1)
def _done() -> re.Pattern[str]:
    """What was done with an amount, and whose it is; no part of its name."""
    words = "|".join(sorted(map(re.escape, head_words().verbs), key=len, reverse=True))
    return regex(
        rf"(?:{words}|全部|足额|按期|按时|及时|实际|共计?|累计|已经?|到位|归还|地方|政府|[全我本][市县区省州]|前?[一二三四]季度|[上下]半年|全年)*"
    )


def name_of(ledger: Ledger, quantity: Quantity) -> str:
    """The name of an amount in its sentence, as far as the number before it."""
    names = _NAMES.setdefault(ledger, {})
    if quantity.span not in names:
        names[quantity.span] = _read_name(ledger, quantity)
    return names[quantity.span]


_NAMES: WeakKeyDictionary[Ledger, dict[Span, str]] = WeakKeyDictionary()
"""The names of the amounts of a ledger, each read once: of many pairs it may be held against one name."""


def _read_name(ledger: Ledger, quantity: Quantity) -> str:
    start = ledger.sentences[quantity.sentence].span.start
    for before in ledger.by_sentence[quantity.sentence]:
        if before.span.end <= quantity.span.start:
            start = max(start, before.span.end)
    return indicator(ledger.text[start : quantity.span.start])
