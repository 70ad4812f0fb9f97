"""Writes a Word package anew: the parts that changed, and every other one byte by byte as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection
from typing import Any

from linter.errors import ReadError
from linter.readers.docx_numbering import W
from linter.readers.docx_package import RELATIONSHIP, Parts, relationships_of
from linter.readers.limits import need

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_PACKAGE = RELATIONSHIP.removesuffix("Relationship")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The day given to a new member of the package: zip knows none before, and no clock has a say in a result."""


def comments_part(parts: Parts) -> str:
    """The part with the comments of the document, which is made where there is none."""
    main = parts.main()
    links = parts.related(main)
    path = next((target for target, kind in links.values() if kind == "comments"), "")
    if parts.root(path) is not None:
        return path
    etree: Any = need("lxml.etree", parts.name)
    path = _free_name(parts, posixpath.dirname(main))
    parts.roots[path] = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})
    relations = relationships_of(main)
    if parts.root(relations) is None:
        parts.roots[relations] = etree.Element(f"{_PACKAGE}Relationships", nsmap={None: _PACKAGE.strip("{}")})
    number = next(n for n in range(1, len(links) + 2) if f"hegao{n}" not in links)
    etree.SubElement(
        parts.roots[relations], RELATIONSHIP, Id=f"hegao{number}", Type=_OFFICE, Target=posixpath.basename(path)
    )
    etree.SubElement(parts.root(_CONTENT_TYPES), f"{_TYPES}Override", PartName=f"/{path}", ContentType=_COMMENTS_TYPE)
    return path


def _free_name(parts: Parts, folder: str) -> str:
    number = 0
    while (path := posixpath.join(folder, f"comments{number or ''}.xml")) in parts.names:
        number += 1
    return path


def write_package(parts: Parts, comments: str) -> bytes:
    """The package with its body, its comments and what refers to them as the parsed parts now are."""
    main = parts.main()
    changed = (main, comments, relationships_of(main), _CONTENT_TYPES)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for member in parts.package.infolist():
            data = _xml(parts, member.filename) if member.filename in changed else _bytes(parts, member)
            written.writestr(member, data)
        for path in _new(changed, parts):
            written.writestr(zipfile.ZipInfo(path, _OLDEST), _xml(parts, path), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _new(paths: Collection[str], parts: Parts) -> list[str]:
    return [path for path in paths if path not in parts.names and path in parts.roots]


def _xml(parts: Parts, path: str) -> bytes:
    etree: Any = need("lxml.etree", parts.name)
    tree = parts.root(path).getroottree()
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _bytes(parts: Parts, member: zipfile.ZipInfo) -> bytes:
    try:
        data: bytes = parts.package.read(member)
    except Exception as error:  # zipfile, zlib, lzma and bz2 each raise their own
        raise ReadError(f"{parts.name}: damaged: the part {member.filename} cannot be unpacked") from error
    return data
