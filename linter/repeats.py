"""Repeats: one slip that several findings tell, from several sides, is told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.finding import SEVERITIES, Finding, Span
from linter.rule import Rule

_RESTATED = "facts"
"""The family whose rules compare one pair of places from several sides; each pair is told once."""
_RECKONED = "arithmetic"
"""The family whose rules reckon with the same numbers: a part above its whole makes the sum too large as well."""
_UNREADABLE = "malformed_number"
"""The kind that finds numbers nobody can read: what comes out wrong with 12万万元 follows from that."""
_WORD = "mistyped_word"
"""The kind that tells wrong characters, after all others: those of a name are told by what the name is elsewhere."""
_PAIR = 2
"""Places that contradict each other, which stand first: what is wrong with one alone, 150%, says nothing of others."""


def without_repeats(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings without those that tell nothing new, the loudest first; of two as loud, the one that shows more."""
    unreadable = [finding.places[0].span for finding in findings if rules[finding.rule].kind == _UNREADABLE]
    seen: set[tuple[str, frozenset[Span]]] = set()
    restated, reckoned = _Restated(), _Reckoned()
    kept = []
    for finding in sorted(findings, key=lambda finding: (rules[finding.rule].kind == _WORD, *_loudest_first(finding))):
        family = rules[finding.rule].family
        spans = frozenset(place.span for place in finding.places)
        # The same places, told as acts and as stages out of order, are one contradiction; what is reckoned may be two.
        once = family == _RESTATED or (family != _RECKONED and len(spans) >= _PAIR)
        told = _RESTATED if once else finding.rule
        if (told, spans) in seen:
            continue
        unread = rules[finding.rule].kind == _UNREADABLE
        compared = family in (_RESTATED, _RECKONED) or len(spans) >= _PAIR
        if compared and not unread and any(span.overlaps(one) for span in spans for one in unreadable):
            continue
        if rules[finding.rule].kind == _WORD and any(map(restated.touches, spans)):
            continue
        # The two numbers at odds stand first; what was told with both of them, 52个, stands behind.
        odds = frozenset(place.span for place in finding.places[:_PAIR])
        if family == _RESTATED and not (restated.add(odds) and (odds == spans or restated.add(spans))):
            continue
        if family == _RECKONED and not reckoned.add(finding.rule, spans):
            continue
        seen.add((told, spans))
        kept.append(finding)
    return kept


def _loudest_first(finding: Finding) -> tuple[int, int]:
    length = sum(place.span.end - place.span.start for place in finding.places)
    return SEVERITIES.index(finding.severity), -length


class _Restated:
    """Sets of places told so far, asked for one that holds another place by place: a name, and the firm within it."""

    def __init__(self) -> None:
        self._told: list[list[Span]] = []
        self._at: dict[int, set[int]] = {}
        """What is told at each character, by its number."""

    def add(self, places: frozenset[Span]) -> bool:
        """True, and the places are told from now on, unless they lie within told ones or these within them."""
        spans = sorted(places)
        if len(spans) < _PAIR:
            return True
        # Many findings may share their first place; those that lie around all places lie around the least crowded.
        crowds = ([self._at.get(offset, set()) for offset in range(*span)] for span in spans)
        near = set().union(*min(crowds, key=lambda crowd: sum(map(len, crowd))))
        if any(_nested(self._told[number], spans) for number in near):
            return False
        for span in spans:
            for offset in range(*span):
                self._at.setdefault(offset, set()).add(len(self._told))
        self._told.append(spans)
        return True

    def touches(self, span: Span) -> bool:
        """True where a told place has one of the characters."""
        return any(offset in self._at for offset in range(*span))


def _nested(told: Sequence[Span], spans: Sequence[Span]) -> bool:
    if len(told) != len(spans):
        return False
    pairs = list(zip(told, spans, strict=True))
    return all(one.contains(other) for one, other in pairs) or all(other.contains(one) for one, other in pairs)


class _Reckoned:
    """Sets of numbers at odds so far, asked for two of them or more that another rule has told."""

    def __init__(self) -> None:
        self._told: dict[Span, list[tuple[str, frozenset[Span]]]] = {}

    def add(self, rule: str, spans: frozenset[Span]) -> bool:
        """True, and the numbers are told from now on, unless another rule told them, or them among others."""
        # What shares two numbers stands at another one than the most crowded, which may be the whole of many parts.
        for span in sorted(spans, key=lambda span: len(self._told.get(span, ())))[:-1]:
            for other, told in self._told.get(span, ()):
                if other != rule and len(spans & told) >= _PAIR and (spans <= told or told <= spans):
                    return False
        for span in spans:
            self._told.setdefault(span, []).append((rule, spans))
        return True
