"""All and lacking: 162个项目均设立了专户 here, 5个未设立专户的项目 there: said of all, denied of some."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.states.batches import Batch
from linter.facts.states.claims import NOUN
from linter.facts.states.deeds import same_deed
from linter.facts.states.ended import only_the_manner
from linter.facts.states.lots import find_lots
from linter.facts.states.midst_rests import find_midst_rests
from linter.facts.states.named_remainders import find_named, find_named_rests
from linter.facts.states.one_lot import at_once, of_one_lot
from linter.facts.states.paid_back import paid_back_alike
from linter.facts.states.remainders import Said, find_remainders, find_wholes
from linter.facts.states.things import other_things
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGNS = (
    "均",
    "全",
    "都",
    "一例外",
    "一遗漏",
    "一律",
    "悉数",
    "尽数",
    "如数",
    "百分之百",
    "100",
    "一不",
    "所有",
    "件件",
    "项项",
    "零",
    "圆满",
    "顺利",
    "如期",
)
_LACKS = regex("[未没剩余待]|推迟|延期|暂缓|[仍正尚]在")
_NOUN = regex(NOUN)
_MOST_LEFT = 60
"""Numbers of those left, before what is said of all and behind it, that it is held against."""
_SHARED = 2
"""Pairs of characters that what is done and what is not must share; all of them where there are fewer."""
_LOOSE = "个项条"
"""Units in which problems and tasks are counted by turns."""
_NAME = 3
"""Characters at their ends by which two names are of one thing: 污水处理站 and 生活污水处理站."""


class Lacking(NamedTuple):
    """All of some things, and some of them of which the same is denied."""

    whole: Span
    rests: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    """How many lack it, for each of the rests."""
    proved: bool
    """True where all name the same things, and what narrows them down, in the same words, or in one breath."""


def find_lacking(ledger: Ledger) -> Iterator[Lacking]:
    """Every statement about all of so many things, or of a sum, that a number of those left denies."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    if not _LACKS.search(ledger.text):
        return
    wholes = list(find_wholes(ledger))
    remainders: dict[str, list[tuple[Said, Quantity]]] = {}
    left = [(rest, rest.quantity) for rest in find_remainders(ledger) if rest.quantity]
    for rest, quantity in left if wholes else ():
        for key in (_unit(quantity), ""):
            remainders.setdefault(key, []).append((rest, quantity))
    told: set[Span] = set()
    batches = _batches(ledger) if wholes and left else {}
    for whole in wholes:
        near = remainders.get(_unit(whole.quantity) if whole.quantity else "", ())
        at = bisect_left(near, whole.span.start, key=lambda one: one[0].span.start)
        beside = near[max(0, at - _MOST_LEFT) : at + _MOST_LEFT]
        against = [(rest, quantity) for rest, quantity in beside if _denied(ledger, whole, rest, quantity, batches)]
        if against:
            rests, quantities = zip(*against, strict=True)
            told.update(rest.span for rest in rests)
            proved = whole.quantity is not None and all(_is_proved(whole, rest) for rest in rests)
            yield Lacking(whole.span, tuple(rest.span for rest in rests), quantities, proved)
    named_rests = find_named_rests(ledger, (one for one in left if one[0].span not in told))
    for span, named in find_named(ledger, chain(named_rests, find_midst_rests(ledger))):
        yield Lacking(span, (named.said.span,), (named.quantity,), proved=False)


def find_left_of_lots(ledger: Ledger, told: Sequence[Span]) -> Iterator[Lacking]:
    """Every lot said to be over of which some bear its name and are not, save those `told` already."""
    taken: dict[int, list[Span]] = {}
    for span in told:
        taken.setdefault(ledger.sentence_at(span.start), []).append(span)
    for whole, some in find_lots(ledger):
        # Those left of another batch need not be told in its paragraph.
        batches = {ledger.sentences[some.said.sentence].block: ledger.batches}
        near = taken.setdefault(some.said.sentence, [])
        if any(some.said.span.overlaps(span) for span in near) or some.quantity is None:
            continue
        if _BESIDES.search(ledger.lead(some.quantity)):
            continue  # 违建图斑之外，耕地图斑尚有3宗
        if _of_what_came_next(ledger, whole.said, some.quantity):
            continue
        if of_one_lot(ledger, whole.said, some.said, some.quantity, batches, batch=False):
            near.append(some.said.span)
            yield Lacking(whole.said.span, (some.said.span,), (some.quantity,), proved=False)


def _of_what_came_next(ledger: Ledger, whole: Said, left: Quantity) -> bool:
    """True for 57套已清退，重新配租50套，余下7套列入计划: those left complete what was told behind the claim."""
    if whole.quantity is None or ledger.sentence_at(whole.span.start) != left.sentence:
        return False
    between = (one for one in ledger.by_sentence[left.sentence] if whole.span.end <= one.span.start < left.span.start)
    return any(one.unit == left.unit and one.value + left.value == whole.quantity.value for one in between)


_BESIDES = regex("(?:之外|以外|(?<![境省市县区户内])外)[，,][^，,。；;]*$")
"""What stands before those of another sort."""


def _batches(ledger: Ledger) -> dict[int, list[Batch]]:
    """The batches of every paragraph, by its index."""
    batches: dict[int, list[Batch]] = {}
    for batch in ledger.batches:
        batches.setdefault(ledger.sentences[batch.base.sentence].block, []).append(batch)
    return batches


def _unit(quantity: Quantity) -> str:
    """The unit in which things are counted; one for those in which problems and tasks are counted by turns."""
    return "money" if quantity.kind == "money" else _LOOSE[0] if quantity.unit in _LOOSE else quantity.unit


def _of_a_batch(said: Said) -> bool:
    """True where problems or tasks are told as finished, or as not: 问题已全部整改到位."""
    return not said.what and bool(_NOUN.search(said.noun))


def _is_proved(whole: Said, rest: Said) -> bool:
    """True for problems left of problems, and for 44项全部办结，还有5项正在推进, whatever they are."""
    return rest.classes == whole.classes and (at_once(whole, rest) or (_of_a_batch(whole) and _of_a_batch(rest)))


def _denied(
    ledger: Ledger, whole: Said, rest: Said, quantity: Quantity, batches: Mapping[int, Sequence[Batch]]
) -> bool:
    """True where some of the same things lack what all of them are said to have."""
    # The cheapest first: two in a hundred get past these.
    if whole.quantity and quantity.value >= whole.quantity.value:
        return False
    if whole.quantity and whole.quantity.unit != quantity.unit and not (_of_a_batch(whole) and _of_a_batch(rest)):
        return False  # 11个问题, of which 1项 is not solved
    done = _same_done(whole, rest) or _one_deed(ledger, whole, rest)
    if not ((done and _same_things(whole, rest)) or paid_back_alike(ledger, whole, rest)):
        return False
    if whole.span.overlaps(rest.span):
        return False
    if only_the_manner(ledger.read(whole.span), ledger.read(rest.span)):
        return False
    batch = _of_a_batch(rest) and (whole.quantity is None or _of_a_batch(whole))
    if rest.span.start < whole.span.start and not batch:
        return False  # 6口井未加盖 … 9口井均已加盖: what was found, and what was done about it
    return of_one_lot(ledger, whole, rest, quantity, batches, batch=batch)


def _same_things(whole: Said, rest: Said) -> bool:
    """True where the words name no different things; things that all are told of without a number must be named."""
    one, other = _NOUN.search(whole.noun), _NOUN.search(rest.noun)
    if whole.quantity is None:
        return other is not None and (one is None or one.group() == other.group())
    if one and other:
        return one.group() == other.group()
    if len(whole.noun) > 1 and len(rest.noun) > 1 and not share_a_bigram(whole.noun, rest.noun):
        return False
    if other_things(whole.noun, rest.noun):
        return False
    if _same_owners(whole, rest):
        return True
    # 行政村的文化广场 and 行政村的农贸市场
    return not ("的" in whole.noun and "的" in rest.noun and whole.noun[-2:] != rest.noun[-2:])


def _same_owners(whole: Said, rest: Said) -> bool:
    """True for 12名职工欠交的会费 and 2名借调的职工未补交: both numbers count whose it is, of one fee."""
    owed = _OWED.match(whole.noun)
    if owed is None or not rest.noun.endswith(owed["who"]):
        return False
    more = {pair for pair in rest.what - whole.what if len(pair) > 1}
    return len(more) < _SHARED or not more.isdisjoint(bigrams(whole.noun))


_OWED = regex(
    "(?P<who>[一-鿿]{2,6}?)(?:少|漏|多|欠|拖|未|应|违规|超标准|重复|虚)?"
    "(?:欠|交|缴|领|占|报|借|挪|收|拖欠|领取|占用|报销|借支|缴纳|享受|签订|持有)了?的[一-鿿]{2,8}"
)


def _one_deed(ledger: Ledger, whole: Said, rest: Said) -> bool:
    """True for 资金8亿元，已全部分配 and 4560万元资金还没有分下去: one deed in two verbs, of things of one name."""
    if whole.quantity is None or rest.quantity is None or whole.begun or not rest.what:
        return False
    if len(whole.noun) < _NAME or whole.noun[-_NAME:] != rest.noun[-_NAME:]:
        return False
    told = (ledger.text[one.quantity.span.end : one.span.end] for one in (whole, rest) if one.quantity)
    return same_deed(*told)


def _same_done(whole: Said, rest: Said) -> bool:
    """True where what is done with all is what is not done with some."""
    if not rest.what:
        if whole.begun:
            return False  # 已全部启动整改，仍有3个未完成
        # 问题41个，均已完成整改 names nothing behind its number: of one item, against 8个问题 of all of them.
        named = whole.quantity is None or len(whole.noun) > 1
        return (named and not whole.what) or (rest.still and rest.sentence == whole.sentence)
    shared = whole.what & rest.what
    pairs = [word for word in shared if len(word) > 1]
    if not pairs:
        return bool(shared) and whole.noun[-_NAME:] == rest.noun[-_NAME:] and len(whole.noun) >= _NAME
    fewer = min(sum(len(word) > 1 for word in said.what) for said in (whole, rest))
    return rest.still or (len(pairs) >= min(_SHARED, fewer) and len(pairs) * 2 >= fewer)
