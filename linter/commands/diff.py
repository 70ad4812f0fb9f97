"""hegao diff: what came and what went between two runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.commands import options


@click.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD.sarif")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW.sarif")
@options.language
def diff(old: Path, new: Path, language: str) -> None:
    """Tell which findings are new and which are gone, by their fingerprints.

    Exit code: 0 nothing new, 1 new errors or warnings, 2 a log could not be read.
    """
    from linter.reporters.difference import compare, read_log, to_text
    from linter.reporters.style import Style

    difference = compare(read_log(old), read_log(new))
    options.write(to_text(difference, language, Style.of(sys.stdout)), None)
    sys.exit(int(difference.has_new_loud))
