"""One thing under two numbers: 第45次常务会议 decided 15 matters, and of 第54次常务会议's 15 matters 11 are done."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations

from linter.facts.names.numbered import Numbered, find_numbered
from linter.facts.quantities.bigrams import is_short_for
from linter.finding import Hit
from linter.kinds._shared_words import shared_runs
from linter.kinds.facts._answered_paper import answered_paper
from linter.kinds.facts._edition_at_hand import edition_at_hand
from linter.kinds.facts._edition_of_year import edition_of_year
from linter.kinds.facts._group_areas import moved_groups
from linter.kinds.facts._group_leads import led_twice
from linter.kinds.facts._held_again import held_again
from linter.kinds.facts._numbered_bodies import numbered_bodies
from linter.kinds.facts._own_edition import own_edition
from linter.kinds.facts._own_inspectors import own_inspectors
from linter.kinds.facts._own_item import own_item
from linter.kinds.facts._passed_again import passed_again
from linter.kinds.facts._recalled_edition import recalled_edition
from linter.kinds.facts._titled_item import titled_item
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANOTHER = regex(
    r"[去上前往首明来][年届轮一次批期]|以往|(?<!余)下[年届轮一次批期]|历[届次年]|拟|将(?!第)|计划|筹备|此前|相比|结转|原[第由]|移交|复查|回头看|复核|另|分别|经验|学习借鉴|对比|[较比](?:第|上)|先后|协助|配合|会同|增加|多|少|调整|改为|划转|接续|接力|轮换|交叉|继任"
)
_ANCHOR = regex(
    r"[一-鿿]{2,4}?(?:公司|集团|合作社)|[一-鿿]某某?|[“《][^”》\n]{2,30}[”》]"
    r"|(?P<place>[一-鿿]{2,4}?(?:街道|社区|小区|水库|大桥|中学|小学|医院)|[一-鿿]{2}[镇乡村])"
)
_NEAR_MARK = regex(r"(?:本|此|该|这)[次轮届批期项]?[“\"《]?$|(?:前述|上述|本次|此次)[^，。；\n]{0,6}$")
_ISSUED = regex("[省市县区州旗镇乡]委$")
# 人大第二次会议 and 人大常委会第九次会议: each body counts its own sittings.
_HOLDER = regex(
    r"(?:(?P<standing>常委会|常务委员会)|(?P<congress>人大|代表大会)|(?P<council>政协)|(?P<group>党组)|(?P<board>董事会|理事会)"
    r"|(?P<owners>股东大?会)|(?P<watch>监事会))(?:第?[\d一二三四五六七八九十]{1,4}届)?$"
)
_HELD_BY = 16
"""Characters before a sitting that name whose it is."""
_FEWEST_SHARED = 4
"""Characters in a row that two mentions share beside their numbers."""
_MOST = 24
"""Mentions of one sort that are compared; more are a register."""


_FINDERS = (own_edition, own_item, titled_item, edition_at_hand, edition_of_year, passed_again, recalled_edition)
_GROUPS = (moved_groups, answered_paper, numbered_bodies)
"""What each yields: two places of one thing, and what both tell of it."""


class NumberedThing:
    """Compares mentions of numbered things that are told of by the same names, figures or words."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of numbers of one thing."""
        told: set[Span] = set()
        for came, again in own_inspectors(ledger):
            told.add(again.span)
            yield _hit(ledger, came.span, again.span, came.sort)
        for once, twice in held_again(ledger):
            yield Hit((twice, once), {"one": ledger.quote(once)}, severity="warning", variant="held")
        for first, second in led_twice(ledger):
            told.add(second)
            yield _hit(ledger, first, second, "", "led")
        for first, second, shared in chain.from_iterable(find(ledger) for find in _FINDERS + _GROUPS):
            told.add(second)
            yield _hit(ledger, first, second, shared)
        sorts: dict[str, list[Numbered]] = {}
        for thing in find_numbered(ledger):
            sorts.setdefault(thing.body, []).append(thing)
        for things in sorts.values():
            if len({thing.number for thing in things}) > 1:
                for hit in _pairs(ledger, things[:_MOST]):
                    if not any(span.overlaps(one) for span in hit.spans for one in told):
                        yield hit


def _hit(ledger: Ledger, one: Span, other: Span, shared: str, variant: str = "") -> Hit:
    values = {"one": ledger.quote(one), "other": ledger.quote(other), "shared": shared}
    return Hit((other, one), values, severity="warning", variant=variant)


def _pairs(ledger: Ledger, things: list[Numbered]) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one, other in combinations(things, 2):
        numbers = (one.number, other.number)
        if one.number == other.number or numbers in told or one.sentence == other.sentence:
            continue
        if all(_ISSUED.search(ledger.text, max(0, thing.span.start - 2), thing.span.start) for thing in (one, other)):
            # 县委第三督导组: what one body issues is compared as a whole.
            continue
        if _of_two_bodies(ledger, one, other) or not _one_name(one.name, other.name) or _together(things, one, other):
            continue
        if any(_ANOTHER.search(_around(ledger, it)) or _beside_the_last(ledger, it) for it in (one, other)):
            continue
        if _parallel(ledger, one, other):
            continue
        why = _evidence(ledger, things, one, other)
        if why:
            told.add(numbers)
            yield _hit(ledger, one.span, other.span, why)


def _of_two_bodies(ledger: Ledger, one: Numbered, other: Numbered) -> bool:
    """True for sittings of two bodies that are both named: the congress and its standing committee."""
    if not one.body.startswith("次"):
        return False
    holders = [
        _HOLDER.search(ledger.text[max(0, thing.span.start - _HELD_BY) : thing.span.start]) for thing in (one, other)
    ]
    return len({holder.lastgroup for holder in holders if holder}) > 1


def _one_name(one: str, other: str) -> bool:
    """True for equal names, one of them left out, or one short for the other: 茶博会 of 茶业博览会."""
    return is_short_for(*sorted((one, other), key=len))


def _together(things: list[Numbered], one: Numbered, other: Numbered) -> bool:
    """True where one sentence names both numbers: they are two."""
    first = {thing.sentence for thing in things if thing.number == one.number}
    return any(thing.number == other.number and thing.sentence in first for thing in things)


def _around(ledger: Ledger, thing: Numbered) -> str:
    start = max(ledger.sentences[thing.sentence].span.start, thing.clause.start - _BEFORE)
    # 以来 behind the thing itself looks back at it; behind a year it does not.
    behind = "以往" if ledger.text.startswith("以来", thing.span.end) else ""
    return ledger.text[start : thing.clause.end] + behind


_BEFORE = 10
"""Characters before a clause that may place it in another year or round."""


_THE_LAST = regex(r"(?:[比较同与跟][上前]一?|[上前]一)(?P<unit>[届轮次批期])")


def _beside_the_last(ledger: Ledger, thing: Numbered) -> bool:
    """True where the sentence holds a thing against the one before: 十八届人大代表215名，比上届多7名."""
    found = _THE_LAST.search(ledger.read(ledger.sentences[thing.sentence].span))
    return found is not None and thing.body.startswith(found["unit"])


def _evidence(ledger: Ledger, things: list[Numbered], one: Numbered, other: Numbered) -> str:
    """What both mentions are told with; empty where nothing says that they are one."""
    anchors = _anchors(ledger, one, things) & _anchors(ledger, other, things)
    if anchors and _refers_back(ledger, one, other, anchors):
        return min(anchors)
    count = ""
    for first, second in ((one, other), (other, one)):
        count = count or (_shared_count(ledger, first, second) if _is_given(ledger, first) else "")
    if count:
        return count
    if {thing.number for thing in things} != {one.number, other.number}:
        return ""
    heads = _opens(ledger, one) and _opens(ledger, other)
    if (
        not heads
        and not one.body.startswith((*_SERIES, "次"))
        and not one.body.endswith(_BODIES)
        and any(_is_given(ledger, thing) for thing in (one, other))
    ):
        for run in shared_runs(_beside(ledger, one), _beside(ledger, other), _FEWEST_SHARED):
            return run
    if one.name and other.name and (day := _shared_day(ledger, one, other)):
        return day
    for thing in (one, other):
        if _NEAR_MARK.search(ledger.text, max(0, thing.span.start - _BEFORE), thing.span.start):
            return ledger.quote(thing.span)
    return ""


def _beside(ledger: Ledger, thing: Numbered) -> str:
    """The words of a clause before and behind its numbered thing; whose sitting it is belongs to its name."""
    before = ledger.text[thing.clause.start : thing.span.start].rstrip(_JOINTS)[:-_ATTACHED]
    if thing.body.startswith("次"):
        before = ""
    return f"{before}|{ledger.text[thing.span.end : thing.clause.end]}"


def _parallel(ledger: Ledger, one: Numbered, other: Numbered) -> bool:
    """True where both open their sentences and the same words follow: 一标段由宏业公司承建 and 二标段由宏业公司承建."""
    if not (_opens(ledger, one) and _opens(ledger, other)) or _is_given(ledger, one) != _is_given(ledger, other):
        return False
    after = [_NAMED.sub("", ledger.text[thing.span.end : thing.clause.end])[:_ALIKE] for thing in (one, other)]
    return after[0] == after[1] and len(after[0]) == _ALIKE


_NAMED = regex(r"^(?:[“《（][^”》）\n]{1,30}[”》）])+")
_ALIKE = 2
"""Characters behind two things by which the sentences are items of one list."""
_SERIES = ("批", "轮", "期", "届")
_JOINTS = "由从对在于被"
_ATTACHED = 2
"""Characters right before a number that belong to its name: 福州地铁4号线."""


def _is_given(ledger: Ledger, thing: Numbered) -> bool:
    """True where a thing only says which matter is meant: 第二检察部办理的这批案件, 当选的县十八届人大代表.

    1号楼的外墙 and 2号楼的外墙 are two walls.
    """
    behind = ledger.text[thing.span.end : thing.clause.end]
    before = ledger.text[thing.clause.start : thing.span.start]
    return thing.packed or bool(_DONE_BY.match(behind) or _GIVEN.search(before))


_DONE_BY = regex("[一-鿿]{2,8}的")
_GIVEN = regex("[一-鿿]{2}的[省市县区州旗镇乡]?$")


def _opens(ledger: Ledger, thing: Numbered) -> bool:
    """True for a thing that its sentence begins with: two of them head two items of a list."""
    return thing.span.start - ledger.sentences[thing.sentence].span.start <= _OPENING


_OPENING = 6
"""Characters before a thing that opens its sentence: a heading's number, the place it belongs to."""


def _anchors(ledger: Ledger, thing: Numbered, things: list[Numbered]) -> set[str]:
    """The names in the clause of a thing that stand beside no other number of its sort there."""
    if thing.body.endswith(_BODIES) or any(other.clause == thing.clause and other is not thing for other in things):
        return set()
    # A place has many buildings and lots, but one group that is sent there.
    sent = thing.body.endswith("组")
    clause = _without(ledger.read(thing.clause), thing, ledger)
    return {match.group() for match in _ANCHOR.finditer(clause) if sent or not match["place"]}


_BODIES = ("医院", "中学", "小学", "幼儿园", "支部", "中队", "大队")
"""Bodies that take part in one campaign beside others of their sort."""


def _refers_back(ledger: Ledger, one: Numbered, other: Numbered, anchors: set[str]) -> bool:
    """True where a mention says what the thing is known for, and no more news of it.

    宏业公司承建的二标段, 第4号台风“木棉”, 第五工作组（负责龙泉乡）; two groups may work in one town.
    """
    both = one, other
    if any(_is_given(ledger, thing) for thing in both):
        return True
    # 第二届“河湾论坛” and 第三届“河湾论坛” are two editions of one event.
    named = all(ledger.text.startswith(tuple(anchors), thing.span.end) for thing in both)
    if named and not one.body.startswith((*_SERIES, "次")):
        return True
    return one.body.endswith("组") and any(_ASSIGNED.search(ledger.read(thing.clause)) for thing in both)


_ASSIGNED = regex("负责|包[保联片]|联系|分管|进驻|派驻|对口")


def _without(clause: str, thing: Numbered, ledger: Ledger) -> str:
    """A clause without the numbered thing itself."""
    start = thing.span.start - thing.clause.start
    return clause[:start] + "|" + clause[start + len(ledger.read(thing.span)) :]


def _shared_count(ledger: Ledger, one: Numbered, other: Numbered) -> str:
    """A count in the clause of the one that the other's sentence tells, too, of the same: 15个事项 and 议定事项15项."""
    near = [q for q in ledger.by_sentence.get(one.sentence, ()) if one.clause.contains(q.span) and q.exact]
    for quantity in near:
        for told in ledger.by_sentence.get(other.sentence, ()):
            same = told.value == quantity.value and told.exact and quantity.value >= _TELLING
            if not same and told.value == quantity.value >= _OF_ONE_NOUN and told.exact and told.head == quantity.head:
                same = one.body.startswith("次") and len(told.head) > 1 and told.unit == quantity.unit
            if same and (told.unit == quantity.unit or (told.head and told.head[-2:] == quantity.head[-2:])):
                return ledger.quote(quantity.span)
    return ""


_TELLING = Decimal(10)
"""Counts below this say nothing: there is a 3个 in every report."""
_OF_ONE_NOUN = Decimal(4)  # of one noun, 意见6条 and 提出的6条意见, smaller counts tell a sitting, too


def _shared_day(ledger: Ledger, one: Numbered, other: Numbered) -> str:
    """A day told with both; of a festival, which is held once a year, a month as well."""
    yearly = one.body == "届" and min(len(one.name), len(other.name)) >= _FEWEST_SHARED
    days = []
    for thing in (one, other):
        span = ledger.sentences[thing.sentence].span
        found = {}
        # 第二轮督查发现，6月3日指出的问题: a day of the clauses behind is that of another matter.
        for date in ledger.dates_in(Span(span.start, thing.clause.end)):
            for end in date.ends or (date,):
                if end.month and (end.day or yearly):
                    found[(end.month, end.day or 0)] = ledger.quote(date.span)
        days.append(found)
    shared = days[0].keys() & days[1].keys()
    return days[0][min(shared)] if shared else ""
