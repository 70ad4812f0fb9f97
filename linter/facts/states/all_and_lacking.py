"""All and lacking: 162个项目均设立了专户 here, 5个未设立专户的项目 there: said of all, denied of some."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.members import members_differ
from linter.facts.states.batches import Batch
from linter.facts.states.claims import NOUN
from linter.facts.states.givers import givers_differ
from linter.facts.states.named_remainders import find_named
from linter.facts.states.remainders import Said, find_remainders, find_wholes
from linter.facts.states.same_matter import FORMERLY, classes_in, lead_of, own_place, places, told_earlier
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
    "零",
    "圆满",
    "顺利",
    "如期",
)
_LACKS = regex("[未没剩余待]|推迟|延期|暂缓|[仍正尚]在")
_NOUN = regex(NOUN)
_AT_ONCE = 6
"""Characters from one clause to the number of the next one: ，目前仍有."""
_MOST_LEFT = 60
"""Numbers of those left, before what is said of all and behind it, that it is held against."""
_SENTENCES = 4
"""Sentences back in its paragraph in which the lacking ones may have a number of their own that they are some of."""
_SHARED = 2
"""Pairs of characters that what is done and what is not must share; all of them where there are fewer."""
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
    if not any(sign in ledger.text for sign in _SIGNS) or not _LACKS.search(ledger.text):
        return
    wholes = list(find_wholes(ledger))
    remainders: dict[str, list[tuple[Said, Quantity]]] = {}
    left = [(rest, rest.quantity) for rest in find_remainders(ledger) if rest.quantity]
    for rest, quantity in left if wholes else ():
        for key in (_unit(quantity), ""):
            remainders.setdefault(key, []).append((rest, quantity))
    told: set[Span] = set()
    batches: dict[int, list[Batch]] = {}
    for batch in ledger.batches if wholes and left else ():
        batches.setdefault(ledger.sentences[batch.base.sentence].block, []).append(batch)
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
    for span, named in find_named(ledger, (one for one in left if one[0].span not in told)):
        yield Lacking(span, (named.said.span,), (named.quantity,), proved=False)


def _unit(quantity: Quantity) -> str:
    return "money" if quantity.kind == "money" else quantity.unit


def _of_a_batch(said: Said) -> bool:
    """True where problems or tasks are told as finished, or as not: 问题已全部整改到位."""
    return not said.what and bool(_NOUN.search(said.noun))


def _is_proved(whole: Said, rest: Said) -> bool:
    """True for problems left of problems, and for 44项全部办结，还有5项正在推进, whatever they are."""
    at_once = _at_once(whole, rest)
    return rest.classes == whole.classes and (at_once or (_of_a_batch(whole) and _of_a_batch(rest)))


def _at_once(whole: Said, rest: Said) -> bool:
    """True for 44项全部办结，还有5项正在推进, said in one breath."""
    return rest.still and rest.sentence == whole.sentence and 0 < rest.span.start - whole.span.end <= _AT_ONCE


def _denied(
    ledger: Ledger, whole: Said, rest: Said, quantity: Quantity, batches: Mapping[int, Sequence[Batch]]
) -> bool:
    """True where some of the same things lack what all of them are said to have."""
    # The cheapest first: two in a hundred get past these.
    if whole.quantity and quantity.value >= whole.quantity.value:
        return False
    if not _same_done(whole, rest) or not _same_things(whole, rest) or whole.span.overlaps(rest.span):
        return False
    batch = _of_a_batch(rest) and (whole.quantity is None or _of_a_batch(whole))
    if rest.span.start < whole.span.start and not batch:
        return False  # 6口井未加盖 … 9口井均已加盖: what was found, and what was done about it
    lead, said = lead_of(ledger, quantity.span.start), lead_of(ledger, whole.span.end - 1)
    # 年初确定的44项全部办结，还有5项: what stands before the whole tells of both.
    own = ledger.text[whole.span.end : quantity.span.start] if whole.sentence == rest.sentence else lead
    # 首批13个全部办结，尚有3个未办结: a number without a noun of its own is of what has just been told of.
    same = whole.classes <= rest.classes or (_at_once(whole, rest) and not rest.classes and not rest.noun)
    if (
        FORMERLY.search(own)
        or _told_before(ledger, whole, rest)
        or not same
        or classes_in(lead) - classes_in(said) - rest.classes
    ):
        return False
    if any(name.startswith(("第", "上", "新", "另", "暂")) for name in rest.classes - whole.classes):
        return False
    blocks = (ledger.sentences[sentence].block for sentence in (whole.sentence, rest.sentence))
    if told_earlier(ledger, rest.sentence, whole.sentence) or members_differ(ledger, *blocks):
        return False
    if _another_giver(ledger, whole, rest) or _left_of_another(ledger, whole, rest, quantity, batches):
        return False
    if whole.quantity and any(_another(one, whole.quantity, quantity) for one in _beside(ledger, rest)):
        return False
    if batch:
        # The problems of a batch are everywhere, and told once more item by item.
        here, there = places(lead), places(lead_of(ledger, whole.span.start))
        return not (here and there - here) and _same_part(ledger, whole.span, rest.span)
    if not own_place(ledger, places(lead), said, whole.span.start):
        return False
    # 石潭镇11个项目全部开工 says nothing of the 8个未开工项目 of a paragraph that does not name the town.
    block = ledger.sentences[rest.sentence].block
    told = ledger.text[ledger.document.blocks[block].span.start : quantity.span.start]
    of = whole.quantity.before if whole.quantity else ""
    near = ledger.sentences[whole.sentence].block == block
    return near or own_place(ledger, places(of), told, whole.span.start)


def _told_before(ledger: Ledger, whole: Said, rest: Said) -> bool:
    """True for 10月底尚未核查的8件: of an earlier day than the whole, or where the whole names none."""
    then = next(
        (
            day
            for day in ledger.dates_in(ledger.sentences[rest.sentence].span)
            if _RIGHT_BEHIND.fullmatch(ledger.text, day.span.end, rest.span.start)
        ),
        None,
    )
    if then is None or then.relation == "as-of":
        return False
    days = [
        day.last
        for day in ledger.dates_in(ledger.sentences[whole.sentence].span)
        if day.relation == "as-of" and day.last
    ]
    return not days or then.last is None or then.last < max(days)


_RIGHT_BEHIND = regex("(?:时|前)?(?:仍然?|还|尚)?")


def _another_giver(ledger: Ledger, whole: Said, rest: Said) -> bool:
    """True for 巡察反馈问题已全部整改 beside 审计反馈问题还有4个: two who handed over."""
    starts = (ledger.sentences[said.sentence].span.start for said in (whole, rest))
    one, other = (
        _PIECES.split(ledger.text[start : said.span.end]) for start, said in zip(starts, (whole, rest), strict=True)
    )
    gave, took = _giver_of(one), _giver_of(other)
    looks = set(_LOOK.findall(gave)), set(_LOOK.findall(took))
    return givers_differ(gave, took) or (all(looks) and looks[0].isdisjoint(looks[1]))


def _giver_of(pieces: Sequence[str]) -> str:
    return next((piece for piece in reversed(pieces) if _GIVES.search(piece)), "")


_PIECES = regex("[，,；;：:、和及]")
_LOOK = regex("巡[察视]|审计|督察|督[查导]|考核|人大|政协|信访|自查")
_GIVES = regex("交办|转办|转交|移交|反馈|督办|指出|查出|通报")


def _same_things(whole: Said, rest: Said) -> bool:
    """True where the words name no different things; things that all are told of without a number must be named."""
    one, other = _NOUN.search(whole.noun), _NOUN.search(rest.noun)
    if whole.quantity is None:
        return other is not None and (one is None or one.group() == other.group())
    if one and other:
        return one.group() == other.group()
    if len(whole.noun) > 1 and len(rest.noun) > 1 and not share_a_bigram(whole.noun, rest.noun):
        return False
    # 行政村的文化广场 and 行政村的农贸市场
    return not ("的" in whole.noun and "的" in rest.noun and whole.noun[-2:] != rest.noun[-2:])


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


def _beside(ledger: Ledger, rest: Said) -> Iterator[Quantity]:
    """The numbers of the last sentences of the paragraph up to that of those left."""
    block = ledger.sentences[rest.sentence].block
    for index in range(rest.sentence, max(-1, rest.sentence - _SENTENCES), -1):
        if ledger.sentences[index].block == block:
            yield from ledger.by_sentence.get(index, ())


def _another(one: Quantity, whole: Quantity, lacking: Quantity) -> bool:
    """True for the 9个 of 自查发现问题9个，其中2个尚未完成: a number of its own that the lacking ones are some of."""
    between = whole.span.end <= one.span.start < lacking.span.start
    return between and one.unit == whole.unit and one.value > lacking.value and one.value != whole.value


def _left_of_another(
    ledger: Ledger, whole: Said, rest: Said, left: Quantity, batches: Mapping[int, Sequence[Batch]]
) -> bool:
    """True where its paragraph leaves the number of another batch: 17个中已完成16个, 14个全部完成, 尚余1个."""
    if whole.quantity is None or rest.classes or _at_once(whole, rest):
        return False
    block = ledger.sentences[rest.sentence].block
    return any(
        one.base.value not in (left.value, whole.quantity.value)
        and one.base.unit == left.unit
        and one.base.sentence not in (whole.sentence, left.sentence)
        and (one.open.value if one.open else one.base.value - one.done.value if one.done else None) == left.value
        for one in batches.get(block, ())
    )


def _same_part(ledger: Ledger, one: Span, other: Span) -> bool:
    """False where one of the two belongs to an item that the other is not part of."""
    return all(
        (item.item.start <= one.start < item.item.end) == (item.item.start <= other.start < item.item.end)
        for item in ledger.item_statuses
    )
