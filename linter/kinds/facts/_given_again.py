"""Given again: whether the words that take a number up, 督查指出的23所, were said of the number told before."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import copied, printed_digits
from linter.facts.states.retaken import Retaking
from linter.ledger import Ledger
from linter.patterns import regex

_WRONG = regex("(?:违[规法纪反]|未|没有|不)(?=[一-鿿]{2})")
_OF_ALL = regex("^[全我本][市县区镇乡省州村院校局]")
_POINTS_BACK = regex(r"(?:当事|涉事|涉案|涉及|点名|指出|检出|查出|反馈|通报|督[察查]|交办|暗访发现|反映)$")
_HANDED = regex("(?:反馈|交办|移交|通报|指出)$")
"""Who names things so hands over a list of them."""
_HEADED = 80
"""Characters before the sentence of a number in which its paragraph says what it is about."""
_NEAR = 12
"""Characters before a number in which stands what was done first."""
_ITEM = 2
"""Paragraphs from the problem of an item to its measure."""


def given_again(ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
    """True for 督查指出的23所 where the sentence of the first number says 指出, and for 受检的 behind 检查."""
    start, end = ledger.sentences[first.sentence].span
    # 服务学校37所，其中8所设有食堂: those served are all 37.
    said = ledger.text[first.clause.start if first.before.startswith("其中") else start : end]
    verb = _OF_ALL.sub("", retaking.given)
    block = ledger.paragraph(first).start
    if len(verb) > 1 and verb[-2:] in ledger.text[max(block, start - _HEADED) : start]:
        return True  # （四）设备闲置。…9台从未开机 … 闲置的12台
    if _POINTS_BACK.search(verb):
        # 反馈的53个问题 … 反馈的55个问题: told of both in the same word, and no item has so many of its own.
        whole = _HANDED.search(verb)
        if whole and f"{whole.group()}的" in ledger.text[first.clause.start : first.span.start]:
            return True
        # 该问题涉及的 are those of the item itself.
        blocks = [ledger.sentences[q.sentence].block for q in (first, retaking.quantity)]
        return blocks[1] - blocks[0] <= _ITEM
    # 违规排污的6家 and 违规用地的8家: what they did is told behind 违规.
    if share_a_bigram(_WRONG.sub("", verb) if retaking.lacking else verb, said):
        return True
    if verb[:1] == "新" and verb[1:2] in first.before[-_NEAR:]:
        return True  # 聘请导师64名 … 新聘任的66名
    return (verb[-2:-1] in ("", "受", "所", "被", "经")) and verb[-1] in said


def all_given(ledger: Ledger, first: Quantity, retaking: Retaking) -> bool:
    """True for 已改造开放的 where the first number was told with 全部改造完毕: more of them are not done, nor fewer."""
    said = ledger.text[first.span.end : ledger.sentences[first.sentence].span.end]
    at = _ALL_DONE.search(said)
    verb = retaking.given.removeprefix("已")
    return at is not None and share_a_bigram(verb, said[at.end() :])


def all_acted_on(first: Quantity, later: Quantity) -> bool:
    """True where what somebody does, in the next words, to all of so many can be done to no part of them."""
    one, other = printed_digits(first), printed_digits(later)
    return later.sentence - first.sentence <= _NEXT and (later.value > first.value or copied(one, other, 2))


_NEXT = 2
"""Sentences in which what was just told is gone on with."""


def none_left_out(ledger: Ledger, later: Quantity) -> bool:
    """True for 年底前96个排污口须全部整治，一个不漏: even of what is planned none may be missing."""
    return _NONE_LEFT.search(ledger.text, later.span.end, ledger.sentences[later.sentence].span.end) is not None


_NONE_LEFT = regex("[，,](?:全部|无一遗漏)(?=[，,。；;]|$)")
"""一个不漏 and the like, which are read as 全部."""
_ALL_DONE = regex(r"(?:已经?|现已经?)(?:全部|全数|悉数|均)|(?:全部|悉数|均)已经?")
