"""Parts of those to whom something was done: 给予处分19人 … 受到处分的人员中，村干部就有21人.

No number and no 上述 leads back to the whole; the act does, which the text has told with a number only once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import places_of
from linter.facts.quantities.labels import one_scope
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.facts.states.plans import headings_over
from linter.facts.states.same_matter import TIME
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("的(?P<noun>[一-鿿]{1,8}?)(?:当中|之中|中|里面?)[，,]?")
_CLASS_SIGN = regex("的(?P<noun>[一-鿿]{1,8}?)(?=(?:已|就|竟|更|共|达到?|有|为|多){0,3}\\d{1,6}[人名位])")
"""受到党纪政务处分的村干部达37人: a class of them, without 中, where the act is told at some length."""
_SUFFERED = regex("受到?|被|遭到?")
_PEOPLE_NOUN = "人员|对象|人|者|干部|党员|群众|学生|职工|患者|司机|驾驶员|负责人|当事人"
_THING_NOUN = (
    "企业|单位|公司|商户|店|学校|医院|机构|项目|问题|案件|线索|事项|合同|工程|车辆|船舶|房屋|地块|图斑|村|户|点位|隐患"
    "|产品|样品|设施|设备|摊位|工地|市场|食堂"
)
_NOUN = regex(rf"(?:(?P<people>{_PEOPLE_NOUN})|(?P<thing>{_THING_NOUN}))$")
_JOINED = regex(
    "(?P<act>签约|引进|招引|落户|入库|入选|立项|获批|申报|上报|抽查|受检|参检|参评|参训|交办|转办|督办|挂牌|约谈|查处|立案|关停|征集|受理|认定|移交"
    f"|摸排|排查|帮扶|包联)(?P<noun>{_THING_NOUN})(?:当中|之中|中|里面?)[，,]?(?=[^，,。；;：:\n]{{0,8}}\\d)"
)
"""签约项目中有41个已开工: the act is told right before what it was done with, without 的."""
_ACT = regex(r"[^，,。；;：:、（(）)“”\n\d]{2,24}$")
_BEFORE_ACT = regex(
    "^(?:(?:截至)?目前|今年|本[轮次年]|此次|这次|全部|所有|在|对|从|而|其中|已经?|被|受到?|遭到?|予以|给予|依法|依规|依纪)+"
)
_MIDST = regex("[^，,。；;：:\n\\d]{0,18}")
_NO_STATE = regex("另|还|又|再|每|均|人次|目标|计划|预计|拟|力争|同比|增|减|由|从|比|约|近|超|分别|累计|涉及|其他")
_HAVE = regex("有|占|达|为|是|就|仅|共|[，,]$|[一-鿿]{2}$")
_WIDER = regex("累计|近[一二三四五几两]|历年|往年|[上去前]年|以来|全[国省市县区]|(?:19|20)\\d\\d年")
"""Beside the part, that more is meant than the one telling of the whole, unless the whole is told so too."""
_NO_WHOLE = regex("其中|每|均|计划|目标|拟|上年|去年|同比|另|分别|新增|又")
_OF_ONE_PLACE = regex("(?:[镇乡村局院校站所厂]|公司|街道|社区)(?:的|等)?$|某[^，,。；;]{0,6}$")
_OF_A_DAY = regex("[本当上][月周日天]|(?<!至)\\d月\\d{1,2}日|[首前]批|第[一二三四五六]批|现场|会上")
_PEOPLE = frozenset("人名位")
_TIMES = 2
"""Times of the whole up to which a number may be meant as its part."""
_SHORTEST = 2
"""Characters of an act."""
_TELLING = 4
"""Characters of an act that is told in the same words only of the same people."""
_PLAINLY = regex(
    "(?:^|[，,。；;：:、\n]|季度|月份?|半年|全年|今年|[轮次]|已经?|共|依法|依规|先后|集中|当场|给予|予以|受到?|被|[县市区镇局])$"
)
_BEHIND_ACT = 8
"""Characters between an act and its number, or between a number and what was done, that name those meant."""


class _Told(NamedTuple):
    """A count beside the words of an act."""

    one: Quantity
    of: str
    """The words between the two."""
    plainly: bool
    """True where the words are those of the whole act."""


def find_parts_of_acted(ledger: Ledger) -> Iterator[Outcome]:
    """Every count of some of those to whom something was done, with how many they are where that is less."""
    acts: dict[str, list[_Told]] = {}
    among = ((sign, False) for sign in _SIGN.finditer(ledger.text))
    classes = ((sign, True) for sign in _CLASS_SIGN.finditer(ledger.text))
    joined = ((sign, False) for sign in _JOINED.finditer(ledger.text))
    for sign, of_class in chain(among, classes, joined):
        noun = _NOUN.search(sign["noun"])
        at = ledger.quantity_index(sign.end())
        if noun is None or at >= len(ledger.quantities):
            continue
        part = ledger.quantities[at]
        midst = _MIDST.fullmatch(ledger.text, sign.end(), part.span.start)
        if midst is None or not _is_part(ledger, part, midst.group(), bool(noun["people"])):
            continue
        sentence = ledger.sentences[part.sentence].span
        act = _ACT.search(ledger.text[sentence.start : sign.start()])
        right_before = sign.groupdict().get("act", "")
        core = right_before or (_BEFORE_ACT.sub("", act.group()) if act else "")
        if of_class and not (len(core) >= _TELLING and _SUFFERED.search(act.group() if act else "")):
            continue
        if len(core) < _SHORTEST or core[0] in "未不没待应需":
            continue
        if core not in acts:
            acts[core] = list(_told(ledger, core))
        whole = _whole(ledger, part, acts[core], noun.group())
        if whole is not None and not (right_before and _of_other_times(ledger, whole, part)):
            yield Outcome(whole, part)


def _of_other_times(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for 二季度签约项目 and 签约项目: the whole has a time of its own, or the part one that is new."""
    around, beside = (
        set(TIME.findall(ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]))
        for one in (whole, part)
    )
    if around - beside:
        return True
    title = ledger.read(ledger.document.blocks[0].span) if ledger.document.blocks else ""
    over = title + headings_over(ledger, whole.span.start)
    return any(time not in over for time in beside - around)


def _is_part(ledger: Ledger, part: Quantity, midst: str, people: bool) -> bool:
    if part.kind != "count" or not part.exact or _NO_STATE.search(midst) or not (_HAVE.search(midst) or not midst):
        return False
    return people == (part.printed_unit in _PEOPLE) and not HOLDS_MORE.match(ledger.text, part.span.end)


def _told(ledger: Ledger, core: str) -> Iterator[_Told]:
    """Every count told right behind the act, or right before it."""
    told = re.compile(rf"{re.escape(core)}(?:了|的)?(?P<of>[一-鿿]{{0,{_BEHIND_ACT}}})$")
    done = re.compile(rf"(?P<of>[一-鿿]{{0,{_BEHIND_ACT}}})(?:进行|予以|给予|实施|作出|受到|被)了?{re.escape(core)}")
    for one in _near(ledger, core):
        if one.kind != "count":
            continue
        if core in one.before[-len(core) - _BEHIND_ACT - 1 :]:
            found = told.search(one.before)
            plainly = found is not None and _PLAINLY.search(one.before[: found.start()]) is not None
        elif core in one.after[: len(core) + _BEHIND_ACT * 2]:
            found, plainly = done.match(one.after), True
        else:
            continue
        if found is not None:
            yield _Told(one, found["of"], plainly or len(core) >= _TELLING)


def _whole(ledger: Ledger, part: Quantity, told: Sequence[_Told], noun: str) -> Quantity | None:
    """The one number told with the act, of people or of the same things, if it is too small."""
    wholes: list[Quantity] = []
    for one, of, plainly in told:
        if one is part or not _counts(one, part, of, noun):
            continue
        if one.approximate or not one.exact or _OF_ONE_PLACE.search(one.before):
            return None
        if not plainly:
            continue  # 政务处分26人 are not all of those 受到处分
        wholes.append(one)
        if one.value != wholes[0].value:
            return None  # of several numbers none is known to be of them all
    if not wholes or not wholes[0].value < part.value < wholes[0].value * _TIMES:
        return None
    whole = wholes[0]
    around = ledger.read(ledger.sentences[whole.sentence].span)
    beside = ledger.text[ledger.sentences[part.sentence].span.start : part.span.start]
    if _NO_WHOLE.search(whole.before) or any(word not in around for word in _WIDER.findall(beside)):
        return None
    # 本月约谈企业7家 …（further on）被约谈的企业中: those of other days may be meant too.
    if part.sentence - whole.sentence != 1 and _OF_A_DAY.search(around):
        return None
    return whole if one_scope(whole, part) else None


def _near(ledger: Ledger, core: str) -> Iterator[Quantity]:
    """The numbers right behind the words of the act, wherever they stand, and those right before them."""
    last = -1
    for place in places_of(core, ledger.text):
        first = ledger.quantity_index(place - _BEHIND_ACT * 2)
        # The one that ends behind the place begins before it.
        for at in range(max(last + 1, first - 1), len(ledger.quantities)):
            if ledger.quantities[at].span.start > place + len(core) + _BEHIND_ACT + 1:
                break
            last = at
            yield ledger.quantities[at]


def _counts(one: Quantity, part: Quantity, of: str, noun: str) -> bool:
    if {one.printed_unit, part.printed_unit} <= _PEOPLE:
        return True
    return one.unit == part.unit and (of.endswith(noun) or one.head.endswith(noun) or one.after.startswith(noun))
