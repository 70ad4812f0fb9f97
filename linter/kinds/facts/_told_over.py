"""Told over: 走进53所学校食堂 … 受检的58家学校食堂: what is taken up by form is the one number told of its noun before.

Who writes 这58家, 受检的58家 or 全市58家…逐家 means those that were told. No word of the two places need be the same
but the noun: it has one number before, close to this one, and nothing around them adds up to the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import one_time, unit_class
from linter.facts.quantities.mentions import shared
from linter.facts.quantities.owners import redrawn, scopes_differ
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import printed_digits, swapped
from linter.facts.quantities.times import of_another_year
from linter.facts.quantities.topics import topics_differ
from linter.facts.states.givers import givers_differ
from linter.facts.states.moved_on import moved_on
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ToldOver(NamedTuple):
    """A number and what it is told to be where its things are taken up again."""

    first: Quantity
    later: Quantity


_BLOCKS = 4
_MOST = 30
_SORTS = {**dict.fromkeys("个家户所处座口间栋条", "个"), "": "人"}
_SIGNS = frozenset("的这那批述些")
_THIS = regex(r"(?:[这那]|该批|此批|上述|前述|这些|那些)(?:[一-鿿]{2,4}的)?$")
_GIVEN = regex(r"(?P<what>[一-鿿]{1,8})的[这那]?$")
_SCOPE = regex("(?:全部|所有|全[省市县区州镇乡村校院局厂园社街系集体]|[所下][辖属]|辖区|境内|旗下)(?:的|现有)?$")
_ALL = regex(
    r"[^。；;，,]{0,24}?(?P<all>全部|全数|全员|全都|悉数|统统|均(?!为)|(?<!首)都(?![市会]|是|为)|逐[一-鿿]|一[一-鿿]不[一-鿿]|无一|人人"
    r"|(?P<each>[一-鿿])(?P=each)|[一-鿿]{2}相符)"
)
_ALL_SIGNS = frozenset("全悉统均都逐无不人班处户件条相")
_NO_BASE = regex("其中|另|还有|新[增建入]|[每各]|平均|其余|部分|抽取|抽[查检]|计划|拟|力争|上年|往年|上一")
_NO_LATER = regex(
    "拟|计划(?!内)|力争|确保|其中|另|还有|[每各]|其余|余下|剩余|[未没]|等$|部分|前$|再|又|累计|除|首批|第$"
)
_HAN = regex("[一-鿿]{2}")
_NOUN = regex(r"[一-鿿\d]{2,16}")
_NOUN_ENDS = regex(r"[均都已逐能可将]|全部|在(?![编册校岗建]).*|大多|普遍")
_POPULATION = regex("[一-鿿]{0,4}人口")
_MARK = regex(r"[，,、；;：:。（()）\n]")
_PAST, _NOW = regex("[去前上]年"), regex("今年|本[年月季]|[上下]半年|[一二三四]季度|年[初末底]|[1-9]月")
_AT_ONCE = regex("[均都]|全部|一[一-鿿]不|逐|已")
_LABEL = 4
_HEAD = 6
_EARLY, _LATE = 24, 14
_FARTHEST = Decimal("1.25")


def find_told_over(ledger: Ledger, *, counts: bool) -> Iterator[ToldOver]:
    """Every number that takes up by form what was told before with another one: the counts, or all others."""
    told: dict[str, list[tuple[int, Quantity]]] = {}
    for block, numbers in ledger.by_block.items():
        for one in numbers:
            sort = _sort(one)
            before = told.get(sort, ())
            form = _form(one) if before and (one.kind == "count") is counts else ""
            pool = [other for at, other in before[-_MOST:] if at >= block - _BLOCKS] if form else []
            found = _first(ledger, [other for other in pool if other.sentence < one.sentence], one, form)
            if found:
                yield found
            if one.is_amount:
                told.setdefault(sort, []).append((block, one))


def _form(one: Quantity) -> str:
    """How a number takes its things up: this, given, scope, all or label; empty where it does not."""
    if one.value <= 2 or not (one.is_amount or _POPULATION.match(one.after)):
        return ""
    before, behind = one.before, one.text[one.span.end : one.span.end + 30]
    if _NO_LATER.search(before[-8:]):
        return ""
    noun = _HAN.match(behind) is not None
    if before[-1:] in _SIGNS and noun:
        if _THIS.search(before):
            return "this"
        if _GIVEN.search(before):
            return "given"
    if not _ALL_SIGNS.isdisjoint(behind) and _ALL.match(behind):
        return "all"
    if noun and _SCOPE.search(before):
        return "scope"
    return "label" if one.kind in ("money", "measure") and len(before) >= _LABEL else ""


def _sort(one: Quantity) -> str:
    return _SORTS.get(one.unit) or unit_class(one)


def _names(one: Quantity, form: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters of the noun of a number that takes up, and those of what says which ones are meant."""
    given = _GIVEN.search(one.before)
    behind = None if _AT_ONCE.match(one.after) else _NOUN.match(one.text, one.span.end)
    noun = _NOUN_ENDS.split(behind.group())[0] if behind and form != "label" else ""
    noun = noun[:_HEAD] + "|" + noun[_HEAD:].rpartition("的")[2] if "的" in noun[_HEAD:] else noun[:_HEAD]
    if len(noun) < 2:
        return han_bigrams(one.before[-8:]), frozenset()
    pairs = han_bigrams(noun)
    return pairs, han_bigrams(given["what"]) - pairs if given else frozenset()


def _words(ledger: Ledger, one: Quantity) -> str:
    """The words around a number, as far as the marks and numbers beside it."""
    at, text = ledger.quantity_index(one.span.start), ledger.text
    start, stop = ledger.sentences[one.sentence].span
    begin = ledger.quantities[at - 1].span.end if at else 0
    end = ledger.quantities[at + 1].span.start if at + 1 < len(ledger.quantities) else len(text)
    behind = _MARK.split(text[one.span.end : min(end, stop, one.span.end + _LATE)])[0]
    lead = _MARK.split(text[max(begin, start, one.span.start - _EARLY) : one.span.start])[-1]
    if not lead and not behind:  # 交办信访件十一批、156件
        lead = text[max(start, one.span.start - _EARLY) : one.span.start]
    return lead + "|" + behind


def _first(ledger: Ledger, pool: Sequence[Quantity], later: Quantity, form: str) -> ToldOver | None:
    """The one number that was told of the same things before."""
    if not any(_close(one, later, form) for one in pool) or any(one.interval.meets(later.interval) for one in pool):
        return None
    beside = [one for one in ledger.by_sentence[later.sentence] if one is not later and _sort(one) == _sort(later)]
    values = {one.value for one in (*pool, *beside)}
    if any(later.value - one in values or later.value + one in values for one in values):
        return None
    noun, which = _names(later, form)
    shares = [(one, *_shares(ledger, one, noun, which)) for one in pool]
    named = _best(shares)
    if len({one.value for one, *_ in named}) != 1:
        return None
    first, nouns, ways = named[-1]
    copied = _copied(first, later)
    if not copied and any(other >= nouns > 0 and one.value != first.value for one, other, _ in shares):
        return None
    apart = _NO_BASE.search(first.before[-8:])
    if (apart and apart.group() not in later.before) or not first.is_level or not _close(first, later, form):
        return None
    here = ledger.sentences[first.sentence].block == ledger.sentences[later.sentence].block
    if form == "label" and len(shared(_plain(first), _plain(later))) < _LABEL:
        return None
    ways = max(ways, len(which & han_bigrams(ledger.read(ledger.sentences[first.sentence].span))))
    if form == "given" and not ways and not _of_those(first, later, nouns):
        return None
    if later.value < first.value and not copied and _may_be_some(first, later, form, here=here):
        return None
    if any(_names_more(sign, first, later, ledger) for sign in (_QUOTED, _LEVEL)):
        return None
    if not here and nouns + ways < _TWO:
        return None
    now = set(_NOW.findall(later.before))
    if now - set(_NOW.findall(ledger.text, ledger.paragraph(first).start, first.span.end)):
        return None
    past = [set(_PAST.findall(one.before)) for one in (first, later)]
    if past[0] and not past[0] & past[1] and not (ways and copied):
        return None
    if (
        _ASIDE.match(later.text, later.span.end)
        or moved_on(ledger, first, later)
        or not _one_matter(ledger, first, later)
    ):
        return None
    return ToldOver(first, later)


def _may_be_some(first: Quantity, later: Quantity, form: str, *, here: bool) -> bool:
    """True for 少收租金36万元 … 少收的32万元已收回, and for less than all of a place of which something is told."""
    every = _ALL.match(later.text, later.span.end) is not None
    if first.kind != "count" or form == "scope":
        return not every
    return form == "all" and not here and _SCOPE.search(later.before) is None


def _names_more(sign: re.Pattern[str], first: Quantity, later: Quantity, ledger: Ledger) -> bool:
    """True for “两客”企业 where “两客一危” was told, and 省级方案 where no 省级 was."""
    told = set(sign.findall(later.before))
    return bool(told) and not told <= set(sign.findall(ledger.read(ledger.sentences[first.sentence].span)))


_QUOTED, _LEVEL = regex("“[^”]+”"), regex("[国省市县区镇乡]级")
_ASIDE = regex("[^，,。；;]{0,6}(?:另[计行]|除外|之外)")


def _shares(ledger: Ledger, one: Quantity, noun: frozenset[str], which: frozenset[str]) -> tuple[int, int]:
    pairs = han_bigrams(_words(ledger, one))
    return len(pairs & noun), len(pairs & which)


def _best(told: Sequence[tuple[Quantity, int, int]]) -> list[tuple[Quantity, int, int]]:
    """Those that share most with the words that take up."""
    most = max(nouns + 2 * ways for _, nouns, ways in told)
    return [one for one in told if one[1] + 2 * one[2] == most] if most else []


_TWO = 2
_PASSIVE = regex("[受被所经][一-鿿]{1,2}的[这那]?$")


def _of_those(first: Quantity, later: Quantity, nouns: int) -> bool:
    """True for 受检的 and the like, and where two digits of a long name's number are exchanged."""
    return _PASSIVE.search(later.before) is not None or (_copied(first, later) and nouns > _TWO)


def _one_matter(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    return not (
        of_another_year(first.before, later.before)
        or not one_time(ledger, first, later, plans=False, spans=False)
        or redrawn(ledger, first, later)
        or each_of_its_own(ledger, first, later)
        or topics_differ(ledger, first, later)
        or scopes_differ(first, later)
        or givers_differ(first.before, later.before)
    )


def _plain(one: Quantity) -> str:
    return one.before[-12:].replace("总", "")


def _close(first: Quantity, later: Quantity, form: str) -> bool:
    """True where one may have been meant for the other; a label alone needs exchanged digits or a lost place."""
    low, high = sorted((first.value, later.value))
    return _copied(first, later) or (form != "label" and high <= low * _FARTHEST)


def _copied(first: Quantity, later: Quantity) -> bool:
    """True where two digits changed places, or only the point or the unit is another one."""
    one, other = printed_digits(first), printed_digits(later)
    return swapped(one, other, 2) or (one == other and len(one) > 1)
