"""hegao lint: contradictions in files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from linter.commands import options
from linter.commands.progress import progress
from linter.commands.targets import Target, refuse_inputs, refuse_read_back, targets_of
from linter.errors import HegaoError
from linter.reporters import FORMATS, Setting

if TYPE_CHECKING:
    from linter.config import Configs
    from linter.engine import Report
    from linter.run import Outcome

_INTERRUPTED = 130
"""Exit code of a run that did not come to its end, as shells have it (128 + SIGINT)."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="Output (text, or what the suffix of --output means); may be given several times.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file instead of the screen; one for each --format.",
)
@click.option("--together", is_flag=True, help="Compare the files with each other too: a report and its annexes.")
@click.option(
    "--against",
    "release",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Compare each file with this one too: a draft with the last release.",
)
@click.option("--show-decided", is_flag=True, help="List what was decided upon, too (formats for people).")
@click.option("--fail-on-stale", is_flag=True, help="Exit with 1 also where a decision is no longer needed.")
@click.option("--changed-since", metavar="REV", help="Only files that differ from this revision of their git tree.")
@click.option("--watch", is_flag=True, help="Lint again whenever a file changes, until Ctrl-C.")
@options.today
@options.settings(*options.SETTINGS)
@options.stdin_name
def lint(
    paths: tuple[Path, ...],
    forms: tuple[str, ...],
    outputs: tuple[Path, ...],
    configs: Configs,
    watch: bool,
    **chosen: Any,
) -> None:
    """Report contradictions in files, folders and standard input (-).

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read or the call was wrong.
    """
    call = _Call(paths, targets_of(forms, outputs), **chosen)
    sys.exit(_watched(call, configs) if watch else call.once(configs)[0])


@dataclass(frozen=True)
class _Call:
    """What was asked for, besides the values of a configuration."""

    paths: tuple[Path, ...]
    targets: list[Target]
    together: bool
    release: Path | None
    show_decided: bool
    fail_on_stale: bool
    changed_since: str | None
    today: str
    stdin_name: str

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Everything that is read."""
        return (*self.paths, self.release) if self.release else self.paths

    def once(self, configs: Configs, known: Mapping[Path, Report] = MappingProxyType({})) -> tuple[int, Outcome]:
        """One run, told: the exit code, and what was found before anything was decided or compared."""
        from linter.decided import decided
        from linter.inputs import place_of
        from linter.run import run

        refuse_inputs(self.targets, self.inputs, configs)
        first = configs.at(place_of(self.paths[0], self.stdin_name))
        with progress() as told:
            jobs = first.jobs or os.cpu_count() or 1
            found = run(self.paths, configs, jobs, told, self.stdin_name, known, self._only())
        outcome = found
        if self.together or self.release:
            from linter.across import compared

            outcome = compared(outcome, first, self.together, self.release)
        outcome = decided(outcome, configs, self.today)
        notes = first.show_notes or first.fail_on == "note"
        exit_code = outcome.exit_code or int(self.fail_on_stale and bool(outcome.stale))
        self._tell(outcome, Setting(first.lang, exit_code, outcome.rules, notes, self.show_decided))
        return exit_code, found

    def _only(self) -> frozenset[Path] | None:
        """The files to which the run keeps, if it does."""
        if self.changed_since is None:
            return None
        if self.together:
            raise HegaoError("--together holds all files against each other: leave out --changed-since")
        from linter.changed import changed_since

        return changed_since(self.changed_since, self.paths)

    def _tell(self, outcome: Outcome, setting: Setting) -> None:
        for target in self.targets:
            options.write(_formatted(outcome, setting, target), target.path)
        if {target.form for target in self.targets} == {"docx"}:
            # Comments tell nothing of the run as a whole.
            from linter.reporters.text import summary

            click.echo(summary(outcome, setting), nl=False, err=True)
        elif ("text", None) not in self.targets:
            for failure in outcome.failures:
                click.echo(f"hegao: {failure.message}", err=True)


def _watched(call: _Call, configs: Configs) -> int:
    """Runs until Ctrl-C; the exit code of the last one."""
    from linter.inputs import STDIN
    from linter.reporters.words import say
    from linter.watch import changes

    if STDIN in call.paths:
        raise HegaoError("--watch: standard input does not change: give files or folders")
    refuse_read_back(call.targets, call.paths)
    code: int | None = None
    known = dict["Path", "Report"]()
    try:
        for change in changes(call.paths, configs, call.inputs[len(call.paths) :]):
            if sys.stdout.isatty():
                click.clear()
            wrong = change.wrong
            if not wrong:
                try:
                    code, found = call.once(change.configs, {path: known[path] for path in known.keys() & change.same})
                    known = {Path(report.document.name): report for report in found.reports}
                except HegaoError as error:
                    if code is None:  # no run ended yet: it is the call that is wrong
                        raise
                    wrong = str(error)
            if wrong:
                code, known = 2, {}
                click.echo(f"hegao: {wrong}", err=True)
            click.echo(say("watching", configs.at(call.paths[0]).lang), err=True)
    except KeyboardInterrupt:
        return _INTERRUPTED if code is None else code
    raise AssertionError("changes are waited for without end")


def _formatted(outcome: Outcome, setting: Setting, target: Target) -> str | bytes:
    if target == ("text", None):
        from linter.reporters.style import Style

        setting = replace(setting, style=Style.of(sys.stdout))
    return FORMATS[target.form].load()(outcome, setting)
