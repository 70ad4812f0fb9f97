"""Place variant: 三棵村 beside 三颗村."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linter.facts.names.names import Name
from linter.facts.names.sites import find_sites
from linter.facts.names.sounds import same_syllable
from linter.facts.names.titles import find_title
from linter.finding import Hit
from linter.kinds._names import MOST, by_text, difference, pairs, side_by_side, together, variant_hit
from linter.kinds._shared_words import items_of_a_list
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PARENT = 2
"""Characters before both names that must be the same for a township to count as named."""


class PlaceVariant:
    """Compares villages, communities and townships that differ by one character."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings of one place."""
        groups = by_text([name for name in ledger.names if name.kind == "place"])
        buckets: dict[str, list[str]] = {}
        for text in groups:
            buckets.setdefault("<" + text[0] + text[2:], []).append(text)
            buckets.setdefault(">" + text[1:], []).append(text)
        own = _of_the_author(ledger, groups)
        for one, other in pairs(buckets):
            if {one, other} == own or _same(ledger, groups[one], groups[other]):
                yield variant_hit(groups[one], groups[other], "warning")
        yield from _districts(ledger)
        for site, again in find_sites(ledger.text):
            values = {"rare": again.place, "common": site.place, "rare_count": "1", "common_count": "1"}
            yield Hit((again.span, site.span), values, severity="warning", variant="site")


_DISTRICT = regex(r"[区县市旗州](?![域间划块场])(?<![试实]验区)(?<=(?P<name>[一-鿿]{2}[区县市旗州]))")
_COMMON, _OWN = 4, 2
"""Times that a county, and the report's own one, is named before one other writing of it is taken for a slip."""


def _districts(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each county that is written otherwise once: 鹤埔区 where the whole report says 鹤浦区."""
    counted = Counter(match["name"] for match in _DISTRICT.finditer(ledger.text))
    own = {name for name in counted if name in ledger.identity.places}
    common = [name for name, times in counted.items() if times >= (_OWN if name in own else _COMMON)]
    once: dict[str, list[str]] = {}
    for name, times in counted.items():
        if times == 1:
            once.setdefault("<" + name[0] + name[2], []).append(name)
            once.setdefault(">" + name[1:], []).append(name)
    for name in common:
        for other in (*once.get("<" + name[0] + name[2], ()), *once.get(">" + name[1:], ())):
            gap = difference(name, other)
            if gap.alike or gap.same_sound or (name in own and gap.substitution and same_syllable(gap.one, gap.other)):
                named = [
                    [Name("place", Span(at, at + len(word)), word, word) for at in _at(ledger, word)]
                    for word in (name, other)
                ]
                # 砚屏县委批准的计划，砚瓶县审计局: the report's own county is no neighbour of itself.
                apart = _listed(ledger, *named) if name in own else together(ledger, *named)
                if not apart:
                    yield variant_hit(named[0], named[1], "warning")


def _listed(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    """True for 砚屏县、砚瓶县 and 砚屏县与砚瓶县."""
    return any(
        _AND.fullmatch(ledger.text, min(one.span.end, other.span.end), max(one.span.start, other.span.start))
        for one in ones
        for other in others
        if abs(one.span.start - other.span.start) <= _NEXT
    )


_AND = regex("[、和与及同跟]|以及|毗邻|交界")
_NEXT = 6
"""Characters from the start of one name to that of the next one of a list."""


_AUTHOR = regex("书记|主任|村长|镇长|乡长|队长|队员|会计|委员会|村委|支部|党委|党总支|政府")
_LONGEST_AUTHOR = 40
"""Characters of the line below a title that names the author, no sentence."""
_LINES = 2
"""Lines below a title among which it stands."""


def _of_the_author(ledger: Ledger, groups: dict[str, list[Name]]) -> set[str]:
    """The place in the title and that of the author below it, where they differ by one character of one sound or look.

    上坪村脱贫攻坚工作汇报, by 上评村第一书记: who reports on a village is of that village.
    """
    title = find_title(ledger)
    if title is None:
        return set()
    block = ledger.document.block_index(title.start)
    below = [
        other.span
        for other in ledger.document.blocks[block + 1 : block + 1 + _LINES]
        if other.span.end - other.span.start <= _LONGEST_AUTHOR
        and not _SENTENCE.search(ledger.read(other.span))
        and _AUTHOR.search(ledger.read(other.span))
    ]
    about = {text for text, names in groups.items() if any(title.start <= n.span.start < title.end for n in names)}
    of = {text for text, names in groups.items() if any(s.start <= n.span.start < s.end for n in names for s in below)}
    for one in sorted(about - of):
        for other in sorted(of - about):
            gap = difference(one, other)
            alike = gap.alike or gap.same_sound or (gap.substitution and same_syllable(gap.one, gap.other))
            if alike and not gap.series and one[-1] == other[-1] and len(one) == len(other):
                return {one, other}
    return set()


_SENTENCE = regex("[。；！？]")


def _at(ledger: Ledger, word: str) -> list[int]:
    return [match.start() for match in re.finditer(word, ledger.text)]


def _same(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    gap = difference(ones[0].text, others[0].text)
    if not (gap.alike or gap.same_sound) or gap.series:
        return False
    long = gap.alike and len(gap.behind) > _END and bool(_shared_front(ones, others))
    if long and any(side_by_side(ledger, one.span, other.span) for one in ones[:MOST] for other in others[:MOST]):
        return False
    if not long and (together(ledger, ones, others) or not (gap.before or _begins(ones, others))):
        return False
    if any(items_of_a_list(ledger, one.span, other.span) for one in ones[:MOST] for other in others[:MOST]):
        return False
    if gap.alike:
        return True
    majority = max(len(ones), len(others)) > 1 and min(len(ones), len(others)) == 1
    return majority and _parent(ones, others)


_END = len("村")
_JOINS = frozenset("在到从向对将把由给为被让与和同及等的是至赴往于位镇乡县区市")


def _shared_front(ones: list[Name], others: list[Name]) -> str:
    """The 六 of 六棵槐村 and 六颗槐村, which a name read from its ending leaves out; no 在 and no 乡."""
    last = {name.front[-1:] for name in (*ones, *others)}
    return next(iter(last)) if len(last) == 1 and last.isdisjoint(_JOINS) else ""


def _begins(ones: list[Name], others: list[Name]) -> bool:
    """True when a name certainly begins with its first character in both writings."""
    return all(any(not name.front or name.front[-1] in "镇乡县区市、" for name in named) for named in (ones, others))


def _parent(ones: list[Name], others: list[Name]) -> bool:
    """True when the same township stands before both."""
    left = {name.front[-_PARENT:] for name in ones if len(name.front) >= _PARENT and name.front[-1] in "镇乡县区市"}
    return any(name.front[-_PARENT:] in left for name in others)
