"""Ends of names: 抽检合格率 before one number and behind another, and names that are short for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import is_short_for, shared_tail
from linter.facts.quantities.labels import in_a_list
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Slip = Literal["swapped", "point", "digit", ""]
"""Digits in another order, the point moved, one digit that differs; empty for anything else."""


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
LINK = regex(
    rf"(?:[由从][^，,。；;]{{0,14}}?\d[^，,。；;]{{0,8}}?)?"
    rf"(?:(?:继续|稳步|逐年|持续|大幅|进一步|仍然?|已经?|均|也|就|目前|现|再)*"
    rf"(?:{_TURN}[到至为在]|(?:高|多|只|仅)?达到?|为|是|在|[仅只共]?有|共计|合计|总计|累计|共|计|完成|实现|了"
    rf"|(?:折合)?人民币|每[一-鿿]{{1,3}}|[：:]))*$"
)
_RUN = regex("[一-鿿A-Za-z“”]+$")
_OPENS = regex("^.*(?:[即其对将把以由]|按照?|经(?![济营费贸开办纪])|(?<![数依证])据)(?=[一-鿿]{3})")
"""What stands before a name and is none of it: 双方按中标价."""
_BEHIND = regex("的?(?P<noun>[一-鿿A-Za-z“”]{2,16})")
WON = "合同价款"
_ALIASES = (
    (regex("占地(?!面积)"), "占地面积"),
    (regex("全线|全程|全长|总长度?|总里程|(?:线路|路线|河道|管线|坝轴线)长度?$"), "全线总长"),
    (regex("(?:投标|中标|成交|签约合同|签约|合同)(?:报价|金额|价款|价格|价)"), WON),
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
_PEOPLE = regex("居民|(?:人民)?群众")
_NEUTRAL = regex(
    "[全我本](?:[省市县区州国旗镇乡村院校局年])|年[末底度]|全年|目前|现有|累计|综合|总体|实际|已|共|上述|该|这|完成|实现|实施|开展"
)
_FOUND_ANEW = regex("(?:满意|合格|优良|达标|完成|及时|办结|整改|知晓|检出|命中|通过|到位|收视|利用)[率度]$")
"""Rates that every inspection and every survey finds anew: only one that is taken up is the one told before."""
ON_RECORD = regex("(?:载明|约定|登记|记载|注明|标明|列明|确认|审定|核定)的$")
"""What is cited by the paper in which it stands needs no name."""
ALL_OF = regex("(?:全部|全额|所有)(?P<noun>[一-鿿]{2,6})$")
_EACH = regex("[人户日月年村亩均]均|每|单[价位]|均价")

_AMONG = regex("[一-鿿“”]{2,12}(?<!其)中(?:[，,]|$|[一-鿿])")
"""Behind a number of which parts are told next."""
_FEWEST = 3
"""Digits of which all that agree are no coincidence under one name."""
_MANY = 5
"""Digits that are the same by no chance, whatever the names."""


def one_name(ledger: Ledger, one: Quantity, other: Quantity, slip: Slip) -> str:
    """The end of the name that both bear; empty where they bear none or where it is that of two things."""
    figures = len(printed_digits(one))
    if slip == "point" and any(_EACH.search(told.before) for told in (one, other)):
        return ""
    first, second = _named(ledger, one), _named(ledger, other)
    whole = ALL_OF.search(second.before) if slip == "point" else None
    if whole and first.before.endswith(whole["noun"]):
        return str(whole["noun"])
    if figures < _FEWEST and slip == "point":
        return ""
    if figures > _FEWEST and slip != "digit" and ON_RECORD.search(other.before):
        return first.before or "数"
    for name, again, zone in (
        (first.before, second.before, False),
        (first.before, second.behind, True),
        (second.before, first.behind, True),
    ):
        tail = _tail_in(name, again) if zone else shared_tail(name, again)
        if len(tail) < _SHORTEST:
            continue
        rests = name[: len(name) - len(tail)], again[: again.rfind(tail)]
        short, long = sorted((_NEUTRAL.sub("", _PEOPLE.sub("民", rest)) for rest in rests), key=len)
        known = not short or short[-_WORD:] in long or (again is second.before and _told_with(ledger, one, rests[1]))
        if slip == "digit" and not (
            len(tail) > _SHORTEST and (zone or _has_noun(ledger, one, other)) and taken_up_again(other)
        ):
            continue
        if known and (taken_up_again(other) or not _FOUND_ANEW.search(tail)):
            return tail
    if one.unit == "平方米" and slip and (name := _area_of(first, second)):
        return name
    if slip != "digit" and (name := _abbreviated(first.before, second.before)):
        return name
    if one.kind == "percent" and slip == "swapped" and (name := _one_rate(first, second, other)):
        return name
    if figures >= _MANY and slip == "point" and one.printed_unit == other.printed_unit:
        return first.before or "数"
    return ""


def _named(ledger: Ledger, quantity: Quantity) -> _Named:
    before = name_before(quantity)
    if before in _MEASURES:  # 国有建设用地216宗、面积738.2公顷
        at = ledger.quantity_index(quantity.span.start)
        last = ledger.quantities[at - 1] if at else None
        if last and last.sentence == quantity.sentence and quantity.clause.start - last.span.end <= 1:
            before = name_before(last)
    behind = _BEHIND.match(quantity.after)
    return _Named(before, _known(behind["noun"]) if behind else "")


def name_before(quantity: Quantity) -> str:
    """The name that ends right before a number, without the words that lead to it."""
    before = quantity.before[-2 * _LONGEST :]
    run = None if in_a_list(before) else _RUN.search(_known(LINK.sub("", before)))
    return _OPENS.sub("", run.group())[-_LONGEST:] if run else ""


def _known(name: str) -> str:
    for words, known in _ALIASES:
        name = words.sub(known, name)
    return name


def taken_up_again(later: Quantity) -> bool:
    """True for 用好43.6亿元的惠企贷款 and 投放的43.6亿元惠企贷款, which was told before."""
    return later.after.startswith("的") or later.before.endswith("的") or _AMONG.match(later.after) is not None


def _has_noun(ledger: Ledger, one: Quantity, later: Quantity) -> bool:
    """True for 占地86.6亩的填埋场, where the first number was told of the same thing."""
    noun = later.after[1 : 1 + _SHORTEST]
    start = ledger.sentences[one.sentence].span.start
    return later.after.startswith("的") and len(noun) == _SHORTEST and noun in ledger.text[start : later.span.start]


def _told_with(ledger: Ledger, one: Quantity, words: str) -> bool:
    """True for 享受的 before a name, where the sentence of the first number tells who did."""
    verb = words.removesuffix("的")[-_WORD:]
    return words.endswith("的") and len(verb) == _WORD and verb in ledger.read(ledger.sentences[one.sentence].span)


_AREA = regex("(?:总|占地|规划|建设|建筑)*面积$")


def _area_of(first: _Named, second: _Named) -> str:
    """保护区总面积3.46万公顷 and 34.6平方公里的保护区."""
    thing = _AREA.sub("", first.before)
    known = thing != first.before and len(thing) >= _SHORTEST and second.behind.startswith(thing[-_LONGEST:])
    return first.before if known else ""


_SCORED = regex("(?:综合|自评)?(?:得分|评分|总分|成绩)$")
_BRIEF = 5


def _abbreviated(one: str, other: str) -> str:
    """未成年人测评 for 未成年人思想道德建设工作测评: a name that leaves out the middle of another one."""
    short, long = sorted((_SCORED.sub("", one) or one, _SCORED.sub("", other) or other), key=len)
    long = _NEUTRAL.sub("", long)
    if len(short) < _BRIEF or short[-_WORD:] != long[-_WORD:] or not long.startswith(short[:_SHORTEST]):
        return ""
    return long if is_short_for(short, long) else ""


def _one_rate(first: _Named, second: _Named, other: Quantity) -> str:
    """不良率 for 不良贷款率, and 83.46%的普及成果 for 普及率: under a shorter name, or by what it is the rate of."""
    if other.after.startswith("的") and first.before.endswith("率"):
        stem = first.before[-_SHORTEST:-1]
        return first.before if len(stem) == _WORD and stem in second.behind[:_STEM] else ""
    short, long = sorted((first.before, second.before), key=len)
    if not (_SHORTEST <= len(short) <= _STEM and short.endswith("率") and long.endswith("率")):
        return ""
    at = long.rfind(short[:_WORD])
    return short if at >= 0 and is_short_for(short, long[at:]) else ""


def _tail_in(words: str, zone: str) -> str:
    """The longest end of the words that stands in the zone."""
    for at in range(len(words) - _SHORTEST + 1):
        if words[at:] in zone:
            return words[at:]
    return ""
