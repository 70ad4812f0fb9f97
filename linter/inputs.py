"""Inputs: a file or standard input, as bytes and as the document that is linted."""

from __future__ import annotations

import sys
from pathlib import Path

from linter.document import Document
from linter.errors import ReadError
from linter.readers import bytes_of, read_bytes

__all__ = ["STDIN", "STDIN_NAME", "contents", "document_of", "place_of", "read"]

STDIN = Path("-")
"""The path that stands for standard input."""
STDIN_NAME = "<stdin>"
"""What a document from standard input is called that was given no name."""
MAX_CHARACTERS = 10_000_000
"""A document longer than this is refused: it is 750 long reports in one file, and every one of its facts is held."""


def read(path: Path, changes: str = "final", stdin_name: str = STDIN_NAME) -> Document:
    """The document of a path or of standard input. Raises ReadError also where there is nothing in it."""
    return document_of(*contents(path, stdin_name), changes)


def contents(path: Path, stdin_name: str) -> tuple[bytes, str]:
    """What is read, and what it is called."""
    return (sys.stdin.buffer.read(), stdin_name) if path == STDIN else (bytes_of(path), str(path))


def document_of(data: bytes, name: str, changes: str = "final") -> Document:
    """The document of what was read. Raises ReadError also where there is nothing in it, or too much."""
    document = read_bytes(data, name, changes)
    if not document.text.strip():
        raise ReadError(f"{document.name}: empty: there is no text in it")
    if len(document.source) > MAX_CHARACTERS:
        size, limit = f"{len(document.source):,}", f"{MAX_CHARACTERS:,}"
        raise ReadError(f"{document.name}: refused: {size} characters (limit {limit}): split it into its reports")
    return document


def place_of(path: Path, stdin_name: str) -> Path:
    """Where the configuration of a file is looked for: of standard input, where its name says, or right here."""
    if path != STDIN:
        return path
    return Path() if stdin_name == STDIN_NAME else Path(stdin_name)
