"""Options that several commands share, and where their output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from linter.errors import HegaoError

Command = TypeVar("Command", bound=Callable[..., Any])

language = click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="Language of what is said (zh)."
)
stdin_name = click.option(
    "--stdin-filename",
    "stdin_name",
    default="<stdin>",
    metavar="PATH",
    help="What standard input is called, and where its configuration is looked for.",
)
config_file = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Configuration for all files (the nearest hegao.yaml upward from each).",
)
output = click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file instead of the screen."
)


def settings(*names: str) -> Callable[[Command], Command]:
    """The options of these names that a configuration file has too, and --config.

    The command is handed `configs`: what holds for each path, with the values given on the command line.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def configured(*arguments: Any, config_file: Path | None, **values: Any) -> Any:
            from linter.config import Configs

            given = {name: values.pop(name) for name in names}
            given = {name: value for name, value in given.items() if value not in (None, ())}
            return command(*arguments, configs=Configs(config_file, given), **values)

        decorated: Any = config_file(configured)
        for name in reversed(names):
            decorated = _SETTINGS[name](decorated)
        return cast(Command, decorated)

    return decorate


def iso_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day as YYYY-MM-DD, or nothing."""
    if value:
        try:
            day = date.fromisoformat(value).isoformat()
        except ValueError:
            day = ""
        if day != value:
            raise click.BadParameter(f"{value!r} is not a day: write YYYY-MM-DD, such as 2024-06-25")
    return value


today = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=iso_day,
    # The one place where a clock is read.
    default=lambda: date.today().isoformat(),
    help="The day by which decisions end (today).",
)


def rule_names(context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell offers for RULE: the rules whose names begin so, with what they report."""
    from linter.config import Configs
    from linter.rule import load_rules

    try:
        config = Configs(context.params.get("config_file")).at(Path())
        rules = load_rules(context.params.get("rules") or config.rules, runnable=False)
    except HegaoError:  # told when the command runs
        return []
    return [
        CompletionItem(name, help=rule.title[config.lang]) for name, rule in rules.items() if name.startswith(begun)
    ]


_SETTINGS: dict[str, Callable[[Any], Any]] = {
    "fail_on": click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note", "never"]),
        help="Exit with 1 from this severity on (error).",
    ),
    "select": click.option(
        "--select", multiple=True, metavar="RULE", shell_complete=rule_names, help="Only this rule; may be repeated."
    ),
    "ignore": click.option(
        "--ignore", multiple=True, metavar="RULE", shell_complete=rule_names, help="Not this rule; may be repeated."
    ),
    "rules": click.option(
        "--rules",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="A folder with rules of your own; may be repeated.",
    ),
    "jobs": click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes (0: as many as processors)."),
    "as_of": click.option(
        "--as-of", metavar="YYYY-MM-DD", callback=iso_day, help="Signing date, where a report states none."
    ),
    "changes": click.option(
        "--changes",
        type=click.Choice(["final", "original"]),
        help="Read tracked changes of Word as if accepted (final) or as if rejected (original).",
    ),
    "show_notes": click.option("--show-notes/--hide-notes", default=None, help="List notes too (formats for people)."),
    "lang": click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of what is said (zh)."),
    "cache": click.option(
        "--cache/--no-cache", default=None, help="Keep results and take them again while a file does not change (yes)."
    ),
    "cache_dir": click.option(
        "--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where results are kept."
    ),
}
"""The options by the keys of a configuration file; not given, they are None or empty, and the file's value holds."""
SETTINGS = tuple(_SETTINGS)
"""All of them, in the order in which the help tells them."""


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
