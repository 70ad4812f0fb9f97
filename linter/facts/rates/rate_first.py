"""Rates first: 覆盖率90%，即40个村中有34个村, 合格率96%，抽检250批次中有15批次不合格: the numbers behind a rate.

即 says that they are what the rate is; without it the act that it is named after must stand at the part, and one key
make it right. No number of the unit may stand in the sentence before the rate, which may be of that as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.rates.one_key_rates import mended
from linter.facts.rates.one_matter import act_and_thing, narrowed, with_some_left_out
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_words import OTHER_WORDS
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?P<name>[一-鿿]{2,14}?)(?:率|覆盖面|占比|比例|比重)(?:目前|虽|已经?|仅|只|就|也|均|约)*(?:有|为|达到了?|达|是|：|:)?$"
)
_NO_RATE = regex(
    "[增减升降涨跌]|提高|回落|同比|环比|贡献|利率|税率|负债|每|平均|均|满意|目标|预期|[比较于]|首次|一次|及时|按[时期]|限|分别|其中|面积"
    "|金额|资金|投资|和|与|及|、"
)
_THAT_IS = regex(r"[，,：:；;（(]?(?:也就是说?|即)[，,：:]?[^，,。；;：:、（）()\d]{0,12}$")
_RIGHT_BEHIND = regex(
    r"[，,：:（(](?:[全我本][市县区州镇乡街村年])?(?:目前|已经?|共|应|累计|现有|其中)*[^，,。；;：:、（）()\d]{0,8}$"
)
_TO_PART = regex(r"[^。；;：:、（）()\d]{0,24}$")
_OTHER = regex("[增减]|上年|去年|同期|目标|计划|每|均|另|新|比上|较|还要|尚差|再")
_NOT = regex("未|不|没有")
_REST = regex("[不未无缺漏弃]|逾期|闲置")
_URBAN = "城镇化"
_PAIR = 2
_BEHIND = 12


def find_rates_first(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every named rate right behind which the two numbers stand that it is of."""
    quantities = ledger.quantities
    for at, rate in enumerate(quantities[:-_PAIR]):
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        named = _NAMED.search(rate.before) if 0 < rate.value <= 1 else None
        if named is None or _NO_RATE.search(rate.before):
            continue
        whole, part = quantities[at + 1 : at + 1 + _PAIR]
        if not whole.sentence == part.sentence == rate.sentence or not _are_pair(whole, part):
            continue
        gap = ledger.text[rate.span.end : whole.span.start]
        between = ledger.text[whole.span.end : part.span.start]
        if not _TO_PART.fullmatch(between) or _OTHER.search(gap + between) or _taken(ledger, rate, whole):
            continue
        found = _rate(rate, whole, part, named["name"], _THAT_IS.match(gap) is not None)
        near = ledger.by_sentence[rate.sentence]
        if found and (found.certain or _RIGHT_BEHIND.match(gap)) and not with_some_left_out(near, part, whole, rate):
            yield found


def _are_pair(whole: Quantity, part: Quantity) -> bool:
    return whole.is_amount and comparable(whole, part) and 0 < part.value < whole.value


def _taken(ledger: Ledger, rate: Quantity, whole: Quantity) -> bool:
    """True where a number of the unit stands before the rate, or more than the two behind it."""
    alike = [one for one in ledger.by_sentence[rate.sentence] if one.unit == whole.unit]
    return len(alike) != _PAIR or any(one.span.start < rate.span.start for one in alike)


def _rate(rate: Quantity, whole: Quantity, part: Quantity, name: str, same: bool) -> Rate | None:
    """The rate of the part, or of what is left where the part is told as not so; `same` where the text says 即."""
    around = part.before[-_BEHIND:] + "|" + part.after[:_BEHIND]
    act, thing = ("城镇", "") if name.endswith(_URBAN) else act_and_thing(name)
    if act == "城镇" and ("户籍" in name) != ("户籍" in whole.before):
        return None
    left = _NOT.search(around) is not None and _REST.search(name) is None
    if not same:
        words = whole.before + whole.after[:_BEHIND] + around
        acts = (act, *OTHER_WORDS.get(act, ()))
        word = next((one for one in acts if len(one) >= _PAIR and one in around), None)
        if word is None or narrowed(around.partition(word)[0] + word, word, name):
            return None
        if sum(letter in words for letter in thing) * _PAIR < len(thing):
            return None
    done = replace(part, value=whole.value - part.value, interval=whole.interval.minus(part.interval)) if left else part
    if not same and not mended(rate, done, whole):
        return None
    return Rate(rate, done, whole, "named", name, (done, whole), same, part if left else None, slip=not same)
