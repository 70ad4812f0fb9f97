"""Earlier years: a day told without its year that the text places in the year before that of the signature."""

from __future__ import annotations

from datetime import date as day

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.dates.examined import is_examined
from linter.kinds.dates._answering import ON_FINDINGS
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TWO_YEARS = regex(r"(?<!\d)(?P<from>20\d\d)年?度?(?:[—–－~～/-]{1,2}|至|到)(?P<to>20\d\d)(?!\d)")
_FOUND = regex(r"(?:指出|发现|查明|查实|认定|反映|通报|举报|检查出|披露)(?:了|的|如下)?[^。；;]{0,12}$")
_WHEN_IT_WAS = regex(r"[^，,。；;]{0,16}(?:期间|当[日天]|时)?(?:发生|产生|形成|支出|列支|购买|采购)(?:的|[，,。；;])")
_IS_OF = regex("(?:系|均为|属于?|源于|源自)(?:在|于)?$")
_LONGEST = 400
"""Days of a season or a working year that runs over the turn of the year."""


def of_an_earlier_year(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True where a day behind the signature can be of the year before it, by its title, its season or its story."""
    start = date.ends[0] if date.ends else date
    if start.year_source in ("said", "word") or start.first is None or start.year != signed.year:
        return False
    if start.weekday is not None and start.first.weekday() != start.weekday:
        return True  # 10月21日（星期一）: on that day of the week it was in another year
    return (
        _in_two_years(ledger, signed)
        or _in_a_season(ledger, start, signed)
        or _goes_on_this_year(ledger, start, signed)
        or _was_found(ledger, start, signed)
        or _up_to_the_turn(ledger, signed)
        or _among_others(ledger, start, signed)
        or _in_its_time(ledger, start, signed)
    )


def _among_others(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for 其中4月28日移交86件、6月12日移交57件, signed in February: a slip leads one day astray, no row."""
    for one in ledger.dates_in(ledger.sentences[date.sentence].span):
        if one.year_source == "said" or not one.day or not calendar.exists(signed.year, one.month, one.day):
            continue
        if (day(signed.year, one.month or 1, one.day) - signed).days > _SLIP:
            return True
    return False


_SLIP = 90
"""Days behind the signature to which no slip leads: a day so far off in the same sentence is of the year before."""


def _in_its_time(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for 巡视期间…4月28日移交 where the text tells before, with its year, of a time that holds the day."""
    sentence = ledger.sentences[date.sentence].span
    if "期间" not in ledger.text[sentence.start : date.span.start]:
        return False
    if not calendar.exists(signed.year - 1, date.month, date.day):
        return False
    then = day(signed.year - 1, date.month or 1, date.day or 1)
    return any(
        one.ends and one.year_source == "said" and one.first and one.last and one.first <= then <= one.last < signed
        for one in ledger.dates_in(Span(0, date.span.start))
    )


def _in_two_years(ledger: Ledger, signed: day) -> bool:
    """True for 2023—2024学年工作总结, signed in 2024."""
    two = _TWO_YEARS.search(ledger.identity.title)
    return two is not None and (int(two["from"]), int(two["to"])) == (signed.year - 1, signed.year)


def _up_to_the_turn(ledger: Ledger, signed: day) -> bool:
    """True where a report of the first months tells, without the year, how things stood: 截至12月31日."""
    return signed.month <= _FIRST_MONTHS and any(
        (one.relation, one.month, one.day) == ("as-of", 12, 31) and one.year_source != "said" for one in ledger.dates
    )


_FIRST_MONTHS = 4


def _in_a_season(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for 12月5日 behind 2023年5月1日至2024年4月30日 in its paragraph."""
    if ON_FINDINGS.search(ledger.identity.title) or not calendar.exists(signed.year - 1, date.month, date.day):
        return False
    then = day(signed.year - 1, date.month or 1, date.day or 1)
    block = ledger.paragraph(date)
    return any(
        one.ends
        and one.first
        and one.last
        and one.first <= then <= one.last <= signed
        and (one.last - one.first).days <= _LONGEST
        and not is_examined(ledger.text, one.span)
        for one in ledger.dates_in(Span(block.start, date.span.start))
    )


def _goes_on_this_year(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for 10月26日播种，今年6月8日收割: what follows up to the full stop is told as of the next year."""
    block = ledger.paragraph(date)
    stop = ledger.text.find("。", date.span.end, block.end)
    return any(
        one.first is not None
        and one.day
        and one.first.month < (date.month or 0)
        and (
            ledger.read(one.span).startswith(("次年", "翌年"))
            or (one.year_source == "word" and one.year == signed.year and one.first <= signed)
        )
        for one in ledger.dates_in(Span(date.span.end, stop if stop >= 0 else block.end))
    )


def _was_found(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for what a report of March found, 指出：某镇10月26日发放补贴, and for 系10月26日会议期间发生."""
    sentence = ledger.sentences[date.sentence].span
    lead = ledger.text[sentence.start : date.span.start]
    if _IS_OF.search(lead) and _WHEN_IT_WAS.match(ledger.text, date.span.end, sentence.end):
        return True
    if not _FOUND.search(lead):
        return False
    return any(
        one.year_source == "said" and one.day and one.first and date.first and one.first < date.first
        for one in ledger.dates_in(Span(sentence.start, date.span.start))
    )
