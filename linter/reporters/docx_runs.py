"""Parts runs of a Word file in two, so that a comment begins and ends at a character and nothing else changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from linter.readers.docx_index import Piece
from linter.readers.docx_numbering import W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def part_runs(pieces: Sequence[Piece], wanted: Mapping[int, Collection[int]], ids: Iterator[int]) -> list[Piece]:
    """The pieces after their runs have been parted: before which characters, by the index of the piece.

    Behind the last character of a piece counts as before what follows it in the run. `ids` are fresh ids for
    tracked changes of formatting, which both halves then have.
    """
    kept: list[Piece] = []
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        for at in sorted(wanted.get(index, ()), reverse=True):
            tail = _part(piece, at, ids)
            if tail is None:
                continue
            for later in range(len(kept) - 1, -1, -1):
                if kept[later].run is not piece.run:
                    break
                kept[later] = kept[later]._replace(run=tail.run)
            if at == 0:
                piece = piece._replace(run=tail.run)
            elif tail.text is not None:
                kept.append(piece._replace(start=piece.start + at, run=tail.run, text=tail.text))
        kept.append(piece)
    kept.reverse()
    return kept


class _Tail(NamedTuple):
    run: Any
    text: Any
    """The element with the rest of a text that was cut in the middle; None where none was."""


def _part(piece: Piece, at: int, ids: Iterator[int]) -> _Tail | None:
    """Part the piece's run before a character of it; None where nothing would stand on one side."""
    element, text = piece.text, None
    length = len(element.text or "") or 1
    if at >= length:
        first = element.getnext()
    elif at == 0:
        first = element if _has_content_before(element) else None
    else:
        first = text = _cut(element, at)
    if first is None:
        return None
    run = piece.run.makeelement(piece.run.tag, dict(piece.run.attrib), piece.run.nsmap)
    properties = piece.run.find(f"{W}rPr")
    if properties is not None:
        run.append(_with_ids_of_its_own(deepcopy(properties), ids))
    run.extend([first, *first.itersiblings()])
    piece.run.addnext(run)
    return _Tail(run, text)


def _has_content_before(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag != f"{W}rPr"


def _cut(element: Any, at: int) -> Any:
    """Cut a text before a character; the new element that holds the rest."""
    rest = deepcopy(element)
    rest.text, element.text = element.text[at:], element.text[:at]
    for half in (element, rest):
        if half.text != half.text.strip():
            half.set(SPACE, "preserve")
    element.addnext(rest)
    return rest


def _with_ids_of_its_own(properties: Any, ids: Iterator[int]) -> Any:
    for change in properties.iter():
        if change.get(f"{W}id") is not None:
            change.set(f"{W}id", str(next(ids)))
    return properties
