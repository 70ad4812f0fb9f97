"""Ledger (台账): every fact of one document, each kind of fact found once, when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property

from linter.document import Document
from linter.fact import DateFact, Heading, ListMark, Quantity, Sentence
from linter.facts.changes import grown
from linter.facts.changes.all_changes import find_all_changes
from linter.facts.changes.changes import Change
from linter.facts.dates import dated, dates
from linter.facts.dates.date_pieces import Piece, find_pieces
from linter.facts.dates.signing import Signing, find_signing, find_state_day
from linter.facts.layout import attachments, headings, lists, sentences
from linter.facts.layout.attachments import Attachments
from linter.facts.layout.captions import Caption, find_captions
from linter.facts.layout.frames import Frame, find_shared_frames
from linter.facts.layout.lists import InlineList
from linter.facts.names import docnumbers, names, slots
from linter.facts.names.docnumbers import DocumentNumber
from linter.facts.names.pairings import Pairing, find_pairings
from linter.facts.numbers import masks
from linter.facts.parts.breakdowns import find_all_breakdowns
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities import drafting, mentions, quantities, rows, strands
from linter.facts.quantities.identity import Identity, find_identity
from linter.facts.quantities.mentions import Mention
from linter.facts.rates import all_rates
from linter.facts.rates.rate import Rate
from linter.facts.states import batches, claims, givers, status
from linter.facts.states.batches import Batch
from linter.facts.states.states import Split, find_splits
from linter.facts.tables import tables
from linter.finding import Hit
from linter.offsets import Span


class Ledger:
    """The facts of a document, in the order in which they build on each other; kinds only `note` what they compared."""

    def __init__(self, document: Document, as_of: str = "") -> None:
        self.document = document
        self.text = document.text
        self.as_of = as_of
        """Signing date given by the caller (ISO); empty: the text's own."""
        self.compared: set[int] = set()
        """Where numbers begin that a kind has compared with another."""
        self.summed: set[int] = set()
        """Where numbers begin that a kind has added up."""

    parts: tuple[Span, ...] = ()
    """The stretches of the documents that were joined; empty for a single one."""

    def accepted(self, kind: str, hits: Iterable[Hit]) -> Iterable[Hit]:
        """The hits of a kind that count for this document: all of them, unless it was joined from several."""
        return hits

    @cached_property
    def identity(self) -> Identity:
        """Title, place, office and period of the report."""
        return find_identity(self)

    @cached_property
    def shared_frames(self) -> tuple[tuple[Frame, ...], ...]:
        """Sentences and clauses that several joined documents share but for their numbers; none in a single one."""
        return find_shared_frames(self) if self.parts else ()

    def note_compared(self, *facts: Quantity) -> None:
        """Remember that these numbers were compared, for the coverage line."""
        self.compared.update(fact.span.start + fact.number_from for fact in facts)

    def note_summed(self, *facts: Quantity) -> None:
        """Remember that these numbers took part in a sum, for the coverage line."""
        self.summed.update(fact.span.start + fact.number_from for fact in facts)

    def read(self, span: Span) -> str:
        """The text under a span, as it is read."""
        return self.text[span.start : span.end]

    def quote(self, span: Span) -> str:
        """The text under a span in its own words, without the blanks: what a message quotes."""
        return self.document.own_words(span)

    def lead(self, fact: Quantity | DateFact, most: int | None = None) -> str:
        """The words of its sentence before a fact, `most` characters at most."""
        start, end = self.sentences[fact.sentence].span.start, fact.span.start
        return self.text[start if most is None else max(start, end - most) : end]

    def paragraph(self, fact: Quantity | DateFact) -> Span:
        """The block that a fact stands in."""
        return self.document.blocks[self.sentences[fact.sentence].block].span

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of every block, in order."""
        return sentences.find_sentences(self.document)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """The captions of tables and figures, in order."""
        return find_captions(self.document)

    @cached_property
    def date_pieces(self) -> list[Piece]:
        """Dates as they are written, nothing filled in."""
        return find_pieces(self.text)

    @cached_property
    def signing(self) -> Signing | None:
        """The signing date (成文日期) and where it stands."""
        return find_signing(self)

    @property
    def signing_date(self) -> date | None:
        """The day the document is dated: the caller's `as_of`, else the signature's."""
        return self.signing.day if self.signing else None

    @cached_property
    def state_day(self) -> date | None:
        """The day for which the report tells how things stand: 截至… where it is not signed."""
        return find_state_day(self)

    @cached_property
    def dates(self) -> tuple[DateFact, ...]:
        """Dates, periods and ranges, with inherited years."""
        return dates.find_dates(self)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [fact.span.start for fact in self.dates]

    def dates_in(self, span: Span) -> tuple[DateFact, ...]:
        """The dates that begin inside a stretch, in order."""
        return self.dates[bisect_left(self._date_starts, span.start) : bisect_left(self._date_starts, span.end)]

    @cached_property
    def records(self) -> tuple[dated.Record, ...]:
        """The dates that a form or a row of a table names by labels: 受理日期, 办结日期."""
        return dated.find_records(self)

    def masked(self) -> list[Span]:
        """Stretches whose numerals count nothing; not kept, since only the reading of numbers and dates asks."""
        return sorted([*masks.masked_spans(self.text), *tables.figure_spans(self.document)])

    @cached_property
    def tables(self) -> tuple[tables.Table, ...]:
        """The tables, with their figures, headings and totals."""
        return tables.find_tables(self.document)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers with unit, head noun and how they are meant, in order."""
        drafts = drafting.draft_quantities(self.text, sorted([*self.masked(), *(date.span for date in self.dates)]))
        return quantities.build_quantities(self.text, drafts, self.sentences, self.sentence_at, self.dates)

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.span.start for quantity in self.quantities]

    def quantity_index(self, offset: int) -> int:
        """Index of the first quantity that begins at `offset` or behind it; their number where none does."""
        return bisect_left(self._quantity_starts, offset)

    @cached_property
    def by_sentence(self) -> dict[int, list[Quantity]]:
        """The quantities of each sentence, in order."""
        return rows.quantities_by_sentence(self)

    @cached_property
    def by_block(self) -> dict[int, list[Quantity]]:
        """The quantities of each block that has any, in order."""
        return rows.quantities_by_block(self)

    @cached_property
    def strands(self) -> tuple[strands.Strand, ...]:
        """The quantities of each sentence in a row, brackets apart, with the words between them."""
        return tuple(strands.find_strands(self))

    @cached_property
    def rows(self) -> tuple[rows.Row, ...]:
        """The quantities of each block in a row, the content of each bracket as a row of its own."""
        return rows.find_rows(self)

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Wholes with the list of their parts."""
        return find_all_breakdowns(self)

    @cached_property
    def parts_told(self) -> frozenset[Span]:
        """Where the parts of the breakdowns stand."""
        return frozenset(part.span for breakdown in self.breakdowns for part in breakdown.parts)

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """Batches with how many of their members are done, under way and not begun."""
        return find_splits(self)

    @cached_property
    def item_statuses(self) -> tuple[status.ItemStatus, ...]:
        """How each item of a rectification report closes: done, under way, not done."""
        return status.find_item_statuses(self)

    @cached_property
    def names(self) -> tuple[names.Name, ...]:
        """Titles, companies, departments and places, with the key that regular forms share."""
        return names.find_names(self)

    @cached_property
    def claims(self) -> tuple[claims.Claim, ...]:
        """What sentences say of a whole batch: so many done, so many not."""
        return claims.find_claims(self)

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """Percentages with the numerator and denominator that the words decide."""
        return all_rates.find_all_rates(self)

    @cached_property
    def pairings(self) -> tuple[Pairing, ...]:
        """Names before 分别 and the values behind it."""
        return tuple(find_pairings(self))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What went from one value to another, and by how much it is said to have changed."""
        return find_all_changes(self)

    @cached_property
    def grown_lists(self) -> tuple[grown.GrownList, ...]:
        """Wholes with all their parts, each with how it has changed."""
        return tuple(grown.find_grown_lists(self))

    @cached_property
    def outline(self) -> headings.Outline:
        """The numbered headings and the runs they form."""
        return headings.find_outline(self.document, self.attachments.list_span)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The numbered headings, in order."""
        return self.outline.headings

    @cached_property
    def told_together(self) -> frozenset[tuple[str, Decimal]]:
        """Unit and value of every number told as the sum of two batches: 两级共114件."""
        return givers.find_told_together(self)

    def section_of(self, block: int) -> tuple[Heading, ...]:
        """The headings above a block, outermost first; a heading's own block counts as below it."""
        return self.outline.above(block)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """How each count and amount refers to what it counts."""
        return mentions.find_mentions(self)

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """Sentences that tell how many of a batch are done and open."""
        return batches.find_batches(self)

    @cached_property
    def slots(self) -> tuple[slots.Slot, ...]:
        """Places that an ordinal fills, 市委第四巡察组, and those where it is lost."""
        return slots.find_slots(self.text)

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """Document numbers such as 县办发〔2020〕108号, in order."""
        return docnumbers.find_document_numbers(self.text)

    @cached_property
    def attachments(self) -> Attachments:
        """The list of attachments, and the attachments that follow in the same document."""
        return attachments.find_attachments(self.document)

    @cached_property
    def list_marks(self) -> tuple[ListMark, ...]:
        """Marks of enumerations inside paragraphs, in order."""
        return lists.find_list_marks(self)

    @cached_property
    def lists(self) -> tuple[InlineList, ...]:
        """Enumerations inside paragraphs."""
        return lists.find_lists(self)
