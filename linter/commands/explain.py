"""hegao explain: the manual page of a rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options

if TYPE_CHECKING:
    from linter.config import Configs


@click.command()
@click.argument("rule", shell_complete=options.rule_names)
@options.settings("rules", "lang")
def explain(rule: str, configs: Configs) -> None:
    """Say what RULE reports and why, with examples, known problems and its authority."""
    from linter.reporters.manual import rule_page
    from linter.reporters.style import Style
    from linter.rule import rule_called

    config = configs.at(Path())
    page = rule_page(rule_called(rule, config.rules), config.lang, Style.of(sys.stdout))
    options.write(page, None)
