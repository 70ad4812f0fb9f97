"""The elements of a comment in a Word file: its text, the marks of its range, and the run that refers to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linter.readers.docx_numbering import W

AUTHOR = "核稿"
INITIALS = "核"
_HALF_POINTS = "20"
"""Size of the text of a comment, 10 pt: a report's own default is set for the page and fills a balloon."""
_REFERENCE_HALF_POINTS = "16"
"""Size of the mark that refers to a comment, as Word's own style has it: it never makes a line higher."""


def add_comment(comments: Any, number: int, paragraphs: Sequence[str]) -> None:
    """Add a comment to the root of the comments. It has no date: the same file gives the same comments."""
    comment = _child(comments, "comment", id=str(number), author=AUTHOR, initials=INITIALS)
    for text in paragraphs:
        paragraph = _child(comment, "p")
        properties = _child(paragraph, "pPr")
        _child(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
        _child(properties, "ind", firstLineChars="0", firstLine="0")
        _child(properties, "jc", val="left")
        run = _sized_run(paragraph, _HALF_POINTS)
        _child(run, "t").text = text


def mark(first: Any, last: Any, number: int) -> None:
    """Let a comment refer to what stands from one element of a paragraph to another, both included."""
    start = first.makeelement(f"{W}commentRangeStart", {f"{W}id": str(number)})
    first.addprevious(start)
    end = last.makeelement(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    last.addnext(end)
    reference = _sized_run(None, _REFERENCE_HALF_POINTS, like=last)
    _child(reference, "commentReference", id=str(number))
    _behind(end).addnext(reference)


def _behind(element: Any) -> Any:
    """The child of the paragraph behind which a reference stays when links, changes and fields are worked on."""
    while element.getparent().tag != f"{W}p":
        element = element.getparent()
    open_fields, passed = 0, False
    for sibling in element.getparent():
        for character in sibling.iter(f"{W}fldChar"):
            open_fields += {"begin": 1, "end": -1}.get(character.get(f"{W}fldCharType"), 0)
        passed = passed or sibling is element
        if passed and open_fields <= 0:
            return sibling
    return element


def _sized_run(parent: Any, half_points: str, like: Any = None) -> Any:
    run = like.makeelement(f"{W}r") if parent is None else _child(parent, "r")
    properties = _child(run, "rPr")
    _child(properties, "sz", val=half_points)
    _child(properties, "szCs", val=half_points)
    return run


def _child(parent: Any, name: str, **attributes: str) -> Any:
    child = parent.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    parent.append(child)
    return child
