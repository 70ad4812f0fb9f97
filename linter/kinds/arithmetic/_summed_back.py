"""Summed back: 追缴违规领取的低保金18.72万元 in the summary, 违规领取低保金17.28万元 in the item further down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.slips import slip_of_the_pen
from linter.facts.states.outcomes import Outcome
from linter.kinds.arithmetic._paid_back import sum_beside
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_FAULT = "(?P<fault>违规[一-鿿]{2}|重复[一-鿿]{2}|超标准[一-鿿]{2}|虚报|套取|骗取|截留|挪用|侵占|多[付计领报])"
_BACK = regex(rf"(?:追缴|追回|收回|清退|退还|退缴|补缴|清偿)了?{_FAULT}的?(?P<noun>[一-鿿]{{2,10}}?)(?:共计|共)?$")
_FOUND = regex(rf"{_FAULT}的?(?P<noun>[一-鿿]{{2,10}}?)(?:共计|共|合计|达)?$")
_MORE = regex("累计|[全我本][省市县区州]|同类|往年|历年|以前年度|利息|罚款|本息|滞纳金|违约金|[及和、]")
_SAMPLE = regex("抽[查审检取样]|延伸|重点检查|专项|本[次轮批]|其余|其[他它]|另|多领|[镇乡村][：:]")
_OF_A_YEAR = regex("全年|今年|本年|年以来|上半年|累计|共计?$")
"""Before what came back in all, of which the item may be one."""
_NEAR = 20
"""Characters before an amount that hold the fault and what it was about."""


def find_summed_back(ledger: Ledger) -> Iterator[Outcome]:
    """Every amount that came back, with the one found further down under the same fault and noun, one key apart."""
    back: list[tuple[str, str, Quantity]] = []
    found: list[tuple[str, str, Quantity]] = []
    for quantity in ledger.quantities:
        if quantity.kind != "money" or quantity.approximate:
            continue
        words = quantity.before[-_NEAR:]
        summed = None if _MORE.search(words) else _BACK.search(words)
        lead = ledger.text[ledger.sentences[quantity.sentence].span.start : quantity.span.start]
        if summed and _OF_A_YEAR.search(lead):
            continue
        if summed:
            back.append((summed["fault"], summed["noun"], quantity))
            continue
        told = _FOUND.search(words)
        if told:
            found.append((told["fault"], told["noun"], quantity))
    for fault, noun, quantity in back:
        alike = [one for _, other, one in found if other.endswith(noun) or noun.endswith(other)]
        if len(alike) != 1 or alike[0].span < quantity.span:
            continue  # what is found in two items comes back in one sum
        [one] = alike
        named = any(fault == verb and one is told for verb, _, told in found)
        words = ledger.read(ledger.sentences[one.sentence].span)
        if _SAMPLE.search(words) or quantity.value <= sum_beside(ledger, one):
            continue
        if named and one.unit == quantity.unit and slip_of_the_pen(quantity, one.value):
            yield Outcome(one, quantity)
