"""How kinds write a sum of quantities."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.parts.wholes import unit_apart
from linter.facts.quantities.slips import is_near, slipped
from linter.interval import Interval, plain, shortened, total
from linter.ledger import Ledger
from linter.patterns import regex

_DECLARED_ROUNDING = ("四舍五入", "机械调整", "舍入", "尾数", "小数取舍")
_DIGITS = regex(r"[\d.,，]+")


def scale_of(ledger: Ledger, quantities: Sequence[Quantity]) -> Decimal:
    """The smallest multiple in which one of them is printed: 10000 where 万元 is the smallest, 1 for Han numerals."""
    return min((scale(ledger, quantity) for quantity in quantities), default=Decimal(1))


def scale(ledger: Ledger, quantity: Quantity) -> Decimal:
    """The multiple of the base unit that it is printed in: 10000 for 万元, 1 for Han numerals."""
    match = _DIGITS.match(ledger.read(quantity.number))
    digits = Decimal(match.group().strip(",，").replace(",", "").replace("，", "")) if match else Decimal(0)
    if match and not digits and not quantity.value:
        return quantity.step.scaleb(-int(digits.as_tuple().exponent))  # of 0.0万元, whose value tells no unit
    return shortened(abs(quantity.value) / digits) if digits else Decimal(1)


def written(values: Sequence[Decimal], scale: Decimal) -> list[str]:
    """Values as multiples of `scale`, as people write them; signs in brackets."""
    found = [plain(shortened(value / scale)) for value in values]
    return [f"({text})" if text.startswith("-") else text for text in found]


def in_unit_of(ledger: Ledger, number: str, like: Quantity) -> str:
    """A number told in the multiple and unit that a quantity is printed in: 5.17万元 beside 6.15万元."""
    printed = ledger.text[like.number.start : like.span.end]
    digits = _DIGITS.match(printed)
    return number + (printed[digits.end() :].lstrip() if digits else like.printed_unit)


def as_told(ledger: Ledger, value: Decimal, like: Quantity) -> str:
    """A value as the report would print it beside a quantity: 52.5万元 beside 62.5万元."""
    return in_unit_of(ledger, written([value], scale(ledger, like))[0].strip("()").replace("-", "−"), like)


def sum_against(ledger: Ledger, parts: Sequence[Quantity], whole: Quantity, sign: str = "≠") -> tuple[str, str]:
    """The sum of the parts as its whole is told, and the calculation: `81个`, `62 + 19 = 81 ≠ 120`."""
    said = sum((part.value for part in parts), Decimal(0))
    texts = written([*(part.value for part in parts), said, whole.value], scale_of(ledger, (*parts, whole)))
    return as_told(ledger, said, whole), f"{' + '.join(texts[:-2])} = {texts[-2]} {sign} {texts[-1]}"


def sum_is_near(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """False where a sum is so far from its whole that only another list explains it."""
    said = sum((part.value for part in parts), Decimal(0))
    return (
        is_near(whole, said)
        or any(slipped(part, value) for part in parts for value in _needed(part, whole.value - said + part.value))
        or unit_apart(whole, total(part.interval for part in parts))
        or any(unit_apart(part, whole.interval.minus(_sum_of(parts, part))) for part in parts)
    )


def unit_left_out(
    ledger: Ledger, whole: Quantity, parts: Sequence[Quantity], sure: bool
) -> tuple[Quantity, str, bool] | None:
    """The one part without the 万 or 亿 of the others, where with it they come to the whole, and that sum.

    `sure` is True for a list that holds every part. Of 15万栋，其中自建房12万栋，发现3栋 the few digits come to the
    whole by chance. The last value is True where chance is as good as ruled out.
    """
    if len(parts) < 2 or any(one.approximate for one in (whole, *parts)):
        return None
    told = scale(ledger, whole)
    others = [part for part in parts if scale(ledger, part) != told]
    if len(others) != 1 or told / scale(ledger, others[0]) not in _LOST:
        return None
    values = [part.value / scale(ledger, part) for part in parts]
    if sum(values, Decimal(0)) * told != whole.value:
        return None
    size = others[0].value / others[0].step
    # There is no 0.6元 or 2.3人, but 2.5吨.
    broken = others[0].value % 1 != 0 and others[0].kind in ("money", "count")
    meant = others[0].value * told / scale(ledger, others[0])
    # 旱地22亩 where 22万亩 stands elsewhere; nobody pays 2元 of 5亿元.
    proved = (others[0].unit == "元" and scale(ledger, others[0]) == 1) or any(
        q.value == meant and q.unit == others[0].unit for q in ledger.quantities
    )
    certain = sure or broken or size >= _NO_CHANCE or proved
    if not certain and size < _SMALL_CHANCE:
        return None
    texts = written([*values, whole.value / told], Decimal(1))
    return others[0], f"{' + '.join(texts[:-1])} = {texts[-1]}", certain


_NO_CHANCE, _SMALL_CHANCE = 100, 10
"""What a number printed without its 万 amounts to, in its last place, so that hardly another would fit as well."""
_LOST = (Decimal(10) ** 4, Decimal(10) ** 8)


def _needed(part: Quantity, value: Decimal) -> tuple[Decimal, ...]:
    """What a part ought to be, and as it may have been rounded: 133.44 where the others leave 133.45."""
    return (value,) if part.exact else (value, value - part.step, value + part.step)


def _sum_of(parts: Sequence[Quantity], without: Quantity) -> Interval:
    """What the other parts come to."""
    return total(part.interval for part in parts if part is not without)


def declared_rounding(ledger: Ledger) -> bool:
    """True when the report says that its sums may miss by rounding: 因四舍五入略有出入."""
    return any(words in ledger.text for words in _DECLARED_ROUNDING)


def rounded_by(quantities: Sequence[Quantity]) -> Decimal:
    """How far a sum may miss by rounding where the report says that it does: counts of whole things are not rounded."""
    return max((quantity.step for quantity in quantities if not quantity.exact), default=Decimal(0))
