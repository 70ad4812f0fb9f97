"""Remainders: 全部整改到位 said of a batch, and what is told elsewhere as not finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.states.batchwide import Batchwide, Remainder, classes_in
from linter.facts.states.claims import ALL_OF_THEM, NOT_YET, NOUN
from linter.facts.states.ended import FINISHED
from linter.facts.states.same_matter import FORMERLY
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger


_ALL_OF = re.compile(
    rf"(?:反馈|指出|交办|移交|通报|发现|排查|查摆|梳理|查出|检出|所有|全部|巡察|巡视|审计|督察)(?:的|出的|出来的)?(?:[一-鿿]{{0,6}}?)(?P<noun>{NOUN})(?:目前|现|截至目前)?[,，]?"
    rf"(?:已经?|现已|均已|都已|均)?(?:实现|做到|达到)?(?:了)?(?:{ALL_OF_THEM}|均已|都已|全面|100%)(?:已经?)?(?:按期|按时|如期)?(?:整改|办理)?(?:{FINISHED})+"
)
# 整改完成率100%: the rate of all of them.
_ALL_BY_RATE = re.compile(
    r"(?<![一-鿿])(?:总体|问题|任务)?(?:整改|办结|办理|销号|完成|落实)(?:完成|办结|落实)?率(?:均)?(?:达到?|为|实现)?(?:100[%％]|百分之百)(?!的)"
)
_RATE_SIGN = re.compile(r"[总问任整办销完落](?<![一-鿿].)")
_LEFT_BEFORE = re.compile(
    rf"(?:尚未|未|还未|仍未|没有|未能)(?:按期|全部|按时)?(?:整改|办理)?(?:{FINISHED})+(?:的)?(?:{NOUN})?(?:有|还有|尚有|共|共有|为|仍有)?$"
)
_LEFT_AFTER = re.compile(
    r"[^，,。；;\d]{0,30}(?:[，,][^，,。；;\d]{0,14}?)?(?:(?:尚未|还未|仍未|未能|未|没有)(?:按期|全部|按时)?(?:整改|办理)?"
    rf"(?:{FINISHED})+|(?:正在|仍在|尚在)[一-鿿]{{0,4}}?(?:整改|办理|推进|化解|核查|落实|处置)(?:中)?"
    rf"|[需须]?(?:待|等)[^，,。；;、\d]{{2,16}}(?:方可|方能|才能|才可|再行?)[一-鿿]{{0,2}}?(?:{FINISHED})+)"
)
_LEFT_LEAD = re.compile(
    r"(?:尚有|仍有|还有|尚余|剩余|余下|其余|目前有|另有|还剩|仅剩|只有|仅有|目前|现|[、，,。；]|的|^|中|类|里|清)$"
)
_SURELY_LEFT = re.compile(rf"(?:尚未|还未|仍未|未能)(?:按期|全部|按时)?(?:整改|办理)?(?:{FINISHED})")
"""What says by itself that something is left, whatever stands before the number."""
_OF_SOME = re.compile(r"其中|[、和]|个(?:单位|部门|乡镇|村)|的$|[方类]面?[，,]?$")
"""What tells the rate of some of them, or of units whose own rate it is."""
_NOUN = re.compile(NOUN)
# 省级督察反馈问题中，某河治理等2个问题: what the two are among stands a clause before.
_AMONG = re.compile(rf"(?P<batch>[^，,。；;：:、\d]{{0,16}}{NOUN})中[，,][^，,。；;\d]*$")


def find_batchwide(ledger: Ledger) -> tuple[Batchwide, ...]:
    """Every place that says 全部整改到位 of a batch, with a number or without."""
    found = []
    for claim in ledger.claims:
        if claim.base is None or claim.all_done is None or claim.done_value != claim.total:
            continue
        index = claim.base.sentence
        noun = _NOUN.search(claim.base.after) or _NOUN.search(claim.base.before[-8:])
        words = claim.base.before[-16:] + ledger.text[claim.base.span.end : claim.all_done.start]
        found.append(
            Batchwide(claim.span, claim.total, claim.base.unit, noun.group() if noun else "", classes_in(words), index)
        )
    taken = {one.sentence for one in found}
    for match in _ALL_OF.finditer(ledger.text):
        index = ledger.sentence_at(match.start())
        start = ledger.sentences[index].span.start
        lead = ledger.text[max(start, match.start() - 24) : match.start()]
        if index in taken or NOT_YET.search(lead):
            continue
        lead = re.split("[，,]", lead)[-1]
        words = lead + match.group()
        found.append(Batchwide(Span(*match.span()), None, "", match["noun"], classes_in(words), index))
    whole = any(rate in ledger.text for rate in ("100%", "100％", "百分之百"))
    for match in matches_from(_ALL_BY_RATE, _RATE_SIGN, ledger.text) if whole else ():
        index = ledger.sentence_at(match.start())
        start = ledger.sentences[index].span.start
        lead = ledger.text[max(start, match.start() - 24) : match.start()]
        if index not in taken and not NOT_YET.search(lead) and not _OF_SOME.search(lead):
            found.append(Batchwide(Span(*match.span()), None, "", "", classes_in(lead), index))
    return tuple(sorted(found, key=lambda one: one.span))


def find_remainders(ledger: Ledger) -> Iterator[Remainder]:
    """Every number of problems or tasks told as not finished."""
    text = ledger.text
    for quantity in ledger.quantities:
        if quantity.kind != "count" or not quantity.exact or quantity.value < 1:
            continue
        sentence = ledger.sentences[quantity.sentence].span
        before = text[max(sentence.start, quantity.span.start - 24) : quantity.span.start]
        if FORMERLY.search(text[sentence.start : quantity.span.start]):
            continue
        behind = _LEFT_BEFORE.search(before)
        ahead = None if behind else _LEFT_AFTER.match(text, quantity.span.end, sentence.end)
        if ahead and not (_LEFT_LEAD.search(before) or _SURELY_LEFT.search(ahead.group())):
            continue
        if behind:
            begin = quantity.span.start - len(behind.group())
            span = Span(begin, quantity.span.end)
        elif ahead:
            span = Span(quantity.span.start, ahead.end())
        else:
            continue
        words = text[span.start : min(sentence.end, max(span.end, quantity.span.end + 10))]
        noun = _NOUN.search(words) or _NOUN.search(before[-10:]) or _NOUN.search(text, sentence.start, span.start)
        among = _AMONG.search(text[sentence.start : quantity.span.start])
        around = (among["batch"] if among else "") + before[-16:] + text[quantity.span.end : span.end]
        yield Remainder(span, quantity, noun.group() if noun else "", classes_in(around), quantity.sentence)
