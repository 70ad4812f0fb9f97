"""Changes: what went from one value to another, and by how much it is said to have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes import bases
from linter.facts.changes.bases import comparable
from linter.facts.changes.change_words import (
    ANSWERED,
    AT_CONSTANT_PRICES,
    BASE_IS_CHANGE,
    CLAUSE_END,
    DIRECTION,
    FIRST_STEP,
    FROM,
    FROM_AT_ONCE,
    LAST_TOLD,
    LAST_YEAR,
    LEVEL_BEHIND,
    LONGEST_GAP,
    MORE,
    MORE_TOLD,
    NEXT_SENTENCE,
    OTHER_BASIS,
    OTHER_FOOTING,
    OTHER_PLACE,
    PER_YEAR,
    REACHED,
    SHARE_OF,
    STEP,
    STEP_BEFORE,
    THAN,
    THAT_YEAR,
    TOGETHER,
    TURNS,
    compared_with,
    gaps_on_one_basis,
    without_object,
    without_subject,
    words_behind,
)
from linter.facts.changes.numbers_between import is_difference, reached_behind
from linter.facts.changes.own_subjects import has_own_subject, is_distance
from linter.facts.quantities.sentence_before import told_before
from linter.facts.quantities.strands import Link, Strand

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["Change", "Step", "comparable", "find_changes"]


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
    inferred: bool = False
    """True where no word but only times and arithmetic say that the three belong together."""


def find_changes(ledger: Ledger) -> tuple[Change, ...]:
    """Every change whose parts stand in one sentence."""
    found: list[Change] = []
    for strand in ledger.strands:
        found.extend(_changes_in(ledger, strand))
        if before := _level_before(ledger, strand):
            found.append(Change(None, before, None, _steps(strand, 0)))
    return tuple(found)


def _level_before(ledger: Ledger, strand: Strand) -> Quantity | None:
    """The only level of the sentence before 与上年相比，收、支总计各增加270.4万元，增长9.1%."""
    first = strand.links[0]
    if not NEXT_SENTENCE.match(first.gap) or not STEP.fullmatch(first.gap):
        return None
    # 较上月增收864万元，增长69.7%；较上年同月减收401万元，下降16%: what it changed by is no level.
    told = [q for q in told_before(ledger, strand.sentence) if q.role != "change"]
    levels = [q for q in told if comparable(q, first.quantity)]
    # 收入总计3256.8万元，支出总计3256.8万元 tells one level twice.
    return levels[-1] if len({level.value for level in levels}) == 1 else None


def _changes_in(ledger: Ledger, strand: Strand) -> Iterator[Change]:
    links, at = strand.links, 0
    while at < len(links):
        # 由41.3下降为36.8 tells the value reached, and no fall by 36.8.
        moved = at + 1 < len(links) and TURNS.search(links[at + 1].gap) and not _from_to(links, at + 1)
        steps = _steps(strand, at + 1) if moved else ()
        change = _from_to(links, at) or _against_base(links, at)
        steps = () if change and steps and bases.from_elsewhere(links, at + 1) else steps
        if change and not steps and is_difference(links, at + 1, change.start, change.end):
            steps = _steps(strand, at + 2)  # 由8600盏增至11200盏，新装2600盏，增幅为30.2%
        turned = None if change else _level_behind(strand, at)
        if change:
            yield _with_steps(change, (*_steps_between(strand, change, at), *steps))
        elif turned:
            yield turned
        elif steps and compared_with(links, at):
            # 与上次普查的40万人相比，增加12万人，增长30%: the base stands there, and what it became at most behind.
            yield Change(links[at].quantity, reached_behind(links, at, len(steps)), None, steps)
        elif steps:
            level = _level(links, at, steps)
            now = bases.value_now(ledger, links, at, steps, level)
            if now:
                yield Change(level, now, None, steps)
            elif level or len(steps) > 1:
                yield Change(None, level, None, steps)
        at += 1 + len(steps)


def _with_steps(change: Change, steps: tuple[Step, ...]) -> Change:
    rivals = tuple(rival for rival in change.rivals if rival not in [step.quantity for step in steps])
    return Change(change.start, change.end, change.up, steps, rivals)


def _steps_between(strand: Strand, change: Change, at: int) -> tuple[Step, ...]:
    """The steps that stand between the value after and the one before: 立案156件，同比上升24.8%，去年同期为125件.

    Also those in front: 比上年增加350个，达到1430个，上年为1180个, and 减少5项，由28项减至23项.
    """
    links = strand.links
    if at < 2:
        return ()
    level = next((i for i in range(at - 2, max(-1, at - 4), -1) if links[i].quantity is change.end), None)
    if change.up is None and level is not None:
        answered = at + 1 < len(links) and ANSWERED.fullmatch(links[at + 1].gap) is not None
        if answered and not LAST_TOLD.search(links[at].gap):
            return ()  # 下浮9%，比预算980万元节约118万元: the base has a step of its own, as 比2020年的34.8万吨增加 has
        between = _steps(strand, level + 1)
        # 比上年末减少0.32万人，比普查时的50.31万人减少1.69万人: two steps of one kind, each from a base of its own.
        twice = answered and any(step.quantity.kind != "percent" for step in between)
        alone = len(between) == at - 1 - level and bases.of_one_time(links, at, level + 1)
        return between if alone and not twice else ()
    ahead = LEVEL_BEHIND if change.up is None else FROM_AT_ONCE
    told = STEP_BEFORE.search(links[at - 2].gap) if ahead.fullmatch(links[at - 1].gap) and links[at - 2].known else None
    if told is None or OTHER_FOOTING.search(links[at - 2].gap):
        return ()
    return (Step(links[at - 2].quantity, told["up"] is not None, told["up"] or told["down"]),)


def _from_to(links: Sequence[Link], at: int) -> Change | None:
    """由A…上升到B, with B at `at`."""
    if at == 0:
        return None
    before, here = links[at - 1], links[at]
    if not here.known or len(here.gap) > LONGEST_GAP or not comparable(before.quantity, here.quantity):
        return None
    origin = FROM.search(before.gap)
    reached = REACHED.search(here.gap) if origin else None
    if reached is None or origin is None or DIRECTION.search(origin["what"]) or MORE_TOLD.search(here.gap):
        return None
    return Change(before.quantity, here.quantity, None if reached["turned"] else reached["up"] is not None, ())


def _against_base(links: Sequence[Link], at: int) -> Change | None:
    """B…比上年的A, or B，上年A, with A at `at`."""
    if at == 0:
        return None
    here = links[at]
    told = THAN.search(here.gap) or LAST_YEAR.search(here.gap)
    if told is None and THAT_YEAR.fullmatch(here.gap):
        told = THAT_YEAR.fullmatch(here.gap) if bases.is_that_year(links, at) else None
    together = TOGETHER.search(here.gap) if told is None and compared_with(links, at) else None
    told = told or together or bases.same_last_year(links, at)
    known = told is not None and here.known and here.gap[-1] not in "-－−"
    if told is None or not known or BASE_IS_CHANGE.search(told.groupdict().get("what") or ""):
        return None
    # 289天，比上年多11天，上年为278天: the amount of change is no level.
    found = [
        link
        for index, link in enumerate(links[:at])
        if comparable(link.quantity, here.quantity)
        and not _step_at(links, link, index)
        and not (THAN.search(link.gap) or is_distance(link.quantity))
        and not bases.share_is_of(links, index)
    ]
    levels = [link.quantity for link in found if not bases.is_plan(link, here, found)]
    own = has_own_subject(here.gap, "".join(link.gap for link in links[:at]))
    if own or not levels or (here.quantity.kind == "duration" and here.quantity.unit != "日"):
        return None
    if here.quantity.kind == "percent" and not bases.is_rate_before(links, at, levels[-1], told.group()):
        return None
    return Change(here.quantity, levels[-1], None, (), tuple(levels[:-1]))


def _steps(strand: Strand, at: int) -> tuple[Step, ...]:
    """The amounts of change that follow one another from link `at` on, on one footing."""
    links = strand.links
    first = at
    steps: list[Step] = []
    basis = bases.told_base(links, at)
    level = links[at - 1].quantity if at else None
    while at < len(links):
        link = links[at]
        match = _step_at(links, link, at)
        if match is None or OTHER_FOOTING.search(link.gap) or OTHER_PLACE.search(match["than"] or ""):
            break
        said = bases.basis_of(match, link, links[at - 1].quantity if at else None, level)
        if (steps or bases.within_year(basis)) and said and basis and not bases.one_basis(said, basis):
            break
        if steps and said and not basis and (not bases.is_year(said) or link.quantity.kind == steps[-1].quantity.kind):
            break
        basis = basis or said
        steps.append(Step(link.quantity, match["up"] is not None, match["up"] or match["down"]))
        at += 1
    if steps and _other_footing(strand, first, at):
        return ()
    if steps and _in_real_terms(strand, first):
        steps = [step for step in steps if step.quantity.kind != "percent"]
    return tuple(steps)


def _step_at(links: Sequence[Link], link: Link, at: int = 0) -> re.Match[str] | None:
    """The words that make a quantity an amount of change; with `at`, its place, also 多 behind a base."""
    if len(link.gap) > LONGEST_GAP or not link.known or not TURNS.search(link.gap):
        return None
    more = MORE.fullmatch(link.gap)
    if more and not more["than"] and not more["same"] and not (at and THAN.search(links[at - 1].gap)):
        more = None
    if told := STEP.fullmatch(link.gap, len("）") if bases.behind_bracket(links, at) else 0) or more:
        return told
    before = [x.gap for x in links[max(0, at - 3) : at]]
    bare = without_object(without_subject(link.gap, before), before)
    return STEP.fullmatch(bare) if bare != link.gap else None


def _other_footing(strand: Strand, first: int, behind: int) -> bool:
    """True when the words around the steps say that rate and amounts are on different footings."""
    links = strand.links
    gaps = gaps_on_one_basis(links, first, behind)
    after = words_behind(strand, behind)
    # The next clause may still name the basis of this change, but 分别 and 年均 there speak of another one.
    if OTHER_BASIS.search("".join([*gaps, after])):
        return True
    return bool(OTHER_FOOTING.search("".join([*gaps[first:], CLAUSE_END.split(after)[0]])))


def _in_real_terms(strand: Strand, first: int) -> bool:
    """True where rates of the indicator are told at constant prices; its amounts are not."""
    # The indicator is named before the level, at most one number (the value before) ahead of the steps.
    links = strand.links
    indicator = "".join(link.gap for link in links[max(0, first - 2) : first])
    return first > 0 and links[first - 1].quantity.kind != "percent" and bool(AT_CONSTANT_PRICES.search(indicator))


def _level(links: Sequence[Link], at: int, steps: Sequence[Step]) -> Quantity | None:
    """The level that steps from `at` + 1 on explain; a share of a plan or 年均增长P% may stand between."""
    if all(step.quantity.kind in ("percent", "points", "times") for step in steps):
        return None
    while at >= 0:
        quantity, gap = links[at].quantity, links[at].gap
        if (is_distance(quantity) and quantity.kind == "money") or (at and bases.is_mean(quantity)):
            at -= 1
            continue
        if quantity.kind != "percent":
            return quantity if any(comparable(quantity, step.quantity) for step in steps) else None
        if "其中" in gap or not (SHARE_OF.search(gap) or PER_YEAR.search(gap)):
            return None
        at -= 1
    return None


def _level_behind(strand: Strand, at: int) -> Change | None:
    """较年初增加32.5亿元，增长10%，达到356.2亿元, with the amount at `at`."""
    links = strand.links
    if at + 2 >= len(links) or not LEVEL_BEHIND.fullmatch(links[at + 2].gap):
        return None
    amount, level = links[at].quantity, links[at + 2].quantity
    told = FIRST_STEP.search(links[at].gap)
    steps = _steps(strand, at + 1)
    if told is None or len(steps) != 1 or not comparable(amount, level) or OTHER_FOOTING.search(links[at].gap):
        return None
    return Change(None, level, None, (Step(amount, told["up"] is not None, told["up"] or told["down"]), *steps))
