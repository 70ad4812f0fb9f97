"""Named years: 去年同期的动员会于3月6日（星期一）召开, the year of a day told by a word some way before it."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - the facts are called dates here

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.ledger import Ledger
from linter.patterns import regex

_YEARS_ON = {
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "头年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "次年": 1,
    "翌年": 1,
    "下一年": 1,
}
_NAMED = regex(
    rf"(?P<year>{'|'.join(_YEARS_ON)})|[今本当同]年(?!度)|(?:19|20)\d\d年"
    r"|(?P<edition>上上?一?[届期]|(?:前[一几两]|往|历|首|下一?)届)|本届|[本这]一?期|本次"
)
_ONE_CLAUSE = regex("[^，,。；;：:、]{0,20}")
_EDITIONS = 6
"""Years back in which an earlier edition of a meeting may have been, and the next ones ahead."""


def fits_named_year(ledger: Ledger, date: DateFact, written: int) -> bool:
    """True where a day fell on the weekday `written` in the year that the last such word before it names.

    The year is counted from that of the day itself or of the signature; an edition may be of any year around it.
    """
    start = ledger.sentences[date.sentence].span.start
    named = list(_NAMED.finditer(ledger.text, start, date.span.start))
    if not named:
        return False
    word = named[-1]
    base = {day.year for day in (date.first, ledger.signing_date) if day} | {date.year or 0} - {0}
    if word["year"]:
        on = {_YEARS_ON[word["year"]]}
    elif word["edition"] and _ONE_CLAUSE.fullmatch(ledger.text, word.end(), date.span.start):
        on = set(range(1, _EDITIONS)) if word["edition"].startswith("下") else set(range(-_EDITIONS, 0))
    else:
        return False
    years = {year + by for year in base for by in on}
    return any(
        calendar.exists(year, date.month, date.day) and Day(year, date.month or 1, date.day or 1).weekday() == written
        for year in years
    )
