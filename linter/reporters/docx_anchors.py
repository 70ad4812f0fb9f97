"""Where a comment can hang in a Word file: at the words themselves, or at the nearest thing Word allows.

Word ignores the marks of a comment in headers, footers, text boxes, footnotes and endnotes ([MS-OI29500] 2.1.315),
and some elements hold nothing but text: there, the comment takes hold of what stands for the place in the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from linter.readers.docx_elements import DELETED, MATH, MC, RELATION
from linter.readers.docx_index import Piece
from linter.readers.docx_numbering import W
from linter.readers.docx_package import Parts

_WHOLE = {f"{W}r", f"{MATH}oMath", f"{MATH}oMathPara", f"{MC}AlternateContent"}
"""Elements that no mark of a comment stands in."""
_PLAIN_CONTROLS = ("text", "dropDownList", "comboBox", "date")
"""Content controls that hold one stretch of text and no marks."""
_NOTES = (f"{W}footnote", f"{W}endnote")
_MARGINS = ("header", "footer")


class Anchor(NamedTuple):
    """An element that the marks of a comment stand around."""

    element: Any
    instead_of: str = ""
    """Where the place really is, when Word allows no comment there: footnote, header, text box …; else empty."""


class Anchors:
    """Finds the anchors of one document."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._main = main
        self._root = parts.root(main)

    def of(self, piece: Piece) -> Anchor | None:
        """The anchor of a piece that stands in a run; None where the body has nothing to hang a comment on."""
        if piece.part == self._main:
            return self._in_body(piece.run)
        for ancestor in piece.paragraph.iterancestors(*_NOTES):
            kind = ancestor.tag.removeprefix(W)
            reference = self._references.get((kind, ancestor.get(f"{W}id")))
            return self._elsewhere(reference if reference is not None else self._first_run(""), kind)
        kind = piece.paragraph.getroottree().getroot().tag
        return self._elsewhere(self._first_run(piece.part), "footer" if kind == f"{W}ftr" else "header")

    def _in_body(self, element: Any) -> Anchor:
        """The outermost element in the body's paragraph that must stay whole, or the element itself."""
        chain = [element, *element.iterancestors()]
        outermost = max(at for at, ancestor in enumerate(chain) if ancestor.tag == f"{W}p")
        whole = [ancestor for ancestor in chain[1:outermost] if _stays_whole(ancestor)]
        in_box = any(ancestor.tag == f"{W}txbxContent" for ancestor in chain)
        return Anchor(whole[-1] if whole else element, "text box" if in_box else "")

    def _elsewhere(self, element: Any, kind: str) -> Anchor | None:
        return None if element is None else Anchor(self._in_body(element).element, kind)

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], Any]:
        """The run with the mark of each note, by the note's kind and id."""
        return {
            (kind, reference.get(f"{W}id")): reference.getparent()
            for kind in ("footnote", "endnote")
            for reference in self._root.iter(f"{W}{kind}Reference")
        }

    @cached_property
    def _sections(self) -> list[tuple[Any, Any]]:
        """The properties of each section and its first run; None for either that it does not have."""
        sections, first = [], None
        for paragraph in self._root.iter(f"{W}p"):
            first = first if first is not None else next(_runs_to_stay(paragraph), None)
            properties = paragraph.find(f"{W}pPr/{W}sectPr")
            if properties is not None:
                # They stand in the last paragraph of their section.
                sections.append((properties, first))
                first = None
        sections.append((self._root.find(f"{W}body/{W}sectPr"), first))
        return sections

    def _first_run(self, part: str) -> Any:
        """The first run of the first section that shows a header or footer; of the body for any other part."""
        relations = {name for name, (target, _) in self._parts.related(self._main).items() if target == part}
        for properties, run in self._sections:
            kinds = () if properties is None or run is None else _MARGINS
            references = (each for kind in kinds for each in properties.iter(f"{W}{kind}Reference"))
            if relations.intersection(reference.get(RELATION) for reference in references):
                return run
        return next((run for _, run in self._sections if run is not None), None)


def _runs_to_stay(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph that no tracked change takes away."""
    return (run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(*DELETED), None) is None)


def _stays_whole(element: Any) -> bool:
    if element.tag == f"{W}sdt":
        properties = element.find(f"{W}sdtPr")
        return properties is not None and any(properties.find(f"{W}{kind}") is not None for kind in _PLAIN_CONTROLS)
    return element.tag in _WHOLE
