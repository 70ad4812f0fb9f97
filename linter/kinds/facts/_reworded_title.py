"""Reworded titles: 《设备采购论证办法》（水发〔2023〕8号） and, of the same number, 《设备购置审批规定》."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from linter.facts.names.names import Name
from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.patterns import regex

_SORT = regex(
    "(?:监督管理|管理|行动|实施|工作|考核|暂行|试行)*(?:办法|规定|细则|制度|方案|意见|规则|条例|规程|计划|规范|规划|标准|指引)"
    "(?:[（(][^（()）]{1,8}[）)])?$"
)
"""What a title ends with: two papers of one notice may well be of two sorts, but hardly on one subject."""
_ONE_OF_SEVERAL = regex(
    r"[》”’]?(?:[（(][^（()）\n]{0,30}[）)])?[^，,。；;\n]{0,6}[等共](?:[两二三四五六七八九十]|\d{1,2})[个项部份件]"
)
"""Behind a number: 等3项制度, of which others may have been issued with it."""
_SHORTEST = 6
"""Characters of a subject that are enough to compare."""
_BEGINNING = 2
"""Characters with which both subjects begin."""


def reworded(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """True where two titles of one number tell one subject in other words.

    One notice may issue two papers, on 采购 and on 处置. Where the subjects begin alike and what parts them still
    shares a character, 采购 and 购置, they are one.
    """
    one, other = (_SORT.sub("", named[0].key) for named in (ones, others))
    if min(len(one), len(other)) < _SHORTEST or one in other or other in one:
        return False
    gap = difference(one, other)
    inserted = not (gap.one and gap.other) and len(gap.behind) > 1
    if len(gap.before) < _BEGINNING or not (inserted or set(gap.one) & set(gap.other)):
        return False
    shared = (Counter(one) & Counter(other)).total()
    if 2 * shared < max(len(one), len(other)):
        return False
    return not any(_ONE_OF_SEVERAL.match(ledger.text, name.span.end) for name in (*ones, *others))
