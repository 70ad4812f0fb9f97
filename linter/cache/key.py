"""Key: all that the report on a file depends on, as one digest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter import __version__
from linter.rule import rules_folder

if TYPE_CHECKING:
    from linter.config import Config

__all__ = ["NOT_IN_KEY", "Key", "digest_of", "key_of", "settings_digest"]

NOT_IN_KEY = frozenset(
    ["fail_on", "lang", "jobs", "exclude", "show_notes", "decisions", "baseline", "cache", "cache_dir"]
).union(["folder", "file", "origins"])
"""What a configuration holds that changes no finding: how a run ends, what is listed, where things lie."""
_PACKAGES = ("cn2an", "lxml", "markdown_it_py", "openpyxl", "pypdfium2", "python_docx", "rjieba")
"""Packages that findings depend on, as the folders of their metadata are called."""
_UNREAD = ("__pycache__", "commands", "reporters")
"""Folders of hegao that no finding depends on."""


class Key(NamedTuple):
    """Where the report on a file lies, and what opens it."""

    name: str
    """File name of the entry."""
    secret: bytes
    """32 bytes that nobody can make who has not the file."""
    content: bytes
    """Digest of what the file holds."""


def digest_of(data: bytes) -> bytes:
    """Digest of what a file holds."""
    return hashlib.sha256(data).digest()


def key_of(data: bytes, suffix: str, settings: bytes) -> Key:
    """The key for a file that holds these bytes; its suffix decides between kinds of text."""
    content = digest_of(data)
    base = _digest([settings, suffix.lower().encode(), content])
    return Key(_digest([b"name", base]).hex(), _digest([b"secret", base, content]), content)


def settings_digest(config: Config) -> bytes:
    """Digest of hegao itself, of what it reads with, and of the values of a configuration that findings depend on."""
    values = {name: value for name, value in vars(config).items() if name not in NOT_IN_KEY}
    values["rules"] = [_files_digest([folder]).hex() for folder in config.rules]
    values["lexicon"] = asdict(config.lexicon)
    written = json.dumps(values, default=str, ensure_ascii=False)
    return _digest([_program(), written.encode()])


@cache
def _program() -> bytes:
    """Digest of hegao's own files, of Python and of the packages that findings depend on.

    The files count, not only the version: a rule changed in a checkout must count, too.
    """
    told = [__version__, *map(str, sys.version_info), *_installed(), *_office()]
    own = _files_digest([Path(__file__).resolve().parent.parent, rules_folder()])
    return _digest([own, *(word.encode(errors="replace") for word in told)])


def _installed() -> list[str]:
    """Names and versions of the packages, by the names of their metadata: reading it takes a third of a cached run."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and name.lower().replace("-", "_").startswith(_PACKAGES):
                found.add(name)
    return sorted(found)


def _office() -> list[str]:
    """The LibreOffice that old formats are read through, if any, and when it was installed."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    return [path, str(os.stat(path).st_mtime_ns)] if path else []


def _files_digest(folders: Iterable[Path]) -> bytes:
    """Digest of names and contents of all code and rules in the folders."""
    return _digest(part for folder in folders for part in _files(folder))


def _files(folder: Path) -> Iterator[bytes]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _UNREAD)
        below = root[len(str(folder)) :]
        for name in sorted(names):
            if name.endswith((".py", ".yaml")):
                yield os.path.join(below, name).encode(errors="surrogateescape")
                with open(os.path.join(root, name), "rb") as file:
                    yield file.read()


def _digest(parts: Iterable[bytes]) -> bytes:
    """Digest of parts in order; each is digested by itself, so that no two lists of parts read alike."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(digest_of(part))
    return whole.digest()
