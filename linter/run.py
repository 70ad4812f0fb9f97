"""A run over many paths: which files, in what order, what became of each, and how the run ends."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from linter.config import Configs
from linter.document import Document
from linter.engine import Coverage, Report, blame
from linter.errors import HegaoError
from linter.finding import Finding
from linter.inputs import STDIN, STDIN_NAME, place_of, read
from linter.lexicon import using
from linter.readers import SUFFIXES
from linter.rule import Rule
from linter.setup import Rules, Setup, Setups

if TYPE_CHECKING:
    from linter.extraction import Fact

__all__ = ["Failure", "Outcome", "Stale", "collect", "extract_all", "run"]

FILES_PER_JOB = 16
"""Below so many files for each, another process costs more than it saves: its first report takes 0.4 s longer."""

_CHUNK = 2
"""Files given to a process at once: the more there are, the longer the others wait for the last one to end."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be read, or not by all rules."""

    name: str
    """The path, as the user gave it."""
    message: str
    """What was wrong, one line that begins with the name."""
    is_input: bool = True
    """False for what is not a report: a file of decisions."""
    is_half_read: bool = False
    """True where the report was read, and some rules broke down on it."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision about a finding that is no longer there."""

    file: str
    """The file in which it stands."""
    line: int
    """The line of its entry, from 1."""
    kind: str
    """What was decided; baseline for an entry of a baseline."""
    rule: str
    quote: str
    """The quote of its main place, without blanks."""

    @property
    def origin(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Outcome:
    """What a run found, and what it could not read."""

    reports: tuple[Report, ...] = ()
    """In the order of the paths, folders by name."""
    failures: tuple[Failure, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """Every rule that ran on one of the documents, by id."""
    stale: tuple[Stale, ...] = ()
    """Decisions about the documents that no finding needs any more."""

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

    @property
    def exit_code(self) -> int:
        """2 when something could not be read, else 1 when a finding is as loud as its document's `fail_on`, else 0."""
        return 2 if self.failures else int(any(report.failed for report in self.reports))


@dataclass
class _Collected:
    files: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def collect(paths: Iterable[Path], configs: Configs) -> tuple[list[Path], list[Failure]]:
    """The files behind the paths, each once: a folder gives its reports at any depth, hidden and excluded ones
    left out."""
    found = _Collected()
    for path in paths:
        if path != STDIN and path.is_dir():
            files = sorted(file for file in _reports_in(path) if not _excluded(file, configs))
            if not files:
                looked_for = ", ".join(SUFFIXES)
                found.failures.append(Failure(str(path), f"{path}: no report in this folder (looked for {looked_for})"))
            found.files.extend(files)
        else:
            found.files.append(path)
    return list(dict.fromkeys(found.files)), found.failures


def _excluded(file: Path, configs: Configs) -> bool:
    try:
        return configs.at(file).excludes(file)
    except HegaoError:  # told when its turn comes
        return False


def _reports_in(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            # ~$ marks the lock file that Word keeps beside an open document.
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield Path(root, name)


def extract_all(
    paths: Iterable[Path], configs: Configs, stdin_name: str = STDIN_NAME
) -> tuple[list[tuple[Document, tuple[Fact, ...]]], list[Failure]]:
    """The facts of every document behind the paths."""
    from linter.extraction import facts_of
    from linter.ledger import Ledger

    files, failures = collect(paths, configs)
    ledgers = []
    for path in files:
        try:
            config = configs.at(place_of(path, stdin_name))
            document = read(path, config.changes, stdin_name)
        except HegaoError as error:
            failures.append(Failure(str(path), str(error)))
        else:
            with using(config.lexicon):
                ledgers.append((document, facts_of(Ledger(document, config.as_of))))
    return ledgers, failures


@dataclass(frozen=True)
class _Task:
    """A file to lint."""

    path: Path
    setup: Setup
    kept: Report | None
    """The report that need not be made again."""


def run(
    paths: Sequence[Path],
    configs: Configs,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
    stdin_name: str = STDIN_NAME,
    known: Mapping[Path, Report] = MappingProxyType({}),
    only: Container[Path] | None = None,
) -> Outcome:
    """Lints every file behind the paths, in `jobs` processes; `progress` is told how many of how many are done.

    `known` are reports that still hold; `only` are the files, resolved, to which the run keeps.
    Raises HegaoError where no file can be linted since the configuration is wrong.
    """
    files, failures = collect(paths, configs)
    setups, tasks, wrong = Setups(configs, stdin_name), [], {}
    for path in files:
        if only is not None and path.exists() and path.resolve() not in only:
            continue
        try:
            setup = setups.at(path)
            kept = known.get(path) or setup.kept(path)
            if kept is None:
                setup.ready()
            tasks.append(_Task(path, setup, kept))
        except HegaoError as error:
            wrong[str(error)] = error
    if wrong and not tasks:
        raise next(iter(wrong.values()))
    failures.extend(Failure(message.partition(":")[0], message) for message in wrong)
    reports: list[Report] = []
    for done, result in enumerate(_results(tasks, jobs), start=1):
        if isinstance(result, Report):
            reports.append(result)
            failures.extend(broken_down(result))
        else:
            failures.append(result)
        progress(done, len(tasks))
    used = {id(task.setup): task.setup for task in tasks}
    return Outcome(tuple(reports), tuple(failures), Rules(list(used.values())))


def broken_down(report: Report) -> Iterator[Failure]:
    """A failure for each error that rules met on the document of a report: one broken fact breaks many rules."""
    name = report.document.name
    for met in dict.fromkeys(defect.met for defect in report.defects):
        rules = ", ".join(defect.rule for defect in report.defects if defect.met == met)
        yield Failure(name, f"{name}: findings of {rules} are missing, {met}", is_half_read=True)


def broken_rules(reports: Iterable[Report]) -> set[str]:
    """The rules that broke down on one of the reports: that they find nothing there does not say that nothing is."""
    return {defect.rule for report in reports for defect in report.defects}


def _results(tasks: Sequence[_Task], jobs: int) -> Iterator[Report | Failure]:
    """The result of each task, in order."""
    missing = [task for task in tasks if task.kept is None]
    fresh = _fresh(missing, jobs)
    for task in tasks:
        yield task.kept or next(fresh)
    for setup in {id(task.setup): task.setup for task in missing}.values():
        setup.ended()


def _fresh(tasks: Sequence[_Task], jobs: int) -> Iterator[Report | Failure]:
    jobs = min(jobs, len(tasks) // FILES_PER_JOB)
    if jobs < 2:
        yield from map(_done, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_done, tasks, chunksize=_CHUNK)


def _done(task: _Task) -> Report | Failure:
    path = task.path
    try:
        return task.setup.lint(path)
    except HegaoError as error:
        return Failure(str(path), str(error))
    except Exception as error:  # a defect met in one file must not hide the findings of the others
        return Failure(str(path), f"{path}: {blame(error)}")
