"""Share words: what a share may stand for, told in digits or in words: 30.6%, 不到三成, 一半以上, 四分之一左右."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.interval import Interval
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ShareSaid(NamedTuple):
    """A share as the text tells it."""

    span: Span
    """The number with the words that bound it: 超过三分之二."""
    means: Interval
    """All that the loosest reading lets it stand for, as fractions of one."""
    in_words: bool
    """False for a bare percentage."""
    verb_to: int
    """Where 是 of 一半以上是禽肉产量 ends, of which the share is told behind it; 0 at the end of a clause, else -1."""


_NUMBER = regex(
    r"(?<![\d.])(?P<percent>\d{1,3}(?:\.\d+)?)[%％]|百分之(?P<hundredths>[一二三四五六七八九]?十[一二三四五六七八九]?)"
    r"|(?P<tenths>[一二两三四五六七八九])成(?P<more>[一二三四五六七八九半])?"
    r"|(?P<into>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九])|(?P<half>一半|半数|(?<=[过近逾超])半(?![年个天月小径岛导程途]))"
)
_SIGN = regex("[%％成半之]")
_SHARE = regex("[占中里的]|比重|份额|比例")
_MODE = regex(
    "(?:(?P<below>不足|不到|不及|未到|未达到?|不超过?|[未不]过|低于|少于|小于|至多)|(?P<above>超过|超出|超|逾|多于|大于|高于|突破|不低于|不少于|至少|不止|过)"
    "|(?P<near>接近|将近|近)|(?P<about>大约|约为?|大致|大体))了?$"
)
_TAIL = regex("(?P<above>以上)|(?P<over>有余|多|余|强)|(?P<below>以下|以内)|(?P<weak>弱)|(?P<about>左右|上下)")
_END = regex("[，,。；;！!\n）)]|$|(?P<verb>(?:都|均|全)?(?:是|为|来自于?|来源于|属于?))(?=[^，,。；;\n]{3})")
_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 5}
_LONGEST, _LONGEST_BEHIND, _LONGEST_MODE, _NEAR = 6, 3, 4, 40
"""Characters of a number up to and behind its sign, of the words that bound it, and before it that call it a share."""
_HUNDRED, _TEN = Decimal(100), Decimal(10)
_MARGIN, _NARROW = Decimal("0.02"), Decimal("0.01")
"""How far a bound in words, and one in percent, may be overstepped."""
_ROUGH, _ABOUT, _ABOUT_PERCENT = Decimal("0.05"), Decimal("0.08"), Decimal("0.03")
"""How far a bare 三成, 三成左右 and 约30% reach on both sides."""
_NEARLY, _WELL_OVER = Decimal("0.1"), Decimal("0.15")
"""How far below it 近六成 begins, and how far 六成多 may reach."""


@once
def find_shares_told(ledger: Ledger) -> Iterator[ShareSaid]:
    """Every percentage below 100 and every share in words, with what it may stand for, whatever it is of."""
    text = ledger.text
    done = 0
    for sign in _SIGN.finditer(text):
        match = _NUMBER.search(text, max(done, sign.start() - _LONGEST), sign.end() + _LONGEST_BEHIND)
        if match is None:
            continue
        done = match.end()
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        mode = _MODE.search(text, max(0, match.start() - _LONGEST_MODE), match.start())
        means = _means(match, mode.lastgroup if mode else None, tail.lastgroup if tail else None)
        if means is not None:
            behind = _END.match(text, end)
            verb_to = -1 if behind is None else behind.end() if behind["verb"] else 0
            yield ShareSaid(Span(mode.start() if mode else match.start(), end), means, not match["percent"], verb_to)


@once
def find_shares_said(ledger: Ledger) -> Iterator[ShareSaid]:
    """Those of them that end their clause, or that 是 follows, behind words that call them a share."""
    for said in find_shares_told(ledger):
        if said.verb_to >= 0 and _SHARE.search(ledger.text, max(0, said.span.start - _NEAR), said.span.start):
            yield said


def _means(match: re.Match[str], mode: str | None, tail: str | None) -> Interval | None:
    value, reach = _value(match)
    in_words = not match["percent"]
    if not 0 < value < 1 or (mode and tail and mode not in (tail, "about")):
        return None
    margin = _MARGIN if in_words else max(_NARROW, reach)
    way = tail or mode
    if way == "above":
        return Interval(value - margin, Decimal(1))
    if way == "below":
        return Interval(Decimal(0), value + margin)
    if way == "over":
        return Interval(value - margin, value + _WELL_OVER)
    if way in ("near", "weak"):
        return Interval(value - _NEARLY, value + margin)
    if way == "about":
        reach = _ABOUT if in_words else max(_ABOUT_PERCENT, reach)
    return Interval(value - reach, value + reach)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The share, and how far a bare one reaches: two units of the last place of a percentage."""
    if percent := match["percent"]:
        places = len(percent.partition(".")[2])
        return Decimal(percent) / _HUNDRED, Decimal(2).scaleb(-places - 2)
    if words := match["hundredths"]:
        tens, _, ones = words.partition("十")
        return Decimal((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)) / _HUNDRED, _MARGIN
    if tenths := match["tenths"]:
        more = match["more"]
        value = (_DIGITS[tenths] + (_DIGITS[more] / _TEN if more else Decimal(0))) / _TEN
        return value, _MARGIN if more else _ROUGH
    if parts := match["of"]:
        return Decimal(_DIGITS[parts]) / _DIGITS[match["into"]], _ROUGH
    return Decimal(1) / 2, _ROUGH
