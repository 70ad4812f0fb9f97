"""Held again: 成功举办第九届博览会 in what was done, and 办好第九届博览会 in what is to be done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_EDITION = r"(?P<edition>第(?P<number>[一二三四五六七八九十百\d]{1,5})届)(?P<name>[“”一-鿿—]{2,16})"
_HELD = regex(
    rf"(?:(?:成功|圆满|顺利|精彩|隆重|如期)(?:举办|承办|主办|举行|召开|办好)了?|(?:举办|承办|主办|举行|召开)了){_EDITION}"
)
_TO_HOLD = regex(
    r"(?<!成功)(?<!圆满)(?<!顺利)(?:办好|办精|筹办好?|筹备好?|开好|精心(?:组织|举办|承办)|高(?:质量|水平|标准|规格)(?:举办|承办|办好|筹办|筹备)"
    rf"|全力(?:办好|筹办|筹备|保障)|(?:继续|再次)举办){_EDITION}"
)
_TURN = regex(
    r"预期目标|(?:今年|明年|20\d\d年)[^。；\n]{0,12}?(?:重点|着力|主要)?(?:做好|抓好|工作任务|工作安排|重点工作|主要任务|工作打算|工作建议|工作思路)"
    r"|下一步|下步|(?:今年|明年|20\d\d年)(?:经济社会发展)?的?(?:总体要求|总体思路)"
)
"""What a report turns with from what was done to what is to be done."""
_OUTCOME = regex("[^。；\n]{0,20}(?:成果|后续|溢出|签约项目|遗产|效应|精神|经验)")
_SAME = 2
"""Characters from its start by which a name is that of one event."""


def held_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Every edition that is still to be held, behind the turn of a report, with the place that tells it as held."""
    text = ledger.text
    held: dict[tuple[int | None, str], re.Match[str]] = {}
    for match in matches_on_lines(_HELD, "届", text):
        held.setdefault((whole_number(match["number"]), match["name"][:_SAME]), match)
    turns = [match.start() for match in _TURN.finditer(text)] if held else []
    if not turns:
        return
    for again in matches_on_lines(_TO_HOLD, "届", text):
        if _OUTCOME.match(text, again.end("edition")):
            continue
        first = held.get((whole_number(again["number"]), again["name"][:_SAME]))
        if first is None or first.end() > again.start() or len(again["name"]) < _SAME:
            continue
        turn = bisect_left(turns, first.end())
        if turn < len(turns) and turns[turn] < again.start():
            yield Span(*first.span("edition")), Span(*again.span("edition"))
