"""Directions in a row: 2022年受理1204件，2021年受理1089件，受理量同比下降: two times, no amount of change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import OTHER_FOOTING, REAL_TERMS
from linter.facts.changes.changes import comparable
from linter.facts.changes.directions import HOW, TREND, WAY, Direction
from linter.facts.changes.times_between import is_earlier, tells_time, time_told
from linter.facts.changes.told_in_a_row import told_pair
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THAN = r"(?P<than>[同环]比|[比较与](?:上年|去年|上一年|前年|上月|年初|(?:19|20)\d\d年)(?:同期|[末底])?(?:相比)?)"
_BEHIND = regex(
    rf"(?:[）)]?[，,](?:但|而)?(?P<name>[^，,。；;：:、（）()\d比较同环]{{0,10}}?))(?:{_THAN}|(?<![，,但而])|(?={HOW}))(?:{HOW})?"
    rf"(?P<word>{WAY}){TREND}(?=[，,。；;\n]|$)"
)
_BASE = regex(r"[，,（(](?:而)?(?:上年|去年|上一年)(?:同期|[末底])?(?:数)?(?:为|是|仅为|仅)?")
"""，上年为210万元: nothing but the time of the value before."""
_REACHED = regex(
    r"[，,；](?:而|但|到)?(?:今年|本年|(?:19|20)\d\d年[末底]?)(?:已经?|则|又|却|反而|进一步)*"
    r"(?P<word>(?P<up>增加|增长|上升|提高|增多|[增升])|(?:减少|下降|降低|[减降]))(?:到了?|至|为)(?:了)?"
)
"""去年有312户，今年增加到387户."""
_MEASURE = regex("(?:[件起宗批户人家个项次例]次?)?(?:总?[数量额值]|数量|总[数量额]|规模|人数|金额|资金|经费)?$")
"""What a value is told in, when the change names it again: 受理量 of 受理1204件."""
_TOLD_OF = regex(
    r"^(?:[\d年月日底末—－~～至-]|[去今本上全当]年|同期|累计|共计?|[为是：:，,、 ]|[全本我][省市县区州镇乡校院局])*"
    r"(?:(?:[一-鿿]{0,6}?(?:受理|接到|收到|接报|接待|发生|销售|实现|完成|共有|登记))了?)?$"
)
"""What may stand before the name in the label of a value: 全县受理 of 投诉, and not 新增, 化解, 查处."""
_PART_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}|截[至止]|以来|旬|学期")
_SAME_PART = regex("同期|[末底]")
_NO_LEVEL = regex("计划|目标|预算(?!收入|支出)|任务|[人户亩日月]均|平均|每|分别|占|[增减升降多少]$|其中")


def find_directions_in_a_row(ledger: Ledger) -> Iterator[Direction]:
    """Every direction right behind the values of two times, of which no third is told beside them."""
    for one, two in pairwise(one for one in ledger.quantities if not tells_time(one)):
        if not comparable(one, two) or two.sentence - one.sentence > 1:
            continue
        reached = _REACHED.fullmatch(ledger.text, one.span.end, two.span.start)
        if reached and is_earlier(time_told(ledger, one), time_told(ledger, two)) and not _is_third(ledger, one):
            yield Direction(Span(*reached.span("word")), reached["up"] is not None, one, two)
        told = _BEHIND.match(ledger.text, two.span.end)
        if told is None or not _names(told["name"], one, two):
            continue
        pair = _pair(ledger, one, two, told["than"] or "", told.start("word"))
        if pair and not _is_third(ledger, one):
            yield Direction(Span(*told.span("word")), told["up"] is not None, *pair)


def _pair(ledger: Ledger, one: Quantity, two: Quantity, than: str, end: int) -> tuple[Quantity, Quantity] | None:
    """The value before and the one after."""
    between = ledger.text[one.span.end : two.span.start]
    if not _BASE.fullmatch(between):
        return told_pair(ledger, one, two, than, end)
    words = ledger.text[ledger.sentences[one.sentence].span.start : end]
    if "环" in than or "月" in than or "年初" in than or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    if _PART_YEAR.search(words, 0, one.span.start - end + len(words)) and not _SAME_PART.search(between):
        return None  # 1—6月受理1204件，去年为2389件
    if one.kind not in ("count", "measure", "money", "percent") or one.value <= 0 or _NO_LEVEL.search(one.before):
        return None
    return two, one


def _names(name: str, one: Quantity, two: Quantity) -> bool:
    """True where the change names what the values are of, or nothing."""
    core = _MEASURE.sub("", name, count=1)
    label = (one.before or two.before) + one.head
    # 新增就业3200人，上年为3500人，就业人数同比增加: what was added or taken away goes another way than what there is.
    if not core or (core in label and _TOLD_OF.search(label[: label.index(core)]) is not None):
        return True
    if len(core) > 1 and one.before.endswith(core) and _HAPPENED.search(one.before.removesuffix(core)):
        return True  # 发生生产安全事故9起，上年同期为7起，事故起数
    # 道路交通事故死亡31人，上年同期死亡27人，死亡人数: both values are named so.
    both = one.before.endswith(core) and two.before.endswith(core) and len(core) > 1
    return both and _MOVED.search(one.before + two.before) is None


_HAPPENED = regex("(?:发生|出现|接报|[现共]有|登记|在册)(?:(?!新|净)[一-鿿]){0,8}$")
_MOVED = regex("[新净增减]|化解|查处|办结|处理|解决|完成|追回|整改")


def _is_third(ledger: Ledger, one: Quantity) -> bool:
    """True where a row of several values ends in the two: what rises may be the whole row."""
    at = ledger.quantity_index(one.span.start)
    before = ledger.quantities[at - 1] if at else None
    return before is not None and before.sentence == one.sentence and comparable(before, one)
