"""Ages: a stated age against the year of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_BORN = re.compile(
    r"(?P<born>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?![产活态])|生人)[^。；\n]{0,30}?"
    r"(?:现年|年龄|今年|年|时年(?!\d{4}))(?P<age>\d{1,3})周?岁"
)


@dataclass(frozen=True)
class AgeDiffers:
    """Reports 1985年出生、现年25岁 in a report signed in 2021."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every age that no birthday in that year explains; one more (虚岁) is accepted."""
        signing = ledger.signing
        if signing is None:
            return
        for match in _BORN.finditer(ledger.text):
            if "时年" in match.group():
                continue
            years = signing.day.year - int(match["born"])
            if years - 1 <= int(match["age"]) <= years + 1:
                continue
            yield Hit(
                (Span(match.start("age"), match.end()), Span(match.start("born"), match.end("born") + 1)),
                {"age": match["age"], "born": match["born"], "signed": str(signing.day.year)},
                f"{signing.day.year} − {match['born']} = {years} ≠ {match['age']}",
            )
