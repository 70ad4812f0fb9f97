"""Years on: 市场2009年建成投用, and further on in the paragraph 投用18年来: counted from the only year it began in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.date_pieces import numeral
from linter.kinds.dates._lengths import value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FOUNDED = "成立|创办|创建|创立|创刊|[建设][校院厂站馆所]|建[社园店团队市县台]|始建|建(?=于)|组建|开办|挂牌|设立"
_OPENED = "建成|投用|投入使用|投入运[行营]|启用|通车|通航|开馆|开园|开业|开诊|投产|运营|开通|落成|竣工"
_IN_FORCE = "施行|实施|生效"
_CAREERS = (
    "从艺|学艺|学戏|登台|入行",
    "从教|任教|执教|当教师",
    "从医|行医|当医生",
    "入党|加入中国共产党",
    "入伍|参军|从军",
    "参加工作|参工",
)
_BEGINNINGS = (_FOUNDED, _OPENED, _IN_FORCE, *_CAREERS)
"""Beginnings that one year may be counted from under another name: 创办于1953年, 建校70周年."""
_YEAR = r"(?<!\d)(?P<year@>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_BEGUN = tuple(
    regex(
        rf"{_YEAR.replace('@', '')}(?:[上下]半年|[初底末春秋夏冬])?"
        r"(?:起|开始|正式|[由经在][^，,。；\d]{2,12})*"
        rf"(?:[^，,。；\d的、]{{0,8}}?)(?:{words})"
        rf"|(?:{words})(?:于|时间[为是]|在){_YEAR.replace('@', '_b')}"
    )
    for words in _BEGINNINGS
)
_SIGN = regex("周年|年来|年间|年头|年里|载|春秋|寒暑|已有?[一-鿿\\d]{1,3}年|满[一-鿿\\d]{1,3}年|走过[一-鿿\\d]{1,4}年")
_NUMBER = r"(?<![第近约\d])(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})"
_ON = regex(
    rf"(?P<front>[^，,。；;：:、\n\d]{{0,16}}?)(?P<began>{'|'.join(_BEGINNINGS)})"
    r"(?:以来|至今|迄今|后|的)?[，,]?(?:[这已共整]|整整|走过|走过了|历经|刚好|恰好|正好|届满|即将?|迎来|将|满)*"
    rf"{_NUMBER}(?P<unit>周年|个年头|年(?=[来间里]|[，,。；的]))(?![余多])"
)
_GONE_BY = (
    regex(
        r"(?:^|[，,。；;])(?P<front>[^，,。；;：:、\n\d]{0,10}?)(?:走过|历经|[至迄距]今)(?:了|已经?|有|整整|风雨|的)*"
        rf"{_NUMBER}(?P<unit>个年头|载|个?春秋|个?寒暑|年)(?![余多来])"
    ),
    regex(
        r"(?:^|[，,。；;])(?P<front>[^，,。；;：:、\n\d]{0,4}?)"
        rf"{_NUMBER}(?P<unit>载|个年头|个?春秋|个?寒暑)(?![余多以])"
    ),
)
"""至今已57年: of what began in the only year told before."""
_SINCE_THEN = regex("[迁改扩续搬复并]|重[建组修]|从事|任|参加|加入|来到|开始")
"""What else years may be counted from."""
_FILLED = regex(
    r"[一-鿿]{0,10}[为给][他她其]|[今当]年|将|正值|恰逢|适逢|隆重|举[办行]|迎来|庆祝|开展|纪念|自从?|在|从|正式|[学医]校?院?|[校院厂馆站所社团]里|公司|[全本该我][一-鿿]{1,3}|了|是|为|其|时值|截至(?:目前)?|其中|至今|到|已|全面|建成"
)
"""Words before the beginning that name nobody else."""
_REACH = 260
"""Characters from the year of the beginning to the years told on."""
_FEWEST = 2
"""Years from which a number of them may be compared."""


class YearsOn(NamedTuple):
    """Years counted from a beginning, and the year of that beginning."""

    number: Span
    stated: int
    begun: Span
    begun_in: int
    now: int
    """The latest year that the paragraph or the signature tells."""


def find_years_on(ledger: Ledger) -> Iterator[YearsOn]:
    """Every number of years that no year of the paragraph, nor that of the signature, makes of its only beginning."""
    if not _SIGN.search(ledger.text):
        return
    for match in _lengths(ledger.text):
        stated = value_of(match["n"])
        if stated is None or stated < _FEWEST:
            continue
        block = ledger.document.blocks[ledger.document.block_index(match.start("n"))].span
        at = match.end("front")
        floor = max(block.start, at - _REACH)
        begun = list(_beginnings(ledger.text, floor, at, match.groupdict().get("began")))
        years = {_year_of(one) for one in begun}
        if len(years) != 1:
            continue
        one, (year,) = begun[0], years
        if not _same_subject(ledger.text[floor : one.end()], match["front"]):
            continue
        nows = _nows(ledger, block, year)
        if not nows or any(abs(now - year - int(stated)) <= 1 for now in nows):
            continue
        group = "year" if one["year"] else "year_b"
        number = Span(match.start("n"), match.end("unit"))
        yield YearsOn(number, int(stated), Span(one.start(group), one.end(group) + 1), year, max(nows))


_LENGTH = regex(rf"(?=[\d一二三四五六七八九十百]){_NUMBER}(?:周年|个年头|年(?=[来间里，,。；的])|载|个?春秋|个?寒暑)")
_LEAD = 48
"""Characters before a number of years in which its beginning is named."""


def _lengths(text: str) -> Iterator[re.Match[str]]:
    """Every number of years with what it is counted from; the number is looked for first, as it is rare."""
    for length in _LENGTH.finditer(text):
        for way in (_ON, *_GONE_BY):
            found = way.finditer(text, max(0, length.start() - _LEAD), length.end() + 1)
            yield from (match for match in found if match.start("n") == length.start("n"))


def _beginnings(text: str, floor: int, at: int, began: str | None) -> Iterator[re.Match[str]]:
    """The beginnings of the sort named again; where none is named, all, if nothing else can be counted from."""
    if began:
        sort = next(sort for sort, words in enumerate(_BEGINNINGS) if re.fullmatch(words, began))
        yield from _BEGUN[sort].finditer(text, floor, at)
    elif _SINCE_THEN.search(text, floor, at) is None:
        for way in _BEGUN:
            yield from way.finditer(text, floor, at)


def _year_of(match: re.Match[str]) -> int:
    return int(match["year"] or match["year_b"])


def _same_subject(before: str, front: str) -> bool:
    """True where nothing but the name told with the beginning stands before it again."""
    named = _FILLED.sub("", front)
    return not named or named in before


_LONGEST_TITLE = 60
_TOLD = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")


def _nows(ledger: Ledger, block: Span, year: int) -> set[int]:
    """The years in which the text may be told: those of the paragraph behind the beginning, title's and signature's."""
    title = ledger.document.blocks[0].span
    spans = (block, title) if title.end - title.start <= _LONGEST_TITLE else (block,)
    told = {numeral(one["year"]) for span in spans for one in _TOLD.finditer(ledger.text, *span)}
    if ledger.signing_date:
        told.add(ledger.signing_date.year)
    if not {one for one in told if one > year}:
        told = {numeral(one["year"]) for one in _TOLD.finditer(ledger.text)}
    return {one for one in told if one > year}
