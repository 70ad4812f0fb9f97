"""Number formats of Excel: a value as its cell shows it.

ECMA-376 Part 1, 18.8.31: sections for positive, negative and zero values, placeholders for digits, and text that is
shown as it stands: 0"个", 0!.0,"万元", yyyy"年"m"月".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from linter.patterns import regex

_TOKEN = regex(
    r'"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]|(General|G/通用格式|@|.*E[+-]0+)|([0#?]+)|(.)', re.IGNORECASE | re.DOTALL
)
"""Shown text, one shown character, a gap, a filling, a colour or condition, the value as it is, digits, all else."""
_SECTION = regex(r'((?:"[^"]*"|[\\!].|[^;])+)(?:;|$)', re.DOTALL)
_MOST_DIGITS = 15
"""Significant digits that Excel keeps: 0.1 + 0.2 is shown as 0.3."""

_LARGEST = 20
"""Power of ten of the largest value that is laid out: no report counts further."""


class _Format(NamedTuple):
    """One section of a number format."""

    plain: bool
    """True where it shows the value as it is."""
    before: str
    """Text before the number."""
    holes: tuple[str, ...]
    """Placeholders of the whole part, with what stands between them: 0, ., 0 for 0!.0."""
    decimals: int
    behind: str
    grouped: bool
    thousands: int
    """How many times the value is divided by a thousand."""
    percent: bool


def shown_number(value: float, form: str) -> str:
    """A number as a cell with this format shows it; a negative one always with its sign."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return ""
    if exact.adjusted() > _LARGEST:
        return str(value)
    section, exact = _section(form, exact)
    if section.percent:
        exact *= 100
    exact = exact.scaleb(-3 * section.thousands)
    if section.plain:
        text = _plain(exact)
    else:
        text = format(
            exact.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP), ",f" if section.grouped else "f"
        )
        text = _in_holes(text, section.holes)
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    return f"{section.before}{sign}{text}{section.behind}".strip()


def _plain(exact: Decimal) -> str:
    if exact != exact.to_integral_value():
        exact = exact.quantize(Decimal(1).scaleb(exact.adjusted() + 1 - _MOST_DIGITS))
        return format(exact, "f").rstrip("0").rstrip(".")
    return format(exact.to_integral_value(), "f")


def _section(form: str, exact: Decimal) -> tuple[_Format, Decimal]:
    """The section that shows a value, and what of the value it shows.

    A section for negative numbers stands for the sign where it shows one, or a word; colours and brackets are not
    taken for one: the sign says it better.
    """
    sections = _parted(form or "General")
    if exact < 0 and len(sections) > 1:
        before = sections[1].before
        if before.strip("¥￥$ ") and not set("(（") & set(before):
            return sections[1], -exact
    return sections[0], exact


@lru_cache(maxsize=256)
def _parted(form: str) -> tuple[_Format, ...]:
    return tuple(_read(section) for section in _SECTION.findall(form)[:2])


def _read(section: str) -> _Format:
    before, between, behind = "", "", ""
    holes: list[str] = []
    decimals, thousands, percent, grouped, plain, in_decimals = 0, 0, False, False, False, False
    for match in _TOKEN.finditer(section):
        text, char, general, digits, other = match.groups()
        shown = text if text is not None else char or ""
        if general:
            plain = True
        elif digits and in_decimals:
            decimals += len(digits)
        elif digits:
            grouped, thousands = grouped or thousands > 0, 0
            holes += [between] * bool(between) + list(digits)
            between = ""
        elif other == "." and holes:
            in_decimals = True
        elif other == "," and holes:
            thousands += 1
        elif other == "%":
            percent, shown = True, "%"
        elif other:
            shown = other
        if not shown:
            continue
        if not (holes or plain):
            before += shown
        elif in_decimals or plain or percent:
            behind += shown
        else:
            between += shown
    return _Format(plain or not holes, before, tuple(holes), decimals, between + behind if not in_decimals else behind,
                   grouped, thousands, percent)  # fmt: skip


def _in_holes(text: str, holes: tuple[str, ...]) -> str:
    """A number with the text that a format shows between its digits: 12900 in 0!.0 is 1290.0."""
    whole, point, rest = text.partition(".")
    if all(hole in "0#?" for hole in holes):
        return whole.zfill(holes.count("0")) + point + rest
    drawn, left = "", whole
    for hole in reversed(holes):
        if hole not in "0#?":
            drawn = hole + drawn
        elif left:
            drawn, left = left[-1] + drawn, left[:-1]
        elif hole == "0":
            drawn = "0" + drawn
    return left + drawn + point + rest


def shown_date(value: date | time, form: str) -> str:
    """A date or time with the parts that its format shows, written as reports write them."""
    marks = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form).lower()
    text = ""
    if isinstance(value, date):
        has_year, has_day = "y" in marks or "e" in marks, "d" in marks
        if not (has_year or has_day or "m" in marks) or (has_year and has_day):
            text = f"{value.year}年{value.month}月{value.day}日"
        elif has_day:
            text = f"{value.month}月{value.day}日" if "m" in marks else f"{value.day}日"
        else:
            text = f"{value.year}年" * has_year + f"{value.month}月" * ("m" in marks)
    if isinstance(value, (datetime, time)) and "h" in marks and (value.hour or value.minute or not text):
        text += f"{value.hour}:{value.minute:02d}"
    return text
