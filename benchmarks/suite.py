"""Suite: published cases of other recognisers, what of them occurs in reports, and who passes how many."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

Answer = Any
"""What a suite compares: decimals, or first and last days."""
Reasons = Sequence[tuple[str, re.Pattern[str]]]

_HAN = re.compile("[一-鿿]")


class Case(NamedTuple):
    """One published case."""

    name: str
    text: str
    expected: Any
    """As published."""
    told: Any
    """The moment it is told at, as published; None where the suite gives none."""


@dataclass(frozen=True)
class Suite:
    """One file of cases, how its answers are written, and the readers that it asks."""

    title: str
    file: str
    wanted: Callable[[Case], Answer | None]
    """The answer expected; None where the case states none that can be compared."""
    left_out: Callable[[Case], str]
    """Why a case does not occur in reports; empty where it does."""
    agree: Callable[[Answer, Answer], bool]
    """True when what was found is what was expected, in this order."""
    readers: Mapping[str, Callable[[Case], Answer]]
    """hegao and those of the others that are made for such cases, by name."""


class Result(NamedTuple):
    """A suite's outcome."""

    kept: int
    left_out: Counter[str]
    passed: dict[str, int]
    missed: list[str]
    """The cases that hegao misses, with what was expected and found."""


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Case(row["id"], row["input"], row["expected"], row.get("ref")) for row in rows]


def traditional(text: str) -> bool:
    """True where a character is none of GB 2312, the set of simplified characters."""
    try:
        "".join(_HAN.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return True
    return "後" in text  # the one that GB 2312 has for names


def first_reason(text: str, reasons: Reasons) -> str:
    """The first reason whose pattern occurs in a text; empty for none."""
    if traditional(text):
        return "traditional characters"
    return next((reason for reason, pattern in reasons if pattern.search(text)), "")


def run(suite: Suite, folder: Path) -> Result:
    """Ask every reader of a suite for every case kept."""
    left_out: Counter[str] = Counter()
    passed = dict.fromkeys(suite.readers, 0)
    missed = []
    kept = 0
    for case in read_cases(folder / f"{suite.file}.jsonl"):
        reason = suite.left_out(case)
        wanted = None if reason else suite.wanted(case)
        if wanted is None:
            left_out[reason or "other kinds of case in the same file"] += 1
            continue
        kept += 1
        for name, reader in suite.readers.items():
            found = _asked(name, reader, case)
            right = found is not None and suite.agree(found, wanted)
            passed[name] += right
            if name == "hegao" and not right:
                missed.append(f"{suite.title}: {case.text} expected {_shown(wanted)} found {_shown(found)}")
    return Result(kept, left_out, passed, missed)


def _asked(name: str, reader: Callable[[Case], Answer], case: Case) -> Answer | None:
    """What a reader finds; None where another recogniser raises instead of answering. hegao has to answer."""
    try:
        return reader(case)
    except Exception:  # other people's code refuses in its own ways
        if name == "hegao":
            raise
        return None


def _shown(answer: Answer) -> str:
    return "[" + ", ".join(map(_written, answer or ())) + "]"


def _written(value: Answer) -> str:
    if isinstance(value, frozenset):
        return " or ".join(sorted("/".join(str(day or "…") for day in stated) for stated in value))
    return str(value)
