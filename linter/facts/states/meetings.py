"""Meetings: who should have come, who came, who asked leave, and how they voted, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

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
    (
        "present",
        r"实(?:际?到会?|际?出席|际参加|参会)|(?<!应)(?:到会|出席|参会|与会|参加(?:会议|大会)|参加表决|参与表决|参加投票|参与投票|表决|投票)",
    ),
    ("issued", r"发[出放](?:民主)?(?:选票|表决票|测评表|评议表|测评票|评议票|票)"),
    ("returned", r"(?:收回|回收)(?:选票|表决票|测评表|评议表|测评票|评议票|票)?"),
    ("void", r"无效(?:选票|表决票|测评表|评议表|测评票|评议票|票)|废票"),
    ("valid", r"有效(?:选票|表决票|测评表|评议表|测评票|评议票|票)"),
    ("no", r"(?:反对|不赞成|不同意)票?"),
    ("yes", r"(?:赞成|同意)票?"),
    ("neither", r"弃权票?"),
)
_NUMERAL = r"(?:\d{1,6}|[一二两三四五六七八九十百千零〇]{1,9})"
_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS)
_FILLER = (
    "(?:会议|本次|此次|这次|大会|今天|全会|人数|人员|村民|居民|代表|委员|党员|会员|职工|常委|业主|股东|社员|成员|董事|理事|监事|户数|表决"
    "|的|共|为|是|有|：|:){0,5}"
)
# The first characters of the labels, said first: the scan passes over everything else at once.
_AFTER = regex(
    rf"(?=[应组缺未请实到出参与表投发收回无废有反不赞同弃])(?:{_LABEL}){_FILLER}(?P<number>{_NUMERAL})(?P<unit>[人名位票张份户])"
)
_BODY = regex(
    r"(?:共有|现有|应有|设|(?<=[会村区组司社]))(?:在册|正式|全体)?"
    r"(?:(?:村民|居民|职工|会员|党员|社员|业主|股东|户)?代表|委员|党员|会员|社员|业主|股东|成员|董事|理事|监事|评委)"
    rf"(?:会?成员)?(?:总数|总人数|人数|共有?|为|有)*(?P<number>{_NUMERAL})(?P<unit>[人名位户])"
)
_SIGN, _DIGIT = regex("[到席票表参弃]"), regex(r"[\d十百]")
_FIGURE = regex(r"[\d一二两三四五六七八九十百千零〇][人名位票张份户]")
_BEFORE = regex(
    rf"(?P<number>{_NUMERAL})票(?:(?P<yes>赞成|同意)|(?P<no>反对|不同意)|(?P<neither>弃权))(?!票?[\d一二三四五六七八九十百])"
)


def find_tallies(ledger: Ledger) -> Iterator[Tally]:
    """Every sentence with two or more figures of a meeting; one that tells a label twice speaks of two meetings."""
    for sentence in ledger.sentences:
        text = ledger.text[sentence.span.start : sentence.span.end]
        if not _SIGN.search(text) or not _FIGURE.search(text) or not _DIGIT.search(text):
            continue
        figures: dict[str, Figure] = {}
        twice = False
        pattern = (
            _BEFORE
            if _BEFORE.search(text) and not re.search(r"(?:赞成|同意)票?为?[\d一二三四五六七八九十百]", text)
            else None
        )
        matches = [m for p in (_AFTER, pattern) if p for m in p.finditer(text)]
        for match in sorted(matches, key=re.Match[str].start):
            label = next(name for name, words in match.groupdict().items() if words and name not in ("number", "unit"))
            twice = twice or label in figures
            start = sentence.span.start + match.start("number")
            figures[label] = Figure(whole_number(match["number"]), Span(start, start + len(match["number"]) + 1))
        if len(figures) > 1 and not twice:
            yield Tally(figures, text)


def find_present(ledger: Ledger) -> list[Figure]:
    """Every number of those who came, of all sessions, in order."""
    return [figure(match) for match in _AFTER.finditer(ledger.text) if match["present"] and match["unit"] in "人名位户"]


def find_bodies(ledger: Ledger) -> list[Figure]:
    """How many a body that meets has in all, 共有村民代表42名, 董事会成员九名, in order."""
    return [figure(match) for match in _BODY.finditer(ledger.text)]


@dataclass(frozen=True, slots=True)
class Rating:
    """How those who returned their ballots rate something: 满意19票，基本满意7票，不满意3票."""

    figures: tuple[Figure, ...]
    base: Figure
    """The ballots returned, or the valid ones, told just before."""


_GRADE = regex(
    r"[“\"]?(?P<grade>基本满意|比较满意|较满意|不满意|满意|基本称职|不称职|称职|优秀|基本认同|不认同|认同|基本合格|不合格|合格|较好|较差|一般|好|差|不了解)[”\"]?"
    rf"(?:等次|评价|票)?(?:的)?(?:有|为)?(?P<number>{_NUMERAL})(?P<unit>[票份张])"
)
_RETURNED = regex(
    rf"(?:(?P<valid>有效(?:选票|表决票|测评表|评议表|测评票|评议票|问卷|票))|(?:收回|回收)[一-鿿]{{0,8}}?)(?:共|为)?(?P<number>{_NUMERAL})(?P<unit>[票份张])"
)
_BALLOTS = regex("有效|收回|回收")
_RATED = regex(rf"(?:参[加与评]|到会|实到)[一-鿿]{{0,8}}?(?:共|为)?(?P<number>{_NUMERAL})(?P<unit>[人名])")
_RATERS = regex("参[加与评]|到会|实到")
"""Who came to rate: none of them gives two grades."""
_FEWEST = 3
_NEAR = 400
"""Characters from the ballots returned to the grades."""


def find_ratings(ledger: Ledger) -> Iterator[Rating]:
    """Every sentence with three grades or more, and the ballots returned, or those who rate, before it."""
    text = ledger.text
    returned = [*matches_from(_RETURNED, _BALLOTS, text), *matches_from(_RATED, _RATERS, text)]
    for sentence in ledger.sentences if returned else ():
        grades = list(_GRADE.finditer(text, *sentence.span))
        if len(grades) < _FEWEST or len({match["grade"] for match in grades}) < len(grades):
            continue
        before = [m for m in returned if grades[0].start() - _NEAR < m.start() < grades[0].start()]
        if before:
            nearest = max(before, key=re.Match[str].start)
            yield Rating(tuple(figure(match) for match in grades), figure(nearest))


def find_ballots(ledger: Ledger) -> list[Figure]:
    """The ballots returned or valid, in order."""
    return [figure(match) for match in matches_from(_RETURNED, _BALLOTS, ledger.text)]


def figure(match: re.Match[str], label: str = "number") -> Figure:
    """The number of a group, with the one character of its unit behind it."""
    return Figure(whole_number(match[label]), Span(match.start(label), match.end(label) + 1))
