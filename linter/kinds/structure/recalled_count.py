"""Recalled lists: 上述三点 right behind a list of four."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from linter.fact import Heading
from linter.facts.layout.lists import InlineList
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._closing_recall import closes_the_list
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RECALLED = regex(
    r"(?:(?<=[。；;])|^)(?:请|现)?(?:你[一-鿿]{1,3})?(?:针?对[于应]?|围绕|按照|落实|做好|抓好|除|把|将)?(?P<span>(?:上述|前述|以上)"
    r"(?P<number>[二两三四五六七八九十]{1,2}|\d{1,2})"
    r"(?:个(?:方面|问题|环节|原因|步骤|阶段|重点|要求)|项(?:工作|措施|任务|问题|制度|要求|内容|举措|建议)|点|条"
    r"|类(?:问题|情形)|种(?:情形|情况)|方面)(?:要求|建议|意见|措施)?)",
    re.MULTILINE,
)
_SIGN = regex(r"[上前以](?:(?<=[上前])述|(?<=以)上)[二两三四五六七八九十\d]")
# 这4条要一并落实。 says no more of what it counts than that they are points.
_THESE = regex(
    r"(?:(?<=[。；;])|^)(?P<span>这(?P<number>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个方面|方面|条|点|项(?:内容|要求|原则|举措))"
    r"(?:内容|要求|意见|建议|原则|措施)?)(?![一-鿿]{0,2}(?:中|之一|里))",
    re.MULTILINE,
)
_SIGN_OF_THESE = regex(r"这[二两三四五六七八九十\d]{1,2}[个方条点项]")
_NEAR = 2
"""Sentences behind the last point in which it may be recalled."""
_LAST_POINT = 8
"""Blocks that the last heading of a list may head before the list is recalled."""


class RecalledCount:
    """Compares 上述三点 with the number of points of the list, or of the headings, right before it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each count that is not the number of the points just listed."""
        lists = sorted(ledger.lists, key=lambda found: found.marks[-1].span.start)
        ends = [found.marks[-1].span.start for found in lists]
        recalled = matches_on_lines(_RECALLED, _SIGN, ledger.text)
        for match in (*recalled, *matches_on_lines(_THESE, _SIGN_OF_THESE, ledger.text)):
            number = whole_number(match["number"])
            at = bisect_left(ends, match.start())
            before = lists[max(0, at - _LISTS) : at]
            listed = _inline(ledger, before, match, number) or _headings(ledger, before, match, number)
            listed = listed or ([] if before else _parted(ledger, match))
            off = listed and len(listed) != number and not _of_measures(ledger, match.group(), listed)
            if off and not _told_before(ledger, match, number):
                span = Span(*match.span("span"))
                values = {"recalled": ledger.quote(span), "listed": len(listed)}
                yield Hit((span, listed[0], listed[-1]), values, severity="warning")


def _of_measures(ledger: Ledger, recalled: str, listed: list[Span]) -> bool:
    """True for 上述4个问题 behind 一是压实责任；二是强化督查: a list of measures is none of problems."""
    return "问题" in recalled and all(_ACT.match(ledger.text, mark.end) for mark in listed)


_NOUN = regex(
    r"(?:[上前]述|以上)[二两三四五六七八九十\d]{1,2}[项条个点类种](?P<noun>[一-鿿]{2,6}?)(?=[中里内均都全已，,、。；;：:（(]|$)"
)
_BESIDE = 10
"""Characters beside a number in which its noun stands."""


def _told_before(ledger: Ledger, match: re.Match[str], number: int) -> bool:
    """True for 前述6条审议意见 where 6条审议意见 were told: these are meant, whatever is listed in between."""
    named = _NOUN.match(ledger.text, match.start("span"))
    if named is None:
        return False
    noun = named["noun"][-2:]
    at = ledger.sentence_at(match.start())
    return any(
        q.value == number and (noun in q.before[-_BESIDE:] or noun in q.after[:_BESIDE])
        for index in range(max(0, at - _BACK), at)
        for q in ledger.by_sentence.get(index, ())
    )


_BACK = 200
"""Sentences before a recalled number in which it may have been told."""
_ACT = regex(
    r"[、.．）)\s]*(?:[要抓]|[压夯]实|强化|加强|严格|加[快大]|推[进动]|完善|健全|建[立章]|开展|落实|深化|组织|制定|修订|规范|明确|督促|清[理退]|追[回缴]|对|持续|全面)"
)
"""How a measure begins."""
_LISTS = 8
"""Lists before the place that are looked at: more never stand in the paragraphs just above."""


_FAULT = "[一-鿿]{4,14}"
_ROW = regex(
    r"(?:查摆|查找|检视|发现|存在|梳理|反映|暴露|指出|剖析)[出了着]{0,2}(?:[一-鿿]{0,4}[:：])?"
    rf"(?P<row>{_FAULT}(?:、{_FAULT}){{2,9}})(?<!等)(?<!的)的?(?:主要|突出|共性)?(?:问题|不足|短板|隐患|情形|差距)(?=[，,。；;])"
)
_JOINT = regex("以及|等|[和与及](?![时格法])")
_FARTHEST_ROW = 240
"""Characters between a row of faults and the words that count them."""


def _parted(ledger: Ledger, match: re.Match[str]) -> list[Span]:
    """The faults of the only row before the place, parted by 、 alone: 查摆出甲、乙、丙、丁的不足."""
    rows = [*_ROW.finditer(ledger.text, max(0, match.start() - _FARTHEST_ROW), match.start())]
    of_faults = _FAULTS.search(match.group()) or _OF_FAULTS.match(ledger.text, match.end())
    if (
        len(rows) != 1
        or _FOUND.search(ledger.text, rows[0].end(), match.start())
        or _JOINT.search(rows[0]["row"])
        or not of_faults
    ):
        return []
    spans, at = [], rows[0].start("row")
    for name in rows[0]["row"].split("、"):
        spans.append(Span(at, at + len(name)))
        at += len(name) + 1
    return spans


_FOUND = regex("(?:查摆|查找|检视|发现|存在|梳理|反映|暴露|指出|剖析|点出)[出了着]|结合|另")
_FAULTS = regex("问题|情形|情况")
_OF_FAULTS = regex("(?:突出)?(?:问题|不足|短板|隐患|差距|情形)")


def _inline(ledger: Ledger, before: list[InlineList], match: re.Match[str], number: int) -> list[Span]:
    """The marks of the list just before the place, when it is the only one of its paragraph."""
    if not before:
        return []
    marks = before[-1].marks
    block = ledger.document.block_index(match.start())
    behind = ledger.sentence_at(match.start()) - ledger.sentence_at(marks[-1].span.start)
    alone = len(before) == 1 or before[-2].marks[-1].block < marks[0].block
    whole = [mark.number for mark in marks] == list(range(1, len(marks) + 1))
    if not alone or not whole or len(marks) < 2 or block - marks[-1].block > 1:
        return []
    if block == marks[-1].block and closes_the_list(ledger, marks[-1].span, match, number):
        return [mark.span for mark in marks]
    if behind > _NEAR or (match["span"][0] == "这" and block == marks[-1].block):
        return []
    # Inside the paragraph a smaller count may recall what the last point says itself.
    apart = ledger.text[match.start() - 1 : match.start()] == "。" and marks[-1].style == "①"
    if block == marks[-1].block and number < len(marks) and not apart:
        return []
    return [mark.span for mark in marks]


def _headings(ledger: Ledger, before: list[InlineList], match: re.Match[str], number: int) -> list[Span]:
    """The headings just before a paragraph that opens with the place, when no other level has the number."""
    block = ledger.document.block_index(match.start())
    chain = ledger.section_of(block)
    start = ledger.document.blocks[block].span.start
    if not chain or chain[-1].block == block or match.start() > start or block - chain[-1].block > _LAST_POINT:
        return []
    points = _of_section_before(ledger, chain[-1], match) if chain[-1].block == block - 1 else []
    if points:
        return points
    if any(heading.number == number for heading in chain) or any(len(found.marks) == number for found in before):
        return []
    last = ledger.headings.index(chain[-1])
    run = next(indexes for indexes in ledger.outline.runs if last in indexes)
    headings = [ledger.headings[index] for index in run if index <= last]
    whole = [heading.number for heading in headings] == list(range(1, len(headings) + 1))
    return [heading.marker for heading in headings] if whole and len(headings) > 1 else []


def _of_section_before(ledger: Ledger, own: Heading, match: re.Match[str]) -> list[Span]:
    """The points of the section before the one that opens with the place: 1. to 3. under 四、存在问题."""
    at = ledger.headings.index(own)
    run = next(indexes for indexes in ledger.outline.runs if at in indexes)
    above = max((index for index in run if index < at), default=-1)
    noun = _NOUN.match(ledger.text, match.start("span"))
    if above < 0 or noun is None or noun["noun"][-2:] not in _line(ledger, ledger.headings[above]):
        return []
    inner = [indexes for indexes in ledger.outline.runs if indexes and above < indexes[0] and indexes[-1] < at]
    points = [ledger.headings[index] for index in inner[0]] if len(inner) == 1 else []
    whole = [point.number for point in points] == list(range(1, len(points) + 1))
    return [point.marker for point in points] if whole and len(points) > 1 else []


def _line(ledger: Ledger, heading: Heading) -> str:
    return ledger.read(ledger.document.blocks[heading.block].span)
