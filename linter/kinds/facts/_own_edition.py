"""The edition that is the report's own: 第七届“匠人杯”竞赛 in its title, and 本次第六届“匠人杯” further down.

Who says 本次 speaks of the event at hand, whatever else the sentence holds it against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.kinds.facts._batch_of_title import batch_of_title
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_THIS = "(?:本|此|这)(?:次|届|轮|批|期)"
_TELLS = "通报|公布|公示|点名|表扬|表彰|命名|认定|评定|反馈|检查|督查|接受|参加|参与|入选|获奖|移交|交办"
_JOINED = "接受|参加|参与|入选"
_WHOSE = "[一-鿿]{0,6}?"
_THING = (
    rf"第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})(?P<unit>[届轮次批期])"
    r"(?P<name>[“\"《]?(?:(?!精神|要求|以来)[一-鿿A-Za-z]){2,12})"
)
_NUMBERED = regex(_THING)
_OWN = regex(
    rf"{_THIS}(?:的|(?:所|集中|统一)?(?:(?:{_TELLS})[的为]|(?P<joined>{_JOINED})了?){_WHOSE})?{_THING}"
    rf"|{_THING.replace('P<', 'P<b')}[、，,]?(?:且|并|也就?是)?{_THIS}(?:受到?|被|予以|集中|获得?)?(?:{_TELLS})的"
)
"""本次第六届竞赛, 本次通报的第六轮督查问题, and 接受第六轮巡察、此次受到通报的11个单位."""
_AGAIN = regex("[^，,。；]{0,12}(?:回头看|复查|复核|遗留|未(?:整改|完成|销号))")
_OTHER = regex("(?:上一?|前一?|往|历)[届轮次批期]|一并|同时|升格|兼|回头看")
_WHO_JOINED = regex("[一-鿿]{2,4}的(?!有)")
_SIGN = regex(_THIS)
_NOT_YET = regex("筹[备办]|申办|征集|预备|推荐|报名|意见的|转发|下一")
_HEAD = 4
"""Blocks from the start among which the title is looked for."""
_SHARED = 3
"""Characters of a name by which it is the same."""


def own_edition(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The edition in the title, that which the text calls its own, and the name of both."""
    yield from batch_of_title(ledger)
    if not _SIGN.search(ledger.text):
        return
    titled = _titled(ledger)
    for match in _OWN.finditer(ledger.text) if titled else ():
        b = "" if match["number"] else "b"
        span, unit, name = _numbered(match, b), match[f"{b}unit"], match[f"{b}name"].strip('“"《')
        of_it = [one for one in titled if one["unit"] == unit and _alike(one["name"].strip('“"《'), name)]
        numbers = {whole_number(one["number"]) for one in of_it}
        if len(numbers) != 1 or whole_number(match[f"{b}number"]) in numbers:
            continue
        if match["joined"] and not _WHO_JOINED.match(name):
            continue  # 此次参加第六轮巡察动员会
        if span.start - match.start() > _RIGHT_BEHIND or b:
            # Further from 本次 the sentence may hold it against another one.
            sentence = ledger.sentences[ledger.sentence_at(match.start())].span
            if _AGAIN.match(ledger.text, span.end, sentence.end) or _OTHER.search(
                ledger.text, sentence.start, span.end
            ):
                continue
        yield _numbered(of_it[0]), span, name


_RIGHT_BEHIND = 3
"""Characters from 本次的 to the number that it stands right before."""


def _alike(one: str, other: str) -> bool:
    """True for names that begin alike, as far as both are told."""
    shared = min(len(one), len(other), _SHARED)
    return one[:shared] == other[:shared]


def _titled(ledger: Ledger) -> list[re.Match[str]]:
    """What the lines above the text number; where they number nothing, what its opening says was held."""
    found: list[re.Match[str]] = []
    opening: list[re.Match[str]] = []
    for at, block in enumerate(ledger.document.blocks[:_OPENING]):
        line = ledger.read(block.span)
        if block.kind == "cell" or _NOT_YET.search(line):
            continue
        if at < _HEAD and "。" not in line:
            found += _NUMBERED.finditer(ledger.text, *block.span)
        elif _NOW.search(line) and not opening:
            numbered = list(_NUMBERED.finditer(ledger.text, *block.span))
            held = _HELD.search(ledger.text, block.span.start, numbered[0].start()) if len(numbered) == 1 else None
            opening = numbered if held else []
    return found or opening


_OPENING = 8
"""Blocks from the start among which the opening is looked for."""
_NOW = regex("现(?:将|把|就)[^。]{0,30}(?:通报|报告|公布|公告|汇报|通告)")
_HELD = regex("(?:开展|组织|举办|举行|实施|完成|进行)了?[^，,。；]{0,12}$")


def _numbered(match: re.Match[str], b: str = "") -> Span:
    return Span(match.start(f"{b}number") - 1, match.end(f"{b}unit"))
