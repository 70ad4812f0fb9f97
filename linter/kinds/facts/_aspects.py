"""Aspects: 四个方面21个问题 here and 反馈的四方面23个问题 there, two numbers of one finding told in one phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HAN = "一二两三四五六七八九十"
_TOLD = regex(
    rf"(?=[\d{_HAN[1:]}])(?P<kept>(?<![\d{_HAN}])(?P<many>[{_HAN[1:]}]|\d)个?(?P<of>大?方面|大?类|领域)(?:的|共)?)[、，,]?(?:共)?"
    rf"(?P<count>(?P<number>\d{{2,3}}|[{_HAN}]{{2,4}})[个项条])(?:具体|突出|主要)?(?P<noun>问题|不足|意见|建议|隐患|短板)"
)
_WHOSE = regex("[纪巡审督检][察计查视]|考核|民主测评|回头看|自查|上级|[一二三四五六七八九十]轮")
_REFERS = regex(
    "(?:反馈|指出|发现|交办|提出|查出|移交|点出)的[^，,。；;]{0,4}$|上述$|(?:针对|对照|对标|围绕|聚焦)[^，,。；;]{0,16}$"
)
"""What takes up the finding: without it, another inspection, year or office may have as many aspects."""
_OTHERWISE = regex(
    "其中|自身|关心|细化|分解|归并|梳理|归纳|整理|认领|完善|补充|完成|已经?整改|销号|其余|剩余|还有|涉及|线索|[去上前]年|年度|上一?轮|上次|半年|季度|月份?"
    "|第[一二三四五六]次|个人|征求|自查"
)
"""What else is told in such a phrase: what became of the finding, or another one."""
_LEAD, _BEHIND = 24, 12
_TENTHS = 13
"""How many tenths of the smaller number the larger one may be: farther apart are two findings."""


_LEVELS = regex(
    r"中央|[省市县区镇州](?=[委纪政人级本督环])|村级|人大|政协|纪委|督查室|第[一二三四五六七八九十\d]{1,2}(?=[轮组批巡督])|[首本]轮|20\d\d年"
    r"|[一-鿿]{1,4}[局镇乡村](?=反馈|巡|党)"
)
_OFFICE = regex(
    r"\s*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])?(?P<name>[一-鿿]{2,10}?[局委镇乡村])(?:党[组委])?(?:[：:]|$)"
)


def _office(ledger: Ledger, at: int) -> frozenset[str]:
    """Whose paragraph or section it is: 县交通局党组：…."""
    block = ledger.document.block_index(at)
    heads = [
        ledger.read(ledger.document.blocks[block].span),
        *(ledger.read(h.span) for h in ledger.section_of(block)),
    ]
    return frozenset(told["name"] for head in heads if (told := _OFFICE.match(head)))


class _Told(NamedTuple):
    """The phrase as it stands once."""

    number: int
    numbered: Span
    kept: Span
    by: str
    """By what sort of look it was found; empty where none is named."""
    whose: frozenset[str]
    """The levels, offices, rounds and years named with it."""


def aspects_retold(ledger: Ledger) -> Iterator[Hit]:
    """One hit for a phrase that is taken up with another number, near the first one and of one inspection."""
    first: dict[tuple[int, str, str], _Told] = {}
    for match in _TOLD.finditer(ledger.text):
        lead = ledger.text[max(0, match.start() - _LEAD) : match.start()].rpartition("\n")[2].rpartition("。")[2]
        behind = ledger.text[match.end() : match.end() + _BEHIND].partition("，")[0].partition("。")[0]
        if _OTHERWISE.search(lead) or _OTHERWISE.search(behind):
            continue
        told_by = _WHOSE.findall(lead)
        one = _Told(
            whole_number(match["number"]),
            Span(*match.span("count")),
            Span(*match.span("kept")),
            told_by[-1] if told_by else "",
            frozenset(_LEVELS.findall(lead)) | _office(ledger, match.start()),
        )
        key = whole_number(match["many"]), match["of"][-1], match["noun"]
        known = first.setdefault(key, one)
        low, high = sorted((known.number, one.number))
        if low == high or high * 10 > low * _TENTHS or not _REFERS.search(lead):
            continue
        # 县委第三巡察组 and 县委巡察组 are one: the other names less.
        less, more = sorted((known.whose, one.whose), key=len)
        if (known.by and one.by and known.by != one.by) or not less <= more:
            continue
        values = {
            "kept": ledger.quote(known.kept).rstrip("的共"),
            "one": ledger.quote(known.numbered),
            "other": ledger.quote(one.numbered),
        }
        yield Hit((known.numbered, one.numbered, known.kept, one.kept), values, severity="warning")
