"""How kinds tell that two days are one, mistyped."""

from __future__ import annotations

from linter.fact import SURE_YEARS, DateFact


def day_of(date: DateFact) -> tuple[int, int]:
    return date.month or 0, date.day or 0


def slip(one: DateFact, other: DateFact) -> bool:
    """True for two days of one year that a slip of one figure makes of each other: 6 and 16, 18 and 28, 12 and 21."""
    if one.year != other.year and one.year_source in SURE_YEARS and other.year_source in SURE_YEARS:
        return False
    first, second = day_of(one), day_of(other)
    if 0 in (*first, *second):
        return False
    if first[0] == second[0]:
        return one_figure(str(first[1]), str(second[1]))
    return first[1] == second[1] and one_figure(str(first[0]), str(second[0]))


def one_figure(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or one == other[::-1]
    short, long = sorted((one, other), key=len)
    return short in long
