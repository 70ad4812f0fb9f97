"""Rows whose names end as what is counted: 五类课程：阅读类、体育类, “四项制度”，即认可制、检查制、责任制."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.layout.asides import masked_asides
from linter.facts.names.named_lists import NamedList
from linter.facts.names.pairing_names import AND
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_ROW = regex(
    r"(?<![第\d.一二三四五六七八九十前后各每])(?P<quote>“?)(?P<count>(?P<number>[二两三四五六七八九十]|\d{1,2})(?P<unit>[类种项个大套条级档型支道条门])"
    r"(?P<noun>[^，,。；;：:、“”（()）\d\n]{0,14}))”?"
    r"(?:[^，,。；;：:、“”（()）\d\n]{0,6}(?:[：:]|——)|[，,](?:即|分别(?:是|为)|包括|具体(?:是|为))[：:]?|[（(](?:即|分别(?:是|为))?)"
    r"(?P<row>[^，,。；;：:\n（(）)]{1,30}、[^，,。；;：:\n]{1,160}?)(?P<end>[，,。；;）)\n]|$)"
)
_SIGN = regex("[类种项个大套条级档型支道门](?<=[二两三四五六七八九十\\d].)")
SOME = regex("其中|主要|部分|重点|典型|如$|比如|例如|等$|之一|以上|左右|多|余")
"""What tells that a row names some of what is counted, or that the number is rough."""
_OPEN = regex(r"等|其他|其它|\d")
_GOES_ON = regex("(?:以?及|和|还有|另|加上|外加|[^，,。；;、\\n]{2,14}、)")
_FEWEST = 3
FARTHEST = 2
"""Names by which a slip misses the number."""
_LONGEST = 16
"""Characters of the longest name."""
BEFORE = 6
"""Characters before a number that may say that only some are told."""


def find_suffixed_rows(text: str) -> Iterator[NamedList]:
    """Every row behind its number whose names all end with the word, or the measure word, that is counted."""
    for match in matches_on_lines(_ROW, _SIGN, text):
        row = masked_asides(match["row"], "（")
        lead = text[max(0, match.start() - BEFORE) : match.start()]
        if SOME.search(lead) or SOME.search(match["noun"]) or _OPEN.search(row):
            continue
        items = _items(row, match.start("row"))
        names = [row[item.start - match.start("row") : item.end - match.start("row")] for item in items]
        last = names[0][-1:]
        if len(names) < _FEWEST or len({*names}) < len(names) or not all(name.endswith(last) for name in names):
            continue
        if last not in match["unit"] + match["noun"] or max(map(len, names)) > _LONGEST or min(map(len, names)) < 2:
            continue
        if match["quote"] and all(match["noun"] in name for name in names):
            continue  # “四个到位”，即组织到位、措施到位: a slogan, whose items are counted as such
        if match["end"] in ("，", ",") and _GOES_ON.match(text, match.end()):
            continue
        number = whole_number(match["number"])
        if 0 < abs(number - len(names)) <= FARTHEST:
            yield NamedList(number, Span(*match.span("count")), tuple(items), frozenset({len(names)}), open=False)


def _items(row: str, at: int) -> list[Span]:
    """The names by 、, the last of them parted where 和 joins two that end alike."""
    spans: list[Span] = []
    start = 0
    for word in row.split("、"):
        spans.append(Span(at + start, at + start + len(word)))
        start += len(word) + 1
    first, last = row.partition("、")[0], row.rpartition("、")[2]
    for joint in AND.finditer(last):
        if last[: joint.start()].endswith(first[-1:]) and last.endswith(first[-1:]):
            begin = spans[-1].start
            return [*spans[:-1], Span(begin, begin + joint.start()), Span(begin + joint.end(), spans[-1].end)]
    return spans
