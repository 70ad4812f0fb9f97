"""Config: what holds for a document, by hegao.yaml and the command line, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from linter.errors import ConfigError
from linter.finding import Severity
from linter.lexicon import OwnWords

__all__ = ["COMMAND_LINE", "DEFAULT", "FILE_NAME", "Config", "Configs", "find_config"]

FILE_NAME = "hegao.yaml"
DECISIONS_NAME = "hegao-decisions.yaml"
BASELINE_NAME = "hegao-baseline.yaml"
DEFAULT = "default"
COMMAND_LINE = "command line"

Changes = Literal["final", "original"]


@dataclass(frozen=True)
class Config:
    """The values that hold for a document. Lists are in the order in which they are written."""

    select: tuple[str, ...] = ()
    """Rules that run; empty: all that are not switched off."""
    ignore: tuple[str, ...] = ()
    """Rules that do not run."""
    severity: Mapping[str, Severity | Literal["off"]] = field(default_factory=dict)
    """Rule -> error, warning, note or off: what all its findings get. It also switches on what is off by default."""
    rules: tuple[Path, ...] = ()
    """Folders with rules of the office's own."""
    fail_on: str = "error"
    """A run ends with 1 from this severity on: error, warning, note or never."""
    lang: str = "zh"
    """Language of what is said; of a run over many files, the first path's."""
    as_of: str = ""
    """Signing date (ISO) where a report states none."""
    jobs: int = 0
    """Processes, 0 for as many as processors; of a run over many files, the first path's."""
    changes: Changes = "final"
    """How tracked changes of Word are read: as if accepted (final) or as if rejected (original)."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders that a run over a folder leaves out, relative to the configuration's folder."""
    show_notes: bool = False
    """True to list notes in text; of a run over many files, the first path's."""
    decisions: Path | None = None
    """The file of decisions; None: the nearest DECISIONS_NAME upward."""
    baseline: Path | None = None
    """The file of findings that were there already; None: the nearest BASELINE_NAME upward."""
    lexicon: OwnWords = field(default_factory=OwnWords)
    """The office's words."""
    cache: bool = True
    """False to keep no reports for the next run."""
    cache_dir: Path | None = None
    """The folder of kept reports; None: the user's own folder for such things."""
    folder: Path = field(default=Path())
    """Folder of the configuration file; the working directory where there is none."""
    file: Path | None = field(default=None)
    """The configuration file; None where there is none."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Key, `severity.RULE`, `lexicon.LIST`, `select.RULE` or `ignore.RULE` -> file:line or COMMAND_LINE."""

    def origin(self, name: str) -> str:
        """Where a value comes from: DEFAULT, file:line or COMMAND_LINE."""
        return self.origins.get(name, DEFAULT)

    def with_given(self, given: Mapping[str, Any]) -> Config:
        """The same with the values that were given on the command line."""
        return replace(self, **given, origins={**self.origins, **dict.fromkeys(given, COMMAND_LINE)})

    def excludes(self, path: Path) -> bool:
        """True for a file that a run over its folder leaves out."""
        if not self.exclude:
            return False
        try:
            parts = path.absolute().relative_to(self.folder.absolute()).parts
        except ValueError:
            return False
        ways = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        names = {*parts, *ways}
        return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in self.exclude for name in names)


SETTINGS = tuple(item.name for item in fields(Config) if item.name not in ("folder", "file", "origins"))
"""The keys of a configuration file, `extends` left aside."""


def find_config(folder: Path) -> Path | None:
    """The nearest hegao.yaml: in the folder or in one above it."""
    return find_upward(FILE_NAME, folder)


def find_upward(name: str, folder: Path) -> Path | None:
    """The nearest file of this name: in the folder or in one above it."""
    for above in (folder, *folder.parents):
        if (above / name).is_file():
            return above / name
    return None


class Configs:
    """What holds for each path: the file named, else the nearest upward, else the defaults; then the command line."""

    def __init__(self, file: Path | None = None, given: Mapping[str, Any] | None = None) -> None:
        self._file = file
        self._given = dict(given or {})
        self._named = self._read(file) if file else None
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path | None, Config] = {}

    def at(self, path: Path) -> Config:
        """The configuration for a file or folder. Raises ConfigError where its file is wrong."""
        if self._named is not None:
            return self._named
        folder = path.absolute() if path.is_dir() else path.absolute().parent
        if folder not in self._by_folder:
            file = find_config(folder)
            if file not in self._by_file:
                self._by_file[file] = self._read(file)
            self._by_folder[folder] = self._by_file[file]
        return self._by_folder[folder]

    def read_again(self) -> Configs:
        """The same, with what the files say now. Raises ConfigError where the file named is wrong."""
        return Configs(self._file, self._given)

    def _read(self, file: Path | None) -> Config:
        if file is None:
            return Config().with_given(self._given)
        if not file.is_file():
            raise ConfigError(f"{file}: there is no such configuration file")
        from linter.config_file import read_config

        return read_config(shown(file)).with_given(self._given)


def shown(file: Path) -> Path:
    """As short as it can be said from the working directory."""
    try:
        return file.absolute().relative_to(Path.cwd())
    except ValueError:
        return file
