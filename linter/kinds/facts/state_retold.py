"""States retold: 134笔中结清98笔，其余36笔逾期 … 尚未结清的46笔, and 到3月底栽植1.9万亩 … 到3月底仅栽植1.6万亩."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.labels import of_named_year, one_scope, unit_class
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.owners import of_two_budgets
from linter.facts.quantities.slips import alike, printed_digits, swapped
from linter.facts.quantities.takeup import words_around
from linter.facts.states.classes_beside import excepted, of_both_flows, one_of_classes, shares_of_their_own
from linter.facts.states.common_nouns import common_noun
from linter.facts.states.givers import added_up, givers_differ
from linter.facts.states.moved_on import moved_on
from linter.facts.states.named_more import bases_differ, names_more, of_other_things, rest_of_its_own, things_of
from linter.facts.states.states_told import StateTold, find_states_told, order_of, when_told
from linter.facts.states.two_series import of_two_series
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.facts._class_again import classes_again
from linter.kinds.facts._implied_rests import Rest, done_by, goes_on, implied_rest, of_the_only_batch, told_in_one
from linter.kinds.facts._number_pool import Pool
from linter.kinds.facts._split_again import split_again
from linter.kinds.facts._undone_again import undone_again
from linter.ledger import Ledger
from linter.patterns import regex

_REST = regex(r"(?:其余|剩余|余下|尚余|还剩|另有?|尚有|还有|仍有|剩)(?:的|下)?[一-鿿]{0,6}$")
_CLASS = regex(
    r"其中|其他|[一-鿿](?:类|型|级|批)(?![一-鿿]?推进)|[一-鿿]{2}(?:镇|乡|街道|村)(?!级)|第[一二三四五六七八九十]|当[年月日]|本[月周]|抽[取查检样选]|选取|随机|新增|上[年月轮]|去年|计划|预计|拟"
)
_OF_OTHERS = regex(r"[一-鿿]{2}(?:镇|乡|街道|村)(?!级)|第[一二三四五六七八九十]|前[一两三几]年|[上去往历]年|上一?轮")
_PART_OF_OTHERS = regex("层面|片区|领域|新发现|新接|新交办|新增|两级|三级|合计|以上[两三各]")
"""Beside what is left, a place, a batch, years or a part of its own, or two batches: 石桥镇尚未落地的8条."""
_EARLIER = regex("[上去前]年|年初|期初|以前年度|历年")
"""上年结余: what an earlier year left over, and nothing of what is left now."""
_NEAR = 8
"""Characters behind a state that may narrow it down."""


@dataclass(frozen=True)
class StateRetold:
    """Compares how many of one batch are told to be done, or left, by one day."""

    farthest_tenths: int = 16
    """Tenths of the smaller number that the larger one may be."""
    back: int = 8
    """Numbers of the unit before what is left among which batch and settled ones are looked for."""
    specific: int = 3
    """Characters of a noun that says by itself what is done."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each state that the text tells differently in another place."""
        reported = set()
        for hit in self._told_twice(ledger):
            reported.add(frozenset(hit.spans))
            yield hit
        for rest, left in undone_again(ledger):
            ledger.note_compared(left, rest.base, rest.settled)
            if not any(left.span in spans for spans in reported):
                yield _left_hit(ledger, rest, left)
        for one, other in (*classes_again(ledger), *split_again(ledger)):
            ledger.note_compared(one, other)
            if not any({one.span, other.span} & spans for spans in reported):
                values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
                yield Hit((one.span, other.span), values, severity="warning")

    def _told_twice(self, ledger: Ledger) -> Iterator[Hit]:
        states = list(find_states_told(ledger))
        if not states:
            return
        pools: dict[str, Pool] = defaultdict(Pool)
        for quantity in ledger.quantities:
            if quantity.is_amount and not quantity.approximate:
                pools[unit_class(quantity)].add(quantity)
        yield from self._left(ledger, states, pools)
        yield from self._done(ledger, states, pools)

    def _left(self, ledger: Ledger, states: Sequence[StateTold], pools: Mapping[str, Pool]) -> Iterator[Hit]:
        still: dict[str, list[StateTold]] = {}
        done: dict[tuple[str, str], list[StateTold]] = {}
        for state in states:
            unit = unit_class(state.quantity)
            if state.side == "open":
                still.setdefault(unit, []).append(state)
            elif based := goes_on(ledger, state):
                done.setdefault((unit, state.what), []).append(based)
        for unit, again in still.items():
            told = list(self._rests(ledger, pools[unit].numbers, {state.quantity.span for state in again}))
            of_all = [r for state in again if (r := implied_rest(state, done_by(done, unit, state)))]
            rests = (told or of_all) if len({rest.base.value for rest in told or of_all}) == 1 else []
            # 7个由甲包干，其余14个由乙包干: what others are left of says nothing of the batch that the report is about.
            rests = [*rests[: self.back], *(of_all[:1] if told else [])]
            for state in again:
                rest = next((rest for rest in rests if self._contradict(ledger, rest, state, rests, pools[unit])), None)
                if rest:
                    yield _left_hit(ledger, rest, state.quantity)

    def _rests(self, ledger: Ledger, pool: Sequence[Quantity], still: set[object]) -> Iterator[Rest]:
        """What is left where the text itself subtracts: 1286件 … 办结1241件，尚在办理45件."""
        for at, left in enumerate(pool):
            if left.span not in still and not _REST.search(left.before):
                continue
            before = [
                q for q in pool[max(0, at - self.back) : at] if q.value > left.value or q.sentence == left.sentence
            ]
            pairs = [(a, b) for a, b in combinations(before, 2) if a.value - b.value == left.value and b.value > 0]
            if pairs:
                yield Rest(*pairs[-1], left, when_told(ledger, left))

    def _contradict(self, ledger: Ledger, rest: Rest, state: StateTold, rests: Sequence[Rest], pool: Pool) -> bool:
        told, left = state.quantity, rest.left
        if told.span in (rest.settled.span, rest.base.span):
            return False  # 已解决15个；8个正在推进；未完成7个: what is subtracted is not what is left
        # 街道辖11个社区 … 完工5个、在建6个: what it has of other things is no base of what is left.
        if of_other_things(ledger, rest.base, told) or (left.span == rest.settled.span and _is_apart(ledger, told)):
            return False
        if told.sentence == left.sentence or told.value >= rest.base.value or told.interval.meets(left.interval):
            return False
        if _is_split(ledger, told, rest.base):
            return False
        if not alike(told, left, self.farthest_tenths):
            return False
        # What is left only falls: more of it, told without a day further on, is of no other day.
        risen = state.when == ("", "") and state.given and left.span.end < told.span.start and told.value > left.value
        if not risen and order_of(rest.when, state.when) != "same":
            return False
        if state.same_sentence and state.base and state.base.value != rest.base.value:
            return False
        clause = _clause(ledger, told)
        if givers_differ(ledger.lead(rest.base, _LEAD), ledger.lead(told, _LEAD)) or _EARLIER.search(clause):
            return False
        if not _one_batch(ledger, left, told) or "其中" in clause:
            return False
        if told.value < left.value and (_CLASS.search(clause) or one_of_classes(ledger, told, left)):
            return False  # one of several funds may have more left than all of them, where others run short
        batch = {rest.base.value, rest.settled.value, left.value}
        if excepted(ledger, told, left) or rest_of_its_own(ledger, told, batch) or moved_on(ledger, left, told):
            return False
        if told_in_one(ledger, left, told) or pool.found_besides(told) or _found_by_another(ledger, rest.base, told):
            return False
        only = of_the_only_batch(ledger, rest, state, pool.values[rest.base.value])
        if any(told.value == one.base.value - one.settled.value for one in rests):
            return False
        if pool.values[told.value] > 1 and not only:
            return False  # 6个村 is told besides, where words alone say what the 6个 are
        repeated = state.base is not None and state.base.value == rest.base.value and state.same_sentence
        around = words_around(ledger, rest.base) | words_around(ledger, left) | words_around(ledger, rest.settled)
        ledger.note_compared(told, left)
        if left.span == rest.settled.span and (len(rests) > 1 or not state.what):
            return only
        repeated |= only
        return repeated or (bool(around & words_around(ledger, told)) and not names_more(ledger, left, told))

    def _done(self, ledger: Ledger, states: Sequence[StateTold], pools: Mapping[str, Pool]) -> Iterator[Hit]:
        groups: dict[tuple[str, str], list[StateTold]] = {}
        covered = {quantity.span for batch in ledger.batches for quantity in (batch.done, batch.open) if quantity}
        for state in states:
            if state.side == "done":
                groups.setdefault((unit_class(state.quantity), state.what), []).append(state)
        for (unit, _), group in groups.items():
            for at, later in enumerate(group):
                for first in group[max(0, at - self.back) : at]:
                    both = {first.quantity.span, later.quantity.span} <= covered
                    if not both and self._done_differs(ledger, first, later, pools[unit]):
                        yield _done_hit(ledger, first, later)
                        break

    def _done_differs(self, ledger: Ledger, first: StateTold, later: StateTold, pool: Pool) -> bool:
        one, other = first.quantity, later.quantity
        if (
            one.sentence == other.sentence
            or one.interval.meets(other.interval)
            or not alike(one, other, self.farthest_tenths)
            or (later.base and later.base.value == one.value)  # 共拆除374处。374处中，主动拆除的291处: some of them
        ):
            return False
        order = order_of(first.when, later.when)
        if order == "unknown" and later.given and not later.when[1]:
            order = "same"
        if order in ("unknown", "earlier") or (order == "later" and other.value > one.value):
            return False
        if any(apart(ledger, one, other) for apart in (of_both_flows, shares_of_their_own, of_named_year)):
            return False
        if _CLASS.search(_clause(ledger, one)) or _CLASS.search(_clause(ledger, other)):
            return False
        if pool.explains(other) or not _one_batch(ledger, one, other) or _given_apart(ledger, first, later):
            return False
        repeated = first.base is not None and later.base is not None and first.base.value == later.base.value
        apart = order == "later" and of_two_series(ledger, one, other)
        return not apart and (repeated or not names_more(ledger, one, other)) and self._one_thing(first, later, order)

    def _one_thing(self, first: StateTold, later: StateTold, order: str) -> bool:
        """True when both states are told of the same things: of one base, or under one name."""
        one, other = first.quantity, later.quantity
        if first.base and later.base and (later.same_sentence or later.given):
            return first.base.value == later.base.value and first.base is not later.base
        things = things_of(one) + (things_of(first.base) if first.base else ())
        noun = max((_common(a, b) for a in things for b in things_of(other) if a and b), key=len, default="")
        both = first.base is not None and later.base is not None
        if order == "same" and first.when[1] and swapped(printed_digits(one), printed_digits(other), 3):
            return bool(noun) or not both
        if later.given:
            return len(noun) > 1 or later.what != "完成"
        if both:
            return False
        if order == "later" and all("累计" in state.quantity.before for state in (first, later)):
            return len(noun) > 1 or not (any(things) and any(things_of(other)))
        return bool(first.when[1]) and len(noun) >= self.specific


def _common(one: str, other: str) -> str:
    """The noun that two phrases share: the ending of both, or the ending of one within the other."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return max(one[len(one) - length :], common_noun(one, other), key=len)


def _is_apart(ledger: Ledger, told: Quantity) -> bool:
    start = ledger.sentences[told.sentence].span.start
    return bool(
        _PART_OF_OTHERS.search(ledger.text, start, told.span.end + _NEAR) or _OF_OTHERS.search(_clause(ledger, told))
    )


_FOUND_BY = regex(r"(?P<who>[一-鿿]{2})(?:指出|反馈|发现|查出|交办|移交|督办|点名|提出)(?:的|后)?[、，,]$")


def _found_by_another(ledger: Ledger, base: Quantity, told: Quantity) -> bool:
    """True for 对审计指出、没有整改到位的7个问题, where the batch is not the auditors'."""
    found = _FOUND_BY.search(ledger.text, max(0, told.clause.start - _FARTHEST_FINDER), told.clause.start)
    start = base.span.start
    return found is not None and found["who"] not in ledger.text[max(0, start - _LEAD) : start]


_FARTHEST_FINDER = 10
"""Characters before a clause in which it is told who found what it tells of."""


def _clause(ledger: Ledger, quantity: Quantity) -> str:
    return ledger.text[quantity.clause.start : min(quantity.clause.end, quantity.span.end + _NEAR)]


def _one_batch(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """False where the sentences name two batches, rounds or years, or one is told of a named place."""
    if one.period and other.period and one.period[:4] != other.period[:4]:
        return False  # 2019年，清偿540万元 … 2020年，清偿669万元
    named = [set(_BATCH.findall(ledger.read(ledger.sentences[q.sentence].span))) for q in (one, other)]
    apart = of_two_members(ledger, one, other) or (one.kind == "money" and of_two_budgets(ledger, one, other))
    return named[0] == named[1] and one_scope(one, other) and not apart


def _is_split(ledger: Ledger, told: Quantity, base: Quantity) -> bool:
    """True for the 95件 of 未销账95件、未登记18件、遗失4件: with those told beside it, it makes up the batch."""
    beside = [q for q in ledger.by_sentence[told.sentence] if q.unit == base.unit and q.value < base.value]
    return len(beside) > 1 and sum(q.value for q in beside) == base.value


_LEAD = 200
"""Characters before a batch in which its giver is told: a sentence may be a list of many batches."""


def _given_apart(ledger: Ledger, first: StateTold, later: StateTold) -> bool:
    """True for two batches of one size that were handed over by two."""
    if not first.base or not later.base or first.base.value != later.base.value:
        return False
    leads = (ledger.lead(first.base, _LEAD), ledger.lead(later.base, _LEAD))
    return bases_differ(first.base, later.base) or givers_differ(*leads) or added_up(ledger, first.base)


_BATCH = regex(
    r"第[一二三四五六七八九十\d]+[轮批次期标]|首[轮批期]|上一?[轮批]|(?:19|20)\d\d年(?:度|第)|[一二三四]季度(?!末)"
)


def _left_hit(ledger: Ledger, rest: Rest, told: Quantity) -> Hit:
    numbers = [plain(q.value) for q in (rest.base, rest.settled, rest.left)]
    implied = rest.left.span == rest.settled.span
    one = numbers[2] + rest.left.unit if implied else ledger.quote(rest.left.span)
    spans = (told.span, rest.base.span, rest.settled.span)
    return Hit(
        spans if implied else (rest.left.span, *spans),
        {"one": one, "other": ledger.quote(told.span)},
        f"{numbers[0]} - {numbers[1]} = {numbers[2]} ≠ {plain(told.value)}",
        severity="warning",
        variant="left",
    )


def _done_hit(ledger: Ledger, first: StateTold, later: StateTold) -> Hit:
    values = {"one": ledger.quote(first.quantity.span), "other": ledger.quote(later.quantity.span)}
    variant = "fallen" if order_of(first.when, later.when) == "later" else ""
    return Hit((first.quantity.span, later.quantity.span), values, severity="warning", variant=variant)
