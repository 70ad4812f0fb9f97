"""What the report on an item says of itself: that something is still to be done, or that all of it is done.

Only the half that tells what was done counts; the other half tells the problem: 未建立台账。整改情况：已建立台账。
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.facts.states.ended import BEGUN, ENDED, ENDS_WORK
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REPORT = regex(
    r"(?:整改|办理|落实|处理|处置|核查|改进|解决|推进|工作|治理|完成)(?:措施|情况|进展|成效|结果|过程|进度)?"
    r"(?:[和及与、]?(?:措施|情况|进展|成效|结果|进度))?(?:】|[:：])"
)
"""Where the half begins that tells what was done."""
_FIRST_ACT = regex(
    r"(?<!所)已经?(?!注销|婚|故|有规定|知)|目前|现已经?|完成了"
    r"|(?<=[。，；])(?:对照|立即|立行立改|迅速|责成|督促|组织|制定|印发|召开|聘请|委托|修订|安排|落实|约谈|编制|清理|补[建办发缴登签])"
)
"""A report without that label tells its problem first, and then what has been done."""
WORK = (
    "施工|安装|改造|建设|办理|审批|报批|追缴|清退|清收|拆除|敷设|招标|采购"
    "|申报|对接|筹措|编制|论证|评审|处置|清理|化解|腾退|谈判|诉讼|审理|调试|修复|修缮|搬迁|评估|协商|协调|洽谈|选址|选点|征地|征收"
    "|开挖|挖掘|铺设|浇筑|砌筑|打井|勘察|勘探|设计|布线|接入|组装|运输|装修|布展|测绘|公示|核对|比选|磋商|走访|筹建|筹集"
)
NO_TASK = "发现|发生|出现|见(?!效)|检出|接到|收到|反弹|反映|再|复发"
"""Behind a denial: what nobody was to bring about."""
_ACT = (
    f"{ENDED}|{WORK}|办|获批|批[复准]|确定|开[工建展通放]|动工|启动|实施|进场|处置|核销|核实"
    "|装|修|建|换|拆|清|退|缴|交|付|补|搬|迁|接[通入]|[打贯]通"
)
UNDONE = rf"(?:未|没有?)(?:[能曾获经]|予以|及时|全部|按[期时])?(?:{_ACT})"
"""What of a remainder was to be done and is not; 其余9处未检出异常 and 未受影响 lack nothing of the kind."""
_STILL = regex(
    r"(?:尚|仍|还|暂|至今|目前|迄今|一直|始终)(?:然|旧|均|都)?(?:未(?:能|获)?|没有?|无法|不具备)"
    rf"(?!{NO_TASK}|[^，,。；]{{0,6}}(?:问责|追责|处分|立案|处罚))[^，,。；;：:\n]{{1,24}}"
    # 另1件正在审理 is no work of the item's own: its cases go on at court.
    rf"|(?:(?:仍|尚|还)(?:然)?|正(?!在(?:审理|诉讼)))在(?:{WORK}|整改|推进|进行|走程序|走流程)[^，,。；;：:\n]{{0,16}}"
    r"|(?:尚|仍|还)(?:处|停留)[在于][^，,。；;：:\n]{2,16}"
    r"|(?:工程|项目|建设|改造|施工|整改|实施|工作)(?:已经?|被)?(?:暂缓|暂停|搁置|停滞)[^，,。；;：:\n]{0,12}"
    rf"|(?:还有|尚有|仍有|还剩|剩余|(?P<others>其余))\d+[^，,。；;：:\n]{{0,16}}?"
    rf"(?:{UNDONE}|(?(others)(?!)|(?:未|没有)(?!{NO_TASK}))|正在|(?<![接招])待)[^，,。；;：:\n]{{0,16}}"
    r"|(?:尚|仍|正|还)?(?:等待|有待|[尚仍还]需?待)[^，,。；;：:\n]{2,16}"
    rf"|(?<![仅只不])[仅只](?!通过)(?:{ENDED}|安装)了?[^，,。；;：:\n]{{1,16}}"
    rf"|(?:资金|手续|用地|设备|合同|方案|[\d一二两三]+[处户家个项件])(?:均|都|也)?未(?:能)?(?:{ENDED}|办理|获批|批复|采购|确定|开工|动工|启动|实施|安装|处理|处置|核销)"
)
_PLANNED = regex(
    r"(?:按计划|计划|预计|预期|拟|将|力争|确保|争取|要求|限|承诺)[^。，,；;\n]{0,30}?"
    rf"(?!验收|通过)(?:{ENDED}|上线|开工|恢复|开放|安装|出台)"
    r"[^。，,；;\n]{0,8}"
)
_ENDED = regex(
    r"(?:已经?|并)(?:于[^，,。；]{2,12})?(?:全部)?(?:结束并|完工并)?通过[^，,。；;\n]{0,14}验收|无(?:后续|遗留)(?:整改)?(?:事项|问题|工作|任务)"
    r"|已经?(?:向[^，,。；;\n]{2,10})?(?:出具|取得|下发|收到|领取)[^，,。；;\n]{0,6}(?:销号|结案|办结)(?:通知书|证明|意见|确认书|文书)?"
    r"|(?<!未)(?<!未能)经[^，,。；;\n]{2,16}验收(?:合格|通过)"
    rf"|(?<!未)已经?(?:于[^，,。；]{{2,12}})?(?:全部|全额|全数|悉数|如数)(?:整改)?(?!{BEGUN}){ENDS_WORK}"
    rf"|(?<=[\d元])(?:全额|悉数|全数|如数)(?!{BEGUN}){ENDS_WORK}"
)
_PARTLY = regex(
    r"其余|剩余|另外?[有\d一二三]|尚|仍|还[有需剩未在]|二期|下一步|下步|后续(?!事项|问题|工作|任务)|正在|部分|首批|第一批"
    r"|一期|\d+[个家处户项条]中"
)
_OTHER_MATTER = regex(r"不属|不在[^，,。]{0,8}范围|不影响|另行|下一步|下步|今后|回头看|长期|持续|二期|新增|巩固")
_THEN = regex(r"检查时|[巡督审]察时|反馈时|审计时|当时|此前|曾|原因|原计划|年初")
_TREATED = regex(r"(?:对|将|凡|如|若|因|针对|防止|避免|杜绝|解决了?)[^，,。；;：:]{0,6}$")
"""对尚未收回的: what the measure is about."""
_MADE_GOOD = regex(r"已经?|均(?!未)|后经|最终|(?<!尚未)(?<!未能)(?<!没有)(?<!未)全部")


def report_half(ledger: Ledger, item: Span) -> Span | None:
    """The part of an item that tells what was done; None where it cannot be told from the problem."""
    labelled = _REPORT.search(ledger.text, *item)
    if labelled:
        return Span(labelled.end(), item.end)
    first = ledger.sentences[ledger.sentence_at(item.start)].span
    act = _FIRST_ACT.search(ledger.text, min(first.end, item.end), item.end)
    return Span(act.start(), item.end) if act else None


def still_open(ledger: Ledger, stretch: Span) -> Span | None:
    """The words that say that something is not done, or only planned for a day ahead; None where there are none."""
    for match in _STILL.finditer(ledger.text, *stretch):
        if not _excused(ledger, match, stretch):
            return Span(*match.span())
    day = ledger.state_day
    if day is None:
        return None
    for fact in ledger.dates_in(stretch):
        if lies_ahead(fact, day):
            sentence = ledger.sentences[fact.sentence].span
            for match in _PLANNED.finditer(
                ledger.text, max(sentence.start, stretch.start), min(sentence.end, stretch.end)
            ):
                inside = match.start() <= fact.span.start < match.end()
                if inside and not _excused(ledger, match, stretch):
                    return Span(*match.span())
    return None


def due_ahead(ledger: Ledger, left: Span) -> bool:
    """True for 设备采购尚未开标，要到12月中旬方能投用: what is left has a day of its own behind that of the report."""
    day, sentence = ledger.state_day, ledger.sentences[ledger.sentence_at(left.start)].span
    tail = _TAIL.match(ledger.text, left.end, sentence.end)
    if day is None or tail is None or _NUMBERED.search(ledger.text, max(sentence.start, left.start - _FEW), left.end):
        return False
    dates = ledger.dates_in(Span(left.end, tail.end()))
    return _NOT_BEFORE.search(tail.group()) is not None and any(lies_ahead(fact, day) for fact in dates)


_TAIL = regex("[^。；;\n]*")
_NOT_BEFORE = regex("要到|[方才](?:能|可)|预计|计划|拟|推迟|延[期至后]")
_NUMBERED = regex("[其剩]余|[\\d一二两三四五六七八九][个家户项件处条座台人名]")
"""What is left of more than was asked for: 已建成6个，其余4个尚未动工，计划明年6月建成."""
_FEW = 8


def lies_ahead(fact: DateFact, day: date) -> bool:
    """True for a date behind the day of the report; 9月10日 without a year is read in the report's year."""
    if fact.year is None and fact.month and fact.ends is None and not fact.impossible:
        return (fact.month, fact.day or 31) > (day.month, day.day)
    return fact.last is not None and fact.last > day


def _excused(ledger: Ledger, match: re.Match[str], stretch: Span) -> bool:
    """True where the words tell of an earlier day or of another matter, or what they lack came about later."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    before = ledger.text[max(sentence.start, stretch.start) : match.start()]
    whole = ledger.text[max(sentence.start, stretch.start) : sentence.end]
    rest = ledger.text[match.end() : stretch.end]
    return bool(
        SEEN_TO.match(match.group())
        or _THEN.search(before)
        or _OTHER_MATTER.search(whole)
        or _MADE_GOOD.search(rest)
        or _TREATED.search(before)
    )


SEEN_TO = regex("(?:还有|尚有|仍有|还剩|剩余|其余).*已(?:经|全部|均|都)")
"""其余12台因报废、待拆已全部封存: what was done about them is told at once."""


def all_ended(ledger: Ledger, stretch: Span) -> Span | None:
    """The words that say that nothing is left to do; None where something of the item may be left."""
    words = ledger.read(stretch)
    match = _ENDED.search(words)
    if match is None or _PARTLY.search(words):
        return None
    return Span(stretch.start + match.start(), stretch.start + match.end())
