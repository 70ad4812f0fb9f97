"""Decided: the findings of a run with what people decided about them. Nothing here reads a clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace
from itertools import chain
from pathlib import Path

from linter.config import Config, Configs
from linter.decisions import QUIET, Decision, baseline_file, decisions_file, read_decisions, stem
from linter.engine import Report, suppress
from linter.errors import ConfigError
from linter.finding import Finding
from linter.matching import matches, place_of
from linter.rule import load_rules, named
from linter.run import Failure, Outcome, Stale, broken_rules

__all__ = ["Kept", "decided"]


def decided(outcome: Outcome, configs: Configs, today: str, whole: Path | None = None) -> Outcome:
    """The outcome with each finding marked by what was decided about it.

    `today` (ISO) is the day by which decisions end. A file of decisions that is wrong is a failure of the run;
    what is right in it holds. Where the run read the `whole` of a folder, a decision kept in it that names no report,
    or one that is gone, may be stale, too.
    """
    kept = Kept(configs, outcome.rules)
    reports, met = [], set[int]()
    for report in outcome.reports:
        found = matches(report, kept.decisions_of(report), kept.entries_of(report))
        met.update(found.met)
        findings = tuple(_marked(report.findings, found.taken, today))
        reports.append(replace(report, findings=findings) if found.taken else report)
    read = {stem(place_of(report)) for report in outcome.reports}
    broken = broken_rules(outcome.reports)
    stale = tuple(
        Stale(decision.file, decision.line, decision.kind, decision.rule, decision.places[0].quote)
        for decision in kept.everything()
        if id(decision) not in met
        and decision.rule in outcome.rules  # read from their files when this is asked, and not before
        and decision.rule not in broken
        and _was_looked_for(decision, read, whole)
    )
    return replace(outcome, reports=tuple(reports), failures=(*outcome.failures, *kept.failures), stale=stale)


def _was_looked_for(decision: Decision, read: Set[str], whole: Path | None) -> bool:
    """True when the run read what the decision is about; what stands in two files takes another run to be found.

    `read` are the stems of the reports.
    """
    if len(decision.files) > 1:
        return False
    if decision.is_about_any(read):
        return True
    if whole is None or not Path(decision.file).resolve().is_relative_to(whole.resolve()):
        return False
    return not any(path.exists() for path in decision.reports)


class Kept:
    """The files of decisions and the baselines of a run, each read once."""

    def __init__(self, configs: Configs, rules: Collection[str]) -> None:
        """`rules` are those that ran."""
        self._configs = configs
        self._rules = rules
        self._read: dict[Path, list[Decision]] = {}
        self._by_folder: dict[Path, tuple[Path, Path]] = {}
        self.failures: list[Failure] = []

    def decisions_of(self, report: Report) -> list[Decision]:
        """The decisions that may hold for a report."""
        return self._entries(self._files(report)[0], report, False)

    def entries_of(self, report: Report) -> list[Decision]:
        """The entries of the baseline that may hold for a report."""
        return self._entries(self._files(report)[1], report, True)

    def baseline_of(self, report: Report, folder: Path) -> Path:
        """The file of its baseline; a new one is made in `folder`."""
        return baseline_file(self._configs.at(place_of(report)), folder)

    def _files(self, report: Report) -> tuple[Path, Path]:
        place = place_of(report)
        folder = place if place.is_dir() else place.parent
        if folder not in self._by_folder:
            config = self._configs.at(place)
            self._by_folder[folder] = decisions_file(config, folder), baseline_file(config, folder)
        return self._by_folder[folder]

    def _entries(self, file: Path, report: Report, baseline: bool) -> list[Decision]:
        key = file.absolute()
        if key not in self._read:
            entries, wrong = read_decisions(file, baseline) if file.is_file() else ([], [])
            if not baseline:
                wrong += self._without_rule(entries, self._configs.at(place_of(report)))
            self.failures.extend(Failure(str(file), line, is_input=False) for line in wrong)
            self._read[key] = entries
        return self._read[key]

    def _without_rule(self, entries: Iterable[Decision], config: Config) -> Iterator[str]:
        """A line for each entry whose rule there is not, be it switched off or not."""
        unsure = [entry for entry in entries if entry.rule not in self._rules]
        rules = load_rules(config.rules, runnable=False) if unsure else {}
        for entry in unsure:
            try:
                named(rules, entry.rule, entry.origin)
            except ConfigError as error:
                yield str(error)

    def everything(self) -> Iterable[Decision]:
        """Every entry that was read."""
        return chain.from_iterable(self._read.values())


def _marked(findings: Iterable[Finding], taken: dict[int, Decision], today: str) -> Iterable[Finding]:
    for index, finding in enumerate(findings):
        decision = taken.get(index)
        if decision is None or finding.suppressed:  # by a comment in the text
            yield finding
        elif decision.kind in QUIET and decision.holds(today):
            yield suppress(finding, _why(decision), decision.decided(today))
        else:
            yield replace(finding, decided=decision.decided(today))


def _why(decision: Decision) -> str:
    """The justification, for programs."""
    if not decision.reason:
        return decision.kind
    known = (decision.kind, decision.by, decision.on, decision.until and f"until {decision.until}")
    return f"{decision.reason} ({', '.join(filter(None, known))})"
