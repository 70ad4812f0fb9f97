"""Recounted: 排查隐患4862处 … 对排查出的4682处: what is taken up is told nowhere else and is one key off another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.slips import swapped
from linter.facts.quantities.told_off import differ_by
from linter.facts.states.givers import of_another_source
from linter.kinds.facts._two_amounts import figures_of, two_amounts
from linter.ledger import Ledger
from linter.patterns import regex

_FEWEST = 3
"""Digits, zeros at the end not among them, of numbers that are seldom one key apart by chance."""
_MOST = 12
"""Numbers of one pattern of digits beyond which the report is full of them."""


def recounted(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Each number that takes up one told before with a slip: first, later, True where two digits changed places.

    A million and a half characters of right reports hold 27 pairs of counts of one unit, three digits or more and one
    key apart, that the words leave together and of which the later is told once. In none of them the later one both is
    taken up and shares a word with the first. Invented right texts hold some that share one word, 公厕: of three digits
    that are not exchanged, two are asked for.
    """
    seen: dict[tuple[object, ...], list[Quantity]] = {}
    told: dict[tuple[str, Decimal], int] = {}
    counts = [quantity for quantity in ledger.quantities if quantity.kind == "count" and quantity.exact]
    for quantity in counts:
        told[quantity.unit, quantity.value] = told.get((quantity.unit, quantity.value), 0) + 1
    for quantity in counts:
        figures = figures_of(quantity)
        if len(figures.rstrip("0")) < _FEWEST or not quantity.is_level:
            continue
        keys = [(quantity.unit, *key) for key in _patterns(figures)]
        if told[quantity.unit, quantity.value] == 1:
            near = {id(one): one for key in keys if len(seen.get(key, ())) <= _MOST for one in seen.get(key, ())}
            found = [one for one in near.values() if _one_number(ledger, one, quantity)]
            if len({one.value for one in found}) == 1:
                first = found[-1]
                yield first, quantity, swapped(figures_of(first), figures, _FEWEST)
        for key in keys:
            seen.setdefault(key, []).append(quantity)


def _patterns(figures: str) -> Iterator[tuple[object, ...]]:
    """What all numbers share that one key turns into these figures: the rest of them, or the same in another order."""
    for at in range(len(figures)):
        yield len(figures), at, figures[:at] + figures[at + 1 :]
    yield ("".join(sorted(figures)),)


def _one_number(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the later number can be no other than the first."""
    one, other = figures_of(first), figures_of(later)
    if one == other or first.sentence == later.sentence:
        return False
    exchanged = swapped(one, other, _FEWEST)
    if not exchanged and sorted(one) == sorted(other):
        return False
    if not _taken_up(ledger, later):
        return False
    if of_another_source(ledger.lead(first), later.before if later.before.endswith("的") else ""):
        return False
    shared = len(_words(ledger, first) & _words(ledger, later))
    known = shared > 1 or (shared == 1 and (exchanged or len(other) > _FEWEST))
    if not known and exchanged:
        known = _THESE.search(later.before) is not None or not _names(later)
    return known and not (two_amounts(ledger, first, later) or differ_by(ledger, first, later))


_THESE = regex("(?:这|上述|前述|上列)[一-鿿]{0,2}$")
_NAMED = regex("(?:[（(]|[一-鿿“”]{2})")
_NOT_NAMED = regex("均|全[部数]|悉数|逐|无一|都[已有要能]|已|[中里](?:$|[，,：:有]|[一-鿿]{0,6}\\d)|当中|之中|的")


def _names(quantity: Quantity) -> bool:
    """True for 412个村（社区）, which says what it counts: 142个乡镇 are others."""
    return _NAMED.match(quantity.after) is not None and not _NOT_NAMED.match(quantity.after)


_SOME_OF_THEM = regex("其中|另|又|再|还|比|较|最|新[增建签]|[每各]")
_POINTS_BACK = regex(
    "(?:这|上述|前述|上列|全部|所有|[全我本][省市县区镇乡村校院])[一-鿿]{0,2}$"
    "|(?:^|[一-鿿])(?<![应面针])[对将把][一-鿿]{0,6}$|(?:^|[一-鿿])(?:就|离不开|针对|围绕)[一-鿿]{0,6}$"
)
_GOES_ON = regex(
    "[一-鿿“”]{0,8}?(?:中(?=$|[有，,：:]|[一-鿿]{0,6}\\d)|里(?=$|[有，,：:])|当中|之中)"
    "|[一-鿿“”]{0,10}?(?:均|全部|全数|悉数|逐|无一|都[已有要能])"
)


def _taken_up(ledger: Ledger, quantity: Quantity) -> bool:
    """True for 对排查出的4682处, 这4682处 and 4682处中: what was told before is spoken of."""
    before = quantity.before[-_BEFORE:]
    return not _SOME_OF_THEM.search(before) and (
        _POINTS_BACK.search(before) is not None
        or _GOES_ON.match(quantity.after) is not None
        or (before.endswith("的") and _names(quantity))  # 落实保证金的279个，占97.6% is news
        or _begins_sentence(ledger, quantity)
        or _counted_off(ledger, quantity)
    )


def _begins_sentence(ledger: Ledger, quantity: Quantity) -> bool:
    """True for 1520张床位分布在14个乡镇: a sentence begins with what is known."""
    return quantity.span.start == ledger.sentences[quantity.sentence].span.start and _names(quantity)


def _counted_off(ledger: Ledger, quantity: Quantity) -> bool:
    """True for 136项措施落地121项: some of them are told next."""
    at = ledger.quantity_index(quantity.span.start) + 1
    if at >= len(ledger.quantities):
        return False
    part = ledger.quantities[at]
    return (
        part.unit == quantity.unit
        and part.value < quantity.value
        and _RUN.fullmatch(ledger.text, quantity.span.end, part.span.start) is not None
    )


_RUN = regex("[一-鿿“”]{2,14}")


_BEFORE = 14
_BEHIND = 10
"""Characters before and behind a number in which it is told of what."""
_SUM = regex("(?:共计?|合计|总计|计|为|有|共有)*")
_COMMON = han_bigrams(
    "全市|全县|全区|全镇|全省|全乡|全院|我市|我县|我区|全年|目前|全部|已全|完成|实现|累计|其中|共有|截至|今年|项目|单位|情况|工作"
)
"""Pairs of characters that stand beside any number."""


def _words(ledger: Ledger, quantity: Quantity) -> frozenset[str]:
    """What the clause says of the number; for 共计2132人, the clause before it."""
    before = quantity.before
    if _SUM.fullmatch(before):
        clause = quantity.clause.start
        before = _MARK.split(ledger.text[max(0, clause - _BEFORE - 1) : max(0, clause - 1)])[-1]
    return (han_bigrams(before[-_BEFORE:]) | han_bigrams(quantity.after[:_BEHIND])) - _COMMON


_MARK = regex("[，,。；;：:\\n（(）)]")
