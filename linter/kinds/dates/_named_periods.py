"""Named periods with months in brackets: 前三季度（1—8月）."""

from __future__ import annotations

from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NAMED_PERIOD = regex(
    r"(?P<name>前三季度|第?[一二三四1-4]季度|上半年|下半年)[（(](?:即)?(?P<stretch>(?P<first>\d{1,2})月?(?:份)?(?:至|到|—{1,2}|-|~)(?P<last>\d{1,2})月(?:份)?)[)）]"
)
_MONTHS_OF = {"前": (1, 9), "上": (1, 6), "下": (7, 12)}


def named_periods(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each quarter or half of a year with months that are not its own."""
    if not any(sign in ledger.text for sign in ("季度（", "季度(", "半年（", "半年(")):
        return
    for match in _NAMED_PERIOD.finditer(ledger.text):
        name = match["name"].removeprefix("第")
        quarter = "一二三四".find(name[0]) + 1 or (int(name[0]) if name[0].isdigit() else 0)
        meant = _MONTHS_OF.get(name[0]) or (quarter * 3 - 2, quarter * 3)
        if (int(match["first"]), int(match["last"])) != meant:
            months = f"{meant[0]}—{meant[1]}月"
            yield Hit(
                (Span(*match.span("name")), Span(*match.span("stretch"))),
                {"stated": match["name"], "actual": {"zh": match["stretch"], "en": match["stretch"]}},
                f"{match['name']} = {months} ≠ {match['stretch']}",
                variant="period",
            )
