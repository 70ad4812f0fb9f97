"""Across files: what a report states against what belongs to it, and a draft against the last release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from linter.config import Config
from linter.document import Document
from linter.engine import Linter, Report, reading_order
from linter.errors import ReadError
from linter.finding import Finding, Place
from linter.inputs import read
from linter.joined import JoinedDocument, join
from linter.run import Failure, Outcome, broken_down

__all__ = ["compared", "held_against", "held_together"]


def compared(outcome: Outcome, config: Config, together: bool = False, release: Path | None = None) -> Outcome:
    """The outcome with what the files state differently from each other, or from a release of the report."""
    linter = Linter.configured(config)
    if together:
        outcome = held_together(outcome, linter)
    if release is not None:
        try:
            outcome = held_against(outcome, linter, read(release, config.changes))
        except ReadError as error:
            outcome = replace(outcome, failures=(*outcome.failures, Failure(str(release), str(error))))
    return replace(outcome, reports=tuple(map(linter.heeding, outcome.reports)))


def held_together(outcome: Outcome, linter: Linter) -> Outcome:
    """The outcome with what the documents state differently, each finding in the report of its main place."""
    documents = [report.document for report in outcome.reports]
    if len(documents) < 2:
        return outcome
    findings, failures = _read(linter, join(documents))
    reports = _added(outcome.reports, findings, documents)
    return replace(outcome, reports=reports, failures=(*outcome.failures, *failures))


def held_against(outcome: Outcome, linter: Linter, release: Document) -> Outcome:
    """The outcome with what each document states otherwise than the release; the release itself is not reported."""
    reports: list[Report] = []
    failures = list(outcome.failures)
    for report in outcome.reports:
        findings: list[Finding] = []
        if report.document.name != release.name:
            findings, failed = _read(linter, join([report.document, release], versions=True))
            failures.extend(failed)
        reports.extend(_added([report], [_draft_first(finding, release) for finding in findings], [release]))
    return replace(outcome, reports=tuple(reports), failures=tuple(failures))


def _read(linter: Linter, joined: JoinedDocument) -> tuple[list[Finding], list[Failure]]:
    """The findings between the documents, every place in its own one, and the rules that broke down on them."""
    report = linter.lint(joined, forgiving=True)
    return [_relocated(finding, joined) for finding in report.findings], list(broken_down(report))


def _relocated(finding: Finding, joined: JoinedDocument) -> Finding:
    places = []
    for place in finding.places:
        document, span = joined.located(place.span)
        places.append(Place(span, place.quote, document.name))
    return replace(finding, places=tuple(places), document=places[0].document)


def _draft_first(finding: Finding, release: Document) -> Finding:
    """The finding with its main place in the draft, which is the one to be mended."""
    places = tuple(sorted(finding.places, key=lambda place: place.document == release.name))
    return replace(finding, places=places, document=places[0].document)


def _added(reports: Iterable[Report], findings: Sequence[Finding], documents: Sequence[Document]) -> tuple[Report, ...]:
    """The reports with the findings whose main place stands in them, in reading order."""
    added = []
    for report in reports:
        own = [finding for finding in findings if finding.document == report.document.name]
        named = {place.document for finding in own for place in finding.places}
        others = tuple(document for document in documents if document.name in named - {report.document.name})
        merged = sorted((*report.findings, *own), key=reading_order)
        added.append(replace(report, findings=tuple(merged), others=(*report.others, *others)))
    return tuple(added)
