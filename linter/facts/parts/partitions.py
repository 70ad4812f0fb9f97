"""Partitions: parts that by their own words are all of a number: done, under way, not begun; due in June, in July.

The number may stand in the same sentence, a sentence earlier or in a paragraph before: 共排查问题53处。至15日，
已修复41处、正在施工9处，另有4处暂未动工。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.parts.closed_elsewhere import of_another_round, told_in_parallel
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.no_part import late_ones, left_of_a_part
from linter.facts.parts.part_labels import MAY_BE_DUE, MAY_BE_STATES, MODES, Label, completed, label_of, only_years
from linter.facts.parts.partition_wholes import BLOCKS, LEFT, OF_THE_LAST, Part, held_to_be_going, whole_of
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.parts_again import decided_since, mended_since, named_again, taken_up
from linter.facts.parts.stepwise import months_compared, stepwise
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.rows import Row
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


_NESTED = regex(r"其中(?![之心])|包括|包含|主要|含[一-鿿]{0,6}$|[。；;]至此[，,]")
_ENDS_ITEM = regex(r"[，,；;。：:\n（(]")
_SHORT_SENTENCE = 16
"""Characters from a full stop to the next part where the list goes on behind it: 已办结95件。结转下年办理4件."""
_OF_THE_REST = regex("(?:剩余|其余|余下)[一-鿿]{0,6}[中里]|[；;。，,](?:[两三四](?:个?年|批|期|轮|个?季)|[合总]计)")
"""What a part begins with that is taken of what is left, 剩余图斑中25个, or of all that was told, ；两批未办结39条."""
_PLANNED = regex("计划|安排|任务|预算|目标")
_ADJUSTED = regex("(?:调整|调增|调减|批准|核定)为$")
"""预算执行中调整为960万元，实际完成641万元: a plan and what came of it."""
# 今年计划投资1500万元，一季度完成1180万元: the quarter is one of the year.
_WHOLE_YEAR = regex("(?:今|本|当|全)年|年内|(?:19|20)\\d\\d年")
_IN_A_YEAR = regex("[上下]半年|年[内底末中]|年年?底|第?[一二三四]季度|(?:今|本|当)年.|[\\d一二三四五六七八九十]{1,2}月")
_FEWEST, _MOST = 2, 6
"""Parts of a partition: more are a list of something else."""


def find_partitions(ledger: Ledger) -> Iterator[Breakdown]:
    """Every run of parts that are told by state or by deadline, with the nearest number that they may make up."""
    split = {split.base.span for split in ledger.splits if not split.cut}
    for row in ledger.rows:
        units: dict[str, int] = {}
        for cell in row.cells:
            if cell.quantity.is_amount and cell.quantity.unit:
                units[cell.quantity.unit] = units.get(cell.quantity.unit, 0) + 1
        for unit, count in units.items():
            if count > 1:
                for run in _runs(ledger, row, unit):
                    found = next((one for some in _pieces(run) if (one := _partition(ledger, row, some))), None)
                    if found and not _told(row, found, split):
                        yield found


def _told(row: Row, found: Breakdown, split: Set[Span]) -> bool:
    """True where the same is compared already, as a batch with its states or as a number with what is left of it.

    `split` holds where the batches stand whose states are told.
    """
    over = sum(part.value for part in found.parts) > found.whole.value
    return found.whole.span in split or any(
        (left.everything or over) and found.parts == (*left.settled, left.left) for left in leftovers_in(row)
    )


class _Told(NamedTuple):
    """A number with the words around it."""

    at: int
    """Its cell."""
    before: str
    """The words since the number of its unit before it."""
    behind: str


def _runs(ledger: Ledger, row: Row, unit: str) -> Iterator[list[Part]]:
    """The longest runs of two parts or more in one unit."""
    for stretch in _stretches(ledger, row, unit):
        if len(stretch) < _FEWEST or not _may_tell_parts(stretch):
            continue
        run: list[Part] = []
        for at, before, behind in stretch:
            told = label_of(before, behind, not run)
            # 在建的18座中，7座6月底前完工、11座年底前完工；停工的2座…: the last stand beside those 18.
            beside = "；" in before and bool(run) and OF_THE_LAST.match(row.cells[run[0].at].gap)
            if run and (told is None or beside or _leaves_states(before, told)):
                yield run
                run = []
                told = told and label_of(before, behind, True)
            if told:
                run.append(Part(row.cells[at].quantity, told, at))
        yield run


def _stretches(ledger: Ledger, row: Row, unit: str) -> Iterator[list[_Told]]:
    """The levels in one unit that follow one another without a new statement, whatever they are parts of."""
    stretch: list[_Told] = []
    last = 0
    for index in [index for index, cell in enumerate(row.cells) if cell.quantity.unit == unit]:
        before = _words(ledger, row, last, index)
        last = index + 1
        level = tells_level(row.cells[index].gap)
        if stretch and (not level or _is_broken(before)):
            yield stretch
            stretch = []
        if level:
            stretch.append(_Told(index, before, row.behind(index)))
    yield stretch


def _may_tell_parts(stretch: Sequence[_Told]) -> bool:
    """True where a state may be told with one of the numbers, or a deadline with two: asked before their labels are."""
    if any(MAY_BE_STATES.search(told.before) for told in stretch) or MAY_BE_STATES.search(stretch[-1].behind):
        return True
    return sum(1 for told in stretch if MAY_BE_DUE.search(told.before) or MAY_BE_DUE.search(told.behind)) >= _FEWEST


def _words(ledger: Ledger, row: Row, start: int, end: int) -> str:
    """The words from cell `start` to cell `end`, numbers of other units among them."""
    pieces = []
    for index in range(start, end):
        pieces += [row.cells[index].gap, ledger.read(row.cells[index].quantity.span)]
    return "".join([*pieces, row.cells[end].gap])


def _is_broken(before: str) -> bool:
    """True where a new statement begins between two numbers, whatever they tell."""
    stop = SENTENCE_END.search(before)
    if stop and len(before) - stop.end() > _SHORT_SENTENCE:
        return True
    return bool(_NESTED.search(before) or OF_THE_LAST.match(before) or _OF_THE_REST.search(before))


def _leaves_states(before: str, label: Label) -> bool:
    """True where a full stop ends a list of states; 。结转下年办理4件 goes on with them."""
    return SENTENCE_END.search(before) is not None and bool(label.due or not label.stage)


def _pieces(run: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The stretches of a run that are told by deadline, and those by state: 余下的21项，年内治理12项、明年治理9项."""
    if len(run) < _FEWEST or not any(part.label.stage or part.label.due for part in run):
        return  # as most are
    run = held_to_be_going(run)
    dues = _dues(run)
    for by_deadline, some in groupby(range(len(run)), key=dues.__getitem__):
        parts = [run[at] for at in some]
        if by_deadline:
            if _FEWEST <= len(parts) <= _MOST and _by_term(parts):
                yield parts
            continue
        labels = completed([part.label for part in parts])
        parts = [part._replace(label=label) for part, label in zip(parts, labels, strict=True)]
        while parts and not parts[0].label.stage:
            parts.pop(0)
        while parts and not parts[-1].label.stage:
            parts.pop()
        if _FEWEST <= len(parts) <= _MOST and _by_state(parts):
            yield parts
        # 签约项目58个。投产21个、在建26个: the first may be their number; so may the next of 排查96处，发现隐患31处，….
        while len(parts) > 2 and parts[0].quantity.value > max(part.quantity.value for part in parts[1:]):
            parts = parts[1:]
            yield parts


def _dues(run: Sequence[Part]) -> list[bool]:
    """Which parts are told by deadline; the rest of those told by state is not: 已修复6处，其余2处年底前完成."""
    dues: list[bool] = []
    for part in run:
        rest = _REST.match(part.label.words) is not None and bool(dues) and not dues[-1]
        dues.append(bool(part.label.due) and not rest)
    return dues


_REST = regex("(?:其余|剩余|余下|其它|其他)")


def _by_term(run: Sequence[Part]) -> bool:
    dues = [part.label.due for part in run]
    years = only_years([part.label for part in run])
    if any(due in MODES for due in dues) and not all(due in MODES for due in dues):
        return False
    if len(set(dues)) < len(dues) or years or any(part.label.stage == "open" for part in run[:-1]):
        return False
    return not any(_against_plan(one.label, other.label) for one, other in pairwise(run))


def _against_plan(plan: Label, done: Label) -> bool:
    """True for 今年计划投资1500万元，一季度已完成1180万元: what was done of the plan told before it."""
    if _PLANNED.search(plan.words) and "已" in done.words and not _PLANNED.search(done.words):
        return True
    return bool(_WHOLE_YEAR.fullmatch(plan.due) and _IN_A_YEAR.match(done.due))


def _by_state(run: Sequence[Part]) -> bool:
    """True for finished ones and others, one of them perhaps told in words that name no state."""
    stages = [part.label.stage for part in run]
    words = {part.label.words for part in run}
    return "done" in stages and len(set(stages) - {""}) > 1 and stages.count("") <= 1 and len(words) == len(run)


def _partition(ledger: Ledger, row: Row, run: Sequence[Part]) -> Breakdown | None:
    quantities = tuple(part.quantity for part in run)
    if any(q.approximate or _ADJUSTED.search(q.before) for q in quantities) or _in_list(row, run[0].at):
        return None
    labels = [part.label for part in run]
    if left_of_a_part(ledger, quantities) or late_ones(ledger, quantities):
        return None
    if stepwise([label.words for label in labels], [q.value for q in quantities]):
        return None
    if months_compared([label.due for label in labels]):
        return None
    why = "terms" if run[0].label.due else "states"
    if why == "states" and (_REST.match(labels[0].words) or not _by_state(run) or _goes_back(ledger, row, run)):
        return None
    whole, inferred = whole_of(ledger, row, run, why)
    if whole is None or _is_whole(row, run[0]) or ((inferred or _rest_of_first(run)) and _one_holds_others(row, run)):
        return None
    if of_another_round(ledger, whole, quantities[0]) or told_in_parallel(ledger, whole, quantities):
        return None
    if labels[0].due in MODES and not _each_in_one_mode(ledger, whole, quantities):
        return None
    names = tuple(part.label.words for part in run)
    if row.block - ledger.sentences[whole.sentence].block > BLOCKS:
        return by_slip(whole, quantities, names)
    return Breakdown(whole, whole.before, quantities, names, "among", "，", False, "", "", why, True, inferred=inferred)


_FAULTS = regex("问题|隐患|风险|事项|任务|缺陷")
_TWICE = regex("既|又|重复|两种|交叉|均有|同时|部分|[（(，,]含|先|再|结转|遗留")


def _each_in_one_mode(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for faults mended at once or within a term; a car or a house looked at may need both.

    What comes to less is no list of all: what was sealed or handed over is told elsewhere.
    """
    end = ledger.sentences[min(parts[-1].sentence + 1, len(ledger.sentences) - 1)].span.end
    faults = _FAULTS.search(whole.before + whole.after[:_NOUN]) is not None
    return (
        faults
        and sum(part.value for part in parts) > whole.value
        and not _TWICE.search(ledger.text, whole.span.end, end)
    )


_NOUN = 6


def _goes_back(ledger: Ledger, row: Row, run: Sequence[Part]) -> bool:
    """True where a part is one of another part, or a number told before."""
    labels = [part.label for part in run]
    if mended_since(labels) or decided_since(labels) or any(named_again(row, part.at) for part in run):
        return True
    return any(taken_up(ledger, row, part.at) for part in run[1:])


def _one_holds_others(row: Row, run: Sequence[Part]) -> bool:
    """True for 未开工4个；应竣工26个，已竣工17个，另外9个…: one of them is made up of the numbers behind it."""
    for part in run:
        left = part.quantity.value
        behind = [q for q, _ in row.cells[part.at + 1 : part.at + 1 + _MOST] if q.unit == part.quantity.unit]
        for one in behind:
            left -= one.value
            if left <= 0:
                break
        if left == 0 < part.quantity.value and behind[0].value < part.quantity.value:
            return True
    return False


def _rest_of_first(run: Sequence[Part]) -> bool:
    """True for 23个项目中，6个未决算。已办结4个，其余2个: what is left is left of the first of them."""
    return len(run) == _FEWEST + 1 and run[-1].label.words.startswith(("其余", "剩余", "余下"))


def _in_list(row: Row, at: int) -> bool:
    """True for the 3件 of 立案3件、谈话4件、了结3件: the last of another list is no first part."""
    gap = row.cells[at].gap
    unit = row.cells[at].quantity.unit
    return "、" in gap and not _ENDS_ITEM.search(gap) and at > 0 and row.cells[at - 1].quantity.unit == unit


def _is_whole(row: Row, first: Part) -> bool:
    """True for 5个 of 未实施的5个项目已调整3个、取消2个, and of 剩余5个已完成3个、其余2个: what follows makes it up."""
    before = first.quantity.before
    if not (before.endswith("的") or LEFT.search(before[-6:])):
        return False
    left = first.quantity.value
    for quantity, _ in row.cells[first.at + 1 :]:
        if quantity.unit == first.quantity.unit and left > 0:
            left -= quantity.value
    return left == 0
