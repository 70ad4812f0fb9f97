"""Of one lot: whether all of some things and the few left are of one day, class, place and giver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.members import members_differ
from linter.facts.states.batches import Batch
from linter.facts.states.claims import NOUN
from linter.facts.states.givers import givers_differ
from linter.facts.states.remainders import Said
from linter.facts.states.same_matter import FORMERLY, classes_in, lead_of, own_place, places, told_earlier
from linter.facts.states.sister_lots import of_a_sister
from linter.facts.states.status import STARTS_ITEM
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PROBLEMS = regex(NOUN)
_AT_ONCE = 6
"""Characters from one clause to the number of the next one: ，目前仍有."""
_SENTENCES = 4
"""Sentences back in its paragraph in which the lacking ones may have a number of their own that they are some of."""
_LOT_NUMBER = regex("[\\d一二三四五六七八九十]+(?:号|标段|标|片区|地块)")
_BY_NAME = regex("[^，,。；;：:]*等$|[仍还尚]有[^，,。；;：:]*$")
_RIGHT_BEHIND = regex("(?:时|前)?(?:仍然?|还|尚)?")
_ALL_OVER = regex("全(?:[省市州县区旗镇乡]|系统)|各(?:[省市州县区旗镇乡]|单位|部门)")
"""Before those left: of a whole area, where all of them were those of one place."""
_OF_ALL_OF_US = regex("全[省市州县区旗镇乡村校院局系处所大支公]")
_ONE = (
    "(?![全各共我本抽检排查对在经辖])[一-鿿]{1,5}"
    "(?:(?<!乡)镇|乡(?!镇)|街道|(?<!行政)村|社区|[县区市]|[大中]队|[所院校局园组厂站]|公司)"
)
_OF_ONE, _BEGINS_WITH_ONE = regex(f"(?:^|[，,、；;]){_ONE}$"), regex(_ONE)
_NAMES = 16
"""Before those left: of a whole body; before the number of all of them: of one of its parts."""
_PERIOD = regex("[一二三四]季度|上半年")
"""Before all of them: those that came in a part of the year, where the few left may have come later."""
_FIRST_LOT = regex("[首头][批轮次]")
"""首批16件已全部化解。对剩余2件: those left further on are of the lots that followed."""
_SINCE_THEN = regex("年中|新(?:增|排查|发现|受理|收到|接|立|发生|出现)|后续|此后|随后|自[办收受接]|本级|其[他它]")
"""年中新排查的积案中仍有3件: those that came later, and 自办的, which nobody handed over."""
_TOLD_ONCE = frozenset(["历史遗留", "信访", "移交"])
"""What describes all of a lot and goes without saying of 剩余2件; of 首批 and 立行立改 there are others left."""
_PIECES = regex("[，,；;：:、和及]")
_LOOK = regex("巡[察视]|审计|督察|督[查导]|考核|人大|政协|信访|自查")
_GIVES = regex("交办|转办|转交|移交|反馈|督办|指出|查出|通报|自查")


def of_one_lot(
    ledger: Ledger, whole: Said, rest: Said, quantity: Quantity, batches: Mapping[int, Sequence[Batch]], *, batch: bool
) -> bool:
    """False where day, class, place or giver of some are not those of all."""
    lead, said = lead_of(ledger, quantity.span.start), lead_of(ledger, whole.span.end - 1)
    # 年初确定的44项全部办结，还有5项: what stands before the whole tells of both.
    own = ledger.text[whole.span.end : quantity.span.start] if whole.sentence == rest.sentence else lead
    # 首批13个全部办结，尚有3个未办结: a number without a noun of its own is of what has just been told of.
    same = whole.classes - (_TOLD_ONCE if rest.still else frozenset()) <= rest.classes or (
        at_once(whole, rest) and not rest.classes and not rest.noun
    )
    if (
        set(FORMERLY.findall(own)) - set(FORMERLY.findall(said))
        or (_SINCE_THEN.search(own) and not _SINCE_THEN.search(said))
        or _told_before(ledger, whole, rest)
        or not same
        or classes_in(lead) - classes_in(said) - rest.classes
    ):
        return False
    if any(name.startswith(("第", "上", "新", "另", "暂")) for name in rest.classes - whole.classes):
        return False
    if _FIRST_LOT.search(said) and not (_FIRST_LOT.search(lead) or at_once(whole, rest)):
        return False
    if set(_LOT_NUMBER.findall(lead)) - set(_LOT_NUMBER.findall(said)):
        return False  # 2号标段的13座全部完工，3号标段还剩4座
    blocks = (ledger.sentences[sentence].block for sentence in (whole.sentence, rest.sentence))
    if told_earlier(ledger, rest.sentence, whole.sentence) or members_differ(ledger, *blocks):
        return False
    if _of_its_section(ledger, whole, rest) or _of_its_owner(whole, lead):
        return False
    if whole.quantity and of_a_sister(ledger, whole.quantity, quantity, ledger.read(rest.span)):
        return False
    if _another_giver(ledger, whole, rest) or _left_of_another(ledger, whole, rest, quantity, batches):
        return False
    of_it = _parts_of(ledger, whole)
    if whole.quantity and any(
        one not in of_it and _another(one, whole.quantity, quantity, rest.noun) for one in _beside(ledger, rest)
    ):
        return False
    if batch:
        # The problems of a batch are everywhere, and told once more item by item.
        here, there = places(lead), places(lead_of(ledger, whole.span.start))
        later = whole.quantity is not None and _PERIOD.search(said) and not _PERIOD.search(lead)
        if later or (there and _ALL_OVER.search(lead)):
            return False
        return not (here and there - here) and _same_part(ledger, whole.span, rest.span)
    if (
        whole.quantity
        and _OF_ALL_OF_US.search(quantity.before[-_NAMES:])
        and (_OF_ONE.search(whole.quantity.before) or _BEGINS_WITH_ONE.match(said))
    ):
        return False  # 二中队43辆已全部处理，占全大队未处理的14辆的三成
    # 城南小学等2个延期工程: some of them by name.
    if not own_place(ledger, places(_BY_NAME.sub("", lead)), said, whole.span.start):
        return False
    # 石潭镇11个项目全部开工 says nothing of the 8个未开工项目 of a paragraph that does not name the town.
    block = ledger.sentences[rest.sentence].block
    told = ledger.text[ledger.document.blocks[block].span.start : quantity.span.start]
    of = whole.quantity.before if whole.quantity else ""
    near = ledger.sentences[whole.sentence].block == block
    return near or own_place(ledger, places(of), told, whole.span.start)


def _of_its_section(ledger: Ledger, whole: Said, rest: Said) -> bool:
    """True for （三）作风方面（7个问题，已全部完成）: a heading tells of what stands below it, and of nothing else."""
    above = ledger.section_of(ledger.sentences[whole.sentence].block)
    heading = next((one for one in above if one.span.contains(whole.span)), None)
    return heading is not None and heading not in ledger.section_of(ledger.sentences[rest.sentence].block)


def _of_its_owner(whole: Said, lead: str) -> bool:
    """True for 财务处承担的10个问题全部完成 where those left are told without 财务处."""
    owner = _OWNED.search(whole.quantity.before) if whole.quantity else None
    return owner is not None and owner["who"] not in lead


_OWNED = regex("(?P<who>[一-鿿]{2,4})(?:承担|负责|牵头|主办|承办|认领|包联|分管)的$")


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


def at_once(whole: Said, rest: Said) -> bool:
    """True for 44项全部办结，还有5项正在推进, said in one breath."""
    return rest.still and rest.sentence == whole.sentence and 0 < rest.span.start - whole.span.end <= _AT_ONCE


def _beside(ledger: Ledger, rest: Said) -> Iterator[Quantity]:
    """The numbers of the last sentences of the paragraph up to that of those left."""
    block = ledger.sentences[rest.sentence].block
    for index in range(rest.sentence, max(-1, rest.sentence - _SENTENCES), -1):
        if ledger.sentences[index].block == block:
            yield from ledger.by_sentence.get(index, ())


def _another(one: Quantity, whole: Quantity, lacking: Quantity, noun: str) -> bool:
    """True for the 9个 of 自查发现问题9个，其中2个尚未完成: a number of its own that the lacking ones are some of.

    The 17 of 17个教学点缺师资；…3个问题尚未完成 are no problems.
    """
    if noun and one.head and _PROBLEMS.search(noun) and not _PROBLEMS.search(one.head):
        return False
    before = one.span.start < lacking.span.start
    between = before and (whole.span.end <= one.span.start or one.sentence == lacking.sentence != whole.sentence)
    return between and one.unit == whole.unit and one.value > lacking.value and one.value != whole.value


def _parts_of(ledger: Ledger, whole: Said) -> Sequence[Quantity]:
    """The numbers right behind the whole that come to it: 21个, 62个 and 31个 of 114个."""
    if whole.quantity is None:
        return ()
    block = ledger.sentences[whole.sentence].block
    parts: list[Quantity] = []
    added = Decimal(0)
    for index in (whole.sentence, whole.sentence + 1):
        if index >= len(ledger.sentences) or ledger.sentences[index].block != block:
            break
        for one in ledger.by_sentence.get(index, ()):
            if one.span.start > whole.span.start and one.unit == whole.quantity.unit and one is not whole.quantity:
                parts.append(one)
                added += one.value
                if added == whole.quantity.value:
                    return parts
                if added > whole.quantity.value:
                    return ()
    return ()


def _left_of_another(
    ledger: Ledger, whole: Said, rest: Said, left: Quantity, batches: Mapping[int, Sequence[Batch]]
) -> bool:
    """True where its paragraph leaves the number of another batch: 17个中已完成16个, 14个全部完成, 尚余1个."""
    if whole.quantity is None or rest.classes or at_once(whole, rest):
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
        # 收到信访件24件，已全部办结。 closes like an item and is a paragraph of its own.
        if not item.span.overlaps(one) or STARTS_ITEM.match(ledger.text, item.item.start)
    )
