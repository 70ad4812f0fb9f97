"""Counts that are a line of their own below a heading, told of its points: 本部分共七项内容。 above six of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import whole_number
from linter.kinds.structure._listed import Listed
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LED = regex(
    r"[ 　]*(?:(?:本(?:部分|节|章|条|项|款)|这[一]?部分|内容|任务|具体|主要|以下|下面|下文|现|全文|重点)+)?"
    r"(?:(?:一?共|总共)?(?:分为|分成|分|包括|包含|涵盖|含有?|下设|设有?|列有?|计有?|有)|一?共|总共|围绕|从)"
    r"(?:了|共|计|以下|如下|下列|下述)?"
    r"(?P<span>(?P<number>[二两三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})(?:大|个|项|条|点|类|款|小|方面|部分)(?:重点|主要|具体|基本)?"
    r"(?:方面|部分|小?节|内容|任务|措施|举措|要求|工作|要点|事项|板块|环节|层面|[项条点款类])?(?:的?(?:内容|任务|工作|措施|要求))?)"
    r"(?:[，,]?(?:现|具体|内容|下面)?(?:分别|逐项|逐一|依次|分项|分述|予以|加以|进行|来)*"
    r"(?:如下|展开|说明|阐述|叙述|部署|安排|推进|落实|列示|汇报|报告|通报|陈述|列出)*)?[。：:]?[ 　]*"
)
_ABOUT_ALL = regex(r"(?:组织|保障|加强|强化)?(?:组织)?(?:保障|领导|要求|实施|落实)|工作要求|其他|附则|下一步")
"""How a last point begins that may stand beside those counted."""


def led_points(ledger: Ledger, lists: Listed) -> Iterator[tuple[Span, list[Span]]]:
    """Each such count whose heading has another number of points, and the marks of these."""
    blocks = ledger.document.blocks
    for at, heading in enumerate(ledger.headings[:-1]):
        below = ledger.headings[at + 1]
        if below.parent != at or below.block != heading.block + 2:
            continue
        line = blocks[heading.block + 1].span
        led = _LED.fullmatch(ledger.text, *line) if line.end - line.start <= _LONGEST else None
        marks = lists.headings(line.end) if led else []
        if led and len(marks) >= _FEWEST and not _agrees(ledger, at, led, marks):
            yield Span(*led.span("span")), marks


_LONGEST = 40
"""Characters of a line that only tells how many points there are."""
_FEWEST = 2


def _agrees(ledger: Ledger, at: int, led: re.Match[str], marks: list[Span]) -> bool:
    """True where the points make the number, or those one level below them do, or all of them but the last one."""
    number = whole_number(led["number"])
    if number == len(marks) or (number == len(marks) - 1 and _ABOUT_ALL.match(ledger.text, marks[-1].end)):
        return True
    own = [index for index, one in enumerate(ledger.headings) if one.parent == at]
    return number == sum(one.parent in own for one in ledger.headings[at:])
