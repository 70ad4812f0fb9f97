"""Decisions: what people decided about findings, as it is kept beside the texts in a YAML file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linter.anchor import Around, Key, Marked, Shape, read_marked
from linter.config import BASELINE_NAME, DECISIONS_NAME, Config, find_upward, shown
from linter.errors import ConfigError
from linter.finding import Decided

if TYPE_CHECKING:
    from linter.yaml_nodes import Node

__all__ = ["BASELINE", "DECISION_KINDS", "Decision", "baseline_file", "decisions_file", "read_decisions", "stem"]

DECISION_KINDS = ("confirmed", "not-an-error", "different-scope", "will-fix")
"""What may be decided about a finding."""
BASELINE = "baseline"
"""What an entry of a baseline has instead: it was there on the day from which only new findings are told."""
QUIET = ("not-an-error", "different-scope", "will-fix", BASELINE)
"""Decisions that keep a finding from being told; one that is confirmed is still to be mended."""

_NEEDED = ("rule", "as", "reason", "by", "date", "places")
_KEYS = (*_NEEDED, "until", "file")


@dataclass(frozen=True)
class Decision:
    """An entry of the file."""

    rule: str
    places: tuple[Marked, ...]
    """Every place of the finding, with as many words around it as were noted."""
    kind: str = BASELINE
    """One of DECISION_KINDS, or BASELINE."""
    reason: str = ""
    by: str = ""
    on: str = ""
    """The day (ISO) on which it was decided."""
    until: str = ""
    """The last day (ISO) on which it holds; empty for good."""
    files: tuple[str, ...] = ()
    """The reports it was decided for, relative to the file of decisions: where to look whether it is still needed."""
    file: str = field(default="", compare=False)
    """The file in which it stands."""
    line: int = field(default=0, compare=False)
    """Line of the entry, from 1."""

    @property
    def origin(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"

    @property
    def reports(self) -> tuple[Path, ...]:
        """The paths of the reports it was decided for."""
        return tuple(Path(self.file).parent / name for name in self.files)

    @property
    def key(self) -> Key:
        """Rule and quotes."""
        return self.rule, tuple(place.quote for place in self.places)

    @property
    def context(self) -> int:
        """Code points noted around the quotes."""
        return sum(len(place.before) + len(place.after) for place in self.places)

    def holds(self, today: str) -> bool:
        """True until its last day is over."""
        return not self.until or today <= self.until

    def decided(self, today: str) -> Decided:
        """What is told of it beside the finding."""
        return Decided(self.kind, self.reason, self.by, self.on, self.until, self.origin, not self.holds(today))

    @property
    def around(self) -> Around:
        """The words noted before and behind each quote."""
        return tuple((place.before, place.after) for place in self.places)

    @property
    def shape(self) -> Shape:
        """How many characters they are."""
        return tuple((len(place.before), len(place.after)) for place in self.places)

    def is_about_any(self, stems: Set[str]) -> bool:
        """True for a decision about one of the reports of these stems, in whatever format it is now."""
        return any(stem(path) in stems for path in self.reports)


def stem(path: Path) -> str:
    """A path from the root, without its suffix and without .. in it: the same for a report in every format."""
    return os.path.abspath(path.with_suffix("") if path.name else path)


def decisions_file(config: Config, folder: Path) -> Path:
    """Where the decisions about the reports of a folder are: where the configuration says, else the nearest upward,
    else, to be made, beside the configuration, else in the folder itself."""
    return config.decisions or _file(DECISIONS_NAME, config, folder)


def baseline_file(config: Config, folder: Path) -> Path:
    """Where the baseline for the reports of a folder is, found as the decisions are."""
    return config.baseline or _file(BASELINE_NAME, config, folder)


def _file(name: str, config: Config, folder: Path) -> Path:
    found = find_upward(name, folder.absolute())
    return shown(found) if found else (config.folder if config.file else folder) / name


def read_decisions(path: Path, baseline: bool = False) -> tuple[list[Decision], list[str]]:
    """The entries of a file, and a line with file and line number for each that is wrong."""
    from linter.yaml_nodes import compose

    decisions: list[Decision] = []
    wrong: list[str] = []
    try:
        root = compose(path, ConfigError)
        entries = root.sequence() if root else []
    except ConfigError as error:
        return [], [str(error)]
    for entry in entries:
        try:
            decisions.append(_decision(entry, baseline))
        except ConfigError as error:
            wrong.append(str(error))
    return decisions, wrong


def _decision(entry: Node, baseline: bool) -> Decision:
    keys = entry.mapping(("rule", "places", "file") if baseline else _KEYS)
    for name in ("rule", "places") if baseline else _NEEDED:
        if name not in keys:
            raise entry.error(f"key {name!r} is missing; needed: {', '.join(_NEEDED)}")
    files = keys.get("file")
    noted = Decision(
        keys["rule"].string(),
        tuple(_places(keys["places"])),
        files=() if files is None else files.strings() if files.is_sequence else (files.string(),),
        file=entry.path,
        line=entry.line,
    )
    if baseline:
        return noted
    kind = keys["as"].choice(DECISION_KINDS)
    until = keys["until"].day() if "until" in keys else ""
    if kind == "will-fix" and not until:
        raise entry.error("will-fix needs 'until', the day by which it is to be mended")
    reason, by = _text(keys["reason"]), _text(keys["by"])
    return replace(noted, kind=kind, reason=reason, by=by, on=keys["date"].day(), until=until)


def _places(node: Node) -> Iterator[Marked]:
    items = node.sequence()
    if not items:
        raise node.error("no place is given")
    for item in items:
        text = item.string()
        marked = read_marked(text if "‹" in text or "›" in text else f"‹{text}›")
        if marked is None:
            raise item.error("write the place as words around ‹the quote›, with one pair of ‹ ›")
        yield marked


def _text(node: Node) -> str:
    text = " ".join(node.string().split())
    if not text:
        raise node.error("is empty")
    return text


def relative(report: str, decisions: Path) -> str:
    """How a file of decisions names a report: relative to its folder, with / on every system."""
    try:
        return Path(os.path.relpath(report, decisions.absolute().parent)).as_posix()
    except ValueError:  # on another drive of Windows
        return Path(report).absolute().as_posix()
