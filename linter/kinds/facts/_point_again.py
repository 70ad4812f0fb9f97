"""Point again: 结余128.6万元挂账 … 上述结余12.86万元已缴回: what points back has the digits and another point."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import digits
from linter.ledger import Ledger
from linter.patterns import regex

_POINTS_BACK = regex("(?:上述|前述|该笔|这笔|此笔|该批|这批)(?P<noun>[一-鿿]{0,10}?)(?:共计|共|合计)?$")
_SAME = regex("(?P<noun>[一-鿿]{4})(?:共计|共|合计)?$")
_ALL = regex("(?:目前|现|均)?(?:已经?)?(?:于[^，,。；;]{2,14}?)?(?:全部|全额|全数|悉数|足额|如数|一次性)")
_GENERAL = regex("^(?:违规|问题|涉及|有关|相关|的)*(?:资金|款项|金额|费用|经费|款)?(?:问题)?$")
_EACH = regex("[人户日月年村亩均]均|每|平均|其中|其余|剩余|余下|另|部分|首批|利息|罚[款金]|滞纳金|保证金|押金")
_SHIFTS = frozenset(Decimal(10) ** power for power in (1, 2))
_FEWEST = 3
"""Digits that agree before that is no coincidence."""
_BACK = 500
"""Characters before an amount in which the one lies that it points back to."""
_MOST = 16
"""Amounts among which it is looked for."""
_NAME = 16
"""Characters before the first amount that hold its name."""


def point_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each amount that points back to one of the same digits, ten or a hundred times as much or little."""
    amounts = [one for one in ledger.quantities if one.kind in ("money", "measure") and not one.approximate]
    for at, later in enumerate(amounts):
        figures = digits(later.value)
        noun = _noun(later) if len(figures) >= _FEWEST else None
        if noun is None or _EACH.search(later.before[-_NAME:]):
            continue
        near = [one for one in amounts[max(0, at - _MOST) : at] if later.span.start - one.span.end <= _BACK]
        alike = [one for one in near if one.unit == later.unit]
        if any(one.value == later.value for one in alike):
            continue
        told = [one for one in alike if _is_shifted(one, later, figures) and _is_named(one, noun)]
        if told and len({one.value for one in told}) == 1:
            yield told[-1], later


def _noun(later: Quantity) -> str | None:
    """What an amount that is told again is called; empty for 上述资金, None where nothing says that it is."""
    back = _POINTS_BACK.search(later.before)
    if back:
        return "" if _GENERAL.fullmatch(back["noun"]) else str(back["noun"])
    same = _SAME.search(later.before)
    return str(same["noun"]) if same and _ALL.match(later.after) else None


def _is_shifted(one: Quantity, later: Quantity, figures: str) -> bool:
    low, high = sorted((one.value, later.value))
    return low > 0 and high / low in _SHIFTS and digits(one.value) == figures and one.sentence != later.sentence


def _is_named(one: Quantity, noun: str) -> bool:
    """True where the name of the later amount stands beside the first; 上述资金 names any."""
    words = one.before[-_NAME:]
    if _EACH.search(words[-_NAME // 2 :]):
        return False
    return not noun or noun in words + "|" + one.after[:_NAME] or share_a_bigram(noun, words)
