"""What is told one by one behind its number: 培训3次（4月、6月、9月、11月）, 处分4人（张某、李某、王某某）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = (
    r"(?P<number>(?<![\d.\-—~第近约余上十百千万数几])\d{1,2}"
    r"|(?<![\d.第近约余上十百千万数几一二三四五六七八九])[二两三四五六七八九])"
)
_DAY = r"(?:(?:20\d\d|[今当去]|上)年)?\d{1,2}月(?:\d{1,2}日)?"
_EVENT = r"(?:[^、，,。；;：:（）()\n\d各每]{0,18})"
_HELD = regex(
    rf"(?<!每年)(?<!每月)(?<!每季度)(?<!每人)(?P<count>{_NUMERAL}[次场期轮])(?P<noun>[一-鿿“”]{{0,8}}?)"
    rf"(?:[（(]|[，,](?:(?:召开|举办|培训)?[时日][间期])?(?:即|分别[是为在于]?|具体[是为在于]|[是为])[：:]?|[：:])(?:分别)?[在于]?"
    rf"(?P<row>{_DAY}{_EVENT}(?:(?:、|[和及与](?=\d)){_DAY}{_EVENT}){{1,11}})(?=[）)。；;\n]|[，,](?![^，,。；;]{{0,4}}\d{{1,2}}[月日])|$)"
)
_HELD_BEFORE = regex(
    rf"(?P<row>{_DAY}(?:[、和及与](?:\d{{1,2}}月)?\d{{1,2}}[日月]){{1,11}})(?P<noun>)(?:先后|共|累计|陆续){{0,2}}(?:组织|召开|开展|举行|举办|进行)?了?"
    rf"(?P<count>{_NUMERAL}[次场期轮])"
)
_PERSON = "[一-鿿](?:某{1,2}|某[一-鿿甲乙丙丁])"
_PERSONS = regex(
    rf"(?P<count>{_NUMERAL}[人名])(?P<noun>[一-鿿]{{0,6}}?)"
    rf"(?:[（(]|[，,](?:即|分别[是为])[：:]?|[：:])(?P<row>{_PERSON}(?:[、，,]{_PERSON}){{1,15}})(?=[）)。；;\n]|$)"
)
_ANOTHER = regex(rf"[^\n]{{0,20}}?{_PERSON}")
"""Another one told right behind the row: 张某、李某。赵某另案处理."""
_COUNTED = regex("[\\d一二两三四五六七八九十][人名][、和及与][^，,。；;、]{0,10}$")
_NEAR = 16
"""Characters before a number in which another one of its list stands."""
_YEARS = regex(
    r"(?P<count>(?:[近前这]|连续)(?P<number>[二两三四五六七八九十])年)[^，,。；;：:、（(\n\d]{0,8}"
    r"[（(](?P<row>20\d\d年?(?:[、，,]20\d\d年?){1,9}(?:[和及]20\d\d年)?)(?P<noun>)[）)]"
)
_OPEN = regex("等|中|[任择选]|合并|未计|因故|为|筹备|取消|推迟")
_AND_MORE = regex(
    r"[^，,。；;\n]{0,16}?(?:[和及与、]|以及)[^，,。；;\n]{0,4}?[一二两三四五六七八九十\d]{1,2}[次场期轮]"
)
"""Behind 1月5日、2月6日、3月8日召开2次: what the days are of as well, 和1次专题会议."""
_NUMBERS = regex(r"\d{1,2}(?=[月日]$)")
_DAYS = regex(r"、(?:[今当去上]年)?\d[\d年]{0,6}[月日]")
_ROWS = (
    (_HELD, _DAYS),
    (_HELD_BEFORE, _DAYS),
    (_PERSONS, regex("某[^，。；：\n]{0,2}、")),
    (_YEARS, regex(r"[、，,]20\d\d")),
)
"""Each row, and what stands on its line."""
_PARTS = regex("[、，,]|[和及与](?=\\d)")


def find_told_one_by_one(text: str) -> Iterator[NamedList]:
    """Every row of months, days, years or veiled names that stands alone behind the number of what it tells."""
    for pattern, sign in _ROWS:
        for match in matches_on_lines(pattern, sign, text):
            if pattern is _PERSONS and (_ANOTHER.match(text, match.end("row")) or _among_others(text, match.start())):
                continue
            before = pattern is _HELD_BEFORE
            if before and (_AND_MORE.match(text, match.end()) or _is_stretch(match["row"])):
                continue
            yield from _row(match, at_least=before or pattern is _HELD, in_days=not before or "先后" in match.group())


def _is_stretch(row: str) -> bool:
    """True for 5月20日、21日、22日 and 6月、7月、8月: one event may last that long."""
    numbers = [int(number) for piece in _PARTS.split(row) for number in _NUMBERS.findall(piece)]
    return all(later - one == 1 for one, later in pairwise(numbers))


def _among_others(text: str, start: int) -> bool:
    """True for 教授1名、讲师2名，分别是甲某、乙某、丙某: the names are of all that were counted."""
    return _COUNTED.search(text, max(0, start - _NEAR), start) is not None


def _row(match: re.Match[str], *, at_least: bool, in_days: bool) -> Iterator[NamedList]:
    """The row; of months alone several meetings may fall in one, so that only too many of them are told."""
    items, at = [], match.start("row")
    for piece in _PARTS.split(match["row"]):
        items.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    number = whole_number(match["number"])
    words = _PARTS.split(match["row"])
    if len(set(words)) < len(words) or _OPEN.search(words[-1]):
        return
    readings = {len(items)}
    if at_least and not (in_days and all("日" in word for word in words)):
        readings |= set(range(len(items), number + 1))
    yield NamedList(
        number,
        Span(match.start("count"), max(match.end("count"), match.end("noun"))),
        tuple(items),
        frozenset(readings),
        open=False,
    )
