"""Named remainders: 民生实事全面完成 here, 民生实事还有2件没有办结 there: told by the name of the matter.

What all is said of need not be counted here: what is left is looked up by its name, so each name costs one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import start_behind
from linter.facts.states.ended import ENDED, FINISHED, passed_another
from linter.facts.states.plans import in_plans
from linter.facts.states.remainders import Said
from linter.facts.states.same_matter import FORMERLY, PROMISED, lead_of, places, told_earlier
from linter.facts.states.states_told import STATE_VERBS
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VERBS = f"{STATE_VERBS}|{ENDED}|清偿|出清|出列|兑付|化解|治理|整治|处置|重建|修缮|建成|完善"
_WORK = (
    "综合|集中|专项|核查|整改|治理|整治|改造|建设|化解|处置|修缮|重建|清理|清偿|清退|偿还|交付|办理|搬迁|安置|修复"
    "|工作|任务|目标|项目|工程|问题|事项|年度|的|[”’》]"
)
_WELL = (
    "已经?|现已经?|均|都|也|全部|全面|全数|悉数|圆满|顺利|如期|按期|按时|高质量|提前|首次|历史性"
    "|实现|动态|得到|做到|达到|[“‘]|不折不扣地?|一件不[落少剩]地?|一项不[落少剩]地?|保质保量"
)
_ALL = r"全部|全面|全数|悉数|圆满|顺利|如期|按期|均|清零|归零|高质量"
_EACH_OF_THEM = "[，,](?:(?:件件|桩桩|项项|个个|条条)有?[一-鿿]{2,3}[，,]|(?=(?:目前|现|均|都)?已))"
_COUNT = (
    r"(?:(?:事项|问题|项目|任务|案件)?\d[\d,]*[余多]?[件户起宗项笔处](?![一-鿿]{0,6}[中里])"
    r"(?:[，,](?:共|累计)?涉及?[^，,。；;]{2,16})?[，,]?(?:截至)?(?:目前|现在?)?)?"
)
"""欠薪事项88件，涉及1364人，目前已全部办结: how many there are may stand before what became of all."""
_BEHIND = regex(
    rf"{_COUNT}(?P<gap>(?:{_WORK})*(?:[、和及与][^，,。；;\d]{{1,16}}?)?)(?:{_EACH_OF_THEM})?(?P<well>(?:{_WELL})*)(?P<verb>(?:{_VERBS})+|(?:出列|退出|合格|达标)标准)[”’]?(?=[，,。；;、！\n（(]|并|且|$)"
)
_ORDINAL = "第?[一二三四五六七八九十\\d]+(?:[、和至][第一二三四五六七八九十\\d]+)*[轮批期次]"
_AHEAD_OF = regex(
    r"(?P<verb>(?:全面|全部|圆满|顺利|如期|按期|高质量|提前)(?:完成|办结|落实|兑现|化解|清偿|消除|整改|交付))了?"
    r"[^，,。；;]{0,8}?(?:[\d一二三四五六七八九十百]+[余多]?[个件项户套处所笔家座条]?)?(?:[省市县区乡镇])?[“‘]?$"
)
_NONE = regex(r"(?:连续[\d一二三四五六七八九十]+[余多]?年|[全我本][省市县区州]|区域内|境内|辖区)(?:保持)?(?:无|没有)$")
_BEGINS_ANEW = regex(r"仅|只|基本|总体|部分|[未没将待拟应需]|大部|率|首批|阶段性|开工率")
_LEFT = regex(
    r"(?:因[^，,。；;]{1,16})?(?:迟迟|至今|目前|仍然?|尚|还|均|都|一直)*(?:未能?|没有?|未曾|未予|正在|尚在|仍在)(?:能|及时|按期|按时|如期|完全|全部|全面)*(?P<verb>[一-鿿]{2,8})"
)
_MARK = r"(?:中)?(?:目前|现)?(?:仍|尚|还)(?:有|剩|余)$|(?:还剩|剩余|余下)$"
_SUBJECT = regex(rf"(?P<name>[^，,。；;：:]{{2,30}}?)(?:{_MARK})")
_LEADS = regex(
    rf"^(?:[全本我][省市县区州]|[省市县区][级里]?(?!市)|年度|去年|今年|(?:19|20)\d\d年(?:度)?|一些|\d+批次|{_ORDINAL}|[\d一二三四五六七八九十百]+[余多]?[个件项大类户套处所笔家座宗起]|重点|新认定|承诺|上年度?)+"
)
_QUOTED = regex("[“‘](?P<name>[^”’]{2,8})[”’]")
_TRAIL = regex("(?:项目|票决|任务|问题|工作|事项|中|里|年度|迟迟|至今)+$")
_SOME = regex(r"个别|有的|有些|少数|其中|另|如[果有]|[^本]镇|[^乡]村|乡")
_LATER_STEPS = regex(
    "验收|决算|结算|审计|移交|销号|评估|公示|评价|复查|备案|归档|确认|补助|缴费|[启投]用|投入|运营|入住|投产|达产"
)
_STARTED = regex("开工|启动|签约|下达|分解|招标|登记|入库|立项|动工|办理|核查|排查")
_PART = regex("本级|市直|县直|区直|主城区|城区|省属|市属|国有|首批|重点|部分|存量(?!隐性)|直属|机关")
_NARROWS = regex(
    "领域|行业|类(?=[一-鿿])|交办|转办|挂牌|督办|[无没有]有?(?:分歧|争议)|到期|历史遗留|新增|专项|巡视|巡察|审计|督察|上级"
)
"""Before a name, that those told are not all of them: 无分歧拖欠账款, 省交办信访积案."""
_PAST = regex(r"[去上往前]年|上半年|[一二三四]季度|当年")
_RUNNING = regex("[今本明]年|新的?一年|下一?年度?")
_ENDS = regex("[”’]?(?:年度)?(?:任务|项目|工作|目标)*(?=[，,。；;、])")
_SET_BEFORE = regex("[年当]初(?:承诺|确定|安排|部署|下达|公布|提出|明确)")
_STOP = regex("[，,；;。]")
_SHORTEST = 4
_LONGEST = 12
_MOST = 40
"""Names looked up: a report that leaves more of different things undone is a list of them."""


class NamedRest(NamedTuple):
    """What is left of something named."""

    said: Said
    quantity: Quantity
    name: str
    words: str
    """The verb that is denied, and what follows it."""
    ordinal: frozenset[str]
    """The rounds or batches named: 二 of 第二轮."""
    items: bool = False
    """Whether the words right before the number name those left: a place there is part of such a name."""


def find_named_rests(ledger: Ledger, remainders: Iterable[tuple[Said, Quantity]]) -> Iterator[NamedRest]:
    """What is told as left of something named."""
    for said, quantity in remainders:
        yield from _named(ledger, said, quantity)


def find_named(ledger: Ledger, rests_told: Iterable[NamedRest]) -> Iterator[tuple[Span, NamedRest]]:
    """Every place that tells a named matter as wholly done, with the number of it told as left further down."""
    names: dict[str, list[NamedRest]] = {}
    for told in rests_told:
        if told.name in names or len(names) < _MOST:
            names.setdefault(told.name, []).append(told)
    taken: set[Span] = set()
    for name, rests in names.items():
        last = max(rest.said.span.start for rest in rests)
        at = ledger.text.find(name, 0, last)
        while at >= 0:
            whole = _whole(ledger, at, at + len(name))
            against = whole and next((rest for rest in rests if _denies(ledger, whole, at, rest)), None)
            if whole and against and against.said.span not in taken:
                taken.add(against.said.span)
                yield whole, against
                break
            at = ledger.text.find(name, at + len(name), last)


def _named(ledger: Ledger, said: Said, quantity: Quantity) -> Iterator[NamedRest]:
    """What is left, by the name before its number and by the one behind."""
    text, sentence = ledger.text, ledger.sentences[quantity.sentence].span
    start = start_behind("，,；;：:", text, sentence.start, quantity.span.start)
    clause = text[start : quantity.span.start]
    behind = text[quantity.span.end : min(sentence.end, quantity.span.end + _LONGEST * 4)]
    left = _LEFT.search(_STOP.split(behind)[0])
    if left is None or quantity.approximate or _LATER_STEPS.search(left["verb"]):
        return
    # 年初确定的10件实事 says of what they are, not of how they were.
    if FORMERLY.search(_SET_BEFORE.sub("", clause)) or PROMISED.search(clause) or _SOME.search(clause):
        return
    noun = behind[: left.start()]
    subject = _SUBJECT.fullmatch(clause)
    ordinals = frozenset(_numbers(" ".join(re.findall(_ORDINAL, clause))))
    for full in dict.fromkeys((subject["name"] if subject else "", noun)):
        name = core_name(ledger, full)
        if name:
            yield NamedRest(said, quantity, name, left["verb"], ordinals)


def core_name(ledger: Ledger, full: str) -> str:
    """The name of the matter: 民生实事 of 年初承诺的民生实事, 保交楼 of “保交楼”项目; empty where it is too general."""
    quoted = _QUOTED.search(full)
    if quoted:
        return quoted["name"]
    full = _LEADS.sub("", full.rpartition("的")[2].removesuffix("中"))
    name = _TRAIL.sub("", full)
    if len(name) >= _SHORTEST or (len(name) > 1 and f"“{name}”" in ledger.text):
        return name
    return full if len(full) >= _SHORTEST else ""


def _numbers(words: str) -> list[str]:
    return re.findall(r"[一二三四五六七八九十]+|\d+", words)


def _whole(ledger: Ledger, start: int, end: int) -> Span | None:
    """The words that tell the matter named at these offsets as wholly done; None where they do not."""
    text = ledger.text
    lead = lead_of(ledger, start)
    clause = _STOP.split(lead)[-1]
    if PROMISED.search(lead) or _BEGINS_ANEW.search(clause) or in_plans(ledger, start):
        return None
    if none := _NONE.search(clause):
        return Span(start - len(clause) + none.start(), end) if re.match("[，,。；;、]", text[end : end + 1]) else None
    behind = _BEHIND.match(text, end, end + 40)
    if behind and re.search(_ALL, behind["gap"][-2:] + behind["well"] + behind["verb"]):
        return None if _BEGINS_ANEW.search(behind["gap"]) else Span(start - lead.endswith(("“", "‘")), behind.end())
    ahead = _AHEAD_OF.search(clause)
    ends = _ENDS.match(text, end) if ahead else None
    if ahead and ends:
        return Span(start - len(clause) + ahead.start(), ends.end())
    return None


def _denies(ledger: Ledger, whole: Span, at: int, rest: NamedRest) -> bool:
    """True where what is left denies what is told of all, for the same time, place and batch."""
    if rest.said.span.start < whole.end:
        return False
    here, there = ledger.sentence_at(whole.start), rest.said.sentence
    lead, left = lead_of(ledger, at), lead_of(ledger, rest.quantity.span.start)
    words, near = ledger.read(whole), _STOP.split(left)[-1]
    clause = _STOP.split(lead)[-1] + words
    told = re.search(rf"{_ORDINAL}$", clause[: len(clause) - len(words)])
    ordinals = frozenset(_numbers(told.group())) if told else frozenset()
    if ordinals != rest.ordinal and not (rest.ordinal and rest.ordinal <= ordinals):
        return False
    if set(YEAR.findall(near)) != set(YEAR.findall(clause)) or not _of_one_year(near, clause, lead):
        return False
    if rest.items and _RUNNING.search(near) and not _RUNNING.search(lead):
        return False  # 列入今年民生实事的2件 beside those of a year that is over
    if (set(_PART.findall(clause)) - set(_PART.findall(near + ledger.read(rest.said.span)))) or told_earlier(
        ledger, there, here
    ):
        return False
    if _set_apart(ledger, whole, clause, near) or _is_narrower(clause, left, rest):
        return False
    named = lead + rest.name
    if places(lead) - places(left) or (not rest.items and places(near) - places(named)):
        return False
    if any(_counts_more(one, rest.quantity) for one in _before(ledger, rest)):
        return False
    return _same_end(words, rest.words)


def _of_one_year(near: str, clause: str, lead: str) -> bool:
    """True where both tell of the past by the same words; 去年初，…的10件 says of its sentence when they were set."""
    left = {word.replace("上年", "去年") for word in _PAST.findall(near)}
    return any(left == {word.replace("上年", "去年") for word in _PAST.findall(words)} for words in (clause, lead))


def _set_apart(ledger: Ledger, whole: Span, clause: str, near: str) -> bool:
    """True for 除3笔外均已办结, 8件已办结，其余2件, 到2025年底全部办结, and for two levels: 市级…, 县级…."""
    lead = lead_of(ledger, whole.start)
    behind = ledger.text[whole.end : ledger.sentences[ledger.sentence_at(whole.start)].span.end]
    if _SAVE.search(lead) or _OTHERS.match(behind):
        return True
    return set(_OF_LEVEL.findall(clause)) != set(_OF_LEVEL.findall(near))


def _is_narrower(clause: str, left: str, rest: NamedRest) -> bool:
    """True for 无分歧拖欠账款全部清偿 and 拖欠账款中，尚有2笔: those told are some of the others."""
    behind = left[left.rfind("。") + 1 :]
    named = next((part for part in _STOP.split(behind) if rest.name in part), _STOP.split(left)[-1] + rest.name)
    told, again = (set(_NARROWS.findall(words.partition(rest.name)[0])) for words in (clause, named))
    return told != again


_SAVE = regex("除[^，,。；;]{1,16}[外，,]|到(?:(?:19|20)\\d\\d|[今本明])年|年底前|月底前")
_OTHERS = regex("[，,；;](?:其余|其他|剩余|余下|另有?|还有|尚有)")
_OF_LEVEL = regex("(?:国家|中央|[省市县区镇乡村]级)")


def _before(ledger: Ledger, rest: NamedRest) -> Iterator[Quantity]:
    for one in ledger.by_sentence.get(rest.said.sentence, ()):
        # 十件民生实事尚有一件: ten are all that there are.
        if _STOP.search(ledger.text, one.span.end, rest.quantity.span.start):
            yield one


def _counts_more(one: Quantity, left: Quantity) -> bool:
    return one.unit == left.unit and one.value > left.value and one.role not in ("change", "rank")


_IN_COURT = regex("诉讼|仲裁|审理|侦办")
_DEALT_WITH = regex("处置完毕|办结|化解|清收|清偿|结清|收回|追回|销号|到位|清零")


def _same_end(whole: str, left: str) -> bool:
    """True where what is not done is what all is told to have come to: 全部开工 is not denied by 未完成."""
    if passed_another(whole, left):
        return False
    if _IN_COURT.match(left):
        return _DEALT_WITH.search(whole) is not None
    verbs = re.findall(_VERBS, left[:6])
    if any(verb in whole for verb in verbs) or ("标准" in whole and "标准" in left):
        return True
    # 全部建成 is not denied by 未启用, nor 全部启用 by 未交付; 任务全面完成 is.
    general = "兑现" in whole or any(re.search(FINISHED, words) for words in (whole, left))
    return bool(verbs) and general and not _STARTED.search(whole[-4:]) and not _STARTED.search(left)
