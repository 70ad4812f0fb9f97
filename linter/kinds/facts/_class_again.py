"""Classes taken up: 在建41个 of a breakdown, and 在建的45个工程 for the same day further on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import printed_digits, swapped
from linter.facts.states.moved_on import moved_on
from linter.facts.states.retaken import kind_of_unit
from linter.facts.states.states_told import order_of, when_told
from linter.ledger import Ledger
from linter.patterns import regex

_FILLER = r"(?:的|共计|共|有|为|达到|达|计|状态|阶段|数)*"
_TOLD = regex(
    rf"(?:其中|已经?|现|均|尚|仍|还|正|处于|需|应|则|属于|属|列为|评为|判定为|认定为)*(?P<label>[一-鿿]{{2,6}}?){_FILLER}"
)
"""A clause before a number that is nothing but the name of a class."""
_AGAIN = regex(r"(?P<run>[一-鿿]{2,14})的$")
_DEFINITE = regex(r"(?:^|[，,。；;：:])(?:对|将|把|就|针对)(?:[一-鿿]{2,8}的)?$|(?:上述|前述|这)$")
_LEADS = regex(
    r"(?:对|将|把|就|由|经|与|截至|截止|至|到|日|月|[上中下]旬|底|末|目前|此时|当前|仍|尚|还|正|已经?|现|均|都|处于|上述|前述|以上|这|该|被|经|为"
    r"|针对|对于|所有|全部)*"
)
_PART = regex(
    r"查出|发现|反馈|指出|交办|其中|其余|剩余|另|新增|部分|第[一二三四五六]|首批|[上去]年|同期|[市县区镇乡村]$"
)
_NOUN = regex(r"[一-鿿]{0,10}")
_END = regex(r"[均已都全正逐被由将要应需因未受经资进的]|$")
_CLOSED = ("）", ")")
_FARTHEST_TENTHS = 16
_SHORTEST, _LONGEST = 2, 6
_BEFORE = 6
"""Numbers of the unit before one, of which sums and differences of two may explain it."""


def classes_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number that takes up a class by its own name, with the other number that the class was told with."""
    # By value, the one told last behind the others.
    told: dict[tuple[str, str], dict[Decimal, Quantity]] = {}
    pools: dict[str, list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.kind not in ("count", "measure") or quantity.approximate:
            continue
        start = quantity.span.start - quantity.lead
        if ledger.text[max(0, start - 1) : start] in _CLOSED:
            continue  # 高级（含副高级）职称的38人: what tells one class from the next stands before the bracket
        unit = kind_of_unit(quantity)
        pool = pools.setdefault(unit, [])
        for label, things in _taken_up(quantity):
            first = told.get((unit, label))
            if first:
                last = next(reversed(first.values()))
                if len(first) == 1 and _differs(ledger, last, quantity, pool) and _same_things(ledger, last, things):
                    yield last, quantity
                break
        name = _TOLD.fullmatch(quantity.before)
        if name and not _PART.search(quantity.before):
            values = told.setdefault((unit, name["label"]), {})
            values.pop(quantity.value, None)
            values[quantity.value] = quantity
        pool.append(quantity)


def _taken_up(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The names that the words of a number may take up, with what else is said of the things.

    在建 of 截至6月底在建的45个工程, 闲置 of 对清查出的10个闲置项目, 通车 of 已有15个通车.
    """
    before, after = quantity.before, quantity.after
    again = _AGAIN.search(before)
    if _DEFINITE.search(before) or before.endswith(("已有", "中有")):
        definite = not before.endswith("有")
        for length in range(min(_LONGEST, len(after)), _SHORTEST - 1, -1):
            yield after[:length], after[length:] if definite else ""
    elif again:
        run = again["run"]
        for length in range(min(_LONGEST, len(run)), _SHORTEST - 1, -1):
            if _LEADS.fullmatch(run, 0, len(run) - length):
                yield run[-length:], after


def _differs(ledger: Ledger, one: Quantity, later: Quantity, pool: list[Quantity]) -> bool:
    """True where the class bore another number by the same day, and nothing explains the new one."""
    if one.sentence == later.sentence or one.interval.meets(later.interval):
        return False
    low, high = sorted((one.value, later.value))
    near = high * 10 < low * _FARTHEST_TENTHS or swapped(printed_digits(one), printed_digits(later), 2)
    if low <= 1 or not near or order_of(when_told(ledger, one), when_told(ledger, later)) != "same":
        return False
    if (
        not one_time(ledger, one, later, plans=False)
        or not one_scope(one, later)
        or each_of_its_own(ledger, one, later)
        or moved_on(ledger, one, later)
    ):
        return False
    return not _explained(one, later, pool)


def _same_things(ledger: Ledger, one: Quantity, words: str) -> bool:
    """False for 在建的15个水利项目, of which the first paragraph says nothing: a class of the class."""
    run = _NOUN.match(words)
    noun = _END.split(run.group())[0] if run else ""
    block = ledger.paragraph(one)
    said = ledger.text[max(0, block.start - _ABOVE) : one.span.end + len(noun)]
    return all(noun[at : at + 2] in said for at in range(len(noun) - 1))


_ABOVE = 200
"""Characters above the paragraph of a class in which its things may be named."""


def _explained(one: Quantity, later: Quantity, pool: list[Quantity]) -> bool:
    """True where the number was told before, or is the sum of two neighbours or of the class and another one."""
    if any(q.value == later.value for q in pool):
        return True
    near = [q.value for q in pool[-_BEFORE:]]
    pairs = [*pairwise(near), *((one.value, value) for value in near)]
    return any(later.value in (a + b, abs(a - b)) and a != b for a, b in pairs if min(a, b) < one.value)
