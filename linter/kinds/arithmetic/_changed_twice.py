"""Changed twice: 增加2.3亿元，增加4580万元，增长13.4%: one verb with two amounts side by side, of one thing.

In 2.4 million characters of reports the two stood side by side once, and one of them was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_VERB = r"(?P<verb>增加|增收|增支|减少|减收|减支|增长|下降|上升|提高|多收|少收)了?"
_FIRST = regex(rf"(?<!别){_VERB}$")
_AGAIN = regex(rf"[，,]{_VERB}")
_ENDED = regex(r"[，,。；;、）)\n]|$")
"""Behind the second: 增长20%以上的有5个 and 增加4580万元税收 tell of other things."""
_LISTED = regex(r"每|分别|依次|各|档次|情景|预测|选择|近[两三五]|逐[月季年]|从\d|[两三前]年|更正|应为|[误错]|改为")
_AMOUNTS = ("money", "percent")


def find_changed_twice(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every change that is told with two amounts, or with two rates, right behind one another."""
    earlier: Quantity | None = None
    for quantity in ledger.quantities:
        first, earlier = earlier, quantity
        if first is None or quantity.kind not in _AMOUNTS or first.kind != quantity.kind:
            continue
        if first.sentence != quantity.sentence or first.value == quantity.value:
            continue
        sentence = ledger.sentences[first.sentence].span
        if not _ENDED.match(ledger.text, quantity.span.end) or _LISTED.search(ledger.text, *sentence):
            continue
        told, again = _FIRST.search(first.before), _AGAIN.fullmatch(ledger.text[first.span.end : quantity.span.start])
        if told and again and told["verb"] == again["verb"]:
            values = {"verb": told["verb"], "one": ledger.quote(first.span), "other": ledger.quote(quantity.span)}
            yield Hit((quantity.span, first.span), values, severity="warning", variant="twice")
