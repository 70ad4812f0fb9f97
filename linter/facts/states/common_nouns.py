"""Common nouns: what the phrases beside two numbers both name: 行政村 of 全县下辖行政村 and 308个行政村."""

from __future__ import annotations

from functools import lru_cache

from linter.facts.quantities.head import head_words
from linter.patterns import regex

_NOT_SAID = regex(r"[均都已全是有为在共]")
_LONGEST_MODIFIER = 8


def common_noun(noun: str, words: str) -> str:
    """The longest ending of a noun that stands in the words, behind a modifier at most; empty where none does."""
    noun = noun.rstrip("”")
    if len(words) == 1 and noun.endswith(words):
        return "" if _AREA.search(noun) else words
    if noun[-2:] not in words:
        return ""
    for length in range(min(len(noun), len(words)), 1, -1):
        ending = noun[-length:]
        at = words.find(ending)
        if 0 <= at <= _LONGEST_MODIFIER and not _NOT_SAID.search(words[:at]):
            return ending
    return ""


_AREA = regex("(?:片|园|社|景|库|灌|校|厂|小|矿|林|营|新|城|功能|保护|示范|试验|开发|合作)区$|(?:集|城|小)镇$")
"""What is no district and no town of the place: 示范片区 are none of its 区."""


@lru_cache(maxsize=1)
def _verbs() -> tuple[frozenset[str], tuple[int, ...]]:
    """The verbs that may end a noun, and how long they are, the longest first."""
    verbs = frozenset(head_words().verbs)
    return verbs, tuple(sorted({len(verb) for verb in verbs}, reverse=True))


def without_verb(noun: str) -> str:
    """The noun without a verb that ends it: 党员 of 党员学习."""
    verbs, lengths = _verbs()
    done = noun[:-1] if noun[-1:] in _DONE_WITH else noun
    for length in lengths:
        if done[-length:] in verbs and _TWO.search(done, 0, len(done) - length):
            return _SO_FAR.sub("", done[:-length]) or done[:-length]
    return noun


_DONE_WITH = frozenset("出到了")
"""Behind a verb: 危桥共排查出19座."""
_SO_FAR = regex("(?:共计?|累计|先后|目前|已经?)+$")


_TWO = regex("[一-鿿]{2}$")
"""What is left of a noun when a verb is taken from its end."""
