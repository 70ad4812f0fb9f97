"""Character slips: 国际陆港 beside 国际路港, one passage in two writings that sound the same."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.names import series
from linter.facts.names.persons import named_otherwise
from linter.facts.names.sounds import syllables
from linter.facts.quantities.words import word_around
from linter.finding import Hit
from linter.kinds._shared_words import items_of_a_list
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MARKS = "“”《》"
"""Marks that bound a name as well as the words around it do."""
_PASSAGE = 5
"""Characters of a passage that is told twice: with one of them wrong, four say that it is the same."""
_STRETCH = 100_000
"""Characters that are searched at once: the passages of more would take too much memory."""
_OFTEN = 3
"""Times that a writing stands which three characters and its marks bound, before another one is a slip."""
_LONGEST = 8
"""Characters on both sides that are shown at most."""
_LONG = 6
"""Characters that two writings share on both sides, so that they are of one name even where both are words."""
_NAMED = regex("[一-鿿]{0,3}(?:基金|工程|中心|条例|计划|示范区|开发区|产业园|领导小组|委员会|指挥部|服务站|公司)")
"""Behind the character, what a name ends with."""
_BOTH_LIVE = tuple(
    map(set, ("监检", "查察", "税水", "职执", "整政", "公共", "缴交", "治制", "验试", "实试", "建健", "务物"))
)
"""Characters of one sound by which two names that both exist differ: 税务局 and 水务局, 监测中心 and 检测中心."""
_TOLD = regex(rf"[一-鿿{_MARKS}]")
_RUN = regex(rf"[一-鿿{_MARKS}]{{{_PASSAGE},}}")
_GRAMMAR = frozenset(
    "的地得和与及于为已以在再有又由至到之其期各个该这此即既还被把将从向对按并而且或者等了着过是时使让叫做作像象只至止未均"
)
"""Characters that join words; and those of which both writings are in use."""


class CharacterSlip:
    """Compares passages that sound the same and differ by one character, where one writing makes no word.

    In 900 000 characters of public reports no more than two such pairs were meant as they stood.
    """

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings."""
        text = ledger.text
        seen: set[tuple[str, str]] = set()
        for start in range(0, len(text), _STRETCH):
            for one, other in _pairs(text, start, min(len(text), start + _STRETCH)):
                pair = text[one], text[other]
                if pair not in seen and (hit := _slip(ledger, one, other)):
                    seen.add(pair)
                    yield hit


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where two passages of a stretch sound the same and differ: the places of the two characters."""
    stretch = text[start:end]
    said = stretch.translate(syllables())
    places: dict[str, int] = {}
    found: dict[tuple[int, int], None] = {}
    for run in _RUN.finditer(stretch):
        for at in range(run.start(), run.end() - _PASSAGE + 1):
            first = places.setdefault(said[at : at + _PASSAGE], at)
            # At the edge of what is shared another word begins: 现代物流体系, 现代物流提质.
            if first != at and stretch[first + 1 : first + _PASSAGE - 1] != stretch[at + 1 : at + _PASSAGE - 1]:
                apart = [i for i in range(_PASSAGE) if stretch[first + i] != stretch[at + i]]
                if len(apart) == 1:
                    found[start + first + apart[0], start + at + apart[0]] = None
    yield from found


def _slip(ledger: Ledger, one: int, other: int) -> Hit | None:
    text = ledger.text
    pair = text[one], text[other]
    if not _GRAMMAR.isdisjoint(pair) or set(pair) <= series() or ledger.sentence_at(one) == ledger.sentence_at(other):
        return None
    before, behind = _shared(text, one, other)
    spans = [Span(at - before, at + behind + 1) for at in (one, other)]
    counts = [text.count(ledger.read(span)) for span in spans]
    rare, common = (0, 1) if counts[0] <= counts[1] else (1, 0)
    places = (one, other)
    if counts[common] < _OFTEN and sum(char not in _MARKS for char in ledger.read(spans[0])) < _PASSAGE:
        return None  # “水运之城” and “水韵之城” may both be meant
    words = _in_word(text, places[rare]) and (counts[common] > 1 or _in_word(text, places[common]))
    if counts[rare] > 1 or (words and not _is_one_name(text, places[rare], places[common], before, behind)):
        return None
    if any(named_otherwise(text, place) for place in places):
        return None
    if items_of_a_list(ledger, spans[0], spans[1], before + 1):
        return None
    values = {
        "rare": ledger.quote(spans[rare]),
        "common": ledger.quote(spans[common]),
        "rare_count": str(counts[rare]),
        "common_count": str(counts[common]),
    }
    return Hit((spans[rare], spans[common]), values, severity="warning", supported=counts[common] > counts[rare])


def _is_one_name(text: str, rare: int, common: int, before: int, behind: int) -> bool:
    """True for 预算稳定调解基金 beside 预算稳定调节基金, told twice: both are words, but so much of a name is the same.

    In 1.7 million characters of public reports no such pair was meant as it stood.
    """
    if before + behind < _LONG or not (before and behind) or {text[rare], text[common]} in _BOTH_LIVE:
        return False
    if not _NAMED.match(text, common + 1):
        return False
    before = min(before, max(_LONG // 2, _LONG - behind))
    behind = min(behind, _LONG - before)
    told = [text.count(text[at - before : at + behind + 1]) for at in (rare, common)]
    return told[0] == 1 and told[1] > 1


def _shared(text: str, one: int, other: int) -> tuple[int, int]:
    """How many characters before and behind the two places are the same."""
    for behind in range(_LONGEST + 1):
        at, to = one + behind + 1, other + behind + 1
        if text[at : at + 1] != text[to : to + 1] or not _TOLD.match(text, at):
            break
    for before in range(_LONGEST + 1):
        at, to = one - before - 1, other - before - 1
        if at < 0 or text[at] != text[to] or not _TOLD.match(text, at):
            break
    return before, behind


def _in_word(text: str, at: int) -> bool:
    """True where the dictionary has a word of two characters or more that the character is part of."""
    start, end = word_around(text, at)
    return end - start > 1
