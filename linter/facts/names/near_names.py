"""Near names: long ones that differ in one place, 县商务和口岸管理局 beside 县商务和口岸发展局.

In 1.4 million characters of right reports such names were told apart by a numeral alone, 第一人民医院 and
第二人民医院.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from linter.facts.names.sounds import of_one_fortune
from linter.facts.quantities.bigrams import is_short_for
from linter.offsets import Span
from linter.patterns import regex

_OWNER = regex("有限责任公司|股份有限公司|有限公司|合作社|事务所|医院|学校|中学|小学|水库|泵站|水厂")
_HAN = regex("[一-鿿]+$")
_LONGEST = 14
"""Characters before an ending that are read."""
_BEHIND = 2
"""Characters of a trade between what differs and the ending."""
_SERIES = frozenset("一二三四五六七八九十东西南北中上下大小新老旧甲乙丙丁前后左右")
"""What tells the members of a series apart; what may be a surname elsewhere is a part of such names."""
JOINTS = frozenset("与和同跟及向对将把由给为被从让在赴到往")
"""What joins two names, 县医院与某公司 and 县医院向某公司, is part of none."""
_LEVELS = "省市县区州旗镇乡"
_PLACE = len("清川")
"""Characters of a place without its level: one more must belong to the name."""
_DEPARTMENT = regex(
    r"(?P<name>[省市县区州旗](?<!(?![与由向将把在为是被及从等至到入了或和的对经])[一-鿿].)(?P<core>(?:(?![第组向对委在的把将由为是被及从至到入了或与])[一-鿿]){4,12}?局))(?![面势限部长])"
)
_SHARED = 4
"""Characters that two departments of one body begin with."""


def find_near_names(text: str) -> Iterator[tuple[Span, Span]]:
    """Each pair of names once: the first place of each."""
    yield from _one_character(text)
    yield from _departments(text)


def _one_character(text: str) -> Iterator[tuple[Span, Span]]:
    """Names of one start, trade and ending, of which one character differs and the start holds some of the name."""
    alike: dict[tuple[str, str, str], dict[str, Span]] = defaultdict(dict)
    for match in _OWNER.finditer(text):
        end = match.start()
        run = _HAN.search(text, max(0, end - _LONGEST), end)
        if run is None:
            continue
        # What differs follows the place and one character of the name at least.
        for at in range(run.start() + 2, end - _BEHIND):
            level = text[at - 2] in _LEVELS
            start = at - 2 if level else at - _PLACE - 1
            if start < run.start() or text[at - 1] in _LEVELS:
                continue
            key = match.group(), text[start:at], text[at + 1 : end]
            alike[key].setdefault(text[at], Span(start, match.end()))
    for writings in alike.values():
        if (
            len(writings) == 2
            and not any(char in _SERIES for char in writings)
            and not (JOINTS.issuperset(writings) or of_one_fortune(writings))
        ):
            one, other = writings.values()
            yield one, other


_MOST = 3
"""Departments of one body that begin alike, at most."""


def _departments(text: str) -> Iterator[tuple[Span, Span]]:
    """Departments of one body that begin alike and end otherwise, neither of them the other's short form."""
    first: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    for match in _DEPARTMENT.finditer(text):
        level, core = match["name"][0], match["core"]
        first[level, core[:_SHARED]].setdefault(core, Span(*match.span("name")))
    for cores in first.values():
        if len(cores) > _MOST:
            continue  # words that were no names
        for one, other in combinations(cores, 2):
            if not is_short_for(*sorted((one, other), key=len)):
                yield cores[one], cores[other]
