"""Denials: 未发现虚报问题, 无一起公车私用, 超标样品为零: what there is none of, against the number that counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.states.doers import told_of_doers
from linter.facts.states.owned import found_of_those
from linter.facts.states.papers import another_paper
from linter.facts.states.phases import phases_apart
from linter.facts.states.same_matter import (
    ELSEWHERE,
    LOOKED_AGAIN,
    PROMISED,
    in_report_year,
    lead_of,
    nearest,
    other_times,
    own_place,
    places,
)
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Denial(NamedTuple):
    """Nothing of a kind, and the same counted."""

    span: Span
    """The words that say that there is none."""
    quantity: Quantity
    counted: Span
    """The number with what it counts."""


class _None(NamedTuple):
    """What there is said to be none of."""

    span: Span
    lead: str
    """The words before it in its sentence."""
    core: str
    """What there is none of, general words as 问题 left off; empty for 未发现问题."""
    of: str
    """What it is in full: 虚报问题."""
    who: str
    """Whom it did not befall: 干部."""
    found: bool
    """Whether it is something looked for (未发现), not something that did not happen."""
    happened: bool
    """Whether it is something that did not happen by name: 未出现堤坝溃塌."""


_UNITS = "起例件人名宗家户处笔次辆个箱台项条张份座批艘头瓶吨"
_MET = regex("接到|收到|受理|收悉")
"""Verbs of what comes in: 没有接到…举报, 收到的2件…举报."""
TAKEN_ON = "受理"
"""What was received need not be taken on: 未受理复议申请，收到7件，均不予受理."""
_NOT_FOUND = regex(
    r"(?:未曾?|没有?|从未|并未|均未|不)(?:发现|查出|查见|查获|查处|查实|查到|检出|抽检出|排查出|接到|收到|受理|收悉|存在)(?:过(?![期载量度])|有|到|存在)?"
    rf"(?:任何|一切)?(?:[一1][{_UNITS}])?(?:任何)?(?P<what>[一-鿿、“”]{{2,20}}?)(?=[，,。；;：]|$)"
)
_NOT_HAPPENED = regex(
    r"(?:未|没有)(?:发生|出现)(?:过|任何|一起)*(?P<what>(?!重|较大|一般|特)[一-鿿]{4,16}?)(?=[，,。；;、])"
)
_EVENTS = regex("(?:事[故件]|案件|火灾|疫情|灾害|风险|问题|情况|投诉|举报|上访|伤亡|现象|损失|反弹|变化)$")
"""Events in general: that one happened is told in too many ways to know it by its last characters."""
_RISKS = regex("隐患|风险点|易发|历史|可能|如|不|未|无|没|避免|防止|旧|化解|演练")
"""What did not happen, or not now."""
_DEFAULT = regex("逾期|违约|拖欠")
_DEBT = regex("债|本息|工资|工程款|账款|贷款")
_SIGN = regex(r"[未没不从并均](?:[曾有未]{0,2})(?:发现|查|检出|抽检|排查|接到|收到|受理|收悉|存在)")
_NOT_ONE = regex(
    rf"(?:无|没有|未发生|未出现|未查出|未发现)(?:任何)?[一1][{_UNITS}](?P<what>[一-鿿]{{3,12}}?)(?:问题|现象|情况|行为|事件|发生|受到|被)*(?=[，,。；;、])"
)
_ZERO = regex(r"(?:为|保持|实现)(?:零|0)(?=[，,。；;、])")
_IS_ZERO = regex(r"(?P<what>[一-鿿]{3,16}?)(?:数量?|件数|人数|起数|率)?(?:为|保持|实现)(?:零|0)(?=[，,。；;、])")
_LOOK_BACK = 19
"""Characters before 为零 in which what is none stands."""
_NOBODY = regex(
    r"(?:无|没有)(?:一名|一人|任何)?(?P<who>[一-鿿]{2,6}?)(?:因[一-鿿]{2,10}?)?(?:受到|被)(?:[一-鿿]{0,4}?)(?P<what>处分|处理|处罚|问责|追究|通报|立案|举报|投诉|查处)"
)
_NOT_ONE_SIGN = regex(rf"[无有生现出为持](?:(?<=[无有生现出])[一1][{_UNITS}]|(?<=[为持现])[零0])")
_GENERIC = regex("(?:的|问题线索|问题|现象|情况|情形|行为|事件|事项|发生|线索|样品|样本|案件|产品|人员)+$")
_OPEN = regex(r"其他|其它|新的|新增|同类|类似|另外|上述|以外|反弹|复发|再次")
"""Others than those told."""
_WIDER = regex(r"以上|严重|明显|系统性|区域性|异常|重特大")
"""A class whose bounds the number need not keep to."""
_FOUND = regex(r"(?:发现|查出|检出|查处|排查出|指出|反馈|查实|查获|存在)(?:出|了|的|有)*$")
_COUNTS = regex(r"查处|查出|查实|查证|发现|检出|处理|问责|通报|处分|立案|受到|造成|给予|追究|发生|整改|纠正")
_NOT = regex(r"不属实|未|无|没有|不实|避免|防止|失实")
_SHORTEST = 3
_ALIKE = 0.7
"""Share of the characters of what is denied that the words at the number have too, for things that come in."""
_WORDS = 14
"""Characters behind a number in which what it counts stands."""
_ENOUGH = 3  # pairs of characters that the two must share: 公车私用 has three
_BEHIND_EVENT, _LONG_TAIL = 16, 4
_LEAD = 40
"""Characters before a denial in which the debts stand that none of fell behind."""
_NEAR = 2
"""Blocks behind it to which 未发现问题, of whatever problems, still speaks of the same look."""


_OF_SOME = regex(
    r"第[一二三四五六七八九十\d]+(?:检查|督查|工作)?组|[等其][余他中]?\d+[个家所户名]"
    r"|[，,、；;]\d+[个家所户名处座组]$"
    r"|(?:^|[，,；;：:。])[另还也仅只共其中但]*有(?:\d+|[一二两三四五六七八九十]{1,3})[家个所户名处座组][^，,；;：:。]*$"
)
"""Some of those looked at, told by name or number: 黄桥、长埠等6个乡镇, 有14家企业; 117家存在隐患，15家."""


def find_denials(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of what a number elsewhere counts in the same words, for the same time and place."""
    counts: list[Quantity] | None = None
    for nothing in _denying(ledger):
        if PROMISED.search(nothing.lead.replace("实现零", "")) or LOOKED_AGAIN.search(nothing.lead + nothing.of):
            continue
        if counts is None:
            counts = [one for one in ledger.quantities if one.kind == "count" and one.exact and one.value >= 1]
        for quantity in nearest(counts, nothing.span.start):
            counted = _counted(ledger, nothing, quantity)
            if counted and of_the_same(ledger, nothing.lead, nothing.span.start, quantity):
                yield Denial(nothing.span, quantity, counted)
                break


def _denying(ledger: Ledger) -> Iterator[_None]:
    """Every denial in its words."""
    text = ledger.text
    for match in matches_from(_NOT_FOUND, _SIGN, text):
        if not _OPEN.search(match["what"]):
            yield _none(ledger, match, found=True)
    if "发生" in text or "出现" in text:
        for match in _NOT_HAPPENED.finditer(text):
            yield _none(ledger, match, happened=True)
    if _NOT_ONE_SIGN.search(text):
        for match in _NOT_ONE.finditer(text):
            yield _none(ledger, match)
        for zero in _ZERO.finditer(text):
            is_zero = _IS_ZERO.search(text, max(0, zero.start() - _LOOK_BACK), zero.end() + 1)
            if is_zero:
                yield _none(ledger, is_zero)
    if "受到" in text or "被" in text:
        for match in _NOBODY.finditer(text):
            yield _none(ledger, match)


def _none(ledger: Ledger, match: re.Match[str], *, found: bool = False, happened: bool = False) -> _None:
    who = match.groupdict().get("who") or ""
    core = match["what"] if who else _GENERIC.sub("", match["what"])
    return _None(Span(*match.span()), lead_of(ledger, match.start()), core, match["what"], who, found, happened)


def _counted(ledger: Ledger, nothing: _None, quantity: Quantity) -> Span | None:
    """Where the number counts what is denied; None where it counts other things."""
    if nothing.span.start <= quantity.span.start < nothing.span.end:
        return None
    if nothing.found:
        return _found(ledger, nothing, quantity)
    if nothing.happened:
        return _happened(nothing, quantity)
    clause = ledger.read(quantity.clause)
    what = nothing.core
    pairs = [what[at : at + 2] for at in range(len(what) - 1)]
    if nothing.who:
        alike = what in clause and nothing.who in clause
    else:
        alike = sum(pair in clause for pair in pairs) >= min(_ENOUGH, len(pairs)) and what[-2:] in clause
    return quantity.clause if alike and _COUNTS.search(clause) and not _NOT.search(clause) else None


def _happened(nothing: _None, quantity: Quantity) -> Span | None:
    """3座水库堤坝溃塌 for 未发生堤坝溃塌, 2笔本息逾期 for 未出现逾期: the clause of the number."""
    behind = quantity.after[:_BEHIND_EVENT]
    core = nothing.core
    same = len(core) >= _LONG_TAIL and core[-_LONG_TAIL:] in behind and not _EVENTS.search(core)
    if not same and not (_shared(_DEFAULT, nothing.of, behind) and _shared(_DEBT, nothing.lead[-_LEAD:], behind)):
        return None
    risk = quantity.unit not in _UNITS or _RISKS.search(quantity.before[-6:] + behind)
    return None if risk else quantity.clause


def _shared(words: re.Pattern[str], one: str, other: str) -> set[str]:
    """The words that both hold."""
    return (found := set(words.findall(one))) and found.intersection(words.findall(other))


def _found(ledger: Ledger, nothing: _None, quantity: Quantity) -> Span | None:
    """The number and its words where what was not found is told at it, or comes in and is much alike."""
    core = nothing.core
    before = _GENERIC.sub("", quantity.before.removesuffix("共"))
    behind = quantity.after.removeprefix("的")
    if not core:
        return _any_found(ledger, nothing, quantity, behind)
    # 发现火点的11个乡镇 counts those that have what is denied.
    at_end = before.endswith(core) and not quantity.before.endswith("的")
    at_start = behind.startswith(core)
    rest = (before.removesuffix(core) + behind) if at_end else before + behind.removeprefix(core)
    if _NOT.search(rest) or _WIDER.search(core):
        return None
    looked = at_start and _FOUND.search(quantity.before)
    denied, told = _MET.search(ledger.read(nothing.span)), _MET.search(before)
    if denied and told and (denied.group() == TAKEN_ON) != (told.group() == TAKEN_ON):
        return None
    if at_end or at_start:
        return quantity.clause if len(core) >= _SHORTEST or looked or _FOUND.search(before.removesuffix(core)) else None
    if denied is None or told is None:
        of_them = told_of_doers(ledger, core, quantity) or found_of_those(ledger, core, nothing.lead, quantity)
        return quantity.clause if of_them else None
    last = core.rpartition("、")[2]
    words = behind[:_WORDS] + before[-_WORDS:]
    if another_paper(last, before, behind):
        return None
    alike = sum(char in words for char in last)
    enough = last[-2:] in words and len(last) >= _SHORTEST and alike >= len(last) * _ALIKE
    return quantity.clause if enough else None


def _any_found(ledger: Ledger, nothing: _None, quantity: Quantity, behind: str) -> Span | None:
    """未发现问题, of whatever kind, and 发现的5个问题 right behind it."""
    if not behind.startswith(nothing.of) or not _FOUND.search(quantity.before):
        return None
    block = ledger.sentences[ledger.sentence_at(nothing.span.start)].block
    near = block <= ledger.sentences[quantity.sentence].block < block + _NEAR and quantity.span.start > nothing.span.end
    return quantity.clause if near else None


_SPELL = regex("(?:国庆|春节|中秋|端午|五一|元旦|清明|节日|假日|假期|两会|高考|中考)[一-鿿]{0,4}(?:期间|前后)")
"""A few days of which alone something is denied."""


def of_the_same(ledger: Ledger, lead: str, start: int, quantity: Quantity, *, near: bool = False) -> bool:
    """False for another time or place than those of the denial at `start`: 东河镇未发现…, 西山镇…2起.

    Where the two are `near`, a day or a body of the number's is one of those that the denial speaks of.
    """
    said = lead_of(ledger, quantity.span.start)
    said = _DAY.sub("", said) if near else said
    clause = ledger.read(quantity.clause)
    if _of_before(lead, clause, goes_on=0 < start - quantity.span.end < len(lead)):
        return False
    if _of_two_times(ledger, start, quantity.span.start) or phases_apart(lead, said):
        return False
    if _SPELL.search(lead) and not _SPELL.search(said):
        return False
    if ELSEWHERE.search(said) or LOOKED_AGAIN.search(clause) or not in_report_year(ledger, said, lead):
        return False
    if _OF_SOME.search(lead) and not _OF_SOME.search(said):
        return False
    here, there = places(lead), places(said)
    if near and not here:
        return True
    apart = frozenset(one for one in here ^ there if not any(_ends_alike(one, other) for other in here | there))
    return own_place(ledger, apart, "", min(start, quantity.span.start))


_DAY = regex("(?:[截至到])*\\d{1,2}月(?:\\d{1,2}日|[底末])")
_CLAUSE = regex("[，,；;：:]")
_FORMERLY = regex(r"[一二三五十百\d两几]+年前|此前|原先|原来|当时|以往|[上前]年|同期|[前上]一?[次届期轮]")


def _of_before(lead: str, clause: str, *, goes_on: bool) -> bool:
    """True for 农机137台，1996年还没有农机: the clause of the denial tells how it was before.

    `goes_on` where the number stands ahead in the same sentence: there, any time of its own is another one.
    """
    own = _CLAUSE.split(lead)[-1]
    then = _FORMERLY.search(own)
    if then and not _FORMERLY.search(clause):
        return True
    return goes_on and own != lead and bool(other_times(own, lead[: -len(own)] or clause))


_OPENS = regex(
    r"[（(]?[一二三四五六七八九十\d]{0,2}[)）、.．]?(?P<when>(?:19|20)\d\d年(?:\d{1,2}月|第?[一二三四]季度|[上下]半年)?)"
)


def _of_two_times(ledger: Ledger, one: int, other: int) -> bool:
    """True where the paragraphs of two places each begin with a time of their own: 2013年7月，…; 2010年7月，…."""
    document = ledger.document
    blocks = {document.block_index(one), document.block_index(other)}
    opened = [_OPENS.match(ledger.text, document.blocks[block].span.start) for block in blocks]
    times = [match["when"] for match in opened if match]
    return len(times) > 1 and not times[0].startswith(times[1]) and not times[1].startswith(times[0])


def _ends_alike(one: str, other: str) -> bool:
    """True for 水源地一级保护区 and 一级保护区."""
    return one != other and len(min(one, other, key=len)) >= _LONG_TAIL and one[-_LONG_TAIL:] == other[-_LONG_TAIL:]
