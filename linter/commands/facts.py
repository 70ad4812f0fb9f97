"""hegao facts: the ledger (台账) of what a report states."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options

if TYPE_CHECKING:
    from linter.config import Configs


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="Output (table).")
@options.output
@options.settings("as_of", "changes", "lang")
@options.stdin_name
def facts(paths: tuple[Path, ...], form: str, output: Path | None, configs: Configs, stdin_name: str) -> None:
    """List every number, amount and date of the reports, with place, unit, head noun, scope and role."""
    from linter.inputs import place_of
    from linter.reporters.facts import FORMATS
    from linter.run import extract_all

    ledgers, failures = extract_all(paths, configs, stdin_name)
    options.write(FORMATS[form](ledgers, configs.at(place_of(paths[0], stdin_name)).lang), output)
    for failure in failures:
        click.echo(f"hegao: {failure.message}", err=True)
    sys.exit(2 if failures else 0)
