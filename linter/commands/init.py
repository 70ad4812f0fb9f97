"""hegao init: a configuration file to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from linter.commands import options
from linter.errors import ConfigError


@click.command()
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@options.language
def init(force: bool, language: str) -> None:
    """Write a hegao.yaml with every key explained and commented out into the working directory."""
    from linter.config import FILE_NAME
    from linter.reporters.settings import to_template

    path = Path(FILE_NAME)
    if path.exists() and not force:
        raise ConfigError(f"{path}: is there already; --force writes over it")
    options.write(to_template(language), path)
    click.echo(str(path))
