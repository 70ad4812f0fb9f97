"""Every rate of a document: told beside its numbers, pages from them, by form, by place and by slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from linter.facts.parts.confirmed_splits import find_split_rates
from linter.facts.quantities.named_by_number import named_by_number
from linter.facts.rates.clearance import moved_by_stock
from linter.facts.rates.court_rates import find_court_rates
from linter.facts.rates.evened_shares import is_evened
from linter.facts.rates.far_rates import find_far_rates
from linter.facts.rates.footing import has_footing
from linter.facts.rates.interests import find_interests
from linter.facts.rates.one_matter import of_one_matter, of_one_owner, of_one_year, with_some_left_out
from linter.facts.rates.parts_behind import find_parts_behind
from linter.facts.rates.plan_apart import find_plans_apart
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_apart import find_rates_apart
from linter.facts.rates.rate_by_slip import find_rates_by_slip
from linter.facts.rates.rate_far_bases import find_far_bases
from linter.facts.rates.rate_far_wholes import find_rates_of_far_wholes
from linter.facts.rates.rate_first import find_rates_first
from linter.facts.rates.rate_of_another import of_another_act
from linter.facts.rates.rate_of_fewer import of_fewer
from linter.facts.rates.rate_of_halves import find_rates_of_halves
from linter.facts.rates.rate_of_part import find_rates_of_parts
from linter.facts.rates.rate_states import find_rates_of_states
from linter.facts.rates.rate_told_again import find_rates_told_again
from linter.facts.rates.rates import find_rates
from linter.facts.rates.rates_around import find_rates_around
from linter.facts.rates.rates_by_place import find_rates_by_place
from linter.facts.rates.rates_by_unit import find_rates_by_unit
from linter.facts.rates.rates_by_words import find_rates_by_words
from linter.facts.rates.rates_of_all import find_rates_of_all
from linter.facts.rates.rates_of_room import find_rates_of_room
from linter.facts.rates.rates_of_these import find_rates_of_these
from linter.facts.rates.rates_of_two import find_rates_of_two
from linter.facts.rates.recovered import find_recovered
from linter.facts.rates.respective_shares import find_respective_shares
from linter.facts.rates.share_apart import find_shares_apart
from linter.facts.rates.shares_of_a_few import find_shares_of_a_few
from linter.facts.rates.shares_of_named_total import find_shares_of_named_totals
from linter.facts.rates.shares_of_one_whole import find_shares_of_one_whole
from linter.facts.rates.shares_of_the_area import find_shares_of_the_area
from linter.facts.rates.sister_shares import find_sister_shares
from linter.facts.rates.tax_shares import find_tax_shares
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["find_all_rates"]

_MOST_MEANT = 5
"""Numbers of one unit beyond which no pair is taken for the one that is meant."""

_Counts = Callable[[Rate], bool]
"""Which rates that were found before leave nothing for a finder to look for."""


def _any(rate: Rate) -> bool:
    return True


def _paired(rate: Rate) -> bool:
    return rate.numerator is not None


def _clear(rate: Rate) -> bool:
    return rate.numerator is not None and len(rate.others) <= _MOST_MEANT


def _certain(rate: Rate) -> bool:
    return rate.certain


_Finder = Callable[["Ledger", frozenset[int]], Iterable[Rate]]
_APART: tuple[tuple[_Finder, _Counts], ...] = (
    (find_rates_apart, _any),
    (find_shares_apart, _any),
    (find_shares_of_the_area, _any),
    (find_far_bases, _any),
    (find_rates_of_states, _any),
    (find_rates_told_again, _any),
    (find_rates_by_slip, _paired),
    (find_rates_by_unit, _paired),
    (find_rates_of_parts, _clear),
    (find_split_rates, _certain),
)
"""What other sentences, other words and the numbers beside them tell, the surest first."""
_BY_FORM: tuple[Callable[[Ledger], Iterable[Rate]], ...] = (
    find_sister_shares,
    find_respective_shares,
    find_shares_of_one_whole,
    find_shares_of_named_totals,
    find_shares_of_a_few,
    find_rates_of_all,
    find_court_rates,
)
"""What a list or a chain tells by its form, the last of them the surest."""
_FAR: tuple[tuple[_Finder, _Counts], ...] = (
    (find_rates_of_halves, _clear),
    (find_rates_first, _paired),
    (find_parts_behind, _paired),
    (find_plans_apart, _paired),
    (find_rates_of_far_wholes, _paired),
    (find_rates_of_these, _paired),
    (find_far_rates, _paired),
    (find_rates_around, _paired),
    (find_rates_by_words, _paired),
    (find_rates_of_two, _paired),
    (find_rates_of_room, _paired),
    (find_interests, _paired),
    (find_recovered, _paired),
)
"""What only other paragraphs give the numbers of."""


def find_all_rates(ledger: Ledger) -> tuple[Rate, ...]:
    """Every percentage with its numbers, each looked for where no surer finder has found them."""
    found = list(find_rates(ledger))
    _look(ledger, found, _APART)
    odd = {rate.stated.span: rate for find in _BY_FORM for rate in find(ledger)}
    # What the words have decided is surer than what form tells of the same two numbers.
    sure = {(rate.stated.span, rate.denominator.span) for rate in found if rate.certain}
    by_law = {rate.stated.span: rate for rate in find_tax_shares(ledger)}
    odd = {span: rate for span, rate in odd.items() if (span, rate.denominator.span) not in sure} | by_law
    found = [*(rate for rate in found if rate.stated.span not in odd), *odd.values()]
    found.extend(find_rates_by_place(ledger, tuple(found)))
    _look(ledger, found, _FAR)
    return tuple(
        rate
        for rate in found
        if not (_side_by_side(ledger, rate) or _excepted(ledger, rate) or of_fewer(rate) or moved_by_stock(rate))
        and not any(named_by_number(one) for one in (rate.denominator, rate.numerator) if one)
        and not of_another_act(rate, found)
        and not _of_another_matter(ledger, rate)
        and not has_footing(rate)
        and not is_evened(ledger, rate)
    )


def _look(ledger: Ledger, found: list[Rate], finders: Sequence[tuple[_Finder, _Counts]]) -> None:
    """Add what each finder finds beside the rates that count for it."""
    for find, counts in finders:
        found.extend(find(ledger, frozenset(rate.stated.span.start for rate in found if counts(rate))))


def _of_another_matter(ledger: Ledger, rate: Rate) -> bool:
    """True for a rate of another paragraph than its numbers that names a time, place or class of its own."""
    part, whole = rate.numerator, rate.denominator
    # 居住在城镇的人口 over 常住人口: of another class by its very definition.
    if part is None or rate.how == "of" or rate.name.endswith("城镇化率"):
        return False
    block = ledger.sentences[rate.stated.sentence].block
    far = [one for one in (part, whole) if ledger.sentences[one.sentence].block != block]
    if not far:
        return False
    if len(far) == 1:
        other = whole if far[0] is part else part
        of_owner = rate.how == "share" or of_one_owner(ledger, other, far[0])
        return not (of_owner and of_one_year(ledger, rate.stated, far[0]))
    near = (ledger.by_sentence.get(at, ()) for at in {part.sentence, whole.sentence, part.sentence + 1})
    if (rate.slip or rate.left is None) and with_some_left_out(
        [one for some in near for one in some], part, whole, rate.stated
    ):
        return True
    return not of_one_matter(ledger, rate.stated, part, whole)


_EXCEPTED = regex(r"除[^，,。；;]{1,20}外(?!还)|剔除|扣除|不[含计](?!税)|不包括|以外的")


def _excepted(ledger: Ledger, rate: Rate) -> bool:
    """True for 共85家，除停产企业外，开工61家，开工率75%: the base is less than the number told.

    So it is where the exception stands with the base's name: 占总支出（不含上级专项）的21%.
    """
    if rate.numerator is None:
        return False
    start, end = rate.denominator.span.end, rate.numerator.span.start
    if end - start <= _NEAR and _EXCEPTED.search(ledger.text, start, end) is not None:
        return True
    before = max(rate.numerator.span.end, rate.stated.span.start - _NEAR)
    named = ledger.text.rfind("占", before, rate.stated.span.start)
    except_for = _EXCEPTED.search(ledger.text, named, rate.stated.span.start) if named >= 0 else None
    if except_for is None:
        return False
    # 仓容（不含冷库）860万吨 … 占仓容（不含冷库）的66%: the number told is that without the exception.
    told = _EXCEPTION.match(ledger.text, except_for.start())
    base = ledger.text[max(0, rate.denominator.span.start - _NEAR // 2) : rate.denominator.span.start]
    return told is None or told.group() not in re.split("[。；;]", base)[-1]


_EXCEPTION = regex(r"(?:除|剔除|扣除|不[含计])[一-鿿]{2,}")

_NEAR = 80
"""Characters between a base and its part in which an exception from the base may stand."""
_LISTED = regex(r"[一-鿿]{0,8}[、和及与]")


def _side_by_side(ledger: Ledger, rate: Rate) -> bool:
    """True for 252个村、26个社区: neither is a part of the other."""
    if rate.numerator is None or rate.how != "named":
        return False
    return bool(_LISTED.fullmatch(ledger.text, rate.denominator.span.end, rate.numerator.span.start))
