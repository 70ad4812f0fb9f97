"""Directions by numbers: a rise or fall told in a clause of its own, and the one pair of values that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.changes.directions import Direction
from linter.facts.changes.two_times import TwoTimes, content, find_two_times, of_another_time
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TURN = regex(
    r"(?<=[一-鿿”\d])(?P<word>(?P<up>(?:[走攀拔升抬提推增变]|更)[升高长涨多]|[上回攀跃爬][升涨扬行]|增[长加多产收]|扩大|反弹|向上|(?<=[有略微双齐均都续断])[升增涨]|越[来增升加长]越[多高大长])"
    r"|(?P<down>(?:[走降压变减]|更)[低少]|[下回递锐骤压缩][降滑落减跌]|缩[短小减]|收窄|向下|(?<=[有略微双齐均都续断])[降减跌]|越[来减降缩压]越[少低小短]))"
    r"(?:了|的?(?:态势|趋势|势头|局面|格局|走势|之势))?(?=[，,。；;：:）)”、\n]|$|[尤是得源与反说表充主])"
)
_NOT = regex(
    "未|没|不(?!断)|难|防|遏制|避免|力争|确保|推动|促进|努力|要|将|应|预[计期]|有望|目标|如果|若|压力|需|拟|计划|争取|为了|因|由于|假如|环比|增速|增幅|降幅|部分|个别|其中|年均[增升降减]|平均每"
)
_SAYS_NOTHING = regex(
    "[比较与同跟和][^，,。；;]{0,6}?(?:去年|上年|年初|前年|同期|以前|之前|相比|[末底])(?:同期|年?[末底])?"
    "|同比|相比|[今去上前本一两]个?年度?(?:[间来内里中]|以来)?|期间|全年"
    "|有所|略有|稍有|持续|继续|进一步|逐[年步月季]|连年|明显|显著|大幅度?|小幅|稳步|不断"
    "|总体|整体|呈现?|出现|实现|保持|均|都|双|能够?|掉头|转而|开始"
    "|再次|又|也|已经?|仍|依然|快速|较快|稳中有?|[的了“”，,、 ]"
)
_MEASURE = regex("(?:总?[量数额值]|数量|[人次件起户份个]数|金额|规模|幅度|比例|水平)$")
_AND = regex("[与和及、]")
_AHEAD = 3
"""Sentences between a pair and what is said of it, and one more."""
_ENOUGH = Decimal("0.7")
"""Of the characters of a subject, 初信初访 of 初次信访量, those that the label of its values holds."""
_LONG = 3
"""Characters of a label that is all in its subject."""
_FROM = regex("(?:[由从][^由从]*|平均|变?为)+$")
_TURN_AT_END = regex(f"(?:{_TURN.pattern})$")
"""投诉量走低，3月62件: the clause of the claim is the label of the values behind it."""
_NOTHING_AT_END = regex(f"(?:{_SAYS_NOTHING.pattern})$")
_TAIL = 2
"""Characters at the end of a label that say what it counts."""
_ACT = regex("偿还|归还|化解|查处|办结|新[增收]|处置|发放|收回|追回|清退|减少|核销|整改|培训|调解")


def find_directions_by_numbers(ledger: Ledger) -> Iterator[Direction]:
    """Every direction that the one pair of values near by of what it names contradicts."""
    for block in ledger.by_block:
        span = ledger.document.blocks[block].span
        claims = [turn for turn in _TURN.finditer(ledger.text, *span) if _is_claim(ledger, turn)]
        pairs = find_two_times(ledger, block) if claims else []
        for turn in claims if pairs else ():
            yield from _against(ledger, turn, pairs)


def clause_before(ledger: Ledger, at: int) -> Span:
    """The clause that a place stands in, up to that place."""
    start = ledger.sentences[ledger.sentence_at(at)].span.start
    begin = max(ledger.text.rfind(mark, start, at) for mark in "，,；;：:（(") + 1
    return Span(max(begin, start), at)


def subject_of(words: str) -> str:
    """What a clause says to have changed: 民商事案件 of 民商事案件数量能够."""
    return _MEASURE.sub("", _SAYS_NOTHING.sub("", words))


def _is_claim(ledger: Ledger, turn: re.Match[str]) -> bool:
    clause = clause_before(ledger, turn.start())
    words = ledger.read(clause)
    if _NOT.search(words):
        return False
    at = ledger.quantity_index(clause.start)
    return not (at < len(ledger.quantities) and ledger.quantities[at].span.start < turn.end())


def _against(ledger: Ledger, turn: re.Match[str], pairs: Sequence[TwoTimes]) -> Iterator[Direction]:
    index = ledger.sentence_at(turn.start())
    near = [pair for pair in pairs if all(abs(one.sentence - index) < _AHEAD for one in pair[:2])]
    said = ledger.text[ledger.sentences[index].span.start : turn.start()]
    for words in _AND.split(ledger.read(clause_before(ledger, turn.start()))):
        subject = subject_of(words)
        pair = _named(subject, near) if len(subject) > 1 else None
        if pair is None or of_another_time(said, pair):
            continue
        up = turn["up"] is not None
        if (pair.newer.value > pair.older.value) != up and pair.newer.value != pair.older.value:
            yield Direction(Span(*turn.span("word")), up, pair.older, pair.newer)


def _named(subject: str, near: Sequence[TwoTimes]) -> TwoTimes | None:
    """The one pair whose words hold what the subject names."""
    told = sorted(((coverage(subject, pair.label), at) for at, pair in enumerate(near)), reverse=True)
    if not told or told[0][0] < _ENOUGH or (len(told) > 1 and told[1][0] == told[0][0]):
        return None
    return near[told[0][1]]


def _without_turn(part: str) -> str:
    """The words of a clause without the turn that it ends in, and without what says nothing before that."""
    kept = _TURN_AT_END.sub("", part)
    shorter = _NOTHING_AT_END.sub("", kept) if kept != part else kept
    while shorter != kept:
        kept, shorter = shorter, _NOTHING_AT_END.sub("", shorter)
    return kept


def coverage(subject: str, label: str) -> Decimal:
    """The part of the subject's characters that are in a label; all where it holds the whole label."""
    parts = [content(_FROM.sub("", _without_turn(part))) for part in label.split("，")]
    named, chars = max(parts, key=len), set(subject)
    # 渔船事故死亡9人 is not what 事故 counts, and 偿还债务 not how much of it there is.
    if not any(chars.intersection(_MEASURE.sub("", part)[-_TAIL:]) for part in parts):
        return Decimal(0)
    if set(_ACT.findall(named)) - set(_ACT.findall(subject)):
        return Decimal(0)
    if len(named) >= _LONG and chars.issuperset(named):
        return Decimal(1)
    return Decimal(len(chars.intersection(label))) / len(chars)
