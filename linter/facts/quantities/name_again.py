"""Named again: 抽检合格率为98.6% … 96.8%的抽检合格率: one name before or behind two numbers a slip of the pen apart.

The digits are asked first: two of them exchanged, or the point moved. Then the ends of the two names, and that what
stands before these ends does not say that two things are meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.name_ends import ALL_OF, LINK, ON_RECORD, WON, Slip, name_before, one_name, taken_up_again
from linter.facts.quantities.owners import of_two_crowds
from linter.facts.quantities.retold import both_told_again, in_parallel
from linter.facts.quantities.slips import printed_digits, swapped
from linter.facts.quantities.told_off import differ_by
from linter.facts.rates.rate_levels import own_words, points_apart, worded_apart
from linter.facts.rates.tellings import apart
from linter.facts.states.plans import in_plans
from linter.interval import plain
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class NamedPair(NamedTuple):
    """Two numbers of one name."""

    name: str
    one: Quantity
    other: Quantity


_FEWEST = 3
"""Digits of which two exchanged ones, or all, are no coincidence under one name."""
_MOST = 8
"""Numbers of the same digits beyond which they are no two tellings of one."""
_SHIFTS = frozenset(Decimal(10) ** power for power in (1, 2))
_KINDS = ("money", "measure", "percent")
_APART = ("change", "rank", "limit")
_UNLIKE = regex(
    r"预算(?!收|支|总)|计划|目标|任务|指标|年初|期初|同期|[上去前往历]年|季度|半年|\d月|月份|剔除|扣除|口径|最[高低]|其[他余]"
    "|剩余|余下|另|力争|预计|预期|标准(?![煤厂化])|限额|上限|全国|全省|[首末上下]次|第[一二三四五六七八九十](?!方|候选|中标)|以前|此前|之前"
    "|(?:城镇|农村)(?=居民|常住|人均|户)|户籍|常住|男|女|核减|增[加长]|减少|[高低]于|(?<!占)比(?![重例率])|较"
)
"""Words of the clause that set a number apart from one of the same name, unless both have them."""
_OWNER = regex(
    "(?:^|[，,；;：:、])(?:其中)?(?P<who>(?![全我本各该])[一-鿿A-Za-z0-9]{1,10}?(?:公司|集团|医院|厂|学校|中学|小学|大学|学院|幼儿园|村|社区|镇|乡"
    "|街道|标段|片区|园区|中心|企业|合作社|水库|[支分]?行|项目|工程|[一二三四五六七八九十]期|县|区))"
)


def find_named_again(ledger: Ledger) -> Iterator[NamedPair]:
    """Each pair once."""
    # By all of their digits in whatever order, and by all digits but one.
    alike: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in ledger.quantities:
        told = quantity.kind in _KINDS or (quantity.kind == "count" and quantity.step < 1)  # a score
        if told and not quantity.approximate and quantity.role not in _APART and quantity.value > 0:
            figures = printed_digits(quantity)
            unit = quantity.unit.split("/")[0]
            if len(figures) > 1:
                alike.setdefault((unit, "".join(sorted(figures.replace("0", "")))), []).append(quantity)
            written = plain(quantity.value / quantity.step)
            if len(written) >= _FEWEST:
                for at in range(len(written)):
                    alike.setdefault((unit, quantity.step, at, written[:at] + written[at + 1 :]), []).append(quantity)
    years, seen = LevelYears(ledger), set()
    for key, group in alike.items():
        if not 1 < len(group) <= _MOST:
            continue
        for one, other in combinations(group, 2):
            if one.sentence == other.sentence or one.value == other.value or (one.span, other.span) in seen:
                continue
            seen.add((one.span, other.span))
            slip: Slip = _slip(one, other) if len(key) == 2 else "digit"
            name = one_name(ledger, one, other, slip) if slip else ""
            if not name or _SPENT.fullmatch(name):
                continue
            if not _set_apart(ledger, years, one, other) and not (name == WON and _told_before(ledger, one, other)):
                yield NamedPair(name, one, other)


def _slip(one: Quantity, other: Quantity) -> Slip:
    """How the two differ: two neighbours exchanged, the point moved; empty for anything else."""
    first, second = printed_digits(one), printed_digits(other)
    if first == second:
        low, high = sorted((one.value, other.value))
        return "point" if low != high and high / low in _SHIFTS else ""
    step = min(one.step, other.step)
    first, second = (plain((told.value / step).to_integral_value()) for told in (one, other))
    # Two that stand apart are exchanged by chance in numbers of different size: 3517.6亿元 and 1537.6亿元.
    farthest = 1 + (len(first) > _FEWEST and first[0] == second[0])
    exchanged = len(first) == len(second) and (
        swapped(first, second, _FEWEST, farthest)
        or (len(first) > _FEWEST and sorted(first) == sorted(second) and first[0] == second[0])
    )
    return "swapped" if exchanged and max(len(told.rstrip("0")) for told in (first, second)) >= _FEWEST else ""


def _told_before(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where another bid is told that was won."""
    return any(told.value in (one.value, other.value) and told not in (one, other) for told in ledger.quantities)


def _of_two_owners(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 县医院…，药占比27.4%。中医院…，药占比24.7%: the clauses before the numbers tell whose they are."""
    owners = []
    for told in (one, other):
        start = ledger.sentences[told.sentence].span.start
        owners.append(_OWNER.findall(ledger.text[start : told.span.start]))
    if not all(owners):
        return False
    first, second = sorted((found[-1] for found in owners), key=len)
    return not second.endswith(first)


_SPENT = regex(
    "(?:筹措|筹集|安排|投入|拨付|争取|下达|统筹|整合|落实|拿出|列支)(?:财政)?(?:资金|经费|专项资金)"
    "|(?:完成|占)(?:年初|全年|年度|调整)*(?:预算|计划|任务|目标)的?"
)
"""筹措资金 and 完成预算的: said of each purpose, or of each head, anew, and the name of no number."""
_MONTH = regex("月|季度|半年")
"""A time that need not be said again of what is taken up."""


def _of_two_times(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a rate told again behind 经过两年努力, and for two that are told to be so many points apart."""
    if one.kind != "percent":
        return False
    leads = (LINK.sub("", ledger.lead(told)) for told in (one, other))
    return worded_apart(*(own_words(lead, len(lead)) for lead in leads)) or points_apart(ledger, one, other)


def _set_apart(ledger: Ledger, years: LevelYears, one: Quantity, other: Quantity) -> bool:
    """True where another time, place or plan is told of one of them, or the text tells both more than once."""
    if ALL_OF.search(name_before(other)):
        return False
    told = {years.year_of(one), years.year_of(other)} - {0}
    if ON_RECORD.search(other.before):
        told = set()
    if len(told) > 1 or apart(ledger, one, other):
        return True
    taken_up = taken_up_again(other)
    if not one_time(ledger, one, other, plans=not taken_up, spans=False):
        return True
    if not taken_up and in_plans(ledger, one.span.start) != in_plans(ledger, other.span.start):
        return True
    if not taken_up and (_of_two_owners(ledger, one, other) or _of_two_times(ledger, one, other)):
        return True
    if of_two_crowds(one, other):
        return True
    first, second = (set(_UNLIKE.findall(LINK.sub("", told.before))) for told in (one, other))
    told_apart = second - first | {words for words in first - second if not (taken_up and _MONTH.search(words))}
    if told_apart or differ_by(ledger, one, other):
        return True
    return both_told_again(ledger, one, other) or in_parallel(ledger, one, other)
