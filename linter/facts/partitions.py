"""Partitions: parts that by their own words are all of a number: done, under way, not begun; due in June, in July.

The number may stand in the same sentence, a sentence earlier or in a paragraph before: 共排查问题53处。至15日，
已修复41处、正在施工9处，另有4处暂未动工。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.bigrams import share_a_bigram
from linter.facts.leftovers import leftovers_in
from linter.facts.part_labels import Label, completed, label_of, names_stage, only_years
from linter.facts.parts import Breakdown
from linter.facts.parts_again import mended_since, taken_up
from linter.facts.rows import Row
from linter.facts.wholes import CHANGE, OTHER_VALUE
from linter.interval import Interval, total

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Part(NamedTuple):
    quantity: Quantity
    label: Label
    at: int
    """Index of its cell."""


_SENTENCE_END = re.compile(r"[。！？!?\n]")
_NESTED = re.compile(r"其中(?![之心])|包括|包含|主要|含[一-鿿]{0,6}$")
_ENDS_ITEM = re.compile(r"[，,；;。：:\n（(]")
_SHORT_SENTENCE = 16
"""Characters from a full stop to the next part where the list goes on behind it: 已办结95件。结转下年办理4件."""
_LEFT = re.compile(
    r"未|没有?|待|剩余|余下|其余|剩|尚|还有|仍有|在办|在建|在途|遗留|存量|结余|欠|长期|阶段性|到期|逾期|继续|持续"
)
_PLANNED = re.compile(r"计划|任务|目标|指标|拟|应|需|年度")
# 其他按计划推进, 后续陆续…, 年底前全部清零: what is told behind the list belongs to it too.
_GOES_ON = re.compile(
    r"^等|(?:^|[，,、])(?:对|而|目前)?(?:其余|其他|其它|剩余|余下|剩下|另外?|还有|尚有|仍有|后续|陆续|力争|此后|之后|最终|直至|(?<!不)再"
    r"|[^，,。]{0,4}年[内底末])"
)
_NEAR = {"states": (Decimal("0.85"), Decimal("1.25")), "terms": (Decimal("0.6"), Decimal("1.6"))}
"""Between these shares of a number the parts may be meant as all of it; else it is another number."""
_NEAR_BEFORE = (Decimal("0.88"), Decimal("1.13"))
"""The same where the number stands in a paragraph before, or one part is told in words that name no state."""
_NOT_REACHED = Decimal("0.85")
"""Share of a plan up to which its finished part says that it is not reached."""
_BLOCKS = 2
"""Paragraphs back to the number whose members are told by state or deadline."""
_OF_THE_LAST = re.compile("[中里]")
"""What a part begins with that is taken of the number right before it: 11项中提前完成5项."""
_STOPS = 3
"""Full stops back to it in the same paragraph."""
_LOOK_BACK = 24
"""Numbers back to it over paragraphs."""
_FEW = 9
"""A number up to this is the sum of some parts by chance."""
_MOST = 6
"""Parts of a partition: more are a list of something else."""


def find_partitions(ledger: Ledger) -> Iterator[Breakdown]:
    """Every run of parts that are told by state or by deadline, with the nearest number that they may make up."""
    for row in ledger.rows:
        units: dict[str, int] = {}
        for cell in row.cells:
            if cell.quantity.kind in ("count", "money", "measure") and cell.quantity.unit:
                units[cell.quantity.unit] = units.get(cell.quantity.unit, 0) + 1
        for unit, count in units.items():
            if count > 1:
                for run in _runs(ledger, row, unit):
                    found = next((one for some in _pieces(run) if (one := _partition(ledger, row, some))), None)
                    if found and not _told(ledger, row, found):
                        yield found


def _told(ledger: Ledger, row: Row, found: Breakdown) -> bool:
    """True where the same is compared already, as a batch with its states or as a number with what is left of it."""
    if any(split.base.span == found.whole.span and not split.cut for split in ledger.splits):
        return True
    return any(found.parts == (*left.settled, left.left) for left in leftovers_in(row))


def _runs(ledger: Ledger, row: Row, unit: str) -> Iterator[list[_Part]]:
    """The longest runs of parts in one unit."""
    cells = row.cells
    run: list[_Part] = []
    last = 0
    for index in [index for index, cell in enumerate(cells) if cell.quantity.unit == unit]:
        quantity, gap = cells[index]
        before, behind = _words(ledger, row, last, index), row.behind(index)
        last = index + 1
        told = None if CHANGE.search(gap) or OTHER_VALUE.search(gap) else label_of(before, behind, not run)
        if run and (told is None or _broken(before, told)):
            yield run
            run = []
            told = told and label_of(before, behind, True)
        if told:
            run.append(_Part(quantity, told, index))
    if run:
        yield run


def _words(ledger: Ledger, row: Row, start: int, end: int) -> str:
    """The words from cell `start` to cell `end`, numbers of other units among them."""
    pieces = []
    for index in range(start, end):
        pieces += [row.cells[index].gap, ledger.quote(row.cells[index].quantity.span)]
    return "".join([*pieces, row.cells[end].gap])


def _broken(before: str, label: Label) -> bool:
    """True where a new statement begins between two parts; 。结转下年办理4件 goes on with the states."""
    stop = _SENTENCE_END.search(before)
    if stop and (len(before) - stop.end() > _SHORT_SENTENCE or label.due or not label.stage):
        return True
    return bool(_NESTED.search(before) or _OF_THE_LAST.match(before))


def _pieces(run: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """The stretches of a run that are told by deadline, and those by state: 余下的21项，年内治理12项、明年治理9项."""
    for by_deadline, some in groupby(run, key=lambda part: bool(part.label.due)):
        parts = list(some)
        if by_deadline:
            if 2 <= len(parts) <= _MOST and _by_term(parts):
                yield parts
            continue
        labels = completed([part.label for part in parts])
        parts = [part._replace(label=label) for part, label in zip(parts, labels, strict=True)]
        while parts and not parts[0].label.stage:
            parts.pop(0)
        while parts and not parts[-1].label.stage:
            parts.pop()
        if 2 <= len(parts) <= _MOST and _by_state(parts):
            yield parts
        if len(parts) > 2 and parts[0].quantity.value > max(part.quantity.value for part in parts[1:]):
            yield parts[1:]  # 签约项目58个。投产21个、在建26个: the first may be their number


def _by_term(run: Sequence[_Part]) -> bool:
    dues = [part.label.due for part in run]
    years = only_years([part.label for part in run])
    return len(set(dues)) == len(dues) and not years and not any(part.label.stage == "open" for part in run[:-1])


def _by_state(run: Sequence[_Part]) -> bool:
    """True for finished ones and others, one of them perhaps told in words that name no state."""
    stages = [part.label.stage for part in run]
    words = {part.label.words for part in run}
    return "done" in stages and len(set(stages) - {""}) > 1 and stages.count("") <= 1 and len(words) == len(run)


def _partition(ledger: Ledger, row: Row, run: Sequence[_Part]) -> Breakdown | None:
    quantities = tuple(part.quantity for part in run)
    if any(q.approximate for q in quantities) or _in_list(row, run[0].at):
        return None
    why = "terms" if run[0].label.due else "states"
    if why == "states" and (not _by_state(run) or _goes_back(ledger, row, run)):
        return None
    whole, inferred = _whole(ledger, row, run, why)
    if whole is None or _is_whole(row, run[0]):
        return None
    names = tuple(part.label.words for part in run)
    return Breakdown(whole, whole.before, quantities, names, "among", "，", False, "", "", why, True, inferred=inferred)


def _goes_back(ledger: Ledger, row: Row, run: Sequence[_Part]) -> bool:
    """True where a part is one of another part, or a number told before."""
    return mended_since([part.label for part in run]) or any(taken_up(ledger, row, part.at) for part in run[1:])


def _in_list(row: Row, at: int) -> bool:
    """True for the 3件 of 立案3件、谈话4件、了结3件: the last of another list is no first part."""
    gap = row.cells[at].gap
    unit = row.cells[at].quantity.unit
    return "、" in gap and not _ENDS_ITEM.search(gap) and at > 0 and row.cells[at - 1].quantity.unit == unit


def _is_whole(row: Row, first: _Part) -> bool:
    """True for 5个 of 未实施的5个项目已调整3个、取消2个, and of 剩余5个已完成3个、其余2个: what follows makes it up."""
    before = first.quantity.before
    if not (before.endswith("的") or _LEFT.search(before[-6:])):
        return False
    left = first.quantity.value
    for quantity, _ in row.cells[first.at + 1 :]:
        if quantity.unit == first.quantity.unit and left > 0:
            left -= quantity.value
    return left == 0


def _whole(ledger: Ledger, row: Row, run: Sequence[_Part], why: str) -> tuple[Quantity | None, bool]:
    """The number that the parts may make up, and whether it is inferred; None where another one explains them."""
    parts = [part.quantity for part in run]
    said = total(part.interval for part in parts)
    value = sum((part.value for part in parts), Decimal(0))
    near, far = _candidates(ledger, row, run)
    if _OF_THE_LAST.match(run[0].label.words):
        near, far = near[:1], []
    candidates = [*near, *far]
    if any(said.meets(one.interval) for one in candidates):
        return None, False
    if any(said.meets(one.interval.plus(other.interval)) for one, other in combinations(candidates[:4], 2)):
        return None, False
    least = max(part.value for part in parts)
    for one in candidates:
        sure = one not in far and all(part.label.stage or part.label.due for part in run)
        low, high = _NEAR[why] if sure and (why == "states" or _is_left(one)) else _NEAR_BEFORE
        # 25处均已落实，仍有3处没有: what is as much as the whole is the whole again.
        if one.value <= least or not one.value * low <= value <= one.value * high:
            continue
        if (value > one.value and why == "states" and _explained(one, parts)) or (
            value < one.value and _goes_on(row, run[-1])
        ):
            return None, False
        others = [other for other in candidates if other is not one]
        if any(said.plus(one.interval).meets(other.interval) for other in others):
            return None, False  # 不规范17份：缺失9份；超期5份；不全3份: it stands beside them
        if any(one.interval.plus(parts[0].interval).meets(other.interval) for other in others):
            return None, False  # 账外房产43处，入账40处，另3处尚缺资料；…: the first part stands beside it
        if any(total(some).meets(other.interval) for some in _ends(parts) for other in others if other.value > _FEW):
            return None, False  # 203条，需动用资金的171条，其中已表决96条，尚在表决75条；其余51条
        if _fits(one, run, why) and same_things(one, parts[0]):
            return one, not sure or one.sentence != parts[0].sentence
    return None, False


def _ends(parts: Sequence[Quantity]) -> Iterator[list[Interval]]:
    """The parts without the first ones, and without the last ones, two at least."""
    values = [part.interval for part in parts]
    for at in range(1, len(values) - 1):
        yield values[at:]
        yield values[:-at]


def _goes_on(row: Row, last: _Part) -> bool:
    """True where more of the same is told behind the last part, in numbers of its unit or in words."""
    gap = row.behind(last.at).removeprefix(last.label.words)
    for index in range(last.at + 1, len(row.cells) + 1):
        words = _SENTENCE_END.split(gap)[0]
        if _GOES_ON.search(words):
            return True
        if words != gap or index == len(row.cells):
            return False
        if row.cells[index].quantity.unit == last.quantity.unit and not CHANGE.search(gap):
            return True
        gap = row.behind(index)
    return False


def _is_left(whole: Quantity) -> bool:
    """True for a number of what is left to be done, which deadlines are told of."""
    return bool(_LEFT.search(whole.before[-14:] + "|" + whole.after[:12]))


def _fits(whole: Quantity, run: Sequence[_Part], why: str) -> bool:
    """True where the words of the number let it be made up so.

    Deadlines are told of what is left, else of a number in the same sentence or in three parts or more; and what is
    planned may be exceeded, unless much of it is not finished or some not begun.
    """
    if why == "terms":
        return _is_left(whole) or len(run) > 2 or whole.sentence == run[0].quantity.sentence
    if not _PLANNED.search(whole.before[-14:] + "|" + whole.after[:12]):
        return True
    done = sum((part.quantity.value for part in run if part.label.stage == "done"), Decimal(0))
    return done <= whole.value * _NOT_REACHED or any(part.label.stage == "open" for part in run)


def _explained(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True when some of the parts come to the whole: the others are parts of a part, or of something else."""
    return any(
        total(part.interval for part in some).meets(whole.interval)
        for size in range(2, len(parts))
        for some in combinations(parts, size)
    )


def same_things(whole: Quantity, part: Quantity) -> bool:
    """False where the nouns of the two say that other things are counted: 186个行政村, 已建成文化广场160个."""
    one, other = whole.head, part.head
    said = whole.filled.get("head") == "said" and part.filled.get("head") == "said"
    at_number = part.head_span is not None and part.head_span.end == part.span.start
    if not said or not at_number or len(one) < 2 or len(other) < 2 or names_stage(other):
        return True
    return share_a_bigram(other, one)


def _candidates(ledger: Ledger, row: Row, run: Sequence[_Part]) -> tuple[list[Quantity], list[Quantity]]:
    """Numbers in the unit of the parts before them, the nearest first: in the same paragraph, and in those before."""
    part, first = run[0].quantity, run[0].at
    near: list[Quantity] = []
    stops = 0
    gap = row.cells[first].gap
    for cell in reversed(row.cells[:first]):
        stops += len(_SENTENCE_END.findall(gap))
        if stops > _STOPS:
            break
        gap = cell.gap
        if _may_be_whole(cell.quantity, part) and not CHANGE.search(cell.gap):
            near.append(cell.quantity)
    if row.host:
        near.extend(cell.quantity for cell in reversed(row.host) if _may_be_whole(cell.quantity, part))
        return near, []
    return near, _before(ledger, row, part)


def _before(ledger: Ledger, row: Row, part: Quantity) -> list[Quantity]:
    """The numbers of the paragraphs before that may be the whole of `part`, the nearest first."""
    start = ledger.document.blocks[row.block].span.start
    end = bisect_left(ledger.quantities, start, key=lambda quantity: quantity.span.start)
    found = []
    for quantity in reversed(ledger.quantities[max(0, end - _LOOK_BACK) : end]):
        if ledger.sentences[quantity.sentence].block < row.block - _BLOCKS:
            break
        if _may_be_whole(quantity, part):
            found.append(quantity)
    return found


def _may_be_whole(quantity: Quantity, part: Quantity) -> bool:
    return quantity.unit == part.unit and quantity.kind == part.kind and not quantity.approximate
