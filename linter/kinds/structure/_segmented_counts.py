"""Segments behind their number: 抓好六大行动。实施甲行动，…；实施乙行动，…; 突出“三抓”。抓组建，…；抓队伍，….

The segments are parted by ；or 。 and built alike: they begin with one word, end their first clause with one, or are
numbered by the measure word that the number has, 第一套是…；第二套是….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from linter.facts.numbers.numbers import han_value, whole_number
from linter.facts.quantities.bigrams import shared_tail
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNT = regex(
    r"(?=[“二两三四五六七八九十\d])(?<![第\d.一二三四五六七八九十前后各每近余多])(?P<quote>“?)(?P<count>(?P<number>[二两三四五六七八九十]|\d{1,2})"
    r"(?P<unit>[一-鿿])(?P<noun>“?[一-鿿]{0,10}))”?(?P<behind>[^，,。；;：:、“”\d\n]{0,10}[：:。]|[，,](?:[一-鿿]{2,12}。)?)"
)
_STOPS = regex(r"[；;。]")
_UNITS = frozenset("个项大类种套点条件道把张招步关场篇台手座批轮样桩块副盘翼线面")
"""Measure words of what is spelt out behind."""
_SOME = regex(
    "其中|主要|部分|重点(?!任务|工作)|典型|比如|例如|之一|以上|左右|完成|超过|达|共有|现有|全[省市县区]|分别|列入"
)
_NO_ITEMS = frozenset("年月日天周季时分秒人名位户家元亩米公千万亿吨次岁倍成期届级号楼层岸")
"""What units of time, of persons and of amounts begin with: nothing that is spelt out behind."""
_MORE = regex("^(?:另外|此外|同时|下一步|目前|截至|通过|全[年县市区]|以上|上述|还|其余)")
_LABEL = regex(r"第(?P<number>[一二三四五六七八九十])(?P<unit>[一-鿿])(?=[是为，,：:叫])")
_CLAUSE = regex("[，,：:、（(]")
_LONGEST = 14
"""Characters of the first clause of a segment that names what it is about."""
_TWO = regex("[、和与及]")
_FEWEST = 3
"""Segments that are seen to be built alike."""
_FARTHEST = 2
"""How many segments there may be beyond the number, or below it."""
_LEAD = 8
"""Characters before a number that may say that it counts some, or what was done."""
_REACH = 900
"""Characters behind a number in which the sentence of its segments ends."""
_FIGURE = regex(r"\d[\d.,]*|[一二两三四五六七八九](?=成)")
_TAIL, _FIGURED_TAIL = 4, 3
"""Characters in which segments that begin in no one way must end alike."""


def segmented_counts(ledger: Ledger) -> Iterator[tuple[Span, list[Span]]]:
    """Every number with the segments behind it, where they are more or fewer."""
    text = ledger.text
    end = 0
    for match in _COUNT.finditer(text):
        if match.start() < end or match["unit"] in _NO_ITEMS or match["behind"][0] == "的":
            continue
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        if match.end() >= block.end:
            continue
        segments = _labelled(text, match, block.end)
        if not segments and not _SOME.search(text, max(block.start, match.start() - _LEAD), match.end()):
            segments = _alike(text, match, block.end)
        number = whole_number(match["number"])
        if segments and _splits(text, match, segments, block.end):
            continue
        if len(segments) > 1 and 0 < abs(len(segments) - number) <= min(_FARTHEST, len(segments) - 1):
            end = segments[-1].end
            yield Span(*match.span("count")), segments


def _splits(text: str, match: re.Match[str], segments: list[Span], end: int) -> bool:
    """True for 5项已明确时限：6月底前完成3项；年底前完成2项: the segments tell how many of them each is of."""
    told = 0
    heads = 0
    for segment, stop in zip(segments, [*(span.start for span in segments[1:]), end], strict=True):
        part = next((m for m in _PART.finditer(text, segment.start, stop) if m["unit"] == match["unit"]), None)
        told += whole_number(part["number"]) if part else 0
        heads += part is not None and part.end() <= segment.end
    # 67个中，上升的8个；下降的8个；不变的51个: whatever they are of, they are no such things themselves.
    return told == whole_number(match["number"]) or heads == len(segments)


_PART = regex(r"(?<![第\d.])(?P<number>\d{1,2}|[一二两三四五六七八九十])(?P<unit>[一-鿿])")


def _labelled(text: str, match: re.Match[str], end: int) -> list[Span]:
    """第一套是查控拳…；第二套是…: the marks, in order."""
    first = _LABEL.match(text, match.end())
    if first is None or first["unit"] != match["unit"] or first["number"] != "一":
        return []
    marks = [first]
    for mark in _LABEL.finditer(text, first.end(), end):
        if mark["unit"] != match["unit"] or text[mark.start() - 1] not in "；;。，,":
            continue
        if han_value(mark["number"]) != len(marks) + 1:
            return []
        marks.append(mark)
    return [Span(*mark.span()) for mark in marks]


def _alike(text: str, match: re.Match[str], end: int) -> list[Span]:
    """The segments of the sentence behind the number, where all of them are built alike."""
    if match["behind"] in ("，", ","):
        return []
    stop = text.find("。", match.end(), min(end, match.end() + _REACH))
    if stop < 0 or text.count("；", match.end(), stop) + text.count(";", match.end(), stop) < _FEWEST - 1:
        return []
    spans, at = [], match.end()
    for mark in _STOPS.finditer(text, match.end(), stop + 1):
        spans.append(Span(at, mark.start()))
        at = mark.end()
    segments = [text[span.start : span.end] for span in spans]
    heads = [_CLAUSE.split(segment)[0] for segment in segments]
    if any(_MORE.match(segment) for segment in segments) or segments[-1].endswith(("等", "等等")):
        return []
    if not _built_alike(match, segments, heads):
        return []
    return [Span(span.start, span.start + len(head)) for span, head in zip(spans, heads, strict=True)]


def _built_alike(match: re.Match[str], segments: list[str], heads: list[str]) -> bool:
    noun = match["noun"].strip("“")
    if not noun and match["unit"] not in _UNITS:
        # “三抓”: each begins with its one word.
        word = match["unit"]
        return all(head.startswith(word) and len(head) <= _LONGEST for head in heads)
    if match["unit"] not in _UNITS or match["quote"]:
        return False  # “三个到位”：组织到位，…: a slogan, whose items are counted as such
    short = all(len(head) <= _LONGEST for head in heads)
    whole = len(noun) > 1
    if short and whole and all(head.endswith(noun[-2:]) and head != noun for head in heads):
        return True
    # 四件实事：新建甲1座，…；新建乙2所，…: each head is of one thing.
    one_each = short and not any(_TWO.search(head) for head in heads) and len(set(heads)) == len(heads)
    begun_alike = len(heads[0]) > 1 and len({head[:2] for head in heads}) == 1
    if one_each and match["behind"][-1] in "：:" and begun_alike:
        return True
    tail = reduce(shared_tail, (_FIGURE.sub("#", segment) for segment in segments))
    return len(tail) >= (_FIGURED_TAIL if "#" in tail else _TAIL) and len(set(heads)) == len(heads)
