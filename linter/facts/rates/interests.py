"""Interest of a year: 年利率4.35%，贷款本金200万元，一年利息8.7万元, in whatever order the three are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near
from linter.facts.rates.parts_behind import as_set
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RATE = regex(r"(?:年化?利率|年利率|年息)(?:统一|固定|执行|按|为|是|达|：|:)*$")
_PRINCIPAL = regex(r"(?:本金|贷款(?:金额|总额)?|借款(?:金额)?|存款)(?:共|计|合计|为|是|：|:)*$")
_INTEREST = regex(
    r"(?:一年|全年|每年|年度|(?<![一-鿿])年)(?:应?[付支收得](?:付|出|取)?|产生|需付|的)?(?:贷款)?利息(?:支出|收入)?(?:共|计|合计|约?为|是|：|:)*$"
)
_OTHER = regex("[上下]浮|贴息后|优惠|分期|等额|月利率|复利|罚息|其中|提前|偿还本金|月起|借入|放款|个月|年中|逾期")
_SENTENCES = 1
_THREE = 3
"""Amounts in a statement beyond which nobody can tell which is meant."""


def find_interests(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of interest of a year with the principal and the interest told beside it."""
    if "利息" not in ledger.text:
        return
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.approximate or rate.span.start in told or not _RATE.search(rate.before):
            continue
        near = [
            one
            for one in in_sentences(ledger, rate.sentence, _SENTENCES, _SENTENCES)
            if one.kind == "money" and not one.approximate and one.value > 0
        ]
        principals = [one for one in near if _PRINCIPAL.search(one.before)]
        interests = [one for one in near if _INTEREST.search(one.before)]
        if len(principals) != 1 or len(interests) != 1 or len(near) > _THREE:
            continue
        whole, part = principals[0], interests[0]
        places = (whole.span, part.span, rate.span)
        start, end = min(one.start for one in places), max(one.end for one in places)
        end = max(end, ledger.sentences[max(part.sentence, rate.sentence)].span.end)
        if _OTHER.search(ledger.text, start, end) or not is_near(part, whole.value * rate.value):
            continue
        yield Rate(as_set(rate), part, whole, "named", "年利率", (part, whole), certain=False, slip=True)
