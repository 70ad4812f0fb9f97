"""Explained: whether other numbers of a report tell why one that is taken up differs from the one told before."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.owners import scopes_differ
from linter.facts.quantities.topics import topics_differ
from linter.facts.states.retaken import window
from linter.ledger import Ledger
from linter.patterns import regex

MORE_OR_LESS = regex(
    r"其余|剩余|余下|另|新[增建成设入]|增[加设]|减|注销|退|撤|并|关[闭停]|停|未|尚|除|完成|取消|核销|剔除|重复|合并|结转|补|扩|淘汰|迁|[转调划][入出]|加上|放弃|流[拍标]|请假|不(?:合格|达标|符合|予)"
)


_BETWEEN = 2
"""Sentences from the first number to the one taken up in which the rest between them is told."""
_WIDER = regex(r"[一-鿿]{0,12}[（(](?:含|包括|包含)")


def rest_told(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where it is told by what the two differ: 排查危房126户，新增18户 … 144户危房, 338件（含上年结转12件）."""
    lead = ledger.lead(later)
    if any(_WIDER.match(ledger.text, one.span.end) for one in (first, later)) or _WITH.search(lead):
        return True
    if _CHANGED.match(lead) or _rate_told(_around(ledger, first, later), first, later):
        return True
    if _of_a_split(ledger, first, later):
        return True
    if any(_side_by_side(ledger, first, other) for other in _others_of(ledger, first, later)):
        return True
    return _rest_among([q for q in _around(ledger, first, later) if MORE_OR_LESS.search(window(q))], first, later)


def _of_a_split(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for the 24 of 断面共42个。7个国控断面…；11个省控断面中10个…；24个市控断面…: what opens the clauses makes 42.

    The first number is that whole or opens one of the clauses itself.
    """
    first, later = sorted((first, later), key=lambda quantity: quantity.span)
    begin, end = first.sentence - _SPLIT, min(later.sentence, first.sentence + _SPLIT) + _SPLIT
    sentences, block = ledger.sentences, ledger.sentences[later.sentence].block
    beside = [
        [one for one in ledger.by_sentence.get(index, ()) if one.unit == later.unit]
        for index in range(max(0, begin), min(end, len(sentences)))
        if sentences[index].block == block
    ]
    told = {one.value for clause in beside for one in clause}
    opening = [clause[0] if clause else None for clause in beside]
    if later not in opening:
        return False
    at = opening.index(later)
    for start in range(at + 1):
        run = [one.value if one else Decimal(0) for one in opening[start:]]
        for stop, made in enumerate(accumulate(run), start + 1):
            split = opening[start:stop]
            if stop > max(at, start + 1) and (made == first.value or (made in told and first in split)):
                return True
    return False


_SPLIT = 6
"""Clauses parted by ； that a whole is told in."""


def set_apart(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the words place the two in two places or items, or tell why they differ."""
    return (
        scopes_differ(first, later)
        or of_two_members(ledger, first, later)
        or topics_differ(ledger, first, later)
        or rest_told(ledger, first, later)
        or told_as_two(ledger, first, later)
    )


_WITH = regex(r"(?:含|包括|连同|加上|算上|除)[^，,。；;]{2,12}(?:在内|外)?[，,][^，,。；;]{0,6}$")


_CHANGED = regex(
    r"(?:更新|新增|扩建|扩[大容围面充]|缩小|调整|销号|关停|关闭|清理|年检|合并|归并|整合|淘汰|退出|补充|闭库)[^，,。；;]{0,8}后"
    r"(?:[，,]|[一-鿿]{2,6}$)"
)
"""更新后，全县412辆…: there were others before."""


def _others_of(ledger: Ledger, first: Quantity, later: Quantity) -> list[Quantity]:
    rest = later.value - first.value
    beside = ledger.by_sentence.get(first.sentence, ())
    return [one for one in beside if one.value == rest and unit_class(one) == unit_class(first)]


def _side_by_side(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 14个乡镇、2个街道, which are 16个 together, and for 全资子公司6家、控股子公司2家."""
    left, right = sorted((one.span, other.span))
    return _JOINED.fullmatch(ledger.text, left.end, right.start) is not None


_JOINED = regex("[一-鿿]{1,8}?[、和及与]|[、和及与][一-鿿]{2,10}")


def _rest_among(others: Iterable[Quantity], first: Quantity, later: Quantity) -> bool:
    """True where one of the numbers is what the two differ by, or what came less what went, 退出12户、新增18户."""
    told = [other for other in others if unit_class(other) == unit_class(later)]
    rest = abs(first.value - later.value)
    if any(other.value == rest for other in told):
        return True
    came = [one for one in told if _CAME.search(_own_words(one))]
    went = {one.value for one in told if _WENT.search(_own_words(one))}
    return any(one.value - rest in went or one.value + rest in went for one in came)


def _own_words(quantity: Quantity) -> str:
    return _MARK.split(quantity.before)[-1]


_MARK = regex("[，,、；;。：:]")
_CAME = regex("新|增|补|扩|迁入|[转调划纳列]入|加上|结转")
_WENT = regex("退|减|注销|撤|并入|合并|关[闭停]|停|取消|核销|剔除|重复|淘汰|[迁调转划]出|放弃|流[拍标]|销号")


def _around(ledger: Ledger, first: Quantity, later: Quantity) -> list[Quantity]:
    """The other numbers of the sentences of both, and of those between them where they are near."""
    if later.sentence - first.sentence > _BETWEEN:
        sentences = [first.sentence, later.sentence]
    else:
        sentences = list(range(first.sentence, later.sentence + 1))
    told = (other for sentence in sentences for other in ledger.by_sentence.get(sentence, ()))
    return [other for other in told if other is not first and other is not later]


def _rate_told(around: Iterable[Quantity], first: Quantity, later: Quantity) -> bool:
    low, high = sorted((first.value, later.value))
    return high > 0 and any(
        one.kind == "percent" and not one.approximate and one.interval.low <= low / high <= one.interval.high
        for one in around
    )


def told_as_two(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the text knows of both numbers: it tells their rate or their difference, or both side by side.

    排查隐患1286处，整改1268处，整改率98.6%.
    """
    if _revised(ledger, first, later) or (_NET.search(first.before) is None) != (_NET.search(later.before) is None):
        return True
    if _of_a_split(ledger, first, later) or _apart_as_before(ledger, first, later):
        return True
    around = _around(ledger, first, later)
    if _rest_among([q for q in around if MORE_OR_LESS.search(_right_around(q))], first, later):
        return True
    if _rate_told(around, first, later) or _summed(ledger, first, later):
        return True
    for other in around:
        one, same = (first, later) if other.sentence == first.sentence else (later, first)
        if other.value == same.value and unit_class(other) == unit_class(same):
            left, right = sorted((one.span, other.span))
            if ledger.text[left.end : right.start] in ("、", "和", "，", "及", "与"):
                return True
    return False


def _apart_as_before(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 支出2210万元，增加281.95万元 and 拨款2209.99万元，增加281.94万元: their levels differ by as much."""
    one, other = (_level_before(ledger, quantity) for quantity in (first, later))
    return one is not None and other is not None and one.value - other.value == first.value - later.value


def _level_before(ledger: Ledger, change: Quantity) -> Quantity | None:
    """The number of its unit right before another in its sentence."""
    beside = ledger.by_sentence[change.sentence]
    return next((one for one in reversed(beside[: beside.index(change)]) if one.unit == change.unit), None)


def told_before(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 上级转办273处 beside 本级排查237处: what a later sentence takes up again is told as a fact of its own.

    Either the sentence of the first number tells both, or the one behind it goes on to the other, and the next takes
    that up at once.
    """
    value, unit = later.value, unit_class(later)
    for index in (first.sentence, first.sentence + 1):
        for twin in ledger.by_sentence.get(index, ()):
            if twin.span.start < later.span.start and twin.value == value and unit_class(twin) == unit:
                if index == first.sentence != later.sentence:
                    return True
                if later.sentence - index <= 1 and _TELLS.search(twin.before) and not _TAKES_UP.search(twin.before):
                    return True
    return False


_TELLS = regex("[一-鿿]{2}$")
_TAKES_UP = regex(
    "(?:[对将把就这]|上述|前述|针对|围绕|全部|[全我本][省市县区镇乡][一-鿿]{0,4})$|^(?:[对将把就]|针对|围绕)"
)


def _summed(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 漏项41.6万元 … 重复计价46.1万元，两项共87.7万元: their sum is told near them."""
    near = {index + step for index in (first.sentence, later.sentence) for step in (-1, 0, 1)}
    aim, unit = first.value + later.value, unit_class(first)
    return any(
        one.value == aim and unit_class(one) == unit and one.span.start > max(first.span.end, later.span.end)
        for index in near
        for one in ledger.by_sentence.get(index, ())
    )


def _revised(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 初步统计126户 … 最终核定162户, and 经复核剔除误报后，: the later one is told as a new count."""
    before, after = (ledger.lead(quantity) for quantity in sorted((first, later), key=lambda q: q.span))
    if _COUNTED_ANEW.search(after) and not _COUNTED_ANEW.search(before):
        return True
    if any(_BEFORE_REVIEW.search(words) for words in (before, after)):
        return True
    return bool(_AT_FIRST.search(before) and not _AT_FIRST.search(after) and _AT_LAST.search(after))


_NET = regex("净(?:[增减]|流[入出]|迁[入出])")
"""新增学位3240个, 净增学位2340个: gross and net."""
_COUNTED_ANEW = regex(
    r"(?:剔除|扣除|核减|核销|去重|更正|修正|订正|甄别|复核|复查|核查|核实|核定|审核|比对|重新(?:统计|核算|测算|认定))"
    r"[^，,。；;]{0,12}(?:之后|以后|后)[，,]"
)
_BEFORE_REVIEW = regex("(?:复核|复查|核查|核实|核定|审核|调整|修订|订正|更正|申诉)(?:之|以)?前(?![一-鿿])")
"""复核前，…84.12分 beside 84.17分."""
_AT_FIRST = regex("初步|初报|初查|初核|初审|快报|速报|摸底|预计|预估|暂估|首次上报|最初")
_AT_LAST = regex("最终|最后|终报|核定|核实|复核|审定|审核|正式|决算|年报|核查|评估确认|认定")


def _right_around(quantity: Quantity) -> str:
    return quantity.before[-_AHEAD:] + "|" + quantity.after[:_BEHIND]


_AHEAD, _BEHIND = 8, 3
"""Characters right around a number in which it is told as what is left or has come."""


def with_other_sorts(ledger: Ledger, quantity: Quantity, noun: str) -> bool:
    """True for 13个乡镇（街道）, 乡镇（街道）13个 and 13个乡镇和街道, which are more than the 乡镇 (`noun`)."""
    behind = _SORT.match(ledger.text, quantity.span.end) or _AND_SORT.match(ledger.text, quantity.span.end)
    if noun and not behind:
        words = ledger.text[quantity.span.end : quantity.span.end + _WORDS].partition(noun)
        behind = _HAN_ONLY.fullmatch(words[0]) and _AND_ONE.match(words[2])
    return bool(behind) or ledger.text[quantity.span.start - 1 : quantity.span.start] in ("）", ")")


_SORT = regex("[一-鿿]{1,8}[（(][一-鿿、]{1,6}[）)]")
_WORDS = 28
"""Characters behind a number in which its noun and the next one stand."""
_HAN_ONLY = regex("[一-鿿“”]*")
_AND_ONE = regex("[及和与、](?![一二两三四五六七八九十百千])[一-鿿]")
_AND_SORT = regex("(?:(?!的)[一-鿿]){2,4}?[及和与、](?![一二两三四五六七八九十百千])[一-鿿]")
_REACHED = regex(
    "^[一-鿿]{0,6}?(?:通(?![知报])|有|没有|完成|建成|出台|实现|参加|达到|超过|获|成立|开通|纳入|入选|启用|配备|拥有)"
)


def some_reached(words: str) -> bool:
    """True for 通双向四车道公路, 有集体收入, 完成规划: what some of many may have reached, and is no duty of all."""
    return _REACHED.search(words) is not None


def rest_beside(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 有劳动能力的21户 … 对18户安排岗位，3户务工: what the two differ by is told in either sentence."""
    rest = abs(first.value - later.value)
    beside = (one for q in (first, later) for one in ledger.by_sentence.get(q.sentence, ()))
    # 2个 and 4个 differ by 2, which is no number beside them.
    return any(
        one not in (first, later) and one.value == rest and unit_class(one) == unit_class(later) for one in beside
    )
