"""Numbers of roads told twice: 国道G347线黄泥坳至双江段, and G374线黄泥坳至双江段."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.slips import copied
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ROAD = regex(
    r"(?<![A-Za-z0-9])(?P<code>(?P<sort>[GSXYCZ])(?P<number>\d{3,4}))(?:线|国道|省道|县道|公路)?(?P<name>[一-鿿]{2,16})?"
)
_SIGN = regex(r"[GSXYCZ]\d{3}")
_SECTION = regex("^[一-鿿]{1,8}?(?:至|—|到)[一-鿿]{1,8}?段|^[一-鿿]{2,6}?(?:大桥|隧道|特大桥)")
"""What a road has but one of: 黄泥坳至双江段."""
_MOST = 12
"""Roads of a text that are compared; more are a register."""


def roads_retold(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Two numbers that one stroke turns into each other, before the same section, in two sentences."""
    sections: dict[tuple[str, str], dict[str, Span]] = {}
    numbers: set[str] = set()
    for match in matches_on_lines(_ROAD, _SIGN, ledger.text):
        numbers.add(match["code"])
        section = _SECTION.match(match["name"] or "")
        if section:
            told = sections.setdefault((match["sort"], section.group()), {})
            told.setdefault(match["number"], Span(*match.span("code")))
    if len(numbers) > _MOST:
        return
    for told in sections.values():
        for one, other in combinations(told, 2):
            slip = len(one) == len(other) and copied(one, other, 2)
            if slip and ledger.sentence_at(told[one].start) != ledger.sentence_at(told[other].start):
                yield told[one], told[other]
