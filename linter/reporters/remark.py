"""Remark: what is said beside one place of a finding, with where the other places stand."""

from __future__ import annotations

from linter.finding import Finding, Place
from linter.reporters.position import Whereabouts, part_words
from linter.reporters.wording import remarks_on
from linter.reporters.words import say

__all__ = ["remark"]

MOST_LISTED = 20
"""Places listed in one remark: a longer list is the table itself, which the reader has before him."""


def remark(finding: Finding, place: Place, whereabouts: Whereabouts, language: str, instead_of: str = "") -> list[str]:
    """The paragraphs of a remark on a place of a finding.

    `instead_of` names the part of the page where the place really is, when the remark cannot stand there.
    """
    message = finding.message[language]
    said = [f"【{say(finding.severity, language)}】{message}" if language == "zh" else
            f"{say(finding.severity, language).capitalize()}: {message}"]  # fmt: skip
    colon = "：" if language == "zh" else ": "
    said.extend(name + colon + text for name, text in remarks_on(finding, language))
    others = [other for other in finding.places if other is not place]
    if others:
        own = None if instead_of else whereabouts.block(place)
        where = [say("same_paragraph", language) if whereabouts.block(other) == own else
                 _where(other, place, whereabouts, language) for other in others]  # fmt: skip
        said.append(_listed(others, where, language))
    if instead_of:
        part = part_words(instead_of, language)
        said.append(say("not_here", language, where=part, quote=place.quote))
    return said


def _listed(others: list[Place], where: list[str], language: str) -> str:
    """The quotes of the other places, those of one paragraph together behind where it is."""
    quotes: dict[str, list[str]] = {}
    for at, other in list(zip(where, others, strict=True))[:MOST_LISTED]:
        quotes.setdefault(at, []).append(f"“{other.quote}”")
    stops = ("、", "；", "") if language == "zh" else (", ", "; ", " ")
    listed = stops[1].join(at + stops[2] + stops[0].join(found) for at, found in quotes.items())
    if len(others) > MOST_LISTED:
        listed += say("and_more", language, count=len(others))
    return say("other_place" if len(others) == 1 else "other_places", language, places=listed)


def _where(place: Place, here: Place, whereabouts: Whereabouts, language: str) -> str:
    file = "" if place.document == here.document else f"{place.document} "
    return file + whereabouts.position(place).words(language)
