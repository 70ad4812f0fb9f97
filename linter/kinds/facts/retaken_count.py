"""Retaken counts: 定点医药机构共1342家 … 全市1324家定点医药机构均已, and nothing else in the report counts 1324."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.names.titles import find_title
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import one_time, unit_class
from linter.facts.quantities.owners import one_owner, redrawn
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import alike, printed_digits, swapped
from linter.facts.states.retaken import (
    EVERY,
    LACKING,
    Retaking,
    common_noun,
    find_retakings,
    kind_of_unit,
    nouns,
    of_them,
    own_part,
    window,
)
from linter.finding import Hit
from linter.ledger import Ledger

_UNLIKE = frozenset(["change", "rank", "limit", "each"])
_SELECTED = re.compile(r"(?:等|另|又|再|[每各][^，,。；;]{0,6})$")
"""Words before a number that is told of some of the things, of others, or of each."""
_WHOLE = re.compile(r"(?:共|现|拥|辖|设|建)有?$|有$|[达为计]$|全[县市区镇乡省州村]$")
_ROUND = re.compile(r"第[一二三四五六七八九十]+[轮批次期]|首[轮批次期]|上[一]?[轮次批]")
_PARTS = re.compile(r"其中|包括|含|分别")
_MORE_OR_LESS = re.compile(
    r"其余|剩余|余下|另|新[增建]|增[加设]|减|注销|退|撤|并|关[闭停]|停|未|尚|除|完成|取消|核销|剔除|补|扩|淘汰|迁|加上"
)
_SAMPLED = re.compile(r"抽[取查检样][一-鿿]{0,8}$")
_NAMED = re.compile(r"[县市区镇乡省州旗]$")


class _Told(NamedTuple):
    """A number told before, with what every later one is compared with."""

    quantity: Quantity
    nouns: tuple[str, str]
    window: str


@dataclass(frozen=True)
class RetakenCount:
    """Compares a number that takes up all of something with the one number told of it before.

    A number taken up must have been told. Where nothing in the report counts so many, no sum and no difference of two
    numbers gives it, and one number close to it was told of the same things, one of the two is wrong.
    """

    farthest_tenths: int = 16
    """How many tenths of the smaller number the larger one may be: beyond, other things are counted."""
    specific: int = 3
    """Characters of a noun that says by itself what is taken up."""
    memory: int = 60
    """Earlier numbers of a word that one is compared with."""
    pool: int = 40
    """Numbers of a unit around a place, of which sums of two are looked at."""
    small: int = 5
    """A number up to this stands in every report: it explains a difference only where it is told as one."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number taken up that was told differently."""
        counted = [q for q in ledger.quantities if q.kind in ("count", "measure") and not q.approximate]
        retakings = {r.quantity.span: r for r in find_retakings([q for q in counted if q.value > 2])}
        if any(r.told for r in retakings.values()) and not _counts_above(ledger, counted):
            retakings = {span: r for span, r in retakings.items() if not r.told}
        if not retakings:
            return
        wanted = {key for r in retakings.values() for key in _keys(r)}
        units = {unit for unit, _ in wanted}
        seen: dict[tuple[str, str], deque[_Told]] = {key: deque(maxlen=self.memory) for key in wanted}
        pools: dict[str, list[Quantity]] = {}
        for quantity in counted:
            pools.setdefault(kind_of_unit(quantity), []).append(quantity)
        told: set[tuple[object, object]] = set()
        for quantity in counted:
            unit = kind_of_unit(quantity)
            retaking = retakings.get(quantity.span)
            first = self._contradicted(ledger, retaking, seen, pools[unit]) if retaking else None
            if retaking and first and (first.value, quantity.value) not in told:
                told.add((first.value, quantity.value))
                noun = _noun(nouns(first), retaking)
                values = {"noun": noun, "one": ledger.quote(first.span), "other": ledger.quote(quantity.span)}
                yield Hit((first.span, quantity.span), values, severity="warning")
            if (
                unit in units
                and quantity.role not in _UNLIKE
                and quantity.value > 2
                and not _SELECTED.search(quantity.before)
            ):
                words = _told(quantity)
                ends = {end for noun in words.nouns for end in (noun[-1:], noun[-2:])}
                for key in {(unit, end) for end in (*ends, quantity.unit)}:
                    if key in seen:
                        seen[key].append(words)

    def _contradicted(
        self, ledger: Ledger, retaking: Retaking, seen: dict[tuple[str, str], deque[_Told]], pool: list[Quantity]
    ) -> Quantity | None:
        """The one earlier number that the retaking contradicts."""
        later = retaking.quantity
        earlier = {id(one): one for key in _keys(retaking) for one in seen[key]}.values()
        # Numbers told in the same words again and again are read once.
        alike_told: dict[tuple[object, ...], list[_Told]] = {}
        for one in earlier:
            if one.quantity.sentence != later.sentence:
                alike_told.setdefault((one.nouns, one.window, one.quantity.unit), []).append(one)
        found = [
            one.quantity
            for told in alike_told.values()
            if _same_things(told[0], retaking, self.specific)
            for one in told
        ]
        if retaking.told and found:
            above = _blocks_above(ledger, later)
            found = [q for q in found if ledger.sentences[q.sentence].block in above]
        if any(q.interval.meets(later.interval) for q in found):
            ledger.note_compared(later, *found)
            return None
        near = sorted((q for q in found if alike(q, later, self.farthest_tenths)), key=lambda q: q.span)
        lacking = LACKING.search(retaking.given + "的")
        if lacking and len({q.value for q in near}) > 1:
            # 17个村公开及时，9个行政村未公开: the clause of the number says which ones are taken up.
            near = [q for q in near if lacking.group()[:-1] in ledger.text[q.clause.start : q.clause.end]]
        if len({q.value for q in near}) != 1:
            return None
        first = near[-1]
        if not self._sure(ledger, first, retaking) or self._explained(ledger, first, retaking, pool):
            return None
        ledger.note_compared(first, later)
        return first

    def _sure(self, ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
        later = retaking.quantity
        every = (retaking.done and _all_given(ledger, first, retaking)) or EVERY.search(later.before)
        if not _one_matter(ledger, first, later, plans=not every):
            return False
        if retaking.told:
            return len(_noun(nouns(first), retaking)) >= self.specific and not _EXAMPLES.search(
                first.before + first.after
            )
        if not retaking.words:
            return retaking.all and retaking.bare and swapped(printed_digits(first), printed_digits(later), 3)
        if retaking.done:
            return _all_given(ledger, first, retaking)
        if retaking.given:
            return _given_again(ledger, first, retaking)
        introduced = retaking.follows and bool(common_noun(nouns(first)[0], retaking.words))
        if retaking.scope:
            return introduced or retaking.all or bool(_WHOLE.search(first.before))
        return retaking.all or (introduced and len(_noun(nouns(first), retaking)) >= self.specific)

    def _explained(self, ledger: Ledger, first: Quantity, retaking: Retaking, pool: list[Quantity]) -> bool:
        """True when the number, or the sum or difference of two, is told of other things, or the rest is told."""
        later = retaking.quantity
        for other in pool:
            again = retaking.told and other.value == first.value and other is not first
            if (other.value != later.value and not again) or other is later:
                continue
            if other.span.start < first.span.start or not _same_things(_told(other), retaking, self.specific):
                return True
        at = bisect_left(pool, later.span.start, key=_start)
        units = unit_class(first), unit_class(later)
        near = [q for q in pool[max(0, at - self.pool) : at + 4] if q is not later and unit_class(q) in units]
        near = [q for q in near if self._tells_change(q) and not own_part(q, later) and of_them(q, retaking)]
        if any(q.value == abs(first.value - later.value) for q in near):
            return True
        if first not in near:
            near.append(first)
        return any(
            later.value in (one.value + other.value, abs(one.value - other.value))
            and not _whole_and_part(ledger, one, other)
            for one, other in combinations(near, 2)
        )

    def _tells_change(self, quantity: Quantity) -> bool:
        """True for a number that may be what two others differ by."""
        if _SAMPLED.search(quantity.before):
            return False
        return quantity.value > self.small or bool(_MORE_OR_LESS.search(window(quantity)))


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _keys(retaking: Retaking) -> set[tuple[str, str]]:
    unit, words = kind_of_unit(retaking.quantity), retaking.words
    if not words:
        return {(unit, retaking.quantity.unit)}
    if len(words) == 1:
        return {(unit, words)}
    # 小麦托管面积 is found by 托管 where 托管的…小麦 are taken up.
    return {(unit, words[at : at + 2]) for at in range(len(words) - 1)} | {(unit, retaking.given[-2:])}


def _noun(phrases: tuple[str, str], retaking: Retaking) -> str:
    """What the phrases of an earlier number name that is taken up.

    小麦 as well of 小麦托管面积, where 托管的…小麦 are taken up.
    """
    verb = retaking.given[-2:]
    named = (*phrases, phrases[0].removesuffix(verb)) if verb else phrases
    found = [common_noun(noun, retaking.words) for noun in named]
    if retaking.told:
        # The title goes on behind the noun: 12个示范村创建情况汇报.
        found += [common_noun(retaking.words, noun) for noun in phrases]
    return max(found, key=len)


def _told(quantity: Quantity) -> _Told:
    return _Told(quantity, nouns(quantity), window(quantity))


def _same_things(earlier: _Told, retaking: Retaking, specific: int) -> bool:
    """True where the earlier number counts what is taken up, and nothing more is said of it the second time."""
    first, later = earlier.quantity, retaking.quantity
    if not retaking.words:
        return first.unit == later.unit
    noun = _noun(earlier.nouns, retaking)
    if len(noun) < specific and (not noun or unit_class(first) != unit_class(later)):
        return False
    # What follows the noun is said of it: 高标准农田上推行“田长制”.
    named, modifier = (
        retaking.words[: retaking.words.find(noun) + len(noun)],
        retaking.words[: retaking.words.find(noun)],
    )
    if any(name not in earlier.window for name in _QUOTED.findall(named)):
        return False
    return all(character in earlier.window for character in modifier)


_POINTS_BACK = re.compile(r"(?:涉及|点名|指出|检出|查出|反馈|通报|督[察查]|交办|暗访发现|反映)$")
_ITEM = 2
"""Paragraphs from the problem of an item to its measure."""
_QUOTED = re.compile("“[^“”]+”")


def _given_again(ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
    """True for 督查指出的23所 where the sentence of the first number says 指出, and for 受检的 behind 检查."""
    said = ledger.quote(ledger.sentences[first.sentence].span)
    verb = retaking.given
    if _POINTS_BACK.search(verb):
        # 该问题涉及的 are those of the item itself.
        blocks = [ledger.sentences[q.sentence].block for q in (first, retaking.quantity)]
        return blocks[1] - blocks[0] <= _ITEM
    if share_a_bigram(verb, said):
        return True
    return (verb[-2:-1] in ("", "受", "所", "被", "经")) and verb[-1] in said


def _all_given(ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
    """True for 已改造开放的 where the first number was told with 全部改造完毕: more of them are not done, nor fewer."""
    said = ledger.text[first.span.end : ledger.sentences[first.sentence].span.end]
    at = _ALL_DONE.search(said)
    verb = retaking.given.removeprefix("已")
    return at is not None and any(verb[i : i + 2] in said[at.end() :] for i in range(len(verb) - 1))


_ALL_DONE = re.compile(r"(?:已|现已)(?:全部|全数|悉数|均)|(?:全部|悉数|均)已")
_EXAMPLES = re.compile(r"典型|案例|选[取出登]|部分|首批|试点|[每各]")
"""Words of a title whose number is one of examples."""


def _counts_above(ledger: Ledger, counted: list[Quantity]) -> bool:
    """True where the title or a heading counts something."""
    title = find_title(ledger)
    first = ledger.document.block_index(title.start) if title else -1
    blocks = {ledger.sentences[q.sentence].block for q in counted}
    return first in blocks or any(ledger.is_heading(block) for block in blocks)


def _blocks_above(ledger: Ledger, quantity: Quantity) -> set[int]:
    """The report's title and the headings above a number, as blocks."""
    found = {heading.block for heading in ledger.section_of(ledger.sentences[quantity.sentence].block)}
    title = find_title(ledger)
    return found | {ledger.document.block_index(title.start)} if title else found


def _one_matter(ledger: Ledger, first: Quantity, later: Quantity, plans: bool) -> bool:
    """False for two times, two rounds, two places, and for before and after a merger."""
    if not one_time(ledger, first, later, plans) or redrawn(ledger, first, later):
        return False
    if each_of_its_own(ledger, first, later):
        return False
    rounds = [set(_ROUND.findall(ledger.quote(ledger.sentences[q.sentence].span))) for q in (first, later)]
    level = _NAMED.search(later.scope)
    return rounds[0] == rounds[1] and (not level or one_owner(ledger, first, later, level.group()))


def _whole_and_part(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a number and one of those that stand behind its 其中."""
    one, other = sorted((one, other), key=lambda quantity: quantity.span)
    between = ledger.text[one.span.end : other.span.start]
    return one.sentence == other.sentence and bool(_PARTS.search(between))
