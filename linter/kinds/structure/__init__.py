"""Headings, enumerations, references, names and numbers of things."""

from __future__ import annotations

from linter.kinds.structure.announced_count import AnnouncedCount
from linter.kinds.structure.attachment_list import AttachmentList
from linter.kinds.structure.attachment_reference import AttachmentReference
from linter.kinds.structure.broken_off import BrokenOff
from linter.kinds.structure.caption_reference import CaptionReference
from linter.kinds.structure.caption_sequence import CaptionSequence
from linter.kinds.structure.cited_points import CitedPoints
from linter.kinds.structure.cut_label import CutLabel
from linter.kinds.structure.document_number import DocumentNumberDiffers
from linter.kinds.structure.doubled_word import DoubledWord
from linter.kinds.structure.figured_items import FiguredItems
from linter.kinds.structure.heading_sequence import HeadingSequence
from linter.kinds.structure.list_sequence import ListSequence
from linter.kinds.structure.lone_bracket import LoneBracket
from linter.kinds.structure.lost_negation import LostNegation
from linter.kinds.structure.missing_slot import MissingSlot
from linter.kinds.structure.named_items import NamedItems
from linter.kinds.structure.note_marks import NoteMarks
from linter.kinds.structure.numbered_points import NumberedPoints
from linter.kinds.structure.ordinal_paragraphs import OrdinalParagraphs
from linter.kinds.structure.own_article import OwnArticle
from linter.kinds.structure.recalled_count import RecalledCount
from linter.kinds.structure.repeated_passage import RepeatedPassage
from linter.kinds.structure.slogan_count import SloganCount
from linter.kinds.structure.ups_and_downs import UpsAndDowns

KINDS = {
    "announced_count": AnnouncedCount,
    "attachment_list": AttachmentList,
    "attachment_reference": AttachmentReference,
    "broken_off": BrokenOff,
    "caption_reference": CaptionReference,
    "caption_sequence": CaptionSequence,
    "cited_points": CitedPoints,
    "cut_label": CutLabel,
    "document_number": DocumentNumberDiffers,
    "doubled_word": DoubledWord,
    "figured_items": FiguredItems,
    "heading_sequence": HeadingSequence,
    "list_sequence": ListSequence,
    "lone_bracket": LoneBracket,
    "lost_negation": LostNegation,
    "missing_slot": MissingSlot,
    "named_items": NamedItems,
    "note_marks": NoteMarks,
    "numbered_points": NumberedPoints,
    "ordinal_paragraphs": OrdinalParagraphs,
    "own_article": OwnArticle,
    "recalled_count": RecalledCount,
    "repeated_passage": RepeatedPassage,
    "slogan_count": SloganCount,
    "ups_and_downs": UpsAndDowns,
}
"""Each kind by the name that rules use."""
