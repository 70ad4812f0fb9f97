"""Retaken amounts: 追回违规使用的基金386.4万元 … 追回的368.4万元基金, and no other sum explains the second one."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.retold import retold, taken_up_by
from linter.facts.quantities.slips import copied, digits, near, swapped
from linter.facts.quantities.sorts_of_money import of_two_sorts
from linter.facts.quantities.takeup import words_around
from linter.facts.states.givers import givers_differ, of_an_earlier_year
from linter.facts.states.same_matter import of_another_round
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._sums import scale
from linter.kinds.facts._told_over import find_told_over
from linter.ledger import Ledger
from linter.patterns import regex

_TAKEN_UP = regex(
    r"(?<![年月日期末初间后前时内中上])的$|(?:^|[将对把就按以])(?:上述|前述|以上)[一-鿿]{0,6}$|(?<![至在])(?:这笔|该笔|此笔|这批|该)$"
    r"|(?:^|[，,])[对将把][一-鿿]{2,12}的[一-鿿]{2,8}$"
)
_CITED = regex(
    r"(?:上述|前述)(?:[一-鿿]{2,4}的)?$|(?:指出|点出|反馈|发现|查出|排查出|判定|认定|交办|移交|转办|列出|反映|提出|挂牌|所[列指涉提])的?(?:这|该)?(?:[一-鿿]{2,6}的)?$"
    r"|被[一-鿿]{2,4}的$"
)
"""How counts are taken up that an inspection told."""
_APART = ("change", "part", "limit")
"""Roles of numbers that are not told again."""
_FEW = 2
"""Things so few that every report has as many."""
_HELD = regex(r"(?:^|[，,])[对将把就](?:现有|原有|账面)?$")
_HELD_NOUN = regex("[一-鿿]{2,8}的[一-鿿]{2}")
"""Around an amount that says what things are worth: 对10,260万元账面净值的资产, told as 资产账面净值1.06亿元."""
_CORRECTED = regex("(?:核减|核销|剔除|扣除|评估|盘点|报废|处置)[^，,。；;]{0,6}后[，,]")
_WITH_NOUN = regex(r"的(?!资金来源|增[长速幅]|[一-鿿]{0,2}(?:投资评审|标准|比例|规模|目标))[一-鿿]{2}")
"""Behind an amount that is told as a quality of what is named: 1.8亿元的概算."""
_NEAR = 24
"""Characters before an amount that hold its verb."""
_ALL = regex(r"全部|全额|均|悉数|一律|逐笔|足额|如数|一次性")
_REST = regex(r"未被?抽|其余|剩余|余下|另|其中|尚有|还有|部分|首批|第一|先行|累计")
_EACH = regex(r"[每人户]均?$|以[上下内]|最[高低多少]")

_ANY_GRANT = han_bigrams("财政补助资金，财政专项资金，中央资金，补贴资金，奖补资金，项目资金")
"""Pairs of characters that any grant has around it."""
_TOP = regex("最[高大多强好快低小少差慢]的$|前$")
"""数量最多的三家, 前三家: the top of a list, told beside that of another one."""
_TEN = 10
_ONE = Decimal(1)


class _Amount(NamedTuple):
    """An amount or a count, with what every later one asks of it."""

    quantity: Quantity
    unit: str
    scale: Decimal
    """People and things are counted one by one in all units."""


@dataclass(frozen=True)
class RetakenAmount:
    """Compares an amount that is taken up, 追回的368.4万元, with the one told before in the same words."""

    shared: int = 3
    """Pairs of characters that must stand around both; one less where the second is written in another unit."""
    farthest: Decimal = Decimal("1.6")
    """How many times the other an amount may be: beyond, another sum is meant."""
    memory: int = 60
    """Earlier amounts that one is compared with."""
    fewest_digits: int = 3
    """Digits of an amount that a slip is read from."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each amount taken up that was told otherwise."""
        quantities = [q for q in ledger.quantities if q.kind in ("money", "count") and not q.approximate]
        told = Counter((unit_class(q), q.value) for q in quantities)
        seen: deque[_Amount] = deque(maxlen=self.memory)
        for quantity in quantities:
            amount = _Amount(
                quantity, unit_class(quantity), scale(ledger, quantity) if quantity.kind == "money" else _ONE
            )
            known = (quantity.kind == "money" or _takes_up(quantity)) and not _BOUND.match(quantity.after)
            if known and told[amount.unit, quantity.value] == 1 and not _part(quantity):
                first = self._contradicted(ledger, amount, seen)
                if first is not None:
                    ledger.note_compared(first.quantity, quantity)
                    values = {"one": ledger.quote(first.quantity.span), "other": ledger.quote(quantity.span)}
                    calculation = (
                        f"{values['one']} = {plain(first.quantity.value)} ≠ {plain(quantity.value)} = {values['other']}"
                    )
                    yield Hit(
                        (first.quantity.span, quantity.span),
                        values,
                        calculation if first.scale != amount.scale else "",
                        "warning",
                        variant="count" if quantity.kind == "count" else "",
                    )
            seen.append(amount)
        for first_told, later in find_told_over(ledger, counts=False):
            if _BOUND.match(later.after) or of_two_sorts(ledger, first_told, later):
                continue
            ledger.note_compared(first_told, later)
            values = {"one": ledger.quote(first_told.span), "other": ledger.quote(later.span)}
            yield Hit((first_told.span, later.span), values, severity="warning", variant="over")

    def _contradicted(self, ledger: Ledger, own: _Amount, seen: Sequence[_Amount]) -> _Amount | None:
        """The one amount told before that is taken up; None where several may be meant, or a part of one."""
        later = own.quantity
        taken_up = _takes_up(later)
        # Told again without a word that says so, it is known by another unit and a slip.
        asked = seen if taken_up else [one for one in seen if one.scale != own.scale]
        candidates = [
            one
            for one in asked
            if one.unit == own.unit
            and one.quantity.sentence != later.sentence
            and (one.quantity.role not in _APART or (one.quantity.role == "part" and _tenfold(one.quantity, later)))
            and (taken_up or self._slip(one.quantity, later))
            and not _TOP.search(one.quantity.before)
        ]
        if not candidates:
            return None
        alike = [(_alike(ledger, one.quantity, later), one) for one in candidates]
        most = max(shared for shared, _ in alike)
        best = [one for shared, one in alike if shared == most]
        # Among counts the sum of any two small ones may give the number: only those told in like words explain it.
        told = [one for shared, one in alike if shared] if later.kind == "count" else seen
        if most > self.shared and all(self._exchanged(one.quantity, later) for one in best):
            # Any two of ten amounts may add up to a third one: told in like words, or beside it, they are its parts.
            near = {later.sentence, best[-1].quantity.sentence}
            likely = [one for shared, one in alike if shared > 1]
            told = likely + [one for one in seen if one.quantity.sentence in near and one not in likely]
        if _HELD.search(later.before):
            behind = (one for one in ledger.by_sentence.get(later.sentence, ()) if one.kind == later.kind)
            told = [*told, *(_Amount(one, own.unit, own.scale) for one in behind if one.span > later.span)]
        if len({one.quantity.value for one in best}) != 1 or _explained(told, own):
            return None
        first = best[-1]
        reworded = first.scale != own.scale
        least = self.shared - (taken_up and (reworded or later.kind == "count"))
        if (
            most < least
            or not retold(ledger, first.quantity, later)
            or _of_another_round(ledger, first.quantity, later)
            or _each_of_its_own(first.quantity, later)
        ):
            return None
        same = self._slip(first.quantity, later) or self._all_of(ledger, first.quantity, later, reworded and most)
        return first if same else None

    def _slip(self, first: Quantity, later: Quantity) -> bool:
        low, high = sorted((first.value, later.value))
        if high >= low * _TEN:
            return False  # most pairs: their digits need not be looked at
        one, other = digits(first.value), digits(later.value)
        slip = copied(one, other, self.fewest_digits)
        return slip and near(first.value, later.value, one, other)

    def _exchanged(self, first: Quantity, later: Quantity) -> bool:
        """True where two digits changed places, which no sum of other amounts is likely to do."""
        return first.step == later.step and swapped(digits(first.value), digits(later.value), self.fewest_digits)

    def _all_of(self, ledger: Ledger, first: Quantity, later: Quantity, shared: int) -> bool:
        """True where the two are close and all of the first is meant, or a factor of ten was lost in a new unit."""
        low, high = sorted((first.value, later.value))
        if digits(low) == digits(high):
            return high <= low * 1000 and shared > self.shared
        if high >= low * self.farthest:
            return False
        tail = ledger.text[later.span.end : ledger.sentences[later.sentence].span.end]
        if _REST.search(tail):
            return False
        # A little less in another unit is the same sum: 1.38亿元 and 13180万元.
        return (
            later.value > first.value
            or bool(_ALL.search(tail))
            or (shared > 0 and high * _NEARLY < low * (_NEARLY + 1))
        )


def _alike(ledger: Ledger, one: Quantity, later: Quantity) -> int:
    """How much of the words around both is the same; where the digits are not, what any grant has is left aside."""
    words = words_around(ledger, one) & words_around(ledger, later)
    return len(words if _tenfold(one, later) else words - _ANY_GRANT) + _verb_again(one, later)


_BOUND = regex("[^，,。；;、]{0,4}(?:限额|上限|红线|额度)(?:范围)?(?:以|之)?内")
"""控制在批准的149亿元限额内: what an amount told before keeps to."""
_NEARLY = 8
"""A sum told again in another unit differs by less than one part in so many."""


def _tenfold(one: Quantity, later: Quantity) -> bool:
    """True where the digits are the same and a factor of ten or more was lost: 6120万元 and 6.12亿元."""
    return one.value != later.value and digits(one.value) == digits(later.value)


def _part(quantity: Quantity) -> bool:
    """True for what is told of each, of a part or of the rest."""
    before = quantity.before
    of_part = _EACH.search(before) or _REST.search(before[-8:])
    return bool(of_part) or quantity.role in (*_APART, "each")


_ROUND = regex(
    r"[一二三四]季度|[上首]一?[轮批次]|第[一二三四五六七八九十\d]+[轮批次期]|[上去]年|自查|互查|[省市县区]级(?=[自抽督巡检审])|[年月]份?(?=督|巡|检|审|抽|反馈)"
)


def _of_another_round(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 二季度督查指出的24个问题 where the first number names no quarter: counts are told of each round."""
    if later.kind != "count":
        return False
    if of_another_round(ledger, later.sentence) != of_another_round(ledger, first.sentence):
        return True
    lead = ledger.lead(first)
    if of_an_earlier_year(lead, later.before) or givers_differ(lead[-_LEAD:], later.before):
        return True
    named = _ROUND.findall(later.before)
    own = ledger.read(ledger.sentences[first.sentence].span)
    return bool(named) and not any(one in own for one in named)


_LEAD = 24
"""Characters before a number in which the one who gave it is named: 巡视组反馈的46个, 巡察组反馈的48个."""


def _each_of_its_own(first: Quantity, later: Quantity) -> bool:
    """True for 总投资3亿元的中医院新建工程 and 总投资2亿元的县医院新建工程: each is what one thing of a row has."""
    alike = first.before[-_NAMED:] == later.before[-_NAMED:] != ""
    behind = first.after, later.after
    return alike and all(words.startswith("的") for words in behind) and behind[0][1:_NAMED] != behind[1][1:_NAMED]


_NAMED = 3


def _verb_again(first: Quantity, later: Quantity) -> bool:
    """True for 少收的 behind 少收租金: the verb stands right before what it was told of."""
    verb = taken_up_by(later)
    return bool(verb) and verb in first.before[-_NEAR:]


def _takes_up(quantity: Quantity) -> bool:
    if quantity.kind == "count":
        return bool(_CITED.search(quantity.before)) and quantity.value > _FEW
    if _HELD.search(quantity.before) and _HELD_NOUN.match(quantity.after):
        return not _CORRECTED.search(quantity.text, max(0, quantity.span.start - _NEAR), quantity.span.start)
    return bool(_TAKEN_UP.search(quantity.before) or _WITH_NOUN.match(quantity.after))


def _explained(seen: Sequence[_Amount], later: _Amount) -> bool:
    """True where the amount, or the sum or difference of two of the last ones, was told."""
    own = later.quantity.interval
    last = [one.quantity for one in seen if one.unit == later.unit]
    if any(one.interval.meets(own) for one in last):
        return True
    return any(
        own.holds(one.value + other.value) or own.holds(abs(one.value - other.value))
        for one, other in combinations(last[-_LAST:], 2)
    )


_LAST = 10
"""Amounts before one whose sums and differences may explain it."""
