"""The item that is the report's own: 第十七项问题 in its title, and 第二十七项问题 where it is found to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.facts.quantities.slips import one_digit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ITEM = regex(
    rf"第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})(?P<unit>[项件条号])(?P<of>问题|任务|事项|案件|议案|建议|提案|信访件)?"
)
_OTHERS = regex("另|其他|其它|同类|类似|以及|分别|交叉|合并|移交|[、和与及至到]第|第[^，,。；]{1,6}[、和与及至到]")
_HEAD = 4
"""Blocks from the start among which the title is looked for."""
_FEWEST = 2
"""Times that the own number stands, title and all."""


def own_item(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The item in the title, the one number that is another, and what they number."""
    blocks = ledger.document.blocks[:_HEAD]
    lines = [block.span for block in blocks if block.kind != "cell" and "。" not in ledger.read(block.span)]
    titled = [match for line in lines for match in _ITEM.finditer(ledger.text, *line)]
    if len({match["number"] for match in titled}) != 1:
        return
    title = titled[0]
    told = [match for match in _ITEM.finditer(ledger.text, titled[-1].end()) if _alike(match, title)]
    own = [match for match in told if match["number"] == title["number"]]
    others = [match for match in told if whole_number(match["number"]) != whole_number(title["number"])]
    if len(own) + 1 < _FEWEST or len(others) != 1:
        return
    [other] = others
    sentence = ledger.sentences[ledger.sentence_at(other.start())].span
    if _one_slip(title["number"], other["number"]) and not _OTHERS.search(ledger.read(sentence)):
        yield _span(title), _span(other), other["of"]


def _alike(match: re.Match[str], title: re.Match[str]) -> bool:
    """True for 第二十七项问题 where the title numbers a 项; 第三条 of a law numbers nothing of the kind."""
    return match["unit"] == title["unit"] and match["of"] is not None and title["of"] in (None, match["of"])


def _one_slip(one: str, other: str) -> bool:
    """True where one character was lost, gained or struck wrongly, or all stand the other way round: 27 and 72."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return one_digit(one, other, 1) or one == other[::-1]
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end("unit"))
