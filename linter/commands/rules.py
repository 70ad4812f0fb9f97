"""hegao rules: the list of rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.commands import options


@click.command()
@options.rule_folders
@options.language
def rules(folders: tuple[Path, ...], language: str) -> None:
    """List every rule with its severity and what it reports."""
    from linter.reporters.manual import rule_list
    from linter.reporters.style import Style
    from linter.rule import load_rules

    options.write(rule_list(load_rules(folders, runnable=False), language, Style.of(sys.stdout)), None)
