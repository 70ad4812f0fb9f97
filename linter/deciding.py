"""Deciding: one report on the desk, its findings, and the file in which decisions about them are kept."""

from __future__ import annotations

from pathlib import Path

from linter import ids
from linter.anchor import anchors_of
from linter.config import Configs
from linter.decided import decided, matches
from linter.decisions import Decision, decisions_file, relative
from linter.decisions_edit import change
from linter.errors import HegaoError
from linter.run import STDIN, Outcome, run

__all__ = ["Desk"]


class Desk:
    """A report with its findings, as they are decided upon one by one."""

    def __init__(self, path: Path, configs: Configs, today: str) -> None:
        """Raises HegaoError where the report, the configuration or the file of decisions cannot be read."""
        if path == STDIN or path.is_dir():
            raise HegaoError(f"{path}: give one file: what is decided is kept beside it")
        self.today = today
        self.config = configs.at(path)
        self.outcome: Outcome = decided(run([path], configs), configs, today)
        for failure in self.outcome.failures:
            raise HegaoError(failure.message)
        (self.report,) = self.outcome.reports
        self.file = decisions_file(self.config, path.parent)
        self._anchors = list(anchors_of(self.report))

    def find(self, asked: str) -> int:
        """Index of the finding of this id."""
        return ids.find(self.report, asked)

    def open(self, notes: bool) -> list[int]:
        """Indexes of the findings that nobody has decided upon, or that were decided upon for a time that is over."""
        return [
            index
            for index, finding in enumerate(self.report.findings)
            if (notes or finding.severity != "note") and (finding.decided is None or finding.decided.expired)
        ]

    def decide(self, index: int, kind: str, reason: str, by: str, until: str = "") -> Decision:
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
        return new
