"""Scores in a table: a column 得分 beside the full marks 权重 of each row, which add up as those do."""

from __future__ import annotations

from decimal import Decimal

from linter.facts.tables.tables import Line, Table
from linter.patterns import regex

_SCORE = regex("(?:[一-鿿]{0,4}(?:得分|评分)|得分值)(?:[（(]分[)）])?")
_FULL = regex("[一-鿿]{0,2}(?:权重|分值|满分值?|标准分值?|基准分|总分值?|应得分|配分)(?:[（(][分%％][)）])?")
_FEWEST = 3
"""Rows with both: fewer do not show that the scores are told of those marks."""
TOTALS = frozenset(["总分", "总得分", "得分合计"])
"""Labels of the total row of such a table alone."""


def find_scored(table: Table) -> frozenset[int]:
    """The column of scores that adds up: none is above the marks of its row, whose own total is their sum.

    Scores of one hundred each beside a weight are no such column, nor are the means of several judges.
    """
    named = {column: words.replace(" ", "") for column, words in table.heading.items() if set("分重") & set(words)}
    full = [column for column, words in named.items() if _FULL.fullmatch(words)]
    scores = [column for column, words in named.items() if _SCORE.fullmatch(words) and column not in full]
    totals = [line for line in table.rows if line.is_total or line.label in TOTALS]
    if len(scores) != 1 or len(full) != 1 or len(totals) != 1:
        return frozenset()
    rows = [line for line in table.rows if line not in totals]
    told = [pair for line in rows if (pair := _told(line, scores[0], full[0])) is not None]
    whole = _told(totals[0], scores[0], full[0])
    if whole is None or len(told) < max(_FEWEST, len(rows)) or any(score > mark for score, mark in (*told, whole)):
        return frozenset()
    return frozenset(scores) if sum(mark for _, mark in told) == whole[1] else frozenset()


def _told(line: Line, score: int, full: int) -> tuple[Decimal, Decimal] | None:
    """The score and the full marks of a row; None where either is missing."""
    own, mark = line.figures.get(score), line.figures.get(full)
    if own is None or mark is None or own.value is None or mark.value is None or own.ratio:
        return None
    return own.value, mark.value
