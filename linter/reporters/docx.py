"""Word: the same file with a comment at every place of every finding, and nothing else changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, get_args

from linter.engine import Report
from linter.errors import HegaoError
from linter.finding import Finding, Place
from linter.readers.docx import Changes, open_docx
from linter.readers.docx_index import DocxIndex, Piece
from linter.readers.docx_numbering import W
from linter.readers.docx_package import Parts
from linter.readers.limits import open_package
from linter.reporters import Setting
from linter.reporters.docx_anchors import Anchor, Anchors
from linter.reporters.docx_marks import add_comment, mark
from linter.reporters.docx_package import comments_part, write_package
from linter.reporters.docx_runs import part_runs
from linter.reporters.position import Whereabouts
from linter.reporters.remark import remark
from linter.reporters.wording import told
from linter.run import Outcome

__all__ = ["to_docx"]

MOST_COMMENTS = 32_767
"""Word does not open a file with more ([MS-OI29500] 2.1.315)."""


def to_docx(outcome: Outcome, setting: Setting) -> bytes:
    """The one Word file that was read, with comments. Raises HegaoError where it was not one Word file."""
    report = _only_word_file(outcome)
    index = _opened(report)
    with open_package(index.data, report.document.name) as package:
        parts = Parts(package, report.document.name, index.roots)
        comments = comments_part(parts)
        _Reviewer(index, parts, comments).review(report, setting)
        return write_package(parts, comments)


def _only_word_file(outcome: Outcome) -> Report:
    failures = [failure for failure in outcome.failures if failure.is_input and not failure.is_half_read]
    if len(outcome.reports) + len(failures) != 1:
        given = len(outcome.reports) + len(failures)
        raise HegaoError(f"--format docx writes comments into one Word file, not {given}: give them one at a time")
    for failure in failures:
        raise HegaoError(failure.message)
    (report,) = outcome.reports
    if report.document.format != "docx":
        name, found = report.document.name, report.document.format
        raise HegaoError(f"{name}: --format docx writes comments into a .docx, and this is {found}: save it as .docx")
    return report


def _opened(report: Report) -> DocxIndex:
    name = report.document.name
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise HegaoError(f"{name}: --format docx needs the path of a .docx: {error.strerror}") from error
    # Tracked changes were read as the configuration has it: the same text tells in which way.
    for changes in get_args(Changes):
        index = open_docx(data, name, changes)
        if index.document.source == report.document.source:
            return index
    raise HegaoError(f"{name}: changed while it was read: run hegao again")


class _Note(NamedTuple):
    """What is to be said at one place."""

    finding: Finding
    place: Place


class _Reviewer:
    """Puts comments into the parsed parts of one document."""

    def __init__(self, index: DocxIndex, parts: Parts, comments: str) -> None:
        main = parts.main()
        self.name = parts.name
        self.pieces = index.pieces
        self.anchors = Anchors(parts, main)
        self.comments = parts.root(comments)
        used = (_number(element) for path in (main, comments) for element in parts.root(path).iter())
        self.ids = count(max(used, default=-1) + 1)
        """Ids that no comment and no tracked change of the document has."""

    def review(self, report: Report, setting: Setting) -> None:
        """Add a comment at every place of the findings that are listed."""
        notes = _notes(report, setting)
        if len(self.comments) + len(notes) > MOST_COMMENTS:
            raise HegaoError(f"{report.document.name}: {len(notes)} comments, and Word opens no file with so many")
        self._part_runs(notes)
        whereabouts = Whereabouts(report)
        numbered = list(zip(notes, self.ids, strict=False))
        for note, number in numbered:
            where = self._spanned(note.place)[0].instead_of
            add_comment(self.comments, number, remark(*note, whereabouts, setting.language, where))
        # The marks of the last comment are set first: at one word, the first comment is then the first one met.
        for note, number in reversed(numbered):
            first, last = self._spanned(note.place)
            mark(first.element, last.element, number)

    def _part_runs(self, notes: Iterable[_Note]) -> None:
        """Let a run begin and end where a place does."""
        wanted: dict[int, set[int]] = defaultdict(set)
        for _, place in notes:
            for offset, character in ((place.span.start, place.span.start), (place.span.end, place.span.end - 1)):
                index = self._index(character)
                piece = self.pieces[index]
                if piece.run is not None and self._anchor(index).element is piece.run:
                    wanted[index].add(offset - piece.start)
        self.pieces = part_runs(self.pieces, wanted, self.ids)

    def _spanned(self, place: Place) -> tuple[Anchor, Anchor]:
        """The anchors of a place's first and last character: the same one where the place is not in the body."""
        start, end = self._index(place.span.start), self._index(place.span.end - 1)
        if self.pieces[start].run is None and start < end:
            # It begins with an automatic number and goes on in the text.
            start += 1
        first, last = self._anchor(start), self._anchor(end)
        return first, (first if first.instead_of or last.instead_of else last)

    def _index(self, offset: int) -> int:
        """Index of the piece that holds a character."""
        return bisect_right(self.pieces, offset, key=_start) - 1

    def _anchor(self, index: int) -> Anchor:
        piece = self.pieces[index]
        if piece.run is None:
            # An automatic number stands in no run: the text that it numbers follows it.
            return self._anchor(index + 1)._replace(instead_of="automatic number")
        anchor = self.anchors.of(piece)
        if anchor is None:
            raise HegaoError(f"{self.name}: its body has no text that a comment could be attached to")
        return anchor


def _start(piece: Piece) -> int:
    return piece.start


def _number(element: Any) -> int:
    """The id of a comment, tracked change or bookmark; -1 for other elements."""
    number = element.get(f"{W}id", "")
    return int(number) if number.isascii() and number.isdigit() else -1


def _notes(report: Report, setting: Setting) -> list[_Note]:
    return [
        _Note(finding, place)
        for finding in told(report, setting)
        for place in finding.places
        if place.document == report.document.name
    ]
