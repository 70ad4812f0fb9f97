"""Difference: the findings that came and went between two SARIF logs, by fingerprint."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from linter.errors import ReadError
from linter.reporters.sarif import FINGERPRINT
from linter.reporters.style import Style
from linter.reporters.words import say

__all__ = ["Difference", "Entry", "compare", "read_log", "to_text"]


class Entry(NamedTuple):
    """One result of a log, as far as the difference needs it."""

    fingerprint: str
    level: str
    rule: str
    where: str
    """File, line and column."""
    message: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what went, and how many stayed."""

    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    stayed: int

    @property
    def has_new_loud(self) -> bool:
        """True when an error or a warning is new."""
        return any(entry.level != "note" for entry in self.came)


def read_log(path: Path) -> list[Entry]:
    """The results of a SARIF log of hegao, without those that somebody decided upon."""
    try:
        log = json.loads(path.read_text(encoding="utf-8-sig"))
        return [_entry(result) for run in log["runs"] for result in run["results"] if not result.get("suppressions")]
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise ReadError(f"{path}: not a SARIF log of hegao") from error


def _entry(result: dict[str, Any]) -> Entry:
    physical = result["locations"][0]["physicalLocation"]
    region = physical["region"]
    name = unquote(physical["artifactLocation"]["uri"])
    return Entry(
        result["partialFingerprints"][FINGERPRINT],
        result["level"],
        result["ruleId"],
        f"{name}:{region['startLine']}:{region['startColumn']}",
        result["message"]["text"],
    )


def compare(old: list[Entry], new: list[Entry]) -> Difference:
    """The difference; a finding that stands twice counts twice, wherever it moved."""
    came, went = tuple(_beyond(new, old)), tuple(_beyond(old, new))
    return Difference(came, went, len(new) - len(came))


def _beyond(entries: list[Entry], others: Iterable[Entry]) -> Iterator[Entry]:
    known = Counter(entry.fingerprint for entry in others)
    for entry in entries:
        if known[entry.fingerprint]:
            known[entry.fingerprint] -= 1
        else:
            yield entry


def to_text(difference: Difference, language: str, style: Style) -> str:
    """New findings with +, gone ones with -, then the counts."""
    lines = [
        style(f"{sign} {entry.where} {say(entry.level, language)}[{entry.rule}] {entry.message}", colour)
        for sign, colour, entries in (("+", "error", difference.came), ("-", "good", difference.went))
        for entry in entries
    ]
    counts = (("came", len(difference.came)), ("went", len(difference.went)), ("stayed", difference.stayed))
    lines.append("，".join(say(name, language, count=count) for name, count in counts))
    return "\n".join(lines) + "\n"
