"""Kinds: one module per kind of check. A kind compares facts of a ledger and yields hits.

KINDS names them all, by the name that rules use, in the order of the families.
"""

from __future__ import annotations

from linter.kinds.above_hundred import AboveHundred
from linter.kinds.act_order import ActOrder
from linter.kinds.after_signature import AfterSignature
from linter.kinds.age_differs import AgeDiffers
from linter.kinds.all_against_remainder import AllAgainstRemainder
from linter.kinds.announced_count import AnnouncedCount
from linter.kinds.attachment_list import AttachmentList
from linter.kinds.attachment_reference import AttachmentReference
from linter.kinds.attendance import Attendance
from linter.kinds.average_differs import AverageDiffers
from linter.kinds.batch_size_differs import BatchSizeDiffers
from linter.kinds.batch_status import BatchStatus
from linter.kinds.body_tally import BodyTally
from linter.kinds.body_variant import BodyVariant
from linter.kinds.broken_date import BrokenDate
from linter.kinds.capital_differs import CapitalDiffers
from linter.kinds.caption_reference import CaptionReference
from linter.kinds.change_direction import ChangeDirection
from linter.kinds.company_variant import CompanyVariant
from linter.kinds.conversion_differs import ConversionDiffers
from linter.kinds.cumulative_falls import CumulativeFalls
from linter.kinds.department_variant import DepartmentVariant
from linter.kinds.document_number import DocumentNumberDiffers
from linter.kinds.doubled_word import DoubledWord
from linter.kinds.duration_differs import DurationDiffers
from linter.kinds.event_date import EventDate
from linter.kinds.event_slip import EventSlip
from linter.kinds.figured_items import FiguredItems
from linter.kinds.growth import Growth
from linter.kinds.heading_content import HeadingContent
from linter.kinds.heading_sequence import HeadingSequence
from linter.kinds.identity_differs import IdentityDiffers
from linter.kinds.impossible_date import ImpossibleDate
from linter.kinds.item_status_against_text import ItemStatusAgainstText
from linter.kinds.leftover_differs import LeftoverDiffers
from linter.kinds.list_sequence import ListSequence
from linter.kinds.lone_bracket import LoneBracket
from linter.kinds.longer_period_less import LongerPeriodLess
from linter.kinds.malformed_number import MalformedNumber
from linter.kinds.measure_against_problem import MeasureAgainstProblem
from linter.kinds.meeting_session import MeetingSession
from linter.kinds.missing_slot import MissingSlot
from linter.kinds.mixed_digits import MixedDigits
from linter.kinds.multiple_differs import MultipleDiffers
from linter.kinds.name_slip import NameSlip
from linter.kinds.named_items import NamedItems
from linter.kinds.needless_ignore import NeedlessIgnore
from linter.kinds.none_against_count import NoneAgainstCount
from linter.kinds.numbered_points import NumberedPoints
from linter.kinds.numbered_thing import NumberedThing
from linter.kinds.ordinal_mismatch import OrdinalMismatch
from linter.kinds.ordinal_paragraphs import OrdinalParagraphs
from linter.kinds.out_of_order import OutOfOrder
from linter.kinds.outcome_tally import OutcomeTally
from linter.kinds.overrun_differs import OverrunDiffers
from linter.kinds.own_article import OwnArticle
from linter.kinds.parts_differ import PartsDiffer
from linter.kinds.past_deadline import PastDeadline
from linter.kinds.place_variant import PlaceVariant
from linter.kinds.plan_period import PlanPeriod
from linter.kinds.product_differs import ProductDiffers
from linter.kinds.range_multiplier import RangeMultiplier
from linter.kinds.rank_beyond_field import RankBeyondField
from linter.kinds.rank_move import RankMove
from linter.kinds.rate_differs import ImpossibleRate, RateDiffers
from linter.kinds.recalled_count import RecalledCount
from linter.kinds.reference_differs import ReferenceDiffers
from linter.kinds.repeated_passage import RepeatedPassage
from linter.kinds.report_year import ReportYear
from linter.kinds.restated_amount import RestatedAmount
from linter.kinds.restated_count import RestatedCount
from linter.kinds.restated_label import RestatedLabel
from linter.kinds.restated_pair import RestatedPair
from linter.kinds.restated_sentence import RestatedSentence
from linter.kinds.restated_shortfall import RestatedShortfall
from linter.kinds.restated_total import RestatedTotal
from linter.kinds.retaken_amount import RetakenAmount
from linter.kinds.retaken_count import RetakenCount
from linter.kinds.reversed_range import ReversedRange
from linter.kinds.roll_forward import RollForward
from linter.kinds.run_together import RunTogether
from linter.kinds.sector_shares import SectorShares
from linter.kinds.shares import Shares
from linter.kinds.signed_change import SignedChange
from linter.kinds.slogan_count import SloganCount
from linter.kinds.stacked_approximation import StackedApproximation
from linter.kinds.stage_order import StageOrder
from linter.kinds.state_retold import StateRetold
from linter.kinds.status_split import StatusSplit
from linter.kinds.subset_exceeds import SubsetExceeds
from linter.kinds.swapped_pairing import SwappedPairing
from linter.kinds.table_against_text import TableAgainstText
from linter.kinds.table_relation import TableRelation
from linter.kinds.table_share import TableShare
from linter.kinds.table_sum import TableSum
from linter.kinds.table_told import TableTold
from linter.kinds.this_year import ThisYear
from linter.kinds.title_against_body import TitleAgainstBody
from linter.kinds.title_differs import TitleDiffers
from linter.kinds.title_variant import TitleVariant
from linter.kinds.total_differs import TotalDiffers
from linter.kinds.uneven_pairing import UnevenPairing
from linter.kinds.wrong_weekday import WrongWeekday
from linter.kinds.years_since import YearsSince

TIMELESS = frozenset(
    ["title_variant", "company_variant", "department_variant", "place_variant", "document_number", "attachment_list"]
)
"""Kinds that compare names: they are the same in the reports of all years."""
ACROSS = TIMELESS | {
    "ordinal_mismatch",
    "restated_amount",
    "restated_count",
    "restated_sentence",
    "restated_shortfall",
    "restated_total",
    "batch_status",
    "table_against_text",
}
"""Kinds that are sound across documents: both places say by themselves what they speak of."""

WITHIN = frozenset([("document_number", "writing"), ("attachment_list", "gap")])
"""Variants of them that hold within one text only."""
OF_ONE_RELEASE = frozenset(["attachment_list"])
"""Kinds of them that two releases of a report do not share: the next one may have other attachments."""

KINDS = {
    "announced_count": AnnouncedCount,
    "named_items": NamedItems,
    "slogan_count": SloganCount,
    "recalled_count": RecalledCount,
    "list_sequence": ListSequence,
    "attachment_reference": AttachmentReference,
    "attachment_list": AttachmentList,
    "caption_reference": CaptionReference,
    "own_article": OwnArticle,
    "document_number": DocumentNumberDiffers,
    "ordinal_mismatch": OrdinalMismatch,
    "numbered_thing": NumberedThing,
    "parts_differ": PartsDiffer,
    "total_differs": TotalDiffers,
    "roll_forward": RollForward,
    "shares": Shares,
    "sector_shares": SectorShares,
    "identity_differs": IdentityDiffers,
    "conversion_differs": ConversionDiffers,
    "above_hundred": AboveHundred,
    "subset_exceeds": SubsetExceeds,
    "status_split": StatusSplit,
    "leftover_differs": LeftoverDiffers,
    "batch_status": BatchStatus,
    "state_retold": StateRetold,
    "batch_size_differs": BatchSizeDiffers,
    "measure_against_problem": MeasureAgainstProblem,
    "reference_differs": ReferenceDiffers,
    "restated_amount": RestatedAmount,
    "restated_count": RestatedCount,
    "restated_label": RestatedLabel,
    "restated_pair": RestatedPair,
    "restated_sentence": RestatedSentence,
    "restated_shortfall": RestatedShortfall,
    "restated_total": RestatedTotal,
    "retaken_count": RetakenCount,
    "retaken_amount": RetakenAmount,
    "rate_differs": RateDiffers,
    "impossible_rate": ImpossibleRate,
    "table_against_text": TableAgainstText,
    "table_sum": TableSum,
    "table_told": TableTold,
    "table_relation": TableRelation,
    "table_share": TableShare,
    "growth": Growth,
    "multiple_differs": MultipleDiffers,
    "overrun_differs": OverrunDiffers,
    "change_direction": ChangeDirection,
    "body_tally": BodyTally,
    "outcome_tally": OutcomeTally,
    "all_against_remainder": AllAgainstRemainder,
    "title_against_body": TitleAgainstBody,
    "title_differs": TitleDiffers,
    "needless_ignore": NeedlessIgnore,
    "none_against_count": NoneAgainstCount,
    "item_status_against_text": ItemStatusAgainstText,
    "title_variant": TitleVariant,
    "company_variant": CompanyVariant,
    "department_variant": DepartmentVariant,
    "body_variant": BodyVariant,
    "place_variant": PlaceVariant,
    "name_slip": NameSlip,
    "impossible_date": ImpossibleDate,
    "broken_date": BrokenDate,
    "wrong_weekday": WrongWeekday,
    "run_together": RunTogether,
    "reversed_range": ReversedRange,
    "meeting_session": MeetingSession,
    "plan_period": PlanPeriod,
    "age_differs": AgeDiffers,
    "stage_order": StageOrder,
    "act_order": ActOrder,
    "event_date": EventDate,
    "event_slip": EventSlip,
    "duration_differs": DurationDiffers,
    "past_deadline": PastDeadline,
    "after_signature": AfterSignature,
    "heading_sequence": HeadingSequence,
    "heading_content": HeadingContent,
    "doubled_word": DoubledWord,
    "repeated_passage": RepeatedPassage,
    "lone_bracket": LoneBracket,
    "missing_slot": MissingSlot,
    "malformed_number": MalformedNumber,
    "mixed_digits": MixedDigits,
    "stacked_approximation": StackedApproximation,
    "range_multiplier": RangeMultiplier,
    "attendance": Attendance,
    "rank_beyond_field": RankBeyondField,
    "rank_move": RankMove,
    "out_of_order": OutOfOrder,
    "this_year": ThisYear,
    "report_year": ReportYear,
    "years_since": YearsSince,
    "numbered_points": NumberedPoints,
    "figured_items": FiguredItems,
    "ordinal_paragraphs": OrdinalParagraphs,
    "signed_change": SignedChange,
    "average_differs": AverageDiffers,
    "product_differs": ProductDiffers,
    "cumulative_falls": CumulativeFalls,
    "longer_period_less": LongerPeriodLess,
    "capital_differs": CapitalDiffers,
    "uneven_pairing": UnevenPairing,
    "swapped_pairing": SwappedPairing,
}
