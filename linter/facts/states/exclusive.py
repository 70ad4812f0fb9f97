"""Exclusive: whether what is said of all and what is said of a few cannot both be true.

全部通客车 and 31个行政村未通公路 can. However a pair was found, the claim must be no denial itself, both must tell of
one verb with one object, in one unit, and the few must not be left of another number than that which all was said of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import start_behind
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.nearby import amounts_between
from linter.facts.states.matters import unshared
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from linter.fact import Quantity
    from linter.ledger import Ledger

_ALL = regex("全部|全都|全数|全面|全覆盖|悉数|如数|尽数|足额|一律|逐一|[均都](?!衡|市|是|为)|100%|百分之百")
_DENIED = regex(
    "(?:未|没有?)(?:能|及时|真正|严格|完全)*(?:[从将把对按向在与由以给为][^的，；]*|[^的，；]{1,8}[取行得现成到入交])$"
)
"""未从专家库抽取全部专家: what all is said of was not done."""
_LACK = regex(
    "(?P<not>(?:未|没有?)(?!来|成年)(?:能够?|曾|予以?|经|及时|全部|真正|按[规要][定求]|按[期时])*)|正[在处]|[仍尚还]在|在[建办审]|推迟|延期|[需须尚]待|[剩其][余下]|余下"
)
_SPLIT, _STOP = regex("[，,；;、。]"), regex("[，,；;、。\n]|的")
_ADVERBS = regex("^(?:已经?|按[期时]|如期|顺利|圆满|予以|得到|地|了|都|均|做到|实现了?(?=完|达))+")
_OBJECT_ENDS = regex("^(?:下[去来]|[了过好成到至上入出于在起])+|(?:工作|任务|到位|完成|完毕)$")
_ANY_WORK = regex("(?:整改|整治|治理|办理|处[置理]|化解|销号|落实|任务|建设|工作)+")
"""Objects that say no more than that work is done: 完成治理 and 没有完成整改 are one."""
_PLAIN = regex("[因由受至目仍尚还虽仅只已迟等均都且但是时前年月期季，、\\d]|\\W")
_LOOSE = frozenset("个项条件")
"""Units in which problems and tasks are counted by turns."""
_OBJECT = 2
"""Characters of what was done, at least."""
_FULL_STOP = regex("[。\n]")
_OF_THEM = regex("[尚仍还剩余中]|上述|以上")
"""Before a number of the next part of a sentence: it is some of those told before, and no other member of a row."""


def exclude(ledger: Ledger, said: Span, left: Span) -> bool:
    """True unless one of both leaves room for the other."""
    every = _ALL.search(ledger.text, *said)
    if every is None:
        return True
    if _DENIED.search(ledger.text, _clause(ledger, every.start()), every.start()):
        return False
    lack = _LACK.search(ledger.text, *left)
    if lack is None:
        return True
    if _of_another_object(ledger, every, said, lack, left):
        return False
    few = _few(ledger, lack, left)
    return few is None or not _left_of_others(ledger, every, few)


def _clause(ledger: Ledger, offset: int) -> int:
    return start_behind("，：", ledger.text, _sentence(ledger, offset), offset)


def _sentence(ledger: Ledger, offset: int) -> int:
    """Where the sentence begins; a semicolon ends one too."""
    return ledger.sentences[ledger.sentence_at(offset)].span.start


def _of_another_object(ledger: Ledger, every: re.Match[str], said: Span, lack: re.Match[str], left: Span) -> bool:
    """True for 配备血压计 and 未配备心电图机, and for 加油站 and 加油站油气回收设施."""
    if not lack["not"]:
        return False
    done = _ADVERBS.sub("", _STOP.split(ledger.text[every.end() : said.end])[0])
    sentence = ledger.sentences[ledger.sentence_at(lack.start())].span
    undone = _STOP.split(ledger.text[lack.end() : sentence.end])[0]
    verb = _common(done, undone)
    one, other = (_OBJECT_ENDS.sub("", words[verb:]) for words in (done, undone))
    tail = _common(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]  # 巡河 and 收运 of two 台账
    if verb and min(len(one), len(other)) >= _OBJECT and not share_a_bigram(one, other):
        return not (_ANY_WORK.fullmatch(one) or _ANY_WORK.fullmatch(other))
    # What stands behind the name that both bear is a part of the things.
    thing = _SPLIT.split(ledger.text[left.start : lack.start()])[-1].rpartition("的")[2]
    noun = re.sub("^.*[\\d]\\W*[一-鿿]", "", thing)
    rest = unshared(noun, ledger.text[ledger.sentences[ledger.sentence_at(said.start)].span.start : said.end])
    part = rest.rpartition("|")[2] if "|" in rest else ""
    return len(part) > _OBJECT and not _PLAIN.search(part)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _few(ledger: Ledger, lack: re.Match[str], left: Span) -> Quantity | None:
    """The number of those that lack it: behind the denial in its piece of the sentence, or the last one before."""
    stop = _SPLIT.search(ledger.text, lack.end())
    first, here, last = (
        ledger.quantity_index(at) for at in (left.start, lack.start(), stop.start() if stop else left.end)
    )
    near: Sequence[Quantity] = ledger.quantities[here:last] or ledger.quantities[first:here][-1:]
    return next((one for one in near if one.is_amount and one.value), None)


def _left_of_others(ledger: Ledger, every: re.Match[str], few: Quantity) -> bool:
    """True where numbers tell that the few are left of others than those that all was said of."""
    clause, sentence = _clause(ledger, every.start()), _sentence(ledger, every.start())
    beside = _sentence(ledger, few.span.start)
    own = amounts_between(ledger, clause, every.end()) or amounts_between(ledger, sentence, clause)
    same = [one for one in own if _alike(one, few)]
    if not own:
        return False
    if not same and few.kind == "count" and all(one.kind == "count" for one in own):
        return True  # 9家企业均实现检查全覆盖 says nothing of 7个问题
    base = _base(ledger, max(beside, sentence if beside < every.start() else every.end()), few)
    values = {one.value for one in own}
    if base and values.isdisjoint(base):
        return True  # 3项任务已完成2项、正在推进1项 of its own, and 57处隐患 of which all are gone
    block = ledger.document.blocks[ledger.sentences[ledger.sentence_at(every.start())].block].span
    wholes = amounts_between(ledger, block.start, clause)
    if beside > sentence and not _FULL_STOP.search(ledger.text, every.end(), beside):
        row = amounts_between(ledger, beside, few.span.end)
        row = [one for one in row if not _OF_THEM.search(ledger.text, beside, one.span.start)]
        pairs = ((one, other) for one in own for other in row if _alike(one, other))
        if any(_alike(one, all_) and all_.value >= one.value + other.value for one, other in pairs for all_ in wholes):
            return True  # 7个小区中，4个全部交房；1个尚未交房
    if any(_closes(told, few, values) for told in ledger.by_sentence.values()):
        return True
    more = {one.value for one in wholes if one.unit == few.unit} - values
    most = max((one.value for one in same), default=None)
    return most is not None and any(one > most and one - few.value in more for one in more)


def _closes(told: Sequence[Quantity], few: Quantity, values: set[Decimal]) -> bool:
    """True for 22座中18座完成，尚有4座, of which the four are told again."""
    before: set[Decimal] = set()
    for one in told:
        if one.is_amount and one.unit == few.unit:
            if one.value == few.value and any(whole - few.value in before for whole in before - values):
                return True
            before.add(one.value)
    return False


def _base(ledger: Ledger, start: int, left: Quantity) -> set[Decimal]:
    """The larger numbers before that of the few, in its unit."""
    before = amounts_between(ledger, start, left.span.start)
    return {one.value for one in before if _alike(one, left) and one.value > left.value}


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and (one.unit == other.unit or {one.unit, other.unit} <= _LOOSE)
