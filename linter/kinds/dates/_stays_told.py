"""Stays told: 在五年多的任期内, 巡察组进驻的一个月里, told anywhere against the only stretch told of that stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import DateFact
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._lengths import ABOUT, differs_from, differs_roughly, in_days, is_over, number_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_VISIT = "巡察|巡视|审计|督导|督察|督查|检查|核查|调研"
_OFFICE = "任期|任职|在任|履职|主政"
_LENGTH = regex(
    rf"{ABOUT}(?P<n>(?<![\d.第])\d{{1,3}}|(?<![第每几数前后一二两三四五六七八九十])(?:[一二两三四五六七八九十]{{1,3}}|半))"
    r"(?P<half>个半|个?[多余](?=[月天周年]))?(?P<unit>个月|(?<=个[半多余])月|天|周|年)(?P<tail>半|[多余])?"
    rf"的?(?P<by>{_VISIT}|{_OFFICE})?(?:工作)?(?:时间|期|过程)?(?:以?来|里|间|中|内|期间)"
)
_SIGN = regex("[天月周年多余半](?:的|时间|任|在任|履|主政|来|以来|[里间内中期巡审督检核调])")
_BEFORE = regex(rf"(?:(?P<visit>{_VISIT})组[^，,。；：\n\d]{{0,14}}?|(?P<office>{_OFFICE}))的?(?:这)?$")
"""What a length is told of before it: 巡察组在盐场工作的三个月里, 任职的五年多里."""
_HELD = regex(r"[^，,。；\n]{0,6}?(?:担任|在任|任职|主政|任(?=[^，,。；\n]{2,24}(?:长|书记|主任|经理|期间)))")
_OTHER = regex("上一?[轮次届]|另|前任|后任|历任|去年|每届|本届|换届|第[二三四][任届轮]")
_CHANGED = regex("延长|延期|顺延|暂停|中断|分别|两[轮批次]|先后[两三]次|轮")
_LEAD = 20
"""Characters before a length that tell what it is of."""
_NEAREST, _FARTHEST = Decimal("0.4"), Decimal("2.5")
"""How far a length may be from its stretch; one beyond is of something else."""


def stays_told(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each length of a term of office or a visit, but those already told, that its stretch has not."""
    for match in matches_on_lines(_LENGTH, _SIGN, ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        before = _BEFORE.search(ledger.text, max(sentence.start, match.start() - _LEAD), match.start())
        by = match["by"] or (before and (before["visit"] or before["office"]))
        stated = Span(match.start(), match.end("tail" if match["tail"] else "unit"))
        if not by or any(stated.overlaps(span) for span in told) or _OTHER.search(ledger.text, *sentence):
            continue
        own = _office(ledger, match) if by in _OFFICE else _visit(ledger, by)
        if own is None or own.first is None or own.last is None or sentence.start <= own.span.start < match.start():
            continue
        days = (own.last - own.first).days + 1
        number = number_of(match) or Decimal(0)
        if not _NEAREST < in_days(number, match["unit"]) / days < _FARTHEST:
            continue
        rough = match["about"] or is_over(match)
        differs = (differs_roughly if rough else differs_from)(own.first, own.last, match)
        if differs:
            values = {"stated": ledger.quote(stated), "actual": differs}
            calculation = f"{own.last} − {own.first} + 1 = {days}天 ≠ {ledger.quote(stated)}"
            yield Hit((stated, own.span), values, calculation, severity="warning")


def _office(ledger: Ledger, match: re.Match[str]) -> DateFact | None:
    """The only term of office that the text tells; 五年的任期 without more may be what the law gives."""
    if match["unit"] != "年" or not (match["tail"] or match["half"] or match["about"] or match["by"] != "任期"):
        return None
    ranges = [one for one in ledger.dates if one.ends and one.ends[1].granularity in ("day", "month")]
    return _only([one for one in ranges if _HELD.match(ledger.text, one.span.end)])


def _visit(ledger: Ledger, by: str) -> DateFact | None:
    """The only stretch of days whose sentence tells of such a visit."""
    told = [
        one
        for one in ledger.dates
        if one.ends and one.ends[1].granularity == "day" and by in ledger.read(ledger.sentences[one.sentence].span)
    ]
    own = _only(told)
    return None if own is None or _CHANGED.search(ledger.read(ledger.paragraph(own))) else own


def _only(told: Sequence[DateFact]) -> DateFact | None:
    """The first of the stretches, where none is another one."""
    known = [one for one in told if one.first and one.last and one.first < one.last]
    return known[0] if known and len({(one.first, one.last) for one in known}) == 1 else None
