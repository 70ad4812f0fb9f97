"""Limits of what is read from a file, so that a hostile or damaged one costs little and is told in one line."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import Any

from linter.errors import ReadError

MAX_BYTES = 200 * 1024 * 1024
"""Size of a file: text of 10 MB is 400 reports in a row; scans with pictures reach 100 MB."""
MAX_UNPACKED = 400 * 1024 * 1024
"""Bytes of all members of a package together, as its directory states them."""
MAX_XML = 100 * 1024 * 1024
"""Bytes of one XML part of a package: a report of 1 000 pages has about 20 MB."""
MAX_MEMBERS = 20_000
"""Members of a package: a report with 1 000 pictures has about 1 100."""
MAX_DEPTH = 200
"""Elements inside each other: tables in tables in text boxes reach about 60."""
MAX_CELLS = 2_000_000
"""Cells of a workbook that hold something."""
MAX_PAGES = 5_000
"""Pages of a PDF."""


def need(module: str, name: str) -> Any:
    """A module of the `office` extra; one line where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ReadError(f"{name}: reading this format needs more packages: pip install 'hegao[office]'") from error


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """A zip package whose directory keeps to the limits. Nothing is unpacked here."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadError(f"{name}: damaged or cut off: its zip directory cannot be read") from error
    if len(members) > MAX_MEMBERS:
        raise ReadError(f"{name}: refused: {len(members)} members in the package (limit {MAX_MEMBERS})")
    if any(member.flag_bits & 1 for member in members):
        raise ReadError(f"{name}: encrypted: save it without a password and try again")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED:
        raise ReadError(f"{name}: refused: {unpacked} bytes when unpacked (limit {MAX_UNPACKED}): a zip bomb?")
    return package


def member(package: zipfile.ZipFile, path: str, name: str) -> bytes:
    """One XML part of a package, never more of it than the limit, whatever its directory says."""
    try:
        with package.open(path) as stream:
            data = stream.read(MAX_XML + 1)
    except KeyError as error:
        raise ReadError(f"{name}: damaged: the part {path} is missing") from error
    except Exception as error:  # zipfile, zlib, lzma and bz2 each raise their own
        raise ReadError(f"{name}: damaged or cut off: the part {path} cannot be unpacked") from error
    if len(data) > MAX_XML:
        raise ReadError(f"{name}: refused: the part {path} is larger than {MAX_XML} bytes")
    return data


def parse_xml(data: bytes, name: str, part: str) -> Any:
    """The root of an XML part: no entities, no DTD, no network, bounded depth."""
    etree = need("lxml.etree", name)
    head = data[:2000].replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ReadError(f"{name}: refused: the part {part} declares a document type or entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = "nested too deeply" if "depth" in str(error).lower() else "is not well-formed XML"
        raise ReadError(f"{name}: damaged: the part {part} {reason}") from error
    if _deeper_than(root, MAX_DEPTH, etree):
        raise ReadError(f"{name}: refused: the part {part} nests elements deeper than {MAX_DEPTH}")
    return root


def _deeper_than(root: Any, limit: int, etree: Any) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False
