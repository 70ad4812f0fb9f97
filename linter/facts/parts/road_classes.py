"""Road classes: 公路通车里程1846公里 … 等级公路1864公里: of one network no class is longer than all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NETWORK = "公路|铁路|道路|航道"
_LENGTH = "(?:通车|运营|营业|营运|通航|线路|管养|总)*(?:里程|长度)"
_IS = "(?:总计|共计|合计|已经?|共|为|有|是|达到?|约|：|:)*"
_WHOLE = regex(
    "(?:(?:截?[至止到])?年[末底]|(?:截?[至止到])?[今本去]年[末底]|目前|现有|全年|境内|辖区|[全我本][国省市州区县旗镇乡]|[一-鿿]{2,3}[市州区县旗镇乡]|内河|农村)*"
    rf"(?P<network>{_NETWORK}){_LENGTH}{_IS}"
)
"""The length of the whole network; 农村公路总里程 is one too, of what is 农村公路."""
_TECHNICAL = "(?:[高次]?等级|等外|高速|[一二三四]级(?:及?以上)?|高等级|硬化|铺装|沥青|水泥|油)"
_OF_A_CLASS = regex(
    rf"(?:其中|有)?(?P<class>{_TECHNICAL}|农村|国道?省道?|国省干线|干线|县道|乡道|村道|县乡村?|专用|收费|普通|普速|复线|电气化|城际)"
    rf"(?P<network>{_NETWORK})?(?:{_LENGTH})?{_IS}"
)
_RURAL = frozenset(["县道", "乡道", "村道"])
_TIMES = 3
"""Beyond so many times the whole, another network is told of."""


def find_longer_classes(ledger: Ledger) -> Iterator[Outcome]:
    """Each class that is longer, with the one length of its network that the paragraph tells before it."""
    if not any(sign in ledger.text for sign in ("里程", "长度")):
        return
    for quantities in ledger.by_block.values():
        lengths = [one for one in quantities if one.unit == "米" and one.is_amount and not one.approximate]
        wholes: dict[str, list[tuple[Quantity, bool]]] = {}
        for one in lengths:
            told = _WHOLE.fullmatch(one.before)
            if told:
                wholes.setdefault(told["network"], []).append((one, "农村" in one.before))
                continue
            part = _OF_A_CLASS.fullmatch(one.before)
            known = wholes.get(part["network"] or "公路", ()) if part else ()
            if part is None or len(known) != 1:
                continue
            whole, rural = known[0]
            held = not rural or part["class"] in _RURAL
            if held and whole.interval.high < one.interval.low and one.value <= whole.value * _TIMES:
                yield Outcome(whole, one)
