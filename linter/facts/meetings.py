"""Meetings: who should have come, who came, who asked leave, and how they voted, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a meeting."""

    value: int
    """People or ballots."""
    span: Span
    """The number with its unit."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one sentence tells of one meeting."""

    figures: Mapping[str, Figure]
    """By label, in the order of the text: members, present, leave, absent, issued, returned, valid, void, yes, no,
    neither."""
    text: str
    """The sentence."""

    def get(self, *labels: str) -> list[Figure]:
        """The figures of these labels; empty unless all of them are told."""
        found = [self.figures[label] for label in labels if label in self.figures]
        return found if len(found) == len(labels) else []


_LABELS = (
    ("members", r"应到会?|应(?:出席|参会|参加)|组成人员"),
    ("absent", r"缺席|未到会?|未出席"),
    ("leave", r"请假"),
    ("present", r"实(?:际?到会?|际?出席|际参加|参会)|(?<!应)(?:到会|出席|参加表决|参与表决|表决|投票)"),
    ("issued", r"发[出放](?:选票|表决票|票)"),
    ("returned", r"(?:收回|回收)(?:选票|表决票|票)?"),
    ("void", r"无效(?:选票|表决票|票)|废票"),
    ("valid", r"有效(?:选票|表决票|票)"),
    ("no", r"(?:反对|不赞成|不同意)票?"),
    ("yes", r"(?:赞成|同意)票?"),
    ("neither", r"弃权票?"),
)
_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS)
_FILLER = r"(?:会议|人数|人员|代表|委员|党员|会员|职工|常委|表决|共|为|是|有|：|:){0,5}"
# The first characters of the labels, said first: the scan passes over everything else at once.
_AFTER = re.compile(
    rf"(?=[应组缺未请实到出参表投发收回无废有反不赞同弃])(?:{_LABEL}){_FILLER}(?P<number>\d{{1,6}})(?P<unit>[人名位票张])"
)
_SIGN, _DIGIT = re.compile("[到席票表]"), re.compile(r"\d")
_BEFORE = re.compile(r"(?P<number>\d{1,6})票(?:(?P<yes>赞成|同意)|(?P<no>反对|不同意)|(?P<neither>弃权))(?!票?\d)")


def find_tallies(ledger: Ledger) -> Iterator[Tally]:
    """Every sentence with two or more figures of a meeting; one that tells a label twice speaks of two meetings."""
    for sentence in ledger.sentences:
        text = ledger.text[sentence.span.start : sentence.span.end]
        if not _SIGN.search(text) or not _DIGIT.search(text):
            continue
        figures: dict[str, Figure] = {}
        twice = False
        pattern = _BEFORE if _BEFORE.search(text) and not re.search(r"(?:赞成|同意)票?为?\d", text) else None
        matches = [m for p in (_AFTER, pattern) if p for m in p.finditer(text)]
        for match in sorted(matches, key=re.Match[str].start):
            label = next(name for name, words in match.groupdict().items() if words and name not in ("number", "unit"))
            twice = twice or label in figures
            start = sentence.span.start + match.start("number")
            figures[label] = Figure(int(match["number"]), Span(start, start + len(match["number"]) + 1))
        if len(figures) > 1 and not twice:
            yield Tally(figures, text)


def find_present(ledger: Ledger) -> list[Figure]:
    """Every number of those who came, of all sessions, in order."""
    return [
        Figure(int(match["number"]), Span(match.start("number"), match.end("unit")))
        for match in _AFTER.finditer(ledger.text)
        if match["present"] and match["unit"] in "人名位"
    ]
