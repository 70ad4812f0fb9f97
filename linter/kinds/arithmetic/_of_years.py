"""Years and quarters that do not make up their whole: of a part of it, fewer of them, or over into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.parts import Breakdown
    from linter.ledger import Ledger

_YEAR = regex(r"(?P<of>[一-鿿]{2,20}?)?(?:19|20)\d\d年")
_BY_YEAR = regex("^[分按逐各]|年")
_OVER = regex("跨年|次年")
_FAR = 30
"""Characters behind the last year in which it is said that some run over."""


_QUARTER = regex("(?:其中)?第?[一二三四]季度")
_QUARTERS = {"前三季度": 3, "前两季度": 2, "上半年": 2, "下半年": 2, "全年": 4}


def _quarters_left_out(breakdown: Breakdown) -> bool:
    """True for 前三季度705项，其中一季度214项、二季度244项: the third is told elsewhere."""
    if not all(_QUARTER.match(name) for name in breakdown.names):
        return False
    told = next((count for stretch, count in _QUARTERS.items() if stretch in breakdown.whole_words), 0)
    return len(breakdown.names) < told


def years_of_less(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True for 投入6亿元，其中中央资金2021年1亿元，2022年2亿元: what is named before the first year is of all of them.

    True, too, where some count for two years: 2023年实施45个（含跨年度项目).
    """
    if _quarters_left_out(breakdown):
        return True
    first, *others = (_YEAR.match(name) for name in breakdown.names)
    if not first or not all(others):
        return False
    end = breakdown.parts[-1].span.end
    if _OVER.search(ledger.text, breakdown.whole.span.end, end + _FAR):
        return True
    named = first["of"]
    alone = not any(other and other["of"] for other in others)
    return bool(named) and alone and not _BY_YEAR.search(named) and named not in breakdown.whole_words
