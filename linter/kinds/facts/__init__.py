"""One fact told twice with different values."""

from __future__ import annotations

from linter.kinds.facts.batch_size_differs import BatchSizeDiffers
from linter.kinds.facts.batch_status import BatchStatus
from linter.kinds.facts.body_variant import BodyVariant
from linter.kinds.facts.carryover_retold import CarryoverRetold
from linter.kinds.facts.catchword_retold import CatchwordRetold
from linter.kinds.facts.character_slip import CharacterSlip
from linter.kinds.facts.code_retold import CodeRetold
from linter.kinds.facts.company_variant import CompanyVariant
from linter.kinds.facts.definite_count import DefiniteCount
from linter.kinds.facts.department_variant import DepartmentVariant
from linter.kinds.facts.described_again import DescribedAgain
from linter.kinds.facts.event_date import EventDate
from linter.kinds.facts.event_slip import EventSlip
from linter.kinds.facts.given_by_another import GivenByAnother
from linter.kinds.facts.indicator_retold import IndicatorRetold
from linter.kinds.facts.level_retold import LevelRetold
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
from linter.kinds.facts.row_name import RowName
from linter.kinds.facts.state_retold import StateRetold
from linter.kinds.facts.swapped_again import SwappedAgain
from linter.kinds.facts.table_against_text import TableAgainstText
from linter.kinds.facts.title_variant import TitleVariant

KINDS = {
    "batch_size_differs": BatchSizeDiffers,
    "batch_status": BatchStatus,
    "body_variant": BodyVariant,
    "carryover_retold": CarryoverRetold,
    "catchword_retold": CatchwordRetold,
    "character_slip": CharacterSlip,
    "code_retold": CodeRetold,
    "company_variant": CompanyVariant,
    "definite_count": DefiniteCount,
    "department_variant": DepartmentVariant,
    "described_again": DescribedAgain,
    "event_date": EventDate,
    "event_slip": EventSlip,
    "given_by_another": GivenByAnother,
    "indicator_retold": IndicatorRetold,
    "level_retold": LevelRetold,
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
    "row_name": RowName,
    "state_retold": StateRetold,
    "swapped_again": SwappedAgain,
    "table_against_text": TableAgainstText,
    "title_variant": TitleVariant,
}
"""Each kind by the name that rules use."""
