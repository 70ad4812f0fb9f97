"""Deciding: one report on the desk, its findings, and the file in which decisions about them are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linter import ids
from linter.anchor import anchors_of
from linter.config import Configs
from linter.decided import decided
from linter.decisions import Decision, decisions_file, read_decisions, relative, stem
from linter.decisions_edit import Edit, change
from linter.engine import Linter
from linter.errors import HegaoError
from linter.inputs import STDIN
from linter.matching import matches
from linter.reporters import Setting
from linter.reporters.decisions import listed_decisions
from linter.reporters.style import Style
from linter.reporters.text import one
from linter.reporters.wording import stale_words
from linter.reporters.words import say
from linter.run import Outcome, run

__all__ = ["Desk", "list_decisions", "list_stale"]


class Desk:
    """A report with its findings, as they are decided upon one by one."""

    def __init__(self, path: Path, configs: Configs, today: str, others: Sequence[Path] = ()) -> None:
        """`others` are files that the report is compared with, too.

        Raises HegaoError where the report, the configuration or the file of decisions cannot be read."""
        if path == STDIN or path.is_dir():
            raise HegaoError(f"{path}: give one file: what is decided is kept beside it")
        self.today = today
        self.config = configs.at(path)
        self.report = _run((path, *others), configs, today).reports[0]
        self.file = decisions_file(self.config, path.parent)
        self._anchors = list(anchors_of(self.report))

    def find(self, asked: str) -> int:
        """Index of the finding of this id."""
        return ids.find(self.report, asked)

    def told(self, index: int, style: Style) -> str:
        """A finding as lint shows it."""
        return one(self.report.findings[index], self.report, Setting(self.config.lang, style=style))

    def open(self, notes: bool) -> list[int]:
        """Indexes of the findings that nobody has decided upon, or that were decided upon for a time that is over."""
        return [
            index
            for index, finding in enumerate(self.report.findings)
            if (notes or finding.severity != "note") and (finding.decided is None or finding.decided.expired)
        ]

    def decide(self, index: int, kind: str, reason: str, by: str, until: str = "") -> None:
        """Keep a decision about a finding, in the place of the one that was there."""
        finding = self.report.findings[index]
        if kind == "will-fix" and not until:
            raise HegaoError("will-fix needs --until, the day by which it is to be mended")
        if until and until < self.today:
            raise HegaoError(f"--until {until} is over already")
        new = Decision(
            finding.rule,
            self._anchors[index],
            kind,
            " ".join(reason.split()),
            " ".join(by.split()),
            self.today,
            until,
            tuple(dict.fromkeys(relative(place.document, self.file) for place in finding.places)),
        )

        def edit(before: list[Decision]) -> tuple[list[Decision], list[Decision]]:
            there = matches(self.report, before).taken.get(index)
            return ([there] if there else []), [new]

        change(self.file, edit)


def _run(paths: Sequence[Path], configs: Configs, today: str) -> Outcome:
    """A run in which everything could be read."""
    outcome = run(paths, configs)
    if len(paths) > 1:
        from linter.across import held_together

        outcome = held_together(outcome, Linter.configured(configs.at(paths[0])))
    outcome = decided(outcome, configs, today, paths[0] if paths[0].is_dir() else None)
    for failure in outcome.failures:
        raise HegaoError(failure.message)
    return outcome


def list_decisions(path: Path, configs: Configs, today: str) -> str:
    """The decisions that hold for a report, or those of the file that holds for a folder, a line each."""
    config = configs.at(path)
    file = decisions_file(config, path if path.is_dir() else path.parent)
    entries, wrong = read_decisions(file) if file.is_file() else ([], [])
    for line in wrong:
        raise HegaoError(line)
    if not path.is_dir():
        entries = [entry for entry in entries if not entry.files or entry.is_about_any({stem(path)})]
    return listed_decisions(entries, today, config.lang)


def list_stale(path: Path, configs: Configs, today: str, prune: bool) -> str:
    """The decisions that no finding needs any more, a line each; with `prune`, they are taken out."""
    language = configs.at(path).lang
    stale = [each for each in _run([path], configs, today).stale if each.kind != "baseline"]
    if prune:
        for file in dict.fromkeys(each.file for each in stale):
            change(Path(file), _without({each.line for each in stale if each.file == file}))
    lines = stale_words(stale, language) if stale else [say("no_stale", language)]
    return "".join(f"{line}\n" for line in lines)


def _without(lines: set[int]) -> Edit:
    return lambda before: ([each for each in before if each.line in lines], [])
