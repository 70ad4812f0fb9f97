"""Lexicon: the word lists under rules/lexicon/, read once and validated, with the words of an office beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from linter.rule import rules_folder
from linter.yaml_nodes import Node, read_yaml

if TYPE_CHECKING:
    from linter.fact import QuantityKind

__all__ = ["STATES", "OwnWords", "Unit", "either", "own", "per_lexicon", "read_units", "units", "using", "words"]

Made = TypeVar("Made")

UNIT_KINDS: tuple[QuantityKind, ...] = ("money", "measure", "duration", "count")
PERSONS = "persons"
"""What counts persons under another name: 352名 are 352人."""
STATES = ("open", "underway", "plan", "done", "found")
"""States of the things counted that rules/lexicon/status.yaml has words for."""


class Unit(NamedTuple):
    """A unit of measure."""

    kind: QuantityKind
    """money, measure, duration or count."""
    base: str
    """The unit it is converted to."""
    factor: Decimal
    """How many base units it holds."""


@dataclass(frozen=True)
class OwnWords:
    """The words of an office, read beside the lists that come with hegao."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    """Units by their written form."""
    organisations: tuple[str, ...] = ()
    """Full names of organisations: 招商专班. They are names and scopes, never what is counted."""
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Full names with the short forms that are right for them."""
    phrases: tuple[str, ...] = ()
    """Fixed phrases whose numerals count nothing."""
    status: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words for each of STATES."""

    def of(self, name: str, key: str) -> tuple[str, ...]:
        """What stands beside the list `key` of rules/lexicon/NAME.yaml."""
        if name == "status":
            return self.status.get(key, ())
        return self.phrases if (name, key) == ("phrases", "fixed") else ()


class _Lexicon:
    """What is in force: an office's words, and all that was built from them and from hegao's."""

    def __init__(self, words: OwnWords) -> None:
        self.words = words
        self.built: dict[Callable[[], Any], Any] = {}


_SHIPPED = _Lexicon(OwnWords())
_in_force: ContextVar[_Lexicon] = ContextVar("lexicon", default=_SHIPPED)


@contextmanager
def using(words: OwnWords) -> Iterator[None]:
    """Has an office's words in force while a document is read."""
    token = _in_force.set(_lexicon_of(words))
    try:
        yield
    finally:
        _in_force.reset(token)


_lexicons: list[_Lexicon] = []
"""The offices met last, newest first: what was built for one serves all its documents."""
_LEXICONS_KEPT = 8


def _lexicon_of(words: OwnWords) -> _Lexicon:
    for known in (_SHIPPED, *_lexicons):
        if known.words == words:
            return known
    _lexicons.insert(0, _Lexicon(words))
    del _lexicons[_LEXICONS_KEPT:]
    return _lexicons[0]


def own() -> OwnWords:
    """The office's words that are in force."""
    return _in_force.get().words


def per_lexicon(build: Callable[[], Made]) -> Callable[[], Made]:
    """What `build` makes of the word lists, made once for each office."""

    @wraps(build)
    def built() -> Made:
        memory = _in_force.get().built
        if build not in memory:
            memory[build] = build()
        made: Made = memory[build]
        return made

    return built


def either(forms: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _path(name: str) -> Path:
    return rules_folder() / "lexicon" / f"{name}.yaml"


@cache
def _shipped(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of rules/lexicon/NAME.yaml by their keys."""
    lists = read_yaml(_path(name)).mapping()
    return {key: words.strings() for key, words in lists.items() if words.is_sequence}


def words(name: str, key: str) -> tuple[str, ...]:
    """The list under `key` of rules/lexicon/NAME.yaml, in file order, and the office's words behind it."""
    return _shipped(name)[key] + own().of(name, key)


@per_lexicon
def units() -> dict[str, Unit]:
    """Every unit by its written form."""
    return {**_shipped_units(), **own().units}


@cache
def _shipped_units() -> dict[str, Unit]:
    return read_units(read_yaml(_path("units")))


def read_units(node: Node) -> dict[str, Unit]:
    """Units by their written form, from a mapping like rules/lexicon/units.yaml.

    Measures and money are told as kind -> base -> form: factor; counts, and what persons are counted by, as lists.
    """
    table: dict[str, Unit] = {}
    groups = node.mapping((*UNIT_KINDS, PERSONS))
    for kind in UNIT_KINDS:
        if kind != "count" and kind in groups:
            for base, members in groups[kind].mapping().items():
                for form, factor in members.mapping().items():
                    table[form] = Unit(kind, base, _factor(factor))
    for form in groups["count"].strings() if "count" in groups else ():
        table[form] = Unit("count", form, Decimal(1))
    for form in groups[PERSONS].strings() if PERSONS in groups else ():
        table[form] = Unit("count", "人", Decimal(1))
    return table


def _factor(node: Node) -> Decimal:
    try:
        factor = Decimal(node.string())
    except InvalidOperation:
        factor = Decimal(0)
    if not factor.is_finite() or factor <= 0:
        raise node.error(f"{node.string()!r} is not a factor: write how many base units it holds, such as 1000")
    return factor
