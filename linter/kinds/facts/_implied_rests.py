"""Implied rests: 4820户中已签约4365户 leaves 455, though no word says so, and 没有签约 of another sentence tells them.

Where a report is about one batch, 26个问题已办结21个, any verb tells what is left of it: 对尚未销号的6个问题.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.states.states_told import StateTold
from linter.ledger import Ledger
from linter.patterns import regex

_TAKEN_UP = regex(
    "(?:[一二三四五六]是|下一步|下步)?(?:要|将)?(?:继续|重点|持续|坚持)?(?:对于?|针对|围绕|紧盯|聚焦|盯[紧住牢]|抓好|抓紧|推动|推进|加快|就)?"
    "(?:目前|当前|现)?(?:(?:(?:尚|仍|还)?未|没有)(?:按期|按时|全部|最终|能)?[一-鿿]{2,4}的|(?:剩余|余下|剩下|其余)的?)"
)
"""The words before what is left, none of which says that it is of one class, place or time."""
_NOUN = regex("[一-鿿]{2,6}?(?=[一-鿿]{0,4}(?:已|均|都|全|中)|[，,。；;：:、（(由要逐实建明挂按限]|\\d)")
_FEWEST = 2
"""How often a report tells the number of the batch that it is about: at its beginning, and where it is summed up."""


OVER = "完成"
"""The verb of all states that say no more than finished."""


class Rest(NamedTuple):
    """A batch of which so many are settled, and what that leaves."""

    base: Quantity
    settled: Quantity
    left: Quantity
    when: tuple[str, str]


_FOUND = regex(
    "(?:安排|确定|列入|纳入|谋划|实施|反馈|交办|移交|转办|指出|排查|查出|发现|梳理|列出|细化|分解|查摆|[省市县区]|共计?|合计|总计)[一-鿿]{0,10}$"
)
_NOTHING_SAID = ("", *"，,。；;（(")
_SENTENCES = 2
"""How far behind the sentence of a batch another one may go on with it: 反馈问题41个，…。截至目前，已完成整改33个."""


def goes_on(ledger: Ledger, state: StateTold) -> StateTold | None:
    """The state with the batch that it goes on with, told in the sentence before or further back; None for none."""
    return state if state.same_sentence or _goes_on(ledger, state) else _of_batch_before(ledger, state)


def _goes_on(ledger: Ledger, state: StateTold) -> bool:
    """True where a sentence or two behind the batch so many are settled, of what goes without saying."""
    done, base = state.quantity, state.base
    if base is None or state.given or done.after[:1] not in _NOTHING_SAID or not base.exact:
        return False
    if not 0 < done.sentence - base.sentence <= _SENTENCES or not _FOUND.search(base.before):
        return False
    between = ledger.quantities[ledger.quantity_index(base.span.end) : ledger.quantity_index(done.span.start)]
    settled = _SETTLED.search(done.before) or (state.when[1] and _BY_THEN.fullmatch(done.before))
    return bool(settled) and all(one.unit != base.unit for one in between)


def _of_batch_before(ledger: Ledger, state: StateTold) -> StateTold | None:
    """The state with the one batch that paragraphs before told of its things: 线索19件 … 目前线索办结15件."""
    done = state.quantity
    things = _THINGS.findall(ledger.lead(done))
    if state.base or state.given or not things or done.after[:1] not in _NOTHING_SAID:
        return None
    end = ledger.quantity_index(done.span.start)
    told = [
        one
        for one in ledger.quantities[max(0, end - _MOST) : end]
        if one.unit == done.unit
        and one.exact
        and (_THINGS.findall(one.before[-_NAMED:]) or _THINGS.findall(one.after[:_NAMED]))[-1:] == things[-1:]
        and one.value > done.value
    ]
    if len({one.value for one in told}) != 1 or not _FOUND.search(told[0].before):
        return None
    return state._replace(base=told[0], same_sentence=False)


_THINGS = regex("问题|线索|任务|事项|隐患|案件|信访件|举报件|意见|建议|提案")
_NAMED = 8
"""Characters beside a number in which its things are named."""
_MOST = 200
"""Numbers before a state among which its batch is looked for."""
_SETTLED = regex("(?:^|[，,])(?:目前|现)?(?:已经?|累计|共|已累计)+(?:完成|办结|整改|销号|解决|化解|落实|到位|了)+$")

_BY_THEN = regex("(?:已经?|累计|共)*(?:开工|动工|竣工|完工|建成|投用|完成|办结|整改|销号|解决|化解)(?:建设|改造)?")
"""The whole of the clause, where the day by which so much was done stands in the clause before."""


def done_by(done: Mapping[tuple[str, str], Sequence[StateTold]], unit: str, state: StateTold) -> Sequence[StateTold]:
    """What is done of the unit by the verb of what is left; 办结15件，还有6件正在核查 are told in one breath."""
    told = done.get((unit, state.what or OVER), ())
    sentence = state.quantity.sentence
    return told or [one for one in done.get((unit, OVER), ()) if 0 <= sentence - one.quantity.sentence <= 1]


def implied_rest(state: StateTold, done: Sequence[StateTold]) -> Rest | None:
    """4820户中已签约4365户: what is left is not told, and 没有签约 of another sentence must be it."""
    if len(done) != 1:
        return None
    settled, base = done[0].quantity, done[0].base
    assert base is not None
    # Within a sentence, whole and parts are added up where they stand together.
    if settled.sentence == state.quantity.sentence and base.sentence >= settled.sentence - _SENTENCES:
        return None
    left = replace(settled, value=base.value - settled.value, interval=base.interval.minus(settled.interval))
    return Rest(base, settled, left, done[0].when)


def of_the_only_batch(ledger: Ledger, rest: Rest, state: StateTold, times: int) -> bool:
    """True where a batch told twice or more has so many settled, and what is told is left of its things, unnamed."""
    told = state.quantity
    if state.what not in ("", OVER) or times < _FEWEST or rest.left.span != rest.settled.span:
        return False
    if told.span.start < rest.settled.span.end or _TAKEN_UP.fullmatch(told.before) is None:
        return False
    noun = _NOUN.match(ledger.text, rest.base.span.end, rest.settled.span.start)
    return noun is not None and ledger.text.startswith(noun.group(), told.span.end)


def told_in_one(ledger: Ledger, left: Quantity, told: Quantity) -> bool:
    """True for 正在推进5个、尚未启动2个 and 推进中和未启动的7个: what is left is several states in one."""
    for split in ledger.splits:
        if any(state.span == told.span for state in split.states):
            others = [state.value for state in split.states if state.span != told.span]
            return any(told.value + other == left.value for other in others)
    return False
