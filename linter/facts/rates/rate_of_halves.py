"""Rates of halves: 已验收185座，未验收7座，验收率95%: what is done and what is left make up a whole that none tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.stated import stated
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_named import BASE_ELSEWHERE
from linter.facts.rates.rate_states import OTHER_GRADE
from linter.facts.states.ended import ENDED
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?:^|[，,；;、：:（(])(?P<name>[一-鿿]{1,8}?)(?:率|进度)(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|只有)?$"
)
_LEFT = regex(
    r"(?:^|[，,；;、（(])(?:其中|其余|其他|剩余|尚|仍|还)?(?:有|剩)?[一-鿿]{0,4}?(?:未|没有?|待)(?P<what>[一-鿿]{1,8})$"
)
_CUE = regex(r"(?:率|面|占比|比例|比重|进度)(?=(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|只有)?$)")
_LEFT_OF_IT = regex(
    r"(?:^|[，,；;、（(])(?:其中|其余|其他|剩余|尚|仍|还|另)?(?:有|剩)?[一-鿿]{0,4}?(?:未|没有?)(?P<what>[一-鿿]{2,8}?)的?(?:有)?$"
)
_REST = regex("[，,；;]?(?:其余|其他|剩余|余下|尚有|还有|仍有|还剩|另有)")
_NOT_YET = regex("[一-鿿]{0,4}?(?:尚未|还未|未|没有)(?P<what>[一-鿿]{2,4})")
_NO_LEVEL = regex(r"增|减|同比|上年|去年|同期|每|均|计划|目标|预算|应|未|没|待|尚|不|其中|新")
_NO_RATE = regex(
    r"增|减|升|降|同比|年均|平均|按[时期]|限|及时|目标|计划|任务|预算|累计|面积|金额|资金|上年|去年|同期|[全我本][国省]"
)
_PAIR = 2
_LEAD = 16
"""Characters before the number of those that have done it in which may stand what they have done."""
_AROUND = 12
"""Numbers on each side of a rate that may be the base that it was reckoned from."""


def find_rates_of_halves(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate behind the only two numbers of their unit in its sentence, of what is done and of what is not."""
    quantities = ledger.quantities
    for at, rate in enumerate(quantities):
        if at < 1 or rate.kind != "percent" or rate.approximate or rate.span.start in told:
            continue
        between = _between(ledger, at)
        if between:
            yield between
        if at + 1 < len(quantities) and not between:
            behind = _behind_whole(ledger, at) or _with_rest(ledger, at)
            if behind:
                yield behind
        if at < _PAIR:
            continue
        without = _without(ledger, at)
        if without:
            yield without
            continue
        done, left = quantities[at - 2 : at]
        if not done.sentence == left.sentence == rate.sentence or not comparable(done, left):
            continue
        named = _NAMED.search(rate.before)
        if named and _halves(done, left, named["name"]) and _alone(ledger, done, left):
            near = quantities[max(0, at - _AROUND) : at + _AROUND]
            if not _explained(near, done, rate):
                whole = replace(left, value=done.value + left.value, interval=done.interval.plus(left.interval))
                yield Rate(rate, done, whole, "named", named["name"], (done,), False, rest=left)


def _between(ledger: Ledger, at: int) -> Rate | None:
    """A rate between its halves: 68个单位提交报告，覆盖面为86.5%，未提交的8个单位….

    Of 16 such triples in four million characters 15 were right, and the last one planted.
    """
    done, rate, *behind = ledger.quantities[at - 1 : at + _PAIR]
    named, left = _CUE.search(rate.before), behind[0] if behind else None
    if named is None or left is None or not done.sentence == left.sentence == rate.sentence:
        return None
    told = _LEFT_OF_IT.search(left.before)
    if told is None and _REST.fullmatch(left.before):
        told = _NOT_YET.match(ledger.text, left.span.end)
    lead = ledger.text[max(0, done.span.start - _LEAD) : rate.span.start]
    if told is None or told["what"][:_PAIR] not in lead or rate.printed_unit != "%" or _NO_RATE.search(rate.before):
        return None
    name = _MARK.split(rate.before[: named.start()])[-1]
    if not _named_after(name, told["what"], lead.rpartition(name)[0] if name else lead) or "其中" in left.before:
        return None
    if not done.is_amount or not comparable(done, left) or not 0 < left.value < done.value:
        return None
    if done.approximate or left.approximate or _NO_LEVEL.search(done.before) or not _alone(ledger, done, left):
        return None
    if _explained(ledger.quantities[max(0, at - _AROUND) : at + _AROUND], done, rate):
        return None
    whole = replace(left, value=done.value + left.value, interval=done.interval.plus(left.interval))
    return Rate(rate, done, whole, "named", named.group(), (done,), False, rest=left)


def _behind_whole(ledger: Ledger, at: int) -> Rate | None:
    """A rate between the whole and what is left of it: 对照94个问题，销号率已达90.3%，剩下的11个…."""
    whole, rate, left = ledger.quantities[at - 1 : at + _PAIR]
    named = _OF_WORK.search(rate.before)
    if named is None or not whole.sentence == left.sentence == rate.sentence or not _REST_OF_IT.fullmatch(left.before):
        return None
    if not whole.is_amount or not comparable(whole, left) or not 0 < left.value < whole.value:
        return None
    if _NO_RATE.search(rate.before) or _NO_LEVEL.search(whole.before) or not _alone(ledger, whole, left):
        return None
    if named["what"] and named["what"] not in whole.before + whole.after:
        return None
    if _ENDED.search(whole.before + "|" + _MARK.split(whole.after)[0]):
        return None  # 已整改120条，整改率96%，尚有5条: those that are done are no whole
    done = replace(left, value=whole.value - left.value, interval=whole.interval.minus(left.interval))
    near = abs(done.value / whole.value - rate.value) <= _NEAR_BY
    return Rate(rate, done, whole, "named", named["act"], (whole,), False, left) if near else None


_NEAR_BY = Decimal("0.05")
"""Points by which who reckons wrongly, or keeps an old rate, is off."""
_ENDED = regex(f"[已经]|实际|{ENDED}|治理|处置")
_OF_WORK = regex(
    r"(?:^|[，,、：:])(?:目前|总体|综合)?(?P<what>[一-鿿]{0,6}?)(?P<act>整改|销号|办结|办复|完成|化解|解决|清零|处置|治理)(?:完成|到位)?率"
    r"(?:目前|虽|已经?|仅|只|也|均)*(?:有|为|达到|达|是)?$"
)
_REST_OF_IT = regex("(?:但|而|另)?(?:其余|剩余|余下|剩下|还有|尚有|仍有)的?")


def _with_rest(ledger: Ledger, at: int) -> Rate | None:
    """A rate between what is done and 其余: 已兑付133户，兑付率91%，剩下的19户…; together they are all there are."""
    done, rate, left = ledger.quantities[at - 1 : at + _PAIR]
    named = _ACT.fullmatch(ledger.text, done.span.end, rate.span.start)
    if named is None or not done.sentence == left.sentence == rate.sentence or not _ALL_OTHERS.fullmatch(left.before):
        return None
    if named["act"] not in done.before[-_LEAD // 2 :] + named["behind"] or _NO_LEVEL.search(done.before):
        return None
    if not done.is_amount or not comparable(done, left) or not 0 < left.value < done.value:
        return None
    if done.approximate or left.approximate or rate.printed_unit != "%" or not _alone(ledger, done, left):
        return None
    if _explained(ledger.quantities[max(0, at - _AROUND) : at + _AROUND], done, rate):
        return None
    whole = replace(left, value=done.value + left.value, interval=done.interval.plus(left.interval))
    return Rate(rate, done, whole, "named", named["act"] + "率", (done,), False, rest=left)


_ACT = regex(
    r"(?P<behind>[一-鿿]{0,12})[，,](?:目前|总体)?"
    r"(?P<act>整改|整治|销号|办结|办复|完成|化解|解决|处置|治理|兑付|兑现|发放|开工|竣工|交付|签约|搬迁|拆除|腾退|清退|投产)(?:完成|到位)?率"
    r"(?:仅|已经?|就|均)*(?:为|达到|达|是)?"
)
_ALL_OTHERS = regex("[，,；;]?(?:但|而)?(?:其余|其他|剩余|余下|剩下)的?")


def _named_after(name: str, what: str, lead: str) -> bool:
    """True for 办结 of 办结率 and 未办结, and for 完成; 审结3120件，调撤率65%，未审结84件 tells another rate."""
    stem, of = what[:_PAIR], what[_PAIR:].strip("的有")
    if not name:
        return True  # 比例为86%
    if of and of not in lead:
        return False  # 省级项目已开工45个，…，未开工的市级项目15个
    ends = next((one for one in (stem, *_PLAIN) if name.endswith(one)), None)
    return ends is not None and name[: len(name) - len(ends)] in lead


_MARK = regex(r"[，,；;、：:（(]")
_PLAIN = ("完成", "覆盖", "整改")
"""Ends of names of rates that are of whatever the sentence tells as done."""
_TESTED = ("抽检", "检测", "抽查", "监督抽查", "检验", "监测")


def _without(ledger: Ledger, at: int) -> Rate | None:
    """A rate of those without a fault, behind all of them and those with it: 抽检50批，检出不合格2批，合格率96%."""
    whole, faulty, rate = ledger.quantities[at - _PAIR : at + 1]
    named = _NAMED.search(rate.before)
    if named is None or not whole.sentence == faulty.sentence == rate.sentence or not comparable(whole, faulty):
        return None
    name = named["name"]
    said = faulty.before + "|" + ledger.text[faulty.span.end : rate.span.start]
    if name.startswith(("不", "未")) or f"不{name[-_PAIR:]}" not in said.rpartition(name)[0] or _NO_RATE.search(name):
        return None
    if not whole.is_amount or faulty.value >= whole.value or not _alone(ledger, whole, faulty):
        return None
    if not _of_the_same(whole, name[:-_PAIR]) or "满意" in name:
        return None
    if OTHER_GRADE.search(ledger.read(ledger.sentences[rate.sentence].span)):
        return None
    # 达标点位108个，不达标点位18个，达标率85.7%: the first number is of those without it already.
    if _NO_LEVEL.search(whole.before) or name[-_PAIR:] in whole.before + whole.after:
        return None
    good = replace(faulty, value=whole.value - faulty.value, interval=whole.interval.minus(faulty.interval))
    return Rate(rate, good, whole, "named", name, (whole,), False, left=faulty)


def _of_the_same(whole: Quantity, what: str) -> bool:
    """False for 检查药店120家，不合格15家，药品抽检合格率99%: of the goods, not of the shops."""
    if what in _TESTED:
        return what in whole.before
    return not what or what == whole.printed_unit or whole.before.endswith(what) or whole.after.startswith(what)


def _halves(done: Quantity, left: Quantity, name: str) -> bool:
    """True where the rate is named after what one number tells as done and the other one as not."""
    if not done.is_amount or _NO_RATE.search(name) or BASE_ELSEWHERE.search(name):
        return False
    stem = name[-_PAIR:]
    what = _LEFT.search(left.before)
    return (
        what is not None
        and what["what"].startswith((stem, stem[0]))
        and stem in done.before
        and name[:-_PAIR] in done.before
        and not _NO_LEVEL.search(done.before)
        and 0 < left.value < done.value
    )


def _alone(ledger: Ledger, done: Quantity, left: Quantity) -> bool:
    """True where the sentence tells no third number of their unit."""
    return sum(one.unit == done.unit for one in ledger.by_sentence[done.sentence]) == len((done, left))


def _explained(near: Sequence[Quantity], done: Quantity, rate: Quantity) -> bool:
    """True where another number near by is what the part has this rate of."""
    for one in near:
        share = stated(done).over(stated(one)) if one.unit == done.unit and one.value > done.value else None
        if share is not None and share.meets(stated(rate)):
            return True
    return False
