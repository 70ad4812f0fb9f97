"""JSON: the whole run for programs; the schema is docs/schema/report.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from linter import __version__
from linter.engine import Coverage
from linter.finding import SEVERITIES, Decided, Finding, Place
from linter.reporters import Setting
from linter.reporters.position import Position, Whereabouts
from linter.run import Outcome

__all__ = ["decision_of", "to_json"]


def to_json(outcome: Outcome, setting: Setting) -> str:
    """The run as one JSON object; sentences in one language, offsets in code points of the decoded text."""
    language = setting.language
    documents = []
    for report in outcome.reports:
        whereabouts = Whereabouts(report)
        documents.append(
            {
                "path": report.document.name,
                "format": report.document.format,
                "coverage": _coverage(report.coverage),
                "findings": [_finding(finding, whereabouts, language) for finding in report.findings],
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
        "stale_decisions": [
            {"origin": each.origin, "decision": each.kind, "rule": each.rule, "quote": each.quote}
            for each in outcome.stale
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _coverage(coverage: Coverage) -> dict[str, int]:
    return {**asdict(coverage), "not_understood": coverage.not_understood}


def _finding(finding: Finding, whereabouts: Whereabouts, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message[language],
        "calculation": finding.calculation or None,
        "reason": finding.reason[language] or None,
        "support": finding.support[language] or None,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed or None,
        "decision": decision_of(finding.decided) if finding.decided else None,
        "places": [_place(place, whereabouts.position(place)) for place in finding.places],
    }


def decision_of(decided: Decided) -> dict[str, Any]:
    """What somebody decided, for programs."""
    return {
        "as": decided.kind,
        "reason": decided.reason or None,
        "by": decided.by or None,
        "date": decided.on or None,
        "until": decided.until or None,
        "expired": decided.expired,
        "origin": decided.origin or None,
    }


def _place(place: Place, position: Position) -> dict[str, Any]:
    return {
        "path": place.document,
        "start": place.span.start,
        "end": place.span.end,
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
        "quote": place.quote,
        "locator": asdict(position.locator) if position.locator else None,
    }
