"""Numerals: every writing of a number that occurs in reports, turned into an exact decimal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from linter.fact import Number
from linter.offsets import Span

HAN_DIGITS = "零〇○一二两三四五六七八九"
HAN_UNITS = "十百千万亿"
CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITAL_TO_HAN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟○", "一二三四五六七八九十百千〇")
_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_MULTIPLIER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

# 千 before 米, 瓦, 克, 卡 belongs to the unit; 百 before 分 to 百分点.
_SCALE = r"(?:[万亿十]|百(?!分)|千(?![米瓦克卡]))+"
_ARABIC = rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d{{1,3}}(?: \d{{3}})+(?=[万亿元])|\d+)(?:\.\d+)?"
_HAN = rf"[{HAN_DIGITS}{HAN_UNITS}{CAPITALS}]+(?:点[{HAN_DIGITS}]+)?"

NUMERAL = re.compile(rf"(?P<arabic>{_ARABIC})(?P<scale>{_SCALE})?|(?P<han>{_HAN})")
"""A numeral anywhere in a text; what it means there is decided by its surroundings."""


@lru_cache(maxsize=4096)
def han_value(text: str) -> Decimal | None:
    """The value of an isolated Han numeral; None where it is not a well-formed number.

    cn2an reads the integer; decimals, ○ and the capitals of money are prepared for it here.
    """
    text = text.translate(_CAPITAL_TO_HAN)
    if "点" in text:
        whole, _, decimals = text.partition("点")
        integer = han_value(whole) if whole else Decimal(0)
        if integer is None or any(c not in _DIGIT for c in decimals):
            return None
        return integer + Decimal("0." + "".join(str(_DIGIT[c]) for c in decimals))
    if len(text) == 1:
        if text in _DIGIT:
            return Decimal(_DIGIT[text])
        return Decimal(10) if text == "十" else None
    if all(c in _DIGIT for c in text):
        return Decimal("".join(str(_DIGIT[c]) for c in text))
    from cn2an import cn2an  # 0.15 s to import, and many texts need no Han numeral

    try:
        return Decimal(str(cn2an(text.replace("〇", "零"), "smart")))
    except ValueError:
        return None


def _arabic(span: Span, digits: str, scale: str | None) -> Number:
    plain = digits.replace(",", "").replace("，", "").replace(" ", "")
    value = Decimal(plain)
    places = len(plain.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    if scale:
        for mark in scale:
            value *= _MULTIPLIER[mark]
            step *= _MULTIPLIER[mark]
    return Number(span, value, step, "mixed" if scale else "arabic", bool(scale))


def number_at(match: re.Match[str]) -> Number | None:
    """The number of a NUMERAL match; None where a Han numeral is not well formed."""
    span = Span(*match.span())
    digits = match["arabic"]
    if digits is not None:
        return _arabic(span, digits, match["scale"])
    text = match["han"]
    value = han_value(text)
    if value is None:
        return None
    step = Decimal(1)
    if "点" in text:
        step = Decimal(1).scaleb(-len(text.partition("点")[2]))
    elif len(text) > 1 and text[-1] in "万亿":
        step = Decimal(_MULTIPLIER[text[-1]])
    capital = any(c in CAPITALS for c in text)
    return Number(span, value, step, "capital" if capital else "han", step > 1)


def find_numbers(text: str) -> Iterator[Number]:
    """Every numeral of a text, whatever it stands in: dates, names and fixed phrases included."""
    for match in NUMERAL.finditer(text):
        number = number_at(match)
        if number is not None:
            yield number
