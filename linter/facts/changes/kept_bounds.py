"""Kept bounds: 核定限额46万元。全年支出48.5万元，控制在核定限额之内, of a bound told before and named again.

Right behind the value it is said that it keeps to the limit, the budget or the posts of which the sentences before
tell one number only, so that nothing else can be meant, whatever the two are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.changes import comparable
from linter.facts.changes.thresholds import Threshold, limits_of
from linter.facts.dates.years import in_two_years
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_NOUN = "限额|上限|预算|概算|编制|指标|控制数|控制价|限值"
_CLAIM = regex(
    r"[，,](?:[均都皆已也]|已经|总体|总量|严格|始终|牢牢|完全|全部|有效|仍|继续|稳定)*"
    r"(?:(?P<in>(?:控制|保持|维持|稳定)?在)|低于|小于|少于|[未没不](?:有|曾)?(?:突破|超过|超出|超))了?"
    rf"(?P<whose>[一-鿿]{{0,8}}?)(?P<noun>{_NOUN})(?:总?[额数量])?(?(in)(?:范围)?(?:以|之)?内|)(?=[，,。；;）)\n]|$)"
)
"""控制在限额之内 and 未超预算; 在全市率先完成指标 is no keeping to anything."""
_TOLD = regex(
    rf"(?P<noun>{_NOUN})(?:总[计额量])?(?:数|内)?(?:核定|控制|下达|批复|安排|合计|共计|共)?(?:为|是|在|共|：|:)?$"
)
_PART = regex(
    "一般|专项|其中|新增|隐性|提前|再融资|结存|预留|剩余|单[项笔个次户]|每|均|最低|[上去]年|[节结]余|调[减增]|超|余下|占"
)
"""In the clause of a bound or a value: it is that of a part, of one of many, or a change."""
_MOVED = regex("调整|追加|追减|调[增减]|变更|新增|增加|核增|核减|另|尚未|结转|合计|分别|累计")
"""Between the two: the bound is no longer the one told."""
_SORT = regex("[一-鿿]{2}[费税]")
"""What a bound and its value are of, where both say so: 接待费预算46万元 binds no 用车费."""
_SENTENCES, _FARTHEST = 2, Decimal("1.6")
"""Sentences before a value in which its bound is told, and times of the bound beyond which the value is another's."""


def find_kept_bounds(ledger: Ledger) -> Iterator[Threshold]:
    """Every value said to keep the only bound of that name told before it, which it is above."""
    for value in ledger.quantities:
        if not value.is_amount or value.approximate or not value.is_level:
            continue
        claim = _CLAIM.match(ledger.text, value.span.end)
        if claim is None or _PART.search(value.before):
            continue
        bound = _bound(ledger, value, claim)
        if bound and bound.interval.high < value.interval.low <= bound.interval.high * _FARTHEST:
            limits = limits_of(bound.interval.high, "below")
            said = Span(claim.start() + 1, claim.end())
            yield Threshold(value, value.interval, bound.span, limits, "below", claim=said)


def _bound(ledger: Ledger, value: Quantity, claim: re.Match[str]) -> Quantity | None:
    """The only number of the name that the claim uses, where the value is the next of its kind in its sentence."""
    block = ledger.sentences[value.sentence].block
    before = [
        one
        for index in range(max(0, value.sentence - _SENTENCES), value.sentence + 1)
        if ledger.sentences[index].block >= block - 1
        for one in ledger.by_sentence.get(index, ())
        if one.span.end <= value.span.start and comparable(one, value)
    ]
    told = [one for one in before if _names(one, claim["noun"])]
    if len(told) != 1 or told[0].approximate or told[0].role in ("each", "rate"):
        return None
    bound = told[0]
    between = ledger.text[bound.span.end : value.span.start]
    since = [one for one in before if one.span.start > bound.span.start and one.sentence == value.sentence]
    if since or _MOVED.search(between) or ("调整" in claim["whose"] and "调整" not in bound.before):
        return None
    of, of_value = (set(_SORT.findall(words)) for words in (bound.before, value.before))
    if of and of_value and of.isdisjoint(of_value):
        return None
    return None if in_two_years(ledger, bound, value) else bound


def _names(one: Quantity, noun: str) -> bool:
    told = _TOLD.search(one.before)
    return told is not None and told["noun"] == noun and _PART.search(one.before) is None
