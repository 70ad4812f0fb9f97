"""Late ones: 无一逾期 here, and 仍有5件拖而未答 or 逾期3天 there, told in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.claims import NOT_YET
from linter.facts.states.named_left import NamedLeft
from linter.facts.states.same_matter import FORMERLY
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LATE = "逾期|超期|超时|迟报|漏报|延误|拖延"
_NONE = regex(
    rf"(?:无一|没有一)[一-鿿]{{0,2}}(?P<how>{_LATE})|(?:无|零|没有|未出现|未发生|不存在)(?P<is>{_LATE})(?!的?(?:风险|苗头))"
)
_SOME = regex(
    rf"(?<![\d一])(?:\d+|[二三四五六七八九十两]+)(?:件|个|项|户|家|人|名|条|起|笔)"
    rf"[^。；，]{{0,24}}?(?P<how>{_LATE}|拖而未|未按期|未按时|未在[一-鿿]{{0,4}}[时期]限内|迟迟未|至今未)"
    rf"|(?P<by>{_LATE})了?\d+(?:天|日|个工作日|个月)"
)
_SIGN = regex(_LATE)
_SHARED = 3
"""Pairs of characters that both sentences share: they tell of the same things."""
_MOST = 40
"""Statements of a text that nothing is late, and that something is, that are compared."""
_NEAR = 40
"""Characters to a lateness told in the same word."""


def find_late_ones(ledger: Ledger) -> Iterator[NamedLeft]:
    """Every 无一逾期 with some late ones that its sentence and theirs tell of in the same words.

    In 1.4 million characters of right reports two such sentences stood in one text, about other things.
    """
    if not _SIGN.search(ledger.text):
        return
    nothing = list(islice(_NONE.finditer(ledger.text), _MOST))
    late = [
        some
        for some in islice(_SOME.finditer(ledger.text), _MOST if nothing else 0)
        if not any(some.start() < none.end() and none.start() < some.end() for none in nothing)
    ]
    for match in nothing:
        at = ledger.sentence_at(match.start())
        here = bigrams(ledger.read(ledger.sentences[at].span)) - bigrams(match.group())
        for some in late:
            there = ledger.sentences[ledger.sentence_at(some.start())].span
            if FORMERLY.search(ledger.text, *there) or NOT_YET.search(ledger.text, there.start, some.end()):
                continue
            how = match["how"] or match["is"]
            word = some["by"] or some["how"]
            between = ledger.text[match.end() : some.start()]
            near = some.start() > match.end() and len(between) <= _NEAR and "。" not in between and word == how
            behind = max(there.start, match.end()) if some.start() > match.end() else there.start
            said = ledger.text[ledger.sentences[at].span.start : match.start()]
            if _apart(said, ledger.text[behind : some.end()]):
                continue
            words = {pair for pair in bigrams(ledger.read(there)) if pair.isalpha()}
            if near or len(here & words - bigrams(some.group())) >= _SHARED:
                yield NamedLeft(Span(*match.span()), Span(*some.span()))
                break


_SETS = tuple(
    regex(words)
    for words in (
        "[国省市县区乡镇村](?=本?级|直)|街道",
        "[上下]半年",
        "[一二三四](?=季度)",
        "(?<!\\d)\\d{1,2}月",
        "(?:19|20)\\d\\d年|[今去前上本]年",
        "上一?[轮批期]|[本首]批|本[轮期]|第[一二三四五六七八九十\\d]+[轮批期]",
        "[一-鿿]{2}(?=系统|领域|行业|战线|条线|片区)",
    )
)
"""Levels, times and sectors: what is late in one of them is none of those of another."""


def _apart(one: str, other: str) -> bool:
    """True for 上半年无一逾期，下半年有3件逾期: each told of a part of its own, and the parts are not the same."""
    told = ((set(words.findall(_clauses(one))), set(words.findall(other))) for words in _SETS)
    return any(here and there and here.isdisjoint(there) for here, there in told)


def _clauses(words: str) -> str:
    """What stands behind the last semicolon: a part named before it is that of another statement."""
    return re.split("[；;]", words)[-1]
