"""hegao facts: the ledger (台账) of what a report states."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.commands import options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="Output (table).")
@options.output
@options.language
def facts(paths: tuple[Path, ...], form: str, output: Path | None, language: str) -> None:
    """List every number, amount and date of the reports, with place, unit, head noun, scope and role."""
    from linter.reporters.facts import FORMATS
    from linter.run import extract_all

    ledgers, failures = extract_all(paths)
    options.write(FORMATS[form](ledgers, language), output)
    for failure in failures:
        click.echo(f"hegao: {failure.message}", err=True)
    sys.exit(2 if failures else 0)
