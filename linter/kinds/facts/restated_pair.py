"""Restated pairs: two numbers told together twice, of which one has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.owners import of_two_budgets
from linter.facts.quantities.pairs import Pair, find_pairs
from linter.facts.quantities.runs_again import find_runs_again
from linter.facts.quantities.slips import one_digit, printed_digits, swapped
from linter.finding import Hit
from linter.kinds.facts._aspects import aspects_retold
from linter.kinds.facts._kept_amounts import find_kept_amounts
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ROUND = regex(
    r"第[一二三四五六七八九十\d]+[轮批次期标届]|[首上]一?[轮批次期]|回头看|复查|[新旧原同]口径|可比口径|剔除|扣除|核实"
    r"|名义|现价"
)
_BACK = regex(r"(?<![比较])(?:[去上前]年|往年|上届)(?!同期)|(?<![比较])(?:去年|上年)同期(?!相比|[增下减上提])")
"""An earlier year that a sentence is told of, not one that it compares with."""


@dataclass(frozen=True)
class RestatedPair:
    """Compares pairs under the same two names: the number that stayed says that both are told of one thing."""

    smallest: int = 10
    """A number below this stays the same by chance."""
    telling: int = 1000
    """A count from which on no two things have the same one by chance."""
    digits: int = 3
    """Digits of numbers of which one that differs, or two that changed places, are a slip."""
    near_tenths: int = 13
    """How many tenths of the smaller count the larger one may be where one digit of two makes a slip."""
    values: int = 2
    """A pair of names with more different pairs of numbers than this is a series."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of which one number is told differently the second time."""
        groups: dict[tuple[str, str, str, str], list[Pair]] = {}
        grown: dict[tuple[str, str, str, str, Decimal], list[Pair]] = {}
        for pair in find_pairs(ledger):
            groups.setdefault(pair.key, []).append(pair)
            if pair.second.kind == "percent":
                grown.setdefault((*pair.key, pair.second.value), []).append(pair)
        reported: set[Span] = set()
        # A name that bears many numbers, of all and of each level, still bears one of them for each rate of growth.
        for group in chain(groups.values(), grown.values()):
            if len({(pair.first.value, pair.second.value) for pair in group}) == self.values:
                for hit in self._compare(ledger, group):
                    if hit.spans[0] not in reported:
                        reported.add(hit.spans[0])
                        yield hit
        yield from aspects_retold(ledger)
        for one, other, kept, again in (*find_kept_amounts(ledger), *find_runs_again(ledger)):
            if one.span in reported:
                continue
            reported.add(one.span)
            ledger.note_compared(one, other, kept, again)
            values = {"kept": ledger.quote(kept.span), "one": ledger.quote(one.span), "other": ledger.quote(other.span)}
            yield Hit((one.span, other.span, kept.span, again.span), values, severity="warning")

    def _compare(self, ledger: Ledger, group: Sequence[Pair]) -> Iterator[Hit]:
        one = group[0]
        other = next(p for p in group if (p.first.value, p.second.value) != (one.first.value, one.second.value))
        kept, changed = ("first", "second") if one.first.value == other.first.value else ("second", "first")
        stayed = getattr(one, kept), getattr(other, kept)
        differ = getattr(one, changed), getattr(other, changed)
        ledger.note_compared(*stayed, *differ)
        if stayed[0].value != stayed[1].value or self._by_chance(stayed[0]):
            return
        if differ[0].interval.meets(differ[1].interval) or one.first.sentence == other.first.sentence:
            return
        if not (one_time(ledger, *differ) and one_scope(*differ)) or _told_apart(
            ledger, one.first, other.first, stayed[0].kind == "percent", one.key[1]
        ):
            return
        yield Hit(
            (differ[0].span, differ[1].span, stayed[0].span, stayed[1].span),
            {
                "kept": ledger.quote(stayed[0].span),
                "one": ledger.quote(differ[0].span),
                "other": ledger.quote(differ[1].span),
            },
            severity="warning" if self._is_one(stayed[0], *differ) else "note",
        )

    def _by_chance(self, kept: Quantity) -> bool:
        """True for a number of so few digits that two things may have it: 8个, 增长5%."""
        return len(printed_digits(kept)) < _RATE_DIGITS if kept.kind == "percent" else kept.value < self.smallest

    def _is_one(self, kept: Quantity, one: Quantity, other: Quantity) -> bool:
        """True where the number that stayed, or the change of the other, is hardly chance.

        36场、2400人次 and 36场、1860人次 are often two things; a rate of growth stands beside its own amount.
        """
        if kept.kind != "count" or kept.value >= self.telling:
            return True
        digits = printed_digits(one), printed_digits(other)
        if swapped(*digits, self.digits) or (self._near(one, other) and one_digit(*digits, 2)):
            return True
        same = len(digits[0]) == len(digits[1]) >= self.digits
        return same and sum(a != b for a, b in zip(*digits, strict=False)) == 1

    def _near(self, one: Quantity, other: Quantity) -> bool:
        low, high = sorted((one.value, other.value))
        return one.kind == other.kind == "count" and high * 10 <= low * self.near_tenths


def _told_apart(ledger: Ledger, one: Quantity, other: Quantity, rate: bool, name: str) -> bool:
    """True where the sentences of two pairs name two rounds, begin with two heads, or tell of an earlier year.

    `rate` tells that both are known by how much they grew, as parts of two wholes may be; `name` is what both are
    told under.
    """
    starts = (max(ledger.sentences[q.sentence].span.start, q.span.start - _LEAD) for q in (one, other))
    words = [ledger.text[start : q.span.start] for start, q in zip(starts, (one, other), strict=True)]
    heads = {lead[: lead.index("：")] for lead in words if "：" in lead}
    rounds = [set(_ROUND.findall(lead)) for lead in words]
    own = ledger.identity.year
    years = [{int(year) for year in YEAR.findall(lead)} - {own} for lead in words]
    # 2025年…；社保支出59亿元，增长12.7%: the year may be told one clause earlier, and no two years grow alike.
    if own and bool(years[0]) != bool(years[1]) and not rate:
        return True
    # 全市…完成预算的99.2% and 市级…完成预算的99.2%: budgets of two levels, at the same rate by chance.
    if rate and of_two_budgets(ledger, one, other):
        return True
    # 死亡14人，受伤168人。其中，道路事故死亡13人，受伤168人: all that were hurt were hurt on the road.
    behind = ["其中" in lead for lead in words]
    # 总产值…，其中一产89亿元，增长2.9% and 民营经济…，其中一产72亿元，增长2.9%: parts of two wholes.
    # A name as long as 国有土地使用权出让收入 is told with and without 其中.
    alone = rate and len(name) >= _OWN_NAME
    if (behind[0] != behind[1] and not alone) or (all(behind) and rate):
        return True
    return len(heads) > 1 or rounds[0] != rounds[1] or bool(_BACK.search(words[0])) != bool(_BACK.search(words[1]))


_OWN_NAME = 8
"""Characters of a name that only a part of one whole bears."""
_RATE_DIGITS = 2
"""Digits that a rate of growth must have to tell one amount: 19.8%, 6.6%."""
_LEAD = 400
"""Characters of a sentence before a number in which its round and its year are told."""
