"""Joined ledger: the facts of several documents, each read on its own terms, and which of them may be compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from linter.document import Document
from linter.fact import DateFact, Quantity
from linter.facts.quantities.identity import Identity
from linter.finding import Hit, quieter
from linter.joined import JoinedDocument
from linter.kinds import ACROSS, OF_ONE_RELEASE, TIMELESS, WITHIN
from linter.ledger import Ledger
from linter.offsets import Span

__all__ = ["JoinedLedger", "ledger_of"]

_FEW = 12
"""Numbers up to which a document is too short to agree with another one in a whole sentence."""


def ledger_of(document: Document, as_of: str = "") -> Ledger:
    """The ledger of a document, or of several that were joined."""
    return JoinedLedger(document, as_of) if isinstance(document, JoinedDocument) else Ledger(document, as_of)


class JoinedLedger(Ledger):
    """The facts of a joined document. Dates are read document by document: 今年 is each one's own year."""

    document: JoinedDocument

    def __init__(self, document: JoinedDocument, as_of: str = "") -> None:
        super().__init__(document, as_of)
        self.parts = tuple(Span(part.start, part.start + len(part.document.text)) for part in document.parts)
        self._ledgers = [Ledger(part.document, as_of) for part in document.parts]

    @cached_property
    def signing(self) -> None:
        """None: several documents have no signing date in common."""
        return None

    @cached_property
    def dates(self) -> tuple[DateFact, ...]:
        """The dates of each document, moved to where it stands."""
        return tuple(
            _moved(fact, part.start, bisect_left(self._sentence_starts, part.start))
            for part, ledger in zip(self.document.parts, self._ledgers, strict=True)
            for fact in ledger.dates
        )

    @cached_property
    def identities(self) -> list[Identity]:
        """The identity of each document."""
        return [ledger.identity for ledger in self._ledgers]

    def accepted(self, kind: str, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits of kinds that are sound across documents, between documents that may be compared."""
        if kind not in ACROSS:
            return
        for hit in hits:
            first = hit.spans[0]
            others = [span for span in hit.spans if self._part(span) != self._part(first)]
            if not others or (kind, hit.variant) in WITHIN or (self.document.versions and kind in OF_ONE_RELEASE):
                continue
            if all(self._comparable(kind, first, other) for other in others):
                known = all(self._owner(first, other) for other in others)
                yield hit if known else replace(hit, severity=quieter(hit.severity, "warning"))

    def _part(self, span: Span) -> int:
        return self.document.part_at(span.start)

    def _owner(self, one: Span, other: Span) -> bool | None:
        """Whether the documents of two spans are told to be the same office's; None where they do not say."""
        return self.identities[self._part(one)].same_owner(self.identities[self._part(other)])

    @cached_property
    def _shared(self) -> tuple[Counter[frozenset[int]], Counter[frozenset[int]]]:
        """How many shared frames agree and differ, for each pair of documents."""
        agree: Counter[frozenset[int]] = Counter()
        differ: Counter[frozenset[int]] = Counter()
        for frames in self.shared_frames:
            for other in frames[1:]:
                pair = frozenset((frames[0].part, other.part))
                (agree if frames[0].agrees(other) else differ)[pair] += 1
        return agree, differ

    def _belong_together(self, one: int, other: int) -> bool:
        """True unless documents that do not say whose they are tell nearly everything differently: another town's."""
        agree, differ = (counts[frozenset((one, other))] for counts in self._shared)
        small = min(len(self._ledgers[part].quantities) for part in (one, other)) <= _FEW
        return differ <= agree + 1 and (agree > 0 or small)

    def _comparable(self, kind: str, one: Span, other: Span) -> bool:
        same_owner = self._owner(one, other)
        if same_owner is False or not (same_owner or self._belong_together(self._part(one), self._part(other))):
            return False
        if kind in TIMELESS:
            return True
        mine, theirs = self.identities[self._part(one)], self.identities[self._part(other)]
        if mine.other_stage(theirs):
            return False
        said, also_said = self._times(one), self._times(other)
        if said and also_said:
            return not said.isdisjoint(also_said)
        if not said and not also_said:
            return mine.same_period(theirs, self.document.versions)
        # One is dated, the other is told of its own report's year; an annex without a year shares its report's.
        dated, undated = (mine, theirs) if said else (theirs, mine)
        year = undated.year if undated.year or self.document.versions else dated.year
        return {time[:4] for time in said | also_said} == {str(year)}

    @cached_property
    def _by_span(self) -> dict[Span, Quantity]:
        return {quantity.span: quantity for quantity in self.quantities}

    def _times(self, span: Span) -> set[str]:
        """The days and periods that a quantity is told for, ISO as far as stated; empty for anything else."""
        quantity = self._by_span.get(span)
        return {time for time in (quantity.as_of, quantity.period) if time} if quantity else set()


def _moved(fact: DateFact, by: int, sentences: int) -> DateFact:
    """The fact where its document stands in the joined text."""
    ends = (_moved(fact.ends[0], by, sentences), _moved(fact.ends[1], by, sentences)) if fact.ends else None
    return replace(fact, span=fact.span.shifted(by), sentence=fact.sentence + sentences, ends=ends)
