"""SARIF 2.1.0: results with every place in code points and in lines and columns."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from linter.engine import Report
from linter.finding import Finding, Place
from linter.rule import Rule


class Lines:
    """Line and column of an offset, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for index, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
                self._starts.append(index + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _location(finding: Finding, place: Place, lines: Lines) -> dict[str, Any]:
    start_line, start_column = lines.position(place.span.start)
    end_line, end_column = lines.position(place.span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": finding.document.replace("\\", "/")},
            "region": {
                "charOffset": place.span.start,
                "charLength": place.span.end - place.span.start,
                "startLine": start_line,
                "startColumn": start_column,
                "endLine": end_line,
                "endColumn": end_column,
                "snippet": {"text": place.quote},
            },
        }
    }


def to_sarif(reports: Iterable[Report], rules: Mapping[str, Rule], language: str) -> str:
    """The SARIF log of a run."""
    results = []
    for report in reports:
        lines = Lines(report.document.source)
        for finding in report.findings:
            text = finding.message[language]
            if finding.calculation and finding.calculation not in text:
                text = f"{text} ({finding.calculation})"
            first, *others = [_location(finding, place, lines) for place in finding.places]
            result: dict[str, Any] = {
                "ruleId": finding.rule,
                "level": finding.severity,
                "message": {"text": text},
                "locations": [first],
                "partialFingerprints": {"hegao/v1": finding.fingerprint},
            }
            if others:
                result["relatedLocations"] = others
            if finding.suppressed:
                result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
            results.append(result)
    driver = {"name": "hegao", "rules": [{"id": rule.id} for rule in rules.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)
