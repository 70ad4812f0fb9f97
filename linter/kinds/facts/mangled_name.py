"""Mangled names: 避险迁工程 beside 避险搬迁工程, a word of a long name with a character lost or two swapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from linter.facts.names.char_slips import find_char_slips
from linter.facts.names.lost_in_parallels import find_lost_in_parallels
from linter.facts.names.lost_in_words import left_alone, may_be_left_out
from linter.facts.names.lost_industries import find_lost_industries
from linter.facts.names.own_name_slips import find_own_name_slips
from linter.facts.names.pieces import BrokenWord, alone
from linter.facts.names.sister_slips import find_sister_slips
from linter.facts.quantities.words import word_around
from linter.finding import Hit
from linter.kinds.facts._quoted_again import quoted_again
from linter.ledger import Ledger
from linter.offsets import Covered, Span
from linter.patterns import regex

_ENDING = regex(
    "工程|机场|论坛|实验室|试验区|示范区|园区|产业园|条例|规划|方案|行动|计划|中心|基地|集团|大学|学院|医院|高速|铁路|高铁|水库|大桥|隧道"
    "|公园|开发区|经开区|高新区|新区|项目|平台|公司|枢纽|港区|专班|制度|机制|指数|体系|协会|大会|办法"
)
"""What a name ends with: the two writings share it."""
_START = 3
"""Characters before the place that both writings share."""
_REACH = 8
"""Characters at most between what is shared at the start and the ending."""
_BEFORE = regex(rf"[一-鿿]{{{_START},{_START + _REACH}}}$")
_MOST = 12
"""Different writings between one start and one ending; more are a series of names."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """A name from the characters that it shares with another one to its ending."""

    start: int
    middle: int
    """Where what may differ begins."""
    end: int
    """Where the ending begins."""
    ending: int
    """Characters of the ending."""

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.start, self.end + self.ending)


class MangledName:
    """Compares two writings of a name or of a stretch of text, where one breaks a word of the other.

    Of names with one ending and one start no pair was meant as it stood in 900 000 characters of public reports.
    """

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings."""
        # A pair is found from each start that it shares; the one farthest from the ending comes last.
        found = {(whole.end, broken.end): (whole, broken, variant) for whole, broken, variant in _pairs(ledger.text)}
        for whole, broken, variant in found.values():
            if _in_amount(ledger.text, broken.span) or _reads_well(ledger.text, broken.span):
                continue
            if _is_short(ledger, broken.span, whole.span):
                continue
            values = {"whole": ledger.quote(whole.span), "broken": ledger.quote(broken.span)}
            yield Hit((broken.span, whole.span), values, variant=variant, supported=True)
        told = Covered(broken.span for _, broken, _ in found.values())
        for word in find_char_slips(ledger):
            if not isinstance(word, BrokenWord):
                continue
            apart = (
                _in_amount(ledger.text, word.broken)
                or _counts(ledger, word.broken, word.whole)
                or _is_short(ledger, word.broken, word.whole)
                or _reads_well(ledger.text, word.broken)
                or _NEWLY.match(ledger.text, word.broken.end - 1) is not None
            )
            if not apart and not told.touches(word.broken):
                told.add(word.broken)
                values = {"whole": ledger.quote(word.whole), "broken": ledger.quote(word.broken)}
                yield Hit((word.broken, word.whole), values, variant="lost" if word.lost else "", supported=True)
        slips = chain(
            find_sister_slips(ledger.text), find_lost_in_parallels(ledger.text), find_lost_industries(ledger.text)
        )
        for wrong, right in chain(quoted_again(ledger), find_own_name_slips(ledger), slips):
            if not told.touches(wrong):
                told.add(wrong)
                values = {"whole": ledger.quote(right), "broken": ledger.quote(wrong)}
                lost = wrong.end - wrong.start < right.end - right.start
                yield Hit((wrong, right), values, variant="lost" if lost else "", supported=True)


def _in_amount(text: str, broken: Span) -> bool:
    """True for the 人以上的大班额 of 56人以上的大班额, or its 以上大班额, which begin in the midst of an amount."""
    return text[broken.start - 1 : broken.start].isdigit() or text.startswith(("以上", "以下"), broken.start)


def _reads_well(text: str, broken: Span) -> bool:
    """True for the 学校服采购 of 中小学校服采购, begun within a word, and for 主任任…副主任, where 任 is a verb."""
    if text.endswith("中小", 0, broken.start) and text.startswith("学", broken.start):
        return True
    return "任任" in text[broken.start : broken.end]


def _is_short(ledger: Ledger, broken: Span, whole: Span) -> bool:
    """True for 专项债项目, which is short for 专项债券项目."""
    return ledger.read(whole).replace("债券", "债") == ledger.read(broken)


def _counts(ledger: Ledger, broken: Span, whole: Span) -> bool:
    """True for the 水资源两 of 水资源两大特征 beside 水资源量: a numeral there begins a word of its own."""
    one, other = ledger.read(broken), ledger.read(whole)
    return len(one) == len(other) and any(a != b and a in _NUMERALS for a, b in zip(one, other, strict=True))


_NEWLY = regex("新(?:发现|发生|查出|识别|确诊|[增建办开设购招聘签])")
"""What begins a word of its own: 服务中新发现患者 is no slip of 服务中心."""
_NUMERALS = frozenset("一二两三四五六七八九十百千万")


def _pairs(text: str) -> Iterator[tuple[_Writing, _Writing, str]]:
    """The right writing, the broken one, and `lost` or `swapped`."""
    for (_, ending), places in _alike(text).items():
        if not 1 < len(places) <= _MOST:
            continue
        writings = [_Writing(at, at + _START, at + _START + len(words), len(ending)) for words, at in places.items()]
        for pair in combinations(writings, 2):
            long, short = sorted(pair, key=lambda one: one.middle - one.end)
            by = (long.end - long.middle) - (short.end - short.middle)
            if by == 1 and _lost(text, long, short):
                yield long, short, "lost"
            elif by == 0 and (order := _swapped(text, long, short)):
                yield *order, "swapped"


def _alike(text: str) -> dict[tuple[str, str], dict[str, int]]:
    """Where names of one start and ending begin, by what stands between the two."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for match in _ENDING.finditer(text):
        end, ending = match.start(), match.group()
        before = _BEFORE.search(text, max(0, end - _START - _REACH), end)
        for start in range(end - _START, before.start() - 1, -1) if before else ():
            middle = start + _START
            found.setdefault((text[start:middle], ending), {}).setdefault(text[middle:end], start)
    return found


def _lost(text: str, long: _Writing, short: _Writing) -> bool:
    """True where the short writing lacks one character of a word of two, and the other one stands alone."""
    whole, rest = text[long.middle : long.end], text[short.middle : short.end]
    at = next((i for i, char in enumerate(rest) if whole[i] != char), len(rest))
    if whole[at + 1 :] != rest[at:] or may_be_left_out(text, long.middle + at):
        return False
    word = word_around(text, long.middle + at)
    mate = short.middle + at - (word.start < long.middle + at)
    return word.end - word.start == len("搬迁") and left_alone(text, mate)


def _swapped(text: str, one: _Writing, other: _Writing) -> tuple[_Writing, _Writing] | None:
    """The right writing and the one with two neighbours swapped, where only the right one makes words of both."""
    left, right = text[one.middle : one.end], text[other.middle : other.end]
    at = next(i for i, char in enumerate(left) if right[i] != char)
    if left[at : at + 2] != right[at : at + 2][::-1] or left[at + 2 :] != right[at + 2 :]:
        return None
    for whole, broken in ((one, other), (other, one)):
        places = (at, at + 1)
        if all(alone(text, broken.middle + i) and not alone(text, whole.middle + i) for i in places):
            return whole, broken
    return None
