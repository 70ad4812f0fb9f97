"""A run over many paths: which files, in what order, what became of each, and how the run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from linter.document import Document
from linter.engine import Coverage, Linter, Report
from linter.errors import HegaoError, ReadError
from linter.finding import SEVERITIES, Finding, Severity
from linter.readers import SUFFIXES, read_bytes, read_path

if TYPE_CHECKING:
    from linter.extraction import Fact

__all__ = ["FAIL_ON", "STDIN", "Failure", "Outcome", "collect", "extract_all", "loud", "read", "run"]

STDIN = Path("-")
"""The path that stands for standard input."""
FAIL_ON = (*SEVERITIES, "never")
"""What `--fail-on` accepts."""
MAX_CHARACTERS = 10_000_000
"""A document longer than this is refused: it is 750 long reports in one file, and every one of its facts is held."""
FILES_PER_JOB = 16
"""Below so many files for each, another process costs more than it saves: starting one takes about 0.3 s."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be read."""

    name: str
    """The path, as the user gave it."""
    message: str
    """What was wrong, one line that begins with the name."""


@dataclass(frozen=True)
class Outcome:
    """What a run found, and what it could not read."""

    reports: tuple[Report, ...] = ()
    """In the order of the paths, folders by name."""
    failures: tuple[Failure, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all documents that nobody has decided upon."""
        return (finding for report in self.reports for finding in report.findings if not finding.suppressed)

    @property
    def coverage(self) -> Coverage:
        """The coverage of all documents together."""
        total = Coverage()
        for report in self.reports:
            total = total.plus(report.coverage)
        return total

    def count(self, severity: str) -> int:
        """Findings of a severity that nobody has decided upon."""
        return sum(1 for finding in self.findings if finding.severity == severity)

    def exit_code(self, fail_on: str) -> int:
        """2 when something could not be read, else 1 when a finding is at least as loud as `fail_on`, else 0."""
        if self.failures:
            return 2
        return int(any(finding.severity in loud(fail_on) for finding in self.findings))


def loud(fail_on: str) -> tuple[Severity, ...]:
    """The severities that fail a run."""
    return () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]


@dataclass
class _Collected:
    files: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def collect(paths: Iterable[Path]) -> tuple[list[Path], list[Failure]]:
    """The files behind the paths, each once: a folder gives its reports at any depth, hidden ones left out."""
    found = _Collected()
    for path in paths:
        if path != STDIN and path.is_dir():
            files = sorted(_reports_in(path))
            if not files:
                looked_for = ", ".join(SUFFIXES)
                found.failures.append(Failure(str(path), f"{path}: no report in this folder (looked for {looked_for})"))
            found.files.extend(files)
        else:
            found.files.append(path)
    return list(dict.fromkeys(found.files)), found.failures


def _reports_in(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            # ~$ marks the lock file that Word keeps beside an open document.
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield Path(root, name)


def read(path: Path) -> Document:
    """The document of a path or of standard input. Raises ReadError also where there is nothing in it."""
    document = read_bytes(sys.stdin.buffer.read()) if path == STDIN else read_path(path)
    if not document.text.strip():
        raise ReadError(f"{document.name}: empty: there is no text in it")
    if len(document.source) > MAX_CHARACTERS:
        size, limit = f"{len(document.source):,}", f"{MAX_CHARACTERS:,}"
        raise ReadError(f"{document.name}: refused: {size} characters (limit {limit}): split it into its reports")
    return document


def extract_all(paths: Iterable[Path]) -> tuple[list[tuple[Document, tuple[Fact, ...]]], list[Failure]]:
    """The facts of every document behind the paths."""
    from linter.extraction import facts_of
    from linter.ledger import Ledger

    files, failures = collect(paths)
    ledgers = []
    for path in files:
        try:
            document = read(path)
        except HegaoError as error:
            failures.append(Failure(str(path), str(error)))
        else:
            ledgers.append((document, facts_of(Ledger(document))))
    return ledgers, failures


def _lint(linter: Linter, path: Path) -> Report | Failure:
    try:
        return linter.lint(read(path))
    except HegaoError as error:
        return Failure(str(path), str(error))
    except Exception as error:  # a defect met in one file must not hide the findings of the others
        return Failure(str(path), f"{path}: a defect of hegao, please report it: {type(error).__name__}: {error}")


def run(
    paths: Sequence[Path],
    linter: Linter,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Outcome:
    """Lints every file behind the paths, in `jobs` processes; `progress` is told how many of how many are done."""
    files, failures = collect(paths)
    reports: list[Report] = []
    for done, result in enumerate(_results(files, linter, jobs), start=1):
        if isinstance(result, Report):
            reports.append(result)
        else:
            failures.append(result)
        progress(done, len(files))
    return Outcome(tuple(reports), tuple(failures))


def _results(files: list[Path], linter: Linter, jobs: int) -> Iterator[Report | Failure]:
    jobs = min(jobs, len(files) // FILES_PER_JOB)
    work = partial(_lint, linter)
    if jobs < 2:
        yield from map(work, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, files, chunksize=8)
