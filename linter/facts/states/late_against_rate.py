"""Late against rate: 按期办结率100%，逾期办结2件: all in time, and right behind it those that were not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.named_left import NamedLeft
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FULL = regex(
    r"(?P<all>(?:按[期时]|如期|准时)(?P<act>[一-鿿]{2,4}?)率(?:均|已经?|为|达到?|保持|实现|是)*(?:100[%％]|百分之百))[，,；;]"
    r"(?P<late>(?:但|其中|目前|仍有?|尚有?|还有|另有|有)*(?:逾期|超期|超时|到期未|期满未)(?:未|后|才)?(?P<what>[一-鿿]{0,4}?)(?:的|仍有|有|共)*"
    r"[1-9]\d{0,5}(?:个|件|项|起|处|份|户|家|条|笔|宗|批次))(?!以[上下内])(?P<behind>[^，,。；;]{0,6})"
)
_RULE = regex("[扣罚]|的?一律|将|按|[及以]上|的[，,予视]|者")
"""逾期1件扣2分: what happens to him who is late."""
_REASON = regex("[^。；;\n]{0,12}?(?:[为系属因]|说明|不计|上年|结转|历史|上级|延期|补办)")
"""逾期1件为上年结转件: why the late one does not count."""


def find_late_against_rates(ledger: Ledger) -> Iterator[NamedLeft]:
    """Every rate in time of 100 % with some that are late in the next clause, of the same act."""
    if "率" not in ledger.text:
        return
    for match in _FULL.finditer(ledger.text):
        same = not match["what"] or match["what"] in match["act"] or match["act"] in match["what"]
        reason = _REASON.match(ledger.text, match.start("behind"))
        if same and not _RULE.search(match["behind"]) and reason is None:
            yield NamedLeft(Span(*match.span("all")), Span(*match.span("late")))
