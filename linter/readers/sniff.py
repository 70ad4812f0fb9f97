"""Which format the bytes of a file have: their content decides, the name only where the content is plain text."""

from __future__ import annotations

import re
from pathlib import PurePath

from linter.errors import ReadError
from linter.patterns import regex
from linter.readers.limits import open_package

SUFFIXES = (
    ".txt", ".md", ".markdown", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm", ".mht", ".mhtml",
    ".pdf", ".doc", ".wps", ".ofd", ".rtf", ".odt",
)  # fmt: skip
"""What a folder is searched for."""

_PACKAGE_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("OFD.xml", "ofd"),
)
_FOREIGN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_HTML = regex(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ARCHIVE = regex(
    rb"\s*(?:[\w-]{1,40}:[^\n]{0,500}\r?\n(?:[ \t][^\n]{0,500}\r?\n){0,9}){0,20}?MIME-Version: ?1\.0", re.I
)
"""The head of a web archive: a mail, by its form."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LEAST = 3 * 512
"""Bytes of the shortest compound file: header, allocation table and directory, a sector each ([MS-CFB] 2.2)."""


def format_of(data: bytes, name: str) -> str:
    """The key of READERS for these bytes."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _package_format(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return _ole_format(data, name, suffix)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise ReadError(f"{name}: {what}, not a text that can be read")
    head = data[:4096]
    if b"multipart/related" in head and _ARCHIVE.match(head):
        return "mht"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1:2] == b"\x00" or head[:1] == b"\x00":
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) or suffix in (".html", ".htm"):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _package_format(data: bytes, name: str) -> str:
    with open_package(data, name) as package:
        names = set(package.namelist())
        for part, found in _PACKAGE_PARTS:
            if part in names:
                return found
        if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
            kind = package.read("mimetype")
            if b"opendocument.text" in kind:
                return "odt"
    raise ReadError(f"{name}: a zip package, but neither .docx, .xlsx, .odt nor .ofd")


def _ole_format(data: bytes, name: str, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(f"{name}: encrypted: save it without a password and try again")
    if suffix in (".xls", ".et") or "Workbook".encode("utf-16-le") in data:
        raise ReadError(f"{name}: an old workbook (.xls, .et): save it as .xlsx and try again")
    if len(data) < _OLE_LEAST:
        raise ReadError(f"{name}: damaged or cut off: {len(data)} bytes are no old Word file")
    return "wps" if suffix == ".wps" else "doc"
