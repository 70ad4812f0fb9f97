"""Plans: whether a place stands under a heading that looks ahead, 下一步打算 or 2026年重点工作."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from linter.facts.quantities.labels import planned
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_PLANS = regex(
    r"下一步|下步|打算|今后|往后|后续|明年|工作(?:安排|建议|计划|思路|要求|重点|目标)"
    r"|重点(?:工作|任务|安排)|主要(?:任务|目标|安排)|时期[一-鿿]{0,4}(?:安排|规划|目标)"
    r"|(?:(?<![一-鿿])|[几两三]点|相关|有关|审计|整改|对策)建议(?: |$)"
)
_NEXT = regex('[明来]年|下一?年|下半年|今后|规划|五[”"]?期?末')
_LOOKS_BACK = regex("回顾|总结|完成情况|成效")
_BARE = regex(r"[【\[◆■●]?\s*(?P<title>[一-鿿]{2,12})\s*[】\]]?[：:]?")
_FAR = 8
"""Paragraphs below a title of its own line that no mark makes a heading."""


def headings_over(ledger: Ledger, offset: int) -> str:
    """The headings above a place, in one line."""
    block = ledger.document.block_index(offset)
    return " ".join(ledger.read(heading.span) for heading in ledger.section_of(block))


def looks_back(titles: str) -> bool:
    """True under headings such as 2025年工作回顾."""
    return bool(_LOOKS_BACK.search(titles))


def in_plans(ledger: Ledger, offset: int) -> bool:
    """True under a heading that looks ahead, and none that looks back."""
    titles = f"{headings_over(ledger, offset)} {title_over(ledger, offset)}"
    return bool(_PLANS.search(titles)) and not looks_back(titles)


def title_over(ledger: Ledger, offset: int) -> str:
    """The nearest title above that stands on a line of its own without a mark: 【下步安排】."""
    at = ledger.document.block_index(offset)
    for block in reversed(ledger.document.blocks[max(0, at - _FAR) : at]):
        bare = _BARE.fullmatch(ledger.read(block.span))
        if bare:
            return bare["title"]
    return ""


def some_are_ahead(ledger: Ledger, numbers: Iterable[Quantity]) -> bool:
    """True where some numbers are of the time to come and others are not: 明年每千人托位达到4.2个."""
    return len({_is_ahead(ledger, one) for one in numbers}) > 1


def _is_ahead(ledger: Ledger, one: Quantity) -> bool:
    """True for a number of the time to come, by its words or by the headings above it."""
    lead = ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]
    return planned(ledger, one) or _NEXT.search(lead) is not None or in_plans(ledger, one.span.start)
