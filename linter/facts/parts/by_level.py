"""By level: 全市直达资金75.2亿元 … 市本级直达资金45.7亿元 … 县区直达资金29.5亿元, each in a sentence of its own.

What a city has is what its own level and its counties have. Such three of one name are rare, and in right reports they
added up; what one level hands to the other is counted in both, and left out. Nor has the own level alone more than all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.parts.no_part import takes_in_more
from linter.facts.parts.parts import Breakdown, by_slip
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BELOW = "各?(?:县市区|市县区|县区|区县|市县|旗县区?|乡镇|镇街|镇乡|各县|各区)级?"
_TOLD = regex(
    rf"^(?:其中)?(?:[全我本](?P<all>[省市州县区旗])|(?P<own>[省市州县区旗])本级|(?P<below>{_BELOW}))(?:财政)?的?"
    "(?P<name>[一-鿿]{4,14}?)(?:合计|共计|总计|总额|总量|共|完成|实现|达到?|为)*$"
)
_SIGN = regex(_BELOW)
_MARK = regex("[，,。；;：:、（()）\\s]")
_LEAD = 24
"""Characters before a number that name its level."""
_TWICE = regex("财力|转移|补助|上解|下达|拨付|分配|总收入|总支出|平均|人均|标准|增|减|比")
"""What one level hands to the other, and what is no amount that adds up."""
_OTHERS = regex("开发区|高新区|经开区|新区|功能区|园区|示范区|直管|垂管")
"""A further level beside the two."""
_BLOCKS = 4
"""Paragraphs from the whole to the last of its levels."""
_LOW, _HIGH = Decimal("0.8"), Decimal("1.25")


def find_by_level(ledger: Ledger) -> Iterator[Breakdown]:
    """Every amount of a whole place behind which its own level and those below are told by the same name."""
    if "本级" not in ledger.text or not _SIGN.search(ledger.text):
        return
    wholes: dict[tuple[str, str], tuple[Quantity, re.Match[str]]] = {}
    owns: dict[tuple[str, str], tuple[Quantity, re.Match[str]]] = {}
    for quantity in ledger.quantities:
        if quantity.kind != "money" or quantity.approximate:
            continue
        told = _TOLD.match(_MARK.split(ledger.text[max(0, quantity.span.start - _LEAD) : quantity.span.start])[-1])
        if told is None or _TWICE.search(told["name"]):
            continue
        key = told["name"], quantity.unit
        if told["all"]:
            wholes[key] = quantity, told
            owns.pop(key, None)
        elif told["own"]:
            owns[key] = quantity, told
        elif key in wholes and key in owns:
            (whole, first), (own, second) = wholes.pop(key), owns.pop(key)
            if first["all"] == second["own"] and _near(ledger, whole, own, quantity):
                names = second.group(), told.group()
                yield by_slip(whole, (own, quantity), names)


_UNDER_ONE = 8
"""Paragraphs from what the whole place has to what its own level has, under one heading."""


def find_own_above_all(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Every amount of a whole place behind which its own level alone is told to have more, by the same name."""
    wholes: dict[tuple[str, str, str], tuple[Quantity, set[str]]] = {}
    for quantity in ledger.quantities if "本级" in ledger.text else ():
        if quantity.kind != "money" or quantity.approximate or takes_in_more(quantity):
            continue
        clause = _MARK.split(ledger.text[max(0, quantity.span.start - _LEAD) : quantity.span.start])[-1]
        told = _TOLD.match(YEAR_NAMED.sub("", clause))
        lead = ledger.text[ledger.sentences[quantity.sentence].span.start : quantity.span.start]
        if told is None or told["below"] or _TWICE.search(told["name"]) or _OF_A_PART.search(lead):
            continue
        years = set(YEAR_NAMED.findall(lead))
        key = told["all"] or told["own"], told["name"], quantity.unit
        if told["all"]:
            wholes[key] = quantity, years
        elif key in wholes:
            whole, known = wholes[key]
            of_one_year = not years or not known or bool(years & known)
            if whole.value < quantity.value and of_one_year and _under_one_heading(ledger, whole, quantity):
                yield whole, quantity


_OF_A_PART = regex(r"季度|半年|\d月|[上去]年|第?[首一二三四五六七八九十\d]批|总[计量额]|合计|预计|年初")
"""What tells of another stretch or batch than all of a year, or of more than the name says."""


def _under_one_heading(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where both stand in one section, not far apart."""
    first, last = (ledger.sentences[quantity.sentence].block for quantity in (one, other))
    return last - first <= _UNDER_ONE and ledger.section_of(first)[-1:] == ledger.section_of(last)[-1:]


def _near(ledger: Ledger, whole: Quantity, own: Quantity, below: Quantity) -> bool:
    """True where the three stand together, no further level is told between them, and the sum is of their size."""
    first, last = (ledger.sentences[one.sentence].block for one in (whole, below))
    between = Span(whole.span.end, below.span.start)
    of_size = whole.value * _LOW <= own.value + below.value <= whole.value * _HIGH
    return last - first <= _BLOCKS and of_size and not _OTHERS.search(ledger.read(between))
