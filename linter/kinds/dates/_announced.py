"""Announced: what looks ahead to a day, 拟于9月中旬开展, 待9月1日开学后, 力争8月底前完成."""

from __future__ import annotations

import re
from bisect import bisect_left

from linter.fact import DateFact
from linter.facts.states.ended import ENDED, ENDS_WORK
from linter.kinds.dates._plans import in_plans
from linter.kinds.dates._terms import OF_OLD, known_gone
from linter.kinds.dates._told_back import NO_AFTER
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

PROMISE = regex(
    r"(?:计划|预计|力争|争取|拟|确保|有望|定于|承诺|按计划|时限为?|期限为?|限期?|将)(?:于|在|到)?"
    r"(?![^，。；、》余剩]{0,6}(?<!未完成)的\d)[^，。；、》]{0,8}$"
)
"""限期改正的3个 tells which ones they are, and nothing of a day ahead; 计划剩余的3个 does."""
FINISH = regex(
    rf"[^，,。；]{{0,16}}(?:{ENDED}|开馆|动工|开工|进场|启动|投用|达标|更新|升级|关闭|迁出|处置|治理|改造|补办|补缴|(?:全部|全面)[一-鿿]{{2,8}})"
    r"|(?:之?前|以前)?[，,]?再?向[^，,。；]{2,20}?(?:报告|汇报|报送)"
    r"|(?:之?前|以前)[一-鿿]{2,16}(?=[，,。；;]|$)"
)
"""What is to be done by a day: one of these, or whatever fills the clause behind 前 by itself: 4月底前贯通，."""
# Told as kept, missed or ordered long ago: no claim that the deadline lies ahead.
SETTLED = regex(
    r"原计划|原定|原拟|原预计|应[于在当]|要求|规定|明确|提出|责令|下发|印发|制定|未按|逾期|超期|超过|滞后|延期|距|目标|曾|当时|早在"
    rf"|(?:方案|清单|台账|规划)[^，。]{{0,4}}确定|已经?(?!按)|均[于在]|(?<!未){ENDS_WORK}了|(?:完成|清退|拨付|整改)到位|未能|仍未|没有"
)
_AT_A_DAY = regex(
    r"(?:(?<!原)(?<!原定)(?:计划|预计|预定|拟|(?<![约规预])定|力争|争取|确保|有望)(?:于|在|到)?|(?<![即必行])将[于在])(?:今年)?$"
)
"""What right before a day or month tells that the act lies ahead; 必将于 and 行将 belong to slogans."""
_AHEAD = regex(
    r"(?:前|之前|以前)?[，,]?(?:我[局镇委县市区院办]|县里|镇里)?"
    r"(?:将(?:又|再|继续|于|会|全面|陆续|组织|开展|召开|进行|完成|启动|对|新[增建设]|建成|实现|达到|启用|推出|出台|印发|实施|正式|举办|举行|迎来|进入|出现)"
    r"|(?:还|又|再|仍|也)将(?![其该这上有\d一二两三四五六七八九十]|[一-鿿]{1,6}(?:移|退|纳入|列入))|可完成|有望|能够?完成)"
)
_ACT = regex(
    r"[^，,。；]{0,16}(?:召开|举行|举办|组织|开展|启动|实施|开工|印发|出台|开通|建成|投用|投入使用|竣工|完工|完成|交付|验收|回头看|督导|督查"
    "|实行|施行|执行|生效|运[行营]|启用|推[出行]|上线|开放|开馆|开园|投产|通车|试行|恢复|关闭|开标|发布|公布|揭牌|签约|拨付|发放|兑付"
    "|提请|提交|报[请批]|上报|审议|审定|审[查批])"
)


def announced(ledger: Ledger, date: DateFact) -> bool:
    """True where the clause looks ahead to a day that was gone when the report was signed."""
    sentence = ledger.sentences[date.sentence].span
    clauses = re.split(r"[，,；]", ledger.text[sentence.start : date.span.start])
    # 争取赶在重阳节前，即10月23日前: the day says once more what the clause before tells.
    clause = clauses[-2] + "于" if clauses[-1] == "即" and len(clauses) > 1 else clauses[-1]
    clause = _IN_TIME.sub("", clause)
    behind = re.split(r"[，,；]", ledger.text[date.span.end : sentence.end])[0]
    told = behind.rstrip("。").removesuffix("到位") if _AT_A_DAY.search(clause) else behind  # 将于8月底拨付到位
    if OF_OLD.match(behind) or SETTLED.search(clause) or SETTLED.search(told) or _OTHER_YEARS.search(clause):
        return False
    before = ledger.text[sentence.start : date.span.start]
    if _IN_ORDER_TO.search(clause) or _TURNED_OUT.search(ledger.text, date.span.end, sentence.end):
        return False
    if known_gone(before, ledger.text[date.span.end : sentence.end]):
        return False
    if before.count("“") > before.count("”") or _IN_TIERS.search(before):
        return False
    if _is_told_then(ledger, before, sentence.start):
        return False
    if _SOON_AFTER.match(ledger.text, date.span.end, sentence.end):
        return True
    asked = _ORDERED.search(clause) or (_ASKED.search(before) and (_BY_THEM.search(clause) or not clause))
    if date.relation == "before" and asked and _HANDED_IN.match(behind):
        rest = ledger.text[date.span.end : sentence.end]
        return not _SAID_BEFORE.search(before) and not _KEPT.search(rest) and before.count("《") == before.count("》")
    if date.relation == "since" and not _AT_A_DAY.search(clause):
        return False
    if _AHEAD.match(ledger.text, date.span.end, sentence.end):
        return True
    if _AFTER_IT_COMES.search(clause) and _HAVING_COME.match(ledger.text, date.span.end, sentence.end):
        return not _KEPT.search(ledger.text, date.span.end, sentence.end)
    aimed = _AT_A_DAY.search(clause) is not None
    if aimed and (_is_act(behind, clause) or _WILL.match(behind) or _fills_its_clause(ledger, date, before, behind)):
        if _PUT_OFF.search(ledger.text, date.span.end, sentence.end):
            return False
        return not any(_planned_on(other, date) for other in _before(ledger, date))
    promised = PROMISE.search(clause) is not None or in_plans(ledger, date, surely=True)
    if date.relation == "before" and aimed and _WHATEVER.fullmatch(behind):
        return _PUT_OFF.search(ledger.text, date.span.end, sentence.end) is None
    finish = FINISH.match(behind) or (promised and _REACH.match(behind)) or _LEFT_TO_DO.search(clause)
    by_then = date.relation == "before" or (_AT_A_DAY.search(clause) and ledger.read(date.span).endswith(("底", "末")))
    return bool(promised and finish and by_then)


def _planned_on(other: DateFact, date: DateFact) -> bool:
    """True where a plan may be news of an earlier day of its sentence; 截至6月末仍在施工，计划5月底前完工 is none."""
    if other.sentence != date.sentence or not other.month:
        return False
    return other.first is None or date.first is None or other.first <= date.first


_WHATEVER = regex(r"(?:之?前|以前)[^，,。；的已了曾均未]{3,30}[。]?")
"""将在3月底前引进企业2家: whatever fills the clause of a day that is told as ahead by the word before it."""
_WILL_BE = regex("(?<!原)(?<!现)拟[于在](?:今年)?$")
"""拟于9月中旬: whatever is to be done then."""
_AFTER_IT_COMES = regex("(?:^|[：:])(?:[^，,。；：:]{2,6}[：:])?待$")
_HAVING_COME = regex(rf"(?:之?后|[^，,。；已的\d]{{2,12}}{NO_AFTER}后)[，,](?:将|由|再|拟|即可|方可|统一|陆续|逐步)")
"""待9月1日正式开学后，由…: the day is awaited."""


def _is_act(behind: str, clause: str) -> bool:
    """True where the words behind a day tell what is to be done, and do not go on to what it is done with."""
    act = _ACT.match(behind)
    return "的" not in behind if _WILL_BE.search(clause) else act is not None


_WILL = regex(r"(?:前|之前|以前)?将(?![近要])[^，,。；]{2,}(?<!的)$(?<!的[一-鿿]{2})(?<!的[一-鿿]{3})(?<!的[一-鿿]{4})")
"""预计6月底前将新购校车12台: 将 behind the day says once more that it is ahead, whatever the act."""
_IN_TIME = regex("赶?在[^，,。；]{2,8}?(?:之?前|以前)(?=于?$)|赶在(?=[^，,。；]{0,8}$)")
"""争取赶在重阳节前 promises as much as 争取."""
_ALONE = regex(r"[一-鿿]{2,10}[。]?$")
_STILL_AT_IT = regex(r"(?:[，,；;：:]|^)[^，,；;。]{0,12}(?:正在|目前|现已?(?:完成|进入)|尚在|仍在|剩余|尚余)")
_LEFT = regex("(?:剩余|余下|其余|剩下|尚未|未完成)[^，,。；]{0,16}(?:中|为|因|系|正|未|，)")
_PARAGRAPH = 160
"""Characters before a day among which is told what is left to do."""
_NO_ACT = regex("的|[以之]来|[初中底末]|期间|情况|数据|[上去]年|同期")


def _fills_its_clause(ledger: Ledger, date: DateFact, before: str, behind: str) -> bool:
    """True for 力争5月上旬点火试烧 among plans, or of work still going on: whatever is to be done by then."""
    rest = ledger.text[date.span.end + len(behind) : ledger.sentences[date.sentence].span.end]
    if not _ALONE.match(behind) or _NO_ACT.search(behind) or _KEPT.search(rest):
        return False
    block = ledger.paragraph(date)
    return (
        in_plans(ledger, date, surely=True)
        or _STILL_AT_IT.search(before) is not None
        or _LEFT.search(ledger.text, max(block.start, date.span.start - _PARAGRAPH), date.span.start) is not None
    )


_IN_ORDER_TO = regex("为了?(?:[^，,]{0,4}(?:确保|力争|争取|实现|保证|完成))?$")
"""为确保2023年底前完工，多次调度: what was done, and why."""
_TURNED_OUT = regex("[，,](?:但|而)?(?:实际|最终|至今|截至|(?:现|并|且|目前)已|已(?:于|如期|按期|顺利))")
_ORDERED = regex("(?:务必|务请|敬请|请|必须|(?<![无本])须|一律|统一)[^，,。；、：《》“”]{0,14}$")
_ASKED = regex("(?:^|[：:，,；)）、.．])(?:现?请|务请|敬请)[^。]{2,40}[，,；]")
_BY_THEM = regex("[于在]$")
_HANDED_IN = regex(
    f"[^，,。；]{{0,40}}?(?:{ENDED}|报送|上报|报[县市省区镇乡]|反馈|提交|送达|反映|回复|书面|备案|缴纳|搬离|自查)"
)
"""务必于6月20日前书面报送: what a notice asks for is still to come when it is signed."""
_SAID_BEFORE = regex(
    "(?<!落实)(?<!整改)(?<!工作)要求|(?<!本)通知(?!后[，,]?(?:要|应|请|须|务必|认真))|曾|此前|当时|规定|明确(?!责任|分工|专人|[一-鿿]{0,4}(?:责任|措施|时限))|提出|责令|已经?"
    "|原(?!因)|上次|未按|本应|约定|合同|协议|承诺"
)
_KEPT = regex("已经?|全部|均|截至|目前|实际")
_TOLD_THEN = regex(
    "承诺|部署|年初|此前|前期(?!(?:审批|报批|准备|论证|设计|研究|规划|策划|谋划|征地|各?项|相关)*的?"
    "(?:手续|工作|准备|论证|设计|研究|费用?|经费|要件|审批|报批|事[项务]|程序|专题|方案|规划|储备|可研|勘[察测]|征地))"
    "|曾|当时|上次|早前|(?P<says>表示)|预告"
)
"""Behind these a plan is told as it stood then, as in quotation marks; 前期手续 is what comes before the building."""
_THIS_SAYS = regex("^(?:该|本)[一-鿿]{1,6}表示[，,：:]")


def _is_told_then(ledger: Ledger, before: str, start: int) -> bool:
    """True where the words before a plan place it in an earlier time; 该镇表示，将… is said now."""
    told = _TOLD_THEN.search(before)
    if told is None or told["says"] is None:
        return told is not None
    return _THIS_SAYS.match(before) is None or bool(ledger.dates_in(Span(start, start + len(before))))


_IN_TIERS = regex(
    r"(?:分为?|分成|划分为?|依次为?|共)[一二两三四五六七八九\d]{1,2}(?:档|类|批|步|期|个?(?:阶段|批次|档次|梯次|节点|时段))"
)
"""26个问题按时限分为三档：6月底前完成11个: the schedule of a plan, told as it was drawn up."""
_PUT_OFF = regex("推迟|延期|延后|改期|改至|取消|因故|顺利|如期|圆满")
_OTHER_YEARS = regex("往年|历年|每年|常年|去年|上年|当年")
_SOON_AFTER = regex(
    r"(?:前|之前|起|以前|底前)?[，,][^，,。；将已“”\d提要曾]{0,14}将(?:陆续|全部|全面|逐步|统一|组织|完成|开展|建成|启动|实现|召开|再|正式|执行|实行|施行|实施)"
)
_LEFT_TO_DO = regex(
    "(?:余下|其余|剩余|剩下|未完成|尾工)[^，,。；\\d]{0,12}(?:力争|争取|预计|计划|拟|确保|有望|将)(?:于|在|到)?$"
)
"""剩余的室内布设力争7月底前收尾: whatever the verb, what is left is still to be done."""
_REACH = regex(r"[^，,。；]{0,8}(?:实现|达到|建立|形成|启动|开工|出台|制定|印发|覆盖|整治|治理)")


def _before(ledger: Ledger, date: DateFact) -> tuple[DateFact, ...]:
    at = bisect_left(ledger.dates, date.span, key=lambda fact: fact.span)
    return ledger.dates[max(0, at - 1) : at]
