"""Labelled lines: 资金总额：321.25, then 其中：中央补助 166.00, 市级资金 136.00, one a line, as forms are filled in.

No unit stands beside the numbers, so that nothing else reads them. That such lines make up the one above is shown by
another block of the text with the same labels, which comes out, or by one key that would mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.facts.quantities.slips import copied
from linter.interval import plain
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)"
_LINE = regex(
    r"[ \t　]*(?P<lead>其中[：:]?)?(?P<label>[^\d\n：:，,。；;]*[一-鿿)）])"
    rf"[ \t　]*(?:[：:][ \t　]*)?{_NUMBER}[ \t　]*(?:[万亿]?元)?[ \t　]*(?:\n|$)"
)
_FIRST = regex(r"\n[ \t　]*其中[：:]")
_WHOLE = regex("总额|合计|总计|小计|总数|总量|总投资|预算数|资金")
_NO_PART = regex("总额|合计|总计|小计|其中")
_NOT_ALL = regex("结余$|比|率|占|均")
_FEWEST, _MOST = 2, 12
_TELLING = 4
"""Digits of a number in which one key is told from chance, where no other block shows what adds up."""


@dataclass(frozen=True, slots=True)
class LabelledNumber:
    """A number with the words of its line."""

    label: str
    value: Decimal
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LabelledSum:
    """A number whose parts the lines below it tell, and which is not their sum."""

    whole: LabelledNumber
    parts: tuple[LabelledNumber, ...]
    shown: bool
    """True where another block with the same labels adds up."""


def find_labelled_sums(text: str) -> Iterator[LabelledSum]:
    """Every block of lines that does not come to the number above it, though it should."""
    blocks = [block for first in _FIRST.finditer(text) if (block := _block(text, first.start()))]
    right = [_names(parts) for whole, parts in blocks if _sum(parts) == whole.value]
    for whole, parts in blocks:
        shown = _names(parts) in right
        if _sum(parts) != whole.value and (shown or (len(parts) > _FEWEST and _by_one_key(whole, parts))):
            yield LabelledSum(whole, parts, shown)


def _block(text: str, above: int) -> tuple[LabelledNumber, tuple[LabelledNumber, ...]] | None:
    """The line that ends at `above`, with those below it up to one that is no part."""
    line = _LINE.match(text, text.rfind("\n", 0, above) + 1)
    if line is None or line.end() != above + 1 or not _WHOLE.search(line["label"]):
        return None
    parts: list[LabelledNumber] = []
    at = above + 1
    while len(parts) <= _MOST and (part := _LINE.match(text, at)):
        if _NO_PART.search(part["label"]) or _NOT_ALL.search(part["label"]) or (parts and part["lead"]):
            break
        parts.append(_number(part))
        at = part.end()
    return (_number(line), tuple(parts)) if _FEWEST <= len(parts) <= _MOST else None


def _number(line: re.Match[str]) -> LabelledNumber:
    value = Decimal(line["number"].replace(",", ""))
    return LabelledNumber(line["label"].strip(), value, line["number"], Span(*line.span("number")))


def _names(parts: Sequence[LabelledNumber]) -> tuple[str, ...]:
    return tuple(part.label for part in parts)


def _sum(parts: Sequence[LabelledNumber]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _by_one_key(whole: LabelledNumber, parts: Sequence[LabelledNumber]) -> bool:
    """True where one digit of one of the numbers, or two exchanged, makes the sum right."""
    over = _sum(parts) - whole.value
    return any(
        _mended(one, needed)
        for one, needed in ((whole, whole.value + over), *((part, part.value - over) for part in parts))
    )


def _mended(one: LabelledNumber, needed: Decimal) -> bool:
    places = max(0, -int(one.value.as_tuple().exponent))
    said, right = (plain(abs(value).scaleb(places).to_integral_value()) for value in (one.value, needed))
    return needed > 0 and len(said) == len(right) >= _TELLING and copied(said, right, _TELLING)


_BALANCE = tuple(
    regex(
        rf"[ \t　]*(?P<label>[一-鿿]{{0,6}}(?:{words})(?:资金|金额)?(?:[（(][^（()）\n]{{0,8}}[)）])?)"
        rf"[ \t　：:]*{_NUMBER}(?:\n|$)"
    )
    for words in ("到位", "支出|使用|支付", "结余|结存")
)


_OTHER_FOOTING = regex("利息|结转|年初|期初|上年|累计|本年|当年")
"""What may be in one of the three numbers and not in the others."""
_REACH = 24
"""Characters of the line before and of the one behind."""


def find_line_balances(text: str) -> Iterator[tuple[LabelledNumber, ...]]:
    """What came in, what was paid and what is left, on three lines that follow each other, where they disagree."""
    if "到位" not in text or "结" not in text:
        return
    at = 0
    while at < len(text):
        told: list[LabelledNumber] = []
        end = at
        for pattern in _BALANCE:
            line = pattern.match(text, end)
            if line is None:
                break
            told.append(_number(line))
            end = line.end()
        if len(told) == len(_BALANCE):
            came, paid, left = told
            around = text[max(0, at - _REACH) : end + _REACH]
            if came.value - paid.value not in (left.value, -left.value) and not _OTHER_FOOTING.search(around):
                yield came, paid, left
        at = text.find("\n", at) + 1 or len(text)
