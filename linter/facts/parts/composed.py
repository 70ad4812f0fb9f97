"""Composed wholes: 核减金额由三部分构成：甲…、乙…、丙…: every part of a number that was told in a sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.numbers.numbers import han_value
from linter.facts.parts.listing import Listing
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import same_unit
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_COMPOSED = regex(
    r"(?:^|[。；;，,\n])(?P<noun>[一-鿿]{2,10}?)(?:的?(?:金额|资金|总额|数额|总数|数))?(?:主要)?由(?:以下)?"
    r"(?P<number>[二两三四五六七八九]|\d)(?:个?部分|[大个]?项|[大个]?类)[构组]成[，,]?(?:分别为|分别是|即)?[：:](?P<name>[^：:，,。]*)$"
)
_TELLS = r"(?:的?(?:金额|资金|总额|数额|总数|数))?(?:合计|共计|共|为|达|是|：|:)*$"
_FARTHEST = 24
"""Numbers before the list among which its whole is looked for."""
_BLOCKS = 3
"""Paragraphs back to the sentence that tells the whole."""


def find_composed(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list that says of how many parts an earlier number is made up, and holds as many.

    So does one between 由 and 构成: 支出总量67.3亿元，由本级支出58.7亿元、上解支出3.1亿元、结转下年5.5亿元构成.
    """
    yield from _made_up_of(ledger)
    if "成：" not in ledger.text and "成:" not in ledger.text and "为：" not in ledger.text:
        return
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            told = _COMPOSED.search(gap) if "由" in gap else None
            whole = _told_before(ledger, quantity, told["noun"]) if told else None
            if told is None or whole is None:
                continue
            listing = Listing(row, at, told["name"], whole)
            if len(listing.parts) != int(han_value(told["number"]) or told["number"]):
                continue
            yield Breakdown(
                whole,
                whole.before,
                tuple(listing.parts),
                tuple(listing.names),
                "colon",
                listing.separator,
                False,
                told.group(),
                row.behind(listing.end - 1),
                "composed",
                True,
            )


_OF = regex(r"[，,]?(?:是)?由(?P<name>[^，,。；;：:、]{2,20})$")
_MADE_UP = regex("(?!以?[及和与])[^，,。；;：:、\\d]{0,4}[构组]成(?![为的])")
_LEFT_OPEN = regex(f"主要|{ET_CETERA}|部分")


def _made_up_of(ledger: Ledger) -> Iterator[Breakdown]:
    """Every number with the list behind 由 that 构成 or 组成 ends."""
    if "由" not in ledger.text or ("构成" not in ledger.text and "组成" not in ledger.text):
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            quantity, gap = row.cells[at]
            told = _OF.fullmatch(gap) if "由" in gap else None
            whole = row.cells[at - 1].quantity
            if told is None or not same_unit(whole, quantity) or whole.value <= quantity.value:
                continue
            listing = Listing(row, at, told["name"], whole)
            behind = row.behind(listing.end - 1)
            if len(listing.parts) < _FEWEST or _MADE_UP.match(behind) is None or _LEFT_OPEN.search(gap + behind[:4]):
                continue
            parts, names = tuple(listing.parts), tuple(listing.names)
            yield Breakdown(
                whole, whole.before, parts, names, "among", listing.separator, False, gap, behind, "composed", True
            )


_FEWEST = 2


def _told_before(ledger: Ledger, part: Quantity, noun: str) -> Quantity | None:
    """The nearest earlier number that the noun names; None where it stands in the same sentence."""
    block = ledger.sentences[part.sentence].block
    names = regex(re.escape(noun) + _TELLS)
    end = ledger.quantity_index(part.span.start)
    for quantity in reversed(ledger.quantities[max(0, end - _FARTHEST) : end]):
        if ledger.sentences[quantity.sentence].block < block - _BLOCKS or quantity.sentence == part.sentence:
            return None
        if same_unit(quantity, part) and names.search(quantity.before) and quantity.value > 0:
            return quantity
    return None
