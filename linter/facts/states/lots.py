"""Lots: a counted lot all of which is over, 8个片区均已竣工, and some of that name still open: 在建的2个片区.

`remainders` hears denials in the words of the whole; here the name of the things is what both share, and what is told
of the few need only mean that they are not over: 正在, 推迟到明年, 剩余, or the opposite of what all are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.another_set import of_another_set
from linter.facts.states.deeds import MADE_A_NOUN, same_deed
from linter.facts.states.ended import ENDED, FINISHED, only_the_manner, passed_another
from linter.facts.states.open_lots import OPPOSITES, find_open_lots
from linter.facts.states.things import other_things
from linter.facts.states.whole_lots import Lot, find_whole_lots, named_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OVER = regex(
    rf"(?:已经?|按期|按时|如期|顺利|圆满|得到|实现|予以|完成|做到|达到|了|地|工作|任务|安装|进行)*(?:{ENDED}|改造|整治|加固|治理|清理|换发|认证|检[测查验]|接通|供[水电气]|达标|合格|到岗|安装|移送[一-鿿]{{0,2}}起诉|完备|结束)"
)
_NO_OBJECT = regex("(?:了|任务|工作|工程|使用|妥当|好|并[一-鿿]*|[、和][一-鿿]*|[一-鿿]{0,2})")
_LATER_STEP = regex("验收|决算|结算|审计|评估|公示|复查|备案|归档|发证|补助|启用|投[用产]|运营|入住|绿化|回头看")
_MOST = 40
"""Numbers behind a whole that it is held against."""
_SHORTEST = 2
_NEAR = 2
"""Paragraphs behind the whole in which a name of two characters is enough."""
_ATTRIBUTE = 16
"""Characters before a number in which stands what sets the things apart."""
_BACK = 6
"""Sentences before the whole in which the number may stand that whole and rest are parts of."""
_NAMELESS = regex("[（(，,。；;、]|$|将|均|已经?|因|正|仍|由|在|也|都|要|需|未|没|尚|还|待|计划|拟|列入|结转|推迟")
_COMMON = frozenset(["完成", "工作", "实现", "进行", "开展", "落实", "到位", "安全", "管理"])
_SAMPLES = ("样品", "样本", "抽样")
_ANY_UNIT = "个家处所项条起件宗座村镇"


def find_lots(ledger: Ledger) -> Iterator[tuple[Lot, Lot]]:
    """Every lot told as wholly done beside a smaller number of that name and unit that is not; not yet held apart."""
    wholes = list(find_whole_lots(ledger))
    if not wholes:
        return
    units = {_unit(whole.quantity) for whole in wholes}
    alike = (one for one in ledger.quantities if "" in units or _unit(one) in units)
    rests: dict[str, list[Lot]] = {}
    for rest in find_open_lots(ledger, alike):
        for unit in (_unit(rest.quantity), ""):
            rests.setdefault(unit, []).append(rest)
    for whole in wholes:
        near = rests.get(_unit(whole.quantity), ())
        at = bisect_left(near, whole.said.span.end, key=lambda one: one.said.span.start)
        for rest in near[at : at + _MOST]:
            fewer = whole.quantity is None or rest.quantity is None or rest.quantity.value < whole.quantity.value
            if fewer and _open(whole, rest) and _of_one_name(ledger, whole, rest):
                yield whole, rest


def _unit(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    return "人" if quantity.unit in "名位人" else "个" if quantity.unit in _ANY_UNIT else quantity.unit


def _open(whole: Lot, rest: Lot) -> bool:
    """True where what is told of some denies what is said of all."""
    if rest.way == "opposite":
        return any(
            all_are.search(whole.words) and not some_are.search(whole.words) and some_are.search(rest.words)
            for all_are, some_are in OPPOSITES
        )
    over = _OVER.match(whole.words)
    if over and not _NO_OBJECT.fullmatch(whole.words, over.end()):
        over = None  # 全部落实值守人员, of which 正在加固 says nothing
    if rest.way == "as":
        return _share(whole.words, rest.words)
    if rest.way == "no":
        general = re.match(rf"(?:能|按期|按时|全部|完全)*(?:{FINISHED})", rest.words)
        same = rest.words[:2] in whole.clause or _share(whole.clause, MADE_A_NOUN.sub("", rest.words))
        if passed_another(whole.words, rest.words) or only_the_manner(whole.words, f"未{rest.words}"):
            return False
        return same or bool(general and over and not _LATER_STEP.search(whole.words))
    if rest.way == "left":
        return over is not None or _share(whole.words, rest.words)
    if rest.way == "going" and not _WORK.fullmatch(rest.words) and not _share(whole.clause, rest.words):
        return False  # 路灯全部修复，尚有3个村正在推进道路硬化
    return over is not None and not _LATER_STEP.search(rest.words)


_WORK = regex(
    "[一-鿿]{0,2}中?|(?:抓紧|加快|全力|有序|继续|组织|推进|进行|实施|开展|建设|施工|整改|办理|审理|改造|修复|修缮|加固|安装|调试|扫尾|收尾|完善|落实|验收|攻坚|处置|化解|核查)+"
)
"""What is going on with the things themselves, whatever they are: 正在抓紧施工."""


def _share(one: str, other: str) -> bool:
    """True where the two share a pair of characters that says what is done."""
    return bool((bigrams(one) & bigrams(other)) - _COMMON) or same_deed(one, other)


def _two_parts(ledger: Ledger, whole: Lot, rest: Lot) -> bool:
    """True for 107批次, 到期的83批次已全部完成, 其余24批次仍在办理: both are parts of what was told before."""
    if whole.quantity is None or rest.quantity is None:
        return False
    both = whole.quantity.value + rest.quantity.value
    sentences = range(max(0, whole.said.sentence - _BACK), rest.said.sentence + 1)
    return any(one.value == both for index in sentences for one in ledger.by_sentence.get(index, ()))


def _set_apart(ledger: Ledger, whole: Lot, rest: Lot) -> bool:
    """True for 外地连锁的2家网吧仍在营业: what stands before the number makes them others than those of the whole."""
    start = rest.said.span.start
    if rest.quantity is None or rest.quantity.span.start != start or rest.way not in ("going", "as"):
        return False
    sentence = ledger.read(ledger.sentences[whole.said.sentence].span)
    return of_another_set(ledger.text[max(0, start - _ATTRIBUTE) : start], sentence.partition("，")[0])


def _due(ledger: Ledger, whole: Lot, rest: Lot) -> bool:
    """True for 应于6月底办结的5件均已办结，其余2件, and for 去年的建议 and 今年还有4件: two lots."""
    said, told = (ledger.lead(lot.quantity) if lot.quantity else "" for lot in (whole, rest))
    if said.endswith("的") and whole.said.sentence == rest.said.sentence and _OTHERS.search(told[-_BACK:]):
        return True
    words = ledger.read(ledger.sentences[whole.said.sentence].span)
    return _THIS_YEAR.search(told) is not None and _LAST_YEAR.search(words) is not None


_OTHERS = regex("其余|其他|另")
_THIS_YEAR, _LAST_YEAR = regex("[今本]年"), regex("[去上前往]年")


def _of_one_name(ledger: Ledger, whole: Lot, rest: Lot) -> bool:
    """True where the things bear one name, or the few follow in the paragraph without a name of their own."""
    one, other = (ledger.sentences[lot.said.sentence].block for lot in (whole, rest))
    if other < one or _two_parts(ledger, whole, rest) or _set_apart(ledger, whole, rest) or _due(ledger, whole, rest):
        return False
    if whole.quantity is None and rest.quantity and _attributed(whole.name, rest.quantity.before):
        return False
    if whole.quantity and rest.quantity and one == other and not named_near(rest.quantity):
        nameless = _NAMELESS.match(rest.quantity.after) and rest.way in ("no", "going", "left")
        return bool(nameless) and whole.quantity.unit == rest.quantity.unit not in "个项"
    if "的" in whole.name and "的" in rest.name:
        # 行政村的文化广场 and 行政村的农贸市场; but 2种药品的差额 is told of 药品.
        whose = rest.name.rpartition("|")[2].partition("的")[0]
        return whole.name[-2:] in (rest.name[-2:], whose[-2:])
    names, others = ([name for name in lot.name.split("|") if name] for lot in (whole, rest))
    if other - one > _NEAR:
        return any(a == b and len(a) > _SHORTEST + 1 for a in names for b in others)
    return any(_alike(a, b) for a in names for b in others)


def _attributed(name: str, before: str) -> bool:
    """True for 积压粮食全部清零 and 新收粮食还剩3万吨: what stands before the noun is nothing that all were called."""
    own = before.rpartition(name[-_SHORTEST:])[0]
    which = _FILLER.sub("", own)[-_ATTRIBUTE:]
    return bool(own) and len(which) >= _SHORTEST and not bigrams(which + name[-_SHORTEST]) & bigrams(name)


_FILLER = regex("目前|截至|眼下|现|仍|还|尚|有|其中|全[省市县区镇乡]|[我本][省市县区镇乡]|对|但|因")


def _alike(one: str, other: str) -> bool:
    """True where the last two characters of one name stand in the other, and neither is of other things."""
    if one == other:
        return True
    # 抽样120批次，全部合格 is told of whatever was sampled; 检出的2批次不合格药品 are some of those.
    if one[-2:] in _SAMPLES and other:
        return True
    long = min(len(one), len(other)) >= _SHORTEST
    return long and (one[-2:] in other[-8:] or other[-2:] in one[-8:]) and not other_things(one, other)
