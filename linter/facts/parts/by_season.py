"""Sums over the seasons of a year: 前三季度受理3186件，一季度942件，二季度升至1135件，三季度1019件; 上半年, 下半年.

Quarters, halves and months tile the time of the whole, so that no word need call the list complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.totals import Total
from linter.facts.parts.wholes import TURNED, tells_level, unit_name
from linter.facts.quantities.nearby import amounts_between
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger
    from linter.offsets import Span

_SIGNS = ("季度", "下半年", "月")
_MARK = regex(
    r"(?<![前至到—\-－–近比较同])(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?<![\d年])(?P<month>1[0-2]|[1-9])月份?(?!\d+[日号]))"
    r"(?![以之]?[来前后初末底中]|下旬|上旬|[至到—\-－–和、])"
)
_NOT_SOON = regex(r"计划|目标|任务|预[计算期]|拟|力争|[较比]|同期|年均|月均|季均|日均|平均|均值")
_PERIOD = regex(
    r"(?P<nine>前三季度)|(?P<half>[上下])半年|(?<!前)第?(?P<quarter>[一二三四])季度"
    r"|(?P<first>1[0-2]|[1-9])月?份?[至到—\-－–~～]+(?P<last>1[0-2]|[1-9])月"
    r"|(?:全年|年内|(?:19|20)\d\d年度?(?!\d|[前上下第一二三四末底初])|[今去本上当前]年度?(?![前上下第一二三四末底初]))"
)
_STOCK = regex(
    r"累计|[年季月期]末|[年月季]底|截至|余额|库存|在[册岗校建管院编]|现有|保有|拥有|占|率|每|人均|户均|亩均|最[多高低少]|以[上下]|超|日|其中|增幅|指数"
)
_OWN = regex(
    r"全年|[全我本][县市区镇乡村省校院局站]|当年|季度|共计?|分别|实现|完成|实际|已经?|累计|合计|总计|其中|分|看|则|仅|只有|又|再|约|为|达到?|是|有|了|回?[升增降减落]+[至到为]|接到|收到|受理|接收|接报|举办|开展|组织|接待|迎来|[，,、：:；;。和的从]"
)
_FEWEST, _HALVES = 2, (1, 7)
"""Seasons that tile a time, and the months in which a half of the year begins."""
_FARTHEST, _LONGEST = 120, 700
"""Characters from the whole to the first season, and over which the seasons are told."""
_ASIDE = regex("重复|去重|跨[年季月]|不含|剔除|退回|另有?|同时在|结转|上年未")


class _Season(NamedTuple):
    """A mark of a season and the months it names."""

    match: re.Match[str]
    kind: str
    months: frozenset[int]


def find_sums_of_seasons(ledger: Ledger) -> Iterator[Total]:
    """Every whole told for a time which the seasons told beside it tile, each with one number of its unit."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for block in ledger.by_block:
        span = ledger.document.blocks[block].span
        seasons = [_season(mark) for mark in _MARK.finditer(ledger.text, *span)]
        for every in _runs(seasons):
            for run, stop in _tiled(ledger, every):
                found = _of_run(ledger, span, run, stop, every=run is every)
                if found:
                    yield found


def _season(mark: re.Match[str]) -> _Season:
    if mark["month"]:
        return _Season(mark, "month", frozenset([int(mark["month"])]))
    return _Season(mark, "half" if mark["half"] else "quarter", _months(mark))


def _months(told: re.Match[str]) -> frozenset[int]:
    """The months of a half or a quarter of the year."""
    if told["half"]:
        return frozenset(range(1, 7) if told["half"] == "上" else range(7, 13))
    last = whole_number(told["quarter"]) * 3
    return frozenset(range(last - 2, last + 1))


def _runs(seasons: Sequence[_Season]) -> Iterator[list[_Season]]:
    """Seasons of one kind that follow one another without a gap."""
    run: list[_Season] = []
    for season in seasons:
        follows = run and season.kind == run[-1].kind and min(season.months) == max(run[-1].months) + 1
        near = run and season.match.start() - run[0].match.start() < _LONGEST
        if not (follows and near):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(season)
    if len(run) >= _FEWEST:
        yield run


def _tiled(ledger: Ledger, run: Sequence[_Season]) -> Iterator[tuple[Sequence[_Season], int]]:
    """A run and where the words of its last season end; of quarters also those that make a half of the year."""
    ends = [ledger.sentences[ledger.sentence_at(season.match.start())].span.end for season in run]
    yield run, ends[-1]
    if run[0].kind == "quarter" and len(run) > _FEWEST:
        for (at, season), later in pairwise(enumerate(run)):
            if min(season.months) in _HALVES:
                behind = [one.match.start() for one in run[at + _FEWEST :]]
                yield (season, later[1]), min([ends[at + 1], *behind])


def _of_run(ledger: Ledger, span: Span, run: Sequence[_Season], end: int, *, every: bool) -> Total | None:
    first = run[0].match
    stops = [*(season.match.start() for season in run[1:]), end]
    told = [amounts_between(ledger, season.match.end(), stop) for season, stop in zip(run, stops, strict=True)]
    if not all(told) or _ASIDE.search(ledger.text, max(span.start, first.start() - _FARTHEST), end):
        return None
    months = frozenset().union(*(season.months for season in run))
    unit = unit_name(told[0][0])
    parts = [next((one for one in numbers if unit_name(one) == unit), None) for numbers in told]
    values = [part for part in parts if part is not None]
    if len(values) < len(run) or any(not _is_part(part) for part in values):
        return None
    wholes = [
        one
        for one in _around(ledger, span, first.start(), values[-1].span.end)
        if unit_name(one) == unit and one.value > max(part.value for part in values) and not one.approximate
    ]
    said = total(part.interval for part in values)
    if any(one.interval.meets(said) for one in wholes):
        return None  # whatever the number is told of, the seasons come to it
    wholes = [one for one in wholes if tells_level(one.before[-16:]) and _months_of(ledger, one) == months]
    names = [
        _OWN.sub("", ledger.text[season.match.end() : part.span.start].rpartition("，")[2])
        for season, part in zip(run, values, strict=True)
    ]
    wholes = [one for one in wholes if not _in_list(one) and _named(ledger, one, names, values)]
    wholes = [one for one in wholes if every or _bare(ledger, one, values[0])]
    if not wholes:
        return None
    nearest = min(wholes, key=lambda one: abs(one.span.start - first.start()))
    return Total(nearest, tuple(values), (), False)


def _is_part(part: Quantity) -> bool:
    words = part.before[-16:]
    if part.approximate or part.value <= 0 or _STOCK.search(words) or _NOT_SOON.search(words):
        return False
    # 二季度升至1135件 tells a level; 二季度增加1135件 none.
    return tells_level(words) or TURNED.search(words) is not None


def _around(ledger: Ledger, span: Span, start: int, end: int) -> list[Quantity]:
    """The amounts before the first season, and those behind the last one's number."""
    before = amounts_between(ledger, max(span.start, start - _FARTHEST), start)
    return [*before, *amounts_between(ledger, end, min(span.end, end + _FARTHEST))]


def _months_of(ledger: Ledger, whole: Quantity) -> frozenset[int]:
    """The months for which a number is told, by the last time named before it in its sentence; 今年 is all the year."""
    lead = ledger.lead(whole)
    if _NOT_SOON.search(lead[-20:]) or _STOCK.search(whole.before.replace("累计", "")[-14:]):
        return frozenset()
    named = list(_PERIOD.finditer(lead))
    if not named:
        return frozenset()
    told = named[-1]
    if told["nine"]:
        return frozenset(range(1, 10))
    if told["half"] or told["quarter"]:
        return _months(told)
    if told["first"]:
        return frozenset(range(int(told["first"]), int(told["last"]) + 1))
    return frozenset(range(1, 13))


def _in_list(one: Quantity) -> bool:
    """True for 居民住宅17起、商场4起: a class beside others is no whole."""
    return one.text.startswith("、", one.span.end)


def _bare(ledger: Ledger, whole: Quantity, first: Quantity) -> bool:
    """True for 上半年合计187.8万人次, which no word but those of the seasons narrows: 下半年出口产值 has one more."""
    lead = ledger.lead(whole)
    *_, period = _PERIOD.finditer(lead)
    return set(_OWN.sub("", lead[period.end() :])) <= set(ledger.lead(first)) and not _ASIDE.search(lead)


def _named(ledger: Ledger, whole: Quantity, names: Sequence[str], parts: Sequence[Quantity]) -> bool:
    """True where the seasons are told in words of the whole."""
    since = min((whole.span.start - part.span.end for part in parts if part.span < whole.span), default=0)
    told = (ledger.lead(whole, since) if since else ledger.lead(whole)) + whole.after
    if any(not set(name) <= set(told) for name in names):
        return False
    nouns = [part.after for part in parts]
    return all(not noun or noun[:2] in told or one == other for noun in nouns for one, other in pairwise(nouns))
