"""Wider bases: 贫困人口940人，占总人口的19%, behind 贫困人口3860人: all inhabitants are more than the poor ones."""

from __future__ import annotations

from linter.facts.quantities.bigrams import shared_tail
from linter.patterns import regex

_POPULATION = regex("(?:总人口|人口总[数量])的?$")
_NOT_NARROWED = regex(r"(?:^|[总有现计末底均达约旗国省市县区州盟镇乡村街办园]|常住|户籍|在册|登记|普查|境内|辖内)$")
"""What stands before 人口 that leaves it all the inhabitants, of whatever place."""
_COUNTED = regex(r"(?:总(?P<counter>户)数|(?P<noun>[一-鿿]{1,4})总[数量额])的?$")
_NARROWED, _NOUN = 4, 2
"""Characters of 农村学校, and of the noun in it."""
_EVERYBODY = frozenset(("农", "住", "居民", "常住", "户籍", "总", "全部", "所有"))
_CLAUSE = regex(r"[一-鿿]*$")
_VERB = regex(r"(?:共|现|总)?(?:有|为|达到?|计|是|约|仅)*$")


def wider_than(base: str, whole: str, part: str) -> bool:
    """True where 占 `base` speaks of more than the number that the words `whole` tell; `part` are those of the part.

    总人口 is no 贫困人口. 企业总数 may be short for 规上企业 behind 亏损企业, but not where the part is told as
    规上企业 again: who names the class with the part leaves it out of the base with intent.
    """
    told, named = (_VERB.sub("", _CLAUSE.search(words).group()) for words in (whole, part))  # type: ignore[union-attr]
    if _POPULATION.search(base):
        return told.endswith("人口") and not _NOT_NARROWED.search(told.removesuffix("人口"))
    counted = _COUNTED.search(base)
    if counted is None:
        return False
    noun = counted["noun"] or ""
    if len(noun) == _NARROWED and noun[:-_NOUN] not in whole + part and noun[-_NOUN:] not in told:
        return True  # 中小学86所, 占农村学校总数
    both = shared_tail(told, named)
    noun = counted["counter"] or counted["noun"]
    narrowed = both.removesuffix(noun)
    return narrowed not in ("", both) and narrowed not in _EVERYBODY and narrowed not in base
