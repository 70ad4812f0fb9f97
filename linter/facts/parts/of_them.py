"""Parts told of what stands before: 226名代表中已有215名, 上述水库中已加固9座, 税收收入 of 一般公共预算收入."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity, start_of
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import one_scope, unit_class
from linter.facts.quantities.mentions import AMONG, shared
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MIDST = rf"(?:(?<![其心年期途集空高初]){AMONG}|当中|之内)[，,]?[^，,。；;：:、]{{0,16}}$"
_OF_THEM = regex(
    rf"(?:上述|前述|这些|这批|该批|本年度|(?<![由])所[一-鿿]|\d[名家户处座栋件起项个所份条台辆])[一-鿿]{{2,8}}?{_MIDST}"
    r"|(?:上述|前述|(?<![由])所[一-鿿])[一-鿿]{2,8}?已经?[一-鿿]{1,6}$"
)
"""What is told of them: 226名代表中已有, 上述水库中, 所立案件已破."""
_NOT_OF_THEM = regex(r"不(?:在|含|包括|属于?)[^，,。；;]{0,6}$")
_AND_OTHERS = regex(r"\d[名家户处座栋件起项个所份条台辆][一-鿿]{1,7}[和及与]")
"""1个开发区和市直部门中的3个: those among which they are have no number."""
_APART = regex(
    r"增[长加]|连同|利息|本息|滞纳|下降|减少|同比|人均|户均|平均|每|目标|计划|累计|往年|历年|人次|投入|新增|其中|另|还有|由|从"
)
_JOINED = regex(r"[^，,。；;：:、\d]{0,12}(?:、|和|及|与)[^，,。；;：:、\d]{0,16}")
"""What stands between two numbers of one list."""
_UNLIKE = frozenset(["change", "rank", "limit", "each", "rate"])
_LEAD = 40
"""Characters before a number that may say what it is a part of."""
_NEAR = 12
"""Blocks back to what the part is taken from."""
_MEMORY = 40
"""Earlier numbers of a unit that one may be a part of."""
_SHORTEST = 2
_BESIDE = 4
"""Numbers before a part of which one may be made up by the two last ones."""

# What every budget and bulletin counts within something else, whatever stands between them.
_WITHIN = {
    "税收收入": "一般公共预算收入",
    "非税收入": "一般公共预算收入",
    "限额以上单位零售额": "社会消费品零售总额",
    "城镇人口": "常住人口",
    "城镇常住人口": "常住人口",
    "工业用电量": "全社会用电量",
    **dict.fromkeys(("住户存款", "居民储蓄存款", "储蓄存款", "单位存款", "非金融企业存款"), "各项存款余额"),
    **dict.fromkeys(("住户贷款", "涉农贷款", "制造业贷款", "普惠小微贷款", "单位贷款"), "各项贷款余额"),
    "房地产开发投资": "固定资产投资",
    "工业投资": "固定资产投资",
    "民间投资": "固定资产投资",
    "私人汽车保有量": "民用汽车保有量",
}


def find_of_them(ledger: Ledger) -> Iterator[Outcome]:
    """Every number with the one that it is told to be a part of; the larger ones are wrong."""
    seen: dict[str, deque[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.approximate or not quantity.is_amount:
            continue
        unit = unit_class(quantity)
        before = seen.setdefault(unit, deque(maxlen=_MEMORY))
        if quantity.role not in _UNLIKE:
            whole = _whole(ledger, quantity, before)
            if whole is not None:
                yield Outcome(whole, quantity)
            before.append(quantity)
    yield from _known(ledger)


def _whole(ledger: Ledger, part: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The largest of the numbers told of the things that the part is taken from."""
    if not before:
        return None
    sentence = ledger.sentences[part.sentence]
    lead = ledger.text[max(sentence.span.start, part.span.start - _LEAD) : part.span.start]
    told = _OF_THEM.search(lead) if "中" in lead or "已" in lead or "之内" in lead else None
    if told is None or _APART.search(lead[told.start() :]) or _APART.search(part.after[:8]):
        return None
    opening = part.span.start - len(lead) + told.start()
    if before[-1].span.start > opening:
        return None  # 60个项目中有20个与…涉及的85个项目重合: the part has been told, another set follows
    # 40户市本级企业中: of these, whatever was told of 企业 before.
    itself = told.group()[0].isdigit() and "分别" not in told.group()
    if itself and (_NOT_OF_THEM.search(lead[: told.start()]) or _AND_OTHERS.match(told.group())):
        return None
    # 17个行政村、3个社区中，有16个村: of one of the two.
    two = itself and len(before) > 1 and joined(ledger, before[-2], before[-1])
    if two and part.value <= before[-2].value + before[-1].value:
        return None
    if itself and _of_other_things(part, lead[told.start() + 1 :]):
        return None
    itself = itself and not two
    if not itself and part.value <= _row(ledger, before):
        return None  # 党组会议6次、领导小组会议9次、推进会4次，上述会议中的16次: of all of the row
    if itself and any(one.value == before[-1].value + part.value for one in [*before][-_BESIDE:-1]):
        return None  # 未完成的6项，2项审理中，4项…: the two make up the number before them
    words = lead[told.start() : told.end()] + "|" + part.after[:8]
    nouns: list[tuple[int, Quantity]] = []
    unit = "" if itself else unit_class(part)
    for one in before:
        if itself and (one.value != before[-1].value or before[-1].span.end <= opening):
            continue
        if sentence.block - ledger.sentences[one.sentence].block <= _NEAR and one.head and one_scope(one, part):
            noun = shared(one.head, words)
            # 这些学生的家长中: others than those counted.
            if (
                len(noun) >= _SHORTEST
                and one.head.endswith(noun)
                and f"{noun}的" not in told.group()
                and _is_described(ledger, one, told.group(), noun)
                and not (unit == "人" and OTHER_PEOPLE.search(ledger.text, one.span.end, opening))
            ):
                nouns.append((len(noun), one))
    if not nouns:
        return None
    longest = max(length for length, _ in nouns)
    if "分别" in told.group():
        return _first_of(ledger, max((one for _, one in nouns), key=start_of), before)
    return max((one for length, one in nouns if length == longest), key=lambda one: one.value)


OTHER_PEOPLE = regex(
    "另|其他|其它|相关|负责人|责任人|家属|(?<!的)同时|还(?![款清])|以及|等人|[^一-鿿](?:对|给予|约谈|问责)"
)
"""Between the people and 上述人员中, who may be told besides them."""


def _row(ledger: Ledger, before: Sequence[Quantity]) -> Decimal:
    """What the numbers of the list that ends with the last one come to; nothing where there is no list."""
    told = [*before]
    first = len(told) - 1
    while first and joined(ledger, told[first - 1], told[first]):
        first -= 1
    return sum((one.value for one in told[first:]), Decimal(0)) if first + 1 < len(told) else Decimal(0)


def _is_described(ledger: Ledger, one: Quantity, back: str, noun: str) -> bool:
    """False for 主动上交礼金8万元 where 上述违规礼金 are gone back to: its sentence tells of no 违规."""
    named = _DESCRIBED.match(back) if one.kind == "money" else None
    if named is None or not named["name"].endswith(noun) or len(named["name"]) < len(noun) + _SHORTEST:
        return True
    return share_a_bigram(named["name"].removesuffix(noun), ledger.read(ledger.sentences[one.sentence].span))


_DESCRIBED = regex("(?:上述|前述|这些|这批|该批)(?P<name>[一-鿿]{2,8}?)(?=(?<![其心年期途集空高初])中|当中|之内|已)")


def _of_other_things(part: Quantity, midst: str) -> bool:
    """True for 16个乡镇中，有23个行政村 and 12个小区中，已成立业委会13个: a unit for anything, and another noun."""
    if part.unit not in FOR_ANYTHING:
        return False
    named = _NAMED_MIDST.match(midst)
    if named is None:
        return False
    name = named["name"][-_SHORTEST:]
    told = midst[named.end() :]
    said = _ADVERBS.sub("", told)
    # 使用不合格秤的多达193个: the noun is left out behind 的; 存在问题34个, 共有行政村103个: it stands there.
    if not _LEFT_OUT.search(told) and len(said) > _VERB and name not in said:
        return True
    if _NOUN_OF_ITS_OWN.search(told) and name not in told:
        return True
    return NO_NOUN.match(part.after) is None and name not in part.after[:_NOUN]


FOR_ANYTHING = frozenset("个项处")
_LEFT_OUT = regex("的(?:就|便|则|竟|已|共|[多高竟]?达到?|为|是|有|占)*$")
_NOUN_OF_ITS_OWN = regex("(?:存在|有|发现|查出|涉及|产生)[一-鿿]{2,6}$(?<!的有)(?<!的)")
_NAMED_MIDST = regex(f"[一-鿿](?P<name>[一-鿿“”]{{1,12}}?)(?:{AMONG}|当中|之中|之内)[，,]?")
_ADVERBS = regex("已经?|目前|现|共|有|均|就|先后|分别|[，,]")
NO_NOUN = regex(
    "[，,。；;、：:（(）)]|$|存在|有|已经?|未|被|完成|达|通过|实现|需|正|仍|尚|无|没|不|均|都|为|是|属|超|获|列入|纳入|建成|开工|竣工|在|由|因|按|与|出现|发生|取得|设立|开展"
)
"""Behind a number: no noun of its own."""
_VERB, _NOUN = 4, 10


def _first_of(ledger: Ledger, nearest: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """立行立改的60个、分阶段整改的50个问题中，分别有52个、41个: the first part is told of the first whole."""
    first = nearest
    for one in reversed(before):
        if one.span.start < first.span.start:
            if not joined(ledger, one, first):
                break
            first = one
    return None if first is nearest else first


def joined(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 立行立改的60个、分阶段整改的50个: two numbers of one list."""
    return bool(_JOINED.fullmatch(ledger.text, one.span.end, other.span.start))


def _known(ledger: Ledger) -> Iterator[Outcome]:
    """税收收入8.6亿元 behind 一般公共预算收入8.4亿元 in one paragraph."""
    if not any(name in ledger.text for name in _WITHIN):
        return
    told: dict[str, tuple[int, Quantity]] = {}
    for quantity in ledger.quantities:
        if not quantity.is_amount or quantity.approximate:
            continue
        name = _NAME.search(quantity.before)
        if name is None or quantity.role in _UNLIKE or _APART.search(quantity.before):
            continue
        block = ledger.sentences[quantity.sentence].block
        whole = told.get(_WITHIN.get(name["name"], ""))
        if whole and whole[0] == block and whole[1].unit == quantity.unit and one_scope(whole[1], quantity):
            yield Outcome(whole[1], quantity)
        told[name["name"]] = (block, quantity)


_NAMES = "|".join(sorted({*_WITHIN, *_WITHIN.values()}, key=len, reverse=True))
# 金融机构本外币各项存款余额: a bank's own would be named before it; 住户存款余额 is 住户存款.
_NAME = regex(
    rf"(?:^|[县市区省州]|全年|[年季月]末|全区|其中|城乡)(?:(?:金融机构)?(?:本外币|人民币)?(?=各项))?(?P<name>{_NAMES})"
    r"(?:余额)?(?:完成|实现|达到|达|为|共计?|合计)*$"
)
