"""Options that several commands share, and where their output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from linter.errors import HegaoError

Command = TypeVar("Command", bound=Callable[..., Any])

language = click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="Language of what is said (zh)."
)
rule_folders = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder with rules of your own; may be given several times.",
)
output = click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file instead of the screen."
)


def iso_day(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A day as YYYY-MM-DD, or nothing."""
    if value:
        try:
            day = date.fromisoformat(value).isoformat()
        except ValueError:
            day = ""
        if day != value:
            raise click.BadParameter(f"{value!r} is not a day: write YYYY-MM-DD, such as 2024-06-25")
    return value


def write(content: str | bytes, to: Path | None) -> None:
    """Write to a file, text as UTF-8, or text to standard output, where a character it cannot show becomes `?`."""
    if to is None:
        stream: Any = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
        click.echo(content, nl=False, color=True)
        return
    try:
        to.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise HegaoError(f"{to}: cannot be written: {error.strerror}") from error
