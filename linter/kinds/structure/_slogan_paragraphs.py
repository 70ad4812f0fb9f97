"""Paragraphs below a slogan: 做到“四个到位”：, and below it some that begin with 组织领导到位, 宣传发动到位."""

from __future__ import annotations

import re

from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LEAD = regex("[ 　]*(?P<lead>[^，,。；;：:、（(“”\n]{2,18})(?P<stop>[。：:，,；;]|$)")
_CLOSES = regex("[ 　]*(?:各[地级单县区市乡镇]|全[县市区镇]|下一步|今后|希望|请|附件|特此)")
"""What begins the paragraph that closes a report."""
_SOME = regex("“|其中|[中里]的|部分|主要|重点|先行|首批|除|未|不|等|成效")
_JOINT = regex("和(?!谐|睦|平)|(?<![参赋])与|(?<!普)及(?!时)")
_NAME = 12
"""Characters of an item at most beside its word: 质量控制 of 质量控制到位."""
_SHORTEST, _FEWEST = 2, 2
_REST = 24
"""Characters behind a slogan to the end of its paragraph."""
_FARTHEST = 2
"""Items that a slip leaves out or adds at most; of two no more than one."""
_NEXT = 40
"""Characters of the paragraph behind the last one that may tell of one more."""


def paragraphs_below(ledger: Ledger, slogan: re.Match[str]) -> list[Span]:
    """The first clauses of the paragraphs right below the slogan's, that all end, or all begin, with its word."""
    word = slogan["word"]
    at = ledger.document.block_index(slogan.start())
    end = ledger.document.blocks[at].span.end
    closed = slogan.end("slogan") + 1
    if len(word) < _SHORTEST or end - closed > _REST or ledger.text.count(word, end) < _FEWEST:
        return []
    if _SOME.search(ledger.text, closed, end):
        return []
    found = _items(ledger, at + 1, word)
    off = abs(whole_number(slogan["number"]) - len(found))
    return found if len(found) >= _FEWEST and off <= min(_FARTHEST, len(found) - 1) else []


def _items(ledger: Ledger, at: int, word: str) -> list[Span]:
    """The items from block `at` on; none where something near may be one more in other words."""
    first = _lead(ledger, at)
    ahead = first is not None and first["lead"].startswith(word)
    again = re.compile(f"[。；;][^，,。；;：:\n]{{0,{_NAME}}}{word}" if not ahead else f"[。；;]{word}")
    items: list[Span] = []
    lead = first
    while lead is not None and first is not None and _is_item(lead, word, ahead):
        block = ledger.document.blocks[at].span
        if again.search(ledger.text, lead.start("stop"), block.end):
            return []
        items.append(Span(*lead.span("lead")))
        at += 1
        lead = _lead(ledger, at)
    return [] if _may_go_on(ledger, at, word) else items


def _lead(ledger: Ledger, at: int) -> re.Match[str] | None:
    blocks = ledger.document.blocks
    if at >= len(blocks) or blocks[at].kind == "cell":
        return None
    return _LEAD.match(ledger.text, *blocks[at].span)


def _is_item(lead: re.Match[str], word: str, ahead: bool) -> bool:
    name = lead["lead"]
    if not len(word) < len(name) <= _NAME + len(word) or _JOINT.search(name.replace(word, "")):
        return False
    return name.startswith(word) if ahead else name.endswith(word) and lead["stop"] in ("。", "：", ":", "")


def _may_go_on(ledger: Ledger, at: int, word: str) -> bool:
    """True where the next paragraph is one of the row, too: it has its word, or a short clause at its head."""
    blocks = ledger.document.blocks
    if at >= len(blocks):
        return False
    lead = _lead(ledger, at)
    if blocks[at].kind == "cell" or word in ledger.text[blocks[at].span.start : blocks[at].span.start + _NEXT]:
        return True
    if at in ledger.outline.blocks or _CLOSES.match(ledger.text, blocks[at].span.start):
        return False
    return lead is not None and lead["stop"] in ("。", "：", ":")
