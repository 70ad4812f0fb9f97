"""Watch: which of the files behind some paths changed since they were last looked at."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.config import Config, Configs
from linter.decisions import baseline_file, decisions_file
from linter.errors import HegaoError
from linter.run import collect

__all__ = ["Change", "changes"]

PAUSE = 0.5
"""Seconds between two looks: a save is seen before one has turned to the other window."""
BUSY = 0.05
"""Share of the time that may go into looking: a look at 20 000 files takes longer than PAUSE is short."""

Stamp = tuple[int, int]
"""Time of the last change (ns) and size (bytes)."""


@dataclass(frozen=True)
class Change:
    """What is to be linted now."""

    configs: Configs
    """The configuration as it is now."""
    same: frozenset[Path] = frozenset()
    """Files on which the last report still holds."""
    wrong: str = ""
    """Why nothing can be linted: the configuration is wrong."""


@dataclass(frozen=True)
class _Look:
    """How everything was that a run depends on."""

    files: Mapping[Path, Stamp]
    settings: Mapping[Path, Stamp]
    """Configuration files and rules, as far as there are any."""
    decided: Mapping[Path, Stamp]
    """Decisions and baselines: what they say is no matter of the reports."""
    wrong: str = ""
    """Why nothing could be looked at."""


def changes(paths: Sequence[Path], configs: Configs, others: Iterable[Path] = ()) -> Iterator[Change]:
    """The first run, and then one whenever something changed and came to rest, for ever.

    `others` are files that all reports depend on. A look is taken before each run: what changes during it is seen.
    """
    others = tuple(others)
    seen = _look(paths, configs, others)
    yield Change(configs)
    while True:
        configs, now = _rest(paths, configs, others, seen)
        same = frozenset(
            file for file, stamp in now.files.items() if now.settings == seen.settings and seen.files.get(file) == stamp
        )
        seen = now
        yield Change(configs, same, now.wrong)


def _rest(paths: Sequence[Path], configs: Configs, others: tuple[Path, ...], seen: _Look) -> tuple[Configs, _Look]:
    """Wait until two looks in a row are the same and not as before: what is half written is not read."""
    last = seen
    while True:
        began = time.monotonic()
        try:
            configs = configs.read_again()
            now = _look(paths, configs, others)
        except HegaoError as error:
            now = _Look({}, {}, {}, str(error))
        if now == last != seen:
            return configs, now
        last = now
        time.sleep(max(PAUSE, (time.monotonic() - began) / BUSY))


def _look(paths: Sequence[Path], configs: Configs, others: tuple[Path, ...]) -> _Look:
    files = collect(paths, configs)[0]
    folders = {file.parent: configs.at(file) for file in files}
    settings = {file for config in folders.values() for file in _settings(config)}
    decided = {at(config, folder) for folder, config in folders.items() for at in (decisions_file, baseline_file)}
    return _Look(_stamps(files), _stamps({*settings, *others}), _stamps(decided))


def _settings(config: Config) -> Iterator[Path]:
    """The configuration file with those it extends, and the office's rules."""
    if config.file:
        yield config.file
    for origin in config.origins.values():
        name, colon, _ = origin.rpartition(":")
        if colon:
            yield Path(name)
    for folder in config.rules:
        yield from folder.rglob("*.yaml")


def _stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    """Those that are there."""
    stamps = {}
    for file in files:
        try:
            state = os.stat(file)
        except OSError:
            continue
        stamps[file] = (state.st_mtime_ns, state.st_size)
    return stamps
