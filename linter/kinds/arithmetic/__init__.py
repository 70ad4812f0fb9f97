"""Sums, shares, rates, changes and products that do not come out."""

from __future__ import annotations

from linter.kinds.arithmetic.above_hundred import AboveHundred
from linter.kinds.arithmetic.attendance import Attendance
from linter.kinds.arithmetic.average_differs import AverageDiffers
from linter.kinds.arithmetic.balanced_totals import BalancedTotals
from linter.kinds.arithmetic.below_none import BelowNone
from linter.kinds.arithmetic.capital_differs import CapitalDiffers
from linter.kinds.arithmetic.change_direction import ChangeDirection
from linter.kinds.arithmetic.conversion_differs import ConversionDiffers
from linter.kinds.arithmetic.cumulative_falls import CumulativeFalls
from linter.kinds.arithmetic.grown_parts import GrownParts
from linter.kinds.arithmetic.growth import Growth
from linter.kinds.arithmetic.growth_by_year import GrowthByYear
from linter.kinds.arithmetic.identity_differs import IdentityDiffers
from linter.kinds.arithmetic.impossible_rate import ImpossibleRate
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
from linter.kinds.arithmetic.rate_differs import RateDiffers
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
from linter.kinds.arithmetic.turned_shares import TurnedShares
from linter.kinds.arithmetic.uneven_pairing import UnevenPairing
from linter.kinds.arithmetic.yearly_differs import YearlyDiffers

KINDS = {
    "above_hundred": AboveHundred,
    "attendance": Attendance,
    "average_differs": AverageDiffers,
    "balanced_totals": BalancedTotals,
    "below_none": BelowNone,
    "capital_differs": CapitalDiffers,
    "change_direction": ChangeDirection,
    "conversion_differs": ConversionDiffers,
    "cumulative_falls": CumulativeFalls,
    "grown_parts": GrownParts,
    "growth": Growth,
    "growth_by_year": GrowthByYear,
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
    "turned_shares": TurnedShares,
    "uneven_pairing": UnevenPairing,
    "yearly_differs": YearlyDiffers,
}
"""Each kind by the name that rules use."""
