"""hegao rules: the list of rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options

if TYPE_CHECKING:
    from linter.config import Configs


@click.command()
@options.settings("rules", "lang")
def rules(configs: Configs) -> None:
    """List every rule with its severity and what it reports."""
    from linter.reporters.manual import rule_list
    from linter.reporters.style import Style
    from linter.rule import load_rules

    config = configs.at(Path())
    listed = rule_list(load_rules(config.rules, runnable=False), config.lang, Style.of(sys.stdout))
    options.write(listed, None)
