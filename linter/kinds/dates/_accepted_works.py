"""Accepted works: 3月28日，整治工程全部完工, and on 3月15日 the whole of 整治工程 was checked and passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import if_too_early
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FINISHED = regex(
    "(?P<works>[一-鿿]{2,6}?(?:工程|项目))(?:建设|施工)?(?:也?至此|现?已经?|随之|遂)?(?:全部|全面|整体|全线)(?:完工|竣工|建成|完成)"
)
_CHECKED = regex(
    "[^。；]{0,60}?(?<![预初未待申请予后次])(?:现场|竣工|交工|整体|综合|联合|集中|全面|最终)?验收(?!标准|方案|办法|合格后)"
)
_PART = regex(
    "[一二三四五六七八九十]期|标段|首批|分[批期步部项]|阶段|单项|隐蔽|初验|预验|中期|复验|拟|将|计划|预计|力争|申请|之?前|上次|此前"
)
_SIGN = "验收"


class _Finished(NamedTuple):
    """A day on which all of some works were finished."""

    date: DateFact
    works: str


def accepted_before_finished(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day on which works were checked as a whole before the one day on which they were finished."""
    if _SIGN not in ledger.text:
        return
    finished = list(_finished(ledger))
    if len(finished) != 1:
        return
    [end] = finished
    for date in ledger.dates:
        if not _is_day(date) or date.sentence == end.date.sentence:
            continue
        sentence = ledger.sentences[date.sentence]
        checked = _CHECKED.match(ledger.text, date.span.end, sentence.span.end)
        if checked is None or _PART.search(ledger.text, sentence.span.start, checked.end() + _BEHIND):
            continue
        block = ledger.document.blocks[sentence.block].span
        found = if_too_early(ledger, date, end.date)
        if found and end.works in ledger.text[date.span.end : block.end]:
            yield found


def _finished(ledger: Ledger) -> Iterator[_Finished]:
    for match in _FINISHED.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        told = [date for date in ledger.dates_in(Span(sentence.start, match.start())) if _is_day(date)]
        if told and not _PART.search(ledger.text, sentence.start, sentence.end):
            yield _Finished(told[-1], match["works"][-_NAME:])


def _is_day(date: DateFact) -> bool:
    return date.day is not None and not date.ends and not date.impossible and not date.relation


_NAME = 4
"""Characters of a name by which the works are told again: 整治工程."""
_BEHIND = 6
"""Characters behind 验收 that may say that it was one of a part."""
