"""Restated labels: one indicator told twice under one name, with numbers that a slip of the pen sets apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.deed_names import labels_by_deed
from linter.facts.quantities.labels import Label, find_labels, one_scope, one_time, unit_class
from linter.facts.quantities.owners import of_two_budgets, of_two_crowds
from linter.facts.quantities.retold import both_told_again, in_parallel, retold
from linter.facts.quantities.slips import Slip, near, one_digit, printed_digits, swapped, unit_lost
from linter.facts.quantities.takeup import one_noun_beside, words_around
from linter.facts.states.givers import of_an_earlier_year
from linter.finding import Hit
from linter.interval import plain
from linter.kinds._shared_words import shared_runs
from linter.kinds._sums import scale
from linter.kinds.facts._explained import told_as_two, told_before
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SETTLED = regex(r"[一-鿿]{0,6}?(?:已经?|均|全部|全额|悉数|如数|足额)")
"""Behind a number, all of which was settled."""
_RECTIFIED = "整改"
_AROUND = 12
"""Characters on each side of a number that name it."""
_TENFOLD = frozenset(Decimal(10) ** power for power in (1, 2, 3))
"""How far 亿 for 千万 and a shifted point set two numbers apart."""


class _Printed(NamedTuple):
    """A number with its digits and its scale, as they are printed."""

    quantity: Quantity
    digits: str
    scale: Decimal


_LEFT = regex("(?:[还仍尚]有|其余|剩余|余下|尚余|还剩)$")


@dataclass(frozen=True)
class RestatedLabel:
    """Compares numbers under one name where the report tells just two numbers under it.

    In the reports measured two different numbers stand under one name some two thousand times, and less than ten of
    these pairs look like a slip: a name that bears two numbers is nearly always told of two years or two places.
    """

    fewest_digits: int = 3
    """Digits that a number must have before one that differs is no coincidence."""
    fewest_swapped: int = 2
    """Digits that a number must have before two that change places are no coincidence."""
    farthest_swapped: int = 2
    """How far apart they may stand."""
    rectification: int = 1000
    """Characters in which 整改 stands once or more in a report of rectification.

    In other reports measured it stands once in 2 000 characters at most, in notices once in 750 at least.
    """
    many_digits: int = 4
    """Digits from which two swapped ones are believed in any report."""
    same_words: int = 5
    """Pairs of characters around both numbers that make them one in spite of a factor of ten."""
    most_mentions: int = 12
    """Numbers of the same digits beyond which one of them is a quantity of daily use; mentions of one that are read."""
    values: int = 2
    """A name with more different numbers than this is a series."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of numbers of one name that a slip explains."""
        groups: dict[tuple[str, str], list[Label]] = {}
        for label in find_labels(ledger):
            if _LEFT.search(label.quantity.before):
                continue  # 还有2项重大隐患未完成整改 is no third number of them all
            groups.setdefault((unit_class(label.quantity), label.name), []).append(label)
        told: set[tuple[Span, ...]] = set()
        for group in (*groups.values(), *labels_by_deed(ledger)):
            if len({label.quantity.value for label in group}) == self.values:
                for hit in self._pair(ledger, group):
                    if hit.spans not in told:
                        told.add(hit.spans)
                        yield hit
        yield from self._swapped_anywhere(ledger)

    def _swapped_anywhere(self, ledger: Ledger) -> Iterator[Hit]:
        """Numbers that differ in two neighbouring digits and share a word, where they are likely to be one told twice.

        A rectification report tells one thing as problem, as measure and in its summary, each time in other words.
        Other reports tell one number in 亿元 and then in 万元, where numbers of a list are told alike.
        """
        rectification = ledger.text.count(_RECTIFIED) * self.rectification >= len(ledger.text)
        groups: dict[tuple[str, str], list[tuple[Quantity, str]]] = {}
        for quantity in ledger.quantities:
            if quantity.is_amount and not quantity.approximate:
                written = printed_digits(quantity)
                if len(written) > 1 and quantity.role not in ("change", "part"):
                    key = unit_class(quantity), "".join(sorted(written.replace("0", "")))
                    groups.setdefault(key, []).append((quantity, written))
        for group in groups.values():
            few = group[: self.most_mentions] if len({quantity.value for quantity, _ in group}) > 1 else ()
            printed = [_Printed(quantity, written, scale(ledger, quantity)) for quantity, written in few]
            for first, second in combinations(printed, 2):
                one, other = first.quantity, second.quantity
                if one.value == other.value or one.sentence == other.sentence:
                    continue
                reworded = first.scale != second.scale
                if not (reworded or rectification or self._many_digits(first, other)):
                    continue
                slip = self._slip_of_groups(ledger, first, second, reworded)
                copied = bool(slip) and not _of_two_lists(ledger, one, other)
                copied = copied and (retold if reworded else self._copied)(ledger, one, other)
                known = both_told_again(ledger, one, other) or told_before(ledger, one, other)
                if copied and not known and not told_as_two(ledger, one, other):
                    values = {"name": "", "one": ledger.quote(one.span), "other": ledger.quote(other.span)}
                    variant = ("unit" if slip == "unit" else "reworded") if reworded else "anywhere"
                    if slip == "unit":
                        values["name"] = _name(ledger, one, other)
                    calculation = f"{values['one']} = {plain(one.value)} ≠ {plain(other.value)} = {values['other']}"
                    shown = calculation if reworded else ""
                    yield Hit((one.span, other.span), values, shown, severity="warning", variant=variant)

    def _slip_of_groups(self, ledger: Ledger, first: _Printed, second: _Printed, reworded: bool) -> Slip:
        """Two swapped digits; a factor of ten between numbers written in two ways, in the same words."""
        one, other = first.quantity, second.quantity
        if near(one.value, other.value, first.digits, second.digits):
            return "swapped" if swapped(first.digits, second.digits, self.fewest_digits) else ""
        low, high = sorted((one.value, other.value))
        if not reworded or low <= 0 or high / low not in _TENFOLD:
            return ""
        if len(first.digits) < self.fewest_digits and not one_noun_beside(one, other):
            return ""  # 调剂给指挥部64万元 and 支付指挥部预警经费6400元
        same_words = len(words_around(ledger, one) & words_around(ledger, other)) >= self.same_words
        return "unit" if same_words else ""

    def _many_digits(self, first: _Printed, other: Quantity) -> bool:
        """True for numbers of so many digits that two swapped ones are no coincidence where one takes up the other."""
        enough = len(first.digits) >= self.many_digits and other.span.start > first.quantity.span.end
        return enough and _SETTLED.match(other.after) is not None

    def _copied(self, ledger: Ledger, one: Quantity, other: Quantity) -> bool:
        return (
            one_time(ledger, one, other)
            and one_scope(one, other)
            and not in_parallel(ledger, one, other)
            and bool(words_around(ledger, one) & words_around(ledger, other))
            and not _counted_anew(ledger, other)
        )

    def _pair(self, ledger: Ledger, group: Sequence[Label]) -> Iterator[Hit]:
        """The first mention of each number, where every mention is told of one time and place."""
        first = [label for label in group if label.quantity.value == group[0].quantity.value]
        second = [label for label in group if label.quantity.value != group[0].quantity.value]
        one, other = first[0].quantity, second[0].quantity
        slip = self._slip(one, other)
        conceded = not slip and _conceded(one, other)
        if not (slip or conceded) or one.interval.meets(other.interval):
            return
        few = (first[: self.most_mentions], second[: self.most_mentions])
        if not all(_alike(ledger, here, there) for here, there in product(*few)):
            return
        if told_as_two(ledger, one, other) or told_before(ledger, one, other) or _split_up(ledger, one, other):
            return
        ledger.note_compared(*(label.quantity for label in group))
        values = {"name": first[0].name, "one": ledger.quote(one.span), "other": ledger.quote(other.span)}
        calculation = f"{values['one']} = {plain(one.value)} ≠ {plain(other.value)} = {values['other']}"
        yield Hit(
            (one.span, other.span),
            values | {"majority": values["one" if len(first) > len(second) else "other"]},
            calculation if one.printed_unit != other.printed_unit else "",
            severity="warning",
            variant="conceded" if conceded else "" if slip == "digit" else slip,
            supported=len(first) != len(second),
        )

    def _slip(self, one: Quantity, other: Quantity) -> Slip:
        if unit_lost(one.value, other.value):
            return "unit"
        first, second = printed_digits(one), printed_digits(other)
        if not near(one.value, other.value, first, second):
            return ""
        if swapped(first, second, self.fewest_swapped, self.farthest_swapped):
            return "swapped"
        return "digit" if one_digit(first, second, self.fewest_digits) else ""


def _split_up(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 新建高标准农田4.2万亩 and 新建2.4万亩、改造提升1.8万亩: the larger number holds both."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    beside = ledger.by_sentence.get(low.sentence, ())
    return any(told.unit == low.unit and low.value + told.value == high.value for told in beside)


_ANEW = regex("重新|复核|核增|核减|动态更新|新一轮|再次|二次")


def _counted_anew(ledger: Ledger, later: Quantity) -> bool:
    """True for 登记排污口214个 … 重新核定241个: who counts once more may find another number."""
    start = ledger.sentences[later.sentence].span.start
    return _ANEW.search(ledger.text, start, later.span.start) is not None


def _of_two_lists(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 依次为45处、312处、88处 and 分别为132处、96处: lists of bare numbers that share no other number."""
    first, second = (_beside(ledger, quantity) for quantity in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _beside(ledger: Ledger, quantity: Quantity) -> set[Decimal]:
    """The values that nothing but 、 parts from a number."""
    listed = ledger.by_sentence[quantity.sentence]
    at = listed.index(quantity)
    found = set()
    for step in (-1, 1):
        before = at
        index = at + step
        while 0 <= index < len(listed):
            left, right = sorted((before, index))
            if ledger.text[listed[left].span.end : listed[right].span.start] != "、":
                break
            found.add(listed[index].value)
            before, index = index, index + step
    return found


_CONCEDED = regex("(?:虽然?|尽管|固然)[^，,。；;]{0,16}$")


def _conceded(one: Quantity, other: Quantity) -> bool:
    """虽然改造桥梁19座，但: what is conceded was told before, and its number cannot be another."""
    return one.kind == "count" and any(_CONCEDED.search(quantity.before) for quantity in (one, other))


def _name(ledger: Ledger, one: Quantity, other: Quantity) -> str:
    """The longest words that stand before both numbers, or behind both."""
    before = [ledger.text[max(0, q.span.start - _AROUND) : q.span.start] for q in (one, other)]
    behind = [ledger.text[q.span.end : q.span.end + _AROUND] for q in (one, other)]
    names = (run for here, there in (before, behind) for run in shared_runs(here, there, 2))
    return max(names, key=len, default="")


def _alike(ledger: Ledger, one: Label, other: Label) -> bool:
    """True when nothing in the words sets the two mentions apart."""
    return (
        one.quantity.sentence != other.quantity.sentence
        and (one.meets(other) or _headed(ledger, one, other))
        and one_time(ledger, one.quantity, other.quantity)
        and not of_an_earlier_year(ledger.lead(one.quantity, _YEAR_BEFORE), ledger.lead(other.quantity, _YEAR_BEFORE))
        and one_scope(one.quantity, other.quantity)
        and not in_parallel(ledger, one.quantity, other.quantity)
        and not (one.quantity.kind == "money" and of_two_budgets(ledger, one.quantity, other.quantity))
        and not _of_a_row(ledger, one.quantity, other.quantity)
        and not of_two_crowds(one.quantity, other.quantity)
        and not _of_two_before(ledger, one.quantity, other.quantity)
    )


_YEAR_BEFORE = 24
"""Characters before a number in which its year is told: 去年抽查餐饮单位326家."""


def _of_two_before(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 漏项12处，涉及金额41.6万元 and 重复计价21处，涉及金额46.1万元: each is told of the number before it."""
    before = [_just_before(ledger, quantity) for quantity in (one, other)]
    first, second = before
    return bool(first and second and first.unit == second.unit and first.value != second.value)


def _just_before(ledger: Ledger, quantity: Quantity) -> Quantity | None:
    before = [one for one in ledger.by_sentence[quantity.sentence] if one.span.end <= quantity.span.start][-1:]
    near = before and _INVOLVED.fullmatch(ledger.text, before[0].span.end, quantity.span.start)
    return before[0] if near else None


_INVOLVED = regex("[一-鿿]{0,6}[，,、]?(?:共|均|合计)?(?:涉及|涉|金额|资金|面积)[一-鿿]{0,4}")
_BUILT = frozenset(["新建", "建成", "建设", "修建", "建", "新修", "完成", "实施"])


def _headed(ledger: Ledger, one: Label, other: Label) -> bool:
    """True for 建成 below the heading that says 新建: the paragraph tells what the heading sums up."""
    if not {one.verb, other.verb} <= _BUILT:
        return False
    blocks = [ledger.sentences[label.quantity.sentence].block for label in (one, other)]
    return blocks[1] == blocks[0] + 1 and ledger.outline.holds(blocks[0]) and not ledger.outline.holds(blocks[1])


_HEAD = regex("(?P<stem>[一-鿿]{1,10}?)(?P<which>[A-Za-z甲乙丙丁戊一二三四五六七八九十]|[0-9]{1,2})[：:]")


def _of_a_row(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True behind 企业A： and 企业B：, two of a row."""
    heads = [_HEAD.match(ledger.text, ledger.sentences[q.sentence].span.start) for q in (one, other)]
    first, second = heads
    return bool(first and second and first["stem"] == second["stem"] and first["which"] != second["which"])
