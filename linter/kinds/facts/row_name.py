"""Names in a row: 柳塘县, which stands once, in the place that 柳湾县 has wherever 东河县 and 西岭县 are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from linter.facts.names.names import look_alike, series
from linter.facts.names.rosters import Named, Roster, find_rosters
from linter.facts.names.rows_again import find_rows_again
from linter.facts.names.sounds import same_syllable
from linter.facts.quantities.words import word_around
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_APART = regex(
    "相邻|毗邻|邻近|邻县|对口|结对|友好|更名|改名|合并|撤并|原[名称]|曾用名|又名|外[省市县区地]|赴|考察|学习"
)
"""Words of a passage that names places which are none of the report's own, or that tells two names apart."""
_OWN = frozenset(["county", "town"])
"""Sorts whose members a report may tell all of."""


@dataclass(frozen=True)
class RowName:
    """Compares a name that stands once with the names that stand beside its neighbours elsewhere.

    Two names of one county may differ by one character. That one of them stands once, in the place that the other one
    has wherever the same neighbours are named, is no chance.
    """

    shortest: int = 3
    """Names of a row, before its place is certain."""
    often: int = 3
    """Times that a place stands before one other writing of it, without neighbours, is taken for a slip."""
    most: int = 40
    """Names that differ in one place, and rows of one name, that are looked at."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each name that differs by one character from the one whose place it takes."""
        rows: dict[str, list[Roster]] = defaultdict(list)
        alike: dict[tuple[int, str], list[Named]] = defaultdict(list)
        seen: set[frozenset[str]] = set()
        for roster in find_rosters(ledger):
            for text, name in roster.names.items():
                if text not in rows:
                    for at in (0, 1):
                        alike[at, text[:at] + text[at + 1 :]].append(name)
                rows[text].append(roster)
        for (at, _), names in alike.items():
            if not 1 < len(names) <= self.most:
                continue
            for name in reversed(names):
                row, *more = rows[name.text]
                if more or _APART.search(ledger.text, *row.passage):
                    continue
                others = [
                    other
                    for other in names
                    if other is not name and self._taken(ledger, name, other, at, row, rows[other.text])
                ]
                pair = frozenset((name.text, others[0].text)) if len(others) == 1 else None
                if pair and pair not in seen and not _told_again(ledger, name):
                    seen.add(pair)
                    yield _hit(ledger, name.span, others[0].span)
        for first, again in find_rows_again(ledger.text):
            pair = frozenset((ledger.read(first), ledger.read(again)))
            if pair not in seen and _is_name(ledger, first, again):
                seen.add(pair)
                yield _hit(ledger, again, first)

    def _taken(
        self, ledger: Ledger, name: Named, other: Named, at: int, row: Roster, elsewhere: Sequence[Roster]
    ) -> bool:
        """True where the name stands in the place of the other, which has its place in the rows `elsewhere`."""
        pair = name.text[at], other.text[at]
        if name.sort != other.sort or other.text in row.names or series().issuperset(pair):
            return False
        passage = ledger.read(row.passage)
        if other.text[:-1] in passage:
            return False
        beside = row.names.keys() - {name.text}
        if _built_as(name.text, beside, at):
            return False
        similar = look_alike(*pair) or same_syllable(*pair)
        told = elsewhere[: self.most]
        return any(
            self._has_place(ledger, name, other, beside, full, told, similar)
            and not _lots_differ(passage, ledger.read(full.passage))
            for full in told
        )

    def _has_place(
        self,
        ledger: Ledger,
        name: Named,
        other: Named,
        beside: Set[str],
        full: Roster,
        told: Sequence[Roster],
        similar: bool,
    ) -> bool:
        """True where the row `full` has the other name among the neighbours that the name stands with."""
        shared = beside & full.names.keys()
        if shared and similar:
            return True
        if shared != beside or len(full.names) < self.shortest:
            return False
        if beside and (full.table or full.names.keys() - beside == {other.text}):
            return True
        return (bool(beside) or self._stands_alone(ledger, name, other)) and any(
            one is not full and full.names.keys() <= one.names.keys() for one in told
        )

    def _stands_alone(self, ledger: Ledger, name: Named, other: Named) -> bool:
        """True for a county or town that begins its clause, where the other writing stands often."""
        before = ledger.text[name.span.start - 1 : name.span.start]
        return name.sort in _OWN and not _HAN.match(before) and ledger.text.count(other.text) >= self.often


_HAN = regex("[一-鿿]")
_LOT = regex(r"([甲乙丙丁戊己庚辛东南西北中A-Z一二三四五六七八九十\d]+)(?=标段|标包|号?包|合同段|赛区|考区)")


def _built_as(name: str, beside: Set[str], at: int) -> bool:
    """True for 上湾村 beside 中湾村 and 下湾村: a name that shares the character in question with all of its row."""
    return len(beside) > 1 and all(len(one) == len(name) and one[at] == name[at] for one in beside)


def _lots_differ(passage: str, other: str) -> bool:
    """True where the two name lots, none of which is the same: other firms may bid for each."""
    lots = [set(_LOT.findall(words)) for words in (passage, other)]
    return all(lots) and lots[0].isdisjoint(lots[1])


def _is_name(ledger: Ledger, first: Span, again: Span) -> bool:
    """True for names, which the dictionary has not: 高中 beside 初中 is another word."""
    words = ledger.read(again), ledger.read(first)
    apart = [(a, b) for a, b in zip(*words, strict=True) if a != b]
    if any(set(pair) <= series() for pair in apart) or ledger.text.count(words[0]) > 1:
        return False
    return all(word_around(word, 0).end < len(word) for word in words)


def _told_again(ledger: Ledger, name: Named) -> bool:
    """True where the name stands in the text a second time."""
    first = ledger.text.find(name.text)
    return first != name.span.start or ledger.text.find(name.text, name.span.end) >= 0


def _hit(ledger: Ledger, rare: Span, common: Span) -> Hit:
    values = {"rare": ledger.quote(rare), "common": ledger.quote(common)}
    return Hit((rare, common), values, severity="warning")
