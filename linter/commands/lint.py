"""hegao lint: contradictions in files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options
from linter.commands.targets import Target, refuse_inputs, targets_of
from linter.reporters import FORMATS, Setting

if TYPE_CHECKING:
    from linter.config import Configs
    from linter.run import Outcome

PROGRESS_FROM = 40
"""Files from which on a run takes long enough to show how far it is: about a second."""


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
@options.today
@options.settings(*options.SETTINGS)
@options.stdin_name
def lint(
    paths: tuple[Path, ...],
    forms: tuple[str, ...],
    outputs: tuple[Path, ...],
    together: bool,
    release: Path | None,
    show_decided: bool,
    fail_on_stale: bool,
    today: str,
    configs: Configs,
    stdin_name: str,
) -> None:
    """Report contradictions in files, folders and standard input (-).

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read or the call was wrong.
    """
    from linter.inputs import place_of
    from linter.run import run

    targets = targets_of(forms, outputs)
    refuse_inputs(targets, (*paths, release) if release else paths, configs)
    first = configs.at(place_of(paths[0], stdin_name))
    with _progress() as progress:
        outcome = run(paths, configs, first.jobs or os.cpu_count() or 1, progress, stdin_name)
    if together or release:
        from linter.across import compared

        outcome = compared(outcome, first, together, release)
    from linter.decided import decided

    outcome = decided(outcome, configs, today)
    notes = first.show_notes or first.fail_on == "note"
    exit_code = outcome.exit_code or int(fail_on_stale and bool(outcome.stale))
    setting = Setting(first.lang, exit_code, outcome.rules, notes, show_decided)
    for target in targets:
        options.write(_formatted(outcome, setting, target), target.path)
    if {target.form for target in targets} == {"docx"}:
        # Comments tell nothing of the run as a whole.
        from linter.reporters.text import summary

        click.echo(summary(outcome, setting), nl=False, err=True)
    elif ("text", None) not in targets:
        for failure in outcome.failures:
            click.echo(f"hegao: {failure.message}", err=True)
    sys.exit(exit_code)


def _formatted(outcome: Outcome, setting: Setting, target: Target) -> str | bytes:
    if target == ("text", None):
        from linter.reporters.style import Style

        setting = replace(setting, style=Style.of(sys.stdout))
    return FORMATS[target.form].load()(outcome, setting)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error for a long run in a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bars: list[Callable[[int], None]] = []
    with _closing() as opened:

        def told(done: int, total: int) -> None:
            if total < PROGRESS_FROM:
                return
            if not bars:
                bars.append(opened(total))
            bars[0](done)

        yield told


@contextmanager
def _closing() -> Iterator[Callable[[int], Callable[[int], None]]]:
    """Opens a bar of so many steps when it is first needed, and closes it at the end."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def open_bar(total: int) -> Callable[[int], None]:
            from rich.console import Console
            from rich.progress import Progress

            bar = stack.enter_context(Progress(console=Console(stderr=True), transient=True))
            task = bar.add_task("核稿", total=total)
            return lambda done: bar.update(task, completed=done)

        yield open_bar
