"""Cache: the reports on files that did not change, so that a second run need neither read nor lint them.

An entry is named and enciphered by the file's content (see seal), so the folder tells nothing to whom has not the file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cache.codes import NAME, Codes
from linter.cache.entry import packed, unpacked
from linter.cache.folder import Folder, default_folder
from linter.cache.key import digest_of, key_of, settings_digest
from linter.cache.seal import opened, sealed
from linter.errors import ReadError
from linter.readers import bytes_of

if TYPE_CHECKING:
    from linter.config import Config
    from linter.document import Document
    from linter.engine import Report

__all__ = ["Cache"]

_MANY = 100
"""New codes from which on they are kept: compiling fewer takes less time than writing all."""


class Cache:
    """The reports kept on the files of one configuration. It never fails: without it all runs as ever."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = Folder(folder)
        self._config = config
        self._settings = settings_digest(config)

    @classmethod
    def of(cls, config: Config) -> Cache | None:
        """The cache that a configuration asks for, if any."""
        folder = (config.cache_dir or default_folder()) if config.cache else None
        return cls(folder, config) if folder else None

    def report_on(self, path: Path, read: Callable[[bytes], Document]) -> Report | None:
        """The report kept on a file as it is now, if any.

        `read` gives the document of the file's bytes; it is called when the text itself is asked for, and only then.
        """
        try:
            data = bytes_of(path) if path.is_file() else None  # a pipe can be read only once
        except ReadError:  # told when its turn comes
            return None
        if data is None:
            return None
        key = key_of(data, path.suffix, self._settings)
        entry = self._folder.read(key.name)
        plain = None if entry is None else opened(entry, key.secret)
        if plain is None:
            return None
        try:
            return unpacked(plain, str(path), self._config.fail_on, lambda: read(_unchanged(path, key.content)))
        except (ValueError, TypeError, LookupError):  # opened, but no entry: somebody else's writing
            return None

    def keep(self, path: Path, data: bytes, report: Report) -> None:
        """Keep the report on a file that held these bytes when it was linted."""
        key = key_of(data, path.suffix, self._settings)
        self._folder.write(key.name, sealed(packed(report), key.secret))

    def codes(self) -> Codes:
        """The codes of patterns that earlier runs kept, read once in a process."""
        return _codes_in(self._folder.path.absolute())

    def keep_codes(self) -> None:
        """Keep the codes of patterns for later runs, where this one made many."""
        codes = self.codes()
        if codes.made >= _MANY:
            self._folder.write(NAME, codes.packed())

    def sweep(self) -> None:
        """Drop the entries that were used last longest ago, where there are too many."""
        self._folder.sweep()


@cache
def _codes_in(folder: Path) -> Codes:
    return Codes(Folder(folder).read(NAME) or b"")


def _unchanged(path: Path, content: bytes) -> bytes:
    data = bytes_of(path)
    if digest_of(data) != content:
        raise ReadError(f"{path}: changed while it was read: run hegao again")
    return data
