"""Numbered things: headings, lists inside a paragraph, what was announced against what follows, lost ordinals."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

from . import han
from .source import Plant, Source, Span

_LEVELS = (
    re.compile(rf"(?<!十\n)^[ 　]*({han.NUMERAL})、", re.M),
    re.compile(rf"^[ 　]*[（(]({han.NUMERAL})[)）]", re.M),
    re.compile(r"^[ 　]*([0-9]{1,2})[.．、](?![0-9])", re.M),
    re.compile(r"^[ 　]*[（(]([0-9]{1,2})[)）]", re.M),
)
Mark = tuple[int, Span, str]
"""A number of a list, where it stands, as it is written."""


def _heading_runs(source: Source) -> Iterator[list[Mark]]:
    """Headings of one level that count from one without a gap, below one parent."""
    marks = [
        (match.start(1), level, value, match)
        for level, pattern in enumerate(_LEVELS)
        for match in pattern.finditer(source.text)
        if (value := han.read(match[1]))
    ]
    runs: dict[int, list[Mark]] = {}
    for _, level, value, match in sorted(marks, key=lambda mark: mark[0]):
        for deeper in [deep for deep in runs if deep > level]:
            yield runs.pop(deeper)
        if value == 1 or len(runs.get(level, [])) != value - 1:
            yield runs.pop(level, [])
            runs[level] = []
        if value == len(runs[level]) + 1:
            runs[level].append((value, match.span(1), match[1]))
    yield from runs.values()


def _as(value: int, written: str) -> str:
    return str(value) if written.isdecimal() else han.write(value)


def heading_gap(source: Source, rng: random.Random) -> Iterator[Plant]:
    """The last heading of three or more numbered one too far."""
    del rng
    for run in _heading_runs(source):
        if len(run) > 2:
            value, span, written = run[-1]
            yield Plant(*span, _as(value + 1, written), (run[-2][1],))


def heading_repeated(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A heading with the number of the one before it."""
    for run in _heading_runs(source):
        if len(run) > 1:
            at = rng.randrange(1, len(run))
            value, span, written = run[at]
            yield Plant(*span, _as(value - 1, written), (run[at - 1][1], *(mark[1] for mark in run[at + 1 : at + 2])))


_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
_INLINE = (
    re.compile(rf"(?<![^：:，。；;“（\s])({han.NUMERAL})是"),
    re.compile(rf"(?<![^：:，。；;“（\s])第({han.NUMERAL})，"),
    re.compile(rf"(?<![^：:，。；;“（\s])其({han.NUMERAL})，"),
)


def _inline_runs(source: Source) -> Iterator[list[Mark]]:
    """一是 to 三是 or beyond in one paragraph, each mark once and in order."""
    for start, stop in source.paragraphs:
        for pattern in _INLINE:
            run = [(han.read(m[1]) or 0, m.span(1), m[1]) for m in pattern.finditer(source.text, start, stop)]
            if len(run) > 2 and [mark[0] for mark in run] == list(range(1, len(run) + 1)):
                yield run


def inline_gap(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A mark of a list inside a paragraph left out or told twice."""
    for run in _inline_runs(source):
        at = rng.randrange(1, len(run))
        value, span, _ = run[at]
        other = value + 1 if at == len(run) - 1 else value - 1
        yield Plant(*span, han.write(other), (run[at - 1][1], *(mark[1] for mark in run[at + 1 : at + 2])))


def circled_gap(source: Source, rng: random.Random) -> Iterator[Plant]:
    """①②③ with one left out."""
    del rng
    for start, stop in source.paragraphs:
        found = list(re.finditer(f"[{_CIRCLES}]", source.text[start:stop]))
        if len(found) > 2 and "".join(match[0] for match in found) == _CIRCLES[: len(found)] and len(found) < 10:
            last = start + found[-1].start()
            yield Plant(last, last + 1, _CIRCLES[len(found)], ((start + found[-2].start(), start + found[-2].end()),))


_THINGS = "方面|[个类]问题|个[方原环重着][面因节点力]点?|项(?:工作|措施|任务|重点工作)|点(?:意见|建议)?|条|大工程|件事"
_ANNOUNCED = re.compile(
    rf"(?<![第一二三四五六七八九十百0-9])([二两三四五六七八九十]|[2-9])(?:{_THINGS})[^。；\n]{{0,16}}[：:。]"
)


def announced_inline(source: Source, rng: random.Random) -> Iterator[Plant]:
    """N 个方面 announced, with another number of 一是 … in the same paragraph."""
    for run in _inline_runs(source):
        first, last = run[0][1], run[-1][1]
        line = source.text.rfind("\n", 0, first[0]) + 1
        for match in _ANNOUNCED.finditer(source.text, line, first[0]):
            near = first[0] - match.end() < 2
            if near and (2 if match[1] == "两" else han.read(match[1])) == len(run):
                other = len(run) + rng.choice((-1, 1))
                yield Plant(*match.span(1), _as(other, match[1]), (match.span(), first, last))


def announced_headings(source: Source, rng: random.Random) -> Iterator[Plant]:
    """以下 N 个方面 at the end of a paragraph, with another number of headings below it."""
    for run in _heading_runs(source):
        if len(run) < 2:
            continue
        line = source.text.rfind("\n", 0, run[0][1][0])
        above = source.text[:line].rstrip("\n 　")
        start = above.rfind("\n") + 1
        for match in _ANNOUNCED.finditer(above, start):
            ends = match.end() >= len(above) - 1 and re.search(r"以下|如下|下列|主要|：", above[start:])
            if ends and (2 if match[1] == "两" else han.read(match[1])) == len(run):
                other = len(run) + rng.choice((-1, 1))
                yield Plant(*match.span(1), _as(other, match[1]), (match.span(), run[0][1], run[-1][1]))


_LISTED = re.compile(
    r"(?<![一-鿿、])((?:[一-鿿]{2,5}、){2,8}[一-鿿]{2,5}?)(等)?([2-9]|[二三四五六七八九])个?"
    r"(?:县|区|镇|乡镇|乡|街道|部门|单位|村|社区|市|县区|县市|市州|省份|园区)"
)
_TITLES = re.compile(r"((?:《[^《》\n]{2,40}》[、和及]?){2,8})(等)([2-9]|[二三四五六七八九])(?:个|项|部|份|件)")


def listed(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Names or titles one by one and then their number, which is another."""
    for pattern, mark in ((_LISTED, "、"), (_TITLES, "》")):
        for match in pattern.finditer(source.text):
            count = match[1].count(mark) + (mark == "、")
            if han.read(match[3]) != count:
                continue
            # After 等 the list may be a selection: only fewer than are listed is a contradiction.
            other = count - 1 if match[2] else count + rng.choice((-1, 1))
            if other > 1:
                yield Plant(*match.span(3), _as(other, match[3]), (match.span(),))


_ORDINAL = re.compile(
    rf"(?<![0-9一二三四五六七八九十])第([0-9]{{1,2}}|{han.NUMERAL})(?:次(?:会议|全体|全会|全国|党代)|届|季度|批|轮|巡察组|督导组|督察组|检查组)"
)


def lost_ordinal(source: Source, rng: random.Random) -> Iterator[Plant]:
    """第次会议: an ordinal without its number."""
    del rng
    for match in _ORDINAL.finditer(source.text):
        yield Plant(*match.span(1), "", (match.span(),))


def lost_number(source: Source, rng: random.Random) -> Iterator[Plant]:
    """共项, 增长%: a quantity without its number."""
    del rng
    for quantity in source.quantities:
        words = re.search(r"(?:增长|下降|达到|达|完成|提高|共|共有|总计|累计)$", source.before(quantity, 4))
        if words and quantity.unit in ("%", "个百分点", "亿元", "万元", "项", "件", "个", "人", "户"):
            yield Plant(*quantity.span, "", ((quantity.start - len(words[0]), quantity.unit_end),))


_VALUES = re.compile(r"(?<=[0-9%元人个户项件亩吨])[、和]")


def respectively(source: Source, rng: random.Random) -> Iterator[Plant]:
    """分别 with a value fewer than there are things."""
    for match in re.finditer(
        r"([^，。；\n]{4,60}?)(?:，)?分别(?:为|是|有|达|达到|完成|增长|下降|增加|减少|占|实现)?", source.text
    ):
        things = re.split("[、和]", match[1])
        stop = re.compile("[，。；（(\n]|$").search(source.text, match.end())
        values = source.within((match.end(), stop.start() if stop else match.end()))
        joined = [source.between(one, two) for one, two in itertools.pairwise(values)]
        if len(values) < 3 or len(things) != len(values) or not set(joined) <= {"、", "和", "，"}:
            continue
        if values[0].start > match.end() + 2:
            continue
        at = rng.randrange(1, len(values))
        yield Plant(
            values[at - 1].unit_end,
            values[at].unit_end,
            "",
            (match.span(), *(v.span for v in values if v is not values[at])),
        )
