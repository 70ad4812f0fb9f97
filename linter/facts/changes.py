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


_UP = "净增长|净增加|增长|增加|增多|增收|增支|增幅|提高|提升|上升|升高|上涨|上调|上浮|扩大|多收|多支|多增|净增|增"
_DOWN = "下降|减少|降低|减收|减支|降幅|下滑|下跌|下调|下浮|缩减|压减|压缩|缩短|缩小|少收|少支|净减|降|减"
_COMPARED = (
    rf"(?:(?:比|较|与)(?P<than>[^，。；、（）(){DATE_MARK}]{{0,8}}?{DATE_MARK}*[^，。；、（）(){DATE_MARK}]{{0,10}}?)(?:相比)?"
    r"|(?P<same>同比|环比))"
)
# Verbs that end in a value reached (增加到) say no amount.
_STEP = re.compile(
    rf"[，,、（(]?(?:并|且|相应|其)?{_COMPARED}?(?:共|累计|总体|大幅|实际|净|约|又|则)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度|额|率)?(?:为|达到|达|：|:|约)?"
)
_REACHED = re.compile(
    rf"(?:(?P<up>{_UP}|升|涨|扩|攀升|跃升|拓展|发展|壮大)|(?P<down>{_DOWN}|缩|回落|压降|控制))(?:到了?|至|为|成)"
    r"[^，。；、：:（）()]{0,14}$"
)
_FROM = re.compile(r"(?:由|从)(?P<what>[^，。；、：:（）()]{0,18})$")
_THAN = re.compile(r"(?:比|较)(?P<what>[^，。；、：:（）()]{1,16})(?:的|为|是)?$")
_LAST_YEAR = re.compile(
    r"[，,、（(](?:而)?(?:上年|去年|上年度|上一年|上一年度)(?:同期)?(?:数|决算数)?"
    r"(?:为|是|完成|仅为|仅|：|:)?$"
)
_SHARE_OF = re.compile(r"(?:为|占|完成|达到|达|是)[^，。；]{0,20}的$")
_DIRECTION = re.compile(f"{_UP}|{_DOWN}|负|排名|位次|名次|第$")
# Rates on another footing than the amounts: constant prices, a changed basis, averages over years, several at once.
_OTHER_FOOTING = re.compile(r"可比|同口径|不变价|剔除|扣除|实际增长|名义|年均|平均每年|年平均|均增|分别|各增|汇率|还原")
_OTHER_BASIS = re.compile(r"可比|同口径|不变价|剔除|扣除|实际增长|名义|汇率|还原")
_PER_YEAR = re.compile(rf"年均(?:{_UP}|{_DOWN})$")
# Indicators whose growth is told at constant prices while their values are at current ones (国家统计局 公报注释).
_REAL_TERMS = re.compile(r"生产总值|GDP|增加值|总产值|产业产值|可支配收入|零售总额|固定资产投资")
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
    return tuple(found)


def _changes_in(strand: Strand) -> Iterator[Change]:
    links = strand.links
    at = 0
    while at < len(links):
        steps = _steps(strand, at + 1) if at + 1 < len(links) else ()
        change = _from_to(links, at) or _against_base(links, at)
        if change:
            yield _with_steps(change, _steps(strand, at + 1))
        elif steps:
            level = _level(links, at, steps)
            if level or len(steps) > 1:
                yield Change(None, level, None, steps)
        at += 1 + len(steps)


def _with_steps(change: Change, steps: tuple[Step, ...]) -> Change:
    return Change(change.start, change.end, change.up, steps, change.rivals)


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
    if told is None or not here.known or _DIRECTION.search(told.groupdict().get("what") or ""):
        return None
    levels = [link.quantity for link in links[:at] if comparable(link.quantity, here.quantity)]
    if not levels or here.quantity.kind in ("percent", "duration"):
        return None
    return Change(here.quantity, levels[-1], None, (), tuple(levels[:-1]))


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
