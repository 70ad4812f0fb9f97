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


def find_growth_again(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[ToldAgain]:
    """The first two rates that differ under each name of the whole place and the year."""
    found: dict[tuple[str, bool], list[Told]] = {}
    for words, up, rate in _growths(ledger, tellings):
        name = canonical_name(words)
        if is_name(name) and not _OTHER.search(rate.before):
            whole = said_of_all(ledger.lead(rate), name)
            found.setdefault((name, up), []).append(Told(rate, whole, sums_up=False))
    for (name, _), told in found.items():
        if pair := told_apart(ledger, told):
            yield ToldAgain(name, *pair)


def _growths(ledger: Ledger, tellings: Iterable[Telling]) -> Iterator[tuple[str, bool, Quantity]]:
    """The name, the direction and the rate of every growth that is told by a verb or a noun."""
    for telling in tellings:
        if telling.sort in ("增长", "下降"):
            yield telling.label, telling.sort == "增长", telling.rate
    for growth in growths_by_noun(ledger):
        yield growth.name, growth.up, growth.rate
