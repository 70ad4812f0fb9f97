"""Taken up: whether a number told before counts the things that a later one takes up: 全县1324亩公益林均已."""

from __future__ import annotations

from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.states.retaken import Retaking, common_noun, kind_of_unit, nouns, window
from linter.patterns import regex

_QUOTED = regex("“[^“”]+”")


class Told(NamedTuple):
    """A number told before, with what every later one is compared with."""

    quantity: Quantity
    nouns: tuple[str, str]
    """The phrases before and behind it that name what it counts."""
    window: str
    """The words around it."""

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Unit and endings by which it is found again."""
        endings = {end for noun in self.nouns for end in (noun[-1:], noun[-2:])}
        return {(kind_of_unit(self.quantity), end) for end in (*endings, self.quantity.unit)}


def told(quantity: Quantity) -> Told:
    """The number with its nouns and the words around it."""
    return Told(quantity, nouns(quantity), window(quantity))


def keys_of(retaking: Retaking) -> set[tuple[str, str]]:
    """Unit and words under which the numbers stand that may be taken up."""
    unit, words = kind_of_unit(retaking.quantity), retaking.words
    if not words:
        return {(unit, retaking.quantity.unit)}
    if len(words) == 1:
        return {(unit, words)}
    # 小麦托管面积 is found by 托管 where 托管的…小麦 are taken up.
    return {(unit, words[at : at + 2]) for at in range(len(words) - 1)} | {(unit, retaking.given[-2:])}


def noun_taken_up(phrases: tuple[str, str], retaking: Retaking) -> str:
    """What the phrases of an earlier number name that is taken up; empty where they name other things.

    小麦 as well of 小麦托管面积, where 托管的…小麦 are taken up.
    """
    verb = retaking.given[-2:]
    named = (*phrases, phrases[0].removesuffix(verb)) if verb else phrases
    found = [common for noun in named if noun and (common := common_noun(noun, retaking.words))]
    if retaking.told:
        # The title goes on behind the noun: 12个示范村创建情况汇报.
        found += [common_noun(retaking.words, noun) for noun in phrases]
    return max(found, key=len) if found else ""


def same_things(earlier: Told, retaking: Retaking, specific: int) -> bool:
    """True where the earlier number counts what is taken up, and nothing more is said of it the second time.

    A noun of `specific` characters says by itself what is counted; a shorter one needs the same unit.
    """
    first, later = earlier.quantity, retaking.quantity
    if not retaking.words:
        return first.unit == later.unit
    noun = noun_taken_up(earlier.nouns, retaking)
    if len(noun) < specific and (not noun or unit_class(first) != unit_class(later)):
        return False
    # What follows the noun is said of it: 高标准农田上推行“田长制”.
    at = retaking.words.find(noun)
    named, modifier = retaking.words[: at + len(noun)], retaking.words[:at]
    if any(name not in earlier.window for name in _QUOTED.findall(named)):
        return False
    return all(character in earlier.window for character in modifier)
