"""Acts of law under another type word: 《中华人民共和国水权条例》 beside 《中华人民共和国水权法》."""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts.names.names import Name
from linter.kinds._names import together
from linter.ledger import Ledger
from linter.patterns import regex

_LAW = regex("中华人民共和国[一-鿿]{2,}?(?P<sort>法|条例|办法)")
_LOCAL = regex(
    "(?:[一-鿿]{2,8}?(?:省|自治区|市|自治州|自治县)|党政机关|党政领导干部|国有企业)"
    "[一-鿿]{4,}?(?<!管理)(?<!工作)(?P<sort>条例|办法)"
)
"""Acts of a place or for one sort of office; of a 管理条例 the office in charge may make a 管理办法."""
_OWN_SORT = regex("(?:实施|暂行|试行|处罚|管理暂行)$")
"""Behind what a 办法 or 条例 goes with an act of another sort: 实施办法, 暂行条例."""
_CHANGED = regex(
    "废止|修[订改]|原[有来《]|旧|新[的版《]|上升为|升格|升级为|取代|替代|代替|改为|起草|制定|出台|立法|颁布|施行|过渡|同时"
)
"""Words that tell of an act which follows another one."""


def other_act(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """True where one act is called a 法 and a 条例, or one place's a 条例 and a 办法, and no words tell of two.

    A country or a place has one act on a subject; a later one takes the place of the earlier, and is told so.
    """
    return _one_act(ones[0].text, others[0].text) and not (
        together(ledger, ones, others) or any(_CHANGED.search(_sentence(ledger, name)) for name in (*ones, *others))
    )


def _one_act(one: str, other: str) -> bool:
    for form in (_LAW, _LOCAL):
        first, second = form.fullmatch(one), form.fullmatch(other)
        if first and second:
            stems = {title[: match.start("sort")] for title, match in ((one, first), (other, second))}
            return len(stems) == 1 and first["sort"] != second["sort"] and not _OWN_SORT.search(stems.pop())
    return False


def _sentence(ledger: Ledger, name: Name) -> str:
    return ledger.read(ledger.sentences[ledger.sentence_at(name.span.start)].span)
