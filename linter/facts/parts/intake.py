"""Intakes: 全年受理案件320件 counts what came in; what was ended in that time may hold a stock carried over.

审结301件、未结45件 then rightly come to more than 320件: ended and pending are the intake and 旧存 together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CAME_IN = regex(
    r"(?:受理|新收|收案|接案|受案|收到|接到|接收|接报|接办|接诉|收件|收治|立案|新接|新开工|新签约?)"
    r"[^，,。；;：:、]{0,14}$"
)
_ONE_BATCH = regex(
    r"第[一二三四五六七八九十\d]+[轮批次]|[本此该这][轮批次期]|批次|督[察查导]|巡[视察]|交办|移交|反馈|转办|建议|提案|议案|会议期间|大会"
)
"""A batch handed over at one time, which has no stock before it."""
_FROM_NOTHING = regex("(?:整治|行动|活动|试点|排查|检查|普查|成立|设立|开通|上线|运行|启动|挂牌)[一-鿿]{0,4}?以来")
"""What began with no stock: 专项整治以来共受理517件."""
_OF_THEM = regex("其中|其余|余下|上述|这些|当中|[件起项个宗]中|[均都全]已经?")


_ALIKE = 8
"""Times that the stock at the end may be the one at the beginning: 新收1240件，执结1102件，未结148件."""


def may_hold_stock(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where `whole` came in over a time and its parts, by their state and pending ones last, hold more.

    Not where the words say that the parts are of the whole, nor where next to nothing is left for the stock before it.
    """
    stock = sum(part.value for part in parts) - whole.value
    if stock * _ALIKE < parts[-1].value:
        return False
    said = ledger.text[whole.clause.start : whole.span.start]
    if not _CAME_IN.search(said) or _ONE_BATCH.search(said + whole.after[:8]):
        return False
    if _FROM_NOTHING.search(ledger.read(ledger.sentences[whole.sentence].span)):
        return False
    return not any(_OF_THEM.search(ledger.text, whole.span.end, part.span.start) for part in parts)
