"""Shorter periods: 前三季度房地产开发投资42.1亿元, where another sentence tells 38.6亿元 of the whole year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.year_values import year_value
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ShorterPeriod(NamedTuple):
    """A part of a year that is told to have brought more than all of it."""

    words: str
    """前三季度."""
    part: Quantity
    whole: Quantity


_PERIOD = regex(
    r"前(?:两|二|三|2|3)个?季度|一季度|[上下]半年|前(?:\d{1,2}|十一|[二两三四五六七八九十])个?月|(?:1|一)月?份?[—－~～\-至到]+(?:\d{1,2}|十一|[二三四五六七八九十])月份?"
    r"|截至(?:[本当]年|(?:19|20)\d\d年)?(?:\d{1,2}|十一|[二三四五六七八九十])月(?:末|底|份)?"
)
_WITHIN = regex(rf"第?[一二三四]季度|{_PERIOD.pattern}|(?<!\d)\d{{1,2}}月(?!底|末)")
_WHOLE_YEAR = regex("12|十二")
_OF_A_YEAR = regex(r"全年|(?:19|20)\d\d年(?![底末初前])|[今去上本当]年|年度|年内")
"""What tells that a figure is of a year: without it, it may be of a campaign, or of a day."""
_STOCK = regex(
    "利润|结余|余额|净|率|均|库存|存量|人口|价|差$|盈|保有|存款|贷款|人数|户数|数量|在[校建册编岗职]|总数|债|规模|面积|市值"
)
"""What may fall while a year goes on."""
_SIGNS = ("季度", "半年", "月")


def _sentence_before(ledger: Ledger, one: Quantity) -> str:
    """The words before a number from the full stop on, with those that head its paragraph: 五、11月计划。完成投资."""
    words = ledger.text[ledger.paragraph(one).start : one.span.start]
    heading = words.partition("。")[0]
    return (heading if len(heading) <= _HEADING else "") + words.rpartition("。")[2]


_HEADING = 16
"""Characters of a sentence that heads its paragraph."""


def find_shorter_periods(ledger: Ledger) -> Iterator[ShorterPeriod]:
    """Every part of a year that is told to bring more than another sentence tells of the year, under its full name."""
    for part in ledger.quantities:
        if not part.is_amount or part.value <= 0 or part.approximate:
            continue
        lead = ledger.lead(part)
        if not any(sign in lead for sign in _SIGNS) or _STOCK.search(lead):
            continue
        periods = list(_PERIOD.finditer(lead))
        if len(periods) != 1 or _WHOLE_YEAR.search(YEAR_NAMED.sub("", periods[0].group())):
            continue
        year = "".join(YEAR_NAMED.findall(periods[0].group()))
        words = lead[: periods[0].start()] + year + lead[periods[0].end() :]
        whole = year_value(ledger, part, words)
        if whole is None:
            continue
        before = _sentence_before(ledger, whole)
        if _WITHIN.search(before) or not _OF_A_YEAR.search(before):
            continue  # 第二季度发现11处, and 18处 in the half-year; 行动期间抽检860批次 is of no year
        if part.interval.low > whole.interval.high and not LevelYears(ledger).apart(part, whole):
            yield ShorterPeriod(periods[0].group(), part, whole)
