"""Ids: how a finding of a report is called on the command line."""

from __future__ import annotations

from collections import Counter

from linter.engine import Report
from linter.errors import HegaoError
from linter.patterns import regex

__all__ = ["find", "ids_of"]

SHORT = 8
"""Hex digits of the fingerprint that are shown: two findings of one report that share them by chance are one in 10⁹."""
_ASKED = regex(r"([0-9a-fA-F]{4,32})(?:\.([1-9][0-9]{0,5}))?")


def ids_of(report: Report) -> list[str]:
    """A short id for each finding: 3f2a9c1b; where several have the same quotes, 3f2a9c1b.1, 3f2a9c1b.2 …"""
    shorts = [finding.fingerprint[:SHORT] for finding in report.findings]
    times, turns = Counter(shorts), Counter[str]()
    ids = []
    for short in shorts:
        turns[short] += 1
        ids.append(f"{short}.{turns[short]}" if times[short] > 1 else short)
    return ids


def find(report: Report, asked: str) -> int:
    """Index of the finding called by its id, by the beginning of it (from 4 digits), or by its whole fingerprint.

    Raises HegaoError where there is none, or more than one.
    """
    name, ids = report.document.name, ids_of(report)
    parts = _ASKED.fullmatch(asked)
    if parts is None:
        raise HegaoError(f"{asked!r} is not the id of a finding: hegao lint {name} shows one with each, 8 hex digits")
    digits, turn = parts[1].lower(), parts[2] or ""
    found = [
        at
        for at, finding in enumerate(report.findings)
        if finding.fingerprint.startswith(digits) and turn in ("", ids[at].partition(".")[2] or "1")
    ]
    if not found:
        raise HegaoError(f"{name}: there is no finding {asked}; hegao lint {name} --show-notes shows the ids of all")
    if len(found) > 1:
        listed = ", ".join(ids[at] for at in found)
        raise HegaoError(f"{name}: {len(found)} findings are called {asked}: say which one of {listed}")
    return found[0]
