"""Sister shares: of shares told in the same words behind their parts, the one that is not of the whole of the others.

投诉866件，占86%；举报134件，占13%: what the whole is called does not matter where the others are shares of one number
before them, and one key would make the odd one a share of it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.slips import printed_digits
from linter.facts.quantities.stated import stated
from linter.facts.rates.chained_parts import chained_part, is_change
from linter.facts.rates.named_wholes import names_whole, of_another_time
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(
    r"^(?:[个的])?[，,（(](?:约|仅|各)?占(?:[比股]|(?P<base>[^，,。；;、：:（）()占\d]{0,14}?)(?:的?(?:比重|比例|份额))?)(?:的|约|为|达|到|是)*$"
)
_OTHER = regex("上年|去年|同期|[全我本][国省]|计划|目标|任务|预算|分别")
"""What names another whole than the one of the list."""
_GENERAL = regex("总[数量件额]?|全部|的|[数量]$|其")
_NESTED = regex("其中|[，,（(]含|中[，,]?[^，,。；;]{0,8}$")
_BACK, _APART, _FAR = 12, 4, 90
"""Numbers before a list among which its whole stands; numbers and characters from one share to the next part."""
_MOST = 12
_PROOF, _CLOSED = 4, 1
"""Digits of the fitting shares that prove a whole; and where the parts come to it."""
_NEARLY = Decimal("0.99")
"""Of the whole: what is left is told without its share."""
_PAIR = 2


class _Sister(NamedTuple):
    at: int
    part: Quantity
    share: Quantity
    base: str


def find_sister_shares(ledger: Ledger) -> Iterator[Rate]:
    """Every share that is not of the number which its sisters are shares of."""
    if ledger.text.count("占") < _PAIR:
        return
    for numbers in ledger.by_block.values():
        for run in _runs(ledger, numbers):
            found = _odd(numbers, run)
            if found:
                yield found


def _runs(ledger: Ledger, numbers: Sequence[Quantity]) -> Iterator[list[_Sister]]:
    """The shares that follow one another, each right behind its part, of one base."""
    run: list[_Sister] = []
    for one in _sisters(ledger, numbers):
        if run and not _goes_on(ledger, numbers, run, one):
            if _PAIR <= len(run) <= _MOST:
                yield run
            run = []
        run.append(one)
    if _PAIR <= len(run) <= _MOST:
        yield run


def _sisters(ledger: Ledger, numbers: Sequence[Quantity]) -> Iterator[_Sister]:
    for at in range(1, len(numbers)):
        share = numbers[at]
        if share.printed_unit != "%" or share.approximate or not 0 < share.value < 1:
            continue
        gap = ledger.text[numbers[at - 1].span.end : share.span.start]
        told = _SHARE.search(gap) if "占" in gap else None
        if told is None or _OTHER.search(gap):
            continue
        last = numbers[at - 1]
        part = last if last.is_amount and not is_change(last) else chained_part(ledger, numbers, at)
        if part and part.unit and part.value > 0 and not part.approximate:
            yield _Sister(at, part, share, told["base"] or "")


def _goes_on(ledger: Ledger, numbers: Sequence[Quantity], run: Sequence[_Sister], one: _Sister) -> bool:
    last = run[-1]
    between = ledger.text[last.share.span.end : one.part.span.start]
    alike = one.part.unit == last.part.unit and one.part.exact == last.part.exact
    near = one.at - last.at <= _APART + _PAIR and len(between) <= _FAR
    return alike and near and one.base in ("", run[0].base) and not _NESTED.search(between)


def _odd(numbers: Sequence[Quantity], run: Sequence[_Sister]) -> Rate | None:
    first = next(at for at in range(run[0].at - 1, -1, -1) if numbers[at] is run[0].part)
    before = [
        one
        for one in numbers[max(0, first - _BACK) : first]
        if one.unit == run[0].part.unit and not one.approximate and not is_change(one)
    ]
    for whole in reversed(before):
        for view in _views(run, whole):
            off = [one for one in view if not _is(one, whole)]
            if len(off) == 1 and _proved(view, off[0], whole) and not of_another_time(whole, view[0].part):
                odd, part = off[0].share, off[0].part
                if any(_is(off[0], one) for one in numbers if one.unit == whole.unit and one.value >= part.value):
                    return None
                return Rate(odd, part, whole, "share", "占", (part, whole), False, slip=True)
    return None


def _views(run: Sequence[_Sister], whole: Quantity) -> Iterator[Sequence[_Sister]]:
    """The list, cut where its parts come to the whole: 男330人，占55%，女270人，占45%，青年210人，占35%…."""
    start, together = 0, Decimal(0)
    for at, one in enumerate(run):
        together += one.part.value
        if together > whole.interval.high + one.part.step * (at + 1 - start):
            return
        if together >= whole.value * _NEARLY and at + 1 < len(run):
            yield run[start : at + 1]
            start, together = at + 1, Decimal(0)
    if len(run) - start >= _PAIR:
        yield run[start:]


def _proved(view: Sequence[_Sister], odd: _Sister, whole: Quantity) -> bool:
    """True where so many other shares are of the whole, or where the parts come to it or the words name it."""
    together = sum((one.part.value for one in view), Decimal(0))
    named = _GENERAL.sub("", view[0].base)
    closed = together >= whole.value * _NEARLY or (len(named) >= _PAIR and names_whole(named, whole))
    fitting = sum(len(printed_digits(one.share)) for one in view if one is not odd)
    if fitting < (_CLOSED if closed else _PROOF):
        return False
    return len(view) > _PAIR + 1 or mended(odd.share, odd.part, whole)


def _is(one: _Sister, whole: Quantity) -> bool:
    share = stated(one.part).over(stated(whole))
    return share is not None and share.meets(stated(one.share))
