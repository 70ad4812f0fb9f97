"""Web archive: the page inside what Word and browsers save as a single file, often under the name of a .doc."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes

from linter.document import Document
from linter.errors import ReadError
from linter.readers.html import read_html


def read_mht(data: bytes, name: str) -> Document:
    """The document of the first page of a web archive (RFC 2557)."""
    try:
        for part in message_from_bytes(data.lstrip()).walk():
            page = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(page, bytes):
                return replace(read_html(page, name), format="mht")
    except (RecursionError, LookupError, ValueError) as error:
        raise ReadError(f"{name}: damaged: the web archive cannot be read") from error
    raise ReadError(f"{name}: a web archive without a page")
