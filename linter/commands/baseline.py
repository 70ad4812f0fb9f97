"""hegao baseline: accept what is found today, so that only what is new is reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options

if TYPE_CHECKING:
    from linter.config import Configs


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--together", is_flag=True, help="Compare the files with each other too, as lint --together does.")
@options.settings("rules", "as_of", "changes", "jobs", "lang")
def baseline(paths: tuple[Path, ...], together: bool, configs: Configs) -> None:
    """Accept what is found in files and folders today: hegao lint then reports only what is new.

    It is written into hegao-baseline.yaml, the nearest upward, else a new one. Run it again to take out what is no
    longer found, and to accept what came. Exit code 2: something could not be read; the rest is accepted.
    """
    from linter.baseline import accept
    from linter.reporters.words import say
    from linter.run import run

    first = configs.at(paths[0])
    outcome = run(paths, configs, first.jobs or os.cpu_count() or 1)
    if together:
        from linter.across import compared

        outcome = compared(outcome, first, together)
    for each in accept(outcome, configs, paths, together):
        values = {"file": each.file, "added": each.added, "gone": each.gone, "total": each.total}
        click.echo(say("accepted", first.lang, **values))
    for failure in outcome.failures:
        click.echo(f"hegao: {failure.message}", err=True)
    sys.exit(2 if outcome.failures else 0)
