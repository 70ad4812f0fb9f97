"""hegao config: what holds for a path, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options

if TYPE_CHECKING:
    from linter.config import Configs


@click.command()
@click.argument("path", required=False, default=".", type=click.Path(path_type=Path))
@options.settings(*options.SETTINGS)
def config(path: Path, configs: Configs) -> None:
    """Print every value that holds for PATH (the working directory), as YAML with its origin behind it."""
    from linter.reporters.settings import to_yaml

    options.write(to_yaml(configs.at(path), path if path.is_dir() else path.parent), None)
