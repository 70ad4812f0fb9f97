"""Not one: 没有一名考生因交通问题迟到 here, 2名考生因公交晚点迟到 there: none, and so many that it befell.

Who they are stands behind 没有一名 and behind the number, or before both in their sentences: 县属企业没有一家亏损 and
有3户县属企业亏损.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.denials import Denial
from linter.facts.states.part_told import of_a_part, part_named
from linter.facts.states.phases import phases_apart
from linter.facts.states.same_matter import ELSEWHERE, LOOKED_AGAIN, PROMISED, in_report_year, lead_of, nearest, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NOT_ONE = regex(
    r"(?:没有|无)(?:出现|发生)?[一1](?P<unit>[名个人户家例起件辆处头台所宗批]?)(?P<words>[一-鿿]{2,20}?)(?=[，,。；;\n]|$)"
)
_SIGN = regex("(?:没有|无)(?:出现|发生)?[一1][一-鿿]")
_BEFELL = regex(
    "(?:迟到|早退|掉队|返贫|辍学|失学|漏网|落榜|脱逃|死亡|受伤|伤亡|投诉|上访|弃考|缺考|缺席|违纪|违规|违约|逾期|超期|超时|停产|停工|失联|走失|感染|滞留|中断|退学|流失|拒付|漏报|瞒报|漏检|漏保|断保|受损|倒塌|误工|延误|晚点|丢失|损毁|死淘|退货|退订|退费|被骗|受骗|举报|超标|撂荒|空置|离职|辞职|脱岗|扣分|翻车|停电|停水|断水|断电|受罚|被罚|落选|落水|溺水"
    "|亏损|破产|倒闭|关停|破损|失效|报废|纠错|纠正|撤销|败诉|发回|改判|退回|驳回|不合格|不达标|停运|弃标|流标|废标|信访|越级|复发|反弹|落空|拖欠|欠薪|漏(?:公示|公布|登记?|统计?|评|查|检|报|缴|发|办)|未(?:能)?[一-鿿]{2})(?P<tail>问题|情况|现象|记录|办结|答复|办理|完成)?$"
)
_ALIKE = (
    ("逾期", "超期", "超时"),
    ("纠错", "纠正", "撤销", "变更", "确认违法"),
    ("不合格", "不达标"),
    ("改判", "发回"),
)
"""Words for what befell that say one thing of one matter."""
_LACKS = regex("(?:漏|未能?)(?P<deed>[一-鿿]{1,2})")
_PUBLISHED = "公示|公布|公告|张榜公[示布]|上墙"
"""What was not done, and the words for one deed: 没有一个项目漏公示, 9个项目未在村内张榜公布."""
_NOT = regex(
    "未|没|无|(?<!确认)(?<!合格)不(?!合格|达标|幸)|避免|防止|险些|疑似|其他|外[省市县]|全国|全省|去年|上年|往年|同期|[如若]|模拟|演练|扭亏|减亏"
)
_UNITS = {"名": "名人个位", "人": "名人个位", "个": "名人个位家处", "家": "家个户", "户": "户家个", "件": "件宗起"}
"""The units in which those may be counted of whom there is not one, where they are others too."""
_ANY_UNIT = "名人个位家户件起宗处所例辆台"
"""Those in which they may be counted where 没有一 bears no unit."""
_REACH = 24
"""Characters behind a number in which it is told what befell them."""
_LONGEST = 6
"""Characters of the noun of those of whom there is not one."""
_SHARED = 2
"""Pairs of characters that the sentences of both share at least, where neither names who right there."""
_COMMON = bigrams(
    "全县，全市，全区，全省，全年，今年，年度，工作，情况，问题，目前，已经，截至，没有，一件，其中，按时"
)
_SORT = regex("(?:[省市县区镇村]|中央)属|国有|集体|民营|外资|[公民]办|规[上下]|[大中小微]型|自然人")
"""Sorts of bodies: what befell those of one is no matter of those of another."""
_BEFORE_NUMBER = r"(?:办结|办理|答复|的|了|共|有|为|达|完成|处理)*$"
"""Between what befell them and their number: 超期办结的有3件."""


def find_not_one(ledger: Ledger) -> Iterator[Denial]:
    """Every 没有一名 of whom a number tells that it befell so many, for the same time and place."""
    for match in matches_from(_NOT_ONE, _SIGN, ledger.text):
        befell = _BEFELL.search(match["words"])
        lead = lead_of(ledger, match.start())
        if befell is None or PROMISED.search(lead) or LOOKED_AGAIN.search(lead):
            continue
        what = befell.group().removesuffix(befell["tail"] or "")
        ways = next((ways for ways in _ALIKE if what in ways), (what,))
        who = re.split("因|在|由于|被|出现|发生|存在|受到|遭", match["words"][: befell.start()])[0]
        lacks = _LACKS.fullmatch(what)
        if lacks:
            done = _PUBLISHED if lacks["deed"] in _PUBLISHED else lacks["deed"]
            ways = (f"(?:漏|(?:尚|还|仍)?(?:未能?|没有)(?:在[一-鿿]{{1,6}}|予以|进行)?)(?:{done})",)
        if len(who) == 1 or len(who) > _LONGEST:
            continue
        for quantity in nearest(ledger.quantities, match.start()):
            if match.start() <= quantity.span.start < match.end() or (who and quantity.span.start < match.end()):
                continue
            told = _told(ledger, match, lead, who, ways, quantity)
            if told and _same(ledger, lead, match.start(), lead_of(ledger, told.end)):
                yield Denial(Span(*match.span()), quantity, told)
                break


def _same(ledger: Ledger, lead: str, start: int, said: str) -> bool:
    """True for one time; the place of the few may lie within that of all, but not the other way."""
    # 公安、电力等部门全程护航，没有一名考生: those who helped are no part.
    part = "等" not in part_named(ledger, start) and of_a_part(ledger, start, said)
    if ELSEWHERE.search(said) or LOOKED_AGAIN.search(said) or part:
        return False
    return in_report_year(ledger, said, lead) and not phases_apart(lead, said) and places(lead) <= places(said)


def _told(
    ledger: Ledger, match: re.Match[str], lead: str, who: str, ways: tuple[str, ...], quantity: Quantity
) -> Span | None:
    """From the number to what befell those that it counts, or the other way round."""
    units = _UNITS.get(match["unit"], match["unit"]) or _ANY_UNIT
    if quantity.kind != "count" or not quantity.value or quantity.unit not in units:
        return None
    before = ledger.text[quantity.clause.start : quantity.span.start]
    behind = ledger.text[quantity.span.end : quantity.span.end + _REACH]
    if _NOT.search(before):
        return None
    if not who:
        said = ledger.read(ledger.sentences[quantity.sentence].span)
        if not _alike(lead, said, near=quantity.sentence == ledger.sentence_at(match.start()) + 1):
            return None
        ended = re.search(f"(?:{'|'.join(ways)}){_BEFORE_NUMBER}", before)
        if ended:
            return Span(quantity.clause.start + ended.start(), quantity.span.end)
    for way in ways:
        found = re.search(way, behind)
        at = found.start() if found else 0
        if found is None or re.search("[，,。；;、\n]", behind[:at]) or _NOT.search(behind[:at]):
            continue
        if not who or behind.startswith(who[-2:]) or who in behind[:at]:
            return Span(quantity.span.start, quantity.span.end + found.end())
    return None


def _alike(lead: str, said: str, *, near: bool) -> bool:
    """True where the sentence of a number tells of what the denial's does, and of no sort of it alone."""
    shared = (bigrams(lead) & bigrams(said)) - _COMMON
    return len(shared) >= (1 if near else _SHARED) and set(_SORT.findall(said)) <= set(_SORT.findall(lead))
