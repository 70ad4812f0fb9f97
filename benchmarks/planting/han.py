"""Han numerals below a hundred, as reports number and count with them."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
NUMERAL = "[一二三四五六七八九十]{1,3}"


def write(value: int) -> str:
    """二十三 for 23; from 1 to 99."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


_VALUES = {write(value): value for value in range(1, 100)}


def read(numeral: str) -> int | None:
    """23 for 二十三 and for "23"; None for what is no number below a hundred."""
    if numeral.isdecimal():
        return int(numeral)
    return _VALUES.get(numeral)
