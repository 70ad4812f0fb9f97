"""Events that happen once, each with the day it is told for: a bridge is opened, a hearing held, a group moves in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Event:
    """What is told to have happened on one day."""

    date: DateFact
    act: str
    """What happened: 通车, 进驻; 会 for a meeting."""
    subject: str = ""
    """Whom or what it happened to, or the meeting's name: 听证会; empty where it is not said beside the day."""
    refers: bool = False
    """True where the day only says which event is meant: 自9月18日通车起, 3月16日的反馈会."""
    open_ended: bool = False
    """True where the name begins the subject and more may follow: 新校区周边 of 8月28日启用的新校区周边."""


_ACTS = {
    "通车": "通车|开放通行|开通运营|开通|通航|首航|首发",
    "奠基": "奠基",
    "揭幕": "揭幕",
    "批准": "批准|核准|批复|审批通过|获批",
    "签订": "签订|签署",
    "出具": "出具",
    "启用": "启用|投用|投入使用|投入运[行营]|交付使用",
    "开业": "开业|营业|开门营业",
    "开园": "开园",
    "开馆": "开馆|(?:对外|面向社会|向[^，。；\\d]{2,6}|免费)开放",
    "开街": "开街",
    "开诊": "开诊|接诊",
    "开学": "开学",
    "开工": "破土动工|开工建设|开工|动工|开建",
    "竣工": "竣工|完工",
    "蓄水": "下闸蓄水|蓄水",
    "通水": "通水",
    "通电": "通电",
    "通气": "通气|点火通气",
    "并网": "并网发电|并网",
    "投产": "投产",
    "封顶": "封顶",
    "合龙": "合龙",
    "贯通": "贯通",
    "挂牌": "挂牌|揭牌",
    "成立": "成立",
    "启动": "启动(?!资金|仪式|会|[大部]?会|响应|[一-鿿]{0,6}响应|整改|问责|程序|工作)",
    "进驻": "进驻",
    "上线": "上线",
    "开标": "开标",
    "关停": "关停|停产",
    "登陆": "登陆",
    "决口": "决口|溃口|决堤",
    "表决": "票决|表决",
    "开幕": "开幕",
    "闭幕": "闭幕",
    "施行": "施行|生效|实施(?=[，,。；]|以?后|以来|[到至](?:现在|今|目前))",
    "失火": "失火|起火|着火|发生火灾|火灾(?=发生)",
    "当选": "当选|选举产生",
}
SAME_ACTS = tuple(
    regex(words)
    for words in (
        *_ACTS.values(),
        "抓获|落网|归案|到案|被抓|被捕|抓捕|擒获",
        "突发|发生|爆发|暴发|出现|遭遇",
        "运抵|送抵|抵达|到达|送达|运到|到货",
        "签发|印发|下发|编发|发出|发布|公布|下达",
        "通过|审定|表决|获批",
        "开[通放业馆园]|启用|投用|投入使用",
        "获救|救出|脱险|升井",
        "收到|收文|接到|签收|接收",
        "签约|签订|签署",
        "病逝|逝世|去世|离世",
        "夺冠|获胜|胜出",
        "完成|结束|收官|收尾|落幕|闭幕",
    )
)
"""Acts, each with the other words for it."""
_NEWS_SINCE = frozenset(["施行"])
"""Acts of which 自3月1日起 is the news itself, and no word for which one is meant."""
DONE_TO = frozenset(["批准", "签订", "出具"])
"""Acts that are done to many things, so that only one and the same thing makes two tellings one event."""
_OBJECT = regex("了?(?P<object>[一-鿿“”《》]{3,16})")
_HOW = (
    "(?:正式|顺利|全面|全线|如期|成功|建成|实现|试|按期|提前|整体|主体|率先|同步|同时|才|即|起|已经?|便|就|完成"
    "|竣工并?)*"
)
_ACT = "|".join(f"(?P<{name}>{words})" for name, words in _ACTS.items())
_ANY_ACT = regex("|".join(_ACTS.values()))
_SUBJECT = r"[^。；;，,：:\n\d、（()）]{0,26}?"
_BEHIND = regex(
    rf"(?:起|当[天日]|[上下]午|晚上?|凌晨)?[，,]?(?P<subject>{_SUBJECT}){_HOW}(?:{_ACT})(?P<of>的(?P<named>[一-鿿“”《》]{{2,14}}))?"
)
_ONCE = (
    "反馈会|听证会|动员(?:大|部署)?会|启动会|誓师(?:大)?会|总结(?:大)?会|表彰(?:大)?会|发布会|成立大会|选举大会|开[幕工学园馆业街]式|闭幕式"
    "|(?:启动|签约|揭牌|开工|竣工|通车|奠基|揭幕|交接|挂牌|颁奖|首发)仪式|评审会|论证会|招聘会|博览会|交易会|洽谈会|运动会|拍卖会|验收会|评议会|民主生活会"
    "|代表(?:大)?会议?|大会|大赛|晚会|论坛|庆典|次(?:全体|常务|委员)?会议|次全会"
)
_MEETING = regex(
    rf"(?:[上下]午|晚)?[，,]?(?:{_SUBJECT}(?:召开|举行|举办|主持召开|组织召开)了?的?|的)?(?P<subject>[^。；;，,：:\n\d“”《》、（()）]{{0,20}}?(?:第?\d{{1,3}})?(?:{_ONCE}))(?!议?精神|议定|筹备|方案)"
)
_NO_NAME = frozenset(["大会", "论坛", "晚会", "大赛", "庆典", "代表大会", "代表会议"])
_HELD = regex(r"(?:召开|举行|举办)")
_FRONT = regex(r"(?P<subject>[一-鿿“”《》\d]{2,26}?)(?:已经?|也|是)?(?:于|在|自|从)?$")
_MEETING_FRONT = regex(rf"(?P<subject>[一-鿿]{{0,16}}(?:{_ONCE}))(?:已经?|也|是)?(?:于|在)?$")
_ANOTHER = regex(
    r"首|第[一二三四五六七八九十两\d]+[场批期次轮段期]|[一二三四两]期|[南北东西]段|分别|先后|陆续|另|再次|又|复工|二次|上次|各|[去上前明次]年|上[一届]|拟|计划|预计|预定|将|原定|力争|确保|要求|争取|部分|分批"
)
_LAST = {word[-1] for words in _ACTS.values() for word in re.sub(r"\(.*\)", "", words).split("|")}
_SIGN = regex(f"[{''.join(sorted(_LAST))}会赛坛典式]")
"""One of the last characters of an act or a meeting: without it the expressions need not be tried."""
_REACH = 60
"""Characters behind a date in which its event is told."""
_LOOK_BACK = 30


def find_events(ledger: Ledger) -> Iterator[Event]:
    """Every event that is told for one day, in order; planned ones and those of another round are left out."""
    text = ledger.text
    for date in ledger.dates:
        if date.granularity not in ("day", "month", "year") or date.relation not in ("", "since") or date.impossible:
            continue
        sentence = ledger.sentences[date.sentence].span
        end = min(sentence.end, date.span.end + _REACH)
        start, end = (date.span.end, end) if end > date.span.end else _next_cell(ledger, date)
        if not _SIGN.search(text, start, end):
            continue
        front = text[max(sentence.start, date.span.start - _LOOK_BACK) : date.span.start]
        event = _event(date, text, start, end, re.split(r"[，,。；;：:、（(\s]", front)[-1])
        about = (front[-_NEAR:], event.subject, text[date.span.start : date.span.end]) if event else ()
        if event and not any(map(_ANOTHER.search, about)):
            yield event


REFERS = regex(
    r"[^，,。；;\n]{0,20}?(?:以后|之后|以来|过后|后|(?<![\d零〇一二两三四五六七八九十])时|起|当[天日])(?=[，,、。]|即|便|就)|[^，,。；;\n]{0,16}?之日起|[^，,。；;\n\d]{4,16}?时(?![间段限许分点任候效长代常装])|[^，,。；;\n]{0,16}?(?:到现在|至今|到目前)|(?:(?!后(?!的)|(?<!第)\d)[^，,。；;\n]){0,18}?的[一-鿿]{2}|[一-鿿]{0,12}会(?:后|上|中|明确|提出|确定|要求)"
)
"""What stands behind a day that only says which event is meant."""
_NEAR = 6
"""Characters before a date in which another year or round is named: 去年3月5日."""


def _next_cell(ledger: Ledger, date: DateFact) -> tuple[int, int]:
    """The cell beside a date that fills its own: 4月8日 | 督察组进驻."""
    blocks = ledger.document.blocks
    at = ledger.document.block_index(date.span.start)
    if blocks[at].kind == "cell" and at + 1 < len(blocks) and blocks[at + 1].row == blocks[at].row:
        return blocks[at + 1].span
    return date.span.end, date.span.end


def _event(date: DateFact, text: str, start: int, end: int, front: str) -> Event | None:
    """What a date is told of by the words behind it, and whom or what by the nearest words before or behind."""
    recalled = REFERS.match(text, start, end) is not None
    refers = recalled or date.relation == "since"
    meeting = None if _BY_WHOM.match(text, start, end) else _MEETING.match(text, start, end)
    act = _BEHIND.match(text, start, end) if _ANY_ACT.search(text, start, end) else None
    if meeting and not (act and act.end() < meeting.end()):
        if _OF_DAYS.search(meeting["subject"]) and _ONE_OF_THEM.match(text, meeting.end()):
            return None
        name = _bare(meeting["subject"])
        return None if name in _NO_NAME else Event(date, "会", name, refers)
    before = _MEETING_FRONT.search(front)
    if before and _HELD.match(text, start, end):
        return Event(date, "会", _bare(before["subject"]), refers)
    if act is None:
        return None
    name = next(name for name in _ACTS if act[name])
    refers = recalled if name in _NEWS_SINCE else refers
    if act["named"]:
        return Event(date, name, _QUOTES.sub("", act["named"]), refers=True, open_ended=True)
    done_to = _OBJECT.match(text, act.end(), end) if name in DONE_TO else None
    if done_to:
        return Event(date, name, _QUOTES.sub("", done_to["object"]), refers, open_ended=True)
    subject = act["subject"]
    if not subject or _BY_WHOM.match(subject):
        match = _FRONT.search(front)
        subject = match["subject"] if match else ""
    return Event(date, name, _bare(subject), refers)


# A congress sits for days: on the first a report is given, on the last a resolution is passed.
_OF_DAYS = regex("代表(?:大)?会|次(?:全体)?会议|全会|运动会|博览会|交易会|洽谈会")
_ONE_OF_THEM = regex(
    r"(?:第[一二三四五六七八九十\d]+次(?:全体|常务)?(?:会议|全会))?(?:期间|[上中]|(?:表决)?通过|批准|审议|听取|选举|补选|决定|任命|闭幕|预备会|主席团)"
)
_BY_WHOM = regex(r"(?:经|由|被|获|报)")
"""Who did it, no name of the thing: 方案于9月27日经县人大常委会批准."""
_QUOTES = regex("[“”《》]")
"""A name is the same with quotes around it or without."""
_SCOPE = regex(r"^(?:由|经|在|对|随着|我|全|本|该|[省市县区镇乡]{1,2})+(?=[一-鿿]{3})")


def _bare(subject: str) -> str:
    """A subject without what only says where: 春季造林动员会 of 全市春季造林动员会."""
    name = _QUOTES.sub("", subject).rstrip("的了已也")
    # 省督察组 is not 中央督察组.
    return name if name.endswith("组") else _SCOPE.sub("", name)
