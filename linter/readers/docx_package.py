"""The package of a Word file: its XML parts, parsed when they are asked for, and what they refer to."""

from __future__ import annotations

import posixpath
from typing import Any

from linter.readers.limits import member, parse_xml

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Parts:
    """The XML parts of a package."""

    def __init__(self, package: Any, name: str, roots: dict[str, Any] | None = None) -> None:
        self.package = package
        self.name = name
        self.names = set(package.namelist())
        self.roots = roots if roots is not None else {}
        """The parsed parts, by their path."""

    def root(self, path: str) -> Any:
        """The root of a part; None where the package has none."""
        if path not in self.roots:
            if path not in self.names:
                return None
            self.roots[path] = parse_xml(member(self.package, path, self.name), self.name, path)
        return self.roots[path]

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Target and kind of every part that a part refers to, by the id of the reference; none outside the file."""
        folder = posixpath.dirname(path)
        root = self.root(relationships_of(path))
        found = {}
        for link in root.iter(RELATIONSHIP) if root is not None else ():
            if link.get("TargetMode") != "External":
                target = link.get("Target", "")
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[link.get("Id", "")] = (target, posixpath.basename(link.get("Type", "")))
        return found

    def main(self) -> str:
        """The part that holds the body."""
        links = self.related("").values()
        path = next((target for target, kind in links if kind.endswith("officeDocument")), _USUAL_MAIN)
        return path if self.root(path) is not None else _USUAL_MAIN


_USUAL_MAIN = "word/document.xml"


def relationships_of(path: str) -> str:
    """The part that lists what a part refers to."""
    folder, base = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{base}.rels")
