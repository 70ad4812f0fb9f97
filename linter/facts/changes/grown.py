"""Grown lists: a number and all its parts, with how each has changed: 保费80亿元，增长5%，其中人身险60亿元，增长4%.

That a list holds every part is read off its values: they come to the whole, digit by digit. What has changed then
follows too: the changes of the parts come to that of the whole, and its rate lies between the lowest and the highest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import STEP, TURNS
from linter.facts.changes.changes import Step
from linter.facts.parts.classes import are_classes
from linter.facts.parts.items_below import find_items_below
from linter.facts.parts.wholes import AMONG, tells_level
from linter.facts.quantities.rows import Row
from linter.interval import ZERO, Interval, total
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Grown:
    """A number and how it has changed."""

    value: Quantity
    words: str
    """The words between the number before it and itself."""
    block: int
    rate: Step | None
    """增长5%; None where it is not told."""
    amount: Step | None
    """增加3.2亿元; None where it is not told."""
    still: bool
    """True for 与上年持平."""
    base: str
    """What the change is measured from, where it is no year ago: 年初, 环比, 2019年, 预算; empty where it is."""
    footing: str
    """Prices or basis on which it is measured, 同口径, 可比; empty where nothing is said."""
    first: bool
    """True where a paragraph begins with it: 1、入境游客86.03万人次，增长5.6%."""


@dataclass(frozen=True, slots=True)
class GrownList:
    """A whole and all its parts."""

    whole: Grown
    parts: tuple[Grown, ...]
    opened: bool
    """True where 其中 or 按…分 right behind the whole opens the list."""
    adds_up: bool = True
    """False for 城镇 and 乡村 whose values miss the whole by little: it is all of them by their names."""


_BLANK = regex(r"\s+")
# 按可比价格计算，增长5%; 创历史新高，增长5%; 同口径增长5%.
_BEFORE_STEP = regex(
    r"^[，,、]?(?:[^，,。；;：:、]{2,16}(?:计算|因素后?|口径)[，,]|(?:按|扣除|剔除)[^，,。；;]{2,16}[，,]"
    r"|(?:再?创|首次|突破|位?居|排名?|列|总量|规模)[^，,。；;：:、其]{1,14}[，,])?"
    r"(?:同口径|可比口径|可比价|可比|名义|实际|(?:两|三|四|五)年平均|年均|自然口径|总体|累计)*"
)
_SPEED = regex(r"[，,]?(?:同比)?(?:(?P<up>增速|增幅|涨幅)|(?P<down>降幅))(?:为|达到|达|是|：|:)?")
_STILL = regex(r"^[，,]?(?:较|比|与|同)?(?:上年|去年|同期|上年同期|去年同期|上年末)?(?:同期)?(?:基本)?持平")
_FOOTING = regex(r"同口径|可比|不变价|剔除|扣除|还原|名义|实际|平均|年均|汇率|美元|分别|各")
_OTHER_BASE = regex(r"预算|计划|年初|上月|上季|环比|(?:19|20)\d\d年|十[二三四五]五|任务|目标|期初|上半年|疫情")
_CAME_TO = regex(r"[增升扩涨减降缩][加长大升少]?[到至为](?:了|20\d\d年[末底]?的?)*$")
"""由2013年的524项增至2017年的597项，增长13.9%: since the year of the first number."""
# What may stand between a number and how it has changed: 完成预算的97%，占…的30%.
_BESIDE = regex(r"占|比重|预算|完成|任务|进度|率|贡献|拉动|其中|排|居|约合|折合")
_STOP = regex(r"[。；;\n]|其中")
_VIEW = regex(r"其中(?![之心])|(?:按|从|分|依)[^，,。；;]{1,16}?(?:分|看|划分|统计|来看|类)[，,：:]|(?:包括|分别)")
_SELECTS = regex(r"重点|主要|包括")
_TELLING, _TENTH = Decimal(1000), Decimal(10)
"""Steps of a whole, 100.0亿元, from which parts that come to it do not do so by chance; with 其中 a tenth suffices."""
_NEAR = Decimal("0.2")
"""How far off, of a whole, one wrong value leaves the sum of two classes."""
_PAIR = 2
_MOST = 14
"""Numbers behind a whole among which its parts stand."""
_BLOCKS, _LINES = 1, 6
"""Paragraphs from a whole to its parts; lines, where each of them begins one."""


@dataclass(slots=True)
class _Item:
    """A number while what is told of it is read."""

    value: Quantity
    words: str
    block: int
    first: bool = False
    steps: tuple[tuple[Step, str], ...] = ()
    still: bool = False


def find_grown_lists(ledger: Ledger) -> Iterator[GrownList]:
    """Every number whose change is told, with each list of parts that come to it."""
    groups: dict[str, list[Grown]] = {}
    for one in grown_numbers(ledger):
        groups.setdefault(one.value.unit, []).append(one)
    for told in groups.values():
        for at, whole in enumerate(told if len(told) > _PAIR else ()):
            if whole.rate or whole.amount:
                yield from _lists_of(told, at)
    by_span = {one.value.span: one for one in grown_numbers(ledger)}
    for below in find_items_below(ledger):
        items = [by_span[one.span] for one in (below.whole, *below.parts) if one.span in by_span]
        if len(items) > len(below.parts) and items[0].amount:
            yield GrownList(items[0], tuple(items[1:]), False)


@once
def grown_numbers(ledger: Ledger) -> Sequence[Grown]:
    """Every amount and count of the text with what is told of its change, in order."""
    items: list[_Item] = []
    in_bracket: dict[Span, _Item] = {}
    for row in _of_changes(ledger.rows):
        item: _Item | None = None
        if row.host and TURNS.search(row.cells[0].gap):
            # 380亿元（增长5%）: the step speaks of the number before the bracket.
            item = _Item(row.host[-1].quantity, "", row.block)
            in_bracket[item.value.span] = item
        for at, (quantity, gap) in enumerate(row.cells):
            step = _step(quantity, gap, item) if item else None
            if step and item:
                item.steps += (step,)
            elif _is_level(quantity, gap):
                item = in_bracket.get(quantity.span) or _Item(quantity, "", row.block)
                item.words, item.first = gap, at == 0 and not row.host
                item.still = _STILL.match(_BLANK.sub("", row.behind(at)[:_LONGEST_GAP])) is not None
                items.append(item)
            elif item and not _beside(quantity, gap):
                item = None
    items.sort(key=lambda one: one.value.span.start)
    return [_as_grown(item) for item in items]


def _of_changes(rows: Sequence[Row]) -> list[Row]:
    """The rows that tell changes, two of them at least with the paragraphs beside."""
    told: dict[int, int] = {}
    for row in rows:
        count = sum(_turns(cell.gap) for cell in row.cells)
        if count:
            told[row.block] = told.get(row.block, 0) + count
    near = {block for block in told if sum(told.get(block + off, 0) for off in range(-_PAIR, _PAIR + 1)) >= _PAIR}
    return [row for row in rows if row.block in near]


def _turns(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and TURNS.search(gap[-_VERB:]) is not None


_VERB = 6
"""Characters before a number that tell which way it changed."""


def _is_level(quantity: Quantity, gap: str) -> bool:
    return (
        quantity.is_amount
        and bool(quantity.unit)
        and quantity.value > 0
        and not quantity.approximate
        and tells_level(gap)
    )


def _beside(quantity: Quantity, gap: str) -> bool:
    """True for a share or a rate of the same number, behind which its change may still be told."""
    return quantity.kind in ("percent", "points") and not _STOP.search(gap) and _BESIDE.search(gap) is not None


def _step(quantity: Quantity, gap: str, item: _Item) -> tuple[Step, str] | None:
    """The change that a number tells of `item`, and the words before it."""
    if not _turns(gap):
        return None
    if quantity.kind not in ("percent", "times") and quantity.unit != item.value.unit:
        return None
    words = _BLANK.sub("", gap).rstrip("-－−")  # the value of -3% is below zero
    bare = _BEFORE_STEP.sub("，", words)
    told = STEP.fullmatch(bare) or STEP.fullmatch(words) or _SPEED.fullmatch(words)
    if told is None or (quantity.kind == "times" and quantity.printed_unit != "倍"):
        return None
    return Step(quantity, told["up"] is not None, told["up"] or told["down"]), words


_LONGEST_GAP = 40


def _as_grown(item: _Item) -> Grown:
    rates = [(step, words) for step, words in item.steps if step.quantity.kind in ("percent", "times")]
    amounts = [(step, words) for step, words in item.steps if step.quantity.kind not in ("percent", "times")]
    words = "|".join(told for _, told in (*rates[:1], *amounts[:1]))
    base, footing = _OTHER_BASE.search(words) or _CAME_TO.search(item.words), _FOOTING.findall(words)
    return Grown(
        item.value,
        item.words,
        item.block,
        rates[0][0] if rates else None,
        amounts[0][0] if amounts else None,
        item.still and not item.steps,
        base.group() if base else "",
        "".join(sorted(set(footing))),
        item.first,
    )


def _lists_of(told: Sequence[Grown], at: int) -> Iterator[GrownList]:
    """The lists of parts that come to the number at `at`: right behind it, and behind 其中 and 按…分 later on."""
    whole = told[at].value
    by_name = _both_classes(told, at)
    if by_name:
        yield GrownList(told[at], by_name, True, False)
    telling = whole.value / whole.step if whole.step else whole.value
    if telling * _TENTH < _TELLING:
        return
    end = at + 1
    while end < min(len(told), at + _MOST) and _in_reach(told[at], told[end]):
        end += 1
    for start in range(at + 1, end):
        opened = _VIEW.search(told[start].words)
        if telling < _TELLING and (opened is None or start > at + 1):
            continue
        if (opened is None and start > at + 1) or _SELECTS.search(told[start].words):
            continue
        for nested in (False, True):
            parts = _window(told, start, end, whole, nested)
            if parts:
                yield GrownList(told[at], parts, opened is not None and start == at + 1)
                break


def _both_classes(told: Sequence[Grown], at: int) -> tuple[Grown, ...]:
    """城镇 and 乡村 right behind 其中, where one of the three values is so wrong that they do not add up."""
    whole, parts = told[at], tuple(told[at + 1 : at + 1 + _PAIR])
    if len(parts) < _PAIR or not AMONG.match(_BLANK.sub("", parts[0].words).lstrip("，,。；;")):
        return ()
    said = total(part.value.interval for part in parts)
    off = abs(sum((part.value.value for part in parts), ZERO) - whole.value.value)
    if parts[-1].block != whole.block or said.meets(whole.value.interval) or off > whole.value.value * _NEAR:
        return ()
    return parts if are_classes([part.words for part in parts]) else ()


def _in_reach(whole: Grown, part: Grown) -> bool:
    off = part.block - whole.block
    return off <= _BLOCKS or (off <= _LINES and whole.first and part.first)


def _window(told: Sequence[Grown], start: int, end: int, whole: Quantity, nested: bool) -> tuple[Grown, ...]:
    """The run from `start` on that comes to the whole; `nested`, without the parts of parts that stand in it."""
    parts: list[Grown] = []
    said = Interval(ZERO, ZERO)
    at = start
    while at < end:
        one = told[at]
        if nested and parts and AMONG.search(one.words):
            at = _behind_nested(told, at, end, parts[-1].value)
            continue
        if one.value.value >= whole.value or (parts and one.block != parts[0].block and not parts[0].first):
            return ()  # 支出64亿元，其中甲28亿元。⏎市级收入…: the next paragraph tells of something else
        parts.append(one)
        said = said.plus(one.value.interval)
        if len(parts) >= _PAIR and said.meets(whole.interval):
            return tuple(parts)
        if said.low > whole.interval.high:
            return ()
        at += 1
    return ()


def _behind_nested(told: Sequence[Grown], at: int, end: int, part: Quantity) -> int:
    """Where the list goes on behind the parts of a part: all that come to it, or the single one."""
    said = Interval(ZERO, ZERO)
    for index in range(at, end):
        said = said.plus(told[index].value.interval)
        if index > at and said.meets(part.interval):
            return index + 1
        if said.low > part.interval.high:
            break
    return at + 1


def one_measure(found: GrownList) -> bool:
    """True where the changes of whole and parts are measured from one base and on one footing."""
    told = (found.whole, *found.parts)
    if len({one.base for one in told if not one.still}) > 1:
        return False
    footings = {one.footing for one in found.parts if not one.still}
    whole = found.whole.footing
    # 按可比价格计算，增长5%: said of the whole, it holds for the parts too.
    return footings <= {whole} or (footings == {""} and whole in ("不变价", "可比"))
