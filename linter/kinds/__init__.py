"""Kinds: one module per kind of check, in folders by family as the rules are. A kind compares facts and yields hits.

KINDS names them all, by the name that rules use, in the order of the families.
"""

from __future__ import annotations

from linter.kinds.arithmetic.above_hundred import AboveHundred
from linter.kinds.arithmetic.attendance import Attendance
from linter.kinds.arithmetic.average_differs import AverageDiffers
from linter.kinds.arithmetic.balanced_totals import BalancedTotals
from linter.kinds.arithmetic.capital_differs import CapitalDiffers
from linter.kinds.arithmetic.change_direction import ChangeDirection
from linter.kinds.arithmetic.conversion_differs import ConversionDiffers
from linter.kinds.arithmetic.cumulative_falls import CumulativeFalls
from linter.kinds.arithmetic.grown_parts import GrownParts
from linter.kinds.arithmetic.growth import Growth
from linter.kinds.arithmetic.identity_differs import IdentityDiffers
from linter.kinds.arithmetic.leftover_differs import LeftoverDiffers
from linter.kinds.arithmetic.longer_period_less import LongerPeriodLess
from linter.kinds.arithmetic.mean_outside import MeanOutside
from linter.kinds.arithmetic.multiple_differs import MultipleDiffers
from linter.kinds.arithmetic.out_of_order import OutOfOrder
from linter.kinds.arithmetic.overrun_differs import OverrunDiffers
from linter.kinds.arithmetic.parts_differ import PartsDiffer
from linter.kinds.arithmetic.points_of_amount import PointsOfAmount
from linter.kinds.arithmetic.product_differs import ProductDiffers
from linter.kinds.arithmetic.rank_beyond_field import RankBeyondField
from linter.kinds.arithmetic.rank_move import RankMove
from linter.kinds.arithmetic.rate_differs import ImpossibleRate, RateDiffers
from linter.kinds.arithmetic.ratio_differs import RatioDiffers
from linter.kinds.arithmetic.reversed_numbers import ReversedNumbers
from linter.kinds.arithmetic.roll_forward import RollForward
from linter.kinds.arithmetic.sector_shares import SectorShares
from linter.kinds.arithmetic.shares import Shares
from linter.kinds.arithmetic.status_split import StatusSplit
from linter.kinds.arithmetic.subset_exceeds import SubsetExceeds
from linter.kinds.arithmetic.swapped_pairing import SwappedPairing
from linter.kinds.arithmetic.table_relation import TableRelation
from linter.kinds.arithmetic.table_share import TableShare
from linter.kinds.arithmetic.table_sum import TableSum
from linter.kinds.arithmetic.table_told import TableTold
from linter.kinds.arithmetic.threshold_missed import ThresholdMissed
from linter.kinds.arithmetic.total_differs import TotalDiffers
from linter.kinds.arithmetic.uneven_pairing import UnevenPairing
from linter.kinds.arithmetic.yearly_differs import YearlyDiffers
from linter.kinds.dates.act_order import ActOrder
from linter.kinds.dates.after_signature import AfterSignature
from linter.kinds.dates.age_differs import AgeDiffers
from linter.kinds.dates.broken_date import BrokenDate
from linter.kinds.dates.compared_with_itself import ComparedWithItself
from linter.kinds.dates.duration_differs import DurationDiffers
from linter.kinds.dates.impossible_date import ImpossibleDate
from linter.kinds.dates.meeting_session import MeetingSession
from linter.kinds.dates.past_deadline import PastDeadline
from linter.kinds.dates.plan_period import PlanPeriod
from linter.kinds.dates.plan_relation import PlanRelation
from linter.kinds.dates.report_year import ReportYear
from linter.kinds.dates.report_years import ReportYears
from linter.kinds.dates.reversed_range import ReversedRange
from linter.kinds.dates.run_together import RunTogether
from linter.kinds.dates.stage_order import StageOrder
from linter.kinds.dates.target_gone_by import TargetGoneBy
from linter.kinds.dates.this_year import ThisYear
from linter.kinds.dates.wrong_weekday import WrongWeekday
from linter.kinds.dates.years_since import YearsSince
from linter.kinds.facts.batch_size_differs import BatchSizeDiffers
from linter.kinds.facts.batch_status import BatchStatus
from linter.kinds.facts.body_variant import BodyVariant
from linter.kinds.facts.carryover_retold import CarryoverRetold
from linter.kinds.facts.catchword_retold import CatchwordRetold
from linter.kinds.facts.character_slip import CharacterSlip
from linter.kinds.facts.company_variant import CompanyVariant
from linter.kinds.facts.department_variant import DepartmentVariant
from linter.kinds.facts.described_again import DescribedAgain
from linter.kinds.facts.event_date import EventDate
from linter.kinds.facts.event_slip import EventSlip
from linter.kinds.facts.given_by_another import GivenByAnother
from linter.kinds.facts.indicator_retold import IndicatorRetold
from linter.kinds.facts.mangled_name import MangledName
from linter.kinds.facts.measure_against_problem import MeasureAgainstProblem
from linter.kinds.facts.name_slip import NameSlip
from linter.kinds.facts.numbered_thing import NumberedThing
from linter.kinds.facts.ordinal_mismatch import OrdinalMismatch
from linter.kinds.facts.person_variant import PersonVariant
from linter.kinds.facts.place_variant import PlaceVariant
from linter.kinds.facts.programme_variant import ProgrammeVariant
from linter.kinds.facts.reference_differs import ReferenceDiffers
from linter.kinds.facts.restated_amount import RestatedAmount
from linter.kinds.facts.restated_count import RestatedCount
from linter.kinds.facts.restated_label import RestatedLabel
from linter.kinds.facts.restated_pair import RestatedPair
from linter.kinds.facts.restated_sentence import RestatedSentence
from linter.kinds.facts.restated_shortfall import RestatedShortfall
from linter.kinds.facts.restated_total import RestatedTotal
from linter.kinds.facts.retaken_amount import RetakenAmount
from linter.kinds.facts.retaken_count import RetakenCount
from linter.kinds.facts.state_retold import StateRetold
from linter.kinds.facts.swapped_again import SwappedAgain
from linter.kinds.facts.table_against_text import TableAgainstText
from linter.kinds.facts.title_variant import TitleVariant
from linter.kinds.form.malformed_number import MalformedNumber
from linter.kinds.form.mixed_digits import MixedDigits
from linter.kinds.form.needless_ignore import NeedlessIgnore
from linter.kinds.form.range_multiplier import RangeMultiplier
from linter.kinds.form.stacked_approximation import StackedApproximation
from linter.kinds.statements.all_against_remainder import AllAgainstRemainder
from linter.kinds.statements.body_tally import BodyTally
from linter.kinds.statements.direction_against_figures import DirectionAgainstFigures
from linter.kinds.statements.done_against_pending import DoneAgainstPending
from linter.kinds.statements.heading_content import HeadingContent
from linter.kinds.statements.item_status_against_text import ItemStatusAgainstText
from linter.kinds.statements.none_against_count import NoneAgainstCount
from linter.kinds.statements.outcome_tally import OutcomeTally
from linter.kinds.statements.own_place import OwnPlace
from linter.kinds.statements.reason_direction import ReasonDirection
from linter.kinds.statements.signed_change import SignedChange
from linter.kinds.statements.target_against_rate import TargetAgainstRate
from linter.kinds.statements.title_against_body import TitleAgainstBody
from linter.kinds.statements.title_differs import TitleDiffers
from linter.kinds.structure.announced_count import AnnouncedCount
from linter.kinds.structure.attachment_list import AttachmentList
from linter.kinds.structure.attachment_reference import AttachmentReference
from linter.kinds.structure.broken_off import BrokenOff
from linter.kinds.structure.caption_reference import CaptionReference
from linter.kinds.structure.caption_sequence import CaptionSequence
from linter.kinds.structure.document_number import DocumentNumberDiffers
from linter.kinds.structure.doubled_word import DoubledWord
from linter.kinds.structure.figured_items import FiguredItems
from linter.kinds.structure.heading_sequence import HeadingSequence
from linter.kinds.structure.list_sequence import ListSequence
from linter.kinds.structure.lone_bracket import LoneBracket
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
    "above_hundred": AboveHundred,
    "attendance": Attendance,
    "average_differs": AverageDiffers,
    "balanced_totals": BalancedTotals,
    "capital_differs": CapitalDiffers,
    "change_direction": ChangeDirection,
    "conversion_differs": ConversionDiffers,
    "cumulative_falls": CumulativeFalls,
    "grown_parts": GrownParts,
    "growth": Growth,
    "identity_differs": IdentityDiffers,
    "impossible_rate": ImpossibleRate,
    "leftover_differs": LeftoverDiffers,
    "longer_period_less": LongerPeriodLess,
    "mean_outside": MeanOutside,
    "multiple_differs": MultipleDiffers,
    "out_of_order": OutOfOrder,
    "overrun_differs": OverrunDiffers,
    "parts_differ": PartsDiffer,
    "points_of_amount": PointsOfAmount,
    "product_differs": ProductDiffers,
    "rank_beyond_field": RankBeyondField,
    "rank_move": RankMove,
    "rate_differs": RateDiffers,
    "ratio_differs": RatioDiffers,
    "reversed_numbers": ReversedNumbers,
    "roll_forward": RollForward,
    "sector_shares": SectorShares,
    "shares": Shares,
    "status_split": StatusSplit,
    "subset_exceeds": SubsetExceeds,
    "swapped_pairing": SwappedPairing,
    "table_relation": TableRelation,
    "table_share": TableShare,
    "table_sum": TableSum,
    "table_told": TableTold,
    "threshold_missed": ThresholdMissed,
    "total_differs": TotalDiffers,
    "uneven_pairing": UnevenPairing,
    "yearly_differs": YearlyDiffers,
    "act_order": ActOrder,
    "after_signature": AfterSignature,
    "age_differs": AgeDiffers,
    "broken_date": BrokenDate,
    "compared_with_itself": ComparedWithItself,
    "duration_differs": DurationDiffers,
    "impossible_date": ImpossibleDate,
    "meeting_session": MeetingSession,
    "past_deadline": PastDeadline,
    "plan_period": PlanPeriod,
    "plan_relation": PlanRelation,
    "report_year": ReportYear,
    "report_years": ReportYears,
    "reversed_range": ReversedRange,
    "run_together": RunTogether,
    "stage_order": StageOrder,
    "target_gone_by": TargetGoneBy,
    "this_year": ThisYear,
    "wrong_weekday": WrongWeekday,
    "years_since": YearsSince,
    "batch_size_differs": BatchSizeDiffers,
    "batch_status": BatchStatus,
    "body_variant": BodyVariant,
    "carryover_retold": CarryoverRetold,
    "catchword_retold": CatchwordRetold,
    "character_slip": CharacterSlip,
    "company_variant": CompanyVariant,
    "department_variant": DepartmentVariant,
    "described_again": DescribedAgain,
    "event_date": EventDate,
    "event_slip": EventSlip,
    "given_by_another": GivenByAnother,
    "indicator_retold": IndicatorRetold,
    "mangled_name": MangledName,
    "measure_against_problem": MeasureAgainstProblem,
    "name_slip": NameSlip,
    "numbered_thing": NumberedThing,
    "ordinal_mismatch": OrdinalMismatch,
    "person_variant": PersonVariant,
    "place_variant": PlaceVariant,
    "programme_variant": ProgrammeVariant,
    "reference_differs": ReferenceDiffers,
    "restated_amount": RestatedAmount,
    "restated_count": RestatedCount,
    "restated_label": RestatedLabel,
    "restated_pair": RestatedPair,
    "restated_sentence": RestatedSentence,
    "restated_shortfall": RestatedShortfall,
    "restated_total": RestatedTotal,
    "retaken_amount": RetakenAmount,
    "retaken_count": RetakenCount,
    "state_retold": StateRetold,
    "swapped_again": SwappedAgain,
    "table_against_text": TableAgainstText,
    "title_variant": TitleVariant,
    "malformed_number": MalformedNumber,
    "mixed_digits": MixedDigits,
    "needless_ignore": NeedlessIgnore,
    "range_multiplier": RangeMultiplier,
    "stacked_approximation": StackedApproximation,
    "all_against_remainder": AllAgainstRemainder,
    "body_tally": BodyTally,
    "direction_against_figures": DirectionAgainstFigures,
    "done_against_pending": DoneAgainstPending,
    "heading_content": HeadingContent,
    "item_status_against_text": ItemStatusAgainstText,
    "none_against_count": NoneAgainstCount,
    "outcome_tally": OutcomeTally,
    "own_place": OwnPlace,
    "reason_direction": ReasonDirection,
    "signed_change": SignedChange,
    "target_against_rate": TargetAgainstRate,
    "title_against_body": TitleAgainstBody,
    "title_differs": TitleDiffers,
    "announced_count": AnnouncedCount,
    "attachment_list": AttachmentList,
    "attachment_reference": AttachmentReference,
    "broken_off": BrokenOff,
    "caption_reference": CaptionReference,
    "caption_sequence": CaptionSequence,
    "document_number": DocumentNumberDiffers,
    "doubled_word": DoubledWord,
    "figured_items": FiguredItems,
    "heading_sequence": HeadingSequence,
    "list_sequence": ListSequence,
    "lone_bracket": LoneBracket,
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
