"""SARIF 2.1.0: results with every place in code points and in lines and columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from linter import __version__
from linter.engine import Report
from linter.finding import Finding, Place
from linter.reporters import Setting
from linter.reporters.json import decision_of
from linter.reporters.position import Position, Whereabouts
from linter.reporters.wording import paragraph, stale_words
from linter.rule import Rule
from linter.run import Outcome

__all__ = ["FINGERPRINT", "to_sarif"]

FINGERPRINT = "hegao/v1"
"""Key of the fingerprint in partialFingerprints."""
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(outcome: Outcome, setting: Setting) -> str:
    """The SARIF log of a run."""
    language, rules = setting.language, setting.rules
    indexes = {name: index for index, name in enumerate(rules)}
    results = [result for report in outcome.reports for result in _results(report, indexes, language)]
    driver = {
        "name": "hegao",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, language) for rule in rules.values()],
    }
    invocation: dict[str, Any] = {"executionSuccessful": not outcome.failures, "exitCode": setting.exit_code}
    notifications = [_notification("error", failure.message, failure.name) for failure in outcome.failures]
    for each in outcome.stale:
        if each.kind != "baseline":
            notifications += [_notification("note", words, each.file) for words in stale_words([each], language)]
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
        "properties": {"coverage": asdict(outcome.coverage)},
    }
    log = {"version": "2.1.0", "$schema": _SCHEMA, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _uri(name: str) -> str:
    """A path as a URI reference: relative paths stay relative, so that a log can move with its folder."""
    if name.startswith("<"):
        return "stdin"
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    why, problems = rule.why[language], rule.known_problems[language]
    text = f"{why}\n\n{problems}" if problems else why
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title[language]},
        "fullDescription": {"text": why},
        "help": {"text": text},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _notification(level: str, text: str, name: str) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}],
    }


def _results(report: Report, indexes: Mapping[str, int], language: str) -> list[dict[str, Any]]:
    whereabouts = Whereabouts(report)
    results = []
    for finding in report.findings:
        places = [_location(place, whereabouts.position(place), language) for place in finding.places]
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": indexes[finding.rule],
            "level": finding.severity,
            "message": {"text": paragraph(finding, language)},
            "locations": places[:1],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        }
        if places[1:]:
            result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places[1:], start=1)]
        if finding.suppressed:
            result["suppressions"] = [_suppression(finding)]
        if finding.decided:
            result["properties"] = {"decision": decision_of(finding.decided)}
        results.append(result)
    return results


def _suppression(finding: Finding) -> dict[str, Any]:
    """What hides the result: a comment in the text itself, or a file beside it."""
    inside = finding.decided is not None and finding.decided.kind == "ignored"
    return {
        "kind": "inSource" if inside else "external",
        "status": "accepted",
        "justification": finding.suppressed,
    }


def _location(place: Place, position: Position, language: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.document)},
            "region": {
                "charOffset": place.span.start,
                "charLength": place.span.end - place.span.start,
                "startLine": position.line,
                "startColumn": position.column,
                "endLine": position.end_line,
                "endColumn": position.end_column,
                "snippet": {"text": place.quote},
            },
        }
    }
    if position.locator:
        location["logicalLocations"] = [{"fullyQualifiedName": position.words(language)}]
    return location
