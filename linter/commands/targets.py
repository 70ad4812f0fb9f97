"""Targets: which format goes where, from the --format and --output options of one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.errors import HegaoError
from linter.reporters import FORMATS

if TYPE_CHECKING:
    from linter.config import Configs

__all__ = ["Target", "refuse_inputs", "refuse_read_back", "targets_of"]

DEFAULT_FORMAT = "text"


class Target(NamedTuple):
    """One output of a run."""

    form: str
    """Name of a format."""
    path: Path | None
    """The file, or None for the screen."""


def targets_of(forms: Sequence[str], outputs: Sequence[Path]) -> list[Target]:
    """The first format goes to the first output, and so on.

    An output beyond the formats says its format by its suffix; a format beyond the outputs goes to the screen.
    """
    targets = [
        Target(form or _form_of(path), path)
        for form, path in zip_longest(forms, outputs)
        if form is not None or path is not None
    ] or [Target(DEFAULT_FORMAT, None)]
    on_screen = [target.form for target in targets if target.path is None]
    if len(on_screen) > 1:
        names = ", ".join(on_screen)
        raise HegaoError(f"only one format fits the screen, not {names}: give each other one an --output")
    if on_screen and FORMATS[on_screen[0]].binary:
        suffix = FORMATS[on_screen[0]].suffix
        raise HegaoError(f"{on_screen[0]} is not text for a screen: give it a file, such as --output findings{suffix}")
    twice = next((path for path in outputs if outputs.count(path) > 1), None)
    if twice is not None:
        raise HegaoError(f"{twice}: two formats go to this file: give each an --output of its own")
    return targets


def refuse_inputs(targets: Iterable[Target], paths: Iterable[Path], configs: Configs) -> None:
    """Raise HegaoError where an output would take the place of a report that is read."""
    from linter.inputs import STDIN
    from linter.run import collect

    existing = [target.path for target in targets if target.path is not None and target.path.exists()]
    inputs = [path for path in collect(paths, configs)[0] if path != STDIN and path.exists()] if existing else []
    for path in existing:
        if any(path.samefile(other) for other in inputs):
            raise HegaoError(f"{path}: is an input: give --output another name")


def refuse_read_back(targets: Iterable[Target], paths: Iterable[Path]) -> None:
    """Raise HegaoError where an output would be found among the inputs the next time they are looked for."""
    from linter.readers import SUFFIXES

    folders = [path.resolve() for path in paths if path.is_dir()]
    for target in targets:
        if target.path is None or not target.path.name.lower().endswith(SUFFIXES):
            continue
        if any(folder in target.path.resolve().parents for folder in folders):
            raise HegaoError(f"{target.path}: is in a folder that is watched, and would be read: put it elsewhere")


def _form_of(path: Path) -> str:
    """The format that the suffix of an output means; text where there is no suffix."""
    if not path.suffix:
        return DEFAULT_FORMAT
    for name, form in FORMATS.items():
        if form.suffix == path.suffix.lower():
            return name
    known = ", ".join(form.suffix for form in FORMATS.values() if form.suffix)
    raise HegaoError(f"{path}: no format has this suffix (known: {known}): say --format, too")
