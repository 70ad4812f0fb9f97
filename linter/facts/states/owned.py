"""Found of those looked at: 各养老机构未发现违规收费, against 发现的2起养老机构违规收费案件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.same_matter import places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WHOSE = regex("[一-鿿]{2,8}")
_FARTHEST = 8
"""Characters between a number and what was found, in which those stand whose it is."""
_FOUND = regex(r"(?:发现|查出|检出|排查出|查实|查获)(?:出|了|的|有)*$")
_NOT = regex(r"不属实|未|无|没有|不实|避免|防止|失实|疑似")
_OTHER_TIME = regex("近[一二两三四五六七八九十几\\d]+年|多年|历年|往年|历史|[此以]前|曾|[上去前]年")
_ANOTHER = regex("通报|外地|[邻外][省市县区]|上级|反馈|移交|转办|巡[察视]|审计|举报|信访|投诉|回访|暗访")
"""Another look than the denial's, or told of elsewhere."""


def found_of_those(ledger: Ledger, core: str, lead: str, quantity: Quantity) -> bool:
    """True where the number counts what is denied, of those that the words before the denial name as looked at."""
    behind = quantity.after.removeprefix("的")
    at = behind.find(core, 1, _FARTHEST + len(core))
    whose = _WHOSE.fullmatch(behind[: max(at, 0)].removesuffix("的"))
    if whose is None or whose.group() not in lead or not _FOUND.search(quantity.before):
        return False
    sentence = ledger.sentences[quantity.sentence].span
    before = ledger.text[sentence.start : quantity.span.start]
    clause = ledger.read(quantity.clause)
    if _NOT.search(behind[at + len(core) :]) or _OTHER_TIME.search(before) or _ANOTHER.search(before + clause):
        return False
    return not places(clause + "，") - places(lead)
