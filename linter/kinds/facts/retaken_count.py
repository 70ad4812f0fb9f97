"""Retaken counts: 定点医药机构共1342家 … 全市1324家定点医药机构均已, and nothing else in the report counts 1324."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from linter.fact import Quantity, start_of
from linter.facts.names.titles import find_title
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.members import has_another_beside
from linter.facts.quantities.slips import alike, copied, printed_digits, swapped
from linter.facts.quantities.takeup import SAMPLE
from linter.facts.states.common_nouns import common_noun
from linter.facts.states.givers import givers_differ, of_another_source
from linter.facts.states.moved_on import moved_on
from linter.facts.states.retaken import (
    EVERY,
    LACKING,
    Retaking,
    find_retakings,
    kind_of_unit,
    nouns,
)
from linter.facts.states.same_matter import of_another_round, of_two_inspections
from linter.finding import Hit
from linter.kinds.facts._classes import of_a_class, one_of_classes, part_of_others
from linter.kinds.facts._explained import rest_told, some_reached
from linter.kinds.facts._given_again import all_acted_on, all_given, given_again, none_left_out
from linter.kinds.facts._made_up import adds_up, told_of_others
from linter.kinds.facts._one_matter import one_matter
from linter.kinds.facts._other_term import other_term
from linter.kinds.facts._taken_up import Told, any_of_them, keys_of, noun_taken_up, same_things, told
from linter.kinds.facts._told_over import find_told_over
from linter.ledger import Ledger
from linter.patterns import regex

_SELECTED = regex(r"(?:等|另|又|再|[每各][^，,。；;]{0,6})$")
"""Words before a number that is told of some of the things, of others, or of each."""
_WHOLE = regex(r"(?:共|现|拥|辖|设|建)有?$|有$|[达为计]$|[全我本][县市区镇乡省州村]$")


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
            yield from self._told_over(ledger, frozenset())
            return
        wanted = {key for r in retakings.values() for key in keys_of(r)}
        units = {unit for unit, _ in wanted}
        seen: dict[tuple[str, str], deque[Told]] = {key: deque(maxlen=self.memory) for key in wanted}
        pools: dict[str, list[Quantity]] = {}
        for quantity in counted:
            pools.setdefault(kind_of_unit(quantity), []).append(quantity)
        reported: set[tuple[object, object]] = set()
        for quantity in counted:
            unit = kind_of_unit(quantity)
            retaking = retakings.get(quantity.span)
            first = self._contradicted(ledger, retaking, seen, pools[unit]) if retaking else None
            if retaking and first and (first.value, quantity.value) not in reported:
                reported.add((first.value, quantity.value))
                noun = noun_taken_up(nouns(first), retaking)
                values = {"noun": noun, "one": ledger.quote(first.span), "other": ledger.quote(quantity.span)}
                yield Hit((first.span, quantity.span), values, severity="warning")
            if unit in units and quantity.is_level and quantity.value > 2 and not _SELECTED.search(quantity.before):
                earlier = told(quantity)
                for key in earlier.keys:
                    if key in seen:
                        seen[key].append(earlier)
        yield from self._told_over(ledger, reported)

    def _told_over(self, ledger: Ledger, reported: Set[tuple[object, object]]) -> Iterator[Hit]:
        for first, later in find_told_over(ledger, counts=True):
            ledger.note_compared(first, later)
            if (first.value, later.value) not in reported:
                values = {"one": ledger.quote(first.span), "other": ledger.quote(later.span)}
                yield Hit((first.span, later.span), values, severity="warning", variant="over")

    def _contradicted(
        self, ledger: Ledger, retaking: Retaking, seen: dict[tuple[str, str], deque[Told]], pool: list[Quantity]
    ) -> Quantity | None:
        """The one earlier number that the retaking contradicts."""
        later = retaking.quantity
        earlier = {id(one): one for key in keys_of(retaking) for one in seen[key]}.values()
        # Numbers told in the same words again and again are read once.
        alike_told: dict[str, list[Told]] = {}
        for one in earlier:
            if one.quantity.sentence != later.sentence:
                alike_told.setdefault(one.words, []).append(one)
        found = [
            one.quantity
            for told in alike_told.values()
            if same_things(told[0], retaking, self.specific)
            for one in told
        ]
        by_sort = any_of_them(retaking)
        again = [q for q in found if by_sort and q.interval.meets(later.interval)]
        if again:
            # 现场检查172家 … 现场检查的172家机构: they were told, without the name.
            ledger.note_compared(later, *again)
            return None
        if by_sort:
            # Where one of them bears the noun, the others are no 企业 for being counted by 家.
            found = [q for q in found if noun_taken_up(nouns(q), retaking)] or found
        if retaking.lot:
            found = [q for q in found if retaking.lot in q.before]
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
        if retaking.lacking and not retaking.all and later.value < first.value:
            return None
        if retaking.acted_on and not all_acted_on(first, later):
            return None
        if by_sort and not noun_taken_up(nouns(first), retaking) and not _just_told(pool, first, later):
            return None
        if not self._sure(ledger, first, retaking) or self._explained(ledger, first, retaking, pool):
            return None
        if any(apart(ledger, first, later) for apart in (moved_on, has_another_beside, other_term)):
            return None
        ledger.note_compared(first, later)
        return first

    def _sure(self, ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
        later = retaking.quantity
        every = all_given(ledger, first, retaking) if retaking.done else retaking.all and none_left_out(ledger, later)
        every = every or EVERY.search(later.before) is not None
        if later.before.endswith("前") and later.value < first.value and not every:
            return False  # 年底前240个村全部通路: of 257
        copied = self._copied(first, retaking)
        noun = noun_taken_up(nouns(first), retaking)
        of_now = not retaking.these and not retaking.lot
        if not one_matter(ledger, first, later, noun, plans=not every, spans=not copied, times=of_now):
            return False
        if of_another_round(ledger, later.sentence) != of_another_round(ledger, first.sentence):
            return False
        told = ledger.read(ledger.sentences[first.sentence].span)
        if retaking.given and (of_another_source(told, retaking.given) or givers_differ(first.before, later.before)):
            return False
        if of_two_inspections(ledger, first, later) or _of_a_sample(ledger, first, later):
            return False
        if (retaking.scope and part_of_others(ledger, first)) or (retaking.all and of_a_class(ledger, first, later)):
            return False
        if one_of_classes(ledger, first, later, noun):
            return False
        if copied:
            return True
        if retaking.told:
            return len(noun_taken_up(nouns(first), retaking)) >= self.specific and not _EXAMPLES.search(
                first.before + first.after
            )
        if not retaking.words:
            return retaking.all and retaking.bare and swapped(printed_digits(first), printed_digits(later), 3)
        if retaking.done:
            return all_given(ledger, first, retaking)
        if retaking.given:
            return given_again(ledger, first, retaking)
        introduced = retaking.follows and bool(common_noun(nouns(first)[0], retaking.words))
        if retaking.lot:
            return True
        if retaking.scope:
            # 全市1298个行政村通上公路: they may be those of 1326 that did.
            some = later.value < first.value and len(later.before) <= _SCOPE and some_reached(later.after[2:])
            if some and not retaking.all and not swapped(printed_digits(first), printed_digits(later), 2):
                return False
            return introduced or retaking.all or bool(_WHOLE.search(first.before))
        if _more_of_all(first, retaking):
            return True
        return retaking.all or (introduced and len(noun_taken_up(nouns(first), retaking)) >= self.specific)

    def _copied(self, first: Quantity, retaking: Retaking) -> bool:
        """True for 65个示范村 behind 56个村列入示范村: a slip in a number under a name of several words."""
        later, words = retaking.quantity, retaking.words
        if not retaking.follows or not retaking.bare or retaking.given or retaking.told:
            return False
        one, other = printed_digits(first), printed_digits(later)
        if not copied(one, other, 2):
            return False
        noun = noun_taken_up(nouns(first), retaking)
        named = len(words[: words.find(noun) + len(noun)]) + (_SETTLED.match(later.after, len(words)) is not None)
        return named >= self.specific + (not swapped(one, other, 2))

    def _explained(self, ledger: Ledger, first: Quantity, retaking: Retaking, pool: list[Quantity]) -> bool:
        """True when the number, or the sum or difference of two, is told of other things, or the rest is told."""
        if told_of_others(pool, first, retaking, self.specific) or rest_told(ledger, first, retaking.quantity):
            return True
        # 抽查520条，有17条应立未立，有8条超期。25条逐条倒查: both of those that were told of it.
        told = [one for one in ledger.by_sentence[first.sentence] if one.unit == first.unit and one.span > first.span]
        if any(one.value + other.value == retaking.quantity.value for one, other in pairwise(told)):
            return True
        if any(first.value - one.value == retaking.quantity.value for one in told):
            return True  # 辖14个乡镇，其中3个不承担任务。参加考核的11个乡镇
        at = bisect_left(pool, retaking.quantity.span.start, key=start_of)
        small = 0 if _LISTED.search(retaking.quantity.before) else self.small
        return adds_up(ledger, pool[max(0, at - self.pool) : at + 4], first, retaking, small)


def _more_of_all(first: Quantity, retaking: Retaking) -> bool:
    """True for 设6个分会场。8个分会场同步举办: more of them, in the next words, than there are in all."""
    later = retaking.quantity
    if not (retaking.bare and retaking.follows) or not 0 < later.sentence - first.sentence <= _NEXT:
        return False
    whole = _WHOLE.search(first.before) or _REACHES.search(first.before) or _MADE_OF.match(first.after)
    planned = _TO_COME.match(later.after)
    return later.value > first.value and whole is not None and planned is None


_SETTLED = regex("(?:已经?|现已经?)[一-鿿]{0,4}?(?:完成|办结|整改|落实|销号|解决|答复)")
"""What is told to be settled as a batch was told before: 42项问题已整改完成39项."""
_NEXT = 2
"""Sentences in which what was just told is gone on with."""
_TO_COME = regex("[一-鿿]{0,8}?(?:将|拟|计划|预计|明年|即将|待)")
_REACHES = regex("(?:涉及|覆盖|包括|惠及|辐射|分布在)$")
_MADE_OF = regex("[一-鿿]{0,8}?(?:组成|构成)")


def _just_told(pool: Sequence[Quantity], first: Quantity, later: Quantity) -> bool:
    """True where no other number of the unit stands between the two, few sentences apart."""
    if later.sentence - first.sentence > _FAR:
        return False
    at = bisect_left(pool, later.span.start, key=start_of)
    before = (q for q in reversed(pool[:at]) if unit_class(q) == unit_class(later) and q.sentence != later.sentence)
    return next(before, None) is first


_FAR = 5
"""Sentences from a number to one that takes its things up by a name that any things have."""
_LISTED = regex("对照$")
"""Before what stands on a list, to which a few found by oneself may have been added."""
_SCOPE = 3
"""Characters of 全县, 全系统 …"""


_EXAMPLES = regex(r"典型|案例|选[取出登]|部分|首批|试点|[每各]")
"""Words of a title whose number is one of examples."""


def _counts_above(ledger: Ledger, counted: list[Quantity]) -> bool:
    """True where the title or a heading counts something."""
    title = find_title(ledger)
    first = ledger.document.block_index(title.start) if title else -1
    blocks = {ledger.sentences[q.sentence].block for q in counted}
    return first in blocks or any(ledger.outline.holds(block) for block in blocks)


def _blocks_above(ledger: Ledger, quantity: Quantity) -> set[int]:
    """The report's title and the headings above a number, as blocks."""
    found = {heading.block for heading in ledger.section_of(ledger.sentences[quantity.sentence].block)}
    title = find_title(ledger)
    return found | {ledger.document.block_index(title.start)} if title else found


_SAMPLED = 160
"""Characters before a number that may tell of a sample, whose classes it may count."""
_ALL_OF_IT = regex("[全我本][省市县区州镇乡]")


def _of_a_sample(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 抽查学校40所，其中民办12所 and 全市21所民办学校: some were looked at, and there are more."""
    start = ledger.paragraph(first).start
    told = ledger.text[max(start, first.span.start - _SAMPLED) : first.span.start].rpartition("。")[2]
    sampled = SAMPLE.search(told)
    return sampled is not None and _ALL_OF_IT.search(later.before) is not None
