"""All, then a few: 旱厕已尽数交付使用 here, 还有19座旱厕没有装上便器 there, whatever things and deeds are told of.

What is said of all and what is left are known by their form; that both are of one lot, by the characters they share, by
the unit of their numbers, and by nothing that sets them apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.another_set import of_another_set
from linter.facts.states.few_explained import between, explained, told_left
from linter.facts.states.fews import IN_STATE, Few, few_of
from linter.facts.states.givers import givers_differ
from linter.facts.states.matters import (
    EXCEPT,
    classes_apart,
    of_other_times,
    one_character_off,
    same_act,
    set_apart,
    telling,
    unshared,
    verbs_of,
)
from linter.facts.states.named_left import NamedLeft
from linter.facts.states.said_of_all import CONTEXT, NO_LOT, SaidOfAll, find_said_of_all
from linter.facts.states.sister_lots import of_a_sister
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LATER = regex(
    "验收|决算|结算|评估|公示|复查|备案|归档|问责|追责|处分|评价|资料|档案|长期|产权|许可|执照|满意|移送|利息|到期|未到|回访|奖补|投诉"
    "|合格|审计|绩效"
)
"""What may be open with those that are settled."""
_ADDED = regex(
    rf"新(?:增|接|收|排查|发现|交办|受理|发生|签|立|开|纳|招|录|报|查)|另|{EXCEPT}|[之以]外|陆续|又|再次|后续|如有|若|假如"
)
"""What makes the few others than those told before."""
_FILLS = regex(
    r"项目|工程|问题|工作|任务|事项|目前|至今|迟迟|一直|始终|长期|暂时?|依[然旧]|[的地得了着为是于在也却都均又已将把被对]|其中|其余|剩余|余下|剩下|[仍尚还]有?|需|正|处于|[一二三]是"
)
_OBJECT_FILLS = regex(
    "[向给对][^，|]{0,6}|停留?在[^，|]*|作出|予以|进行|实施|开展|得到|完成|能够|^能|书面|阶段|之?中|执行|工作|措施|[有的了到被]"
)
_ADVERBS = regex("(?:完成了?|实现了?|得到了?|进行了?|做到了?|[已均现目前都也]|[^一-鿿])+$")
_GENERAL = ("问题", "项目", "任务", "事项", "工程", "企业", "单位", "线索", "隐患")
"""Nouns of which a report has many lots; right behind two numbers of one unit they name one."""
_HAN = regex("[一-鿿]+")
_FARTHEST, _MEMORY = 3000, 12
"""Characters between the two, and statements of all before a number, that are looked at."""
_LONGEST_OTHER, _LONGEST_OBJECT = 2, 4
"""Characters of another noun, and of another object, that make the few other things."""
_HEAD, _NOUN = 3, 6
"""Last characters of what all is said of, and first characters behind a number."""
_ENOUGH = 3.5
"""Twice that nothing but the deed, or the rest, and more than one pair of characters of the thing are one."""


def find_all_then_few(ledger: Ledger) -> Iterator[NamedLeft]:
    """Every statement about all of some things that a few of them, told in a later sentence, still lack."""
    wholes = [*find_said_of_all(ledger)]
    if not wholes:
        return
    done: set[int] = set()
    for quantity in ledger.quantities[ledger.quantity_index(wholes[0].span.end) :]:
        if quantity.sentence in done or not quantity.value or not quantity.is_amount or quantity.role in NO_LOT:
            continue
        near = _near(ledger, wholes, quantity)
        few = few_of(ledger, quantity) if near else None
        whole = next((one for one in near if _of_them(ledger, one, few)), None) if few else None
        if few and whole:
            done.add(quantity.sentence)
            yield NamedLeft(whole.span, few.span)


def _near(ledger: Ledger, wholes: Sequence[SaidOfAll], quantity: Quantity) -> list[SaidOfAll]:
    """The statements of earlier sentences that are not far off, the nearest first."""
    start = ledger.sentences[quantity.sentence].span.start
    last = bisect_right(wholes, start, key=lambda one: one.span.end)
    return [one for one in reversed(wholes[max(0, last - _MEMORY) : last]) if start <= one.span.end + _FARTHEST]


def _of_them(ledger: Ledger, whole: SaidOfAll, few: Few) -> bool:
    """True where enough speaks for the few being some of all, and nothing for their being others."""
    bases = [one for one in whole.bases if (one.unit, one.kind) == (few.quantity.unit, few.quantity.kind)]
    own = [one for one in bases if one.span.start >= whole.span.end - len(whole.said)]
    # 30个问题完成25个，其中20个近期事项全部完成: it is said of the 20.
    counted = [one for one in own if one.span.start >= whole.span.start] or own
    if own and max(one.value for one in counted) <= few.quantity.value:
        return False
    said = whole.deed if whole.is_rate else whole.said if own else whole.context[-CONTEXT:] + whole.said
    named, deed = telling(said), telling(whole.deed[2:]) - telling(whole.subject)
    if whole.zero and not telling(ledger.read(whole.span)) & telling(few.words):
        return False  # 3家企业收入为零: what there is none of stands right before it
    noun = (telling(few.words) & named) - (frozenset() if whole.zero else deed)
    wide = (telling(few.told) & named) - noun - deed
    if not (noun or few.rest or own):
        return False
    if not noun and not _same_block(ledger, whole, few):
        return False  # 其余5笔 of another paragraph may be anything's
    nouns = telling(few.lead + few.noun) & telling(whole.subject)
    act = bool(few.denied) and same_act(whole.core if whole.begun else whole.deed, few.denied, nouns)
    act = act and not (_lacks_another(whole, few) or IN_STATE.fullmatch(few.denied.strip("|")))
    if whole.begun and not act:
        return False
    over = not act and whole.final and bool(own or len(noun) > 1) and bool(few.denied) and not _narrowed(whole, few)
    if not (act or over or whole.zero or (few.denied and few.rest and (noun or own))):
        return False
    general = bool(own) and (act or over) and not noun and _of_general_name(ledger, whole, few, own)
    bare = few.is_bare and bool(own) and (bool(wide) or (act and _is_the_only(ledger, whole, few)))
    if not (noun or few.rest or general or bare):
        return False
    score = (
        2 * act
        + (2 if own and noun else 1) * over
        + 2 * few.rest
        + 2 * whole.zero
        + general
        + bare
        + min(3, len(noun))
        + bool(own)
        + (bool(wide) + bool(bases and not own)) / 2
    )
    # Characters that stand nowhere else are as good as one more that both share; to count them takes the whole text.
    if score < _ENOUGH and not (noun and score + 1 >= _ENOUGH and _is_rare(ledger, whole, few, noun)):
        return False
    return not _apart(ledger, whole, few, bases, counted)


def _lacks_another(whole: SaidOfAll, few: Few) -> bool:
    """True for 没有专职信访干部, where all 建立信访工作机制: what is had and what is not are two things."""
    head = _ADVERBS.sub("", few.object)[-2:]
    return (
        few.denied.startswith("没有") and len(head) > 1 and head not in whole.said and whole.core[-2:] not in few.told
    )


def _narrowed(whole: SaidOfAll, few: Few) -> bool:
    """True for 涉诉租约, where all was said of 逾期租约."""
    left = unshared(few.noun, whole.said + whole.context)
    return any(len(words) > 1 for words in _HAN.findall(_FILLS.sub("|", left)))


def _is_rare(ledger: Ledger, whole: SaidOfAll, few: Few, noun: frozenset[str]) -> bool:
    """True where characters that both share stand nowhere else in the text."""
    said = ledger.text[whole.block.start : whole.span.end] + few.told
    return any(ledger.text.count(pair) <= said.count(pair) for pair in noun)


def _of_general_name(ledger: Ledger, whole: SaidOfAll, few: Few, own: Sequence[Quantity]) -> bool:
    """True where both numbers count 问题, and no other number between them does."""
    behind = [ledger.text[one.span.end : one.span.end + 2 * _NOUN] for one in own]
    names = [name for name in _GENERAL if name in few.noun and any(name in words for words in behind)]
    if not names:
        return False
    others = between(ledger, whole, few)
    return not any(names[0] in ledger.text[one.span.end : one.span.end + 2 * _NOUN] for one in others)


def _is_the_only(ledger: Ledger, whole: SaidOfAll, few: Few) -> bool:
    """True where no other number of the unit stands between the two, in one paragraph."""
    return _same_block(ledger, whole, few) and not between(ledger, whole, few)


def _same_block(ledger: Ledger, whole: SaidOfAll, few: Few) -> bool:
    return ledger.sentences[whole.sentence].block == ledger.sentences[few.quantity.sentence].block


def _apart(ledger: Ledger, whole: SaidOfAll, few: Few, bases: Sequence[Quantity], own: Sequence[Quantity]) -> bool:
    """True where something tells that the few are none of all."""
    if _LATER.search(few.denied) and not _LATER.search(whole.core):
        return True
    if _ADDED.search(few.told) and not _ADDED.search(whole.said):
        return True
    if _OWN_SIDES.search(few.lead) or _DONE_LATER.search(ledger.text, few.span.start, _end(ledger, few)):
        return True
    if (whole.due and few.has_cause) or of_another_set(few.lead, whole.said + whole.context):
        return True
    if _of_other_things(whole, few) or one_character_off(whole.said, _run(few.noun)[:_NOUN], few.lead):
        return True
    if _lacks_what_they_are(whole, few) or (few.of_lot and _is_narrower(whole, few)):
        return True
    if _MEMBER.match(ledger.text, *whole.span) and _WIDER.search(few.told):
        return True  # 东河镇48份全部整改，5个乡镇未整改21份
    if told_left(ledger, whole, few) or (own and of_a_sister(ledger, own[-1], few.quantity, few.lead + few.noun)):
        return True
    near = _same_block(ledger, whole, few)
    if set_apart(whole.said, few.told, whole.context, near=near):
        return True
    if classes_apart(whole.said, few.classes_told, whole.context, near=near):
        return True
    if of_other_times(ledger, whole.span, few.quantity.span) or givers_differ(whole.said, few.told):
        return True
    return explained(ledger, whole, few, bases, own, near=near)


_MEMBER = regex(
    r"(?![全各共我本辖该所])[一-鿿]{1,5}(?:(?<!乡)镇|乡(?!镇)|街道|(?<!行政)村|社区|[县区市]|[大中]队|[所院校局厂站]|公司)[一-鿿]{0,6}\d"
)
_WIDER = regex(
    r"(?:\d+|[两三四五六七八九十]+)个?(?:乡镇|[镇乡村县区]|县区|街道|社区|单位|部门|中?队)|全[省市州县区旗镇乡村校院局系]"
)
"""What one member of all is said to have done, and the few of several members or of all."""


_OWN_SIDES = regex("[两二三四五六]个?(?:方面|领域|类|板块)[^，]{0,4}")
"""A、B两个方面全部完成；C、D两个方面还有4个问题: each has its own sides."""
_DONE_LATER = regex(r"(?:[，,]|均|都)于\d{1,2}月(?:\d{1,2}日|[初中下底]旬?)(?![前将])[^，。；]{1,8}[。；]?$")
"""其余15眼因到货延迟，于9月6日通电: they were done in the end."""


def _end(ledger: Ledger, few: Few) -> int:
    return ledger.sentences[few.quantity.sentence].span.end


def _run(words: str) -> str:
    found = _HAN.match(words)
    return found.group() if found else ""


def _is_narrower(whole: SaidOfAll, few: Few) -> bool:
    """True for 无分歧拖欠账款, and of 拖欠账款中: words before what both name that the few do not bear."""
    clause = whole.said[whole.span.start - whole.span.end :][: whole.match.start() - whole.span.start]
    found = _BEFORE_SHARED.search(unshared(clause, few.lead))
    return found is not None and not _WHOLE.search(found[1])


def _lacks_what_they_are(whole: SaidOfAll, few: Few) -> bool:
    """True for 没有移交的小区, where all was said of 已完成移交的小区."""
    denied = _DENIAL.search(few.told)
    return (
        denied is not None and bool(telling(whole.which) & telling(denied[1])) and not same_act(whole.core, denied[1])
    )


_DENIAL = regex("(?:未|没有?|非|不)([^，。；、]{1,6})")
_BEFORE_SHARED = regex("([一-鿿]{2,})\\|")
_WHOLE = regex("[全我本各][省市县区镇乡村局院校]|所有|的|对|共|了|已")


def _of_other_things(whole: SaidOfAll, few: Few) -> bool:
    """True where the noun right before the denial, or the object right behind it, is told of nothing before."""
    said = whole.said + whole.context
    head = _ADVERBS.sub("", whole.subject)[-_HEAD:]
    if few.cut and not any(head[at : at + 2] in few.told for at in range(len(head) - 1)):
        left = unshared(few.noun, said)
        if left and left[-1] != "|" and len(_FILLS.sub("|", left).rpartition("|")[2]) >= _LONGEST_OTHER:
            return True
    if few.rest or whole.zero:
        return False
    acted = max((few.object.rfind(char) + 1 for char in verbs_of(whole.core)), default=0)
    left = _OBJECT_FILLS.sub("|", unshared(few.object[acted:], said))
    return any(len(words) >= _LONGEST_OBJECT for words in _HAN.findall(left.rpartition("|")[2]))
