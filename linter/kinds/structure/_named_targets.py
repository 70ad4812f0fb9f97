"""What a reference names: 评分细则见附件1, where 评分细则 is the title of 附件2."""

from __future__ import annotations

from collections.abc import Mapping

from linter.facts.quantities.mentions import shared
from linter.patterns import regex

_AHEAD = regex(
    r"^.*(?:[^一-鿿《》“”（）()]|填[写报]|报送|报名|提交|组织|使用|按照?|根据|对照|将|把|请|及|和|与)(?=.{3})"
)
_ASIDE = regex(r"[（(][^（()）]*[)）]|[《》“”]")
_SHORTEST, _TELLING = 3, 4
"""Characters of a name that is a whole title, and of one that is a part of it."""


def named_instead(words: str, number: str, titles: Mapping[str, str]) -> str:
    """The number under which the thing is listed that the words before a reference name; empty unless it is another."""
    named = _bare(_AHEAD.sub("", words))
    if len(named) < _SHORTEST or number not in titles:
        return ""
    own = len(shared(named, _bare(titles[number])))
    others = {other: len(shared(named, _bare(title))) for other, title in titles.items() if other != number}
    best = max(others, key=lambda other: others[other], default="")
    if not best or list(others.values()).count(others[best]) > 1:
        return ""
    whole = named.endswith(_bare(titles[best])) and len(_bare(titles[best])) >= _SHORTEST
    part = others[best] == len(named) >= _TELLING
    return best if (whole or part) and own < min(_SHORTEST, others[best] - 1) else ""


def _bare(title: str) -> str:
    return _ASIDE.sub("", title).strip("，,。；;：: ")
