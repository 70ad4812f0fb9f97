"""Totals told behind their list: 甲镇18户、乙镇20户、丙镇9户，共47户; 收入总计 behind the incomes of a budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import HAN_DIGITS, han_value
from linter.facts.parts.total_acts import all_places, are_funds, funds_add_up, slipped_total, tells_of_list
from linter.facts.parts.wholes import SENTENCE_END, tells_level
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that is told behind what it adds up."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    """The list in order, in the unit of the whole."""
    earlier: tuple[Quantity, ...]
    """Quantities of that unit before the list, the nearest first: the list may have begun with one of them."""
    certain: bool
    """True when 、 alone joins the list, a number word counts it, or a budget names the total of its incomes."""
    rivals: tuple[Quantity, ...] = ()
    """Quantities any of which might be meant instead of the first part."""


_OF_ALL = regex("总(?:长度?|里程|面积|人数|户数|投入|投资|额)")
"""What may hold more than was listed before it, 有耕地3200亩、林地1500亩，总面积9200亩: only a slip is told there."""
_GROUP = "[项期类批次笔年镇乡村县区市个家所处者级档组部分片标段轮季园站线校院]{1,3}"
_TOLD = regex(
    rf"[，,、；;]?(?P<place>[全我本][省市州县区旗镇乡村街])?(?:(?P<number>[{HAN_DIGITS}十])?(?P<group>{_GROUP}))?(?:(?:合计|总计|共计|一共|总共|共|总(?:长度?|里程|面积|人数|户数|投入|投资|额))"
    r"|(?P<act>(?:[全我本][年省市州县区镇乡村校院]|[上下]半年|[两三四五]年)?(?:合计|总计|累计|共计?|总共)[一-鿿]{2,8}?|全年[一-鿿]{2,8}?)"
    r"|(?:相加|加总|加起来|加在一起|累加|汇总)(?:后|起来)?[，,]?(?:[一-鿿]{0,8}?(?:总[一-鿿]{1,3}?|合计|总计|共计|一共|共))?)"
    r"(?:为|达|是|有|：|:)*"
)
_BUDGET = regex(
    r"后?[，,；;](?:[^，,；;、]{0,10}(?:收入|支出|收支)(?:总计|合计|总量|决算结果)|[^，,；;、加]{0,6}(?P<added>总收入|总支出)(?:累计|总计|合计|预计)?)(?:为|达)?"
)
# 全市收入60亿元；加上上级补助20亿元，…: the statement goes on behind its semicolon.
_BEGINS = regex(r"[。！？!?\n]|[；;](?!加)")
_NESTED = regex(r"其中|(?:收入|支出)加|减去|扣除|剔除|上年.{0,4}为|预算(?:数|为|的)|计划")
_MAINLY = regex("主要(?:原因)?(?:[是为系]|来自|在于)[^，,；;。]*$")
_OF_PLAN = regex(r"(?:完成|为|占|是|达到?)[一-鿿]{0,6}(?:预算|计划)(?:数|任务)?的$")
_PLUS = regex(r"加|另|再|连同|算上")
_MOVED = regex("上级|补助|结转|结余|转移|返还|转贷|债务|债券")
"""What is added to a budget's own income or expense, and to no firm's or household's."""
_FROM_ELSEWHERE = regex(r"[^，,]*(?:补助|结转|结余|上解|转贷|转移|债[券务]|调[入出]|还本|动用|补充)")
_OWN = regex(
    r"(?:公共预算|基金|资本经营|保险)[^，,；;。]{0,6}(?P<side>收入|支出)(?:预算|预计|预期|拟|累计|实际|完成|实现|安排|为){0,3}$"
)
_SIDE = regex(r"(收入|支出)(?:总计|合计|总量|预算|预计|预期|拟|累计|实际|完成|实现|执行|安排|为|达到?|数){0,4}$")
_TIGHT = regex(r"、|(?<=.)[和及与]")
# Not added up: what each has, averages, and what one person or thing can be twice.
_NOT_ADDED = regex(
    r"每|各|均|平均|最|单价|标准|同时|兼|重复|交叉|去重|(?<!^)合并|合并(?!$)|其中|包括|含|党员(?!培训|教育|干部培训)|女|少数民族|比例|超|差|剩|余|累计|分别由|从|占"
)
_ADDING = "(?:再|另|还|又)?(?:加|连同|算上|并上)"
_ON_TOP = regex(f"(?:收入|支出){_ADDING}|^{_ADDING}")
_NAMED_FIRST = regex(rf"[^，,：:]*[一-鿿）)][，,：:]{_ADDING}")
"""县级收入，再加上级补助2亿元: what it is added to is named, and its amount stands somewhere before."""
_PLACED = regex("[，,、；;][全我本][省市州县区旗镇乡村街]")
_FURTHER = regex(r".*?(?:又|另|再|还|新|后续|追加|补充)[^，,。；;]{0,12}$")
_SEPARATORS = "，,、；;"
_FEWEST = 2
_MOST = 24
"""Quantities before a total that are looked at."""


def is_told(gap: str) -> bool:
    """True for words that make the next quantity the total of what stands before it: ，共; 、合计; 三项共计."""
    return bool(_TOLD.fullmatch(gap))


def counts_total(cells: Sequence[Cell], at: int) -> bool:
    """True for the 6名 of 3个村共6名: the total of so many things, counted right before it."""
    return at < len(cells) and is_told(cells[at].gap) and cells[at].gap[0] not in _SEPARATORS and _number(cells, at) > 0


def find_totals(ledger: Ledger) -> Iterator[Total]:
    """Every total whose list stands right before it."""
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            if at < _FEWEST or not quantity.is_amount or quantity.approximate:
                continue
            if budget := _BUDGET.fullmatch(gap):
                found = _of_budget(row.cells, at, budget["added"] is not None)
            elif is_told(gap):
                found = _of_list(row.cells, at, at)
            elif not gap and is_told(row.cells[at - 1].gap):
                # 共20户5万元: the second measure of a total.
                found = _of_list(row.cells, at - 1, at)
            else:
                continue
            if found and all(part.value > 0 and not part.approximate for part in found.parts):
                yield found


def _of_budget(cells: Sequence[Cell], at: int, added: bool) -> Total | None:
    """The incomes, or the expenses, of the statement that ends with 收入总计; `added`: 加上 has to join them.

    总收入 may be that of a firm, whose lines before it need not be all.
    """
    begin = statement_start(cells, at)
    if begin == at:
        return None  # 增长25%；支出总计62万元: the statement holds nothing but its total
    begin = _behind_parts(cells, begin, at)
    lead = _STOP.split(_BEGINS.split(cells[begin].gap)[-1])[-1]
    words = [lead.lstrip(_SEPARATORS), *(cell.gap for cell in cells[begin + 1 : at])]
    # 支出1875万元，完成预算的71.3%: the plan is told by a rate alone.
    told = [
        _OF_PLAN.sub("", gap) if cell.quantity.kind == "percent" else gap
        for gap, cell in zip(words, cells[begin:at], strict=True)
    ]
    if added and not (any(_PLUS.search(gap) for gap in told) and any(_MOVED.search(gap) for gap in told)):
        return None
    if _NAMED_FIRST.match(words[0]) or any(_NESTED.search(gap) for gap in told):
        return None
    if any(cell.quantity.kind == "plain" for cell in cells[begin:at]):
        return None  # a plain number between amounts is half of one: 132,， 746万元
    # 全年收入9亿元，主要是出让收入8亿元；加上级补助…: what most of the number before it is.
    levels = [i for i in _levels(cells, begin, at, at) if not _MAINLY.search(cells[i].gap)]
    if len({side[1] for i in (*levels, at) for side in [_SIDE.search(cells[i].gap)] if side}) > 1:
        return None  # 收入完成25亿元，支出完成46亿元，收入总计58亿元
    parts = [cells[i].quantity for i in levels]
    rivals: tuple[Quantity, ...] = ()
    if _PLUS.match(words[0]):
        base, rivals = _base(cells, begin, at)
        parts = [*base, *parts] if base else []
    elif _FROM_ELSEWHERE.match(words[0]):
        return None
    return Total(cells[at].quantity, tuple(parts), (), True, rivals) if len(parts) >= _FEWEST else None


_STOP = regex("[；;]")


def _behind_parts(cells: Sequence[Cell], begin: int, at: int) -> int:
    """Where the statement goes on behind 其中：税收收入10亿元；非税收入4亿元，加上: these are in the income already."""
    sentence = statement_start(cells, begin, SENTENCE_END)
    told = [i for i in range(sentence, at) if "其中" in cells[i].gap]
    if not told or (begin > sentence and told[0] > begin):
        return begin
    # 非税收入32亿元，与上年预计完成数持平；加上: words may stand between the last part and what is added.
    return next(
        (
            i
            for i in range(max(begin, told[0]) + 1, at)
            if _PLUS.match(_STOP.split(cells[i].gap)[-1].lstrip(_SEPARATORS))
        ),
        begin,
    )


def _base(cells: Sequence[Cell], begin: int, at: int) -> tuple[list[Quantity], tuple[Quantity, ...]]:
    """The budget's own income in a sentence before 加上, and whatever else of its unit might be meant."""
    before = _levels(cells, max(0, begin - _MOST), begin, at)
    side = "收入" if "收入" in cells[at].gap else "支出"
    for i in reversed(before):
        own = _OWN.search(cells[i].gap)
        if own and own["side"] == side:
            return [cells[i].quantity], tuple(cells[j].quantity for j in before if j != i)
    return [], ()


def statement_start(cells: Sequence[Cell], at: int, begins: re.Pattern[str] = _BEGINS) -> int:
    """The first cell of the statement that cell `at` ends."""
    begin = at
    while begin > max(0, at - _MOST) and not begins.search(cells[begin].gap):
        begin -= 1
    return begin


def _levels(cells: Sequence[Cell], begin: int, end: int, whole: int) -> list[int]:
    """The cells in the unit of the whole, amounts of change and other values left out."""
    unit = cells[whole].quantity.unit
    found: list[int] = []
    for i in reversed(range(begin, end)):
        gap = cells[i].gap
        # 分别接管41、52、47个: the unit of the last one holds for all.
        shares_unit = bool(found) and found[-1] == i + 1 and cells[i + 1].gap == "、"
        bare = shares_unit and cells[i].quantity.kind == "plain" and cells[whole].quantity.kind == "count"
        if _OF_PLAN.search(gap + "的") and i + 1 < end and cells[i + 1].gap == "的":
            continue  # 为预算35亿元的100.6%: what a rate is of
        if (cells[i].quantity.unit == unit or bare) and tells_level(gap):
            found.append(i)
    return found[::-1]


def _of_list(cells: Sequence[Cell], told: int, at: int) -> Total | None:
    """The list that 合计 or 共 ends: what 、 joins, so many as a number word says, or all of the statement."""
    whole = cells[at].quantity
    number = _number(cells, told)
    begin = statement_start(cells, told, SENTENCE_END if number > 0 else _BEGINS)
    listed = told if cells[told].gap[0] in _SEPARATORS else told - 1
    items = _levels(cells, begin, listed, at)
    words = ["".join(c.gap for c in cells[one + 1 : other + 1]) for one, other in pairwise(items)]
    if number:
        run = items[-number:] if number <= len(items) else []
    else:
        run = items[-1 - _joined(words) :]
        run = run if len(run) > 1 else items
    if len(run) < _FEWEST or not is_closed(cells, at, cells[run[-1]].quantity):
        return None
    first = re.split(r"[，,。；;：:]", cells[run[0]].gap)[-1]
    names = [first, *words[len(words) - len(run) + 1 :]]
    if any(name.startswith("男") for name in names):
        names = [name.replace("女", "") for name in names]
    unread = regex(rf"[一二两三四五六七八九十\d]{re.escape(whole.printed_unit)}")
    if any(_NOT_ADDED.search(name) or unread.search(name) for name in names) or number < 0:
        return None
    if _ON_TOP.search(first):
        return None  # 收入加上级补助0.52亿元、…，合计17.03亿元: what it is added to stands before
    of_all = _OF_ALL.search(cells[told].gap) is not None
    parts = [cells[i].quantity for i in run]
    listed_cells = [cells[i] for i in run]
    spent = re.search("投入|投资|额", cells[told].gap) is not None
    if of_all and not (
        funds_add_up(whole, listed_cells) and are_funds(listed_cells) if spent else slipped_total(whole, parts)
    ):
        return None
    act = _act(cells[told].gap)
    place = _place(cells[told].gap)
    by_act = bool(act) and tells_of_list(act, whole, listed_cells, listed - run[0], counted=number > 0)
    if place and not (number or by_act or all_places(names, act, whole, parts)):
        return None
    if act and not by_act:
        return None
    before = _levels(cells, max(0, run[0] - _MOST), run[0], at)
    # 全部186处检查，又发现8处，合计19处: the 11 found before, and not those looked at, are added to.
    rivals = tuple(cells[i].quantity for i in before) if len(run) == _FEWEST and _FURTHER.match(names[1]) else ()
    certain = (number > 0 and not act) or (
        not (act or of_all or place) and all(_TIGHT.search(name) for name in names[1:])
    )
    items_before = tuple(cells[i].quantity for i in reversed(before))
    return Total(whole, tuple(cells[i].quantity for i in run), items_before, certain, rivals)


def _act(gap: str) -> str:
    """新增 of 合计新增, 处理 of 共处理: what was done so many times, where the total says it."""
    told = _TOLD.fullmatch(gap)
    return told["act"] or "" if told else ""


def _place(gap: str) -> str:
    """全县 of 全县共107户, in which there may be more places than were listed."""
    told = _TOLD.fullmatch(gap)
    return told["place"] or "" if told else ""


def _joined(words: Sequence[str]) -> int:
    """How many joints at the end of the statement are 、, 和 or 及, without a comma."""
    count = 0
    for joint in reversed(words):
        if not _TIGHT.search(joint) or re.search(r"[，,]", joint):
            break
        count += 1
    return count


def _number(cells: Sequence[Cell], told: int) -> int:
    """How many things 三项合计 or 3个镇合计 says; 0 where no number is said, -1 where one is meant but not read."""
    gap = cells[told].gap
    match = _TOLD.fullmatch(gap)
    if match is None:
        return -1
    if match["number"]:
        return int(han_value(match["number"]) or -1)
    if gap[0] in _SEPARATORS:
        return -1 if match["group"] else 0
    counted = cells[told - 1]
    opens = counted.gap[-1:] in _SEPARATORS or _PLACED.fullmatch(counted.gap)
    if counted.quantity.kind in ("count", "duration") and opens:
        return int(counted.quantity.value)
    return -1


def is_closed(cells: Sequence[Cell], at: int, last: Quantity) -> bool:
    """True when nothing but the noun of the parts follows the total: 共有20家企业参加 tells something else."""
    whole = cells[at].quantity
    if not whole.after or whole.after == last.after or (at + 1 < len(cells) and not cells[at + 1].gap):
        return True
    return bool(whole.head) and whole.head == last.head and whole.after == whole.head
