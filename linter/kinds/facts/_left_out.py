"""Left out: what a paragraph says is not among the figures of the table beside it: 县区数据不含在上表之内."""

from __future__ import annotations

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_APART = regex(
    r"[不未](?:含|包括|包含|计|算|统计|纳入|列入|汇总)(?:在|进|入)[^。；;\n]{0,16}?[内中里表列]|不在[^。；;\n]{0,12}(?:之内|之列|表内|范围)"
)
_FOLLOWING = 160
"""Characters behind a figure in which its paragraph may say that the table leaves it out."""


def left_out(ledger: Ledger, told: Span) -> bool:
    """True where the paragraph says that its figures are not among those of the table: 县区数据不含在上表之内."""
    block = ledger.document.blocks[ledger.document.block_index(told.start)].span
    return _APART.search(ledger.text, told.end, min(block.end, told.end + _FOLLOWING)) is not None
