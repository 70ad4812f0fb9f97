"""Lexicon: the word lists under rules/lexicon/, read once and validated."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from linter.rule import rules_folder
from linter.yaml_nodes import read_yaml


class Unit(NamedTuple):
    """A unit of measure."""

    kind: str
    """money, measure, duration or count."""
    base: str
    """The unit it is converted to."""
    factor: Decimal
    """How many base units it holds."""


def _path(name: str) -> Path:
    return rules_folder() / "lexicon" / f"{name}.yaml"


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """The list under `key` of rules/lexicon/NAME.yaml, in file order."""
    return tuple(item.string() for item in read_yaml(_path(name)).mapping()[key].sequence())


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every unit by its written form."""
    table: dict[str, Unit] = {}
    for kind, group in read_yaml(_path("units")).mapping(("money", "measure", "duration", "count")).items():
        if kind == "count":
            for item in group.sequence():
                table[item.string()] = Unit("count", item.string(), Decimal(1))
            continue
        for base, members in group.mapping().items():
            for written, factor in members.mapping().items():
                table[written] = Unit(kind, base, Decimal(factor.string()))
    return table
