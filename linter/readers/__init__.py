"""Readers: bytes -> Document, one module per format."""

from __future__ import annotations

from pathlib import Path

from linter.document import Document
from linter.errors import ReadError
from linter.readers.text import read_text

READERS = {".txt": read_text, ".md": read_text}


def read_path(path: Path) -> Document:
    """The document of a file. Raises ReadError where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from error
    return READERS.get(path.suffix.lower(), read_text)(data, str(path))
