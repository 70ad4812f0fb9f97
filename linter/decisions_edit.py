"""Decisions, written: entries are put into the file and taken out of it, and all other lines stay as they are."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from linter.decisions import BASELINE, Decision, read_decisions
from linter.errors import ConfigError, HegaoError
from linter.yaml_nodes import Node, compose

__all__ = ["Edit", "change", "written"]

Edit = Callable[[list[Decision]], tuple[Sequence[Decision], Sequence[Decision]]]
"""Given the entries of the file as it is: those that leave it, and those that come."""

WAIT = 5.0
"""Seconds to wait for another hegao that is writing the same file."""
HEAD = """\
# 核稿处理意见，由 hegao decide 写入，也可手工改。What people decided about findings of hegao; edit it freely.
# as: confirmed 确认（仍报） · not-an-error 非错误 · different-scope 口径不同 · will-fix 拟修改（至 until 止不报）
# places: ‹原文› 及其前后文，换行和空格不计。The quotes, with the words around them; blanks do not count.
"""
BASELINE_HEAD = """\
# 核稿基线，由 hegao baseline 写入：当时已有的，不再报。What was found when the baseline was set: not told again.
"""


def written(decision: Decision) -> str:
    """A decision as an entry of the file."""
    keys: dict[str, Any] = {"rule": decision.rule}
    if decision.kind != BASELINE:
        keys |= {"as": decision.kind, "reason": decision.reason, "by": decision.by, "date": _day(decision.on)}
        if decision.until:
            keys["until"] = _day(decision.until)
    if decision.files:
        keys["file"] = decision.files[0] if len(decision.files) == 1 else list(decision.files)
    keys["places"] = [str(place) for place in decision.places]
    # No line is ever broken: a place is looked for with the eye, and with grep.
    return str(yaml.safe_dump([keys], allow_unicode=True, sort_keys=False, width=10**9))


def _day(iso: str) -> date:
    """PyYAML writes a date without quotes."""
    return date.fromisoformat(iso)


def change(path: Path, edit: Edit, baseline: bool = False) -> None:
    """Let `edit` say which entries leave the file and which come; all its other lines stay.

    An entry that takes the place of one stands where that stood, others at the end. Whoever reads the file meanwhile
    sees it as it was or as it will be. Raises HegaoError where it cannot be written, ConfigError where it is no YAML.
    """
    target = Path(os.path.realpath(path))
    with _only_writer(target, path) as new:
        root = compose(path, ConfigError) if target.exists() else None
        before, _ = read_decisions(path, baseline) if root else ([], [])
        gone, come = edit(before)
        if not gone and not come:
            return
        old = target.read_bytes().decode() if target.exists() else ""
        text = _changed(old, root, {each.line for each in gone}, list(map(written, come)))
        if not old.strip():
            text = (BASELINE_HEAD if baseline else HEAD) + "\n" + text
        new.write_bytes(text.encode())
        after, _ = read_decisions(new, baseline)
        if Counter(after) != Counter(before) - Counter(gone) + Counter(come):
            raise ConfigError(f"{path}: is not a plain list: write every decision as “- rule: …”, and no […] or &…")
        if target.exists():
            shutil.copymode(target, new)
        os.replace(new, target)


@contextmanager
def _only_writer(target: Path, path: Path) -> Iterator[Path]:
    """A new file beside the target, which only one process at a time can make; it is gone at the end."""
    new = target.with_name(f".{target.name}.new")
    end = time.monotonic() + WAIT
    while True:
        try:
            new.touch(exist_ok=False)
            break
        except FileExistsError as error:
            if time.monotonic() > end:
                raise HegaoError(f"{path}: another hegao is writing it; if none is, remove {new}") from error
            time.sleep(0.05)
        except OSError as error:
            raise HegaoError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        yield new
    except OSError as error:
        raise HegaoError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


def _changed(old: str, root: Node | None, gone: set[int], come: list[str]) -> str:
    """The content of the file afterwards; entries that go are known by their lines."""
    end = "\r\n" if "\r\n" in old else "\n"
    lines = old.splitlines(keepends=True)
    indent = " " * (root.node.start_mark.column if root else 0)
    entries = [[indent + line + end for line in entry.splitlines()] for entry in come]
    for number, (start, stop) in reversed(list(_stretches(root, lines, len(indent)))):
        if number in gone:
            lines[start:stop] = entries.pop() if len(gone) == len(entries) == 1 else []
    if entries and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    for entry in entries:
        if lines:
            lines.append(end)
        lines.extend(entry)
    return "".join(lines)


def _stretches(root: Node | None, lines: list[str], column: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """For each entry the number of its line, and the stretch of lines that it takes, remarks behind it left out."""
    numbers = [entry.line for entry in root.sequence()] if root else []
    starts = []
    for number in numbers:
        start = number - 1
        while start > 0 and lines[start][column : column + 1] != "-":
            start -= 1
        starts.append(start)
    stops = [*starts[1:], len(lines)]
    for number, start, stop in zip(numbers, starts, stops, strict=False):
        end = stop
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        yield number, (start, end)
