"""Closed triples: three numbers of one unit by themselves, one of which is the sum of the others but for one digit.

Where a sentence holds three numbers of a unit and no more, one is the sum of the other two in nine of ten:
渠道9.4公里，干渠3.1公里，支渠6.3公里. What else they may be few words tell: a comparison, a selection, a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.closed_runs import explained
from linter.facts.parts.identities import find_identities
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import not_closed, up_and_down
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.quantities.slips import one_digit, printed_digits, swapped
from linter.interval import plain, shortened
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THREE = 3
_FARTHEST = 60
"""Characters between two of the three."""
_TELLING, _LONG = 3, 4
"""Digits of the second longest of the three by which form alone tells a sum, and tells it beside other words."""
_FEW = 2
"""Digits that differ in one by chance as often as not: words must part what is done from what is left."""
_COARSER, _ROUNDED, _LEFT_OUT = 10, 2, 10
"""Times one place may be the other's; last places by which rounding may put a sum off, and a small class left out."""
_BEFORE, _BEHIND = 4, 7
"""Numbers before the first of the three, and from it on, that may explain them."""
_PARTED = regex("[。！？!?\n；;]")
_APART = regex("[；;]")
_ENDS = regex("[。！？!?\n]")
_ASIDE = regex(
    r"[，,、（(](?:同比|环比|比上[年月季]|较上[年月季]|比去年同?期?)?(?:实际|名义)?(?:增长|下降|上升|回落|增加|减少|占(?!全)[^，,；;。、（）()]{0,8}?)"
    r"[约为]?\d[\d.,]*(?:%|个百分点)[)）]?|[（(][^（()）\n]*[)）]"
)
_COMPARED = regex(
    "上年|去年|同期|往年|[比较]|每|均(?!已经?)|目标|计划|预算|增(?!值税)|下降|减少|提高|累计|以上|以下|超过|不足|最|率|年[初末底]"
    r"|新[增建]|分别|各|达到|另有|同日|次年|\d{4}年|至今|兼|重[复合]"
)
_REST_FIRST = regex(
    "^(?:目前|现|仍|还|而)?(?:其?余(?!依次|分别|各)|[剩尚没缺差欠空待不]|未(?![经婚成满到])|结[余存转]|其[他它](?!依次|分别|各)|另外?有?$|还有|仍有|[仅只]有)|(?:余|剩|缺)[^，,]{0,2}$"
)
"""The same where the clause begins with it: 另走访27家 adds others to what is told, 另27家 are the rest."""
_LEFT = regex("余|剩|尚|未(?!经)|缺|差|欠|另|后者")
"""What is left of the whole, beside which no class has room."""
_OF_OTHERS = regex("上年|去年|同期|往年")
_OF_ANOTHER = regex("上年|去年|同期|往年|减少|增加|新[增建开投]|累计|[增升降减提][至到]")
_NEAR = 25
"""Characters from the three to a percentage that confirms them."""
_COMPARED_BEHIND = regex("[比较]|每|均(?!已经?)|目标|计划|预算|其中")
_IN_A_YEAR = regex(r"(?<![到至])\d{4}年(?![底末\d])[^，,。；;]{0,4}$")
"""长期外出的16名，2022年有5名没有参加: what some did in a year, and no class of all."""
_TOGETHER = regex("合计|总|共|[增升降减]至|[两二][项者块期家]|小计|[增升降减提]到|相加|连同|累计")
_ANEW = regex(r"。(?:全年|今年|当年|年内|上半年)[一-鿿]{4}")
"""完成投资76亿元。全年争取资金21亿元、债券4亿元: a sentence that tells its own time and deed tells no parts."""
_DIFFERENCE = regex("增|减|净|差|余|剩|缺|亏|盈|[升降少短]")
_THING = regex("[一-鿿]")
_CLAUSE = regex("[，,。；;：:、（(]")
_OPEN_BEHIND = regex("[^，,。；;、]{0,10}(?:未|尚|待|没|正在)")
_BEFORE_ALL = regex("上年|去年|同期|往年|[较比][^，,。；;]{0,8}$|计划|目标|年初|每|均$|超|标准|[从由]$")
_NESTED = regex("其中|包括|包含|(?<!不)含|[中内](?=[，,有的])")
_SELECTION = regex("其中|包括|包含|含|主要")
_REST = regex("余(?!依次)|剩|尚|未(?!经)|缺|差|欠|空|没|不(?!含)|结[余存转]|其[他它](?!依次)|待|另|还[有剩差]")


def find_closed_triples(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every three numbers that stand by themselves, one of which is the others' sum but for one digit."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    reckoned: list[Set[Span]] | None = None
    for row in ledger.rows:
        groups: dict[str, list[Quantity]] = {}
        if len(row.cells) < _THREE:
            continue
        shares: list[Quantity] = []
        for quantity, _ in row.cells:
            if quantity.unit and quantity.is_amount:
                groups.setdefault(quantity.unit, []).append(quantity)
            elif quantity.kind == "percent" and not quantity.approximate:
                shares.append(quantity)
        for group in groups.values():
            if len(group) >= _THREE:
                for found in _in_group(ledger, group, shares, taken):
                    # 应退, 已退 and 未退 are compared by their words.
                    if any((*left.settled, left.left) == found.parts for left in leftovers_in(row)):
                        continue
                    if reckoned is None:
                        reckoned = [{one.span for one in law.added} for law in find_identities(ledger)]
                    # 出口 and 进口 are compared by what they are.
                    if not any(len(law & {one.span for one in found.parts}) == len(law) for law in reckoned):
                        yield found


def _in_group(
    ledger: Ledger, numbers: Sequence[Quantity], shares: Sequence[Quantity], taken: Set[Span]
) -> Iterator[Breakdown]:
    text, gaps = ledger.text, list[str]()
    for start in range(len(numbers) - _THREE + 1):
        end = start + _THREE
        # 十件民生实事…；化解74件，剩余6件: a number in words among others in figures belongs to a set phrase.
        if not _may_be(numbers[start:end]) or len({text[n.span.start].isdigit() for n in numbers[start:end]}) > 1:
            continue
        gaps = gaps or [text[one.span.end : other.span.start] for one, other in pairwise(numbers)]
        before, inner, behind = gaps[start - 1] if start else "", gaps[start : end - 1], "".join(gaps[end - 1 : end])
        # 甲类9人；乙类5人；丙类3人；丁类2人: a mark that parts the three begins no statement before or behind them.
        apart = _ENDS if _APART.search(inner[0] + inner[1]) else _PARTED
        three = _Three(
            numbers[start:end],
            inner,
            not start or apart.search(before) is not None,
            end > len(gaps) or apart.search(behind) is not None,
            (before[:1] == inner[0][:1], behind[:1] == inner[1][:1]),
            shares,
        )
        found = _whole(three)
        if found is None or any(one.span in taken for one in three.numbers):
            continue
        whole, needed = found
        around = [
            one
            for at, one in enumerate(numbers[max(0, start - _BEFORE) : start + _BEHIND], max(0, start - _BEFORE))
            # 入住185套，空置29套。入住的187套: what is told rightly elsewhere explains nothing away.
            if start <= at < end or one.value not in needed or len(printed_digits(one)) < _TELLING
        ]
        if not explained(around, {id(one) for one in three.numbers}) and not _summed_near(around, three.numbers):
            parts = tuple(one for one in three.numbers if one is not whole)
            if not_closed(ledger, whole, parts):
                continue
            names = tuple(one.before for one in parts)
            yield by_slip(whole, parts, names)


def _may_be(three: Sequence[Quantity]) -> bool:
    """True where one digit, or two neighbours exchanged, may keep one of the three from being the others' sum."""
    first, second, third = three
    if second.span.start - first.span.end > _FARTHEST or third.span.start - second.span.end > _FARTHEST:
        return False
    told = first.value + second.value + third.value
    step = min(first.step, second.step, third.step)
    # 30 or 400 for a digit; 9, 18 … 81 for two neighbours.
    return all(told != 2 * one.value for one in three) and any(
        len(str(int(abs(told - 2 * one.value) / step)).rstrip("0")) <= _FEW for one in three
    )


class _Three(NamedTuple):
    """Three numbers of one unit that follow each other."""

    numbers: Sequence[Quantity]
    gaps: Sequence[str]
    """The text between them."""
    opens: bool
    """True where no other number of the unit stands before them in their sentence."""
    closes: bool
    """True where none stands behind them."""
    listed: tuple[bool, bool]
    """True where the mark that parts them stands before them, and behind them, as well."""
    shares: Sequence[Quantity]
    """The percentages of their row."""


def _whole(three: _Three) -> tuple[Quantity, Sequence[Decimal]] | None:
    """The one of the three that one digit keeps from being the sum of the others, and what may be mended to what."""
    numbers = three.numbers
    if any(one.approximate or one.value <= 0 for one in numbers):
        return None
    steps = [one.step for one in numbers]
    if max(steps) > min(steps) * _COARSER:
        return None
    told = sum((one.value for one in numbers), Decimal(0))
    if up_and_down(three.numbers, three.gaps):
        return None
    for whole in (numbers[0], numbers[2], numbers[1]):
        over = told - 2 * whole.value
        slips = [one for one in numbers if mended(one, one.value + (over if one is whole else -over))]
        if slips and (_told(three, whole, over) or any(_confirmed(three, whole, one, over) for one in slips)):
            return whole, [one.value + (over if one is whole else -over) for one in slips]
    return None


def _confirmed(three: _Three, whole: Quantity, mended: Quantity, over: Decimal) -> bool:
    """True where a percentage beside the three is the share that one of the parts has once the digit is mended."""
    first, second = (_ASIDE.sub("", gap) for gap in three.gaps)
    if _NESTED.search(second) or _ENDS.search(first + second) or _OF_ANOTHER.search(first + second):
        return False
    if whole is three.numbers[1] and not _DIFFERENCE.search(second):
        return False
    if abs(over) < max(one.step for one in three.numbers) * _ROUNDED and whole.kind != "count":
        return False
    base = whole.value + (over if mended is whole else 0)
    parts = [one.value - (over if mended is one else 0) for one in three.numbers if one is not whole]
    begin, end = three.numbers[0].span.start - _NEAR, three.numbers[2].span.end + _NEAR
    return any(
        begin < share.span.start < end
        and len(printed_digits(share)) >= _FEW
        and any(abs(part / base - share.value) * 2 <= share.step for part in parts)
        for share in three.shares
    )


def mended(written: Quantity, needed: Decimal) -> bool:
    """True where one digit is wrong, the first one too, or two neighbours have changed places."""
    said, right = shortened(written.value / written.step), shortened(needed / written.step)
    if needed <= 0 or right % 1:
        return False
    one, other = plain(said), plain(right)
    return one_digit(one, other, 1) or swapped(one, other, _FEW)


def _told(three: _Three, whole: Quantity, over: Decimal) -> bool:
    """True where the form, or with few digits the words, leave hardly anything else that the three may be."""
    first, second = (_ASIDE.sub("", gap) for gap in three.gaps)
    numbers = three.numbers
    if not (three.opens or three.closes):
        return False
    listed_before, listed_behind = (
        listed and not apart for listed, apart in zip(three.listed, (three.opens, three.closes), strict=True)
    )
    step = max(one.step for one in numbers)
    counted = all(one.kind == "count" and one.step == 1 for one in numbers)
    left = _LEFT.search(_CLAUSE.split(second)[-1]) is not None
    rounded = over > 0 or left or whole is not numbers[0]
    if not counted and abs(over) < step * (_ROUNDED if rounded else _LEFT_OUT):
        return False
    if _BEFORE_ALL.search(numbers[0].before) or _OF_OTHERS.search(first + second):
        return False
    digits = sorted(len(printed_digits(one)) for one in numbers)
    if whole is not numbers[0]:
        return _told_behind(three, whole, digits, first, second)
    if _ANEW.search(first):
        return False
    if first.startswith("、") or _NESTED.search(second) or _IN_A_YEAR.search(second) or digits[1] < _FEW:
        return False
    alone = three.opens and three.closes
    if whole.value in (numbers[1].value, numbers[2].value) or listed_before:
        return False
    if not alone and max(numbers[1].value, numbers[2].value) > whole.value:
        return False
    parted = _PARTED.search(second) is not None
    if parted and not counted and abs(over) < step * _LEFT_OUT:
        return False
    rest = _REST if digits[1] >= _TELLING else _REST_FIRST
    lacks = listed_behind and rest.search(_CLAUSE.split(first)[-1])  # 漏报的813个，未安装的565个，未验收的252个，…
    if not lacks and (rest.search(_CLAUSE.split(second)[-1]) or (not parted and _OPEN_BEHIND.match(numbers[2].after))):
        if _ENDS.search(second):
            return alone and digits[1] >= _TELLING
        return digits[1] >= _TELLING or not _PARTED.search(first.lstrip("。"))
    if listed_behind:
        return False
    if digits[1] >= _LONG and alone:
        return digits[0] >= _FEW or not _ENDS.search(first + second)
    if _COMPARED.search(first) or _COMPARED.search(second) or (parted and (not alone or _APART.search(first))):
        return False
    if digits[1] >= _TELLING:
        return (digits[0] >= _FEW or not _ENDS.search(second)) and (over > 0 or not _SELECTION.search(first))
    # 养鸭户240户，养羊户110户 behind a comma may be the same ones.
    return alone and over > 0 and _SELECTION.search(first) is not None and second.startswith("、")


def _told_behind(three: _Three, whole: Quantity, digits: Sequence[int], first: str, second: str) -> bool:
    """True for 出生 less 死亡 and 自然减少, or for two numbers and what they come to, 合计, 两项 or 增至."""
    if not (three.opens and three.closes) or _PARTED.search(first) or digits[0] < _FEW or digits[1] < _TELLING:
        return False
    if any(_THING.match(one.after) for one in three.numbers) or _COMPARED_BEHIND.search(first + second):
        return False
    # 排水沟2240米。采用削坡减载等措施，修筑挡墙310米: what another clause tells says nothing of the third.
    clause = _CLAUSE.split(second)[-1]
    return (_DIFFERENCE if whole is three.numbers[1] else _TOGETHER).search(clause) is not None


def _summed_near(around: Sequence[Quantity], three: Sequence[Quantity]) -> bool:
    """True where a row of the numbers, two of the three among them, comes to one that stands near."""
    values = {one.value for one in around}
    own = {id(one) for one in three}
    for start in range(len(around)):
        total = Decimal(0)
        held = 0
        for one in around[start:]:
            total += one.value
            held += id(one) in own
            if held > 1 and total in values:
                return True
    return False
