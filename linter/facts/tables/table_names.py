"""Table names: what a row or a column of a table is called."""

from __future__ import annotations

from linter.facts.layout.asides import without_asides
from linter.patterns import regex

_MARK = regex(
    r"^(?:[#＃*＊]+|[一二三四五六七八九十\d]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|其中[:：]?|附[:：])+"
)


def bare_label(label: str) -> str:
    """The name without the mark of its level and what brackets add: 油菜籽 of # 油菜籽（万吨）."""
    return bare_heading(_MARK.sub("", label))


def bare_heading(heading: str) -> str:
    """The name of a column, in which a number in front is no mark of a level: 2025年 of 2025年（万元）."""
    return "".join(without_asides(heading).split())
