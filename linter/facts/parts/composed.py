"""Composed wholes: 核减金额由三部分构成：甲…、乙…、丙…: every part of a number that was told in a sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.numbers.numbers import HAN_DIGITS, whole_number
from linter.facts.parts.listing import Listing
from linter.facts.parts.parts import Breakdown, Why
from linter.facts.parts.wholes import same_unit, unit_name
from linter.facts.quantities.bigrams import share_a_bigram
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
    yield from _of_so_many(ledger)
    if "成：" not in ledger.text and "成:" not in ledger.text and "为：" not in ledger.text:
        return
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            told = _COMPOSED.search(gap) if "由" in gap else None
            whole = _told_before(ledger, quantity, told["noun"]) if told else None
            if told is None or whole is None:
                continue
            listing = Listing(row, at, told["name"], whole)
            if len(listing.parts) != whole_number(told["number"]):
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


_OF = regex(r"[一-鿿]{0,10}?[，,]?(?:是|系|分别)?由(?P<name>[^，,。；;：:、]{0,20})$")
_MADE_UP = regex(
    f"(?!以?[及和与])(?P<noun>[^，,。；;：:、\\d]{{0,16}}?)(?:共同)?"
    f"(?:(?:{ET_CETERA})?(?P<number>[{HAN_DIGITS}]|\\d)(?:个?部分|[大个]?[项类块]))?(?:共同)?[构组]成(?![为的])"
)
_LEFT_OPEN = regex(f"主要|{ET_CETERA}|部分")
_LONGEST = 4
"""Characters of a noun behind the last part where each part has its name before it."""
_NOUN = 10
"""Characters around a number in which its noun stands."""
_ENDS = regex("[，,。；;：:、]")
_PERSONS = "人"


def _made_up_of(ledger: Ledger) -> Iterator[Breakdown]:
    """Every number with the list behind 由 that 构成 or 组成 ends.

    The names stand before their numbers or behind them: 由镇中学3所、村小学9所组成, 由3所中学、9所小学组成.
    """
    if "由" not in ledger.text or ("构成" not in ledger.text and "组成" not in ledger.text):
        return
    for told, whole, listing, behind in _lists_behind(ledger, _OF):
        made = _MADE_UP.match(behind)
        if made is None or len(listing.parts) < _FEWEST:
            continue
        counted = made["number"] and whole_number(made["number"])
        if _LEFT_OPEN.search(told.string if counted == len(listing.parts) else told.string + made.group()):
            continue
        if told["name"] and len(made["noun"]) > _LONGEST:
            continue
        if not told["name"] and (any(listing.names) or not _of_its_sort(whole, tuple(listing.parts))):
            continue
        yield _breakdown(told, whole, listing, behind, "among")


_SO_MANY = regex(
    r"[一-鿿“”]{0,12}?[，,]?(?:[共均]?由)(?:以下)?(?P<number>[二两三四五六七八九]|\d)(?:个?部分|[大个]?项|[大个]?类)(?:人员|人|资金|来源)?[构组]成"
    r"[，,：:](?:即|分别为|分别是|其中)?(?P<name>[^：:，,。；;、]{1,20})$"
)


def _of_so_many(ledger: Ledger) -> Iterator[Breakdown]:
    """Every number with the list right behind it of which it is said to be made up: 746名由两部分组成，续聘的…."""
    if "由" not in ledger.text or "成" not in ledger.text:
        return
    for told, whole, listing, behind in _lists_behind(ledger, _SO_MANY):
        if len(listing.parts) == whole_number(told["number"]):
            yield _breakdown(told, whole, listing, behind, "colon")


def _lists_behind(ledger: Ledger, words: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Quantity, Listing, str]]:
    """Every number with the list behind it, where these words, with 由 among them, part the two; and what follows."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            quantity, gap = row.cells[at]
            told = words.fullmatch(gap) if "由" in gap else None
            whole = row.cells[at - 1].quantity
            if told and same_unit(whole, quantity) and whole.value > quantity.value:
                listing = Listing(row, at, told["name"], whole)
                yield told, whole, listing, row.behind(listing.end - 1)


def _breakdown(told: re.Match[str], whole: Quantity, listing: Listing, behind: str, why: Why) -> Breakdown:
    parts, names = tuple(listing.parts), tuple(listing.names)
    return Breakdown(
        whole, whole.before, parts, names, why, listing.separator, False, told.string, behind, "composed", True
    )


def _of_its_sort(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """False for 3个专班，由5个部门、4个镇组成: what is named are other things than the whole counts."""
    if whole.kind != "count" or unit_name(whole) == _PERSONS:
        return True
    own = whole.before[-_NOUN:] + "，" + _ENDS.split(whole.after)[0][:_NOUN]
    return all(share_a_bigram(own, _ENDS.split(part.after)[0][:_NOUN]) for part in parts)


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
