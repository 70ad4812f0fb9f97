"""Loose trades: 恒阔劳务有限公司 beside 恒阔劳务工程有限公司, names apart by a word that says little of what is done.

Sisters of one group are named so too, so the sentences of both must tell one number, or speak of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts.names.names import Name
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.mentions import shared
from linter.facts.quantities.slips import printed_digits
from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.patterns import regex

_LOOSE = regex("(?:技术|科技|服务|工程|检测|管理|发展|投资|控股|实业|建设|开发|经营|运营|商贸|贸易)*")
"""Words that drafters leave out of a company's name or take for one another."""
_ALIKE = (
    frozenset(("技术", "科技")),
    frozenset(("工程", "建设")),
    frozenset(("工程", "建筑")),
    frozenset(("商贸", "贸易")),
)
"""Pairs of them that say the same."""
_TRADE_NAME = 2
"""Characters of the name proper, 恒阔, that both begin with; with the trade behind it they are three or more."""
_DIGITS = 3
"""Digits of a number that is no coincidence in two sentences."""
_THING = 4
"""Characters that two sentences share where they speak of one thing: 收费编码."""
_HAN = regex("[一-鿿]+")
_SAID_OF_ALL = regex("公司|有限|中标|签订|合同|工程|项目|问题|整改|负责人|情况|承担|服务|委托")
"""Words that any two sentences on companies share."""


def loosely_named(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name], cores: tuple[str, str]) -> bool:
    """True for two companies of one name, apart by such a word, of which one thing is told; `cores` lack the place."""
    gap = difference(*cores)
    if len(gap.before) <= _TRADE_NAME or not (_LOOSE.fullmatch(gap.one) and _LOOSE.fullmatch(gap.other)):
        return False
    if not gap.behind.endswith("有限公司") and not gap.behind.endswith("有限责任公司"):
        return False
    if not {*_numbers(ledger, ones)}.isdisjoint(_numbers(ledger, others)):
        return True
    return {gap.one, gap.other} in _ALIKE and any(
        _one_thing(said, again) for said in _told(ledger, ones) for again in _told(ledger, others)
    )


def _numbers(ledger: Ledger, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """The long numbers in the sentences of a name, each with its unit."""
    for name in names:
        for quantity in ledger.by_sentence.get(ledger.sentence_at(name.span.start), ()):
            if quantity.is_amount and len(printed_digits(quantity)) >= _DIGITS:
                yield str(quantity.value.normalize()), quantity.unit


def _told(ledger: Ledger, names: Sequence[Name]) -> Iterator[str]:
    """What the sentences of a name tell beside it."""
    for name in names[:_MOST]:
        span = ledger.sentences[ledger.sentence_at(name.span.start)].span
        before = _STOP.split(ledger.text[max(0, name.span.start - _FAR) : name.span.start])[-1]
        yield (f"{before}|" + ledger.text[name.span.end : min(span.end, name.span.end + _FAR)])


_MOST = 4
_STOP = regex("[。\\n]")
_FAR = 40
"""Characters before and behind a name in which stands what it is told of."""


def _one_thing(one: str, other: str) -> bool:
    run = _HAN.search(shared(one, other))
    return run is not None and len(_SAID_OF_ALL.sub("", run.group())) >= _THING


def described_alike(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name], trade: str) -> bool:
    """True for 负责热源调度的禾润热网公司 where 由禾溪热网公司负责热源调度 was told: what it does tells who is meant.

    The thing must be told in words of its own: what the `trade` says by itself is done by every firm of the trade.
    """
    told = [[*_described(ledger, names)] for names in (ones, others)]
    return any(
        (first.given and _own_thing(first.given, again.beside, trade))
        or (again.given and _own_thing(again.given, first.beside, trade))
        for first in told[0]
        for again in told[1]
    )


class _Described(NamedTuple):
    """What a sentence tells beside a name."""

    given: str
    """What stands before 的 right before the name: 负责热源调度; empty where nothing does."""
    beside: str


def _described(ledger: Ledger, names: Sequence[Name]) -> Iterator[_Described]:
    for name, beside in zip(names, _told(ledger, names), strict=False):
        before = ledger.text[max(0, name.span.start - _FAR) : name.span.start]
        given = _GIVEN.search(before)
        yield _Described(given["deed"] if given else "", beside)


_GIVEN = regex("(?P<deed>(?:负责|承担|承接|承建|实施|运营|管理|具体|牵头|从事)[一-鿿]{4,20})的(?:[一-鿿]{0,4}企业)?$")


def _own_thing(given: str, beside: str, trade: str) -> bool:
    run = _HAN.search(shared(given, beside))
    words = _SAID_OF_ALL.sub("", _DEED.sub("", run.group())) if run else ""
    return len(words) >= _THING and bigrams(words).isdisjoint(bigrams(trade))


_DEED = regex("负责|承担|承接|承建|实施|运营|管理|具体|牵头|从事|建设|改造|运维|维护|工作")
