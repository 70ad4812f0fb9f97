"""Bare amounts: 负债合计412.57元 among 亿元, 全县保费收入达6318元 among 万元, an amount that lost its 万 or 亿.

So has 自筹3.16万元 beside 中央1.42亿元、省级7800万元 of 5.36亿元, which 3.16亿元 would make right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.numbers.units import without_powers
from linter.facts.parts.scale_slips import ScaleSlip, find_scale_slips
from linter.finding import Hit
from linter.interval import plain, shortened
from linter.kinds._sums import scale, scale_of, unit_left_out, written
from linter.kinds.form._other_scale import find_other_scales
from linter.kinds.form._small_among_large import is_of_a_place, is_small_among_large
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


class BareAmount:
    """Reports an amount in 元 of what a whole county or trade has, where its neighbours are in 万元 or 亿元.

    In 1.6 million characters of right reports no amount of this sort was meant as it stood.
    """

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each such amount."""
        for slip in find_scale_slips(ledger):
            hit = _of_sum(ledger, slip)
            if hit:
                ledger.note_summed(slip.whole, *slip.parts)
                yield hit
        amounts = [(one, _scale_char(ledger, one)) for one in ledger.quantities if one.kind == "money"]
        large = sum(char in ("万", "亿") for _, char in amounts)
        for one in find_other_scales(ledger.text, amounts):
            yield Hit((one.span,), {"amount": ledger.quote(one.span)}, severity="warning")
        for numbers in ledger.by_block.values():
            money = [one for one in numbers if one.kind == "money" and one.printed_unit == "元"]
            scales = [_scale_char(ledger, one) for one in money]
            scaled = [one for one, own in zip(money, scales, strict=True) if own in ("万", "亿")]
            for one, own in zip(money, scales, strict=True) if large else ():
                told = own or not (
                    _is_bare(one, scales)
                    or is_small_among_large(ledger.text, one, scaled)
                    or (large > _FEWEST and is_of_a_place(ledger.text, one))
                )
                if not told:
                    yield Hit((one.span,), {"amount": ledger.quote(one.span)}, severity="warning")


def _of_sum(ledger: Ledger, slip: ScaleSlip) -> Hit | None:
    """The finding for an amount that in another scale makes a list come to its whole."""
    whole, odd = slip.whole, slip.odd
    listed = {part.span for told in ledger.breakdowns if told.whole.span == whole.span for part in told.parts}
    if odd.span in listed and unit_left_out(ledger, whole, slip.parts, True):
        return None  # told by the rule for wholes and parts
    told = scale(ledger, odd)
    char = _SCALES.get(shortened(told * slip.meant / odd.value))
    if char is None:
        return None
    values = [slip.meant if part is odd else part.value for part in slip.parts]
    total = slip.meant if whole is odd else whole.value
    texts = written([*values, total], scale_of(ledger, [part for part in (*slip.parts, whole) if part is not odd]))
    meant = f"{plain(shortened(odd.value / told))}{char}{without_powers(odd.printed_unit)}"
    spans = (odd.span, *(one.span for one in (whole, *slip.parts) if one is not odd))
    named = {"amount": ledger.quote(odd.span), "whole": ledger.quote(whole.span), "meant": meant}
    variant = "total" if whole is odd else "sum"
    return Hit(spans, named, f"{' + '.join(texts[:-1])} = {texts[-1]}", "warning", variant)


_SCALES = {Decimal(1): "", Decimal(10) ** 4: "万", Decimal(10) ** 8: "亿"}
"""How each scale of 元 is written."""


def _scale_char(ledger: Ledger, amount: Quantity) -> str:
    """The last of 千, 万 and 亿 in an amount; empty for one in plain 元."""
    return next((char for char in reversed(ledger.read(amount.span)) if char in "千万亿"), "")


def _is_bare(amount: Quantity, scales: list[str]) -> bool:
    if (
        len(scales) <= _FEWEST
        or amount.approximate
        or not _SMALL <= amount.value < _LARGE
        or _OF_ONE.search(amount.before)
    ):
        return False
    # To the cent among 亿元 it is told as exactly as they are.
    if amount.step == _CENTS and scales.count("亿") >= _FEWEST:
        return _SUM.search(amount.before) is not None
    return scales.count("万") + scales.count("亿") >= _FEWEST and _OF_ALL.search(amount.before) is not None
