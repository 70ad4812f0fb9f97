"""Matching: which decision is about which finding of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from linter.anchor import Anchored, Around, Key, Shape
from linter.decisions import Decision, stem
from linter.engine import Report
from linter.inputs import STDIN_NAME

__all__ = ["Matches", "matches", "place_of"]


def place_of(report: Report) -> Path:
    """The path of a report's document; of standard input without a name, the working directory."""
    return Path() if report.document.name == STDIN_NAME else Path(report.document.name)


@dataclass(frozen=True)
class Matches:
    """Which decisions a report meets."""

    taken: dict[int, Decision]
    """Index of a finding -> what was decided about it."""
    met: set[int]
    """`id` of every decision whose finding is there, taken by another one or not."""


def matches(report: Report, decisions: Sequence[Decision], baseline: Sequence[Decision] = ()) -> Matches:
    """A decision covers one finding of a report: the first in reading order whose words are those that were noted.

    In the report it was decided for, it also covers the only finding that has the quotes, whatever is said around;
    and where several have them, each decided alike, all of them.
    """
    rules = {decision.rule for decision in (*decisions, *baseline)}
    found = Matches({}, set())
    if rules:
        candidates = _Candidates(report, rules)
        for entries in (decisions, baseline):
            left = _meet(entries, candidates, found)
            _adopt(left, candidates, found, stem(place_of(report)))
    return found


class _Candidates:
    """The findings of a report that decisions may be about, by what they say and by the words around."""

    def __init__(self, report: Report, rules: Set[str]) -> None:
        self._findings = report.findings
        self._anchored = Anchored(report)
        self.by_key: dict[Key, list[int]] = defaultdict(list)
        self._by_words: dict[tuple[Key, Shape], dict[Around, list[int]]] = {}
        for index, finding in enumerate(report.findings):
            if finding.rule in rules:
                self.by_key[self._anchored.key(finding)].append(index)

    def standing(self, decision: Decision) -> list[int]:
        """The findings whose quotes and words around them are those of the decision."""
        key, shape = decision.key, decision.shape
        if key not in self.by_key:
            return []
        if (key, shape) not in self._by_words:
            by_words = self._by_words[key, shape] = defaultdict(list)
            for index in self.by_key[key]:
                by_words[self._anchored.around(self._findings[index], shape)].append(index)
        return self._by_words[key, shape].get(decision.around, [])


def _meet(entries: Iterable[Decision], candidates: _Candidates, found: Matches) -> dict[Key, list[Decision]]:
    """Let each decision take a finding; those whose words stand nowhere, by their quotes."""
    left: dict[Key, list[Decision]] = defaultdict(list)
    # What was noted with more words around it is more particular.
    for entry in sorted(entries, key=lambda entry: -entry.context):
        standing = candidates.standing(entry)
        free = next((index for index in standing if index not in found.taken), None)
        if free is not None:
            found.taken[free] = entry
        if standing:
            found.met.add(id(entry))
        elif entry.key in candidates.by_key:
            left[entry.key].append(entry)
    return left


def _adopt(left: dict[Key, list[Decision]], candidates: _Candidates, found: Matches, own: str) -> None:
    """Let decisions whose sentences were edited keep their findings, where no other can be meant."""
    for key, entries in left.items():
        free = [index for index in candidates.by_key[key] if index not in found.taken]
        alike = len({entry.kind for entry in entries}) == 1 and all(entry.is_about_any({own}) for entry in entries)
        if alike and len(free) == len(entries):
            found.taken.update(zip(free, entries, strict=True))
            found.met.update(map(id, entries))
