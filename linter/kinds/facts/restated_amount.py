"""Restated amounts: one sum told twice, the second time with a slip of the pen or of the unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.numbers.numbers import CAPITALS
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.mentions import Mention, differ_in_time
from linter.facts.quantities.owners import of_two_budgets, of_two_crowds
from linter.facts.quantities.retold import both_told_again
from linter.facts.quantities.same_name import of_two_names, one_name, slipped_pairs
from linter.facts.quantities.slips import Slip, digits, near, one_digit, printed_digits, swapped, unit_lost
from linter.facts.quantities.sorts_of_money import of_two_sorts
from linter.facts.quantities.takeup import words_around
from linter.facts.rates.tellings import apart, place_of
from linter.finding import Hit, Severity
from linter.interval import plain
from linter.kinds.facts._decimals_again import decimals_again
from linter.kinds.facts._explained import told_as_two, told_before
from linter.kinds.facts._land_again import land_again
from linter.kinds.facts._money_again import money_again
from linter.kinds.facts._unit_again import unit_again
from linter.ledger import Ledger
from linter.patterns import regex

# The capitals of an amount are its number once more and no words.
_HAN = regex(rf"(?:(?![{CAPITALS}])[一-鿿])+")
_PLANNED = regex(r"预计|计划|预算(?!支出|收入|执行)|拟|力争|目标|任务|概算|审批|批复|设计|规划|核定|申报|限额")
_NUMERAL = regex(r"[\d.]+")
_BEFORE, _BEHIND = 24, 14
"""Characters around a number whose words say what it is."""

# What was found or settled of a sum: told again in the same words it is the same sum.
_SETTLED = regex(
    r"(?:收回|追回|追缴|退缴|清退|退还|退回|上缴|补缴|收缴|挽回|核减|核销|兑付|清偿|归还|调整|罚[没款]"
    r"|套取|截留|挪用|侵占|拖欠|多[计付领]|违规发放|涉及)[一-鿿]{2,10}?(?=(?:共计|共|合计|达)*$)"
)
_RETOLD = {"亿元", "万元"}
_LINK = regex(r"(?:达到|达|为|共计|合计|累计|共|完成|实现)+$")
_UNBROKEN = regex(r"[一-鿿\d“”]+")


_CHANGED = regex(
    r"[比较](?:上年末?|去年末?|年初|上年同期|去年同期|上月末?)(?:增[加长]|减少|下降|上升|提高)?|同比(?:增[加长]|减少|下降)"
)
"""How an amount changed: words that stand behind any, and name none."""
_UNBROKEN_END = regex(r"[一-鿿\d“”]+$")
_CLASS = regex("城镇|农村|城乡|本级|县级|在岗|非私营|私营")


@dataclass(frozen=True)
class RestatedAmount:
    """Finds amounts in the same words whose digits were swapped or whose unit lost or gained 万 or 亿."""

    most_places: int = 6
    """Words that stand around more amounts than this say nothing of one of them."""
    shared_run: int = 4
    """Characters of a run of words that must stand around both amounts: 应收账款."""
    fewest_digits: int = 4
    """Digits that a number must have before swapped ones are no coincidence: one pair in three thousand."""
    fewest_unit_digits: int = 3
    """Digits that must be equal before a lost 万 is no coincidence; 100万元 and 100元 are both common."""

    sure_digits: int = 5
    """The same between amounts told in two units, whatever words stand around them."""

    long_run: int = 8
    """Characters that stand before two amounts of one thing: 全市农村居民人均消费支出.

    In the reports measured no two amounts behind so long a run differ in one digit.
    """
    same_end: int = 6
    """Characters right before two amounts that name one thing, however many amounts stand around them."""
    neighbourhood: int = 300
    """Characters between problem and measure of one item; equal digits there are one amount, whatever the words."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of amounts that a slip explains."""
        amounts = [m for m in ledger.mentions if m.quantity.kind in ("money", "measure")]
        places: dict[tuple[str, str], list[int]] = {}
        for index, mention in enumerate(amounts):
            for run in self._runs(ledger, mention):
                places.setdefault((run, mention.quantity.unit), []).append(index)
        pairs = {
            (one, other)
            for indexes in places.values()
            if len(indexes) <= self.most_places
            for at, one in enumerate(indexes)
            for other in indexes[at + 1 :]
        }
        written = [digits(mention.quantity.value) for mention in amounts]
        pairs.update(self._unit_pairs(amounts, written))
        pairs.update(self._swapped_pairs(ledger, amounts, written))
        slipped = slipped_pairs([mention.quantity for mention in amounts])
        pairs.update(pair for pair in slipped if one_name(ledger, *(amounts[at].quantity for at in pair)))
        for one, other in sorted(pairs):
            yield from self._compare(ledger, amounts[one], amounts[other])
        again = [*((*pair, "", "unit") for pair in unit_again(ledger)), *((*one, "land") for one in land_again(ledger))]
        again += [(*one, "point") for one in money_again(ledger)]
        again += [(*pair, "", "decimals") for pair in decimals_again(ledger)]
        for first, second, calculation, variant in again:
            ledger.note_compared(first, second)
            values = {"one": ledger.quote(first.span), "other": ledger.quote(second.span)}
            yield Hit((first.span, second.span), values, calculation, "warning", variant)

    def _unit_pairs(self, amounts: list[Mention], written: list[str]) -> Iterator[tuple[int, int]]:
        """Neighbouring amounts with equal digits: problem and measure of one item need not share words."""
        last: dict[str, int] = {}
        for index, (mention, own) in enumerate(zip(amounts, written, strict=True)):
            before = last.get(own)
            if before is not None and len(own) >= self.fewest_unit_digits:
                gap = mention.quantity.span.start - amounts[before].quantity.span.end
                if gap <= self.neighbourhood and mention.quantity.value != amounts[before].quantity.value:
                    yield before, index
            last[own] = index

    def _swapped_pairs(self, ledger: Ledger, amounts: list[Mention], written: list[str]) -> Iterator[tuple[int, int]]:
        """Amounts of the same digits in another order that share a run, however often the report uses it.

        One is told in 亿元 and the other in 万元: an amount of a list is told as its neighbours are.
        """
        alike: dict[str, list[int]] = {}
        for index, own in enumerate(written):
            if len(own) >= self.fewest_digits:
                alike.setdefault("".join(sorted(own)), []).append(index)
        for indexes in alike.values():
            for one, other in pairwise(indexes):
                first, second = amounts[one], amounts[other]
                scales = {ledger.read(each.quantity.span)[-2:] for each in (first, second)}
                rescaled = scales == _RETOLD and bool(self._runs(ledger, first) & self._runs(ledger, second))
                # 183.57万元 and 1853700元: five digits are no coincidence, whatever their words.
                rescaled = rescaled or (len(scales) > 1 and len(written[one]) >= self.sure_digits)
                if rescaled or (len(scales) == 1 and self._named_alike(first.quantity, second.quantity)):
                    yield one, other

    def _named_alike(self, one: Quantity, other: Quantity) -> bool:
        """True for amounts whose names end alike: 按期偿还到期债券本息 and 到期债券本息."""
        first, second = (_LINK.sub("", quantity.before)[-self.same_end :] for quantity in (one, other))
        return first == second and _HAN.fullmatch(first) is not None and len(first) == self.same_end

    def _runs(self, ledger: Ledger, mention: Mention) -> set[str]:
        """Every run of that many characters around an amount, inside its sentence."""
        start, end = ledger.sentences[mention.quantity.sentence].span
        span = mention.quantity.span
        before = ledger.text[max(start, span.start - _BEFORE) : span.start]
        behind = ledger.text[span.end : min(end, span.end + _BEHIND)]
        return {
            run[at : at + self.shared_run]
            for run in _HAN.findall(_CHANGED.sub("|", before + "|" + behind))
            for at in range(len(run) - self.shared_run + 1)
        }

    def _compare(self, ledger: Ledger, one: Mention, other: Mention) -> Iterator[Hit]:
        first, second = one.quantity, other.quantity
        if first.unit != second.unit or first.sentence == second.sentence:
            return
        ledger.note_compared(first, second)
        if first.interval.meets(second.interval) or first.approximate or second.approximate:
            return
        # The slip first: hardly one pair in a hundred is one, and to compare two times costs more.
        variant = self._slip(ledger, first, second)
        if not variant or differ_in_time(one, other) or not one_time(ledger, first, second, plans=False):
            return
        if variant == "unit" and bool(_EACH.search(first.before)) != bool(_EACH.search(second.before)):
            return
        if variant == "unit" and first.printed_unit == second.printed_unit and _scaled_alike(ledger, first, second):
            return  # 144000万元 and 144万元: no unit was lost
        if variant == "swapped" and bool(_PLANNED.search(first.before)) != bool(_PLANNED.search(second.before)):
            return
        if variant == "swapped" and _of_two_works(first, second):
            return
        if variant == "swapped" and (_listed(ledger, first, second) or both_told_again(ledger, first, second)):
            return
        if variant != "unit" and (
            of_two_crowds(first, second) or told_as_two(ledger, first, second) or told_before(ledger, first, second)
        ):
            return
        if variant != "unit" and (of_two_budgets(ledger, first, second) or _of_two_rounds(ledger, first, second)):
            return
        if variant == "swapped" and of_two_names(ledger, first, second):
            return
        if variant != "unit" and (of_two_members(ledger, first, second) or of_two_sorts(ledger, first, second)):
            return
        values = {"one": ledger.quote(first.span), "other": ledger.quote(second.span)}
        calculation = f"{values['one']} = {plain(first.value)} ≠ {plain(second.value)} = {values['other']}"
        sure = variant == "unit" and bool(words_around(ledger, first) & words_around(ledger, second))
        severity: Severity = "error" if sure else "warning"
        yield Hit((first.span, second.span), values, calculation, severity, variant)

    def _slip(self, ledger: Ledger, one: Quantity, other: Quantity) -> Slip:
        """Which slip turns one value into the other.

        `unit` and `swapped` whatever their words say, `digit` where one digit differs of a sum told in the same words.
        """
        low, high = sorted((one.value, other.value))
        if high >= low * _TEN and not unit_lost(low, high):
            return ""  # no digit sets two numbers so far apart
        # 516.9万亩 and 526.9万亩 differ in one digit, and in many in square metres.
        written = printed_digits if one.step == other.step else lambda quantity: digits(quantity.value)
        first, second = written(one), written(other)
        if first == second:
            if len(first) < self.fewest_unit_digits or not unit_lost(one.value, other.value):
                return ""
            told = {_NUMERAL.match(ledger.text, quantity.number.start) for quantity in (one, other)}
            figures = {found.group() for found in told if found}
            if len(figures) > 1 and not words_around(ledger, one) & words_around(ledger, other):
                return ""  # 652.00亿元 and 652万元: nothing was copied
            thousand = max(one.value, other.value) == min(one.value, other.value) * _THOUSAND
            shared = words_around(ledger, one) & words_around(ledger, other) if thousand else ()
            # 2.46万吨 and 24600公斤: the figures were copied, and the unit was not.
            least = _TELLING - (one.printed_unit[-1:] != other.printed_unit[-1:])
            return "" if thousand and len(shared) < least else "unit"
        turned = swapped(first, second, self.fewest_digits)
        if not (turned or one_digit(first, second, self.fewest_unit_digits)):
            return ""
        if not near(one.value, other.value, first, second):
            return ""
        if turned:
            return "swapped"
        told_again = self._told_alike(ledger, one, other) or (
            _settled_alike(one, other) and place_of(ledger, one) == place_of(ledger, other)
        )
        return "digit" if told_again or one_name(ledger, one, other) else ""

    def _told_alike(self, ledger: Ledger, one: Quantity, other: Quantity) -> bool:
        """True for two amounts of one place, and no third, right behind the same long run of words."""
        text = ledger.text
        runs = [
            _LINK.sub("", text[max(0, q.span.start - _BEFORE) : q.span.start])[-self.long_run :] for q in (one, other)
        ]
        alike = runs[0] == runs[1] and _UNBROKEN.fullmatch(runs[0]) and len(runs[0]) == self.long_run
        # 居民人均可支配收入 and 城镇居民人均可支配收入
        wholes = [_UNBROKEN_END.search(text, max(0, q.span.start - 2 * _BEFORE), q.span.start) for q in (one, other)]
        classes = [set(_CLASS.findall(whole.group())) if whole else set() for whole in wholes]
        once = text.count(runs[0]) == len(runs)
        return bool(alike) and once and classes[0] == classes[1] and not apart(ledger, one, other)


_TEN = 10
_THOUSAND = 1000
"""How far 千 sets two units apart; 126万元 and 1260元 lost nothing, unless their words are one."""
_TELLING = 3
"""Pairs of characters around two amounts whose words are one."""
_EACH = regex(
    "[宽厚深]度?[约为达]?$|(?<![提最新])高度?[约为达]?$|[人户日月年村亩]均|每|平均|单[价套个台件座笔]|违约金|利息|保证金|定金|押金|滞纳金"
)
"""What is told of each one, of a side, or of a sum beside the sum: of its own size."""
_WORKS = regex("新建|改造|扩建|改建|维修|修复|迁建|续建|拆除|加固|整修|养护")


def _of_two_works(one: Quantity, other: Quantity) -> bool:
    """True for 新建农村公路126.8公里 and 改造农村公路128.6公里."""
    first, second = (set(_WORKS.findall(quantity.before)) for quantity in (one, other))
    return bool(first and second) and first.isdisjoint(second)


_ROUND = regex("第[一二三四五六七八九十]+[批轮次期]")


def _of_two_rounds(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 第一批承包费，已收回271.4万元 and 第二批承包费，已收回217.4万元."""
    first, second = (
        set(_ROUND.findall(ledger.text, ledger.sentences[told.sentence].span.start, told.span.start))
        for told in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _scaled_alike(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where both are written on one scale, 万元 and 万元."""
    return ledger.read(one.span)[-2:] == ledger.read(other.span)[-2:]


def _listed(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for amounts of two items of a list with ； told in one unit: funds in turn, each with its revenue."""
    between = ledger.text[one.span.end : other.span.start]
    same_scale = ledger.read(one.span)[-2:] == ledger.read(other.span)[-2:]
    return same_scale and "；" in between and "\n" not in between and "。" not in between


def _settled_alike(one: Quantity, other: Quantity) -> bool:
    """True when the same was settled: 收回欠款 twice, or 调整账务 and 调整账务处理."""
    words = [_SETTLED.search(quantity.before) for quantity in (one, other)]
    if not words[0] or not words[1]:
        return False
    short, long = sorted((words[0].group(), words[1].group()), key=len)
    return long.startswith(short)
