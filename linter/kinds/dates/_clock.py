"""Lengths told by the clock: 8时20分起火，10时5分扑灭，历时1小时45分; 9时6分到场，距接警11分钟."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CLOCK = regex(
    r"(?P<late>(?:下午|傍晚|晚上?)?)(?<![\d:：])(?P<hour>[01]?\d|2[0-3])(?:[时点](?!间|段|刻)(?:(?P<half>半)|(?P<minute>[0-5]?\d)分(?!钟))?"
    r"|[:：](?P<minutes>[0-5]\d)(?![\d:：]))(?P<about>许|左右|前后|多)?"
)
_LENGTH = regex(
    r"(?P<word>(?:自|从)(?P<since>[一-鿿]{2,6}?)(?:起|开始|算起|至今|到现在|以来)?[，,]?(?:共|总共|前后)?(?:历时|用时|耗时|持续)"
    r"|距(?:离)?(?P<from>[一-鿿]{2,6}?)(?:仅|只有|已经?|才|共)?(?:过去|用时|用了)?|(?:历时|用时|耗时|持续|前后|时长)(?:时间)?(?:仅|共|达|了|为)*)"
    r"(?:(?P<h>\d{1,2})个?小时(?:零?(?P<rest>\d{1,2})分钟?)?|(?P<m>\d{1,3})分钟?)(?![\d余多钟]|左右|以[内上]|的?[车路航行]程|步行)"
)
_DAY = 24 * 60
_WHOLE_HOURS = 40
"""Minutes by which a length in whole hours may be off."""
_ABOUT = 5
"""Minutes by which a clock with 许 or 左右 may be off."""
_KEPT = 60
"""Clocks before a length among which the one of the event is looked for."""
_REACH = 400
"""Characters before a length in which its paragraph tells when it all began."""


class _Clock(NamedTuple):
    """A time of day."""

    span: Span
    minute: int
    """Of the day."""
    about: bool


def by_the_clock(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each length in hours and minutes that the times of day beside it contradict."""
    text = ledger.text
    if "小时" not in text and "分钟" not in text:
        return
    lengths = list(_LENGTH.finditer(text))
    clocks = [_clock(match) for match in _CLOCK.finditer(text)] if lengths else []
    starts = [clock.span.start for clock in clocks]
    for match in lengths:
        at = bisect_left(starts, match.start())
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        first = bisect_left(starts, max(block.start, match.start() - _REACH))
        told = _ends(ledger, match, clocks[max(0, at - _KEPT) : at], clocks[first:at])
        if told is None:
            continue
        begin, end = told
        stated = int(match["h"] or 0) * 60 + int(match["rest"] or match["m"] or 0)
        actual = end.minute - begin.minute + _DAY * (_days_between(ledger, begin, end) or 0)
        if actual <= 0:
            continue  # over midnight without a word of it, or 上午 and 下午 of a clock of twelve hours
        slack = (_ABOUT if begin.about or end.about else 1) if match["rest"] or match["m"] else _WHOLE_HOURS
        if abs(actual - stated) > slack:
            span = Span(match.start("h") if match["h"] else match.start("m"), match.end())
            real = _said(actual)
            yield Hit(
                (span, begin.span, end.span),
                {"stated": ledger.quote(span), "actual": real},
                f"{ledger.quote(end.span)} − {ledger.quote(begin.span)} = {real['zh']} ≠ {ledger.quote(span)}",
                severity="warning",
            )


def _fits(begin: _Clock, end: _Clock, match: re.Match[str]) -> bool:
    """True where the length is that between two clocks of one day."""
    stated = int(match["h"] or 0) * 60 + int(match["rest"] or match["m"] or 0)
    return abs((end.minute - begin.minute) % _DAY - stated) <= _ABOUT


def _clock(match: re.Match[str]) -> _Clock:
    minute = 30 if match["half"] else int(match["minute"] or match["minutes"] or 0)
    hour = int(match["hour"])
    if match["late"] and _FIRST_LATE <= hour < _NOON:
        hour += _NOON  # 下午9时30分
    span = Span(match.start("hour"), match.end("about") if match["about"] else match.end())
    return _Clock(span, hour * 60 + minute, bool(match["about"]))


_FIRST_LATE, _NOON = 1, 12


_TO = regex(r"(?:[^，,。；\d]{0,12}[，,])?[^，,。；\d]{0,12}?(?:至|到|—{1,2}|-|～)(?:当日|当天|[上下]午|晚)?")
_BEGUN = regex(
    r"[^。；\d]{0,20}?(?:开始|启动|起|出发|发车|开赛|断电|停电|停水|停气|火|点火|关闭|封闭|中断|发生|接[报警])[^。；\d]{0,20}?[，,。；]"
    r"?[^。；\d]{0,16}?(?:(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日)?(?:次日|翌日|当日|当天)?(?:凌晨|[上下]午|晚上?|清晨)?"
)
_ENDED = regex(r"[^，,。；\d]{0,16}?(?:结束|完成|恢复|扑灭|完毕|到达|抵达|完赛|开放|终止|解除|撤离|为止|止)")


def _ends(
    ledger: Ledger, match: re.Match[str], before: list[_Clock], near: list[_Clock]
) -> tuple[_Clock, _Clock] | None:
    """When what is measured began and ended, where the text tells both."""
    if not near:
        return None
    end = near[-1]
    # Another day between the last clock and the length, or a length of something else, breaks the tie.
    if _BREAK.search(ledger.text, end.span.end, match.start()):
        return None
    event = match["since"] or match["from"]
    if event:
        begun = [clock for clock in before if clock.span.start < end.span.start and event in _clause(ledger, clock)]
        minutes = {clock.minute for clock in begun}
        known = len(minutes) == 1 and _days_between(ledger, begun[-1], end) is not None
        return (begun[-1], end) if known else None
    # 讨论用时1小时10分 is told of a part of what went on.
    if len(near) < 2 or not _OF_ALL.search(ledger.text, end.span.end, match.start()):
        return None
    begin = near[-2]
    days = _days_between(ledger, begin, end)
    if days is None:
        return None
    joined = _TO.fullmatch(ledger.text, begin.span.end, end.span.start)
    told = joined or (
        _BEGUN.fullmatch(ledger.text, begin.span.end, end.span.start)
        and _ENDED.match(ledger.text, end.span.end, match.start())
    )
    # 6时40分控制火势，8时25分扑灭，历时3小时11分: measured from the third clock, before the two.
    if len(near) > 2 and (not joined or any(_fits(clock, end, match) for clock in near)):
        return None
    return (begin, end) if told and begin.minute < end.minute + _DAY * days else None


_BREAK = regex(r"\d+日|平均|人均|最[长短快慢]|每|分别|累计|其中|各")


def _days_between(ledger: Ledger, begin: _Clock, end: _Clock) -> int | None:
    """Days from the one clock to the other, 0 on one day; None where they are told in a way not understood."""
    between = Span(begin.span.end, end.span.start)
    # 5月6日8时开始，至5月7日20时结束 is one range, and no day of its own stands between the two.
    if any(
        d.ends and d.span.end > begin.span.start
        for d in ledger.dates_in(Span(max(0, begin.span.start - _NEAR * 2), end.span.start))
    ):
        return None
    if _NEXT.search(ledger.text, *between):
        return 1 if _NEXT_AT.search(ledger.text, max(0, end.span.start - _NEAR), end.span.start) else None
    days = ledger.dates_in(between)
    if not days:
        return 0
    before = ledger.dates_in(Span(max(0, begin.span.start - _REACH), begin.span.start))
    first, last = (before[-1].first if before else None), days[-1].first
    if first is None or last is None or days[0].first != last or days[-1].ends or before[-1].granularity != "day":
        return None
    apart = (last - first).days
    if not apart:
        return 0
    return apart if 0 <= apart <= _FEW_DAYS and ledger.text[days[-1].span.end : end.span.start] in _AT_ONCE else None


_NEXT = regex("次日|翌日|第二天|隔天|凌晨|昨|前一")
_NEXT_AT = regex("(?:次日|翌日|第二天)(?:凌晨|[早上下]午?|晚上?)?$")
_NEAR = 6
_AT_ONCE = ("", "凌晨", "上午", "下午", "晚", "晚上", "中午", "早上", "清晨")
_FEW_DAYS = 3
_OF_ALL = regex(r"(?:^|[，,。；;（(])(?:至此|抢险|救援|全程|整个过程|共|总|前后|救援|抢修|处置|停[电水气])*$")


def _clause(ledger: Ledger, clock: _Clock) -> str:
    """The words behind a clock, up to the next one or the end of its sentence."""
    end = ledger.sentences[ledger.sentence_at(clock.span.start)].span.end
    following = _CLOCK.search(ledger.text, clock.span.end, end)
    return ledger.text[clock.span.end : following.start() if following else end]


def _said(minutes: int) -> dict[str, str]:
    hours, rest = divmod(minutes, 60)
    zh = (f"{hours}小时" if hours else "") + (f"{rest}分" if rest or not hours else "")
    return {"zh": zh, "en": f"{hours} h {rest} min" if hours else f"{rest} min"}
