"""Numbers and words that are malformed."""

from __future__ import annotations

from linter.kinds.form.bare_amount import BareAmount
from linter.kinds.form.malformed_number import MalformedNumber
from linter.kinds.form.mistyped_word import MistypedWord
from linter.kinds.form.mixed_digits import MixedDigits
from linter.kinds.form.needless_ignore import NeedlessIgnore
from linter.kinds.form.odd_unit import OddUnit
from linter.kinds.form.range_multiplier import RangeMultiplier
from linter.kinds.form.stacked_approximation import StackedApproximation

KINDS = {
    "bare_amount": BareAmount,
    "malformed_number": MalformedNumber,
    "mistyped_word": MistypedWord,
    "mixed_digits": MixedDigits,
    "needless_ignore": NeedlessIgnore,
    "odd_unit": OddUnit,
    "range_multiplier": RangeMultiplier,
    "stacked_approximation": StackedApproximation,
}
"""Each kind by the name that rules use."""
