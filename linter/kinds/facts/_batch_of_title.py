"""The batch that a notice is of: 第三批补贴对象的公示 above, and 公示无异议的，列入第二批补贴对象名册 at its end.

现将…予以公示 and 公示期满后 speak of nothing but what the title names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BATCH = (
    rf"(?:(?P<year>(?:19|20)\d\d)年)?(?:度)?(?P<batch>第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})(?P<unit>[批期轮届]))(?:次)?"
    r"[“\"《]?(?P<name>[一-鿿A-Za-z]{3,16})"
)
_NAMED = regex(_BATCH)
_NOW = regex(r"现[将就把对](?=[^。；;\n]{0,80}(?:公示|公布|公告|通报|公开|通知|印发))")
_AFTERWARDS = regex(
    r"(?:公示|公告|公布)(?:期|时间)?(?:期?满|结束|无异议|后)|(?:无|没有)异议|异议(?:经[^，,。；]{0,6})?不成立|不影响[^，,。；]{0,6}的"
)
_OF_BEFORE = regex(
    "曾|此前|前期|已经?(?!公示)|上一?[批期轮届]|[去上前]年|往[年届期]|原|同时|一并|连同|合并|参照|补充|剩余|结转|递补|下一?[批期轮届]"
)
_WHERE = regex("[批期轮届]")
_HEAD = 4
"""Blocks from the start among which the title is."""
_LONGEST = 90
"""Characters of a title."""
_SHARED = 3
"""Characters of a name by which it is the same."""


def batch_of_title(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The batch in the title, the other number that what the notice is for is told with, and the name of both."""
    titled = _titled(ledger)
    if titled is None:
        return
    number, start = whole_number(titled["number"]), titled.end()
    sign = regex(f"第[^，,。；\n]{{1,3}}{titled['unit']}")
    for match in matches_on_lines(_NAMED, sign, ledger.text):
        if match.start() < start or match["unit"] != titled["unit"] or whole_number(match["number"]) == number:
            continue
        if match["name"][:_SHARED] != titled["name"][:_SHARED]:
            continue
        if match["year"] and titled["year"] and match["year"] != titled["year"]:
            continue
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        before = ledger.text[sentence.start : match.start()]
        words = ledger.read(sentence)
        if _OF_BEFORE.search(words) or len({one["number"] for one in _NAMED.finditer(words)}) > 1:
            continue
        if _NOW.search(words) or _AFTERWARDS.search(before):
            yield Span(*titled.span("batch")), Span(*match.span("batch")), titled["name"][:_SHARED]


def _titled(ledger: Ledger) -> re.Match[str] | None:
    """The one batch that the title names; a title that names two is of both."""
    for block in ledger.document.blocks[:_HEAD]:
        span = block.span
        line = ledger.read(span)
        if block.kind == "cell" or span.end - span.start > _LONGEST or "。" in line or not _WHERE.search(line):
            continue
        found = list(_NAMED.finditer(ledger.text, *span))
        if len(found) == 1 and "第" not in ledger.text[found[0].end() : span.end]:
            return found[0]
    return None
