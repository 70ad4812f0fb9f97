"""Text: findings for a person at a terminal, every place quoted with a caret line."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine import Report
from linter.finding import Finding, Place
from linter.ids import ids_of
from linter.reporters import Setting
from linter.reporters.excerpt import excerpt, fits
from linter.reporters.position import Whereabouts
from linter.reporters.style import Style, wrap
from linter.reporters.wording import coverage_words, found_words, remarks_on, stale_words, told
from linter.reporters.words import say
from linter.run import Outcome

__all__ = ["one", "summary", "to_text"]

_GUTTER = "  │ "


def to_text(outcome: Outcome, setting: Setting) -> str:
    """The whole run: findings document by document, then summary and coverage."""
    language, style = setting.language, setting.style or Style()
    parts: list[str] = []
    for report in outcome.reports:
        writer = _Writer(report, language, style)
        for finding in told(report, setting):
            parts.append("\n".join(writer.finding(finding)) + "\n")
    return "\n".join([*parts, summary(outcome, setting)])


def summary(outcome: Outcome, setting: Setting) -> str:
    """The lines that end a run: what could not be read, how many findings there are, and the coverage."""
    return "".join(f"{line}\n" for line in _summary(outcome, setting, setting.style or Style()))


def one(finding: Finding, report: Report, setting: Setting) -> str:
    """The lines of one finding of a report."""
    return "\n".join(_Writer(report, setting.language, setting.style or Style()).finding(finding)) + "\n"


class _Writer:
    """Writes the findings of one document."""

    def __init__(self, report: Report, language: str, style: Style) -> None:
        self.language = language
        self.style = style
        self.whereabouts = Whereabouts(report)
        self.ids = {id(finding): name for finding, name in zip(report.findings, ids_of(report), strict=True)}

    def finding(self, finding: Finding) -> Iterator[str]:
        """The lines of one finding."""
        style, indent = self.style, "  "
        head = f"{say(finding.severity, self.language)}[{finding.rule}]"
        if finding.suppressed:
            head = f"{say('suppressed', self.language)} {head}"
        yield style(head, "dim" if finding.suppressed else finding.severity) + " " + style(self.ids[id(finding)], "dim")
        yield indent + style(wrap(finding.message[self.language], style.width - 2, indent), "bold")
        for places in self._groups(finding.places):
            yield from self._excerpt(places, finding)
        for label, text in remarks_on(finding, self.language):
            hanging = " " * 6 if self.language == "zh" else " " * (len(label) + 4)
            separator = "  " if self.language == "zh" else ": "
            drawn = wrap(text, style.width - len(hanging), hanging)
            yield f"{indent}{style(label, 'dim')}{separator}{drawn}"

    def _groups(self, places: tuple[Place, ...]) -> Iterator[list[Place]]:
        """Places that are shown in one excerpt: neighbours on a line, as far as they fit; the main place's first."""
        groups: list[list[Place]] = []
        for place in places:
            for group in groups:
                if self._one_excerpt([*group, place]):
                    group.append(place)
                    break
            else:
                groups.append([place])
        yield from groups

    def _one_excerpt(self, places: list[Place]) -> bool:
        if len({(place.document, self.whereabouts.position(place).line) for place in places}) > 1:
            return False
        line = self._line(places[0])
        return fits(line, [self._columns(place, line) for place in places], self._width())

    def _line(self, place: Place) -> str:
        """The line in which a place begins."""
        return self.whereabouts.lines(place).line(self.whereabouts.position(place).line)

    def _width(self) -> int:
        return self.style.width - len(_GUTTER)

    def _columns(self, place: Place, line: str) -> tuple[int, int]:
        """First and last column of a place in its first line, from 0."""
        column = self.whereabouts.position(place).column - 1
        return column, min(column + place.span.end - place.span.start, len(line))

    def _excerpt(self, places: list[Place], finding: Finding) -> Iterator[str]:
        line = self._line(places[0])
        main = places.index(finding.places[0]) if finding.places[0] in places else -1
        drawn = excerpt(line, [self._columns(place, line) for place in places], self._width(), main)
        yield "  " + self.style(" ".join(self._where(places)), "place")
        yield self.style(_GUTTER, "dim") + drawn.text
        yield self.style(_GUTTER, "dim") + self.style(drawn.carets, finding.severity)

    def _where(self, places: list[Place]) -> Iterator[str]:
        """Path with line and column, or with page and paragraph; further places without the path."""
        for index, place in enumerate(places):
            position = self.whereabouts.position(place)
            name = f"{place.document}:" if index == 0 else ""
            if position.locator is None:
                yield f"{name}{position.words(self.language)}"
            elif index == 0:
                yield f"{name} {position.words(self.language)}"


def _summary(outcome: Outcome, setting: Setting, style: Style) -> Iterator[str]:
    language = setting.language
    for failure in outcome.failures:
        yield style(say("error", language), "error") + " " + failure.message
    for report in outcome.reports:
        if not report.coverage.numbers:
            yield style(say("no_numbers", language, name=report.document.name), "warning")
    unread = sum(not failure.is_half_read for failure in outcome.failures)
    if unread:
        yield style(say("failed", language, count=unread), "error")
    counts = {severity: outcome.count(severity) for severity in ("error", "warning", "note")}
    found = found_words(outcome, language)
    if counts["note"] and not setting.notes:
        found += say("hidden", language)
    for line in stale_words(outcome.stale, language):
        yield style(line, "dim")
    loudest = next((severity for severity in counts if counts[severity]), "good")
    yield style(found, loudest)
    yield style(coverage_words(outcome.coverage, language), "dim")
