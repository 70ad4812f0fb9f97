"""Years behind the whole: 三年来共招录教师25人，其中2021年9人，2022年8人，2023年8人, for each measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.totals import Total
from linter.facts.parts.wholes import CHANGE
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PERIOD = regex(
    r"(?P<first>(?:19|20)\d\d)年?(?:—|－|-|–|~|～|至|到)+(?P<last>(?:19|20)\d\d)年(?!上半|前|第|[一二三四]季|\d{1,2}月|初|中)"
    r"|(?<=[近去这])(?P<recent>[三四五六七八九十]|\d{1,2})年"
    r"|(?<![第每\d])(?P<number>[三四五六七八九十]|\d{1,2})年(?=来|间|内|期间|共|累计)"
)
_ALL = regex("累计|共|总计|合计")
_YEAR = regex(r"((?:19|20)(?<!\d\d\d)\d\d)年(?!以[来前后]|[底末初]|至|到|—|-|－|第|上半|下半|\d{1,2}月)")
_OTHER = regex(
    r"计划|目标|预计|拟|力争|将|年末|年底|余额|达|现有|实有|平均|[人户年月均]均|占|[比较]|未|剩余|仍有|尚有|[存保]有"
    r"|在[册校岗编建办]|累计|截至|左右|以上"
)
"""What stands at a day, is planned or is a part: no year's share of a sum."""
_OWN = regex(r"全年|[全我本][县市区镇乡村省]|当年|共计?|分别|实现|完成|实际|已经?|其中|[，,、：:；;。和]|年|度")
_SECOND_ACT = regex("[和、或]|(?<!涉)及|(?<!参)与|改扩建|改建|扩建|续建|改造|投产|投用|培育|培养|提升|修缮|维修|迁建")
"""Of a whole that is of more than its years: 新建、改建学校46所，2021年新建8所."""
_COUNTED_TWICE = regex("重复|去重|跨年|次年|续建|多次|[两二]次|除外|不含|剔除|退出|结余|结转|未办结|本级")
_ONE_AGAIN = regex(
    "服务|惠及|帮扶|资助|覆盖|走访|检查|巡查|联系|参[加与训]|受益|救助|监测|[上入]榜|轮训|入选|慰问|扶持|支持|补贴"
)
"""What may be done to the same people and firms each year."""
_ONES = frozenset("人名户家个所村")
_LEADS = regex(
    r"[^\d，,。；;：:（(]{0,8}[，,。；;：:（(\s]*(?:其中|分年度看|分年看|逐年看|具体为|分别为|即|[全我本][县市区镇])?[，,：:]?"
)
_JOINED = regex(r"[、和及]")
_FEWEST = 3
_FARTHEST = 200
"""Characters before the first year, and behind the last, in which the whole and the numbers stand."""
_LONGEST = 1500
"""Characters over which the years are told."""
_MOST = 4
"""Measures of a whole that are told year by year."""


class _Stretch(NamedTuple):
    """What is told of one year."""

    year: int
    cells: tuple[tuple[str, Quantity], ...]
    """Each quantity with the words since the one before it."""


def find_sums_behind(ledger: Ledger) -> Iterator[Total]:
    """Every sum over years whose years, three or more in a row and all of them, follow it in its paragraph."""
    for run in _runs(list(_YEAR.finditer(ledger.text))):
        block = ledger.document.blocks[ledger.document.block_index(run[0].start())]
        if run[-1].end() <= block.span.end and block.kind != "cell":
            start = max(block.span.start, run[0].start() - _FARTHEST)
            end = min(block.span.end, run[-1].end() + _FARTHEST)
            first = ledger.quantity_index(start)
            last = ledger.quantity_index(end)
            yield from _of_run(ledger, start, end, ledger.quantities[first:last], run)


def _runs(marks: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Marks of years that follow one another without a gap, upwards."""
    run: list[re.Match[str]] = []
    for mark in marks:
        if run and (int(mark[1]) != int(run[-1][1]) + 1 or mark.start() - run[0].start() > _LONGEST):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(mark)
    if len(run) >= _FEWEST:
        yield run


def _of_run(
    ledger: Ledger, start: int, end: int, quantities: Sequence[Quantity], run: Sequence[re.Match[str]]
) -> Iterator[Total]:
    head = ledger.text[start : run[0].start()]
    periods = list(_PERIOD.finditer(head))
    if not periods or not _covers(periods[-1], run):
        return
    since = start + periods[-1].end()
    wholes = [one for one in quantities if since <= one.span.start < run[0].start()]
    if not 0 < len(wholes) <= _MOST or not _ALL.search(ledger.text, since, wholes[0].span.start):
        return
    if not _LEADS.fullmatch(ledger.text, wholes[-1].span.end, run[0].start()):
        return
    last = ledger.sentences[ledger.sentence_at(run[-1].start())].span.end
    ends = [*(mark.start() for mark in run[1:]), min(end, last)]
    years = [_stretch(ledger, quantities, mark, stop) for mark, stop in zip(run, ends, strict=True)]
    if all(not year.cells for year in years[:-1]):
        years = _respectively(years, wholes)
    said = ledger.text[since : run[0].start()]
    if _COUNTED_TWICE.search(ledger.text, since, ends[-1]) or any(_narrower(year, said) for year in years):
        return
    for whole in wholes:
        told = (
            ledger.text[since : wholes[0].span.end]
            if whole is wholes[0]
            else ledger.text[whole.clause.start : whole.span.end]
        )
        parts = _parts(whole, wholes, years, told + whole.after[:4])
        if not parts or whole.approximate or not whole.is_amount:
            continue
        again = whole.unit in _ONES and _ONE_AGAIN.search(said)
        if not again or sum(part.value for part in parts) < whole.value:
            yield Total(whole, tuple(parts), (), False)


def _narrower(year: _Stretch, said: str) -> bool:
    """True where what is told of a year first is no word of the whole: 事故36起, then 2021年发生道路交通事故13起."""
    return bool(year.cells) and not set(_OWN.sub("", year.cells[0][0])) <= set(said)


def _covers(period: re.Match[str], run: Sequence[re.Match[str]]) -> bool:
    """True where the run is of all the years that the words name."""
    if period["first"]:
        return int(period["first"]) == int(run[0][1]) and int(period["last"]) == int(run[-1][1])
    return len(run) == whole_number(period["recent"] or period["number"])


def _stretch(ledger: Ledger, quantities: Sequence[Quantity], mark: re.Match[str], stop: int) -> _Stretch:
    cells: list[tuple[str, Quantity]] = []
    at = mark.end()
    for quantity in quantities:
        if mark.end() <= quantity.span.start < stop:
            words = ledger.text[at : quantity.span.start]
            if cells and "其中" in words:
                break  # 2023年修建9座，其中2座在建
            cells.append((words, quantity))
            at = quantity.span.end
    return _Stretch(int(mark[1]), tuple(cells))


def _respectively(years: Sequence[_Stretch], wholes: Sequence[Quantity]) -> list[_Stretch]:
    """2021年、2022年、2023年分别招录5人、18人、8人: one number for each year, in their order."""
    cells = years[-1].cells
    if len(wholes) != 1 or len(cells) != len(years) or "分别" not in cells[0][0]:
        return []
    if any(not _JOINED.fullmatch(words) for words, _ in cells[1:]):
        return []
    return [_Stretch(year.year, (cell,)) for year, cell in zip(years, cells, strict=True)]


def _parts(whole: Quantity, wholes: Sequence[Quantity], years: Sequence[_Stretch], told: str) -> list[Quantity]:
    """The number of each year that is told in the words of the whole; empty where one lacks or there are others."""
    if sum(one.unit == whole.unit for one in wholes) != 1:
        return []
    found: list[Quantity] = []
    all_told = _ALL.search(told)
    for year in years:
        own = [(words, one) for words, one in year.cells if one.unit == whole.unit and one.kind == whole.kind]
        if len(own) != 1 or own[0][1].approximate:
            return []
        words = own[0][0]
        name = _OWN.sub("", words)
        if CHANGE.search(words) or _OTHER.search(words) or not set(name) <= set(told):
            return []
        if name and any(act[0] not in words for act in _SECOND_ACT.finditer(told, all_told.end() if all_told else 0)):
            return []
        found.append(own[0][1])
    return found
