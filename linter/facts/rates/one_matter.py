"""One matter: whether a rate that stands apart from two numbers is told of their time, their place and their class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.owners import owners_apart, scopes_differ
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.same_matter import LOOKED_AGAIN, TIME, classes_in, places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EMPTY = regex(
    "[一二三四五六七八九十][是、]|其[一二三四]|从[一-鿿]{1,6}[看来]|总体|整体|综合|全部|所有|各类|各项|这[项些类]|上述|本次|此次|今年"
    "|全[市县区州镇乡街]|[我本][市县区州镇乡局院校]|上级(?=[交转]办)|目前|但|其|的"
)
"""What says nothing of what a rate is of."""
_TASK = regex("(?:任务|计划|目标|问题)$")
_LAST = ("上年", "去年")
_YEAR = regex(r"\d{4}年")
_NOW = regex("目前|截[至止]|现已经?|至今")
_SINCE, _AS_OF = regex("[^，,。；;\n]{1,10}以来[，,]?"), regex("截[至止][^，,。；;\n]{1,12}[，,]?")
_AGAIN = regex("[本此]次|复查|复核|复检|再次|回头看")
_OTHER = regex(
    "其中|[其另]他|个别|部分|有的|某|[全我本][国省]|行业|上[月周季期]|前期|(?:整改|治理|整治|改造|提升)[前后]|自查|自评|自报|邻|兄弟|口径|按[一-鿿]{1,6}计"
)
"""What the sentence of a rate says where it is of some, of others, of another day or reckoned otherwise."""
_APART = regex(
    "期间|之[初前]|节[日前后]|新纳入|系统|平台|监理|平行|第三方|到期|扣除|剔除|(?<![本此]次)抽[查检样测]|随机|随访|复[查核检]"
)
"""A stretch, a batch or a measurer of its own, where the numbers do not tell the same."""
_OF_THEM = regex("的(?!(?:基础|情况|水平))|以[上下内]|[（(](?:按|[^（）()]*口径)|[，,](?:系|是|为)?按")
"""Behind a rate that describes others, 整改率83%的单位, or is reckoned otherwise."""
_LEVEL = regex("全(?P<level>[国省市县区州旗镇乡村])")
_KNOWN = frozenset(("信访", "线索", "移交"))
"""What a later sentence leaves out of 信访积案 without meaning others."""
_HIGHEST, _FROM_ABOVE = "中央", "上级"
"""中央和省交办的积案 are those 上级交办."""
_WORD, _STRONG = 2, 3


def act_and_thing(name: str) -> tuple[str, str]:
    """What was done and to what: 化解 and 重复来电 of 三季度重复来电化解率, without its last word."""
    last = name.rpartition("的")[2]
    stem = TIME.sub("", _EMPTY.sub("", last if len(last) > _STRONG else name))
    return stem[-_WORD:], _TASK.sub("", stem[:-_WORD])


def belongs(name: str, words: str) -> bool:
    """False for 新纳入的困难群众建档率: what stands before 的 narrows a thing down, and no other words tell of it."""
    lead = TIME.sub("", _EMPTY.sub("", name.rpartition("的")[0]))
    return len(lead) < _WORD or _SOURCE.search(lead) is not None or any(two in words for two in bigrams(lead))


_SOURCE = regex("(?:列出|列明|反映|公布|通报|[上填]报|报送|公示|载明|所列|提到|提及|印发)$")
"""材料列出的抽查甲级率: where a rate is told, and not of what."""


def tells_thing(words: str, thing: str) -> bool:
    """True where every character of a thing, and two side by side, stand in the words."""
    return all(letter in words for letter in thing) and any(two in words for two in bigrams(thing))


def narrowed(words: str, act: str, name: str) -> bool:
    """True for 调解结案357件 beside 结案率: words before an act narrow down what the rate is of."""
    before = _PHRASE.split(words.rpartition(act)[0])[-1]
    rest = "".join(letter for letter in _PLAIN.sub("", before) if letter not in name)
    return len(rest) >= _WORD


_PHRASE = regex(r"[，,；;：:。、（()）|]|\d[\d.,]*[万亿]?[一-鿿]?")
_PLAIN = regex(
    "[已均共有现经为的]|累计|实际|成功|全部|按[期时]|目前|完成|基本|评[出定]|[查检]出|检测|检验|认定|结果|其中"
)


def of_one_matter(ledger: Ledger, rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """False where the sentence of the rate, or that of its numbers, names a time, a place or a class of its own."""
    first, last = sorted((part, whole), key=lambda one: one.span)
    lead = ledger.lead(rate)
    where = ledger.text[ledger.sentences[first.sentence].span.start : last.clause.end]
    title = ledger.read(ledger.document.blocks[0].span)
    if _OTHER.search(lead) or _OF_THEM.match(ledger.text, rate.span.end) or not _of_one_time(ledger, lead, where):
        return False
    if any(word not in where + title for word in _APART.findall(lead)):
        return False
    if not of_one_place(ledger, rate, first) or not _of_one_level(ledger, lead, where + title):
        return False
    known = _KNOWN | {_HIGHEST} if _FROM_ABOVE in lead else _KNOWN
    if classes_of(lead) - known != classes_of(where) - known:
        return False
    return not headed_apart(ledger, rate.span.start, part.span.start)


def of_one_place(ledger: Ledger, rate: Quantity, counted: Quantity) -> bool:
    """False where the words before a rate name a place or a body that neither those of its number nor the title do."""
    sentence = ledger.read(ledger.sentences[counted.sentence].span)
    title = ledger.read(ledger.document.blocks[0].span)
    if not places(ledger.lead(rate)) <= places(sentence) | places(title):
        return False
    return not (owners_apart(ledger, counted, rate) or scopes_differ(counted, rate))


def of_one_owner(ledger: Ledger, part: Quantity, whole: Quantity) -> bool:
    """False for 县级帮扶资金 beside 省级共下达帮扶资金, and for those of a town."""
    leads = [ledger.lead(one) for one in (part, whole)]
    name = name_of(whole)[-_NAME:]
    if len(name) == _NAME and name in part.before and not takes_up(part.before, name):
        more = _OF_ALL.sub("", part.before.partition(name)[0])
        # 计划建设集中供水工程40处 … 已建成集中供水工程31处: all but a verb is said of the plan as well.
        if sum(letter not in whole.before for letter in more) >= _WORD:
            return False
    return of_one_place(ledger, part, whole) and classes_of(leads[0]) == classes_of(leads[1])


def name_of(one: Quantity) -> str:
    """The name of an amount by the words right before it: 共筹集帮扶资金."""
    told = _HAN.search(_VERB.sub("", one.before))
    return told.group() if told else ""


def takes_up(words: str, name: str) -> bool:
    """False for 产业帮扶资金 and 首批帮扶资金, which are a part of 帮扶资金."""
    if len(name) < _NAME:
        return False
    before, found, _ = words.partition(name[-_NAME:])
    return bool(found) and _OF_ALL.fullmatch(before) is not None


_NAME = 4
"""Characters of the name of an amount that hardly two of a report have: 帮扶资金."""
_VERB = regex("(?:数量|总[量数额]|数额|为|是|达到?|有|共计?|合计|总计|：|:)+$")
_HAN = regex("[一-鿿]+$")
_OF_ALL = regex(
    r"(?:截[至止]|(?:19|20)\d\d年|\d+月(?:\d+日)?|[末底]|目前|[全我本][市县区州镇年]|今年|该项?|上述|的|已经?|累计|实际)*"
)


def of_one_year(ledger: Ledger, rate: Quantity, counted: Quantity) -> bool:
    """False where the words before a number name a year that is not the report's, and those before its rate do not."""
    title = ledger.read(ledger.document.blocks[0].span)
    lead, where = (_times_in(ledger, words) for words in _by_then(ledger.lead(rate), ledger.lead(counted)))
    year = ledger.identity.year
    known = lead | _times_in(ledger, title) | ({f"{year}年"} if year else set())
    if (lead and where and lead.isdisjoint(where)) or any(_LATER.search(ledger.lead(one)) for one in (rate, counted)):
        return False
    return {one for one in where if _YEAR.fullmatch(one)} <= known


_LATER = regex("明年|下年|来年|下一年|(?<![比较于与同])(?:[上去]年|同期)")


def _of_one_time(ledger: Ledger, lead: str, where: str) -> bool:
    """True where the words before a rate name no time that its numbers or the title do not, and the other way round."""
    title = ledger.read(ledger.document.blocks[0].span)
    lead, where = _by_then(lead, where)
    told, counted, known = (_times_in(ledger, words) for words in (lead, where, title))
    year = ledger.identity.year or 0
    own = {f"{year}年", f"{year - 1}年"} if year else set()
    if not told <= counted | known or not {one for one in counted if _YEAR.fullmatch(one)} <= told | known | own:
        return False
    if told and counted and told.isdisjoint(counted):
        return False
    if _NOW.search(lead) and not _NOW.search(where):
        return False
    again = LOOKED_AGAIN.search(where) is not None
    return again == (_AGAIN.search(lead) is not None) or (not again and not LOOKED_AGAIN.search(lead))


def _by_then(lead: str, where: str) -> tuple[str, str]:
    """5月中旬以来查出88处 … 截至6月20日，尚有11处: without since when they were counted, and how it stood by then."""
    if _SINCE.search(where) and not _AS_OF.search(where):
        return _AS_OF.sub("", lead), _SINCE.sub("", where)
    return lead, where


def _times_in(ledger: Ledger, words: str) -> set[str]:
    """The times that words name, 上年 as the year that it is in a report of this one."""
    year = ledger.identity.year
    last = f"{year - 1}年" if year else ""
    return {last if last and time in _LAST else time.removeprefix("第") for time in TIME.findall(words)}


def _of_one_level(ledger: Ledger, lead: str, where: str) -> bool:
    """False for 全市 in a report of a district, or in one that names no place."""
    own = {name[-1] for name in ledger.identity.places}
    return all(level in own or f"全{level}" in where for level in _LEVEL.findall(lead))


def classes_of(words: str) -> set[str]:
    """The words that narrow down what is counted, times left aside."""
    return {one for one in classes_in(words) if not TIME.fullmatch(one)} | {*_CLASS.findall(words)}


_CLASS = regex(
    "[一二三四]期|重大|特大|较大|重点|农村|乡村|城镇|城区|城市"
    "|新建|改建|续建|存量|新增|国有|民营|工业|农业|公办|民办|中央|[省市县][级定]"
)


def with_some_left_out(near: Sequence[Quantity], part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where a number told with the two, taken from either or added to it, gives the rate: 其中10件不予受理."""
    low, high = rate.value - rate.step, rate.value + rate.step
    for one in near:
        if one is part or one is whole or one.unit != part.unit or one.value <= 0:
            continue
        few = (part.value, part.value - one.value, part.value + one.value)
        many = (whole.value, whole.value - one.value, whole.value + one.value)
        if any(base > 0 and low <= some / base <= high for some in few for base in many):
            return True
    return False
