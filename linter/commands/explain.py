"""hegao explain: the manual page of a rule."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.commands import options


@click.command()
@click.argument("rule")
@options.rule_folders
@options.language
def explain(rule: str, folders: tuple[Path, ...], language: str) -> None:
    """Say what RULE reports and why, with examples, known problems and its authority."""
    from linter.reporters.manual import rule_page
    from linter.reporters.style import Style
    from linter.rule import load_rules, named

    options.write(rule_page(named(load_rules(folders, runnable=False), rule), language, Style.of(sys.stdout)), None)
