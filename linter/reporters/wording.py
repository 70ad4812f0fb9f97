"""Wording: which findings are told, and all that one says in a paragraph."""

from __future__ import annotations

import re

from linter.engine import Report
from linter.finding import Finding
from linter.reporters import Setting
from linter.reporters.position import Whereabouts

__all__ = ["elsewhere", "listed", "paragraph", "printable"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (2.2), and so Excel and Word, refuse."""


def listed(report: Report, setting: Setting) -> list[Finding]:
    """The findings that formats for people and for pipelines list: notes only where they are asked for."""
    return [finding for finding in report.findings if setting.notes or finding.severity != "note"]


def paragraph(finding: Finding, language: str) -> str:
    """All that is to be said, in one paragraph: viewers show nothing else beside the place."""
    text = finding.message[language]
    if finding.calculation and finding.calculation not in text:
        text = f"{text} ({finding.calculation})"
    return " ".join(part for part in (text, finding.reason[language], finding.support[language]) if part)


def elsewhere(finding: Finding, whereabouts: Whereabouts, language: str) -> list[str]:
    """The places behind the main one, each with where it stands and its quote."""
    quotes = []
    for place in finding.places[1:]:
        file = "" if place.document == finding.document else f"{place.document} "
        quotes.append(f"{file}{whereabouts.position(place).words(language)} “{place.quote}”")
    return quotes


def printable(text: str) -> str:
    """The text with � for what no XML file may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)
