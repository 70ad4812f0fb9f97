"""HTML: one page for people, the text of every report with its places marked, and the findings beside it.

The page holds all it needs: no script, no font, no picture, and a policy under which nothing in the text could run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import count, groupby

from linter import __version__
from linter.engine import Report
from linter.finding import SEVERITIES, Finding, Place, Severity
from linter.reporters import Setting
from linter.reporters.html_text import Mark, Paragraph, Table, laid_out
from linter.reporters.position import Whereabouts, part_words
from linter.reporters.wording import coverage_words, found_words, printable, remarks_on, stale_words
from linter.reporters.words import say
from linter.run import Outcome

__all__ = ["to_html"]


def to_html(outcome: Outcome, setting: Setting) -> str:
    """The page. Notes are in it, and hidden until they are ticked where they were not asked for."""
    from jinja2 import Environment, StrictUndefined

    templates = files("linter.reporters") / "templates"
    style = (templates / "report.css").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    template = environment.from_string((templates / "report.html").read_text(encoding="utf-8"))
    page = template.render(
        page=_Page(outcome, setting),
        say=lambda words, /, **values: say(words, setting.language, **values),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        version=__version__,
    )
    return printable(page)


@dataclass(frozen=True)
class _Place:
    """A place of a finding as the page links to it."""

    anchor: str
    """Where the link leads; empty for a place in a document that is not on the page."""
    quote: str


@dataclass(frozen=True)
class _Finding:
    """A finding as the page lists it."""

    number: int
    severity: Severity
    rule: str
    title: str
    """What the rule is called."""
    message: str
    is_decided: bool
    """True where somebody decided not to be told."""
    remarks: list[tuple[str, str]]
    """Calculation, reason, support and decision, each behind its name."""
    places: dict[str, list[_Place]]
    """By the line, paragraph or cell they stand in."""


class _Section:
    """One document."""

    def __init__(self, report: Report, findings: list[_Finding], marks: list[Mark], language: str) -> None:
        self.name = report.document.name
        self.findings = findings
        self.counts = Counter(finding.severity for finding in findings)
        self.coverage = coverage_words(report.coverage, language)
        self.is_without_numbers = not report.coverage.numbers
        self.characters = len(report.document.source)
        self.is_marked = bool(marks)
        self._document = report.document
        self._marks = marks
        self._language = language

    def parts(self) -> Iterator[tuple[str, Iterator[Paragraph | Table]]]:
        """The text, with a label for what stands outside the body: footnote, header, worksheet."""
        return groupby(laid_out(self._document, self._marks), key=self._label)

    def _label(self, drawn: Paragraph | Table) -> str:
        locator = drawn.block.locator
        if locator is None:
            return ""
        return locator.sheet or (part_words(locator.part, self._language) if locator.part else "")


class _Page:
    """The whole run."""

    def __init__(self, outcome: Outcome, setting: Setting) -> None:
        self.language = setting.language
        self.shows_notes = setting.notes
        self.failures = [failure.message for failure in outcome.failures]
        self.counts = {severity: outcome.count(severity) for severity in SEVERITIES}
        self.summary = found_words(outcome, self.language)
        self.stale = list(stale_words(outcome.stale, self.language))
        self.coverage = coverage_words(outcome.coverage, self.language)
        names = [report.document.name for report in outcome.reports]
        self.title = names[0] if len(names) == 1 else say("documents", self.language, count=len(names))
        lister = _Lister(setting, names)
        listed = [(report, lister.findings(report)) for report in outcome.reports]
        self.sections = [
            _Section(report, findings, lister.marks[report.document.name], self.language) for report, findings in listed
        ]


class _Lister:
    """Numbers the findings of all documents, so that a place may stand in another document than its finding."""

    def __init__(self, setting: Setting, shown: Iterable[str]) -> None:
        self.marks: dict[str, list[Mark]] = {name: [] for name in shown}
        """The marks to draw in each document."""
        self._setting = setting
        self._numbers = count(1)

    def findings(self, report: Report) -> list[_Finding]:
        """The findings of a document; those that somebody decided upon only where they are asked for."""
        whereabouts = Whereabouts(report)
        return [
            self._finding(number, finding, whereabouts)
            for finding, number in zip(self._told(report), self._numbers, strict=False)
        ]

    def _told(self, report: Report) -> list[Finding]:
        return [finding for finding in report.findings if self._setting.decided or not finding.suppressed]

    def _finding(self, number: int, finding: Finding, whereabouts: Whereabouts) -> _Finding:
        language = self._setting.language
        places: dict[str, list[_Place]] = {}
        for index, place in enumerate(finding.places, 1):
            anchor = f"f{number}-{index}" if place.document in self.marks else ""
            if anchor:
                self.marks[place.document].append(Mark(place.span, anchor, number, finding.severity))
            places.setdefault(self._where(place, finding, whereabouts), []).append(_Place(anchor, place.quote))
        rule = self._setting.rules.get(finding.rule)
        title = rule.title[language] if rule else finding.rule
        remarks, decided = list(remarks_on(finding, language)), bool(finding.suppressed)
        return _Finding(
            number, finding.severity, finding.rule, title, finding.message[language], decided, remarks, places
        )

    def _where(self, place: Place, finding: Finding, whereabouts: Whereabouts) -> str:
        position = whereabouts.position(place)
        language = self._setting.language
        words = position.words(language) if position.locator else say("line", language, line=position.line)
        return words if place.document == finding.document else f"{place.document} {words}"
