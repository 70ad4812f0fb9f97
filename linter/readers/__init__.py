"""Readers: bytes -> Document, one module per format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from linter.document import Document
from linter.errors import ReadError
from linter.readers.limits import MAX_BYTES
from linter.readers.sniff import SUFFIXES, format_of

__all__ = ["READERS", "SUFFIXES", "bytes_of", "read_bytes", "read_path"]

READERS: dict[str, str] = {
    "txt": "linter.readers.text:read_text",
    "md": "linter.readers.markdown:read_markdown",
    "docx": "linter.readers.docx:read_docx",
    "xlsx": "linter.readers.xlsx:read_xlsx",
    "html": "linter.readers.html:read_html",
    "mht": "linter.readers.mht:read_mht",
    "pdf": "linter.readers.pdf:read_pdf",
    "doc": "linter.readers.convert:read_converted",
    "wps": "linter.readers.convert:read_converted",
    "ofd": "linter.readers.convert:read_converted",
    "rtf": "linter.readers.convert:read_converted",
    "odt": "linter.readers.convert:read_converted",
}
"""The reader of each format, loaded when a file needs it: a text needs none of the office packages."""


def read_path(path: Path, changes: str = "final") -> Document:
    """The document of a file. Raises ReadError where it cannot be read.

    `changes` says how tracked changes are read: `final` as if accepted, `original` as if rejected.
    """
    return read_bytes(bytes_of(path), str(path), changes)


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises ReadError where it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(f"{path}: refused: {size} bytes (limit {MAX_BYTES})")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from error


def read_bytes(data: bytes, name: str = "<stdin>", changes: str = "final") -> Document:
    """The document of a file's bytes; its content decides the format, its name only between kinds of text."""
    form = format_of(data, name)
    module, _, function = READERS[form].partition(":")
    reader: Callable[..., Document] = getattr(import_module(module), function)
    if form in ("txt", "md", "html", "mht", "pdf", "xlsx"):
        return reader(data, name)
    return reader(data, name, changes=changes)
