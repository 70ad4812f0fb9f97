"""Years in digits, as most of what looks for a year looks for it."""

from __future__ import annotations

from linter.patterns import regex

YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?=年)")
"""The digits alone: 2024 of 2024年."""
YEAR_NAMED = regex(r"(?:19|20)\d\d年")
"""With its 年: 2024年."""
