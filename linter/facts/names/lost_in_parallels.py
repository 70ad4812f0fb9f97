"""Lost in parallels: 对邢某以行政处罚 among sentences that end with 予以行政处罚, a verb that lacks one half.

And 专用设备制造 among industries whose names end with 业.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_VERB = regex("(?:予以|加以|进行|作出|得以|难以|提出|采取|开展|实施|完成)[一-鿿]{2,10}$")
"""Verbs of which neither half is one by itself, with what they do at the end of a sentence."""
_SENTENCE = regex("(?<![^。；;\\n])[^。；;\\n]+(?=[。；;])")
_OFTEN = 3
"""Sentences that end with the whole verb."""
_START = 2
"""Characters that the sentences begin with alike."""
_WITH = frozenset("并则另再辅改转又先后处施课")
"""What 以 follows as a word of its own: 并以行政处罚, 辅以宣传教育."""
_LONGEST = 12
"""Characters of a verb and what it does."""


def find_lost_in_parallels(text: str) -> Iterator[tuple[Span, Span]]:
    """The end that lacks a character, and that of a sentence with it."""
    whole: dict[tuple[str, str], list[int]] = {}
    rest: list[Span] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        verb = _VERB.search(text, max(start, end - _LONGEST), end)
        if verb:
            whole.setdefault((text[start : start + _START], verb.group()), []).append(end)
        else:
            rest.append(Span(start, end))
    broken = {
        (start, half + phrase[2:]): Span(ends[0] - len(phrase), ends[0])
        for (start, phrase), ends in whole.items()
        if len(ends) >= _OFTEN
        for half in phrase[:2]
    }
    for start, end in rest if broken else ():
        for at in range(max(start + _START, end - _LONGEST), end - 2):
            right = broken.get((text[start : start + _START], text[at:end]))
            if right and word_around(text, at) == (at, at + 1) and text[at - 1] not in _WITH:
                yield Span(at, end), right


_MOVED = regex(
    "(?P<name>[一-鿿]{2,20}?)(?:同比|[比较]上年(?:同期)?)?(?:增长|下降|上升|回落|负增长)(?:了)?[\\d.]+(?:%|倍)"
)
_TRADE = regex("(?:制造|加工|采选|供应|开采|冶炼|制品|修理|印刷|纺织)$")
_LINE = regex("[^。\\n]+")
_TRADES = 3
"""Industries of a row that end with 业."""


def find_lost_industries(text: str) -> Iterator[tuple[Span, Span]]:
    """专用设备制造增长16.6% in a row of 通用设备制造业 and others: the end without its 业, and one with it."""
    if "制造业" not in text and "加工业" not in text:
        return
    for line in _LINE.finditer(text):
        names = [(one.group("name"), one.end("name")) for one in _MOVED.finditer(text, *line.span())]
        whole = [(name, end) for name, end in names if name.endswith("业")]
        lacking = [(trade.group(), end) for name, end in names if (trade := _TRADE.search(name))]
        if len(whole) < _TRADES or len(lacking) != 1:
            continue
        (short, end), like = lacking[0], lacking[0][0] + "业"
        right = next((at for name, at in whole if name.endswith(like)), None)
        if right is not None:
            yield Span(end - len(short), end), Span(right - len(like), right)
