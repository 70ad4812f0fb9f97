"""Growth again: 全县渔业总产值14.3亿元、增长2.6% and, pages on, 从全年情况看，全县渔业总产值增长5.3%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.whole_again import Told, ToldAgain, canonical_name, is_name, said_of_all, told_apart
from linter.facts.rates.growth_named import growths_by_noun
from linter.facts.rates.tellings import Telling
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_OTHER = regex("全国|全省(?!经济)|两年|高于|低于|快于|拉动|贡献|分别|可比|名义|不变价|同口径|剔除|扣除|各|均")
"""What sets the growth of one name apart: another footing, a comparison."""
_LARGE = regex("规模以上|规上|限额以上|限上|资质以上")
"""What grows by itself, 规模以上工业增加值, though names are told without it."""

_BEGINNING = 2
"""Characters by which a name is found again in the words that hold it."""


def find_growth_again(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[ToldAgain]:
    """The first two rates that differ under each name of the whole place and the year."""
    found: dict[tuple[str, bool, bool], list[Told]] = {}
    for words, up, rate in _growths(ledger, tellings):
        name = canonical_name(_LARGE.sub("", words))
        if is_name(name) and not _OTHER.search(rate.before):
            lead = ledger.lead(rate)
            *_, own = _LARGE.split(lead)
            large = own != lead and own.startswith(name[:_BEGINNING])
            whole = said_of_all(_LARGE.sub("", lead) if large else lead, name)
            found.setdefault((name, up, large), []).append(Told(rate, whole, sums_up=False))
    for (name, up, large), told in found.items():
        pair = told_apart(ledger, told)
        # 工业增加值增长7.9% may be said of that above the limit, where that has grown by as much.
        others = {one.quantity.value for one in found.get((name, up, not large), ())}
        if pair and others.isdisjoint(one.value for one in pair):
            yield ToldAgain(name, *pair)


def _growths(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[tuple[str, bool, Quantity]]:
    """The name, the direction and the rate of every growth that is told by a verb or a noun."""
    for telling in tellings:
        if telling.sort in ("增长", "下降"):
            yield telling.label, telling.sort == "增长", telling.rate
    for growth in growths_by_noun(ledger):
        yield growth.name, growth.up, growth.rate
