"""Turned names: the same characters in another order, 丰农果业合作社 beside 农丰果业合作社.

In 1.4 million characters of right reports no two names of one start and one ending were such a pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, takewhile
from operator import eq

from linter.offsets import Span
from linter.patterns import regex

_OWNERS = (
    *("有限责任公司", "股份有限公司", "有限公司", "合作社", "事务所", "医院", "学校", "中学", "小学", "水库", "泵站"),
    *("水厂", "厂"),
)
"""What bears a name of its own: two characters turned round are a slip even with nothing before them."""
_ENDING = regex(
    "|".join(_OWNERS)
    + "|工程|中心|小组|局|行动|办法|条例|细则|规定|方案|制度|公园|大桥|产业园|园区|小区|社区|村|镇|站|街道|办公室"
    "|委员会|公司|基地"
)
"""Plain words alone, so that the search passes over all other characters at once."""
_HAN = regex("[一-鿿]+$")
_LONGEST = 12
"""Characters before an ending that are read."""
_JOINED = regex("(?P<tail>[一-鿿]{0,8}?)(?:[与和同跟及、]|以及)[一-鿿]{0,8}")
_SHORTEST = 3
"""Characters before an ending that are compared at least."""
_MOST = 6
"""Writings of the same characters that are compared; more are a refrain."""


def find_turned_names(text: str) -> Iterator[tuple[Span, Span]]:
    """Each pair of writings once, from the first character that both share to the ending."""
    alike: dict[tuple[str, str, int], dict[str, Span]] = defaultdict(dict)
    read: set[str] = set()
    for match in _ENDING.finditer(text):
        end, ending = match.start(), match.group()
        run = _HAN.search(text, max(0, end - _LONGEST), end)
        if run is None or (whole := run.group() + ending) in read:
            continue
        read.add(whole)
        # Names of the same characters have the same sum, in whatever order; others that share it are told apart below.
        total = 0
        for start in range(end - 1, run.start() - 1, -1):
            if end - start >= _SHORTEST:
                alike[ending, text[start], total].setdefault(text[start:end], Span(start, match.end()))
            total += ord(text[start]) ** 3
            if ending in _OWNERS and end - start >= _SHORTEST:
                alike[ending, "", total].setdefault(text[start:end], Span(start, match.end()))
    seen: set[tuple[int, int]] = set()
    for (_, first, _), names in alike.items():
        if len(names) == 1:
            continue
        for one, other in combinations(list(names.items())[:_MOST], 2):
            ends = one[1].end, other[1].end
            if _side_by_side(text, *sorted((one[1], other[1]))):
                continue
            if ends not in seen and _turned(one[0], other[0], 0 if first else len("丰农")):
                seen.add(ends)
                yield one[1], other[1]


def _side_by_side(text: str, one: Span, other: Span) -> bool:
    """True for 新民村服务中心与民新村服务中心: nothing is joined with itself, so they are two."""
    joined = _JOINED.fullmatch(text, one.end, max(one.end, other.start))
    return joined is not None and text.startswith(joined["tail"], other.end)


def _turned(one: str, other: str, only: int) -> bool:
    """True where two neighbouring pieces change places; of just so many characters in all, where `only` says it."""
    before = _shared(one, other)
    behind = _shared(one[::-1], other[::-1])
    left, right = one[before : len(one) - behind], other[before : len(other) - behind]
    if only and (before or len(left) != only):
        return False
    if before < _NAMED and _TRADE.fullmatch(left):
        return False
    return len(left) == len(right) and any(left[at:] + left[:at] == right for at in range(1, len(left)))


_NAMED = 2
"""Characters before a trade that tell whose it is."""
_TRADE = regex(
    "(?:食品|饮料|饮品|农业|科技|贸易|商贸|实业|建材|建筑|工程|机械|服装|纺织|医药|化工|物流|发展|投资|园林|环保)+"
)
"""What firms deal in: 山泉食品饮料公司 and 玉泉饮料食品公司 are two."""


def _shared(one: str, other: str) -> int:
    """Characters that both begin with."""
    return sum(takewhile(bool, map(eq, one, other)))
