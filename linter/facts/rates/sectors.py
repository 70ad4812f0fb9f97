"""Sectors: the values of the three sectors of industry, and the proportion 10.8∶43.2∶46.1 told behind them.

Or three percentages: 产业构成调整为10.8%、43.2%和46.1%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Sectors:
    """One proportion and the three values that it is taken from."""

    shares: tuple[Decimal, Decimal, Decimal]
    """In percent, as printed."""
    spans: tuple[Span, Span, Span]
    """Where each share stands."""
    values: tuple[Quantity, Quantity, Quantity]


_SHARE = r"(\d{1,2}(?:\.\d+)?)"
_RATIO = regex(rf"(?<![\d.:：∶︰]){_SHARE}[:：∶︰] ?{_SHARE}[:：∶︰] ?{_SHARE}(?![:：∶︰.\d])")
_PERCENTS = regex(rf"(?<![\d.]){_SHARE}[%％][、，, ]{_SHARE}[%％](?:[、，, ]|和|及|以及){_SHARE}[%％]")
_MADE_UP = regex(
    r"产业(?:增加值)?(?:结构构成|结构|构成)(?:[^。；，,]{0,40}(?:调整|优化|变化|演变|变)(?:到|为|至)|分别为|为|是)?$"
)
"""Before the percentages: 产业构成由上年的11.2%、42.9%和45.9%调整为, with no word of what else is made up so."""
_FRONT = regex(r"三次产业[^。；]{0,16}(?:结构|比例|比重|之比|构成)[^。；]{0,10}$")
# 由上年的10.8∶43.2∶46.1调整为…: of another year.
_OF_BEFORE = regex(r"(?:由|从|上年|去年|(?:19|20)\d\d年?)[^。；，,]{0,8}$")
_ADJUSTED = regex(r"(?:调整|优化|变化|演变)(?:到|为|至)$")
_OF_ELSE, _CLAUSE = regex("就业|从业|劳动力|投资|税收|贷款|用电|企业"), regex("[。；，]")
_MADE_UP_WORD = regex("产业(?:增加值)?(?:结构|构成)")
_NAMES = tuple(regex(rf"第{number}产业(?:实现|完成)?(?:增加值)?(?:完成|为|达到|达)?$") for number in "一二三")
_TOGETHER = regex(
    r"(?:三次产业|一二三次?产业|第?一、第?二、第?三次?产业)(?:实现|完成)?增加值分别(?:为|是|达到?|完成|实现)?$"
)
_MARKS = ("、", "，", "和", "及")
"""Between the values of such a row."""
_YEAR = regex(r"(?<![比较与同由从])(?:((?:19|20)\d\d)年|([上去前]年))")
_PLACE = regex(r"(?<![一-鿿])[一-鿿]{1,6}?(?:省|市(?!场)|县|(?<![园景社库片城地])区|州|旗|镇|乡(?!村)|街道)")
_LONGEST_FRONT = 50
"""Characters before a proportion in which it is named."""


def find_sectors(ledger: Ledger) -> Iterator[Sectors]:
    """Every proportion of the sectors with the nearest values of all three before it in its paragraph."""
    text = ledger.text
    if "第三产业" in text and _MADE_UP_WORD.search(text):
        yield from _in_percent(ledger)
    for match in proportions_told(text):
        values = _values(ledger, match.start())
        if values and not (
            _another_year(ledger, match.start(), values[0].span.start) or _of_another(ledger, values, match.start())
        ):
            yield _sectors(match, values)


def proportions_told(text: str) -> Iterator[re.Match[str]]:
    """Every 10.8∶43.2∶46.1 told as the proportion of the three sectors, but for those of the year before."""
    for match in _RATIO.finditer(text) if "三次产业" in text else ():
        front = text[max(0, match.start() - _LONGEST_FRONT) : match.start()]
        adjusted = _ADJUSTED.search(front)
        if not (_FRONT.search(front) or (adjusted and "三次产业" in front)) or (
            not adjusted and _OF_BEFORE.search(front)
        ):
            continue
        if not _OF_ELSE.search(_CLAUSE.split(front)[-1]):  # 三次产业投资构成为
            yield match


def _sectors(match: re.Match[str], values: tuple[Quantity, Quantity, Quantity]) -> Sectors:
    one, two, three = (Decimal(share) for share in match.groups())
    spans = (Span(*match.span(1)), Span(*match.span(2)), Span(*match.span(3)))
    return Sectors((one, two, three), spans, values)


def _in_percent(ledger: Ledger) -> Iterator[Sectors]:
    """Three percentages of which the whole of industry is made up, with the added values in front of them."""
    for match in _PERCENTS.finditer(ledger.text):
        front = ledger.text[max(0, match.start() - _LONGEST_FRONT) : match.start()]
        if not _MADE_UP.search(front) or _OF_ELSE.search(_CLAUSE.split(front)[-1]):
            continue
        values, year = _values(ledger, match.start()), _year(ledger, match.start())
        if values is None or "增加值" not in values[0].before or _of_another(ledger, values, match.start()):
            continue
        if year in ("", _year(ledger, values[0].span.start, whole=True)):
            yield _sectors(match, values)


def _another_year(ledger: Ledger, share: int, value: int) -> bool:
    """True where the shares are told of another year than the values: 最终核实2022年…结构为9.5∶43.0∶47.5."""
    told = _year(ledger, share)
    return told != "" and told != (_year(ledger, value, whole=True) or told)


def _of_another(ledger: Ledger, values: tuple[Quantity, Quantity, Quantity], share: int) -> bool:
    """True for values of the paragraph above that are of another place than the shares, or of more years than one."""
    own = ledger.document.blocks[ledger.document.block_index(share)].span
    first, last = min(value.span.start for value in values), max(value.span.end for value in values)
    if first >= own.start:
        return False
    above = ledger.document.blocks[ledger.document.block_index(first)].span
    there, here = ledger.text[above.start : last], ledger.text[own.start : share]
    places, ours = ({_bare(name) for name in _PLACE.findall(words)} for words in (there, here))
    years = {"".join(year) for words in (there, here) for year in _YEAR.findall(words)}
    return len(places) > 1 or bool(places and ours and places != ours) or len(years) > 1


def _bare(place: str) -> str:
    return _WHOLE_PLACE.sub("全", place.removeprefix("其中").lstrip("在"))


_WHOLE_PLACE = regex("^.*[全我本](?=.$)")
"""年初步核算全市 and 我市 are 全市."""


def _year(ledger: Ledger, offset: int, *, whole: bool = False) -> str:
    """The last year named before `offset` in its sentence, or, where `whole`, in its paragraph."""
    block = ledger.document.blocks[ledger.document.block_index(offset)].span
    start = block.start if whole else ledger.sentences[ledger.sentence_at(offset)].span.start
    found = _YEAR.findall(ledger.text, start, offset)
    return "".join(found[-1]) if found else ""


def _values(ledger: Ledger, offset: int) -> tuple[Quantity, Quantity, Quantity] | None:
    """第一产业增加值A、第二产业增加值B、第三产业增加值C before `offset` in its paragraph, or in the one above it."""
    block = ledger.document.block_index(offset)
    first = block - 1 if offset - ledger.document.blocks[block].span.start <= _LONGEST_FRONT else block
    found: dict[int, Quantity] = {}
    for index in range(ledger.sentence_at(offset), -1, -1):
        if ledger.sentences[index].block < first or len(found) == len(_NAMES):
            break
        for quantity in reversed(ledger.by_sentence.get(index, ())):
            if quantity.kind != "money" or quantity.span.start > offset or quantity.approximate:
                continue
            for number, name in enumerate(_NAMES):
                if number not in found and name.search(quantity.before):
                    found[number] = quantity
    return (found[0], found[1], found[2]) if len(found) == len(_NAMES) else _in_a_row(ledger, first, offset)


def _in_a_row(ledger: Ledger, first: int, offset: int) -> tuple[Quantity, Quantity, Quantity] | None:
    """三次产业增加值分别为A、B、C in the blocks from `first` on; of which year they are is for the caller to ask."""
    for index in range(ledger.sentence_at(offset), -1, -1):
        if ledger.sentences[index].block < first:
            return None
        row = [one for one in ledger.by_sentence.get(index, ()) if one.kind == "money" and one.span.end <= offset]
        for at in range(len(row) - 2):
            one, two, three = row[at : at + 3]
            marks = (ledger.text[a.span.end : b.span.start] for a, b in ((one, two), (two, three)))
            if _TOGETHER.search(one.before) and all(mark in _MARKS for mark in marks):
                return one, two, three
    return None
