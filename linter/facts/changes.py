"""Changes: what went from one value to another, and by how much it is said to have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.strands import DATE_MARK, Link, Strand

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Step:
    """A stated amount of change: 增加8.2亿元, 下降3%, 提高9.5个百分点."""

    quantity: Quantity
    up: bool
    """True for 增长, 提高 …; False for 下降, 减少 …"""
    verb: str
    """The word that gives the direction."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: from a value, to a value, by steps; what is not stated is None or empty."""

    start: Quantity | None
    """The value before: 由8件, 比上年的8件, 上年8件."""
    end: Quantity | None
    """The value after: 上升到12件, or the level that the steps explain."""
    up: bool | None
    """Direction of the verb of 上升到, 降至; None where only steps state one."""
    steps: tuple[Step, ...]
    rivals: tuple[Quantity, ...] = ()
    """Other quantities of the sentence that might be the value after, where the grammar does not decide."""


_UP = (
    "净增长|净增加|增长|增加|增多|增收|增支|增产|增幅|提高|提升|上升|升高|上涨|上调|上浮|扩大|多收|多支|多增|净增|增"
    "|高出|高"
)
_DOWN = "下降|减少|降低|减收|减支|减产|降幅|下滑|下跌|下调|下浮|缩减|压减|压缩|缩短|缩小|少收|少支|净减|降|减|精简|低"
_COMPARED = (
    rf"(?:(?:比|较|与)(?P<than>[^，。；、（）(){DATE_MARK}]{{0,8}}?{DATE_MARK}*[^，。；、（）(){DATE_MARK}]{{0,10}}?)(?:相比)?"
    r"|(?P<same>同比|环比))"
)
# Verbs that end in a value reached (增加到) say no amount.
_STEP = re.compile(
    rf"(?:相比)?[，,、（(]?(?:并|且|相应|其)?{_COMPARED}?[，,]?(?:[收支]、?[收支]?[入出]?(?:总计|合计|总额)?各?)?(?:共|累计|总体|大幅|实际|净|约|又|则)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度|额|率)?(?:为|达到|达|：|:|约)?"
)
_REACHED = re.compile(
    rf"(?:(?P<up>{_UP}|升|涨|扩|攀升|跃升|拓展|发展|壮大)|(?P<down>{_DOWN}|缩|回落|压降|控制|合并|整合|精简|撤并|归并|优化))(?:到了?|至|为|成)"
    r"[^，。；、：:（）()]{0,14}$"
)
_FROM = re.compile(r"(?:由|从)(?P<what>[^，。；、：:（）()]{0,18})$")
_THAN = re.compile(r"(?:比|较)(?P<what>[^，。；、：:（）()]{1,16})(?:的|为|是)?$")
_TOGETHER = re.compile(r"[，,]与[^，。；、：:（）()]{1,14}(?:年|年度|同期)的$")
_LAST_YEAR = re.compile(
    r"[，,、（(](?:而)?(?:上年|去年|上年度|上一年|上一年度)(?:同期)?(?:数|决算数)?"
    r"(?:为|是|完成|仅为|仅|：|:)?$"
)
_SHARE_OF = re.compile(r"(?:为|占|完成|达到|达|是)[^，。；]{0,20}的$")
_DIRECTION = re.compile(f"{_UP}|{_DOWN}|负|排名|位次|名次|第$")
# Rates on another footing than the amounts: constant prices, a changed basis, averages over years, several at once.
_OTHER_FOOTING = re.compile(
    r"可比|同口径|不变价|剔除|扣除|实际增长|名义|年均|平均每年|年平均|均增|分别|(?<!总计)(?<!总额)各增|汇率|还原"
)
_OTHER_BASIS = re.compile(r"可比|同口径|不变价|剔除|扣除|实际增长|名义|汇率|还原")
_PER_YEAR = re.compile(rf"年均(?:{_UP}|{_DOWN})$")
# Indicators whose growth is told at constant prices while their values are at current ones (国家统计局 公报注释).
_REAL_TERMS = re.compile(r"生产总值|GDP|增加值|总产值|产业产值|可支配收入|零售总额|固定资产投资")
_NEXT_SENTENCE = re.compile(rf"(?:与|比|较)(?:上年|去年|上年度|上一年|{DATE_MARK}+)(?:相比)?[，,]")
_FIRST_STEP = re.compile(
    rf"(?:比|较)(?:上年|去年|年初|同期|上年末|年末|{DATE_MARK})+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))$"
)
_LEVEL_BEHIND = re.compile(r"[，,](?:达到|达|增至|增加到|减至|减少到|降至)$")
_CLAUSE_END = re.compile(r"[，,。；;]")
_LONGEST_GAP = 40
"""Characters between two numbers that still speak of one change."""
_GRADES = ("级", "位", "类", "档", "线", "等", "届", "号")
"""Units of ranks and classes, where up is not more."""


def find_changes(ledger: Ledger) -> tuple[Change, ...]:
    """Every change whose parts stand in one sentence."""
    found: list[Change] = []
    for strand in ledger.strands:
        found.extend(_changes_in(strand))
        before = _level_before(ledger, strand)
        if before:
            found.append(Change(None, before, None, _steps(strand, 0)))
    return tuple(found)


def _level_before(ledger: Ledger, strand: Strand) -> Quantity | None:
    """The only level of the sentence before 与上年相比，收、支总计各增加270.4万元，增长9.1%."""
    first = strand.links[0]
    if not _NEXT_SENTENCE.match(first.gap) or not _STEP.fullmatch(first.gap):
        return None
    earlier = ledger.by_sentence.get(strand.sentence - 1, ())
    levels = [q for q in earlier if comparable(q, first.quantity)]
    blocks = {ledger.sentences[index].block for index in (strand.sentence - 1, strand.sentence)}
    # 收入总计3256.8万元，支出总计3256.8万元 tells one level twice.
    return levels[-1] if len(blocks) == 1 and len({level.value for level in levels}) == 1 else None


def _changes_in(strand: Strand) -> Iterator[Change]:
    links = strand.links
    at = 0
    while at < len(links):
        steps = _steps(strand, at + 1) if at + 1 < len(links) else ()
        change = _from_to(links, at) or _against_base(links, at)
        turned = None if change else _level_behind(strand, at)
        if change:
            yield _with_steps(change, steps or _steps_between(strand, change, at))
        elif turned:
            yield turned
        elif steps:
            level = _level(links, at, steps)
            if level or len(steps) > 1:
                yield Change(None, level, None, steps)
        at += 1 + len(steps)


def _with_steps(change: Change, steps: tuple[Step, ...]) -> Change:
    return Change(change.start, change.end, change.up, steps, change.rivals)


def _steps_between(strand: Strand, change: Change, at: int) -> tuple[Step, ...]:
    """The steps that stand between the value after and the one before: 立案156件，同比上升24.8%，去年同期为125件."""
    if change.up is not None or at < 2 or strand.links[at - 2].quantity is not change.end:
        return ()
    between = _steps(strand, at - 1)
    return between if len(between) == 1 else ()


def _from_to(links: Sequence[Link], at: int) -> Change | None:
    """由A…上升到B, with B at `at`."""
    if at == 0:
        return None
    before, here = links[at - 1], links[at]
    if not here.known or len(here.gap) > _LONGEST_GAP or not comparable(before.quantity, here.quantity):
        return None
    reached = _REACHED.search(here.gap)
    origin = _FROM.search(before.gap)
    if reached is None or origin is None or _DIRECTION.search(origin["what"]) or not _plain_way(here.gap):
        return None
    return Change(before.quantity, here.quantity, reached["up"] is not None, ())


def _plain_way(gap: str) -> bool:
    """True when nothing but the way from A to B is told between them."""
    return not re.search(r"[。；、：:]|其中|分别|到增长|至增长|为增长", gap)


def _against_base(links: Sequence[Link], at: int) -> Change | None:
    """B…比上年的A, or B，上年A, with A at `at`."""
    if at == 0:
        return None
    here = links[at]
    told = _THAN.search(here.gap) or _LAST_YEAR.search(here.gap)
    if told is None and at + 1 < len(links) and links[at + 1].gap.startswith("相比"):
        told = _TOGETHER.search(here.gap.replace(DATE_MARK, "年"))
    if told is None or not here.known or _DIRECTION.search(told.groupdict().get("what") or ""):
        return None
    levels = [link.quantity for link in links[:at] if comparable(link.quantity, here.quantity)]
    if not levels or here.quantity.kind == "duration":
        return None
    if here.quantity.kind == "percent" and (levels[-1] is not links[at - 1].quantity or not _compared(told.group())):
        return None
    return Change(here.quantity, levels[-1], None, (), tuple(levels[:-1]))


def _compared(words: str) -> bool:
    """True for 比上年的57.2%: a level, no growth rate (比上年增长5%)."""
    return words.endswith("的")


def _steps(strand: Strand, at: int) -> tuple[Step, ...]:
    """The amounts of change that follow one another from link `at` on, on one footing."""
    links = strand.links
    first = at
    steps: list[Step] = []
    basis = ""
    while at < len(links):
        link = links[at]
        match = _STEP.fullmatch(link.gap) if len(link.gap) <= _LONGEST_GAP and link.known else None
        if match is None or _OTHER_FOOTING.search(link.gap):
            break
        said = _basis(match)
        if steps and said and basis and said != basis:
            break
        if steps and said and not basis and said != "year":
            break
        basis = basis or said
        steps.append(Step(link.quantity, match["up"] is not None, match["up"] or match["down"]))
        at += 1
    if steps and _other_footing(strand, first, at):
        return ()
    return tuple(steps)


def _basis(match: re.Match[str]) -> str:
    """What a step is measured from: year, another basis in its own words, or empty where it is not said."""
    than = match["than"]
    if match["same"] == "同比" or (than is not None and re.match(rf"上年|去年|上一年|{DATE_MARK}", than)):
        return "year"
    return match["same"] or than or ""


def _other_footing(strand: Strand, first: int, behind: int) -> bool:
    """True when the words around the steps say that rate and amounts are on different footings."""
    links = strand.links
    gaps = [link.gap for link in links[:behind]]
    after = links[behind].gap if behind < len(links) else strand.tail
    # The next clause may still name the basis of this change, but 分别 and 年均 there speak of another one.
    if _OTHER_BASIS.search("".join([*gaps, after])):
        return True
    if _OTHER_FOOTING.search("".join([*gaps[first:], _CLAUSE_END.split(after)[0]])):
        return True
    # The indicator is named before the level, at most one number (the value before) ahead of the steps.
    indicator = "".join(gaps[max(0, first - 2) : first])
    if first == 0:
        return False
    return links[first - 1].quantity.kind != "percent" and bool(_REAL_TERMS.search(indicator))


def _level(links: Sequence[Link], at: int, steps: Sequence[Step]) -> Quantity | None:
    """The level that steps from `at` + 1 on explain; a share of a plan or 年均增长P% may stand between."""
    if all(step.quantity.kind in ("percent", "points", "times") for step in steps):
        return None
    while at >= 0:
        quantity, gap = links[at].quantity, links[at].gap
        if quantity.kind != "percent":
            return quantity if any(comparable(quantity, step.quantity) for step in steps) else None
        if "其中" in gap or not (_SHARE_OF.search(gap) or _PER_YEAR.search(gap)):
            return None
        at -= 1
    return None


def _level_behind(strand: Strand, at: int) -> Change | None:
    """较年初增加32.5亿元，增长10%，达到356.2亿元, with the amount at `at`."""
    links = strand.links
    if at + 2 >= len(links) or not _LEVEL_BEHIND.fullmatch(links[at + 2].gap):
        return None
    amount, level = links[at].quantity, links[at + 2].quantity
    told = _FIRST_STEP.search(links[at].gap)
    steps = _steps(strand, at + 1)
    if told is None or len(steps) != 1 or not comparable(amount, level) or _OTHER_FOOTING.search(links[at].gap):
        return None
    return Change(None, level, None, (Step(amount, told["up"] is not None, told["up"] or told["down"]), *steps))


def comparable(one: Quantity, other: Quantity) -> bool:
    """True when two values are of one kind and unit, both stated exactly, and more is more."""
    return (
        one.kind == other.kind
        and one.unit == other.unit
        and not one.approximate
        and not other.approximate
        and one.unit not in _GRADES
        and one.kind not in ("points", "times")
    )
