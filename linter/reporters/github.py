"""GitHub annotations: workflow commands that show each finding beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from linter.engine import Report
from linter.finding import Finding, Severity
from linter.reporters import Setting
from linter.reporters.position import Whereabouts
from linter.reporters.wording import elsewhere, listed, paragraph
from linter.run import Failure, Outcome

__all__ = ["to_github"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(outcome: Outcome, setting: Setting) -> str:
    """A line for every finding that nobody has decided upon, and for every path that could not be read."""
    commands = [_failed(failure) for failure in outcome.failures]
    for report in outcome.reports:
        commands.extend(_commands(report, setting))
    return "".join(f"{command}\n" for command in commands)


def _commands(report: Report, setting: Setting) -> Iterator[str]:
    whereabouts = Whereabouts(report)
    for finding in listed(report, setting):
        if not finding.suppressed:
            yield _command(finding, whereabouts, setting)


def _command(finding: Finding, whereabouts: Whereabouts, setting: Setting) -> str:
    position = whereabouts.position(finding.places[0])
    properties: dict[str, object] = {"file": PurePath(finding.document).as_posix()}
    said = [paragraph(finding, setting.language), *elsewhere(finding, whereabouts, setting.language)]
    if position.locator is None:
        properties |= {"line": position.line, "endLine": position.end_line, "col": position.column}
        if position.end_line == position.line:
            # GitHub takes columns only within one line.
            properties["endColumn"] = position.end_column
    else:
        said.insert(0, f"{position.words(setting.language)} “{finding.places[0].quote}”")
    return _written(_COMMANDS[finding.severity], {**properties, "title": finding.rule}, "\n".join(said))


def _failed(failure: Failure) -> str:
    return _written("error", {"file": PurePath(failure.name).as_posix(), "title": "hegao"}, failure.message)


def _written(command: str, properties: dict[str, object], message: str) -> str:
    """The command with its values escaped as the runner unescapes them."""
    values = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {values}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
