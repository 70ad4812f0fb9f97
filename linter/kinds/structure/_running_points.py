"""Points that run on through sections: 查出两类六项问题，具体如下, and below it （一）1. 2.（二）3. up to 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_THINGS = "问题|不足|隐患|事项"
_N = r"[一二两三四五六七八九十]{1,3}|\d{1,2}"
_COUNT = regex(
    rf"(?:查出|发现|指出|反馈|存在|梳理|归纳为|查摆|通报|涉及|共有?|以下)(?:出|了|有|的)?(?:(?P<kinds>{_N})(?:个方面|大?类|方面)的?共?)?"
    rf"(?P<count>(?P<number>{_N})(?:个|项|条)(?:具体|突出|主要)?(?:{_THINGS}))(?:[^。；;：:\n]{{0,14}}如下)?[：:。]?\s*$",
    re.MULTILINE,
)
_FEWEST = 2
"""Sections through which the numbers run."""
_PER_SLIP = 4
"""Points for each that the number may be off beyond one."""
_SOME = regex("主要|部分|重点|突出|选")
_OTHERS = regex("其余|其他\\d|另有|典型|摘[要录]|合并|一并")
"""What tells that some of them are not told one by one."""


def running_points(ledger: Ledger) -> Iterator[tuple[Span, list[Span]]]:
    """Every number of problems with the marks of the points below it, where they are a few more or fewer."""
    if not any(thing in ledger.text for thing in _THINGS.split("|")):
        return
    for match in _COUNT.finditer(ledger.text):
        number = whole_number(match["number"])
        sections, points, restarts = _below(ledger, ledger.document.block_index(match.start("count")))
        if len(sections) < _FEWEST or not points or len(points) == number:
            continue
        # Points that are counted anew in each section may be any; so many sections as are told hold those told.
        kinds = whole_number(match["kinds"]) if match["kinds"] else 0
        if (kinds or restarts) and kinds != len(sections):
            continue
        if _SOME.search(match.group()) or _OTHERS.search(ledger.text, match.start(), points[-1].end):
            continue
        if abs(number - len(points)) <= 1 + len(points) // _PER_SLIP:
            yield Span(*match.span("count")), points


def _below(ledger: Ledger, block: int) -> tuple[list[Span], list[Span], bool]:
    """The sections right below a block, the points in them, and whether those are counted anew in each."""
    headings = ledger.headings
    at = next((at for at, one in enumerate(headings) if one.block > block), len(headings))
    if at == len(headings) or headings[at].block != block + 1 or headings[at].number != 1:
        return [], [], False
    first = headings[at]
    sections: list[Span] = []
    points: list[Span] = []
    last, restarts, style = 0, False, ""
    for heading in headings[at:]:
        if heading.level < first.level:
            break
        if heading.level == first.level:
            if heading.style != first.style or heading.number != len(sections) + 1:
                return [], [], False
            sections.append(heading.marker)
        elif heading.level == first.level + 1:
            anew = heading.number == 1 and last > 0
            style = style or heading.style
            if heading.style != style or heading.number != (1 if anew else last + 1):
                return [], [], False
            restarts |= anew
            last = heading.number
            points.append(heading.marker)
    return sections, points, restarts
