"""States: a batch of tasks, problems or letters with how many are done, under way and not begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.measured_again import measured_again
from linter.facts.quantities.rows import Row
from linter.facts.states.ended import ENDED, ENDS_WORK
from linter.lexicon import either, own, per_lexicon
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Split:
    """A batch and the states its members are in."""

    base: Quantity
    """How many there are."""
    states: tuple[Quantity, ...]
    """How many are in each state, each state once."""
    same_sentence: bool
    """True when base and states stand in one sentence."""
    others: tuple[Quantity, ...] = ()
    """Numbers between base and states that may be meant instead: 42个项目，已开工36个."""
    cut: bool = False
    """True when the sentence goes on with another number of the same unit whose state is not understood."""


_BATCH_NOUN = (
    "(?:问题|任务|事项|措施|意见|线索|举报|信访|案件|项目|工程|建议|清单|隐患|点位|来信|积案"
    "|实事|提案|议案|工单|诉求|投诉|批示|事件|小区)"
)
_VERB = "(?:整改|办理|化解|落实|处置|解决|销号|治理|建设|验收|核查|答复|清退|拆除|改造)"
_FULLY = "(?:按期|按时|全面|全部|整体|总体|如期|均|累计)*"
_DONE = rf"{_FULLY}{_VERB}?{ENDS_WORK}(?:{_VERB}|到位|了|的)*"
_THINGS = "(?:的|有|为|事项|任务|问题|项目|线索|案件|隐患|工作|信访件|举报件|，|,)*"
_GOING = "(?:正在|正|持续|仍在|继续|有序|加快|扎实|尚在|还在|长期|需长期|需持续|按序时进度|按计划|按时序)+"
_HOW = "(?:有序|加快|抓紧|持续|积极|坚持|长期|扎实)*"
_WORKS = "推进|整改|办理|化解|落实|处置|实施|建设|核查|解决|坚持|治理|施工|进行"
_WORK = f"(?:{_WORKS})(?:中|推进|整改|落实|办理|之中)*"
_NOT_YET = "(?:尚?未|没有|还未)"
_BEGUN = "(?:按期|启动|开工|开展|完成|办结|实施|到位|动工|销号|解决|落实)"
_ASKED = "(?:调查|核实|审理|调解|侦办|协调|研究|审查|评估|处理)+"
_STATES = (
    ("partly", regex(rf"(?:已经?)?(?:阶段性|基本|部分)(?:已经?)?{_DONE}{_THINGS}$")),
    ("open", regex(rf"{_NOT_YET}(?:{_VERB}|{_BEGUN}|{_ASKED})*{_THINGS}$|(?:(?<![接招])待|需){_VERB}?{_THINGS}$")),
    (
        "underway",
        regex(
            rf"{_GOING}{_HOW}(?:{_ASKED})?{_WORK}{_THINGS}$|{_GOING}{_ASKED}{_THINGS}$|(?:在办|在建|在施|推进中|进行中|整改中){_THINGS}$"
        ),
    ),
    (
        "done",
        regex(
            rf"(?<![未待需将拟正])(?:已经?|均已经?|全部){_DONE}{_THINGS}$"
            rf"|(?:^|[，,：:、；;]|{_BATCH_NOUN})(?:目前|其中)?[，,]?{_FULLY}{_VERB}?{ENDS_WORK}(?:{_VERB}|到位|了|的)*{_THINGS}$"
        ),
    ),
)
"""States by the words right before a number, the narrower ones first."""
_CUE = regex(f"正在|未|待|需|没有|在办|在建|在施|{ENDED}|{_WORKS}")
"""What one of them must hold: looked for first, word by word, for the scan passes over what begins none of them."""
_AIMED = regex(
    "(?:(?<![按照依])(?:要求|计划|目标)|力争|确保|争取|预计|须|务必)(?:(?:在|于|到)?[一-鿿]{0,3}(?:年[内底末前]|月[内底末前]|之?前))?[一-鿿]{0,2}$"
)
"""Before a state that is to be reached: 要求年内基本建成50套 tells of none that is."""
_STOP = regex(r"[。！？!?；;\n]|\.(?!\d)")
_FRESH = regex(r"(?:共|累计|合计|总|第[一二三四五六七八九十\d]+批)")
_BASE_NOUN = regex(rf"^[一-鿿（(]{{0,8}}{_BATCH_NOUN}|^中[，,]")
_SAME_ENTRY = regex(r"^[一-鿿]{0,4}[；;，,]")
_NEXT_SENTENCE = regex(r"。[^，,。；;：:\d]{1,24}")
"""竣工9个。在建7个。未动工的2个: sentences of a state and its number each."""
_ENDS = regex("[。；;，,）)]|$")
_ALL_STATES = 3
"""States told sentence by sentence from which they are all."""
_MARKS = regex(r"[。！？!?；;]|\.(?!\d)")
_LONGEST_NAME = 22
_CLAUSE = regex("[，,。；;：:\\n]")
_GOAL = regex("目标[值数]?(?:为|是)[一-鿿]{0,8}$")
"""年度目标为完工44个: what is aimed at is no batch."""
_OF_A_CLASS = regex("^[^，,]{0,8}(?:[类批轮期](?!的?次)|立行立改|限期|长期)")


def find_splits(ledger: Ledger) -> tuple[Split, ...]:
    """Every batch whose members are told by state."""
    found: list[Split] = []
    for row in ledger.rows:
        found.extend(_in_row(row))
    return tuple(found)


def _in_row(row: Row) -> Iterator[Split]:
    cells = row.cells
    at = 0
    while at < len(cells):
        run: list[int] = []
        seen: set[str] = set()
        last, within = "", 0
        unit = cells[at].quantity.unit
        index = at
        while index < len(cells) and cells[index].quantity.unit == unit:
            gap = cells[index].gap
            # 17个已整改到位，6个: a state that ends in a comma was told of the number before.
            told = cells[index].quantity.kind == "count" and not (index and gap.endswith(("，", ",")))
            state = state_of(gap) if told else ""
            # 已办结206件，其中阶段性办结11件; 基本建成50套，其中竣工30套
            if run and "其中" in gap and {state, last} == {"partly", "done"}:
                index += 1
                continue
            stopped = run and _STOP.search(gap) and not _SAME_ENTRY.match(gap)
            if not state or state in seen or (stopped and not _NEXT_SENTENCE.fullmatch(gap)):
                break
            if stopped and not _ENDS.match(row.behind(index)):
                break
            if stopped and not within:
                within = len(run)
            seen.add(state)
            last = state
            run.append(index)
            index += 1
        if within and len(run) < _ALL_STATES:
            index = run[within - 1] + 1
            run = run[:within]
        if len(run) > 1 and seen & {"done", "partly"}:
            base = _base(row, run[0], unit)
            if base is not None and not measured_again(row, run[0]):
                states = tuple(cells[i].quantity for i in run)
                gaps = "".join(cells[i].gap for i in range(base + 1, run[0] + 1))
                others = tuple(c.quantity for c in cells[base + 1 : run[0]] if c.quantity.unit == unit)
                goes_on = (
                    index < len(cells) and cells[index].quantity.unit == unit and not _STOP.search(cells[index].gap)
                )
                yield Split(cells[base].quantity, states, not re.search(r"[。！？]|\.(?!\d)", gaps), others, goes_on)
        at = max(index, at + 1)


def state_of(gap: str) -> str:
    """done, partly, underway, open: the state told right before a number; empty where none is told."""
    words = _MARKS.split(gap[-_LONGEST_NAME:])[-1]
    states = (*_own_states(), *_STATES) if _CUE.search(words) else _own_states()
    for name, pattern in states:
        told = pattern.search(words)
        if told:
            return "" if name in ("done", "partly") and _AIMED.search(words, 0, told.start()) else name
    return ""


@per_lexicon
def _own_states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """States by the words of the office."""
    return tuple(
        (state, regex(rf"(?<![未待需将拟])(?:{either(words)})(?:了|的)?{_THINGS}$"))
        for state, words in own().status.items()
        if state in ("open", "underway", "done")
    )


def _base(row: Row, first: int, unit: str) -> int | None:
    """Index of the number that the states split: the largest of the nearest sentence that holds one."""
    cells = row.cells
    best: int | None = None
    least = max(cell.quantity.value for cell in cells[first : first + 1])
    stops = 0
    gap = cells[first].gap
    for index in range(first - 1, -1, -1):
        stops += len(re.findall(r"[。！？!?]|\.(?!\d)|\n", gap))
        if stops > 2 or (best is not None and stops and _STOP.search(gap) and _is_base(row, best)):
            break
        quantity = cells[index].quantity
        fits = quantity.unit == unit and not quantity.approximate and quantity.value >= least
        larger = best is None or quantity.value > cells[best].quantity.value
        if fits and larger and not state_of(cells[index].gap) and not _GOAL.search(cells[index].gap):
            best = index
        gap = cells[index].gap
    if stops and _OF_A_CLASS.search(_CLAUSE.split(cells[first].gap)[-1]):
        return None  # 发现问题50个。立行立改类已完成30个，正在整改2个
    return best if best is not None and _is_base(row, best) else None


def _is_base(row: Row, index: int) -> bool:
    cell = row.cells[index]
    after = row.behind(index)
    return bool(_BASE_NOUN.search(after) or _FRESH.search(cell.gap[-8:]) or re.search(_BATCH_NOUN, cell.gap[-6:]))
