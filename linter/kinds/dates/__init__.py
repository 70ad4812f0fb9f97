"""Dates that are impossible, past, out of order or at odds."""

from __future__ import annotations

from linter.kinds.dates.act_order import ActOrder
from linter.kinds.dates.after_signature import AfterSignature
from linter.kinds.dates.age_differs import AgeDiffers
from linter.kinds.dates.broken_date import BrokenDate
from linter.kinds.dates.compared_with_itself import ComparedWithItself
from linter.kinds.dates.duration_differs import DurationDiffers
from linter.kinds.dates.figure_year import FigureYear
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

KINDS = {
    "act_order": ActOrder,
    "after_signature": AfterSignature,
    "age_differs": AgeDiffers,
    "broken_date": BrokenDate,
    "compared_with_itself": ComparedWithItself,
    "duration_differs": DurationDiffers,
    "figure_year": FigureYear,
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
}
"""Each kind by the name that rules use."""
