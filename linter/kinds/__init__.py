"""Kinds: one module per kind of check. A kind compares facts of a ledger and yields hits.

KINDS names them all, by the name that rules use, in the order of the families.
"""

from __future__ import annotations

from linter.kinds.change_direction import ChangeDirection
from linter.kinds.growth import Growth
from linter.kinds.heading_sequence import HeadingSequence
from linter.kinds.impossible_date import ImpossibleDate

KINDS = {
    "growth": Growth,
    "change_direction": ChangeDirection,
    "impossible_date": ImpossibleDate,
    "heading_sequence": HeadingSequence,
}
