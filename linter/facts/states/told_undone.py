"""Told undone: 规划于7月获省政府批准实施 here, 总体规划仍在等待省政府批复 there: a named matter, done and not done.

`works` knows buildings and `remainders` counts; here neither kind nor number is needed: what is not done yet is said of
a name, and the name is looked up where the same deed is told as done, in whatever verb of that deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import places_of
from linter.facts.states.deeds import DEEDS, VERBS, Deeds, deeds_in, denies
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, classes_in, other_times, told_earlier
from linter.facts.states.works import KIND, Works
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STILL = "(?:至今|目前|眼下|迄今|仍然?|尚|还|一直|迟迟|依然|依旧|截至目前|到目前)"
_UNDONE = regex(
    rf"(?P<still>{_STILL}*(?:(?:{_STILL})(?:未能?|没有?能?|不能|无法|无)|分文未|一分(?:钱)?未|迟迟(?:未能?|没有?能?|不能|无法))(?:够|被|正式|如期|按期|全部|实际|真正|完全|获|得到|予以|付诸|交付)*"
    rf"|{_STILL}*(?:等待|等候|等着|有待|尚待|仍待|静候)|{_STILL}(?:处?[在于])?(?:进行|加紧|抓紧)?)(?P<what>[一-鿿]{{0,8}}?(?:{VERBS}))"
)
_RUNS = regex(
    rf"(?:照常|{_STILL}(?:照常|继续|违规|正常)*(?:在|处于)?)(?P<runs>运转|运行|营业|生产|经营|排放|排污|作业|收住|出租|招生|上课|开采|采砂|养殖|使用)"
)
"""What goes on with that which has been closed."""
_CLOSED = frozenset(at for at, verbs in enumerate(DEEDS) if {"关闭", "注销", "拆除"} & set(verbs))
_SIGN = regex("照常|至今|目前|眼下|迄今|[仍尚还][未没不无待在处然]|一直|迟迟|分文未|一分|依[然旧]|等[待候着]|有待|静候")
_NAME = regex("(?P<name>[一-鿿“”（）A-Z\\d]{3,30})$")
_LEADS = regex(
    "^(?:有[一-鿿]{1,6}(?:反映|提出|称)|由于|因为?|但是?|而|其中|目前|当前|截至目前|不过|同时|另外|此外|对于?|针对|关于|至于|经查|经核查|据了解|特别是|尤其是|上述|该|此|这[一项个]?|我[省市县区镇乡]|全[省市县区镇乡]|[本]|如|例如)+"
)
_OF_IT = regex("(?:工作|项目|工程|一事|建设|任务|进程|事项|资金|款项|部分|一直|至今|目前|却|也|又|都|均|已|是)+$")
_GENERAL = regex(
    "(?:[省市县区州镇乡村我全本各该上述相关有关部分一些个别少数其他其它其余剩余重点主要]|问题|工作|项目|工程|任务|资金|单位|部门|企业|群众|居民|农户|学校|手续|材料|方案|计划|制度|机制|措施|人员|事项|系统|平台|设备|设施|合同|报告|结果|情况|条件|政策|标准|土地|房屋|案件|线索|意见|建议|款项|费用|会议|活动|培训|中心|公司|工资|目标|车辆|医院|业务|服务)+"
)
_PART = regex(
    "[部其][分余中]|个别|少数|剩余|余下|另|首批|[一二三四五六][期批标]|第[一二三四五六七八九十]|[\\d]|等$|和|及|、|的$"
)
_DONE_BEFORE = regex(
    "(?:已经?|均|全部|全数|悉数|足额|如数|顺利|正式|成功|圆满|如期|按期|先后|相继|获得?|经|了|\\d日|\\d月[上中下初底末中]?旬?|前夕|(?:今年|去年|上月|本月)[一-鿿]{0,3}前?|完成|彻底|一律)[一-鿿“”]{0,12}$"
)
_NOT_DONE = regex(
    "未|没|不|拟|将|计划|待|正在|仍在|尚|确保|力争|争取|应|可|推进|推动|加快|要|须|需|预计|有望|申请|报请|督促|为|在即|前期|试|模拟|启动|部分|首批|其中|每"
)
_ENDS_NOT = regex("后|前|时|的|工作|手续|方案|条件|仪式|计划|标准|协议|申请|招标|审批|设计|率|过程|情况|准备|意见|程序")
_PLACE = regex("^(?:位于)?[一-鿿]{2,4}?(?:镇|乡|县|区|街道|村)(?=[一-鿿]{4})的?")
_PARTS = regex("(?:[一二两三四五六七八九十\\d]+[条个座台家处][一-鿿]{1,6}|生产线|车间|门店)$")
"""What of it runs: 两条生产线."""
_NO_DEED = Deeds(frozenset(), 0, 0)
_REACH = 60
"""Characters behind a name in which its deed is told."""
_SHORTEST, _LONGEST = 3, 14
_OPENS = ("《", "“")
_MOST = 8
"""Places of a name that are looked at."""


def find_told_undone(ledger: Ledger) -> Iterator[Works]:
    """Every named matter of which it is said that something is not done yet that was told as done before."""
    text, last = ledger.text, 0
    for sign in _SIGN.finditer(text):
        if sign.start() < last:
            continue
        match = _UNDONE.match(text, sign.start()) or _RUNS.match(text, sign.start())
        if match is None:
            continue
        last = match.end()
        found = _undone(ledger, match)
        if found:
            yield found


def _undone(ledger: Ledger, match: re.Match[str]) -> Works | None:
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    lead = text[max(sentence.start, match.start() - 40) : match.start()]
    clause = re.split("[，,。；;：:、\n]", lead)[-1]
    named = _NAME.search(clause)
    if named is None or FORMERLY.search(lead):
        return None
    runs = match.groupdict().get("runs")
    kinds = _CLOSED if runs else (deeds_in(match["what"]) or [_NO_DEED])[-1].kinds
    begin = match.start() - len(clause)
    name = _OF_IT.sub("", _LEADS.sub("", named["name"]))
    name = _PARTS.sub("", _PLACE.sub("", name)) if runs else name
    if not _SHORTEST <= len(name) <= _LONGEST or _GENERAL.fullmatch(name):
        return None
    at = clause.index(name)
    if _PART.search(name) or _PART.search(clause[:at]):
        return None
    return find_done(ledger, name, Span(begin + at, match.end()), kinds, lead)


def find_done(ledger: Ledger, name: str, pending: Span, undone: frozenset[int], lead: str) -> Works | None:
    """The matter with the last place before `pending` that tells its deed as done; None where none does."""
    first = ledger.sentences[ledger.sentence_at(pending.start)].span.start
    for at in reversed(list(places_of(name, ledger.text, 0, first))[-_MOST:]):
        done = _done(ledger, at, at + len(name), undone, lead)
        if done and not told_earlier(ledger, ledger.sentence_at(pending.start), ledger.sentence_at(at)):
            return Works(name, done, pending)
    return None


def names_a_part(words: str) -> bool:
    """True for 门诊楼 behind 柳湾医院: what is told is told of a part of what was named."""
    return _PART_OF.match(words) is not None


_PART_OF = regex(rf"(?!工程|项目)[一-鿿]{{0,6}}?(?:{KIND})(?<!工程)(?<!项目)")


def _own_classes(words: str) -> frozenset[str]:
    """What narrows down the matter of the last clause: 第二批."""
    return classes_in(_COMMA.split(words)[-1])


_COMMA = regex("[，,；;]")


def _done(ledger: Ledger, at: int, end: int, undone: frozenset[int], lead: str) -> Span | None:
    """From the name to the verb that tells the deed as done."""
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(at)].span
    words = text[end : min(sentence.end, end + _REACH)]
    if names_a_part(words):
        return None
    before = text[sentence.start : at]
    if in_plans(ledger, at) or _NOT_DONE.search(_COMMA.split(before)[-1]):
        return None
    deeds = deeds_in(words)
    for number, deed in enumerate(deeds):
        gap = words[: deed.start]
        clause = _COMMA.split(gap)[-1]
        if not denies(deed.kinds, undone) or not _DONE_BEFORE.search(clause) or _NOT_DONE.search(gap):
            continue
        if _ENDS_NOT.match(words, deed.end):
            continue
        told = before + text[at:end]
        if other_times(lead, told + gap) or _own_classes(told) ^ _own_classes(lead):
            return None
        last = next((a.end for a, b in pairwise([*deeds[number:], _NO_DEED]) if a.end != b.start), deed.end)
        return Span(at - (text[at - 1 : at] in _OPENS), end + last)
    return None
