"""Directions told without an amount, 比例有所上升, beside the two values that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import DIRECTION, FROM, GRADES, LONGEST_GAP, REACHED
from linter.facts.changes.changes import comparable
from linter.facts.quantities.strands import DATE_MARK, PERIOD_MARK, Strand
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Direction:
    """A rise or a fall in words, and what rose or fell."""

    span: Span
    """Where the word stands: 上升, 减少."""
    up: bool
    start: Quantity
    """The value before."""
    end: Quantity
    """The value after."""


WAY = (
    "(?:(?P<up>增长|增加|上升|升高|攀升|提高|提升|上涨|回升|走高|扩大|增多|延长|反弹|增产|增收|(?<=[降减]反)[升增])"
    "|(?P<down>下降|减少|降低|回落|下滑|下跌|走低|缩小|缩短|收窄|缩减|递减|减产|减收|(?<=[升增]反)[降减]))"
)
HOW = (
    "(?:有所|有了|略有|稍有|小有|明显|显著|大幅度?|小幅|稳步|平稳|逐[年步渐月季]|持续|连[续年]|不断|进一步|继续|快速|迅速|较快|总体|整体"
    f"|同步|同比|环比|稳中有?|略|大为|均|呈现?|[比较](?:上年|去年|上月|年初|上年同期|去年同期|{DATE_MARK}+)|{PERIOD_MARK}+[间来内]?)+"
)
TREND = "(?:了|趋势|态势|势头|之势)?"
_MEASURE = "(?:[件起宗批户人家个项例]?次?[数量]|总?[量数额]|数量|人数|金额|规模)"
"""What a value is told in, named again behind it: 由7起变为9起，起数同比下降."""
_IN_FRONT = regex(rf"(?P<subject>[^，,。；：:]*?)(?:{HOW})?(?P<word>{WAY}){TREND}[，,：:]$")
_BEHIND = regex(rf"(?:[，,]{_MEASURE}?)?{HOW}(?P<word>{WAY}){TREND}(?=[，,。；;）)]|$)")
_BEHIND_BASE = regex(rf"(?:{HOW})?(?P<word>{WAY})了?(?=[，,。；;）)]|$)")
# A better rate may be a smaller number: 效率明显提高，由15天压缩到5天.
_BETTER = regex(
    r"效[率能益]|质效|能力|水平|质量|速度|排名|位次|名次|力度|程度|便利|成本|时[间限效]|压力|[增降]幅|增速|缺口"
)
_FROM = regex(r"(?P<front>.*?)(?P<way>(?:已经?|分别|其中)?(?:由|从)[^，,。；：:（）()由从]{0,18})$")
_TO = regex(
    rf"(?:的)?(?:[^，,。；：:（）()、]{{0,8}}?(?:{WAY}|升|涨|攀|跃|增|降|减|缩|跌|落|压|变|调整|变化))?(?:[到至]了?|为)"
    rf"(?:{DATE_MARK}+末?底?的?)?$"
)
_DIFFERENCE = regex(
    r"(?:^|[，,])(?:(?:比|较|与|同)(?!重)[^，,。；：:（）()]{1,14}(?<![到至为达])|超(?!额?完成)[^，,。；：:（）()]{1,8})$"
)
_THAN = regex(
    rf"[，,]?(?:比|较)(?:[^，,。；：:（）()]{{1,12}}的|(?:上年|去年|上一年|年初|{DATE_MARK}+)(?:同期|[末底])?)$"
)

# 2024年春季学期进一步降至: nothing but a time before the word that goes on from the value told last.
_GOES_ON = regex(
    rf"(?:[^，,。；;：:]{{0,4}}[，,。；;])?[\d年月日季度上下半末底初前后春秋学期今去明截至止目到全第一二三四又已现间内{DATE_MARK}{PERIOD_MARK}]*"
    r"(?:进一步|继续|再次?|又|持续)(?P<word>(?P<up>提高|提升|上升|增加|增长|扩大|升|增|涨)|(?P<down>下降|降低|减少|回落|压降|缩小|压减|降|减))"
    r"(?:到了?|至|为)$"
)
_STEPS = 3
"""Numbers back to the value from which another goes on."""
_BROKEN = regex("[。；、：:]|其中|分别|到增长|至增长|为增长")
_REACHED = regex(
    r"(?:(?P<up>提高|提升|上升|增加|增长|扩大|升|增|涨)|(?P<down>下降|降低|减少|回落|压降|缩小|压减|降|减))(?:到了?|至|为)$"
)


def find_directions(ledger: Ledger) -> Iterator[Direction]:
    """Every direction whose two values stand in the clause beside it, and every value that goes on from another."""
    if any(sign in ledger.text for sign in ("进一步", "继续", "再", "又", "持续")):
        yield from _going_on(ledger)
    for strand in ledger.strands:
        for at in range(1, len(strand.links)):
            one, other = strand.links[at - 1], strand.links[at]
            if not comparable(one.quantity, other.quantity):
                if one.quantity.approximate or other.quantity.approximate:
                    yield from _bounded(ledger, strand, at)
                continue
            if "由" in one.gap or "从" in one.gap:
                yield from _from_to(ledger, strand, at)
            elif other.known and ("比" in other.gap or "较" in other.gap):
                yield from _against_base(ledger, strand, at)


def _going_on(ledger: Ledger) -> Iterator[Direction]:
    """由47个减至19个，减少28个；春季学期进一步降至23个: from the value reached last, in the same way."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            on = _GOES_ON.fullmatch(row.cells[at].gap)
            if on is None:
                continue
            end = row.cells[at].quantity
            before = next(
                (cell for cell in reversed(row.cells[max(0, at - _STEPS) : at]) if _REACHED.search(cell.gap)), None
            )
            reached = _REACHED.search(before.gap) if before and comparable(before.quantity, end) else None
            if before and reached and bool(reached["up"]) == bool(on["up"]):
                begin = end.span.start - len(on.group()) + on.start("word")
                span = Span(begin, begin + len(on["word"]))
                yield Direction(span, on["up"] is not None, before.quantity, end)


def _bounded(ledger: Ledger, strand: Strand, at: int) -> Iterator[Direction]:
    """由23.9%提高至10%以下: a bound or an approximate value decides as well where it lies on the other side."""
    one, other = strand.links[at - 1], strand.links[at]
    start, end = one.quantity, other.quantity
    if start.kind != end.kind or start.unit != end.unit or start.unit in GRADES or start.kind in ("points", "times"):
        return
    if not other.known or len(other.gap) > LONGEST_GAP or _BROKEN.search(other.gap):
        return
    origin, reached = FROM.search(one.gap), REACHED.search(other.gap)
    word = reached and (reached["up"] or reached["down"])  # 由约5天变为3天 says no direction
    if origin and reached and word and not DIRECTION.search(origin["what"]):
        place = ledger.text.rfind(word, start.span.end, end.span.start)
        yield Direction(Span(place, place + len(word)), reached["up"] is not None, _as_written(start), _as_written(end))


def _as_written(number: Quantity) -> Quantity:
    """27.9度左右 as 27.9度: nobody writes 由31.4度升到27.9度左右 who does not mean a larger number."""
    about = number.interval.low < number.value < number.interval.high
    return replace(number, interval=Interval.printed(number.value, number.step)) if about else number


def _from_to(ledger: Ledger, strand: Strand, at: int) -> Iterator[Direction]:
    """比例有所上升，从2019年的7.8%到2022年的0.6%, and the same with the words behind."""
    one, other = strand.links[at - 1], strand.links[at]
    origin = _FROM.fullmatch(one.gap)
    if origin is None or not other.known or not _TO.fullmatch(other.gap):
        return
    told = _IN_FRONT.search(origin["front"])
    if told and not _BETTER.search(told["subject"]):
        begin = strand.links[at - 2].quantity.span.end if at > 1 else ledger.sentences[strand.sentence].span.start
        span = _placed(ledger, told, begin)
        yield Direction(span, told["up"] is not None, one.quantity, other.quantity)
    yield from _behind(ledger, strand, at, _BEHIND, one.quantity, other.quantity)


def _against_base(ledger: Ledger, strand: Strand, at: int) -> Iterator[Direction]:
    """31.2万头，比上年的32.5万头有所增加."""
    one, other = strand.links[at - 1], strand.links[at]
    if one.quantity.role == "change":
        return  # 比上年减少1200人，比2020年的83600人增加: the amount of a change is no level
    if _DIFFERENCE.search(one.gap):
        return  # 213亿元，比计划超收1亿元，比上年的204亿元增长: neither is what lies between level and plan
    # 184件，其中…其他18件，较上次的160件增加: behind a list the whole is compared, not its last part.
    listed = any("其中" in link.gap for link in strand.links[:at])
    if _THAN.fullmatch(other.gap) and not listed:
        yield from _behind(ledger, strand, at, _BEHIND_BASE, other.quantity, one.quantity)


def _behind(
    ledger: Ledger, strand: Strand, at: int, words: re.Pattern[str], start: Quantity, end: Quantity
) -> Iterator[Direction]:
    after = strand.links[at + 1].gap if at + 1 < len(strand.links) else strand.tail
    told = words.match(after)
    if told:
        yield Direction(_placed(ledger, told, strand.links[at].quantity.span.end), told["up"] is not None, start, end)


def _placed(ledger: Ledger, told: re.Match[str], start: int) -> Span:
    """Where the word stands; brackets left out of a gap move it, so it is looked for from there on."""
    at = ledger.text.find(told["word"], max(0, start + told.start("word")))
    return Span(at, at + len(told["word"]))
