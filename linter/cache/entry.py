"""Entry: a report as JSON, with what reporters ask of the document, so that it need not be read.

It holds the findings with their quotes, and the lines that the quotes stand in: nothing else of the text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

from linter.cache.document import Stored, StoredDocument
from linter.document import Document, Locator
from linter.engine import Coverage, Report
from linter.finding import Decided, Finding, Place
from linter.offsets import Span

__all__ = ["packed", "unpacked"]


def packed(report: Report) -> bytes:
    """The report without the document's name, which is given when it is asked for."""
    entry = {
        "format": report.document.format,
        "coverage": astuple(report.coverage),
        "findings": [_packed_finding(finding) for finding in report.findings],
        **_packed_places(report),
    }
    return json.dumps(entry, separators=(",", ":")).encode()


def _packed_finding(finding: Finding) -> list[Any]:
    places = [[*place.span, place.quote] for place in finding.places]
    texts = [dict(finding.message), dict(finding.reason), dict(finding.support)]
    said = finding.decided and astuple(finding.decided)
    return [finding.rule, finding.severity, places, *texts, finding.calculation, finding.suppressed, said]


def _packed_places(report: Report) -> dict[str, list[Any]]:
    """Line, column and locator of each offset at which a place begins or ends, and the lines that begin places."""
    document, lines = report.document, report.document.lines
    offsets: dict[int, list[Any]] = {}
    shown: dict[int, str] = {}
    for span in (place.span for finding in report.findings for place in finding.places):
        for offset in span:
            locator = document.locator_at(offset)
            offsets[offset] = [offset, *lines.position(offset), locator and astuple(locator)]
        line = offsets[span.start][1]
        shown[line] = lines.line(line)
    return {"offsets": list(offsets.values()), "lines": list(shown.items())}


def unpacked(packed: bytes, name: str, fail_on: str, read: Callable[[], Document]) -> Report:
    """The report on a document of this name, which `read` gives where it is needed after all."""
    entry = json.loads(packed)
    stored = Stored(
        entry["format"],
        {offset: (line, column) for offset, line, column, _ in entry["offsets"]},
        {offset: Locator(*locator) if locator else None for offset, _, _, locator in entry["offsets"]},
        dict(entry["lines"]),
    )
    findings = tuple(_unpacked_finding(finding, name) for finding in entry["findings"])
    return Report(StoredDocument(name, stored, read), findings, Coverage(*entry["coverage"]), fail_on=fail_on)


def _unpacked_finding(stored: list[Any], name: str) -> Finding:
    rule, severity, places, message, reason, support, calculation, suppressed, said = stored
    found = tuple(Place(Span(start, end), quote, name) for start, end, quote in places)
    decided = Decided(*said) if said else None
    return Finding(rule, severity, found, message, reason, support, calculation, name, suppressed, decided)
