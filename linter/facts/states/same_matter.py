"""Same matter: the words that set apart what is said of all, or of none, and a number that seems to deny it.

One vocabulary for 全部完成 against what is left and for 未发现 against what was found: both fail to contradict each
other where the two speak of two times, two places, two looks at a thing, or where one of them only promises.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import DateFact, Quantity, start_of
from linter.facts.states.givers import of_an_earlier_year
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

PROMISED = regex(
    r"确保|力争|目标|防止|杜绝|避免|要求|应当|必须|计划|争取|努力|做到|如果|[如若](?:有|发现|存在)|拟|不得|严禁|以防"
)
"""What is to come, or what if."""
HELD = regex("举办|承办|协办|[竞比联]赛|锦标赛|马拉松|运动会|演唱会|护航")
"""An event that was held, or watched over: 成功承办锦标赛，实现零事故 is said of nothing else."""
TIME = regex(
    r"(?:19|20)\d\d年|[上去往前]年|上半年|下半年|第?[一二三四]季度|[春夏秋冬]季|\d{1,2}月|第[一二三四五六七八九十\d]+[次轮批期组]"
    r"|首[次轮批]|此前|历史|全年|累计|以来|前者|后者"
)
LOOKED_AGAIN = regex(r"回头看|复查|复核|复检|再次|整改后|再未|未再|其余|其他|其它|另[一外有]|除[^险]|同类|类似")
"""A later look at what was found, or what is left beside it: none there is no contradiction."""
ELSEWHERE = regex(r"全国|全省|外[省市县区单]|兄弟|转发|典型案例|某[一-鿿]")
FORMERLY = regex(
    r"(?:检查|整改|排查|督查|巡[察视]|审计|督察|反馈|调研|摸排|开展|治理|当|同|进驻|试点|改革|改造|创建|推行)[一-鿿]{0,3}(?:前|时|期间)|此前|曾|原有|原来"
    r"|[年当]初|[上去往前]年|上个?[月周旬期]|上季|以往|当时|一度"
)
"""What tells how things were before all was done."""
_PLACE = regex(
    r"[一-鿿]{1,5}?(?:镇(?!街)|乡(?!镇)|(?<!行政)(?<!建制)村|街道|(?<!各)社区|县|市|区外?|片区|公司|学校|中学|小学|医院|(?<!格)局|(?<![住入出转])院|中心|工地|小区|项目部|[境辖区县市]外)"
    r"(?!承办|主办|负责|牵头|办理|主管)(?=[一-鿿]*$|[，,的、“”])"
)

_CLASS = regex(
    r"立行立改|暂[不缓]|分阶段|中长期|长期|限期|集中整改|第[一二三四五六七八九十\d]+[批轮期次]|(?:19|20)\d\d年|[一-鿿]{2,5}类"
    r"|约束性|预期性|刚性|弹性|定[量性](?=指标)|上[一次]?轮|新一轮|历史遗留|[一-鿿]{2,4}方面|移交|信访|线索|重点|新交办|新增|新发现|另外|[省市县区乡镇村]级|回头看|专项"
    r"|(?:大中?|中小?|小|微)型|千吨万人|百吨千人|(?:重大|较大|一般|较小)(?=(?:安全|事故|风险)*(?:隐患|问题))"
)
_YEARS = regex(r"(?:19|20)\d\d年|[去上]年|季度|月|[上下]半年")
_LOOKS_BACK = regex("全年|[今本]年|年内|一年来")
_AS_OF = regex(r"截[至止][^，,。]{0,16}[，,]?")
_OWN = regex("[全本我该各两几整这辖]")
"""全县, 本局: the whole of what the report is about, or of what was just named."""


_INSPECTION = regex("(?:中央|国家|[省市县区][委级])(?=巡[视察]|[一-鿿]{0,4}(?:督[察查]|审计|考核))")
_LEAD = 24
"""Characters before a number in which it is told whose inspection found them."""


def of_two_inspections(ledger: Ledger, first: Quantity, again: Quantity) -> bool:
    """True for 省委巡视反馈问题36个 and 市委巡察反馈的28个问题, for 自评梳理 beside 审计查出 and for 去年 and 今年."""
    leads = [ledger.lead(told, _LEAD) for told in (first, again)]
    one, other = (set(_INSPECTION.findall(lead)) for lead in leads)
    here, there = map(looks_in, leads)
    if of_an_earlier_year(leads[0], again.before) or looked_at_then(ledger.lead(first), again.before):
        return True
    return bool(one and other and not one & other) or bool(here and there and not here & there)


_THEN = regex(
    "(?P<when>1?\\d月|[春夏秋冬][季天]|学期|季度|半年|上一?[次轮批期]|前一[次轮批期]|此前|以往|以前)[一-鿿]{0,10}?过的$"
)


def looked_at_then(lead: str, before: str) -> bool:
    """True for 4月检查过的52所学校, behind 此次抽取46所: of another time than they."""
    told = _THEN.search(before) if before.endswith("过的") else None
    return told is not None and told["when"] not in lead


def looks_in(words: str) -> frozenset[str]:
    """The looks at things that the words name: what 自查 found is not what 督查 did."""
    return frozenset(_LOOK.findall(words))


_LOOK = regex("自[查检评]|督[查察导]|巡[察视]|审计|暗访|抽[查检]|普查|复[查核检]|回头看|互[查检]|大排查")


def classes_in(words: str) -> frozenset[str]:
    """What narrows a batch down in these words, a 截至 date left aside."""
    return frozenset(name.removesuffix("类").removesuffix("方面") for name in _CLASS.findall(_AS_OF.sub("", words)))


def places(lead: str) -> frozenset[str]:
    """The places and bodies that the words before a statement name."""
    return frozenset(name for name in _PLACE.findall(lead) if not _OWN.search(name[:-1]))


_MOST = 400
"""Numbers before a statement, and behind it, that it may be held against: further off nobody reads them as one."""


def nearest(quantities: Sequence[Quantity], offset: int) -> Sequence[Quantity]:
    """Those of the quantities, which are in order, that stand nearest to a statement."""
    at = bisect_left(quantities, offset, key=start_of)
    return quantities[max(0, at - _MOST) : at + _MOST]


def lead_of(ledger: Ledger, offset: int) -> str:
    """The words of a sentence up to `offset` in it."""
    return ledger.text[ledger.sentences[ledger.sentence_at(offset)].span.start : offset]


def other_times(said: str, where: str) -> set[str]:
    """The times that `said` names and `where` does not."""
    times = set(TIME.findall(said))
    return times and times - set(TIME.findall(where))


def in_report_year(ledger: Ledger, said: str, where: str) -> bool:
    """True where `said` names no time but the year that the report looks back at, and `where` speaks of it too."""
    apart = other_times(said, where) - {"全年", "累计"}
    if not apart:
        return True
    title, year = ledger.read(ledger.document.blocks[0].span), ledger.identity.year
    told = set() if "。" in title else set(_YEARS.findall(title))
    if year and ("工作报告" in title or _LOOKS_BACK.search(where)):
        told |= {f"{year}年", f"{year - 1}年"}
    # 去年 is the year of a work report; elsewhere it is what the report compares itself with.
    told |= {"去年"} if "工作报告" in title else set()
    return len(apart) == 1 and apart <= told and not _YEARS.search(where)


def own_place(ledger: Ledger, names: frozenset[str], said: str, before: int) -> bool:
    """True where each of the places is named in `said`, or in the title, as far as it stands before an offset."""
    title = ledger.text[: min(ledger.document.blocks[0].span.end, before)]
    return all(name in said or name in title for name in names)


def told_earlier(ledger: Ledger, rest: int, whole: int) -> bool:
    """True where the sentence of the rest is told as of a day before that of the whole, or of one it does not name."""
    then, now = _as_of(ledger, rest), _as_of(ledger, whole)
    if then is None:
        return False
    if now is None:
        return True
    if then.last and now.last:
        return then.last < now.last
    return (then.year, then.month, then.day) != (now.year, now.month, now.day)


def _as_of(ledger: Ledger, sentence: int) -> DateFact | None:
    """The date of 截至… in a sentence."""
    told = ledger.dates_in(ledger.sentences[sentence].span)
    return next((fact for fact in told if fact.relation == "as-of"), None)


_ROUND = regex("第[一二三四五六七八九十]轮|上一?轮|上次")


def of_another_round(ledger: Ledger, sentence: int) -> bool:
    """True where the sentence before, in its paragraph, speaks of another round: 第一轮检查…。3月反馈的35个问题."""
    if not sentence:
        return False
    before, own = ledger.sentences[sentence - 1], ledger.sentences[sentence]
    return before.block == own.block and _ROUND.search(ledger.read(before.span)) is not None
