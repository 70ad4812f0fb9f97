"""Bare years: 2026预算安排9万元, without 年, where the text writes 2026年预算安排 in all other places."""

from __future__ import annotations

from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BARE = regex(
    r"(?<![\d.年、\-—–~～至到和与及〔\[（(《“‘〈＋+#№/])(?P<year>20[0-4]\d)"
    r"(?P<what>(?:全年|上半年|下半年|第?[一二三四]季度|[全我本][省市县区州旗乡镇]|地方|财政|一般公共|政府性基金|国有资本|社会保险|社保|收入|支出|预算|决算)"
    r"[一-鿿]{2})"
)
_MARK = regex("[，,。；;]")
_OFTEN = 2
"""So many times as often as without it must a year be written with its 年 before the same words."""


def bare_years(ledger: Ledger) -> Iterator[Span]:
    """Every year, with what it stands before, that lost the 年 that years have before the same words elsewhere."""
    text = ledger.text
    found: dict[str, list[Span]] = {}
    for match in _BARE.finditer(text):
        block = ledger.document.blocks[ledger.document.block_index(match.start())]
        if block.kind != "paragraph" or not _MARK.search(text, *block.span):
            continue  # titles and cells are terse
        found.setdefault(match["what"], []).append(Span(*match.span()))
    for what, spans in found.items():
        if text.count(f"年{what}") + text.count(f"年度{what}") >= _OFTEN * len(spans):
            yield from spans
