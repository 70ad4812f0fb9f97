"""Finding: one contradiction, with every place it stands at, its arithmetic and its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from linter.offsets import Span

__all__ = ["LANGUAGES", "SEVERITIES", "Decided", "Finding", "Hit", "Place", "Severity", "Span", "Texts"]

Severity = Literal["error", "warning", "note"]
"""error: proved within one stated scope. warning: very likely, one slot was inferred. note: a hint."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the loudest to the quietest."""

LANGUAGES = ("zh", "en")
"""Languages in which every message stands."""

Texts = Mapping[str, str]
"""The same sentence in every language of LANGUAGES."""


def quieter(one: Severity, other: Severity) -> Severity:
    """The quieter of two severities."""
    return max(one, other, key=SEVERITIES.index)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind yields: the spans that disagree and what the rule's sentences need to say so.

    A kind knows nothing of ids, languages and severities of rules; the engine makes a Finding of it.
    """

    spans: tuple[Span, ...]
    """Every place that takes part, in `Document.text`; the first is where the finding is shown."""
    values: Mapping[str, object] = field(default_factory=dict)
    """Fills the `{name}` slots of the rule's message, reason and support."""
    calculation: str = ""
    """The arithmetic in full, such as `62 + 19 + 24 + 12 = 117 ≠ 120`; empty where there is none."""
    severity: Severity = "error"
    """At most this loud; the rule's own severity may be quieter."""
    variant: str = ""
    """Which of the rule's `variants` words it; empty for the rule's own message."""
    supported: bool = False
    """True when the text itself decides a side: the rule's `support` sentence is then shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a finding."""

    span: Span
    """Half-open, in code points of the source as the user has it (`Document.source`)."""
    quote: str
    """The source text of the span."""
    document: str
    """Name of the document in which it stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided about a finding."""

    kind: str
    """confirmed, not-an-error, different-scope, will-fix; baseline or ignored."""
    reason: str = ""
    """Why, as they wrote it."""
    by: str = ""
    """Who."""
    on: str = ""
    """The day (ISO) on which it was decided."""
    until: str = ""
    """The last day (ISO) on which it holds; empty where it holds for good."""
    origin: str = ""
    """File and line in which it is written down."""
    expired: bool = False
    """True where the reference day lies behind `until`: it no longer holds."""


@dataclass(frozen=True)
class Finding:
    """A contradiction as reporters see it: located in the source, worded in every language."""

    rule: str
    """Id of the rule, such as `parts-differ-from-total`."""
    severity: Severity
    places: tuple[Place, ...]
    """Every place that disagrees; the first is the main one."""
    message: Texts
    """What is wrong, in a sentence, by language."""
    reason: Texts
    """Why the facts were taken as the same, by language; empty sentences where the message says it."""
    support: Texts
    """Which side the rest of the document supports, by language; empty where the text decides nothing."""
    calculation: str = ""
    """The arithmetic in full; empty where there is none."""
    document: str = ""
    """Name of the document of the main place."""
    suppressed: str = ""
    """Why somebody decided not to be told (decision, baseline or inline ignore); empty when nobody did."""
    decided: Decided | None = None
    """What somebody decided, also where the finding is told all the same: confirmed, or no longer in force."""

    @cached_property
    def fingerprint(self) -> str:
        """Stable id of the finding's content: rule and quotes, not where they stand (32 hex digits).

        Blanks do not count, so that a file that is re-wrapped or converted keeps its decisions.
        """
        import hashlib  # 4 ms, which a listing of the rules need not wait for

        quotes = ["".join(place.quote.split()) for place in self.places]
        content = "\x1f".join([self.rule, *quotes])
        return hashlib.sha256(content.encode()).hexdigest()[:32]
