"""Rates told pages behind their counts: 积案共148件，化解136件 … 积案化解率只有86.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.rates.one_matter import act_and_thing, narrowed, tells_thing
from linter.facts.rates.rate import Rate
from linter.facts.states.ended import ENDED
from linter.facts.states.plans import in_plans
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ACTS = f"{ENDED}|开工|处置|治理|改造|回访|参会|收缴|整治|评级|入库|消除"
_NAMED = regex(
    rf"(?P<what>[一-鿿]{{2,6}}?)(?:按期|按时)?(?P<act>{_ACTS})率(?:目前|当前|仅|只有|已经?|为|达到|达|是|不高|低|，|约)*$"
)
_DONE = r"(?:完成|实现|已经?|了|全面|的|有|均|累计|成功|共|全部)*$"
_BLOCKS = 24
"""Paragraphs back to the counts."""
_WORD = 2
_LOOK_BACK = 150
_WORDS = 24
_AIM = regex("确保|力争|争取|力求|努力|要(?=[在于将把使加全求])|必须|底前|目标[：:，,是为]|计划[：:]|下半年|明年")
_AS_IT_IS = regex("目前|当前|仅|只有|不高|低")
_OTHER_TIME = regex("去年|上年|同期|目标|计划|力争|任务|确保|比|较|平均|全[国省市]")


def find_rates_told_again(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every named rate without numbers in its sentence, whose thing and act one sentence before counts."""
    if "率" not in ledger.text:
        return
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        words = rate.before[-_WORDS:]
        name = _NAMED.search(words) if "率" in words and 0 < rate.value < 1 else None
        if name and not (_OTHER_TIME.search(words) or is_aimed_at(ledger, rate) or _of_some(ledger, rate, name)):
            pair = _counted(ledger, rate, name["what"], name["act"])
            if pair:
                # pages apart, so nothing but the names joins them: never an error
                yield Rate(rate, pair[1], pair[0], "named", name["act"], _alike(ledger, rate, pair[0]), False)


def is_aimed_at(ledger: Ledger, rate: Quantity) -> bool:
    """True where the sentence or the heading above it looks ahead: 确保投资过半，开工率达到80%."""
    sentence = ledger.sentences[rate.sentence].span
    before = ledger.text[sentence.start : rate.span.start]
    ahead = in_plans(ledger, rate.span.start) and not _AS_IT_IS.search(before[-_WORDS:])
    return ahead or _AIM.search(before) is not None


def _of_some(ledger: Ledger, rate: Quantity, name: re.Match[str]) -> bool:
    """True for 其中工矿企业58家，隐患治理率86%: of those counted right before, or of a part that follows 其中."""
    start = rate.span.start - len(rate.before[-_WORDS:]) + name.start()
    lead = ledger.text[ledger.sentences[rate.sentence].span.start : start]
    return "其中" in lead or _SOME.search(lead) is not None


_SOME = regex(r"\d[个家户所][^，,。；;\d]{0,8}[，,]$")


def _counted(ledger: Ledger, rate: Quantity, what: str, act: str) -> tuple[Quantity, Quantity] | None:
    """The nearest sentence that counts the things and then those to which it was done."""
    end = ledger.quantity_index(rate.span.start)
    _, thing = act_and_thing(what + act)
    if len(thing) < _WORD:
        thing = what[-_WORD:]
    done = regex(act + _DONE)
    last = ledger.sentences[rate.sentence].block
    for at in range(end - 1, max(0, end - _LOOK_BACK), -1):
        part, base = ledger.quantities[at], ledger.quantities[at - 1]
        if ledger.sentences[part.sentence].block < last - _BLOCKS:
            return None
        if part.sentence != base.sentence or part.sentence == rate.sentence or not comparable(part, base):
            continue
        between = ledger.text[base.span.end : part.span.start]
        around = ledger.text[max(0, base.span.start - _WORDS) : part.span.start]
        if part.kind not in ("count", "money") or not 0 < part.value < base.value or part.approximate:
            continue
        told = done.search(between)
        if told is None or narrowed(between[: told.end()], act, what + act):
            continue
        if tells_thing(around, thing) and not _other(base, part):
            return base, part
    return None


def _other(base: Quantity, part: Quantity) -> bool:
    """True where one of the two is a change, a plan or another year's."""
    return any(not tells_level(one.before) or _OTHER_TIME.search(one.before[-12:]) for one in (base, part))


def _alike(ledger: Ledger, rate: Quantity, base: Quantity) -> tuple[Quantity, ...]:
    """Numbers of the unit beside the counts and beside the rate: two of them that give the rate explain it."""
    near = [
        *ledger.by_sentence.get(base.sentence, ()),
        *ledger.by_sentence.get(rate.sentence, ()),
    ]
    return tuple(quantity for quantity in near if quantity.unit == base.unit)
