"""YAML with lines: every value knows its file and line, so that an error can name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, overload

import yaml

from linter.errors import HegaoError, RuleError

__all__ = ["Node", "compose", "read_yaml", "read_yaml_before"]

Name = TypeVar("Name", bound=str)
"""One of several names, as narrowly typed as these are."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"\n[^\s#-]")
"""A key of the outermost mapping: every other line is indented, a comment or a list's."""


class Node:
    """A YAML value that knows its file and line, and says so when it is not what it should be."""

    def __init__(self, node: yaml.Node, path: str, wrong: type[HegaoError] = RuleError) -> None:
        self.node = node
        self.path = path
        self.wrong = wrong
        """What is raised where the value is not what it should be."""

    @property
    def place(self) -> str:
        """File and line: `hegao.yaml:7`."""
        return f"{self.path}:{self.line}"

    @property
    def line(self) -> int:
        """Line of the value, from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, what: str) -> HegaoError:
        """An error that names file and line."""
        return self.wrong(f"{self.place}: {what}")

    @overload
    def mapping(self) -> dict[str, Node]: ...

    @overload
    def mapping(self, allowed: Iterable[Name]) -> dict[Name, Node]: ...

    def mapping(self, allowed: Iterable[Any] | None = None) -> dict[Any, Node]:
        """The value as a mapping, its keys unique and among `allowed`."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("expected a mapping (key: value)")
        result: dict[str, Node] = {}
        names = None if allowed is None else frozenset(allowed)
        for key, value in self.node.value:
            name = str(key.value)
            at = Node(key, self.path, self.wrong)
            if name in result:
                raise at.error(f"duplicate key {name!r}")
            if names is not None and name not in names:
                raise at.error(f"unknown key {name!r}; allowed: {', '.join(sorted(names))}")
            result[name] = Node(value, self.path, self.wrong)
        return result

    def sequence(self) -> list[Node]:
        """The value as a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("expected a list (- item)")
        return [Node(item, self.path, self.wrong) for item in self.node.value]

    @property
    def is_sequence(self) -> bool:
        """True for a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def string(self) -> str:
        """The value as text, whatever YAML 1.1 would make of it (dates, yes and no stay text)."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("expected text")
        return str(self.node.value)

    def strings(self) -> tuple[str, ...]:
        """The value as a list of texts."""
        return tuple(item.string() for item in self.sequence())

    def choice(self, allowed: Iterable[Name]) -> Name:
        """The value as one of `allowed`."""
        value = self.string()
        names = list(allowed)
        for name in names:
            if name == value:
                return name
        raise self.error(f"{value!r} is not allowed here; allowed: {', '.join(names)}")

    def day(self) -> str:
        """The value as a day (ISO)."""
        written = self.string()
        try:
            if date.fromisoformat(written).isoformat() == written:
                return written
        except ValueError:
            pass
        raise self.error(f"{written!r} is not a day: write YYYY-MM-DD, such as 2024-06-25")

    def plain(self) -> Any:
        """The value as plain Python: text, numbers, booleans, lists, mappings."""
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(item.plain() for item in self.sequence())
        if isinstance(self.node, yaml.MappingNode):
            return {name: value.plain() for name, value in self.mapping().items()}
        text = self.string()
        assert isinstance(self.node, yaml.ScalarNode)
        if not self.node.style:  # not quoted: None from the Python parser, empty from the C one
            if text in ("true", "false"):
                return text == "true"
            if re.fullmatch(r"-?\d+", text):
                return int(text)
        return text


def compose(path: Path, wrong: type[HegaoError]) -> Node | None:
    """The root node of a YAML file, None where it holds nothing. Raises `wrong` where it is not UTF-8 YAML."""
    return _composed(_text(path, wrong), path, wrong)


def read_yaml(path: Path) -> Node:
    """The root node of a rule or word list. Raises RuleError where the file is not UTF-8 YAML or is empty."""
    return _root(_text(path, RuleError), path)


def read_yaml_before(path: Path, last: str) -> tuple[Node, bool]:
    """The root node of a file without its last key `last`, for long values that are seldom asked, and True.

    Where `last` is not the last key of the file, the root has all keys, and False. Raises RuleError as `read_yaml`
    does; a fault in the value is not looked for.
    """
    text = _text(path, RuleError)
    key = f"\n{last}:"
    at = text.find(f"{key}\n")
    if at < 0 or _KEY.search(text, at + len(key)):
        return _root(text, path), False
    return _root(text[:at], path), True


def _text(path: Path, wrong: type[HegaoError]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise wrong(f"{path}: not UTF-8: {error.reason}") from error
    except OSError as error:
        raise wrong(f"{path}: cannot be read: {error.strerror}") from error


def _composed(text: str, path: Path, wrong: type[HegaoError]) -> Node | None:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise wrong(f"{path}:{line}: not YAML: {getattr(error, 'problem', error)}") from error
    return None if root is None else Node(root, str(path), wrong)


def _root(text: str, path: Path) -> Node:
    root = _composed(text, path, RuleError)
    if root is None:
        raise RuleError(f"{path}:1: the file is empty")
    return root
