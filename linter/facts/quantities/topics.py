"""Topics: what a clause names before a number is told, 在农资领域，…; and the number that a modifier holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOPIC = regex(
    r"(?:^|[。；;，,：:\n）)])(?:[一二三四五六七八九]是)?"
    r"(?P<topic>(?:在|从|就|对|对于|针对|围绕)?[一-鿿、“”]{2,16}"
    r"(?:领域|方面|环节|行业|系统|板块|渠道|层面|市场|类)(?:中|里|上|看|来看)?"
    r"|(?:针对|围绕|对于?)[一-鿿、“”]{2,12}"
    r"|[一-鿿、“”]{2,12}(?:抽[查检]|检[查测验]|监测|巡查|排查|整治|行动)中)[，,：:]"
)
_READ = 120
"""Characters before a number in which its topic is named."""
_OF_SO_MANY = regex(r"(?P<last>\d)[一-鿿]{2,12}的$")
"""120家企业生产的 before 250批次: the words that say which ones hold a number themselves."""


def topics_differ(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 在农资领域，…345批次 and 在电器领域，…250批次: each is told of its own field."""
    first, second = (_topic(ledger, quantity) for quantity in (one, other))
    return bool(first and second) and first != second


def _topic(ledger: Ledger, quantity: Quantity) -> str:
    block = ledger.paragraph(quantity)
    start = max(block.start, quantity.span.start - _READ)
    found = [match["topic"] for match in _TOPIC.finditer(ledger.text[start : quantity.span.start])]
    return found[-1] if found else ""


def of_so_many(ledger: Ledger, quantity: Quantity) -> Quantity | None:
    """The number in the words with 的 before a number: 120家 of 120家企业生产的250批次; None where they hold none."""
    start = max(0, quantity.span.start - _LONGEST)
    told = _OF_SO_MANY.search(ledger.text[start : quantity.span.start])
    if told is None:
        return None
    at = start + told.start("last")
    beside = ledger.by_sentence.get(quantity.sentence, ())
    return next((one for one in beside if one.span.start <= at < one.span.end), None)


_LONGEST = 16
"""Characters of such words at most."""
