"""JSON: the whole run for programs; the schema is docs/schema/report.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from linter import __version__
from linter.document import Document
from linter.engine import Coverage
from linter.finding import SEVERITIES, Finding, Place
from linter.reporters import Setting
from linter.reporters.position import Lines, locator_at
from linter.run import Outcome

__all__ = ["to_json"]


def to_json(outcome: Outcome, setting: Setting) -> str:
    """The run as one JSON object; sentences in one language, offsets in code points of the decoded text."""
    language = setting.language
    documents = []
    for report in outcome.reports:
        lines = Lines(report.document.source)
        documents.append(
            {
                "path": report.document.name,
                "format": report.document.format,
                "coverage": _coverage(report.coverage),
                "findings": [_finding(finding, report.document, lines, language) for finding in report.findings],
            }
        )
    log = {
        "tool": {"name": "hegao", "version": __version__},
        "language": language,
        "exit_code": setting.exit_code,
        "summary": {severity: outcome.count(severity) for severity in SEVERITIES},
        "coverage": _coverage(outcome.coverage),
        "documents": documents,
        "failures": [{"path": failure.name, "message": failure.message} for failure in outcome.failures],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _coverage(coverage: Coverage) -> dict[str, int]:
    return {**asdict(coverage), "not_understood": coverage.not_understood}


def _finding(finding: Finding, document: Document, lines: Lines, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message[language],
        "calculation": finding.calculation or None,
        "reason": finding.reason[language] or None,
        "support": finding.support[language] or None,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed or None,
        "places": [_place(place, document, lines) for place in finding.places],
    }


def _place(place: Place, document: Document, lines: Lines) -> dict[str, Any]:
    line, column = lines.position(place.span.start)
    end_line, end_column = lines.position(place.span.end)
    locator = locator_at(document, place.span.start)
    return {
        "start": place.span.start,
        "end": place.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "quote": place.quote,
        "locator": asdict(locator) if locator else None,
    }
