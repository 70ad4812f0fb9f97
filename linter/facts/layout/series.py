"""Series inside paragraphs whose marks are words of their own: 一查 二查 三查, 第一阶段 第二阶段, a. b. c., 措施一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import ListMark
from linter.facts.numbers.numbers import han_value
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HAN = "[一二三四五六七八九十]{1,2}"
_ACTS = "看查问访抓促保强建比评议核改学讲管防控治清补联帮带进走听谈送解引严聚晒亮"
SPOKEN = frozenset(_ACTS)
"""What marks of a series share that may also be said in passing: 一看就懂."""
_ALONE_BEHIND = "(?=[，,是：:、（(])"
_STEMS = "甲乙丙丁戊己庚辛"
_STEPS = f"个?阶段|[步件类种关]{_ALONE_BEHIND}|方面|个?层次|个?层面|个?环节"
_MARK = regex(
    r"[。；;：:，,、…\n“](?P<mark>"
    rf"(?P<act>{_HAN})(?P<verb>[{_ACTS}])(?=[一-鿿])(?!{_HAN}[一-鿿])"
    rf"|第(?P<step>{_HAN})(?P<what>{_STEPS})"
    rf"|(?P<item>{_HAN})、(?=[一-鿿]{{3}})"
    rf"|(?P<word>措施|问题|任务|案例|建议|事项)(?P<point>{_HAN}|\d{{1,2}})(?=[：:，,])"
    rf"|(?P<stem>[{_STEMS}])[、．.](?=[一-鿿]{{3}})"
    r"|(?P<circled>[⑴-⑽⒈-⒑])"
    r"|[（(]?(?P<letter>[a-hA-H])[.．)）、](?=[一-鿿《“]))"
)
_ALONE = frozenset("。；;：:\n")
"""What stands before a mark that is no word of a clause: 一、收入; behind a comma 一、 joins two numerals."""


def find_series(ledger: Ledger) -> Iterator[tuple[ListMark, ...]]:
    """The marks of one build in one paragraph, from each first one on."""
    open_series: dict[tuple[int, str], list[ListMark]] = {}
    for match in _MARK.finditer("\n" + ledger.text):
        style, number = _read(match)
        at = match.start("mark") - 1
        block = ledger.document.block_index(at)
        if not number or ledger.document.blocks[block].kind == "cell":
            continue
        mark = ListMark(Span(at, match.end("mark") - 1), block, style, number)
        key = (block, style)
        if number == 1:
            if key in open_series:
                yield tuple(open_series.pop(key))
            open_series[key] = [mark]
        elif key in open_series:
            open_series[key].append(mark)
    yield from (tuple(marks) for marks in open_series.values())


def _read(match: re.Match[str]) -> tuple[str, int]:
    """What the marks of a series share, and the number of one; 0 for none."""
    if match["letter"]:
        letter = match["letter"]
        around = match["mark"].replace(letter, "", 1)
        return around + ("a" if letter.islower() else "A"), ord(letter.lower()) - ord("a") + 1
    if match["circled"]:
        first = "⑴" if match["circled"] <= "⑽" else "⒈"
        return first, ord(match["circled"]) - ord(first) + 1
    before = match.group()[0]
    if (match["item"] and before not in _ALONE) or (match["act"] and before in "“、"):
        return "", 0
    if match["stem"]:
        return ("甲", _STEMS.index(match["stem"]) + 1) if before in _ALONE else ("", 0)
    numeral = match["act"] or match["step"] or match["item"] or match["point"]
    value = int(numeral) if numeral.isdigit() else han_value(numeral)
    return match["verb"] or match["what"] or match["word"] or "、", int(value or 0)
