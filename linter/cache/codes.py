"""Codes: what the compiler made of the project's own patterns, so that a later run need not compile them again.

Nothing in them is of a report: see `linter.patterns`. As plain numbers and JSON they can be read without harm,
whoever wrote them, and what is no code is refused by the library's engine.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from array import array
from typing import NamedTuple

from linter import __version__
from linter.compiler import Code, code_of, pattern_of

__all__ = ["NAME", "Codes"]

NAME = f"patterns-{__version__}-{zlib.crc32(f'{sys.version} {sys.byteorder}'.encode()):08x}"
"""What they are called in a folder: hegao's version and a sum of Python's, whose compilers differ."""
_FAST = 1
"""Level of compression: six times smaller in 30 ms; the best takes a second for eight times."""


class _Kept(NamedTuple):
    """A code but for its source and its words, and where these stand among the words of all."""

    start: int
    end: int
    flags: int
    groups: int
    numbers: dict[str, int]
    names: list[str | None]


class Codes:
    """Codes by what was asked for, a source and flags: those of an earlier run, and those made since."""

    def __init__(self, packed: bytes = b"") -> None:
        self.made = 0
        """How many were made since they were packed last."""
        self._kept: dict[tuple[str, int], _Kept] = {}
        self._words = array("I")
        try:
            head, _, words = zlib.decompress(packed).partition(b"\n")
            self._kept = {(source, flags): _Kept(*code) for source, flags, *code in json.loads(head)}
            self._words.frombytes(words)
        except (zlib.error, ValueError, TypeError):  # damaged, or somebody else's writing: none is known
            self._kept = {}

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` gives. Raises `re.error` for a faulty source."""
        kept = self._kept.get((source, flags))
        if kept:
            words = self._words[kept.start : kept.end].tolist()
            return pattern_of(Code(source, kept.flags, words, kept.groups, kept.numbers, tuple(kept.names)))
        code = code_of(source, flags)
        if code is None:
            return re.compile(source, flags)
        start = len(self._words)
        self._words.extend(code.words)
        kept = _Kept(start, len(self._words), int(code.flags), code.groups, code.numbers, list(code.names))
        self._kept[source, int(flags)] = kept
        self.made += 1
        return pattern_of(code)

    def packed(self) -> bytes:
        """All of them, as a line of JSON and the words behind it."""
        head = json.dumps([[*asked, *kept] for asked, kept in self._kept.items()], ensure_ascii=False)
        self.made = 0
        return zlib.compress(head.encode() + b"\n" + self._words.tobytes(), _FAST)
