"""Commands: one module per command. They import what they run only when they run, so that --help is instant."""

from __future__ import annotations

import click

from linter.commands.baseline import baseline
from linter.commands.config import config
from linter.commands.decide import decide
from linter.commands.diff import diff
from linter.commands.explain import explain
from linter.commands.facts import facts
from linter.commands.init import init
from linter.commands.lint import lint
from linter.commands.rules import rules

COMMANDS: dict[str, click.Command] = {
    "lint": lint,
    "facts": facts,
    "rules": rules,
    "explain": explain,
    "decide": decide,
    "baseline": baseline,
    "diff": diff,
    "config": config,
    "init": init,
}
"""Every command by the name it is called by, in the order in which the manual tells them."""
