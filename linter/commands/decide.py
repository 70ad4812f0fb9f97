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
@click.argument("path", required=False, default=".", type=click.Path(path_type=Path))
@click.argument("finding", required=False)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What is decided.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--by", envvar="HEGAO_BY", metavar="NAME", help="Who decides (the variable HEGAO_BY).")
@click.option("--until", callback=options.iso_day, metavar="YYYY-MM-DD", help="Last day on which it holds.")
@click.option(
    "--with",
    "others",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Compare with this file too, as lint --together does; may be repeated.",
)
@click.option("--list", "listing", is_flag=True, help="List the decisions that are kept for PATH.")
@click.option("--stale", is_flag=True, help="List those that no finding in PATH, a file or folder, needs any more.")
@click.option("--prune", is_flag=True, help="Take them out of the file as well.")
@options.today
@options.settings("rules", "as_of", "changes", "show_notes", "lang")
def decide(
    path: Path,
    finding: str | None,
    kind: str | None,
    reason: str | None,
    by: str | None,
    until: str | None,
    others: tuple[Path, ...],
    listing: bool,
    stale: bool,
    prune: bool,
    today: str,
    configs: Configs,
) -> None:
    """Keep a decision about a finding of a report, or go through all that are open.

    \b
    hegao decide 通报.txt                       one question for each open finding
    hegao decide 通报.txt 3f2a9c1b --as not-an-error --reason … --by …

    The id stands behind each finding that hegao lint shows. What is confirmed is still reported; what will be
    fixed is not, until the day of --until is over; what is no error or of a different scope is not.
    """
    if listing:
        from linter.deciding import list_decisions

        options.write(list_decisions(path, configs, today), None)
    elif stale or prune:
        from linter.deciding import list_stale

        options.write(list_stale(path, configs, today, prune), None)
    else:
        from linter.deciding import Desk
        from linter.reporters.words import say

        desk = Desk(path, configs, today, others)
        if finding is None:
            from linter.commands.walk import Walk

            _refuse_half(kind, reason)
            count = Walk(desk, desk.config.show_notes, by or "", until or "").go()
            click.echo(say("kept_all", desk.config.lang, file=desk.file, count=count))
            return
        missing = [name for name, value in (("--as", kind), ("--reason", reason), ("--by", by)) if not value]
        if missing or not (kind and reason and by):
            raise HegaoError(f"{', '.join(missing)} missing: a decision needs --as, --reason and --by")
        desk.decide(desk.find(finding), kind, reason, by, until or "")
        click.echo(say("kept", desk.config.lang, file=desk.file, decision=say(kind, desk.config.lang)))


def _refuse_half(kind: str | None, reason: str | None) -> None:
    if kind or reason:
        raise HegaoError("--as and --reason are about one finding: give its id, which hegao lint shows")
