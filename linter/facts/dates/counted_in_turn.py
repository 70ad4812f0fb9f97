"""Counted in turn: 到8月底，完成改造的小区21个；至9月底，累计完工19个 — so many by one day and fewer by the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import DateFact, Quantity
from linter.facts.dates.counted_so_far import Count
from linter.facts.quantities.following import quantity_from
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DONE = "完成|完工|竣工|建成|落成|交付|投用"
_ACTS = (
    f"{_DONE}|办结|整改|销号|受理|接收|改造|拆除|清淤|清退|查处|立案|化解|搬迁|签约|安装|发放|审核|检查|排查|培训"
    "|建档|登记|入户|走访|整治|关停|收回|追回"
)
_TOLD = regex(
    r"[，,]?(?:全[省市县区镇乡]|我[省市县区局]|已经?|共|实际|(?P<so_far>累计|总共))*"
    rf"(?P<act>{_ACTS})(?P<what>[^，,。；;\d]{{0,16}})"
)
"""Behind a day, from whose end on nothing may stand that tells whose they are."""
_ALIKE = frozenset(_DONE.split("|"))
_NOT_ALL = regex(
    "其中|新增|新|当[月周季]|计划|目标|任务数|应|净|[比较]|率|[各每均]|第[一二三四五]|首批|剩|未|以来|率先|增|减"
)
_FARTHEST = 2
"""How many times less the later count is that is of something else."""
_BETWEEN = regex(r"[^。；;\n]{0,30}[。；;，,]\s*(?:截[至止]|[到至])?")


def find_fallen_in_turn(ledger: Ledger) -> Iterator[tuple[Count, Count]]:
    """The count by one day and the lower one by the next, of one act, told right behind each other."""
    if "累计" not in ledger.text:
        return
    for one, other in pairwise(ledger.dates):
        if not _follows(ledger, one, other):
            continue
        first, then = _count(ledger, one), _count(ledger, other)
        if first is None or then is None or "累计" not in then.quantity.before:
            continue
        if then.quantity.value < first.quantity.value and _is_same(ledger, first, then):
            yield first, then


def _follows(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the second is a later day of the same year, in the same paragraph, one sentence on at most."""
    if one.ends or other.ends or not one.month or not other.month or other.sentence - one.sentence > 1:
        return False
    if ledger.sentences[one.sentence].block != ledger.sentences[other.sentence].block:
        return False
    if one.year and other.year and one.year != other.year:
        return False
    return (one.month, one.day or 31) < (other.month, other.day or 31)


def _count(ledger: Ledger, date: DateFact) -> Count | None:
    quantity = quantity_from(ledger, date.span.end)
    if quantity is None or quantity.sentence != date.sentence or not quantity.is_amount or quantity.approximate:
        return None
    words = ledger.text[date.span.end : quantity.span.start]
    told = _TOLD.fullmatch(words)
    if told is None or _NOT_ALL.search(words.replace("任务", "")):
        return None
    return Count(date, quantity, told["what"], told["act"])


def _is_same(ledger: Ledger, first: Count, then: Count) -> bool:
    one, other = first.quantity, then.quantity
    if one.unit != other.unit or not _BETWEEN.fullmatch(ledger.text, one.span.end, then.date.span.start):
        return False
    if other.value * _FARTHEST <= one.value:
        return False
    if first.act != then.act and not {first.act, then.act} <= _ALIKE and not first.who.startswith(then.act):
        return False
    # 清淤的重点河道 are some of all, and 设备投资 a part of 投资: the later words may tell no more than the earlier.
    named = first.act + first.who + _noun(ledger, one)
    return all(words in named for words in (then.who.removeprefix("的"), _noun(ledger, other)))


def _noun(ledger: Ledger, quantity: Quantity) -> str:
    """What stands right behind a number: 19个小区."""
    found = _NOUN.match(ledger.text, quantity.span.end)
    return found.group() if found else ""


_NOUN = regex(r"[一-鿿]{2,8}")
