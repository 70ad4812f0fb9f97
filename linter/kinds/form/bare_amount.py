"""Bare amounts: 负债合计412.57元 among 亿元, 全县保费收入达6318元 among 万元, an amount that lost its 万 or 亿."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_CENTS = Decimal("0.01")
_FILLING = r"(?:[完实]成|实现|达到?|共计?|合计|总计|累计|为|约)*$"
_SUM = regex(rf"(?:资产|负债|所有者权益){_FILLING}")
"""What a trade or a county has by the books."""
_OF_ALL = regex(
    r"[全我][省市县区州][^，,。；;：:、\d]{0,10}?"
    rf"(?:总产?值|增加值|总收入|财政收入|税收收入|保费收入|[存贷]款余额|固定资产投资|零售总?额){_FILLING}"
)
_OF_ONE = regex(
    "[人户亩日月次]均|平均|每|首[笔单批只户例]|单[箱棚笔户个人]|某|账户|分户|闲置|价|标准|工资|薪|经费|费用|报销|补[助贴]|罚|奖"
)
"""Small sums: of one person, thing or account, or of the costs of an office."""
_FEWEST = 2
"""Amounts with 万 or 亿 beside it."""
_SMALL = 100
_LARGE = 100_000


@dataclass(frozen=True)
class BareAmount:
    """Reports an amount in 元 of what a whole county or trade has, where its neighbours are in 万元 or 亿元.

    In 1.6 million characters of right reports no amount of this sort was meant as it stood.
    """

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each such amount."""
        for numbers in ledger.by_block.values():
            money = [one for one in numbers if one.kind == "money" and one.printed_unit == "元"]
            if len(money) <= _FEWEST:
                continue
            scales = [_scale(ledger, one) for one in money]
            for one, scale in zip(money, scales, strict=True):
                if not scale and _is_bare(one, scales):
                    yield Hit((one.span,), {"amount": ledger.quote(one.span)}, severity="warning")


def _scale(ledger: Ledger, amount: Quantity) -> str:
    """The last of 千, 万 and 亿 in an amount; empty for one in plain 元."""
    return next((char for char in reversed(ledger.read(amount.span)) if char in "千万亿"), "")


def _is_bare(amount: Quantity, scales: list[str]) -> bool:
    if amount.approximate or not _SMALL <= amount.value < _LARGE or _OF_ONE.search(amount.before):
        return False
    # To the cent among 亿元 it is told as exactly as they are.
    if amount.step == _CENTS and scales.count("亿") >= _FEWEST:
        return _SUM.search(amount.before) is not None
    return scales.count("万") + scales.count("亿") >= _FEWEST and _OF_ALL.search(amount.before) is not None
