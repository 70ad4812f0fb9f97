"""Who issues a text by its title, and whether the body that signs it is another: 市政府办公厅 and 市政府."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import is_short_for
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ISSUER = regex(
    r"(?:中共)?(?P<name>[一-鿿]{3,28}?)(?:关于(?P<on>转发|批转)?|(?=印发(?:修订后的)?《)|(?P<passes>(?=转发|批转)))"
)
_PASSED_ON = regex("转发|批转")
_PASSES_ON = regex("(?:现|将|予以)[^。；\n]{0,60}[转批][发转]|[转批][发转]给你们")
"""The sentence by which a notice passes a text on; what is signed right below it is signed by who issues the notice."""
_BELOW = 80
"""Characters before a signature within which that sentence ends."""
_REGULAR = str.maketrans("", "", "中共人民自治和与及")
_OFFICE = regex("办公[厅室]$")
_PARTY = regex("^中共|(?<=[省市县区州旗镇乡])委员会(?=办公|$)")
_SORT = regex("(?:局|厅|委员会)$")
_LEAD = regex("(?:政府|委|委员会|局|厅)$")
"""Bodies whose office issues in its own name."""


def issuer_of_title(ledger: Ledger, title: Span, signs: Span) -> Span | None:
    """Whom a title names before 关于 or 印发; None for one that passes a text on whose signature may follow."""
    match = _ISSUER.match(ledger.text, *title)
    if match is None or _PASSED_ON.search(match["name"]):
        return None
    if match["on"] or match["passes"] is not None:
        passed = list(_PASSES_ON.finditer(ledger.text, max(title.end, signs.start - _BELOW), signs.start))
        if not passed or "关于" in ledger.text[passed[-1].end() : signs.start]:
            return None
    return Span(*match.span("name"))


def other_body(one: str, other: str) -> bool:
    """True where neither name is the other's short form, and both are of a sort that can be told apart."""
    first, second = (_PARTY.sub(lambda found: "委" if found.start() else "", name) for name in (one, other))
    for lead, office in ((first, second), (second, first)):
        # 市政府 and 市政府办公厅: the one is a short form by its characters, and yet another body.
        if _OFFICE.search(office) and office[:-3] == lead and _LEAD.search(lead):
            return True
    if short_for(one, other) or short_for(other, one):
        return False
    stems = _SORT.sub("", first), _SORT.sub("", second)
    return one[-1] == other[-1] or (stems[0] == stems[1] and stems[0] not in (first, second))


def short_for(short: str, full: str) -> bool:
    """True where a name can be got from the other by leaving characters out: 县发改委 of 清源县发展和改革委员会."""
    return is_short_for(short.translate(_REGULAR), full)
