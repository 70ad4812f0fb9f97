"""What the elements of a Word file mean to a reader of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.readers.docx_numbering import W, val

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""The attribute by which an element names another part."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

TRANSPARENT = {f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir",
                                         "customXml", "ruby", "rubyBase")}  # fmt: skip
"""Elements whose content is shown as if they were not there."""
INSERTED = {f"{W}ins", f"{W}moveTo"}
DELETED = {f"{W}del", f"{W}moveFrom"}
GONE = {"final": DELETED, "original": INSERTED}
"""The marks of what is not there, by the way in which tracked changes are read."""


def is_math(tag: Any) -> bool:
    """True for an element of a formula that holds text or more of them."""
    return isinstance(tag, str) and tag.startswith(MATH) and not tag.endswith("Pr")


def is_hidden(run: Any) -> bool:
    """True for a run that is formatted as hidden text."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")


def alternative(element: Any) -> Any:
    """One of the versions of a drawing: they hold the same text."""
    choice = element.find(f"{MC}Choice")
    if choice is None or not len(choice):
        choice = element.find(f"{MC}Fallback")
    return () if choice is None else choice


def text_boxes(element: Any) -> Iterator[Any]:
    """The outermost text boxes of a drawing, each once."""
    stack = [element]
    while stack:
        for child in reversed(list(stack.pop())):
            if child.tag == f"{W}txbxContent":
                yield child
            elif child.tag == f"{MC}AlternateContent":
                stack.append(alternative(child))
            else:
                stack.append(child)


def through(parent: Any, tag: str) -> Iterator[Any]:
    """The children with a tag, content controls and the like looked through."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in TRANSPARENT:
            yield from through(child, tag)


def cells_of(row: Any) -> Iterator[tuple[Any, int, int]]:
    """The cells of a row with the column they begin in and the columns they cover."""
    column = _number(val(row, f"{W}trPr/{W}gridBefore"), 0)
    for cell in through(row, f"{W}tc"):
        width = max(1, _number(val(cell, f"{W}tcPr/{W}gridSpan"), 1))
        yield cell, column, width
        column += width


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else default


def continues_above(cell: Any) -> bool:
    """True for a cell that is merged into the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def height(grid: list[list[tuple[Any, int, int]]], row: int, column: int) -> int:
    """Rows that a cell covers, from the row it stands in."""
    covered = 1
    for cells in grid[row + 1 :]:
        below = next((cell for cell, at, _ in cells if at == column), None)
        if below is None or not continues_above(below):
            break
        covered += 1
    return covered
