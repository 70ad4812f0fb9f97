"""Other sorts: 苗木花卉行业协会 called 苗木花卉行业商会, 市农科院 called 市农科所, bodies of one name and two sorts.

In 1.9 million characters of right reports no long name stood before two of these sorts.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_UNION = regex("(?P<sort>协会|商会|联合会|学会|促进会|研究会|联盟)(?![员长])")
_UNION_NAME = regex("[一-鿿]{5}$")
_LEVEL = regex("[省市县区州]")
"""In the end of a union's name a level begins it: 省建筑业协会 and 市建筑业商会 are two."""
_INSTITUTE = regex("(?P<sort>[院所])(?![长校级系士部办子在有属谓得需以用致内外区落务领])")
_INSTITUTE_NAME = regex("[省市县区州][一-鿿]{2,7}$")
_OTHER = regex(
    "医院|学院|法院|检察院|剧院|影院|养老院|敬老院|卫生院|福利院|派出所|司法所|看守所|事务所|交易所|场所|厕所|办事"
)
_LONGEST = 8
"""Characters before a sort that are read as its name."""


def find_other_sorts(text: str) -> Iterator[tuple[Span, Span]]:
    """The first places of each name that stands before two sorts."""
    for sort, name in ((_UNION, _UNION_NAME), (_INSTITUTE, _INSTITUTE_NAME)):
        found = list(sort.finditer(text))
        if len({match["sort"] for match in found}) < len(("one", "other")):
            continue
        told: dict[str, dict[str, Span]] = {}
        for match in found:
            before = name.search(text, max(0, match.start() - _LONGEST), match.start())
            if before is None or _OTHER.search(text, before.start(), match.end()):
                continue
            if sort is _INSTITUTE or not _LEVEL.search(before.group()):
                told.setdefault(before.group(), {}).setdefault(match["sort"], Span(before.start(), match.end()))
        for sorts in told.values():
            if len(sorts) == len(("one", "other")):
                one, other = sorts.values()
                yield one, other
