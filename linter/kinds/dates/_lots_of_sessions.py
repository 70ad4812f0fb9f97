"""Lots of sessions: 四次会议期间提出建议118件, and 办理三次会议这118件建议 further down: one lot, of two sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NAMED = regex(
    rf"(?P<place>[省市县区州旗镇乡]?)(?P<before>政协|人大)?(?P<own>第?(?P<term>{SMALL_NUMERAL})届(?P<body>人民代表大会|人大|政协(?:委员会)?|委员会)?"
    rf"第?(?P<session>{SMALL_NUMERAL})次(?:全体)?会议)"
)
_LOT = regex(r"(?<![\d.])(?P<n>\d{1,4})件")
_WHAT = regex("建议|提案|议案")
_REACH, _BESIDE = 90, 16
"""Characters behind a session in which its lot is counted, and around the number in which it is said what it counts."""
_FEWEST = 12
"""Matters of a lot; two sessions may well have as many when they are fewer."""
_APART = regex(
    "[比较]|相比|持平|相同|同样|一样|[去上前]年|往年|历[年次]|[上前]一?次|曾|其中|未办|遗留|跨年|结转|继续|滚动|以来"
)


class _Told(NamedTuple):
    """A session with the lot told behind it."""

    span: Span
    place: str
    body: str
    session: tuple[int, int]
    lot: tuple[str, str]
    """How many, and of what."""
    sentence: int


def lots_in_conflict(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The session that a lot is told of first, and another that the same number of the same is laid to."""
    if "件" not in ledger.text or "次会议" not in ledger.text:
        return
    found: dict[tuple[str, tuple[str, str]], list[_Told]] = {}
    for match in matches_on_lines(_NAMED, "届", ledger.text):
        told = _told(ledger, match)
        if told is not None:
            found.setdefault((told.body, told.lot), []).append(told)
    for lots in found.values():
        for one, other in pairwise(lots):
            apart = one.place and other.place and one.place != other.place
            if one.session != other.session and one.sentence != other.sentence and not apart:
                yield one.span, other.span


def _told(ledger: Ledger, match: re.Match[str]) -> _Told | None:
    """The session with the first number of matters behind it in its sentence, before another session is named."""
    body = match["before"] or match["body"]
    index = ledger.sentence_at(match.start("own"))
    sentence = ledger.sentences[index].span
    if not body or _APART.search(ledger.text, sentence.start, match.start()):
        return None
    end = min(sentence.end, match.end() + _REACH)
    lot = _LOT.search(ledger.text, match.end(), end)
    if lot is None or int(lot["n"]) < _FEWEST or "届" in ledger.text[match.end() : lot.start()]:
        return None
    around = ledger.text[max(match.end(), lot.start() - _BESIDE) : min(sentence.end, lot.end() + _BESIDE // 2)]
    what = _WHAT.findall(around)
    if not what or _APART.search(ledger.text, match.end(), lot.start()):
        return None
    kind = "政协" if "政协" in body or body == "委员会" else "人大"
    session = whole_number(match["term"]), whole_number(match["session"])
    return _Told(Span(*match.span("own")), match["place"], kind, session, (lot["n"], what[-1]), index)
