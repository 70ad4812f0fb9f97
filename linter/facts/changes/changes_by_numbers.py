"""Changes by numbers: two values of two times, and near them a change that no two numbers around give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import ABOVE_LIMIT, ALL_OF, OTHER_BASIS, REAL_TERMS
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.two_times import TwoTimes, content, find_two_times, of_another_time
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near, mends
from linter.facts.quantities.stated import ABOUT, stated
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Claim(NamedTuple):
    """A change that is told, and the words of its clause in front of it."""

    step: Step
    words: str


_WAY = regex(
    "(?:(?P<rise>[增升涨])|(?P<fall>[降跌减缩]|[精裁]简|压[缩降减]|裁减|化解))[一-鿿]?(?:幅度?|速度?|比例|比率|率)(?:已?[为达约是]到?了?|：)?$|(?:(?P<up>新?[增升涨扩添]|上[升涨]|[提走攀抬推]高|高出|[翻多])|(?P<down>[降减缩跌少]|下[降跌滑]|回落|下滑|压[缩降减]?|[精裁]简|走低|节[约省]|收窄))"
    "[^到至为成达，,。；;、（）()\\d幅速率比占]{0,4}$"
)
_OTHER = regex(
    "可比|口径|不变价|剔除|扣除|实际增长|名义|年均|平均每|汇率|分别|各[增减]|计划|目标|任务|预算|力争|预计|其中|月均|季均|再|扩面"
)
_SAYS_NOTHING = regex(
    "[比较与同跟和][^，,。；;]{0,8}?(?:去年|上年|年初|前年|同期|以前|之前|上月|相比|[末底])(?:同期|年?[末底])?|[环同]比|相比|相应|[今去上前本一两三四五六七八九十]+个?[年月](?:[间来内里中]|以来|时间)?|期间|全年"
    "|[一总共累合]计?共?|总体|整体|实际|进一步|明显|大幅|足足|整整|净|已经?|又|则|了|即|也|就|约|偏|[，,、 “”]"
)
_MEASURE = regex("(?:总?[量数额值]|数量|[人次件起户份]数|金额|规模|幅度|比例)$")
_NAMES = regex("[一-鿿。；;]")
_LONG = regex(r"(?P<number>[二两三四五六七八九十]+|[2-9]|1\d)年(?:半|时间|[前来间内里中]|下来|以来|[共累净])")
_RECKONED = regex("计价|折[算合]|[以按]美元|疫情|历史")
_AHEAD = 3
"""Sentences behind a pair in which its change is told."""
_BEFORE, _BEHIND = 8, 4
_NUMBERS = 40
"""Numbers of the window beyond which nearly any change is given by two of them."""
_POINTS = Decimal("0.12")
"""By how much a rate that somebody reckoned wrongly differs from the right one at most."""
_TELLING = Decimal("0.03")
"""By how much dividing by the wrong one of the two must change a rate that names nothing."""
_FIFTH = 5
_ONE, _HUNDRED = Decimal(1), Decimal(100)


def find_changes_by_numbers(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every change told behind one pair of values that is evidently its own, and that no two numbers explain."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    for block, numbers in ledger.by_block.items():
        claims = [claim for one in numbers if one.span not in told and (claim := _claim(ledger, one))]
        pairs = find_two_times(ledger, block) if claims else []
        for claim in claims if pairs else ():
            pair = _base(ledger, claim, pairs)
            if pair:
                yield Change(pair.older, pair.newer, None, (claim.step,), inferred=True)


def _claim(ledger: Ledger, one: Quantity) -> _Claim | None:
    if one.approximate or one.role in ("rank", "limit"):
        return None
    if not (one.is_amount or one.kind in ("percent", "points", "duration")):
        return None
    at = ledger.quantity_index(one.span.start)
    end = ledger.quantities[at - 1].span.end if at else 0
    own = ledger.text[max(one.clause.start, end) : one.span.start]
    told = _WAY.search(own)
    if told is None:
        return None
    return _Claim(Step(one, bool(told["up"] or told["rise"]), told.group()), own[: told.start()])


def _base(ledger: Ledger, claim: _Claim, pairs: Sequence[TwoTimes]) -> TwoTimes | None:
    """The one pair of values that the change is told of and does not fit."""
    number = claim.step.quantity
    near = [pair for pair in pairs if _reaches(pair, number)]
    if not near or _OTHER.search(claim.words + claim.step.verb):
        return None
    subject = _subject(ledger, claim, near)
    if subject is None or _among_others(ledger, number):
        return None
    around = in_sentences(ledger, number.sentence, _BEFORE, _BEHIND)
    if len(around) > _NUMBERS:
        return None
    named = [pair for pair in near if _is_of(subject, pair, number)]
    fits = [pair for pair in (named or near[-1:]) if _may_be(pair, claim, bool(named))]
    if len(fits) != 1 or _otherwise(ledger, claim, fits[0]) or _explained(number, around, fits[0]):
        return None
    return fits[0]


def _reaches(pair: TwoTimes, number: Quantity) -> bool:
    first, last = sorted(pair[:2], key=lambda one: one.span)
    behind = last.span < number.span and number.sentence - last.sentence < _AHEAD
    if not behind and not (number.span < first.span and first.sentence - number.sentence <= 1):
        return False
    if number.kind == "percent":
        return pair.older.kind != "percent" and pair.older.unit != ""
    if number.kind == "points":
        return pair.older.kind == "percent"
    return comparable(number, pair.older)


def _subject(ledger: Ledger, claim: _Claim, near: Sequence[TwoTimes]) -> str | None:
    """What is said to have changed; empty right behind the pair, None where it is told of another number."""
    words = claim.words
    at = ledger.quantity_index(claim.step.quantity.span.start)
    while not (subject := _SAYS_NOTHING.sub("", words)):
        at -= 1
        before = ledger.quantities[at]
        if before.sentence != claim.step.quantity.sentence:
            return subject
        if any(before in pair[:2] for pair in near):
            return subject
        told = _WAY.search(before.before)
        if told is None:
            return subject if before.kind == "duration" else None
        words = before.before[: told.start()]
    core = _MEASURE.sub("", subject)
    return core if len(core) > 1 else subject


def _among_others(ledger: Ledger, number: Quantity) -> bool:
    """True where another change of this unit is told in the sentence: 主要是本级增加3亿元，下级减少1亿元."""
    return any(
        one is not number and (one.kind, one.unit) == (number.kind, number.unit) and _claim(ledger, one)
        for one in ledger.by_sentence[number.sentence]
    )


def _is_of(subject: str, pair: TwoTimes, number: Quantity) -> bool:
    """True where the subject begins as what the values are of, or says nothing."""
    first = min(pair[:2], key=lambda one: one.span)
    if number.span < first.span:
        if not subject:
            return False
        if not pair.label:
            return not _NAMES.search(content(number.text[number.span.end : first.span.start]))
    core = content(pair.label)
    if len(core) > 1 and bigrams(core) <= bigrams(subject):
        return True
    return all(char in pair.label + pair.told + pair.older.printed_unit for char in subject[:2])


def _otherwise(ledger: Ledger, claim: _Claim, pair: TwoTimes) -> bool:
    """True for a change of 全市 behind values of 全县, of another time than theirs, and on another footing."""
    number = claim.step.quantity
    sentence = ledger.sentences[number.sentence].span
    last = max(pair[:2], key=lambda one: one.span)
    own = ledger.text[max(sentence.start, last.span.end if last.span < number.span else 0) : number.span.start]
    if pair.label and any(place not in pair.told for place in ALL_OF.findall(claim.words)):
        return True
    if of_another_time(own, pair):
        return True
    long = _LONG.search(own)
    if long and pair.years is not None and abs(whole_number(long["number"]) - pair.years) > 1:
        return True
    words = ledger.read(sentence) + pair.told
    if number.kind != "percent":
        return False
    footing = OTHER_BASIS.search(words.replace("同口径的", ""))
    return bool(footing or _RECKONED.search(words) or REAL_TERMS.search(words) or ABOVE_LIMIT.search(words))


def _may_be(pair: TwoTimes, claim: _Claim, named: bool) -> bool:
    """True where the change is a slip or a little away from the right one; unnamed, by dividing by the newer value."""
    number, by = claim.step.quantity, pair.newer.value - pair.older.value
    if pair.older.value <= 0 or pair.newer.value <= 0 or (by > 0) != claim.step.up:
        return False
    if number.kind == "percent":
        if not named:
            wrong = abs(by) / pair.newer.value
            apart = abs(wrong - abs(by) / pair.older.value) >= _TELLING
            return apart and abs(wrong - number.value) * 2 <= number.step
        needed = abs(by) / pair.older.value
        return abs(needed - number.value) <= _POINTS and is_near(number, needed)
    needed = abs(by) * (_HUNDRED if number.kind == "points" else _ONE)
    if "新" in claim.step.verb and any(char not in pair.label for char in claim.step.verb.strip("新增添扩的了")):
        return False
    if mends(number, needed):
        return named
    return named and "新" not in claim.step.verb and abs(needed - number.value) * _FIFTH <= max(needed, number.value)


def _explained(number: Quantity, around: Sequence[Quantity], pair: TwoTimes) -> bool:
    """True where two numbers near by give what the change tells, in whatever sense."""
    said = stated(number).widened(number.value * ABOUT) if number.kind == "percent" and number.exact else stated(number)
    others = [one for one in around if one is not number and one.value > 0]
    if any(one.value == number.value and one.unit == number.unit for one in others):
        return True
    alike = ((one, other) for one, other in permutations(others, 2) if (one.kind, one.unit) == (other.kind, other.unit))
    if number.kind != "percent":
        scale = _HUNDRED if number.kind == "points" else _ONE
        return any(stated(one).minus(stated(other)).times(scale).meets(said) for one, other in alike)
    own = {pair.older.span, pair.newer.span}
    for one, other in alike:
        ratio = stated(one).over(stated(other))
        if ratio is None or (one.span in own and other.span in own and other is not pair.older):
            continue
        senses = [ratio, ratio.minus(Interval.exactly(_ONE)), Interval.exactly(_ONE).minus(ratio)]
        if any(sense.meets(said) for sense in senses):
            return True
        less = stated(one).minus(stated(other))
        if less.low > 0 and not (one.span in own and other.span in own):
            back = stated(other).over(less)
            if back and back.meets(said):
                return True
    return False
