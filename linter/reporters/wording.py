"""Wording: which findings are told, and all that one says in a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from linter.engine import Coverage, Report
from linter.finding import SEVERITIES, Decided, Finding
from linter.patterns import regex
from linter.reporters import Setting
from linter.reporters.position import Whereabouts
from linter.reporters.words import say
from linter.run import Outcome, Stale

__all__ = [
    "coverage_words",
    "decided_words",
    "decision_words",
    "elsewhere",
    "found_words",
    "listed",
    "paragraph",
    "printable",
    "remarks_on",
    "stale_words",
    "told",
]

_UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (2.2), and so Excel and Word, refuse."""


def listed(report: Report, setting: Setting) -> list[Finding]:
    """The findings that formats for people and for pipelines list: notes only where they are asked for."""
    return [finding for finding in report.findings if setting.notes or finding.severity != "note"]


def told(report: Report, setting: Setting) -> list[Finding]:
    """The listed findings; those that somebody decided upon only where they are asked for."""
    return [finding for finding in listed(report, setting) if setting.decided or not finding.suppressed]


def decision_words(finding: Finding, language: str) -> str:
    """What somebody decided about a finding, in a sentence; empty where nobody did."""
    return decided_words(finding.decided, language) if finding.decided else finding.suppressed


def decided_words(decided: Decided, language: str) -> str:
    """A decision in a sentence: what, why, who, when, until when."""
    known = [decided.by, decided.on]
    if decided.until:
        known.append(say("over" if decided.expired else "until", language, day=decided.until))
    stops = ("：", "（", "，", "）") if language == "zh" else (": ", " (", ", ", ")")
    inside = stops[2].join(filter(None, known))
    reason = stops[0] + decided.reason if decided.reason else ""
    return say(decided.kind, language) + reason + (stops[1] + inside + stops[3] if inside else "")


def paragraph(finding: Finding, language: str) -> str:
    """All that is to be said, in one paragraph: viewers show nothing else beside the place."""
    text = finding.message[language]
    if finding.calculation and finding.calculation not in text:
        text = f"{text} ({finding.calculation})"
    parts = [text, finding.reason[language], finding.support[language]]
    if finding.decided and not finding.suppressed:
        parts.append(decision_words(finding, language))
    return " ".join(filter(None, parts))


def elsewhere(finding: Finding, whereabouts: Whereabouts, language: str) -> list[str]:
    """The places behind the main one, each with where it stands and its quote."""
    quotes = []
    for place in finding.places[1:]:
        file = "" if place.document == finding.document else f"{place.document} "
        quotes.append(f"{file}{whereabouts.position(place).words(language)} “{place.quote}”")
    return quotes


def remarks_on(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """What is said beside the message, each behind what it is called: calculation, reason, support and decision."""
    calculation = finding.calculation if finding.calculation not in finding.message[language] else ""
    texts = {
        "calculation": calculation,
        "reason": finding.reason[language],
        "support": finding.support[language],
        "decision": decision_words(finding, language),
    }
    for name, text in texts.items():
        if text:
            yield say(name, language), text


def found_words(outcome: Outcome, language: str) -> str:
    """How many findings there are in how many documents, in a sentence."""
    counts = {severity: outcome.count(severity) for severity in SEVERITIES}
    words = say("found", language, documents=len(outcome.reports), **counts)
    decided = sum(1 for report in outcome.reports for finding in report.findings if finding.suppressed)
    return words + (say("decided", language, count=decided) if decided else "")


def stale_words(stale: Sequence[Stale], language: str) -> Iterator[str]:
    """A line for each decision that no finding needs any more, and one for all those of a baseline."""
    for each in stale:
        if each.kind != "baseline":
            kind = say(each.kind, language)
            yield say("stale", language, origin=each.origin, decision=kind, rule=each.rule, quote=each.quote)
    by_file = Counter(each.file for each in stale if each.kind == "baseline")
    for file, count in by_file.items():
        yield say("stale_baseline", language, file=file, count=count)


def coverage_words(coverage: Coverage, language: str) -> str:
    """How much was read and compared, in a sentence."""
    return say("coverage", language, **asdict(coverage), not_understood=coverage.not_understood)


def printable(text: str) -> str:
    """The text with � for what no XML file may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)
