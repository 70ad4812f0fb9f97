"""Baseline: what is found today is accepted, so that afterwards only what is new is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.anchor import anchors_of
from linter.config import Configs
from linter.decided import Kept
from linter.decisions import Decision, relative, stem
from linter.decisions_edit import change
from linter.engine import Report
from linter.matching import matches, place_of
from linter.run import Outcome, broken_rules

__all__ = ["Accepted", "accept"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a baseline."""

    file: Path
    total: int
    """Entries it has now."""
    added: int
    gone: int
    """Entries taken out, since nothing of them was found."""


def accept(outcome: Outcome, configs: Configs, paths: Sequence[Path], together: bool = False) -> list[Accepted]:
    """Put the findings of a run into the baselines of its reports, those that were decided upon left aside.

    `outcome` is the run before decisions are applied. A new baseline of a folder in `paths` is made in that folder.
    Entries about the reports that were read and that nothing meets any more are taken out; those about two files
    only where the files were compared `together`.
    """
    kept = Kept(configs, outcome.rules)
    by_file: dict[Path, list[Report]] = defaultdict(list)
    for report in outcome.reports:
        by_file[kept.baseline_of(report, _folder(report, paths))].append(report)
    return [_accepted(file, reports, kept, together) for file, reports in by_file.items()]


def _folder(report: Report, paths: Sequence[Path]) -> Path:
    """The folder that was asked for and holds the report, else the report's own."""
    place = place_of(report)
    return next((path for path in paths if path.is_dir() and path in place.parents), place.parent)


def _accepted(file: Path, reports: Sequence[Report], kept: Kept, together: bool) -> Accepted:
    totals: list[int] = []

    def edit(before: list[Decision]) -> tuple[list[Decision], list[Decision]]:
        met: set[int] = set()
        come: list[Decision] = []
        for report in reports:
            found = matches(report, kept.decisions_of(report), before)
            met.update(found.met)
            for index, (finding, anchor) in enumerate(zip(report.findings, anchors_of(report), strict=True)):
                if index not in found.taken:
                    files = tuple(dict.fromkeys(relative(place.document, file) for place in finding.places))
                    come.append(Decision(finding.rule, anchor, files=files))
        read = {stem(place_of(report)) for report in reports}
        broken = broken_rules(reports)
        looked_for = [each for each in before if each.rule not in broken and (together or len(each.files) < 2)]
        gone = [each for each in looked_for if id(each) not in met and each.is_about_any(read)]
        totals[:] = [len(before) - len(gone) + len(come), len(come), len(gone)]
        return gone, come

    change(file, edit, baseline=True)
    return Accepted(file, *totals)
