"""Far rates: a rate whose two numbers another paragraph tells: 检测330点，合格297点 … 保护层合格率仅为93.0%.

The name ties them: its act is told at the part, every character of its thing with the two, and no other two numbers so.
What any number of the report makes of the part or of the whole is an explanation, and silences it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.one_matter import act_and_thing, belongs, narrowed, of_one_matter, tells_thing
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_states import OTHER_GRADE
from linter.facts.rates.rate_told_again import is_aimed_at
from linter.facts.rates.rate_words import OTHER_WORDS
from linter.facts.rates.told_values import ToldValues
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?P<name>[一-鿿]{2,20}?)(?:率|占比|比例|进度)(?:目前|当前|现|虽|已经?|仅|只|就|也|均|却|约|还|才|刚)*(?:有|为|达到|达|是|：|:)?$"
)
_NO_RATE = regex(
    "[增减升降涨跌]|提高|回落|同比|环比|贡献|利率|税率|汇率|负债|每|平均|均|满意|知晓|自给|普及|覆盖|[入升就]学|就业|毛|出生|死亡|绿化|森林"
    "|城镇化|参保|目标|预期|[比较于]|首次|一次|及时|按[时期]|限期|时限|限内|即时|当[日天场]|分别|其中|重点|面积|金额|或|和|与|及|、"
)
_OF_NONE = regex("[不未无零低]")
"""What names a rate after those who did not: 不合格率."""
_NO_LEVEL = regex(
    "[增减升降]|新|计划(?!内)|预算|目标|上年|去年|同期|往年|历年|明年|每|均|约|另|其中|预计|拟|待|应|分别|第|至少|比|较"
)
_DONE = "完成"
_DUE = regex("计划|目标|任务|应")
_NOT = regex("未|尚|不|没有|待|正在|拟|需")
_MARK = regex("[，,；;：:。、（）()]")
_LISTED = regex("、[^，,。；;：:]{0,12}")
_BACK = 4
"""Numbers before a part among which its whole stands."""
_AROUND, _BEHIND = 14, 8
"""Characters before and behind a part that tell its act."""
_MOST = 12
"""Pairs with one act beyond which nobody can tell which is meant."""
_WORD = 2
_NEAR = Decimal("0.05")
"""Points by which an old rate or a slip of the head is off, at most."""
_ONE = Interval.exactly(Decimal(1))
_STRONG = 3
"""Characters of a thing that hardly two things of a report share."""


class _Pair(NamedTuple):
    """A part with the whole told before it."""

    part: Quantity
    whole: Quantity
    act: str
    """The words around the part."""
    words: str
    """All that is told with the two, and the headings above them."""

    @property
    def done(self) -> Quantity:
        """The part, or what is left of the whole where the part is told as not so: 不合格12批次."""
        if _NOT.search(self.act) is None:
            return self.part
        value, interval = self.whole.value - self.part.value, self.whole.interval.minus(self.part.interval)
        return replace(self.part, value=value, interval=interval)


def find_far_rates(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every named rate without numbers of its own whose thing and act another sentence counts."""
    pairs: Mapping[str, Sequence[_Pair]] | None = None
    values = ToldValues(ledger)
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        named = _NAMED.search(rate.before) if 0 < rate.value < 1 else None
        if named is None or _NO_RATE.search(rate.before) or _OF_NONE.search(named["name"]):
            continue
        if pairs is None:
            pairs = _pairs(ledger)
        pair = None if _has_own(ledger, rate) else _meant(ledger, rate, named["name"], pairs)
        if pair and not values.explain(pair.done, pair.whole, rate):
            both = (pair.done, pair.whole)
            left = pair.part if pair.done is not pair.part else None
            yield Rate(rate, *both, "named", named["name"], both, False, left, slip=True)


def _has_own(ledger: Ledger, rate: Quantity) -> bool:
    """True where a number that it may be of stands in the sentence before it."""
    before = (one for one in ledger.by_sentence[rate.sentence] if one.span.end <= rate.span.start)
    return any(one.is_amount for one in before)


def _pairs(ledger: Ledger) -> dict[str, list[_Pair]]:
    """The parts with a whole before them in the same paragraph, by every two characters around the part."""
    found: dict[str, list[_Pair]] = {}
    quantities = ledger.quantities
    for at, part in enumerate(quantities):
        whole = _whole(ledger, quantities[max(0, at - _BACK) : at], part)
        if whole is None or _rated(ledger, part, whole):
            continue
        act = _MARK.split(part.before)[-1][-_AROUND:] + "|" + _MARK.split(part.after)[0][:_BEHIND]
        above = "".join(ledger.read(heading.span) for heading in ledger.section_of(_block(ledger, part))[-1:])
        words = f"{above}|{ledger.text[whole.clause.start : part.clause.end]}"
        for two in bigrams(act):
            found.setdefault(two, []).append(_Pair(part, whole, act, words))
    return found


def _block(ledger: Ledger, quantity: Quantity) -> int:
    return ledger.sentences[quantity.sentence].block


def _whole(ledger: Ledger, before: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The nearest larger number of its unit before a part, told in its sentence or the one before."""
    if not part.is_amount or part.approximate or part.value <= 0 or not part.unit or _NO_LEVEL.search(part.before):
        return None
    for at, whole in reversed(tuple(enumerate(before))):
        if part.sentence - whole.sentence > 1 or _block(ledger, whole) != _block(ledger, part):
            return None
        if whole.value <= part.value or not comparable(whole, part):
            continue
        if (
            at
            and comparable(before[at - 1], whole)
            and _LISTED.fullmatch(ledger.text, before[at - 1].span.end, whole.span.start)
        ):
            return None  # 食品112批次、餐饮具74批次，不合格9批次: of both
        told = _DUE.sub("", whole.before)
        return whole if tells_level(whole.before) and not _NO_LEVEL.search(told) else None
    return None


def _rated(ledger: Ledger, part: Quantity, whole: Quantity) -> bool:
    """True where the sentence of the two tells what they give: a rate far off is then of another day or place.

    食品112批次、餐具74批次，不合格9批次，总合格率95.2%: so it is where the part gives that rate with another whole.
    """
    here = ledger.by_sentence[part.sentence]
    rates = [stated(one) for one in here if one.kind == "percent"]
    share = stated(part).over(stated(whole))
    if share is None or any(share.meets(one) for one in rates):
        return True
    shares = (
        stated(part).over(stated(one)) for one in here if rates and one.unit == part.unit and one.value > part.value
    )
    return any(_ONE.minus(other).meets(one) for other in shares if other for one in rates)


def _meant(ledger: Ledger, rate: Quantity, name: str, pairs: Mapping[str, Sequence[_Pair]]) -> _Pair | None:
    """The one pair that the name of a rate tells, where the rate is that of no other time, place or class."""
    act, thing = act_and_thing(name)
    if len(act) < _WORD or len(thing) < _WORD:
        return None
    acts = (act, *(word for word in OTHER_WORDS.get(act, ()) if len(word) >= _WORD))
    if act == _DONE and "任务" in name:
        acts = (*acts, "实际")
    found = {
        id(pair.part): pair
        for word in acts
        for pair in pairs.get(word[:_WORD], ())
        if word in pair.act and not narrowed(pair.act, word, name)
    }
    if len(found) > _MOST:
        return None
    fit = [pair for pair in found.values() if tells_thing(pair.words, thing) and pair.part.sentence != rate.sentence]
    fit = [pair for pair in fit if not _NOT.search(pair.act)] or [pair for pair in fit if _is_without(pair, act)]
    here = [pair for pair in fit if _block(ledger, pair.part) == _block(ledger, rate)]
    if len(here or fit) != 1:
        return None
    (pair,) = here or fit
    if not belongs(name, ledger.read(ledger.document.blocks[0].span) + pair.words):
        return None
    if _is_aimed_at(ledger, rate) or not of_one_matter(ledger, rate, pair.part, pair.whole):
        return None
    strong = act in pair.act and len(thing) >= _STRONG and pair.whole.exact
    off = abs(pair.done.value / pair.whole.value - rate.value)
    return pair if mended(rate, pair.done, pair.whole) or (strong and rate.step < off <= _NEAR) else None


def _is_without(pair: _Pair, act: str) -> bool:
    """True for 抽检640批次，检出不合格15批次 and 合格率: there is no third grade between the two."""
    return f"不{act}" in pair.act and OTHER_GRADE.search(pair.words) is None


def _is_aimed_at(ledger: Ledger, rate: Quantity) -> bool:
    """True for what is to come; under 下一步 too, 三季度化解率为86%，距目标仍有差距 tells how things are."""
    if _FALLS_SHORT.match(ledger.text, rate.span.end):
        return False
    return is_aimed_at(ledger, rate)


_FALLS_SHORT = regex("[，,](?:距|离|与|但|低于|高于|未达|没有达)")
