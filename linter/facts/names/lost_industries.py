"""Lost industries: 专用设备制造增长16.6% among 通用设备制造业 and others, a name that lost its 业."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_MOVED = regex("(?P<name>[一-鿿]{2,20}?)(?:同比|[比较]上年(?:同期)?)?(?:增长|下降|上升|回落|负增长)了?[\\d.]+(?:%|倍)")
_TRADE = regex("(?:制造|加工|采选|供应|开采|冶炼|制品|修理|印刷|纺织)$")
_SENTENCE = regex("[^。\\n]+")
_SIGNS = ("制造业", "加工业")
_TRADES = 3
"""Industries of a row that end with 业."""


def find_lost_industries(text: str) -> Iterator[tuple[Span, Span]]:
    """专用设备制造增长16.6% in a row of 通用设备制造业 and others: the end without its 业, and one with it."""
    if not any(sign in text for sign in _SIGNS):
        return
    for sentence in _SENTENCE.finditer(text):
        if not any(sign in sentence.group() for sign in _SIGNS):
            continue
        names = [(one.group("name"), one.end("name")) for one in _MOVED.finditer(text, *sentence.span())]
        whole = [(name, end) for name, end in names if name.endswith("业")]
        lacking = [(trade.group(), end) for name, end in names if (trade := _TRADE.search(name))]
        if len(whole) < _TRADES or len(lacking) != 1:
            continue
        (short, end), like = lacking[0], lacking[0][0] + "业"
        right = next((at for name, at in whole if name.endswith(like)), None)
        if right is not None:
            yield Span(end - len(short), end), Span(right - len(like), right)
