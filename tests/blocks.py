"""What a reader made of a file, as texts of its blocks."""

from __future__ import annotations

from linter.document import Document


def texts(document: Document, kind: str = "") -> list[str]:
    return [document.text[slice(*b.span)] for b in document.blocks if not kind or b.kind == kind]


def cells(document: Document) -> dict[tuple[int, int, int], str]:
    return {(b.table, b.row, b.column): document.text[slice(*b.span)] for b in document.blocks if b.kind == "cell"}
