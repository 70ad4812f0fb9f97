"""Rates by slip: a rate behind two numbers of one unit whose ratio it is but for one key struck wrongly.

应参检3260人，组织义诊12场。实检2543人，体检率87%: no list of words tells every pair that a rate may be of, but where
the rate takes up a word of the part, and 78% is right, nothing else is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.sentence_before import told_before
from linter.facts.quantities.slips import copied
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_named import of_measure
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = regex(
    r"(?:^|[，,、；;：:。（(])(?P<name>[^，,。；;：:、（()]{1,14}?(?:率|面|度|比例))(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|只有)?$"
)
_SHARE = regex(r"^[^，,。；;：:]{0,12}[，,]占(?P<of>[^，,。；;：:占]{0,14}?)(?:的(?:比重|比例)?)?(?:为|达到|达)?$")
"""A share right behind its part, of what it names or of the only number that it can be of."""
_OTHER_WHOLE = regex("应(?![急用])|[全我本][国省市县区州]|同期|预算|计划|任务|目标|GDP|总值|总数|总量|总额")
"""A whole that stands elsewhere as often as in front."""
NO_RATIO = regex(
    r"增|减|升|降|同比|提高|涨|跌|上年|去年|环比|贡献|利率|税率|汇率|[贴负]|计划|占|平均|均|目标|抽[样查检]|随机|问卷|满意|知晓|测评|出生|死亡"
)
_DUE_BEHIND = regex("[一-鿿]{0,4}应(?P<what>[一-鿿]{2})")
_COVERED = regex("覆盖|普及|安装|完成|到位|入户|参保|配备")
_DUE, _DONE = regex("应(?P<what>[一-鿿]{1,2})"), regex("实际?(?P<what>[一-鿿]{1,2})")
_APART = regex(r"[。；;][^。；;]*[。；;]|其中|抽[样查检]|随机|另")
"""What begins something else between a rate and its part."""
_NO_WORD = frozenset("率面度比占例重的为达到完成已共有全市县区镇村总数量是在和及等人个家户名件项其中仅就均实本年")
_FARTHEST = 36
"""Characters between a part and its rate."""
_AROUND = 14
"""Characters before and behind a number that say what it counts."""
_MARK = regex("[，,；;。：:、]")
_PAIR = 2
_MOST = 60
"""Numbers of one sentence beyond which none is the only other one of its unit."""
_SUFFIX = regex("(?:率|面|度|比例)$")
_GENERIC = regex("问题|任务|资金|项目|总体|事项|年度|综合|指标|目标|全年|整体|其|实际")


def find_rates_by_slip(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that the only two numbers of one unit before it give but for one digit, or two exchanged."""
    for sentence, quantities in ledger.by_sentence.items():
        for at, rate in enumerate(quantities[:_MOST]):
            if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
                continue
            start = quantities[at - 1].span.end if at else ledger.sentences[sentence].span.start
            gap = ledger.text[start : rate.span.start]
            before = [*told_before(ledger, sentence), *quantities[:at]]
            share = _SHARE.match(gap) if at else None
            if share:
                found = _share(ledger, before, rate, share["of"])
                if found:
                    yield Rate(rate, *found, "share", "占", found, False)
                continue
            named = _NAME.search(gap)
            if named is None or NO_RATIO.search(named["name"]):
                continue
            if before and of_a_class(ledger.text[before[0].clause.start : start], named["name"]):
                continue
            found = _pair(ledger, before, rate, named["name"])
            if found:
                yield Rate(rate, *found, "named", named["name"], found, False)


def of_a_class(told: str, name: str) -> bool:
    """True for 按时办结率 behind 办结3.1万件: what stands before the last two characters sets others apart."""
    stem = _GENERIC.sub("", _SUFFIX.sub("", name)[:-_PAIR])
    return any(stem[at : at + _PAIR] not in told for at in range(max(1, len(stem) - 1))) if stem else False


def _share(ledger: Ledger, before: list[Quantity], rate: Quantity, of: str) -> tuple[Quantity, Quantity] | None:
    """Part and whole of a share: the number right before it, and the only other one of its unit."""
    part = before[-1]
    found = _pair(ledger, before, rate, "")
    if found is None or found[0] is not part:
        return None
    whole = found[1]
    if whole.sentence != part.sentence and not of:
        return None  # 非事故类286件。一案双罚96件，占30.6%: of what stands before both
    if of and not share_a_bigram(of, whole.before + "|" + whole.after[:_AROUND]):
        return None
    return found if all(word in whole.before for word in _OTHER_WHOLE.findall(of)) else None


def _pair(ledger: Ledger, before: list[Quantity], rate: Quantity, name: str) -> tuple[Quantity, Quantity] | None:
    """Part and whole of the rate; None where a pair of another unit gives it, or more than two may be meant.

    `name` is empty where the words leave no other part.
    """
    levels = [one for one in before if one.is_amount and one.unit and one.value > 0]
    levels = [one for one in levels if tells_level(one.before)]
    said = plain((rate.value / rate.step).to_integral_value())
    found: tuple[Quantity, Quantity] | None = None
    for unit in dict.fromkeys(one.unit for one in levels):
        alike = [one for one in levels if one.unit == unit]
        pairs = ((one, other) for one in alike for other in alike if one.value < other.value)
        if any(said in digits_of_share(one, other, rate) for one, other in pairs):
            return None
        if len(alike) != _PAIR or any(one.approximate for one in alike) or not comparable(*alike):
            continue
        part, whole = sorted(alike, key=lambda one: one.value)
        if name and not ((_names(part, name) or _due_behind(part, whole, name)) and of_measure(name, part)):
            continue
        if not _stands_by(ledger, before, part, whole, rate):
            continue
        if _slipped(said, part, whole, rate) or (name and _of_due(part, whole, name)):
            found = part, whole
    return found


def digits_of_share(part: Quantity, whole: Quantity, rate: Quantity) -> set[str]:
    """The digits of the share and of what is left of it, rounded up and down."""
    share = part.value / whole.value
    return {digits for value in (share, 1 - share) for digits in _digits(value, rate.step)}


def _digits(value: Decimal, step: Decimal) -> set[str]:
    low = (value / step).to_integral_value(ROUND_FLOOR)
    return {plain(low), plain(low + 1)}


def _slipped(said: str, part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    right = _digits(part.value / whole.value, rate.step)
    return any(len(said) == len(one) and copied(said, one, _PAIR) for one in right)


def _of_due(part: Quantity, whole: Quantity, name: str) -> bool:
    """True for 应征326万元，实征298万元，征收率, and for 企业128户，亏损企业26户，亏损面: no other pair is meant."""
    if part.sentence != whole.sentence or part.span.start < whole.span.start:
        return False
    due, done = _DUE.search(whole.before), _DONE.search(part.before)
    if _due_behind(part, whole, name):
        return True
    if due and done and due["what"][0] == done["what"][0] and due["what"][0] in name:
        return True
    stem = _SUFFIX.sub("", name)[-_PAIR:]
    if stem not in part.before or stem in whole.before + whole.after[:_AROUND]:
        return False
    rest = part.before.partition(stem)[2]
    return len(stem) == _PAIR == len(rest[-_PAIR:]) and rest[-_PAIR:] in whole.before


def _due_behind(part: Quantity, whole: Quantity, name: str) -> bool:
    """True for 1.2万户应安装报警器，目前装了1.08万户，覆盖率: whatever the rate is called."""
    behind = _DUE_BEHIND.match(whole.after)
    return behind is not None and behind["what"][-1] in part.before and _COVERED.search(name) is not None


def _names(part: Quantity, name: str) -> bool:
    """True where the rate takes up a character of what the part counts: 资助面 of 受助学生."""
    around = _MARK.split(part.before)[-1][-_AROUND:] + _MARK.split(part.after)[0][:_AROUND]
    return bool((frozenset(name) - _NO_WORD) & frozenset(around))


def _stands_by(ledger: Ledger, before: list[Quantity], part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where no other rate stands between the numbers, and part and rate are told in one breath."""
    last = max(part.span.end, whole.span.end)
    first = min(part.span.start, whole.span.start)
    if any(one.kind == "percent" and one.value != 1 and one.span.start > first for one in before):
        return False  # 分配进度100% is told of the whole
    words = ledger.text[last : rate.span.start]
    return len(words) <= _FARTHEST and not re.search("[。；;]", words) and not _APART.search(words)
