"""Config file: reads and validates hegao.yaml, every value with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from linter.config import SETTINGS, Config
from linter.document import as_read
from linter.errors import ConfigError
from linter.finding import SEVERITIES
from linter.lexicon import STATES, OwnWords, read_units
from linter.yaml_nodes import Node, compose

__all__ = ["read_config"]


def read_config(path: Path) -> Config:
    """What a configuration file says, with what it extends. Raises ConfigError with file and line."""
    return replace(_read(path, ()), folder=path.parent, file=path)


def _read(path: Path, below: tuple[Path, ...]) -> Config:
    root = compose(path, ConfigError)
    keys = root.mapping((*SETTINGS, "extends")) if root else {}
    base = _extended(keys["extends"], path, below) if "extends" in keys else Config()
    values: dict[str, Any] = {}
    origins = dict(base.origins)
    for name, node in keys.items():
        if name == "extends":
            continue
        value = _READERS[name](node, path.parent)
        values[name] = _over(getattr(base, name), value, node)
        origins[name] = node.place
        origins.update(_inner_origins(name, node))
    return replace(base, **values, origins=origins)


def _extended(node: Node, path: Path, below: tuple[Path, ...]) -> Config:
    other = path.parent / node.string()
    here = (*below, path.resolve())
    if other.resolve() in here:
        raise node.error(f"extends goes round in a circle: {other} is extended by itself")
    if not other.is_file():
        raise node.error(f"there is no file {other} to extend")
    return _read(other, here)


def _over(base: Any, value: Any, node: Node) -> Any:
    """A value over that of the extended file: `severity` and `lexicon` key by key, all others as a whole."""
    if isinstance(value, dict):
        return {**base, **value}
    if isinstance(value, OwnWords):
        return replace(base, **{name: getattr(value, name) for name in node.mapping()})
    return value


def _inner_origins(name: str, node: Node) -> Iterator[tuple[str, str]]:
    if name in ("severity", "lexicon"):
        yield from ((f"{name}.{key}", value.place) for key, value in node.mapping().items())
    elif name in ("select", "ignore"):
        yield from ((f"{name}.{item.string()}", item.place) for item in node.sequence())


def _severities(node: Node, folder: Path) -> dict[str, str]:
    return {rule: level.choice((*SEVERITIES, "off")) for rule, level in node.mapping().items()}


def _day(node: Node, folder: Path) -> str:
    return node.day() if node.string() else ""


def _count(node: Node, folder: Path) -> int:
    if not node.string().isdecimal():
        raise node.error(f"{node.string()!r} is not a number of processes: write 0, 1, 2 …")
    return int(node.string())


def _lexicon(node: Node, folder: Path) -> OwnWords:
    read: dict[str, Callable[[Node], Any]] = {
        "units": lambda each: {_as_read(form, each): unit for form, unit in read_units(each).items()},
        "organisations": _words,
        "abbreviations": lambda each: {
            _as_read(full, shorts): _words(shorts) for full, shorts in each.mapping().items()
        },
        "phrases": _words,
        "status": lambda each: {state: _words(forms) for state, forms in each.mapping(STATES).items()},
    }
    return OwnWords(**{name: read[name](value) for name, value in node.mapping(read).items()})


def _words(node: Node) -> tuple[str, ...]:
    return tuple(_as_read(item.string(), item) for item in node.sequence())


def _as_read(word: str, node: Node) -> str:
    """A word as the text is read that it is looked for in: narrow digits, no blanks, the usual words."""
    form = as_read(word)[0]
    if not form:
        raise node.error("a word of the lexicon is empty")
    return form


def _choice(*allowed: str) -> Callable[[Node, Path], str]:
    return lambda node, folder: node.choice(allowed)


def _strings(node: Node, folder: Path) -> tuple[str, ...]:
    return node.strings()


def _truth(node: Node, folder: Path) -> bool:
    return node.choice(("true", "false")) == "true"


_READERS: dict[str, Callable[[Node, Path], Any]] = {
    "select": _strings,
    "ignore": _strings,
    "severity": _severities,
    "rules": lambda node, folder: tuple(folder / item for item in node.strings()),
    "fail_on": _choice(*SEVERITIES, "never"),
    "lang": _choice("zh", "en"),
    "as_of": _day,
    "jobs": _count,
    "changes": _choice("final", "original"),
    "exclude": _strings,
    "show_notes": _truth,
    "decisions": lambda node, folder: folder / node.string(),
    "baseline": lambda node, folder: folder / node.string(),
    "lexicon": _lexicon,
    "cache": _truth,
    "cache_dir": lambda node, folder: folder / node.string(),
}
"""How each key is read; paths are relative to the file that says them."""
