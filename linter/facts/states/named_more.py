"""Named more narrowly: 表外不良贷款清收1.6亿元 is told of fewer things than 不良贷款清收1.8亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.quantities.labels import unit_class
from linter.facts.states.another_set import each_of_its_lot
from linter.facts.states.retaken import nouns
from linter.facts.states.states_told import STATE_VERBS
from linter.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container

    from linter.ledger import Ledger

_ABOVE = 200
"""Characters above the paragraph of a number in which its things may be named."""
_TOPIC = regex(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])?(?:在|从)?(?P<topic>[一-鿿]{2,10}?)(?:方面|领域|环节|阶段|渠道|中|上)[，,]"
)
"""What a sentence begins with, to say what all of it is about: 加装电梯方面，."""
_NEUTRAL = regex(
    r"[全我本各][省市县区镇乡村州旗院校局行社厂年]|目前|现在|当前|截[至止]|上述|前述|以上|所有|全部|全体|已经|累计|实际|相关|有关|具体|会议|要求|指出"
    r"|仍有|尚有|还有|其余|剩余|尚未|没有|未能|仍未|正在|尚在|还在|对于?|紧盯|针对|其中|这些?|该|将|把|由|的|已经?|未|尚|仍|在|均|有|共|经|为|了"
)
_STATE_END = regex(rf"(?:{STATE_VERBS}|已经?|累计|实际|仅|才|均|都|全部)+$")
_REST = regex(r"(?:另外?有?|其余|剩余|余下|还有)(?:的|下)?[一-鿿]{0,6}$")


def things_of(quantity: Quantity) -> tuple[str, ...]:
    """What a number counts, before it and behind it, the verb of its state left out: 居民医保 of 居民医保已缴费."""
    return tuple(_STATE_END.sub("", noun) for noun in nouns(quantity))


def names_more(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the later number's things, or the topic of its sentence, bear words that the first ones do not."""
    if each_of_its_lot(first.before, later.before):
        return True
    block = ledger.paragraph(first)
    start, end = ledger.sentences[later.sentence].span
    above = max(0, block.start - _ABOVE)
    said = f"{ledger.text[above : min(start, block.end)]}|{ledger.text[max(end, above) : block.end]}"
    topic = _TOPIC.match(ledger.text, start, later.span.start)
    if topic and not _all_said(topic["topic"], said):
        return True
    return any(not _all_said(words, said) for words in _modifiers(first, later))


def _modifiers(first: Quantity, later: Quantity) -> list[str]:
    """What stands before the noun that both numbers share, in the phrases of the later one."""
    found = []
    for phrase in things_of(later):
        for own in things_of(first):
            length = 0
            while length < min(len(own), len(phrase)) and own[-1 - length] == phrase[-1 - length]:
                length += 1
            if length > 1:
                found.append(phrase[: len(phrase) - length])
    return found


def _all_said(words: str, said: str) -> bool:
    return all(
        run[at : at + 2] in said for run in _NEUTRAL.sub("|", words).split("|") for at in range(max(0, len(run) - 1))
    )


def rest_of_its_own(ledger: Ledger, told: Quantity, batch: Container[object]) -> bool:
    """True for 已完工97台，另有61台: what its own sentence leaves, whose numbers are none of the batch's."""
    rest = _REST.search(told.before)
    before = [
        one
        for one in ledger.by_sentence[told.sentence]
        if one.span.start < told.span.start and unit_class(one) == unit_class(told)
    ]
    if rest and before:
        return all(one.value not in batch for one in before)
    return any(one.value not in batch and _STATE.search(one.before[-_NEAR:]) for one in before)


_STATE = regex(STATE_VERBS)
_NEAR = 8
"""Characters before a number in which its state stands."""


def bases_differ(one: Quantity, other: Quantity) -> bool:
    """True for 党组织书记214名 and 村委会主任214名: batches of one size whose names have nothing in common."""
    names = [
        frozenset().union(*(bigrams(_NEUTRAL.sub("", words)) for words in things_of(quantity)))
        for quantity in (one, other)
    ]
    return all(names) and names[0].isdisjoint(names[1])


_NOUN = regex("(?![没未尚仍还不])[一-鿿]{2,8}")


def of_other_things(ledger: Ledger, base: Quantity, told: Quantity) -> bool:
    """True for 34条举措落地29条 beside 尚未落地的6条建议: the nouns behind the two numbers share nothing."""
    here, there = _NOUN.match(ledger.text, base.span.end), _NOUN.match(ledger.text, told.span.end)
    return here is not None and there is not None and not share_a_bigram(here.group(), there.group())
