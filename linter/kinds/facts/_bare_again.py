"""Bare again: 流转土地纠纷348宗 … 384宗中, where a bare reference is one key away from the one number it may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from linter.fact import Quantity, start_of
from linter.facts.quantities.bare_references import ACTED_ON, BareReference, find_bare_references, is_said, shortens
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.quantities.owners import owners_apart
from linter.facts.quantities.slips import mends, one_key, swapped
from linter.facts.quantities.takeup import SAMPLE
from linter.facts.states.givers import of_another_source
from linter.facts.states.same_matter import looked_at_then
from linter.facts.states.stepped import of_two_times, stepped
from linter.interval import plain
from linter.kinds.facts._explained import rest_told
from linter.ledger import Ledger
from linter.patterns import regex

_NOT_ALL = regex("抽|[未没不无非]|随机|其中")
"""What tells of some of the things: 抽查的18所学校, 西片未改正的58处."""
_DRAWN = regex("抽[查检样取验测选][一-鿿]{0,4}对$")
"""抽查组对13个站点: so many of them as that group chose."""
_LEADING = regex("^(?:目前|现|上述|前述|截至|对于?|将|把|就|从|在|[全我本][县市区镇])+")
_WHOLE_STATE, _STATED = 4, 16
"""Characters of a state that, told once more in full, means the same things; and those beside a number that tell it."""
_STATE_BEHIND = 8
"""Characters behind a number in which the last word of its state stands."""
_OF_PLACES = regex("^(?:乡镇|镇街|街道|村居|[省市县区镇村]级)(?=[一-鿿]{2})")
_MEMORY = 150
"""Numbers before a reference that it may take up."""
_FAR, _NEAR = 14, 4
"""Sentences from a number to a reference of three digits, and to one of two, which stand everywhere."""
_TWO, _THREE = 2, 3
_LEAD, _TAIL = 60, 30
"""Characters before and behind a number in which its noun stands."""
_BESIDE = 12
"""Characters right before and behind a number that two digits need to be of the same things."""
_SCALES = (Decimal(1), Decimal(10**4), Decimal(10**8))
"""What the figures of a table may be told in: 元, 万元, 亿元."""


def bare_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each bare reference that no other number of the report tells or makes, with the one number it was copied from.

    A number of three digits that opens a clause was told before: in 1.5 million characters of right reports, none of
    them was one key away from another number of its unit, and told nowhere else, unless its sentence made it.
    """
    references = list(find_bare_references(ledger.quantities))
    if not references:
        return
    counted = [q for q in ledger.quantities if q.is_amount and not q.approximate and q.value > 0]
    told = Counter((quantity.value, quantity.unit) for quantity in ledger.quantities)
    stated, read = set[tuple[Decimal, str, str]](), 0
    cells = {cell.value for table in ledger.tables for row in table.rows for cell in row.figures.values() if cell.value}
    for reference in references:
        later = reference.quantity
        index = bisect_left(counted, later.span.start, key=start_of)
        if index == len(counted) or counted[index] is not later or _DRAWN.search(later.before):
            continue
        stated.update((one.value, one.unit, pair) for one in counted[read:index] for pair in _pairs_beside(one))
        read = max(read, index)
        known = _of_state(ledger, reference, counted[max(0, index - _MEMORY) : index])
        if known is not None:
            if (later.value, later.unit, reference.state[-_TWO:]) in stated:
                continue  # 批复结案68起…重大事故结案63起，已批复结案的63起: told of it, in fewer words or long before
            if known.value != later.value and not _made(ledger, known, reference):
                yield known, later
            continue
        if told[later.value, later.unit] > 1 or any(later.value / scale in cells for scale in _SCALES):
            continue
        first = _copied(ledger, reference, counted[max(0, index - _MEMORY) : index])
        # 第三轮16个，第四轮18个，两轮34个: what is added up is not told twice.
        if not first or told[first.value + later.value, later.unit] or _splits(ledger, later, told):
            continue
        if not _made(ledger, first, reference):
            yield first, later


def _of_state(ledger: Ledger, reference: BareReference, before: Sequence[Quantity]) -> Quantity | None:
    """The one number told of the whole state of a reference, 选择机构养老的66人; None where not just one was."""
    state = _LEADING.sub("", reference.state)
    if len(state) < _WHOLE_STATE or _NOT_ALL.search(state):
        return None
    later = reference.quantity
    told = [
        one
        for one in before
        if one.unit == later.unit and one.sentence != later.sentence and is_said(state, _beside(one, _STATED))
    ]
    return told[-1] if len({one.value for one in told}) == 1 else None


def _pairs_beside(one: Quantity) -> frozenset[str]:
    """The characters before a number and right behind it, among which the last word of its state may stand."""
    return bigrams(one.after[:_STATE_BEHIND]) | bigrams(one.before[-_STATED:])


def _copied(ledger: Ledger, reference: BareReference, before: Sequence[Quantity]) -> Quantity | None:
    """The last number before a reference that it may be a slip of; None where there is none, or two of them."""
    later = reference.quantity
    length = len(plain((later.value / later.step).to_integral_value()))
    if length < _TWO:
        return None
    likely = [
        one
        for one in before
        if (one.unit, one.step) == (later.unit, later.step)
        and later.sentence != one.sentence
        and one.is_level
        and mends(later, one.value)
    ]
    words = [said for said in (_OF_PLACES.sub("", reference.noun), reference.state) if len(said) >= _TWO]
    named = (
        [one for one in likely if all(share_a_bigram(said, _beside(one, _BESIDE)) for said in words)] if words else []
    )
    if reference.object and not named and ACTED_ON.match(reference.noun):
        # 对停保的69户逐户上门: what is done stands behind the number, and the state alone says which ones.
        named = [one for one in likely if _exchanged(later, one) and shortens(reference.state, _beside(one, _BESIDE))]
    if named and (not _NOT_ALL.search(reference.state) or _all_sampled(reference, named, length)):
        sure = length >= _THREE or reference.among or reference.object
        likely = [one for one in named if sure or _exchanged(later, one)]
    elif length >= _THREE or reference.among:
        farthest = _FAR if length >= _THREE else _NEAR
        likely = [
            one
            for one in likely
            if one_key(later, one.value)
            and later.sentence - one.sentence <= farthest
            # 把286家分成三档: what stands behind such an object may be no noun.
            and all(
                share_a_bigram(said, _around(ledger, one) if reference.object else _told(ledger, one, later))
                for said in words
            )
            and (len(reference.state) < _TWO or share_a_bigram(reference.state, _told(ledger, one, later)))
        ]
    else:
        return None
    if len({one.value for one in likely}) != 1 or any(_of_others(ledger, one, reference) for one in likely):
        return None
    # 一是112台车辆亏损, of 212台: fewer of them may be meant, where not all are taken up.
    some = not (reference.among or reference.object) and later.value < likely[-1].value
    told_again = _exchanged(later, likely[-1]) and _SETTLED.match(later.after)
    return None if some and not told_again else likely[-1]


def _all_sampled(reference: BareReference, named: Sequence[Quantity], length: int) -> bool:
    """True for 对本次抽查的336家 where 抽查326家 was told: a sample was told before, and all of it is taken up."""
    sample = _SAMPLE_ITSELF.fullmatch(reference.state)
    return (
        sample is not None
        and (length >= _THREE or sample["this"] is not None)
        and all(sample["act"] in _beside(one, _BESIDE) for one in named)
    )


_SAMPLE_ITSELF = regex(
    "(?P<this>[本此这该][次轮批回季年][一-鿿]{0,4}?)?(?:共|已|随机)?(?P<act>抽[查检取样验测选访])(?:检查|检验|调查)?[到过]?"
)


def _of_others(ledger: Ledger, one: Quantity, reference: BareReference) -> bool:
    """True where a number that takes up a whole cannot mean the things that an earlier one tells.

    34个全部开工 are not 竣工38个, for they begin. Where 竣工38个 are some of 57个, those would be taken up, unless the
    sentence of the reference tells nothing before it.
    """
    later = reference.quantity
    if looked_at_then(ledger.lead(one), later.before):
        return True
    if later.value > one.value and SAMPLE.search(one.before) and not SAMPLE.search(later.before):
        return True
    if _OTHERS.search(later.before) or _in_a_row(ledger, one, later) or _of_another_class(ledger, one, reference.noun):
        return True
    if reference.state:
        if of_another_source(ledger.read(ledger.sentences[one.sentence].span), reference.state):
            return True
        # 列入目录的13座, where 已完成改造16座 was told: what is done is taken up by words that say so.
        return _SETTLED_RIGHT.search(one.before) is not None and not _SETTLED_STATE.search(reference.state)
    if owners_apart(ledger, one, later) or (later.value < one.value and _of_one_office(ledger, one, later)):
        return True
    if _BEGUN.match(later.after) and _FINISHED.search(one.before):
        return True
    if later.clause.start - ledger.sentences[later.sentence].span.start < _OWN_WORDS:
        return False
    beside = ledger.by_sentence.get(one.sentence, ())
    return any(
        other.unit == one.unit and other.value > one.value and other.span.end <= one.span.start for other in beside
    )


def _in_a_row(ledger: Ledger, one: Quantity, later: Quantity) -> bool:
    """True for 26个乡镇完成九成；23个乡镇全部完成: beside each other, one noun behind both, each with its own state."""
    return one.after[:_TWO] == later.after[:_TWO] and (
        _ROW.fullmatch(ledger.text, one.span.end, later.span.start) is not None
    )


def _of_another_class(ledger: Ledger, one: Quantity, noun: str) -> bool:
    """True for 对11座塘坝安全鉴定 where 12座水闸安全鉴定 was told: one head with another thing before it."""
    if len(noun) < _CLASS + _HEAD:
        return False
    told = ledger.read(ledger.sentences[one.sentence].span)
    if noun[:_CLASS] in told:
        return False
    return any(
        told[at - _CLASS : at] != noun[start - _CLASS : start] and _WORDS.fullmatch(told, at - _CLASS, at)
        for start in range(_CLASS, len(noun) - _HEAD + 1)
        if (at := told.find(noun[start:])) >= _CLASS
    )


_OTHERS = regex("(?:还|另|又|再)(?:对|向|从)$|(?:全国|全省|全市|[省市]里)[一-鿿]{1,4}的$")
"""还对13个下属单位延伸了解, 全省考核的18项指标: others than those told before."""
_CLASS, _HEAD = 2, 3
"""Characters that tell a class, and those of the head that both share: 水库 and 水功能区."""
_WORDS = regex("[一-鿿]+")
_ROW = regex(r"[^。；;\n]{4,}[；;]")


def _of_one_office(ledger: Ledger, one: Quantity, later: Quantity) -> bool:
    """True for 5个单位出租房产14处 … 市城管局督促所属单位对11处房产招租: one of the offices, with its own."""
    office = _OFFICE.search(ledger.lead(later))
    return office is not None and office["name"] not in ledger.read(ledger.sentences[one.sentence].span)


_OFFICE = regex(
    "(?P<name>[一-鿿]{2,8}?(?:局|委|办|中心|公司|集团|[乡镇]|街道))(?:已经?)?(?:督促|组织|责成|指导|要求|协调|会同|对所属)"
)
_BEGUN = regex("[一-鿿]{0,8}?(?:均|都|全部|悉数)[一-鿿]{0,3}?(?:开工|动工|启动|开建|进场|立项)")
_FINISHED = regex("(?:竣工|完工|建成|投用|投产|验收|办结|销号)$")
_DEALT_WITH = "完成|办结|结案|销号|竣工|完工|建成|投用|投产|验收"
_SETTLED_RIGHT = regex(f"(?:已经?|均|累计|全部)(?:{_DEALT_WITH})[一-鿿]{{0,2}}$")
_SETTLED_STATE = regex(f"{_DEALT_WITH}|已经?")
_OWN_WORDS = 5
"""Characters before the clause of a reference from which they name what it counts."""
_SETTLED = regex("[一-鿿]{0,8}?(?:已经?|现|均|全部)")
"""What is told of things known before; without it 12家账实不符, of 21家, are those in which one fault was found."""


def _beside(quantity: Quantity, far: int) -> str:
    return quantity.before[-far:] + "|" + quantity.after[:far]


def _around(ledger: Ledger, quantity: Quantity) -> str:
    return ledger.text[max(0, quantity.span.start - _LEAD) : quantity.span.end + _TAIL]


def _told(ledger: Ledger, quantity: Quantity, later: Quantity) -> str:
    """The words around a number that are not those of the reference itself."""
    end = max(quantity.span.end, min(quantity.span.end + _TAIL, later.clause.start))
    return ledger.text[max(0, quantity.span.start - _LEAD) : end]


def _exchanged(later: Quantity, first: Quantity) -> bool:
    return swapped(plain(later.value / later.step), plain(first.value / first.step), _TWO)


def _made(ledger: Ledger, first: Quantity, reference: BareReference) -> bool:
    """True where the numbers of one sentence, or one of them and the first, make the later one."""
    later = reference.quantity
    if any(told(ledger, first, later) for told in (stepped, of_two_times, rest_told)):
        return True
    for sentence in range(first.sentence - 1, later.sentence + 2):
        values = [
            one.value
            for one in ledger.by_sentence.get(sentence, ())
            if one is not later
            and one.unit == later.unit
            and one.value > 0
            and _may_make(reference.noun, first, later, one)
        ]
        known = {first.value, *values}
        if any(value + later.value in known or later.value - value in known for value in values):
            return True
        if any(later.value in list(accumulate(values[start:]))[1:] for start in range(len(values))):
            return True
    return False


def _splits(ledger: Ledger, later: Quantity, told: Counter[tuple[Decimal, str]]) -> bool:
    """True for 165个村一次选举成功，3个村另行选举, where there are 168: it is a part of those."""
    return any(
        one is not later and one.unit == later.unit and told[one.value + later.value, one.unit]
        for one in ledger.by_sentence.get(later.sentence, ())
    )


def _may_make(noun: str, first: Quantity, later: Quantity, one: Quantity) -> bool:
    """False for 3个软弱涣散支部 a sentence before 86个网格: a number up to five stands everywhere, of another thing."""
    beside = one.sentence in (first.sentence, later.sentence)
    return beside or one.value > _SMALL or not noun or not one.head or share_a_bigram(noun, one.head)


_SMALL = 5
