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
from linter.facts.quantities.bigrams import shared_tail
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.levels import LevelYears
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


class _Named(NamedTuple):
    """The words that name a number."""

    before: str
    """Those that end right before it, without the verbs that lead to it."""
    behind: str
    """Those that begin right behind it; empty where none do."""


_TURN = (
    "(?:提高|提升|上升|升高|升|增长|增加|增|扩大|下降|降低|降|回落|跃升|攀升|压降|压减|压缩|减少|缩短|缩小|调整"
    "|核定|确定|控制|稳定|保持|维持)"
)
_LINK = regex(
    rf"(?:[由从][^，,。；;]{{0,14}}?\d[^，,。；;]{{0,8}}?)?"
    rf"(?:(?:继续|稳步|逐年|持续|大幅|进一步|仍然?|已经?|均|也|就|目前|现|再)*"
    rf"(?:{_TURN}[到至为在]|(?:高|多|只|仅)?达到?|为|是|在|[仅只共]?有|共计|合计|总计|累计|共|计|完成|实现|了"
    rf"|(?:折合)?人民币|每[一-鿿]{{1,3}}|[：:]))*$"
)
_RUN = regex("[一-鿿A-Za-z“”]+$")
_OPENS = regex("^.*[即其对将把按照以由经据](?=[一-鿿]{3})")
"""What stands before a name and is none of it: 双方按中标价."""
_BEHIND = regex("的?(?P<noun>[一-鿿A-Za-z“”]{2,16})")
_WON = "合同价款"
_ALIASES = (
    (regex("全线|全程|全长|总长度?|总里程|(?:线路|路线|河道|管线|坝轴线)长度?$"), "全线总长"),
    (regex("(?:投标|中标|成交|签约合同|签约|合同)(?:报价|金额|价款|价格|价)"), _WON),
)
"""Names of one thing: a road is as long as it is, and what was bid and won is what the contract says."""
_LONGEST = 24
_WORD = 2
_SHORTEST, _STEM = 3, 4
"""Characters in which both names end, and of a rate's short name."""
_MEASURES = frozenset(
    ["面积", "金额", "长度", "里程", "资金", "总面积", "总金额", "合计", "涉及金额", "涉及面积", "涉及资金"]
)
"""What is told of things that are named with their number before it."""
_FEWEST = 3
"""Digits of which two exchanged ones, or all, are no coincidence under one name."""
_MANY = 5
"""Digits that are the same by no chance, whatever the names."""
_MOST = 8
"""Numbers of the same digits beyond which they are no two tellings of one."""
_SHIFTS = frozenset(Decimal(10) ** power for power in (1, 2))
_KINDS = ("money", "measure", "percent")
_APART = ("change", "rank", "limit")
_PEOPLE = regex("居民|(?:人民)?群众")
_NEUTRAL = regex(
    "[全我本](?:[省市县区州国旗镇乡村院校局年])|年[末底度]|全年|目前|现有|累计|综合|总体|实际|已|共|上述|该|这|完成|实现|实施|开展"
)
_UNLIKE = regex(
    r"预算(?!收|支|总)|计划|目标|任务|指标|年初|期初|同期|[上去前往历]年|季度|半年|\d月|月份|剔除|扣除|口径|最[高低]|其[他余]"
    "|剩余|余下|另|力争|预计|预期|标准(?![煤厂化])|限额|上限|全国|全省|[首末上下]次|第[一二三四五六七八九十](?!方|候选|中标)|以前|此前|之前"
    "|(?:城镇|农村)(?=居民|常住|人均|户)|户籍|常住|男|女|核减|增[加长]|减少|[高低]于|(?<!占)比(?![重例率])|较"
)
"""Words of the clause that set a number apart from one of the same name, unless both have them."""
_ON_RECORD = regex("(?:载明|约定|登记|记载|注明|标明|列明|确认|审定|核定)的$")
"""What is cited by the paper in which it stands needs no name."""
_FOUND_ANEW = regex("(?:满意|合格|优良|达标|完成|及时|办结|整改|知晓|检出|命中|通过|到位|收视|利用)[率度]$")
"""Rates that every inspection and every survey finds anew: only one that is taken up is the one told before."""
_OWNER = regex(
    "(?:^|[，,；;：:、])(?:其中)?(?P<who>(?![全我本各该])[一-鿿A-Za-z0-9]{1,10}?(?:公司|集团|医院|厂|学校|中学|小学|大学|学院|幼儿园|村|社区|镇|乡"
    "|街道|标段|片区|园区|中心|企业|合作社|水库|[支分]?行|项目|工程|[一二三四五六七八九十]期|县|区))"
)
_ALL_OF = regex("(?:全部|全额|所有)(?P<noun>[一-鿿]{2,6})$")
_EACH = regex("[人户日月年村亩均]均|每|单[价位]|均价")


def find_named_again(ledger: Ledger) -> Iterator[NamedPair]:
    """Each pair once, in the order of the text."""
    alike: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.kind in _KINDS and not quantity.approximate and quantity.role not in _APART and quantity.value > 0:
            figures = printed_digits(quantity)
            unit = quantity.unit.split("/")[0]
            if len(figures) > 1:
                alike.setdefault((unit, "".join(sorted(figures.replace("0", "")))), []).append(quantity)
            written = plain(quantity.value / quantity.step)
            if len(written) >= _FEWEST:
                for at in range(len(written)):
                    alike.setdefault((unit, quantity.step, at, written[:at] + written[at + 1 :]), []).append(quantity)
    years, seen = None, set()
    for key, group in alike.items():
        if not 1 < len(group) <= _MOST:
            continue
        for one, other in combinations(group, 2):
            if one.sentence == other.sentence or one.value == other.value or (one.span, other.span) in seen:
                continue
            seen.add((one.span, other.span))
            slip = _slip(one, other) if len(key) == 2 else "digit"
            name = _one_name(ledger, one, other, slip) if slip else ""
            if not name:
                continue
            years = years or LevelYears(ledger)
            if not _set_apart(ledger, years, one, other) and not (name == _WON and _told_before(ledger, one, other)):
                yield NamedPair(name, one, other)


def _slip(one: Quantity, other: Quantity) -> str:
    """How the two differ: two neighbours exchanged, the point moved; empty for anything else."""
    first, second = printed_digits(one), printed_digits(other)
    if first == second:
        low, high = sorted((one.value, other.value))
        return "point" if low != high and high / low in _SHIFTS else ""
    step = min(one.step, other.step)
    first, second = (plain((told.value / step).to_integral_value()) for told in (one, other))
    # Two that stand apart are exchanged by chance in numbers of different size: 4128.4亿元 and 2148.4亿元.
    farthest = 1 + (len(first) > _FEWEST and first[0] == second[0])
    exchanged = len(first) == len(second) and (
        swapped(first, second, _FEWEST, farthest)
        or (len(first) > _FEWEST and sorted(first) == sorted(second) and first[0] == second[0])
    )
    return "swapped" if exchanged and max(len(told.rstrip("0")) for told in (first, second)) >= _FEWEST else ""


def _named(ledger: Ledger, quantity: Quantity) -> _Named:
    before = _name_before(quantity)
    if before in _MEASURES:  # 国有建设用地216宗、面积738.2公顷
        at = ledger.quantity_index(quantity.span.start)
        last = ledger.quantities[at - 1] if at else None
        if last and last.sentence == quantity.sentence and quantity.clause.start - last.span.end <= 1:
            before = _name_before(last)
    behind = _BEHIND.match(quantity.after)
    return _Named(before, _known(behind["noun"]) if behind else "")


def _name_before(quantity: Quantity) -> str:
    run = _RUN.search(_known(_LINK.sub("", quantity.before[-2 * _LONGEST :])))
    return _OPENS.sub("", run.group())[-_LONGEST:] if run else ""


def _known(name: str) -> str:
    for words, known in _ALIASES:
        name = words.sub(known, name)
    return name


def _one_name(ledger: Ledger, one: Quantity, other: Quantity, slip: str) -> str:
    """The end of the name that both bear; empty where they bear none or where it is that of two things."""
    figures = len(printed_digits(one))
    if slip == "point" and any(_EACH.search(told.before) for told in (one, other)):
        return ""
    first, second = _named(ledger, one), _named(ledger, other)
    whole = _ALL_OF.search(second.before) if slip == "point" else None
    if whole and first.before.endswith(whole["noun"]):
        return str(whole["noun"])
    if figures < _FEWEST and slip == "point":
        return ""
    if figures > _FEWEST and _ON_RECORD.search(other.before):
        return first.before or "数"
    for name, again, zone in (
        (first.before, second.before, False),
        (first.before, second.behind, True),
        (second.before, first.behind, True),
    ):
        tail = _tail_in(name, again) if zone else shared_tail(name, again)
        if len(tail) < _SHORTEST or (slip == "digit" and not (zone and len(tail) > _SHORTEST and _taken_up(other))):
            continue
        rests = name[: len(name) - len(tail)], again[: again.rfind(tail)]
        short, long = sorted((_NEUTRAL.sub("", _PEOPLE.sub("民", rest)) for rest in rests), key=len)
        known = not short or short[-_WORD:] in long or (again is second.before and _told_with(ledger, one, rests[1]))
        if known and (_taken_up(other) or not _FOUND_ANEW.search(tail)):
            return tail
    if one.kind == "percent" and slip == "swapped" and (name := _one_rate(first, second, other)):
        return name
    if figures >= _MANY and slip == "point" and one.printed_unit == other.printed_unit:
        return first.before or "数"
    return ""


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


def _of_two_times(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for a rate told again behind 经过两年努力, and for two that are told to be so many points apart."""
    if one.kind != "percent":
        return False
    leads = (_LINK.sub("", ledger.lead(told)) for told in (one, other))
    return worded_apart(*(own_words(lead, len(lead)) for lead in leads)) or points_apart(ledger, one, other)


def _taken_up(later: Quantity) -> bool:
    """True for 用好43.6亿元的惠企贷款 and 投放的43.6亿元惠企贷款, which was told before."""
    return later.after.startswith("的") or later.before.endswith("的")


def _told_with(ledger: Ledger, one: Quantity, words: str) -> bool:
    """True for 享受的 before a name, where the sentence of the first number tells who did."""
    verb = words.removesuffix("的")[-_WORD:]
    return words.endswith("的") and len(verb) == _WORD and verb in ledger.read(ledger.sentences[one.sentence].span)


def _one_rate(first: _Named, second: _Named, other: Quantity) -> str:
    """不良率 for 不良贷款率, and 83.46%的普及成果 for 普及率: under a shorter name, or by what it is the rate of."""
    if other.after.startswith("的") and first.before.endswith("率"):
        stem = first.before[-_SHORTEST:-1]
        return first.before if len(stem) == _WORD and stem in second.behind[:_STEM] else ""
    short, long = sorted((first.before, second.before), key=len)
    if not (_SHORTEST <= len(short) <= _STEM and short.endswith("率") and long.endswith("率")):
        return ""
    at = long.rfind(short[:_WORD])
    rest = iter(long[at:]) if at >= 0 else iter("")
    return short if all(char in rest for char in short) else ""


def _tail_in(words: str, zone: str) -> str:
    """The longest end of the words that stands in the zone."""
    for at in range(len(words) - _SHORTEST + 1):
        if words[at:] in zone:
            return words[at:]
    return ""


def _set_apart(ledger: Ledger, years: LevelYears, one: Quantity, other: Quantity) -> bool:
    """True where another time, place or plan is told of one of them, or the text tells both more than once."""
    if _ALL_OF.search(_name_before(other)):
        return False
    told = {years.year_of(one), years.year_of(other)} - {0}
    if _ON_RECORD.search(other.before):
        told = set()
    if len(told) > 1 or apart(ledger, one, other):
        return True
    taken_up = _taken_up(other)
    if not one_time(ledger, one, other, plans=not taken_up, spans=False):
        return True
    if not taken_up and in_plans(ledger, one.span.start) != in_plans(ledger, other.span.start):
        return True
    if not taken_up and (_of_two_owners(ledger, one, other) or _of_two_times(ledger, one, other)):
        return True
    first, second = (set(_UNLIKE.findall(_LINK.sub("", told.before))) for told in (one, other))
    if first != second or differ_by(ledger, one, other):
        return True
    return both_told_again(ledger, one, other) or in_parallel(ledger, one, other)
