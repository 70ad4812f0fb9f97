"""The command line: the group of commands, each in a module of linter/commands."""

from __future__ import annotations

from typing import Any

import click

from linter import __version__
from linter.commands import COMMANDS
from linter.errors import HegaoError

__all__ = ["main"]


class _Group(click.Group):
    """A group in which an error of hegao's own is one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except HegaoError as error:
            click.echo(f"hegao: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Group, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hegao")
def main() -> None:
    """核稿 hegao: find where a Chinese official report contradicts itself. Offline.

    \b
    hegao lint 通报.txt          check one report
    hegao lint 文件夹/           check every report in a folder
    hegao explain RULE           what a rule looks for, with examples
    """
