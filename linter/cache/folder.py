"""Folder: files of a cache, read and written so that two runs at once do each other no harm."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

__all__ = ["MAX_AGE", "MAX_BYTES", "Folder", "default_folder"]

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of all entries: about 20 000 reports of ten findings."""
MAX_AGE = 30 * 24 * 3600
"""Seconds that an entry is kept which nobody asks for."""
_KEPT = 0.75
"""Share of MAX_BYTES that stays when there are more, so that not every run has to make room."""
_SUFFIX = ".hegao"
_HALF = ".hegao-part"
"""Suffix of an entry that is being written."""
_TAG = "CACHEDIR.TAG"
"""Tells programs for backups that nothing here need be kept (bford.info/cachedir)."""
_TAGGED = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by hegao; may be deleted at any time.\n"


def default_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path | None:
    """Where caches lie on this system, each user's own; None where the user has no home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    asked = environment.get("XDG_CACHE_HOME", "")
    if Path(asked).is_absolute():
        return Path(asked, "hegao")
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local", "hegao", "Cache")
    return home / "Library" / "Caches" / "hegao" if system == "darwin" else home / ".cache" / "hegao"


class Folder:
    """A folder of entries that only its owner may read; what cannot be read or written is as if it were not there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        """What was written under a name, which counts as used from now on."""
        file = self.path / (name + _SUFFIX)
        try:
            data = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file)
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write as a whole or not at all: whoever reads meanwhile finds the old or the new one."""
        with suppress(OSError):
            self._made()
            handle, written = tempfile.mkstemp(_HALF, dir=self.path)  # mode 0600
            try:
                with open(handle, "wb") as file:
                    file.write(data)
                os.replace(written, self.path / (name + _SUFFIX))
            except OSError:
                with suppress(OSError):
                    os.unlink(written)
                raise

    def _made(self) -> None:
        """The folder, made for its owner alone where there is none."""
        if not self.path.is_dir():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700, exist_ok=True)
        if not (self.path / _TAG).exists():
            (self.path / _TAG).write_bytes(_TAGGED)

    def sweep(self) -> None:
        """Drop what nobody asked for in MAX_AGE, then what was used last longest ago until MAX_BYTES are kept."""
        now, kept = time.time(), 0
        entries = sorted(self._entries(), reverse=True)
        room = MAX_BYTES if sum(size for _, size, _ in entries) <= MAX_BYTES else MAX_BYTES * _KEPT
        for used, size, path in entries:
            kept += size
            if kept > room or now - used > MAX_AGE:
                with suppress(OSError):
                    os.unlink(path)

    def _entries(self) -> list[tuple[float, int, str]]:
        """Time of last use, size and path of each; a file that a dead run left half written counts as one."""
        found = []
        with suppress(OSError), os.scandir(self.path) as files:
            for file in files:
                if file.name.endswith((_SUFFIX, _HALF)):
                    with suppress(OSError):
                        state = file.stat(follow_symlinks=False)
                        found.append((state.st_mtime, state.st_size, file.path))
        return found
