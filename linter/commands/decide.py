"""hegao decide: keep what people decided about findings, beside the texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.commands import options
from linter.errors import HegaoError

if TYPE_CHECKING:
    from linter.config import Configs

KINDS = ("confirmed", "not-an-error", "different-scope", "will-fix")
"""As linter.decisions has them, which is not imported for --help."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("finding", required=False)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What is decided.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--by", envvar="HEGAO_BY", metavar="NAME", help="Who decides (HEGAO_BY).")
@click.option("--until", callback=options.iso_day, metavar="YYYY-MM-DD", help="Last day on which it holds.")
@options.today
@options.settings("rules", "as_of", "changes", "show_notes", "lang")
def decide(
    file: Path,
    finding: str | None,
    kind: str | None,
    reason: str | None,
    by: str | None,
    until: str | None,
    today: str,
    configs: Configs,
) -> None:
    """Keep a decision about FINDING, the id that hegao lint shows, or go through all that are open."""
    from linter.deciding import Desk

    desk = Desk(file, configs, today)
    missing = [name for name, value in (("--as", kind), ("--reason", reason), ("--by", by)) if not value]
    if finding is None or missing:
        raise HegaoError(f"{' and '.join(missing)} missing")
    desk.decide(desk.find(finding), kind or "", reason or "", by or "", until or "")
