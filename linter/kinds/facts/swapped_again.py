"""Swapped again: 电梯4390台 … 为4930台电梯加贴标识, one number told again with two digits in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, han_bigrams, share_a_bigram, shared_tail
from linter.facts.quantities.slips import digits, swapped
from linter.facts.states.retaken import kind_of_unit
from linter.finding import Hit
from linter.kinds.facts._few_amounts import few_amounts
from linter.kinds.facts._long_again import long_again
from linter.kinds.facts._point_again import paid_in_full, point_again
from linter.kinds.facts._recounted import recounted
from linter.kinds.facts._two_amounts import figures_of, two_amounts
from linter.ledger import Ledger
from linter.patterns import regex

_BEFORE = regex(r"[一-鿿A-Za-z“”]+$")
_LINK = regex(
    r"(?:共计|合计|总计|累计|达到|达|为|共|有|是|至|已经?|了|总?数|总量|总额|人数|户数|面积|长度|里程|保有量)+$"
)
_BEHIND = regex(r"(?:的)?(?P<noun>[一-鿿A-Za-z“”]{2,})")
_NOT_SAID = regex("用于|以[上下内]|左右|不等|其中|同比|增长|下降|占全|[位排]?居全|[比较]上|较")
"""How words behind an amount begin that do not name it."""
_EDGE = 10
"""Characters on each side of a number in which its name stands."""
_PEOPLE = regex("(?:常住|户籍)人口")
"""Behind a number without a unit: 按年末231.4万常住人口计算."""
_COMMON = (
    bigrams("问题情况单位项目工作")
    | han_bigrams("企业|机构|人员|公司|学校|医院")
    | han_bigrams(
        "全市|全县|全区|全镇|全省|全乡|全院|我市|我县|我区|全年|目前|已全|全部|完成|实现|累计|资金|其中|共有|截至|今年"
    )
)
"""Pairs of characters that stand beside any number."""


_TWO = 2
"""Values that one amount is told with: the right one and the wrong one."""


@dataclass(frozen=True)
class SwappedAgain:
    """Compares numbers of one unit and the same digits, two neighbouring ones exchanged, under one noun.

    Right reports hold pairs of such numbers that share a word of their clauses; the noun right beside both they do not.
    """

    fewest: int = 3
    """Digits from which two exchanged ones are no coincidence."""
    most: int = 12
    """Numbers of the same digits beyond which one of them is a quantity of daily use."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair."""
        groups: dict[tuple[object, ...], list[tuple[Quantity, str]]] = {}
        for quantity in ledger.quantities:
            people = not quantity.is_amount and _people_once(ledger, quantity)
            if not (quantity.is_amount or people) or quantity.approximate or not quantity.is_level:
                continue
            figures = figures_of(quantity)
            if len(figures) >= self.fewest:
                key = "个" if people else kind_of_unit(quantity), quantity.step, "".join(sorted(figures))
                groups.setdefault(key, []).append((quantity, figures))
        for group in groups.values():
            if 1 < len(group) <= self.most:
                for (one, first), (other, second) in combinations(group, 2):
                    slipped = first != second and one.sentence != other.sentence and self._slip(first, second)
                    if slipped and _one_thing(one, other, first) and not two_amounts(ledger, one, other):
                        ledger.note_compared(one, other)
                        values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
                        yield Hit((one.span, other.span), values, severity="warning")

        shifted = [*self._shifted(ledger)]
        yield from shifted
        told = {span for hit in shifted for span in hit.spans}
        for one, other in point_again(ledger):
            if other.span not in told and (paid_in_full(other) or not two_amounts(ledger, one, other)):
                ledger.note_compared(one, other)
                values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
                yield Hit((one.span, other.span), values, severity="warning", variant="point")
        for one, other, exchanged in recounted(ledger):
            ledger.note_compared(one, other)
            values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
            yield Hit((one.span, other.span), values, severity="warning", variant="" if exchanged else "key")
        for one, other in few_amounts(ledger):
            ledger.note_compared(one, other)
            values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
            yield Hit((one.span, other.span), values, severity="warning")
        for one, other in long_again(ledger):
            ledger.note_compared(one, other)
            values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
            yield Hit((one.span, other.span), values, severity="warning", variant="long")

    def _shifted(self, ledger: Ledger) -> Iterator[Hit]:
        """Amounts of the same digits, ten or a hundred times each other, beside the same noun of four characters."""
        groups: dict[tuple[str, str], list[Quantity]] = {}
        for quantity in ledger.quantities:
            if quantity.kind in ("money", "measure") and not quantity.approximate and quantity.is_level:
                figures = digits(quantity.value)
                if len(figures) > 1:
                    groups.setdefault((quantity.unit, figures), []).append(quantity)
        for group in groups.values():
            if 1 < len(group) <= self.most and len({q.value for q in group}) == _TWO:
                one = group[0]
                other = next(q for q in group if q.value != one.value)
                times = max(one.value, other.value) / min(one.value, other.value)
                shifted = times in _SHIFTS and one.sentence != other.sentence and _BEHIND.match(other.after)
                own = other.scope in ("", one.scope)
                if shifted and own and _long_name(one, other) and not two_amounts(ledger, one, other):
                    ledger.note_compared(one, other)
                    values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span)}
                    yield Hit((one.span, other.span), values, severity="warning", variant="point")

    def _slip(self, first: str, second: str) -> bool:
        """True for two neighbours exchanged in numbers that are not both round."""
        told = max(len(first.rstrip("0")), len(second.rstrip("0")))
        return told >= self.fewest and swapped(first, second, self.fewest)


def _people_once(ledger: Ledger, quantity: Quantity) -> bool:
    """True for the 231.4万 of 按年末231.4万常住人口计算, which no other number of the report tells."""
    return _PEOPLE.match(quantity.after) is not None and all(
        one is quantity or one.value != quantity.value for one in ledger.quantities
    )


def _one_thing(one: Quantity, other: Quantity, figures: str) -> bool:
    """True where the noun that the later number stands before is the one told with the first number."""
    noun = _BEHIND.match(other.after)
    if noun and not _NOT_SAID.match(noun["noun"]):
        # 2358万元的构成 is told of what stands before it.
        said = noun["noun"][:_EDGE] + ("|" + _lead(other) if other.after.startswith("的") else "")
    elif not other.after.startswith("的") and (one.kind != "count" or _verbs_differ(one, other)):
        return False
    else:
        said = _lead(other)
        if _siblings(_lead(one), said) or len(shared_tail(_lead(one), said)) < _TAIL:
            return False
    told = _BEHIND.match(one.after)
    names = bigrams(_lead(one)) | bigrams(told["noun"][:_EDGE] if told else "")
    if bigrams(said) & names - _COMMON and (_taken_up(other) or not _verbs_differ(one, other)):
        return True
    return one.kind == "count" and one.unit == other.unit and len(figures) >= _MANY and _taken_up(other)


_TAIL = 3
"""Characters in which two names end alike that stand before their numbers."""


def _siblings(one: str, other: str) -> bool:
    """True for 职业院校在校生 and 技工学校在校生: words that end alike behind a class of their own each."""
    alike = shared_tail(one, other)
    classes = [words.removesuffix(alike) for words in (one, other)]
    return len(alike) >= _TWO and all(len(own) >= _TWO for own in classes) and not share_a_bigram(*classes)


def _long_name(one: Quantity, other: Quantity) -> bool:
    """True where the words right behind the later number stand right before the first one, four at least."""
    noun = _BEHIND.match(other.after)
    return noun is not None and len(noun["noun"]) >= _NAME and noun["noun"][:_NAME] in _lead(one)


_NAME = 4
_SHIFTS = frozenset([Decimal(10), Decimal(100)])
_MANY = 5
"""Digits of which two exchanged ones prove the slip by themselves."""


def _lead(quantity: Quantity) -> str:
    lead = _BEFORE.search(_LINK.sub("", quantity.before))
    return lead.group()[-_EDGE:] if lead else ""


_TOWARDS = regex("(?:[对将把从在为给向就由与使让]|针对|围绕|通过|依据|根据)[一-鿿]{0,8}$")
_GOES_ON = regex("的|[一-鿿A-Za-z“”]{2,}(?:[的中内]|(?<=[一-鿿A-Za-z“”]{5}))")


def _taken_up(quantity: Quantity) -> bool:
    """True for what a sentence goes on to speak of: 为4930台电梯加贴标识, 6483件案件中."""
    return bool(_TOWARDS.search(quantity.before) or _GOES_ON.match(quantity.after))


def _verbs_differ(one: Quantity, other: Quantity) -> bool:
    """True for 受理1286件 and 办结1268件."""
    return one.verb != other.verb or one.status != other.status
