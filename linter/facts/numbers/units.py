"""Units: what follows a numeral, with its factor to the base unit, and what 半, 角 and 分 add to the number."""

from __future__ import annotations

import re
from decimal import Decimal
from sys import intern
from typing import NamedTuple

from linter import lexicon
from linter.fact import QuantityKind
from linter.facts.numbers.numbers import CAPITALS, HAN_DIGITS, HAN_UNITS, han_value
from linter.lexicon import per_lexicon
from linter.patterns import regex
from linter.second_names import second_name_at

_PERCENT = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1"), "折": Decimal("0.1")}
_TENTHS = regex(
    r"成(?![立员果为功本效分就熟品交型长绩年套建体片活色风规败因像全文县份块])(?:(?P<tenth>[一二三四五六七八九])(?!成))?"
)
_DISCOUNT = regex(r"折(?![合价旧算叠射腾中扣线])")
_POINTS = ("百分点", "个百分点")
_TIMES = regex(r"倍(?!次)|番(?!茄)")
_HALF_UNIT = regex(r"个半(?=小时|月|星期|学期|学年)")
_HALF = regex(r"半(?![数导径成夜])")

# 50元6角3分, 壹佰元伍角整
_SMALL_DIGIT = rf"(?:\d|[{HAN_DIGITS}{CAPITALS}])"
CENT = Decimal("0.01")
_ONE = Decimal(1)
_ZERO = Decimal(0)
_HALF_OF_ONE = Decimal("0.5")
# Before other words 整 and 正 begin what is done with the money: 380万元整治背街小巷, 15万元正在发放.
_ROUND = r"整(?=[^一-鿿]|[的作为以是给由和及与已未即计大小]|$)|正(?![一-鿿])"
_COINS = regex(rf"(?:零?(?P<jiao>{_SMALL_DIGIT})[角毛])?(?:零?(?P<fen>{_SMALL_DIGIT})分(?!之))?(?:{_ROUND})?")
_BEGINS_COINS = frozenset(f"整正{HAN_DIGITS}{CAPITALS}")
_CURRENCY_BEFORE = {"￥": "元", "¥": "元", "$": "美元", "€": "欧元", "人民币": "元", "港币": "港元", "新台币": "新台币"}
_CURRENCIES = tuple(_CURRENCY_BEFORE)
_BRACKETS = ("（", "(")
_POWERS = regex(f"[{HAN_UNITS}]+")


def without_powers(printed: str) -> str:
    """A printed unit without the powers of ten before it: 元 of 万元."""
    return _POWERS.sub("", printed)


class Unit(NamedTuple):
    """What follows a numeral."""

    kind: QuantityKind
    printed: str
    base: str
    factor: Decimal
    end: int
    half: Decimal = _ZERO
    """What 半 and coins add to the number, in printed units."""


class _Units(NamedTuple):
    """The units of the lexicon, as they are looked for."""

    patterns: dict[str, re.Pattern[str]]
    """By their first character, the longest first: most characters begin none."""
    forms: dict[str, tuple[str, lexicon.Unit]]
    """By their written form, which is one object for all its numbers."""


@per_lexicon
def _units() -> _Units:
    groups: dict[str, list[str]] = {}
    for unit in sorted(lexicon.units(), key=len, reverse=True):
        groups.setdefault(unit[0], []).append(_written(unit))
    patterns = {first: regex("|".join(group)) for first, group in groups.items()}
    return _Units(patterns, {form: (intern(form), unit) for form, unit in lexicon.units().items()})


def _written(unit: str) -> str:
    """A unit's own letters and no more: 5m is a length, the m of 5mg is none; 3万家庭 are no 家.

    The 3 of 12m3 is a power, that of 12m30 or 12m3.5 begins a number.
    """
    if unit == "家":
        return "家(?!庭)"
    if unit[-1] in "23":
        return re.escape(unit) + r"(?![A-Za-z]|[.．]?\d)"
    return re.escape(unit) + ("(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else "")


_OF_ITS_OWN = frozenset("%‰成折倍番个百")
"""What a share, a multiple, 百分点 or 个半月 begins with."""


@per_lexicon
def _begins_unit() -> frozenset[str]:
    return _OF_ITS_OWN.union(_units().patterns)


def may_be_counted(text: str, start: int, end: int) -> bool:
    """False where no unit can follow a numeral and no currency precedes it: most Han numerals are part of a word."""
    return text[end : end + 1] in _begins_unit() or text.endswith(_CURRENCIES, 0, start)


def unit_at(text: str, at: int) -> tuple[str, lexicon.Unit] | None:
    """The longest unit that begins at `at`."""
    units = _units()
    pattern = units.patterns.get(text[at : at + 1])
    match = pattern.match(text, at) if pattern else None
    return units.forms[match.group()] if match else None


def _share_behind(text: str, at: int, mark: str) -> Unit | None:
    """A share, a multiple, 百分点 or 个半月; None where `mark` is that of another unit."""
    if mark in "%‰":
        return Unit("percent", mark, "%", _PERCENT[mark], at + 1)
    if mark == "成":
        tenths = _TENTHS.match(text, at)
        if tenths:
            half = han_value(tenths["tenth"]) if tenths["tenth"] else None
            return _halved(text, Unit("percent", mark, "%", _PERCENT[mark], tenths.end(), (half or 0) * _PERCENT[mark]))
    elif mark == "折":
        if _DISCOUNT.match(text, at):
            return Unit("percent", mark, "%", _PERCENT[mark], at + 1)
    elif mark in "倍番":
        if _TIMES.match(text, at):
            return _halved(text, Unit("times", mark, mark, _ONE, at + 1))
    elif text.startswith(_POINTS, at):
        points = _POINTS[mark == "个"]
        return Unit("points", points, "百分点", _ONE, at + len(points))
    elif text.startswith("个半", at) and _HALF_UNIT.match(text, at):
        found = unit_at(text, at + 2)
        if found:
            end = at + 2 + len(found[0])
            return Unit("duration", "个" + found[0], found[1].base, found[1].factor, end, _HALF_OF_ONE)
    return None


def unit_behind(text: str, at: int) -> Unit:
    """What follows a numeral that ends at `at`."""
    mark = text[at : at + 1]
    share = _share_behind(text, at, mark) if mark in _OF_ITS_OWN else None
    if share is not None:
        return share
    found = unit_at(text, at)
    if found is None:
        return Unit("plain", "", "", _ONE, at)
    written, unit = found
    kind = unit.kind
    end = at + len(written)
    if kind == "count" and text[end : end + 1] in _BRACKETS:
        end = second_name_at(text, end)  # 20台（套）
        times = lexicon.units().get(f"{written}次") if text[end - 2 : end - 1] == "次" else None
        if times is not None and end == at + len(written) + len("（次）"):
            written, unit = intern(f"{written}次"), times  # 90家（次） are visits, of which one firm may have several
    result = Unit(kind, written, unit.base, unit.factor, end)
    if kind == "money" and written in ("元", "块", "圆"):
        return _with_coins(text, result)
    return _halved(text, result) if kind in ("duration", "measure") else result


def _halved(text: str, unit: Unit) -> Unit:
    """两年半, 三成半, 十五斤半."""
    if not text.startswith("半", unit.end) or not _HALF.match(text, unit.end):
        return unit
    return unit._replace(half=unit.half + _HALF_OF_ONE, end=unit.end + 1)


def _with_coins(text: str, unit: Unit) -> Unit:
    following = text[unit.end : unit.end + 1]
    coins = _COINS.match(text, unit.end) if following in _BEGINS_COINS or following.isdecimal() else None
    if coins is None or coins.end() == unit.end:
        return unit
    half = Decimal(0)
    for group, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if coins[group]:
            digit = Decimal(coins[group]) if coins[group].isdigit() else han_value(coins[group])
            half += (digit or 0) * worth
    return unit._replace(half=half, end=coins.end())


def currency_before(window: str, unit: Unit) -> Unit:
    """¥300: the currency stands before the number."""
    if not window.endswith(_CURRENCIES):
        return unit
    for mark, base in _CURRENCY_BEFORE.items():
        if window.endswith(mark):
            return Unit("money", "", base, Decimal(1), unit.end)
    return unit
