"""Plain lists: three members or more of one unit, parted by one mark, that all but come to the number before them.

获评基地22处，甲级5处、乙级9处、丙级6处: no word says that these are all, and numbers of one or two digits prove nothing
by themselves. But in 1.5 million characters of right reports 283 such lists came to their number exactly; those that
came near it were members of a longer list, had another number that they came to, or said that they went on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.far_wholes import far_whole
from linter.facts.parts.members import CLAUSE, Member, counts_by_sentence
from linter.facts.parts.not_closed import of_classes
from linter.facts.parts.outcomes_listed import by_state
from linter.facts.parts.partition_wholes import same_things
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import VIEWED
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import one_key
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST, _MOST = 3, 9
"""Members of a list: some of more come to any number by chance."""
_LONGEST_NAME = 20
_NEXT = 2
"""By how much a sum of small counts is off at most where no single key explains it."""
_SMALL = 500
"""Members of a batch at most, of which a list leaves none out, by however many it is off."""
_LOW, _HIGH = Decimal("0.8"), Decimal("1.25")
"""Between these shares of the number the list is one of it."""
_BEFORE, _SENTENCES = 2, 2
"""Sentences that tell of the unit, and sentences at all, back to the number of which a list may be the parts."""
_EARLIER, _LATER = 60, 25
"""Numbers before and behind a list, one of which may be what it comes to."""
_GOES_ON = regex("[，,；;。、]?(?:另|还|尚|此外|其余|其他|其它|剩|仅|等|和|及|以及|与)")
"""Behind a list that comes to less: what it leaves out."""
_TWICE = regex("重复|重叠|交叉|[两三]种|(?<!分)[两三]类|多[种项次]|兼|同时|既|并处|改判|不止")
"""What says that one member counts for two parts."""
_SELECTS = regex(
    "主要|较[多高]|较[大重]的|最[多大高重]|突出|典型|例如|(?<![初高中上下优特同一二三四甲乙丙丁])等(?:$|[，,；;。、])"
    "|上年|去年|同期|累计|平均|[人户村月日年]均|每|率"
)
_HAVING = regex("^(?:[^的]{0,2}有|通(?!过)了?|带|配|建有|开[展设通]|具备|实[行施]|提供)(?!效).*的[一-鿿]{0,4}$")
"""What one of those counted has, another part of them may have too."""
_FOUND = regex("查出|发现|存在|查处")
"""What is found in some of those looked at: one may have two faults."""
_AMONG = regex("其中|[：:分按]|[中里][，,]?|[从就][^，,]{1,8}看")
"""What leads from a number to its list; where a comma alone does, another number may begin there."""
_NESTED_BOUNDS = ("以上", "以下", "以内")
"""One half of the bounds of which one holds the other: 5亿元以上的8个，10亿元以上的3个."""
_REST = regex("其[他它余]|剩余|余下|另")
_RESPECTIVE = regex("分别|依次|各[为有]")
"""Before numbers whose names stand elsewhere: 分别有13支、11支、15支."""
_DOUBTED = ("", "plain", "places", "view", "states", "terms", "named")
"""How a list is told that nothing compares where its words leave a doubt."""
_AROUND = 30
"""Characters around a list in which the words of it are told."""

_SHARED = regex(r"[（(]占?比?\d+(?:\.\d+)?[%％]")


def find_plain_lists(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every list that misses the number before it by so little, where nothing else explains its numbers."""
    told = [one for one in known if one.complete not in _DOUBTED]
    taken = {one.span for breakdown in told for one in (breakdown.whole, *breakdown.parts)}
    taken |= {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        if len(row.cells) < _FEWEST:
            continue
        earlier: dict[str, list[Quantity]] = {}
        for sentence in counts_by_sentence(row):
            for unit, members in sentence.items():
                before = earlier.get(unit, []) if earlier else _named_before(ledger, row, members[0])
                for whole, parts in _readings(row, members, before):
                    if whole.span in taken or parts[0].quantity.span in taken or not _misses(whole, parts):
                        continue
                    found = _listed(ledger, row, whole, parts)
                    if found:
                        yield found
                        break
                else:
                    yield from _of_far(ledger, row, members)
            for unit, members in sentence.items():
                # Those behind it are its own parts or told beside it.
                earlier.setdefault(unit, []).append(members[0].quantity)


def _of_far(ledger: Ledger, row: Row, members: Sequence[Member]) -> Iterator[Breakdown]:
    """The list of things with which a sentence begins, 已挂牌的重大隐患，县级督办9处、…, told in another paragraph."""
    parts = _run(members, 0) if len(members) >= _FEWEST and _BEGINS.search(members[0].words) else ()
    if not _FEWEST <= len(parts) <= _MOST or row.host or not _alike([part.name for part in parts]):
        return
    whole = far_whole(ledger, [part.quantity for part in parts])
    found = _listed(ledger, row, whole, parts, far=True) if whole else None
    if found:
        yield found


_BEGINS = regex(r"(?:^|[。！？；\n])[^。！？；，：:\d]{3,20}(?:中|[，：:])[^。，：:]{1,16}$")


def _named_before(ledger: Ledger, row: Row, first: Member) -> Sequence[Quantity]:
    """The number of an earlier paragraph whose things open a list: 1919个点位存在问题 for 存在问题的点位中，…."""
    lead = _OF_THINGS.match(first.words)
    if lead is None or row.host:
        return []
    end = ledger.quantity_index(ledger.document.blocks[row.block].span.start)
    for one in reversed(ledger.quantities[max(0, end - _EARLIER) : end]):
        if ledger.sentences[one.sentence].block < row.block - _BLOCKS:
            break
        if unit_class(one) == unit_class(first.quantity) and one.head and lead["things"].endswith(one.head[-_NOUN:]):
            told = one.before[-_STATE:] + "，" + one.after[:_STATE]
            return [one] if not lead["state"] or share_a_bigram(lead["state"], told) else []
    return []


_OF_THINGS = regex(
    r"(?:在|从|上述|这些|所有|全部)*(?:(?P<state>[一-鿿]{2,8}?)的)?(?P<things>[一-鿿]{2,8})[中里][，,：:]"
)
_BLOCKS, _NOUN, _STATE = 2, 2, 16
"""Paragraphs back to the number, characters by which its noun is known, and those around it that tell its state."""


def _readings(
    row: Row, members: Sequence[Member], earlier: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Sequence[Member]]]:
    """Every number with the longest list behind it."""
    for start in range(-1, len(members) - _FEWEST):
        parts = _run(members, start + 1)
        if not _FEWEST <= len(parts) <= _MOST:
            continue
        if start >= 0:
            # 甲类62家、乙类27家、丙类14家: a member like the others is no whole of them.
            first = members[start]
            alike = first.mark == parts[0].mark and _alike([one.name for one in (first, *parts)])
            if first.level and first.mark != "、" and not alike and not VIEWED.search(first.words):
                yield members[start].quantity, parts
            continue
        if _AMONG.search(parts[0].words) or by_state(parts):
            for whole in reversed(earlier[-_BEFORE:]):
                if parts[0].quantity.sentence - whole.sentence <= _SENTENCES:
                    yield whole, parts
        if row.host and unit_class(row.host[-1].quantity) == unit_class(parts[0].quantity):
            yield row.host[-1].quantity, parts


def _run(members: Sequence[Member], first: int) -> Sequence[Member]:
    """The members from one on that one mark parts, with the same numbers of other units between them."""
    second = members[first + 1]
    end = first + 1
    while end < len(members) and end - first <= _MOST and second.mark and members[end].mark == second.mark:
        if members[end].others != second.others or not members[end].level:
            return ()  # 高中2所，九年一贯制1所: the list goes on
        end += 1
    run = members[first:end]
    names = [one.name for one in run]
    if len(run) > _FEWEST and _alike(names[:-1]) and not _alike(names) and not _REST.match(names[-1]):
        end -= 1  # what is told of all of them behind the list: 计划年底前通车5座
    return members[first:end] if members[first].level else ()


def _misses(whole: Quantity, parts: Sequence[Member]) -> bool:
    """True where the sum is not the number but near it."""
    numbers = [part.quantity for part in parts]
    if whole.approximate or not all(one.exact and one.value > 0 for one in (whole, *numbers)):
        return False
    value = sum((one.value for one in numbers), Decimal(0))
    if value == whole.value or max(one.value for one in numbers) >= whole.value:
        return False
    if not whole.value * _LOW <= value <= whole.value * _HIGH:
        return False
    over = value - whole.value
    return (
        abs(over) <= _NEXT
        or whole.value <= _SMALL
        or one_key(whole, value)
        or any(one_key(one, one.value - over) for one in numbers)
    )


def _listed(ledger: Ledger, row: Row, whole: Quantity, parts: Sequence[Member], far: bool = False) -> Breakdown | None:
    numbers = tuple(part.quantity for part in parts)
    names = tuple(part.name for part in parts)
    respective = not any(names[1:]) and _RESPECTIVE.search(parts[0].words)
    if not respective and not (all(0 < len(name) <= _LONGEST_NAME for name in names) and len({*names}) == len(names)):
        return None
    # 专利2164件，其中发明63项、外观2058件: the first number is one of the list in another unit.
    if not respective and set(parts[0].others) - set(parts[1].others):
        return None
    first = parts[0].words
    own = whole.sentence == numbers[0].sentence
    value = sum((one.value for one in numbers), Decimal(0))
    short = value < whole.value
    led = own and _AMONG.search(first)
    # 举办展览11场，讲座4场，比赛3场; 走访作坊47家，缺证10家、超期16家、脏乱22家: the names must be of one row.
    if (
        not led
        and not _alike(names)
        and (short or not by_state(parts))
        and (not same_things(whole, numbers[0]) or (own and (not short or parts[0].mark == parts[1].mark)))
    ):
        return None
    if any(sum(word in name for name in names) > 1 for word in _NESTED_BOUNDS):
        return None
    if of_classes(ledger, whole, numbers[0]):
        return None
    tail = row.behind(parts[-1].at)
    if _FOUND.search(first) if not short else "其中" in first:
        return None  # what 其中 leads to and comes to less may be a selection
    if ledger.text[whole.span.end : numbers[0].span.start].startswith("、"):
        return None  # 甲镇62个、乙镇19个、丙镇24个: the first is a member like the others
    # 剩余问题年底前清零 behind states that come to more tells of those not done, and leaves nothing out.
    goes_on = _GOES_ON.match(tail) and (short or not by_state(parts))
    if goes_on or _SELECTS.search(CLAUSE.split(tail)[0]) or any(map(_unsure, parts)):
        return None
    if all("前" in name for name in names):
        return None  # 年内完成9项，6月底前3项: what is done by then is part of what is done later
    begin = max(whole.span.start, numbers[0].span.start - _AROUND) if far else whole.span.start
    around = ledger.text[max(0, begin - _AROUND) : numbers[-1].span.end + _AROUND]
    if _TWICE.search(around) or _explained(ledger, whole, numbers):
        return None
    if all(_SHARED.match(ledger.text, one.span.end) for one in (whole, *numbers)):
        return None  # 甲16件（11%）、乙67件（48%）、丙14件（10%）: the first has its share as the others have
    return by_slip(whole, numbers, names, tail=tail)


def _unsure(part: Member) -> bool:
    """True for a part of a selection, and for those that have something, which others may have as well."""
    return bool(_SELECTS.search(part.words) or _HAVING.search(part.name))


def _alike(names: Sequence[str]) -> bool:
    """True where all names end in one noun: 东片区, 西片区, 北片区."""
    return len({name[-1:] for name in names}) == 1 and not names[0].endswith(("的", "了"))


def _explained(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the parts, some of them, or they and the whole come to another number of the text."""
    values = [part.value for part in parts]
    said = sum(values, Decimal(0))
    first = max(0, ledger.quantity_index(whole.span.start) - _EARLIER)
    behind = ledger.quantity_index(parts[-1].span.end)
    unit = unit_class(whole)
    near = {one.value for one in ledger.quantities[first : behind + _LATER] if unit_class(one) == unit}
    if said in near or said + whole.value in near:
        return True
    if values[0] == sum(values[1:]):
        return True  # 提出建议5条，落实4条，剩下1条
    # 完工5个、在建48个、待建6个，暂缓的3个: the next one belongs to the list.
    beside = [one.value for one in ledger.quantities[behind : behind + _MOST] if unit_class(one) == unit][:_NEXT]
    if any(said + sum(beside[:count]) == whole.value for count in range(1, len(beside) + 1)):
        return True
    return any(sum(some) == whole.value for size in range(2, len(values)) for some in combinations(values, size))
