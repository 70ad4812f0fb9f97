"""The edition of one year: 举办第四届大赛 in the work of 2023, and 2023年10月第三届大赛 where it is looked back at.

What is held once a year has one number in it, and the year is told, by the sentence, its headings or the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts.names.titles import find_title_year
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.kinds.facts._recalled_edition import one_event
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_WHOSE = "(?P<whose>(?:[全我本][国省市县区州盟旗镇乡校]|[一-鿿]{2,3}[省市县区州盟旗镇乡]))?(?:的)?"
_EDITION = (
    rf"{_WHOSE}第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})届"
    r"(?P<name>[一-鿿“”—·]{2,20}?(?:节|[大竞比联球]赛|展(?!览会)|论坛|运动会|博览会|展览会|交易会|洽谈会|推介会|年会|峰会"
    r"|[茶花庙灯农文旅][博会业]会?|马拉松|嘉年华|大典))"
)
_ANY = regex(_EDITION)
_DATED = regex(rf"(?P<year>20\d\d)年(?:度)?(?P<month>\d{{1,2}}月)?(?:\d{{1,2}}日)?[^，,。；;\n第\d]{{0,10}}?{_EDITION}")
_HELD = regex(
    rf"(?:举办|举行|承办|主办|组织|开展|办好|召开)(?:了|的)?[^，,。；;\n第\d]{{0,8}}?{_EDITION}"
    rf"|{_EDITION.replace('P<', 'P<h')}[^，,。；;\n\d第]{{0,12}}?(?:成功|圆满|顺利|隆重|如期|盛大)"
    "(?:举办|举行|召开|闭幕|落幕|开幕)"
)
_OTHERWISE = regex(
    "拟|将(?:于|在|举)|计划|筹[备办]|申办|明年|[去上前]年|[上往历前][一几两]?届|下一?届|曾|此前|先后|连续|相比|推迟|延期|补办|顺延"
)
_AHEAD = regex("打算|下一?步|今后|明年|来年")
_HEADS_PLANS = regex("打算|计划|下一?步|思路|今后|明年|安排|目标|建议|谋划")
_BACK = 600
"""Characters before a sentence in which its section may turn to what is to be done."""
_YEAR = regex(r"(?P<year>20\d\d)年")
_MONTH = regex(r"(?<!\d)(\d{1,2}月)")
_LEAD = 40
"""Characters before an edition in which its sentence tells the year."""


class _Edition(NamedTuple):
    """An event with its number and the time it is told for."""

    span: Span
    number: int | None
    name: str
    whose: str
    year: str
    month: str


def edition_of_year(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The edition told as held in a year, that which the text dates in this year, and the name of both."""
    text = ledger.text
    if text.count("届") < _PAIR:
        return
    dated = [_edition(match, "", match["year"], match["month"] or "") for match in matches_on_lines(_DATED, "届", text)]
    held = [*_held(ledger)] if dated else []
    for back in dated:
        of_it = [one for one in held if one.year == back.year and _one_event(one, back)]
        numbers = {one.number for one in of_it}
        if len(numbers) != 1 or back.number in numbers:
            continue
        # 1月补办第三届，12月举办第四届: two of them in one year.
        months = {one.month for one in of_it} - {""}
        if (back.month and months and back.month not in months) or _together(ledger, of_it, back):
            continue
        if _known(ledger, back) == {back.number, *numbers}:
            yield of_it[0].span, back.span, back.name.strip("“”")


_PAIR = 2


def _held(ledger: Ledger) -> Iterator[_Edition]:
    """The editions that are told as held, each with the year of its sentence, its headings or the title."""
    for match in matches_on_lines(_HELD, "届", ledger.text):
        form = "" if match["number"] else "h"
        sentence = ledger.sentences[ledger.sentence_at(match.start(f"{form}number"))].span
        start = max(sentence.start, match.start() - _LEAD)
        if _OTHERWISE.search(ledger.text, start, sentence.end):
            continue
        month = _MONTH.findall(ledger.text, sentence.start, match.start(f"{form}number"))[-1:]
        yield _edition(match, form, _year(ledger, sentence, match.start(f"{form}number")), "".join(month))


def _year(ledger: Ledger, sentence: Span, at: int) -> str:
    """The one year told before a place in its sentence, or in the nearest heading with a year, or in the title."""
    told = _YEAR.findall(ledger.text, sentence.start, at)
    if told:
        return str(told[-1])
    headings = ledger.section_of(ledger.sentences[ledger.sentence_at(at)].block)
    begins = max(headings[-1].span.start if headings else 0, sentence.start - _BACK)
    if _AHEAD.search(ledger.text, begins, at) or any(_HEADS_PLANS.search(ledger.read(one.span)) for one in headings):
        return ""  # 下一步，举办第七届: what is to be held is not that of the year reported on
    for heading in reversed(headings):
        named = set(_YEAR.findall(ledger.read(heading.span)))
        if named:
            return str(min(named)) if len(named) == 1 else ""
    title = find_title_year(ledger)
    return ledger.read(title)[:4] if title else ""


def _edition(match: re.Match[str], form: str, year: str, month: str) -> _Edition:
    span = Span(match.start(f"{form}number") - 1, match.end(f"{form}number") + 1)
    return _Edition(
        span, whole_number(match[f"{form}number"]), match[f"{form}name"], match[f"{form}whose"] or "", year, month
    )


def _one_event(one: _Edition, other: _Edition) -> bool:
    """True for one name, of one place as far as both tell it; 全市 may be any 市."""
    if one.whose and other.whose and one.whose[-2:] != other.whose[-2:]:
        own = {one.whose[0], other.whose[0]} & set("全我本")
        if not own or one.whose[-1] != other.whose[-1]:
            return False
    return one_event(one.name.strip("“”"), other.name.strip("“”"))


def _together(ledger: Ledger, ones: Sequence[_Edition], other: _Edition) -> bool:
    """True where one sentence names both."""
    at = ledger.sentence_at(other.span.start)
    return any(ledger.sentence_at(one.span.start) == at for one in ones)


def _known(ledger: Ledger, back: _Edition) -> set[int | None]:
    """The numbers under which the text names the event: more than two are its history."""
    found = (_edition(match, "", "", "") for match in matches_on_lines(_ANY, "届", ledger.text))
    return {one.number for one in found if _one_event(one, back)}
