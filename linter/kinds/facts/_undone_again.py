"""Undone again: 26个问题 … 完成22个，基本完成3个，长期坚持1个, and in the outlook 对还没有完成的5个问题.

The states come to the batch, so what is not over is some of them; any other number is of no problem told of here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.states.claims import BASE, NOUN
from linter.facts.states.givers import givers_differ
from linter.facts.states.moved_on import moved_on
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import looks_in
from linter.facts.states.states_told import when_told
from linter.kinds.facts._implied_rests import Rest
from linter.ledger import Ledger
from linter.patterns import regex

_OVER = "(?:整改|办理|落实)?(?:完成|完毕|到位|销号|办结|解决|化解|清零)(?:整改|销号|到位)?|整改|落实"
_UNDONE = regex(
    "(?:[一二三四五六]是|首先|下一?步)?(?:要|将)?(?:继续|重点|持续)?"
    "(?:对于?|针对|围绕|紧盯|聚焦|盯[紧住牢]|抓好|抓紧|抓实|推动|推进|加快|就|把|将)?(?:目前|当前|现|暂时?)?"
    f"(?:(?:[尚仍还]|至今)?(?:未|没有?|未能)(?:按期|按时|全部|最终|完全|能)*(?:{_OVER})的|(?:剩余|余下|剩下|其余)的?)"
)
"""The whole of the clause before the number: none of it says of which class, place or time they are."""
_UNDONE_SIGN = regex("[未没剩余]")
_MATTER = regex(NOUN)
_DONE = regex("(?:^|[^未本性分])(?:完成|到位|销号|办结|解决|化解)(?:整改|销号|任务)?(?:了|的)?(?:有|为)?$")
_DONE_BEHIND = regex(f"(?:{NOUN})?(?:已经?|均已经?)(?:全部|按期)?(?:整改|办理)?(?:完成|到位|销号|办结|解决|化解)")
_OPEN = regex("正在|仍|尚|还|未|没有|待|需|长期|持续|推进|基本|阶段|部分|序时|其余|剩余|余下|剩下|另有|坚持")
_AHEAD = regex("下一?步|接下来|下阶段")
_ALL_OVER = regex("[^。；;\n]{0,16}?(?:均|都|全部)已?")
"""发现苗头性问题5个，均已提醒: none of them is left."""
_OTHERS = regex(
    "第[一二三四五六七八九十\\d]+[批轮类期次]|[首上][批轮次年]|新增|新发现|移交|线索|其中|类|另|责任书|措施"
)
_OTHER_NOUN = regex(f"(?!{NOUN}|正在|仍|尚|还|未|已|均|需|待)[一-鿿]")
_STOP = regex("[。；;\n]")
_MOST_STATES = 5
_NEAR = 30
"""Characters before a batch or what is left of it in which it is told who found it."""


def undone_again(ledger: Ledger) -> Iterator[tuple[Rest, Quantity]]:
    """What the one batch of problems leaves, and every number of the outlook that is none of its states."""
    told: dict[tuple[str, str], list[list[Quantity]]] = {}
    for one in ledger.quantities:
        noun = _taken_up(ledger, one)
        if not noun:
            continue
        if (one.unit, noun) not in told:
            told[one.unit, noun] = list(_rows(ledger, one.unit, noun))
        rows = [row for row in told[one.unit, noun] if row[1].span.start < one.span.start]
        if not rows or len({row[0].value for row in rows}) > 1:
            continue
        base, done, *_ = rows[-1]
        if one.value >= base.value or one.sentence == done.sentence or _of_others(ledger, base, done, one):
            continue
        sums = {base.value - row[1].value for row in rows} | {made for row in rows for made in _sums(row[2:])}
        left = replace(done, value=base.value - done.value, interval=base.interval.minus(done.interval))
        if one.value not in sums and not _is_told(ledger, one) and not _went_on(ledger, left, one):
            yield Rest(base, done, left, when_told(ledger, done)), one


def _taken_up(ledger: Ledger, one: Quantity) -> str:
    """The noun of a number that takes up, among the plans, what is not over; empty for other numbers."""
    if one.kind != "count" or not one.exact or one.value <= 1 or not _UNDONE_SIGN.search(one.before):
        return ""
    noun = _MATTER.match(one.after)
    if noun is None or not _UNDONE.fullmatch(one.before) or ledger.text.startswith("、", one.clause.start - 1):
        return ""  # 对审计指出、没有整改到位的7个问题
    block = ledger.paragraph(one)
    ahead = in_plans(ledger, one.span.start) or _AHEAD.search(ledger.text, block.start, one.span.start)
    return noun.group() if ahead else ""


def _rows(ledger: Ledger, unit: str, noun: str) -> Iterator[list[Quantity]]:
    """Each batch of the noun, told before in that unit, with the states that come to it, the finished ones first."""
    sizes: dict[Decimal, Quantity] = {}
    for quantity in ledger.quantities:
        if quantity.kind != "count" or quantity.unit != unit or not quantity.exact:
            continue
        counted = BASE.match(quantity.after)
        if counted and counted.group().endswith(noun):
            sizes[quantity.value] = quantity
        if not _is_done(quantity):
            continue
        states = _states(ledger, quantity)
        whole = sizes.get(sum((state.value for state in states), Decimal(0)))
        if len(states) > 1 and whole is not None and whole is not quantity:
            yield [whole, *states]


def _states(ledger: Ledger, done: Quantity) -> list[Quantity]:
    """The finished ones and, right behind them, those of each other state."""
    states = [done]
    for one in ledger.by_sentence.get(done.sentence, ()):
        if one.span.start <= done.span.start or one.unit != done.unit:
            continue
        between = ledger.text[states[-1].span.end : one.span.start]
        told = _OPEN.search(between) or _OPEN.search(one.after[:6])
        if len(between) > _NEAR or _STOP.search(between) or not told or len(states) > _MOST_STATES:
            break
        states.append(one)
    return states


def _sums(states: Sequence[Quantity]) -> Iterator[Decimal]:
    """What one or several of the states come to."""
    for many in range(1, len(states) + 1):
        for some in combinations(states, many):
            yield sum((state.value for state in some), Decimal(0))


def _of_others(ledger: Ledger, base: Quantity, done: Quantity, one: Quantity) -> bool:
    """True where the number stands beside another batch, or is told of other ones, or for another day."""
    if when_told(ledger, one)[1] not in ("", "now"):
        return True
    sentence = ledger.sentences[one.sentence]
    lead = ledger.lead(one)
    if _OTHERS.search(lead) or givers_differ(ledger.lead(base, _NEAR), lead):
        return True
    looks = [looks_in(ledger.lead(base)) | looks_in(ledger.lead(done)), looks_in(lead)]
    if looks[0] and looks[1] and not looks[0] & looks[1]:
        return True
    beside = ledger.by_block.get(sentence.block, ())
    return any(
        other.unit == one.unit and one.value < other.value != base.value and other.span.start < one.span.start
        for other in beside
    )


def _is_told(ledger: Ledger, one: Quantity) -> bool:
    """True where the number is told of other things, not all of them over, or is what another batch leaves."""
    for other in ledger.quantities:
        if other is one or other.unit != one.unit or other.value != one.value:
            continue
        if not _OTHER_NOUN.match(other.after) and not _ALL_OVER.match(ledger.text, other.span.end):
            return True
    for numbers in ledger.by_sentence.values():
        alike = [other for other in numbers if other.unit == one.unit and other.value > one.value]
        wholes = {other.value for other in alike if BASE.match(other.after) or not _OTHER_NOUN.match(other.after)}
        if any(other.value + one.value in wholes and _is_done(other) for other in alike):
            return True
    return False


def _went_on(ledger: Ledger, left: Quantity, one: Quantity) -> bool:
    """True where the numbers between make the later one: 又有2个问题完成整改."""
    between = ledger.quantities[ledger.quantity_index(left.span.end) : ledger.quantity_index(one.span.start)]
    return moved_on(ledger, left, one) or any(
        other.unit == one.unit
        and abs(left.value - one.value) == other.value
        and other.sentence != left.sentence
        and _MORE.search(ledger.lead(other)) is not None
        for other in between
    )


_MORE = regex("[又再]|新增|此后|随后|截[至止]")


def _is_done(one: Quantity) -> bool:
    return bool(_DONE.search(one.before) or _DONE_BEHIND.match(one.after))
