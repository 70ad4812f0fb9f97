"""GitLab code quality: the JSON array that a merge request shows as a widget and beside its lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import PurePath
from typing import Any

from linter.engine import Report
from linter.finding import Finding, Severity
from linter.reporters import Setting
from linter.reporters.position import Position, Whereabouts
from linter.reporters.wording import listed, paragraph
from linter.run import Outcome

__all__ = ["to_gitlab"]

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def to_gitlab(outcome: Outcome, setting: Setting) -> str:
    """An entry for every finding that nobody has decided upon."""
    entries = [entry for report in outcome.reports for entry in _entries(report, setting)]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entries(report: Report, setting: Setting) -> list[dict[str, Any]]:
    whereabouts = Whereabouts(report)
    told: Counter[str] = Counter()
    entries = []
    for finding in listed(report, setting):
        if not finding.suppressed:
            told[finding.fingerprint] += 1
            position = whereabouts.position(finding.places[0])
            entries.append(_entry(finding, position, told[finding.fingerprint], setting.language))
    return entries


def _entry(finding: Finding, position: Position, turn: int, language: str) -> dict[str, Any]:
    description = paragraph(finding, language)
    if position.locator:
        description = f"{position.words(language)}: {description}"
    path = PurePath(finding.document).as_posix()
    # GitLab drops a fingerprint that comes again; the same words may contradict each other in two files.
    unique = hashlib.sha256(f"{path}\x1f{finding.fingerprint}\x1f{turn}".encode()).hexdigest()[:32]
    return {
        "description": description,
        "check_name": finding.rule,
        "fingerprint": unique,
        "severity": _SEVERITIES[finding.severity],
        # A line is required; formats without lines get the first, and tell the place in the description.
        "location": {"path": path, "lines": {"begin": 1 if position.locator else position.line}},
    }
