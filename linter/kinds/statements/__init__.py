"""Statements that the figures or the text contradict."""

from __future__ import annotations

from linter.kinds.statements.all_against_remainder import AllAgainstRemainder
from linter.kinds.statements.body_tally import BodyTally
from linter.kinds.statements.direction_against_figures import DirectionAgainstFigures
from linter.kinds.statements.done_against_pending import DoneAgainstPending
from linter.kinds.statements.first_against_earlier import FirstAgainstEarlier
from linter.kinds.statements.heading_content import HeadingContent
from linter.kinds.statements.item_status_against_text import ItemStatusAgainstText
from linter.kinds.statements.none_against_count import NoneAgainstCount
from linter.kinds.statements.outcome_tally import OutcomeTally
from linter.kinds.statements.own_place import OwnPlace
from linter.kinds.statements.reason_direction import ReasonDirection
from linter.kinds.statements.signed_change import SignedChange
from linter.kinds.statements.standing_denied import StandingDenied
from linter.kinds.statements.target_against_rate import TargetAgainstRate
from linter.kinds.statements.title_against_body import TitleAgainstBody
from linter.kinds.statements.title_differs import TitleDiffers

KINDS = {
    "all_against_remainder": AllAgainstRemainder,
    "body_tally": BodyTally,
    "direction_against_figures": DirectionAgainstFigures,
    "done_against_pending": DoneAgainstPending,
    "first_against_earlier": FirstAgainstEarlier,
    "heading_content": HeadingContent,
    "item_status_against_text": ItemStatusAgainstText,
    "none_against_count": NoneAgainstCount,
    "outcome_tally": OutcomeTally,
    "own_place": OwnPlace,
    "reason_direction": ReasonDirection,
    "signed_change": SignedChange,
    "standing_denied": StandingDenied,
    "target_against_rate": TargetAgainstRate,
    "title_against_body": TitleAgainstBody,
    "title_differs": TitleDiffers,
}
"""Each kind by the name that rules use."""
