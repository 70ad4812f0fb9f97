"""Bounded stretches: 7月8日拉开帷幕，…。7月22日晚，随着晚会落幕: two days with what began and what ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.fact import DateFact
from linter.facts.quantities.bigrams import share_a_bigram
from linter.kinds.dates._stretches import FINE, Stretch, find_stretches
from linter.ledger import Ledger
from linter.patterns import regex

_BEGINS = (
    "启动|开始|开工|动工|破土|开建|奠基|进场|开幕|启幕|拉开|开赛|开班|开学|开馆|开园|开展|开业|开庭|开标|[进入][驻点村]|入场|抵达|到岗|打响|铺开|部署|实施|施行|上线|试运[行营]"
    "|张贴|张榜|挂出|贴出|公示|公告|上墙|停业|停产|停工|停课|封闭|封路|断流|停水|停电|入院|住院|出发|启程|下水|投料|点火|受理|立案|借出|启用"
)
_ENDS = (
    "结束|收官|收兵|收尾|收场|告捷|闭幕|落幕|落下帷幕|谢幕|句号|竣工|完工|完成|通车|建成|落成|封顶|合龙|贯通|撤离|撤出|撤回|揭下|撤下|取下|期满|截止|结业|毕业"
    "|复工|复产|复业|复课|恢复|解封|解除|开放|出院|返回|归来|办结|结案|审结|销号|归还|还清|终止|告终|告一段落|完毕|清零"
)
_LEAVES = "撤[离出回点场]|离[场开点岗]|退场|出[村点]|返[程回]"
_CLOCK = r"(?:[上下]午|晚|凌晨)?(?:\d{1,2}(?:[时点](?:\d{1,2}分|半)?|[:：]\d\d))?"
_BEGUN = regex(rf"{_CLOCK}[^，,。；;\d]{{0,18}}?(?:{_BEGINS})")
_BEGUN_BEFORE = regex(rf"(?:{_BEGINS})(?:于|(?:日期|时间|日)[为是：:]?)$")
_ENDED = regex(rf"{_CLOCK}(?:(?!第[一二三四五六]批|首批)[^。；;\d]){{0,18}}?(?:{_ENDS}|{_LEAVES})")
"""第三批设备安装结束 ends no more than the third lot."""
_ENDED_BEFORE = regex(rf"(?:{_ENDS})(?:于|(?:日期|时间|日)[为是：:]?)$")
_LEFT = regex(rf"{_CLOCK}[^，,。；;\d]{{0,8}}?(?:{_LEAVES})")
_ON_THE_SPOT = regex("驻|现场|全程|整个|[此本这]次|前后|[进入在][点村场]")
_FROM_THEN = regex(f"{_CLOCK}起")
ENDED_AT_ONCE = regex(rf"{_CLOCK}(?:宣布|全面|全部|正式|圆满|顺利|基本|已)*(?:{_ENDS})")
"""Right behind a day that something ended on, with no word of what it was."""
_LEAD = 8


def bounded(ledger: Ledger, before: Sequence[DateFact]) -> Stretch | None:
    """The stretch between the last two days told before, where the first began what the second ended."""
    if len(before) < len(("one", "other")):
        return None
    other = before[-1]
    # What was done on the way, 6月10日合龙, parts no stretch.
    began = [one for one in before[-_FEW:-1] if not one.ends and _is_begun(ledger, one)]
    one = began[-1] if began else before[-2]
    if one.ends or other.ends or one.granularity != other.granularity or one.granularity not in FINE:
        return None
    ended = _ENDED.match(ledger.text, other.span.end) or _told_before(ledger, other, _ENDED_BEFORE)
    if not (began and ended) and not _from_to(ledger, one, other) and not _since(ledger, one, other):
        return None
    return next(iter(find_stretches((one, other))), None)


def is_of_stay(ledger: Ledger, own: Stretch, what: str) -> bool:
    """False for 5月10日进村，6月21日离开，走访农户历时三周: those who came and left did more than this.

    审计组6月5日进点，7月31日撤点，现场审计共用了三周 names what they came for.
    """
    if not what or _LEFT.match(ledger.text, own.ends[1].end) is None or _ON_THE_SPOT.search(what):
        return True
    start = ledger.sentences[ledger.sentence_at(own.span.start)].span.start
    return share_a_bigram(what, ledger.text[start : own.ends[1].end])


def _from_to(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 自2月6日装箱起运，到2月24日入库: the prepositions say what begins and ends, whatever is done."""
    near = one.sentence == other.sentence and other.span.start - one.span.end <= _APART
    return near and ledger.text[one.span.start - 1] in "自从" and ledger.text[other.span.start - 1] in "至到"


_APART = 40
"""Characters between a day behind 自 and the one behind 至."""


_FEW = 5
"""Days told last among which the stretch begins."""


def _is_begun(ledger: Ledger, one: DateFact) -> bool:
    begun = _BEGUN.match(ledger.text, one.span.end) or _FROM_THEN.match(ledger.text, one.span.end)
    return begun is not None or _told_before(ledger, one, _BEGUN_BEFORE)


def _since(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 自4月8日起对…开展整治，11月30日结束: the day is said to be the first, however far behind what began."""
    same = one.sentence == other.sentence and _FROM_THEN.match(ledger.text, one.span.end)
    return bool(same and ENDED_AT_ONCE.match(ledger.text, other.span.end))


def _told_before(ledger: Ledger, date: DateFact, act: re.Pattern[str]) -> bool:
    words = ledger.text[max(0, date.span.start - _LEAD) : date.span.start]
    return act.search(words) is not None
