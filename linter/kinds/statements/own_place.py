"""Another place in the report's own sentences: 受东河市人民政府委托 in a report to the congress of 西河市."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.own_place import Place, find_own_places, same_place
from linter.finding import Hit
from linter.kinds.statements._copied_cities import copied
from linter.kinds.statements._copied_units import copied_units
from linter.kinds.statements._own_slogans import named_as_own, teams
from linter.ledger import Ledger
from linter.offsets import Span


class OwnPlace:
    """Compares the places and levels that a report names as its own."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each place, or level of government, that is not the one the head names."""
        places = find_own_places(ledger)
        own = next((place for place in places if place.name and place.sort != "ritual"), None)
        found = [(*pair, "name") for pair in teams(ledger, own)]
        found += [(*pair, "unit") for pair in copied_units(ledger)]
        if own:
            found += [(own.span, place.span, _differs(ledger, own, place)) for place in places if place is not own]
            found += [(*pair, "name") for pair in _retitled(ledger, places)]
            found += [(own.span, other, "name") for other in named_as_own(ledger, own)]
            found += [(own.span, other, "copied") for other in copied(ledger, own)]
        seen: set[Span] = set()
        for one, other, variant in found:
            if variant and other not in seen:
                seen.add(other)
                yield _hit(ledger, one, other, variant)


def _retitled(ledger: Ledger, places: list[Place]) -> Iterator[tuple[Span, Span]]:
    """关于青原州2023年财政预算…的报告, and 现将西河市2023年财政预算…: what follows says that it is the same report."""
    title = next((place for place in places if place.sort == "title"), None)
    for place in places if title else ():
        if title and place.sort == "ritual" and place.name and not same_place(place.name, title.name):
            behind = ledger.text[title.span.end : title.span.end + _SAME]
            if behind[:2] == "20" and ledger.text.startswith(behind, place.span.end):
                yield title.span, place.span


_SAME = 10
"""Characters behind a place, a year and two words or three, that make it one report."""


def _hit(ledger: Ledger, own: Span, other: Span, variant: str) -> Hit:
    values = {"own": ledger.quote(own), "other": ledger.quote(other)}
    return Hit((other, own), values, severity="warning", variant=variant)


def _differs(ledger: Ledger, own: Place, place: Place) -> str:
    """name or level; empty where both may be true."""
    if place.name and place.level == own.level:
        return "" if same_place(place.name, own.name) else "name"
    if place.level == own.level or {place.level, own.level} == {"区", "自治区"}:
        return ""
    if place.sort == "title" or (place.sort == "office" and place.name):
        # A district below the city, whose budget the city's congress hears; the government above it.
        return ""
    if own.sort != "meeting" and not _speaks_for(ledger, own):
        return ""
    return "" if place.sort == "ritual" and place.name and _is_subject(ledger, place) else "level"


def _speaks_for(ledger: Ledger, own: Place) -> bool:
    """True where a place in a title is the one that reports: not a zone of a city, not a county that is audited."""
    block = ledger.document.blocks[ledger.document.block_index(own.span.start)].span
    return own.sort == "title" and own.level != "区" and "审计" not in ledger.read(block)


def _is_subject(ledger: Ledger, place: Place) -> bool:
    """现将高新区2025年预算…: what is reported on."""
    return ledger.text[place.span.end : place.span.end + 2] in ("20", "本级", "级2")
