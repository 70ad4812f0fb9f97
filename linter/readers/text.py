"""Plain text: decoded strictly, with its encoding detected."""

from __future__ import annotations

import codecs

from linter.document import Document
from linter.errors import ReadError
from linter.patterns import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
"""What no text holds: control characters that are neither a tab nor the end of a line or page."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding of a file's bytes: by its byte order mark, else UTF-8, UTF-16 or GB18030, strictly."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            candidates = [encoding]
            break
    else:
        candidates = ["utf-8"]
        if b"\x00" in data[:4096]:
            even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
            candidates = ["utf-16-le", "utf-16-be"] if odd >= even else ["utf-16-be", "utf-16-le"]
        candidates.append("gb18030")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            continue
        control = _CONTROL.search(text)
        if control:
            raise ReadError(f"{name}: binary: a control character (U+{ord(control.group()):04X}), not a text")
        return text, encoding
    raise ReadError(f"{name}: neither UTF-8, UTF-16 nor GB18030 text: save it as UTF-8 and try again")


def read_text(data: bytes, name: str) -> Document:
    """The document of a plain text file: its blocks are its lines."""
    text, _ = decode(data, name)
    return Document.from_text(text, name, "txt")
